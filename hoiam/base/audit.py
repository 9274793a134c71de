"""The one way to record that something was done. Called once by every action, in its transaction."""

from collections.abc import Mapping
from datetime import datetime

from hoiam.base.models import Event
from hoiam.core.actor import Actor

type Plain = str | int | bool | list[str] | None


def record(
    tag: str,
    *,
    subject: tuple[str, str],
    by: Actor,
    at: datetime,
    details: Mapping[str, Plain] | None = None,
) -> Event:
    """Write the event of an action: what (`part.thing.verb`), on what (kind, code), who, when."""
    event = Event(
        tag=tag,
        act=by.act,
        subject_kind=subject[0],
        subject_code=subject[1],
        recorded_at=at,
        recorded_by=by.code,
        details=dict(details or {}),
    )
    event.save(force_insert=True)
    return event
