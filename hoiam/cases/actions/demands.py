"""Demands of outside bodies: on paper, decided by a leader, counted in public whatever came of them."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import policies
from hoiam.cases.actions import _shared
from hoiam.cases.models import BodyKind, Case, Demand, DemandState
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Order:
    """What the paper says."""

    body_kind: str
    body: str
    number: str
    dated_on: date
    ground: str
    scope: str


@transaction.atomic
def record_demand(
    *, order: Order, unit: Unit, case: Case | None, by: Actor, at: datetime
) -> Demand:
    """Write down a written order before anything is decided. What is asked by word of mouth has no
    number and no date, and is no order."""
    policies.check_can_record_demand(unit, by)
    if case is not None:
        policies.check_can_read(case, by)
    if order.body_kind not in BodyKind.values:
        raise Invalid("cases.demand-body", field="body_kind")
    if order.dated_on > calendar.day_of(at):
        raise Invalid("cases.demand-ahead", field="dated_on")
    needed = {"body": order.body, "number": order.number, "ground": order.ground}
    given = {
        name: _shared.given(text, code="cases.demand-paper", field=name)
        for name, text in {**needed, "scope": order.scope}.items()
    }
    demand = Demand(
        code=codes.new_code("yc", os.urandom),
        unit=unit,
        case=case,
        body_kind=order.body_kind,
        dated_on=order.dated_on,
        recorded_at=at,
        recorded_by=by.code,
        **given,
    )
    demand.save()
    audit.record(
        "cases.demand.recorded",
        subject=("demand", demand.code),
        by=by,
        at=at,
        details={"body": demand.body, "number": demand.number},
    )
    return demand


@transaction.atomic
def grant_demand(*, demand: Demand, reason: str, by: Actor, at: datetime) -> Demand:
    """A leader decides that the order is lawful and how far it goes. Giving the data out is a
    reading under this order, logged like any other."""
    demand = _locked(demand, by)
    if demand.case is None:
        raise WrongState("cases.demand-without-case")
    _decide(demand, DemandState.GRANTED, _shared.given(reason), by=by, at=at)
    audit.record(
        "cases.demand.granted",
        subject=("demand", demand.code),
        by=by,
        at=at,
        details={"body": demand.body, "number": demand.number, "reason": demand.decision},
    )
    return demand


@transaction.atomic
def refuse_demand(*, demand: Demand, reason: str, by: Actor, at: datetime) -> Demand:
    """A leader decides that nothing is given, and says why; the refusal is counted as well."""
    demand = _locked(demand, by)
    _decide(demand, DemandState.REFUSED, _shared.given(reason), by=by, at=at)
    audit.record(
        "cases.demand.refused",
        subject=("demand", demand.code),
        by=by,
        at=at,
        details={"body": demand.body, "number": demand.number, "reason": demand.decision},
    )
    return demand


def _locked(demand: Demand, by: Actor) -> Demand:
    rows = Demand.objects.select_for_update(of=("self",)).select_related("unit", "case")
    demand = rows.get(pk=demand.pk)
    policies.check_can_decide_demand(demand, by)
    if demand.state != DemandState.WAITING:
        raise WrongState("cases.demand-decided")
    return demand


def _decide(demand: Demand, state: str, reason: str, *, by: Actor, at: datetime) -> None:
    demand.state, demand.decision = state, reason[:300]
    demand.decided_at, demand.decided_by = at, by.code
    demand.save()
