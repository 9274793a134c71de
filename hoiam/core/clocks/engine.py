"""The legal clocks of one matter, worked out from its dated facts alone.

- A clock keeps the version of its rule of the day it started; a pause stands under the version
  of its own day, which for older matters is what the transition rules say.
- Facts of one member or content stand beside those of the whole matter. Where a member has a
  starting fact of its own, its clock starts there; otherwise it starts with the whole.
- Facts of one day are taken in the order in which they are given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.moves import MOVES, Work, ended, is_moved_by, limit_of, moved
from hoiam.core.clocks.shapes import Clock, Fact, Matter, Place, Spec
from hoiam.core.clocks.table import SPECS
from hoiam.core.deadlines import due, latest_day
from hoiam.core.law.rulebook.shapes import Bound
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.core.text import vn_date


@dataclass(frozen=True, slots=True)
class History:
    """A matter and what happened to it."""

    matter: Matter
    facts: tuple[Fact, ...]
    place: Place = Place.ORDINARY

    def with_facts(self, *facts: Fact) -> "History":
        """The same with something more: what-if."""
        return replace(self, facts=(*self.facts, *facts))


def clocks_of(history: History, calendar: Calendar, book: Rulebook) -> tuple[Clock, ...]:
    """Every clock of a matter, in the order of the law's own steps, the whole matter first."""
    work = Work(history.matter, history.place, calendar, book)
    facts = sorted(history.facts, key=lambda fact: fact.day)
    found: list[Clock] = []
    for about in dict.fromkeys(("", *(fact.about for fact in facts))):
        story = _Story(about, facts)
        for spec in SPECS[history.matter]:
            found += _clocks(spec, story, found, work)
    _check_moves_found_a_clock(facts, found, SPECS[history.matter])
    return tuple(found)


class _Story:
    """What happened to the whole matter, or to one member or content and to the whole."""

    def __init__(self, about: str, facts: Iterable[Fact]) -> None:
        self.about = about
        self.all = [fact for fact in facts if fact.about in ("", about)]
        self.own = [fact for fact in self.all if fact.about == about]
        self.acts = {fact.act for fact in self.all}
        self.own_acts = {fact.act for fact in self.own}

    def calls_for(self, spec: Spec) -> bool:
        """Whether the clock is there at all, as far as what is known says."""
        return self.acts >= set(spec.needs) and not self.acts & set(spec.unless)

    def touches(self, spec: Spec) -> bool:
        """Whether anything of its own ends or moves such a clock, or calls for it."""
        acts = self.own_acts
        return bool(acts & {*spec.ends, *spec.needs}) or any(is_moved_by(spec, act) for act in acts)

    def starts(self, spec: Spec) -> list[Fact]:
        """The facts that start such a clock; none where the clock of the whole is its clock."""
        own = _starting(spec, self.own)
        if own or not self.about:
            return own
        if not self.touches(spec):
            return []
        return [fact for fact in _starting(spec, self.all) if not self.has_left(spec, fact)]

    def has_left(self, spec: Spec, start: Fact) -> bool:
        """Whether it was over for this member or content before the whole came so far: whoever
        withdrew before acceptance is owed no decision."""
        is_notice = spec.bound is Bound.BEFORE or spec.each
        return not is_notice and any(
            fact.act in spec.ends and fact.day < start.day for fact in self.own
        )


def _starting(spec: Spec, facts: Iterable[Fact]) -> list[Fact]:
    found = [
        fact
        for fact in facts
        if fact.act is spec.starts and (not spec.grounds or fact.ground in spec.grounds)
    ]
    return found if spec.each else found[:1]


def _clocks(spec: Spec, story: _Story, found: Iterable[Clock], work: Work) -> list[Clock]:
    if not story.calls_for(spec):
        return []
    starts = _expiry(spec, story, found) if spec.follows else story.starts(spec)
    clocks: list[Clock] = []
    spent: list[Fact] = []
    for nth, start in enumerate(starts, 1):
        clock = _started(spec, story.about, start, nth, work)
        if clock is None:
            continue
        for fact in story.all:
            # Where each event has a clock, one notice ends one of them, the earliest.
            if not any(fact is one for one in spent):
                clock = _after(clock, fact, start, work)
        if spec.each and clock.ended is not None:
            spent.append(clock.ended)
        clocks.append(clock)
    return clocks


