"""Questions, conclusions, visits and calls as the matters of commitments."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor, Role
from hoiam.core.text import vn_date
from hoiam.meetings import queries as meetings
from hoiam.meetings import questions as asked
from hoiam.meetings.models import Conclusion, Meeting, Question
from hoiam.reception import calls as hotline
from hoiam.reception import queries as reception
from hoiam.web.office.case_page import words_in_list
from hoiam.web.office.describing import Described

_WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def _when(meeting: Meeting) -> str:
    """The kind of meeting and its day, inside a sentence."""
    day = meetings.day_of(meeting)
    said = _(meeting.get_kind_display())
    return _("%(kind)s ngày %(day)s") % {"kind": said, "day": vn_date(day)} if day else said


def _known(person: Actor) -> Q:
    """Of public meetings, of those the reader may see, and what the reader's units owe."""
    public = Q(meeting__in=meetings.public_meetings().values("pk"))
    seen = Q(meeting__in=meetings.visible_to(person).values("pk"))
    return public | seen | Q(unit__code__in=person.units(*_WORKERS))


def _pages(person: Actor, rows: Collection[Question] | Collection[Conclusion]) -> set[int]:
    """Meetings whose page this reader may open."""
    keys = {one.meeting_id for one in rows}
    return set(meetings.visible_to(person).filter(pk__in=keys).values_list("pk", flat=True))


def questions(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """The moderated words alone: what somebody really asked is read at the meeting."""
    rows = Question.objects.filter(_known(person) | Q(pk__in=asked.visible_to(person).values("pk")))
    found = list(rows.filter(code__in=codes).select_related("meeting"))
    pages = _pages(person, found)
    return {
        one.code: Described(
            words=words_in_list(one.shown),
            url=reverse("office:meeting", args=[one.meeting.code])
            if one.meeting_id in pages
            else "",
            source=_("câu %(number)s, %(meeting)s")
            % {"number": one.number, "meeting": _when(one.meeting)},
            public_url=reverse("public:meeting", args=[one.meeting.code]),
        )
        for one in found
    }


def conclusions(codes: Collection[str], person: Actor) -> dict[str, Described]:
    found = list(
        Conclusion.objects.filter(_known(person), code__in=codes).select_related("meeting")
    )
    pages = _pages(person, found)
    return {
        one.code: Described(
            words=words_in_list(one.text),
            url=reverse("office:meeting", args=[one.meeting.code])
            if one.meeting_id in pages
            else "",
            source=_("kết luận %(number)s, %(meeting)s")
            % {"number": one.number, "meeting": _when(one.meeting)},
            public_url=reverse("public:meeting", args=[one.meeting.code]),
        )
        for one in found
    }


def visits(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """Who came is opened on the visit's own page."""
    return {
        one.code: Described(
            words="",
            url=reverse("office:visit", args=[one.code]),
            source=_("lượt tiếp số %(number)s ngày %(day)s")
            % {"number": one.number, "day": vn_date(one.received_on)},
        )
        for one in reception.visible_to(person).filter(code__in=codes)
    }


def calls(codes: Collection[str], person: Actor) -> dict[str, Described]:
    return {
        one.code: Described(
            words="",
            url=reverse("office:call", args=[one.code]),
            source=_("cuộc gọi số %(number)s ngày %(day)s")
            % {"number": one.number, "day": vn_date(one.called_on)},
        )
        for one in hotline.visible_to(person).filter(code__in=codes)
    }
