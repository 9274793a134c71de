"""Where the columns of petitions stand: the days of their steps, sortings and decisions.

A step that was taken back never was. The days of a case are those of every petition of the unit
with the same words.
"""

from datetime import date
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least, NullIf, TruncDate

from hoiam.core import calendar
from hoiam.core.figures.catalogue.petitions import KINDS, PETITIONS
from hoiam.figures.datasets.rows import Earliest, Rows
from hoiam.petitions import queries as petitions
from hoiam.petitions.models import Decision, Petition, PetitionStep, Sorting

ENDING = (
    "refuse", "guide", "return", "transfer", "keep", "withdraw", "stop", "decide", "answer", "close",
)  # fmt: skip
READ = (*ENDING, "propose", "accept")
AWAY = ("guide", "return", "transfer")
STOPPED = ("withdraw", "stop")
ACCEPTED = ("accept", "decide")
SETTLED = ("decide", "answer")
_NEVER = Value(date.max, output_field=DateField())
_ROOT = Coalesce(OuterRef("same_as_id"), OuterRef("pk"))


def base() -> QuerySet[Petition]:
    """Petitions that the circular counts."""
    return Petition.objects.filter(docket__kind__in=KINDS)


def standing() -> QuerySet[PetitionStep]:
    """Steps that were neither taken back nor take one back. A sum, since nearly every step takes
    none back, and by the index of that the database would walk through all of them."""
    rows = PetitionStep.objects.alias(back=F("takes_back_id") + 0)
    return rows.filter(back__isnull=True, taken_back_by__isnull=True)


def _steps(*names: str) -> Earliest:
    return Earliest(lambda: standing().filter(step__in=names), "petition", "day", by="pk")


def _decided() -> QuerySet[Decision]:
    return Decision.objects.filter(standing=True)


def _first(rows: QuerySet[Any], day: str) -> Subquery:
    return Subquery(rows.order_by(day).values(day)[:1], output_field=DateField())


def _earliest(*days: Combinable) -> Combinable:
    """The first of several days, some of which may be empty; no engine agrees with another."""
    known = [Coalesce(one, _NEVER) for one in days]
    first = known[0] if len(known) == 1 else Least(*known)
    return NullIf(first, _NEVER)


def _of_case(rows: QuerySet[Any], day: str, by: str = "petition") -> tuple[Combinable, Combinable]:
    """The first day of the petition that was not sent again, and of those that repeat it."""
    # A sum, since by the index of units the database would walk through all petitions of a unit
    # for each of them.
    same_unit = rows.alias(in_unit=F(f"{by}__docket__unit_id") + 0).filter(
        in_unit=OuterRef("docket__unit_id")
    )
    return (
        _first(same_unit.filter(**{by: _ROOT}), day),
        _first(same_unit.filter(**{f"{by}__same_as": _ROOT}), day),
    )


def _sorted_on() -> Subquery:
    rows = Sorting.objects.filter(petition=OuterRef("pk")).order_by("sorted_at")
    moment = rows.values(day=TruncDate("sorted_at", tzinfo=calendar.ZONE))
    return Subquery(moment[:1], output_field=DateField())


def _going() -> QuerySet[PetitionStep]:
    """Acceptances of petitions that were never stopped or withdrawn."""
    stopped = standing().filter(step__in=STOPPED, petition=OuterRef("petition"))
    return standing().filter(~Exists(stopped), step__in=ACCEPTED)


def _own_decision() -> Subquery:
    return _first(_decided().filter(petition=OuterRef("pk")), "issued_on")


ROWS = Rows(
    PETITIONS,
    base,
    {
        "code": "code",
        "unit": "docket__unit__code",
        "area": "docket__area__code",
        "received_on": "docket__received_on",
        "kind": "docket__kind",
        "topic": "topic",
        "case": Coalesce(F("same_as__code"), F("code")),
        "eligible": "eligible",
        "processed_on": _earliest(_steps(*READ).expression, _sorted_on(), _own_decision()),
        "kept_on": _steps("keep"),
        "away_on": _steps(*AWAY),
        "transferred_on": _steps("transfer"),
        "settled_on": _earliest(_steps(*SETTLED).expression, _own_decision()),
        "case_accepted_on": _earliest(
            *_of_case(standing().filter(step__in=ACCEPTED), "day"),
            *_of_case(_decided(), "issued_on"),
        ),
        "case_refused_on": _earliest(*_of_case(standing().filter(step="refuse"), "day")),
        "case_stopped_on": _earliest(*_of_case(standing().filter(step__in=STOPPED), "day")),
        "case_going_since": _earliest(*_of_case(_going(), "day")),
        "case_settled_on": _earliest(
            *_of_case(standing().filter(step__in=SETTLED), "day"),
            *_of_case(_decided(), "issued_on"),
        ),
    },
    unit="docket__unit",
    area="docket__area",
    opened_by=petitions.visible_to,
)
