"""A letter as a Word file, for an office that goes on writing in it."""

from collections.abc import Iterator
from datetime import datetime

from hoiam.papers.letter import (
    MOTTO,
    NATION,
    PARTY,
    Bulleted,
    Chart,
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
from hoiam.papers.rendering import charts, said
from hoiam.papers.rendering.wordml import (
    About,
    Align,
    Look,
    package,
    page_number,
    paragraph,
    table,
    with_next,
)

type Said = Heading | Paragraph | Numbered | Bulleted | KeyValues | Table
WIDTH = 160.0  # millimetres between the margins
_LEFT, _RIGHT = 68.0, 92.0  # of the heading
_ROOM = 62  # points above a name, for a signature and a seal
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 - a zip cannot say an earlier day, and no zone
_SIDES = {Side.START: Align.LEFT, Side.CENTRE: Align.CENTRE, Side.END: Align.RIGHT}
_BODY = Look(Align.BOTH, after=6, first=10)
_STRONG = Look(Align.BOTH, after=6, first=10, bold=True)
_LIGHT = Look(Align.BOTH, after=6, first=10, italic=True)
_CENTRE = Look(Align.CENTRE, after=6, bold=True, held=True)
_WEIGHTS = {Weight.STRONG: _STRONG, Weight.LIGHT: _LIGHT, Weight.CENTRE: _CENTRE}
_SMALL_GAP = paragraph("", Look(size=6))
_HELD_GAP = paragraph("", Look(size=6, held=True))


def word(letter: Letter) -> bytes:
    """The same paper as a Word file. The same letter gives the same bytes."""
    letter = from_json(to_json(letter))  # one spelling
    note = paragraph(letter.note, Look(size=11, italic=True, before=8)) if letter.note else ""
    body = [
        _head(letter),
        *_kind(letter),
        *_addressees(letter.addressees),
        *_body(letter),
        _HELD_GAP,
        *_feet(letter),
        note or _SMALL_GAP,  # a file that ends with a table is mended by Word
    ]
    mark = f"{letter.mark}  " if letter.mark else ""
    first = paragraph(letter.mark, Look(Align.CENTRE, size=11, bold=True))
    if letter.form:
        first += paragraph(letter.form, Look(Align.RIGHT, size=11))
    return package(
        "".join(body),
        first=first,
        others=page_number(mark, Look(Align.CENTRE)),
        about=About(said.title(letter), letter.issuer, _day(letter)),
        charts=[charts.part(one) for one in letter.body if isinstance(one, Chart)],
    )


def _day(letter: Letter) -> datetime:
    day = letter.day
    if day is None or day.year < _EARLIEST.year:
        return _EARLIEST
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a stamp without a zone


def _centred(text: str, size: float = 13, *, bold: bool = False, before: float = 0) -> str:
    return paragraph(text, Look(Align.CENTRE, size=size, bold=bold, before=before))


def _ruled(text: str, size: float, room: float, length: float) -> str:
    """A line with a shorter one below it, in the middle of its column."""
    side = (room - length) / 2
    return paragraph(
        text, Look(Align.CENTRE, size=size, bold=True, left=side, right=side, ruled=True)
    )


def _head(letter: Letter) -> str:
    dated = paragraph(said.dated(letter), Look(Align.CENTRE, italic=True, before=6))
    if not letter.issuer:
        nation = _centred(NATION, 12, bold=True) + _ruled(MOTTO, 13, WIDTH, 55)
        return nation + dated + _SMALL_GAP
    left = [_centred(said.body(letter.superior), 12)] if letter.superior else []
    left.append(_centred(said.body(letter.issuer), 12, bold=True))
    if letter.masthead is Masthead.PARTY:
        left.append(_centred("*", 12))
        right = _ruled(PARTY, 15, _RIGHT, 76)
    else:
        left.append(_ruled("", 4, _LEFT, 22))
        right = _centred(NATION, 12, bold=True) + _ruled(MOTTO, 13, _RIGHT, 55)
    under = ((said.numbered(letter), 13), (said.under_number(letter), 12))
    left += [_centred(text, size) for text, size in under if text]
    return table((_LEFT, _RIGHT), [("".join(left), right + dated)], lined=False) + _SMALL_GAP


def _kind(letter: Letter) -> Iterator[str]:
    if letter.kind:
        yield _centred(letter.kind.upper(), 14, bold=True)
        if letter.subject:
            yield _centred(letter.subject, 14, bold=True)
        yield _ruled("", 6, WIDTH, 30)
        yield _SMALL_GAP


def _addressees(addressees: tuple[str, ...]) -> Iterator[str]:
    if len(addressees) == 1:
        yield paragraph(f"Kính gửi: {addressees[0]}", Look(Align.CENTRE, after=6))
    elif addressees:
        for text in ("Kính gửi:", *(f"- {one}" for one in addressees)):
            yield paragraph(text, Look(left=20, after=3))


def _body(letter: Letter) -> Iterator[str]:
    """What it says; its last lines stay on the page of whoever signs them."""
    lines: list[str] = []
    drawn = 0
    for block in letter.body:
        if isinstance(block, Chart):
            drawn += 1
            lines += [charts.place(block, drawn), _SMALL_GAP]
        else:
            lines += _block(block)
    yield from lines[:-1]
    yield from (with_next(line) for line in lines[-1:])


def _block(block: Said) -> Iterator[str]:
    match block:
        case Heading(text):
            yield paragraph(text, Look(Align.BOTH, after=6, first=10, bold=True, held=True))
        case Paragraph(text, weight):
            yield paragraph(text, _WEIGHTS.get(weight, _BODY))
        case Numbered(items, first):
            for number, text in enumerate(items, first):
                yield paragraph(f"{number}. {text}", _BODY)
        case Bulleted(items):
            for text in items:
                yield paragraph(f"- {text}", _BODY)
        case KeyValues(pairs):
            for key, value in pairs:
                yield paragraph(f"{key}: {value}", _BODY)
        case Table():
            yield _table(block)


def _table(told: Table) -> str:
    whole = sum(column.share for column in told.columns)
    looks = [Look(_SIDES[column.side], size=12) for column in told.columns]
    return (
        table(
            [WIDTH * column.share / whole for column in told.columns],
            [
                [paragraph(text, look) for text, look in zip(row, looks, strict=True)]
                for row in told.rows
            ],
            heads=[[_centred(column.name, 12, bold=True) for column in told.columns]],
        )
        + _SMALL_GAP
    )


def _feet(letter: Letter) -> Iterator[str]:
    """One signer beside the recipients; several beside each other, the recipients below."""
    receiving = "".join(_recipients(letter))
    if len(letter.signers) == 1:
        signer = letter.signers[0]
        signed = _titled(signer) + _named(signer)
        yield table((WIDTH / 2, WIDTH / 2), [(receiving, signed)], lined=False)
        return
    most = 2 if len(letter.signers) in (4, 6) else 3
    for at in range(0, len(letter.signers), most):
        some = letter.signers[at : at + most]
        # A row for titles and one for names, so that names stand at one height.
        rows = [[_titled(one) for one in some], [_named(one) for one in some]]
        yield table([WIDTH / len(some)] * len(some), rows, lined=False) + _SMALL_GAP
    yield receiving


def _recipients(letter: Letter) -> Iterator[str]:
    if letter.recipients:
        yield paragraph("Nơi nhận:", Look(size=12, bold=True, italic=True))
        for text in said.listed(list(letter.recipients)):
            yield paragraph(f"- {text}", Look(size=11))


def _titled(signer: Signer) -> str:
    held = Look(Align.CENTRE, bold=True, held=True)
    lines = [paragraph(text.upper(), held) for text in (signer.authority, signer.position) if text]
    if signer.hint:
        hint = Look(Align.CENTRE, size=11, italic=True, held=True)
        lines.append(paragraph(signer.hint, hint))
    return "".join(lines)


def _named(signer: Signer) -> str:
    return _centred(signer.name, 14, bold=True, before=_ROOM)
