"""Applying a file of official changes that somebody has seen as a preview."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import change_files, policies, queries
from hoiam.units.actions.changes import create_unit, move_hamlet, replace_units
from hoiam.units.actions.naming import redesignate
from hoiam.units.change_files import ABOLISH, CREATE, MOVE, REDESIGNATE, RENAME, Named, Row
from hoiam.units.models import Unit
from hoiam.units.succession import NewUnit


@transaction.atomic
def apply_changes(*, rows: Sequence[Row], by: Actor, at: datetime) -> int:
    """Write a preview exactly as it was shown, whole or not at all; how many acts were new."""
    policies.check_can_administer(by)
    if any(row.verdict == change_files.REFUSED for row in rows):
        raise Invalid("units.preview-has-refused-rows")
    for shown, now in zip(rows, change_files.judged(rows), strict=True):
        if shown.verdict != now.verdict:
            raise WrongState("units.preview-out-of-date", line=shown.line)
    acts = change_files.committed(rows)
    if not acts:
        raise WrongState("units.nothing-changes")
    for row in acts:
        _apply(row, by=by, at=at)
    audit.record(
        "units.changes.applied",
        subject=("unit", acts[0].predecessors[0] if acts[0].predecessors else acts[0].parent),
        by=by,
        at=at,
        details={"acts": len(acts), "known": len(rows) - len(acts)},
    )
    return len(acts)


def _apply(row: Row, *, by: Actor, at: datetime) -> None:
    before = [queries.by_code(code) for code in row.predecessors]
    parent = queries.by_code(row.parent) if row.parent else before[0].parent
    if row.what in (RENAME, REDESIGNATE):
        _redesignate(row, before[0], by=by, at=at)
    elif row.what == MOVE and parent is not None:
        name = row.successors[0].name if row.successors else ""
        move_hamlet(
            hamlet=before[0], to=parent, name=name, on=row.day, decision=row.decision, by=by, at=at
        )
    elif row.what == CREATE:
        for one in row.successors:
            new = _new(one, parent, None)
            create_unit(new=new, on=row.day, decision=row.decision, by=by, at=at)
    else:
        after = (
            [] if row.what == ABOLISH else [_new(one, parent, before[0]) for one in row.successors]
        )
        replace_units(
            predecessors=before,
            successors=after,
            on=row.day,
            decision=row.decision,
            by=by,
            at=at,
        )


def _redesignate(row: Row, unit: Unit, *, by: Actor, at: datetime) -> None:
    words = row.successors[0]
    redesignate(
        unit=unit,
        kind=unit.kind if row.what == RENAME else words.kind,
        name=words.name,
        official_code=words.official_code or unit.official_code,
        on=row.day,
        decision=row.decision,
        by=by,
        at=at,
    )


def _new(one: Named, parent: Unit | None, before: Unit | None) -> NewUnit:
    return NewUnit(
        kind=one.kind,
        name=one.name,
        parent=parent,
        official_code=one.official_code,
        latitude=before.latitude if before else None,
        longitude=before.longitude if before else None,
        keeps=one.keeps,
    )
