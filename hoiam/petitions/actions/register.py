"""A petition on record: its line of the register, its words with a receipt, its clocks, in one
transaction."""

import os
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.actions.dockets import Happened, NewDocket
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import ZONE
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import SPECS
from hoiam.petitions import policies, queries
from hoiam.petitions.actions import _checking
from hoiam.petitions.entry import NewPetition, Signer
from hoiam.petitions.models import Petition, Petitioner, Source
from hoiam.units.models import Unit
from hoiam.voices import actions as voices
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Channel, Draft, PetitionKind, Receipt, VoiceKind
from hoiam.voices.told import Reach, Told

LED_BY = queries.ABOUT
KIND_OF_VOICE = {
    Matter.RECOMMENDATION: VoiceKind.RECOMMENDATION.value,
    Matter.RULE_FEEDBACK: PetitionKind.RULE_FEEDBACK.value,
}
_CHANNELS = {Source.POST: Channel.POST, Source.BOX: Channel.BOX}


@dataclass(frozen=True, slots=True)
class Registered:
    """A petition with its receipt. The tracking code exists only in this value and on paper."""

    petition: Petition
    reference: str
    tracking_code: str
    repeated: bool = False


@transaction.atomic
def register(
    *,
    new: NewPetition,
    by: Actor,
    at: datetime,
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Registered:
    """Enter a petition: number, words, who signed, and the clocks that begin with its receipt."""
    policies.check_can_register(new.unit, by)
    body = queries.body_of(new.unit, calendar.day_of(at))
    lock_register(body)
    known = queries.with_key(new.key)
    if known is not None:
        # The receipt is given again to who registers there, and to nobody who has the key.
        policies.check_can_register(known.docket.register, by)
        return _again(known, new, by, at)
    new = _checking.checked(new, day=calendar.day_of(at))
    accepted = voices.accept(told=_told(new, at), by=by, at=at, draft=draft, reserved=reserved)
    year = new.received_on.year
    number = queries.last_number(body, year) + 1
    docket = cases.open_docket(
        new=NewDocket(
            kind=new.kind,
            number=docket_number(number, year),
            unit=new.unit,
            area=new.area,
            received_on=new.received_on,
            people=len(new.signers) if len(new.signers) > 1 else 0,
            contents=new.contents,
            place=new.place,
            place_decision=new.place_decision,
            led_by=LED_BY,
        ),
        by=by,
        at=at,
    )
    petition = Petition(
        code=codes.new_code("don", os.urandom),
        key=voice_queries.token_hash(new.key),
        docket=docket,
        voice=accepted.voice,
        register=body,
        year=year,
        number=number,
        source=new.source,
        topic=new.topic,
        confirmed=new.confirmed,
        people=new.people,
        language=new.language,
        written_on=new.written_on,
        sent_to=new.sent_to,
        appointed_on=new.appointed_on,
        forwarded_by=new.forwarded.body,
        forwarded_paper=new.forwarded.paper,
        forwarded_on=new.forwarded.day,
        forwarder_asks=new.forwarded.asks,
        against=new.against.what,
        against_paper=new.against.paper,
        against_on=new.against.day,
        known_on=new.against.known_on,
        demand=new.against.demand,
        first_instance=new.first_instance,
        split_from=new.split_from,
        same_as=new.same_as,
        registered_at=at,
        registered_by=by.code,
    )
    petition.save(force_insert=True)
    for order, one in enumerate(new.signers, start=1):
        write_petitioner(petition, order, one)
    if petition.is_forwarded:
        # Who passed it on gets it back, or hears the result: other clocks than the sender's own.
        forwarded = Happened(day=new.received_on, act=Act.FORWARDED)
        cases.lead_docket(docket=docket, happened=forwarded, by=by, at=at)
    if new.against.known_on is not None and (known_act := _lodging(new.kind)) is not None:
        # The person's own time to complain (C-01, C-10, C-16) runs from then to this receipt.
        from_then = Happened(day=new.against.known_on, act=known_act)
        cases.lead_docket(docket=docket, happened=from_then, by=by, at=at)
    audit.record(
        "petitions.petition.registered",
        subject=(queries.ABOUT, petition.code),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "unit": body.name,
            "kind": docket.kind_name,
            "source": str(Source(new.source).label),
            "people": new.people,
        },
    )
    return Registered(petition, accepted.reference, accepted.tracking_code)


def _lodging(kind: Matter) -> Act | None:
    """What starts the time in which the person may complain; none for what may come any day."""
    return next((spec.starts for spec in SPECS[kind] if spec.code == "lodge"), None)


def lock_register(unit: Unit) -> None:
    """Who enters at the same moment waits here, so that numbers follow without gaps."""
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)


def docket_number(number: int, year: int) -> str:
    """How the proceeding is called, apart from dockets that were opened by hand."""
    return f"{number}/{year}-ĐT"


def write_petitioner(petition: Petition, number: int, one: Signer) -> Petitioner:
    """One of those who signed, under the number by which clocks know them."""
    row = Petitioner(
        petition=petition,
        number=number,
        party=one.party,
        name=one.name,
        address=one.address,
        paper=one.paper,
        phone=one.phone,
        represents=one.represents,
        authorised=one.authorised,
    )
    row.save(force_insert=True)
    return row


def _again(known: Petition, new: NewPetition, by: Actor, at: datetime) -> Registered:
    """The same page sent again: the same line, and the same receipt with its code."""
    accepted = voices.accept(told=_told(new, at), by=by, at=at)
    return Registered(known, accepted.reference, accepted.tracking_code, repeated=True)


def _told(new: NewPetition, at: datetime) -> Told:
    """What the petition says: who stands first in it is whom the receipt is for."""
    first = next((one for one in new.signers if one.represents), None)
    first = first or next(iter(new.signers), Signer())
    past = new.received_on < calendar.day_of(at)
    return Told(
        key=f"{new.key}-don",
        channel=_CHANNELS.get(Source(new.source), Channel.DESK),
        kind=KIND_OF_VOICE.get(new.kind, PetitionKind.COMPLAINT.value),
        field=new.field,
        area=new.area,
        text=new.text,
        reach=Reach(first.name, first.phone, new.email, first.address),
        desk=new.unit,
        spoken_at=datetime.combine(new.received_on, time(12), ZONE) if past else None,
    )
