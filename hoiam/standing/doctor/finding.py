"""What a check is, and what it finds. Examples are codes, never what somebody said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

EXAMPLES = 5


class Verdict(StrEnum):
    """Whether somebody has to act, should know, or can rest."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Scope:
    """How far to look, and the two clocks."""

    machine: datetime
    everything: bool = False  # read every file again, open every sealed value


@dataclass(slots=True)
class Found:
    """How many were looked at, how many are wrong, and the first of them."""

    looked: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)
    note: str = ""

    def blame(self, codes: Iterable[str]) -> None:
        """These are wrong."""
        for code in codes:
            self.wrong += 1
            if len(self.examples) < EXAMPLES:
                self.examples.append(code)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to hold."""

    code: str
    title: str
    advice: str
    look: Callable[[Scope], Found]
    when_wrong: Verdict = Verdict.BAD


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one check."""

    check: Check
    verdict: Verdict
    found: Found
    fault: str = ""  # kind of an error that kept it from looking


ROWS = "Ghi lại kết quả này, khôi phục bản sao lưu gần nhất trên máy khác để so, báo người bảo trì."
