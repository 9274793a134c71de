"""Everything that the page of one old record shows: what the source says, and beside it, never
mixed with it, what we understand of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.registers import policies, queries
from hoiam.registers.models import Continuation, Record, RecordStep
from hoiam.registers.queries import PLACED
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, opened, register_rows
from hoiam.web.office.case_page import Line


@dataclass(frozen=True, slots=True)
class When:
    """A day of the source, and the moment where it gives one, here and there."""

    label: str
    day: date | None
    there: str
    here: str
    note: str


@dataclass(frozen=True, slots=True)
class Then:
    """A unit that the record names, as it was called then, and what stands in its place today."""

    label: str
    said: str  # the words of the source
    unit: Unit | None
    name: str
    ended: bool
    heirs: tuple[Unit, ...]
    chosen: Unit | None

    @property
    def must_choose(self) -> bool:
        """Whether it was split and nobody has said which part this record belongs to."""
        return len(self.heirs) > 1 and self.chosen is None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of what the source tells."""

    when: str
    text: str
    state: str
    quote: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version with what is different from the one before it."""

    record: Record
    counts: bool
    differs: str


@dataclass(frozen=True, slots=True)
class Page:
    """One record."""

    record: Record
    title: str
    late: str
    whens: tuple[When, ...]
    units: tuple[Then, ...]
    steps: tuple[Step, ...]
    versions: tuple[Version, ...]
    cells: tuple[tuple[str, str], ...]
    is_open: bool  # what the source says is shown in full; else with everything personal covered
    continuation: Continuation | None
    may_continue: Allowed
    may_place: bool
    history: tuple[Line, ...]


def page(request: OfficeRequest, code: str) -> Page:
    """The page of a visible record; what people said in it is covered until it is opened."""
    record = queries.by_code(request.actor, code)
    is_open = opened.elsewhere(
        request, about=("record", record.code), unit=record.batch.unit, part=Part.RECORD
    )
    steps = queries.steps_of(code)
    versions = _versions(record, request.actor)
    if not is_open:
        _cover(record, steps)
    today = calendar.day_of(now())
    continuation = queries.continuation_of(code)
    events = base.history(("record", code), ("batch", record.batch.code))
    names = accounts.names({event.recorded_by for event in events})
    return Page(
        record=record,
        title=register_rows.title_of(record),
        late=register_rows.lateness(record),
        whens=_whens(record),
        units=_units(record, today),
        steps=tuple(_step(step, record) for step in steps),
        versions=versions,
        cells=_cells(record) if is_open else (),
        is_open=is_open,
        continuation=continuation,
        may_continue=allowed("registers.continue", record, actor=request.actor),
        may_place=request.actor.holds_anywhere(*policies.WORKERS),
        history=tuple(case_page.lines(events, names)),
    )


def _cells(record: Record) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(value)) for name, value in record.words.source.items())


def _cover(record: Record, steps: list[RecordStep]) -> None:
    """These values are shown, never saved; a point and the cells of the source are left out."""
    words = record.words
    record.title, record.latitude, record.longitude = opened.masked(record.title), None, None
    words.text, words.answer = opened.masked(words.text), opened.masked(words.answer)
    words.place = opened.masked(words.place)
    for step in steps:
        step.text = opened.masked(step.text)


def _whens(record: Record) -> tuple[When, ...]:
    zone = ZoneInfo(record.batch.zone)
    due_note = _("nguồn chỉ ghi ngày: hạn tính hết ngày đó")
    day_only = _("nguồn chỉ ghi ngày")
    return (
        _when(_("Nhận"), record.opened_on, record.opened_moment, zone, day_only),
        _when(_("Hạn"), record.due_on, record.due_moment, zone, due_note),
        _when(_("Kết thúc"), record.ended_on, record.ended_moment, zone, day_only),
    )


def _when(
    label: str, day: date | None, moment: datetime | None, zone: ZoneInfo, day_only: str
) -> When:
    if moment is None:
        return When(label, day, "", "", day_only if day is not None else "")
    local = moment.astimezone(zone)
    is_ours = local.utcoffset() == moment.astimezone(calendar.ZONE).utcoffset()
    there = f"{local:%H:%M:%S} ({zone.key})"
    return When(label, day, there, "" if is_ours else words.moment(moment), "")


def _units(record: Record, today: date) -> tuple[Then, ...]:
    """Who answers and where it is; asked of the units in a few statements for both."""
    named = [unit for unit in (record.unit, record.area) if unit is not None]
    then = record.opened_on or calendar.day_of(record.batch.opened_at)
    names = units.names_on(named, then) if named else {}
    heirs = units.on_day_of(named, today) if named else {}
    pairs = (
        (_("Cơ quan giải quyết"), record.agency, record.unit),
        (_("Nơi"), record.territory, record.area),
    )
    return tuple(
        _then(label, said, unit, record, names, heirs, today) for label, said, unit in pairs
    )


def _then(
    label: str,
    said: str,
    unit: Unit | None,
    record: Record,
    names: dict[int, str],
    heirs: dict[int, tuple[Unit, ...]],
    today: date,
) -> Then:
    if unit is None:
        return Then(label, said, None, "", ended=False, heirs=(), chosen=None)
    after = tuple(one for one in heirs[unit.pk] if one.pk != unit.pk)
    chosen = units.successor_for(PLACED, record.code, unit, today) if len(after) > 1 else None
    ended = not units.exists_on(unit, today)
    return Then(label, said, unit, names[unit.pk], ended=ended, heirs=after, chosen=chosen)


def _step(step: RecordStep, record: Record) -> Step:
    shown = words.day(step.on) if step.on else _("nguồn không ghi ngày")
    if step.moment is not None:
        local = step.moment.astimezone(ZoneInfo(record.batch.zone))
        # The day where the register was kept, which need not be the one in Viet Nam.
        shown = f"{local.day}/{local.month}/{local.year}, {local:%H:%M}"
    state = _(step.get_state_display()) if step.state else ""
    return Step(shown, step.state_said or _(step.get_kind_display()), state, step.text)


def _versions(record: Record, person: Actor) -> tuple[Version, ...]:
    found = list(queries.versions_of(person, record.code))
    before: Iterable[Record | None] = [*found[1:], None]
    return tuple(
        Version(one, one.pk == record.pk, _differs(one, other))
        for one, other in zip(found, before, strict=True)
    )


def _compared() -> dict[str, str]:
    return {
        "title": _("tiêu đề"), "state": _("tình trạng"), "state_said": _("chữ của tình trạng"),
        "opened_on": _("ngày nhận"), "opened_moment": _("giờ nhận"), "due_on": _("ngày hạn"),
        "due_moment": _("giờ hạn"), "ended_on": _("ngày kết thúc"),
        "ended_moment": _("giờ kết thúc"), "category": _("phân loại"), "agency": _("cơ quan"),
        "unit_id": _("đơn vị"), "territory": _("chữ về nơi"), "area_id": _("nơi"),
        "channel": _("kênh"), "rating": _("đánh giá"), "times_reopened": _("số lần mở lại"),
    }  # fmt: skip


def _differs(record: Record, before: Record | None) -> str:
    """What the source wrote otherwise than in the version before."""
    if before is None:
        return ""
    found = [
        label
        for name, label in _compared().items()
        if getattr(record, name) != getattr(before, name)
    ]
    if record.words.text != before.words.text:
        found.append(_("nội dung"))
    if record.words.answer != before.words.answer:
        found.append(_("trả lời"))
    return ", ".join(found) or _("diễn biến")
