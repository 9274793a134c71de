"""The legal clocks of one matter, worked out from its dated facts alone.

- A clock keeps the version of its rule of the day it started; a pause stands under the version
  of its own day, which for older matters is what the transition rules say.
- Facts of one member or content stand beside those of the whole matter. Where a member has a
  starting fact of its own, its clock starts there; otherwise it starts with the whole.
- Facts of one day are taken in the order in which they are given.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.clocks.shapes import (
    Act,
    Clock,
    Extended,
    Fact,
    Matter,
    Paused,
    Place,
    Spec,
)
from hoiam.core.clocks.table import CRITERIA_RULE, PAUSES, SPECS, TRANSITIONS
from hoiam.core.deadlines import Amount, Due, due
from hoiam.core.law.rulebook.shapes import Bound, Extension, How, Limit, Rule, Variant
from hoiam.core.law.rules import Rulebook
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.core.text import vn_date

_MOVES = (Act.PAUSED, Act.RESUMED, Act.EXTENDED)


@dataclass(frozen=True, slots=True)
class History:
    """A matter and what happened to it."""

    matter: Matter
    facts: tuple[Fact, ...]
    place: Place = Place.ORDINARY

    def with_facts(self, *facts: Fact) -> "History":
        """The same with something more: what-if."""
        return replace(self, facts=(*self.facts, *facts))


@dataclass(frozen=True, slots=True)
class _Work:
    """What every step of one reckoning looks things up in."""

    history: History
    calendar: Calendar
    book: Rulebook


def clocks_of(history: History, calendar: Calendar, book: Rulebook) -> tuple[Clock, ...]:
    """Every clock of a matter, in the order of the law's own steps, the whole matter first."""
    work = _Work(history, calendar, book)
    facts = sorted(history.facts, key=lambda fact: fact.day)
    abouts = dict.fromkeys(("", *(fact.about for fact in facts)))
    found = [
        clock
        for about in abouts
        for spec in SPECS[history.matter]
        if (clock := _clock(spec, about, facts, work)) is not None
    ]
    _check_moves_found_a_clock(facts, found)
    return tuple(found)


def _clock(spec: Spec, about: str, facts: list[Fact], work: _Work) -> Clock | None:
    own = [fact for fact in facts if fact.about == about]
    mine = own if not about else [fact for fact in facts if fact.about in ("", about)]
    starts = [fact for fact in own if fact.act is spec.starts]
    if about and not starts and not _touches(spec, own):
        return None  # nothing of its own: the clock of the whole matter is its clock too
    starts = starts or [fact for fact in mine if fact.act is spec.starts]
    if not starts:
        return None
    start = starts[0]
    clock = _started(spec, about, start, work)
    for fact in mine:
        clock = _after(clock, fact, start, work)
    return clock


def _touches(spec: Spec, own: list[Fact]) -> bool:
    acts = {fact.act for fact in own}
    return bool(acts & set(spec.ends)) or (spec.can_pause and bool(acts & set(_MOVES)))


def _started(spec: Spec, about: str, start: Fact, work: _Work) -> Clock:
    rule = work.book.rule_on(spec.rule_id, start.day)
    limit = _limit(rule, spec, work.history.place)
    counted = due(start.day, _amount(limit), work.calendar)
    return Clock(spec, about, rule, limit, limit.variant, counted)


def _limit(rule: Rule, spec: Spec, place: Place) -> Limit:
    """The number for this place; the ordinary one where the rule has none for remote places."""
    fitting = [
        limit
        for limit in rule.limits
        if limit.bound is Bound.WITHIN and limit.event is spec.event and limit.what == spec.what
    ]
    remote = [limit for limit in fitting if limit.variant is Variant.REMOTE]
    if place is Place.REMOTE and remote:
        return remote[0]
    return next(limit for limit in fitting if limit.variant is Variant.ORDINARY)


def _amount(limit: Limit) -> Amount:
    if limit.amount is None:
        raise ValueError("a clock runs in days")
    return limit.amount


def _after(clock: Clock, fact: Fact, start: Fact, work: _Work) -> Clock:
    """The clock when one more fact is known."""
    is_end = fact.act in clock.spec.ends
    is_move = fact.act in _MOVES and clock.spec.can_pause
    is_over = clock.ended is not None
    # What happens to the whole passes by a member or content that has left it.
    passes_by = is_over and (is_end or fact.about != clock.about)
    if passes_by or not (is_end or is_move):
        return clock
    if fact.day < start.day:
        raise WrongState(
            "clocks.before-start",
            day=vn_date(fact.day),
            start=vn_date(start.day),
            article=clock.rule.article,
        )
    if is_end:
        return replace(clock, ended=fact)
    if is_over:
        raise WrongState("clocks.not-running", day=vn_date(fact.day))
    if not fact.paper:
        raise Invalid("clocks.paper-missing", field="paper", article=clock.rule.article)
    step = {Act.PAUSED: _pause, Act.RESUMED: _resume, Act.EXTENDED: _extend}[fact.act]
    return step(clock, fact, work)


