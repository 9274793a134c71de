"""A closed list of complex, long-pending cases: opened with its plan, filled, frozen, reviewed."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.text import vn_date
from hoiam.petitions import decision_policies as policies
from hoiam.petitions import plans
from hoiam.petitions.actions import _checking
from hoiam.petitions.actions.register import lock_register
from hoiam.petitions.models import Petition, ReviewItem, ReviewPlan
from hoiam.units.models import Unit

MOST_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The plan as its paper names it."""

    unit: Unit
    name: str
    number: str
    issued_on: date


def _locked(plan: ReviewPlan) -> ReviewPlan:
    return (
        ReviewPlan.objects.select_for_update(of=("self",))
        .select_related("unit__parent__parent__parent")
        .get(pk=plan.pk)
    )


@transaction.atomic
def open_plan(*, new: NewPlan, by: Actor, at: datetime) -> ReviewPlan:
    """Open the list of a plan. The same number again is the same plan."""
    policies.check_can_open_plan(new.unit, by)
    name = _checking.plain(new.name, field="name")
    number = _checking.plain(new.number, field="number", most=60)
    if not name or not number:
        raise Invalid("petitions.plan-named", field="number" if name else "name")
    if new.issued_on > calendar.day_of(at):
        raise Invalid("petitions.ahead", field="issued_on", day=vn_date(new.issued_on))
    lock_register(new.unit)  # whoever opened the same plan a moment before has committed
    known = ReviewPlan.objects.filter(unit=new.unit, number=number).first()
    if known is not None:
        return known
    plan = ReviewPlan(
        code=codes.new_code("rs", os.urandom),
        unit=new.unit,
        name=name,
        number=number,
        issued_on=new.issued_on,
        opened_at=at,
        opened_by=by.code,
    )
    plan.save(force_insert=True)
    audit.record(
        "petitions.plan.opened",
        subject=(plans.ABOUT, plan.code),
        by=by,
        at=at,
        details={"number": number, "unit": new.unit.name},
    )
    return plan


@transaction.atomic
def list_case(
    *,
    plan: ReviewPlan,
    petition: Petition | None,
    register_number: str,
    by: Actor,
    at: datetime,
) -> ReviewItem:
    """Put a case on the list, as long as it is open: one of ours, or by its number in the register
    of another body. The same case again is the same line."""
    plan = _locked(plan)
    policies.check_can_list(plan, by)
    number = _checking.plain(register_number, field="register_number", most=60)
    if petition is None and not number:
        raise Invalid("petitions.case-needed", field="register_number")
    if petition is not None and petition.docket.received_on > plan.issued_on:
        raise Invalid(
            "petitions.case-after-plan", field="register_number", day=vn_date(plan.issued_on)
        )
    known = (
        plan.items.filter(petition=petition).first()
        if petition is not None
        else plan.items.filter(petition__isnull=True, register_number=number).first()
    )
    if known is not None:
        return known
    last = plan.items.order_by("number").last()
    if last is not None and last.number >= MOST_ITEMS:
        raise Invalid("petitions.plan-full", field="register_number", most=MOST_ITEMS)
    item = ReviewItem(
        code=codes.new_code("rv", os.urandom),
        plan=plan,
        number=1 if last is None else last.number + 1,
        petition=petition,
        register_number=number,
        listed_at=at,
        listed_by=by.code,
    )
    item.save(force_insert=True)
    audit.record(
        "petitions.plan-case.listed",
        subject=(plans.ABOUT, plan.code),
        by=by,
        at=at,
        details={"number": item.number, "case": petition.registered if petition else number},
    )
    return item


def _still_listed(rows: QuerySet[ReviewItem], item: ReviewItem) -> ReviewItem:
    """The line as it stands now: others that were struck in between have moved it up."""
    found = rows.filter(pk=item.pk).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


@transaction.atomic
def strike_case(*, item: ReviewItem, by: Actor, at: datetime) -> ReviewPlan:
    """Take a case off the list while it is still open; the lines below move up."""
    plan = _locked(item.plan)
    policies.check_can_list(plan, by)
    item = _still_listed(plan.items.select_related("petition"), item)
    said = item.petition.registered if item.petition is not None else item.register_number
    number = item.number
    ReviewItem.objects.filter(pk=item.pk).delete()
    for row in plan.items.select_for_update().filter(number__gt=number).order_by("number"):
        row.number -= 1
        row.save(update_fields=["number"])
    audit.record(
        "petitions.plan-case.struck",
        subject=(plans.ABOUT, plan.code),
        by=by,
        at=at,
        details={"number": number, "case": said},
    )
    return plan


@transaction.atomic
def freeze_plan(*, plan: ReviewPlan, by: Actor, at: datetime) -> ReviewPlan:
    """Close the list: nothing joins or leaves it any more."""
    plan = _locked(plan)
    policies.check_can_freeze(plan, by)
    plan.frozen_at, plan.frozen_by = at, by.code
    plan.save(update_fields=["frozen_at", "frozen_by"])
    audit.record(
        "petitions.plan.frozen",
        subject=(plans.ABOUT, plan.code),
        by=by,
        at=at,
        details={"number": plan.number, "cases": plan.items.count()},
    )
    return plan


@transaction.atomic
def record_review(*, item: ReviewItem, paper: str, on: date, by: Actor, at: datetime) -> ReviewItem:
    """The document with which the review of one case ended. Written again it replaces what stood
    there, and the history keeps both."""
    rows = ReviewItem.objects.select_for_update(of=("self",))
    item = _still_listed(rows.select_related("plan__unit__parent__parent__parent"), item)
    policies.check_can_review(item, by)
    said = _checking.plain(paper, field="paper", most=60)
    if not said:
        raise Invalid("petitions.result-paper-needed", field="paper")
    if on > calendar.day_of(at) or on < item.plan.issued_on:
        raise Invalid("petitions.result-day-odd", field="on", day=vn_date(item.plan.issued_on))
    item.result_paper, item.result_on = said, on
    item.reviewed_at, item.reviewed_by = at, by.code
    item.save(update_fields=["result_paper", "result_on", "reviewed_at", "reviewed_by"])
    audit.record(
        "petitions.plan-case.reviewed",
        subject=(plans.ABOUT, item.plan.code),
        by=by,
        at=at,
        details={"number": item.number, "paper": said, "day": vn_date(on)},
    )
    return item
