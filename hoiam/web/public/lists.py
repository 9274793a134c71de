"""The list of public matters and its feed."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.figures import queries as figures
from hoiam.units.models import Unit
from hoiam.web import kept, tables, training
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.kept import keeps
from hoiam.web.public import closing, exports, searched, tallies
from hoiam.web.public.listing import (
    Counted,
    Filters,
    counted,
    filters_of,
    is_in_tables,
    lines_of,
    listed,
    newest,
    options,
    published,
)
from hoiam.web.searching import BEST

FEED = 30


@require_safe
@public
@keeps
def index(request: PublicRequest) -> HttpResponseBase:
    """What was released, by filters; where the filters are a figure, the whole count beside it."""
    at, filters = now(), filters_of(request.GET)
    today = day_of(at)
    if tables.asked(request):
        rows = published(filters, on=today)
        return exports.sent(request, exports.cases(rows, at=at), day=today)
    if filters.words and (case := searched.named(filters, prefix=settings.PREFIX)):
        return redirect("public:case", case.code)
    offered = options(filters, on=today)
    found = searched.searched(filters, request, at=at)
    public_ones = None if found else counted(filters, on=today)
    whole = _counted(filters, offered.area, public_ones, at=at)
    kept.shows_all(request, until=whole.until)
    context = {
        "filters": filters,
        "options": offered,
        "listed": found.listed if found else listed(filters, request, filters.url(), at=at),
        "window": found.window if found else None,
        "orders": _orders(filters),
        "ordered": filters.order,
        "public": public_ones,
        "counted": whole.value,
        "counted_at": whole.at,
    }
    return render(request, "public/cases/list.html", context)


def _orders(filters: Filters) -> list[tuple[str, str, bool]]:
    """The two ways to order what was found: address, name, whether it is the one."""
    return [
        (replace(filters, order="").url(), _("Mới nhất"), not filters.order),
        (replace(filters, order=BEST).url(), _("Khớp nhất"), bool(filters.order)),
    ]


def _counted(
    filters: Filters, area: Unit | None, public_ones: Counted | None, *, at: datetime
) -> tallies.Counted:
    """The whole count, published or not, of what the tables of units show: one unit, or one
    commune. Cut finer it would count matters of people that nobody may read. Of everything it is
    the count of the first page, of this minute; what was released since is in it."""
    number = None
    if filters.is_figure and is_in_tables(filters, area):
        if not filters.are_any:
            tally = tallies.whole(at=at)
            least = public_ones.whole if public_ones else 0
            return replace(tally, value=max(tally.value[filters.state.short], least))
        number = figures.number_of(filters.state, scope=filters.scope, on=day_of(at))
    return tallies.Counted(at, number, at + tallies.KEPT)


@require_safe
@public
def feed(request: PublicRequest) -> HttpResponse:
    """The newest of a list for a feed reader."""
    at, filters = now(), filters_of(request.GET)
    atom = Atom1Feed(
        title=training.said(_("Hồi Âm · %(place)s") % {"place": settings.PLACE}),
        link=settings.SITE_URL + filters.url(),
        feed_url=settings.SITE_URL + filters.feed_url,
        description="",
        subtitle=training.words() or None,
        language="vi",
    )
    for line in lines_of(list(newest(filters, on=day_of(at), most=FEED)), at=at):
        page = line.page
        atom.add_item(
            title=training.said(line.heading),
            link=settings.SITE_URL + line.url,
            description=f"{line.mark.text}. {closing.excerpt_of(page)}",
            unique_id=settings.SITE_URL + line.url,
            updateddate=page.hidden_at or page.published_at,
            categories=(line.case.field.name, line.case.area.name),
        )
    response = HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml")
    response["Cache-Control"] = "public, max-age=300"
    patch_vary_headers(response, ["Cookie"])  # the language is in a cookie
    return response
