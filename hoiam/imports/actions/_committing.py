"""The third stage: exactly the rows of the preview are written, and all cells go."""

from collections.abc import Sequence
from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.imports import mapping as mappings
from hoiam.imports import queries
from hoiam.imports.actions import _shared, _steps, _whole, finishing
from hoiam.imports.hand import Hand
from hoiam.imports.judging import registers as judge
from hoiam.imports.judging.registers import Planned
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportRow, Verdict
from hoiam.imports.packs import Pack
from hoiam.registers import actions as registers
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch
from hoiam.registers.queries import Version

_WRITES = (Verdict.NEW, Verdict.CHANGED)


def commit(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Write the next rows; after the last one everything is shown at once."""
    hand.close()
    pack = None if of.target in _whole.WHOLE else hand.pack(of)
    if pack is None:
        if of.batch and hand.prepared_more(Batch.objects.get(code=of.batch)):
            with _steps.chunk(of):  # the lease is given back: that was all
                pass
            return
        finishing.finish(of=of, by=by, at=at, counted=queries.counts(of))
        return
    meaning = mappings.from_json(of.content)
    seen = _seen(of, pack)
    kept = hand.planned()
    if kept is None:  # where only steps come, which is little to do
        kept = list(judge.plan(meaning, pack.rows, hand.places(of)).planned)
    places = chunks.places_of([one.record for one in kept if one.record is not None])
    last = pack.last
    while of.place < last:  # under one lease, in as many transactions as others ask for
        piece = pack.below(of.place, hand.pace.rows)
        told = {row.line: seen[row.line] for row in piece.rows if row.line in seen}
        planned = [one for one in kept if one.line in told]
        records = [one.record for one in planned if one.record is not None]
        sources = chunks.sources_of(records)  # sealed before others wait
        with hand.pace.writing(piece.size), _steps.held(of, goes_on=piece.last < last) as now:
            there = judge.versions(meaning, planned)
            holding = _holding(now, meaning, planned, told, there)
            if holding:
                digests = {one.number: one.digest for one in holding}
                before = chunks.Before(digests, sources, places, there)
                _fill(now, meaning, holding, before, by, at)
            _shared.put_away(now, upto=piece.last)
            now.done += piece.size
            now.place = piece.last
        of = now


def _seen(of: Import, pack: Pack) -> dict[int, tuple[str, str]]:
    """The verdicts that a person saw, of the rows to be written: each with its mark."""
    rows = ImportRow.objects.filter(of=of, line__range=(pack.first, pack.last), verdict__in=_WRITES)
    return {
        line: (verdict, mark) for line, verdict, mark in rows.values_list("line", "verdict", "mark")
    }


def _holding(
    of: Import,
    meaning: Mapping,
    planned: Sequence[Planned],
    seen: dict[int, tuple[str, str]],
    there: Sequence[Version],
) -> list[Planned]:
    """Those that would still get the verdict that was seen; the others are refused, by name."""
    told = judge.told(meaning, planned, there, unit=of.unit)
    same = {one.line for one in told if (one.verdict, one.mark) == seen[one.line]}
    stale = seen.keys() - same
    if stale:
        ImportRow.objects.filter(of=of, line__in=stale).update(
            verdict=Verdict.REFUSED, why="out-of-date", details={}, mark="", code=""
        )
    return [one for one in planned if one.line in same]


def _fill(
    of: Import,
    meaning: Mapping,
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


def _batch(of: Import, meaning: Mapping, by: Actor, at: datetime) -> Batch:
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
