"""A letter as PDF, made as PDF/A-2b; nobody has validated that it is one.

The layout is a fixed template; what people typed goes in as data, so that no sign of it can be
taken for an instruction.
"""

import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import typst

from hoiam.core.text import vn_number
from hoiam.papers.letter import MOTTO, NATION, PARTY, Letter, Masthead, to_json
from hoiam.papers.rendering import faces, said

TEMPLATE = Path(__file__).with_name("letter.typ")
STANDARD: Final = "a-2b"
PREVIEW_DOTS: Final = 96  # an inch
type Kind = Literal["pdf", "png"]
# Nothing of the language is as long; a number or an address without a space must not leave its cell.
_ENDLESS = re.compile(r"\S{24,}")
_BREAK = "\u200b"
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(letter: Letter) -> bytes:
    """The paper as it is sent. The same letter gives the same bytes."""
    made = _compiled(letter, "pdf")
    if not isinstance(made, bytes):
        raise TypeError("one letter is one file")
    return made


def pictures(letter: Letter) -> tuple[bytes, ...]:
    """Its pages as PNG, exactly as the PDF shows them: for whoever reads it before it goes out."""
    made = _compiled(letter, "png")
    return tuple(one for one in (made if isinstance(made, list) else [made]) if one)


def _compiled(letter: Letter, kind: Kind) -> bytes | list[bytes] | None:
    day = letter.day
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY
    compiler = typst.Compiler(
        input=_template(), font_paths=_faces(), sys_inputs={"letter": json.dumps(_data(letter))}
    )
    if kind == "png":
        return compiler.compile(format="png", ppi=PREVIEW_DOTS, timestamp=moment)
    return compiler.compile(format="pdf", pdf_standards=STANDARD, timestamp=moment)


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _faces() -> typst.Fonts:
    """Only the face we ship: what lies on the machine cannot change a paper."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[faces.FOLDER]
    )


def _data(letter: Letter) -> dict[str, Any]:
    plain = to_json(letter)
    plain |= {
        "superior": said.body(letter.superior),
        "heading": said.body(letter.issuer),
        "title": said.title(letter),
        "numbered": said.numbered(letter),
        "under-number": said.under_number(letter),
        "dated": said.dated(letter),
        "recipients": said.listed(plain["recipients"]),
        "party": letter.masthead is Masthead.PARTY,
        "nation": NATION,
        "motto": MOTTO,
        "party-name": PARTY,
    }
    for block in plain["body"]:
        if block["block"] == "Chart":
            block["shown"] = [
                ["" if one is None else vn_number(one) for one in bars["numbers"]]
                for bars in block["bars"]
            ]
    drawn: dict[str, Any] = _drawn(plain)
    return drawn


def _drawn(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {name: _drawn(one) for name, one in plain.items()}
    if isinstance(plain, list):
        return [_drawn(one) for one in plain]
    return _breakable(faces.shown(plain)) if isinstance(plain, str) else plain


def _breakable(text: str) -> str:
    return _ENDLESS.sub(lambda run: _BREAK.join(run.group()), text)
