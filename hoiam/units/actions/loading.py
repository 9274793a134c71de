"""Loading a province with everything that comes with the program."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit, statistics
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.units import blueprint, catalogue, policies
from hoiam.units.actions import _rows
from hoiam.units.models import ChangeLink, Competence, Designation, Unit


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows a load made; nothing where everything was there."""

    units: int
    changes: int
    names: int
    fields: int
    competences: int


@transaction.atomic
def load_province(*, code: str, by: Actor, at: datetime) -> Loaded:
    """Make the units, fields and default competence of a province; what is there stays as it is.

    Several may be loaded: an office at a border between provinces, or a ministry, needs more.
    """
    policies.check_can_administer(by)
    try:
        province = catalogue.province(code)
    except KeyError:
        raise NotFound("units.province-unknown", given=code) from None
    templates = catalogue.bodies()
    plans = list(blueprint.units_of(province, templates))
    made = _rows.make(plans)
    _rows.mark_unknown_beginnings(plans)
    loaded = Loaded(
        units=len(made),
        changes=_rows.link(blueprint.links_of(province)),
        names=_rows.call(blueprint.names_of(province, templates)),
        fields=_rows.make_fields(),
        competences=_rows.make_competences(province=code, by=by, at=at),
    )
    statistics.collect(Unit, ChangeLink, Designation, Competence)
    audit.record(
        "units.province.loaded",
        subject=("unit", code),
        by=by,
        at=at,
        details={"name": province.name, "units": loaded.units, "competences": loaded.competences},
    )
    return loaded
