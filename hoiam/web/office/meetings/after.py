"""What a meeting left: its conclusions, what earlier meetings left, and reading that out."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.meetings import actions, after_policies, owed, policies, queries
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.meetings.owed import Owed
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.meetings import after_forms, owed_rows, sections
from hoiam.web.office.pages import Values


def shown(request: OfficeRequest, meeting: Meeting, **context: Any) -> Values:
    """What every page of a meeting's afterlife carries."""
    return {"meeting": meeting, "sections": sections.of(meeting, request.path)} | context


def bodies(meeting: Meeting) -> list[Unit]:
    """Bodies of the place where the meeting's record is kept, and of those around it."""
    day = calendar.day_of(now())
    found: dict[int, Unit] = {}
    area = meeting.unit.area
    while area is not None:
        rows = units.bodies_in(area, day).filter(outside=False)
        found |= {one.pk: one for one in rows}
        area = area.parent
    return list(found.values())


@office(*menu.READERS)
def conclusions(request: OfficeRequest, code: str) -> HttpResponse:
    """What was given to whom by when; a new conclusion is written at the top."""
    meeting = queries.by_code(request.actor, code)
    may = refusals.tried(lambda: after_policies.check_can_conclude(meeting, request.actor)) is None
    if request.method == "POST":
        after_policies.check_can_conclude(meeting, request.actor)
    form = pages.bound(request, after_forms.Concluding, units=bodies(meeting))

    def act(_typed: Values) -> None:
        actions.conclude(meeting=meeting, said=form.concluded(), by=request.actor, at=now())

    today = calendar.day_of(now())
    return pages.ask(
        request, "meetings/conclusions", form=form, act=act, said=_("Đã ghi kết luận."),
        to=("office:meeting-conclusions", code),
        **shown(
            request, meeting, may=may,
            rows=owed_rows.rows(owed.of(meeting), today),
            carried=owed_rows.rows(owed.carried_to(meeting, today), today, at=meeting),
            returned=owed.to_be_read(meeting),
            keeps=refusals.tried(lambda: policies.check_can_keep(meeting, request.actor)) is None,
            writable=meeting.state in (MeetingState.OPEN, MeetingState.HELD),
        ),
    )  # fmt: skip


@office(*policies.KEEPERS)
def read_out(request: OfficeRequest, code: str, kind: str, about: str) -> HttpResponse:
    """One thing of an earlier meeting is read out with a word."""
    meeting = queries.by_code(request.actor, code)
    after_policies.check_can_read_out(meeting, request.actor)
    today = calendar.day_of(now())
    one = _carried(meeting, kind, about)
    form = pages.bound(request, after_forms.ReadingOut)

    def act(typed: Values) -> None:
        actions.read_out(
            meeting=meeting, kind=kind, code=about, word=typed["word"], why=typed["why"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "meetings/read_out", form=form, act=act, said=_("Đã ghi kết quả đọc lại."),
        to=("office:meeting-conclusions", code),
        **shown(
            request, meeting, row=owed_rows.rows([one], today, at=meeting)[0],
            heading=_("Đọc lại, ghi kết quả"),
            back=reverse("office:meeting-conclusions", args=[code]),
        ),
    )  # fmt: skip


def _carried(meeting: Meeting, kind: str, about: str) -> Owed:
    rows = owed.carried_to(meeting, calendar.day_of(now()))
    found = next((one for one in rows if (one.kind, one.code) == (kind, about)), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


@office(*policies.KEEPERS)
def answer_read(request: OfficeRequest, code: str, raising: str) -> HttpResponse:
    """The answer of a higher level was read aloud at this meeting."""
    meeting = queries.by_code(request.actor, code)
    after_policies.check_can_read_out(meeting, request.actor)
    row = owed.raising(raising)
    form = pages.bound(request, forms.Form)

    def act(_typed: Values) -> None:
        actions.read_answer(raising=row, meeting=meeting, by=request.actor, at=now())

    return pages.ask(
        request, "meetings/answer_read", form=form, act=act,
        said=_("Đã ghi: đã đọc cho người dân nghe."), to=("office:meeting-conclusions", code),
        **shown(
            request, meeting, row=row, one=owed.one(row.kind, row.about_code),
            heading=_("Ghi đã đọc cho người dân nghe"),
            back=reverse("office:meeting-conclusions", args=[code]),
        ),
    )  # fmt: skip
