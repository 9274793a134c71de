"""What a judge says of a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoiam.imports.cells import Fault
from hoiam.imports.models import Verdict

type Details = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class SourceCells:
    """One staged row: its line and its cells."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one line; `code` is what the row makes or meets."""

    line: int
    verdict: Verdict
    why: str = ""
    details: Details = field(default_factory=dict)
    code: str = ""
    mark: str = ""  # what it was compared by: a verdict with another one is another verdict


def refused(line: int, fault: Fault) -> Judged:
    """The verdict on a row that cannot be taken."""
    return Judged(line, Verdict.REFUSED, fault.code, fault.details)
