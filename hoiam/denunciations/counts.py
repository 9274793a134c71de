"""Forms 04/GQTC, 05/KQTH (16–31) and what denunciations add to 02/XLD, over the files that somebody
may see: each column one sentence.

Over those and no others: a total that the accused may read would tell that there is one.

A denunciation is on the register of this room because it was sorted: it is processed on the day it
was received, and counts as such in the period of that day (guide to 02/XLD, column 1). A conclusion
counts in the period in which it was issued, and is to be carried out in it and in every later one
until nothing of it is left.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hoiam.core.clocks.shapes import Matter
from hoiam.core.figures.forms.shapes import Broken, Filled, Number, broken_across, broken_in
from hoiam.core.figures.forms.tt06_2025 import ACROSS, GQTC, KQTH, XLD
from hoiam.denunciations.measures import MEASURES
from hoiam.denunciations.models import (
    DenunciationEntry,
    DenunciationFile,
    DenunciationStep,
    Result,
    Side,
    Topic,
)

FIRST = {Result.RIGHT: 8, Result.WRONG: 9, Result.MIXED: 10}
FURTHER = {Result.RIGHT: 11, Result.WRONG: 12, Result.MIXED: 13}
# States in which it is examined whether to accept it, in which it was not, and in which it ended
# with a withdrawal or a decision to stop.
EXAMINING = ("received",)
REFUSED = ("refused",)
ENDED_EARLY = ("withdrawn", "stopped")
# By the last state: not fit for processing; guided, transferred elsewhere.
NOT_FIT = ("kept",)
ELSEWHERE = {"guided": 24, "transferred": 25}
TOPICS = {
    Topic.ADMINISTRATIVE: 15, Topic.CORRUPTION: 16, Topic.JUSTICE: 17, Topic.OTHER: 18,
}  # fmt: skip


type Columns = Counter[int]


def sums(rows: Iterable[DenunciationEntry]) -> Counter[tuple[str, str]]:
    """Amounts by side and measure."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found[row.side, row.measure] += row.amount
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """One file with what counts of it."""

    file: DenunciationFile
    steps: tuple[DenunciationStep, ...]
    entries: tuple[DenunciationEntry, ...]

    @property
    def result(self) -> str:
        """What the conclusion says, if there is one."""
        return next((row.result for row in reversed(self.steps) if row.result), "")

    @property
    def concluded_on(self) -> date | None:
        """The day of the conclusion that stands."""
        return next((row.day for row in reversed(self.steps) if row.result), None)

    @property
    def is_settled_again(self) -> bool:
        """Whether it settles anew what a further denunciation was about."""
        return self.file.matter == Matter.DENUNCIATION and self.file.earlier_id is not None

    def by(self, day: date) -> "Known":
        """The same as it stood at the end of a day."""
        return Known(
            self.file,
            tuple(row for row in self.steps if row.day <= day),
            tuple(row for row in self.entries if row.day <= day),
        )

    @property
    def state(self) -> str:
        return self.steps[-1].to_state if self.steps else self.file.state


@dataclass(slots=True)
class Table:
    """The forms by the number of the column, with the files behind each."""

    settled: Counter[int] = field(default_factory=Counter)
    carried: Counter[int] = field(default_factory=Counter)
    received: Counter[int] = field(default_factory=Counter)
    behind: dict[str, list[str]] = field(default_factory=dict)


def table(found: Iterable[Known], since: date, until: date) -> Table:
    """The columns for a period, both days counted."""
    told = Table()
    for one in found:
        columns = columns_of(one, since, until)
        into = (("02", told.received), ("04", told.settled), ("05", told.carried))
        for form, counter in into:
            for column, amount in columns[form].items():
                if amount:
                    counter[column] += amount
                    told.behind.setdefault(f"{form}.{column}", []).append(one.file.code)
    return told


def columns_of(one: Known, since: date, until: date) -> dict[str, Columns]:
    """What one file adds to each form in a period."""
    seen = one.by(until)
    found: dict[str, Columns] = {"02": Counter(), "04": Counter(), "05": Counter()}
    if not seen.steps and one.file.received_on > until:
        return found
    if since <= one.file.received_on <= until and not one.is_settled_again:
        found["02"] = _received(seen)
        if found["02"][12]:
            found["04"] = Counter({1: one.file.papers, 2: 1, _standing(seen.state): 1})
    issued = seen.concluded_on
    if issued is None:
        return found
    amounts, before = sums(seen.entries), sums(row for row in seen.entries if row.day < since)
    if issued >= since:
        further = FURTHER if one.is_settled_again else FIRST
        found["04"] += Counter({7: 1, further[Result(seen.result)]: 1})
        found["04"] += Counter({m.ordered: amounts[Side.DUE, m.code] for m in MEASURES})
    if issued >= since or not is_carried_out(before):
        found["05"] = _carried(amounts, before)
    return found


def _received(one: Known) -> Columns:
    """02/XLD, by what became of it: kept, guided or transferred, or own."""
    papers = one.file.papers
    columns: Columns = Counter({1: papers, 2: papers})
    if one.state in NOT_FIT:
        return columns
    columns[3] = papers
    if one.state in ELSEWHERE:
        return columns + Counter({23: papers, ELSEWHERE[one.state]: papers})
    again = 14 if one.file.matter == Matter.FURTHER_DENUNCIATION else 13
    topic = TOPICS[Topic(one.file.topic)]
    return columns + Counter({4: papers, 5: 1, 12: papers, again: papers, topic: papers})


def _carried(amounts: Counter[tuple[str, str]], before: Counter[tuple[str, str]]) -> Columns:
    """05/KQTH: what was still to be done when the period began, and what was done in it."""
    carried: Columns = Counter({16: 1, 17: int(is_carried_out(amounts))})
    for measure in MEASURES:
        done = before[Side.DONE, measure.code]
        if measure.due:
            carried[measure.due] += amounts[Side.DUE, measure.code] - done
        if measure.done:
            carried[measure.done] += amounts[Side.DONE, measure.code] - done
    return carried


def is_carried_out(amounts: Counter[tuple[str, str]]) -> bool:
    """Whether everything that a conclusion orders, and that the form asks after, was done."""
    asked = (one.code for one in MEASURES if one.done)
    return all(amounts[Side.DONE, code] >= amounts[Side.DUE, code] for code in asked)


def _standing(state: str) -> int:
    if state in EXAMINING:
        return 3
    if state in REFUSED:
        return 5
    return 6 if state in ENDED_EARLY else 4


def numbers(told: Table) -> dict[str, dict[int, Number | None]]:
    """What the files say of each table of the circular: every column that they alone fill."""
    by_form = ((XLD, told.received), (GQTC, told.settled), (KQTH, told.carried))
    return {
        form.code: {
            column.number: counted[column.number]
            for column in form.columns.values()
            if column.filled is Filled.ROOM
        }
        for form, counted in by_form
    }


def broken(told: Table) -> list[Broken]:
    """The identities of the circular that do not hold; none is right."""
    said = numbers(told)
    own = [one for form in (XLD, GQTC, KQTH) for one in broken_in(form, said[form.code])]
    return own + broken_across(ACROSS, said)
