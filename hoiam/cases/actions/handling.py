"""Working on a case: accept, ask, pass on, consult, extend, note, tell."""

import os
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.files import StoredFile
from hoiam.cases import policies, queries, routing, telling
from hoiam.cases.actions import _shared
from hoiam.cases.actions.routing import note_choice
from hoiam.cases.models import AnswerTemplate, Case, CaseState, HandOver, Note, Result
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import calendar, codes, workflow
from hoiam.core.actor import Actor
from hoiam.core.law.rulebook.house import CONSULT_TARGET
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.notices import actions as notices
from hoiam.notices.models import Channel, Notice, NoticeState
from hoiam.rules import queries as rules
from hoiam.units.models import Field, Unit
from hoiam.voices import actions as voices
from hoiam.voices.models import Voice
from hoiam.voices.told import Told

MOVED = "Vụ việc đã chuyển đơn vị; lời duyệt của đơn vị trước không còn."


def move_to(case: Case, step: str) -> None:
    """The state that this step leads to, by the table of the kind."""
    case.state = workflow.step(policies.table_of(case), case.state, step)


@transaction.atomic
def accept(*, case: Case, by: Actor, at: datetime) -> Case:
    """The unit takes the case on. The clock runs since the day of receipt."""
    case = _shared.locked(case)
    policies.check_can_accept(case, by)
    move_to(case, "accept")
    case.accepted_at, case.accepted_by = at, by.code
    case.save()
    _shared.commit(case, Act.ACCEPTANCE, at=at, step="accepted", unit=case.unit.name)
    audit.record(
        "cases.case.accepted",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": case.unit.name},
    )
    return case


@transaction.atomic
def ask_for_more(*, case: Case, question: str, by: Actor, at: datetime) -> Case:
    """Ask the person for what is missing. The date stands (house rule)."""
    case = _shared.locked(case)
    policies.check_can_ask_for_more(case, by)
    question = _shared.given(question, code="cases.text-needed", field="question")
    move_to(case, "ask-for-more")
    if case.accepted_at is None:
        case.accepted_at, case.accepted_by = at, by.code
    case.save()
    Note(case=case, how="asked", text=question, written_at=at, written_by=by.code).save()
    audit.record("cases.case.asked-for-more", subject=_shared.subject(case), by=by, at=at)
    # The question is about what the first speaker said, and may repeat it: nobody else reads it.
    tidings = telling.asked_for_more(case, question)
    _shared.tell_one(case, queries.first_voice(case), tidings, by=by, at=at)
    return case


@transaction.atomic
def supply(
    *,
    case: Case,
    origin: Voice,
    told: Told,
    by: Actor,
    at: datetime,
    stored: Sequence[StoredFile] = (),
) -> Voice:
    """What the person adds. While the case waits for whoever was asked, work goes on from here. A
    retry adds nothing."""
    case = _shared.locked(case)
    voice = voices.add(origin=origin, told=told, by=by, at=at, stored=stored)
    if hasattr(voice, "gathering"):
        return voice
    was_asked = by.is_officer or origin == queries.first_voice(case)
    if case.state == CaseState.WAITING and was_asked:
        policies.check_can_supply(case, by)
        move_to(case, "supply")
        case.save()
    _shared.gather(case, voice, how="more", by=by, at=at)
    audit.record("cases.case.supplied", subject=_shared.subject(case), by=by, at=at)
    return voice


@transaction.atomic
def hand_over(*, case: Case, unit: Unit, reason: str, by: Actor, at: datetime) -> Case:
    """Pass the case to the competent unit: with a reason, the person is told, and the clock
    does not silently restart."""
    case = _shared.locked(case)
    policies.check_can_hand_over(case, by)
    reason = _shared.given(reason)
    if unit == case.unit:
        raise Invalid("cases.same-unit", field="unit")
    _shared.check_takes_cases(unit, at=at)
    day = calendar.day_of(at)
    proposed = routing.units_of(case, routing.suggestions(case, day=day))
    from_unit = case.unit
    move_to(case, "hand-over")
    case.unit = unit
    case.save()
    commitments.move(commitment=_shared.open_duty(case), unit=unit, by=by, at=at)
    withdraw_approval(case)
    HandOver(
        case=case, from_unit=from_unit, to_unit=unit, reason=reason, handed_at=at, handed_by=by.code
    ).save()
    note_choice(case, "unit", [one.code for one in proposed], unit.code, day=day)
    _shared.passed_on(case, from_unit, step="handed-over", at=at)
    audit.record(
        "cases.case.handed-over",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"from_unit": from_unit.name, "to_unit": unit.name, "reason": reason},
    )
    _shared.tell(case, telling.handed_over(case, reason), by=by, at=at)
    return case


def withdraw_approval(case: Case) -> None:
    """What one unit's leader stood for is not sent in the name of another unit."""
    draft = queries.working_answer(case)
    if draft is not None and draft.approved_at is not None:
        draft.approved_at, draft.approved_by = None, ""
        draft.returned = MOVED
        draft.save()