def _pause(clock: Clock, fact: Fact, work: _Work) -> Clock:
    if clock.is_paused:
        since = clock.pauses[-1].fact.day
        raise WrongState("clocks.paused-already", since=vn_date(since), article=clock.rule.article)
    rule_id, grounds = PAUSES[work.history.matter]
    rule = work.book.find(rule_id, fact.day)
    if rule is None:
        article = work.book.versions_of(rule_id)[0].article
        raise NotAllowed(
            "clocks.no-pause", day=vn_date(fact.day), rule=clock.rule.id, article=article
        )
    if fact.ground not in grounds:
        told = " ".join(rule.grounds)
        raise Invalid("clocks.pause-ground", field="ground", article=rule.article, grounds=told)
    paused = Paused(fact, rule, _transition(clock.start, fact.day, work))
    return replace(clock, pauses=(*clock.pauses, paused))


def _transition(start: date, day: date, work: _Work) -> Rule | None:
    """The transition rule that carries an older matter into today's law, where one does."""
    rule = work.book.find(TRANSITIONS[work.history.matter], day)
    is_older = rule is not None and rule.valid_from is not None and start < rule.valid_from
    return rule if is_older else None


def _resume(clock: Clock, fact: Fact, work: _Work) -> Clock:
    if not clock.is_paused:
        raise WrongState("clocks.not-paused", day=vn_date(fact.day))
    *earlier, last = clock.pauses
    pauses = (*earlier, replace(last, resumed=fact))
    return _recount(replace(clock, pauses=pauses), work.calendar)


def _extend(clock: Clock, fact: Fact, work: _Work) -> Clock:
    rule, allowed = _extension(clock, fact, work)
    due_on = clock.due_on
    if due_on is not None and fact.day > due_on:
        raise WrongState(
            "clocks.extended-late", day=vn_date(fact.day), due=vn_date(due_on), article=rule.article
        )
    total = allowed.count
    if allowed.how is How.ADDITION:
        total += clock.due.amount.count
    counted = _count(clock, total, work.calendar)
    taken = Extended(fact, rule, total, clock.due.due_on, counted.due_on)
    return replace(clock, due=counted, extensions=(*clock.extensions, taken))


def _extension(clock: Clock, fact: Fact, work: _Work) -> tuple[Rule, Extension]:
    """What the law allows on this day, or why it does not."""
    found = work.book.extensions_of(clock.rule.id, clock.start)
    if not found:
        article = clock.rule.article
        raise NotAllowed("clocks.no-extension", rule=clock.rule.id, article=article)
    rule = found[0]
    is_remote = clock.variant is Variant.REMOTE
    fitting = [one for one in rule.extensions if _fits(one, is_remote=is_remote)]
    nth = len(clock.extensions) + 1
    long_enough = [one for one in fitting if one.times >= nth]
    if not long_enough:
        times = max(one.times for one in fitting)
        raise NotAllowed("clocks.extended-enough", times=times, article=rule.article)
    allowed = long_enough[0]
    _check_criteria(allowed, rule, clock, fact, work)
    return rule, allowed


def _fits(one: Extension, *, is_remote: bool) -> bool:
    is_for_remote = one.variant is Variant.REMOTE_COMPLEX
    return is_for_remote == is_remote


def _check_criteria(allowed: Extension, rule: Rule, clock: Clock, fact: Fact, work: _Work) -> None:
    """C-05 for complaints of its time; D-05 names the same criteria for denunciations."""
    if work.history.matter is not Matter.DENUNCIATION:
        named = work.book.find(CRITERIA_RULE, clock.start)
        if named is None:
            return  # before 1 July 2026 the law left it to whoever decides
        rule = named
    needed = 2 if allowed.variant is Variant.SPECIALLY_COMPLEX else 1
    given = len(fact.criteria)
    if given < needed:
        article = rule.article
        raise NotAllowed("clocks.criteria-missing", needed=needed, given=given, article=article)


def _recount(clock: Clock, calendar: Calendar) -> Clock:
    return replace(clock, due=_count(clock, clock.due.amount.count, calendar))


def _count(clock: Clock, total: int, calendar: Calendar) -> Due:
    pauses = tuple(one.pause for one in clock.pauses if one.pause is not None)
    return due(clock.start, Amount(total, clock.due.amount.unit), calendar, pauses)


def _check_moves_found_a_clock(facts: Iterable[Fact], clocks: Iterable[Clock]) -> None:
    """A pause or an extension of nothing is said, not passed over."""
    running = list(clocks)
    for fact in facts:
        if fact.act in _MOVES and not any(clock.spec.can_pause for clock in running):
            if running and fact.act is Act.EXTENDED:
                rule = running[0].rule
                raise NotAllowed("clocks.no-extension", rule=rule.id, article=rule.article)
            if running and fact.act is Act.PAUSED:
                rule = running[0].rule
                raise NotAllowed(
                    "clocks.no-pause", day=vn_date(fact.day), rule=rule.id, article=rule.article
                )
            raise WrongState("clocks.not-running", day=vn_date(fact.day))
