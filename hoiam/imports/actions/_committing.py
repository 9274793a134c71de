"""The third stage: exactly the rows of the preview are written, and all cells go."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.imports import mapping as mappings
from hoiam.imports import queries
from hoiam.imports.actions import _shared, _steps, _whole, finishing
from hoiam.imports.hand import Hand
from hoiam.imports.judging import registers as judge
from hoiam.imports.judging.registers import Planned
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Import, ImportRow, Verdict
from hoiam.registers import actions as registers
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch
from hoiam.registers.queries import Version

AT_ONCE = 1_000  # rows, before the worker looks what else there is to do


def commit(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Write the next rows; after the last one everything is shown at once."""
    hand.close()
    stretch = None if of.target in _whole.WHOLE else hand.stretch(of)
    if stretch is None:
        batch = Batch.objects.get(code=of.batch) if of.batch else None
        if batch is not None and hand.prepared_more(batch):
            with _steps.chunk(of):  # the lease is given back: that was all
                pass
            return
        brought = batch.rows.count() if batch is not None else None
        finishing.finish(of=of, by=by, at=at, counted=queries.counts(of), records=brought)
        return
    meaning = mappings.from_json(of.content)
    first = of.done - stretch.begins
    rest = stretch.planned[first : first + AT_ONCE]
    ends = first + len(rest) == len(stretch.planned)
    places = chunks.places_of([one.record for one in rest if one.record is not None])
    goes_on = True
    while goes_on:  # under one lease, in as many transactions as others ask for
        piece, rest = rest[: hand.pace.rows], rest[hand.pace.rows :]
        goes_on = bool(rest)
        planned = [one for one in piece if one.line in stretch.seen]
        records = [one.record for one in planned if one.record is not None]
        sources = chunks.sources_of(records)  # sealed before others wait
        with hand.pace.writing(len(piece)), _steps.held(of, goes_on=goes_on) as now:
            there = judge.versions(meaning, planned)
            holding = _holding(now, meaning, planned, stretch.seen, there)
            if holding:
                digests = {one.number: one.digest for one in holding}
                before = chunks.Before(digests, sources, places, there)
                _fill(now, meaning, holding, before, by, at)
            now.done += len(piece)
            if ends and not goes_on:
                _refuse(now, stretch.lost)
                _shared.put_away(now, upto=stretch.last)
                now.done, now.place = stretch.ends, stretch.last
        of = now


def _holding(
    of: Import,
    meaning: Meaning,
    planned: Sequence[Planned],
    seen: Mapping[int, tuple[str, str]],
    there: Sequence[Version],
) -> list[Planned]:
    """Those that would still get the verdict that was seen; the others are refused, by name."""
    told = judge.told(meaning, planned, there, unit=of.unit)
    same = {one.line for one in told if (one.verdict, one.mark) == seen[one.line]}
    _refuse(of, {one.line for one in planned} - same)
    return [one for one in planned if one.line in same]


def _refuse(of: Import, lines: Collection[int]) -> None:
    """Rows that are not what a person saw any more."""
    if lines:
        ImportRow.objects.filter(of=of, line__in=lines).update(
            verdict=Verdict.REFUSED, why="out-of-date", details={}, mark="", code=""
        )


def _fill(
    of: Import,
    meaning: Meaning,
    planned: Sequence[Planned],
    before: chunks.Before,
    by: Actor,
    at: datetime,
) -> None:
    chunks.write(
        batch=_batch(of, meaning, by, at),
        rows=[one.record for one in planned if one.record is not None],
        steps=[step for one in planned for step in one.steps],
        before=before,
    )


def _batch(of: Import, meaning: Meaning, by: Actor, at: datetime) -> Batch:
    """The batch that the import fills; opened when the first row is written."""
    if of.batch:
        return Batch.objects.get(code=of.batch)
    batch = registers.open_batch(
        kind=judge.kind_of(meaning),
        system=meaning.system,
        title=of.file_name,
        unit=of.unit,
        zone=meaning.zone,
        by=_shared.doer(of, by, at),
        at=at,
    )
    of.batch = batch.code
    return batch
