"""Queueing messages, leasing them to a worker, and recording what each attempt came to.

Delivery is at least once: a worker killed after the mail server took a message and before the
outcome was recorded gives its lease back, and the message goes out a second time, under the
same Message-ID. Never telling somebody would be worse than telling them twice.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from hoiam.base import audit
from hoiam.base.joined import joined
from hoiam.base.rows import insert_many
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.notices import delivery, policies
from hoiam.notices.delivery import Attempt, Result
from hoiam.notices.models import Channel, Notice, NoticeState, Outcome
from hoiam.rules import queries as rules

LEASE = timedelta(minutes=5)
# Waits after the first, second and third failure; after the fourth the next channel is tried.
BACKOFF = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
MACHINE_CHANNELS = (Channel.EMAIL, Channel.SMS)


@joined
def queue(
    *,
    template: str,
    about: tuple[str, str],
    recipient: str,
    subject: str,
    text: str,
    email: str,
    phone: str,
    by: Actor,
    at: datetime,
) -> Notice:
    """Put a message to one person in line; who left no way to be reached reads the page."""
    letter = Letter(template, about, recipient, subject, text, email, phone)
    notice = _written(letter, by=by, at=at)
    notice.save(force_insert=True)
    _record("notices.notice.queued", notice, by=by, at=at)
    return notice


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to one person, before it is put in line."""

    template: str
    about: tuple[str, str]
    recipient: str
    subject: str
    text: str
    email: str
    phone: str


@transaction.atomic
def queue_all(*, letters: Sequence[Letter], by: Actor, at: datetime) -> int:
    """Put what many people are told by one decision in line together; how many they are. One act,
    one event: each notice says itself when and by whom it was queued."""
    ways = {
        (email, phone): _way(email=email, phone=phone, channels=MACHINE_CHANNELS)
        for email in (False, True)
        for phone in (False, True)
    }
    insert_many(
        Notice,
        (
            *("code", "template", "about_kind", "about_code", "recipient", "subject", "text"),
            *("email", "phone", "channel", "state"),
        ),
        [
            (
                codes.new_code("nt", secrets.token_bytes),
                letter.template,
                *letter.about,
                letter.recipient,
                _one_line(letter.subject),
                normalise(letter.text),
                letter.email,
                letter.phone,
                *ways[bool(letter.email), bool(letter.phone)],
            )
            for letter in letters
        ],
        not_before=policies.earliest(at),
        queued_at=at,
        queued_by=by.code,
    )
    audit.record(
        "notices.letters.queued",
        subject=("queue", "notices"),
        by=by,
        at=at,
        details={"count": len(letters)},
    )
    return len(letters)


def _written(letter: Letter, *, by: Actor, at: datetime) -> Notice:
    """The row, with the way it goes first."""
    notice = Notice(
        code=codes.new_code("nt", secrets.token_bytes),
        template=letter.template,
        about_kind=letter.about[0],
        about_code=letter.about[1],
        recipient=letter.recipient,
        email=letter.email,
        phone=letter.phone,
        subject=_one_line(letter.subject),
        text=normalise(letter.text),
        not_before=policies.earliest(at),
        queued_at=at,
        queued_by=by.code,
    )
    _go_by(notice, MACHINE_CHANNELS)
    return notice


def _one_line(subject: str) -> str:
    return " ".join(normalise(subject).split())[:200]


def _go_by(notice: Notice, channels: tuple[Channel, ...]) -> None:
    email, phone = bool(notice.email), bool(notice.phone)
    notice.channel, notice.state = _way(email=email, phone=phone, channels=channels)


def _way(
    *, email: bool, phone: bool, channels: tuple[Channel, ...]
) -> tuple[Channel | Literal[""], NoticeState]:
    """The first of these machine channels that can reach the person, else an officer; who left no
    address reads the page."""
    if not email and not phone:
        return "", NoticeState.PAGE
    reachable = {Channel.EMAIL: email, Channel.SMS: phone}
    for channel in channels:
        if reachable[channel] and delivery.is_configured(channel):
            return channel, NoticeState.QUEUED
    return Channel.CALL if phone else Channel.EMAIL, NoticeState.BY_HAND


