"""Carrying out what decisions order: entry by entry, each with its day and its paper."""

import os
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core import actor as actors
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.petitions import decision_policies as policies
from hoiam.petitions import decisions
from hoiam.petitions.actions import _checking
from hoiam.petitions.models import CarriedOut, Order, Ordered

AMOUNTS = ("money", "area", "organisations", "people", "officials", "cases")


@dataclass(frozen=True, slots=True)
class Done:
    """So much of an order, on a day, by a paper."""

    key: str
    day: date
    paper: str
    money: Decimal | None = None
    area: Decimal | None = None
    organisations: int = 0
    people: int = 0
    officials: int = 0
    cases: int = 0


def locked(order: Order) -> Order:
    """The row under a lock, with what its policies ask for."""
    return (
        Order.objects.select_for_update(of=("self",))
        .select_related("unit", *(f"decision__{one}" for one in decisions.WITH_ALL))
        .get(pk=order.pk)
    )


@transaction.atomic
def carry_out(*, order: Order, done: Done, by: Actor, at: datetime) -> CarriedOut:
    """Write down what was carried out. When nothing is left the duty is kept; the same key again
    is the same entry."""
    order = locked(order)
    policies.check_can_carry_out(order, by)
    known = _known(done.key)
    if known is not None and (known.order_id != order.pk or known.takes_back_id is not None):
        raise Invalid("petitions.key-needed", field="key")
    if known is not None:
        return known
    _check(order, done, day=calendar.day_of(at))
    counted = decisions.COUNTED[order.kind]
    entry = CarriedOut(
        code=codes.new_code("th", os.urandom),
        key=done.key,
        order=order,
        day=done.day,
        paper=_checking.plain(done.paper, field="paper", most=60),
        done_at=at,
        done_by=by.code,
        **{name: getattr(done, name) for name in AMOUNTS if name in counted},
    )
    entry.save(force_insert=True)
    balance = decisions.balance_of(order)
    if balance.is_done:
        _keep(order, entry, by=by, at=at)
    audit.record(
        "petitions.order.carried-out",
        subject=("petition", order.decision.petition.code),
        by=by,
        at=at,
        details={
            "number": order.number,
            "kind": str(Ordered(order.kind).label),
            "day": vn_date(entry.day),
            "paper": entry.paper,
        },
    )
    return entry


def _known(key: str) -> CarriedOut | None:
    """The entry that was written under this key, whatever it is about."""
    return CarriedOut.objects.filter(key=key).first()


def _check(order: Order, done: Done, *, day: date) -> None:
    if not order.decision.standing:
        raise WrongState("petitions.decision-replaced")
    if done.day > day:
        raise Invalid("petitions.ahead", field="day", day=vn_date(done.day))
    if done.day < order.decision.issued_on:
        issued = vn_date(order.decision.issued_on)
        raise Invalid("petitions.done-before-decision", field="day", day=issued)
    if not done.paper.strip():
        raise Invalid("petitions.done-paper", field="paper")
    counted = decisions.COUNTED[order.kind]
    left = decisions.balance_of(order).left
    if counted and order.kind not in decisions.DONE_AT_ONCE and not getattr(done, counted[0]):
        raise Invalid("petitions.order-amount", field=counted[0])
    for name in counted:
        amount = Decimal(getattr(done, name) or 0)
        if amount < 0:
            raise Invalid("petitions.amount-odd", field=name)
        if amount > getattr(left, name):
            raise Invalid("petitions.more-than-ordered", field=name, left=_said(left, name))
    if done.officials > done.people and "officials" in counted:
        raise Invalid("petitions.officials-of-people", field="officials")


def _said(left: decisions.Amounts, name: str) -> str:
    return f"{getattr(left, name):,}".replace(",", ".")


def _duty(order: Order) -> Commitment | None:
    return Commitment.objects.filter(code=order.commitment).first() if order.commitment else None


def _keep(order: Order, entry: CarriedOut, *, by: Actor, at: datetime) -> None:
    duty = _duty(order)
    if duty is not None and duty.state == CommitmentState.OPEN:
        outcome = Outcome(
            result=f"Đã thực hiện xong ngày {vn_date(entry.day)}", evidence=entry.paper
        )
        machine = actors.system("orders", act=by.act)
        commitments.fulfil(commitment=duty, outcome=outcome, by=machine, at=at)


@transaction.atomic
def take_back_carried_out(
    *, entry: CarriedOut, why: str, key: str, by: Actor, at: datetime
) -> CarriedOut:
    """An entry was a slip: it is taken back by one that names it and says why; both stay."""
    order = locked(entry.order)
    policies.check_can_carry_out(order, by)
    known = _known(key)
    if known is not None and known.takes_back_id != entry.pk:
        raise Invalid("petitions.key-needed", field="key")
    if known is not None:
        return known
    if not decisions.is_standing(CarriedOut.objects.get(pk=entry.pk)):
        raise WrongState("petitions.entry-not-standing")
    why = _checking.plain(why, field="why")
    if not why:
        raise Invalid("petitions.why-needed", field="why")
    back = CarriedOut(
        code=codes.new_code("th", os.urandom),
        key=key,
        order=order,
        day=calendar.day_of(at),
        takes_back=entry,
        why=why,
        done_at=at,
        done_by=by.code,
    )
    back.save(force_insert=True)
    duty = _duty(order)
    was_kept = duty is not None and duty.state == CommitmentState.DONE
    if duty is not None and was_kept and not decisions.balance_of(order).is_done:
        machine = actors.system("orders", act=by.act)
        commitments.reopen(commitment=duty, reason=why, by=machine, at=at)
    audit.record(
        "petitions.carried-out.taken-back",
        subject=("petition", order.decision.petition.code),
        by=by,
        at=at,
        details={"number": order.number, "day": vn_date(entry.day), "reason": why},
    )
    return back
