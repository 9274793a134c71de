"""`python -m tests.standing.driver …`: an operator's commands in an installation of their own,
killed at chosen moments in a child of this process; then the same to the end, and a look.
"""

import contextlib
import io
import json
import os
import signal
import sys
import warnings
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django
from django.conf import settings

settings.STORAGES = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
if name := os.environ.get("HOIAM_TEST_NAME"):
    settings.DATABASES["default"]["NAME"] = name
django.setup()

from django.db import connection  # noqa: E402 - models need the set-up above

from hoiam.cli import main  # noqa: E402
from hoiam.standing import actions, archive, backup, restore, state  # noqa: E402
from tests.standing.looking import look  # noqa: E402


def die(*_given: object, **_named: object) -> Any:
    """The end of this process, with no time to finish anything."""
    os.kill(os.getpid(), signal.SIGKILL)


def after(function: Any, times: int = 1) -> Any:
    """The function does its work so many times; then comes the end."""
    left = [times]

    def done(*given: Any, **named: Any) -> Any:
        found = function(*given, **named)
        left[0] -= 1
        return found if left[0] else die()

    return done


BACKUP = {
    "files have second names": (backup, "_room_for", die),
    "half written": (archive.Writer, "add", after(archive.Writer.add)),
    "before it has its name": (backup._Sink, "finish", die),
}
RESTORE = {
    "half unpacked": (archive, "_written", after(archive._written, 2)),
    "told of erasures": (actions, "take_up", after(actions.take_up)),
    "half in its place": (Path, "rename", after(Path.rename)),
    "in its place": (restore, "_finish", die),
}
EVERY = {
    "half unpacked": RESTORE["half unpacked"],
    "unpacked": (restore, "_note", die),
    "loaded": (restore, "_compare", die),
    "migrated": (restore, "_replay", die),
    "about to take its place": (restore, "_note", after(restore._note, 2)),
    **RESTORE,
}
MOMENTS = {"backup": BACKUP, "restore": RESTORE, "restore-every": EVERY}


def killed(moment: tuple[Any, str, Any], arguments: list[str]) -> list[bool]:
    """Run a command in a child that dies at this moment: whether it did, whether everything else
    is told to wait, whether the database stands under its name."""
    connection.close()
    child = os.fork()
    if child == 0:
        setattr(*moment)
        main.main(arguments)
        os._exit(0)
    died = os.waitpid(child, 0)[1] == signal.SIGKILL
    return [died, state.is_restoring(), (Path(settings.DATA_DIR) / "hoiam.sqlite3").exists()]


def said(arguments: list[str]) -> list[Any]:
    """The same to its end: exit code and what it said."""
    with contextlib.redirect_stderr(io.StringIO()) as told, contextlib.redirect_stdout(told):
        code = main.main(arguments)
    return [code, told.getvalue()]


def run(moments: str, arguments: list[str], there: list[str]) -> dict[str, Any]:
    """All kills of one kind, then twice to the end, then a look."""
    command = [moments.partition("-")[0], *arguments]
    kills = {name: killed(moment, command) for name, moment in MOMENTS[moments].items()}
    if moments == "backup":
        return {"kills": kills}
    ends = [said(command), said(command)]
    if connection.vendor == "sqlite":
        connection.close()
    return {"kills": kills, "ends": ends, "look": look(*there)}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    given = json.loads(sys.argv[1])
    print(json.dumps(run(given["moments"], given["arguments"], given["there"])))
