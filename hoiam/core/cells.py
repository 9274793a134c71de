"""Cells of a plain-text table that no spreadsheet takes for a formula, and the way back.

A spreadsheet that opens a CSV file reads a cell beginning with = + - @ as something to compute,
also behind blanks, in full width, and in the piece behind a separator that it cuts by itself. In
front of each such sign goes one zero-width space: nobody sees it, no spreadsheet trims or computes
it, and unlike an apostrophe it is never part of what somebody wrote, so that it can be taken out
again exactly. Quoting alone does not help: quotes are gone before the cell is judged.
"""

import re

GUARD = "\u200b"

# The four signs, in full width and in the small forms that fold to them.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁺⁼⁻₊₌₋−"
# Where a cell may begin: at its start, or behind what a program may take for a separator or for
# the end of a quotation; blanks, hidden signs and earlier guards in between are skipped over.
_BEFORE = "(?:\\A|[,;|\\t\\r\\n\"'])[\\s\\ufeff\\u2060\\u200b-\\u200f]*"
_SUSPECT = re.compile(f"[{_SIGNS}\\t\\r\\n]")
_OPEN = re.compile(f"({_BEFORE})(?=[{_SIGNS}])")
_CLOSED = re.compile(f"({_BEFORE}){GUARD}(?=[{_SIGNS}])")
# A tab or a line's end in front is dropped by some programs, and what follows is judged anew.
_OPEN_BLANK = re.compile(f"\\A(?={GUARD}*[\\t\\r\\n])")
_CLOSED_BLANK = re.compile(f"\\A{GUARD}(?={GUARD}*[\\t\\r\\n])")


def guarded(text: str) -> str:
    """The same words, with nothing in them that a spreadsheet would compute."""
    if not _SUSPECT.search(text):  # as nearly always: a long list asks this a million times
        return text
    return _OPEN_BLANK.sub(GUARD, _OPEN.sub(rf"\1{GUARD}", text))


def bare(text: str) -> str:
    """What was guarded, as it was before; any other text stays as it is."""
    return _CLOSED.sub(r"\1", _CLOSED_BLANK.sub("", text)) if GUARD in text else text
