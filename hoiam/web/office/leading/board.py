"""The leader's page, and the same for the Front: a minute of reading, and every number opens."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.base import steady
from hoiam.base.prepared import PERSON, Counted
from hoiam.cases import demands
from hoiam.cases import queries as cases
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.figures import gathered, leading
from hoiam.figures.leading import (
    CROWD,
    LATE,
    LATER,
    LONG_PENDING,
    MOVED,
    NOT_KEPT,
    OPEN,
    PAUSED,
    PROMISES,
    SKIPPED,
    VERY_LATE,
    WEEK,
    Counts,
    Line,
    Measure,
)
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.leading import bars, files, listing

OLDEST = 5
UNITS = 10  # stand on the page; the file has all of them
SIGNS = {LATE.code: "late", WEEK.code: "soon", LATER.code: "later", PAUSED.code: "paused"}
COLUMNS = (OPEN, LATE, VERY_LATE, WEEK, MOVED, LONG_PENDING)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number and its list."""

    measure: Measure
    number: int
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """One unit or source, its numbers, and the bar of what is open there."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for this person's word."""

    number: int
    name: str
    url: str
    kind: str = "soon"


@office(Role.LEADER, Role.FRONT)
@steady.held()
def page(request: OfficeRequest) -> HttpResponseBase:
    """What presses today, what has waited longest, and where."""
    at = now()
    view = leading.view_on(calendar.day_of(at))
    seen = leading.open_for(request.actor)
    board = leading.board(request.actor, view)
    if tables.asked(request):
        return files.counted(request, board)
    own = leading.units_of(request.actor)
    reception = gathered.next_reception(own, at)
    latest = leading.most_late(seen, view, OLDEST)
    # Looked up together: one list costs as many statements as two.
    rows = listing.rows_of([*latest, *leading.oldest(seen, view, OLDEST)], request.actor, view)
    return pages.show(
        request,
        "leading/board",
        today=view.day,
        leads=request.actor.holds_anywhere(Role.LEADER),
        cards=[_cell(board.all, one) for one in (LATE, WEEK, MOVED, LONG_PENDING)],
        very_late=_cell(board.all, VERY_LATE),
        unkept=_cell(board.all, NOT_KEPT),
        all=_cell(board.all, OPEN),
        parts=bars.bar(
            (SIGNS[one.code], one.name, board.all[one.code], address(one)) for one in leading.PARTS
        ),
        waiting=_waiting(request),
        age=view.look.age,
        flagged=[_cell(board.all, one) for one in (SKIPPED, CROWD, PROMISES)],
        latest=rows[: len(latest)],
        oldest=rows[len(latest) :],
        promised=gathered.promised(own, view),
        reception=reception,
        coming=gathered.expected_at(reception),
        dialogue=gathered.next_dialogue(own, at),
        repeated=[(one, _field(one.code)) for one in gathered.repeated(seen)],
        topics=[(one, _topic(one.code)) for one in gathered.by_topic(seen)],
        columns=COLUMNS,
        by_unit=[_line(one, listing.UNIT) for one in board.by_unit[:UNITS]],
        more_units=max(0, len(board.by_unit) - UNITS),
        by_source=[_line(one, listing.SOURCE) for one in board.by_source],
    )


def address(measure: Measure, **more: str) -> str:
    """The list of one number."""
    query = urlencode({listing.WHICH: measure.code, **more})
    return f"{reverse('office:oversight')}?{query}"


def _cell(counts: Counts, measure: Measure, **more: str) -> Cell:
    number = counts[measure.code]
    kind = {LATE.code: "late", VERY_LATE.code: "late very", WEEK.code: "soon"}.get(measure.code, "")
    return Cell(measure, number, address(measure, **more), kind if number else "")


def _line(line: Line, name: str) -> Lines:
    return Lines(line.name, tuple(_cell(line.counts, one, **{name: line.code}) for one in COLUMNS))


def _field(code: str) -> str:
    return address(OPEN, **{listing.FIELD: code})


def _topic(code: str) -> str:
    return address(OPEN, **{listing.TOPIC: code})


def _waiting(request: OfficeRequest) -> list[Waiting]:
    """What only this person may decide, where something does wait."""
    actor = request.actor
    if not actor.holds_anywhere(Role.LEADER):
        return []
    named = (
        (gettext_noop("trả lời chờ ông/bà duyệt"), reverse("office:cases") + "?tt=duyet"),
        (gettext_noop("xin lùi hạn chờ ông/bà"), reverse("office:new-dates")),
        (gettext_noop("quá hạn chuyển lên cấp trên"), reverse("office:escalated")),
        (gettext_noop("yêu cầu của cơ quan khác chờ quyết định"), reverse("office:demands")),
    )
    counted = zip(_WAITING(actor), named, strict=True)
    return [Waiting(number, _(name), url) for number, (name, url) in counted if number]


# In the order of their names above.
_WAITING = Counted(
    [
        cases.awaiting_approval,
        commitments.asked_dates,
        overdue.escalated_to,
        demands.awaiting_decision,
    ],
    PERSON,
)
