"""CSV: rows one at a time, with quotes over several lines, whatever the delimiter."""

import csv
import io
from collections.abc import Generator, Iterator
from typing import IO

from hoiam.core.cells import GUARD, bare
from hoiam.core.refusals import Invalid
from hoiam.imports.reading.columns import Columns, check_cells, named, without_empty_end
from hoiam.imports.reading.heading import header_at, is_numbering, says_something
from hoiam.imports.reading.limits import MOST_CELL, MOST_COLUMNS, MOST_ROW, MOST_ROWS, SAMPLE_ROWS
from hoiam.imports.reading.table import SourceRow

_DELIMITERS = (",", ";", "\t", "|")
_HINT = "sep="  # Excel's own first line


class _Lines:
    """Lines of a text file that never hold more than one row may.

    The csv module asks for a line and keeps it until the row ends, so that this is the place to
    stop a cell of 100 MB or a header of a million names before it is in memory.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.taken = 0
        self.line = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(MOST_ROW - self.taken + 1)
        if not line:
            raise StopIteration
        self.taken += len(line)
        self.line += 1
        if self.taken > MOST_ROW:
            most = max(line.count(delimiter) for delimiter in _DELIMITERS)
            if most > MOST_COLUMNS:
                raise Invalid("imports.too-many-columns", most=MOST_COLUMNS)
            raise Invalid("imports.cell-too-long", line=self.line, most=MOST_CELL)
        return line


def _parsed(file: IO[bytes], encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they begin in. Closing the wrapper must not close the file."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        while True:
            begins = lines.line + 1
            lines.taken = 0
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _said(error, begins) from error
            yield begins, cells
    finally:
        text.detach()


def _said(error: csv.Error, line: int) -> Invalid:
    if "field limit" in str(error):
        return Invalid("imports.cell-too-long", line=line, most=MOST_CELL)
    return Invalid("imports.lone-quote", line=line)


class Delimited:
    """The columns and rows of one CSV file."""

    media = "csv"

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        self._file = file
        self._encoding = encoding
        self._hinted, self.delimiter = self._delimiter()
        sample = self._sample()
        place = header_at([cells for _, cells in sample])
        if place is None:
            raise Invalid("imports.empty-file")
        self._header_line, header = sample[place]
        self._below = place + 1 < len(sample)
        self._numbered = self._below and is_numbering(sample[place + 1][1])
        self.columns: Columns = named(without_empty_end(header))

    def _delimiter(self) -> tuple[bool, str]:
        """The one that makes most columns in most rows of the beginning alike."""
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding=self._encoding, newline="")
        first = text.readline(16).strip()
        text.detach()
        if first.lower().startswith(_HINT) and len(first) == len(_HINT) + 1:
            return True, first[-1]
        return False, max(_DELIMITERS, key=self._fit)

    def _fit(self, delimiter: str) -> tuple[float, int]:
        """The share of rows as wide as most, and that width; one column alone proves nothing."""
        widths: list[int] = []
        try:
            for _, cells in _parsed(self._file, self._encoding, delimiter):
                if says_something(cells):
                    widths.append(len(cells))
                if len(widths) == SAMPLE_ROWS:
                    break
        except Invalid:
            if not widths:
                return 0.0, 0
        if not widths:
            return 0.0, 0
        usual = max(set(widths), key=lambda width: (widths.count(width), width))
        if usual == 1:
            return 0.0, 0
        return widths.count(usual) / len(widths), usual

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        for line, cells in _parsed(self._file, self._encoding, self.delimiter):
            if self._hinted and line == 1:
                continue
            if says_something(cells):
                yield line, cells

    def _sample(self) -> list[tuple[int, list[str]]]:
        rows: list[tuple[int, list[str]]] = []
        for line, cells in self._lines():
            if len(without_empty_end(cells)) > MOST_COLUMNS:
                raise Invalid("imports.too-many-columns", most=MOST_COLUMNS)
            rows.append((line, cells))
            if len(rows) == SAMPLE_ROWS:
                break
        return rows

    def rows(self) -> Generator[SourceRow, None, None]:
        """Every row below the header; a row that does not fit the header says so."""
        names = self.columns.names
        count = 0
        numbered = self._numbered
        for line, cells in self._lines():
            if line <= self._header_line:
                continue
            if numbered:
                numbered = False
                continue
            count += 1
            if count > MOST_ROWS:
                raise Invalid("imports.too-many-rows", most=MOST_ROWS)
            # What our own lists guard against spreadsheets is read as it was written.
            words = list(map(bare, cells)) if GUARD in check_cells(cells, line) else cells
            named = dict(zip(names, words, strict=False))
            if len(cells) == len(names):
                yield SourceRow(line, named)
                continue
            beyond = tuple(filter(None, words[len(names) :]))
            yield SourceRow(line, named, _fault(names, cells), beyond)


def _fault(names: tuple[str, ...], cells: list[str]) -> str:
    if len(cells) < len(names):
        return "row-short"
    if len(without_empty_end(cells)) > len(names):
        return "row-long"
    return ""
