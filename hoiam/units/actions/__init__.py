"""The acts on territories, bodies and competence."""

from hoiam.units.actions.changes import create_unit, move_hamlet, replace_units
from hoiam.units.actions.competence import (
    CompetencePlan,
    end_competence,
    set_competence,
    set_competences,
    set_own_competence,
)
from hoiam.units.actions.files import apply_changes
from hoiam.units.actions.lists import BodyRow, Imported, import_bodies, import_hamlets
from hoiam.units.actions.loading import Loaded, load_province
from hoiam.units.actions.naming import bring_into_force, redesignate, rename
from hoiam.units.actions.placing import end_status, place, set_status
from hoiam.units.succession import NewUnit

__all__ = [
    "BodyRow",
    "CompetencePlan",
    "Imported",
    "Loaded",
    "NewUnit",
    "apply_changes",
    "bring_into_force",
    "create_unit",
    "end_competence",
    "end_status",
    "import_bodies",
    "import_hamlets",
    "load_province",
    "move_hamlet",
    "place",
    "redesignate",
    "rename",
    "replace_units",
    "set_competence",
    "set_competences",
    "set_own_competence",
    "set_status",
]
