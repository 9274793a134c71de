"""Writers of SQLite stand in line: in order, freed by whoever dies, never for readers."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection
from django.db.utils import OperationalError

from hoiam.base.models import Allowance
from hoiam.base.sqlite.queue import Line

HOLD = """
import sys, time
from hoiam.base.sqlite.queue import Line
line = Line(sys.argv[1])
assert line.enter(5)
print("in", flush=True)
time.sleep(60)
"""


def in_line(line: Line, name: int, came: list[int]) -> threading.Thread:
    def wait() -> None:
        assert line.enter(20)
        came.append(name)
        line.leave()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_threads_come_in_the_order_in_which_they_asked(tmp_path: Path) -> None:
    line, came = Line(str(tmp_path / "db")), list[int]()
    assert line.enter(1)
    threads = []
    for number in range(8):
        threads.append(in_line(line, number, came))
        while len(line._waiting) <= number:
            time.sleep(0.001)

    line.leave()
    for thread in threads:
        thread.join()

    assert came == list(range(8))


def test_who_waits_too_long_is_told_and_holds_up_nobody(tmp_path: Path) -> None:
    line = Line(str(tmp_path / "db"))
    assert line.enter(1)
    came: list[bool] = []
    thread = threading.Thread(target=lambda: came.append(line.enter(0.01)))
    thread.start()
    thread.join()

    line.leave()

    assert came == [False]
    assert line.enter(0.01)


def test_another_process_is_waited_for_and_frees_the_line_by_dying(tmp_path: Path) -> None:
    line = Line(str(tmp_path / "db"))
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "db")], stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"in\n"
    came = line.enter(0.05)

    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    other.stdout.close()

    assert not came
    assert line.enter(5)


def test_thread_lets_another_process_go_before_the_next_thread(tmp_path: Path) -> None:
    one, other = Line(str(tmp_path / "db")), Line(str(tmp_path / "db"))
    came: list[int] = []
    assert one.enter(1)
    threads = [in_line(one, 1, came)]
    while not one._waiting:
        time.sleep(0.001)
    threads.append(in_line(other, 2, came))
    while not one._others_wait():
        time.sleep(0.001)

    one.leave()
    for thread in threads:
        thread.join()

    assert sorted(came) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_reader_waits_for_nobody_and_a_writer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "sqlite":
        return  # a line stands before SQLite alone
    connection.ensure_connection()
    line = Line(os.fspath(connection.settings_dict["NAME"]))
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
    assert line.enter(5)
    try:
        assert Allowance.objects.count() == 0
        with pytest.raises(OperationalError):
            Allowance.objects.filter(name="x").delete()
        with pytest.raises(OperationalError):
            Allowance.objects.filter(name="x").update(tries=1)
    finally:
        line.leave()

    assert Allowance.objects.filter(name="x").update(tries=1) == 0
