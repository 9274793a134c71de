"""The sections of a meeting's page: each part hangs in its own here, by label and address.

An address takes the meeting's code. A section is shown from the state on in which there is
something to do in it.
"""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.meetings.models import Meeting

SECTIONS = (
    (_("Cuộc gặp"), "office:meeting"),
    (_("Câu hỏi"), "office:meeting-questions"),
    (_("Hội trường"), "office:meeting-hall"),
    (_("Kết luận"), "office:meeting-conclusions"),
    (_("Biên bản"), "office:meeting-minutes"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """One entry, and whether the reader stands on it."""

    label: str
    url: str
    current: bool


def of(meeting: Meeting, path: str) -> tuple[Section, ...]:
    """The sections that have a page."""
    found = ((label, _address(name, meeting.code)) for label, name in SECTIONS)
    return tuple(Section(gettext(label), url, url == path) for label, url in found if url)


def _address(name: str, code: str) -> str:
    try:
        return reverse(name, args=(code,))
    except NoReverseMatch:
        return ""
