"""Any list as a file to take away: CSV by RFC 4180, or a workbook for Excel.

Rows come in chunks by key, so that memory stays the same for ten rows and for a million, and the
file is written beside the product's memory before a byte of it is sent: whoever gets one gets all
of it. What a cell may hold:

- text stays text: a workbook writes it as a string and never as a formula, a link or a number, so
  that 007 stays 007; in CSV, signs that a spreadsheet would compute are guarded (`core.cells`);
- a day is a date with the Vietnamese order in a workbook, and 2026-05-08 in CSV, which every
  spreadsheet in every language reads as the same day;
- a moment is Vietnamese time; counts are numbers.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.http import FileResponse, HttpRequest
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from hoiam.core import cells
from hoiam.core.calendar import ZONE, day_of
from hoiam.web import training

CSV, XLSX = "csv", "xlsx"
MEDIA = {
    CSV: "text/csv; charset=utf-8; header=present",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WHICH = "bang"  # of two tables on one page, when it is not the list itself
ASKED = "tai"  # ?tai=xlsx at the end of a list's own address, so that its filters are kept
CHUNK = 500
MOST_ROWS_A_SHEET = 1_000_000  # Excel ends at 1,048,576
LONGEST_CELL = 32_767  # of a workbook
_FIRST_DAY = date(1900, 3, 1)  # before it the workbook's own calendar counts a day that never was

# What XML cannot say; a workbook that holds one of these does not open.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

type Cell = str | int | date | datetime | None
type Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and about how many letters wide its cells are."""

    name: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A list to take away; `stem` begins the file's name, in plain letters and without a person."""

    stem: str
    columns: tuple[Column, ...]
    rows: Iterable[Line]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that stands ready, and how many rows it holds."""

    file: IO[bytes]
    rows: int


def asked(request: HttpRequest) -> str:
    """Which file this list was asked for, if any."""
    given = request.GET.get(ASKED, "")
    return given if given in MEDIA else ""


def walk[M: Model](rows: QuerySet[M], *keys: str, size: int = CHUNK) -> Iterator[list[M]]:
    """All rows in chunks, in the order of these keys (`-id` for the newest first), each chunk
    found by the key of the last row: nothing is held, skipped or said twice."""
    after = Q()
    while found := list(rows.filter(after).order_by(*keys)[:size]):
        yield found
        if len(found) < size:
            return
        after = _after(found[-1], keys)


def _after(last: Model, keys: tuple[str, ...]) -> Q:
    """Rows behind this one: equal in the first keys, beyond it in the next."""
    behind, same = Q(pk__in=[]), Q()
    for key in keys:
        name = key.removeprefix("-")
        value: Any = last
        for step in name.split("__"):
            value = getattr(value, step)
        behind |= same & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return behind


def written(table: Table, media: str) -> Written:
    """The whole file, in a place that is gone when it is closed."""
    table = _marked(table)
    file = tempfile.TemporaryFile(dir=_folder())  # noqa: SIM115  the response closes it
    try:
        count = _write_csv(table, file) if media == CSV else _write_xlsx(table, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return Written(file, count)


def _marked(table: Table) -> Table:
    """In training each line says so: one that is copied into another file takes the words along."""
    words = training.words()
    if not words:
        return table
    columns = (Column(_("Bản tập huấn"), 48), *table.columns)
    return Table(table.stem, columns, ((words, *line) for line in table.rows))


def _folder() -> Path:
    """Where the product keeps what strangers on the machine may not read."""
    folder = Path(settings.DATA_DIR) / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sent(table: Table, media: str, file: IO[bytes], *, day: date) -> FileResponse:
    """The file as an answer to save, never a page."""
    name = f"{table.stem}-{day.isoformat()}.{media}"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA[media])
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _write_csv(table: Table, file: IO[bytes]) -> int:
    # The mark in front tells Excel that the bytes are UTF-8.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([cells.guarded(column.name) for column in table.columns])
    count = 0
    for line in table.rows:
        writer.writerow([_plain(cell) for cell in line])
        count += 1
    text.flush()
    text.detach()
    return count


def _plain(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell.astimezone(ZONE):%Y-%m-%d %H:%M:%S}"
        case date():
            return cell.isoformat()
        case int():
            return cell
    return cells.guarded(cell.replace("\0", ""))


def _write_xlsx(table: Table, file: IO[bytes]) -> int:
    with tempfile.TemporaryDirectory(dir=_folder()) as folder:
        options = {
            "constant_memory": True,  # rows go to the disk one by one
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(file, options)
        count = _Sheets(book, table).fill()
        book.close()
    return count


class _Sheets:
    """The sheets of one workbook: the next begins where Excel has no room for another row."""

    def __init__(self, book: xlsxwriter.Workbook, table: Table) -> None:
        self._book, self._table = book, table
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._words = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self._day = book.add_format({"num_format": "d/m/yyyy", "valign": "top"})
        self._moment = book.add_format({"num_format": "d/m/yyyy hh:mm", "valign": "top"})
        self._number = book.add_format({"num_format": "#,##0", "valign": "top"})

    def fill(self) -> int:
        sheet, place, count = self._begun(1), 0, 0
        for line in self._table.rows:
            if place == MOST_ROWS_A_SHEET:
                sheet, place = self._begun(count // MOST_ROWS_A_SHEET + 1), 0
            place += 1
            count += 1
            for number, cell in enumerate(line):
                self._put(sheet, place, number, cell)
        return count

    def _begun(self, number: int) -> Worksheet:
        sheet: Worksheet = self._book.add_worksheet(f"Danh sách {number}")
        for place, column in enumerate(self._table.columns):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(1, 0)
        if words := training.words():
            sheet.set_header(f"&C&B{words}")  # on each printed page
        for place, column in enumerate(self._table.columns):
            sheet.write_string(0, place, column.name, self._head)
        return sheet

    def _put(self, sheet: Worksheet, row: int, place: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case datetime():
                local = cell.astimezone(ZONE).replace(tzinfo=None)
                if day_of(cell) < _FIRST_DAY:
                    sheet.write_string(row, place, _plain(cell), self._words)
                else:
                    sheet.write_datetime(row, place, local, self._moment)
            case date() if cell < _FIRST_DAY:
                sheet.write_string(row, place, cell.isoformat(), self._words)
            case date():
                sheet.write_datetime(row, place, cell, self._day)
            case int():
                sheet.write_number(row, place, cell, self._number)
            case str():
                sheet.write_string(row, place, _fitting(cell), self._words)


def _fitting(text: str) -> str:
    """As much as a cell of a workbook holds, and a mark where it was cut: CSV has the whole."""
    said = _UNSAYABLE.sub("", text)
    return said if len(said) <= LONGEST_CELL else said[: LONGEST_CELL - 1] + "…"
