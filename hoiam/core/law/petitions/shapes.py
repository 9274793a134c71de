"""What a lawful step of a petition is: its article, what it does to clocks, which papers it makes.

A procedure is a state table (`core.workflow`) of which each step says which dated facts it records,
which forms go out with it, what has to be known for it, and whose hand it needs. Nothing here knows
a database: parts take a step by asking the table, recording the facts and issuing the papers.
"""

from dataclasses import dataclass
from enum import StrEnum

from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.workflow import StateTable, Step


class Hand(StrEnum):
    """Who may take a step: house rule, after who signs the paper that goes out with it."""

    OFFICER = "officer"  # any officer of the unit that has the petition
    LEADER = "leader"  # whoever signs for the body


class Need(StrEnum):
    """What a step has to be told; a form shows one field for each."""

    REASON = "reason"
    GROUND = "ground"  # one of the grounds of `core.clocks.acts.Ground`
    CRITERIA = "criteria"  # at least one of C-05
    BODY = "body"  # to which body: guided, transferred, returned to
    PAPER = "paper"  # number and day of a paper that stands elsewhere
    PERSON = "person"  # which of the petitioners
    WHEN = "when"  # day and hour ahead, with the place and the chair
    RESULT = "result"  # right, wrong, partly; upheld, changed
    TEXT = "text"  # the words of the paper: findings, answer


@dataclass(frozen=True, slots=True)
class LawfulStep(Step):
    """A step with what it rests on in the rulebook and what it brings about."""

    rules: tuple[str, ...] = ()  # ids in the rulebook; `basis` says the article in words
    acts: tuple[Act, ...] = ()  # facts recorded with the step, in this order, on its day
    forms: tuple[str, ...] = ()  # papers of this step; where `paper_due`, the first must be issued
    needs: tuple[Need, ...] = ()
    hand: Hand = Hand.OFFICER
    paper_due: bool = False


@dataclass(frozen=True)
class Procedure(StateTable):
    """The lawful steps of one matter, in its instance."""

    matter: Matter = Matter.COMPLAINT
    final: tuple[str, ...] = ()  # states in which nothing is left to do

    def lawful_step(self, code: str) -> LawfulStep:
        """The step with what it brings about."""
        found = self.find_step(code)
        if not isinstance(found, LawfulStep):
            raise TypeError(f"{code} is no lawful step")
        return found
