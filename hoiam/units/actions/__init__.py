"""The acts on territories, bodies and competence."""

from hoiam.units.actions.changes import rename, replace_units, set_competence
from hoiam.units.actions.lists import Imported, import_hamlets
from hoiam.units.actions.loading import Loaded, load_province
from hoiam.units.succession import NewUnit

__all__ = [
    "Imported",
    "Loaded",
    "NewUnit",
    "import_hamlets",
    "load_province",
    "rename",
    "replace_units",
    "set_competence",
]
