"""The narrative report on reception, complaints and denunciations: sections under the headings of
the circular, fields filled in, tables and charts where a line names one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hoiam.core.narrative import outline, saying, spans, texts
from hoiam.core.narrative.cells import FORMS
from hoiam.core.narrative.facts import Counted, Facts
from hoiam.core.narrative.terms import DRAWING_OF, REST_NAMES, TERMS, Kind, Term
from hoiam.core.text import vn_date
from hoiam.papers.forms.issuers import Issuer
from hoiam.papers.letter import (
    GAP,
    Bars,
    Block,
    Bulleted,
    Chart,
    Column,
    Heading,
    Letter,
    Paragraph,
    Side,
    Signer,
    Table,
    Weight,
)

SUBJECT = "Công tác tiếp công dân, giải quyết khiếu nại, tố cáo"
MOST_LINES = 300  # of a rest on paper; how many more there are is said
_NOTE = (
    "Số liệu từ {first} đến hết {last}, lấy từ sổ ngày {day}. Tỷ lệ tính từ số đúng, làm tròn nửa "
    "lên, một chữ số thập phân. Chỗ “……” do người giữ sổ, hồ sơ tương ứng điền; "
    "các cột chung của biểu 02/XLD chưa gồm đơn tố cáo."
)


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is made of: whose it is, to whom it goes, what was written, what was counted."""

    issuer: Issuer
    signer: Signer
    written: Mapping[str, str]  # the text of each section, by its code
    facts: Facts
    counted_on: date
    addressees: tuple[str, ...] = ()


def report(told: Reported) -> Letter:
    """The whole report; its note says from when to when it counts, and how shares are rounded."""
    period = told.facts.asked.period
    note = _NOTE.format(
        first=vn_date(period.first), last=vn_date(period.last), day=vn_date(told.counted_on)
    )
    return Letter(
        issuer=told.issuer.name,
        superior=told.issuer.superior,
        masthead=told.issuer.masthead,
        place=told.issuer.place,
        kind="BÁO CÁO",
        subject=f"{SUBJECT} {spans.said(period)}",
        body=tuple(body(told.written, told.facts)),
        signers=(told.signer,),
        addressees=told.addressees,
        recipients=("Như trên", "Lưu: VT"),
        form=outline.MARK,
        note=note,
    )


def body(written: Mapping[str, str], facts: Facts) -> Iterator[Block]:
    """Every heading with what was written below it; what nobody wrote is a gap."""
    for section in outline.SECTIONS:
        yield Heading(section.title)
        if section.is_written:
            lines = texts.read(written.get(section.code, ""))
            yield from blocks(lines, facts) if lines else (Paragraph(GAP),)


def blocks(lines: tuple[texts.Line, ...], facts: Facts) -> Iterator[Block]:
    """The lines of one section as they stand on paper."""
    points: list[str] = []
    for line in lines:
        if line.pointed:
            points.append(sentence(line, facts))
            continue
        if points:
            yield Bulleted(tuple(points))
            points = []
        if line.block is None:
            yield Paragraph(sentence(line, facts))
        else:
            yield from _drawn(line.block, facts)
    if points:
        yield Bulleted(tuple(points))


def sentence(line: texts.Line, facts: Facts) -> str:
    """The words of a line with its fields filled."""
    return "".join(
        piece.text if isinstance(piece, texts.Words) else saying.text(piece, facts)
        for piece in line.pieces
    )


def _drawn(term: Term, facts: Facts) -> Iterator[Block]:
    match term.kind:
        case Kind.CHART:
            yield chart(term, facts) or Paragraph(
                f"{DRAWING_OF[term.of].title}: chưa có số liệu để vẽ.", Weight.LIGHT
            )
        case Kind.TABLE:
            yield table(term, facts)
        case _:
            yield from rest(term, facts)


