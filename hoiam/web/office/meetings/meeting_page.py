"""The page of one meeting: its date, hosts, what the law asks of it, and what may be done next."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge
from hoiam.meetings import notice, owed, policies, queries
from hoiam.meetings.models import Host, Meeting, MeetingState
from hoiam.meetings.queries import Named
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, menu, pages
from hoiam.web.office.case_steps import Button
from hoiam.web.office.meetings import owed_rows, sections


@dataclass(frozen=True, slots=True)
class Owed:
    """A date the law ties to the meeting: kept or not, and by when."""

    duty: Commitment
    lateness: Lateness | None  # while it is open

    @property
    def is_late(self) -> bool:
        """Kept after its day."""
        return self.duty.ended_on is not None and self.duty.ended_on > self.duty.due_on


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page shows."""

    meeting: Meeting
    hosts: tuple[Named[Host], ...]
    areas: tuple[str, ...]
    owed: tuple[Owed, ...]
    buttons: tuple[Button, ...]
    keeps: Allowed
    is_public: bool
    history: tuple[case_page.Line, ...]
    day: date


@office(*menu.READERS)
def meeting(request: OfficeRequest, code: str) -> HttpResponse:
    """One meeting that this officer may see. Until it is over it opens with what is still owed."""
    page = read(request, code)
    before = (
        owed.open_before(page.meeting, page.day)
        if page.meeting.state in (*policies.AHEAD, MeetingState.OPEN)
        else []
    )
    return pages.show(
        request,
        "meetings/meeting",
        page=page,
        meeting=page.meeting,
        carried=owed_rows.rows(before, page.day, at=page.meeting),
        sections=sections.of(page.meeting, request.path),
    )


def read(request: OfficeRequest, code: str) -> Shown:
    """The page of a meeting; of one that may not be seen there is none."""
    found = queries.by_code(request.actor, code)
    today = calendar.day_of(now())
    # What a date did to the law's clocks stands above; the history tells what people did.
    told = base.history(notice.subject(found))
    events = [one for one in told if not one.tag.startswith("commitments.fact.")]
    names = accounts.names({one.recorded_by for one in events})
    keeps = allowed("meetings.keep", found, actor=request.actor)
    day = queries.day_of(found) or today
    return Shown(
        meeting=found,
        hosts=queries.hosts_named(found, day, today),
        areas=queries.areas_named(found, day),
        owed=_owed(found, overdue.gauge_on(today)),
        buttons=_buttons(found, keeps),
        keeps=keeps,
        is_public=queries.public_meetings().filter(pk=found.pk).exists(),
        history=tuple(case_page.lines(events, names)),
        day=today,
    )


def _owed(found: Meeting, seen: Gauge) -> tuple[Owed, ...]:
    duties = commitments.about(*notice.subject(found)).exclude(clock="")
    return tuple(
        Owed(duty, overdue.standing(duty, seen) if duty.is_open else None)
        for duty in duties
        if duty.is_open or duty.state == "done"
    )


def _buttons(found: Meeting, keeps: Allowed) -> tuple[Button, ...]:
    """What may come next, the usual one first and solid."""
    steps: list[tuple[str, str]] = []
    if found.state in policies.AHEAD:
        if found.announced_at is None and found.kind in policies.OPEN_KINDS:
            steps.append(("office:meeting-announce", _("Công bố lịch")))
        steps += [
            ("office:meeting-start", _("Bắt đầu cuộc gặp")),
            ("office:meeting-end", _("Ghi đã họp")),
            ("office:meeting-postpone", _("Dời lịch")),
            ("office:meeting-edit", _("Sửa thông tin")),
            ("office:meeting-officials", _("Cán bộ được phân công dự")),
            ("office:meeting-cancel", _("Báo không tổ chức")),
        ]
        if found.starts is None:
            steps = [one for one in steps if one[0] != "office:meeting-postpone"]
    elif found.state == MeetingState.OPEN:
        steps = [
            ("office:meeting-end", _("Ghi đã họp")),
            ("office:meeting-turnout", _("Ghi số người dự")),
            ("office:meeting-officials", _("Cán bộ được phân công dự")),
        ]
    elif found.state != MeetingState.CANCELLED:
        steps = [
            ("office:meeting-turnout", _("Ghi số người dự")),
            ("office:meeting-officials", _("Cán bộ được phân công dự")),
        ]
    return tuple(
        Button(label, reverse(name, args=(found.code,)), keeps, solid=not nth)
        for nth, (name, label) in enumerate(steps)
    )
