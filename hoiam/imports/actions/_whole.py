"""What is written in one transaction, whole or not at all: small lists of the house itself, and the
numbers that cases have elsewhere."""

from collections.abc import Sequence
from datetime import datetime

from hoiam.accounts import actions as accounts
from hoiam.cases import actions as cases
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.imports import exchange, packs
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared
from hoiam.imports.judging import competences, judges, meetings, officers, units
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportRow, Target, Verdict
from hoiam.meetings import actions as meeting_actions
from hoiam.units import actions as unit_actions
from hoiam.units.hamlets import Row as HamletRow

WHOLE = (Target.UNITS, Target.OFFICERS, Target.COMPETENCES, Target.EXCHANGE, Target.MEETINGS)
MOST_ROWS = 5_000
MOST_CHARACTERS = 10_000_000
_WRITES = (Verdict.NEW, Verdict.CHANGED)


def write(of: Import, *, by: Actor, at: datetime) -> None:
    """Write every row of the preview, or, where one of them no longer holds, none."""
    meaning = mappings.from_json(of.content)
    rows = list(ImportRow.objects.filter(of=of).order_by("line"))
    looked_at = [row for row in rows if row.why not in judges.AT_READING]
    staged = packs.cells_of(of, looked_at)
    cells = [SourceCells(row.line, staged[row.line]) for row in looked_at]
    judged = judges.judge(meaning, cells, of=of, at=at)
    _check_same(looked_at, judged)
    if any(one.verdict in _WRITES for one in judged):
        _write(of, meaning, cells, judged, by, at)
    if rows:
        _shared.put_away(of, upto=rows[-1].line)


def _check_same(rows: Sequence[ImportRow], judged: Sequence[Judged]) -> None:
    now = {one.line: one for one in judged}
    for row in rows:
        one = now[row.line]
        if (one.verdict, one.code) != (row.verdict, row.code):
            raise WrongState("imports.out-of-date", line=row.line)


def _write(
    of: Import,
    meaning: Mapping,
    cells: Sequence[SourceCells],
    judged: Sequence[Judged],
    by: Actor,
    at: datetime,
) -> None:
    day = judges.day_of(at)
    match of.target:
        case Target.UNITS:
            _write_units(units.look(meaning, cells, day=day).plans, by, at)
        case Target.OFFICERS:
            found = officers.look(meaning, cells, day=day).plans
            accounts.import_officers(rows=found, by=by, at=at)
        case Target.COMPETENCES:
            lines = competences.look(meaning, cells, day=day).plans
            unit_actions.set_competences(plans=lines, by=by, at=at)
        case Target.MEETINGS:
            _write_meetings(meetings.look(meaning, cells, unit=of.unit, day=day).plans, by, at)
        case Target.EXCHANGE:
            cases.keep_outside_numbers(
                unit=of.unit,
                system=meaning.system,
                plans=exchange.plans(meaning, cells, judged),
                by=by,
                at=at,
            )


def _write_meetings(plans: Sequence[meetings.Plan], by: Actor, at: datetime) -> None:
    for plan in plans:
        meeting = meeting_actions.record_history(old=plan.old, by=by, at=at)
        if plan.owed is not None:
            meeting_actions.add_owed(meeting=meeting, one=plan.owed, by=by, at=at)


def _write_units(plans: Sequence[units.Plan], by: Actor, at: datetime) -> None:
    hamlets = [one for one in plans if isinstance(one, HamletRow)]
    bodies = [one for one in plans if not isinstance(one, HamletRow)]
    if hamlets:
        unit_actions.import_hamlets(rows=hamlets, by=by, at=at)
    if bodies:
        unit_actions.import_bodies(rows=bodies, by=by, at=at)
