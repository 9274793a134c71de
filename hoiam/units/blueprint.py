"""From the data that come with the program to the units of one province, still without rows.

Codes are our own: "lc" a province, "lc-02647" a commune, "lc-02647.ubnd" a body of it, given once
and never changed, whatever happens to official codes and names.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoiam.units.catalogue import LEVELS, BodyTemplate, Called, CommuneData, ProvinceData
from hoiam.units.models import UnitKind

_WITHOUT_PLACE = " {place}"


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """A unit to be made; superiors and areas are named by code."""

    code: str
    kind: str
    name: str
    short_name: str
    parent: str | None
    area: str | None
    valid_from: date
    valid_to: date | None = None
    began_known: bool = True
    official_code: str = ""
    template: str = ""
    latitude: float | None = None
    longitude: float | None = None
    outside: bool = False
    advice: str = ""


@dataclass(frozen=True, slots=True)
class NamePlan:
    """How a unit was called before, is called since a decision, or is written by another list."""

    unit: str
    kind: str
    name: str
    short_name: str
    official_code: str
    valid_from: date
    valid_to: date | None = None
    decision: str = ""
    listing: str = ""


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """A former unit and one that took it over, wholly or in part."""

    change: str
    decision: str
    day: date
    predecessor: str
    successor: str
    share: str


def short_of(name: str) -> str:
    """The name without its kind: "Xã Hợp Thành" is "Hợp Thành"."""
    for kind in (
        "Thị trấn ",
        "Đặc khu ",
        "Thành phố ",
        "Thị xã ",
        "Phường ",
        "Huyện ",
        "Tỉnh ",
        "Xã ",
    ):
        if name.startswith(kind):
            return name.removeprefix(kind)
    return name


def place_of(name: str) -> str:
    """The name within a longer one: "Ủy ban nhân dân xã Hợp Thành"."""
    return name[:1].lower() + name[1:]


def body_code(area: str, template: str) -> str:
    """Our own identifier of the body that an area has by a template."""
    return f"{area}.{template}"


def _words_of_body(template: BodyTemplate, kind: str, name: str) -> tuple[str, str]:
    """What a body is called, in a ward and in a province that is a city otherwise than elsewhere."""
    if kind == UnitKind.WARD:
        return template.name_in_wards, template.short
    if name.startswith("Thành phố "):
        return template.name_in_cities, template.short_in_cities
    return template.name, template.short


def bodies_of(
    *,
    level: str,
    area: str,
    province: str,
    kind: str,
    name: str,
    valid_from: date,
    templates: tuple[BodyTemplate, ...],
    border: bool = True,
) -> Iterator[UnitPlan]:
    """The bodies a province or a commune has by default."""
    if level not in LEVELS:
        raise ValueError(f"no bodies at the level {level!r}")
    for template in templates:
        if template.level != level or (template.border_only and not border):
            continue
        words, short_words = _words_of_body(template, kind, name)
        owner = province if template.parent_level == "province" else area
        place, short = place_of(name), short_of(name)
        yield UnitPlan(
            code=body_code(area, template.code),
            kind=template.kind,
            name=words.format(place=place, short=short),
            short_name=(short_words or words).format(place=place, short=short),
            parent=body_code(owner, template.parent) if template.parent else None,
            area=area,
            valid_from=valid_from,
            template=template.code,
            outside=template.outside,
            advice=template.advice,
        )


def units_of(province: ProvinceData, templates: tuple[BodyTemplate, ...]) -> Iterator[UnitPlan]:
    """Every unit of a province, superiors first: territories in force, bodies, former units."""
    yield _itself(province)
    yield from _bodies_of_province(province, province.name, templates)
    for commune in province.communes:
        yield _plan(province, commune)
        yield from _bodies_of_commune(province, commune, commune.kind, commune.name, templates)
    for former in province.former:
        yield UnitPlan(
            code=former.code,
            kind=former.kind,
            name=former.name,
            short_name=short_of(former.name),
            parent=former.parent,
            area=None,
            valid_from=province.former_valid_from,
            began_known=False,
            valid_to=province.valid_from,
            official_code=former.official_code,
        )


def _itself(province: ProvinceData) -> UnitPlan:
    return UnitPlan(
        code=province.code,
        kind=UnitKind.PROVINCE,
        name=province.name,
        short_name=short_of(province.name),
        parent=None,
        area=None,
        # One that was not rearranged is the superior of its former districts as well.
        valid_from=province.former_valid_from if province.unchanged else province.valid_from,
        began_known=not province.unchanged,
        official_code=province.official_code,
        latitude=province.latitude,
        longitude=province.longitude,
    )


def _plan(province: ProvinceData, commune: CommuneData) -> UnitPlan:
    return UnitPlan(
        code=commune.code,
        kind=commune.kind,
        name=commune.name,
        short_name=short_of(commune.name),
        parent=province.code,
        area=None,
        valid_from=province.valid_from,
        official_code=commune.official_code,
        latitude=commune.latitude,
        longitude=commune.longitude,
    )


def _bodies_of_province(
    province: ProvinceData, name: str, templates: tuple[BodyTemplate, ...]
) -> Iterator[UnitPlan]:
    return bodies_of(
        level="province",
        area=province.code,
        province=province.code,
        kind=UnitKind.PROVINCE,
        name=name,
        valid_from=province.valid_from,
        templates=templates,
        border=province.border,
    )


def _bodies_of_commune(
    province: ProvinceData,
    commune: CommuneData,
    kind: str,
    name: str,
    templates: tuple[BodyTemplate, ...],
) -> Iterator[UnitPlan]:
    return bodies_of(
        level="commune",
        area=commune.code,
        province=province.code,
        kind=kind,
        name=name,
        valid_from=province.valid_from,
        templates=templates,
    )


def names_of(province: ProvinceData, templates: tuple[BodyTemplate, ...]) -> Iterator[NamePlan]:
    """What units of a province were called before, with their bodies, and in other lists."""
    itself = _itself(province)
    for called in province.called:
        yield from _words(itself, called)
        if called.until is not None:
            then = _bodies_of_province(province, called.name, templates)
            now = _bodies_of_province(province, province.name, templates)
            yield from _bodies_renamed(then, now, called)
    for commune in province.communes:
        for called in commune.called:
            yield from _words(_plan(province, commune), called)
            if called.until is not None:
                then = _bodies_of_commune(province, commune, called.kind, called.name, templates)
                now = _bodies_of_commune(province, commune, commune.kind, commune.name, templates)
                yield from _bodies_renamed(then, now, called)


def _words(unit: UnitPlan, called: Called) -> Iterator[NamePlan]:
    """The words before, until the day of the decision, and those since; or those of a list."""
    yield NamePlan(
        unit=unit.code,
        kind=called.kind,
        name=called.name,
        short_name=short_of(called.name),
        official_code=called.official_code,
        valid_from=unit.valid_from,
        valid_to=called.until,
        listing=called.listing,
    )
    if called.until is not None:
        yield _since(unit, called.until, called.decision)


def _since(unit: UnitPlan, day: date, decision: str) -> NamePlan:
    return NamePlan(
        unit=unit.code,
        kind=unit.kind,
        name=unit.name,
        short_name=unit.short_name,
        official_code=unit.official_code,
        valid_from=day,
        decision=decision,
    )


def _bodies_renamed(
    then: Iterator[UnitPlan], now: Iterator[UnitPlan], called: Called
) -> Iterator[NamePlan]:
    for before, after in zip(then, now, strict=True):
        if called.until is None or (before.name, before.short_name) == (
            after.name,
            after.short_name,
        ):
            continue
        yield NamePlan(
            unit=before.code,
            kind=before.kind,
            name=before.name,
            short_name=before.short_name,
            official_code="",
            valid_from=before.valid_from,
            valid_to=called.until,
        )
        yield _since(after, called.until, called.decision)


def links_of(province: ProvinceData) -> Iterator[LinkPlan]:
    """Which former unit went into which present one, one change per successor."""
    for former in province.former:
        of_province = former.kind == UnitKind.PROVINCE
        for successor in former.successors:
            yield LinkPlan(
                change=f"{successor}@{province.valid_from:%Y%m%d}",
                decision=province.province_decision if of_province else province.commune_decision,
                day=province.valid_from,
                predecessor=former.code,
                successor=successor,
                share="whole" if len(former.successors) == 1 else "part",
            )
