"""Everything that the page of one denunciation shows."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.core import calendar
from hoiam.core.clocks.acts import GROUNDS, Ground
from hoiam.core.clocks.shapes import Clock, Matter
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge, Owed, gauge
from hoiam.core.law.petitions.shapes import Bar, LawfulStep
from hoiam.core.law.petitions.tables import barred, possible, procedure_of
from hoiam.denunciations import counts, queries
from hoiam.denunciations.measures import MEASURES
from hoiam.denunciations.models import (
    DenunciationEntry,
    DenunciationFile,
    DenunciationMember,
    DenunciationStep,
    Part,
    Side,
)
from hoiam.papers.forms.catalogue import FORMS
from hoiam.rules import queries as rules
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import docket_words
from hoiam.web.office.docket_page import WHOSE, ClockShown
from hoiam.web.public import rule_words

_RECEIVED = "received"
FORMS_HERE = {one.key: one for one in FORMS if one.sealed}


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step as it was written down; one taken back stays, with what was wrong."""

    row: DenunciationStep
    label: str
    says: tuple[str, ...]
    who: str
    wrong: str  # why it does not count
    back_url: str


@dataclass(frozen=True, slots=True)
class Button:
    """A lawful step: its article, and why not where the reader may not take it."""

    step: LawfulStep
    url: str
    may: Allowed


@dataclass(frozen=True, slots=True)
class MemberShown:
    """Somebody who works on it, or worked."""

    number: int
    row: DenunciationMember
    state: str
    may_relieve: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """One column with what was ordered and what was done."""

    name: str
    due: int
    done: int


@dataclass(frozen=True, slots=True)
class FilePage:
    """The whole page."""

    own: DenunciationMember
    state: str
    clocks: tuple[ClockShown, ...]
    steps: tuple[StepShown, ...]
    buttons: tuple[Button, ...]
    waiting: tuple[tuple[LawfulStep, Bar], ...]
    members: tuple[MemberShown, ...]
    has_head: bool
    names: Allowed
    sheets: tuple[tuple[str, str], ...]
    sums: tuple[Sum, ...]
    entries: tuple[DenunciationEntry, ...]
    enters: Allowed

    @property
    def running(self) -> tuple[ClockShown, ...]:
        found = [one for one in self.clocks if not one.is_over]
        return tuple(sorted(found, key=lambda one: one.due_on or date.max))

    @property
    def ended(self) -> tuple[ClockShown, ...]:
        return tuple(one for one in self.clocks if one.is_over)


def read(request: OfficeRequest, file: DenunciationFile) -> FilePage:
    """The page for somebody who has opened the file."""
    actor, day = request.actor, calendar.day_of(now())
    rows, entered = queries.steps(file), queries.entries(file)
    clocks, team = queries.clocks(file), queries.members(file)
    own = next(one for one in team if one.officer.code == actor.code and one.relieved_at is None)
    procedure = procedure_of(Matter(file.matter))
    holds = queries.circumstances(file, rows, clocks, entered, day)
    seen = gauge(day, rules.calendar_on(), rules.rulebook_on())
    names = accounts.names({row.taken_by for row in rows})
    backs = allowed("denunciations.take_back", file, actor=actor)
    lawful = possible(procedure, file.state, holds)
    return FilePage(
        own=own,
        state=state_name(file),
        clocks=tuple(_clock(one, seen) for one in clocks),
        steps=_steps(file, rows, names, may=bool(backs)),
        buttons=tuple(_button(file, one, request) for one in lawful),
        waiting=barred(procedure, file.state, holds),
        members=tuple(_member(file, number, row, request) for number, row in enumerate(team, 1)),
        has_head=any(one.part == Part.HEAD and one.relieved_at is None for one in team),
        names=allowed("denunciations.name", file, actor=actor),
        sheets=tuple((one.key, _(one.name)) for one in FORMS_HERE.values()),
        sums=_sums(entered),
        entries=tuple(one for one in entered if one.takes_back_id is None),
        enters=allowed("denunciations.enter", file, actor=actor),
    )


def state_name(file: DenunciationFile) -> str:
    """Where it stands, in the words of its table."""
    return _(procedure_of(Matter(file.matter)).state(file.state).label)


