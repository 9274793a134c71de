"""Complaints that were settled before the product came: recorded with what their papers say."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.actions.dockets import NewDocket
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.petitions import decision_policies as policies
from hoiam.petitions import queries
from hoiam.petitions.actions import _checking
from hoiam.petitions.actions.deciding import (
    LONGEST_ORDERS,
    MOST_ORDERS,
    NewOrder,
    checked_order,
    write_order,
)
from hoiam.petitions.actions.register import LED_BY, docket_number, lock_register
from hoiam.petitions.models import (
    FIRST_RESULTS,
    SECOND_RESULTS,
    Decision,
    Petition,
    Result,
    Source,
    Topic,
)
from hoiam.units.models import Unit
from hoiam.voices import queries as voices

FAR = 500  # above the last number of a register: typed wrongly, more likely than not (house rule)
CLOSED = "Đã giải quyết trước khi có hệ thống"


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """What the paper of an old decision says; neither names nor words are asked for."""

    key: str
    kind: Matter
    unit: Unit
    area: Unit
    received_on: date  # the day of the complaint, as the decision cites it
    result: str
    paper: str
    issued_on: date
    topic: str = Topic.OTHER
    people: int = 1
    number: int = 0  # in the register of that year; none: the next one
    is_read_twice: bool = False  # that number was read again: it lies far above the last one
    orders: str = ""
    given: tuple[NewOrder, ...] = ()
    first_instance: Petition | None = None


@transaction.atomic
def record_earlier(*, earlier: EarlierCase, by: Actor, at: datetime) -> Decision:
    """Enter a settled complaint with its decision, so that its execution is followed and the second
    instance finds the first. It starts no clock: what it still owes are its orders."""
    policies.check_can_record_earlier(earlier.unit, by)
    # It stands where what came since stands: in the register of the body.
    body = queries.body_of(earlier.unit, calendar.day_of(at))
    lock_register(body)
    known = Decision.objects.filter(petition__key=voices.token_hash(earlier.key)).first()
    if known is not None:
        return known
    orders = _checked(earlier, day=calendar.day_of(at))
    year = earlier.received_on.year
    last = queries.last_number(body, year)
    number = earlier.number or last + 1
    if number > last + FAR and not earlier.is_read_twice:
        raise Invalid(
            "petitions.number-far", field="number", number=f"{number}/{year}", last=last, far=FAR
        )
    taken = Petition.objects.filter(register=body, year=year, number=number)
    if taken.exists():
        raise Invalid("petitions.number-taken", field="number", number=f"{number}/{year}")
    docket = cases.enter_settled_docket(
        new=NewDocket(
            kind=earlier.kind,
            number=docket_number(number, year),
            unit=earlier.unit,
            area=earlier.area,
            received_on=earlier.received_on,
            led_by=LED_BY,
        ),
        reason=CLOSED,
        by=by,
        at=at,
    )
    petition = Petition(
        code=codes.new_code("don", os.urandom),
        key=voices.token_hash(earlier.key),
        docket=docket,
        register=body,
        year=year,
        number=number,
        state="sent",
        source=Source.HANDED_OVER,
        topic=earlier.topic,
        people=earlier.people,
        eligible=True,
        own=True,
        first_instance=earlier.first_instance,
        earlier=True,
        registered_at=at,
        registered_by=by.code,
    )
    petition.save(force_insert=True)
    decision = Decision(
        code=codes.new_code("qd", os.urandom),
        petition=petition,
        result=earlier.result,
        number=_checking.plain(earlier.paper, field="paper", most=60),
        issued_on=earlier.issued_on,
        orders=_checking.plain(earlier.orders, field="orders", most=LONGEST_ORDERS),
        decided_at=at,
        decided_by=by.code,
    )
    decision.save(force_insert=True)
    for one in orders:
        write_order(decision, one, by=by, at=at)
    audit.record(
        "petitions.earlier.recorded",
        subject=(queries.ABOUT, petition.code),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "paper": decision.number,
            "day": vn_date(decision.issued_on),
            "result": str(Result(decision.result).label),
        },
    )
    return decision


def _checked(earlier: EarlierCase, *, day: date) -> tuple[NewOrder, ...]:
    if earlier.kind not in (*policies.FIRST, *policies.SECOND):
        raise Invalid("petitions.kind-needed", field="kind")
    if not _checking.plain(earlier.paper, field="paper", most=60):
        raise Invalid("petitions.decision-paper-needed", field="paper")
    results = SECOND_RESULTS if earlier.kind in policies.SECOND else FIRST_RESULTS
    if earlier.result not in results:
        raise Invalid("petitions.result-needed", field="result")
    if earlier.topic not in Topic.values:
        raise Invalid("petitions.choice-needed", field="topic")
    if earlier.issued_on > day:
        raise Invalid("petitions.ahead", field="issued_on", day=vn_date(earlier.issued_on))
    if earlier.received_on > earlier.issued_on:
        raise Invalid(
            "petitions.decided-before-received", field="received_on", day=vn_date(earlier.issued_on)
        )
    if not 1 <= earlier.people <= _checking.MOST_PEOPLE:
        raise Invalid("petitions.people-odd", field="people", most=_checking.MOST_PEOPLE)
    if not 0 <= earlier.number < 100_000:
        raise Invalid("petitions.amount-odd", field="number")
    first = earlier.first_instance
    if first is not None and _checking.FIRST_OF.get(earlier.kind) != first.docket.kind:
        raise Invalid("petitions.first-instance-odd", field="first_instance")
    if len(earlier.given) > MOST_ORDERS:
        raise Invalid("petitions.too-many-orders", field="given", most=MOST_ORDERS)
    return tuple(checked_order(one, issued_on=earlier.issued_on) for one in earlier.given)
