"""Old registers over months or years, with a mark where the units counted were changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from hoiam.core.figures.catalogue.records import JUDGED, LATE_BY_DAY, LATE_BY_MOMENT, RECEIVED
from hoiam.figures.registers import counts_of, tally_of
from hoiam.registers.models import Record
from hoiam.units.models import ChangeLink

MOST_POINTS = 240
MOST_MARKS = 12


class Step(StrEnum):
    """What one bar stands for."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Point:
    """One month or year: what came in, and what of it was late."""

    first: date
    until: date  # exclusive
    received: int
    judged: int
    late_by_moment: int
    late_by_day: int


@dataclass(frozen=True, slots=True)
class Break:
    """A day on which units that are counted here were merged, split or ended. Across it, a line
    of the table and the same line earlier need not be about the same place."""

    day: date
    decision: str
    units: int


@dataclass(frozen=True, slots=True)
class Series:
    """The points in order, without a gap; the rows without a day; the marks."""

    step: Step
    points: tuple[Point, ...]
    undated: int
    breaks: tuple[Break, ...]

    @property
    def most(self) -> int:
        """The height of the highest bar."""
        return max((point.received for point in self.points), default=0)


def series(rows: QuerySet[Record], *, step: Step, on: date) -> Series:
    """What was received by the day the source gives it, in months or years."""
    # Days are gathered here: to cut a date, the embedded database would ask Python row by row.
    figures = (RECEIVED, JUDGED, LATE_BY_MOMENT, LATE_BY_DAY)
    found = rows.order_by().values("opened_on").annotate(**counts_of(figures, on))
    undated = 0
    counted: dict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in found:
        counts = tally_of(row, figures).counts
        if row["opened_on"] is None:
            undated = counts[RECEIVED.short]
            continue
        first = _first(row["opened_on"], step)
        more = (counts[figure.short] for figure in figures)
        counted[first] = [old + new for old, new in zip(counted[first], more, strict=True)]
    points = tuple(
        Point(first, _after(first, step), *counted.get(first, (0, 0, 0, 0)))
        for first in _firsts(counted, step)
    )
    return Series(step, points, undated, _breaks(rows, points))


def _first(day: date, step: Step) -> date:
    return date(day.year, 1 if step is Step.YEAR else day.month, 1)


def _firsts(days: Iterable[date], step: Step) -> list[date]:
    """The first days of every month or year from the first to the last one that has a row; of a
    longer time the newest ones."""
    every = sorted(days)
    if not every:
        return []
    found: list[date] = []
    day = every[-1]
    while day >= every[0] and len(found) < MOST_POINTS:
        found.append(day)
        day = _before(day, step)
    return found[::-1]


def _after(first: date, step: Step) -> date:
    if step is Step.YEAR or first.month == 12:
        return date(first.year + 1, 1, 1)
    return date(first.year, first.month + 1, 1)


def _before(first: date, step: Step) -> date:
    if step is Step.YEAR:
        return date(first.year - 1, 1, 1)
    return (first - timedelta(days=1)).replace(day=1)


def _breaks(rows: QuerySet[Record], points: tuple[Point, ...]) -> tuple[Break, ...]:
    """Days within the series on which a unit that these rows name, or what took it over, was
    merged or split. One that only took another form has the same people before and after."""
    if not points:
        return ()
    links = _links_of(_named(rows))
    shares: dict[int, list[str]] = defaultdict(list)
    for change, share in ChangeLink.objects.filter(
        change__in={link.change_id for link in links}
    ).values_list("change", "share"):
        shares[change].append(share)
    units: dict[tuple[date, str], set[int]] = defaultdict(set)
    for link in links:
        if len(shares[link.change_id]) > 1 or "part" in shares[link.change_id]:
            units[link.change.day, link.change.decision].add(link.predecessor_id)
    first, until = points[0].first, points[-1].until
    marks = [
        Break(day, decision, len(units[day, decision]))
        for day, decision in sorted(units)
        if first < day < until
    ]
    return tuple(marks[-MOST_MARKS:])


def _named(rows: QuerySet[Record]) -> set[int]:
    """Keys of the units that the rows name."""
    pairs = rows.order_by().values_list("unit_id", "area_id").distinct()
    return {pk for pair in pairs for pk in pair if pk is not None}


def _links_of(named: set[int]) -> list[ChangeLink]:
    """What these units were made of and became, and what became of that."""
    found: dict[int, ChangeLink] = {}
    seen: set[int] = set()
    scope = named
    while scope:
        seen |= scope
        links = ChangeLink.objects.filter(
            Q(predecessor__in=scope) | Q(successor__in=scope)
        ).select_related("change")
        found |= {link.pk: link for link in links}
        scope = {link.successor_id for link in links if link.predecessor_id in scope} - seen
    return list(found.values())
