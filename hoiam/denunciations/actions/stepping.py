"""One lawful step after the other: the state by the table of the law, the dates by its clocks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, workflow
from hoiam.core.actor import Actor
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Criterion, Ground, Matter
from hoiam.core.law.petitions.shapes import LawfulStep, Need
from hoiam.core.law.petitions.tables import procedure_of, why_not
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.denunciations import policies, queries
from hoiam.denunciations.actions import _logging, _shared
from hoiam.denunciations.models import DenunciationFile, DenunciationStep, GoesOn, Result, Slip

WITHDRAW = "withdraw"
# Where the law asks for words, they stand on a paper in the hands of who works on it: here its
# number is written.
_ON_PAPER = (Need.PAPER, Need.REASON, Need.BODY, Need.TEXT, Need.PERSON)


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was taken, in days, numbers and choices."""

    step: str
    day: date
    key: str
    ground: Ground | None = None
    criteria: frozenset[Criterion] = frozenset()
    paper: str = ""
    paper_on: date | None = None
    result: Result | None = None
    goes_on: GoesOn | None = None  # why it is settled although it was withdrawn


def needs_paper(step: LawfulStep) -> bool:
    """Whether a paper goes with it, or what it rests on stands on one."""
    return step.paper_due or any(need in _ON_PAPER for need in step.needs)


@transaction.atomic
def take_step(*, file: DenunciationFile, taken: Taken, by: Actor, at: datetime) -> DenunciationStep:
    """Write down a step that was taken: the state, and the facts of the clocks."""
    file = _shared.locked(file)
    lawful = procedure_of(Matter(file.matter)).lawful_step(taken.step)
    policies.check_can_take(file, lawful.hand, by)
    known: DenunciationStep | None = DenunciationStep.objects.filter(
        file=file, key=taken.key
    ).first()
    if known is not None:
        return known
    row = _row(file, lawful, taken, day=calendar.day_of(at))
    queries.foresee(file, row)  # refuses what the law does not allow
    row.taken_at, row.taken_by = at, by.code
    row.save(force_insert=True)
    _stand(file, row.to_state, by=by, at=at)
    _logging.step(file, taken.step, day=taken.day, by=by, at=at)
    audit.record("denunciations.file.led-on", subject=_shared.subject(file), by=by, at=at)
    return row


def foresee_step(
    *, file: DenunciationFile, taken: Taken, by: Actor, at: datetime
) -> tuple[Change, ...]:
    """What the step would do to the dates; refused as it would be then."""
    lawful = procedure_of(Matter(file.matter)).lawful_step(taken.step)
    policies.check_can_take(file, lawful.hand, by)
    return queries.foresee(file, _row(file, lawful, taken, day=calendar.day_of(at)))


def _row(
    file: DenunciationFile, lawful: LawfulStep, taken: Taken, *, day: date
) -> DenunciationStep:
    procedure = procedure_of(Matter(file.matter))
    after = workflow.step(procedure, file.state, taken.step)
    rows = queries.steps(file)
    _check_lawful(file, taken.step, rows, today=day)
    _check_day(taken.day, rows, today=day)
    paper = _shared.paper_number(taken.paper)
    if needs_paper(lawful) and not paper:
        raise Invalid("denunciations.paper-needed", field="paper", article=lawful.basis)
    if Need.RESULT in lawful.needs and taken.result is None:
        raise Invalid("denunciations.result-needed", field="result")
    return DenunciationStep(
        file=file,
        key=taken.key,
        number=rows[-1].number + 1,
        step=taken.step,
        from_state=file.state,
        to_state=after,
        acts=[act.value for act in lawful.acts],
        day=taken.day,
        ground=_ground(lawful, taken),
        criteria=sorted(one.value for one in taken.criteria),
        paper=paper,
        paper_on=taken.paper_on if paper else None,
        result=(taken.result or "") if Need.RESULT in lawful.needs else "",
        goes_on=(taken.goes_on or "") if taken.step == WITHDRAW else "",
    )


def _check_lawful(
    file: DenunciationFile, code: str, rows: list[DenunciationStep], *, today: date
) -> None:
    holds = queries.circumstances(file, rows, queries.clocks(file), queries.entries(file), today)
    bar = why_not(procedure_of(Matter(file.matter)), file.state, code, holds)
    if bar is not None:
        raise WrongState("denunciations.not-lawful-yet", says=bar.says, rule=bar.rule)


def _ground(lawful: LawfulStep, taken: Taken) -> str:
    if Need.GROUND not in lawful.needs:
        return ""
    if taken.ground not in lawful.grounds:
        raise Invalid("denunciations.ground-needed", field="ground", article=lawful.basis)
    return taken.ground.value


def _check_day(day: date, rows: list[DenunciationStep], *, today: date) -> None:
    _shared.check_happened(day, today)
    last = max(row.day for row in rows if queries.stands(row))
    if day < last:
        raise Invalid("denunciations.day-before", field="day", day=vn_date(day), last=vn_date(last))


def _stand(file: DenunciationFile, state: str, *, by: Actor, at: datetime) -> None:
    file.state = state
    ended = state in procedure_of(Matter(file.matter)).final
    file.ended_at, file.ended_by = (at, by.code) if ended else (None, "")
    file.save(update_fields=["state", "ended_at", "ended_by"])


@transaction.atomic
def take_back(
    *, file: DenunciationFile, number: int, slip: str, by: Actor, at: datetime
) -> DenunciationStep:
    """The last step was written wrongly: it stays to be read, the state and the dates go back."""
    file = _shared.locked(file)
    policies.check_can_take_back(file, by)
    rows = queries.steps(file)
    gone = next((row for row in rows if row.number == number), None)
    if gone is None or gone != queries.last_standing(rows):
        raise WrongState("denunciations.not-last")
    if gone.number == 1:
        raise WrongState("denunciations.first-stays")
    if slip not in Slip.values:
        raise Invalid("denunciations.slip-needed", field="slip")
    row = DenunciationStep(
        file=file,
        key=f"{file.code}-x{gone.number}",  # one that was typed may be as long as the column
        number=rows[-1].number + 1,
        step=gone.step,
        from_state=gone.to_state,
        to_state=gone.from_state,
        day=gone.day,
        takes_back=gone,
        slip=slip,
        taken_at=at,
        taken_by=by.code,
    )
    row.save(force_insert=True)
    _stand(file, gone.from_state, by=by, at=at)
    _logging.taken_back(file, gone.step, day=gone.day, at=at)
    audit.record("denunciations.step.taken-back", subject=_shared.subject(file), by=by, at=at)
    return row
