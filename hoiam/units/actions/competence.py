"""Who answers for what, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.units import policies
from hoiam.units.models import Competence, CompetenceRule, Field, Unit


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
    made = Competence(field=field, area=area, unit=unit, why=why, basis=basis)
    _set(made, kinds, valid_from, by=by, at=at)
    audit.record(
        "units.competence.set",
        subject=("unit", area.code),
        by=by,
        at=at,
        details={"field": field.name, "unit": unit.name, "valid_from": vn_date(valid_from)},
    )
    return made


@dataclass(frozen=True, slots=True)
class CompetencePlan:
    """One line of a table of competence, with everything it names."""

    line: int
    field: Field
    area: Unit
    unit: Unit
    kinds: tuple[str, ...]
    why: str
    basis: str
    valid_from: date


@transaction.atomic
def set_competences(*, plans: Sequence[CompetencePlan], by: Actor, at: datetime) -> int:
    """Take in a table that somebody has seen as a preview: all of it or nothing."""
    policies.check_can_administer(by)
    for one in plans:
        made = Competence(
            field=one.field, area=one.area, unit=one.unit, why=one.why, basis=one.basis
        )
        _set(made, one.kinds, one.valid_from, by=by, at=at)
    audit.record(
        "units.competences.imported",
        subject=("competences", by.code),
        by=by,
        at=at,
        details={
            "rows": len(plans),
            "areas": sorted({one.area.code for one in plans}),
            "fields": sorted({one.field.code for one in plans}),
        },
    )
    return len(plans)


@transaction.atomic
def set_own_competence(
    *,
    field: Field,
    area: Unit,
    template: str,
    kinds: Sequence[str],
    why: str,
    basis: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> Competence:
    """Say that each commune of an area answers by its own body of a kind, from a day on."""
    body = Unit.objects.filter(template=template, valid_to__isnull=True).first()
    if not template or body is None:
        raise Invalid("units.template-unknown", field="unit")
    made = Competence(
        field=field, area=area, rule=CompetenceRule.OWN, template=template, why=why, basis=basis
    )
    _set(made, kinds, valid_from, by=by, at=at)
    audit.record(
        "units.competence.own-set",
        subject=("unit", area.code),
        by=by,
        at=at,
        details={"field": field.name, "area": area.name, "valid_from": vn_date(valid_from)},
    )
    return made


def _set(
    made: Competence, kinds: Sequence[str], valid_from: date, *, by: Actor, at: datetime
) -> None:
    """Write the row in the place of the one before it."""
    policies.check_can_administer(by)
    made.why, made.basis = normalise(made.why), normalise(made.basis)
    if not made.why:
        raise Invalid("units.why-missing", field="why")
    made.kinds = ",".join(sorted(set(kinds)))
    for row in _before(made):
        if row.valid_from >= valid_from:
            raise WrongState("units.competence-later", day=vn_date(row.valid_from))
        row.valid_to = valid_from
        row.save(update_fields=["valid_to"])
    made.valid_from, made.set_at, made.set_by = valid_from, at, by.code
    made.save()


def _before(made: Competence) -> QuerySet[Competence]:
    """The row of the same field, kinds and area: one for named units, one for communes' own
    bodies, since a province may have both."""
    rows = Competence.objects.select_for_update().filter(field=made.field, valid_to__isnull=True)
    if any(row.rule == CompetenceRule.SUPERIOR for row in rows):
        raise Invalid("units.conduct-goes-up", field="field")
    return rows.filter(area=made.area, kinds=made.kinds, rule=made.rule)


@transaction.atomic
def end_competence(
    *, competence: Competence, valid_to: date, reason: str, by: Actor, at: datetime
) -> Competence:
    """Take an exception back from a day on: the wider row of the table holds again."""
    policies.check_can_administer(by)
    row = Competence.objects.select_for_update().get(pk=competence.pk)
    if row.rule == CompetenceRule.SUPERIOR:
        raise Invalid("units.conduct-goes-up", field="field")
    if row.valid_to is not None:
        raise WrongState("units.competence-ended", day=vn_date(row.valid_to))
    if row.valid_from >= valid_to:
        raise WrongState("units.competence-later", day=vn_date(row.valid_from))
    if not normalise(reason):
        raise Invalid("units.why-missing", field="reason")
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    audit.record(
        "units.competence.ended",
        subject=("unit", row.area.code),
        by=by,
        at=at,
        details={
            "field": row.field.name,
            "area": row.area.name,
            "valid_to": vn_date(valid_to),
            "reason": normalise(reason),
        },
    )
    return row
