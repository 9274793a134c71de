"""Taking in a list of hamlets that somebody has seen as a preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import fold
from hoiam.units import blueprint, hamlets, policies, queries
from hoiam.units.hamlets import Row
from hoiam.units.models import Unit, UnitKind
from hoiam.units.succession import free_code, hamlet_code


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of hamlets."""

    made: int
    renamed: int


@transaction.atomic
def import_hamlets(*, rows: Sequence[Row], by: Actor, at: datetime) -> Imported:
    """Write a preview exactly as it was shown; a preview that is out of date is refused."""
    policies.check_can_administer(by)
    if any(row.verdict == hamlets.REFUSED for row in rows):
        raise Invalid("units.preview-has-refused-rows")
    today = calendar.day_of(at)
    current = {
        unit.code: unit for unit in Unit.objects.select_for_update().filter(kind=UnitKind.HAMLET)
    }
    communes = {unit.code: unit for unit in queries.communes(today)}
    names = {(unit.parent_id, unit.folded) for unit in current.values() if unit.valid_to is None}
    taken = set(current)
    made: list[Unit] = []
    renamed: list[Unit] = []
    for row in hamlets.committed(rows):
        commune = communes.get(row.commune)
        if commune is None:
            raise WrongState("units.preview-out-of-date", line=row.line)
        if row.verdict == hamlets.NEW:
            if (commune.pk, fold(row.name)) in names:
                raise WrongState("units.preview-out-of-date", line=row.line)
            made.append(_hamlet(row, commune, taken))
        else:
            unit = current.get(row.code)
            if unit is None or unit.parent_id != commune.pk or unit.valid_to is not None:
                raise WrongState("units.preview-out-of-date", line=row.line)
            unit.name, unit.short_name, unit.folded = row.name, row.name, fold(row.name)
            renamed.append(unit)
    Unit.objects.bulk_create(made)
    Unit.objects.bulk_update(renamed, ["name", "short_name", "folded"])
    audit.record(
        "units.hamlets.imported",
        subject=("unit", _province_of(communes) or "hamlets"),
        by=by,
        at=at,
        details={
            "made": len(made),
            "renamed": len(renamed),
            "codes": sorted(unit.code for unit in (*made, *renamed)),
        },
    )
    return Imported(made=len(made), renamed=len(renamed))


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One line of a list of bodies: what it is called and which territory it answers for."""

    line: int
    area: str  # our code
    kind: str
    name: str
    valid_from: date | None


@transaction.atomic
def import_bodies(*, rows: Sequence[BodyRow], by: Actor, at: datetime) -> int:
    """Make the bodies of a list that somebody has seen as a preview: all of them or none.

    Each stands under the People's Committee of its territory, where there is one.
    """
    policies.check_can_administer(by)
    today = calendar.day_of(at)
    areas = {one.code: one for one in queries.as_of(today).filter(code__in={r.area for r in rows})}
    names = set(
        queries.as_of(today).filter(area__in=areas.values()).values_list("area__code", "folded")
    )
    taken = set(Unit.objects.values_list("code", flat=True))
    made: list[Unit] = []
    for row in rows:
        area = areas.get(row.area)
        if area is None or (row.area, fold(row.name)) in names:
            raise WrongState("units.preview-out-of-date", line=row.line)
        names.add((row.area, fold(row.name)))
        made.append(
            Unit(
                code=free_code(blueprint.body_code(area.code, row.kind), taken),
                kind=row.kind,
                name=row.name,
                short_name=row.name[:120],
                folded=fold(row.name),
                parent=queries.body(area, queries.GOVERNMENT, today),
                area=area,
                valid_from=row.valid_from or today,
                outside=row.kind == UnitKind.OUTSIDE,
            )
        )
    Unit.objects.bulk_create(made)
    audit.record(
        "units.bodies.imported",
        subject=("unit", _province_of(areas) or "bodies"),
        by=by,
        at=at,
        details={"made": len(made), "codes": sorted(unit.code for unit in made)},
    )
    return len(made)


def _province_of(communes: dict[str, Unit]) -> str:
    return next((code.split("-")[0] for code in communes), "")


def _hamlet(row: Row, commune: Unit, taken: set[str]) -> Unit:
    return Unit(
        code=hamlet_code(commune.code, taken),
        kind=UnitKind.HAMLET,
        name=row.name,
        short_name=row.name,
        folded=fold(row.name),
        parent=commune,
        valid_from=row.valid_from or commune.valid_from,
    )
