"""The data that come with the program, as frozen values: the provinces, their bodies, the fields
of life and who answers for them. Pure readers; where the data come from and where the sources
disagree stands in docs/reference/units-data.md.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from hoiam.core.text import fold

LEVELS = ("province", "commune")


@dataclass(frozen=True, slots=True)
class ProvinceEntry:
    """A line of the table of provinces: what is there, without reading it."""

    code: str
    official_code: str
    name: str
    former: tuple[str, ...]  # names of the provinces it was merged from; none lives through
    communes: int
    wards: int
    special_zones: int
    former_districts: int
    former_communes: int
    split: int  # former communes that went to several present ones

    @property
    def present(self) -> int:
        """Communes, wards and special zones in force."""
        return self.communes + self.wards + self.special_zones


@dataclass(frozen=True, slots=True)
class Called:
    """How a unit was called before, or how another list calls it."""

    name: str
    kind: str
    official_code: str
    until: date | None = None  # the day on which the decision took effect; none for a list
    decision: str = ""
    listing: str = ""


@dataclass(frozen=True, slots=True)
class CommuneData:
    """A commune, ward or special zone in force."""

    code: str
    official_code: str
    kind: str
    name: str
    latitude: float | None
    longitude: float | None
    called: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A unit that ended; `successors` are own codes, several of them when it was split."""

    code: str
    official_code: str
    kind: str
    name: str
    parent: str | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvinceData:
    """A province with what it consists of and what it grew out of."""

    code: str
    official_code: str
    name: str
    latitude: float
    longitude: float
    border: bool  # a province on the land border has a department of foreign affairs
    unchanged: bool  # was there before the communes of today, and before we know
    valid_from: date  # of its communes and, unless it is unchanged, of itself
    province_decision: str
    commune_decision: str
    communes: tuple[CommuneData, ...]
    former_valid_from: date  # a lower bound: the sources do not know the day
    former: tuple[FormerUnit, ...]  # superiors before inferiors
    called: tuple[Called, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyTemplate:
    """A body that every province or every commune has; `{place}` and `{short}` are filled in."""

    code: str
    level: str
    kind: str
    name: str
    name_in_wards: str
    name_in_cities: str  # of a province that is a city
    short: str
    short_in_cities: str
    parent: str
    parent_level: str
    outside: bool
    border_only: bool
    advice: str


@dataclass(frozen=True, slots=True)
class FieldData:
    """A field of life in a villager's words."""

    code: str
    name: str
    help: str
    examples: tuple[str, ...]
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetenceData:
    """Who answers by default; a commune without a row of its own takes the province's."""

    field: str
    area: str
    body: str
    rule: str
    why: str
    basis: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Target:
    """Working days within which a field is to be answered, until a decision says otherwise."""

    field: str
    working_days: int
    basis: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Emergency:
    """A national number to call instead of writing."""

    number: str
    name: str
    when: str


def _read(name: str) -> Any:
    return json.loads((files(__package__) / "data" / name).read_text(encoding="utf-8"))


@cache
def provinces() -> tuple[ProvinceEntry, ...]:
    """Every province there are data of, by official code."""
    return tuple(
        ProvinceEntry(**{**row, "former": tuple(row["former"])}) for row in _read("provinces.json")
    )


def province_named(words: str) -> ProvinceEntry | None:
    """A province by our code, its name or the name of one it was merged from, marks or not."""
    wanted = fold(words)
    if not wanted:
        return None
    for known in (_by_code, _by_name, _by_former_name):
        found = [one for one in provinces() if wanted in known(one)]
        if len(found) == 1:
            return found[0]
    return None


def _by_code(one: ProvinceEntry) -> tuple[str, ...]:
    return (one.code,)


def _by_name(one: ProvinceEntry) -> tuple[str, ...]:
    return _spoken(one.name)


def _by_former_name(one: ProvinceEntry) -> tuple[str, ...]:
    return tuple(way for name in one.former for way in _spoken(name))


def _spoken(name: str) -> tuple[str, ...]:
    """A name of a province with and without its kind: "tinh lao cai", "lao cai"."""
    whole = fold(name)
    return whole, whole.removeprefix("tinh ").removeprefix("thanh pho ")


# Loading the whole country reads one province after the other; none is read twice in a row.
@lru_cache(maxsize=2)
def province(code: str) -> ProvinceData:
    """One province by our own code; KeyError for one we have no data of."""
    if code not in {one.code for one in provinces()}:
        raise KeyError(code)
    raw = _read(f"provinces/{code}.json")
    called = _called(raw)
    return ProvinceData(
        code=raw["code"],
        official_code=raw["official_code"],
        name=raw["name"],
        latitude=raw["latitude"],
        longitude=raw["longitude"],
        border=raw["border"],
        unchanged=raw["unchanged"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        province_decision=raw["province_decision"],
        commune_decision=raw["commune_decision"],
        communes=tuple(
            CommuneData(
                commune_code(code, official),
                official,
                kind,
                name,
                latitude,
                longitude,
                called.get(official, ()),
            )
            for official, kind, name, latitude, longitude in raw["communes"]
        ),
        former_valid_from=date.fromisoformat(raw["former_valid_from"]),
        former=tuple(_former(raw)),
        called=called.get(raw["official_code"], ()),
    )


def commune_code(province: str, official_code: str) -> str:
    """Our own identifier of a commune, given when it is loaded and never changed again."""
    return f"{province}-{official_code}"


def _called(raw: Any) -> dict[str, tuple[Called, ...]]:
    """Official code → other names; provinces have codes of two digits, communes of five."""
    kinds = {row[0]: row[1] for row in raw["communes"]} | {raw["official_code"]: "province"}
    found: dict[str, list[Called]] = {}
    for official, kind, name, until, decision in raw["earlier"]:
        one = Called(name, kind, official, until=date.fromisoformat(until), decision=decision)
        found.setdefault(official, []).append(one)
    for official, listed_code, name, listing in raw["listed"]:
        one = Called(name, kinds[official], listed_code, listing=listing)
        found.setdefault(official, []).append(one)
    return {official: tuple(rows) for official, rows in found.items()}


def _former(raw: Any) -> Iterator[FormerUnit]:
    province = raw["code"]
    provinces = [(own, official, name) for own, official, name in raw["former_provinces"]]
    for own, official, name in provinces:
        yield FormerUnit(own, official, "province", name, None, (province,))
    merged = {own for own, _, _ in provinces}
    onward: dict[str, tuple[str, ...]] = {}
    communes: list[FormerUnit] = []
    for own, district, official, kind, name, successors in raw["former_communes"]:
        codes = tuple(commune_code(province, successor) for successor in successors)
        parent = _district_code(own, district)
        # What a district left unfinished passed to the communes that took over its communes.
        onward[parent] = tuple(sorted({*onward.get(parent, ()), *codes}))
        communes.append(
            FormerUnit(commune_code(own, official), official, kind, name, parent, codes)
        )
    for own, official, name, *alone in raw["former_districts"]:
        code = _district_code(own, official)
        # An island district without communes names its successors itself.
        to = tuple(commune_code(province, one) for one in alone[0]) if alone else onward[code]
        # The districts of a province that lives through were inferior to the same province.
        above = own if own in merged else province
        yield FormerUnit(code, official, "district", name, above, to)
    yield from communes


def _district_code(province: str, official_code: str) -> str:
    return f"{province}-h{official_code}"


@cache
def bodies() -> tuple[BodyTemplate, ...]:
    """Bodies of a province and of a commune since 1 July 2025, superiors first."""
    return tuple(
        BodyTemplate(
            code=row["code"],
            level=row["level"],
            kind=row["kind"],
            name=row["name"],
            name_in_wards=row.get("name_in_wards", row["name"]),
            name_in_cities=row.get("name_in_cities", row["name"]),
            short=row.get("short", ""),
            short_in_cities=row.get("short_in_cities", row.get("short", "")),
            parent=row.get("parent", ""),
            parent_level=row.get("parent_level", row["level"]),
            outside=row.get("outside", False),
            border_only=row.get("border_only", False),
            advice=row.get("advice", ""),
        )
        for row in _read("bodies.json")
    )


@cache
def fields() -> tuple[FieldData, ...]:
    """The fields of life in the order a form shows them."""
    return tuple(
        FieldData(
            code=row["code"],
            name=row["name"],
            help=row["help"],
            examples=tuple(row["examples"]),
            synonyms=tuple(row["synonyms"]),
        )
        for row in _read("fields.json")
    )


@cache
def competences() -> tuple[CompetenceData, ...]:
    """The default table of competence of the two-level government."""
    return tuple(
        CompetenceData(
            field=row["field"],
            area=row["area"],
            body=row.get("body", ""),
            rule=row.get("rule", "unit"),
            why=row["why"],
            basis=row["basis"],
            valid_from=date.fromisoformat(row["valid_from"]),
        )
        for row in _read("competence.json")
    )


@cache
def targets() -> tuple[Target, ...]:
    """The house rules an installation starts with: no decision stands behind them yet."""
    raw = _read("targets.json")
    return tuple(
        Target(field, days, raw["basis"], date.fromisoformat(raw["valid_from"]))
        for field, days in raw["working_days"].items()
    )


@cache
def emergencies() -> tuple[Emergency, ...]:
    """National numbers for what cannot wait for an answer."""
    return tuple(Emergency(**row) for row in _read("emergencies.json"))


def demo_hamlets() -> str:
    """Invented hamlets for the demonstration, as the list somebody would hand in."""
    return (files(__package__) / "data" / "demo_hamlets.csv").read_text(encoding="utf-8")