def owed(clocks: tuple[Clock, ...]) -> list[Clock]:
    """What the office owes and has a day for, the nearest first."""
    found = [one for one in clocks if one.is_duty and one.ended is None and one.due_on]
    return sorted(found, key=lambda one: one.due_on or date.max)


def lateness(clock: Clock, day: date) -> Lateness:
    """How far it is."""
    return _standing(clock, gauge(day, rules.calendar_on(), rules.rulebook_on()))


def _standing(clock: Clock, seen: Gauge) -> Lateness:
    return seen.standing(Owed(clock.rule.id, clock.start, clock.due_on or clock.due.due_on))


def _clock(clock: Clock, seen: Gauge) -> ClockShown:
    event = rule_words.EVENTS[clock.limit.event] if clock.limit.event else ""
    runs = clock.ended is None and clock.due_on is not None and clock.is_duty
    return ClockShown(
        clock=clock,
        due_on=clock.due_on,
        name=docket_words.clock_name(clock),
        part="",
        event=_(event) if event else "",
        spoken_event=event,
        doubt="",
        lateness=_standing(clock, seen) if runs else None,
        stands="" if clock.is_duty else _(WHOSE[clock.spec.who]),
        row=None,
        moves=docket_words.moves(clock),
        why_url="",
    )


def _steps(
    file: DenunciationFile, rows: list[DenunciationStep], names: dict[str, str], *, may: bool
) -> tuple[StepShown, ...]:
    last = queries.last_standing(rows)
    return tuple(
        StepShown(
            row=row,
            label=step_name(file, row),
            says=_says(row),
            who=names.get(row.taken_by, row.taken_by),
            wrong=_wrong(row),
            back_url=(
                reverse("office:denunciation-take-back", args=[file.code, row.number])
                if may and row == last and row.number > 1
                else ""
            ),
        )
        for row in rows
    )


def step_name(file: DenunciationFile, row: DenunciationStep) -> str:
    """What a row is called."""
    if row.step == _RECEIVED:
        return _("Nhận và vào sổ")
    label = _(procedure_of(Matter(file.matter)).find_step(row.step).label)
    return _("đính chính: {act}").format(act=label) if row.takes_back_id else label


def _wrong(row: DenunciationStep) -> str:
    back = getattr(row, "taken_back_by", None)
    return _(back.get_slip_display()) if back is not None else ""


def _says(row: DenunciationStep) -> tuple[str, ...]:
    paper = f"{row.paper}, {words.day(row.paper_on)}" if row.paper_on else row.paper
    said = (
        paper,
        _(GROUNDS[Ground(row.ground)]) if row.ground else "",
        _(row.get_result_display()) if row.result else "",
        _(row.get_goes_on_display()) if row.goes_on else "",
        _("{n} tiêu chí phức tạp").format(n=len(row.criteria)) if row.criteria else "",
    )
    return tuple(one for one in said if one)


def _button(file: DenunciationFile, step: LawfulStep, request: OfficeRequest) -> Button:
    may = allowed("denunciations.take", file, step.hand, actor=request.actor)
    return Button(step, reverse("office:denunciation-step", args=[file.code, step.code]), may)


def _member(
    file: DenunciationFile, number: int, row: DenunciationMember, request: OfficeRequest
) -> MemberShown:
    may = row.relieved_at is None and bool(
        allowed("denunciations.relieve", file, row, actor=request.actor)
    )
    return MemberShown(number, row, _member_state(row), may)


def _member_state(row: DenunciationMember) -> str:
    if row.conflict:
        return _("đã thôi, có xung đột lợi ích")
    if row.relieved_at:
        return _("đã thôi")
    return _("đã cam kết") if row.declared_at else _("chưa khai")


def _sums(entered: list[DenunciationEntry]) -> tuple[Sum, ...]:
    told = counts.sums(row for row in entered if queries.counts_as_entered(row))
    found = (
        Sum(_(one.name), told[Side.DUE, one.code], told[Side.DONE, one.code]) for one in MEASURES
    )
    return tuple(one for one in found if one.due or one.done)