@transaction.atomic
def take(*, limit: int, by: Actor, at: datetime, machine: datetime | None = None) -> list[Notice]:
    """Lease the next messages to one worker; a worker that dies gives them back in five minutes
    of the machine's clock, where that is not the house's.

    An attempt is counted here, so that a message that kills its worker is not tried for ever.
    """
    if policies.earliest(at) > at:
        return []
    due = Notice.objects.filter(state=NoticeState.QUEUED, not_before__lte=at).filter(
        Q(lease_until__isnull=True) | Q(lease_until__lte=machine or at)
    )
    if not settings.WORKING_HOURS.covers(at, rules.calendar_on()):
        due = due.exclude(recipient__startswith=policies.OFFICERS)
    skip = connection.features.has_select_for_update_skip_locked
    rows = list(due.select_for_update(skip_locked=skip).order_by("not_before", "id")[:limit])
    for notice in rows:
        _lease(notice, at, machine or at)
    taken = [notice for notice in rows if notice.lease_until is not None]
    if rows:
        audit.record(
            "notices.queue.taken",
            subject=("queue", "notices"),
            by=by,
            at=at,
            details={"count": len(taken)},
        )
    return taken


def _lease(notice: Notice, at: datetime, machine: datetime) -> None:
    if notice.attempts > len(BACKOFF):
        _give_up_channel(notice, at)
    else:
        notice.attempts += 1
        notice.lease_until = machine + LEASE
    notice.save(update_fields=["attempts", "lease_until", "channel", "state", "not_before"])


def _give_up_channel(notice: Notice, at: datetime) -> None:
    tried = MACHINE_CHANNELS.index(Channel(notice.channel))
    _go_by(notice, MACHINE_CHANNELS[tried + 1 :])
    notice.attempts = 0
    notice.lease_until = None
    notice.not_before = policies.earliest(at)


@transaction.atomic
def record_attempt(*, notice: Notice, attempt: Attempt, by: Actor, at: datetime) -> Notice:
    """Record what a worker's attempt came to: told, tried again later, or the next channel."""
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    delivered = attempt.result is Result.DELIVERED
    _outcome(notice, attempt.channel, success=delivered, detail=attempt.detail, by=by, at=at)
    if delivered:
        _tell(notice, attempt.channel, by=by, at=at)
    elif notice.state == NoticeState.QUEUED and notice.channel == attempt.channel:
        _wait_or_go_on(notice, attempt, at)
    notice.save()
    tag = "notices.notice.delivered" if delivered else "notices.notice.not-delivered"
    _record(tag, notice, by=by, at=at, channel=attempt.channel, detail=attempt.detail)
    return notice


def _wait_or_go_on(notice: Notice, attempt: Attempt, at: datetime) -> None:
    if attempt.result is Result.WITHHELD:
        notice.state, notice.lease_until = NoticeState.WITHHELD, None
        return
    if attempt.result is Result.IMPOSSIBLE or notice.attempts > len(BACKOFF):
        _give_up_channel(notice, at)
        return
    notice.lease_until = None
    notice.not_before = policies.earliest(at + BACKOFF[max(notice.attempts, 1) - 1])


@transaction.atomic
def record_outcome(
    *, notice: Notice, channel: str, success: bool, detail: str, by: Actor, at: datetime
) -> Notice:
    """Record what an officer did by hand: a call, a message, paper carried by the hamlet head."""
    policies.check_can_record(by)
    if channel not in Channel.values:
        raise Invalid("notices.channel-unknown", field="channel", channel=channel)
    detail = normalise(detail)[:300]
    if not success and not detail:
        raise Invalid("notices.detail-missing", field="detail")
    notice = Notice.objects.select_for_update().get(pk=notice.pk)
    way = Channel(channel)
    _outcome(notice, way, success=success, detail=detail, by=by, at=at)
    if success:
        _tell(notice, way, by=by, at=at)
        notice.save()
    tag = "notices.notice.told" if success else "notices.notice.not-reached"
    _record(tag, notice, by=by, at=at, channel=way, detail=detail)
    return notice


def _outcome(
    notice: Notice, channel: Channel, *, success: bool, detail: str, by: Actor, at: datetime
) -> None:
    outcome = Outcome(
        notice=notice,
        channel=channel,
        success=success,
        detail=detail,
        attempted_at=at,
        attempted_by=by.code,
    )
    outcome.save(force_insert=True)


def _tell(notice: Notice, channel: Channel, *, by: Actor, at: datetime) -> None:
    """The first success counts; what comes after it is an outcome more."""
    notice.lease_until = None
    if notice.state != NoticeState.TOLD:
        notice.state, notice.channel = NoticeState.TOLD, channel
        notice.told_at, notice.told_by = at, by.code


def _record(
    tag: str, notice: Notice, *, by: Actor, at: datetime, channel: str = "", detail: str = ""
) -> None:
    """The event stands on what the notice is about, so that its history tells it.

    Neither address nor words are in it: an event outlives what may be erased.
    """
    way = channel or notice.channel
    audit.record(
        tag,
        subject=(notice.about_kind, notice.about_code),
        by=by,
        at=at,
        details={
            "notice": notice.code,
            "template": notice.template,
            "channel": Channel(way).label if way else NoticeState.PAGE.label,
            "detail": detail,
        },
    )
