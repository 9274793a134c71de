"""The numbers that a case has in other systems: kept once, found by, taken away only by correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies
from hoiam.cases.actions import _shared
from hoiam.cases.models import Case, OutsideNumber
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise
from hoiam.units.models import Unit

LONGEST_SYSTEM, LONGEST_NUMBER = 60, 120


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """A case and the number that a list from another system gives it."""

    case: str
    number: str


@transaction.atomic
def keep_outside_number(
    *, case: Case, system: str, number: str, by: Actor, at: datetime
) -> OutsideNumber:
    """The case has this number there: whoever asks by it finds the case."""
    case = _shared.locked(case)
    policies.check_can_number(case, by)
    system, number = (
        _line(system, "system", LONGEST_SYSTEM),
        _line(number, "number", LONGEST_NUMBER),
    )
    if OutsideNumber.objects.filter(case=case, system=system, number=number).exists():
        raise WrongState("cases.number-known", system=system, number=number)
    kept = OutsideNumber(case=case, system=system, number=number, kept_at=at, kept_by=by.code)
    kept.save()
    _shared.index(case)
    audit.record(
        "cases.number.kept",
        subject=_shared.subject(case),
        by=by,
        at=at,
        details={"system": system, "number": number},
    )
    return kept


@transaction.atomic
def drop_outside_number(*, kept: OutsideNumber, reason: str, by: Actor, at: datetime) -> Case:
    """The number was written down wrongly; what it was and why it went stays in the history."""
    case = _shared.locked(Case(pk=kept.case_id))
    policies.check_can_number(case, by)
    reason = _shared.given(reason)
    row = OutsideNumber.objects.select_for_update().filter(pk=kept.pk).first()
    if row is None:
        raise NotFound("base.not-found")
    details = {"system": row.system, "number": row.number, "reason": reason}
    row.delete()
    _shared.index(case)
    audit.record(
        "cases.number.dropped", subject=_shared.subject(case), by=by, at=at, details=details
    )
    return case


@transaction.atomic
def keep_outside_numbers(
    *, unit: Unit, system: str, plans: Sequence[NumberPlan], by: Actor, at: datetime
) -> int:
    """A list of the other system is taken in: all of it or nothing. How many were not known yet."""
    system = _line(system, "system", LONGEST_SYSTEM)
    numbers = [_line(plan.number, "number", LONGEST_NUMBER) for plan in plans]
    cases = _locked([plan.case for plan in plans], by)
    known = set(
        OutsideNumber.objects.filter(case__in=cases.values(), system=system).values_list(
            "case__code", "number"
        )
    )
    new = {
        (plan.case, number)
        for plan, number in zip(plans, numbers, strict=True)
        if (plan.case, number) not in known
    }
    OutsideNumber.objects.bulk_create(
        OutsideNumber(case=cases[code], system=system, number=number, kept_at=at, kept_by=by.code)
        for code, number in sorted(new)
    )
    for code in sorted({code for code, _ in new}):
        _shared.index(cases[code])
    audit.record(
        "cases.numbers.taken-in",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"system": system, "new": len(new), "known": len(plans) - len(new)},
    )
    return len(new)


def _locked(codes: Sequence[str], by: Actor) -> dict[str, Case]:
    """The cases under a lock in the order of their keys, if this officer may number all of them."""
    found = Case.objects.filter(code__in=set(codes)).order_by("id").values_list("pk", flat=True)
    cases = {case.code: case for case in (_shared.locked(Case(pk=pk)) for pk in found)}
    for code in codes:
        if code not in cases:
            raise NotFound("base.not-found")
        policies.check_can_number(cases[code], by)
    return cases


def _line(text: str, field: str, longest: int) -> str:
    """One line as it was written, zeros in front included."""
    line = " ".join(normalise(text).split())
    if not line or len(line) > longest:
        raise Invalid("cases.number-needed", field=field, limit=longest)
    return line
