"""Migrations without making every model anew for each: the same tables in a fifth of the time.

With each new table or relation Django makes every model anew that is related to it, and those
related to them: in a house where everything has an officer and a unit that is all of them, each
time, four fifths of what a first start and an upgrade wait for. What is said to the database needs
only the model itself. A step that runs Python may go through rows by way of relations: before it
every model is made anew, as Django does it where it put that off.
"""

import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ModelState, ProjectState
from django.dispatch import Signal

# Sent where nothing had to be migrated, for what stands beside the tables and may be of another
# version of the program all the same (triggers); after a migration Django sends its own.
current = Signal()


def migrate() -> None:
    """Bring the database to this version."""
    if not is_behind():
        current.send(sender=None)
        return
    with lightly():
        call_command("migrate", verbosity=0, interactive=False)


def is_empty() -> bool:
    """Whether no migration has ever run here."""
    return not MigrationRecorder(connection).applied_migrations()


def is_behind() -> bool:
    """Whether this version has migrations that have not run here, by their names alone."""
    wanted = {
        (config.label, module.name)
        for config in apps.get_app_configs()
        for module in pkgutil.iter_modules([str(Path(config.path) / "migrations")])
    }
    return not wanted <= set(MigrationRecorder(connection).applied_migrations())


@contextmanager
def lightly() -> Iterator[None]:
    """While this lasts a change of one model makes that model anew and no other."""
    before = {name: getattr(ProjectState, name) for name in _LIGHTLY}
    try:
        for name, way in _LIGHTLY.items():
            setattr(ProjectState, name, way)
        yield
    finally:
        for name, way in before.items():
            setattr(ProjectState, name, way)


def _add_model(state: ProjectState, model_state: ModelState) -> None:
    """As Django's, without looking for models that are related to one that is new."""
    key = model_state.app_label, model_state.name_lower
    state.models[key] = model_state
    if state._relations is not None:  # type: ignore[attr-defined]
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:  # asking for it would make it
        state.is_delayed = True
        state.apps.render_multiple([model_state])


def _itself(
    state: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> set[tuple[str, str]]:
    """In place of all that are related. A step that runs Python first has every model made anew."""
    state.is_delayed = True
    return {(app_label, model_name)}


_LIGHTLY = {"add_model": _add_model, "_find_reload_model": _itself}
