"""kill -9 of workers that count dates anew, two at a time: every date moves, and moves once.

Who spoke is told once: a chunk and its messages are one transaction.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import date

import pytest
from django.db import connection

from bench.product import ROOT
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate, Recount
from hoiam.notices.models import Notice
from hoiam.rules import actions as rules
from tests.cast import NOW, make_cast
from tests.commitments.recounting import AFTERWARDS, clock

CLOCKS, SPOKEN, KILLS = 120, 20, 3
# Small chunks and a breath after each, so that a kill finds the work half done.
WORKER = """
import sys, time
from datetime import datetime
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from hoiam.cli import work
from hoiam.commitments.actions import recounting
recounting.AT_ONCE = 4
at = datetime.fromisoformat(sys.argv[2])
idle = 0
while idle < 3:
    idle = 0 if work.recount_once(at=at) else idle + 1
    time.sleep(0.01)
"""


def _worker() -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"}
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", WORKER, name, AFTERWARDS.isoformat()]
    return subprocess.Popen(command, env=environment, cwd=ROOT)


def _done() -> int:
    return sum(Recount.objects.values_list("done", flat=True))


def _wait_for(count: int, workers: list[subprocess.Popen[bytes]]) -> None:
    until = time.monotonic() + 60
    while _done() < count and any(worker.poll() is None for worker in workers):
        assert time.monotonic() < until, "nothing was counted"
        time.sleep(0.005)


@pytest.mark.django_db(transaction=True)
def test_every_date_moves_once_when_workers_are_killed_again_and_again() -> None:
    rand = random.Random(5)
    cast = make_cast()
    for number in range(SPOKEN):
        cast.receive(f"k{number}")
    for number in range(CLOCKS):
        clock(cast, number=number)
    for day in (date(2026, 10, 7), date(2026, 10, 8)):
        rules.override_day(
            day=day, working=False, reason="Bão", decision="Công điện 88",
            by=cast.actor("administrator"), at=NOW,
        )  # fmt: skip

    kills = 0
    while not Recount.objects.exists() or Recount.objects.exclude(state="done").exists():
        workers = [_worker(), _worker()]
        if kills < KILLS:
            _wait_for(_done() + rand.randint(4, 30), workers)
            time.sleep(rand.uniform(0, 0.02))
            kills += any(worker.poll() is None for worker in workers)
            for worker in workers:
                worker.kill()
        for worker in workers:
            worker.wait(timeout=120)

    assert kills == KILLS
    assert set(Commitment.objects.values_list("due_on", flat=True)) == {date(2026, 10, 20)}
    moved = Counter(DueDate.objects.filter(ground="calendar").values_list("commitment", flat=True))
    assert set(moved.values()) == {1}
    assert len(moved) == CLOCKS + SPOKEN
    told = Notice.objects.filter(template="cases.recounted")
    assert Counter(told.values_list("about_code", flat=True)) == Counter(
        Commitment.objects.filter(kind=CommitmentKind.ANSWER).values_list("about_code", flat=True)
    )
    runs = [(run.total, run.done, run.moved) for run in Recount.objects.order_by("id")]
    assert runs == [
        (CLOCKS + SPOKEN, CLOCKS + SPOKEN, CLOCKS + SPOKEN),
        (CLOCKS + SPOKEN, CLOCKS + SPOKEN, 0),
    ]
