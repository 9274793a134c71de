"""Pausing, going on, giving up: by a person, or because the file cannot be taken."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal
from hoiam.imports import policies, store
from hoiam.imports.actions import _shared
from hoiam.imports.models import Import, ImportState


@transaction.atomic
def pause(*, of: Import, by: Actor, at: datetime) -> Import:
    """Stop after the chunk that is on its way; what is done stays done."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_running(of)
    of.paused_at, of.paused_by = at, by.code
    of.save()
    audit.record("imports.import.paused", subject=_shared.subject(of), by=by, at=at)
    return of


@transaction.atomic
def resume(*, of: Import, by: Actor, at: datetime) -> Import:
    """Go on after the last row that is done."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_paused(of)
    of.paused_at, of.paused_by = None, ""
    of.save()
    audit.record("imports.import.resumed", subject=_shared.subject(of), by=by, at=at)
    return of


@transaction.atomic
def drop(*, of: Import, by: Actor, at: datetime) -> Import:
    """Give it up: nothing of it is ever shown, and its cells go."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_not_ended(of)
    _shared.give_up_batch(of, "Việc nạp bị bỏ.", by, at)
    _end(of, ImportState.DROPPED, by, at)
    audit.record("imports.import.dropped", subject=_shared.subject(of), by=by, at=at)
    return of


@transaction.atomic
def refuse(*, of: Import, error: Refusal, by: Actor, at: datetime) -> Import:
    """The file, or what was confirmed, cannot be taken: the reason is kept, the cells go."""
    of = _shared.locked(of)
    policies.check_can_import(of.target, of.unit, by)
    policies.check_not_ended(of)
    _shared.give_up_batch(of, "Không nạp được.", by, at)
    of.refusal = error.code
    of.details = {name: _plain(value) for name, value in error.details.items()}
    _end(of, ImportState.REFUSED, by, at)
    audit.record(
        "imports.import.refused",
        subject=_shared.subject(of),
        by=by,
        at=at,
        details={"file": of.file_name, "code": error.code},
    )
    return of


def _plain(value: object) -> str | int | float:
    return value if isinstance(value, int | float) else str(value)[:300]


def _end(of: Import, state: ImportState, by: Actor, at: datetime) -> None:
    of.state, of.clearing, of.lease_until = state, True, None
    _shared.forget_samples(of)
    of.paused_at, of.paused_by = None, ""
    of.ended_at, of.ended_by = at, by.code
    of.save()
    transaction.on_commit(lambda: store.remove(of.code))
