"""Figures of everything that ever came, as it stands on one day: the same definitions without the
period that they are asked for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, Q

from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked, whenever
from hoiam.figures.datasets import rows_of
from hoiam.figures.datasets.orm import EVERY, as_q
from hoiam.figures.datasets.rows import Earliest, Some


def standing(figure: Figure, on: date, *, each: Collection[str] = ()) -> Q:
    """Which rows a figure of a period counts when nobody asks for a period; what other tables say
    in the columns of `each` is asked row by row, for a list that stops after some."""
    columns = dict(rows_of(figure.dataset).columns)
    for name in each:
        place = columns[name]
        if isinstance(place, Earliest | Some):
            columns[name] = replace(place, each=True)
    return as_q(whenever(figure.counted), columns, Asked(on, on, on))


def standing_counts(figures: Iterable[Figure], on: date) -> dict[str, Count]:
    """Several of them as columns of a counting statement."""
    found = {}
    for figure in figures:
        which = standing(figure, on)
        found[column_of(figure)] = Count("pk", filter=which if which != EVERY else None)
    return found


def standing_numbers(figures: Iterable[Figure], row: Mapping[str, Any]) -> dict[str, int]:
    """What such a statement counted in one of its rows, by the short codes of the figures."""
    return {figure.short: row[column_of(figure)] for figure in figures}


def column_of(figure: Figure) -> str:
    """How such a statement names a figure."""
    return "n_" + figure.short.replace("-", "_")
