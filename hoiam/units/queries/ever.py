"""Finding a unit by any name or official code it ever had."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.functions import Length, Replace

from hoiam.core.text import fold
from hoiam.units.models import TERRITORIES, Designation, Unit, UnitKind
from hoiam.units.queries.through_time import exists_on, on_day_of

LOOKED_AT = 200  # rows of each table, the shortest names first
SHOWN = 30
_RANK = {kind: rank for rank, kind in enumerate(TERRITORIES)}


@dataclass(frozen=True, slots=True)
class Found:
    """A unit that bears, or bore, the words asked for; `now` is what stands in its place."""

    unit: Unit
    called: str  # the name that was found, which need not be the present one
    listing: str  # set where only a public list writes it so
    until: date | None  # when the unit ended or took other words
    now: tuple[Unit, ...]

    @property
    def is_present(self) -> bool:
        """Whether the unit exists and is called so."""
        return self.until is None

    @property
    def lives_on(self) -> bool:
        """Whether it is the same unit today, perhaps under another name."""
        return self.now == (self.unit,)


def find_ever(
    text: str, day: date, *, kinds: Collection[str] = TERRITORIES, most: int = SHOWN
) -> list[Found]:
    """Units whose name of today or of any day, or whose official code, fits; the nearest first.

    Each with what stands in its place on the day. Marks and their places, Đ and its look-alikes,
    and apostrophes make no difference.
    """
    units, names = _rows(text, kinds)
    shown = _nearest(text, units, names, day)[:most]
    now = on_day_of([unit for unit, _row in shown], day)
    return [_found(unit, row, now[unit.pk], day) for unit, row in shown]


def find_present(text: str, day: date, *, kinds: Collection[str], most: int = SHOWN) -> list[Unit]:
    """Units of a day under any name they ever had, or that took over one that had it."""
    found: dict[int, Unit] = {}
    for one in find_ever(text, day, kinds=kinds, most=LOOKED_AT):
        found |= {unit.pk: unit for unit in one.now if unit.kind in kinds and unit.pk not in found}
    return list(found.values())[:most]


def _rows(text: str, kinds: Collection[str]) -> tuple[list[Unit], list[Designation]]:
    units = Unit.objects.filter(kind__in=kinds).select_related("parent", "area")
    names = Designation.objects.filter(unit__kind__in=kinds).select_related(
        "unit__parent", "unit__area"
    )
    for condition in _conditions(text):
        found = (_shortest(units, condition), _shortest(names, condition))
        if any(found):
            return found
    return [], []


def _conditions(text: str) -> Iterable[Q]:
    """How the words are looked for: a code, words that begin so, the letters without spaces
    (D'Ran is also written Dran)."""
    words = fold(text).split()
    if not words:
        return
    if len(words) == 1 and words[0].isdecimal():
        yield Q(official_code=words[0])
    begin = Q()
    for word in words:
        begin &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    yield begin
    together = "".join(words)
    if len(together) > 3:
        yield Q(together__contains=together)


def _shortest[Row: (Unit, Designation)](rows: QuerySet[Row], condition: Q) -> list[Row]:
    spelled: Func = Replace(F("folded"), Value(" "), Value(""))
    found = rows.alias(together=spelled).filter(condition)
    return list(found.order_by(Length("folded"), "folded", "pk")[:LOOKED_AT])


def _nearest(
    text: str, units: list[Unit], names: list[Designation], day: date
) -> list[tuple[Unit, Unit | Designation]]:
    """One row per unit: its own words where they fit, else the newest designation that does."""
    best: dict[int, tuple[Unit, Unit | Designation]] = {}
    for row in sorted(names, key=lambda row: (bool(row.listing), -row.valid_from.toordinal())):
        best.setdefault(row.unit_id, (row.unit, row))
    best |= {unit.pk: (unit, unit) for unit in units}
    words = fold(text)

    def nearness(entry: tuple[Unit, Unit | Designation]) -> tuple[bool, bool, int, int, str, str]:
        unit, row = entry
        exact = words in (row.folded, fold(row.short_name), row.official_code)
        return (
            not exact,
            not exists_on(unit, day),
            _RANK.get(UnitKind(unit.kind), len(_RANK)),
            len(row.folded),
            row.folded,
            unit.code,
        )

    return sorted(best.values(), key=nearness)


def _found(unit: Unit, row: Unit | Designation, now: tuple[Unit, ...], day: date) -> Found:
    until = row.valid_to if row.valid_to is not None and row.valid_to <= day else None
    listing = row.listing if isinstance(row, Designation) else ""
    if until is None and not exists_on(unit, day):
        until = unit.valid_to
    return Found(unit, row.name, listing, until, now)
