"""Reading the calendar and the rule under which something is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from hoiam.base import steady
from hoiam.core.actor import Actor
from hoiam.core.deadlines import Amount, due
from hoiam.core.deadlines import Unit as DayUnit
from hoiam.core.law import reach
from hoiam.core.law import rules as law
from hoiam.core.law.corrections import Corrected, Correction, corrected, with_one
from hoiam.core.law.rulebook.shapes import HOUSE, Rule
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import Invalid, NotFound
from hoiam.rules import calendars, policies
from hoiam.rules.models import RuleComment, RuleCorrection, Target
from hoiam.rules.texts import STATUSES
from hoiam.units.models import Field, Unit

KIND_WORDS = {
    law.Kind.FEEDBACK: "phản ánh",
    law.Kind.RECOMMENDATION: "kiến nghị",
    law.Kind.QUESTION: "câu hỏi",
}

# The calendar is read in a module of its own; its names are found here with the rest.
acts_on_days = calendars.acts_on_days
calendar_noticed = calendars.calendar_noticed
calendar_on = calendars.calendar_on
calendar_under = calendars.calendar_under
calendar_with = calendars.calendar_with
calendar_without = calendars.calendar_without
calendar_without_decision = calendars.calendar_without_decision
decision = calendars.decision
decisions = calendars.decisions
due_under = calendars.due_under
moved_by = calendars.moved_by
notices = calendars.notices
override = calendars.override
overrides = calendars.overrides
owing = calendars.owing
standing_overrides = calendars.standing_overrides


@dataclass(frozen=True, slots=True)
class AnswerRule:
    """The rule that governs one answer: its id, the limit, and what to tell people about it."""

    rule_id: str
    amount: Amount
    statement: str
    basis: str
    decision: str  # the paper that set a target; empty for the law's own limit


def visible_to(person: Actor) -> QuerySet[Target]:
    """Targets are public: everybody sees all of them, past ones too."""
    return Target.objects.select_related("field", "area")


def targets_on(day: date) -> QuerySet[Target]:
    """Targets in force on a day."""
    return Target.objects.filter(valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    )


def rulebook_on() -> Rulebook:
    """The rules that this installation goes by: those of the product with what was corrected."""
    return _laid(steady.recall("corrections", _standing_corrections))[1]


def corrected_rulebook() -> Corrected:
    """The same with the way to it: what was shipped, what was put right, what no longer fits."""
    return _laid(_standing_corrections())[0]


def rulebook_with(one: Correction) -> Corrected:
    """What the rulebook would be with this correction; refused where it would contradict."""
    found = corrected_rulebook()
    policies.check_fits(found, one)
    return with_one(found, one)


def rulebook_without(row: RuleCorrection) -> Corrected:
    """What the rulebook would be if this correction were withdrawn now."""
    return _laid(_standing_corrections(but=row.pk))[0]


def _standing_corrections(*, but: int = 0) -> tuple[Correction, ...]:
    rows = RuleCorrection.objects.filter(withdrawn_at__isnull=True).exclude(pk=but)
    return tuple(row.laid for row in rows.order_by("id"))


@lru_cache(maxsize=16)
def _laid(corrections: tuple[Correction, ...]) -> tuple[Corrected, Rulebook]:
    """Kept by its corrections alone: the same ones always make the same book."""
    found = corrected(BOOK, corrections)
    return found, found.book if corrections else BOOK


def corrections() -> QuerySet[RuleCorrection]:
    """Every correction of the rulebook, the newest first."""
    return RuleCorrection.objects.order_by("-id")


def corrections_of(rule_id: str) -> QuerySet[RuleCorrection]:
    """Every correction of one rule, the newest first."""
    return corrections().filter(rule_id=rule_id)


def acts_on(rule_id: str) -> int:
    """How often a rule was corrected or a correction withdrawn: who read it and comes back to
    write is told when this number is another one."""
    acts = corrections_of(rule_id).aggregate(set=Count("pk"), withdrawn=Count("withdrawn_at"))
    return int(acts["set"] + acts["withdrawn"])


def correction(key: int) -> RuleCorrection:
    """One correction of the rulebook."""
    found: RuleCorrection | None = RuleCorrection.objects.filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def comments() -> QuerySet[RuleComment]:
    """What lawyers remarked, the newest first."""
    return RuleComment.objects.order_by("-id")


def comment(key: int) -> RuleComment:
    """One remark."""
    found: RuleComment | None = RuleComment.objects.filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def touched_by(row: RuleCorrection) -> frozenset[str]:
    """Rules whose clocks may come out differently for a correction."""
    return reach.touched_by(row.laid, rulebook_on())


def doubt_of(rule_id: str, day: date) -> str:
    """How unsure the product is of the rule behind a date, to be said beside it; empty when the
    rule was read in the law, is our own, or is no rule of the book."""
    return doubt_in(rulebook_on(), rule_id, day)


def doubt_in(book: Rulebook, rule_id: str, day: date) -> str:
    """The same for a list, which asks for the book once."""
    rule = book.find(rule_id, day)
    return "" if rule is None or rule.is_sure else STATUSES[rule.status]


def kind_of(kind: str) -> law.Kind:
    """The kind of case with this code."""
    try:
        return law.Kind(kind)
    except ValueError:
        raise Invalid("rules.kind-unknown", field="kind", kind=kind) from None


def answer_rule(*, kind: str, field: Field, area: Unit, day: date) -> AnswerRule:
    """Within what an answer is owed for something received on a day, and why.

    The target of the nearest area counts, then the one of the whole locality, then the core's
    rule. For a recommendation the law is a ceiling: a target may only be stricter than R-08.
    """
    known = kind_of(kind)
    target = _nearest_target(known, field, area, day)
    if target is None:
        return _legal(known, day)
    own = _own(known, field, target)
    if known is not law.Kind.RECOMMENDATION:
        return own
    legal = _legal(known, day)
    return own if _is_earlier(own.amount, legal.amount, day) else legal


def law_rule(rule_id: str, *, day: date) -> AnswerRule:
    """A limit of the core's own rulebook on a day, in the form that clocks take."""
    return _as_answer_rule(rulebook_on().rule_on(rule_id, day))


