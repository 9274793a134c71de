"""What resolutions and decisions do to units and to competence."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import fold, normalise, vn_date
from hoiam.units import blueprint, policies, queries, succession
from hoiam.units.actions import _rows
from hoiam.units.models import TERRITORIES, Competence, CompetenceRule, Field, Unit, UnitKind
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

    No successor abolishes, one merges or renames, several split. Bodies and hamlets of a
    territory follow it: the same kind of body of each successor takes theirs over.
    """
    policies.check_can_administer(by)
    decision = normalise(decision)
    if not decision:
        raise Invalid("units.decision-missing", field="decision")
    ended = _locked(predecessors, on)
    plan = succession.plan(
        predecessors=ended,
        successors=successors,
        dependants=_dependants(ended, on),
        on=on,
        decision=decision,
        taken=set(Unit.objects.values_list("code", flat=True)),
    )
    made = _rows.make(plan.units)
    for unit in plan.ended:
        unit.valid_to = on
    Unit.objects.bulk_update(plan.ended, ["valid_to"])
    Competence.objects.filter(area__in=plan.ended, valid_to__isnull=True, valid_from__lt=on).update(
        valid_to=on
    )
    _rows.link(plan.links)
    after = tuple(made[code] for code in plan.successors)
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


def _locked(units: Sequence[Unit], on: date) -> list[Unit]:
    found = list(
        Unit.objects.select_for_update().filter(pk__in=[u.pk for u in units]).order_by("code")
    )
    if not found:
        raise Invalid("units.nothing-to-replace")
    for unit in found:
        if unit.valid_from >= on or (unit.valid_to is not None and unit.valid_to <= on):
            raise WrongState("units.not-in-force", unit=unit.name, day=vn_date(on))
    inner = queries.as_of(on).filter(parent__in=found, kind__in=TERRITORIES)
    within = inner.exclude(kind=UnitKind.HAMLET).first()
    if within is not None:
        raise WrongState("units.has-territories", unit=within.name)
    return found


def _dependants(units: Sequence[Unit], on: date) -> list[Unit]:
    """Bodies and hamlets that end with their territory."""
    below = queries.as_of(on).filter(area__in=units) | queries.as_of(on).filter(
        parent__in=units, kind=UnitKind.HAMLET
    )
    return list(below.order_by("pk"))


@transaction.atomic
def rename(*, unit: Unit, name: str, reason: str, by: Actor, at: datetime) -> Unit:
    """Correct the spelling of a name; a new name by resolution is a replacement instead."""
    policies.check_can_administer(by)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    words = " ".join(normalise(name).split())
    if not fold(words):
        raise Invalid("units.name-missing", field="name")
    before = unit.name
    unit.name, unit.folded = words, fold(words)
    unit.short_name = blueprint.short_of(words)
    unit.save(update_fields=["name", "short_name", "folded"])
    audit.record(
        "units.unit.renamed",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"before": before, "after": unit.name, "reason": normalise(reason)},
    )
    return unit


@transaction.atomic
def set_competence(
    *,
    field: Field,
    area: Unit,
    unit: Unit,
    kinds: Sequence[str],
    why: str,
    basis: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> Competence:
    """Say who answers from a day on; the row before it ends that day and stays for the past."""
    policies.check_can_administer(by)
    if not normalise(why):
        raise Invalid("units.why-missing", field="why")
    rows = Competence.objects.select_for_update().filter(field=field, valid_to__isnull=True)
    if any(row.rule == CompetenceRule.SUPERIOR for row in rows):
        raise Invalid("units.conduct-goes-up", field="field")
    chosen = ",".join(sorted(set(kinds)))
    before = rows.filter(area=area, kinds=chosen, rule=CompetenceRule.UNIT)
    for row in before:
        if row.valid_from >= valid_from:
            raise WrongState("units.competence-later", day=vn_date(row.valid_from))
        row.valid_to = valid_from
        row.save(update_fields=["valid_to"])
    made = Competence(
        field=field,
        area=area,
        unit=unit,
        kinds=chosen,
        why=normalise(why),
        basis=normalise(basis),
        valid_from=valid_from,
        set_at=at,
        set_by=by.code,
    )
    made.save()
    audit.record(
        "units.competence.set",
        subject=("unit", area.code),
        by=by,
        at=at,
        details={"field": field.name, "unit": unit.name, "valid_from": vn_date(valid_from)},
    )
    return made
