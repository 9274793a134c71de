"""Working on a data folder that has not taken its place yet: what is restored is migrated, told of
erasures and looked at there, and only then becomes the installation's.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from hoiam.standing import snapshots

DATABASE = "hoiam.sqlite3"


@contextlib.contextmanager
def within(folder: Path) -> Iterator[None]:
    """The product's own code, with its data here. A command is one process with one thread."""
    names = ("DATA_DIR", "UPLOADS_DIR", "FILE_UPLOAD_TEMP_DIR")
    before = {name: getattr(settings, name) for name in names}
    database = connection.settings_dict["NAME"]
    connection.close()
    settings.DATA_DIR, settings.UPLOADS_DIR = folder, folder / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR = folder / "passing"
    if connection.vendor == snapshots.SQLITE:
        connection.settings_dict["NAME"] = str(folder / DATABASE)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = database
        for name, value in before.items():
            setattr(settings, name, value)
