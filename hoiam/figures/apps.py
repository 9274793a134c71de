from collections.abc import Set
from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.migrations import Migration, operations
from django.db.models.signals import post_migrate, pre_migrate

from hoiam.base import migrating


class FiguresConfig(AppConfig):
    name = "hoiam.figures"
    label = "figures"
    verbose_name = "Số liệu"

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)
        migrating.current.connect(_after)


# What leaves rows and tables as they are.
_OF_INDEXES = (operations.AddIndex, operations.RemoveIndex)
# What makes or changes one table and leaves all others alone. Another type of a field is not among
# them: of a key it makes every table anew that points to it.
_OF_ONE_TABLE = (
    operations.CreateModel, operations.DeleteModel, operations.AddField, operations.RemoveField,
    operations.AddConstraint, operations.RemoveConstraint,
)  # fmt: skip


def _before(*, plan: list[Any] | None = None, **_given: Any) -> None:
    """Tables that are made anew must not have a trigger speaking of them, and what is written into
    them by a migration is counted anew."""
    from hoiam.figures.rollup import triggers  # noqa: PLC0415 (models are not there before)

    if plan and not all(_leaves(step, triggers.tables()) for step, _back in plan):
        triggers.remove()


def _leaves(step: Migration, watched: Set[str]) -> bool:
    """Whether a migration leaves all tables alone that figures are counted from."""
    return all(
        isinstance(one, _OF_INDEXES)
        or (
            isinstance(one, _OF_ONE_TABLE)
            and f"{step.app_label}_{getattr(one, 'model_name', getattr(one, 'name', '')).lower()}"
            not in watched
        )
        for one in step.operations
    )


def _after(**_given: Any) -> None:
    """Triggers stand wherever all their tables do: an installation may stop between versions."""
    from hoiam.figures.rollup import triggers  # noqa: PLC0415 (as above)

    tables = set(connection.introspection.table_names())
    if triggers.tables() <= tables:
        triggers.install()
