"""Rows that the tables count: read from the registers, or gathered where no single statement gives
them (matters and days of reception, decisions with their execution, amounts). With the columns that
the catalogue names; no words of people.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable

from hoiam.core.figures.catalogue.execution import AMOUNTS, DECISIONS
from hoiam.core.figures.catalogue.petitions import IN_PERIOD, PETITIONS
from hoiam.core.figures.catalogue.reception import DAYS, DELEGATED, HEAD, MATTERS, REGULAR, VISITS
from hoiam.core.figures.counting import Row
from hoiam.core.figures.language import Asked
from hoiam.core.law import receiving
from hoiam.figures.datasets import petitions as petition_rows
from hoiam.figures.datasets import reception as visit_rows
from hoiam.figures.datasets.orm import as_q
from hoiam.figures.datasets.rows import Rows
from hoiam.figures.forms import announced
from hoiam.petitions import decisions
from hoiam.petitions.decisions import Amounts, Standing, amounts_of
from hoiam.petitions.models import Decision
from hoiam.reception.models import Matter
from hoiam.units.models import Unit

type Bodies = Collection[Unit]
# A matter that the head saw is the head's, and one that only a stand-in saw is the stand-in's.
_RANK = (HEAD, DELEGATED, REGULAR)
CHUNK = 2_000


def rows_of(dataset: str, bodies: Bodies, asked: Asked) -> Iterator[Row]:
    """The rows of a dataset in the registers of some bodies."""
    return _GATHERED[dataset](bodies, asked)


def _read(known: Rows, found: QuerySet[Any]) -> Iterator[Row]:
    """Rows with every column of their dataset, by their day."""
    names = tuple(known.columns)
    places = {f"c_{name}": _path(known.expression(name)) for name in names}
    rows = found.annotate(**places).order_by(f"c_{known.dataset.dated}", "pk")
    for values in rows.values_list(*places).iterator(chunk_size=CHUNK):
        yield dict(zip(names, values, strict=True))


def _path(place: str | Combinable) -> Combinable:
    return F(place) if isinstance(place, str) else place


def _petitions(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    known = petition_rows.ROWS
    found = known.base().filter(docket__unit__in=bodies)
    return _read(known, found.filter(as_q(IN_PERIOD, known.columns, asked)))


def _visits(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    found = visit_rows.ROWS.base().filter(
        body__in=bodies, received_on__range=(asked.first, asked.last)
    )
    return _read(visit_rows.ROWS, found)


def _matters(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    """One line for each matter of a body: at the first visit to the highest who saw it."""
    rows = (
        Matter.objects.filter(
            visit__body__in=bodies, visit__received_on__range=(asked.first, asked.last)
        )
        .select_related("visit__body__area", "case__joined_to")
        .order_by("visit__received_on", "id")
    )
    seen: dict[tuple[int, str], list[Matter]] = defaultdict(list)
    for row in rows:
        seen[row.visit.body_id, announced.key_of(row)].append(row)
    for same in seen.values():
        at = min(same, key=lambda one: _RANK.index(one.visit.mode))
        of_mode = [one for one in same if one.visit.mode == at.visit.mode]
        yield {
            "code": at.visit.code,
            "unit": at.visit.body.code,
            "area": at.visit.body.area.code if at.visit.body.area else None,
            "received_on": at.visit.received_on,
            "mode": at.visit.mode,
            "with_crowd": any(receiving.is_crowd(one.visit.people) for one in of_mode),
            "repeated": len(same) > 1 or same[0].again,
        }


def _days(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    by_key = {unit.pk: unit for unit in bodies}
    visits = announced.in_sessions(bodies, asked.first, asked.last)
    found = announced.announced(bodies, visits, asked.first, asked.last)
    for (unit, day), (mode, meeting) in found.days.items():
        body = by_key[unit]
        yield {
            "code": meeting.code,
            "unit": body.code,
            "area": body.area.code if body.area else None,
            "received_on": day,
            "mode": mode,
        }


# ---- decisions and their execution --------------------------------------------------------------


def _decided(bodies: Bodies, asked: Asked) -> list[Standing]:
    rows = Decision.objects.filter(
        standing=True, issued_on__lte=asked.last, petition__docket__unit__in=bodies
    )
    read = decisions.with_orders(rows.order_by("issued_on", "id"))
    return decisions.standings(read.select_related("petition__docket__area"), asked.last)


def _of_decision(one: Standing) -> dict[str, Any]:
    docket = one.decision.petition.docket
    return {
        "code": one.decision.code,
        "unit": docket.unit.code,
        "area": docket.area.code,
        "issued_on": one.decision.issued_on,
        "finished_on": one.finished_on,
    }


def _decisions(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    for one in _decided(bodies, asked):
        yield {
            **_of_decision(one),
            "kind": one.decision.petition.docket.kind,
            "result": one.decision.result,
            "petition": one.decision.petition.code,
            "done_on": None if one.second is not None else one.done_on,
        }


def _amounts(bodies: Bodies, asked: Asked) -> Iterator[Row]:
    for one in _decided(bodies, asked):
        of = _of_decision(one)
        for balance in one.balances:
            yield of | _line(balance.order.kind, balance.ordered, day=None)
            for entry in balance.standing:
                if entry.day <= asked.last:
                    yield of | _line(balance.order.kind, amounts_of(entry), entry.day)


def _line(kind: str, amounts: Amounts, day: date | None) -> dict[str, Any]:
    sign = 1 if day is None else -1
    return {
        "is_order": day is None,
        "day": day,
        "kind": kind,
        "money": amounts.money,
        "land": amounts.area,
        "organisations": amounts.organisations,
        "people": amounts.people,
        "officials": amounts.officials,
        "cases": amounts.cases,
        "money_left": sign * amounts.money,
        "land_left": sign * amounts.area,
    }


_GATHERED: dict[str, Callable[[Bodies, Asked], Iterator[Row]]] = {
    PETITIONS.code: _petitions,
    VISITS.code: _visits,
    MATTERS.code: _matters,
    DAYS.code: _days,
    DECISIONS.code: _decisions,
    AMOUNTS.code: _amounts,
}
