"""Acts on what is owed that work, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.accounts import actions as accounts
from hoiam.commitments import actions
from hoiam.commitments.actions import Outcome, Paper
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Act, Fact
from hoiam.rules import queries as rules
from tests.cast import Cast, make_cast
from tests.commitments.matters import matter
from tests.contracts.arrangements import Acts, arrange

ABOUT = ("case", "LC-1")
DAY = date(2026, 10, 2)
LATER = date(2027, 2, 1)
DONE = Outcome(result="Đã thay cống")


def _owed(cast: Cast, at: datetime) -> Commitment:
    return actions.promise(
        about=ABOUT, unit=cast.units["commune-office"], assigned_by=cast.units["commune-ubnd"],
        what="Thay cống", due_on=date(2026, 12, 1), paper=Paper(), by=cast.actor("handler"), at=at,
    )  # fmt: skip


def _acts(cast: Cast, who: str, at: datetime, **arguments: Any) -> Acts:
    """The named officer may; one of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor(who)}, refused={**given, "by": cast.actor("stranger")}
    )


@arrange("commitments.start_clock")
def start_clock(at: datetime) -> Acts:
    cast = make_cast()
    unit = cast.units["commune-office"]
    rule = rules.answer_rule(
        kind="feedback", field=cast.fields["roads"], area=cast.units["commune"], day=DAY
    )
    works = {
        "kind": CommitmentKind.ANSWER, "about": ABOUT, "unit": unit, "assigned_by": unit,
        "what": "Trả lời", "rule": rule, "event": "ngày nhận", "day": DAY,
        "days": rules.calendar_on(), "by": cast.actor("system"), "at": at,
    }  # fmt: skip
    # Of a year whose holidays nobody knows, no date is computed.
    return Acts(works, works | {"day": date(1900, 1, 1)})


@arrange("commitments.carry_over")
def carry_over(at: datetime) -> Acts:
    cast = make_cast()
    unit = cast.units["commune-office"]
    works = {
        "kind": CommitmentKind.ANSWER, "about": ABOUT, "unit": unit, "assigned_by": unit,
        "what": "Trả lời", "source": "Sổ giấy", "began_on": None, "due_on": date(2020, 1, 1),
        "by": cast.actor("handler"), "at": at,
    }  # fmt: skip
    # A date that stands for "never" in another system is no date.
    return Acts(works, works | {"due_on": date(9999, 12, 31)})


@arrange("commitments.promise")
def promise(at: datetime) -> Acts:
    cast = make_cast()
    works = {
        "about": ABOUT, "unit": cast.units["commune-office"],
        "assigned_by": cast.units["commune-ubnd"], "what": "Thay cống", "due_on": LATER,
        "paper": Paper(), "by": cast.actor("handler"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"due_on": DAY})


@arrange("commitments.take_on")
def take_on(at: datetime) -> Acts:
    cast = make_cast()
    works = {
        "kind": CommitmentKind.CONCLUSION, "about": ("conclusion", "KL-1"),
        "unit": cast.units["commune-office"], "assigned_by": cast.units["commune-ubnd"],
        "what": "Thay cống", "due_on": LATER, "paper": Paper(), "owed_to": TO_PUBLIC,
        "helpers": (cast.units["department"],), "by": cast.actor("leader"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"due_on": DAY})


@arrange("commitments.assign")
def assign(at: datetime) -> Acts:
    cast = make_cast()
    officer = cast.officers["handler"]
    return _acts(cast, "leader", at, commitment=_owed(cast, at), officer=officer)


@arrange("commitments.assign_all")
def assign_all(at: datetime) -> Acts:
    cast = make_cast()
    officer = cast.officers["handler"]
    return _acts(cast, "leader", at, rows=[_owed(cast, at)], officer=officer)


@arrange("commitments.reown")
def reown(at: datetime) -> Acts:
    """Its owner has been away since this morning."""
    cast = make_cast()
    owed = _owed(cast, at)
    officer, leader = cast.officers["handler"], cast.actor("leader")
    actions.assign(commitment=owed, officer=officer, by=leader, at=at)
    accounts.write_absence(
        officer=officer, unit=owed.unit, stand_in=cast.officers["clerk"],
        valid_from=calendar.day_of(at), valid_to=None, by=leader, at=at,
    )  # fmt: skip
    works = {"commitment": owed, "by": cast.actor("system"), "at": at}
    return Acts(works, works | {"by": leader})


@arrange("commitments.move")
def move(at: datetime) -> Acts:
    cast = make_cast()
    owed, ended = _owed(cast, at), _owed(cast, at)
    actions.fulfil(commitment=ended, outcome=DONE, by=cast.actor("handler"), at=at)
    works = {
        "commitment": owed, "unit": cast.units["department"], "by": cast.actor("handler"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"commitment": ended})


@arrange("commitments.ask_new_date")
def ask_new_date(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "handler", at, commitment=_owed(cast, at), due_on=LATER, reason="chờ vật tư")


@arrange("commitments.accept_new_date")
def accept_new_date(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "leader", at, commitment=_owed(cast, at), due_on=LATER, reason="chờ vật tư")


@arrange("commitments.decline_new_date")
def decline_new_date(at: datetime) -> Acts:
    cast = make_cast()
    owed = _owed(cast, at)
    actions.ask_new_date(
        commitment=owed, due_on=LATER, reason="chờ vật tư", by=cast.actor("handler"), at=at
    )
    return _acts(cast, "leader", at, commitment=owed, reason="vật tư đã có")


@arrange("commitments.fulfil")
def fulfil(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "handler", at, commitment=_owed(cast, at), outcome=DONE)


@arrange("commitments.leave_undone")
def leave_undone(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "leader", at, commitment=_owed(cast, at), outcome=Outcome("Không làm nữa"))


@arrange("commitments.merge")
def merge(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "handler", at, commitment=_owed(cast, at), into="LC-2")


@arrange("commitments.reopen")
def reopen(at: datetime) -> Acts:
    cast = make_cast()
    owed = _owed(cast, at)
    actions.fulfil(commitment=owed, outcome=DONE, by=cast.actor("handler"), at=at)
    return _acts(cast, "leader", at, commitment=owed, reason="chưa xong")


@arrange("commitments.succeed")
def succeed(at: datetime) -> Acts:
    cast = make_cast()
    works = {
        "commitment": _owed(cast, at), "former": cast.units["commune-office"],
        "unit": cast.units["other-office"], "by": cast.actor("system"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"former": cast.units["department"]})


@arrange("commitments.record_fact")
def record_fact(at: datetime) -> Acts:
    cast = make_cast()
    told = Fact(DAY, Act.RECEIVED)
    return _acts(cast, "handler", at, matter=matter(cast), fact=told, paper_on=None, reason="")


@arrange("commitments.cancel_fact")
def cancel_fact(at: datetime) -> Acts:
    cast = make_cast()
    of = matter(cast)
    wrong = actions.record_fact(
        matter=of, fact=Fact(DAY, Act.RECEIVED), paper_on=None, reason="",
        by=cast.actor("handler"), at=at,
    )  # fmt: skip
    return _acts(cast, "leader", at, matter=of, number=wrong.fact.number, reason="Gõ nhầm")
