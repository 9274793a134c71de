"""A letter read and changed before it is issued: pieces of plain text, put back in their places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from enum import StrEnum

from hoiam.papers.letter import (
    Block,
    Bulleted,
    Chart,
    Heading,
    KeyValues,
    Letter,
    Numbered,
    Paragraph,
    Table,
    Weight,
)

CELL = " | "  # between the cells of a row


class Shape(StrEnum):
    """How the text of a piece is read back."""

    HEAD = "head"  # one line
    TEXT = "text"  # a paragraph a line
    ITEMS = "items"  # a point a line
    PAIRS = "pairs"  # "Địa chỉ: …" a line
    ROWS = "rows"  # the cells of a row a line
    DRAWN = "drawn"  # a chart: its title


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands in one field of the form, and the blocks that it came from."""

    shape: Shape
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """Everything of a letter that whoever issues it may put in other words."""

    texts: tuple[str, ...]  # of the pieces, in their order
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    authority: str = ""
    position: str = ""
    name: str = ""


def pieces(letter: Letter) -> tuple[Piece, ...]:
    """The body in fields: plain paragraphs that follow each other stand in one."""
    found: list[Piece] = []
    for group in _groups(letter.body):
        first = group[0]
        match first:
            case Heading(text):
                found.append(Piece(Shape.HEAD, text, group))
            case Paragraph(text, weight) if weight is not Weight.PLAIN:
                found.append(Piece(Shape.HEAD, text, group))
            case Paragraph():
                said = "\n".join(one.text for one in group if isinstance(one, Paragraph))
                found.append(Piece(Shape.TEXT, said, group))
            case Numbered(items, _) | Bulleted(items):
                found.append(Piece(Shape.ITEMS, "\n".join(items), group))
            case KeyValues(pairs):
                said = "\n".join(f"{key}: {value}" for key, value in pairs)
                found.append(Piece(Shape.PAIRS, said, group))
            case Chart(title):
                found.append(Piece(Shape.DRAWN, title, group))
            case Table(_, rows):
                found.append(Piece(Shape.ROWS, "\n".join(CELL.join(row) for row in rows), group))
    return tuple(found)


def _groups(body: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    plain: list[Block] = []
    for block in body:
        if isinstance(block, Paragraph) and block.weight is Weight.PLAIN:
            plain.append(block)
            continue
        if plain:
            yield tuple(plain)
            plain = []
        yield (block,)
    if plain:
        yield tuple(plain)


def edited(letter: Letter, told: Edited) -> Letter:
    """The letter in the words that stood on the form; a field that was emptied is left out."""
    body: list[Block] = []
    for piece, text in zip(pieces(letter), told.texts, strict=True):
        body += _read(piece, text)
    signers = letter.signers
    if len(signers) == 1:
        signers = (
            changed(signers[0], authority=told.authority, position=told.position, name=told.name),
        )
    return changed(
        letter, body=tuple(body), subject=told.subject if letter.subject else "",
        addressees=told.addressees, recipients=told.recipients, signers=signers,
    )  # fmt: skip


def _read(piece: Piece, text: str) -> list[Block]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = piece.blocks[0]
    if not lines:
        return []
    match first:
        case Heading():
            return [Heading(" ".join(lines))]
        case Paragraph(_, weight) if weight is not Weight.PLAIN:
            return [Paragraph(" ".join(lines), weight)]
        case Paragraph():
            return [Paragraph(line) for line in lines]
        case Numbered(_, number):
            return [Numbered(tuple(lines), number)]
        case Bulleted():
            return [Bulleted(tuple(lines))]
        case KeyValues():
            return [KeyValues(tuple(_pair(line) for line in lines))]
        case Chart():
            return [changed(first, title=" ".join(lines))]
        case Table(columns, _):
            return [Table(columns, tuple(_row(line, len(columns)) for line in lines))]


def _pair(line: str) -> tuple[str, str]:
    key, _colon, value = line.partition(":")
    return key.strip(), value.strip()


def _row(line: str, width: int) -> tuple[str, ...]:
    cells = [cell.strip() for cell in line.split(CELL.strip())][:width]
    return (*cells, *[""] * (width - len(cells)))
