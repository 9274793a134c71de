"""A checked draft as Word: the text as it was given, each note a comment at its number."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

# What XML cannot say.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
AUTHOR, INITIALS = "Hồi Âm", "HÂ"


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said about a stretch of the text."""

    start: int
    end: int
    text: str


def written(text: str, comments: Sequence[Comment], *, at: datetime) -> bytes:
    """The whole file. Comments that overlap an earlier one are said at the same place."""
    # Imported when a file is made: what serves pages needs neither this nor lxml below it.
    from docx import Document  # noqa: PLC0415

    document = Document()
    document.core_properties.author = AUTHOR
    document.core_properties.created = at.replace(tzinfo=None)
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        inside = [one for one in comments if position <= one.start < end]
        _fill(document, document.add_paragraph(), text, (position, end), inside)
        position = end + 1
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fill(
    document: object,
    paragraph: "Paragraph",
    text: str,
    line: tuple[int, int],
    comments: Sequence[Comment],
) -> None:
    at, end = line
    for one in sorted(comments, key=lambda each: each.start):
        first, last = max(one.start, at), min(one.end, end)
        if first > at:
            paragraph.add_run(_said(text[at:first]))
        run = paragraph.add_run(_said(text[first:last]))
        document.add_comment(  # type: ignore[attr-defined]
            runs=run, text=_said(one.text), author=AUTHOR, initials=INITIALS
        )
        at = max(at, last)
    if at < end:
        paragraph.add_run(_said(text[at:end]))


def _said(text: str) -> str:
    return _UNSAYABLE.sub("", text)