def _expiry(spec: Spec, story: _Story, found: Iterable[Clock]) -> list[Fact]:
    """The last day of the clock that it follows, once it is known to have passed unused."""
    told = [fact for fact in story.all if fact.act is spec.starts]
    for clock in found:
        if clock.about != story.about or clock.spec.code != spec.follows:
            continue
        last = clock.due_on
        if clock.ended is None:
            _check_expired(told, last, clock)
            is_over = bool(told)
        else:
            is_over = last is not None and clock.ended.day > last
        if last is not None and is_over:
            return [Fact(last, spec.starts, story.about)]
    return []


def _check_expired(told: Iterable[Fact], last: date | None, clock: Clock) -> None:
    for fact in told:
        if (last is None or fact.day < last) and not fact.on_record:
            article = clock.rule.article
            raise WrongState("clocks.not-expired", day=vn_date(fact.day), article=article)


def _started(spec: Spec, about: str, start: Fact, nth: int, work: Work) -> Clock | None:
    """The clock as it starts; none where the rule of that day has no such limit."""
    rule = work.book.find(spec.rule_id, start.day)
    if rule is None and spec.newer:
        return None
    if rule is None and start.on_record:  # days of force that were put right end no clock
        rule = BOOK.find(spec.rule_id, start.day)
    rule = rule or work.book.rule_on(spec.rule_id, start.day)
    limit = limit_of(rule, spec, start, work.place)
    if limit is None or limit.amount is None:
        return None
    count = latest_day if spec.bound is Bound.BEFORE else due
    counted = count(start.day, limit.amount, work.calendar)
    return Clock(spec, about, rule, limit, limit.variant, counted, nth=nth)


def _after(clock: Clock, fact: Fact, start: Fact, work: Work) -> Clock:
    """The clock when one more fact is known."""
    spec = clock.spec
    is_end, is_move = fact.act in spec.ends, is_moved_by(spec, fact.act)
    is_over = clock.ended is not None
    # What happens to the whole passes by a member or content that has left it.
    passes_by = is_over and (is_end or fact.about != clock.about)
    if passes_by or not (is_end or is_move):
        return clock
    is_of_whole = fact.about != clock.about
    if is_of_whole and fact.act in (Act.RESUMED, Act.FREED) and not clock.is_paused:
        return clock  # this member or content went on before the whole did
    if _is_before(clock, fact, start):
        if spec.each or is_of_whole or fact.act is Act.LODGED:
            # The notice of an earlier one; what was done before a member joined; a right that was
            # used because the time had passed, before the decision came after all.
            return clock
        raise WrongState(
            "clocks.before-start",
            day=vn_date(fact.day),
            start=vn_date(start.day),
            article=clock.rule.article,
        )
    if is_end:
        return ended(clock, fact, work)
    if is_over:
        raise WrongState("clocks.not-running", day=vn_date(fact.day))
    return moved(clock, fact, work)


def _is_before(clock: Clock, fact: Fact, start: Fact) -> bool:
    """Whether it comes too early to be of this clock; an obstacle may be older than the right."""
    if fact.act in (Act.HINDERED, Act.FREED):
        return False
    if clock.due.is_backward:
        return clock.spec.each and fact.day > start.day
    return fact.day < start.day


def _check_moves_found_a_clock(
    facts: Sequence[Fact], clocks: Iterable[Clock], specs: Iterable[Spec]
) -> None:
    """A pause or an extension of nothing is said, not passed over."""
    running, known = list(clocks), list(specs)
    for fact in facts:
        if fact.act not in MOVES or any(is_moved_by(one.spec, fact.act) for one in running):
            continue
        could = [spec for spec in known if is_moved_by(spec, fact.act)]
        if fact.on_record and _has_begun(could, facts):
            continue  # the rule was put right, and has no such clock any more
        if could or not running or fact.act in (Act.RESUMED, Act.FREED):
            raise WrongState("clocks.not-running", day=vn_date(fact.day))
        rule = running[0].rule
        if fact.act in (Act.EXTENDED, Act.LENGTHENED):
            raise NotAllowed("clocks.no-extension", rule=rule.id, article=rule.article)
        raise NotAllowed(
            "clocks.no-pause", day=vn_date(fact.day), rule=rule.id, article=rule.article
        )


def _has_begun(specs: Iterable[Spec], facts: Iterable[Fact]) -> bool:
    begun = {fact.act for fact in facts}
    return any(spec.starts in begun for spec in specs)
