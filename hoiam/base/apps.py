from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate, pre_migrate

from hoiam.base import checks, migrating


class BaseConfig(AppConfig):
    name = "hoiam.base"
    label = "base"
    verbose_name = "Nền"
    checks = checks

    def ready(self) -> None:
        pre_migrate.connect(_before, sender=self)
        post_migrate.connect(_after, sender=self)
        migrating.current.connect(_after)


def _before(*, plan: list[Any] | None = None, **_given: Any) -> None:
    """Tables that are made anew must not have a trigger speaking of them."""
    from hoiam.base import steady  # noqa: PLC0415 (models are not there before)

    if plan:
        steady.remove()


def _after(**_given: Any) -> None:
    """Triggers stand wherever all their tables do: an installation may stop between versions."""
    from hoiam.base import steady  # noqa: PLC0415 (as above)

    if {"base_stamp", *steady.tables()} <= set(connection.introspection.table_names()):
        steady.install()
