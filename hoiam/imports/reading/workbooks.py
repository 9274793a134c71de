"""Excel and OpenDocument workbooks, read by a library in a process of its own.

The process has a limit on memory and on time, reads the one sheet, runs no macro and calculates
no formula, and writes rows of text. A file that makes the library burst ends that process and
not ours. What a scan can see beforehand is refused with its own sentence.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Generator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from hoiam.core.refusals import Invalid
from hoiam.imports.reading.archives import Workbooked
from hoiam.imports.reading.columns import Columns, check_cells, named, without_empty_end
from hoiam.imports.reading.heading import header_at, is_numbering, says_something
from hoiam.imports.reading.limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_WORKBOOK_CELLS,
    SAMPLE_ROWS,
    WORKBOOK_MEMORY,
    WORKBOOK_SECONDS,
)
from hoiam.imports.reading.table import SourceRow

_READER = Path(__file__).with_name("_sheet.py")
# Lines of a sheet that are kept: what is looked at before rows are read, with some empty ones.
_KEPT_LINES = 2 * SAMPLE_ROWS + 50
_NO_MORE = object()
_OLE_NAMES = 4 * 1024 * 1024
_ENDING = 30  # seconds for a process that has said its last word


def _run(file: IO[bytes], sheet: str) -> Generator[Any, None, None]:
    """What the reading process says, line by line; it ends with us, however we end.

    It opens the file anew through /proc, so that it may have no name and a place of its own.
    """
    command = [
        sys.executable,
        "-I",
        str(_READER),
        f"/proc/{os.getpid()}/fd/{file.fileno()}",
        sheet,
        str(WORKBOOK_MEMORY),
        str(WORKBOOK_SECONDS),
    ]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        output = process.stdout
        if output is None:  # cannot be: it was asked for
            return
        ended = False
        try:
            for line in output:
                said = json.loads(line)
                if said == "end":
                    ended = True
                    break
                yield said
            code = process.wait(timeout=_ENDING)
        finally:
            process.kill()
    if code < 0:  # by its limits, or by itself for want of memory
        raise Invalid("imports.workbook-too-big")
    if not ended:
        raise Invalid("imports.damaged")


def _checked(said: Generator[Any, None, None]) -> Generator[Any, None, None]:
    """Refusals among what it says."""
    with contextlib.closing(said):
        for one in said:
            match one:
                case {"refused": "password"}:
                    raise Invalid("imports.encrypted")
                case {"refused": "memory"}:
                    raise Invalid("imports.workbook-too-big")
                case {"refused": "no-sheet", "sheet": sheet}:
                    raise Invalid("imports.no-such-sheet", sheet=sheet)
                case {"refused": "empty"}:
                    raise Invalid("imports.empty-file")
                case {"refused": _}:
                    raise Invalid("imports.damaged")
                case _:
                    yield one


class _Said:
    """What the process says of a sheet. Its beginning is kept, so that whoever has looked at it and
    asks for it again goes on with the same process: to open a large workbook takes many seconds."""

    def __init__(self, file: IO[bytes], sheet: str) -> None:
        self._file, self._name = file, sheet
        self._begun: list[Any] = []
        self._rest: Generator[Any, None, None] | None = _checked(_run(file, sheet))

    def lines(self) -> Generator[Any, None, None]:
        """All of it, from the beginning."""
        place = 0
        while place < len(self._begun) or self._goes_on():
            yield self._begun[place]
            place += 1
        if place < _KEPT_LINES and self._rest is not None:
            return
        rest, self._rest = self._rest, None
        if rest is None:  # somebody went on behind the beginning already
            rest = _checked(_run(self._file, self._name))
            for _ in islice(rest, place):
                pass
        with contextlib.closing(rest):
            yield from rest

    def _goes_on(self) -> bool:
        """One more line of the beginning, if there is one."""
        if self._rest is None or len(self._begun) >= _KEPT_LINES:
            return False
        try:
            one = next(self._rest, _NO_MORE)
        except BaseException:
            self.close()  # else it would seem to end here, to whoever asks next
            raise
        if one is not _NO_MORE:
            self._begun.append(one)
        return one is not _NO_MORE

    def close(self) -> None:
        """End the process, if it still waits."""
        if self._rest is not None:
            self._rest.close()
            self._rest = None


class _Sheet:
    """One sheet as the process reads it."""

    def __init__(self, file: IO[bytes], sheet: str, closing: contextlib.ExitStack) -> None:
        self._said = _Said(file, sheet)
        closing.callback(self._said.close)
        with contextlib.closing(self._said.lines()) as said:
            opened = next(said)
            self.sheets: tuple[str, ...] = tuple(opened["sheets"])
            self.sheet: str = opened["sheet"]
            sample: list[tuple[int, list[str]]] = []
            for line, cells in said:
                if says_something(cells):
                    sample.append((line, cells))
                if len(sample) == SAMPLE_ROWS:
                    break
        place = header_at([cells for _, cells in sample])
        if place is None:
            raise Invalid("imports.empty-file")
        self._header_line, header = sample[place]
        below = sample[place + 1][1] if place + 1 < len(sample) else []
        self._numbered = is_numbering(below)
        self.columns: Columns = named(without_empty_end(header))

    def rows(self) -> Generator[SourceRow, None, None]:
        """Every row below the header that says something."""
        names = self.columns.names
        numbered = self._numbered
        count = 0
        with contextlib.closing(self._said.lines()) as said:
            next(said)
            for line, cells in said:
                if line <= self._header_line or not says_something(cells):
                    continue
                if numbered:
                    numbered = False
                    continue
                count += 1
                if count > MOST_ROWS:
                    raise Invalid("imports.too-many-rows", most=MOST_ROWS)
                check_cells(cells, line)
                if len(cells) == len(names):
                    yield SourceRow(line, dict(zip(names, cells, strict=True)))
                    continue
                whole = cells + [""] * (len(names) - len(cells))
                fault = "row-long" if len(without_empty_end(cells)) > len(names) else ""
                named = dict(zip(names, whole, strict=False))
                yield SourceRow(line, named, fault, tuple(filter(None, cells[len(names) :])))


class Workbook(_Sheet):
    """An xlsx or ods whose pages have been looked through."""

    def __init__(
        self, file: IO[bytes], seen: Workbooked, sheet: str, closing: contextlib.ExitStack
    ) -> None:
        self.media = seen.media
        full = [name for name, extent in seen.extents.items() if extent.filled]
        chosen = sheet or (full[0] if full else "")
        if not chosen:
            raise Invalid("imports.empty-file")
        if chosen not in seen.extents:
            raise Invalid("imports.no-such-sheet", sheet=sheet)
        extent = seen.extents[chosen]
        if extent.columns > MOST_COLUMNS:
            raise Invalid("imports.far-cell", most=MOST_ROWS, columns=MOST_COLUMNS)
        if extent.rows > MOST_ROWS + SAMPLE_ROWS:
            raise Invalid("imports.far-cell", most=MOST_ROWS, columns=MOST_COLUMNS)
        if extent.rows * extent.columns > MOST_WORKBOOK_CELLS:
            raise Invalid("imports.workbook-too-big")
        super().__init__(file, chosen, closing)
        self.sheets = tuple(full)


class OldWorkbook(_Sheet):
    """An xls: one stream of records, for which only the limits of the process stand."""

    media = "xls"

    def __init__(self, file: IO[bytes], sheet: str, closing: contextlib.ExitStack) -> None:
        file.seek(0)
        content = file.read(_OLE_NAMES)
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Invalid("imports.encrypted")
        known = any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))
        if not known and len(content) < _OLE_NAMES:
            raise Invalid("imports.not-a-table")
        super().__init__(file, sheet, closing)
