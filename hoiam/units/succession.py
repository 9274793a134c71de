"""What a resolution does to units, as a plan: who ends, who begins, who takes over from whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.units import blueprint, catalogue
from hoiam.units.blueprint import LinkPlan, UnitPlan
from hoiam.units.models import COMMUNES, Unit, UnitKind

WITH_BODIES = frozenset(COMMUNES)


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
    on: date,
    decision: str,
    taken: set[str],
) -> Plan:
    """The rows of one replacement. `dependants` are the bodies and hamlets of the predecessors."""
    taken = set(taken)
    new = tuple(_unit(one, predecessors[0], on, taken) for one in successors)
    bodies = tuple(body for one in new for body in _bodies(one))
    links = [
        _link(before.code, after.code, len(new), on, decision)
        for before in predecessors
        for after in new
    ]
    hamlets: list[UnitPlan] = []
    for dependant in dependants:
        if dependant.kind != UnitKind.HAMLET:
            heirs = [body.code for body in bodies if body.template == dependant.template]
        elif len(new) == 1:
            hamlets.append(_moved(dependant, new[0].code, on, taken))
            heirs = [hamlets[-1].code]
        else:
            # Which part a hamlet belongs to is a person's decision: it leads to all of them.
            heirs = [one.code for one in new]
        links += [_link(dependant.code, heir, len(heirs), on, decision) for heir in heirs]
    return Plan(
        ended=(*predecessors, *dependants),
        units=(*new, *bodies, *hamlets),
        links=tuple(links),
        successors=tuple(one.code for one in new),
    )


def _link(before: str, after: str, heirs: int, on: date, decision: str) -> LinkPlan:
    share = "whole" if heirs == 1 else "part"
    return LinkPlan(f"{after}@{on:%Y%m%d}", decision, on, before, after, share)


def _unit(new: NewUnit, before: Unit, on: date, taken: set[str]) -> UnitPlan:
    root = before.code.split("-")[0].split(".")[0]
    if new.kind == UnitKind.HAMLET and new.parent is not None:
        code = hamlet_code(new.parent.code, taken)
    elif new.area is not None:
        code = free_code(blueprint.body_code(new.area.code, new.template or new.kind), taken)
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
        outside=before.outside,
        advice=before.advice,
    )


def _bodies(new: UnitPlan) -> Iterator[UnitPlan]:
    if new.kind in WITH_BODIES and new.parent is not None:
        yield from blueprint.bodies_of(
            level="commune",
            area=new.code,
            province=new.parent,
            kind=new.kind,
            name=new.name,
            valid_from=new.valid_from,
            templates=catalogue.bodies(),
        )


def _moved(hamlet: Unit, commune: str, on: date, taken: set[str]) -> UnitPlan:
    return UnitPlan(
        code=hamlet_code(commune, taken),
        kind=hamlet.kind,
        name=hamlet.name,
        short_name=hamlet.short_name,
        parent=commune,
        area=None,
        valid_from=on,
        latitude=hamlet.latitude,
        longitude=hamlet.longitude,
    )
