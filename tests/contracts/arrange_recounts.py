"""A day off announced late: recounts that work, and ones that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.commitments.actions.recounting import QUIET
from hoiam.notices.actions import Letter
from hoiam.rules import actions as rules
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def _decided(at: datetime) -> Cast:
    """One open clock, and a day inside it that was made a day off."""
    cast = make_cast()
    before = at - QUIET - timedelta(hours=1)
    cast.receive(at=before)
    rules.override_day(
        day=date(2026, 10, 7), working=False, reason="bão", decision="Công điện 88",
        by=cast.actor("administrator"), at=before,
    )  # fmt: skip
    return cast


def _acts(at: datetime) -> Acts:
    cast = _decided(at)
    given: dict[str, Any] = {"at": at}
    return Acts(
        works=given | {"by": cast.actor("system")}, refused=given | {"by": cast.actor("leader")}
    )


@arrange("commitments.recount")
def recount_clocks(at: datetime) -> Acts:
    return _acts(at)


@arrange("cases.recount")
def recount(at: datetime) -> Acts:
    return _acts(at)


@arrange("notices.queue_all")
def queue_all(at: datetime) -> Acts:
    letter = Letter(
        template="cases.recounted", about=("case", "LC-1"), recipient="voice/v-1",
        subject="Hạn mới", text="Hạn mới là 19/10/2026.", email="", phone="",
    )  # fmt: skip
    works = {"letters": [letter], "by": make_cast().actor("system"), "at": at}
    return Acts(works, None, "the part above has chosen whom to tell; a message harms nobody")
