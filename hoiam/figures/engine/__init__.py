"""Figures counted in the database: one definition for a number and for the list behind it."""

from hoiam.figures.datasets.orm import as_q
from hoiam.figures.datasets.scopes import AsOf, Scope
from hoiam.figures.engine.answering import (
    Answer,
    Part,
    after,
    aggregates,
    answer,
    answers,
    condition_of,
    grouped,
    in_order,
    not_before,
    number_of,
    numbers_of,
    only_in,
    only_in_count,
    rows,
)
from hoiam.figures.engine.standing import column_of, standing, standing_counts, standing_numbers

__all__ = [
    "Answer",
    "AsOf",
    "Part",
    "Scope",
    "after",
    "aggregates",
    "answer",
    "answers",
    "as_q",
    "column_of",
    "condition_of",
    "grouped",
    "in_order",
    "not_before",
    "number_of",
    "numbers_of",
    "only_in",
    "only_in_count",
    "rows",
    "standing",
    "standing_counts",
    "standing_numbers",
]
