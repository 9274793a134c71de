"""What a board shows of a place and a period: the same definitions as everywhere, put in groups.

Bodies and communes are those of today; what went over to one other as a whole counts there. A
group names the rows that it counts and nothing of anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from hoiam.commitments.models import CommitmentKind
from hoiam.core.actor import Actor
from hoiam.core.figures.catalogue.cases import (
    CARRIED,
    FINISHED,
    IN_TIME,
    IN_TIME_SHARE,
    LATE,
    OPEN,
    RECEIVED,
    WITHIN,
)
from hoiam.core.figures.catalogue.commitments import FALLEN_DUE
from hoiam.core.figures.catalogue.commitments import IN_TIME_SHARE as DUTIES_IN_TIME
from hoiam.core.figures.catalogue.voices import RECEIVED as VOICES_RECEIVED
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked
from hoiam.core.figures.standings import Standing, standings
from hoiam.figures import engine
from hoiam.figures.datasets import rows_of
from hoiam.figures.engine import Scope
from hoiam.figures.sources import Source, in_order, source_of
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Change, ChangeLink, Field, Unit, UnitKind

type Among = QuerySet[Any] | None  # only these rows

# What was received, in the three parts that make it.
PARTS = (IN_TIME, LATE, WITHIN)
# Words that were given to people, or that the Front asked for.
GIVEN = (
    CommitmentKind.PROMISE,
    CommitmentKind.CONCLUSION,
    CommitmentKind.REQUEST,
    CommitmentKind.UNKEPT,
)
# How many days ago what is open was received: from so many to so many, the last without an end.
AGES = ((0, 5), (6, 10), (11, 30), (31, 90), (91, None))
_LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Group:
    """One row of a board: what it is called and its numbers by the codes of figures."""

    code: str
    name: str
    numbers: Mapping[str, int]

    def __getitem__(self, figure: Figure) -> int:
        return self.numbers[figure.code]


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that fell due in a period, by where they were given: kept in time, not, or not due."""

    source: Source
    kept: int
    broken: int
    ahead: int

    @property
    def whole(self) -> int:
        return self.kept + self.broken + self.ahead


@dataclass(frozen=True, slots=True)
class Month:
    """One month: what came, what was answered, and what was open when it ended."""

    first: date
    last: date
    received: int
    finished: int
    left: int


@dataclass(frozen=True, slots=True)
class Age:
    """What is open and was received so many days ago."""

    least: int
    most: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Merger:
    """A day on which bodies of a place became others."""

    day: date
    decision: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class League:
    """Bodies beside each other, and all together."""

    rows: tuple[Standing, ...]
    names: Mapping[str, str]
    part: int
    whole: int


def published() -> QuerySet[Any]:
    """Cases that everybody may read: of one commune or one body in one period strangers see only
    these counted, for a count of the others would tell of somebody's matter."""
    rows = rows_of(RECEIVED.dataset).opened_to_all
    assert rows is not None  # noqa: S101 - cases are published
    return rows()


def by_field(asked: Asked, scope: Scope, among: Among = None) -> list[Group]:
    """What came, by what it is about; the most first."""
    found = engine.grouped((RECEIVED, *PARTS), ("field",), asked, scope, among=among)
    names = dict(Field.objects.values_list("code", "name"))
    rows = [
        Group(code or "", names.get(code, ""), _whole(numbers))
        for (code,), numbers in found.items()
    ]
    return sorted(
        (one for one in rows if one[RECEIVED]), key=lambda one: (-one[RECEIVED], one.name)
    )


def by_channel(asked: Asked, scope: Scope) -> list[tuple[str, int]]:
    """Voices by the way in which they really came; the most first."""
    found = engine.grouped((VOICES_RECEIVED,), ("channel",), asked, scope)
    rows = [(code, _number(one[VOICES_RECEIVED.code])) for (code,), one in found.items()]
    return sorted((one for one in rows if one[1]), key=lambda one: (-one[1], one[0]))


def by_source(asked: Asked, scope: Scope) -> list[Kept]:
    """What was promised to people and fell due, by where it was promised."""
    found = engine.grouped((FALLEN_DUE, DUTIES_IN_TIME), ("about", "kind"), asked, scope)
    sums: dict[Source, Counter[str]] = {}
    for (about, kind), numbers in found.items():
        if kind in GIVEN:
            source = source_of(about, kind)
            sums[source] = sums.get(source, Counter()) + _whole(numbers)
    rows = {source: _kept(source, one) for source, one in sums.items()}
    return [rows[source] for source in in_order(rows) if rows[source].whole]


def _kept(source: Source, numbers: Mapping[str, int]) -> Kept:
    due, kept = numbers[f"{DUTIES_IN_TIME.code}/whole"], numbers[DUTIES_IN_TIME.code]
    return Kept(source, kept, due - kept, numbers[FALLEN_DUE.code] - due)


def by_commune(asked: Asked, scope: Scope, among: Among = None) -> list[tuple[Unit, Group]]:
    """Every commune of today's map with what came from it; a hamlet counts for its commune."""
    found = engine.grouped((RECEIVED, *PARTS), ("area",), asked, scope, among=among)
    places = _as_today([code for (code,) in found if code], asked.day)
    sums: dict[str, Counter[str]] = {}
    for (code,), numbers in found.items():
        place = places.get(code)
        if place is not None:
            sums[place.code] = sums.get(place.code, Counter()) + _whole(numbers)
    shown = units.communes(asked.day)
    if scope.areas:
        shown = shown.filter(code__in=scope.areas)
    return [
        (one, Group(one.code, one.name, _all_of(sums.get(one.code, Counter()))))
        for one in shown.order_by("folded")
    ]


