"""Taking on a duty or a promise: the first date is written here."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.joined import joined
from hoiam.commitments import policies
from hoiam.commitments.actions import _logging, _shared
from hoiam.commitments.helping import Helper
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate, Ground
from hoiam.commitments.owed import OwedTo
from hoiam.core import calendar, codes, deadlines
from hoiam.core.actor import Actor
from hoiam.core.law.rulebook.house import CARRIED_OVER, CONCLUSION, PROMISE, REQUEST
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid
from hoiam.core.text import excerpt, vn_date
from hoiam.rules import queries as rules
from hoiam.rules.queries import AnswerRule
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Paper:
    """The document a promise or a duty stands in."""

    number: str = ""
    day: date | None = None


NO_PAPER = Paper()
LONGEST = 300  # what is owed, in one line; the whole words stand with the matter


# Kinds that somebody gives with a date: the rule under which, and on what ground.
_GIVEN_BY = {
    CommitmentKind.PROMISE: (PROMISE, Ground.PROMISE),
    CommitmentKind.CONCLUSION: (CONCLUSION, Ground.ASSIGNED),
    CommitmentKind.REQUEST: (REQUEST, Ground.ASSIGNED),
}


@joined
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
    due = rules.due_under(day, rule.amount, days)
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
def carry_over(
    *,
    kind: CommitmentKind,
    about: tuple[str, str],
    unit: Unit,
    assigned_by: Unit,
    what: str,
    source: str,
    began_on: date | None,
    due_on: date,
    by: Actor,
    at: datetime,
) -> Commitment:
    """Take on a duty that another system dated: its date stands, gone by or not, and says where
    it comes from. Where that system does not tell when the duty began, it begins here today."""
    day = calendar.day_of(at)
    policies.check_is_near(due_on, day)
    rule = rules.rulebook_on().rule_on(CARRIED_OVER, day)
    commitment = _created(
        kind=kind, about=about, unit=unit, assigned_by=assigned_by, what=what, rule=rule.id,
        paper=NO_PAPER, day=began_on or day, due_on=due_on, by=by, at=at,
    )  # fmt: skip
    DueDate(
        commitment=commitment,
        due_on=due_on,
        ground="source",
        rule=rule.id,
        explanation={"statement": rule.statement, "basis": source, "decision": ""},
        set_at=at,
        set_by=by.code,
    ).save()
    audit.record(
        "commitments.commitment.carried-over",
        subject=about,
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": unit.name,
            "what": what,
            "due_on": vn_date(due_on),
            "source": source,
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
    commitment = _given(
        CommitmentKind.PROMISE, about, (unit, assigned_by), what, due_on, paper, by, at
    )
    _logging.commit(commitment, Act.ACCEPTANCE, step="promised", at=at)
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


@transaction.atomic
def take_on(
    *,
    kind: CommitmentKind,
    about: tuple[str, str],
    unit: Unit,
    assigned_by: Unit,
    what: str,
    due_on: date,
    paper: Paper,
    owed_to: OwedTo,
    by: Actor,
    at: datetime,
    helpers: Iterable[Unit] = (),
) -> Commitment:
    """Take on what was assigned with a date: one unit leads, others may help. The part above has
    checked who assigns. Only who assigned it or a superior accepts another date."""
    helping = sorted({one.pk: one for one in helpers}.values(), key=lambda one: one.pk)
    if unit in helping:
        raise Invalid("commitments.lead-helps", field="helpers", unit=unit.name)
    commitment = _given(kind, about, (unit, assigned_by), what, due_on, paper, by, at)
    commitment.owed_kind, commitment.owed_code = owed_to.kind, owed_to.code
    commitment.save(update_fields=["owed_kind", "owed_code"])
    for one in helping:
        Helper(commitment=commitment, unit=one, named_at=at, named_by=by.code).save()
    _logging.commit(commitment, Act.ACCEPTANCE, step="taken-on", at=at)
    audit.record(
        "commitments.commitment.taken-on",
        subject=about,
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "unit": unit.name,
            "assigned_by": assigned_by.name,
            "what": commitment.what,
            "due_on": vn_date(due_on),
            "helpers": [one.name for one in helping],
        },
    )
    return commitment


def _given(
    kind: CommitmentKind,
    about: tuple[str, str],
    between: tuple[Unit, Unit],
    what: str,
    due_on: date,
    paper: Paper,
    by: Actor,
    at: datetime,
) -> Commitment:
    """The row of what somebody gave with a date, and that date as its first."""
    day = calendar.day_of(at)
    if kind not in _GIVEN_BY:
        raise Invalid("commitments.not-given", field="kind", kind=str(kind.label))
    if not what.strip():
        raise Invalid("commitments.what-needed", field="promise")
    _shared.check_coming(due_on, day)
    rule, ground = _GIVEN_BY[kind]
    commitment = _created(
        kind=kind, about=about, unit=between[0], assigned_by=between[1],
        what=excerpt(what.strip(), LONGEST), rule=rule, paper=paper, day=day, due_on=due_on,
        by=by, at=at,
    )  # fmt: skip
    DueDate(
        commitment=commitment,
        due_on=due_on,
        ground=ground,
        rule=rule,
        set_at=at,
        set_by=by.code,
    ).save()
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
