"""Sending the weekly letter, and saying that one wants it or not."""

from datetime import date, datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import calendar, pending
from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.figures import policies
from hoiam.figures.digests import Written
from hoiam.figures.models import Digest, DigestChoice
from hoiam.notices import actions as notices


@transaction.atomic
def send_digest(*, officer: Officer, written: Written, by: Actor, at: datetime) -> Digest | None:
    """Put the letter of this week to one officer in line, once: nothing when it has gone. Without
    an address it is kept as not sent, so that somebody sees it."""
    policies.check_can_send_digest(by)
    day = calendar.day_of(at)
    week = pending.monday_of(day)
    # Two workers may come together: the second one waits here, and finds the row of the first.
    Officer.objects.select_for_update().get(pk=officer.pk)
    if Digest.objects.filter(week=week, officer=officer).exists():
        return None
    code = _queued(officer, week, written, by=by, at=at) if officer.email else ""
    digest = Digest(
        week=week, day=day, officer=officer, notice=code, open=written.open, late=written.late,
        made_at=at, made_by=by.code,
    )  # fmt: skip
    digest.save(force_insert=True)
    audit.record(
        "figures.digest.sent",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={"week": vn_date(week), "open": written.open, "late": written.late},
    )
    return digest


def _queued(officer: Officer, week: date, written: Written, *, by: Actor, at: datetime) -> str:
    notice = notices.queue(
        template="figures.digest",
        about=("digest", f"{week.isoformat()}-{officer.code}"[:60]),
        recipient=f"officer/{officer.code}",
        subject=written.subject,
        text=written.text,
        email=officer.email,
        phone="",
        by=by,
        at=at,
    )
    return notice.code


@transaction.atomic
def stop_digest(*, by: Actor, at: datetime) -> DigestChoice:
    """Get no weekly letter any more; the pages stay as they are."""
    policies.check_can_choose_digest(by)
    choice = _choice(by, at, wanted=False)
    audit.record("figures.digest.stopped", subject=("officer", by.code), by=by, at=at)
    return choice


@transaction.atomic
def resume_digest(*, by: Actor, at: datetime) -> DigestChoice:
    """Get it again, from the next one on."""
    policies.check_can_choose_digest(by)
    choice = _choice(by, at, wanted=True)
    audit.record("figures.digest.resumed", subject=("officer", by.code), by=by, at=at)
    return choice


def _choice(by: Actor, at: datetime, *, wanted: bool) -> DigestChoice:
    officer = Officer.objects.select_for_update().get(code=by.code)
    choice = DigestChoice(officer=officer, wanted=wanted, chosen_at=at, chosen_by=by.code)
    choice.save(force_insert=True)
    return choice
