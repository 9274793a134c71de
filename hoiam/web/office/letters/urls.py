"""Addresses of letter boxes and of the hotline."""

from django.urls import path

from hoiam.web.office.letters import boxes, calls

PATTERNS = (
    path("hom-thu", boxes.index, name="boxes"),
    path("hom-thu/<slug:code>", boxes.box, name="box"),
    path("hom-thu/<slug:code>/mo", boxes.open_box, name="open-box"),
    path("mo-hom-thu/<slug:code>", boxes.opening, name="opening"),
    path("mo-hom-thu/<slug:code>/thu", boxes.letter, name="box-letter"),
    path("mo-hom-thu/<slug:code>/khong-ghi", boxes.put_by, name="put-letter-by"),
    path("mo-hom-thu/<slug:code>/dem-lai", boxes.recount, name="recount-letters"),
    path("mo-hom-thu/<slug:code>/khep", boxes.close, name="close-opening"),
    path("cuoc-goi", calls.index, name="calls"),
    path("cuoc-goi/ghi", calls.log, name="log-call"),
    path("cuoc-goi/<slug:code>", calls.call, name="call"),
    path("duong-day-nong", calls.lines, name="hotlines"),
    path("duong-day-nong/<slug:code>", calls.line, name="hotline"),
    path("duong-day-nong/<slug:code>/quy-che", calls.regulation, name="hotline-rule"),
)
