"""A report as its pages show it: sentences whose numbers lead to what they count, bars as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.narrative import outline, saying, texts
from hoiam.core.narrative.cells import FORMS
from hoiam.core.narrative.facts import Facts, Line
from hoiam.core.narrative.terms import BLOCKS, COUNTED, RATIOS, TERMS, Kind, Term
from hoiam.figures.models import NarrativeReport
from hoiam.figures.narratives import reading
from hoiam.papers.forms import reports
from hoiam.papers.letter import Block, Chart, Paragraph, Table
from hoiam.units.models import Unit
from hoiam.web.office.figures import narrative_links

# Endings of names, by what they do with a number.
SHAPES = (
    ("", gettext_noop("số, tỷ lệ của kỳ này")),
    ("_so_sanh", gettext_noop("so với kỳ trước và cùng kỳ năm trước")),
    ("_ky_truoc", gettext_noop("so với kỳ trước")),
    ("_cung_ky", gettext_noop("so với cùng kỳ năm trước")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of a sentence: where it leads to, and whether it is a gap that somebody fills in."""

    text: str
    url: str = ""
    is_number: bool = False
    is_gap: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a section: a sentence, a point, a table, a chart as a table, or a list."""

    said: tuple[Said, ...] = ()
    pointed: bool = False
    table: Table | None = None
    chart: Chart | None = None
    note: str = ""
    rest: tuple[tuple[Line, str], ...] = ()

    @property
    def across(self) -> list[tuple[str, list[int | None]]]:
        """A chart as the rows of its table."""
        if self.chart is None:
            return []
        return [
            (place, [one.numbers[at] for one in self.chart.bars])
            for at, place in enumerate(self.chart.places)
        ]


@dataclass(frozen=True, slots=True)
class Part:
    """One heading with what stands below it."""

    section: outline.Section
    lines: tuple[Shown, ...]
    own: bool  # somebody wrote it in this report
    empty: bool


def parts(report: NarrativeReport, facts: Facts) -> list[Part]:
    """Every section of a report."""
    own, start = reading.texts_of(report), reading.beginning(report.unit)
    found = []
    for section in outline.SECTIONS:
        text = own[section.code].text if section.code in own else start.get(section.code, "")
        lines = tuple(shown(text, facts, report.unit, report.reach))
        found.append(Part(section, lines, section.code in own, section.is_written and not lines))
    return found


def shown(text: str, facts: Facts, unit: Unit, reach: str) -> Iterator[Shown]:
    """The lines of a text with their numbers, each leading to what it counts."""
    for line in texts.read(text):
        if line.block is None:
            said = tuple(_piece(piece, facts, unit, reach) for piece in line.pieces)
            yield Shown(said, pointed=line.pointed)
        else:
            for block in reports.blocks((line,), facts):
                yield _block(block, line.block, facts)


def _piece(piece: texts.Piece, facts: Facts, unit: Unit, reach: str) -> Said:
    if isinstance(piece, texts.Words):
        return Said(piece.text)
    said = saying.text(piece, facts)
    return Said(
        said, url=narrative_links.of(piece, unit, facts.asked.period, reach), is_number=True, is_gap=saying.GAP in said,
        why=_why(piece, facts),
    )  # fmt: skip


def _why(term: Term, facts: Facts) -> str:
    """Who fills a gap, where that is known."""
    return facts.asked.cell(term.of or term.name).why


def _block(block: Block, term: Term, facts: Facts) -> Shown:
    match block:
        case Chart():
            return Shown(chart=block)
        case Table() if term.kind is Kind.REST:
            lines = facts.rests.get(term.of, ())[: reports.MOST_LINES]
            return Shown(rest=tuple((one, narrative_links.of_line(one)) for one in lines))
        case Table():
            return Shown(table=block)
        case Paragraph(text):
            return Shown(note=text)
        case _:
            raise TypeError(f"no block of a report: {block!r}")


def names(facts: Facts) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything that may be put in, in groups, each with what it says now."""
    found = []
    for form in FORMS:
        cells = [TERMS[f"{form.prefix}_{column}"] for column in form.cells]
        found.append((f"{form.code} {form.title}", [_offer(one, facts) for one in cells]))
    shares = [TERMS[name] for name in (*COUNTED, *(one.name for one in RATIOS))]
    found.append((_("Tỷ lệ, kèm phần còn lại"), [_offer(one, facts) for one in shares]))
    blocks = [one for one in TERMS.values() if one.kind in BLOCKS]
    found.append((_("Bảng, biểu đồ, danh sách"), [(one.name, one.says) for one in blocks]))
    quoted = [(name, f"{one.said} ({one.source})") for name, one in facts.quoted.items()]
    if quoted:
        found.append((_("Báo chí, báo cáo cũ, chưa kiểm chứng"), quoted))
    return found


def _offer(term: Term, facts: Facts) -> tuple[str, str]:
    return term.name, f"{term.says}: {saying.text(term, facts)}"


def with_name(text: str, name: str, shape: str) -> str:
    """The text with a name put at its end: a block on a line of its own, anything else after the
    last word."""
    term = TERMS.get(name + shape) or TERMS.get(name)
    field = "{{" + (term.name if term is not None else name) + "}}"
    kept = text.rstrip()
    if term is not None and term.is_block:
        return f"{kept}\n{field}\n" if kept else f"{field}\n"
    return f"{kept} {field}" if kept else field
