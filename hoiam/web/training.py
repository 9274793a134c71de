"""How a training installation says on everything that it gives out that it is one.

One place for each way out: `mark` for pages, `said` for titles of feeds and calendars, `words`
for the lines of lists, and the middleware for the rest. In a real installation none of them does
anything.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.base import clock

WORDS, TITLE = _("BẢN TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"), _("TẬP HUẤN")
HEADER, SAID = "X-Hoiam-Training", "ban tap huan, khong co gia tri phap ly"
FILE = "tap-huan-"
_NAME = re.compile(r"""(filename\*=utf-8''|filename=")""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the band on top of every page says."""

    words: str
    title: str
    # Nothing where the clock cannot be read: the page of an error is one of training too.
    at: datetime | None = None
    weekday: str = ""
    pace: str = ""


def mark() -> Mark | None:
    """The mark of a training installation; nothing in a real one."""
    if not settings.TRAINING:
        return None
    try:
        look = clock.look()
    except DatabaseError:  # this page may be the one that says that the database is away
        return Mark(gettext(WORDS), gettext(TITLE))
    pace = gettext("đồng hồ đang dừng") if look.is_stopped else ""
    if look.hurries:
        pace = gettext("đồng hồ đang tua, tải lại trang để thấy giờ mới")
    return Mark(gettext(WORDS), gettext(TITLE), look.shown, gettext(look.weekday), pace)


def words() -> str:
    """What each line of a list says in training; nothing in a real installation."""
    return gettext(WORDS) if settings.TRAINING else ""


def said(title: str) -> str:
    """A title that leaves the house, with the mark in front of it in training."""
    return f"{gettext(TITLE)} · {title}" if settings.TRAINING else title


class TrainingMiddleware:
    """In training, one moment for the whole of a request; a header and the name of every file say
    what it is; nothing is kept by anybody on the way, since an hour may last a second."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.TRAINING:
            return self.get_response(request)
        try:
            with clock.held():
                response = self.get_response(request)
        except DatabaseError:  # the clock could not be read: the request says so by itself
            response = self.get_response(request)
        say(response)
        return response


def say(response: HttpResponse) -> None:
    """On one answer."""
    response[HEADER] = SAID
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    if response.has_header("Content-Disposition"):
        response["Content-Disposition"] = _NAME.sub(rf"\1{FILE}", response["Content-Disposition"])