def league(asked: Asked, scope: Scope, among: Among = None) -> League:
    """Bodies by how much of what fell due they answered in time."""
    found = engine.grouped((IN_TIME_SHARE,), ("unit",), asked, scope, among=among)
    bodies = _as_today([code for (code,) in found if code], asked.day)
    parts, wholes, names = Counter[str](), Counter[str](), {}
    for (code,), numbers in found.items():
        body = bodies.get(code)
        if body is not None:
            counted = _whole(numbers)
            parts[body.code] += counted[IN_TIME_SHARE.code]
            wholes[body.code] += counted[f"{IN_TIME_SHARE.code}/whole"]
            names[body.code] = body.name
    rows = standings((code, parts[code], of) for code, of in wholes.items())
    return League(tuple(rows), names, parts.total(), wholes.total())


def ages(scope: Scope, today: date, among: Among = None) -> list[Age]:
    """How long ago what is open was received: the figure of what is open, for several periods of
    receiving that make all of it together."""
    found = []
    for least, most in AGES:
        first = _LONG_AGO if most is None else today - timedelta(days=most)
        asked = Asked(first, today - timedelta(days=least), today)
        found.append(
            Age(least, most, _number(engine.answer(OPEN, asked, scope, among=among).value))
        )
    return found


def months(asked: Asked, scope: Scope, among: Among = None) -> list[Month]:
    """Month by month to the last day that is known: what each begins with and what comes make what
    is answered and what is left."""
    last = min(asked.last, asked.day)
    came = _by_month(engine.grouped((RECEIVED,), ("month",), asked, scope, among=among), RECEIVED)
    went = _by_month(
        engine.grouped((FINISHED,), ("answered_on",), asked, scope, among=among), FINISHED
    )
    left = _number(engine.answer(CARRIED, asked, scope, among=among).value)
    found, first = [], asked.first
    while first <= last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        key = (first.year, first.month)
        left += came[key] - went[key]
        end = min(following - timedelta(days=1), last)
        found.append(Month(first, end, came[key], went[key], left))
        first = following
    return found


def mergers(asked: Asked, scope: Scope) -> list[Merger]:
    """Days inside the period on which communes of this place became others."""
    links = ChangeLink.objects.filter(
        change__day__gt=asked.first, change__day__lte=asked.last, predecessor__kind__in=COMMUNES
    )
    if scope.areas:
        own = Unit.objects.filter(code__in=scope.areas)
        links = links.filter(predecessor__in=own) | links.filter(successor__in=own)
    rows = links.values_list("change_id", "predecessor_id", "successor_id")
    before: dict[int, set[int]] = {}
    after: dict[int, set[int]] = {}
    for change, old, new in rows:
        before.setdefault(change, set()).add(old)
        after.setdefault(change, set()).add(new)
    by_day: dict[date, list[Change]] = {}
    for one in Change.objects.filter(pk__in=before).order_by("day", "pk"):
        by_day.setdefault(one.day, []).append(one)
    return [
        Merger(
            day,
            acts[0].decision,
            len(set().union(*(before[one.pk] for one in acts))),
            len(set().union(*(after[one.pk] for one in acts))),
        )
        for day, acts in by_day.items()
    ]


def home_of(person: Actor) -> Unit | None:
    """The commune that an officer works in; whoever works at the province, or in several communes,
    has none and begins with the whole."""
    held = Unit.objects.filter(code__in=person.units()).select_related("area")
    areas = {one.area for one in held if one.area is not None}
    only = next(iter(areas)) if len(areas) == 1 else None
    return only if only is not None and only.kind in COMMUNES else None


# ---- folding ------------------------------------------------------------------------------------


def _whole(numbers: Mapping[str, Any]) -> Counter[str]:
    return Counter({code: _number(value) for code, value in numbers.items()})


def _number(value: Any) -> int:
    return int(value or 0)


def _all_of(found: Mapping[str, int]) -> dict[str, int]:
    return {one.code: found.get(one.code, 0) for one in (RECEIVED, *PARTS)}


def _by_month(
    found: Mapping[tuple[Any, ...], Mapping[str, Any]], figure: Figure
) -> Counter[tuple[int, int]]:
    counted: Counter[tuple[int, int]] = Counter()
    for (day,), numbers in found.items():
        if day is not None:
            counted[day.year, day.month] += _number(numbers[figure.code])
    return counted


def _as_today(codes: Iterable[str], on: date) -> dict[str, Unit]:
    """Bodies and communes as they are on a day: a hamlet stands for its commune, and what ended
    for the one that took it over as a whole; what was split stays what it was."""
    rows = list(Unit.objects.filter(code__in=list(codes)).select_related("parent"))
    place = {one.code: _commune_of(one) for one in rows}
    ended = {one.pk: one for one in place.values() if one.valid_to and one.valid_to <= on}
    heirs: dict[int, tuple[Unit, ...]] = units.on_day_of(ended.values(), on) if ended else {}
    found = {}
    for code, one in place.items():
        there: Sequence[Unit] = heirs.get(one.pk, ())
        found[code] = there[0] if len(there) == 1 else one
    return found


def _commune_of(place: Unit) -> Unit:
    return place.parent if place.kind == UnitKind.HAMLET and place.parent else place
