"""Sentences with what has to be found in them, and how what was found is held against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from hoiam.core.claims import Check, Kind, Verdict

HERE = Path(__file__).parent
_SCALES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}
# Adding up, taking away and what is left are one arithmetic told in three ways; so are a share and
# a plan, and a change in percent and in times.
_FAMILIES = {
    Kind.SUM: "adding", Kind.REST: "adding", Kind.DIFFERENCE: "adding", Kind.SHARE: "dividing",
    Kind.PLAN: "dividing", Kind.GROWTH: "changing", Kind.TIMES: "changing",
    Kind.PRODUCT: "multiplying", Kind.WEEKDAY: "weekday", Kind.LONE: "lone",
}  # fmt: skip


@dataclass(frozen=True)
class Expected:
    """A check that a reader would make: of which numbers, and what comes of it."""

    kind: Kind
    verdict: Verdict
    numbers: tuple[Fraction, ...]  # in order of size, the stated one among them

    def is_met_by(self, found: Check) -> bool:
        if self.verdict is Verdict.NO_DENOMINATOR:
            # Of what it is no share is not told, so only the number itself is compared.
            stated = found.stated and round(found.stated.value, 2)
            return stated in self.numbers and found.verdict is self.verdict
        return (
            self.family == family(found)
            and self.numbers == numbers_of(found)
            and self.verdict is found.verdict
        )

    @property
    def family(self) -> str:
        return _FAMILIES[self.kind]


def family(found: Check) -> str:
    return _FAMILIES[found.kind]


def numbers_of(found: Check) -> tuple[Fraction, ...]:
    """Every number of a check, to four places, in order."""
    stated = (found.stated.value,) if found.stated else ()
    if found.stated is None and found.kind is Kind.SUM:
        stated = (Fraction(100),)
    return tuple(sorted(round(one, 2) for one in (*stated, *(one.value for one in found.numbers))))


def value(written: str) -> Fraction:
    """93,75% · 7,5tỷ · 1.240 · 2/3."""
    found = re.fullmatch(r"([\d.,/]+)(tỷ|triệu|nghìn)?(%|ha|tấn)?", written)
    assert found, written
    if "/" in found[1]:
        return round(100 * Fraction(found[1]), 2)
    number = Fraction(found[1].replace(".", "").replace(",", "."))
    return round(number * _SCALES.get(found[2] or "", 1), 2)


def marked(name: str) -> Iterator[tuple[str, list[Expected]]]:
    """The sentences of a file, each with its expected checks."""
    text, expected = "", []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("  "):
            kind, verdict, written, *others = line.replace(":", " ").split()
            stated = [] if written == "-" else [value(written)]
            numbers = tuple(sorted([*stated, *(value(one) for one in others)]))
            expected.append(Expected(Kind(kind), Verdict(verdict), numbers))
            continue
        if text:
            yield text, expected
        text, expected = line, []
    yield text, expected


def held_against(
    expected: Iterable[Expected], found: Iterable[Check]
) -> tuple[list[Expected], list[Check]]:
    """What was missed, and what was found beyond what is expected."""
    missed, beyond = list(expected), []
    for one in found:
        met = next((wanted for wanted in missed if wanted.is_met_by(one)), None)
        if met is not None:
            missed.remove(met)
        else:
            beyond.append(one)
    return missed, beyond
