"""Addresses of sealed cases in the office: JSON for the static page that reads."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.utils import translation

from hoiam.web.office.sealed import acts, cases, frames, session

type View = Callable[..., HttpResponseBase]

PLACE = "niem-phong"
CASE = f"{PLACE}/viec/<str:code>"

_KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


def _spoken(view: View) -> View:
    """The page that asks is one file for everybody and has a switch of its own: what it is set to
    comes along. Nothing of these answers is kept anywhere."""

    @wraps(view)
    def said(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        tongue = request.headers.get("X-Tongue", "")
        with translation.override(tongue if tongue in _KNOWN else translation.get_language()):
            answer = view(request, *args, **kwargs)
            answer.headers["Content-Language"] = translation.get_language()
        return answer

    return said


PATTERNS = [
    path(f"{PLACE}/", session.entry, name="sealed"),
    path(f"{PLACE}/phien", _spoken(session.session), name="sealed-session"),
    path(f"{PLACE}/khoa-cua-toi", _spoken(session.own_key), name="sealed-own-key"),
    path(f"{PLACE}/viec", _spoken(session.work), name="sealed-work"),
    path(CASE, _spoken(cases.one), name="sealed-case"),
    path(f"{CASE}/tep/<int:number>", _spoken(cases.file), name="sealed-file"),
    path(f"{CASE}/mau/<slug:form>", _spoken(frames.frame), name="sealed-frame"),
    path(f"{CASE}/cam-ket", _spoken(acts.declare), name="sealed-declare"),
    path(f"{CASE}/danh-tinh", _spoken(acts.open_identity), name="sealed-identity"),
    path(f"{CASE}/muc", _spoken(acts.keep_item), name="sealed-item"),
    path(f"{CASE}/khoa", _spoken(acts.keep_key), name="sealed-key"),
    path(f"{CASE}/buoc", _spoken(acts.take_step), name="sealed-step"),
    path(f"{CASE}/nguoi", _spoken(acts.people), name="sealed-people"),
]
