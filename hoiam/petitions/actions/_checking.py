"""What a line of the register must hold, before any row is written."""

from dataclasses import replace
from datetime import date

from hoiam.core import denunciation
from hoiam.core.law import receiving
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.petitions.entry import FIRST_OF as FIRST_OF
from hoiam.petitions.entry import KINDS as KINDS
from hoiam.petitions.entry import SEALED as SEALED
from hoiam.petitions.entry import Against, Forwarded, NewPetition, Signer
from hoiam.petitions.models import Confirmed, Party, Source, Topic

MOST_PEOPLE = 5_000  # house rule: beyond it somebody's finger slipped
MOST_SIGNERS = 60  # house rule: of more, the register names those who speak for the others
LONGEST = 10_000


def plain(text: str, *, field: str, most: int = 300) -> str:
    """Words that may be kept: what tells of a denunciation is kept nowhere until it can be
    sealed; a long text tells of one by how it begins or by whom it denounces, a short one
    anywhere."""
    said = normalise(text).strip()
    if denunciation.is_one([said]) or denunciation.accuses(said):
        raise Invalid("petitions.denunciation-told", field=field)
    if len(said) > most:
        raise Invalid("petitions.too-long", field=field, most=most)
    return said


def checked(new: NewPetition, *, day: date) -> NewPetition:
    """The petition with words that may be kept, or a refusal that names the field."""
    if new.kind in SEALED:
        raise Invalid("petitions.denunciation", field="kind")
    if new.kind not in KINDS:
        raise Invalid("petitions.kind-needed", field="kind")
    if new.received_on > day:
        raise Invalid("petitions.ahead", field="received_on", day=vn_date(new.received_on))
    for written, name in ((new.written_on, "written_on"), (new.appointed_on, "appointed_on")):
        if written is not None and written > day:
            raise Invalid("petitions.ahead", field=name, day=vn_date(written))
    for value, known, field in (
        (new.source, Source, "source"),
        (new.topic, Topic, "topic"),
        (new.confirmed, Confirmed, "confirmed"),
    ):
        if value not in known.values:
            raise Invalid("petitions.choice-needed", field=field)
    text = plain(new.text, field="text", most=LONGEST)
    if not text:
        raise Invalid("petitions.text-needed", field="text")
    first = new.first_instance
    if first is not None and FIRST_OF.get(new.kind) != first.docket.kind:
        raise Invalid("petitions.first-instance-odd", field="first_instance")
    return replace(
        new,
        text=text,
        sent_to=plain(new.sent_to, field="sent_to"),
        language=plain(new.language, field="language", most=60) or "tiếng Việt",
        signers=_signers(new),
        forwarded=_forwarded(new),
        against=_against(new),
    )


def _signers(new: NewPetition) -> tuple[Signer, ...]:
    """Who signed; a crowd speaks through a few whom all appointed, two to four need not."""
    named = tuple(checked_signer(one) for one in new.signers if one)
    if not 1 <= new.people <= MOST_PEOPLE or len(named) > min(new.people, MOST_SIGNERS):
        raise Invalid("petitions.people-odd", field="people", most=MOST_PEOPLE)
    speaking = sum(one.represents for one in named)
    most = receiving.most_representatives(new.people)
    if speaking > most:
        raise Invalid(
            "petitions.too-many-speak",
            field="people",
            most=most,
            people=new.people,
            article=receiving.CROWD_ARTICLE,
        )
    return named


def checked_signer(one: Signer) -> Signer:
    """One of them with words that may be kept."""
    if one.party not in Party.values:
        raise Invalid("petitions.choice-needed", field="party")
    return replace(
        one,
        name=plain(one.name, field="name", most=120),
        address=plain(one.address, field="address"),
        paper=plain(one.paper, field="paper", most=40),
        phone=plain(one.phone, field="phone", most=20),
        authorised=plain(one.authorised, field="authorised", most=60),
    )


def _forwarded(new: NewPetition) -> Forwarded:
    sent = new.forwarded
    body = plain(sent.body, field="forwarded_by", most=200)
    if new.source == Source.FORWARDED and not body:
        raise Invalid("petitions.forwarder-needed", field="forwarded_by")
    if sent.day is not None and sent.day > new.received_on:
        raise Invalid("petitions.ahead", field="forwarded_on", day=vn_date(sent.day))
    return replace(sent, body=body, paper=plain(sent.paper, field="forwarded_paper", most=60))


def _against(new: NewPetition) -> Against:
    said = new.against
    for day, field in ((said.day, "against_on"), (said.known_on, "known_on")):
        if day is not None and day > new.received_on:
            raise Invalid("petitions.ahead", field=field, day=vn_date(day))
    if said.day is not None and said.known_on is not None and said.known_on < said.day:
        raise Invalid("petitions.known-before", field="known_on", day=vn_date(said.day))
    return replace(
        said,
        what=plain(said.what, field="against", most=500),
        paper=plain(said.paper, field="against_paper", most=60),
        demand=plain(said.demand, field="demand", most=2_000),
    )
