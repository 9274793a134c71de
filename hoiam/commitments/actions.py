"""Taking on, dating, moving and ending what is owed. A due date is written here and nowhere else."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.commitments import policies
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState, DueDate
from hoiam.core import calendar, codes, deadlines
from hoiam.core.actor import Actor
from hoiam.core.law.rules import PROMISE
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.core.text import vn_date
from hoiam.rules.queries import AnswerRule
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Paper:
    """The document a promise or a duty stands in."""

    number: str = ""
    day: date | None = None


NO_PAPER = Paper()


def _locked(commitment: Commitment) -> Commitment:
    return (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("unit__parent__parent__parent", "assigned_by_unit")
        .get(pk=commitment.pk)
    )


def _subject(commitment: Commitment) -> tuple[str, str]:
    return (commitment.about_kind, commitment.about_code)


@transaction.atomic
def start_clock(
    *,
    kind: CommitmentKind,
    about: tuple[str, str],
    unit: Unit,
    assigned_by: Unit,
    what: str,
    rule: AnswerRule,
    event: str,
    day: date,
    days: calendar.Calendar,
    by: Actor,
    at: datetime,
) -> Commitment:
    """Start a duty whose date the rule gives: `event` happened on the legal day `day`."""
    due = deadlines.due(day, rule.amount, days)
    commitment = _created(
        kind=kind, about=about, unit=unit, assigned_by=assigned_by, what=what, rule=rule.rule_id,
        paper=NO_PAPER, day=day, due_on=due.due_on, by=by, at=at,
    )  # fmt: skip
    DueDate(
        commitment=commitment,
        due_on=due.due_on,
        ground="start",
        rule=rule.rule_id,
        explanation={
            "statement": rule.statement,
            "basis": rule.basis,
            "decision": rule.decision,
            "event": event,
            "days": deadlines.to_record(due),
        },
        set_at=at,
        set_by=by.code,
    ).save()
    audit.record(
        "commitments.commitment.started",
        subject=about,
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": unit.name,
            "what": what,
            "due_on": vn_date(due.due_on),
            "rule": rule.rule_id,
        },
    )
    return commitment


@transaction.atomic
def promise(
    *,
    about: tuple[str, str],
    unit: Unit,
    assigned_by: Unit,
    what: str,
    due_on: date,
    paper: Paper,
    by: Actor,
    at: datetime,
) -> Commitment:
    """Take on what an answer promised. A superior, not the unit itself, accepts another date."""
    day = calendar.day_of(at)
    if not what.strip():
        raise Invalid("commitments.what-needed", field="promise")
    _check_coming(due_on, day)
    commitment = _created(
        kind=CommitmentKind.PROMISE, about=about, unit=unit, assigned_by=assigned_by,
        what=what.strip(), rule=PROMISE, paper=paper, day=day, due_on=due_on, by=by, at=at,
    )  # fmt: skip
    DueDate(
        commitment=commitment,
        due_on=due_on,
        ground="promise",
        rule=PROMISE,
        set_at=at,
        set_by=by.code,
    ).save()
    audit.record(
        "commitments.commitment.promised",
        subject=about,
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": unit.name,
            "what": commitment.what,
            "due_on": vn_date(due_on),
        },
    )
    return commitment


def _created(
    *,
    kind: CommitmentKind,
    about: tuple[str, str],
    unit: Unit,
    assigned_by: Unit,
    what: str,
    rule: str,
    paper: Paper,
    day: date,
    due_on: date,
    by: Actor,
    at: datetime,
) -> Commitment:
    commitment = Commitment(
        code=codes.new_code("viec", os.urandom),
        kind=kind,
        about_kind=about[0],
        about_code=about[1],
        unit=unit,
        assigned_by_unit=assigned_by,
        what=what,
        rule=rule,
        paper_number=paper.number,
        paper_date=paper.day,
        started_on=day,
        first_due_on=due_on,
        due_on=due_on,
        opened_at=at,
        opened_by=by.code,
    )
    commitment.save(force_insert=True)
    return commitment


def _check_coming(due_on: date, day: date) -> None:
    if due_on <= day:
        raise Invalid("commitments.due-in-past", field="due_on", due_on=vn_date(due_on))


def _check_reason(reason: str) -> str:
    if not reason.strip():
        raise Invalid("commitments.reason-needed", field="reason")
    return reason.strip()


@transaction.atomic
def assign(*, commitment: Commitment, officer: Officer, by: Actor, at: datetime) -> Commitment:
    """Name the officer of the lead unit who works on it."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_work(commitment, by)
    if not officer.roles.filter(
        unit=commitment.unit, valid_to__isnull=True, role__in=policies.WORKERS
    ).exists():
        raise NotAllowed("commitments.not-officer-of-unit")
    commitment.assignee = officer.code
    commitment.save()
    audit.record(
        "commitments.commitment.assigned",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "officer": officer.name},
    )
    return commitment


