"""A unit lives on under other words: its kind, its name, its official code."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import fold, normalise, vn_date
from hoiam.units import blueprint, policies, queries, succession
from hoiam.units.actions.changes import checked_decision
from hoiam.units.models import COMMUNES, Designation, Unit, UnitKind
from hoiam.units.succession import Called

LONGEST = 200  # letters of a name
# A unit may change its kind among those of its own level; everything else is a new unit.
LEVELS = (frozenset({*COMMUNES, UnitKind.TOWNSHIP}),)
WORDS = ("kind", "name", "short_name", "official_code")


@transaction.atomic
def redesignate(
    *,
    unit: Unit,
    kind: str,
    name: str,
    official_code: str,
    on: date,
    decision: str,
    by: Actor,
    at: datetime,
) -> Unit:
    """A commune becomes a ward, a province a city, or takes another name: the unit lives on.

    The words before stay with the days on which they held, the names of its bodies follow, and
    no open work moves. From a coming day on, the present words change on that day.
    """
    policies.check_can_administer(by)
    decision = checked_decision(decision)
    unit = Unit.objects.select_for_update(of=("self",)).select_related("parent").get(pk=unit.pk)
    name = checked_name(name)
    _check_may_become(unit, kind, name, official_code, on)
    # Bodies are made with their territory: they are counted on the day before the change.
    bodies = Unit.objects.select_for_update().filter(queries.in_force(on), area=unit).order_by("pk")
    before = unit.name
    new = succession.called(
        unit=unit, kind=kind, name=name, official_code=official_code, bodies=list(bodies)
    )
    changed = [one for one in new if _differs(one.unit, one)]
    _write(changed, on, decision)
    if on <= calendar.day_of(at):
        _take(changed)
    audit.record(
        "units.unit.redesignated",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"before": before, "after": name, "decision": decision, "on": vn_date(on)},
    )
    return new[0].unit


def checked_name(name: str) -> str:
    """A name in one line that holds a letter or a number."""
    words = " ".join(normalise(name).split())
    if not fold(words) or len(words) > LONGEST:
        raise Invalid("units.name-missing", field="name")
    return words


def _check_may_become(unit: Unit, kind: str, name: str, official_code: str, on: date) -> None:
    if kind != unit.kind and not any({kind, unit.kind} <= level for level in LEVELS):
        raise Invalid("units.kind-of-another-level", field="kind", unit=unit.name)
    if unit.valid_from >= on or (unit.valid_to is not None and unit.valid_to <= on):
        raise WrongState("units.not-in-force", unit=unit.name, day=vn_date(on))
    later = queries.designations(unit).filter(valid_from__gte=on).first()
    if later is not None:
        raise WrongState("units.named-later", unit=unit.name, day=vn_date(later.valid_from))
    words = queries.words_on([unit], on)[unit.pk]
    if (words.kind, words.name, words.official_code) == (kind, name, official_code):
        raise Invalid("units.nothing-changes", field="name")


def _differs(unit: Unit, other: Called) -> bool:
    return any(getattr(unit, word) != getattr(other, word) for word in WORDS)


def _write(new: Sequence[Called], on: date, decision: str) -> None:
    """One row for the words before, where there is none yet, and one for those from the day on."""
    units = [one.unit for one in new]
    open_rows = {
        row.unit_id: row
        for row in Designation.objects.select_for_update().filter(
            unit__in=units, listing="", valid_to__isnull=True
        )
    }
    first = [
        _designation(unit, unit, "", unit.valid_from, on)
        for unit in units
        if unit.pk not in open_rows
    ]
    for row in open_rows.values():
        row.valid_to = on
    Designation.objects.bulk_update(open_rows.values(), ["valid_to"])
    after = [_designation(one.unit, one, decision, on, None) for one in new]
    Designation.objects.bulk_create([*first, *after])


def _designation(
    unit: Unit, words: Unit | Called, decision: str, since: date, until: date | None
) -> Designation:
    return Designation(
        unit=unit,
        kind=words.kind,
        name=words.name,
        short_name=words.short_name,
        folded=fold(words.name),
        official_code=words.official_code,
        decision=decision,
        valid_from=since,
        valid_to=until,
    )


def _take(new: Sequence[Called]) -> None:
    """The unit bears the words from now on."""
    for one in new:
        unit = one.unit
        unit.kind, unit.name, unit.short_name = one.kind, one.name, one.short_name
        unit.official_code, unit.folded = one.official_code, fold(one.name)
    Unit.objects.bulk_update([one.unit for one in new], [*WORDS, "folded"])


@transaction.atomic
def bring_into_force(*, unit: Unit, by: Actor, at: datetime) -> Unit:
    """The day has come from which a unit is called otherwise: it and its bodies take the words."""
    policies.check_can_administer(by)
    day = calendar.day_of(at)
    whole = Unit.objects.select_for_update().filter(pk=unit.pk) | Unit.objects.filter(area=unit)
    units = {one.pk: one for one in whole.order_by("pk")}
    rows = Designation.objects.filter(queries.in_force(day), unit__in=units, listing="")
    new = [
        Called(units[row.unit_id], row.kind, row.name, row.short_name, row.official_code)
        for row in rows.order_by("pk")
    ]
    changed = [one for one in new if _differs(one.unit, one)]
    if not changed:
        raise WrongState("units.nothing-changes")
    _take(changed)
    audit.record(
        "units.designation.took-effect",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"name": units[unit.pk].name},
    )
    return units[unit.pk]


@transaction.atomic
def rename(*, unit: Unit, name: str, reason: str, by: Actor, at: datetime) -> Unit:
    """Correct the spelling of a name; a new name by resolution is a redesignation instead."""
    policies.check_can_administer(by)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    words = checked_name(name)
    before = unit.name
    unit.name, unit.folded = words, fold(words)
    unit.short_name = blueprint.short_of(words)
    unit.save(update_fields=["name", "short_name", "folded"])
    # The official words of today were written wrongly too; those of the past are not touched.
    Designation.objects.filter(
        queries.in_force(calendar.day_of(at)), unit=unit, listing="", name=before
    ).update(name=unit.name, short_name=unit.short_name, folded=unit.folded)
    audit.record(
        "units.unit.renamed",
        subject=("unit", unit.code),
        by=by,
        at=at,
        details={"before": before, "after": unit.name, "reason": normalise(reason)},
    )
    return unit
