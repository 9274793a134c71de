"""What the demo's files say, as frozen values: people who never lived, in places that do.

Days are relative, so that the demo is always about the last year: a voice is so many days old
when the demo is loaded, and every step counts its days from the day of the voice. Texts may
hold such days too: `{d-2}` is a day and month, `{D+30}` a whole date, counted from the day on
which that text was written; `text_on` fills them in.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.core.actor import Role
from hoiam.core.text import vn_date

_DAY_MARK = re.compile(r"\{([dD])([+-]\d+)\}")


def text_on(text: str, day: date) -> str:
    """The text as it was written on that day."""

    def shown(mark: re.Match[str]) -> str:
        meant = day + timedelta(days=int(mark[2]))
        return vn_date(meant) if mark[1] == "D" else f"{meant.day}/{meant.month}"

    return _DAY_MARK.sub(shown, text)


def days_in(text: str) -> tuple[int, ...]:
    """The whole dates a text names, in days from the day on which it was written."""
    return tuple(int(mark[2]) for mark in _DAY_MARK.finditer(text) if mark[1] == "D")


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its template: of the province, or of the commune in question."""

    level: str  # "province" or "commune"
    code: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented who left a name; numbers begin with 0900 000, which nobody has."""

    name: str
    phone: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What an answer promised. `kept`: yes, no (the day has passed), or nothing yet to say."""

    what: str
    paper: str
    due_in_days: int  # from the day of the answer
    kept: bool | None
    kept_day: int | None = None  # from the day of the voice, like every step
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Accept:
    day: int


@dataclass(frozen=True, slots=True)
class AskForMore:
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Supply:
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class HandOver:
    day: int
    to: Body
    text: str  # the reason


@dataclass(frozen=True, slots=True)
class Consult:
    day: int
    to: Body
    text: str  # the question


@dataclass(frozen=True, slots=True)
class Reply:
    """What a consulted unit answered."""

    day: int
    by: Body
    text: str


@dataclass(frozen=True, slots=True)
class Extend:
    day: int
    days: int  # calendar days added to the due date
    text: str  # the reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer drafted, approved and sent on one day."""

    day: int
    result: str  # a value of cases.models.Result
    text: str
    promise: Promise | None = None  # with "promised"
    basis: str = ""  # with "cannot": the rule or paper
    to: Body | None = None  # with "not-ours": who is meant


@dataclass(frozen=True, slots=True)
class Tell:
    """An officer tried to tell the person; `by` is a value of notices.models.Channel."""

    day: int
    by: str
    told: bool
    text: str = ""


@dataclass(frozen=True, slots=True)
class Publish:
    """A human released the public version; empty means: as the clerk titled it, as received."""

    day: int
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    day: int
    verdict: str  # "done" or "not-done"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Close:
    day: int


@dataclass(frozen=True, slots=True)
class Join:
    """Day 0: the person pressed "me too" before sending. Later: an officer joined the two."""

    day: int
    to: str


@dataclass(frozen=True, slots=True)
class Hide:
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    day: int
    text: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Held at the door until a human has read it."""

    day: int
    text: str


Step = (
    Accept
    | AskForMore
    | Supply
    | HandOver
    | Consult
    | Reply
    | Extend
    | Answer
    | Tell
    | Publish
    | Rate
    | Reopen
    | Close
    | Join
    | Hide
    | Note
    | Hold
)


@dataclass(frozen=True, slots=True)
class DemoVoice:
    """One act of speaking and what became of it."""

    id: str
    kind: str
    channel: str
    days_ago: int
    field: str
    commune: str  # the official name, as in the catalogue
    place: str
    dx: float  # kilometres east of the commune's point
    dy: float  # kilometres north of it
    title: str
    text: str
    person: Person | None = None
    photos: int = 0
    spoken_before: int = 0  # days between the event and its typing, from which all days count
    story: tuple[Step, ...] = ()

    @property
    def joins(self) -> str:
        """The voice whose case this one belongs to; empty for one that stands alone."""
        return next((step.to for step in self.story if isinstance(step, Join)), "")

    @property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(step for step in self.story if isinstance(step, Answer))

    @property
    def is_published(self) -> bool:
        return any(isinstance(step, Publish) for step in self.story)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role at a body; the commune is empty for a body of the province."""

    role: Role
    body: Body
    commune: str = ""


@dataclass(frozen=True, slots=True)
class DemoOfficer:
    """An invented officer and what they hold."""

    username: str
    name: str
    post: str  # said beside the account on the sign-in page of the demo
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True, slots=True)
class DemoTemplate:
    """Words to start an answer from; `{name}` marks what the officer fills in."""

    code: str
    title: str
    result: str
    field: str  # empty: any field
    text: str


@dataclass(frozen=True, slots=True)
class WalkStep:
    """One stop of the newcomer's walk: where to look, as whom, what to do and to see."""

    title: str
    where: str
    username: str  # empty: a citizen without an account
    voice: str  # empty: none in particular
    text: str
