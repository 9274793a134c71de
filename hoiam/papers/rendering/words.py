"""A letter as a Word file, for an office that goes on writing in it."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from hoiam.papers.letter import (
    MOTTO,
    NATION,
    PARTY,
    Block,
    Bulleted,
    Heading,
    KeyValues,
    Letter,
    Masthead,
    Numbered,
    Paragraph,
    Side,
    Signer,
    Table,
    Weight,
    from_json,
    to_json,
)
from hoiam.papers.rendering import said
from hoiam.papers.rendering.faces import WORD_FACE

WIDTH = 160  # millimetres between the margins
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_SIDES = {
    Side.START: WD_ALIGN_PARAGRAPH.LEFT,
    Side.CENTRE: _CENTRE,
    Side.END: WD_ALIGN_PARAGRAPH.RIGHT,
}
# A zip cannot say an earlier day; papers without a day have this one.
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 - a stamp inside a zip has no zone

type _Place = Paper | _Cell


def word(letter: Letter) -> bytes:
    """The same paper as a Word file. The same letter gives the same bytes."""
    letter = from_json(to_json(letter))  # one spelling; signs that no XML takes are gone
    paper = _sheet(letter)
    _head(paper, letter)
    for one in _kind(letter):
        _line(paper, one, bold=True, size=14, align=_CENTRE)
    if letter.kind:
        _rule(_line(paper, "", align=_CENTRE, size=6), WIDTH, 30)
    _addressees(paper, letter.addressees)
    for block in letter.body:
        _block(paper, block)
    _feet(paper, letter)
    if letter.note:
        _line(paper, letter.note, italic=True, size=11, before=8)
    return _same(paper, letter)


def _sheet(letter: Letter) -> Paper:
    """An empty A4 sheet with the margins, the face and page numbers from the second page on."""
    paper = Document()
    face = paper.styles["Normal"]
    face.font.name, face.font.size = WORD_FACE, Pt(13)
    fonts = face.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), WORD_FACE)
    _language(face.element.get_or_add_rPr())
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(_top(section.header, letter))
    _top(section.first_page_header, letter)
    if letter.form:
        corner = section.first_page_header.add_paragraph()
        corner.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        corner.add_run(letter.form).font.size = Pt(11)
    about = paper.core_properties
    about.title, about.author, about.language = said.title(letter), letter.issuer[:200], "vi-VN"
    about.comments = about.keywords = about.last_modified_by = ""
    about.created = about.modified = _day(letter)
    return paper


def _top(header: Any, letter: Letter) -> Line:
    """The first line over a page: the mark where there is one."""
    line: Line = header.paragraphs[0]
    line.alignment = _CENTRE
    if letter.mark:
        run = line.add_run(f"{letter.mark}  ")
        run.bold, run.font.size = True, Pt(11)
    return line


def _day(letter: Letter) -> datetime:
    day = letter.day
    if day is None or day.year < _EARLIEST.year:
        return _EARLIEST
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a stamp without a zone


def _head(paper: Paper, letter: Letter) -> None:
    if not letter.issuer:
        _line(paper, NATION, size=12, bold=True, align=_CENTRE)
        _rule(_line(paper, MOTTO, size=13, bold=True, align=_CENTRE), WIDTH, 55)
        _line(paper, said.dated(letter), italic=True, align=_CENTRE, before=6)
        return
    left, right = _columns(paper, (68, 92))
    if letter.superior:
        _line(left, said.body(letter.superior), size=12, align=_CENTRE)
    _line(left, said.body(letter.issuer), size=12, bold=True, align=_CENTRE)
    if letter.masthead is Masthead.PARTY:
        _line(left, "*", size=12, align=_CENTRE)
        _rule(_line(right, PARTY, size=15, bold=True, align=_CENTRE), 92, 76)
    else:
        _rule(_line(left, "", size=4, align=_CENTRE), 68, 22)
        _line(right, NATION, size=12, bold=True, align=_CENTRE)
        _rule(_line(right, MOTTO, size=13, bold=True, align=_CENTRE), 92, 55)
    for text, size in ((said.numbered(letter), 13), (said.under_number(letter), 12)):
        if text:
            _line(left, text, size=size, align=_CENTRE)
    _line(right, said.dated(letter), italic=True, align=_CENTRE, before=6)
    _line(paper, "", size=6)


def _kind(letter: Letter) -> Iterable[str]:
    return [text for text in (letter.kind.upper(), letter.subject) if letter.kind and text]


def _addressees(paper: Paper, addressees: tuple[str, ...]) -> None:
    if len(addressees) == 1:
        _line(paper, f"Kính gửi: {addressees[0]}", align=_CENTRE, before=6)
    elif addressees:
        for text in ("Kính gửi:", *(f"- {one}" for one in addressees)):
            _line(paper, text).paragraph_format.left_indent = Mm(20)


def _block(paper: Paper, block: Block) -> None:
    match block:
        case Heading(text):
            _body(paper, text, bold=True).paragraph_format.keep_with_next = True
        case Paragraph(text, weight):
            _body(paper, text, bold=weight is Weight.STRONG, italic=weight is Weight.LIGHT)
        case Numbered(items, first):
            for number, text in enumerate(items, first):
                _body(paper, f"{number}. {text}")
        case Bulleted(items):
            for text in items:
                _body(paper, f"- {text}")
        case KeyValues(pairs):
            for key, value in pairs:
                _body(paper, f"{key}: {value}")
        case Table():
            _table(paper, block)


def _body(paper: Paper, text: str, *, bold: bool = False, italic: bool = False) -> Line:
    line = _line(paper, text, bold=bold, italic=italic, align=WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
    line.paragraph_format.first_line_indent = Mm(10)
    return line


def _table(paper: Paper, table: Table) -> None:
    whole = sum(column.share for column in table.columns)
    made = paper.add_table(rows=1, cols=len(table.columns))
    made.style = "Table Grid"
    widths = [WIDTH * column.share / whole for column in table.columns]
    _fix(made, widths)
    _again_on_every_page(made.rows[0]._tr)
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        _line(cell, column.name, bold=True, size=12, align=_CENTRE)
    for row in table.rows:
        # Cells are asked for once a row: the library counts them anew for each.
        for cell, text, column in zip(made.add_row().cells, row, table.columns, strict=True):
            _line(cell, text, size=12, align=_SIDES[column.side])
    _line(paper, "", size=6)


def _feet(paper: Paper, letter: Letter) -> None:
    """One signer beside the recipients; several beside each other, the recipients below."""
    _line(paper, "", size=6)
    if len(letter.signers) == 1:
        left, right = _columns(paper, (80, 80))
        _recipients(left, letter)
        _titled(right, letter.signers[0])
        _named(right, letter.signers[0])
        return
    most = 2 if len(letter.signers) == 4 else 3
    for first in range(0, len(letter.signers), most):
        some = letter.signers[first : first + most]
        widths = tuple(WIDTH / len(some) for _ in some)
        for put in (_titled, _named):  # a row each, so that names stand at one height
            for cell, signer in zip(_columns(paper, widths), some, strict=True):
                put(cell, signer)
    _recipients(paper, letter)


def _recipients(place: _Place, letter: Letter) -> None:
    if letter.recipients:
        _line(place, "Nơi nhận:", bold=True, italic=True, size=12)
        for text in said.listed(list(letter.recipients)):
            _line(place, f"- {text}", size=11)


def _titled(cell: _Cell, signer: Signer) -> None:
    for text in (signer.authority, signer.position):
        if text:
            _line(cell, text.upper(), bold=True, align=_CENTRE)
    if signer.hint:
        _line(cell, signer.hint, italic=True, size=11, align=_CENTRE)
    for line in cell.paragraphs:
        line.paragraph_format.keep_with_next = True


def _named(cell: _Cell, signer: Signer) -> None:
    """The name, with room above it for a signature and a seal."""
    _line(cell, signer.name, bold=True, size=14, align=_CENTRE, before=62)


def _line(
    place: _Place,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 13,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT,
    before: float = 0,
    after: float = 0,
) -> Line:
    """A paragraph; in a fresh cell the one that every cell begins with."""
    begun = isinstance(place, _Cell) and len(place.paragraphs) == 1
    fresh = begun and not place.paragraphs[0].runs and not place.paragraphs[0]._p.pPr
    line = place.paragraphs[0] if fresh else place.add_paragraph()
    run = line.add_run(text)
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)
    line.alignment = align
    line.paragraph_format.space_before = Pt(before)
    line.paragraph_format.space_after = Pt(after)
    return line


def _columns(paper: Paper, widths: tuple[float, ...]) -> tuple[_Cell, ...]:
    """Cells beside each other without lines, kept on one page."""
    made = paper.add_table(rows=1, cols=len(widths))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fix(made, widths)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return tuple(made.rows[0].cells)


def _fix(table: WordTable, widths: Iterable[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _rule(line: Line, room: float, length: float) -> None:
    """A line below, shorter than its column and in the middle of it."""
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm((room - length) / 2)
    borders, below = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        below.set(qn(f"w:{name}"), value)
    borders.append(below)
    line._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _again_on_every_page(row: Any) -> None:
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _page_number(line: Line) -> None:
    for kind in ("begin", "instruction", "end"):
        run = line.add_run()._r
        if kind == "instruction":
            told = OxmlElement("w:instrText")
            told.text = "PAGE"
        else:
            told = OxmlElement("w:fldChar")
            told.set(qn("w:fldCharType"), kind)
        run.append(told)


def _language(properties: Any) -> None:
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), "vi-VN")
    properties.append(language)


def _same(paper: Paper, letter: Letter) -> bytes:
    """The file without the moment at which it was made, so that it can be compared."""
    made, kept = io.BytesIO(), io.BytesIO()
    paper.save(made)
    stamp = _day(letter).timetuple()[:6]
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            info = zipfile.ZipInfo(part, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(part))
    return kept.getvalue()
