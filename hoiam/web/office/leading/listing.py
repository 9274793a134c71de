"""The list behind every number of a leader: one condition for the count, the page and the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from hoiam.commitments.models import Commitment
from hoiam.commitments.topics import Topic
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Standing
from hoiam.core.pending import Flag
from hoiam.core.text import vn_number
from hoiam.figures import flags, gathered, leading, sources
from hoiam.figures.leading import LATE, LONG_PENDING, Measure, View
from hoiam.meetings.models import Meeting
from hoiam.units.models import Field, Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging, work_rows
from hoiam.web.office.leading import files
from hoiam.web.office.work_rows import Row

MOST_COUNTED = 5_000
WHICH, UNIT, SOURCE, FIELD, MEETING, TOPIC = "loai", "dv", "nguon", "lv", "cuoc", "cd"


@dataclass(frozen=True, slots=True)
class Told:
    """One duty as the list shows it: its row, its flags in words, since when, and where it can be
    asked about."""

    row: Row
    flags: tuple[str, ...]
    age: int
    source: str
    ask: str


@office(Role.LEADER, Role.FRONT)
def page(request: OfficeRequest) -> HttpResponseBase:
    """The duties of one number, unfiltered, the most pressing first."""
    view = leading.view_on(calendar.day_of(now()))
    measure = leading.measure(request.GET.get(WHICH) or LATE.code)
    seen = leading.open_for(request.actor)
    if tables.asked(request) and request.GET.get(tables.WHICH):
        return files.counted(request, leading.board(request.actor, view))
    rows = narrowed(seen, request).filter(measure.rule(view)).select_related("unit")
    if tables.asked(request):
        return exports.given(request, exports.duties(request, rows, view.day), "Theo dõi")
    oldest_first = measure is LONG_PENDING
    shown = paging.by_day(request, rows, "started_on" if oldest_first else "due_on")
    return pages.show(
        request,
        "leading/list",
        page=shown,
        rows=rows_of(shown.rows, request.actor, view),
        measure=measure,
        measures=[(one, _address(request, one)) for one in leading.MEASURES],
        number=_said(rows.order_by()[: MOST_COUNTED + 1].count()),
        rule=view.look.age if measure is LONG_PENDING else None,
        narrowed=_narrowings(request),
        reads_only=not request.actor.holds_anywhere(*menu.WORKERS),
        leads=request.actor.holds_anywhere(Role.LEADER),
        today=view.day,
    )


def _said(number: int) -> str:
    """How many they are; of very many, that they are more than anybody reads. The overview counts
    all of them."""
    if number > MOST_COUNTED:
        return _("hơn %(n)s") % {"n": vn_number(MOST_COUNTED)}
    return vn_number(number)


def narrowed(rows: QuerySet[Commitment], request: OfficeRequest) -> QuerySet[Commitment]:
    """Under the filters of the address; an unknown value finds nothing."""
    asked = request.GET
    if asked.get(UNIT):
        rows = rows.filter(unit__code=asked[UNIT])
    if asked.get(SOURCE):
        rows = rows.filter(sources.is_from(asked[SOURCE]))
    if asked.get(FIELD):
        rows = gathered.answers_in(rows, asked[FIELD])
    if asked.get(TOPIC):
        rows = rows.filter(gathered.is_of_topic(asked[TOPIC]))
    if asked.get(MEETING):
        meeting = Meeting.objects.filter(code=asked[MEETING]).first()
        rows = rows.filter(code__in=gathered.codes_left_by(meeting) if meeting else ())
    return rows


def rows_of(duties: Sequence[Commitment], actor: Actor, view: View) -> list[Told]:
    """The rows of a page; always the same number of statements."""
    flagged = flags.flags_on(duties, view.look)
    begun = gathered.begun_on(duties)
    asks = actor.holds_anywhere(Role.FRONT)
    return [
        Told(
            row=row,
            flags=_words(flagged.get(row.duty.pk, frozenset())),
            age=(view.day - begun.get(row.duty.pk, row.duty.started_on)).days,
            source=sources.source_of(row.duty.about_kind, row.duty.kind).name,
            ask=ask_address(row.duty) if asks and _is_behind(row) else "",
        )
        for row in work_rows.rows_of(duties, actor, view.day)
    ]


def _words(found: frozenset[Flag]) -> tuple[str, ...]:
    return tuple(_(leading.BY_FLAG[flag].name) for flag in Flag if flag in found)


def _is_behind(row: Row) -> bool:
    return row.lateness is not None and row.lateness.state in (Standing.LATE, Standing.VERY_LATE)


def ask_address(duty: Commitment) -> str:
    """Where the Front or the People's Inspection asks about it."""
    try:
        return f"{reverse('office:ask-about')}?viec={duty.code}"
    except NoReverseMatch:
        return ""


def _address(request: OfficeRequest, measure: Measure) -> str:
    return paging.address(request, **{WHICH: measure.code})


def _narrowings(request: OfficeRequest) -> list[str]:
    """What narrows the list, in words."""
    asked, found = request.GET, []
    if asked.get(UNIT):
        found += [one.name for one in Unit.objects.filter(code=asked[UNIT])]
    if asked.get(SOURCE):
        found.append(sources.name_of(asked[SOURCE]))
    if asked.get(FIELD):
        found += [_(one.name) for one in Field.objects.filter(code=asked[FIELD])]
    if asked.get(TOPIC):
        found += [one.name for one in Topic.objects.filter(code=asked[TOPIC])]
    if asked.get(MEETING):
        found += [one.title for one in Meeting.objects.filter(code=asked[MEETING])]
    return [one for one in found if one]
