"""The map: points that were released, and a list with the same content."""

import gzip
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from hoiam.cases import listing
from hoiam.cases.models import Case
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.units import queries as units
from hoiam.web import training
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public.listing import Filters, counted, filters_of, lines_of, listed, newest

MOST_POINTS = 1_500
LISTED = 30


# Public matters whose point, rounded to about a hundred metres, was released too.
PLACED = Q(page__latitude__isnull=False)


def _placed(filters: Filters, *, on: date, most: int) -> QuerySet[Case]:
    return newest(filters, on=on, most=most, rows=listing.released().filter(PLACED))


def _asked(request: PublicRequest) -> Filters:
    """The map knows the place and the state only."""
    asked = filters_of(request.GET)
    return Filters(area=asked.area, figure=asked.figure)


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """Works as a list where no script runs."""
    at, filters = now(), _asked(request)
    today = day_of(at)
    shown = _placed(filters, on=today, most=MOST_POINTS + 1).count()
    context = {
        "filters": filters,
        "communes": list(units.communes(today)),
        "area": units.found(filters.area) if filters.area else None,
        "listed": listed(
            filters, request, filters.url("public:map"), at=at, size=LISTED, only=PLACED
        ),
        "shown": shown,
        "hidden": counted(filters, on=today).hidden,
        "most": MOST_POINTS,
        "points_url": filters.url("public:points"),
        "outlines_url": reverse("public:outlines") if settings.OUTLINES else "",
    }
    return render(request, "public/map.html", context)


@require_safe
@public
def points(request: PublicRequest) -> JsonResponse:
    """The newest points for the script."""
    at = now()
    rows = list(_placed(_asked(request), on=day_of(at), most=MOST_POINTS))
    response = JsonResponse(
        [
            {
                "lat": line.page.latitude,
                "lon": line.page.longitude,
                "title": training.said(line.heading),
                "url": line.url,
                "kind": line.mark.kind,
                "text": f"{line.mark.text} · {line.case.area.name}",
            }
            for line in lines_of(rows, at=at)
        ],
        safe=False,
    )
    response["Cache-Control"] = "public, max-age=60"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response


@require_safe
@public
def outlines(request: PublicRequest) -> HttpResponse:
    """The outlines of communes that this installation loaded, if it did."""
    path = Path(settings.OUTLINES) if settings.OUTLINES else None
    if path is None or not path.is_file():
        raise NotFound("base.not-found")
    packed = _packed(str(path), path.stat().st_mtime_ns)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(
        packed if zipped else gzip.decompress(packed), content_type="application/geo+json"
    )
    if zipped:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    response["Cache-Control"] = "public, max-age=86400"
    return response


@lru_cache(maxsize=1)
def _packed(path: str, changed: int) -> bytes:
    """Read once per change of the file; it may lie there compressed already."""
    del changed
    raw = Path(path).read_bytes()
    return raw if raw[:2] == b"\x1f\x8b" else gzip.compress(raw, 6)