@transaction.atomic
def consult(*, case: Case, unit: Unit, question: str, by: Actor, at: datetime) -> Commitment:
    """Ask another unit for its part, with a date of its own. The person gets one answer, from us."""
    case = _shared.locked(case)
    policies.check_can_consult(case, by)
    question = _shared.given(question, code="cases.text-needed", field="question")
    if unit == case.unit:
        raise Invalid("cases.same-unit", field="unit")
    _shared.check_takes_cases(unit, at=at)
    asked = Commitment.objects.filter(
        about_kind="case", about_code=case.code, kind=CommitmentKind.CONSULT, unit=unit
    )
    if asked.filter(state=CommitmentState.OPEN, what=question[:300]).exists():
        raise WrongState("cases.already-consulted", unit=unit.name)
    move_to(case, "consult")
    case.save()
    day = calendar.day_of(at)
    rule = rules.law_rule(CONSULT_TARGET, day=day)
    part = commitments.start_clock(
        kind=CommitmentKind.CONSULT,
        about=_shared.subject(case),
        unit=unit,
        assigned_by=case.unit,
        what=question[:300],
        rule=rule,
        event="ngày hỏi",
        day=day,
        days=rules.calendar_on(),
        by=by,
        at=at,
    )
    audit.record(
        "cases.case.consulted",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": unit.name, "question": question, "due_on": vn_date(part.due_on)},
    )
    return part


@transaction.atomic
def answer_consult(
    *, case: Case, part: Commitment, text: str, by: Actor, at: datetime
) -> Commitment:
    """The consulted unit says its part; it stays internal and helps the lead unit to answer."""
    text = _shared.given(text, code="cases.text-needed", field="text")
    if part.kind != CommitmentKind.CONSULT or part.about_code != case.code:
        raise Invalid("cases.consult-not-found")
    part = commitments.fulfil(
        commitment=part, outcome=commitments.Outcome(result=text), by=by, at=at
    )
    Note(case=case, how="consult", text=text, written_at=at, written_by=by.code).save()
    audit.record(
        "cases.case.consult-answered",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"unit": part.unit.name},
    )
    return part


@transaction.atomic
def extend(*, case: Case, due_on: date, reason: str, by: Actor, at: datetime) -> Case:
    """A later date for the answer: reason, new date, the person told; the old date stays visible."""
    case = _shared.locked(case)
    policies.check_can_extend(case, by)
    reason = _shared.given(reason)
    move_to(case, "extend")
    case.save()
    commitments.accept_new_date(
        commitment=_shared.open_duty(case), due_on=due_on, reason=reason, by=by, at=at
    )
    audit.record(
        "cases.case.extended",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"due_on": vn_date(due_on), "reason": reason},
    )
    _shared.tell(case, telling.extended(case, vn_date(due_on), reason), by=by, at=at)
    return case


@transaction.atomic
def note(*, case: Case, text: str, by: Actor, at: datetime) -> Note:
    """An internal note; it is never public and never sent."""
    policies.check_can_note(case, by)
    written = Note(
        case=case,
        text=_shared.given(text, code="cases.text-needed", field="text"),
        written_at=at,
        written_by=by.code,
    )
    written.save()
    audit.record("cases.note.written", subject=_shared.subject(case), by=by, at=at)
    return written


@transaction.atomic
def record_told(
    *,
    case: Case,
    notice: Notice,
    channel: str,
    success: bool,
    detail: str,
    by: Actor,
    at: datetime,
) -> Notice:
    """An officer told somebody by hand, or tried: called, wrote, had a paper carried."""
    case = _shared.locked(case)
    policies.check_can_tell(case, by)
    if (notice.about_kind, notice.about_code) != _shared.subject(case):
        raise NotFound("base.not-found")
    if notice.state == NoticeState.TOLD:
        raise WrongState("cases.nobody-to-tell")
    notice = notices.record_outcome(
        notice=notice, channel=channel, success=success, detail=detail, by=by, at=at
    )
    audit.record(
        "cases.people.told",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={
            "channel": str(Channel(channel).label),
            "outcome": "được" if success else "chưa được",
        },
    )
    return notice


@transaction.atomic
def save_template(
    *,
    title: str,
    text: str,
    result: str,
    field: Field | None,
    unit: Unit | None,
    by: Actor,
    at: datetime,
    template: AnswerTemplate | None = None,
) -> AnswerTemplate:
    """Keep words to start an answer from, for a unit where the officer works."""
    if not title.strip() or not text.strip():
        raise Invalid("cases.template-code", field="title")
    if result not in Result.values:
        raise Invalid("cases.result-unknown", field="result")
    if by.is_officer and (unit is None or not by.holds(*policies.WORKERS, at=unit.code)):
        raise NotAllowed("cases.not-your-unit")
    saved = template or AnswerTemplate(code=codes.new_code("mau", os.urandom))
    saved.title, saved.text, saved.result = title.strip(), text.strip(), result
    saved.field, saved.unit = field, unit
    saved.saved_at, saved.saved_by = at, by.code
    saved.save()
    audit.record(
        "cases.template.saved",
        subject=("template", saved.code),
        by=by,
        at=at,
        details={"title": saved.title},
    )
    return saved
