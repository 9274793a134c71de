"""The public list searched by words: only what is released, by the words that are shown today."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import HttpRequest

from hoiam.base.finding import Readable
from hoiam.base.queries import only
from hoiam.cases import listing as cases
from hoiam.cases.models import Case
from hoiam.core import codes
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid
from hoiam.core.wanted import Wanted, wanted
from hoiam.web import searching
from hoiam.web.public import listing
from hoiam.web.public.listing import PAGE, Filters, Listed
from hoiam.web.searching import Window


@dataclass(frozen=True, slots=True)
class Searched:
    """A page of what was found, with how much that is."""

    listed: Listed
    window: Window


def searched(filters: Filters, request: HttpRequest, *, at: datetime) -> Searched | None:
    """Nothing where no word was typed: then it is a list like any other."""
    asked = wanted(filters.words)
    if asked is None:
        return None
    readable = _readable(filters, on=day_of(at))
    if filters.order == searching.BEST:
        number = searching.number_of(request.GET.get(searching.NUMBER, ""))
        window = searching.best(readable, asked, size=PAGE, number=number)
        rows = window.rows(readable.rows.select_related(*listing.SHOWN))
        newer = filters.url(**({searching.NUMBER: str(number - 1)} if number > 2 else {}))
        older = filters.url(**{searching.NUMBER: str(number + 1)})
    else:
        window = _by_key(readable, asked, request)
        rows = window.rows(readable.rows.select_related(*listing.SHOWN))
        newer = filters.url(sau=rows[0].code) if rows else ""
        older = filters.url(truoc=rows[-1].code) if rows else ""
    lines = listing.lines_of(rows, at=at, asked=asked)
    return Searched(
        Listed(lines, newer if window.newer else "", older if window.older else ""), window
    )


def _by_key(readable: Readable, asked: Wanted, request: HttpRequest) -> Window:
    before, after = request.GET.get("truoc", ""), request.GET.get("sau", "")
    if not before and not after:
        return searching.newest(readable, asked, size=PAGE)
    case = only(cases.released().filter(code=(before or after)[:20]))
    if case is None:
        return Window([], newer=False, older=False)
    if before:
        return searching.newest(readable, asked, size=PAGE, below=case.pk)
    return searching.newest(readable, asked, size=PAGE, above=case.pk)


def _readable(filters: Filters, *, on: date) -> Readable:
    plain = replace(filters, words="", order="")
    return Readable(
        listing.published(plain, on=on).select_related(None),
        "page",
        cases.released(),
        lambda rows: listing.parts_of(plain, on=on, rows=rows),
        unit=cases.key_of(plain.unit),
    )


def named(filters: Filters, *, prefix: str) -> Case | None:
    """The public matter whose number was typed."""
    try:
        reference = codes.parse_reference(filters.words[:40], default_prefix=prefix)
    except Invalid:
        return None
    return only(cases.released().filter(code=reference))
