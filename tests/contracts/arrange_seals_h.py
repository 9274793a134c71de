"""Lists of who may receive, keys of handlers, recovery, and the road into the register: acts that
work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from hoiam.core import calendar
from hoiam.denunciations import actions as denunciations
from hoiam.denunciations.actions import Signed
from hoiam.seals.actions import Rewrapped
from hoiam.seals.models import SealedCase
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.seals.listed import KEY, LOCKED, SECOND, Listing, recipient, with_key
from tests.seals.sealed import Letter, declared, wrapped


def _cast() -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


def _acts(cast: Cast, at: datetime, by: str, refused: str, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts({**given, "by": cast.actor(by, at=at)}, {**given, "by": cast.actor(refused, at=at)})


def _sealed(cast: Cast, at: datetime) -> tuple[Letter, SealedCase]:
    Listing(cast).published(at=at - timedelta(hours=1))
    letter = Letter(officers=cast.officers)
    case = letter.sent(at=at).case
    declared(cast, case, "expert", at=at)
    return letter, case


@arrange("seals.publish_list")
def publish_list(at: datetime) -> Acts:
    cast = _cast()
    return _acts(cast, at, "administrator", "leader", note=Listing(cast).note)


@arrange("seals.keep_key")
def keep_key(at: datetime) -> Acts:
    return _acts(_cast(), at, "clerk", "administrator", recipient=recipient("clerk"), locked=LOCKED)


@arrange("seals.keep_second")
def keep_second(at: datetime) -> Acts:
    cast = _cast()
    with_key(cast, "clerk", at=at)
    return _acts(cast, at, "clerk", "handler", recipient=recipient("clerk"), second=SECOND)


@arrange("seals.retire_key")
def retire_key(at: datetime) -> Acts:
    cast = _cast()
    return _acts(cast, at, "clerk", "handler", officer=with_key(cast, "clerk", at=at))


@arrange("seals.recover")
def recover(at: datetime) -> Acts:
    cast = _cast()
    letter, case = _sealed(cast, at)
    to = [recipient("expert"), recipient("recovery")]
    rewrapped = Rewrapped(
        1, "keys-lost", "", (cast.officers["expert"].code,),
        ((letter.new().content_recipient, wrapped(letter.content, to)),),
    )  # fmt: skip
    return _acts(cast, at, "system", "expert", case=case, rewrapped=rewrapped)


def _signed(at: datetime) -> Signed:
    return Signed("sign", calendar.day_of(at), "s")


@arrange("denunciations.register_signed")
def register_signed(at: datetime) -> Acts:
    cast = _cast()
    _, case = _sealed(cast, at)
    return _acts(cast, at, "expert", "leader", case=case, signed=_signed(at))


@arrange("seals.open_entries")
def open_entries(at: datetime) -> Acts:
    """The room above asks who may; what was never signed is refused."""
    cast = _cast()
    _, case = _sealed(cast, at)
    by = cast.actor("expert", at=at)
    denunciations.register_signed(case=case, signed=_signed(at), by=by, at=at)
    other = Letter(officers=cast.officers).sent(at=at).case
    given = {"by": by, "at": at}
    return Acts({**given, "case": SealedCase.objects.get(pk=case.pk)}, {**given, "case": other})
