"""The pages of a zipped workbook, looked through as a stream: how far its cells reach.

A library lays a sheet out as one rectangle from the first cell to the last: one cell in the far
corner takes gigabytes. A page may declare no entities: official writers never do, bombs must.
"""

import contextlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from hoiam.core.refusals import Invalid
from hoiam.imports.reading.limits import MOST_CELL, MOST_DEPTH

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_NESTED = MOST_DEPTH * 2
_SHEET_PAGE = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_BUFFER = 64 * 1024


@dataclass
class Extent:
    """The corner cells with a value, counted from one, and how many cells have one."""

    rows: int = 0
    columns: int = 0
    filled: int = 0

    def reach(self, row: int, column: int, count: int) -> None:
        """A value stands as far as here."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        self.filled += count


class Page:
    """One page of the workbook: fed in blocks, refused as soon as it goes wrong."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.buffer_size = _BUFFER
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._depth = 0
        self._length = 0
        self.extent = Extent()

    def feed(self, block: bytes) -> None:
        """The next block."""
        try:
            self._parser.Parse(block, False)
        except expat.ExpatError as error:
            raise Invalid("imports.damaged") from error

    def end(self) -> None:
        """No more blocks: what is still open is cut off."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Invalid("imports.damaged") from error

    def _doctype(self, name: str, system: str | None, public: str | None, inner: int) -> None:
        raise Invalid("imports.xml-entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._length = 0
        if self._depth > _MOST_NESTED:
            raise Invalid("imports.too-deep", most=_MOST_NESTED)
        self.element(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self.ended(name)

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_CELL:
            raise Invalid("imports.cell-too-long", line=self.extent.rows, most=MOST_CELL)

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """What a kind of page wants to know of an element."""

    def ended(self, name: str) -> None:
        """What a kind of page wants to know of the end of one."""


class SheetPage(Page):
    """A sheet of an Excel workbook: <row r="7"><c r="B7"><v>."""

    def __init__(self) -> None:
        super().__init__()
        self._row = 0
        self._column = 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Rows and cells may leave out where they stand: then they follow the last one."""
        name = _local(name)
        if name == "v" or name == "is":
            self.extent.reach(self._row, self._column, 1)
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _column_number(place.group(1)) if place else self._column + 1
            if place:
                self._row = int(place.group(2))
        elif name == "row":
            said = attributes.get("r", "")
            self._row = int(said) if said.isdecimal() and len(said) < 8 else self._row + 1
            self._column = 0


def _local(name: str) -> str:
    """Some writers put a prefix before every name of a workbook: <x:row>."""
    return name.rpartition(":")[2] if ":" in name else name


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class ListPage(Page):
    """The list of an Excel workbook's sheets, or of the pages they are on."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str]] = []  # name, relation
        self.pages: dict[str, str] = {}  # relation → page

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """The two lists have elements of different names."""
        name = _local(name)
        if name == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.sheets.append((attributes.get("name", ""), relation))
        elif name == "Relationship":
            target = attributes.get("Target", "").lstrip("/")
            page = target if target.startswith("xl/") else posixpath.join("xl", target)
            self.pages[attributes.get("Id", "")] = posixpath.normpath(page)


class OpenPage(Page):
    """The content of an OpenDocument workbook: rows and cells say how often they repeat."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, Extent] = {}
        self._row = 0
        self._column = 0
        self._row_repeats = 1
        self._row_has = False
        self._row_filled = 0
        self._row_end = 0

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """A cell has a value if it says of which type."""
        if name == "table:table":
            self.extent = self.sheets[attributes.get("table:name", "")] = Extent()
            self._row = 0
        elif name == "table:table-row":
            self._row_repeats = _times(attributes.get("table:number-rows-repeated"))
            self._column = self._row_filled = self._row_end = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            repeats = _times(attributes.get("table:number-columns-repeated"))
            self._column += repeats
            if "office:value-type" in attributes:
                self._row_filled += repeats
                self._row_end = self._column

    def ended(self, name: str) -> None:
        """Only when a row is over is it known how far it reached, and how often."""
        if name == "table:table-row":
            self._row += self._row_repeats
            if self._row_filled:
                self.extent.reach(self._row, self._row_end, self._row_filled * self._row_repeats)


def _times(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else 1


class Scan:
    """All pages of one workbook."""

    def __init__(self, media: str) -> None:
        self._media = media
        self._sheets: dict[str, Extent] = {}  # by page, or by name for OpenDocument
        self._listed: list[tuple[str, str]] = []
        self._pages: dict[str, str] = {}

    @contextlib.contextmanager
    def page(self, name: str) -> Iterator[Page]:
        """Look through one page; what it says is kept when it has ended well."""
        page = self._kind(name)
        yield page
        page.end()
        if isinstance(page, SheetPage):
            self._sheets[name] = page.extent
        elif isinstance(page, ListPage):
            self._listed.extend(page.sheets)
            self._pages |= page.pages
        elif isinstance(page, OpenPage):
            self._sheets |= page.sheets

    def _kind(self, name: str) -> Page:
        if self._media == "ods":
            return OpenPage() if name == "content.xml" else Page()
        if _SHEET_PAGE.fullmatch(name):
            return SheetPage()
        if name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            return ListPage()
        return Page()

    def extents(self) -> dict[str, Extent]:
        """How far each sheet reaches, in the order of the workbook."""
        if self._media == "ods":
            return self._sheets
        return {
            name: self._sheets[self._pages[relation]]
            for name, relation in self._listed
            if self._pages.get(relation) in self._sheets
        }
