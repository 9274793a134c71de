"""Form 01/TCD: the reception of citizens in a period, twenty-one columns.

Each column is a list of what it counts, and its number is the sum of that list: a number cannot
say anything else than the list it opens to. Columns 1 to 4 are the lists of their parts put
together, so that 1 = 5 + 11 + 17 and its three sisters hold on any register.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop as _

from hoiam.core import calendar
from hoiam.core.law import receiving
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.reception.models import Matter, Mode, Visit
from hoiam.units.models import Unit

COLUMNS = {
    1: _("Tổng số lượt tiếp"),
    2: _("Tổng số người được tiếp"),
    3: _("Tổng số vụ việc"),
    4: _("Tổng số đoàn đông người"),
    5: _("Tiếp thường xuyên: lượt"),
    6: _("Tiếp thường xuyên: người"),
    7: _("Tiếp thường xuyên: vụ việc"),
    8: _("Tiếp thường xuyên: đoàn đông người"),
    9: _("Tiếp thường xuyên: người của đoàn đông người"),
    10: _("Người đứng đầu tiếp: số ngày đã công bố"),
    11: _("Người đứng đầu tiếp: lượt"),
    12: _("Người đứng đầu tiếp: người"),
    13: _("Người đứng đầu tiếp: vụ việc"),
    14: _("Người đứng đầu tiếp: đoàn đông người"),
    15: _("Người đứng đầu tiếp: người của đoàn đông người"),
    16: _("Ủy quyền tiếp: số ngày đã công bố"),
    17: _("Ủy quyền tiếp: lượt"),
    18: _("Ủy quyền tiếp: người"),
    19: _("Ủy quyền tiếp: vụ việc"),
    20: _("Ủy quyền tiếp: đoàn đông người"),
    21: _("Ủy quyền tiếp: người của đoàn đông người"),
}
# What each sum is made of: the identities of the form.
SUMS = {1: (5, 11, 17), 2: (6, 12, 18), 3: (7, 13, 19), 4: (8, 14, 20)}
# Of each mode: its first column of visits; people, cases, crowds and people of crowds follow.
_FIRST = {Mode.REGULAR: 5, Mode.HEAD: 11, Mode.DELEGATED: 17}
_DAYS = {Mode.HEAD: 10, Mode.DELEGATED: 16}
# A case that the head saw is counted once, under the head; between the others the rarer one wins
# (house rule).
_RANK = (Mode.HEAD, Mode.DELEGATED, Mode.REGULAR)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a column counts, and how much it adds."""

    adds: int = 1
    visit: Visit | None = None
    matter: Matter | None = None
    day: date | None = None
    session: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form of one period: lists, and the numbers they come to."""

    first: date
    last: date
    items: dict[int, tuple[Item, ...]]
    unknown: tuple[Meeting, ...]  # nobody wrote down whether the head was there: no column has them

    def number(self, column: int) -> int:
        return sum(item.adds for item in self.items[column])

    @property
    def numbers(self) -> dict[int, int]:
        return {column: self.number(column) for column in COLUMNS}


def sheet(bodies: Iterable[Unit], first: date, last: date) -> Sheet:
    """Form 01/TCD of these bodies together, from one day to another."""
    held = list(bodies)
    visits = list(
        Visit.objects.filter(body__in=held, received_on__range=(first, last))
        .select_related("body", "session")
        .order_by("received_on", "id")
    )
    items: dict[int, tuple[Item, ...]] = {}
    for mode, column in _FIRST.items():
        own = [visit for visit in visits if visit.mode == mode]
        crowds = [visit for visit in own if receiving.is_crowd(visit.people)]
        items[column] = tuple(Item(visit=visit) for visit in own)
        items[column + 1] = tuple(Item(visit.people, visit) for visit in own)
        items[column + 3] = tuple(Item(visit=visit) for visit in crowds)
        items[column + 4] = tuple(Item(visit.people, visit) for visit in crowds)
    _matters(items, visits)
    unknown = _days(items, held, visits, first, last)
    for total, parts in SUMS.items():
        items[total] = tuple(item for part in parts for item in items[part])
    return Sheet(first, last, dict(sorted(items.items())), unknown)


def _matters(items: dict[int, tuple[Item, ...]], visits: Sequence[Visit]) -> None:
    """Each matter once, where it was seen by the highest."""
    by_key = {visit.pk: visit for visit in visits}
    rows = Matter.objects.filter(visit__in=by_key).select_related("case__joined_to")
    seen: dict[str, tuple[int, Item]] = {}
    for row in rows.order_by("visit__received_on", "id"):
        visit = by_key[row.visit_id]
        rank = _RANK.index(Mode(visit.mode))
        key = key_of(row)
        if key not in seen or rank < seen[key][0]:
            seen[key] = (rank, Item(visit=visit, matter=row))
    for mode, column in _FIRST.items():
        rank = _RANK.index(mode)
        items[column + 2] = tuple(item for of, item in seen.values() if of == rank)


def key_of(matter: Matter) -> str:
    """What one matter is known by; cases that were joined are one."""
    case = matter.case
    if case is not None and case.joined_to is not None:
        return str(case.joined_to.code)
    return matter.identity


@dataclass(frozen=True, slots=True)
class Announced:
    """Days of a body on which the head, or who stands in, received as announced."""

    days: dict[tuple[int, date], tuple[Mode, Meeting]]
    unknown: tuple[Meeting, ...]


def announced(
    bodies: Iterable[Unit], visits: Iterable[Visit], first: date, last: date
) -> Announced:
    """Days of sessions that were publicly announced; a day of the head is never a delegated one."""
    held = list(bodies)
    rows = (
        Meeting.objects.filter(
            kind=MeetingKind.RECEPTION,
            hosts__unit__in=held,
            announced_at__isnull=False,
            starts__gte=calendar.start_of_day(first),
            starts__lt=calendar.end_of_day(last),
        )
        .exclude(state=MeetingState.CANCELLED)
        .distinct()
        .prefetch_related("hosts")
        .order_by("starts", "id")
    )
    modes: dict[int, set[str]] = {}
    for visit in visits:
        modes.setdefault(visit.session_id or 0, set()).add(visit.mode)
    keys = {unit.pk for unit in held}
    found: dict[tuple[int, date], tuple[Mode, Meeting]] = {}
    unknown = []
    for meeting in rows:
        for host in (one for one in meeting.hosts.all() if one.unit_id in keys):
            mode = _mode_of(meeting, host.head_in_person, modes.get(meeting.pk, set()))
            if mode is None:
                unknown.append(meeting)
                continue
            assert meeting.starts is not None  # noqa: S101 - asked for above
            key = (host.unit_id, calendar.day_of(meeting.starts))
            if key not in found or mode == Mode.HEAD:
                found[key] = (mode, meeting)
    return Announced(found, tuple(unknown))


def _days(
    items: dict[int, tuple[Item, ...]],
    bodies: Sequence[Unit],
    visits: Sequence[Visit],
    first: date,
    last: date,
) -> tuple[Meeting, ...]:
    """The columns of days, and sessions of which no column can say."""
    found = announced(bodies, visits, first, last)
    for mode, column in _DAYS.items():
        items[column] = tuple(
            Item(day=day, session=meeting)
            for (_unit, day), (of, meeting) in found.days.items()
            if of == mode
        )
    return found.unknown


def _mode_of(meeting: Meeting, in_person: bool | None, modes: set[str]) -> Mode | None:
    """Whose day it was: as the host's record says, else as its visits do; one that lies ahead is
    the head's, as announced."""
    if in_person is not None:
        return Mode.HEAD if in_person else Mode.DELEGATED
    if modes:
        return Mode.HEAD if Mode.HEAD in modes else Mode.DELEGATED
    ahead = meeting.state in (MeetingState.PLANNED, MeetingState.ANNOUNCED)
    return Mode.HEAD if ahead else None
