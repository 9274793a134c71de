"""What a training installation is born by and how its clock is turned; which keys seal what is
personal, and how the values move from one to the next."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from hoiam.base import audit, encryption, keeping, keys, policies, queries, resealing
from hoiam.base.models import DataKey, Event, TrainingClock
from hoiam.base.queries import SealedColumn
from hoiam.core import course
from hoiam.core.actor import Actor
from hoiam.core.course import ORDINARY, STOPPED
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import vn_moment

SUBJECT = ("installation", "training")


@transaction.atomic
def begin_training(*, machine: datetime, by: Actor, at: datetime) -> TrainingClock:
    """Mark the database as a training installation's, for ever.

    Every act of the product leaves an event, so that only a database in which nobody has ever
    done anything takes the mark: no real case can become a training one.
    """
    policies.check_can_turn_clock(by)
    if Event.every.exists() or TrainingClock.objects.exists():
        raise WrongState("base.training-too-late")
    row = _written(1, machine=machine, speed=ORDINARY, until=None, by=by, at=at)
    audit.record("base.training.begun", subject=SUBJECT, by=by, at=at)
    return row


@transaction.atomic
def turn_clock(
    *, speed: int, until: datetime | None, machine: datetime, by: Actor, at: datetime
) -> TrainingClock:
    """From now on the clock stands still, goes as in life, or hurries up to a moment.

    `at` is what it shows now, `machine` what the machine's own clock says; it goes on from what
    it shows and never back, also when two trainers press at once.
    """
    policies.check_can_turn_clock(by)
    last = TrainingClock.objects.select_for_update().order_by("-number").first()
    if last is None:
        raise WrongState("base.not-training")
    if machine < last.since or at < last.course.reading(machine):
        raise WrongState("base.clock-turned")
    if until is not None:
        course.check_reach(at, until)
    row = _written(last.number + 1, machine=machine, speed=speed, until=until, by=by, at=at)
    audit.record(
        "base.training.clock-turned",
        subject=SUBJECT,
        by=by,
        at=at,
        details={"pace": _pace(row)},
    )
    return row


def _written(
    number: int, *, machine: datetime, speed: int, until: datetime | None, by: Actor, at: datetime
) -> TrainingClock:
    row = TrainingClock(
        number=number, since=machine, speed=speed, until=until, set_at=at, set_by=by.code
    )
    row.course  # noqa: B018 - refuses what is no course before anything is written
    row.save(force_insert=True)
    return row


def _pace(row: TrainingClock) -> str:
    if row.until is not None:
        return f"tua đến {vn_moment(row.until)}"
    return "dừng" if row.speed == STOPPED else "nhịp thường"


KEYS = ("installation", "keys")


@transaction.atomic
def note_keys(*, by: Actor, at: datetime) -> list[str]:
    """Take up what proves the keys in the keys folder, so that another folder is noticed; names
    of the new ones."""
    policies.check_keeps_keys(by)
    names = keeping.unnoted()
    for name in names:
        DataKey(
            name=name,
            canary=encryption.canary(name),
            lookup_canary=encryption.lookup_canary(),
            noted_at=at,
            noted_by=by.code,
        ).save(force_insert=True)
    audit.record("base.keys.noted", subject=KEYS, by=by, at=at, details={"keys": ", ".join(names)})
    return names


@transaction.atomic
def reseal(
    *, column: SealedColumn, rows: Sequence[tuple[int, str]], by: Actor, at: datetime
) -> None:
    """Seal these values of a column (`queries.to_reseal`) with the newest key.

    What somebody changes meanwhile stays as they changed it. Killed at any moment, it leaves each
    value under one key or the other, and every key opens.
    """
    policies.check_keeps_keys(by)
    quote = connection.ops.quote_name
    table, name = quote(column.table), quote(column.column)
    with connection.cursor() as cursor:
        cursor.executemany(
            # Names of the model alone; values are parameters.
            f"UPDATE {table} SET {name} = %s WHERE id = %s AND {name} = %s",  # noqa: S608
            [
                (encryption.seal(encryption.unseal(old, column.bound), column.bound), pk, old)
                for pk, old in rows
            ],
        )
    audit.record(
        "base.keys.resealed",
        subject=KEYS,
        by=by,
        at=at,
        details={"column": column.bound, "count": len(rows)},
    )


@transaction.atomic
def retire_key(*, name: str, by: Actor, at: datetime) -> None:
    """Put a key aside that no value needs any more. Older backups may still need it: its file
    goes into the folder of replaced keys, and whoever keeps the keys decides when it goes."""
    policies.check_keeps_keys(by)
    row = DataKey.objects.select_for_update().filter(name=name).first()
    if row is None:
        raise NotFound("base.key-unknown", key=name)
    if name == keys.ring().newest.id:
        raise WrongState("base.key-newest", key=name)
    if count := queries.values_needing(name) + resealing.needing(name):
        raise WrongState("base.key-needed", key=name, count=count)
    row.retired_at, row.retired_by = at, by.code
    row.save(update_fields=["retired_at", "retired_by"])
    audit.record("base.keys.retired", subject=KEYS, by=by, at=at, details={"key": name})
    transaction.on_commit(lambda: keys.retire(name))
