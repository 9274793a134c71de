"""The main entries of the two doors, in the order in which people need them."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

ENTRIES: dict[str, tuple[tuple[str, str], ...]] = {
    "public": (
        ("public:send", _("Gửi ý kiến")),
        ("public:track", _("Tra cứu")),
        ("public:list", _("Danh sách")),
        ("public:map", _("Bản đồ")),
        ("public:units", _("Đơn vị")),
    ),
    "office": (
        ("office:my-work", _("Việc của tôi")),
        ("office:sorting", _("Phân loại")),
        ("office:cases", _("Vụ việc")),
        ("office:intake", _("Ghi ý kiến")),
        ("office:notices", _("Chưa báo được")),
    ),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, and whether the reader stands on it."""

    label: str
    url: str
    current: bool


def items(door: str, *, path: str) -> tuple[Item, ...]:
    """The entries of a door that have a page."""
    found = ((label, _address(name)) for name, label in ENTRIES[door])
    return tuple(
        Item(label=gettext(label), url=url, current=path == url) for label, url in found if url
    )


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
