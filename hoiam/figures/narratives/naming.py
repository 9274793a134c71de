"""Records behind a number by what an office calls them: number and year of a register, never a
person."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from hoiam.core.narrative.facts import Line
from hoiam.figures.forms.sheets import Behind
from hoiam.petitions.models import Decision, Petition
from hoiam.reception.models import Visit
from hoiam.units import queries as units

type Named = Mapping[str, str]


def lines(rows: Mapping[str, Sequence[Behind]]) -> dict[str, tuple[Line, ...]]:
    """Each list with names; one question a kind of record."""
    keys: dict[str, set[str]] = defaultdict(set)
    for found in rows.values():
        for one in found:
            keys[one.dataset].add(one.key)
    named = {kind: _NAMES[kind](codes) for kind, codes in keys.items() if kind in _NAMES}
    of = units.names_of({one.unit for found in rows.values() for one in found})
    return {
        name: tuple(
            Line(
                one.key, named.get(one.dataset, {}).get(one.key, one.key), one.dataset, one.dated,
                of.get(one.unit, one.unit),
            )
            for one in found
        )
        for name, found in rows.items()
    }  # fmt: skip


def records(keys: Iterable[str]) -> dict[str, str]:
    """The same for records that are written as dataset/key; what has no number keeps its code."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for one in keys:
        kind, _slash, key = one.partition("/")
        by_kind[kind].add(key.partition("#")[0])
    return {
        f"{kind}/{code}": said
        for kind, codes in by_kind.items()
        if kind in _NAMES
        for code, said in _NAMES[kind](codes).items()
    }


def _petitions(codes: Collection[str]) -> Named:
    rows = Petition.objects.filter(code__in=codes).values_list("code", "number", "year")
    return {code: f"Đơn số {number}/{year}" for code, number, year in rows}


def _decisions(codes: Collection[str]) -> Named:
    rows = Decision.objects.filter(code__in=codes)
    found = rows.values_list("code", "number", "petition__number", "petition__year")
    return {
        code: f"Quyết định {number}" if number else f"Quyết định về đơn số {of}/{year}"
        for code, number, of, year in found
    }


def _visits(codes: Collection[str]) -> Named:
    rows = Visit.objects.filter(code__in=codes).values_list("code", "number", "year")
    return {code: f"Lượt tiếp số {number}/{year}" for code, number, year in rows}


_NAMES: Mapping[str, Callable[[Collection[str]], Named]] = {
    "petitions": _petitions,
    "decisions": _decisions,
    "amounts": _decisions,
    "visits": _visits,
}
