"""The data that comes with the program, as frozen values: one province, its bodies, the fields
of life and who answers for them. Pure readers; where the data come from and where the sources
disagree stands in docs/reference/units-data.md.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

PROVINCES = {"lc": "lao_cai.json"}  # own code of a province → file; more will follow
LEVELS = ("province", "commune")


@dataclass(frozen=True, slots=True)
class CommuneData:
    """A commune, ward or special zone in force."""

    code: str
    official_code: str
    kind: str
    name: str
    latitude: float | None
    longitude: float | None


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
    valid_from: date
    province_decision: str
    commune_decision: str
    communes: tuple[CommuneData, ...]
    former_valid_from: date  # a lower bound: the sources do not know the day
    former: tuple[FormerUnit, ...]  # superiors before inferiors


@dataclass(frozen=True, slots=True)
class BodyTemplate:
    """A body that every province or every commune has; `{place}` and `{short}` are filled in."""

    code: str
    level: str
    kind: str
    name: str
    name_in_wards: str
    short: str
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
def province(code: str) -> ProvinceData:
    """One province by our own code; KeyError for one we have no data of."""
    raw = _read(PROVINCES[code])
    return ProvinceData(
        code=raw["code"],
        official_code=raw["official_code"],
        name=raw["name"],
        latitude=raw["latitude"],
        longitude=raw["longitude"],
        border=raw["border"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        province_decision=raw["province_decision"],
        commune_decision=raw["commune_decision"],
        communes=tuple(
            CommuneData(commune_code(raw["code"], official), official, kind, name, lat, lon)
            for official, kind, name, lat, lon in raw["communes"]
        ),
        former_valid_from=date.fromisoformat(raw["former_valid_from"]),
        former=tuple(_former(raw)),
    )


def commune_code(province: str, official_code: str) -> str:
    """Our own identifier of a commune, given when it is loaded and never changed again."""
    return f"{province}-{official_code}"


def _former(raw: Any) -> Iterator[FormerUnit]:
    for own, official, name in raw["former_provinces"]:
        yield FormerUnit(own, official, "province", name, None, (raw["code"],))
    onward: dict[str, tuple[str, ...]] = {}
    communes: list[FormerUnit] = []
    for own, district, official, kind, name, successors in raw["former_communes"]:
        codes = tuple(commune_code(raw["code"], successor) for successor in successors)
        parent = _district_code(own, district)
        # What a district left unfinished passed to the communes that took over its communes.
        onward[parent] = tuple(sorted({*onward.get(parent, ()), *codes}))
        communes.append(
            FormerUnit(commune_code(own, official), official, kind, name, parent, codes)
        )
    for own, official, name in raw["former_districts"]:
        code = _district_code(own, official)
        yield FormerUnit(code, official, "district", name, own, onward[code])
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
            short=row.get("short", ""),
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
