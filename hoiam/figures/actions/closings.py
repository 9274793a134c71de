"""Closing a period, supplementing what was closed, and saying why a number changed."""

import os
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.figures.closing import compared
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.figures import closing_policies as policies
from hoiam.figures.closings import frozen
from hoiam.figures.closings.counting import Table
from hoiam.figures.closings.frozen import Head
from hoiam.figures.models import Closing, ClosingNote
from hoiam.figures.models.closings import LONGEST_REASON
from hoiam.units.models import Unit


@transaction.atomic
def close_period(*, table: Table, by: Actor, at: datetime) -> Closing:
    """Freeze the numbers of a period with the records behind each; what is corrected later stands
    beside it. It was counted just before, so that nobody waits for the count."""
    policies.check_can_close_period(table.unit, by)
    policies.check_has_ended(table.period, calendar.day_of(at))
    _check_holds(table)
    _lock(table.unit)
    if _of(table).exists():
        raise WrongState("figures.closed-already")
    closing = _written(table, None, "", by, at)
    _record("figures.period.closed", closing, by, at)
    return closing


@transaction.atomic
def supplement_period(
    *, closing: Closing, table: Table, reason: str, by: Actor, at: datetime
) -> Closing:
    """Close the same table once more with the corrections, naming the version before; both stay."""
    policies.check_can_close_period(closing.unit, by)
    _check_holds(table)
    said = _said(reason)
    _lock(closing.unit)
    newest = _of(table).select_related("unit", "replaces").order_by("-number").first()
    if newest is None or newest.pk != closing.pk:
        raise WrongState("figures.supplemented-already")
    if all(one.is_same for one in compared(frozen.lines_of(closing), table.counted.lines)):
        raise WrongState("figures.nothing-changed")
    later = _written(table, closing, said, by, at)
    _record("figures.period.supplemented", later, by, at)
    return later


@transaction.atomic
def explain_difference(
    *, closing: Closing, line: str, reason: str, by: Actor, at: datetime
) -> ClosingNote:
    """Say why a number that was closed is another one now; the reasons stand under each other."""
    policies.check_can_explain_difference(closing, by)
    if line not in {code for code, *_rest in closing.lines}:
        raise Invalid("figures.no-such-line", field="line")
    note = ClosingNote(
        closing=closing, line=line, reason=_said(reason), noted_at=at, noted_by=by.code
    )
    note.save(force_insert=True)
    audit.record(
        "figures.difference.explained", subject=("closing", closing.code), by=by, at=at,
        details={"line": line},
    )  # fmt: skip
    return note


def _check_holds(table: Table) -> None:
    """A broken identity stops the report."""
    if table.counted.broken:
        raise WrongState("figures.identity-broken", said="; ".join(table.counted.broken[:3]))


def _lock(unit: Unit) -> None:
    Unit.objects.select_for_update().get(pk=unit.pk)


def _of(table: Table) -> QuerySet[Closing]:
    return Closing.objects.filter(
        source=table.source.code, unit=table.unit, period=table.period.code
    )


def _said(reason: str) -> str:
    said = " ".join(normalise(reason).split())
    if not said:
        raise Invalid("figures.reason-missing", field="reason")
    if len(said) > LONGEST_REASON:
        raise Invalid("figures.reason-too-long", field="reason", most=LONGEST_REASON)
    return said


def _written(
    table: Table, replaces: Closing | None, reason: str, by: Actor, at: datetime
) -> Closing:
    lines, period = table.counted.lines, table.period
    number = replaces.number + 1 if replaces else 1
    head = Head(
        table.source.code, table.unit.code, period.code, period.first, period.last, table.bodies,
        number, replaces.hash if replaces else "",
    )  # fmt: skip
    closing = Closing(
        code=codes.new_code("ck", os.urandom), source=head.source, unit=table.unit,
        period=head.period, first=head.first, last=head.last, bodies=list(table.bodies),
        number=number, replaces=replaces, reason=reason, lines=frozen.listed(lines),
        records=frozen.packed(lines), hash=frozen.hash_of(head, lines),
        closed_at=at, closed_by=by.code,
    )  # fmt: skip
    closing.save(force_insert=True)
    return closing


def _record(tag: str, closing: Closing, by: Actor, at: datetime) -> None:
    audit.record(
        tag, subject=("closing", closing.code), by=by, at=at,
        details={
            "source": closing.source, "period": closing.period, "number": closing.number,
            "hash": closing.hash,
        },
    )  # fmt: skip
