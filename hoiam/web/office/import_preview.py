"""The rows of an import with their verdicts: tabs with counts, pages by line, and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases.models import Part
from hoiam.imports import mapping as mappings
from hoiam.imports import packs, queries
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.fields import FieldKind, TargetField
from hoiam.imports.models import Import, ImportRow, ImportState, Target, Verdict
from hoiam.imports.policies import OF_THE_HOUSE
from hoiam.imports.queries import Counts
from hoiam.web import tables, words
from hoiam.web.access import OfficeRequest
from hoiam.web.office import opened
from hoiam.web.tables import Cell, Column, Line, Table

SIZE = 30
VERDICT, AFTER = "xet", "sau"
MARKS = {
    Verdict.NEW: "promise",
    Verdict.KNOWN: "ok",
    Verdict.CHANGED: "soon",
    Verdict.REFUSED: "late",
    Verdict.NONE: "",
}
RECORDS = (Target.CASES, Target.VISITS, Target.DOSSIERS)
LEADING = ("number", "reference", "username", "name", "field", "title")
MOST_SHOWN = 200  # letters of one value on the page


@dataclass(frozen=True, slots=True)
class Tab:
    """One verdict with how many rows have it; also a filter."""

    label: str
    mark: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: what it was told and what it says, field by field."""

    line: int
    verdict: str
    mark: str
    why: str
    head: str
    values: tuple[tuple[str, str], ...]
    url: str  # of what it made or meets, once that can be read


@dataclass(frozen=True, slots=True)
class Preview:
    """A page of rows below their tabs."""

    counts: Counts
    mark: str  # of what is confirmed here
    tabs: tuple[Tab, ...]
    rows: tuple[Shown, ...]
    older: str
    first: str


def page(request: OfficeRequest, of: Import) -> Preview:
    """The rows after a line, under one verdict or all."""
    verdict = request.GET.get(VERDICT, "")
    verdict = verdict if verdict in Verdict.values else ""
    typed = request.GET.get(AFTER, "")
    after = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
    found = queries.rows(of, verdict=verdict, after=after, most=SIZE + 1)
    counts = queries.counts(of)
    kept = {VERDICT: verdict} if verdict else {}
    more = {**kept, AFTER: str(found[SIZE - 1].line)} if len(found) > SIZE else None
    return Preview(
        counts=counts,
        mark=queries.preview_mark(of),
        tabs=_tabs(request, counts, verdict),
        rows=tuple(shown(of, found[:SIZE])),
        older=f"?{urlencode(more)}" if more else "",
        first=f"{request.path}?{urlencode(kept)}" if after else "",
    )


def is_closed(request: OfficeRequest, of: Import) -> bool:
    """Whether a page that shows rows of people was not opened by this officer. A clerk of the unit
    takes the list in and is not asked why; that they read it is logged all the same."""
    if of.target in OF_THE_HOUSE:
        return False
    about = ("import", of.code)
    return not opened.elsewhere(request, about=about, unit=of.unit, part=Part.ROWS, known=True)


def _tabs(request: OfficeRequest, counts: Counts, chosen: str) -> tuple[Tab, ...]:
    by_verdict = {
        Verdict.NEW: counts.new,
        Verdict.CHANGED: counts.changed,
        Verdict.KNOWN: counts.known,
        Verdict.REFUSED: counts.refused,
    }
    every = Tab(_("mọi dòng"), "", sum(by_verdict.values()), request.path, not chosen)
    return (
        every,
        *(
            Tab(_(one.label), MARKS[one], count, f"?{VERDICT}={one.value}", chosen == one.value)
            for one, count in by_verdict.items()
        ),
    )


def shown(of: Import, found: Sequence[ImportRow]) -> Iterator[Shown]:
    """Rows as the mapping reads them; what cannot be read is shown as the file says it."""
    reader, cells = reader_of(of), packs.cells_of(of, found)
    for row in found:
        values = _values(reader, cells.get(row.line, {}))
        head = [said for code, _label, said in values if code in LEADING and said]
        rest = [(_(label), said) for code, label, said in values if code not in LEADING and said]
        yield Shown(
            line=row.line,
            verdict=_(Verdict(row.verdict).label),
            mark=MARKS[Verdict(row.verdict)],
            why=queries.sentence(row),
            head=" · ".join(head[:3]),
            values=tuple(rest),
            url=_made(of, row),
        )


