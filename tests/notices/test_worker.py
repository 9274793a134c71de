"""The worker as a process: killed in the middle, beside another one, and never giving up."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from hoiam.cli import work
from hoiam.notices import actions as notices
from hoiam.notices.models import Outcome
from tests.notices.cast import NOON, WORKER, Gateway, after, queue

ROOT = Path(__file__).resolve().parent.parent.parent
WORKER_SCRIPT = """
import sys, os
from datetime import datetime
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.SMS_URL, settings.SMS_BODY = sys.argv[2], '{"to": "{phone}"}'
import django
django.setup()
from hoiam.cli import work
work.run_once(at=datetime.fromisoformat(sys.argv[3]))
"""


def start_worker(url: str, at: datetime) -> subprocess.Popen[bytes]:
    """A worker of its own on the database of this test."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"}
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen(
        [sys.executable, "-c", WORKER_SCRIPT, name, url, at.isoformat()], env=environment, cwd=ROOT
    )


def wait_for(calls: list[object], count: int) -> None:
    for _ in range(3000):
        if len(calls) >= count:
            return
        time.sleep(0.01)
    raise AssertionError("nobody called the gateway within half a minute")


@pytest.mark.django_db(transaction=True)
def test_message_of_a_killed_worker_goes_out_again(gateway: Gateway) -> None:
    notice = queue(email="")
    gateway.answering.clear()
    worker = start_worker(gateway.url(), NOON)
    wait_for(gateway.calls, 1)  # type: ignore[arg-type]

    worker.kill()
    worker.wait()
    gateway.answering.set()

    assert work.run_once(at=after(minutes=4)) == 0
    assert work.run_once(at=after(minutes=5)) == 1
    notice.refresh_from_db()
    assert notice.state == "told"
    assert Outcome.objects.count() == 1
    # At least once: it may have gone out twice, and the gateway can see that it is the same.
    assert [call.headers["Idempotency-Key"] for call in gateway.calls] == [notice.code] * 2


@pytest.mark.django_db(transaction=True)
def test_worker_process_tells_people(gateway: Gateway) -> None:
    notice = queue(email="")

    assert start_worker(gateway.url(), NOON).wait(timeout=60) == 0

    notice.refresh_from_db()
    assert notice.state == "told"


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_take_different_messages(both_configured: None) -> None:
    queued = [queue().code for _ in range(12)]
    start = threading.Barrier(3)

    def take(_: int) -> list[str]:
        start.wait()
        try:
            return [notice.code for notice in notices.take(limit=4, by=WORKER, at=NOON)]
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        taken = [code for codes in pool.map(take, range(3)) for code in codes]

    assert len(taken) == len(set(taken))
    rest = [notice.code for notice in notices.take(limit=12, by=WORKER, at=NOON)]
    assert sorted([*taken, *rest]) == sorted(queued)


@pytest.mark.django_db
def test_loop_outlives_a_database_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop = threading.Event()
    rounds: list[datetime] = []

    def run_once(*, at: datetime, machine: datetime) -> int:
        assert machine - at < timedelta(seconds=5)  # one clock, but for training
        rounds.append(at)
        if len(rounds) == 3:
            stop.set()
        if len(rounds) == 1:
            raise DatabaseError("0912345678 is somebody's number")
        return 0

    monkeypatch.setattr(work, "run_once", run_once)
    monkeypatch.setattr(work, "PAUSE", 0)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)

    work.loop(stop)

    assert len(rounds) == 3
    assert "DatabaseError" in caplog.text
    assert "0912345678" not in caplog.text


@pytest.mark.parametrize(
    ("url", "options"),
    [
        (
            "smtp://hoiam:b%C3%AD%40mat@mail.example.vn",
            "mail.example.vn 25 hoiam bí@mat False False",
        ),
        ("smtps://mail.example.vn", "mail.example.vn 465   True False"),
        ("smtp+starttls://a:b@mail.example.vn", "mail.example.vn 587 a b False True"),
        ("smtp+starttls://mail.example.vn:2525", "mail.example.vn 2525   False True"),
    ],
)
def test_address_of_the_mail_server_is_read(url: str, options: str, tmp_path: Path) -> None:
    done = configured_with(url, tmp_path)

    assert done.stdout.strip() == f"{options} True"


@pytest.mark.parametrize("url", ["mail.example.vn", "https://mail.example.vn"])
def test_wrong_address_of_the_mail_server_stops_the_start(url: str, tmp_path: Path) -> None:
    done = configured_with(url, tmp_path)

    assert done.returncode != 0
    assert "HOIAM_EMAIL_URL" in done.stderr


def configured_with(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    script = (
        "from django.conf import settings\n"
        "o = settings.MAILERS['default']['OPTIONS']\n"
        "names = 'host port username password use_ssl use_tls'.split()\n"
        "print(*[o[name] for name in names], settings.MAIL_CONFIGURED)\n"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
        "HOIAM_DATA_DIR": str(folder / "data"),
        "HOIAM_KEYS_DIR": str(folder / "keys"),
        "HOIAM_EMAIL_URL": url,
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
