"""WordprocessingML as text (ECMA-376): the few elements that a letter is made of, and the package
around them. Every text goes through `escaped`; order of elements is that of the schema."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from xml.sax.saxutils import escape, quoteattr

from hoiam.papers.rendering.faces import WORD_FACE

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML 1.0 does not take at all; most of it has gone with the one spelling already.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TWIPS = 56.6929  # in a millimetre


class Align(StrEnum):
    """Where a line stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks; points and millimetres."""

    align: Align = Align.LEFT
    size: float = 13
    bold: bool = False
    italic: bool = False
    before: float = 0
    after: float = 0
    first: float = 0  # indent of the first line
    left: float = 0
    right: float = 0
    ruled: bool = False  # a line below it
    held: bool = False  # on the page of what follows


def paragraph(text: str, look: Look) -> str:
    """One paragraph; a typed line break is one in it."""
    return f"<w:p>{_setting(look)}{_run(text, look)}</w:p>"


def paragraph_of(runs: str, look: Look) -> str:
    """One paragraph of runs that are written already."""
    return f"<w:p>{_setting(look)}{runs}</w:p>"


def with_next(told: str) -> str:
    """The same paragraph on the page of what follows; a table stands as it is."""
    if not told.startswith("<w:p><w:pPr>") or told.startswith("<w:p><w:pPr><w:keepNext/>"):
        return told
    return told.replace("<w:pPr>", "<w:pPr><w:keepNext/>", 1)


def page_number(before: str, look: Look) -> str:
    """A line with the number of its page."""
    number = f'<w:fldSimple w:instr=" PAGE ">{_run("2", look)}</w:fldSimple>'
    begun = _run(before, Look(size=11, bold=True)) if before else ""
    return f"<w:p>{_setting(look)}{begun}{number}</w:p>"


def _setting(look: Look) -> str:
    below = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    parts = (
        "<w:keepNext/>" if look.held else "",
        f"<w:pBdr>{below}</w:pBdr>" if look.ruled else "",
        f'<w:spacing w:before="{look.before * 20:.0f}" w:after="{look.after * 20:.0f}"/>',
        f'<w:ind w:left="{_twips(look.left)}" w:right="{_twips(look.right)}" '
        f'w:firstLine="{_twips(look.first)}"/>',
        f'<w:jc w:val="{look.align}"/>',
        f"<w:rPr>{_size(look)}</w:rPr>",  # an empty line is as high as its mark
    )
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _run(text: str, look: Look) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    lines = "<w:br/>".join(
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escaped(part)}</w:t>' for part in line.split("\t")
        )
        for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{bold}{italic}{_size(look)}</w:rPr>{lines}</w:r>" if text else ""


def _size(look: Look) -> str:
    half = f"{look.size * 2:.0f}"
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def escaped(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def quoted(text: str) -> str:
    """The text as the value of an attribute."""
    return quoteattr(_FORBIDDEN.sub("", text))


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


type Rows = Iterable[Sequence[str]]  # cells, each of whole paragraphs


def table(widths: Sequence[float], rows: Rows, *, heads: Rows = (), lined: bool = True) -> str:
    """A table of fixed widths; the rows of `heads` are said again on every page, no row of a table
    without lines is broken by a page."""
    whole = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(
        f'<w:{edge} w:val="{"single" if lined else "nil"}" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in edges
    )
    room = _twips(1.5 if lined else 0)
    sides = f'<w:left w:w="{room}" w:type="dxa"/><w:right w:w="{room}" w:type="dxa"/>'
    setting = (
        f'<w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>"
    )
    kept = "" if lined else "<w:trPr><w:cantSplit/></w:trPr>"
    told = [_row(widths, row, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>") for row in heads]
    told += [_row(widths, row, kept) for row in rows]
    return f"<w:tbl>{setting}<w:tblGrid>{whole}</w:tblGrid>{''.join(told)}</w:tbl>"


def _row(widths: Sequence[float], cells: Sequence[str], setting: str) -> str:
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{setting}{told}</w:tr>"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    moment: datetime


def package(
    body: str, *, first: str, others: str, about: About, charts: Sequence[str] = ()
) -> bytes:
    """The whole file on A4 with the margins of official papers; `first` and `others` stand over the
    first page and over those after it; `charts` are parts of their own, by number."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{_twips(210)}" w:h="{_twips(297)}"/>'
        f'<w:pgMar w:top="{_twips(20)}" w:right="{_twips(20)}" w:bottom="{_twips(20)}" '
        f'w:left="{_twips(30)}" w:header="{_twips(10)}" w:footer="{_twips(10)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    parts = {
        "[Content_Types].xml": _content_types(len(charts)),
        "_rels/.rels": _relations(_PACKAGE),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations((*_DOCUMENT, *_drawn(len(charts)))),
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": f"<w:hdr {spaces}>{others}</w:hdr>",
        "word/header2.xml": f"<w:hdr {spaces}>{first}</w:hdr>",
        "docProps/core.xml": _core(about),
    }
    parts |= {f"word/charts/chart{at}.xml": one for at, one in enumerate(charts, start=1)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            # No moment of making: the same letter is the same file.
            entry = zipfile.ZipInfo(name, about.moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, _HEAD + content)
    return made.getvalue()


def _core(about: About) -> str:
    moment = f"{about.moment:%Y-%m-%dT%H:%M:%SZ}"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(about.title)}</dc:title><dc:creator>{escaped(about.author)}"
        f"</dc:creator><dc:language>vi-VN</dc:language>{stamps}</cp:coreProperties>"
    )


def _relations(of: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{at}" Type={quoteattr(kind)} Target="{target}"/>'
        for at, (kind, target) in enumerate(of, start=1)
    )
    return f'<Relationships xmlns="{_OFFICE}/relationships">{told}</Relationships>'


_PACKAGE = (
    (f"{_R}/officeDocument", "word/document.xml"),
    (f"{_OFFICE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
_DOCUMENT = (
    (f"{_R}/styles", "styles.xml"),
    (f"{_R}/settings", "settings.xml"),
    (f"{_R}/header", "header1.xml"),
    (f"{_R}/header", "header2.xml"),
)
_OVERRIDES = {
    "/word/document.xml": f"{_KINDS}.document.main+xml",
    "/word/styles.xml": f"{_KINDS}.styles+xml",
    "/word/settings.xml": f"{_KINDS}.settings+xml",
    "/word/header1.xml": f"{_KINDS}.header+xml",
    "/word/header2.xml": f"{_KINDS}.header+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
FIRST_CHART = len(_DOCUMENT) + 1  # the number of its relation


def _drawn(charts: int) -> Iterable[tuple[str, str]]:
    return [(f"{_R}/chart", f"charts/chart{at}.xml") for at in range(1, charts + 1)]


def _content_types(charts: int) -> str:
    kinds = _OVERRIDES | {f"/word/charts/chart{at}.xml": _CHART for at in range(1, charts + 1)}
    told = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_OFFICE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    f'<w:rFonts w:ascii="{WORD_FACE}" w:hAnsi="{WORD_FACE}" w:eastAsia="{WORD_FACE}" '
    f'w:cs="{WORD_FACE}"/><w:sz w:val="26"/><w:szCs w:val="26"/>'
    '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style></w:styles>"
)
# Without it Word opens the file as one of an old version.
_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
