"""Addresses of one commitment, of requests about what is late, and of topics."""

from django.urls import URLPattern, path

from hoiam.web.office.promises import one, requests, steps, topics

DUTY = "viec/<str:duty>"

PATTERNS: tuple[URLPattern, ...] = (
    path(DUTY, one.page, name="commitment"),
    path(f"{DUTY}/tep/<str:file>", steps.file, name="commitment-file"),
    path(f"{DUTY}/xong", steps.fulfil, name="commitment-done"),
    path(f"{DUTY}/khong-lam", steps.leave_undone, name="commitment-undone"),
    path(f"{DUTY}/xin-lui-han", steps.ask_date, name="commitment-ask-date"),
    path(f"{DUTY}/ngay-moi", steps.accept_date, name="commitment-accept-date"),
    path(f"{DUTY}/giu-han", steps.decline_date, name="commitment-decline-date"),
    path(f"{DUTY}/phan-cong", steps.assign, name="commitment-assign"),
    path(f"{DUTY}/bang-chung", steps.evidence, name="commitment-evidence"),
    path(f"{DUTY}/chua-giu-loi", steps.say_not_kept, name="commitment-unkept"),
    path("yeu-cau-giam-sat", requests.index, name="requests"),
    path("yeu-cau-giam-sat/gui", requests.ask_about, name="ask-about"),
    path("yeu-cau-giam-sat/<str:code>", requests.one, name="request"),
    path("chu-de", topics.index, name="topics"),
    path("chu-de/danh-muc", topics.keep, name="topic-list"),
    path("chu-de/danh-muc/thuong-dung", topics.install, name="topics-usual"),
    path("chu-de/danh-muc/<str:code>/thoi", topics.end, name="topic-end"),
    path("chu-de/gan/<str:kind>/<str:about>", topics.tag, name="tag"),
    path("chu-de/<str:code>", topics.page, name="topic"),
)
