"""The second stage: a verdict for every row."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.imports import mapping as mappings
from hoiam.imports.actions import _shared, _steps, _whole
from hoiam.imports.hand import Hand
from hoiam.imports.judging import judges
from hoiam.imports.judging.verdicts import Judged
from hoiam.imports.mapping import Mapping, Repeated
from hoiam.imports.models import Import, ImportRow, ImportState, Target, Verdict

JUDGED_AT_ONCE = 500
_TAKEN = (Verdict.NEW, Verdict.KNOWN, Verdict.CHANGED)


def judge(of: Import, hand: Hand, by: Actor, at: datetime) -> None:
    """Judge the next rows; all of them at once where all are written at once."""
    hand.close()
    meaning = mappings.from_json(of.content)
    whole = of.target in _whole.WHOLE
    rows = _all_rows(of) if whole else _shared.next_rows(of, JUDGED_AT_ONCE)
    judged = judges.judge(meaning, _judgeable(rows), of=of, at=at, places=hand.places(of))
    judged, earlier = _once(of, meaning, judged)
    by_line = {row.line: row for row in rows}
    with transaction.atomic():
        now = _steps.mine(of)
        _shared.write_verdicts([_told(by_line[one.line], one) for one in judged])
        for one in earlier:
            _said_again(now, one)
        now.done += len(rows)
        now.place = rows[-1].line if rows else now.place
        if now.done >= now.total:
            _shared.begin_stage(now, ImportState.JUDGED)
            now.done = now.total
        _steps.put_down(now)


def _all_rows(of: Import) -> list[ImportRow]:
    """Every row of a list that is written whole, which therefore has to be a small one."""
    if of.total > _whole.MOST_ROWS:
        raise Invalid("imports.too-many-rows-here", total=of.total, most=_whole.MOST_ROWS)
    rows = _shared.next_rows(of, _whole.MOST_ROWS, characters=_whole.MOST_CHARACTERS)
    if len(rows) < of.total:
        raise Invalid("imports.too-long-here", most=_whole.MOST_CHARACTERS)
    return rows


def _judgeable(rows: Sequence[ImportRow]) -> Sequence[ImportRow]:
    return [row for row in rows if row.why not in judges.AT_READING]


def _told(row: ImportRow, one: Judged) -> ImportRow:
    row.verdict, row.why, row.code = one.verdict, one.why, one.code
    row.details = dict(one.details)
    return row


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
        code__in=[one.code for one in judged if one.code],
        verdict__in=_TAKEN,
    )
    return dict(found.values_list("code", "line"))


def _refused(one: Judged, why: str, line: int) -> Judged:
    return replace(one, verdict=Verdict.REFUSED, why=why, details={"line": line}, code="")


def _said_again(of: Import, one: Judged) -> None:
    ImportRow.objects.filter(of=of, line=one.line).update(
        verdict=one.verdict, why=one.why, details=dict(one.details), code=""
    )
