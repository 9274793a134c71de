"""Which command is which; each loads what it needs, and waits for nothing that others need."""

import argparse
import gc
import sys
from collections.abc import Callable

from django.db import DatabaseError, OperationalError, connection
from django.utils.module_loading import import_string

from hoiam.base import keeping, migrating, texts
from hoiam.base import training as birth
from hoiam.core.refusals import Refusal, WrongState
from hoiam.standing import state

# What may run before the database is one that can be asked.
UNBORN = frozenset({"serve", "demo", "migrate", "check", "restore"})
COMMANDS = {
    "officer": "hoiam.cli.officers.run",
    "serve": "hoiam.cli.starting.serve",
    "demo": "hoiam.cli.demo.run",
    "work": "hoiam.cli.work.run",
    "migrate": "hoiam.cli.starting.migrate",
    "units": "hoiam.cli.units.run",
    "import": "hoiam.cli.importing.run",
    "imports": "hoiam.cli.importing.show",
    "setup-link": "hoiam.cli.starting.setup_link",
    "training": "hoiam.cli.training.run",
    "keys": "hoiam.cli.keys.run",
    "open-data": "hoiam.cli.opening.run",
    "backup": "hoiam.cli.standing.backup",
    "restore": "hoiam.cli.standing.restore",
    "doctor": "hoiam.cli.doctoring.run",
    "routing": "hoiam.cli.routing.run",
    "recipients": "hoiam.cli.recipients_here.run",
    "recovery": "hoiam.cli.recovery_here.run",
    "log": "hoiam.cli.public_log.run",
    "seal-pages": "hoiam.cli.sealed_pages.run",
    "check": "hoiam.cli.starting.check",
}


def run(options: argparse.Namespace) -> int:
    """One command by name. Neither in a real nor in a training installation does one run that was
    set up for the other."""
    try:
        return _run(options)
    except Refusal as error:
        return _refused(error)
    except DatabaseError as error:
        refusal = _why_not(error)
        if refusal is None:
            raise
        return _refused(refusal)


def _run(options: argparse.Namespace) -> int:
    command: Callable[[argparse.Namespace], int] = import_string(COMMANDS[options.command])
    gc.freeze()  # what is loaded is no garbage; from here on there may be some
    gc.enable()
    if options.command not in {"restore", "check"}:
        state.refuse_half_restored()
    if options.command not in UNBORN:
        birth.refuse_mismatch()
        keeping.refuse_mismatch()
    return command(options)


def _refused(error: Refusal) -> int:
    text = texts.refusal(error)
    print(f"{text.what}\n{text.why}\n{text.next}", file=sys.stderr)
    return 1


def _why_not(error: DatabaseError) -> Refusal | None:
    """What an operator can mend: no database, none that was ever made, or one of an older version.
    Asked only after something failed, so that no command waits for it."""
    try:
        connection.ensure_connection()
    except OperationalError as away:
        return WrongState("base.database-away", why=str(away).splitlines()[0] if str(away) else "")
    return WrongState("base.database-behind") if migrating.is_behind() else None
