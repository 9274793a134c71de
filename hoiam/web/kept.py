"""Finished pages, kept in the memory of a process while nothing that they show has changed.

A page is given out again only where one statement says, *in this very request*, that it is still
the page: the stamp (`hoiam.base.stamps`) that was read before it was made is the stamp now, the
legal day is the same, and so is the language. A page that counts what nobody released is a minute
old at most, and says when it counted. What somebody may see is asked first: a page of
one's own is kept under the voice and the code that opened it, and whether that code still opens
it is asked on every request (`hoiam.web.public.cookies`).

Never kept: an answer to anything but a plain GET, of somebody signed in, with a message to be said
once, with a form that was refused, with an error; a page of training, whose clock runs; a page of
anything sealed, which no view says is to be kept.

What differs from one request to the next (the token of a form, the key under which a form counts
once) is a hole in the kept page, filled for each request. A tag (`ETag`) is a keyed hash of the
page itself: who asks again with it is told in a few bytes that nothing changed, and learns nothing
of what else changed in the house.

Nothing lies on a disk. The memory is bounded, what was not looked at for half an hour goes, and
what a person's erasing changed is dropped at the next look at it and never shown before that.
"""

import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, wraps
from threading import Lock
from typing import Any, cast

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, router
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac

from hoiam.base import stamps
from hoiam.base.models import Stamp as Stamped
from hoiam.base.stamps import LOG, SHOWN, STEADY, WORLD
from hoiam.core.calendar import day_of
from hoiam.voices import queries as voices
from hoiam.web import language
from hoiam.web.access import View, now
from hoiam.web.public import cookies

MOST_BYTES = 16 * 1024 * 1024  # of one process
LIFE = 30 * 60  # seconds without a look: as long as one's own page stays open
PATIENCE = 1.0  # seconds for which a request waits for another one that makes the same page
SMALL = 500  # bytes that an entry takes beside its page, rounded up
HOLE = f"hole{secrets.token_hex(12)}"  # nobody can have written it: it is drawn at each start
_HOLES = re.compile(HOLE.encode() + rb"([a-z0-9]+)_")
TOKEN = "token"  # noqa: S105 - the name of a hole
OF_THINGS, OF_ALL = (WORLD, LOG, STEADY), (WORLD, SHOWN, STEADY)
# Said anew for every answer, or by what lies further out.
_PASSING = {"content-length", "set-cookie"}

type Key = tuple[str, str, str]  # address, language, and whose it is where it is somebody's


