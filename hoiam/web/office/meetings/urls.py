"""Addresses of these pages."""

from django.urls import URLPattern, path

from hoiam.web.office.meetings import (
    hold_requests,
    listing,
    meeting_page,
    meeting_steps,
    series,
    standing_pages,
)
from hoiam.web.office.meetings.after_urls import AFTER
from hoiam.web.office.meetings.hall_urls import HALL

MEETING = "cuoc-gap/<str:code>"

CALENDAR: tuple[URLPattern, ...] = (
    path("cuoc-gap", listing.meetings, name="meetings"),
    path("cuoc-gap/moi", meeting_steps.new, name="new-meeting"),
    path("cuoc-gap/nhieu-ngay", series.series, name="meeting-series"),
    path("cuoc-gap/nghia-vu", standing_pages.standing, name="meeting-duties"),
    path("cuoc-gap/so-lieu", standing_pages.counted, name="meetings-counted"),
    path("cuoc-gap/de-nghi", hold_requests.index, name="hold-requests"),
    path("cuoc-gap/de-nghi/moi", hold_requests.new, name="new-hold-request"),
    path("cuoc-gap/de-nghi/<str:code>", hold_requests.answer, name="answer-hold-request"),
    path(MEETING, meeting_page.meeting, name="meeting"),
    path(f"{MEETING}/sua", meeting_steps.edit, name="meeting-edit"),
    path(f"{MEETING}/cong-bo", meeting_steps.announce, name="meeting-announce"),
    path(f"{MEETING}/doi-lich", meeting_steps.postpone, name="meeting-postpone"),
    path(f"{MEETING}/huy", meeting_steps.cancel, name="meeting-cancel"),
    path(f"{MEETING}/bat-dau", meeting_steps.start, name="meeting-start"),
    path(f"{MEETING}/da-hop", meeting_steps.end, name="meeting-end"),
    path(f"{MEETING}/nguoi-du", meeting_steps.turnout, name="meeting-turnout"),
    path(f"{MEETING}/can-bo-du", meeting_steps.officials, name="meeting-officials"),
)
PATTERNS: tuple[URLPattern, ...] = (
    *CALENDAR,
    *HALL,
    *AFTER,
)
