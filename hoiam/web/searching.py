"""Pages of what a search found: the newest first, page by key, or best first among the newest."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoiam.base import finding
from hoiam.base.finding import Found, Readable
from hoiam.core.text import vn_number
from hoiam.core.wanted import Wanted

ORDER, BEST, NUMBER = "thu-tu", "khop", "trang"
MOST_COUNTED, MOST_RANKED = 1_000, 2_000


@dataclass(frozen=True, slots=True)
class Window:
    """Keys of one page in order, whether there are pages on either side, and how many rows were
    found in all, where that was counted."""

    keys: list[int]
    newer: bool
    older: bool
    found: Found | None = None

    def rows(self, rows: QuerySet[Any]) -> list[Any]:
        """The rows themselves, in the order of the page."""
        by_key = {row.pk: row for row in rows.filter(pk__in=self.keys).order_by()}
        return [by_key[key] for key in self.keys if key in by_key]

    @property
    def said(self) -> str:
        """How many were found, no more exactly than is known."""
        if self.found is None:
            return ""
        count = len(self.found.keys)
        words = {"n": vn_number(count)}
        if self.found.whole:
            return _("Khớp %(n)s vụ việc.") % words
        if count == MOST_COUNTED:
            return _("Khớp hơn %(n)s vụ việc.") % words
        return _("Khớp ít nhất %(n)s vụ việc.") % words

    @property
    def ranked(self) -> str:
        """Among how many the best come first."""
        if self.found is None:
            return ""
        words = {"n": vn_number(len(self.found.keys))}
        if self.found.as_typed and self.found.whole:
            return _("Xếp theo độ khớp, cả %(n)s kết quả có chữ cuối đúng như đã gõ.") % words
        if self.found.as_typed:
            return (
                _("Xếp theo độ khớp trong %(n)s kết quả mới nhất có chữ cuối đúng như đã gõ.")
                % words
            )
        if self.found.whole:
            return _("Xếp theo độ khớp, cả %(n)s kết quả.") % words
        return _("Xếp theo độ khớp trong %(n)s kết quả mới nhất.") % words


def newest(
    readable: Readable, asked: Wanted, *, size: int,
    below: int | None = None, above: int | None = None,
) -> Window:  # fmt: skip
    """A page by key; on the first one what was found is counted as well, up to a bound."""
    is_first = below is None and above is None
    most = MOST_COUNTED if is_first else size + 1
    found = finding.find(readable, asked, least=size + 1, most=most, below=below, above=above)
    keys, more = found.keys[:size], len(found.keys) > size
    if above is not None:
        return Window(keys[::-1], newer=more, older=True)
    return Window(keys, newer=not is_first, older=more, found=found if is_first else None)


def best(readable: Readable, asked: Wanted, *, size: int, number: int) -> Window:
    """A page of the ranking, which is made anew for each."""
    found = finding.ranked(readable, asked, least=size + 1, most=MOST_RANKED)
    start = (number - 1) * size
    return Window(
        found.keys[start : start + size],
        newer=number > 1,
        older=len(found.keys) > start + size,
        found=found,
    )


def number_of(typed: str) -> int:
    """The number of a page; what is odd is the first one."""
    ok = typed.isascii() and typed.isdigit() and len(typed) < 4
    return max(int(typed), 1) if ok else 1
