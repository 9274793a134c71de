"""Addresses of what comes after a meeting."""

from django.urls import URLPattern, path

from hoiam.web.office.meetings import after, duty_pages, minutes_pages, old_pages, public_pages

MEETING = "cuoc-gap/<str:code>"
DUTY = "viec-cuoc-gap/<str:code>"

AFTER: tuple[URLPattern, ...] = (
    path("bien-ban-cu", old_pages.old, name="old-minutes"),
    path("vuong-mac", duty_pages.bottlenecks, name="bottlenecks"),
    path("xem-lai-cau-hoi", duty_pages.outside_appeals, name="outside-appeals"),
    path("xem-lai-cau-hoi/<str:code>", duty_pages.outside_appeal, name="outside-appeal"),
    path(f"{MEETING}/ket-luan", after.conclusions, name="meeting-conclusions"),
    path(f"{MEETING}/doc-lai/<slug:kind>/<str:about>", after.read_out, name="meeting-read-out"),
    path(f"{MEETING}/da-doc/<str:raising>", after.answer_read, name="meeting-answer-read"),
    path(f"{MEETING}/bien-ban", minutes_pages.page, name="meeting-minutes"),
    path(f"{MEETING}/bien-ban/khep", minutes_pages.close, name="meeting-close"),
    path(f"{MEETING}/bien-ban/dinh-chinh", minutes_pages.correct, name="meeting-correct"),
    path(f"{MEETING}/van-ban/<slug:kind>/<slug:media>", minutes_pages.paper, name="meeting-paper"),
    path(f"{MEETING}/cong-khai", public_pages.prepare, name="meeting-public"),
    path(f"{MEETING}/niem-yet", public_pages.sent, name="meeting-sent"),
    path(DUTY, duty_pages.duty, name="meeting-duty"),
    path(f"{DUTY}/chuyen-len", duty_pages.raise_up, name="meeting-raise"),
    path(f"{DUTY}/phieu.<slug:media>", duty_pages.sheet, name="meeting-sheet"),
)
