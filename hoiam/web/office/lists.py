"""Lists: every visible case, what waits to be sorted, who has not been told."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.cases import listing, own_registers, queries
from hoiam.cases.models import Case, CaseState
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import CommitmentKind
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.units import queries as units
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, case_rows, exports, menu, pages, paging, slips

WORDS, STATE, FIELD, UNIT, REGISTER = "tim", "tt", "lv", "dv", "ss"
ONLY_THOSE = (
    ("tre", _("trả lời trễ")),
    ("cho", _("chờ phân loại")),
    ("duyet", _("chờ tôi duyệt trả lời")),
)


@office(*menu.READERS)
def cases(request: OfficeRequest) -> HttpResponseBase:
    """Every visible case, the newest first."""
    related = ("field", "area", "unit__parent__parent__parent", "desk")
    if tables.asked(request):
        found = _narrowed(_worded(request), request).select_related(*related)
        return exports.given(request, exports.cases(request, found), "Vụ việc")
    reach = listing.reach_of(request.actor)
    if _names_its_cases(request):
        found = _narrowed(_worded(request), request).select_related(*related)
        page = paging.by_newest(request, found)
    else:
        found = _narrowed(listing.every(), request).select_related(*related)
        page = paging.by_newest_of(request, found, partial(listing.parts_of, reach))
    return pages.show(
        request,
        "cases",
        page=page,
        rows=case_rows.rows_of(page.rows),
        states=CaseState.choices,
        fields=units.fields(),
        units=listing.units_with_cases(reach),
        only=ONLY_THOSE,
        registers=[(one.code, gettext(one.name)) for one in own_registers.REGISTERS],
        chosen=request.GET,
        words=request.GET.get(WORDS, ""),
    )


def _names_its_cases(request: OfficeRequest) -> bool:
    """Whether the filters begin with a list of cases that an index gives: by words, or what is
    late or waits for a leader's word. Everything else is found at the end of each unit's cases."""
    asked = request.GET
    return bool(asked.get(WORDS, "").strip()) or asked.get(STATE) in ("tre", "duyet")


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
        owed = commitments.of_kind(CommitmentKind.ANSWER).filter(about_kind="case")
        late = commitments.overdue(owed, today=calendar.day_of(now()))
        return found.filter(code__in=late.values("about_code"))
    return found.filter(state=state) if state else found


def _worded(request: OfficeRequest) -> QuerySet[Case]:
    """By the number of a receipt where one was typed, else by words."""
    actor, typed = request.actor, request.GET.get(WORDS, "").strip()
    if not typed:
        return queries.visible_to(actor)
    try:
        reference = codes.parse_reference(typed, default_prefix=slips.prefix())
    except Invalid:
        return queries.found_by(actor, typed)
    by_receipt = queries.with_receipt(actor, reference)
    return by_receipt if by_receipt.exists() else queries.found_by(actor, typed)


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
    waiting = queries.untold(request.actor).prefetch_related("outcomes")
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
