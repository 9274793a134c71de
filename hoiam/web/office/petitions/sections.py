"""The sections of a petition's pages: each part hangs in its own here, by label and address.

An address takes the petition's code. One that has no page yet is not shown.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.petitions.models import Petition

SECTIONS = (
    (_("Đơn"), "office:petition"),
    (_("Phân loại"), "office:petition-sorting"),
    (_("Người đứng đơn"), "office:petition-people"),
    (_("Văn bản"), "office:petition-papers"),
    (_("Quyết định"), "office:petition-decision"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """One entry, and whether the reader stands on it."""

    label: str
    url: str
    current: bool


def of(petition: Petition, path: str) -> tuple[Section, ...]:
    """The sections that have a page."""
    found = ((label, address(name, petition.code)) for label, name in SECTIONS)
    return tuple(Section(gettext(label), url, url == path) for label, url in found if url)


def address(name: str, code: str) -> str:
    """Where a page of a petition stands; empty where there is none."""
    try:
        return reverse(name, args=(code,))
    except NoReverseMatch:
        return ""
