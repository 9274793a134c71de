"""The questions that lead a clerk: one after the other, each answer kept in the page alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoiam.core.law.petitions import sorting as law
from hoiam.core.law.petitions.competence import Body
from hoiam.core.law.petitions.questions import Choice, Question
from hoiam.core.law.petitions.sorting import Finding, Register
from hoiam.petitions.models import Confirmed, Source
from hoiam.rules import queries as rules
from hoiam.units.models import Unit, UnitKind

PREFIX = "q-"  # in front of the code of a question, in the form
CHANGE = "change"  # the button beside an answer
FOUND = ("kind", "chosen")  # fields that follow the finding each time that it changes


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with the answer that stands."""

    question: Question
    choice: Choice

    @property
    def name(self) -> str:
        """Of its field in the form."""
        return PREFIX + self.question.code


@dataclass(frozen=True, slots=True)
class Asking:
    """Where the walk stands: what was answered, what is open, what was found, what is kept aside."""

    answers: Mapping[str, str]
    answered: tuple[Answered, ...]
    question: Question | None
    finding: Finding | None
    aside: tuple[tuple[str, str], ...]  # answers to questions that are not asked now

    @property
    def name(self) -> str:
        """Of the field of the open question."""
        return PREFIX + self.question.code if self.question else ""

    @property
    def is_denunciation(self) -> bool:
        """Nothing of it may be written down here."""
        return self.finding is not None and self.finding.register is Register.DENUNCIATIONS

    @property
    def is_elsewhere(self) -> bool:
        """It stands in another register."""
        return self.finding is not None and self.finding.register in (
            Register.REPORTS,
            Register.QUESTIONS,
        )


def read(sent: Mapping[str, Any], *, desk: Unit | None, on: date) -> Asking:
    """The walk as far as the page has come. Which body asks is known of the desk."""
    given = {
        name.removeprefix(PREFIX): str(value)
        for name, value in sent.items()
        if name.startswith(PREFIX) and value
    }
    body = body_of(desk)
    if body is not None:
        given["body"] = body.value
    given.pop(str(sent.get(CHANGE, "")), None)
    return walked(given, on=on)


def walked(given: Mapping[str, str], *, on: date) -> Asking:
    """The same from answers."""
    kept = law.kept(given)
    answered = tuple(
        Answered(one, next(c for c in one.choices if c.code == kept[one.code]))
        for one in law.asked(given)
        if one.code in kept
    )
    aside = tuple((PREFIX + code, value) for code, value in given.items() if code not in kept)
    return Asking(
        answers=kept,
        answered=answered,
        question=law.next_question(given),
        finding=law.find(given, on, rules.rulebook_on()),
        aside=aside,
    )


def body_of(desk: Unit | None) -> Body | None:
    """What kind of body a desk works for; asked where it is neither."""
    if desk is None or desk.area is None:
        return None
    if desk.area.kind != UnitKind.PROVINCE:
        return Body.COMMUNE
    return Body.DEPARTMENT if desk.kind == UnitKind.DEPARTMENT else Body.PROVINCE


def likely(asking: Asking) -> dict[str, object]:
    """What the answers tell of the form below them."""
    told, found = asking.answers, asking.finding
    values: dict[str, object] = {}
    if found is not None:
        values["kind"] = found.kind.value if found.kind else ""
        values["chosen"] = found.way.value
    if told.get("identity") in ("unsigned", "nameless"):
        values["confirmed"] = Confirmed.UNSIGNED
    if told.get("people", "one") != "one":
        values["people"] = ""  # how many is on the paper, and never the one that stands there
    if told.get("readable") in ("foreign", "translated"):
        values["language"] = ""
    if told.get("forwarded") == "forwarded":
        values["source"] = Source.FORWARDED
    elif told.get("came") == "oral":
        values["source"] = Source.RECEPTION
    return values
