"""A docket under another kind of matter: its clocks begin anew with the same day of receipt."""

from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import dockets, policies
from hoiam.cases.actions.dockets import Happened, lead_docket, locked, subject, take_back_in_docket
from hoiam.cases.models import SEALED, Docket
from hoiam.commitments import queries as commitments
from hoiam.core.actor import Actor
from hoiam.core.clocks.next_acts import known_acts
from hoiam.core.clocks.shapes import Act, Matter
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date

# What is known the moment the papers come, whatever they turn out to be.
_AT_THE_DOOR = (Act.RECEIVED, Act.FORWARDED, Act.KNOWN, Act.DECISION_RECEIVED)


@transaction.atomic
def reclass_docket(*, docket: Docket, kind: Matter, reason: str, by: Actor, at: datetime) -> Docket:
    """The papers turned out to be of another kind: nothing but their receipt may be on record.
    The clocks of the wrong kind are closed with the reason, those of the right one begin."""
    docket = locked(docket)
    policies.check_can_cancel_docket(docket, by)
    if kind in SEALED:
        raise Invalid("cases.docket-denunciation", field="kind")
    if kind not in dockets.KINDS or kind == docket.kind:
        raise Invalid("cases.docket-kind", field="kind")
    known = Docket.objects.filter(register=docket.register, kind=kind, number=docket.number)
    if known.exists():
        raise Invalid("cases.docket-known", field="kind", number=docket.number)
    facts = list(commitments.standing_facts(subject(docket)))
    if any(one.act not in _AT_THE_DOOR or one.part for one in facts):
        raise WrongState("cases.docket-led-on-already", number=docket.number)
    before = docket.kind_name
    for one in reversed(facts):
        take_back_in_docket(docket=docket, number=one.number, reason=reason, by=by, at=at)
    docket.kind = kind
    docket.save(update_fields=["kind"])
    known_now = known_acts(kind)
    for one in facts:
        if Act(one.act) not in known_now and Act(one.act) is not Act.FORWARDED:
            continue  # no clock of the right kind starts with it
        again = Happened(day=one.day, act=Act(one.act), reason=reason)
        lead_docket(docket=docket, happened=again, by=by, at=at)
    audit.record(
        "cases.docket.reclassed",
        subject=subject(docket),
        by=by,
        at=at,
        details={
            "number": docket.number,
            "before": before,
            "kind": docket.kind_name,
            "day": vn_date(docket.received_on),
        },
    )
    return docket
