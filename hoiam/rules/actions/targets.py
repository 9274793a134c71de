"""Setting within what a field's matters are answered."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor, Kind
from hoiam.core.calendar import day_of
from hoiam.core.deadlines import Amount
from hoiam.core.deadlines import Unit as DayUnit
from hoiam.core.law import rules as law
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.rules import policies, queries
from hoiam.rules.models import Target
from hoiam.units import catalogue
from hoiam.units.models import Field, Unit


@transaction.atomic
def set_target(
    *,
    field: Field,
    kind: str,
    area: Unit | None,
    count: int,
    unit: str,
    decision: str,
    valid_from: date,
    by: Actor,
    at: datetime,
) -> Target:
    """Set within what a field's matters are answered from a day on.

    The row before it ends on that day and keeps its number: what was received under it stays
    under it.
    """
    policies.check_can_set_rules(by)
    known = queries.kind_of(kind)
    amount = Amount(count, _day_unit(unit))
    if valid_from < day_of(at) and by.kind is not Kind.SYSTEM:
        raise Invalid(
            "rules.target-in-the-past", field="valid_from", valid_from=vn_date(valid_from)
        )
    # The field is locked, since of a first target there is no row to lock yet.
    field = Field.objects.select_for_update().get(pk=field.pk)
    before = Target.objects.filter(field=field, kind=known.value, area=area)
    last = before.select_for_update().order_by("-valid_from", "-id").first()
    if last is not None:
        _end(last, valid_from)
    target = Target(
        field=field,
        kind=known.value,
        area=area,
        count=amount.count,
        unit=amount.unit.value,
        decision=normalise(decision),
        valid_from=valid_from,
        set_at=at,
        set_by=by.code,
    )
    target.save(force_insert=True)
    audit.record(
        "rules.target.set",
        subject=("field", field.code),
        by=by,
        at=at,
        details={
            "kind": queries.KIND_WORDS[known],
            "field": field.name,
            "area": area.name if area else "cả địa phương",
            "amount": str(amount),
            "valid_from": vn_date(valid_from),
            "decision": target.decision,
        },
    )
    return target


@transaction.atomic
def set_default_targets(*, by: Actor, at: datetime) -> int:
    """Give fields without a target the one the product starts with, marked as undecided.

    It fills gaps only: what an authority set is never touched. How many were set.
    """
    policies.check_can_set_rules(by)
    kind = law.Kind.FEEDBACK.value
    known = set(Target.objects.filter(kind=kind, area=None).values_list("field__code", flat=True))
    fields = {field.code: field for field in Field.objects.all()}
    made = Target.objects.bulk_create(
        Target(
            field=fields[default.field],
            kind=kind,
            count=default.working_days,
            unit=DayUnit.WORKING.value,
            valid_from=default.valid_from,
            set_at=at,
            set_by=by.code,
        )
        for default in catalogue.targets()
        if default.field in fields and default.field not in known
    )
    audit.record(
        "rules.targets.defaulted",
        subject=("targets", "all"),
        by=by,
        at=at,
        details={"count": len(made)},
    )
    return len(made)


def _day_unit(unit: str) -> DayUnit:
    try:
        return DayUnit(unit)
    except ValueError:
        raise Invalid("rules.unit-unknown", field="unit", unit=unit) from None


def _end(last: Target, valid_from: date) -> None:
    if valid_from <= last.valid_from:
        raise Invalid(
            "rules.target-already-planned",
            field="valid_from",
            valid_from=vn_date(last.valid_from),
        )
    if last.valid_to is None or last.valid_to > valid_from:
        last.valid_to = valid_from
        last.save(update_fields=["valid_to"])
