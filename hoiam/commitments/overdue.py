"""Reading what is near its date or past it: the second step, who is to be reminded, what the
superior learned. Every question about many duties is asked of an index of dates."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When

from hoiam.base.prepared import Many, Prepared
from hoiam.base.queries import Unindexed
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.commitments.reminders import Escalation, Reminder, ReminderRound, RoundPart
from hoiam.core import lateness
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import DENUNCIATION_RULES, STATEMENT_RULES, TARGETS, Base, Gauge, Owed
from hoiam.core.lateness import SecondStep as Second
from hoiam.core.law.rulebook.shapes import Event
from hoiam.core.reminding import Step, horizon
from hoiam.rules import queries as rules
from hoiam.rules.queries import AnswerRule
from hoiam.units.models import Unit

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)


def gauge_on(day: date) -> Gauge:
    """How things stand on a day, by the calendar and the rules of this installation."""
    return lateness.gauge(day, rules.calendar_on(), rules.rulebook_on())


def owed(duty: Commitment) -> Owed:
    """What lateness has to know of a duty."""
    return Owed(duty.rule, duty.started_on, duty.due_on)


def is_running(day: date) -> Q:
    """Open, and with a last day: what is paused has none."""
    return Q(state=CommitmentState.OPEN, paused_on__isnull=True, due_on__lt=day)


def is_very_late(seen: Gauge) -> Q:
    """The same as `Gauge.is_very_late`, for an index of dates."""
    steps = seen.steps
    statements = Q(rule__in=STATEMENT_RULES) | Q(rule__startswith=TARGETS)
    denunciations = Q(rule__in=DENUNCIATION_RULES)
    reached, named = Q(pk__in=()), Q(pk__in=())
    for which, step in ((statements, steps.statement), (denunciations, steps.denunciation)):
        if step is not None:
            covered = which & Q(started_on__gte=step.since)
            named |= covered
            reached |= covered & _run_out(seen, step)
    return is_running(seen.day) & (reached | (~named & _run_out(seen, steps.house)))


def _run_out(seen: Gauge, step: Second) -> Q:
    column = "started_on" if step.base is Base.START else "due_on"
    return Q(**{f"{column}__lte": seen.run_out(step)})


def to_remind(run: ReminderRound, seen: Gauge) -> QuerySet[Commitment]:
    """Duties whose step of this day nobody was reminded of, each with that step as `now`."""
    ahead = horizon(seen.day, seen.calendar)
    rows = Commitment.objects.filter(state=CommitmentState.OPEN, paused_on__isnull=True)
    if run.part == RoundPart.FIRST:
        rows = rows.filter(due_on__lte=ahead.soon)
    else:
        rows = rows.filter(due_on__gte=seen.day, due_on__lte=ahead.today)
    now = Case(
        When(is_very_late(seen), then=Value(Step.VERY_LATE.value)),
        When(due_on__lt=seen.day, then=Value(Step.LATE.value)),
        When(due_on__lte=ahead.today, then=Value(Step.TODAY.value)),
        default=Value(Step.SOON.value),
    )
    said = Reminder.objects.filter(
        commitment=OuterRef("pk"), due_on=OuterRef("due_on"), step=OuterRef("now")
    )
    return _from(run, rows.annotate(now=now).filter(~Exists(said)))


def to_escalate(run: ReminderRound, seen: Gauge) -> QuerySet[Commitment]:
    """Missed dates that the superior is to know of and does not yet."""
    due = is_very_late(seen) | Q(due_on__lte=seen.run_out(seen.steps.house))
    if seen.steps.denunciation is not None:
        due |= Q(rule__in=DENUNCIATION_RULES, started_on__gte=seen.steps.denunciation.since)
    told = Escalation.objects.filter(commitment=OuterRef("pk"), due_on=OuterRef("due_on"))
    rows = Commitment.objects.filter(is_running(seen.day), due).filter(~Exists(told))
    return _from(run, rows.select_related("unit__parent__parent__parent"))


def _from(run: ReminderRound, rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """From the place that the round has reached."""
    if run.place_on is not None:
        after = Q(due_on__gt=run.place_on) | Q(due_on=run.place_on, id__gt=run.place)
        rows = rows.filter(after, due_on__gte=run.place_on)
    return rows.order_by("due_on", "id")


def reminders_of(person: Actor) -> QuerySet[Reminder]:
    """The standing reminder of each duty of the units where the person works, those for another
    officer left out; who leads the unit reads all of it. A date that moved has none yet."""
    works, leads = person.units(*WORKERS), person.units(Role.LEADER)
    newer = Reminder.objects.filter(commitment=OuterRef("commitment"), id__gt=OuterRef("id"))
    # From what the units owe now to what was said of it: all that was ever said grows for years.
    owing = Commitment.objects.filter(
        unit__code__in=works, state=CommitmentState.OPEN, paused_on__isnull=True
    )
    return (
        Reminder.objects.alias(due=Unindexed("commitment__due_on"))
        .filter(commitment__in=owing.order_by().values("pk"), due=F("due_on"))
        .filter(Q(officer__in=("", person.code)) | Q(commitment__unit__code__in=leads))
        .filter(~Exists(newer))
    )


def escalated_to(person: Actor) -> QuerySet[Escalation]:
    """Missed dates still open that came up to units which the person leads, or that lie below."""
    leads = person.units(Role.LEADER)
    theirs = Unit.objects.filter(
        Q(code__in=leads) | Q(parent__code__in=leads) | Q(parent__parent__code__in=leads)
    )
    return Escalation.objects.alias(
        stands=Unindexed("commitment__state"), due=Unindexed("commitment__due_on")
    ).filter(
        superior__in=theirs.values("pk"),
        stands=CommitmentState.OPEN,
        commitment__paused_on__isnull=True,
        due=F("due_on"),
    )


def standing(duty: Commitment, seen: Gauge) -> Lateness | None:
    """How an open duty stands; what is paused has no last day, and stands nowhere."""
    if duty.state != CommitmentState.OPEN or duty.paused_on is not None:
        return None
    return seen.standing(owed(duty))


def open_answers(about_kind: str, codes: Iterable[str]) -> dict[str, Commitment]:
    """The answer that is still owed in each matter, by its code."""
    rows = _OPEN_ANSWERS(about_kind, list(codes))
    # Put in order here: asked for it, SQLite would walk through all that is open.
    return {row.about_code: row for row in sorted(rows, key=lambda row: row.pk)}


def _open_answers(about_kind: str, codes: Iterable[str]) -> QuerySet[Commitment]:
    rows = Commitment.objects.filter(
        about_kind=about_kind, about_code__in=codes, kind=CommitmentKind.ANSWER
    )
    return rows.alias(stands=Unindexed("state")).filter(stands=CommitmentState.OPEN)


_OPEN_ANSWERS = Prepared(_open_answers, str, Many(str))


def report_rule(late: Commitment, day: date) -> AnswerRule:
    """Under which rule the unit reports when that is demanded on this day."""
    book = rules.rulebook_on()
    rule = book.rule_on(lateness.report_rule(owed(late), lateness.steps_of(book, day)), day)
    amounts = (limit.amount for limit in rule.limits if limit.event is Event.DEMANDED)
    amount = next((one for one in amounts if one is not None), rule.amount)
    if amount is None:
        raise ValueError(f"{rule.id} names no days")
    return AnswerRule(rule.id, amount, rule.statement, rule.article, "")


def rounds() -> QuerySet[ReminderRound]:
    """Rounds of reminding, the newest first."""
    return ReminderRound.objects.order_by("-id")
