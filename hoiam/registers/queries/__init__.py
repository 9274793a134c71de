"""Reading old registers: who sees which, which version counts, where each record belongs."""

from hoiam.registers.queries.known import Known, known, known_steps, newest
from hoiam.registers.queries.places import By, Level, Line, Lines, Organised, Without, lines, said
from hoiam.registers.queries.reading import (
    SEARCHED,
    batch_by_code,
    batches_of,
    by_code,
    continuation_of,
    current,
    kept_by,
    shown_batches,
    steps_of,
    systems_of,
    versions_of,
    visible_to,
    with_words,
)

__all__ = [
    "SEARCHED",
    "By",
    "Known",
    "Level",
    "Line",
    "Lines",
    "Organised",
    "Without",
    "batch_by_code",
    "batches_of",
    "by_code",
    "continuation_of",
    "current",
    "kept_by",
    "known",
    "known_steps",
    "lines",
    "newest",
    "said",
    "shown_batches",
    "steps_of",
    "systems_of",
    "versions_of",
    "visible_to",
    "with_words",
]
