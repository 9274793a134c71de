"""The rows behind a number, one line each: what it is called, its day, who answers, where it
opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Model, QuerySet
from django.urls import NoReverseMatch, reverse

from hoiam.core.actor import Actor
from hoiam.figures import datasets, engine
from hoiam.figures.datasets import Reach, Rows
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
    rows = engine.after(found, known.dataset, after)
    shown = list(_values(rows, known)[: SIZE + 1])
    lines = lines_of(shown[:SIZE], known, addresses)
    last = lines[-1] if len(shown) > SIZE else None
    mark = f"{last.day.isoformat() if last.day else ''}_{last.code}" if last else ""
    return Page(tuple(lines), mark)


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


def opened(known: Rows, rows: QuerySet[Model] | Reach | None) -> QuerySet[Model] | Reach:
    """What of a dataset may be opened: nothing where nobody said who may."""
    return known.base().none() if rows is None else rows


def opened_by(known: Rows, actor: Actor) -> QuerySet[Model] | Reach | None:
    """What an officer may open: as whole bodies where it is that, so that cells count it."""
    if known.opened_by is None:
        return None
    reach = known.reach(actor) if known.reach is not None else None
    return known.opened_by(actor) if reach is None else reach


__all__ = ["OFFICE", "PUBLIC", "Line", "Page", "datasets", "every", "opened", "opened_by", "page"]
