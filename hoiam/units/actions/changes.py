"""What resolutions do to units: merging, splitting, moving, abolishing, beginning."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.units import policies, queries, succession
from hoiam.units.actions import _rows
from hoiam.units.models import (
    COMMUNES,
    Change,
    Competence,
    Unit,
    UnitKind,
)
from hoiam.units.succession import NewUnit


@transaction.atomic
def replace_units(
    *,
    predecessors: Sequence[Unit],
    successors: Sequence[NewUnit],
    on: date,
    decision: str,
    by: Actor,
    at: datetime,
) -> tuple[Unit, ...]:
    """Merge, split, rename by resolution, move or abolish units on a day; the old ones stay on record.

    No successor abolishes, one merges or renames, several split. Bodies, hamlets and the communes
    of a province follow it: under the successor, as units of their own from that day on, so that
    what was before keeps its superior.
    """
    policies.check_can_administer(by)
    decision = checked_decision(decision)
    ended = _locked(predecessors, on)
    below = _below(ended, on)
    _check_places(ended, below, successors)
    plan = succession.plan(
        predecessors=ended,
        successors=successors,
        dependants=below,
        above=_bodies_above(successors, on),
        on=on,
        decision=decision,
        taken=set(Unit.objects.values_list("code", flat=True)),
    )
    made = _rows.make(plan.units)
    for unit in plan.ended:
        unit.valid_to = on
    Unit.objects.bulk_update(plan.ended, ["valid_to"])
    after = tuple(made[code] for code in plan.successors)
    _pass_competence(ended, after, on, by=by, at=at)
    _end_competence(plan.ended, on)
    _rows.link(plan.links)
    if not after:
        _write_change(ended[0], decision, on)
    audit.record(
        "units.unit.replaced",
        subject=("unit", ended[0].code),
        by=by,
        at=at,
        details={
            "before": ", ".join(unit.name for unit in ended),
            "after": ", ".join(unit.name for unit in after) or "–",
            "decision": decision,
            "on": vn_date(on),
        },
    )
    return after


def checked_decision(decision: str) -> str:
    """The number and day of the act; nothing changes without one."""
    words = normalise(decision)
    if not words:
        raise Invalid("units.decision-missing", field="decision")
    return words


def _locked(units: Sequence[Unit], on: date) -> list[Unit]:
    keys = [unit.pk for unit in units]
    rows = Unit.objects.select_for_update(of=("self",)).select_related("parent", "area")
    found = {unit.pk: unit for unit in rows.filter(pk__in=keys).order_by("code")}
    if not found:
        raise Invalid("units.nothing-to-replace", field="predecessors")
    for unit in found.values():
        if unit.valid_from >= on or (unit.valid_to is not None and unit.valid_to <= on):
            raise WrongState("units.not-in-force", unit=unit.name, day=vn_date(on))
        if unit.valid_to is not None:
            raise WrongState("units.ends-already", unit=unit.name, day=vn_date(unit.valid_to))
    return [found[key] for key in dict.fromkeys(keys)]


def _below(units: Sequence[Unit], on: date) -> list[Unit]:
    """All that ends with the units, superiors first, under a lock."""
    rows = Unit.objects.select_for_update(of=("self",)).select_related("parent", "area")
    return queries.below(units, rows.filter(queries.in_force(on)))


def _check_places(
    ended: Sequence[Unit], below: Sequence[Unit], successors: Sequence[NewUnit]
) -> None:
    """A commune must belong somewhere: where its superior is split, to a part that keeps it."""
    if len(successors) == 1:
        return
    kept = {code for one in successors for code in one.keeps}
    above = {unit.pk for unit in ended}
    for unit in below:
        is_lost = unit.parent_id in above and unit.is_territory and unit.code not in kept
        if is_lost and unit.kind != UnitKind.HAMLET:
            raise WrongState("units.has-territories", unit=unit.name)


def _bodies_above(successors: Sequence[NewUnit], on: date) -> dict[tuple[str, str], str]:
    """Bodies of the territories above the new ones, by code and template."""
    parents = {one.parent.pk for one in successors if one.parent is not None}
    rows = queries.as_of(on).filter(area__in=parents).exclude(template="").order_by("-pk")
    found = rows.values_list("area__code", "template", "code")
    return {(area, template): code for area, template, code in found}


def _end_competence(units: Sequence[Unit], on: date) -> None:
    """Rows in force end with the area; those that were to begin later never hold."""
    rows = Competence.objects.filter(_holds_after(on), area__in=units)
    rows.filter(valid_from__gte=on).delete()
    rows.update(valid_to=on)


def _holds_after(on: date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gt=on)


def _pass_competence(
    ended: Sequence[Unit], after: Sequence[Unit], on: date, *, by: Actor, at: datetime
) -> None:
    """A province's table goes on in the province that takes it over: without one, nobody would
    answer there. The exceptions of a commune end with it."""
    if ended[0].kind != UnitKind.PROVINCE:
        return
    rows = Competence.objects.filter(_holds_after(on), area=ended[0])
    Competence.objects.bulk_create(
        Competence(
            field_id=row.field_id,
            kinds=row.kinds,
            area=area,
            unit_id=row.unit_id,
            rule=row.rule,
            template=row.template,
            why=row.why,
            basis=row.basis,
            valid_from=max(row.valid_from, on),
            valid_to=row.valid_to,
            set_at=at,
            set_by=by.code,
        )
        for area in after
        for row in rows
    )


def _write_change(unit: Unit, decision: str, on: date) -> None:
    """The act where no predecessor and successor bear witness to it."""
    Change(code=f"{unit.code}@{on:%Y%m%d}", decision=decision, day=on).save()


@transaction.atomic
def create_unit(*, new: NewUnit, on: date, decision: str, by: Actor, at: datetime) -> Unit:
    """A unit that nothing came before: a new hamlet, a new department, a commune on new land."""
    policies.check_can_administer(by)
    decision = checked_decision(decision)
    if not normalise(new.name):
        raise Invalid("units.name-missing", field="name")
    above = new.parent or new.area
    if above is not None and not queries.exists_on(above, on):
        raise WrongState("units.not-in-force", unit=above.name, day=vn_date(on))
    plans = succession.begin(
        new=new,
        above=_bodies_above([new], on),
        on=on,
        taken=set(Unit.objects.values_list("code", flat=True)),
    )
    made = _rows.make(plans)[plans[0].code]
    _write_change(made, decision, on)
    audit.record(
        "units.unit.created",
        subject=("unit", made.code),
        by=by,
        at=at,
        details={"name": made.name, "decision": decision, "on": vn_date(on)},
    )
    return made


@transaction.atomic
def move_hamlet(
    *, hamlet: Unit, to: Unit, name: str, on: date, decision: str, by: Actor, at: datetime
) -> Unit:
    """A hamlet goes to another commune: under a new identifier there, linked with the old one."""
    policies.check_can_administer(by)
    if hamlet.kind != UnitKind.HAMLET or to.kind not in COMMUNES:
        raise Invalid("units.not-a-hamlet-and-commune", field="to")
    if hamlet.parent_id == to.pk:
        raise Invalid("units.nothing-changes", field="to")
    if not queries.exists_on(to, on):
        raise WrongState("units.not-in-force", unit=to.name, day=vn_date(on))
    place = NewUnit(
        kind=UnitKind.HAMLET,
        name=normalise(name) or hamlet.name,
        parent=to,
        latitude=hamlet.latitude,
        longitude=hamlet.longitude,
    )
    (moved,) = replace_units(
        predecessors=[hamlet], successors=[place], on=on, decision=decision, by=by, at=at
    )
    audit.record(
        "units.hamlet.moved",
        subject=("unit", moved.code),
        by=by,
        at=at,
        details={"name": moved.name, "to": to.name, "on": vn_date(on)},
    )
    return moved
