"""Addresses of sealed cases in the office: JSON for the static page that reads."""

from django.urls import path

from hoiam.web.office.sealed import acts, cases, frames, session

PLACE = "niem-phong"
CASE = f"{PLACE}/viec/<str:code>"

PATTERNS = [
    path(f"{PLACE}/", session.entry, name="sealed"),
    path(f"{PLACE}/phien", session.session, name="sealed-session"),
    path(f"{PLACE}/khoa-cua-toi", session.own_key, name="sealed-own-key"),
    path(f"{PLACE}/viec", session.work, name="sealed-work"),
    path(CASE, cases.one, name="sealed-case"),
    path(f"{CASE}/tep/<int:number>", cases.file, name="sealed-file"),
    path(f"{CASE}/mau/<slug:form>", frames.frame, name="sealed-frame"),
    path(f"{CASE}/cam-ket", acts.declare, name="sealed-declare"),
    path(f"{CASE}/danh-tinh", acts.open_identity, name="sealed-identity"),
    path(f"{CASE}/muc", acts.keep_item, name="sealed-item"),
    path(f"{CASE}/khoa", acts.keep_key, name="sealed-key"),
    path(f"{CASE}/buoc", acts.take_step, name="sealed-step"),
    path(f"{CASE}/nguoi", acts.people, name="sealed-people"),
]
