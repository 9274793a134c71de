"""Forms 04/GQTC and 05/KQTH (16–31) over the files that somebody may see: each column one sentence.

Over those and no others: a total that the accused may read would tell that there is one.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hoiam.core.clocks.shapes import Matter
from hoiam.denunciations.measures import MEASURES
from hoiam.denunciations.models import (
    DenunciationEntry,
    DenunciationFile,
    DenunciationStep,
    Result,
    Side,
)

FIRST = {Result.RIGHT: 8, Result.WRONG: 9, Result.MIXED: 10}
FURTHER = {Result.RIGHT: 11, Result.WRONG: 12, Result.MIXED: 13}
# States in which it is examined whether to accept it, in which it was not, and in which it ended
# with a withdrawal or a decision to stop; what belongs to another body counts there.
EXAMINING = ("received",)
REFUSED = ("refused", "kept", "guided")
ENDED_EARLY = ("withdrawn", "stopped")
NOT_OWN = ("transferred",)


type Columns = Counter[int]

NAMES = (
    (1, "Số đơn tố cáo"),
    (2, "Số vụ việc tố cáo"),
    (3, "Vụ đang kiểm tra để thụ lý"),
    (4, "Vụ đã thụ lý"),
    (5, "Vụ không thụ lý"),
    (6, "Vụ rút toàn bộ, đình chỉ"),
    (7, "Số kết luận"),
    (8, "Lần đầu: tố cáo đúng"),
    (9, "Lần đầu: tố cáo sai"),
    (10, "Lần đầu: có đúng, có sai"),
    (11, "Tố cáo tiếp: tố cáo đúng"),
    (12, "Tố cáo tiếp: tố cáo sai"),
    (13, "Tố cáo tiếp: có đúng, có sai"),
)


def carried_names() -> list[tuple[int, str]]:
    """Columns 16 to 31 of 05/KQTH."""
    found = {16: "Số kết luận phải thi hành", 17: "Số kết luận đã thi hành xong"}
    for one in MEASURES:
        if one.due:
            found[one.due] = f"phải {one.name}"
        if one.done:
            found[one.done] = f"đã {one.name}" if one.due else one.name
    return sorted(found.items())


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
    """Both forms by the number of the column, with the files behind each."""

    settled: Counter[int] = field(default_factory=Counter)
    carried: Counter[int] = field(default_factory=Counter)
    behind: dict[str, list[str]] = field(default_factory=dict)


def table(found: Iterable[Known], since: date, until: date) -> Table:
    """The columns for a period, both days counted."""
    told = Table()
    for one in found:
        seen = one.by(until)
        if seen.steps:
            _count(seen, told, since)
    return told


def _count(one: Known, told: Table, since: date) -> None:
    if one.state in NOT_OWN or _ended_before(one, since):
        return
    columns: Counter[int] = Counter()
    if not one.is_settled_again:  # counted where the further denunciation was received
        columns += Counter({1: one.file.papers, 2: 1, _standing(one.state): 1})
    if one.result:
        columns[7] = 1
        columns[(FURTHER if one.is_settled_again else FIRST)[Result(one.result)]] = 1
    amounts = sums(one.entries)
    carried: Counter[int] = Counter()
    for measure in MEASURES:
        columns[measure.ordered] += amounts[Side.DUE, measure.code]
        if measure.due:
            carried[measure.due] += amounts[Side.DUE, measure.code]
        if measure.done:
            carried[measure.done] += amounts[Side.DONE, measure.code]
    if one.result:
        carried[16] = 1
        carried[17] = int(is_carried_out(amounts))
    for form, counted, into in (("04", columns, told.settled), ("05", carried, told.carried)):
        for column, amount in counted.items():
            if amount:
                into[column] += amount
                told.behind.setdefault(f"{form}.{column}", []).append(one.file.code)


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


def _ended_before(one: Known, since: date) -> bool:
    """Settled and carried out before the period began."""
    days = [row.day for row in one.steps] + [row.day for row in one.entries]
    last = max(days, default=since)
    return one.file.ended_at is not None and last < since


def broken(told: Table) -> list[str]:
    """The identities of the circular that do not hold, in its own writing; none is right."""
    a, b = told.settled, told.carried
    rules = {
        "2 = 3 + 4 + 5 + 6": a[2] == a[3] + a[4] + a[5] + a[6],
        "2 ≤ 1": a[2] <= a[1],
        "7 = 8 + 9 + 10 + 11 + 12 + 13": a[7] == sum(a[n] for n in range(8, 14)),
        "22 ≤ 21": a[22] <= a[21],
        "25 ≤ 24": a[25] <= a[24],
        "05/KQTH: 16 ≥ 04/GQTC 7": b[16] >= a[7],
        "05/KQTH: 17 ≤ 16": b[17] <= b[16],
        "05/KQTH: 28 ≤ 27": b[28] <= b[27],
        "05/KQTH: 31 ≤ 30": b[31] <= b[30],
    }
    return [name for name, holds in rules.items() if not holds]
