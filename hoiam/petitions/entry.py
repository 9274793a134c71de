"""What a door hands over when a petition is entered: checked values, before any row is written."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.clocks.shapes import Matter
from hoiam.petitions.models import Confirmed, Party, Petition, Source, Topic
from hoiam.units.models import Field, Unit

SEALED = (Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION)
KINDS = (
    Matter.COMPLAINT,
    Matter.SECOND_COMPLAINT,
    Matter.DISCIPLINE,
    Matter.SECOND_DISCIPLINE,
    Matter.RECOMMENDATION,
    Matter.RULE_FEEDBACK,
)
FIRST_OF = {
    Matter.SECOND_COMPLAINT: Matter.COMPLAINT,
    Matter.SECOND_DISCIPLINE: Matter.DISCIPLINE,
}


@dataclass(frozen=True, slots=True)
class Signer:
    """One of those who signed, as the paper says. All of it may be empty: then nobody signed."""

    name: str = ""
    address: str = ""
    paper: str = ""  # identity card or passport, where it was shown
    phone: str = ""
    party: str = Party.PERSON
    represents: bool = False  # appointed by the others in writing
    authorised: str = ""  # number of the paper by which somebody else speaks for them

    def __bool__(self) -> bool:
        return bool(self.name or self.address or self.paper or self.phone)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """Which body passed it on, by which paper, and whether it wants to hear the result."""

    body: str = ""
    paper: str = ""
    day: date | None = None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """Which decision or act, of whom, when the sender came to know it, and what is asked for."""

    what: str = ""
    paper: str = ""
    day: date | None = None
    known_on: date | None = None
    demand: str = ""


@dataclass(frozen=True, slots=True)
class NewPetition:
    """One petition for the register of the body of a unit: `unit` keeps and leads it, the body
    settles it. `key` makes a retry give the same petition."""

    key: str
    kind: Matter
    unit: Unit
    area: Unit
    field: Field
    text: str
    received_on: date
    source: str = Source.HANDED
    topic: str = Topic.OTHER
    confirmed: str = Confirmed.SIGNED
    people: int = 1
    contents: int = 0  # with dates of their own; none: the whole alone
    language: str = "tiếng Việt"
    written_on: date | None = None  # the day that the paper itself bears
    sent_to: str = ""  # bodies it was sent to besides
    appointed_on: date | None = None  # of the written appointment of those who speak
    signers: tuple[Signer, ...] = ()
    email: str = ""
    forwarded: Forwarded = Forwarded()
    against: Against = Against()
    place: str = ""  # empty: as a decision in force on the day of receipt says
    place_decision: str = ""
    first_instance: Petition | None = None
    split_from: Petition | None = None
    same_as: Petition | None = None
