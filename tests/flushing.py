"""How the tables are emptied behind a test that did not roll back.

Django flushes every table, then lets each app say what follows a migration. Nine tenths of that is
writing anew the types of content and the permissions, which nothing in the product reads and no
test changes: here those two tables stay as they are. What the product itself does after a
migration (its triggers stand again) is done as ever.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.db import connection
from django.db.models.signals import post_migrate

LEFT = frozenset({"django_content_type", "auth_permission"})
_PERMISSIONS = "django.contrib.auth.management.create_permissions"  # under which Django connects it


@contextmanager
def lightly() -> Iterator[None]:
    """Within this a flush leaves alone what would be written again as it was."""
    names = connection.introspection.django_table_names

    def flushed(*given: bool, **named: bool) -> list[str]:
        return [name for name in names(*given, **named) if name not in LEFT]

    connected = post_migrate.disconnect(dispatch_uid=_PERMISSIONS)
    assert connected and post_migrate.disconnect(create_contenttypes)
    try:
        with patch.object(connection.introspection, "django_table_names", flushed):
            yield
    finally:
        post_migrate.connect(create_contenttypes)
        post_migrate.connect(create_permissions, dispatch_uid=_PERMISSIONS)
