"""Ten thousand rows, a worker killed again and again at any moment: as if nothing had happened."""

import random
import signal
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hoiam.imports import actions
from hoiam.imports.actions._shared import READING_LEASE
from hoiam.imports.models import Import, ImportState
from tests.cast import NOW, make_cast
from tests.imports.walking import CASES, HEADER, line, start, taken_in, verdicts, work
from tests.imports.workers import everything, run_worker

ROWS = 10_000
KILLS = 3  # in each of the three stages
STATES = ("Mới", "Xong", "Chuyển")


def _file(rand: random.Random) -> str:
    lines = (
        line(
            f"{number:05}",
            f"việc số {number}: {rand.random()}",
            state=rand.choice(STATES),
            opened=rand.choice(("24/4/2026 16:05", "1/6/2025", "31/2/2026", "")),
            area=rand.choice(("Bản Mẫu", "Khe Thử", "Đâu đó")),
        )
        for number in range(ROWS)
    )
    return HEADER + "".join(lines)


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_rows_survive_any_kill(tmp_path: Path) -> None:
    rand = random.Random()
    cast = make_cast()
    clerk, text = cast.actor("clerk"), _file(random.Random(7))
    first = taken_in(cast, tmp_path, text, replace(CASES, system="Sổ đối chứng"))
    of = start(cast, tmp_path, text)

    kills = _work_and_be_killed(of, rand)
    actions.map_columns(of=of, mapping=CASES, profile_name="", by=clerk, at=NOW)
    kills += _work_and_be_killed(of, rand)
    actions.confirm(of=of, by=clerk, at=NOW)
    kills += _work_and_be_killed(of, rand)

    assert of.state == ImportState.COMMITTED
    assert kills > 0
    assert verdicts(of) == verdicts(first)
    assert everything("Sổ cũ") == everything("Sổ đối chứng")


def _work_and_be_killed(of: Import, rand: random.Random) -> int:
    """One stage; how many workers were killed in it."""
    at, kills = NOW, 0
    for _ in range(KILLS):
        at += READING_LEASE + timedelta(hours=1)
        child = run_worker(of.code, at, size=100)
        time.sleep(rand.uniform(1, 4))  # the start of a worker takes about one of these
        child.kill()
        kills += child.wait(timeout=60) == -signal.SIGKILL
        child.communicate()
    work(of, at=at + READING_LEASE + timedelta(hours=1))
    return kills
