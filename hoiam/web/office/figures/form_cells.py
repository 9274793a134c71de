"""Cells of an official table for a page, and what stands behind one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from hoiam.core.actor import Actor
from hoiam.core.figures.forms.shapes import Cell, Filled, Numbers, ReportForm
from hoiam.figures.datasets import ALL as DATASETS
from hoiam.figures.forms.sheets import Behind, FormSheet
from hoiam.meetings import queries as meetings
from hoiam.meetings.models import Meeting
from hoiam.petitions import decisions
from hoiam.petitions.models import Decision, Petition
from hoiam.reception import queries as reception
from hoiam.reception.models import Visit
from hoiam.units import queries as units
from hoiam.web.office.figures import form_words
from hoiam.web.tables import Column, Table

MOST_LISTED = 200
ROOM = "denunciations"
_ADDRESSES = {
    "petitions": "office:petition",
    "visits": "office:visit",
    "matters": "office:visit",
    "dossiers": "office:register-record",
    "decisions": "office:decision",
    "amounts": "office:decision",
    "reception-days": "office:meeting",
}
_NAMES = {
    "petitions": noop("đơn"), "visits": noop("lượt tiếp"), "matters": noop("vụ việc"),
    "dossiers": noop("hồ sơ"), "decisions": noop("quyết định"), "amounts": noop("quyết định"),
    "reception-days": noop("buổi tiếp"),
    "entries": noop("số nhập"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One column of the table: its number as it is printed, and where it opens."""

    column: int
    name: str
    number: str
    said: str  # who fills it, where nobody here does
    link: str
    is_partial: bool


def rows_of(found: FormSheet, numbers: Numbers, unit: str, query: Callable[..., str]) -> list[Row]:
    """Every column with its number."""
    rows = []
    for number, column in found.form.columns.items():
        value = numbers.get(number)
        said = ""
        if value is None:
            said = _("chưa nhập") if column.filled is Filled.TYPED else _("từ hồ sơ tố cáo")
        # A column of the closed room has no address: histories and logs would tell that there is
        # something in it. Its files are opened in their room.
        is_open = bool(value) and column.filled is not Filled.ROOM
        link = f"?{query(cot=number, dong=unit)}#opened" if is_open else ""
        is_partial = column.filled is Filled.BOTH and number in found.partial
        shown = form_words.number(value, column.unit)
        rows.append(Row(number, found.form.full_name(number), shown, said, link, is_partial))
    return rows


def head_rows(form: ReportForm) -> list[list[Cell]]:
    """The merged head, line by line."""
    cells = form.cells()
    return [[one for one in cells if one.row == row] for row in range(form.depth)]


@dataclass(frozen=True, slots=True)
class Listed:
    """One record behind a number."""

    kind: str
    code: str
    day: date | None
    unit: str
    adds: str
    link: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands behind one cell."""

    column: int
    name: str
    number: str
    rows: tuple[Listed, ...]
    more: int
    closed: int  # files of denunciations that are opened in their room
    after: str = ""  # the mark behind which the next ones stand


def opened(actor: Actor, found: FormSheet, column: int, unit: str, after: str = "") -> Opened:
    """The records of a cell; those that this reader may open lead there."""
    some = found.some_behind(column, unit, after, MOST_LISTED + 1)
    every = list(found.behind(column, unit)) if some is None else list(some)
    behind = [one for one in every if one.dataset != ROOM]
    shown = behind[:MOST_LISTED]
    names = units.names_of({one.unit for one in shown})
    may = _openable(actor, shown)
    said = _registered(may)
    of = found.form.columns[column]
    rows = tuple(
        Listed(
            _(_NAMES.get(one.dataset, one.dataset)),
            said.get((one.dataset, one.key), one.key),
            one.dated,
            names.get(one.unit, one.unit),
            "" if one.adds == 1 else form_words.number(one.adds, of.unit),
            _link(one) if (one.dataset, one.key) in may else "",
        )
        for one in shown
    )
    number = form_words.number(found.number(column, unit), of.unit)
    more, closed = len(behind) - len(shown), len(every) - len(behind)
    following = ""
    if some is not None and more:
        more, following = 0, shown[-1].mark
    name = found.form.full_name(column)
    return Opened(column, name, number, rows, more, closed, following)


def _registered(may: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Numbers of the registers, by which the office knows its papers."""
    found: dict[tuple[str, str], str] = {}
    for kinds, model in ((("petitions",), Petition), (("visits", "matters"), Visit)):
        codes = {code for kind, code in may if kind in kinds}
        for code, number, year in model.objects.filter(code__in=codes).values_list(
            "code", "number", "year"
        ):
            found |= {(kind, code): f"{number}/{year}" for kind in kinds}
    codes = {code for kind, code in may if kind == "reception-days"}
    held = Meeting.objects.filter(code__in=codes).values_list("code", "title")
    found |= {("reception-days", code): title for code, title in held}
    codes = {code for kind, code in may if kind in ("decisions", "amounts")}
    rows = Decision.objects.filter(code__in=codes).exclude(number="")
    for code, said in rows.values_list("code", "number"):
        found |= {("decisions", code): said, ("amounts", code): said}
    return found


def _openable(actor: Actor, rows: Iterable[Behind]) -> set[tuple[str, str]]:
    by_kind: dict[str, set[str]] = {}
    for one in rows:
        by_kind.setdefault(one.dataset, set()).add(one.key)
    found: set[tuple[str, str]] = set()
    for kind, keys in by_kind.items():
        found |= {(kind, key) for key in _of_kind(actor, kind, keys)}
    return found


def _of_kind(actor: Actor, kind: str, keys: set[str]) -> set[str]:
    if kind == "matters":
        rows = reception.visible_to(actor)
        return set(rows.filter(code__in=keys).values_list("code", flat=True))
    if kind in ("decisions", "amounts"):
        seen = Decision.objects.filter(pk__in=decisions.visible_to(actor))
        return set(seen.filter(code__in=keys).values_list("code", flat=True))
    if kind == "reception-days":
        sessions = meetings.visible_to(actor).filter(code__in=keys)
        return set(sessions.values_list("code", flat=True))
    known = DATASETS.get(kind)
    if known is None or known.opened_by is None:
        return set()
    return set(known.opened_by(actor).filter(code__in=keys).values_list("code", flat=True))


def _link(one: Behind) -> str:
    try:
        return reverse(_ADDRESSES[one.dataset], args=[one.key])
    except (KeyError, NoReverseMatch):
        return ""


def table(found: Opened) -> Table:
    """The list of a cell as a file."""
    columns = (
        Column(_("Loại"), 14), Column(_("Mã"), 26), Column(_("Ngày"), 12),
        Column(_("Đơn vị"), 34), Column(_("Số"), 12),
    )  # fmt: skip
    rows = ((one.kind, one.code, one.day, one.unit, one.adds or "1") for one in found.rows)
    return Table("ho-so-cua-o", columns, rows)
