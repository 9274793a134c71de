"""How far a petition has come: its steps that stand, its hearings, who is left in it, and what
therefore holds beyond its state."""

from collections.abc import Iterable
from datetime import date

from hoiam.cases import dockets
from hoiam.cases.models import PartKind
from hoiam.commitments import queries as commitments
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Clock, Fact, Timely
from hoiam.core.law.petitions import standing
from hoiam.core.law.petitions.shapes import Circumstance
from hoiam.petitions.models import Hearing, Petition, PetitionStep, Source

# Clocks by which the office owes the end of the matter.
SETTLING = ("decide", "answer", "handle")
RIGHT = "right"


def standing_steps(petition: Petition) -> list[PetitionStep]:
    """The steps that count, in their order: neither taken back nor there to take one back."""
    rows = PetitionStep.objects.filter(petition=petition, takes_back__isnull=True)
    return list(rows.filter(taken_back_by__isnull=True).order_by("number"))


def hearings_of(petition: Petition) -> list[Hearing]:
    """Hearings that were called, without those of steps that were taken back."""
    rows = Hearing.objects.filter(petition=petition, call__taken_back_by__isnull=True)
    return list(rows.select_related("call", "minutes").order_by("planned_for", "id"))


def open_hearing(hearings: Iterable[Hearing]) -> Hearing | None:
    """The hearing that was called and has no minutes yet."""
    return next((one for one in hearings if one.held_at is None), None)


def left_in(petition: Petition) -> list[int]:
    """Numbers of those who have not withdrawn."""
    rows = petition.petitioners.filter(withdrawn_on__isnull=True).order_by("number")
    return list(rows.values_list("number", flat=True))


def parts_left(petition: Petition, facts: Iterable[Fact]) -> list[str]:
    """Members and contents that nobody has withdrawn, as the docket names them."""
    gone = {fact.about for fact in facts if fact.act is Act.WITHDRAWN}
    return [one.code for one in dockets.parts_of(petition.docket) if one.code not in gone]


class Course:
    """One petition on a day, each thing read once."""

    def __init__(self, petition: Petition, day: date) -> None:
        self.petition = petition
        self.day = day
        self.steps = standing_steps(petition)
        matter = dockets.matter_of(petition.docket)
        self.facts: tuple[Fact, ...] = commitments.history_of(matter).facts
        self.clocks: tuple[Clock, ...] = commitments.clocks_of_matter(matter)

    def holds(self, result: str = "") -> frozenset[Circumstance]:
        """Every circumstance that holds. What the result will be, nobody has said while a step is
        only offered: then nothing is held against a decision (C-06)."""
        petition = self.petition
        parts = parts_left(petition, self.facts)
        contents = [one for one in parts if one.startswith(PartKind.CONTENT.value)]
        known = standing.Known(
            people=max(1, len(left_in(petition))),
            contents=max(1, len(contents)),
            forwarded=petition.is_forwarded,
            oral=petition.source == Source.RECEPTION,
            differs=result not in ("", RIGHT),
            overdue=self._is_overdue(),
            nothing_left=self._nothing_left(),
            owes=standing.owes_anything(self.clocks),
        )
        return standing.circumstances([step.step for step in self.steps], known)

    def _is_overdue(self) -> bool:
        """The time to settle has passed, or what ended it came too late."""
        clocks = [one for one in self.clocks if one.spec.code in SETTLING and not one.about]
        return any(one.timely_on(self.day) is Timely.TOO_LATE for one in clocks)

    def _nothing_left(self) -> bool:
        """In force: the day of effect has passed, or the law names none."""
        effect = [one for one in self.clocks if one.code == "effect" and not one.about]
        return all(one.due.due_on < self.day for one in effect)
