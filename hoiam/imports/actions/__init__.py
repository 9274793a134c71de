"""The acts on an import. What goes on between them, chunk by chunk, is `chunks.advance`: a chunk is
no act of its own, nobody sees anything of it."""

from hoiam.imports.actions.finishing import finish
from hoiam.imports.actions.keeping import save_profile
from hoiam.imports.actions.starting import (
    choose_legacy,
    choose_sheet,
    confirm,
    map_columns,
    start,
)
from hoiam.imports.actions.stopping import drop, pause, refuse, resume

__all__ = [
    "choose_legacy",
    "choose_sheet",
    "confirm",
    "drop",
    "finish",
    "map_columns",
    "pause",
    "refuse",
    "resume",
    "save_profile",
    "start",
]
