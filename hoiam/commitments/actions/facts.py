"""What happened to a matter, and what became of its legal clocks: one fact, one act, one event.

Clocks are worked out anew from all the facts on record, so that one of an earlier day may come
later. What the law does not allow is refused by the core with its article.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit
from hoiam.commitments import policies, queries
from hoiam.commitments.actions import _applying, _shared
from hoiam.commitments.actions._applying import Compared
from hoiam.commitments.matters import MatterOf, Recorded, act_words, fact_of, paper_words
from hoiam.commitments.models import ClockFact
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.clocks.changes import changes
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Fact
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules


@transaction.atomic
def record_fact(
    *, matter: MatterOf, fact: Fact, paper_on: date | None, reason: str, by: Actor, at: datetime
) -> Recorded:
    """Write down what happened on a day, and start, pause, resume, extend or end the clocks that
    the law ties to it. `fact.paper` is the number of the paper, `paper_on` its day.

    The same fact again is already written: nothing is done twice. One that would rewrite a clock
    that has ended needs the reason why it was not on record before.
    """
    policies.check_can_record(matter.unit, fact.act, by)
    policies.check_has_happened(fact, calendar.day_of(at))
    standing = _locked_facts(matter)
    known = next((row for row in standing if _is_same(row, fact, paper_on)), None)
    if known is not None:
        return Recorded(known, (), (), is_new=False)
    told = replace(fact, paper=paper_words(fact.paper, paper_on))
    before = tuple(fact_of(row) for row in standing)
    compared = _compared(matter, before, (*before, told))
    _applying.check_may_rewrite(matter, compared, reason)
    row = ClockFact(
        about_kind=matter.about[0],
        about_code=matter.about[1],
        number=_next_number(matter),
        day=fact.day,
        act=fact.act.value,
        part=fact.about,
        ground=fact.ground.value if fact.ground else "",
        criteria=sorted(fact.criteria),
        paper_number=fact.paper.strip(),
        paper_date=paper_on if fact.paper.strip() else None,
        reason=reason.strip()[:300],
        recorded_at=at,
        recorded_by=by.code,
    )
    _insert(row)
    rows = _applying.apply(matter, compared, fact=row, by=by, at=at)
    audit.record(
        "commitments.fact.recorded",
        subject=matter.about,
        by=by,
        at=at,
        details={
            "number": row.number,
            "act": act_words(fact.act),
            "day": vn_date(fact.day),
            "part": fact.about,
            "paper": told.paper,
            "reason": row.reason,
            "done": compared.told(),
            "clocks": [owed.code for owed in rows],
        },
    )
    return Recorded(row, compared.changes, rows)


@transaction.atomic
def cancel_fact(*, matter: MatterOf, number: int, reason: str, by: Actor, at: datetime) -> Recorded:
    """Take back a fact that was typed wrongly: an entry more, with the reason. What it had started
    is closed, what it had moved or ended comes back, on the calendar as it stands now."""
    policies.check_can_cancel_fact(matter.unit, by)
    reason = _shared.check_reason(reason)
    standing = _locked_facts(matter)
    gone = next((row for row in standing if row.number == number), None)
    if gone is None:
        return _cancelled_before(matter, number)
    before = tuple(fact_of(row) for row in standing)
    after = tuple(fact_of(row) for row in standing if row.pk != gone.pk)
    compared = _compared(matter, before, after)
    row = ClockFact(
        about_kind=matter.about[0],
        about_code=matter.about[1],
        number=_next_number(matter),
        day=gone.day,
        act=gone.act,
        part=gone.part,
        ground=gone.ground,
        criteria=gone.criteria,
        paper_number=gone.paper_number,
        paper_date=gone.paper_date,
        reason=reason[:300],
        cancels=gone,
        recorded_at=at,
        recorded_by=by.code,
    )
    _insert(row)
    rows = _applying.apply(matter, compared, fact=row, by=by, at=at)
    audit.record(
        "commitments.fact.cancelled",
        subject=matter.about,
        by=by,
        at=at,
        details={
            "number": row.number,
            "cancels": gone.number,
            "act": act_words(fact_of(gone).act),
            "day": vn_date(gone.day),
            "part": gone.part,
            "reason": row.reason,
            "done": compared.told(),
            "clocks": [owed.code for owed in rows],
        },
    )
    return Recorded(row, compared.changes, rows)


def _locked_facts(matter: MatterOf) -> list[ClockFact]:
    """The facts that count, for this act alone: whoever comes second waits at the first fact."""
    of = ClockFact.objects.filter(about_kind=matter.about[0], about_code=matter.about[1])
    of.filter(number=1).select_for_update().first()
    return list(queries.standing_facts(matter.about))


def _is_same(row: ClockFact, fact: Fact, paper_on: date | None) -> bool:
    """Whether the same is on record; the reason is what somebody says about it."""
    paper = paper_words(fact.paper.strip(), paper_on)
    return fact_of(row) == replace(fact, paper=paper, on_record=True)


def _compared(matter: MatterOf, before: Sequence[Fact], after: Sequence[Fact]) -> Compared:
    days, book = rules.calendar_on(), rules.rulebook_on()
    old, new = (
        clocks_of(History(matter.matter, tuple(facts), matter.place), days, book)
        for facts in (before, after)
    )
    return Compared(old, new, changes(old, new), days)


def _next_number(matter: MatterOf) -> int:
    last = queries.facts_of(matter.about).values_list("number", flat=True).last()
    return (last or 0) + 1


def _insert(row: ClockFact) -> None:
    """Two first facts of one matter at once: the second one is told to look again."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as clash:
        raise WrongState("commitments.facts-changed") from clash


def _cancelled_before(matter: MatterOf, number: int) -> Recorded:
    """The same correction again is already written."""
    row = queries.facts_of(matter.about).filter(cancels__number=number).first()
    if row is None:
        raise NotFound("base.not-found")
    return Recorded(row, (), (), is_new=False)
