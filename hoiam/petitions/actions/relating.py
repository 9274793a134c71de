"""Petitions that belong together: mixed content split, the same one sent again."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid, WrongState
from hoiam.petitions import policies
from hoiam.petitions.actions import _checking, _shared
from hoiam.petitions.actions.register import Registered, register
from hoiam.petitions.entry import NewPetition, Signer
from hoiam.petitions.models import Petition
from hoiam.units.models import Field

RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Part:
    """What a petition holds besides: its words, its kind, its field."""

    key: str
    kind: Matter
    text: str
    field: Field
    topic: str


@transaction.atomic
def split_off(*, petition: Petition, part: Part, by: Actor, at: datetime) -> Registered:
    """One content of a mixed petition becomes a petition of its own, of the same people, received
    on the same day (SUB-06). A content that denounces has no place here."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    done = register(new=_split(petition, part), by=by, at=at)
    if done.repeated:
        return done
    audit.record(
        "petitions.petition.split",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={"number": petition.registered, "other": done.petition.registered},
    )
    return done


def _split(petition: Petition, part: Part) -> NewPetition:
    signers = tuple(
        Signer(
            name=one.name,
            address=one.address,
            paper=one.paper,
            phone=one.phone,
            party=one.party,
            represents=one.represents,
            authorised=one.authorised,
        )
        for one in petition.petitioners.order_by("number")
    )
    docket = petition.docket
    whole = NewPetition(
        key=part.key,
        kind=part.kind,
        unit=docket.unit,
        area=docket.area,
        field=part.field,
        text=part.text,
        received_on=docket.received_on,
        source=petition.source,
        topic=part.topic,
        confirmed=petition.confirmed,
        people=petition.people,
        language=petition.language,
        written_on=petition.written_on,
        sent_to=petition.sent_to,
        appointed_on=petition.appointed_on,
        signers=signers,
        split_from=petition.split_from or petition,
    )
    sent = replace(
        whole.forwarded,
        body=petition.forwarded_by,
        paper=petition.forwarded_paper,
        day=petition.forwarded_on,
        asks=petition.forwarder_asks,
    )
    return replace(
        whole, forwarded=sent, place=docket.place if docket.place_decision else "",
        place_decision=docket.place_decision,
    )  # fmt: skip


@transaction.atomic
def link_same(*, petition: Petition, earlier: Petition, by: Actor, at: datetime) -> Petition:
    """The same petition was on the register already: sent again, or come back from another body."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    first = earlier.same_as or earlier
    if first.pk == petition.pk or first.registered_at > petition.registered_at:
        raise Invalid("petitions.same-odd", field="earlier", number=first.registered)
    petition.same_as = first
    petition.save(update_fields=["same_as"])
    audit.record(
        "petitions.petition.same",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={"number": petition.registered, "other": first.registered},
    )
    return petition


@transaction.atomic
def reclassify(
    *, petition: Petition, kind: Matter, reason: str, by: Actor, at: datetime
) -> Petition:
    """It turned out to be of another kind, by its content, not by its title (SUB-05): its clocks
    begin anew with the day of receipt."""
    petition = _shared.locked(petition)
    policies.check_can_reclassify(petition, by)
    if petition.state != RECEIVED:
        raise WrongState("petitions.led-on-already", number=petition.registered)
    if kind in _checking.SEALED:
        raise Invalid("petitions.denunciation", field="kind")
    if kind not in _checking.KINDS or kind == petition.docket.kind:
        raise Invalid("petitions.kind-needed", field="kind")
    said = _checking.plain(reason, field="reason")
    if not said:
        raise Invalid("petitions.reason-needed", field="reason")
    before = petition.docket.kind_name
    docket = cases.reclass_docket(docket=petition.docket, kind=kind, reason=said, by=by, at=at)
    petition.docket = docket
    if kind not in _checking.FIRST_OF:
        petition.first_instance = None
    petition.save(update_fields=["first_instance"])
    audit.record(
        "petitions.petition.reclassified",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "before": before,
            "kind": docket.kind_name,
            "reason": said,
        },
    )
    return petition
