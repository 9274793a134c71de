"""What clocks are made of: the kinds of matter, dated facts, and what each clock became."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.clocks.acts import Act as Act
from hoiam.core.clocks.acts import Ground as Ground
from hoiam.core.deadlines import Due, Pause
from hoiam.core.law.rulebook.shapes import Bound, Event, Limit, Rule, Variant


class Matter(StrEnum):
    """What is to be settled, and so which clocks it starts."""

    COMPLAINT = "complaint"
    SECOND_COMPLAINT = "second-complaint"
    DISCIPLINE = "discipline"
    SECOND_DISCIPLINE = "second-discipline"
    DENUNCIATION = "denunciation"
    FURTHER_DENUNCIATION = "further-denunciation"
    RECOMMENDATION = "recommendation"
    RULE_FEEDBACK = "rule-feedback"
    PARTY_LETTER = "party-letter"
    RECEPTION = "reception"
    ONLINE_RECEPTION = "online-reception"
    DIALOGUE = "dialogue"
    DISCLOSURE = "disclosure"
    VILLAGE_VOTE = "village-vote"
    COMMUNITY_MEETING = "community-meeting"
    OPINION = "opinion"
    INSPECTION = "inspection"
    INVESTMENT = "investment"
    SUPERVISION = "supervision"
    CRITICISM = "criticism"
    PROCEDURE = "procedure"
    MINISTRY_PROCEDURE = "ministry-procedure"
    ONE_STOP = "one-stop"
    DATA_REQUEST = "data-request"
    DATA_CONSENT = "data-consent"
    DATA_PROCESSING = "data-processing"
    DOCUMENT = "document"
    SUBMISSION = "submission"
    REPORT = "report"


class Place(StrEnum):
    """Whether the matter lies where the law gives more time; a decision says which places do."""

    ORDINARY = "ordinary"
    REMOTE = "remote"


class Who(StrEnum):
    """Who has the time of a clock: to do something, or to use a right."""

    OFFICE = "office"  # the body that has the matter
    SUPERIOR = "superior"  # the one above it
    FORWARDER = "forwarder"  # whoever passed the matter on
    OVERSEER = "overseer"  # the Front, the people's inspectors
    PERSON = "person"  # a right, as to complain
    NOBODY = "nobody"  # a mark: something takes effect, or a window closes


class Criterion(StrEnum):
    """What makes a matter complex, in the order of C-05 (Decree 124/2020, Art. 3a)."""

    PLACES = "places"
    CONTENTS = "contents"
    PEOPLE = "people"
    FOREIGN = "foreign"
    BODIES = "bodies"
    OPINIONS = "opinions"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, on a day, about the whole matter or one member or content."""

    day: date
    act: Act
    about: str = ""  # empty: the whole matter
    paper: str = ""
    ground: Ground | None = None
    criteria: frozenset[Criterion] = frozenset()
    # It came in time when it was written down: a calendar that changed since does not refuse it.
    on_record: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """A clock that a matter has: the rule, its starting facts, and what ends it."""

    code: str
    name: str
    rule_id: str
    starts: Act
    event: Event
    ends: tuple[Act, ...] = ()
    what: str = ""  # the part of the rule, where it has several limits
    bound: Bound = Bound.WITHIN
    who: Who = Who.OFFICE
    needs: tuple[Act, ...] = ()  # it is there only when these are known as well
    unless: tuple[Act, ...] = ()  # it is not there when one of these is known
    grounds: tuple[Ground, ...] = ()  # it starts only with one of these grounds
    follows: str = ""  # it starts with the last day of that clock, when that passed unused
    longer: str = ""  # the part of the rule with the longer limit that a ground opens
    each: bool = False  # every starting fact has a clock of its own
    newer: bool = False  # a duty that there was not before the first version of its rule
    can_pause: bool = False
    can_extend: bool = False
    can_be_hindered: bool = False  # what kept a person from using a right is not counted


@dataclass(frozen=True, slots=True)
class Extended:
    """One extension as it was taken: the rule in its version, and the day it led to."""

    fact: Fact
    rule: Rule
    total: int
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Paused:
    """One pause with the rule that allows it; it lasts until it is resumed, or all is over."""

    fact: Fact
    rule: Rule
    transition: Rule | None = None
    resumed: Fact | None = None
    over: Fact | None = None  # what ended the clock while it stood still

    @property
    def pause(self) -> Pause | None:
        last = self.resumed or self.over
        return None if last is None else Pause(self.fact.day, last.day)


class Timely(StrEnum):
    """Whether what a clock waits for came in its time."""

    OPEN = "open"
    IN_TIME = "in-time"
    TOO_LATE = "too-late"
    TOO_EARLY = "too-early"  # what had to last was ended before


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock with its whole life. The version of its rule is that of the day it started."""

    spec: Spec
    about: str
    rule: Rule
    limit: Limit
    variant: Variant
    due: Due  # as if a pause that still lasts ended the day it began
    pauses: tuple[Paused, ...] = ()
    extensions: tuple[Extended, ...] = ()
    ended: Fact | None = None
    nth: int = 1  # which one, where each of several facts starts a clock of its own

    @property
    def code(self) -> str:
        """Which clock of its part it is: unlike the code of its spec, no two of a part share it."""
        return self.spec.code if self.nth == 1 else f"{self.spec.code}-{self.nth}"

    @property
    def start(self) -> date:
        """The day of the event: behind the limit for most, ahead of it for notices."""
        return self.due.start

    @property
    def is_paused(self) -> bool:
        """Whether it stands still, so that no last day is known yet."""
        return bool(self.pauses) and self.pauses[-1].pause is None

    @property
    def due_on(self) -> date | None:
        """The last day; none while it stands still. A pause after the last day moves nothing."""
        stands = self.is_paused and self.pauses[-1].fact.day <= self.due.due_on
        return None if stands else self.due.due_on

    @property
    def is_duty(self) -> bool:
        """Whether the body that has the matter must have done something by the last day."""
        is_limit = self.limit.bound in (Bound.WITHIN, Bound.BEFORE)
        return is_limit and self.spec.who is Who.OFFICE

    def timely_on(self, day: date) -> Timely:
        """Whether it came in time, seen from a day: the check for lodging, notices and posting."""
        seen = self.ended.day if self.ended is not None else day
        if self.limit.bound in (Bound.LASTING, Bound.AFTER):
            if seen > self.due.due_on:
                return Timely.IN_TIME
            return Timely.OPEN if self.ended is None else Timely.TOO_EARLY
        if self.due_on is not None and seen > self.due_on:
            return Timely.TOO_LATE
        return Timely.OPEN if self.ended is None else Timely.IN_TIME