@transaction.atomic
def move(*, commitment: Commitment, unit: Unit, by: Actor, at: datetime) -> Commitment:
    """The duty passes to another unit; its date does not restart. The case has checked who may."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    from_unit = commitment.unit
    if commitment.assigned_by_unit == from_unit:
        commitment.assigned_by_unit = unit
    commitment.unit, commitment.assignee = unit, ""
    commitment.save()
    audit.record(
        "commitments.commitment.moved",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "from_unit": from_unit.name,
            "to_unit": unit.name,
            "due_on": vn_date(commitment.due_on),
        },
    )
    return commitment


@transaction.atomic
def ask_new_date(
    *, commitment: Commitment, due_on: date, reason: str, by: Actor, at: datetime
) -> Commitment:
    """The unit asks for a later date; the old one stands until somebody above says yes."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_work(commitment, by)
    reason = _check_reason(reason)
    _check_later(commitment, due_on, at)
    commitment.asked_due_on, commitment.asked_reason = due_on, reason
    commitment.asked_at, commitment.asked_by = at, by.code
    commitment.save()
    audit.record(
        "commitments.due-date.asked",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": commitment.unit.name,
            "due_on": vn_date(due_on),
            "reason": reason,
        },
    )
    return commitment


def _check_later(commitment: Commitment, due_on: date, at: datetime) -> None:
    _check_coming(due_on, calendar.day_of(at))
    if due_on <= commitment.due_on:
        raise Invalid(
            "commitments.due-not-later", field="due_on", due_on=vn_date(commitment.due_on)
        )


@transaction.atomic
def accept_new_date(
    *, commitment: Commitment, due_on: date, reason: str, by: Actor, at: datetime
) -> Commitment:
    """A later date, accepted by who assigned the work or a superior. The old date stays visible."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_accept_new_date(commitment, by)
    reason = _check_reason(reason)
    _check_later(commitment, due_on, at)
    old = commitment.due_on
    commitment.due_on = due_on
    _clear_asked(commitment)
    commitment.save()
    DueDate(
        commitment=commitment,
        old_due_on=old,
        due_on=due_on,
        ground="extension" if commitment.kind == CommitmentKind.ANSWER else "agreed",
        reason=reason,
        rule=commitment.rule,
        set_at=at,
        set_by=by.code,
    ).save()
    audit.record(
        "commitments.due-date.changed",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "old": vn_date(old),
            "new": vn_date(due_on),
            "reason": reason,
        },
    )
    return commitment


def _clear_asked(commitment: Commitment) -> None:
    commitment.asked_due_on, commitment.asked_reason = None, ""
    commitment.asked_at, commitment.asked_by = None, ""


@transaction.atomic
def decline_new_date(*, commitment: Commitment, reason: str, by: Actor, at: datetime) -> Commitment:
    """The old date stands; the unit reads why."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_accept_new_date(commitment, by)
    reason = _check_reason(reason)
    if commitment.asked_at is None:
        raise WrongState("commitments.nothing-asked")
    _clear_asked(commitment)
    commitment.save()
    audit.record(
        "commitments.due-date.declined",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "reason": reason},
    )
    return commitment


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, for the office and for the public, and what shows it."""

    result: str
    result_public: str = ""
    evidence: str = ""


def _end(
    commitment: Commitment, *, state: CommitmentState, outcome: Outcome, by: Actor, at: datetime
) -> Commitment:
    if not outcome.result.strip():
        raise Invalid("commitments.result-needed", field="result")
    commitment.state = state
    commitment.result = outcome.result.strip()
    commitment.result_public = outcome.result_public.strip()
    commitment.evidence = outcome.evidence.strip()
    commitment.ended_at, commitment.ended_by = at, by.code
    commitment.ended_on = calendar.day_of(at)
    _clear_asked(commitment)
    commitment.save()
    return commitment


@transaction.atomic
def fulfil(*, commitment: Commitment, outcome: Outcome, by: Actor, at: datetime) -> Commitment:
    """Done: with a result that says what was done."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_work(commitment, by)
    _end(commitment, state=CommitmentState.DONE, outcome=outcome, by=by, at=at)
    audit.record(
        "commitments.commitment.fulfilled",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "what": commitment.what},
    )
    return commitment


@transaction.atomic
def leave_undone(
    *, commitment: Commitment, outcome: Outcome, by: Actor, at: datetime
) -> Commitment:
    """Closed without being done; only who assigned it or a superior may say so."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_accept_new_date(commitment, by)
    _end(commitment, state=CommitmentState.UNDONE, outcome=outcome, by=by, at=at)
    audit.record(
        "commitments.commitment.left-undone",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "what": commitment.what},
    )
    return commitment


@transaction.atomic
def merge(*, commitment: Commitment, into: str, by: Actor, at: datetime) -> Commitment:
    """The duty goes on in another case (a join, which can be undone)."""
    commitment = _locked(commitment)
    policies.check_is_open(commitment)
    policies.check_can_work(commitment, by)
    outcome = Outcome(result=into)
    _end(commitment, state=CommitmentState.MERGED, outcome=outcome, by=by, at=at)
    audit.record(
        "commitments.commitment.merged",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "into": into},
    )
    return commitment


@transaction.atomic
def reopen(*, commitment: Commitment, reason: str, by: Actor, at: datetime) -> Commitment:
    """What was ended was not done, or was joined by mistake. The due date does not restart."""
    commitment = _locked(commitment)
    policies.check_can_reopen(commitment, by)
    reason = _check_reason(reason)
    if commitment.state == CommitmentState.OPEN:
        raise WrongState("commitments.still-open")
    commitment.state = CommitmentState.OPEN
    commitment.ended_at, commitment.ended_by, commitment.ended_on = None, "", None
    commitment.save()
    audit.record(
        "commitments.commitment.reopened",
        subject=_subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "what": commitment.what,
            "due_on": vn_date(commitment.due_on),
            "reason": reason,
        },
    )
    return commitment
