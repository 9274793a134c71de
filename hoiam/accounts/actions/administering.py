"""Administration for half an hour, with a reason that leaders and the Front read."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from hoiam.accounts import policies, queries
from hoiam.accounts.models import AdministrationEnd, AdministrationSession, Officer
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState

SPAN = timedelta(minutes=30)  # house rule; longer by opening another one, with its own reason


@transaction.atomic
def open_administration(
    *, officer: Officer, reason: str, machine: datetime, by: Actor, at: datetime
) -> AdministrationSession:
    """Begin to administer; it ends by itself. The machine's clock counts, as for signing in."""
    held = queries.held_by(officer, day=calendar.day_of(at)) if by.code == officer.code else ()
    policies.check_can_open_administration(held, by)
    if not reason.strip():
        raise Invalid("accounts.administration-reason-needed", field="reason")
    session = AdministrationSession(
        code="qt-" + secrets.token_hex(10),
        officer=officer,
        reason=reason.strip()[:300],
        until=machine + SPAN,
        opened_at=at,
        opened_by=by.code,
    )
    session.save()
    audit.record(
        "accounts.administration.opened",
        subject=("officer", officer.code),
        by=by,
        at=at,
        details={"reason": session.reason, "minutes": SPAN // timedelta(minutes=1)},
    )
    return session


@transaction.atomic
def end_administration(*, session: AdministrationSession, by: Actor, at: datetime) -> None:
    """Nothing is administered in it any more."""
    rows = AdministrationSession.objects.select_for_update(of=("self",)).select_related("officer")
    session = rows.get(pk=session.pk)
    policies.check_can_end_administration(session, by)
    if AdministrationEnd.objects.filter(session=session).exists():
        raise WrongState("accounts.administration-ended")
    AdministrationEnd(session=session, ended_at=at, ended_by=by.code).save()
    audit.record(
        "accounts.administration.ended",
        subject=("officer", session.officer.code),
        by=by,
        at=at,
    )
