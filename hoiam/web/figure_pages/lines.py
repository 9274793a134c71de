"""The rows behind a number, one line each: what it is called, its day, who answers, where it
opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, Q, QuerySet
from django.urls import NoReverseMatch, reverse

from hoiam.figures import datasets
from hoiam.figures.datasets import Rows
from hoiam.units import queries as units

SIZE = 30
# Where a row opens, by its dataset: for everybody, and for officers.
PUBLIC = {"cases": "public:case", "meetings": "public:meeting"}
OFFICE = {
    "cases": "office:case",
    "commitments": "office:commitment",
    "meetings": "office:meeting",
    "records": "office:register-record",
    "dossiers": "office:register-record",
    "petitions": "office:petition",
    "visits": "office:visit",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row."""

    code: str
    day: date | None
    unit: str
    url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the mark behind which the next ones stand."""

    lines: tuple[Line, ...]
    after: str


def page(found: QuerySet[Any], known: Rows, after: str, addresses: dict[str, str]) -> Page:
    """One page by key, in the order of the engine: day, then key; rows without a day stand last."""
    rows = _from(found, known, after)
    shown = list(_values(rows, known)[: SIZE + 1])
    lines = lines_of(shown[:SIZE], known, addresses)
    last = lines[-1] if len(shown) > SIZE else None
    mark = f"{last.day.isoformat() if last.day else ''}_{last.code}" if last else ""
    return Page(tuple(lines), mark)


def _from(found: QuerySet[Any], known: Rows, after: str) -> QuerySet[Any]:
    day, mark, code = after.partition("_")
    if not mark or not code:
        return found
    found = _named(found, known)
    if not day:
        return found.filter(row_day__isnull=True, row_key__gt=code)
    try:
        seen = date.fromisoformat(day)
    except ValueError:
        return found
    later = Q(row_day__gt=seen) | Q(row_day=seen, row_key__gt=code)
    return found.filter(later | Q(row_day__isnull=True))


def _named(found: QuerySet[Any], known: Rows) -> QuerySet[Any]:
    names = {"row_day": known.dataset.dated, "row_key": known.dataset.key}
    places = {name: known.expression(column) for name, column in names.items()}
    return found.alias(**{n: F(p) if isinstance(p, str) else p for n, p in places.items()})


def _values(found: QuerySet[Any], known: Rows) -> QuerySet[Any, dict[str, Any]]:
    columns = {
        "of_key": known.expression(known.dataset.key),
        "of_day": known.expression(known.dataset.dated),
        "of_unit": known.expression(known.dataset.unit),
    }
    return found.values(**{n: F(p) if isinstance(p, str) else p for n, p in columns.items()})


def lines_of(rows: Sequence[dict[str, Any]], known: Rows, addresses: dict[str, str]) -> list[Line]:
    """Rows with the names of their units: one statement for all of them."""
    names = units.names_of({row["of_unit"] for row in rows if row["of_unit"]})
    address = addresses.get(known.dataset.code, "")
    return [
        Line(
            str(row["of_key"]),
            row["of_day"],
            names.get(row["of_unit"], ""),
            _url(address, row["of_key"]),
        )
        for row in rows
    ]


def _url(address: str, code: str) -> str:
    try:
        return reverse(address, args=[code]) if address else ""
    except NoReverseMatch:
        return ""


def every(found: QuerySet[Any], known: Rows, most: int) -> list[Line]:
    """The rows for a file."""
    return lines_of(list(_values(found, known)[:most]), known, {})


def opened(known: Rows, rows: QuerySet[Model] | None) -> QuerySet[Model]:
    """What of a dataset may be opened: nothing where nobody said who may."""
    return known.base().none() if rows is None else rows


__all__ = ["OFFICE", "PUBLIC", "Line", "Page", "datasets", "every", "opened", "page"]
