"""Which place a sentence speaks of, and whose figures a draft is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoiam.core.claims.concepts import plain
from hoiam.core.figures.definitions import Dataset
from hoiam.figures.datasets import rows_of
from hoiam.figures.engine import Scope
from hoiam.units.models import COMMUNES, TERRITORIES, Designation, Unit, UnitKind

_LONGEST = 9  # words of a name
_WORD = re.compile(r"\S+")
_WHOLE = re.compile(r"\b(?:toàn|cả|trên địa bàn) (tỉnh|thành phố|xã|phường|đặc khu)\b")
_UPPER = ("tỉnh", "thành phố")
# What such a body reports on lies in its territory, whoever there answers.
_OF_TERRITORY = frozenset(UnitKind) - {UnitKind.DEPARTMENT, UnitKind.OUTSIDE, UnitKind.POLICE}


@dataclass(frozen=True, slots=True)
class Place:
    """Whose figures: what they are of in words, and the scope by which they are counted. Of a name
    that several bear, nothing is counted."""

    name: str
    scope: Scope
    within: tuple[str, ...] = ()  # codes of the territories that it lies in, itself included
    several: bool = False
    bodies: tuple[str, ...] = ()  # of a commune: those in whose registers its reports are kept

    def scope_of(self, dataset: Dataset) -> Scope:
        """How a register is counted: the open ones by territory; those of a commune's own bodies
        by the bodies, since what others settle of the same territory is in their reports."""
        if self.bodies and not rows_of(dataset).is_public:
            return Scope(units=self.bodies)
        return self.scope


@dataclass(frozen=True, slots=True)
class Named:
    """A place with where its name stands in a sentence."""

    start: int
    place: Place


@dataclass
class Gazetteer:
    """Names of the territories and bodies of this installation, of today and of before."""

    own: Place
    top: Place
    _names: Mapping[str, tuple[Place, ...]]

    def named_in(self, sentence: str) -> list[Named]:
        """Places in a sentence, in order; the longest name wins."""
        low = plain(sentence)
        found = [
            Named(one.start(), self.top if one.group(1) in _UPPER else self.own)
            for one in _WHOLE.finditer(low)
        ]
        words = list(_WORD.finditer(low))
        at = 0
        while at < len(words):
            length, places = self._longest(low, words, at)
            if places:
                found.append(Named(words[at].start(), _one_of(places)))
            at += length or 1
        return sorted(found, key=lambda one: one.start)

    def _longest(
        self, low: str, words: Sequence[re.Match[str]], at: int
    ) -> tuple[int, tuple[Place, ...]]:
        for length in range(min(_LONGEST, len(words) - at), 1, -1):
            places = self._names.get(low[words[at].start() : words[at + length - 1].end()])
            if places:
                return length, places
        return 0, ()


def _one_of(places: Sequence[Place]) -> Place:
    if len({one.scope for one in places}) == 1:
        return places[0]
    return Place(places[0].name, Scope(), several=True)


def gazetteer(unit: Unit) -> Gazetteer:
    """The names, for the draft of a unit."""
    units = {
        one.pk: one
        for one in Unit.objects.exclude(kind=UnitKind.HAMLET).only(
            "code", "kind", "name", "parent_id", "area_id"
        )
    }
    bodies_in: dict[int, list[str]] = {}
    for one in units.values():
        if one.area_id and one.kind not in TERRITORIES:
            bodies_in.setdefault(one.area_id, []).append(one.code)
    names: dict[str, dict[str, Place]] = {}
    for one in units.values():
        names.setdefault(plain(one.name), {})[one.code] = _place(one, units, bodies_in)
    former = Designation.objects.filter(listing="").exclude(kind=UnitKind.HAMLET)
    for key, name in former.values_list("unit_id", "name"):
        if key in units:
            names.setdefault(plain(name), {})[units[key].code] = _place(
                units[key], units, bodies_in
            )
    own = _place(unit, units, bodies_in)
    return Gazetteer(
        own, _top(unit, units, bodies_in) or own, {k: tuple(v.values()) for k, v in names.items()}
    )


def _place(unit: Unit, units: Mapping[int, Unit], bodies_in: Mapping[int, Sequence[str]]) -> Place:
    area = units.get(unit.area_id or 0)
    if unit.kind in TERRITORIES:
        area = unit
    elif area is None or unit.kind not in _OF_TERRITORY:
        around = _around(area, units) if area else ()
        return Place(unit.name, Scope(units=(unit.code,)), around)
    bodies: tuple[str, ...] = ()
    if area.kind in COMMUNES:
        bodies = tuple(bodies_in.get(area.pk, ()))
    return Place(area.name, Scope(areas=(area.code,)), _around(area, units), bodies=bodies)


def _around(area: Unit, units: Mapping[int, Unit]) -> tuple[str, ...]:
    found = []
    above: Unit | None = area
    while above is not None and above.code not in found:
        found.append(above.code)
        above = units.get(above.parent_id or 0)
    return tuple(found)


def _top(
    unit: Unit, units: Mapping[int, Unit], bodies_in: Mapping[int, Sequence[str]]
) -> Place | None:
    area = unit if unit.kind in TERRITORIES else units.get(unit.area_id or 0)
    while area is not None and area.kind != UnitKind.PROVINCE:
        area = units.get(area.parent_id or 0)
    return _place(area, units, bodies_in) if area is not None else None


def may_count(dataset: Dataset, place: Place, own: Place) -> bool:
    """Whether the numbers of a place are shown to who writes for a unit: what is public for each
    body, and everything of their own territory and of what lies in it."""
    known = rows_of(dataset)
    if known.is_public and not known.is_public_alone:
        return True
    return place == own or bool(own.scope.areas and own.scope.areas[0] in place.within)
