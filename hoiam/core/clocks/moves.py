"""What moves a running clock: a pause, an extension, a longer limit, an obstacle in the way.

What the law does not allow is refused with the article.
"""

from dataclasses import dataclass, replace
from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.shapes import Clock, Extended, Fact, Matter, Paused, Place, Spec
from hoiam.core.clocks.table import (
    CRITERIA_RULE,
    HINDRANCE_RULE,
    HINDRANCES,
    LONGER,
    OWN_CRITERIA,
    PAUSES,
    TRANSITIONS,
)
from hoiam.core.deadlines import Amount, due
from hoiam.core.law.rulebook.shapes import Extension, How, Limit, Rule, Variant
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.core.text import vn_date

# These are decisions, and stand on a paper; an obstacle is told, a longer limit is the law's own.
ON_PAPER = (Act.PAUSED, Act.RESUMED, Act.EXTENDED)
MOVES = (*ON_PAPER, Act.LENGTHENED, Act.HINDERED, Act.FREED)


@dataclass(frozen=True, slots=True)
class Work:
    """What every step of one reckoning looks things up in."""

    matter: Matter
    place: Place
    calendar: Calendar
    book: Rulebook


def is_moved_by(spec: Spec, act: Act) -> bool:
    """Whether such an act can move a clock of this sort."""
    if act in (Act.PAUSED, Act.RESUMED):
        return spec.can_pause
    if act is Act.EXTENDED:
        return spec.can_extend
    if act is Act.LENGTHENED:
        return bool(spec.longer)
    return act in (Act.HINDERED, Act.FREED) and spec.can_be_hindered


def moved(clock: Clock, fact: Fact, work: Work) -> Clock:
    """The clock after one of the acts that move it."""
    if fact.act in ON_PAPER and not fact.paper:
        raise Invalid("clocks.paper-missing", field="paper", article=clock.rule.article)
    step = {
        Act.PAUSED: _pause,
        Act.RESUMED: _resume,
        Act.EXTENDED: _extend,
        Act.LENGTHENED: _lengthen,
        Act.HINDERED: _hinder,
        Act.FREED: _resume,
    }[fact.act]
    return step(clock, fact, work)


def _law_of(fact: Fact, rule_id: str, day: date, book: Rulebook) -> Rule | None:
    """A rule that was put right since does not undo what was done under the one before."""
    found = book.find(rule_id, day)
    return BOOK.find(rule_id, day) if found is None and fact.on_record else found


def _pause(clock: Clock, fact: Fact, work: Work) -> Clock:
    _check_is_running(clock)
    rule_id, grounds = PAUSES[work.matter]
    rule = _law_of(fact, rule_id, fact.day, work.book)
    if rule is None:
        article = work.book.versions_of(rule_id)[0].article
        raise NotAllowed(
            "clocks.no-pause", day=vn_date(fact.day), rule=clock.rule.id, article=article
        )
    _check_ground(fact, grounds, rule)
    paused = Paused(fact, rule, _transition(clock.start, fact.day, work))
    return replace(clock, pauses=(*clock.pauses, paused))


def _hinder(clock: Clock, fact: Fact, work: Work) -> Clock:
    """What keeps a person from using a right: under the law of the day the clock started."""
    _check_is_running(clock)
    rule = _law_of(fact, HINDRANCE_RULE, clock.start, work.book)
    rule = rule or work.book.rule_on(HINDRANCE_RULE, clock.start)
    _check_ground(fact, HINDRANCES, rule)
    return replace(clock, pauses=(*clock.pauses, Paused(fact, rule)))


def _check_is_running(clock: Clock) -> None:
    if clock.is_paused:
        since = clock.pauses[-1].fact.day
        raise WrongState("clocks.paused-already", since=vn_date(since), article=clock.rule.article)


def _check_ground(fact: Fact, grounds: tuple[Ground, ...], rule: Rule) -> None:
    if fact.ground not in grounds:
        told = " ".join(rule.grounds)
        raise Invalid("clocks.pause-ground", field="ground", article=rule.article, grounds=told)


def _transition(start: date, day: date, work: Work) -> Rule | None:
    """The transition rule that carries an older matter into today's law, where one does."""
    rule = work.book.find(TRANSITIONS[work.matter], day)
    is_older = rule is not None and rule.valid_from is not None and start < rule.valid_from
    return rule if is_older else None


def _resume(clock: Clock, fact: Fact, work: Work) -> Clock:
    if not clock.is_paused:
        raise WrongState("clocks.not-paused", day=vn_date(fact.day))
    *earlier, last = clock.pauses
    pauses = (*earlier, replace(last, resumed=fact))
    return _counted(replace(clock, pauses=pauses), clock.due.amount.count, work)


def ended(clock: Clock, fact: Fact, work: Work) -> Clock:
    """The clock with what ended it; a pause that still lasted ends with it."""
    if not clock.is_paused:
        return replace(clock, ended=fact)
    *earlier, last = clock.pauses
    closed = replace(clock, pauses=(*earlier, replace(last, over=fact)), ended=fact)
    return _counted(closed, clock.due.amount.count, work)


