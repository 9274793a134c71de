"""The one way to record that something was done. Called once by every action, in its transaction."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from hoiam.base import quick, stamps
from hoiam.base.models import Event
from hoiam.base.rows import as_json, insert_many
from hoiam.core.actor import Actor

type Plain = str | int | bool | list[str] | None


type Details = Mapping[str, Plain]

_waiting: ContextVar[list[Event] | None] = ContextVar("events", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Within it events wait for its end and are written by one statement, in their order: for an
    act none of whose parts reads what the others recorded. What is raised leaves none of them."""
    if _waiting.get() is not None:
        yield
        return
    events: list[Event] = []
    token = _waiting.set(events)
    try:
        yield
    finally:
        _waiting.reset(token)
    if not quick.insert_all(events):
        for event in events:
            event.save(force_insert=True)


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
    waiting = _waiting.get()
    if waiting is None:
        event.save(force_insert=True)
    else:
        waiting.append(event)
    stamps.follow(tag, (subject[0],))
    return event


def record_each(
    tag: str,
    told: Iterable[tuple[tuple[str, str], Details]],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Write one event on each of many subjects: one decision that touches all of them."""
    rows = [(kind, code, as_json(details)) for (kind, code), details in told]
    insert_many(
        Event,
        ("subject_kind", "subject_code", "details"),
        rows,
        tag=tag,
        act=by.act,
        recorded_at=at,
        recorded_by=by.code,
    )
    stamps.follow(tag, {kind for kind, _code, _details in rows})
