"""What began in another system goes on here: its number, its words and its date with it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.intake import Received, route_for
from hoiam.cases.models import Case, OutsideNumber
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import WrongState
from hoiam.core.text import vn_date
from hoiam.units.models import Unit
from hoiam.units.queries import Routing
from hoiam.voices import actions as voices
from hoiam.voices.told import Told


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a matter was until now: the system, its number there, what it says of dates."""

    system: str
    number: str
    began_on: date | None = None
    due_on: date | None = None


@transaction.atomic
def take_over(
    *,
    told: Told,
    elsewhere: Elsewhere,
    title: str,
    by: Actor,
    at: datetime,
    unit: Unit | None = None,
) -> Received:
    """Open a case for a matter of another system. It keeps its number and its due date; where it
    had none, the duty to answer begins today. Without a `unit` the competent one answers."""
    accepted = voices.accept(told=told, by=by, at=at)
    if accepted.repeated:
        raise WrongState("cases.already-taken-over", number=elsewhere.number)
    route = _route(told, unit, at=at)
    case = Case(
        code=accepted.reference,
        kind=told.kind,
        field=told.field,
        area=told.area,
        unit=route.unit,
        desk=told.desk,
        title=_shared.working_title(title, covered(accepted.voice.text)),
        opened_on=calendar.day_of(at),
        opened_at=at,
        opened_by=by.code,
    )
    case.save(force_insert=True)
    OutsideNumber(
        case=case, system=elsewhere.system, number=elsewhere.number, kept_at=at, kept_by=by.code
    ).save()
    _shared.gather(case, accepted.voice, how="first", by=by, at=at)
    due_on = _duty(case, elsewhere, by=by, at=at)
    audit.record(
        "cases.case.taken-over",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={
            "system": elsewhere.system,
            "number": elsewhere.number,
            "unit": route.unit.name,
            "why": route.why,
        },
    )
    tidings = telling.taken_over(case, elsewhere.system, vn_date(due_on))
    _shared.tell_one(case, accepted.voice, tidings, by=by, at=at)
    return Received(case=case, accepted=accepted, why=route.why)


def _route(told: Told, unit: Unit | None, *, at: datetime) -> Routing:
    if unit is None:
        return route_for(field=told.field, kind=told.kind, area=told.area, at=at)
    _shared.check_takes_cases(unit, at=at)
    return Routing(unit=unit, why="vì cán bộ tiếp tục việc này đã chọn", basis="", outside=False)


def _duty(case: Case, elsewhere: Elsewhere, *, by: Actor, at: datetime) -> date:
    """The duty to answer, with the date it had."""
    if elsewhere.due_on is None:
        event = "ngày tiếp tục tại đây, vì hệ thống trước không ghi hạn"
        return _shared.start_answer_clock(case, event=event, by=by, at=at).due_on
    return _shared.carry_over_answer(
        case,
        source=elsewhere.system,
        began_on=elsewhere.began_on,
        due_on=elsewhere.due_on,
        by=by,
        at=at,
    ).due_on
