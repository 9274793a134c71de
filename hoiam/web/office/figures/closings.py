"""Closed periods: what was closed, what is counted now, and which records make the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoiam.base import texts
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.figures.closing import Changed, Difference, Number
from hoiam.core.periods import Period, period_by
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.figures import actions as figures
from hoiam.figures import closing_policies as policies
from hoiam.figures.closings import counting, frozen, reading, sources
from hoiam.figures.models import Closing
from hoiam.figures.narratives import naming
from hoiam.units import queries as units_known
from hoiam.units.models import Unit, UnitKind
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.boards import choosing
from hoiam.web.figure_pages import lines as links
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.figures import closing_forms as forms
from hoiam.web.office.figures.closing_words import counted_words, number_words
from hoiam.web.tables import Column, Table

SOURCE, PERIOD, UNIT, AGAIN, LINE = "bang", "ky", "don-vi", "tinh-lai", "dong"
MOST_LISTED = 200


def _closers(actor: Actor) -> list[Unit]:
    """Units whose periods somebody may close."""
    return list(
        Unit.objects.filter(code__in=actor.units(Role.LEADER))
        .select_related("area")
        .order_by("folded")
    )


@office(*menu.WORKERS)
def index(request: OfficeRequest) -> HttpResponseBase:
    """What is closed; for a leader, a table that can be closed, counted before it is."""
    today = calendar.day_of(now())
    page = paging.by_newest(request, reading.visible_to(request.actor))
    given = {name: request.GET.get(name, "")[:60] for name in (SOURCE, PERIOD, UNIT)}
    units, period = _closers(request.actor), period_by(given[PERIOD])
    unit = next((one for one in units if one.code == given[UNIT]), units[0] if units else None)
    table = None
    if unit is not None and period is not None and given[SOURCE] in sources.SOURCES:
        closed = reading.latest(given[SOURCE], unit.code, period.code)
        if closed is not None:
            return redirect("office:closing", closed.code)
        table = counting.table(given[SOURCE], unit, period.code)
    return pages.show(
        request, "figures/closings", page=page, rows=[_row(one) for one in page.rows],
        units=units, unit=unit, sources=list(sources.SOURCES.values()), given=given,
        periods=choosing.groups(period or choosing.period_of({}, today), today), table=table,
        name=choosing.name_of(period) if period else "",
        has_ended=bool(period and counting.has_ended(period, today)),
        lines=[(one.name, number_words(one.number, one.counting), counted_words(one.counting),
                len(one.records)) for one in table.counted.lines] if table else [],
        broken=table.counted.broken if table else (),
        of_province=any(one.area and one.area.kind == UnitKind.PROVINCE for one in units),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A closed table in a list."""

    closing: Closing
    name: str
    period: str


def _row(closing: Closing) -> Row:
    known = sources.source(closing.source)
    period = period_by(closing.period)
    return Row(
        closing,
        _(known.name) if known else closing.source,
        choosing.name_of(period) if period else closing.period,
    )


@office(Role.LEADER)
def close(request: OfficeRequest) -> HttpResponse:
    """Close what was looked at."""
    if request.method != "POST":
        return redirect("office:closings")
    code, period = request.POST.get(SOURCE, "")[:60], request.POST.get(PERIOD, "")[:40]
    unit = units_known.found(request.POST.get(UNIT, "")[:40])
    if unit is None:
        raise NotFound("base.not-found")
    policies.check_can_close_period(unit, request.actor)
    _check_ended(period_by(period))
    table = counting.table(code, unit, period)
    closing = figures.close_period(table=table, by=request.actor, at=now())
    return pages.done(request, _("Đã chốt số liệu của kỳ."), "office:closing", closing.code)


