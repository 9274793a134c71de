"""The decision on a complaint: the lawful step with its paper, the result, and what it orders."""

import os
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome, Paper
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.commitments.owed import TO_PUBLIC, OwedTo, to_asker
from hoiam.core import actor as actors
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.petitions import decision_policies as policies
from hoiam.petitions import decisions, exactly
from hoiam.petitions.actions import _checking, _shared
from hoiam.petitions.actions.steps import take_step
from hoiam.petitions.models import (
    FIRST_RESULTS,
    SECOND_RESULTS,
    Decision,
    Order,
    Ordered,
    Petition,
    Result,
)
from hoiam.petitions.stepping import Taken
from hoiam.publication.log import exact
from hoiam.units.models import Unit
from hoiam.voices import queries as voices

STEP = "decide"
LONGEST, LONGEST_ORDERS = 10_000, 10_000
MOST_ORDERS = 40  # house rule: beyond it the orders stand in an annex of the paper
MOST_MONEY = Decimal(10) ** 15  # house rule: beyond it a finger slipped
MOST_LAND = Decimal(10) ** 10
MOST_HEADS = 100_000


@dataclass(frozen=True, slots=True)
class NewOrder:
    """One thing that a decision orders."""

    kind: str
    what: str = ""
    money: Decimal | None = None  # đồng
    area: Decimal | None = None  # m²
    organisations: int = 0
    people: int = 0
    officials: int = 0
    cases: int = 0
    unit: Unit | None = None  # who sees to it; none: the unit that settled
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """How a complaint was settled, by which paper, and what follows from it."""

    key: str
    day: date
    result: str
    findings: str
    orders: str = ""
    given: tuple[NewOrder, ...] = ()
    paper: str = ""  # number of the paper, where it was numbered elsewhere
    paper_on: date | None = None
    reason: str = ""  # why it is written down only now


@transaction.atomic
def decide(*, petition: Petition, decided: Decided, by: Actor, at: datetime) -> Decision:
    """Settle a complaint: the step of its table, its result in the official columns, and each
    order as something that somebody has to do. The same key again is the same decision."""
    petition = _shared.locked(petition)  # whoever sent the same key a moment before has committed
    known = Decision.objects.filter(
        petition=petition, step__key=voices.token_hash(decided.key)
    ).first()
    if known is not None:
        return known
    policies.check_can_decide(petition, by)
    decided = _checked(petition, decided)
    step = take_step(petition=petition, taken=_taken(decided), by=by, at=at)
    decision = Decision(
        code=codes.new_code("qd", os.urandom),
        petition=step.petition,
        step=step,
        result=decided.result,
        number=decided.paper,
        issued_on=decided.day,
        findings=decided.findings,
        orders=decided.orders,
        decided_at=at,
        decided_by=by.code,
    )
    decision.save(force_insert=True)
    for one in decided.given:
        write_order(decision, one, by=by, at=at)
    said = exact.hashed(exactly.decided(decision))
    _shared.commit(petition, Act.ANSWER, step="decided", day=decision.issued_on, at=at, **said)
    audit.record(
        "petitions.decision.made",
        subject=("petition", petition.code),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "result": str(Result(decision.result).label),
            "day": vn_date(decision.issued_on),
            "orders": len(decided.given),
        },
    )
    return decision


def _taken(decided: Decided) -> Taken:
    return Taken(
        step=STEP,
        day=decided.day,
        key=decided.key,
        paper=decided.paper,
        paper_on=decided.paper_on or (decided.day if decided.paper else None),
        text=decided.findings,
        result=decided.result,
        reason=decided.reason,
    )


def results_of(petition: Petition) -> tuple[Result, ...]:
    """What may be decided in its instance."""
    return SECOND_RESULTS if petition.docket.kind in policies.SECOND else FIRST_RESULTS


def _checked(petition: Petition, decided: Decided) -> Decided:
    if decided.result not in results_of(petition):
        raise Invalid("petitions.result-needed", field="result")
    findings = _checking.plain(decided.findings, field="findings", most=LONGEST)
    if not findings:
        raise Invalid("petitions.findings-needed", field="findings")
    if len(decided.given) > MOST_ORDERS:
        raise Invalid("petitions.too-many-orders", field="given", most=MOST_ORDERS)
    return replace(
        decided,
        findings=findings,
        orders=_checking.plain(decided.orders, field="orders", most=LONGEST_ORDERS),
        paper=_checking.plain(decided.paper, field="paper", most=60),
        given=tuple(checked_order(one, issued_on=decided.day) for one in decided.given),
    )