def _made(of: Import, row: ImportRow) -> str:
    """The page of what a row made or meets; the cells are gone when the import has ended."""
    if of.state != ImportState.COMMITTED or not row.code or row.verdict == Verdict.REFUSED:
        return ""
    if of.target == Target.EXCHANGE:
        return reverse("office:case", args=[row.code])
    if of.target in RECORDS:
        return reverse("office:register-record", args=[row.code])
    return ""


def reader_of(of: Import) -> Reader | None:
    """How its cells are read, once somebody said what they mean."""
    return Reader(mappings.from_json(of.content)) if of.content else None


def _values(reader: Reader | None, cells: dict[str, str]) -> list[tuple[str, str, str]]:
    if reader is None or not cells:
        return []
    return [
        (field.code, field.label, said(reader, field, cells)[:MOST_SHOWN])
        for field in reader.mapping.spec.fields
        if reader.has(field.code)
    ]


def said(reader: Reader, field: TargetField, cells: dict[str, str]) -> str:
    """One field in words."""
    try:
        return _read(reader, field, cells)
    except Fault:
        return raw(reader, field, cells)


def _read(reader: Reader, field: TargetField, cells: dict[str, str]) -> str:
    match field.kind:
        case FieldKind.MOMENT | FieldKind.DAY:
            read = reader.moment(cells, field.code)
            return words.moment(read.moment) if read.moment else words.day(read.day)
        case FieldKind.COORDINATES:
            latitude, longitude = reader.position(cells)
            return "" if latitude is None else f"{latitude}, {longitude}"
        case FieldKind.STATE:
            word = reader.line(cells, field.code)
            return f"{word} → {_(reader.state(word).label)}" if word else ""
        case FieldKind.NUMBER:
            return reader.number(cells, field.code)
    return reader.line(cells, field.code)


def raw(reader: Reader, field: TargetField, cells: dict[str, str]) -> str:
    """The cells of a field as they stand in the file."""
    one = reader.mapping.field(field.code)
    given = [cells.get(name, "") for name in one.columns] if one else []
    return " | ".join(cell for cell in given if cell)


# ── as a file ────────────────────────────────────────────────────────────────────────────────


def rows(of: Import, *, verdict: str) -> Table:
    """Every row with its verdict and the file's own columns, to be corrected and taken in again."""
    names: list[str] = list(of.columns)
    columns = (
        Column(_("Dòng"), 8), Column(_("Kết quả xét"), 12), Column(_("Vì sao"), 50),
        *(Column(name, 20) for name in names),
    )  # fmt: skip
    found = ImportRow.objects.filter(of=of)
    if verdict in Verdict.values:
        found = found.filter(verdict=verdict)
    return Table("xet-tung-dong", columns, _row_lines(of, found, names))


def _row_lines(of: Import, found: QuerySet[ImportRow], names: list[str]) -> Iterator[Line]:
    for chunk in tables.walk(found, "line"):
        staged = packs.cells_of(of, chunk)
        for row in chunk:
            there = staged.get(row.line, {})
            cells: list[Cell] = [there.get(name, "") for name in names]
            yield row.line, _(Verdict(row.verdict).label), queries.sentence(row), *cells


def imports(found: QuerySet[Import]) -> Table:
    """The list of imports."""
    columns = (
        Column(_("Tệp"), 40), Column(_("Loại"), 30), Column(_("Đơn vị"), 30),
        Column(_("Tình trạng"), 18), Column(_("Số dòng"), 10), Column(_("Mẫu nối cột"), 30),
        Column(_("Bắt đầu lúc"), 16), Column(_("Xong lúc"), 16),
    )  # fmt: skip
    lines = (
        (
            one.file_name, _(Target(one.target).label), one.unit.name,
            _(ImportState(one.state).label), one.total, one.profile_name, one.started_at,
            one.ended_at,
        )
        for chunk in tables.walk(found, "-id")
        for one in chunk
    )  # fmt: skip
    return Table("nap-du-lieu", columns, lines)
