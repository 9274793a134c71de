"""The worker that reminds: killed in the middle of a chunk, beside another one, and giving way."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from pytest_django import Settings

from hoiam.base.models import Event
from hoiam.cli import reminding
from hoiam.commitments.reminders import Escalation, Reminder, ReminderRound
from hoiam.notices.models import Notice
from tests.cast import Cast, make_cast
from tests.commitments.reminding import owed, vn

ROOT = Path(__file__).resolve().parent.parent.parent
DUTIES, CHUNK = 9, 2
LATE = date(2026, 10, 9)
MORNING = "2026-10-26 07:30"
# Killed just before a chunk is committed: everything is done and nothing may be kept of it.
SCRIPT = """
import os, signal, sys
from datetime import datetime
from django.conf import settings
name, at, size, fatal = sys.argv[1:]
settings.DATABASES["default"]["NAME"] = name
settings.MAIL_CONFIGURED = True
import django
django.setup()
from hoiam.cli import reminding
from hoiam.commitments.actions import _rounds
from hoiam.commitments.reminders import ReminderRound

_rounds.AT_ONCE = int(size)
saved, save = 0, ReminderRound.save

def save_and_die(*given, **named):
    global saved
    save(*given, **named)
    saved += 1
    if saved == int(fatal):
        os.kill(os.getpid(), signal.SIGKILL)

ReminderRound.save = save_and_die
at = datetime.fromisoformat(at)
while reminding.remind_once(at=at):
    pass
"""


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    for name in ("handler", "leader"):
        cast.officers[name].email = f"{name}@example.vn"
        cast.officers[name].save()
    for number in range(DUTIES):
        owed(cast, LATE, number=number)
    return cast


def start(fatal: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hoiam.config.settings"}
    given = [str(connection.settings_dict["NAME"]), vn(MORNING).isoformat(), str(CHUNK), str(fatal)]
    return subprocess.Popen([sys.executable, "-c", SCRIPT, *given], env=environment, cwd=ROOT)


def assert_everything_was_said_once() -> None:
    (run,) = ReminderRound.objects.all()
    assert (run.state, run.reminded, run.escalated, run.told) == ("done", DUTIES, DUTIES, 2)
    assert Reminder.objects.count() == Escalation.objects.count() == DUTIES
    assert Reminder.objects.values("commitment").distinct().count() == DUTIES
    assert sorted(Notice.objects.values_list("email", flat=True)) == [
        "handler@example.vn", "leader@example.vn",
    ]  # fmt: skip
    raised = Event.objects.filter(tag="commitments.commitment.escalated")
    assert raised.count() == raised.values("subject_code").distinct().count() == DUTIES


@pytest.mark.django_db(transaction=True)
def test_killed_workers_leave_nothing_said_twice_and_nothing_unsaid(cast: Cast) -> None:
    # Killed in the second chunk of reminders, then in that of escalations, then at the letters.
    for fatal in (2, 6, 5):
        assert start(fatal).wait(timeout=120) == -9

    assert start(0).wait(timeout=120) == 0

    assert_everything_was_said_once()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_say_everything_once(cast: Cast) -> None:
    both = [start(0), start(0)]

    assert [worker.wait(timeout=120) for worker in both] == [0, 0]
    while reminding.remind_once(at=vn(MORNING)):
        pass

    assert_everything_was_said_once()


@pytest.mark.django_db
def test_worker_that_finds_the_database_held_comes_again(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_CONFIGURED = True

    def busy(**_given: object) -> None:
        raise OperationalError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(reminding, "ACTS", (busy,))
        assert not reminding.remind_once(at=vn(MORNING))
    assert not Reminder.objects.exists()

    assert not reminding.remind_once(at=vn(MORNING))
    assert_everything_was_said_once()


@pytest.mark.django_db
def test_messages_are_not_kept_waiting_for_a_long_round(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "AT_A_TIME", 0)

    assert reminding.remind_once(at=vn(MORNING))
