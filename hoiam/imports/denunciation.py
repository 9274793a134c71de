"""Telling a denunciation in a list, so that its text is kept nowhere.

House rule: a row is one where a short cell says "tố cáo", or where a long text begins with it.
Written without any marks, "to cao" counts as well; with marks it does not ("cây to, cao").
"""

import re
import unicodedata
from collections.abc import Iterable

SHORT = 60
_BEGINNING = 40
_MAY_BE = re.compile(r"t\S{1,4}\s+c\S{1,4}", re.IGNORECASE)
_SAYS = re.compile(r"\bt(ố|o)\s+c(á|a)o\b")
_BEGINS = re.compile(r"\W*(đơn\s+|don\s+|thư\s+|thu\s+)?t(ố|o)\s+c(á|a)o\b")


def is_one(cells: Iterable[str]) -> bool:
    """Whether one of the cells of a row says so."""
    return any(_says_so(cell) for cell in cells)


def _says_so(cell: str) -> bool:
    head = cell if len(cell) <= SHORT else cell.lstrip()[:_BEGINNING]
    if _MAY_BE.search(head) is None:  # of a hundred cells, ninety-nine end here
        return False
    plain = " ".join(unicodedata.normalize("NFC", head).lower().split())
    found = (_SAYS.search if len(cell) <= SHORT else _BEGINS.match)(plain)
    return found is not None and ("tố cáo" in found.group() or plain.isascii())
