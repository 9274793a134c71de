"""What clocks are made of: the kinds of matter, dated facts, and what each clock became."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core.deadlines import Due, Pause
from hoiam.core.law.rulebook.shapes import Event, Limit, Rule, Variant


class Matter(StrEnum):
    """What is to be settled, and so which clocks it starts."""

    COMPLAINT = "complaint"
    SECOND_COMPLAINT = "second-complaint"
    DISCIPLINE = "discipline"
    DENUNCIATION = "denunciation"
    RECOMMENDATION = "recommendation"


class Place(StrEnum):
    """Whether the matter lies where the law gives more time; a decision says which places do."""

    ORDINARY = "ordinary"
    REMOTE = "remote"


class Act(StrEnum):
    """What a dated fact is."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    DECIDED = "decided"
    CONCLUDED = "concluded"
    DECISION_RECEIVED = "decision-received"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Ground(StrEnum):
    """Why a clock is paused."""

    FORCE_MAJEURE = "force-majeure"
    AWAITING = "awaiting"
    EXPERT = "expert"


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


@dataclass(frozen=True, slots=True)
class Spec:
    """A clock that a matter has: the rule, its starting facts, and what ends it."""

    code: str
    rule_id: str
    starts: Act
    event: Event
    ends: tuple[Act, ...] = ()
    what: str = ""  # the part of the rule, where it has several limits
    can_pause: bool = False


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
    """One pause with the rule that allows it; without `resumed` it still lasts."""

    fact: Fact
    rule: Rule
    transition: Rule | None = None
    resumed: Fact | None = None

    @property
    def pause(self) -> Pause | None:
        return None if self.resumed is None else Pause(self.fact.day, self.resumed.day)


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
        return self.due.start

    @property
    def is_paused(self) -> bool:
        """Whether it stands still, so that no last day is known yet."""
        return bool(self.pauses) and self.pauses[-1].resumed is None

    @property
    def due_on(self) -> date | None:
        """The last day; none while it stands still. A pause after the last day moves nothing."""
        is_open = self.is_paused and self.ended is None
        return None if is_open and self.pauses[-1].fact.day <= self.due.due_on else self.due.due_on
