"""Acts on personal data that work, and ones that are refused."""

from datetime import datetime

from hoiam.protection.erasures import Entry, Erasure
from tests.cast import make_cast
from tests.contracts.arrangements import Acts, arrange


@arrange("protection.replay")
def replay(at: datetime) -> Acts:
    cast = make_cast()
    voice = cast.receive(at=at).accepted.voice
    entries = [Entry(1, Erasure("voice", voice.code, ("contact",), at.date(), "a-1"))]
    given = {"entries": entries, "at": at}
    return Acts(
        works={**given, "by": cast.actor("system")}, refused={**given, "by": cast.actor("leader")}
    )
