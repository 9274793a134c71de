"""The second instance opens from the first: a petition of its own that names it."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.actions import Happened
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.tables import SECOND_OF
from hoiam.petitions import queries, step_policies
from hoiam.petitions.actions import _shared
from hoiam.petitions.actions.register import Registered, register
from hoiam.petitions.entry import NewPetition
from hoiam.petitions.models import Petition
from hoiam.voices.models import Draft, Receipt


@transaction.atomic
def open_second(
    *,
    first: Petition,
    new: NewPetition,
    by: Actor,
    at: datetime,
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Registered:
    """Enter the second complaint in the register of the body that settles it, and put on record in
    the first that it was lodged: the time for complaining again ends there."""
    first = _shared.locked(first)
    step_policies.check_can_open_second(first, by)
    kind = SECOND_OF[Matter(first.docket.kind)]
    registered = register(
        new=replace(new, kind=kind, first_instance=first),
        by=by,
        at=at,
        draft=draft,
        reserved=reserved,
    )
    if registered.repeated:
        return registered
    second = registered.petition
    # The first belongs to another body as a rule: that the second came in is known here first.
    cases.lead_docket(
        docket=first.docket,
        happened=Happened(day=new.received_on, act=Act.LODGED),
        by=actors.system("petitions", act=by.act),
        at=at,
    )
    audit.record(
        "petitions.second.opened",
        subject=(queries.ABOUT, second.code),
        by=by,
        at=at,
        details={
            "number": second.registered,
            "first": first.registered,
            "unit": second.register.name,
        },
    )
    return registered
