"""The main entries of the public pages, in the order in which people need them.

The office has a menu of its own, by roles (`hoiam.web.office.menu`).
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

ENTRIES = (
    ("public:send", _("Gửi ý kiến")),
    ("public:track", _("Tra cứu")),
    ("public:list", _("Danh sách")),
    ("public:meetings", _("Gặp dân")),
    ("public:map", _("Bản đồ")),
    ("public:units", _("Đơn vị")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, and whether the reader stands on it."""

    label: str
    url: str
    current: bool


def items(*, path: str) -> tuple[Item, ...]:
    """The entries that have a page."""
    found = ((label, _address(name)) for name, label in ENTRIES)
    return tuple(
        Item(label=gettext(label), url=url, current=path == url) for label, url in found if url
    )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
