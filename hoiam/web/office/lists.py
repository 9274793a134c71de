"""Lists: every visible case, what waits to be sorted, who has not been told."""

from functools import partial

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.base import steady
from hoiam.base.finding import Readable
from hoiam.base.prepared import Many, Prepared
from hoiam.base.queries import only
from hoiam.cases import listing, own_registers, queries
from hoiam.cases.models import Case, CaseState
from hoiam.commitments import queries as commitments
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.wanted import wanted
from hoiam.units import queries as units
from hoiam.web import searching, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, case_rows, exports, menu, pages, paging, slips

WORDS, STATE, FIELD, UNIT, REGISTER = "tim", "tt", "lv", "dv", "ss"
# States whose cases another table gives; all others are found at the end of each unit's cases.
NAMED = ("duyet",)
ONLY_THOSE = (
    ("tre", _("trả lời trễ")),
    ("cho", _("chờ phân loại")),
    ("duyet", _("chờ tôi duyệt trả lời")),
)


@office(*menu.READERS)
@steady.held()
def cases(request: OfficeRequest) -> HttpResponseBase:
    """Every visible case, the newest first."""
    related = ("field", "area", "unit__parent__parent__parent", "desk")
    shown = ("field", "area", "unit")
    if tables.asked(request):
        found = _narrowed(_worded(request), request).select_related(*related)
        return exports.given(request, exports.cases(request, found), "Vụ việc")
    if (case := _by_number(request)) is not None:
        return redirect("office:case", case.code)
    reach = listing.reach_of(request.actor)
    every = _narrowed(listing.every(), request)
    seen = partial(_seen, request)
    parts, window = partial(listing.parts_of, reach), None
    asked = wanted(request.GET.get(WORDS, ""))
    if asked is not None:
        unit = listing.key_of(request.GET.get(UNIT, ""))
        readable = Readable(seen(), "case", every, parts, unit=unit)
        if request.GET.get(STATE) in NAMED:
            readable = Readable(seen(), "case", unit=unit)
        page, window = paging.by_words(request, seen().select_related(*shown), readable, asked)
    elif request.GET.get(WORDS, "").strip():  # signs, and no word among them
        page = paging.by_newest(request, listing.every().none())
    elif request.GET.get(STATE) in NAMED:
        page = paging.by_newest(request, seen().select_related(*shown))
    else:
        page = paging.by_newest_of(request, every.select_related(*shown), parts, _SHOWN)
    return pages.show(
        request,
        "cases",
        page=page,
        rows=case_rows.rows_of(page.rows, asked),
        window=window,
        orders=_orders(request) if asked else (),
        ordered=request.GET.get(searching.ORDER, ""),
        states=CaseState.choices,
        fields=units.fields(),
        units=listing.units_with_cases(reach),
        only=ONLY_THOSE,
        registers=[(one.code, gettext(one.name)) for one in own_registers.REGISTERS],
        chosen=request.GET,
        words=request.GET.get(WORDS, ""),
    )


def _seen(request: OfficeRequest) -> QuerySet[Case]:
    return _narrowed(queries.visible_to(request.actor), request)


# Rows of a page, in no order.
_SHOWN = Prepared(
    lambda keys: listing.every().filter(pk__in=keys).select_related("field", "area", "unit"),
    Many(int),
)


def _orders(request: OfficeRequest) -> list[tuple[str, str, bool]]:
    """The two ways to order what was found: address, name, whether it is the one."""
    chosen = request.GET.get(searching.ORDER) == searching.BEST
    first = {searching.NUMBER: ""}
    return [
        (
            paging.address(request, **first, **{searching.ORDER: ""}),
            gettext("Mới nhất"),
            not chosen,
        ),
        (
            paging.address(request, **first, **{searching.ORDER: searching.BEST}),
            gettext("Khớp nhất"),
            chosen,
        ),
    ]


def _by_number(request: OfficeRequest) -> Case | None:
    """The case somebody typed the number of, where it is one they see: its own number or that of a
    receipt in it."""
    try:
        reference = codes.parse_reference(
            request.GET.get(WORDS, "")[:40], default_prefix=slips.prefix()
        )
    except Invalid:
        return None
    seen = queries.visible_to(request.actor)
    return (
        only(seen.filter(code=reference)) or queries.with_receipt(request.actor, reference).first()
    )


def _narrowed(found: QuerySet[Case], request: OfficeRequest) -> QuerySet[Case]:
    """The list under the filters of the address; an unknown value finds nothing."""
    asked, actor = request.GET, request.actor
    if asked.get(FIELD):
        found = listing.of_field(found, asked[FIELD])
    if asked.get(UNIT):
        found = listing.of_unit(found, asked[UNIT])
    if asked.get(REGISTER):
        found = own_registers.of_register(found, asked[REGISTER])
    return _in_state(found, asked.get(STATE, ""), actor)


def _in_state(found: QuerySet[Case], state: str, actor: Actor) -> QuerySet[Case]:
    """In a state of the table, or in one that only the office asks for."""
    if state == "duyet":
        return found.filter(pk__in=queries.awaiting_approval(actor).values("pk"))
    if state == "cho":
        return found.exclude(held="")
    if state == "tre":
        late = commitments.late_answers("case", today=calendar.day_of(now()))
        own = Subquery(late.filter(about_code=OuterRef("code")).values("pk")[:1])
        return found.filter(state__in=queries.OPEN).alias(late=own).filter(late__isnull=False)
    return found.filter(state=state) if state else found


def _worded(request: OfficeRequest) -> QuerySet[Case]:
    """All cases somebody sees, with the words that were typed."""
    actor, typed = request.actor, request.GET.get(WORDS, "").strip()
    return queries.found_by(actor, typed) if typed else queries.visible_to(actor)


@office(*menu.WORKERS)
def sorting(request: OfficeRequest) -> HttpResponseBase:
    """What waits for a human to read it first."""
    if tables.asked(request):
        found = queries.held(request.actor)
        return exports.given(request, exports.cases(request, found), "Phân loại")
    waiting = listing.every().exclude(held="").select_related("field", "area", "unit")
    reach = listing.reach_of(request.actor)
    page = paging.by_newest_of(request, waiting, partial(listing.parts_of, reach))
    return pages.show(request, "sorting", page=page, rows=case_rows.rows_of(page.rows))


@office(*menu.WORKERS)
def notices(request: OfficeRequest) -> HttpResponseBase:
    """Messages that reached nobody yet."""
    waiting = listing.untold(request.actor).prefetch_related("outcomes")
    if tables.asked(request):
        return exports.given(request, exports.notices(request, waiting), "Chưa báo được")
    page = paging.by_newest(request, waiting)
    titles = {
        case.code: case_page.words_in_list(case.title)
        for case in queries.visible_to(request.actor).filter(
            code__in=[row.about_code for row in page.rows]
        )
    }
    rows = [(notice, titles.get(notice.about_code, "")) for notice in page.rows]
    return pages.show(request, "notices", page=page, rows=rows)
