"""From a voice to a case with an owner and a date, in one durable transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit, bundles, steady
from hoiam.base.files import StoredFile
from hoiam.cases import policies, routing, telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.routing import note_choice
from hoiam.cases.models import Case, Gathering
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, DueDate
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import NotFound
from hoiam.core.text import normalise, vn_date
from hoiam.notices.models import Notice
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.units.queries import Routing
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.actions import Accepted
from hoiam.voices.models import Contact, Draft, Receipt, Voice
from hoiam.voices.told import Told

RECEPTION = "tiep-cong-dan"  # the template of a province's Citizen Reception Board


@dataclass(frozen=True, slots=True)
class Received:
    """What the receipt shows: the case, its number and secret code, who answers and why."""

    case: Case
    accepted: Accepted
    why: str


def receive(
    *,
    told: Told,
    by: Actor,
    at: datetime,
    title: str = "",
    held: str = "",
    stored: Sequence[StoredFile] = (),
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Received:
    """Take in a voice, open its case at the competent unit and start the duty to answer.

    Acknowledged means durable: voice, receipt, case, duty and events are one commit. Two
    requests with the same key meet in the database, and the second gets the first one's receipt.
    """
    # Covering takes a millisecond, which the one writer of the database need not wait for.
    plain = covered(normalise(told.text).strip())

    is_second = False
    while True:
        try:
            return _receive(
                told=told, plain=plain, by=by, at=at, title=title, held=held, stored=stored,
                draft=draft, reserved=reserved,
            )  # fmt: skip
        except (IntegrityError, NotFound):
            # Somebody with the same key was first: it stands there, or the draft is spent.
            if voice_queries.with_key(told.key) is not None:
                with transaction.atomic():
                    return _known(voices.accept(told=told, by=by, at=at, draft=None))
            # Of a million receipts one draws a number that stands already: it draws another.
            if is_second:
                raise
            is_second = True


@transaction.atomic
@steady.held()
@bundles.bundle(Voice, Contact, Receipt, Case, Gathering, Commitment, DueDate, Notice)
@audit.together()
def _receive(
    *,
    told: Told,
    plain: str,
    by: Actor,
    at: datetime,
    title: str,
    held: str,
    stored: Sequence[StoredFile],
    draft: Draft | None,
    reserved: Receipt | None,
) -> Received:
    accepted = voices.accept(told=told, by=by, at=at, stored=stored, draft=draft, reserved=reserved)
    if accepted.repeated:
        return _known(accepted)
    voice = accepted.voice
    day = calendar.day_of(at)
    route = route_for(field=told.field, kind=told.kind, area=told.area, at=at)
    case = Case(
        code=accepted.reference,
        kind=told.kind,
        field=told.field,
        area=told.area,
        unit=route.unit,
        desk=told.desk,
        title=_shared.working_title(title, plain),
        held=held,
        opened_on=day,
        opened_at=at,
        opened_by=by.code,
    )
    case.save(force_insert=True)
    _shared.gather(case, voice, how="first", plain=plain, by=by, at=at)
    duty = _shared.start_answer_clock(case, event="ngày nhận", by=by, at=at)
    audit.record(
        "cases.case.held" if held else "cases.case.received",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": route.unit.name, "why": held or route.why},
    )
    _shared.tell_one(case, voice, telling.received(case, vn_date(duty.due_on)), by=by, at=at)
    return Received(case=case, accepted=accepted, why=route.why)


def _known(accepted: Accepted) -> Received:
    gathering = Gathering.objects.select_related("case__unit", "case__field", "case__area").get(
        voice=accepted.voice
    )
    return Received(case=gathering.case, accepted=accepted, why="")


def route_for(*, field: Field, kind: str, area: Unit, at: datetime) -> Routing:
    """Who will answer, and why. What lies outside the authority is answered by the place's
    reception (a province has one) or People's Committee: it tells the person whom to turn to,
    within the same time. A word about the provincial leaders never lands on their own desk."""
    day = calendar.day_of(at)
    route = units.competent_unit(field=field.code, kind=kind, area=area, day=day)
    if not route.outside:
        return route
    here: Unit | None = area
    while here is not None:
        guide = units.body(here, RECEPTION, day) or units.body(here, units.GOVERNMENT, day)
        if guide is not None:
            why = f"để hướng dẫn ông/bà đến {route.unit.name}, {route.why}"
            return Routing(unit=guide, why=why, basis=route.basis, outside=False)
        here = here.parent
    return route


@transaction.atomic
def sort(*, case: Case, field: Field, unit: Unit, title: str, by: Actor, at: datetime) -> Case:
    """A human read what was held (or sorted wrongly) and says what it is and who answers."""
    case = _shared.locked(case)
    policies.check_can_sort(case, by)
    _shared.check_takes_cases(unit, at=at)
    day = calendar.day_of(at)
    proposed = [one.field.code for one in routing.suggestions(case, day=day)]
    case.held = ""
    case.field = field
    case.title = _shared.working_title(title, "") or case.title
    moved = unit != case.unit
    case.unit = unit
    case.save()
    if moved:
        commitments.move(commitment=_shared.open_duty(case), unit=unit, by=by, at=at)
    note_choice(case, "field", proposed, field.code, day=day)
    audit.record(
        "cases.case.sorted",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": unit.name, "field": field.name},
    )
    return case