def checked_order(new: NewOrder, *, issued_on: date) -> NewOrder:
    """The order with the amounts of its kind alone, or a refusal that names the field."""
    if new.kind not in Ordered.values:
        raise Invalid("petitions.order-kind", field="kind")
    counted = decisions.COUNTED[new.kind]
    nothing = NewOrder(new.kind)
    kept = {
        name: getattr(new, name) if name in counted else getattr(nothing, name)
        for name in ("money", "area", "organisations", "people", "officials", "cases")
    }
    one = replace(new, what=_checking.plain(new.what, field="what", most=500), **kept)
    if counted and not getattr(one, counted[0]):
        raise Invalid("petitions.order-amount", field=counted[0])
    if not counted and not one.what:
        raise Invalid("petitions.order-what", field="what")
    if one.officials > one.people:
        raise Invalid("petitions.officials-of-people", field="officials")
    most = {"money": MOST_MONEY, "area": MOST_LAND}
    for name in counted:
        amount = Decimal(getattr(one, name) or 0)
        if not 0 <= amount <= most.get(name, Decimal(MOST_HEADS)):
            raise Invalid("petitions.amount-odd", field=name)
    if one.due_on is not None and one.due_on < issued_on:
        raise Invalid("petitions.order-due-before", field="due_on", day=vn_date(issued_on))
    return one


@transaction.atomic
def add_order(*, decision: Decision, new: NewOrder, by: Actor, at: datetime) -> Order:
    """One thing more that the decision orders, where it was not written down with it."""
    decision = locked(decision)
    policies.check_can_order(decision, by)
    if decision.orders_given.count() >= MOST_ORDERS:
        raise Invalid("petitions.too-many-orders", field="given", most=MOST_ORDERS)
    order = write_order(decision, checked_order(new, issued_on=decision.issued_on), by=by, at=at)
    audit.record(
        "petitions.order.added",
        subject=("petition", decision.petition.code),
        by=by,
        at=at,
        details={"number": order.number, "kind": str(Ordered(order.kind).label)},
    )
    return order


def locked(decision: Decision) -> Decision:
    """The row under a lock, with what its policies ask for."""
    return (
        Decision.objects.select_for_update(of=("self",))
        .select_related(*decisions.WITH_ALL)
        .get(pk=decision.pk)
    )


def write_order(decision: Decision, new: NewOrder, *, by: Actor, at: datetime) -> Order:
    """The row, and where a day is named the duty of whoever sees to it."""
    order = Order(
        code=codes.new_code("yc", os.urandom),
        decision=decision,
        number=decision.orders_given.count() + 1,
        kind=new.kind,
        unit=new.unit or decision.petition.docket.unit,
        what=new.what,
        money=new.money,
        area=new.area,
        organisations=new.organisations,
        people=new.people,
        officials=new.officials,
        cases=new.cases,
        due_on=new.due_on,
        given_at=at,
        given_by=by.code,
    )
    if new.due_on is not None:
        order.commitment = _owed(order, new.due_on, by=by, at=at).code
    order.save(force_insert=True)
    return order


def _owed(order: Order, due_on: date, *, by: Actor, at: datetime) -> Commitment:
    """Carrying it out is owed by a day; the words of the decision stay in it. A day that is past
    already, of a decision from before, stands as it was given."""
    petition = order.decision.petition
    unit = order.unit or petition.docket.unit
    number = order.decision.number or f"về đơn số {petition.registered}"
    what = f"Thi hành quyết định {number}: {Ordered(order.kind).label}"
    about = (decisions.ORDER, order.code)
    if due_on <= calendar.day_of(at):
        return commitments.carry_over(
            kind=CommitmentKind.CONCLUSION,
            about=about,
            unit=unit,
            assigned_by=petition.docket.unit,
            what=what,
            source=f"quyết định ngày {vn_date(order.decision.issued_on)}",
            began_on=order.decision.issued_on,
            due_on=due_on,
            by=by,
            at=at,
        )
    return commitments.take_on(
        kind=CommitmentKind.CONCLUSION,
        about=about,
        unit=unit,
        assigned_by=petition.docket.unit,
        what=what,
        due_on=due_on,
        paper=Paper(order.decision.number, order.decision.issued_on),
        owed_to=_owed_to(petition),
        by=by,
        at=at,
    )


def _owed_to(petition: Petition) -> OwedTo:
    """To who complained; where their words are not here, to the public."""
    return to_asker(petition.voice.code) if petition.voice is not None else TO_PUBLIC


@transaction.atomic
def void_decision(*, decision: Decision, reason: str, by: Actor, at: datetime) -> Decision:
    """A decision was written down wrongly, or was recalled by its body: it no longer stands, and
    what it ordered is owed no more. Only then its step can be taken back."""
    decision = locked(decision)
    policies.check_can_void(decision, by)
    reason = _checking.plain(reason, field="reason")
    if not reason:
        raise Invalid("petitions.why-needed", field="reason")
    decision.standing = False
    decision.save(update_fields=["standing"])
    machine = actors.system("orders", act=by.act)
    duties = Commitment.objects.filter(
        about_kind=decisions.ORDER,
        about_code__in=decision.orders_given.values("code"),
        state=CommitmentState.OPEN,
    )
    for duty in duties.order_by("pk"):
        outcome = Outcome(result=f"Quyết định không còn: {reason}"[:300])
        commitments.leave_undone(commitment=duty, outcome=outcome, by=machine, at=at)
    _shared.commit(decision.petition, Act.CORRECTION, step="voided", day=calendar.day_of(at), at=at)
    audit.record(
        "petitions.decision.voided",
        subject=("petition", decision.petition.code),
        by=by,
        at=at,
        details={"number": decision.petition.registered, "reason": reason},
    )
    return decision
