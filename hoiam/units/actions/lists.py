"""Taking in a list of hamlets that somebody has seen as a preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import fold
from hoiam.units import hamlets, policies, queries
from hoiam.units.hamlets import Row
from hoiam.units.models import Unit, UnitKind
from hoiam.units.succession import hamlet_code


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