def _extend(clock: Clock, fact: Fact, work: Work) -> Clock:
    rule, allowed = _extension(clock, fact, work)
    _check_not_over(clock, fact, rule)
    total = allowed.count
    if allowed.how is How.ADDITION:
        total += clock.due.amount.count
    return _extended(clock, fact, rule, total, work)


def _lengthen(clock: Clock, fact: Fact, work: Work) -> Clock:
    """The longer limit of the same rule, which a ground of the rule itself opens."""
    rule = clock.rule
    longer = [limit for limit in rule.limits if limit.what == clock.spec.longer]
    if not longer or longer[0].amount is None:
        raise NotAllowed("clocks.no-extension", rule=rule.id, article=rule.article)
    if clock.extensions:
        raise NotAllowed("clocks.extended-enough", times=1, article=rule.article)
    if fact.ground not in LONGER:
        raise Invalid("clocks.longer-ground", field="ground", article=rule.article)
    _check_not_over(clock, fact, rule)
    return replace(_extended(clock, fact, rule, longer[0].amount.count, work), limit=longer[0])


def _extended(clock: Clock, fact: Fact, rule: Rule, total: int, work: Work) -> Clock:
    counted = _counted(clock, total, work)
    taken = Extended(fact, rule, total, clock.due.due_on, counted.due.due_on)
    return replace(counted, extensions=(*clock.extensions, taken))


def _check_not_over(clock: Clock, fact: Fact, rule: Rule) -> None:
    due_on = clock.due_on
    if due_on is not None and fact.day > due_on and not fact.on_record:
        raise WrongState(
            "clocks.extended-late", day=vn_date(fact.day), due=vn_date(due_on), article=rule.article
        )


def _extension(clock: Clock, fact: Fact, work: Work) -> tuple[Rule, Extension]:
    """What the law allows on this day, or why it does not; what is on record may stand under the
    rules as they were before somebody put them right."""
    found = _allowed(clock, fact, work)
    if isinstance(found, Refusal) and fact.on_record:
        found = _allowed(clock, fact, replace(work, book=BOOK))
    if isinstance(found, Refusal):
        raise found
    return found


def _allowed(clock: Clock, fact: Fact, work: Work) -> tuple[Rule, Extension] | Refusal:
    found = work.book.extensions_of(clock.rule.id, clock.start)
    if not found:
        article = clock.rule.article
        return NotAllowed("clocks.no-extension", rule=clock.rule.id, article=article)
    rule = found[0]
    is_remote = clock.variant is Variant.REMOTE
    fitting = [one for one in rule.extensions if _fits(one, is_remote=is_remote)]
    if not fitting:
        return NotAllowed("clocks.no-extension", rule=rule.id, article=rule.article)
    nth = len(clock.extensions) + 1
    long_enough = [one for one in fitting if one.times >= nth]
    if not long_enough:
        times = max(one.times for one in fitting)
        return NotAllowed("clocks.extended-enough", times=times, article=rule.article)
    allowed = long_enough[0]
    return _criteria_missing(allowed, rule, clock, fact, work) or (rule, allowed)


def _fits(one: Extension, *, is_remote: bool) -> bool:
    is_for_remote = one.variant is Variant.REMOTE_COMPLEX
    return is_for_remote == is_remote


def _criteria_missing(
    allowed: Extension, rule: Rule, clock: Clock, fact: Fact, work: Work
) -> Refusal | None:
    if allowed.variant is Variant.ORDINARY:
        return None  # an extension that is not for complex matters
    if work.matter not in OWN_CRITERIA:
        named = work.book.find(CRITERIA_RULE, clock.start)
        if named is None:
            return None  # before 1 July 2026 the law left it to whoever decides
        rule = named
    needed = 2 if allowed.variant is Variant.SPECIALLY_COMPLEX else 1
    given = len(fact.criteria)
    if given >= needed:
        return None
    article = rule.article
    return NotAllowed("clocks.criteria-missing", needed=needed, given=given, article=article)


def _counted(clock: Clock, total: int, work: Work) -> Clock:
    pauses = tuple(one.pause for one in clock.pauses if one.pause is not None)
    amount = Amount(total, clock.due.amount.unit)
    return replace(clock, due=due(clock.start, amount, work.calendar, pauses))


def limit_of(rule: Rule, spec: Spec, fact: Fact, place: Place) -> Limit | None:
    """The number for this place and decision; the ordinary one where the rule has no other."""
    fitting = {
        limit.variant: limit
        for limit in reversed(rule.limits)
        if limit.amount is not None
        and limit.bound is spec.bound
        and limit.event is spec.event
        and limit.what == spec.what
    }
    if fact.ground is Ground.DISMISSAL and Variant.DISMISSAL in fitting:
        return fitting[Variant.DISMISSAL]
    if place is Place.REMOTE and Variant.REMOTE in fitting:
        return fitting[Variant.REMOTE]
    return fitting.get(Variant.ORDINARY)