@dataclass(frozen=True, slots=True)
class Stamp:
    """Under which a page was made."""

    day: date
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: pieces with holes between them, and the headers that it left with."""

    pieces: tuple[bytes, ...]
    holes: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    size: int


@dataclass(frozen=True, slots=True)
class Needs:
    """The stamps under which a page is still the page: by name, and those of single things."""

    names: tuple[str, ...]
    things: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Entry:
    """What a page depends on, and the page where it is kept."""

    needs: Needs
    used: float
    until: datetime | None = None
    stamp: Stamp | None = None
    page: Page | None = None
    making: Lock = field(default_factory=Lock)  # held by whoever makes it anew

    @property
    def size(self) -> int:
        return SMALL + (self.page.size if self.page is not None else 0)


class Shelf:
    """The pages of one process, the one used last at the end."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Entry | None:
        """What is kept under this key; what nobody looked at for long is gone."""
        with self._lock:
            self._sweep()
            entry = self._entries.get(key)
            if entry is not None:
                entry.used = time.monotonic()
                self._entries.move_to_end(key)
            return entry

    def put(self, key: Key, entry: Entry) -> None:
        """In the place of what was there; the oldest make room."""
        with self._lock:
            self._take(key)
            self._entries[key] = entry
            self._bytes += entry.size
            while self._bytes > self._most:
                self._take(next(iter(self._entries)))

    def drop(self, key: Key) -> None:
        """Nothing is kept under this key any more."""
        with self._lock:
            self._take(key)

    def clear(self) -> None:
        """Nothing is kept at all."""
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    @property
    def bytes(self) -> int:
        return self._bytes

    def _sweep(self) -> None:
        over = time.monotonic() - LIFE
        while self._entries and next(iter(self._entries.values())).used < over:
            self._take(next(iter(self._entries)))

    def _take(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= entry.size


SHELF = Shelf(MOST_BYTES)


# ---- for views -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Making:
    """One request whose page may be kept."""

    # Asked for before: this time it is read where its stamp was read, so that it can be kept.
    again: bool = False
    wanted: bool = False  # the view that was asked is one whose page may be kept
    needs: Needs | None = None
    until: datetime | None = None
    holes: int = 0
    content: bytes | None = None


def shows(request: HttpRequest, *things: tuple[str, str]) -> None:
    """What is seen on the page that is being made: it is kept until an act on one of these, or on
    anything that is not of one thing alone. A page that says nothing of this is not kept."""
    making = _making(request)
    if making is not None:
        making.needs = Needs(OF_THINGS, tuple(sorted(set(things))))


def shows_all(request: HttpRequest, *, until: datetime) -> None:
    """The page that is being made shows many things: it is kept until an act on anything of which
    a stranger may see something, and no longer than until then. What is counted on it and not
    released (how many voices came in) is as old as the page says."""
    making = _making(request)
    if making is not None:
        making.needs, making.until = Needs(OF_ALL), until


def once(request: HttpRequest) -> str:
    """A key under which a form counts once: another one for every answer, kept or not."""
    making = _making(request)
    if making is None:
        return secrets.token_urlsafe(24)
    making.holes += 1
    return f"{HOLE}{making.holes}_"


def token(request: HttpRequest) -> dict[str, str]:
    """For the context of a page with forms: the place where their token goes."""
    return {"csrf_token": f"{HOLE}{TOKEN}_"} if _making(request) is not None else {}


def keeps(view: View) -> View:
    """The page of this view may be kept; it says by `shows` what it depends on."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        making: Making | None = getattr(request, "making", None)
        if making is not None:
            making.wanted = True
        response = view(request, *args, **kwargs)
        if making is None or not isinstance(response, HttpResponse):
            return response
        content = response.content
        # A token that a template asked for by itself stands in the page, and is somebody's. What
        # was read from a copy of the database may be older than the stamp, which never is.
        own_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        from_copy = router.db_for_read(Stamped) != DEFAULT_DB_ALIAS
        if response.status_code == 200 and not own_token and not from_copy:
            making.content = content
        if making.holes or HOLE.encode() in content:
            response.content = _filled(request, *_split(content))
        return response

    return opened


def _making(request: HttpRequest) -> Making | None:
    making: Making | None = getattr(request, "making", None)
    return making if making is not None and making.wanted else None


def _split(content: bytes) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    found = _HOLES.split(content)
    return tuple(found[::2]), tuple(name.decode() for name in found[1::2])


def _filled(request: HttpRequest, pieces: tuple[bytes, ...], holes: tuple[str, ...]) -> bytes:
    if not holes:
        return pieces[0]
    values = {
        name: (get_token(request) if name == TOKEN else secrets.token_urlsafe(24)).encode()
        for name in set(holes)
    }
    parts = [pieces[0]]
    for name, piece in zip(holes, pieces[1:], strict=True):
        parts += (values[name], piece)
    return b"".join(parts)


# ---- on the way in and out -----------------------------------------------------------------------

_csrf = CsrfViewMiddleware(cast(Any, lambda request: None))


class KeptMiddleware:
    """Gives out a kept page before anything else is done for it, and keeps what may be kept.

    What lies further out (security headers, the mark of training) is said of a kept page as of any
    other; the headers of what lies further in are kept with it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        entry = SHELF.get(key)
        if entry is None:
            return self._made(request, key, None, None)
        page, stamp = _standing(request, key, entry)
        if page is not None:
            return _given(request, page)
        # Of a crowd that looks at one page one request makes it, and the others wait for that.
        turn = entry.making
        has_turn = turn.acquire(timeout=PATIENCE)
        try:
            newer = SHELF.get(key)
            if newer is not None and newer is not entry:
                page, stamp = _standing(request, key, newer)
                if page is not None:
                    return _given(request, page)
                entry = newer
            return self._made(request, key, entry, stamp)
        finally:
            if has_turn:
                turn.release()

    def _made(
        self, request: HttpRequest, key: Key, entry: Entry | None, stamp: Stamp | None
    ) -> HttpResponse:
        making = Making(again=entry is not None)
        request.making = making  # type: ignore[attr-defined]
        response = self.get_response(request)
        return _kept(request, response, key, making, entry, stamp)


def _standing(request: HttpRequest, key: Key, entry: Entry) -> tuple[Page | None, Stamp]:
    """The page that is kept, if it is still the page, and what is true now."""
    stamp = stamp_of(entry)
    valid = entry.stamp == stamp and (entry.until is None or now() < entry.until)
    if entry.page is None or not valid or not _may_see(request, key):
        return None, stamp
    return entry.page, stamp


def key_of(request: HttpRequest) -> Key | None:
    """Under what a page is kept that this request asks for; nothing where none may be."""
    if request.method != "GET" or settings.TRAINING or request.META.get("QUERY_STRING"):
        return None
    sent = request.COOKIES
    if settings.SESSION_COOKIE_NAME in sent or settings.MESSAGES_COOKIE_NAME in sent:
        return None
    whose = ""
    if request.path_info == _own():
        visit = cookies.visit(request)
        if visit is None:
            return None
        whose = f"{visit.voice_code}:{visit.mark}"
    return request.path_info, language.of(request), whose


@cache
def _own() -> str:
    return reverse("public:own")


def stamp_of(entry: Entry) -> Stamp:
    """What is true now of everything that the page depends on, by one statement."""
    return Stamp(day_of(now()), stamps.state(entry.needs.names, entry.needs.things))


def _may_see(request: HttpRequest, key: Key) -> bool:
    """Whether the code that opened somebody's own page still opens it."""
    voice_code, _, mark = key[2].partition(":")
    return not mark or mark == cookies.mark_of(voices.tracking_hash_of(voice_code))


def _given(request: HttpRequest, page: Page) -> HttpResponse:
    request.get_host()  # a host that is not ours is refused as everywhere
    if TOKEN in page.holes:
        _csrf.process_request(request)
    content = _filled(request, page.pieces, page.holes)
    response = HttpResponse(content, headers=dict(page.headers))
    response.headers["Content-Length"] = str(len(content))
    if TOKEN in page.holes:
        _csrf.process_response(request, response)
    return _answered(request, response)


def _answered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Or that nothing changed, to whoever has it."""
    if "HTTP_IF_NONE_MATCH" not in request.META or not response.has_header("ETag"):
        return response
    found = get_conditional_response(request, etag=response["ETag"], response=response)
    return cast(HttpResponse, found)


def _kept(
    request: HttpRequest,
    response: HttpResponse,
    key: Key,
    making: Making,
    entry: Entry | None,
    stamp: Stamp | None,
) -> HttpResponse:
    """Keep what was made where its stamp was read before it was made."""
    allowed = {settings.CSRF_COOKIE_NAME} if key[2] else set()
    if making.content is None or making.needs is None or set(response.cookies) - allowed:
        if entry is not None:
            SHELF.drop(key)
        return response
    if not key[2]:  # one's own page is stored by no browser, so that none asks for it again
        response.headers["ETag"] = _tag(key, making.content)
        response.headers.setdefault("Cache-Control", "no-cache")
    fresh = Entry(making.needs, time.monotonic(), making.until)
    if entry is not None and entry.needs == fresh.needs:
        pieces, holes = _split(making.content)
        headers = tuple(
            (name, value) for name, value in response.items() if name.lower() not in _PASSING
        )
        fresh.stamp, fresh.page = stamp, Page(pieces, holes, headers, len(making.content))
    SHELF.put(key, fresh)
    return _answered(request, response)


def _tag(key: Key, content: bytes) -> str:
    hashed = salted_hmac(f"hoiam.web.kept/{key[0]}/{key[1]}", content, algorithm="sha256")
    return f'"{hashed.hexdigest()[:32]}"'
