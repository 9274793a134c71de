"""What a lawful step of a petition is: its article, what it does to clocks, which papers it makes.

A procedure is a state table (`core.workflow`) of which each step says which dated facts it records,
which forms go out with it, what has to be known for it, whose hand it needs, and under which
circumstances alone the law knows it. Nothing here knows a database: parts take a step by asking the
table, recording the facts and issuing the papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.shapes import Matter
from hoiam.core.workflow import StateTable, Step


class Hand(StrEnum):
    """Who may take a step: house rule, after who signs the paper that goes out with it."""

    OFFICER = "officer"  # any officer of the unit that has the petition
    LEADER = "leader"  # whoever signs for the body


class Need(StrEnum):
    """What a step has to be told; a form shows one field for each."""

    REASON = "reason"
    GROUND = "ground"  # one of the grounds of the step
    CRITERIA = "criteria"  # at least one of C-05
    BODY = "body"  # to which body: guided, transferred, returned to
    PAPER = "paper"  # number and day of the decision: clocks move by a paper alone
    PERSON = "person"  # which of the petitioners, or which content
    WHEN = "when"  # day and hour ahead, with the place and the chair
    RESULT = "result"  # right, wrong, partly; upheld, changed
    TEXT = "text"  # the words of the paper: findings, answer


class Circumstance(StrEnum):
    """What must hold, beyond the state, before the law knows a step."""

    FORWARDED = "forwarded"  # deputies, the Front, the press or a body passed it on
    NOT_FORWARDED = "not-forwarded"
    SEVERAL = "several"  # more than one person, or more than one content, is left
    ORAL = "oral"  # said, not written
    CALLED = "called"  # a hearing was called and has not been held
    HEARD = "heard"  # a hearing was held, or the complainant stayed away (C-08)
    AGREED_OR_HEARD = "agreed-or-heard"  # demand and findings agree, or a hearing was held
    VERIFIED = "verified"  # there is a report on what was found
    OVERDUE = "overdue"  # the time to settle has passed
    OPEN_TO_APPEAL = "open-to-appeal"  # the decision was delivered, or the time passed unused
    SUSPENSION_UNSENT = "suspension-unsent"
    TERMINATION_UNSENT = "termination-unsent"
    PUBLISHED = "published"  # and not taken down
    NOTHING_LEFT = "nothing-left"  # in force; what it orders is done, or listed as missing
    WITHDRAWN = "withdrawn"  # all of it, and nothing obliges to go on
    ASKED_BY_PERSON = "asked-by-person"  # the person asked the body that forwarded it
    OVERDUE_TOLD = "overdue-told"  # the body above heard that it is overdue, and has not asked yet
    DEMANDED = "demanded"  # the body above asked for a report
    FORWARDER_TOLD = "forwarder-told"
    NOTHING_OWED = "nothing-owed"  # no duty of the body is open by its clocks


@dataclass(frozen=True, slots=True)
class Condition:
    """One circumstance that a step waits for, under which rule, said in a sentence."""

    circumstance: Circumstance
    rule: str
    says: str


class Why(StrEnum):
    """Why a step cannot be taken."""

    UNKNOWN = "unknown"  # the procedure has no such step
    FORBIDDEN = "forbidden"  # the law forbids it for this kind
    NOT_NOW = "not-now"  # not from this state
    MISSING = "missing"  # something has to happen before it


@dataclass(frozen=True, slots=True)
class Bar:
    """Why a step cannot be taken: the rule, and a sentence that people read."""

    why: Why
    rule: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class LawfulStep(Step):
    """A step with what it rests on in the rulebook and what it brings about."""

    rules: tuple[str, ...] = ()  # ids in the rulebook; `basis` says the articles in words
    acts: tuple[Act, ...] = ()  # facts recorded with the step, in this order, on its day
    ahead: tuple[Act, ...] = ()  # facts of the day that `Need.WHEN` names, recorded first
    forms: tuple[str, ...] = ()  # papers of this step; where `paper_due`, the first must be issued
    needs: tuple[Need, ...] = ()
    grounds: tuple[Ground, ...] = ()  # of which one is given, where a ground is needed
    only: tuple[Condition, ...] = ()
    hand: Hand = Hand.OFFICER
    paper_due: bool = False
    tells: bool = False  # the person must hear of it


@dataclass(frozen=True)
class Procedure(StateTable):
    """The lawful steps of one matter, in its instance."""

    matter: Matter = Matter.COMPLAINT
    # States in which it is settled: what is still lawful there leads nowhere else.
    final: tuple[str, ...] = ()
    # Steps that the law forbids for this kind, and why: a complaint is never passed on.
    forbidden: Mapping[str, Bar] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "forbidden", MappingProxyType(dict(self.forbidden)))
        unknown = set(self.final) - {state.code for state in self.states}
        leaving = [one for one in self.final if set(self.moves.get(one, {}).values()) - {one}]
        if unknown or leaving:
            raise ValueError(f"procedure {self.name}: {sorted(unknown)} {leaving} are not final")

    def lawful_step(self, code: str) -> LawfulStep:
        """The step with what it brings about."""
        found = self.find_step(code)
        if not isinstance(found, LawfulStep):
            raise TypeError(f"{code} is no lawful step")
        return found

    def lawful_steps(self) -> tuple[LawfulStep, ...]:
        """All of them, in the order of their buttons."""
        return tuple(one for one in self.steps if isinstance(one, LawfulStep))

    def has_step(self, code: str) -> bool:
        return any(one.code == code for one in self.steps)