def _legal(kind: law.Kind, day: date) -> AnswerRule:
    return _as_answer_rule(rulebook_on().rule_for_kind(kind, day))


def _as_answer_rule(rule: Rule) -> AnswerRule:
    if rule.amount is None:
        raise ValueError(f"the rule {rule.id} has no limit of its own")
    return AnswerRule(rule.id, rule.amount, rule.statement, rule.article, decision="")


def _own(kind: law.Kind, field: Field, target: Target) -> AnswerRule:
    amount = Amount(target.count, DayUnit(target.unit))
    return AnswerRule(
        rule_id=f"TARGET-{target.pk}",
        amount=amount,
        statement=f"Trả lời {KIND_WORDS[kind]} về {field.name} trong {amount}.",
        basis=target.decision or HOUSE,
        decision=target.decision,
    )


def _nearest_target(kind: law.Kind, field: Field, area: Unit, day: date) -> Target | None:
    asked = "targets", kind.value, field.pk, day
    rows = steady.rows(
        asked, lambda: targets_on(day).filter(field=field, kind=kind.value).order_by("id")
    )
    by_area = {target.area_id: target for target in rows}
    if by_area.keys() <= {None}:  # most fields have no target of an area: no parents to read
        return by_area.get(None)
    near = (by_area[unit.pk] for unit in _upwards(area) if unit.pk in by_area)
    return next(near, by_area.get(None))


def _upwards(area: Unit | None) -> Iterator[Unit]:
    """The area, what it lies in, and so on to the province."""
    while area is not None:
        yield area
        area = area.parent


def _is_earlier(own: Amount, legal: Amount, day: date) -> bool:
    if own.unit == legal.unit:
        return own.count < legal.count
    calendar = calendar_on()
    return due(day, own, calendar).due_on < due(day, legal, calendar).due_on
