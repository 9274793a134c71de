"""Pages of a list by key: a list that changes while it is read never repeats or skips a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from hoiam.base.finding import Readable
from hoiam.base.windows import Part, newest
from hoiam.core.wanted import Wanted
from hoiam.web import searching
from hoiam.web.access import OfficeRequest
from hoiam.web.searching import Window

SIZE = 30
AFTER, BEFORE = "sau", "truoc"


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, and the addresses of its neighbours."""

    rows: Sequence[Any]
    newer: str
    older: str


def by_due(
    request: OfficeRequest,
    rows: QuerySet[Any],
    size: int = SIZE,
    *,
    first: Callable[[int], list[Any]] | None = None,
) -> Page:
    """Rows by due date, the id breaking ties; the first page as this gives it, where it does."""
    if first is None or _day_key(request, AFTER) or _day_key(request, BEFORE):
        return by_day(request, rows, "due_on", size)
    return _forwards(request, first(size + 1), size, _day_mark("due_on"), first=True)


def by_day(request: OfficeRequest, rows: QuerySet[Any], day_of: str, size: int = SIZE) -> Page:
    """Rows by one of their days, the id breaking ties."""
    after, before = _day_key(request, AFTER), _day_key(request, BEFORE)
    mark = _day_mark(day_of)
    if before is not None:
        day, pk = before
        cut = rows.filter(Q(**{f"{day_of}__lt": day}) | Q(**{day_of: day}, id__lt=pk))
        found = list(cut.order_by(f"-{day_of}", "-id")[: size + 1])
        return _backwards(request, found, size, mark)
    if after is not None:
        day, pk = after
        rows = rows.filter(Q(**{f"{day_of}__gt": day}) | Q(**{day_of: day}, id__gt=pk))
    found = list(rows.order_by(day_of, "id")[: size + 1])
    return _forwards(request, found, size, mark, first=after is None)


def by_newest(request: OfficeRequest, rows: QuerySet[Any], size: int = SIZE) -> Page:
    """Rows by id, the newest first."""
    after, before = _number(request, AFTER), _number(request, BEFORE)
    if before is not None:
        return _backwards(
            request, list(rows.filter(id__gt=before).order_by("id")[: size + 1]), size, _id_mark
        )
    if after is not None:
        rows = rows.filter(id__lt=after)
    found = list(rows.order_by("-id")[: size + 1])
    return _forwards(request, found, size, _id_mark, first=after is None)


def by_newest_of(
    request: OfficeRequest,
    rows: QuerySet[Any],
    parts: Callable[[QuerySet[Any]], Sequence[Part]],
    shown: Callable[[list[int]], list[Any]] | None = None,
    size: int = SIZE,
) -> Page:
    """The same of rows that lie in several parts, each read from its own index; the rows with
    these keys as `shown` gives them, where it does."""
    after, before = _number(request, AFTER), _number(request, BEFORE)
    plain = rows.select_related(None)
    if before is not None:
        keys = newest(parts(plain.filter(id__gt=before)), size + 1, oldest=True)
        found = _with_keys(rows, keys, shown)
        return _backwards(request, found, size, _id_mark)
    if after is not None:
        plain = plain.filter(id__lt=after)
    found = _with_keys(rows, newest(parts(plain), size + 1), shown)[::-1]
    return _forwards(request, found, size, _id_mark, first=after is None)


def _with_keys(
    rows: QuerySet[Any], keys: list[int], shown: Callable[[list[int]], list[Any]] | None
) -> list[Any]:
    """These rows, the oldest first."""
    found = shown(keys) if shown is not None else rows.filter(pk__in=keys)
    return sorted(found, key=lambda one: one.pk)


def by_words(
    request: OfficeRequest, rows: QuerySet[Any], readable: Readable, asked: Wanted, size: int = SIZE
) -> tuple[Page, Window]:
    """Rows that hold words, the newest first or, where that was asked, the best first."""
    if request.GET.get(searching.ORDER) == searching.BEST:
        number = searching.number_of(request.GET.get(searching.NUMBER, ""))
        window = searching.best(readable, asked, size=size, number=number)
        back = {searching.NUMBER: str(number - 1) if number > 2 else ""}
        on = {searching.NUMBER: str(number + 1)}
    else:
        below, above = _number(request, AFTER), _number(request, BEFORE)
        if above is not None:
            below = None
        window = searching.newest(readable, asked, size=size, below=below, above=above)
        back = {BEFORE: str(window.keys[0])} if window.keys else {}
        on = {AFTER: str(window.keys[-1])} if window.keys else {}
    newer = address(request, **back) if window.newer and back else ""
    older = address(request, **on) if window.older and window.keys else ""
    return Page(window.rows(rows), newer, older), window


def _forwards(
    request: OfficeRequest, found: list[Any], size: int, mark: Any, *, first: bool
) -> Page:
    shown = found[:size]
    newer = "" if first or not shown else address(request, **{BEFORE: mark(shown[0])})
    older = address(request, **{AFTER: mark(shown[-1])}) if len(found) > size else ""
    return Page(shown, newer, older)


def _backwards(request: OfficeRequest, found: list[Any], size: int, mark: Any) -> Page:
    shown = found[:size][::-1]
    newer = address(request, **{BEFORE: mark(shown[0])}) if len(found) > size else ""
    older = address(request, **{AFTER: mark(shown[-1])}) if shown else ""
    return Page(shown, newer, older)


def address(request: OfficeRequest, **changes: str) -> str:
    """This list under the same filters, at another place."""
    kept = {
        name: value
        for name, value in request.GET.items()
        if name not in (AFTER, BEFORE) and name not in changes and value
    }
    query = urlencode({**kept, **{name: value for name, value in changes.items() if value}})
    return f"{request.path}?{query}" if query else request.path


def _day_mark(day_of: str) -> Callable[[Any], str]:
    return lambda row: f"{getattr(row, day_of).isoformat()}_{row.pk}"


def _id_mark(row: Any) -> str:
    return str(row.pk)


def _day_key(request: OfficeRequest, name: str) -> tuple[date, int] | None:
    """A key that somebody changed by hand counts as none."""
    day, _, number = request.GET.get(name, "").partition("_")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _number(request: OfficeRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isdecimal() and len(typed) < 18 else None
