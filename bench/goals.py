"""What issue 10 wants of each work, and what was measured beside it: one line a goal.

A goal is judged where the thing that it speaks of was measured, at the size that it names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.kept import Result, Row
from bench.measure import FORM, PAGE, WIDE_FORM

type Where = tuple[str, int]  # database and cases

AT_LEAST, AT_MOST = "≥", "≤"
MILLION, DOSSIERS = 1_000_000, 564_000


@dataclass(frozen=True, slots=True)
class Found:
    """A number, what stands behind it in brackets, and whether it is of the size of the goal."""

    value: float
    beside: str = ""
    judged: bool = True


@dataclass(frozen=True, slots=True)
class Goal:
    """One line: what, how much of it, and where it is read."""

    work: str
    sign: str
    wanted: float
    unit: str
    read: Callable[["Kept", Where], Found | None]

    def said(self) -> str:
        """The goal in words."""
        return f"{self.sign} {_number(self.wanted)} {self.unit}".rstrip()

    def cell(self, found: Found | None) -> str:
        """What was found, and whether that is enough."""
        if found is None:
            return "not measured"
        shown = f"{_number(found.value)} {self.unit}".rstrip() + found.beside
        if not found.judged:
            return f"{shown}; not judged"
        enough = found.value >= self.wanted if self.sign == AT_LEAST else found.value <= self.wanted
        return f"{shown}: {'met' if enough else '**missed**'}"


class Kept:
    """Everything that is kept, by where it was measured."""

    def __init__(self, results: Sequence[Result]) -> None:
        self.results = results

    def grounds(self) -> list[Where]:
        """The provinces that were measured, the small ones first, SQLite first."""
        found = {
            (one.database, one.size) for one in self.results if one.part not in APART
        }  # fmt: skip
        return sorted(found, key=lambda one: (one[1], one[0] != "SQLite"))

    def row(self, where: Where, work: str, at_once: int = 1) -> Row | None:
        """Of a province."""
        here = (one for one in self.results if (one.database, one.size) == where)
        rows = (one.row(work, at_once) for one in here if one.part not in APART)
        return next((row for row in rows if row is not None), None)

    def apart(self, where: Where, work: str) -> tuple[Result, Row] | None:
        """Of an installation of its own, the largest; it stands with the largest province."""
        database, size = where
        if size != max((one for name, one in self.grounds() if name == database), default=0):
            return None
        found = [one for one in self.results if one.part in APART and one.database == database]
        for one in sorted(found, key=lambda one: -one.size):
            if (row := one.row(work)) is not None:
                return one, row
        return None


APART = ("alike", "statistics", "import")


def share(row: Row | None, floor: Row | None) -> tuple[float | None, float | None]:
    """Of the bare thing in a second, in percent: by the clock and by processor time."""
    if row is None or floor is None:
        return None, None
    clock = 100 * row.per_second / floor.per_second if row.per_second and floor.per_second else None
    return clock, 100 * floor.cpu / row.cpu if row.cpu and floor.cpu else None


def _of_floor(work: str, floor: str, at_once: int) -> Callable[[Kept, Where], Found | None]:
    def read(kept: Kept, where: Where) -> Found | None:
        clock, cpu = share(kept.row(where, work, at_once), kept.row(where, floor, at_once))
        if clock is None:
            return None
        return Found(clock, f" ({cpu:.0f} %)" if cpu else "")

    return read


def _timed(
    work: str, at_once: int = 1, which: str = "p95"
) -> Callable[[Kept, Where], Found | None]:
    def read(kept: Kept, where: Where) -> Found | None:
        row = kept.row(where, work, at_once)
        value = getattr(row, which) if row is not None else None
        if row is None or value is None:
            return None
        return Found(value, f" ({row.statements} statements)" if row.statements else "")

    return read


def _more(work: str, name: str) -> Callable[[Kept, Where], Found | None]:
    def read(kept: Kept, where: Where) -> Found | None:
        row = kept.row(where, work)
        return Found(row.more[name]) if row is not None and row.more.get(name) is not None else None

    return read


def _apart(
    work: str, name: str, size: int = 0, unit: str = "rows"
) -> Callable[[Kept, Where], Found | None]:
    def read(kept: Kept, where: Where) -> Found | None:
        told = kept.apart(where, work)
        if told is None or told[1].more.get(name) is None:
            return None
        of = told[0].size
        return Found(told[1].more[name], f" ({of:,} {unit})", judged=of >= size)

    return read


def _bad(name: Callable[[Row], Any], share: str = "1.00") -> Callable[[Kept, Where], Found | None]:
    def read(kept: Kept, where: Where) -> Found | None:
        row = kept.row(where, f"bad day, {share} times")
        value = name(row) if row is not None else None
        if row is None or value is None:
            return None
        seconds = row.count / row.per_second if row.count and row.per_second else 0
        return Found(value, f" ({seconds:.0f} s, {row.more['put_off']:,} asked to come back)")

    return read


def _receipts() -> Iterator[Goal]:
    for at_once in (1, 16):
        yield Goal(f"accept a voice, of the bare form of 2 rows, {at_once} at once",
                   AT_LEAST, 45, "%", _of_floor("receipt", FORM, at_once))  # fmt: skip
        yield Goal(f"accept a voice, of the bare form of as many rows, {at_once} at once",
                   AT_LEAST, 80, "%", _of_floor("receipt", WIDE_FORM, at_once))  # fmt: skip
    yield Goal("accept a voice, p99, 16 at once", AT_MOST, 100, "ms",
               _timed("receipt", 16, "p99"))  # fmt: skip


def _cases() -> Iterator[Goal]:
    for page in ("tracking page", "public case page"):
        ways = [("", 60), (", made anew", 60)]
        if page == "public case page":  # no browser keeps one's own
            ways.append((", not changed", 100))
        for way, wanted in ways:
            named = f"{page}, kept" if not way else f"{page}{way}"
            for at_once in (1, 16):
                yield Goal(f"{named}, of the bare page, {at_once} at once", AT_LEAST, wanted,
                           "%", _of_floor(f"{page}{way}", PAGE, at_once))  # fmt: skip


def _lists() -> Iterator[Goal]:
    for work in (
        "my work, handler", "my work, leader of the province", "list of cases, first page",
        "list of cases, page 1,000", "public list, first page", "public list, page 1,000",
        "unit page",
    ):  # fmt: skip
        yield Goal(f"{work}, p95", AT_MOST, 60, "ms", _timed(work))
    for work in (
        "search: phrases and words, with marks", "search: the same without marks",
        "search: a word begun", "search: in one state", "search: of one unit",
        "search: best first", "search: a phrase of common words that nobody said",
    ):  # fmt: skip
        yield Goal(f"{work}, p95", AT_MOST, 30, "ms", _timed(work))
    yield Goal("search: of 20 questions, the same hits with marks and without", AT_LEAST, 20, "",
               _more("search: phrases and words, with marks", "the same hits"))  # fmt: skip


def _others() -> Iterator[Goal]:
    yield Goal("near-duplicates of a new voice, p95", AT_MOST, 20, "ms", _timed("near-duplicates"))
    for name, wanted in (("recall", 0.95), ("precision", 0.9)):
        yield Goal(f"near-duplicates, {name} on the set made for it", AT_LEAST, wanted, "",
                   _apart("near-duplicates: the set", name, 0, "cases"))  # fmt: skip
    yield Goal("routing: field and unit, p95", AT_MOST, 5, "ms", _timed("routing: field and unit"))
    ways = "statistics: unit, month and state of a year"
    yield Goal(f"{ways}, first", AT_MOST, 50, "ms", _apart(ways, "first", DOSSIERS))
    yield Goal(f"{ways}, again", AT_MOST, 10, "ms", _apart(ways, "again", DOSSIERS))
    for form, seconds, memory in (("csv", 150, 500), ("xlsx", 240, 700)):
        work = f"import, {form}"
        yield Goal(f"{work}, until it is shown", AT_MOST, seconds, "s",
                   _apart(work, "until it is shown s", DOSSIERS))  # fmt: skip
        yield Goal(f"{work}, memory", AT_MOST, memory, "MB",
                   _apart(work, "memory MB", DOSSIERS))  # fmt: skip
        yield Goal(f"{work}, longest transaction", AT_MOST, 100, "ms",
                   _apart(work, "longest transaction ms", DOSSIERS))  # fmt: skip
    yield Goal("memory of the serving processes after the load", AT_MOST, 300, "MiB",
               _more("start and memory", "after"))  # fmt: skip
    yield Goal("start to first page", AT_MOST, 1.5, "s", _more("start and memory", "again"))
    yield Goal("bad day, 50 + 500 a second: p99 of what was served", AT_MOST, 500, "ms",
               _bad(lambda row: row.p99))  # fmt: skip
    yield Goal("bad day, 50 + 500 a second: errors", AT_MOST, 0, "",
               _bad(lambda row: sum(row.more["errors"].values())))  # fmt: skip
    yield Goal("bad day, twice that: acknowledged voices lost", AT_MOST, 0, "",
               _bad(lambda row: row.more["lost"], "2.00"))  # fmt: skip


GOALS = [*_receipts(), *_cases(), *_lists(), *_others()]


def _number(value: float) -> str:
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2f}" if value < 1 else f"{value:.1f}"
