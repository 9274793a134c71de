"""Workers as processes of their own, some of which are killed in the middle of a chunk."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.models import Model

from hoiam.registers.models import Record, RecordStep, RecordText

ROOT = Path(__file__).resolve().parent.parent.parent
# Killed just before a chunk is committed: everything is done and nothing may be kept of it.
SCRIPT = """
import os, signal, sys, time
from datetime import datetime, timedelta
from django.conf import settings
name, code, at, size, piece, fatal = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = name
import django
django.setup()
from hoiam.core import actor
from hoiam.imports import queries
from hoiam.base.pace import Pace
from hoiam.imports import stretches
from hoiam.imports.actions import _committing, _reading, _steps, chunks
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import

_reading.READ_AT_ONCE = _committing.AT_ONCE = int(size)
stretches.MOST_ROWS = 2 * int(size)
put_down, written = _steps.put_down, 0

def put_down_or_die(of, **more):
    global written
    written += 1
    if written == int(fatal):
        os.kill(os.getpid(), signal.SIGKILL)
    put_down(of, **more)

_steps.put_down = put_down_or_die
by, hand = actor.system("work", act="w-child"), Hand()
hand.pace = Pace(int(piece), least=int(piece), most=int(piece))
at = datetime.fromisoformat(at)
chunks_done = 0
while True:
    done = chunks.advance(code=code, hand=hand, by=by, at=at)
    at += timedelta(seconds=1)
    chunks_done += done.worked
    if not done.worked:
        if not queries.progress(Import.objects.get(code=code)).is_busy:
            break
        time.sleep(0.002)
print(chunks_done)
"""


def run_worker(
    code: str, at: datetime, *, size: int = 25, piece: int = 25, fatal: int = 0
) -> subprocess.Popen[str]:
    """A worker on the database of this test, which reads so many rows at once and writes those of
    twice as many in the order of their days, piece by piece; it kills itself in its transaction number `fatal`."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"}
    name = str(connection.settings_dict["NAME"])
    numbers = map(str, (size, piece, fatal))
    command = [sys.executable, "-c", SCRIPT, name, code, at.isoformat(), *numbers]
    return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def everything(system: str) -> list[tuple[object, ...]]:
    """Every field of every record of a system, its text and its steps, but for keys and names."""
    records = list(Record.objects.filter(system=system).order_by("number", "version"))
    texts = {one.record_id: one for one in RecordText.objects.filter(record__system=system)}
    steps: dict[str, list[Model]] = {}
    for step in RecordStep.objects.order_by("digest"):
        steps.setdefault(step.record, []).append(step)
    return [
        tuple(_said(row) for row in (one, texts[one.pk], *steps.get(one.code, ())))
        for one in records
    ]


_LEFT_OUT = frozenset({"id", "code", "batch", "system", "record", "followed_in"})


def _said(row: Model) -> tuple[tuple[str, object], ...]:
    return tuple(
        (one.name, getattr(row, one.attname))
        for one in row._meta.concrete_fields
        if one.name not in _LEFT_OUT
    )
