"""The second stage: a verdict for every row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from hoiam.base.rows import as_json, insert_many, texts
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.imports import kept_plans, packs
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared, _steps, _whole
from hoiam.imports.hand import Hand
from hoiam.imports.judging import judges, registers
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping, Repeated
from hoiam.imports.models import Import, ImportPack, ImportRow, ImportState, Target, Verdict
from hoiam.imports.packs import Pack

_TAKEN = (Verdict.NEW, Verdict.KNOWN, Verdict.CHANGED)


def judge(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Judge the next rows; all of them at once where all are written at once."""
    hand.close()
    meaning = mappings.from_json(of.content)
    pack = _all_rows(of) if of.target in _whole.WHOLE else packs.after(of, of.place)
    rows = _judgeable(of, pack) if pack is not None else []
    plans: kept_plans.Content = {}
    if meaning.spec.register is None:
        judged = judges.judge(meaning, rows, of=of, at=at)
    else:
        made = registers.plan(meaning, rows, hand.places(of))
        judged = registers.verdicts_on(meaning, made, unit=of.unit)
        plans = kept_plans.content_of(made.planned)
    judged, earlier = _once(of, meaning, judged)
    with _steps.chunk(of) as now:
        if pack is not None:
            _put(now, pack, judged)
            if plans:
                ImportPack.objects.filter(of=now, last=pack.last).update(plans=plans)
            now.done += pack.size
            now.place = pack.last
        for one in earlier:
            _said_again(now, one)
        if now.done >= now.total:
            _shared.begin_stage(now, ImportState.JUDGED)
            now.done = now.total


def _all_rows(of: Import) -> Pack | None:
    """Every row of a list that is written whole, which therefore has to be a small one."""
    if of.total > _whole.MOST_ROWS:
        raise Invalid("imports.too-many-rows-here", total=of.total, most=_whole.MOST_ROWS)
    found: list[SourceCells] = []
    size = characters = 0
    last = 0
    for pack in packs.every(of):
        characters += sum(sum(map(len, row.cells.values())) for row in pack.rows)
        if characters > _whole.MOST_CHARACTERS:
            raise Invalid("imports.too-long-here", most=_whole.MOST_CHARACTERS)
        found += pack.rows
        size, last = size + pack.size, pack.last
    return Pack(0, last, size, tuple(found)) if size else None


def _judgeable(of: Import, pack: Pack) -> list[SourceCells]:
    """Without the rows that were refused when they were read: no mapping makes them good."""
    refused = set(
        ImportRow.objects.filter(
            of=of, verdict=Verdict.REFUSED, line__range=(pack.first, pack.last),
            why__in=judges.AT_READING,
        ).values_list("line", flat=True)
    )  # fmt: skip
    return [row for row in pack.rows if row.line not in refused]


def _put(of: Import, pack: Pack, judged: Sequence[Judged]) -> None:
    """The verdicts on these rows, in the place of those by an earlier mapping."""
    before = ImportRow.objects.filter(of=of, line__range=(pack.first, pack.last))
    before.exclude(why__in=judges.AT_READING).delete()
    insert_many(
        ImportRow,
        ("line", "verdict", "why", "code", "mark", "details"),
        [
            (
                one.line,
                one.verdict,
                one.why,
                one.code,
                one.mark,
                as_json(dict(one.details)) if one.details else "{}",
            )
            for one in judged
        ],
        of_id=of.pk,
    )


def _once(
    of: Import, meaning: Mapping, judged: Sequence[Judged]
) -> tuple[list[Judged], list[Judged]]:
    """A number stands on one line of a file: what it means that it stands on two, the mapping says.

    Also gives the verdicts on lines of earlier chunks that change by it.
    """
    if meaning.spec.register is None or meaning.target is Target.STEPS:
        return list(judged), []
    seen = _before(of, judged)
    told: dict[int, Judged] = {}
    earlier: list[Judged] = []
    for one in judged:
        there = seen.get(one.code) if one.code else None
        if there is None:
            told[one.line] = one
        elif meaning.repeated is Repeated.REFUSE:
            told[one.line] = _refused(one, "repeated", there)
            continue
        else:
            told[one.line] = one
            older = told.get(there)
            if older is not None:
                told[there] = _refused(older, "repeated-later", one.line)
            else:
                earlier.append(Judged(there, Verdict.REFUSED, "repeated-later", {"line": one.line}))
        if one.code:
            seen[one.code] = one.line
    return list(told.values()), earlier


def _before(of: Import, judged: Iterable[Judged]) -> dict[str, int]:
    """Lines of earlier chunks by the code of what they make."""
    found = ImportRow.objects.filter(
        of=of,
        line__lte=of.place,
        code__in=texts([one.code for one in judged if one.code]),
        verdict__in=_TAKEN,
    )
    return dict(found.values_list("code", "line"))


def _refused(one: Judged, why: str, line: int) -> Judged:
    return replace(one, verdict=Verdict.REFUSED, why=why, details={"line": line}, code="", mark="")


def _said_again(of: Import, one: Judged) -> None:
    ImportRow.objects.filter(of=of, line=one.line).update(
        verdict=one.verdict, why=one.why, details=dict(one.details), code="", mark=""
    )
