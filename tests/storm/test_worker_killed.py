"""kill -9 of the worker while letters go out: everybody gets theirs, and it is known who did.

One message and one kill stand in tests/notices; here many letters meet kills at any moment.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from bench.product import ROOT
from hoiam.notices.actions import LEASE
from hoiam.notices.models import Notice, NoticeState, Outcome
from tests.notices.cast import NOON, Mailbox, mail_server, queue

LETTERS = 24
# The moment is given: at night no machine sends, and a lease runs out within a test.
WORKER = """
import sys
from datetime import datetime, timedelta
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from hoiam.cli import work
at = datetime.fromisoformat(sys.argv[2])
while work.run_once(at=at):
    at += timedelta(seconds=1)
"""


def _worker(box: Mailbox, at: datetime) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
        "HOIAM_EMAIL_URL": f"smtp://127.0.0.1:{box.port}",
    }
    name = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-c", WORKER, name, at.isoformat()]
    return subprocess.Popen(command, env=environment, cwd=ROOT)


def _wait_for_letters(box: Mailbox, count: int, worker: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while len(box.letters) < count and worker.poll() is None:
        assert time.monotonic() < until, "no letter arrived"
        time.sleep(0.002)


@pytest.mark.django_db(transaction=True)
def test_every_letter_arrives_when_the_worker_is_killed_again_and_again(settings: Settings) -> None:
    rand = random.Random(3)
    settings.MAIL_CONFIGURED = True
    with mail_server() as box:
        for number in range(LETTERS):
            queue(email=f"nguoi-{number}@example.vn", phone="", recipient=f"voice/y-{number}")
        kills, at = 0, NOON
        while Notice.objects.filter(state=NoticeState.QUEUED).exists():
            worker = _worker(box, at)
            if kills < 4:
                _wait_for_letters(box, len(box.letters) + rand.randint(1, 6), worker)
                time.sleep(rand.uniform(0, 0.01))
                kills += worker.poll() is None
                worker.kill()
            worker.wait(timeout=60)
            at += LEASE + timedelta(seconds=1)

    assert kills == 4
    told = Notice.objects.filter(state=NoticeState.TOLD).count()
    assert told == LETTERS
    assert Outcome.objects.filter(success=True).count() == LETTERS
    arrived = Counter(str(letter["To"]) for letter in box.letters)
    assert set(arrived) == {f"nguoi-{number}@example.vn" for number in range(LETTERS)}
    # A kill between the server's yes and our note sends one letter again, under the same name.
    assert len(box.letters) - LETTERS <= kills
    names = {str(letter["To"]): str(letter["Message-ID"]) for letter in box.letters}
    assert all(names[str(letter["To"])] == letter["Message-ID"] for letter in box.letters)
