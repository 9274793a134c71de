"""Open work of an abolished body goes to its successor: same date, old name kept, people told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import dockets, inherited, policies, queries, telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.handling import withdraw_approval
from hoiam.cases.actions.succession_of_dockets import succeed_docket
from hoiam.cases.models import Case, HandOver
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import CommitmentKind
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.units import actions as unit_actions
from hoiam.units import queries as units
from hoiam.units.models import Unit

REASON = "{unit} kết thúc từ ngày {day}, đơn vị này kế thừa"


@dataclass(frozen=True, slots=True)
class Settled:
    """How many cases and dockets passed on, and how many wait for a person to choose a successor."""

    moved: int
    waiting: int


@transaction.atomic
def settle_succession(*, unit: Unit, by: Actor, at: datetime) -> Settled:
    """Pass on what a body left open when it ended. What has several possible successors waits
    for a person."""
    policies.check_can_settle(by)
    day = _ended_by(unit, at)
    left = inherited.left_open_by(unit, day)
    desk = units.successor_for("desk", unit.code, unit, day)
    kept = inherited.kept_at_desk(unit) if desk is not None else Case.objects.none()
    heirs = units.successors_for("case", [(case.code, unit) for case in left], day)
    movable = [case for case in left if heirs[case.code] is not None]
    led_on = list(dockets.left_open(day).filter(unit=unit).order_by("pk"))
    lead = units.successors_for(dockets.ABOUT, [(one.code, unit) for one in led_on], day)
    if not movable and not kept.exists() and not any(lead.values()):
        raise WrongState("cases.nothing-to-pass-on", unit=unit.name)
    for case in movable:
        succeed(case=case, former=unit, unit=heirs[case.code] or unit, by=by, at=at)
    for case in kept.select_for_update(of=("self",)).order_by("pk"):
        case.desk = desk
        case.save(update_fields=["desk"])
    for docket in led_on:
        if (heir := lead[docket.code]) is not None:
            succeed_docket(docket=docket, unit=heir, by=by, at=at)
    moved = len(movable) + sum(heir is not None for heir in lead.values())
    settled = Settled(moved=moved, waiting=len(left) + len(led_on) - moved)
    audit.record(
        "cases.unit.settled",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"unit": unit.name, "moved": settled.moved, "waiting": settled.waiting},
    )
    return settled


def _ended_by(unit: Unit, at: datetime) -> date:
    day = calendar.day_of(at)
    if unit.valid_to is None or unit.valid_to > day:
        raise WrongState("cases.unit-not-ended", unit=unit.name)
    return day


@transaction.atomic
def succeed(*, case: Case, former: Unit, unit: Unit, by: Actor, at: datetime) -> Case:
    """The successor of an abolished body answers for a case, or keeps the promise made in it.

    The date does not restart, the old body stays on record, and whoever spoke is told.
    """
    case = _shared.locked(case)
    policies.check_can_settle(by)
    day = _ended_by(former, at)
    if units.successor_for("case", case.code, former, day) != unit:
        raise Invalid("cases.not-its-successor", field="successor", unit=unit.name)
    duties = inherited.duties_left_by(case, former)
    if not duties:
        raise WrongState("cases.nothing-to-pass-on", unit=former.name)
    if case.unit == former and case.state in queries.OPEN:
        _pass_on(case, unit, by=by, at=at)
    for duty in duties:
        commitments.succeed(commitment=duty, former=former, unit=unit, by=by, at=at)
    # What offices owe each other is no date of the person's.
    inside = (CommitmentKind.CONSULT, CommitmentKind.REPORT)
    owed = [duty.due_on for duty in duties if duty.kind not in inside]
    details = {
        "from_unit": former.name,
        "to_unit": unit.name,
        "day": vn_date(former.valid_to or day),
        "due_on": ", ".join(vn_date(due_on) for due_on in owed) or "–",
    }
    names = {"from": former.name, "to": unit.name}
    _shared.commit(case, Act.HAND_OVER, at=at, step="succeeded", **names)
    audit.record(
        "cases.case.succeeded", subject=_shared.subject(case), by=by, at=at, details=details
    )
    if owed:
        tidings = telling.succeeded(case, former.name, unit.name, details["due_on"])
        _shared.tell(case, tidings, by=by, at=at)
    return case


def _pass_on(case: Case, unit: Unit, *, by: Actor, at: datetime) -> None:
    former = case.unit
    reason = REASON.format(unit=former.name, day=vn_date(former.valid_to or calendar.day_of(at)))
    case.unit = unit
    case.save()
    withdraw_approval(case)
    HandOver(
        case=case,
        from_unit=former,
        to_unit=unit,
        reason=reason[:300],
        handed_at=at,
        handed_by=by.code,
    ).save()


@transaction.atomic
def choose_successor(
    *, case: Case, former: Unit, successor: Unit, why: str, by: Actor, at: datetime
) -> Case:
    """A person says which part of a split unit goes on with a case; then it passes on at once."""
    case = _shared.locked(case)
    policies.check_can_choose_successor(case, former, by)
    unit_actions.place(
        about_kind="case",
        about_code=case.code,
        former=former,
        successor=successor,
        why=why,
        by=by,
        at=at,
    )
    audit.record(
        "cases.successor.chosen",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"former": former.name, "successor": successor.name},
    )
    product = actors.system("succession", act=by.act)
    return succeed(case=case, former=former, unit=successor, by=product, at=at)
