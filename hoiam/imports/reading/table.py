"""A file as a table: named columns, and rows in which every cell is text as it was."""

from collections.abc import Generator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row. `fault` says that the row itself is not right; its cells are then a best effort.

    Faults: "row-short" and "row-long" (fewer or more cells than columns), "key-twice" (a JSON
    object that says one name twice), "not-an-object" (a JSON value that is no object).
    """

    line: int  # as an editor or a spreadsheet counts; in a JSON list the place, from one
    cells: dict[str, str]
    fault: str = ""
    # Cells to the right of the last column: looked at for what may not be kept, and kept nowhere.
    beyond: tuple[str, ...] = field(default=(), repr=False)


FAULTS = ("row-short", "row-long", "key-twice", "not-an-object")


class Table(Protocol):
    """An opened file; a context manager. `rows` may be asked for again and begins anew."""

    @property
    def media(self) -> str:
        """One of csv, xlsx, xls, ods, json, jsonl."""

    @property
    def encoding(self) -> str:
        """Of a text file: utf-8, utf-16, windows-1252, windows-1258; empty for a workbook."""

    @property
    def legacy(self) -> str:
        """What the text looks like before it is converted: "", "tcvn3" or "vni". A guess."""

    @property
    def legacy_samples(self) -> tuple[tuple[str, str], ...]:
        """Pieces as they were read and as they would be converted, for a person to judge."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets with cells, in the order of the workbook; empty for other files."""

    @property
    def sheet(self) -> str:
        """The sheet that is read."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Unique names, none empty: repaired by numbering where the file does not say them so."""

    @property
    def repaired(self) -> tuple[str, ...]:
        """Those of `columns` that are ours and not the file's."""

    def rows(self) -> Generator[SourceRow, None, None]:
        """Every row below the header, in the order of the file, without the empty ones."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
