"""The first page, and the short ones: how is counted, what this is."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import STANDING
from hoiam.web import kept, tables
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.kept import keeps
from hoiam.web.public import exports, tallies
from hoiam.web.public.listing import Filters, answered_last, lines_of
from hoiam.web.public.units import figures_of

NEWEST = 6


@require_safe
@public
@keeps
def home(request: PublicRequest) -> HttpResponse:
    """What this is, the ways in, the figures of the whole locality, what was answered last."""
    at = now()
    counted = tallies.whole(at=at)
    kept.shows_all(request, until=counted.until)
    context = {
        "counted_at": counted.at,
        "tally": counted.value,
        "figures": figures_of(counted.value, Filters()),
        "lines": lines_of(answered_last(NEWEST, on=day_of(at)), at=at),
    }
    return render(request, "public/home.html", context)


@require_safe
@public
def counting(request: PublicRequest) -> HttpResponseBase:
    """What each figure counts, and which sums hold."""
    at = now()
    counted = tallies.whole(at=at)
    if tables.asked(request):
        table = exports.figures(counted.value, at=counted.at)
        return exports.sent(request, table, day=day_of(at))
    shown = figures_of(counted.value, Filters())
    rows = [(figure, shown[figure.short.replace("-", "_")]) for figure in STANDING]
    context = {"counted_at": counted.at, "rows": rows}
    return render(request, "public/counting.html", context)


@require_safe
@public
def about(request: PublicRequest) -> HttpResponse:
    """What this is, what is kept of people, and what is not."""
    return render(request, "public/about.html")


@require_safe
@public
def robots(request: PublicRequest) -> HttpResponse:
    """Search engines read what is public and leave forms alone."""
    if settings.TRAINING:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
    closed = [reverse("public:send"), reverse("public:track"), "/van-phong/"]
    closed.append("/*?*tai=")  # lists as files: the pages say the same
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@public
@require_POST
@csrf_exempt
def language(request: PublicRequest) -> HttpResponseBase:
    """Switch between Vietnamese and English. No token: switching harms nobody, and a token would
    give every reader a cookie."""
    return set_language(request)
