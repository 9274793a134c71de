"""Random lawful walks: a made petition takes one lawful step after the other, with its facts.

Nothing here knows the tables by heart. The walk asks which steps are lawful, takes one, writes its
facts down as an office would, and lets the clocks say no.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.moves import MOVES
from hoiam.core.clocks.next_acts import acts_by, why_not
from hoiam.core.clocks.shapes import Clock, Criterion, Fact, Matter, Place, Timely
from hoiam.core.law.petitions.shapes import Circumstance, LawfulStep, Need, Procedure
from hoiam.core.law.petitions.standing import Known, circumstances, owes_anything
from hoiam.core.law.petitions.tables import possible, procedure_of
from hoiam.core.law.rules import BOOK
from hoiam.core.refusals import Refusal

CALENDAR = calendar_for()
# What the clocks may refuse: these are asked about before the step is taken.
ASKED = (*MOVES, Act.EXPIRED)
GAPS = (0, 0, 1, 2, 5, 12, 30)


@dataclass
class Walked:
    """One petition after its walk."""

    matter: Matter
    place: Place
    people: int
    forwarded: bool
    state: str
    day: date
    facts: list[Fact]
    taken: list[tuple[str, date]] = field(default_factory=list)
    left: set[int] = field(default_factory=set)  # who withdrew
    stood: set[str] = field(default_factory=set)  # states it was in
    refused: list[str] = field(default_factory=list)

    @property
    def procedure(self) -> Procedure:
        return procedure_of(self.matter)

    @property
    def codes(self) -> list[str]:
        return [code for code, _day in self.taken]

    def clocks(self, *more: Fact) -> tuple[Clock, ...]:
        facts = (*self.facts, *more)
        return clocks_of(History(self.matter, facts, self.place), CALENDAR, BOOK)

    def holds(self, rng: Random) -> frozenset[Circumstance]:
        """What is known of it; clocks are asked only where a step depends on them."""
        asks = {one.circumstance for step in self._here() for one in step.only}
        on_clocks = {Circumstance.NOTHING_OWED, Circumstance.OVERDUE} & asks
        clocks = self.clocks() if on_clocks else ()
        late = [one for one in clocks if one.is_duty]
        known = Known(
            people=self.people - len(self.left),
            forwarded=self.forwarded,
            oral=rng.random() < 0.3,
            differs=rng.random() < 0.5,
            overdue=any(one.timely_on(self.day) is Timely.TOO_LATE for one in late),
            nothing_left=rng.random() < 0.5,
            owes=owes_anything(clocks),
            obliged=rng.random() < 0.5,
        )
        return circumstances(self.codes, known)

    def _here(self) -> list[LawfulStep]:
        codes = self.procedure.moves[self.state]
        return [one for one in self.procedure.lawful_steps() if one.code in codes]

    def facts_of(self, step: LawfulStep, day: date, rng: Random) -> list[Fact]:
        """What an office writes down with the step."""
        about = ""
        if Need.PERSON in step.needs:
            staying = sorted(set(range(1, self.people + 1)) - self.left)
            about = f"person-{rng.choice(staying)}"
        ground = rng.choice(step.grounds) if step.grounds else None
        some = rng.sample(list(Criterion), rng.randint(1, 3))
        criteria = frozenset(some) if Need.CRITERIA in step.needs else frozenset()
        ahead = day + timedelta(rng.randint(1, 12))
        return [
            *(Fact(ahead, act, paper="1") for act in step.ahead),
            *(Fact(day, act, about, "1", ground, criteria) for act in step.acts),
        ]

    def take(self, step: LawfulStep, facts: list[Fact], day: date) -> None:
        self.facts += facts
        self.day = day
        self.taken.append((step.code, day))
        self.stood.add(self.state)
        self.state = self.procedure.moves[self.state][step.code]
        self.stood.add(self.state)
        self.left |= {int(one.about[7:]) for one in facts if one.about}


def begun(matter: Matter, rng: Random) -> Walked:
    """A statement that came on a day of 2026, before or after the change of the law."""
    day = date(2026, rng.randint(3, 11), rng.randint(1, 28))
    forwarded = rng.random() < 0.5
    facts = [Fact(day, Act.RECEIVED)]
    if forwarded:
        facts.append(Fact(day, Act.FORWARDED))
    place = rng.choice((Place.ORDINARY, Place.REMOTE))
    people = rng.choice((1, 1, 3, 7))
    return Walked(matter, place, people, forwarded, procedure_of(matter).initial, day, facts)


def walked(matter: Matter, rng: Random, seen: Counter[str], *, steps: int = 25) -> Walked:
    """A petition after at most so many lawful steps, or when nothing is lawful any more."""
    found = begun(matter, rng)
    for _ in range(rng.randint(1, steps)):
        lawful = possible(found.procedure, found.state, found.holds(rng))
        if not lawful:
            break
        step = _chosen(lawful, seen, rng)
        day = found.day + timedelta(rng.choice(GAPS))
        facts = found.facts_of(step, day, rng)
        if any(fact.act in ASKED for fact in facts):
            try:
                found.clocks(*facts)
            except Refusal as refusal:
                found.refused.append(refusal.code)
                continue
        seen[step.code] += 1
        found.take(step, facts, day)
    return found


def _chosen(lawful: tuple[LawfulStep, ...], seen: Counter[str], rng: Random) -> LawfulStep:
    """Any of them, or the one that earlier walks took least: the far ends are reached as well."""
    if rng.random() < 0.5:
        return rng.choice(lawful)
    return min(lawful, key=lambda one: (seen[one.code], rng.random()))


def out_of_order(one: Walked) -> list[Act]:
    """Facts that came before what they follow, or came twice where they come once."""
    wrong, known = [], list[Fact]()
    for fact in one.facts:
        ever = {other.act for other in known if other.about == fact.about}
        if why_not(fact.act, acts_by(fact.day, known, fact.about), ever) is not None:
            wrong.append(fact.act)
        known.append(fact)
    return wrong
