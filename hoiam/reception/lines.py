"""What a desk hands over when it registers a reception: plain values, before any row is written."""

from dataclasses import dataclass
from datetime import date

from hoiam.meetings.models import Meeting
from hoiam.reception.models import Mode
from hoiam.units.models import Field, Unit


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who came, as the law lets the desk ask: name, address, number of a paper."""

    name: str = ""
    address: str = ""
    paper: str = ""

    def __bool__(self) -> bool:
        return any((self.name.strip(), self.address.strip(), self.paper.strip()))


@dataclass(frozen=True, slots=True)
class Taken:
    """What a new case needs beside the words."""

    field: Field
    area: Unit
    phone: str = ""
    findable: str = ""  # the number of a card, where the person wishes to be found by it


@dataclass(frozen=True, slots=True)
class Line:
    """The columns 8 to 13 of the register."""

    settled_body: str = ""
    own: bool | None = None
    guided_to: str = ""
    guided_paper: str = ""
    passed_to: str = ""
    passed_paper: str = ""
    follow_up: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Away:
    """Why somebody was not received, and what the receptionist explained."""

    ground: str
    explained: str
    found_on: date | None = None  # empty: on the day of the visit


@dataclass(frozen=True, slots=True)
class NewVisit:
    """One reception as the desk writes it down. `key` makes a retry give the same visit."""

    key: str
    desk: Unit
    body: Unit
    kind: str
    handling: str
    people: int = 1
    same: int = 0  # people with the same content; none said: those who came
    content: str = ""
    mode: str = Mode.REGULAR
    session: Meeting | None = None
    visitors: tuple[Came, ...] = ()
    appointed: bool = False
    line: Line = Line()
    taken: Taken | None = None
    earlier: str = ""  # a receipt, a docket or a line of the register of which this is more
    away: Away | None = None
    received_on: date | None = None  # empty: today
    turn: str = ""  # the code of the place in the line that this visit ends