def _spans(facts: Facts) -> list[tuple[str, Counted]]:
    """Periods that stand beside each other, without those of which nothing is known."""
    told = (("Kỳ này", facts.asked), ("Kỳ trước", facts.before), ("Cùng kỳ năm trước", facts.year))
    # The period before a year is the same one a year ago: it is shown once.
    same = facts.before.period == facts.year.period
    return [
        (name, one)
        for at, (name, one) in enumerate(told)
        if at == 0 or (one.known and not (same and at == 1))
    ]


def chart(term: Term, facts: Facts) -> Chart | None:
    """The bars of a drawing; nothing where this period has no number at all."""
    drawing = DRAWING_OF[term.of]
    cells = [TERMS[name] for name in drawing.cells if facts.asked.cell(name).number is not None]
    if not cells:
        return None
    bars = tuple(
        Bars(name, tuple(_whole(of, cell.name) for cell in cells)) for name, of in _spans(facts)
    )
    places = tuple(cell.says[0].upper() + cell.says[1:] for cell in cells)
    said = "; ".join(
        f"{place}: "
        + ", ".join(
            f"{one.name.lower()} {GAP if one.numbers[at] is None else one.numbers[at]}"
            for one in bars
        )
        for at, place in enumerate(places)
    )
    return Chart(drawing.title, said, places, bars)


def _whole(of: Counted, name: str) -> int | None:
    number = of.cell(name).number
    return None if number is None else int(number)


def table(term: Term, facts: Facts) -> Table:
    """Every column of a form, this period beside the others."""
    form = next(one for one in FORMS if one.code == term.form)
    beside = _spans(facts)
    columns = (
        Column("MS", 1, Side.CENTRE),
        Column(f"Biểu {form.code}", 6),
        *(Column(name, 2, Side.END) for name, _of in beside),
    )
    rows = tuple(
        (
            str(at),
            f"{says[0].upper()}{says[1:]} ({unit})",
            *(_cell(of, f"{form.prefix}_{at}", unit) for _name, of in beside),
        )
        for at, (says, unit) in form.cells.items()
    )
    return Table(columns, rows)


def _cell(of: Counted, name: str, unit: str) -> str:
    number = of.cell(name).number
    return GAP if number is None else saying.number(number, unit)


def rest(term: Term, facts: Facts) -> Iterator[Block]:
    """What is left over of a share, line by line; that nothing is, is said."""
    share = saying.share_of(term.of, facts.asked)
    named = f"{term.unit} {REST_NAMES[term.of]}"
    if share is None:
        yield Paragraph(f"{GAP} {named}.", Weight.LIGHT)
        return
    if not share.rest:
        yield Paragraph(f"Không còn {named}.", Weight.LIGHT)
        return
    lines = facts.rests.get(term.of, ())
    if not lines:
        yield Paragraph(f"{saying.number(share.rest)} {named}: xem trên hệ thống.", Weight.LIGHT)
        return
    yield Paragraph(f"Danh sách {saying.number(share.rest)} {named}:")
    yield Table(
        (
            Column("STT", 1, Side.CENTRE), Column("Hồ sơ", 4), Column("Ngày", 2, Side.CENTRE),
            Column("Cơ quan", 5),
        ),
        tuple(
            (str(at), line.said, vn_date(line.day) if line.day else "", line.unit)
            for at, line in enumerate(lines[:MOST_LINES], start=1)
        ),
    )  # fmt: skip
    more = int(share.rest) - min(len(lines), MOST_LINES)
    if more:
        yield Paragraph(f"và {saying.number(more)} {named} khác, xem trên hệ thống.", Weight.LIGHT)


def fields_of(written: Mapping[str, str], facts: Facts) -> tuple[tuple[str, str], ...]:
    """What an office's own Word file may name besides the letter: every number, and every section
    as it stands on paper."""
    found = [(name, saying.text(term, facts)) for name, term in TERMS.items() if not term.is_block]
    for section in outline.written():
        lines = texts.read(written.get(section.code, ""))
        said = [sentence(line, facts) for line in lines if line.block is None]
        found.append((section.field, "\n".join(said)))
    return tuple(found)
