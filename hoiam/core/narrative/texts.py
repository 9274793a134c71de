"""The text of a section: lines with names between double braces, read into pieces.

A line is a paragraph; one that begins with a dash is a point; a table, a chart or a list stands on
a line of its own. What is no name is refused when it is written, and not on the day of the report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoiam.core.narrative.terms import Term, term
from hoiam.core.refusals import Invalid

MOST_SIGNS = 20_000
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_BRACES = re.compile(r"\{\{|\}\}")
_DASHES = ("- ", "– ", "• ", "+ ")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words between two names."""

    text: str


type Piece = Words | Term


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one point of a list, or one block."""

    pieces: tuple[Piece, ...]
    pointed: bool = False

    @property
    def block(self) -> Term | None:
        """The table, chart or list that this line is."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only if isinstance(only, Term) and only.is_block else None


def read(text: str) -> tuple[Line, ...]:
    """The lines of a text, or why it cannot be read; `field` names where it was typed."""
    if len(text) > MOST_SIGNS:
        raise Invalid("narrative.long", field="text", most=MOST_SIGNS)
    return tuple(_line(line.strip()) for line in text.splitlines() if line.strip())


def names(text: str) -> list[str]:
    """Every name in a text, in its order, whether it is one or not."""
    return [found.strip() for found in _FIELD.findall(text)]


def _line(text: str) -> Line:
    pointed = text.startswith(_DASHES)
    body = text[2:].strip() if pointed else text
    line = Line(tuple(_pieces(body)), pointed)
    for piece in line.pieces:
        if isinstance(piece, Term) and piece.is_block and (line.block is None or pointed):
            raise Invalid("narrative.block-alone", field="text", name=piece.name)
    return line


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _FIELD.finditer(text):
        if found.start() > end:
            yield Words(_plain(text[end : found.start()]))
        name = found.group(1).strip()
        known = term(name)
        if known is None:
            raise Invalid("narrative.name", field="text", name=name[:60] or "{{ }}")
        yield known
        end = found.end()
    if end < len(text):
        yield Words(_plain(text[end:]))


def _plain(text: str) -> str:
    if _BRACES.search(text):
        raise Invalid("narrative.braces", field="text", near=text.strip()[:60])
    return text
