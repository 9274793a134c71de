"""What a resolution does to units, as a plan: who ends, who begins, who takes over from whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoiam.units import blueprint, catalogue
from hoiam.units.blueprint import LinkPlan, UnitPlan
from hoiam.units.models import COMMUNES, Unit, UnitKind

LEVELS = {UnitKind.PROVINCE: "province", **dict.fromkeys(COMMUNES, "commune")}


type Superiors = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit that a resolution makes; its own code is given by the plan."""

    kind: str
    name: str
    parent: Unit | None
    area: Unit | None = None
    official_code: str = ""
    template: str = ""
    latitude: float | None = None
    longitude: float | None = None
    # Own codes of the communes or hamlets that this part takes, where their superior is split.
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one replacement writes."""

    ended: tuple[Unit, ...]
    units: tuple[UnitPlan, ...]
    links: tuple[LinkPlan, ...]
    successors: tuple[str, ...]


def free_code(wanted: str, taken: set[str]) -> str:
    """The wanted code, or with the next number: official codes and names come back, ours do not."""
    code, number = wanted, 1
    while code in taken:
        number += 1
        code = f"{wanted}-{number}"
    taken.add(code)
    return code


def hamlet_code(commune: str, taken: set[str]) -> str:
    """The next free code of a hamlet in a commune."""
    number = 1
    while (code := f"{commune}-t{number:02}") in taken:
        number += 1
    taken.add(code)
    return code


def plan(
    *,
    predecessors: Sequence[Unit],
    successors: Sequence[NewUnit],
    dependants: Sequence[Unit],
    above: Superiors,
    on: date,
    decision: str,
    taken: set[str],
) -> Plan:
    """The rows of one replacement. `above` are the bodies of the superior territories by code and
    template: those of a new commune answer to them.

    `dependants` is all that lies below the predecessors, superiors first: bodies, hamlets, and
    the communes of a province with theirs. Each goes on under the successor of its superior.
    """
    drawn = _Drawn(on, decision, set(taken), above)
    new = tuple(drawn.make(one, predecessors[0]) for one in successors)
    at_border = any(one.template in _border_templates() for one in dependants)
    for one in new:
        drawn.make_bodies(one, at_border=at_border)
    for before in predecessors:
        drawn.lead(before, [after.code for after in new])
    keeps = {
        code: made.code for one, made in zip(successors, new, strict=True) for code in one.keeps
    }
    for dependant in dependants:
        drawn.follow(dependant, keeps)
    return Plan(
        ended=(*predecessors, *dependants),
        units=tuple(drawn.units),
        links=tuple(drawn.links),
        successors=tuple(one.code for one in new),
    )


def begin(*, new: NewUnit, above: Superiors, on: date, taken: set[str]) -> tuple[UnitPlan, ...]:
    """A unit that nothing came before, and its bodies."""
    drawn = _Drawn(on, "", set(taken), above)
    drawn.make_bodies(drawn.make(new, None), at_border=True)
    return tuple(drawn.units)


def _border_templates() -> frozenset[str]:
    return frozenset(one.code for one in catalogue.bodies() if one.border_only)


class _Drawn:
    """The rows of a replacement while they are drawn up."""

    def __init__(self, on: date, decision: str, taken: set[str], above: Superiors) -> None:
        self.on, self.decision, self.taken, self.above = on, decision, taken, above
        self.units: list[UnitPlan] = []
        self.links: list[LinkPlan] = []
        self._heirs: dict[str, list[str]] = {}  # codes, by the code of who ended
        self._bodies: dict[tuple[str | None, str], str] = {}  # codes, by area and template
        self._moved: set[str] = set()  # codes of territories that only moved under another

    def make(self, new: NewUnit, before: Unit | None) -> UnitPlan:
        made = _unit(new, before, self.on, self.taken)
        self.units.append(made)
        return made

    def make_bodies(self, new: UnitPlan, *, at_border: bool) -> None:
        for body in _bodies(new, at_border):
            self._add_body(replace(body, parent=self._superior(body, new)))

    def _superior(self, body: UnitPlan, of: UnitPlan) -> str | None:
        """The body it answers to: one drawn here, else the one that the territory above has, which
        need not have the code of the default table any more."""
        if body.parent is None or body.parent in self._drawn:
            return body.parent
        template = body.parent.rpartition(".")[2]
        return self.above.get((of.parent or "", template))

    @property
    def _drawn(self) -> set[str]:
        return {unit.code for unit in self.units}

    def _add_body(self, body: UnitPlan) -> None:
        self.taken.add(body.code)
        self.units.append(body)
        self._bodies[body.area, body.template] = body.code

    def lead(self, before: Unit, heirs: list[str]) -> None:
        self._heirs[before.code] = heirs
        share = "whole" if len(heirs) == 1 else "part"
        self.links += [
            LinkPlan(f"{heir}@{self.on:%Y%m%d}", self.decision, self.on, before.code, heir, share)
            for heir in heirs
        ]

    def follow(self, dependant: Unit, keeps: dict[str, str]) -> None:
        """What becomes of a unit whose superior or territory ended."""
        if not dependant.is_territory:
            self.lead(dependant, self._bodies_after(dependant))
            return
        above = dependant.parent.code if dependant.parent else ""
        heirs = [keeps[dependant.code]] if dependant.code in keeps else self._heirs[above]
        if len(heirs) == 1:
            heirs = [self._move(dependant, heirs[0])]
        # Else: which part a hamlet belongs to is a person's decision, it leads to all of them.
        self.lead(dependant, heirs)

    def _move(self, territory: Unit, to: str) -> str:
        if territory.kind == UnitKind.HAMLET:
            code = hamlet_code(to, self.taken)
        else:
            code = free_code(territory.code, self.taken)
        self.units.append(_again(territory, code, self.on, parent=to, area=None))
        self._moved.add(code)
        return code

    def _bodies_after(self, body: Unit) -> list[str]:
        """The body of the same template of each successor of its territory; where the territory
        only moved, the body as it is."""
        area = body.area.code if body.area else ""
        heirs = self._heirs.get(area, [])
        there = [self._bodies[heir, body.template] for heir in heirs if self._has(heir, body)]
        if not there and len(heirs) == 1 and heirs[0] in self._moved:
            code = free_code(body.code, self.taken)
            above = self._heirs.get(body.parent.code if body.parent else "", [])
            superior = above[0] if len(above) == 1 else None
            self._add_body(_again(body, code, self.on, parent=superior, area=heirs[0]))
            there = [code]
        return there

    def _has(self, area: str, body: Unit) -> bool:
        return bool(body.template) and (area, body.template) in self._bodies


def _unit(new: NewUnit, before: Unit | None, on: date, taken: set[str]) -> UnitPlan:
    root = _root(before or new.parent or new.area)
    if new.kind == UnitKind.HAMLET and new.parent is not None:
        code = hamlet_code(new.parent.code, taken)
    elif new.area is not None:
        code = free_code(blueprint.body_code(new.area.code, new.template or new.kind), taken)
    elif new.kind == UnitKind.PROVINCE:
        code = free_code(root, taken)
    else:
        code = free_code(catalogue.commune_code(root, new.official_code or new.kind), taken)
    return UnitPlan(
        code=code,
        kind=new.kind,
        name=new.name,
        short_name=blueprint.short_of(new.name),
        parent=new.parent.code if new.parent else None,
        area=new.area.code if new.area else None,
        valid_from=on,
        official_code=new.official_code,
        template=new.template,
        latitude=new.latitude,
        longitude=new.longitude,
        outside=before.outside if before else False,
        advice=before.advice if before else "",
    )


def _root(beside: Unit | None) -> str:
    """Own codes of one province begin alike: "lc-02647.ubnd" belongs to "lc"."""
    return beside.code.split("-")[0].split(".")[0] if beside else "vn"


def _bodies(new: UnitPlan, at_border: bool) -> Iterator[UnitPlan]:
    level = LEVELS.get(UnitKind(new.kind))
    if level is not None and (new.parent is not None or level == "province"):
        yield from blueprint.bodies_of(
            level=level,
            area=new.code,
            province=new.parent or new.code,
            kind=new.kind,
            name=new.name,
            valid_from=new.valid_from,
            templates=catalogue.bodies(),
            border=at_border,
        )


def _again(unit: Unit, code: str, on: date, *, parent: str | None, area: str | None) -> UnitPlan:
    """The same unit in another place, under a code of its own."""
    return UnitPlan(
        code=code,
        kind=unit.kind,
        name=unit.name,
        short_name=unit.short_name,
        parent=parent,
        area=area,
        valid_from=on,
        official_code=unit.official_code,
        template=unit.template,
        latitude=unit.latitude,
        longitude=unit.longitude,
        outside=unit.outside,
        advice=unit.advice,
    )


@dataclass(frozen=True, slots=True)
class Called:
    """The words of a unit from a day on."""

    unit: Unit
    kind: str
    name: str
    short_name: str
    official_code: str


def called(
    *, unit: Unit, kind: str, name: str, official_code: str, bodies: Sequence[Unit]
) -> tuple[Called, ...]:
    """A unit that lives on under other words, and its bodies after it.

    A body that is called as the table of bodies has it takes the words of that table; in any
    other name the place is exchanged.
    """
    before = {one.template: one for one in _named(unit, unit.kind, unit.name)}
    after = {one.template: one for one in _named(unit, kind, name)}
    own = Called(unit, kind, name, blueprint.short_of(name), official_code)
    places = (blueprint.place_of(unit.name), blueprint.place_of(name))
    return (own, *(_body_called(one, before, after, places) for one in bodies))


def _named(unit: Unit, kind: str, name: str) -> Iterator[UnitPlan]:
    level = LEVELS.get(UnitKind(kind))
    if level is None:
        return
    yield from blueprint.bodies_of(
        level=level,
        area=unit.code,
        province=unit.parent.code if unit.parent else unit.code,
        kind=kind,
        name=name,
        valid_from=unit.valid_from,
        templates=catalogue.bodies(),
    )


def _body_called(
    body: Unit, before: dict[str, UnitPlan], after: dict[str, UnitPlan], places: tuple[str, str]
) -> Called:
    old, new = before.get(body.template), after.get(body.template)
    if old is not None and new is not None and old.name == body.name:
        return Called(body, body.kind, new.name, new.short_name, body.official_code)
    return Called(
        body,
        body.kind,
        body.name.replace(*places),
        body.short_name.replace(*places),
        body.official_code,
    )