def _check_ended(period: Period | None) -> None:
    if period is None:
        raise NotFound("base.not-found")
    policies.check_has_ended(period, calendar.day_of(now()))


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the page: as it was closed, and as it is counted now where that was asked."""

    code: str
    name: str
    counting: str
    closed: str
    now: str
    by: str
    is_same: bool
    came: int
    gone: int
    changed: int
    notes: list[Any]


def _shown(one: Difference, notes: list[Any]) -> Shown:
    by = number_words(max(one.by, -one.by), one.counting)
    sign = "+" if one.by > 0 else "−" if one.by < 0 else ""
    return Shown(
        one.code, one.name, counted_words(one.counting), _number(one.closed, one.counting),
        _number(one.counted, one.counting), f"{sign}{by}", one.is_same,
        len(one.came), len(one.gone), len(one.changed), notes,
    )  # fmt: skip


def _number(number: Number | None, unit: str) -> str:
    return "–" if number is None else number_words(number, unit)


@office(*menu.WORKERS)
def closing(request: OfficeRequest, code: str) -> HttpResponseBase:
    """A closed table; counted anew when asked, with every difference."""
    found = reading.by_code(request.actor, code)
    compares = AGAIN in request.GET
    differences = counting.differences(found) if compares else counting.as_closed(found)
    if tables.asked(request):
        return exports.given(request, _table(found, differences), _("Kỳ đã chốt"))
    notes: dict[str, list[Any]] = {}
    for note in found.notes.order_by("id"):
        notes.setdefault(note.line, []).append(note)
    versions = reading.versions(found)
    return pages.show(
        request, "figures/closing", row=_row(found), closing=found, compares=compares,
        lines=[_shown(one, notes.get(one.code, [])) for one in differences],
        differs=[one for one in differences if not one.is_same],
        versions=versions, is_newest=versions[-1].pk == found.pk,
        is_whole=frozen.is_whole(found), bodies=_names(found.bodies),
        may_close=request.actor.holds(Role.LEADER, at=found.unit.code),
    )  # fmt: skip


def _names(codes: list[str]) -> list[str]:
    return list(
        Unit.objects.filter(code__in=codes).order_by("folded").values_list("name", flat=True)
    )


def _table(found: Closing, differences: tuple[Difference, ...]) -> Table:
    columns = (
        Column(_("Dòng"), 12), Column(_("Nội dung"), 60), Column(_("Đơn vị tính"), 14),
        Column(_("Đã chốt"), 16), Column(_("Tính lại"), 16), Column(_("Chênh"), 12),
        Column(_("Thêm"), 8), Column(_("Bớt"), 8), Column(_("Đổi"), 8), Column(_("Mã kiểm tra"), 66),
    )  # fmt: skip
    rows = (
        (
            one.code, one.name, counted_words(one.counting), _cell(one.closed),
            _cell(one.counted), _cell(one.by), len(one.came), len(one.gone), len(one.changed),
            found.hash,
        )
        for one in differences
    )  # fmt: skip
    return Table("ky-da-chot", columns, rows)


def _cell(number: Number | None) -> str | int | None:
    return number if number is None or isinstance(number, int) else str(number)


# ---- one line -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """One record behind a number, and where it opens."""

    key: str
    url: str
    adds: str
    was: str
    happened: list[tuple[str, Any]]


@require_GET
@office(*menu.WORKERS)
def line(request: OfficeRequest, code: str, line: str) -> HttpResponseBase:
    """What stood behind a number when it was closed, and what came, went or changed since."""
    found = reading.by_code(request.actor, code)
    said = next((one for one in frozen.lines_of(found) if one.code == line), None)
    if said is None:
        raise NotFound("base.not-found")
    if tables.asked(request):
        return exports.given(request, _records_table(said.records), _("Hồ sơ của số đã chốt"))
    difference = next(one for one in counting.differences(found) if one.code == line)
    odd = [*difference.came, *difference.gone, *(one.record for one in difference.changed)]
    told = reading.happened_since(request.actor, odd, found.closed_at)
    came, gone = _first(difference.came), _first(difference.gone)
    changed, closed = _some(difference.changed), _first(said.records)
    listed = [*(key for key, _adds in (*came, *gone, *closed)), *(one.record for one in changed)]
    named = naming.records(listed)

    def record(key: str, adds: Number, was: Number | None = None) -> Record:
        happened = [(texts.sentence(one), one.recorded_at) for one in told.get(key, ())][:3]
        return Record(
            named.get(key.partition("#")[0], key.partition("/")[2]), _url(key),
            number_words(adds, said.counting),
            "" if was is None else number_words(was, said.counting), happened,
        )  # fmt: skip

    return pages.show(
        request, "figures/closing_line", row=_row(found), closing=found, line=said,
        shown=_shown(difference, []), most=MOST_LISTED,
        came=[record(key, adds) for key, adds in came],
        gone=[record(key, adds) for key, adds in gone],
        changed=[record(one.record, one.counted, one.was) for one in changed],
        closed=[record(key, adds) for key, adds in closed], total=len(said.records),
        notes=found.notes.filter(line=line).order_by("id"),
    )  # fmt: skip


def _first(records: Any) -> list[tuple[str, Number]]:
    return sorted(records.items())[:MOST_LISTED]


def _some(changed: tuple[Changed, ...]) -> tuple[Changed, ...]:
    return changed[:MOST_LISTED]


def _url(record: str) -> str:
    dataset, _slash, key = record.partition("/")
    if dataset not in links.OFFICE:
        return ""
    try:
        return reverse(links.OFFICE[dataset], args=[key.partition("#")[0]])
    except NoReverseMatch:
        return ""


def _records_table(records: Any) -> Table:
    columns = (Column(_("Sổ"), 18), Column(_("Mã hồ sơ"), 24), Column(_("Cộng vào"), 14))

    def rows() -> Iterator[tables.Line]:
        for key, adds in sorted(records.items()):
            dataset, _slash, code = key.partition("/")
            yield dataset, code, _cell(adds)

    return Table("ho-so-da-chot", columns, rows())


# ---- saying why, and supplementing --------------------------------------------------------------


@office(*menu.WORKERS)
def explain(request: OfficeRequest, code: str, line: str) -> HttpResponse:
    """Why a closed number is another one now."""
    found = reading.by_code(request.actor, code)
    policies.check_can_explain_difference(found, request.actor)
    said = next((one for one in found.lines if one[0] == line), None)
    if said is None:
        raise NotFound("base.not-found")
    return pages.ask(
        request, "figures/closing_reason", form=pages.bound(request, forms.Reason),
        act=lambda values: figures.explain_difference(
            closing=found, line=line, reason=values["reason"], by=request.actor, at=now()
        ),
        said=_("Đã ghi lý do."), to=("office:closing-line", found.code, line), row=_row(found),
        closing=found, title=_("Ghi lý do chênh lệch"), about=said[1], button=_("Ghi lý do"),
    )  # fmt: skip


@office(Role.LEADER)
def supplement(request: OfficeRequest, code: str) -> HttpResponse:
    """Close the table once more, naming this version."""
    found = reading.by_code(request.actor, code)
    policies.check_can_close_period(found.unit, request.actor)
    form = pages.bound(request, forms.Reason)
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                later = figures.supplement_period(
                    closing=found, table=counting.again(found), reason=form.cleaned_data["reason"],
                    by=request.actor, at=now(),
                )  # fmt: skip
            except (Invalid, WrongState) as error:
                status, refused = error.status, pages.refused(form, error)
            else:
                return pages.done(request, _("Đã chốt bổ sung."), "office:closing", later.code)
    context = {"refused": refused} if refused else {}
    return pages.show(
        request, "figures/closing_reason", status=status, form=form, row=_row(found),
        closing=found, title=_("Chốt bổ sung"), button=_("Chốt bổ sung"),
        about=_("Bản bổ sung nêu tên bản chốt ngày {day}; cả hai bản được giữ.").format(
            day=vn_date(calendar.day_of(found.closed_at))
        ),
        **context,
    )  # fmt: skip
