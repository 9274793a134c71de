"""Reading the calendar and the rule under which something is answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.core.actor import Actor
from hoiam.core.calendar import Calendar, Override, calendar_for
from hoiam.core.deadlines import Amount, due
from hoiam.core.deadlines import Unit as DayUnit
from hoiam.core.law import rules as law
from hoiam.core.law.rulebook.shapes import HOUSE, Rule
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import Invalid, NotFound
from hoiam.rules.models import CalendarOverride, Target
from hoiam.units.models import Field, Unit

KIND_WORDS = {
    law.Kind.FEEDBACK: "phản ánh",
    law.Kind.RECOMMENDATION: "kiến nghị",
    law.Kind.QUESTION: "câu hỏi",
}


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


def overrides() -> QuerySet[CalendarOverride]:
    """Every correction of the calendar, the newest day first; of one day the last row counts."""
    return CalendarOverride.objects.order_by("-day", "-id")


def standing_overrides() -> QuerySet[CalendarOverride]:
    """The same without what was withdrawn."""
    return overrides().filter(withdrawn_at__isnull=True)


def override(key: int) -> CalendarOverride:
    """One correction of the calendar."""
    found: CalendarOverride | None = CalendarOverride.objects.filter(pk=key).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def calendar_on() -> Calendar:
    """The working days of this installation, as the rows say now. One query, nothing kept."""
    return calendar_for(_standing())


def rulebook_on() -> Rulebook:
    """The rules that this installation goes by: those of the product with what was corrected."""
    return BOOK


def calendar_with(day: date, *, working: bool) -> Calendar:
    """What the calendar would be if this day were decided now."""
    return calendar_for([*_standing(), Override(day, working=working, reason="")])


def calendar_without(override: CalendarOverride) -> Calendar:
    """What the calendar would be if this row were withdrawn now."""
    return calendar_for(_standing(but=override.pk))


def _standing(*, but: int = 0) -> list[Override]:
    rows = CalendarOverride.objects.filter(withdrawn_at__isnull=True).exclude(pk=but)
    return [
        Override(day, working=working, reason=f"{reason} ({decision})")
        for day, working, reason, decision in rows.order_by("id").values_list(
            "day", "working", "reason", "decision"
        )
    ]


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
    legal = _legal(known, day)
    target = _nearest_target(known, field, area, day)
    if target is None:
        return legal
    own = _own(known, field, target)
    if known is law.Kind.RECOMMENDATION and not _is_earlier(own.amount, legal.amount, day):
        return legal
    return own


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
    rows = targets_on(day).filter(field=field, kind=kind.value).order_by("id")
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
