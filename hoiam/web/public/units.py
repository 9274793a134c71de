"""Units and their public figures, each of which opens to its list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.figures import queries as figures
from hoiam.figures.definitions import FIGURES, IN_TIME, LATE, OPEN, PROMISE_OPEN, RECEIVED
from hoiam.figures.queries import NOTHING, Scope, Tally
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Competence, CompetenceRule, Unit, UnitKind
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public.listing import Filters, lines_of, published

NEWEST = 5
COLUMNS = (RECEIVED, IN_TIME, LATE, OPEN, PROMISE_OPEN)


@dataclass(frozen=True, slots=True)
class Row:
    """A unit or territory with its figures."""

    unit: Unit
    tally: Tally

    @property
    def url(self) -> str:
        return reverse("public:unit", args=[self.unit.code])

    @property
    def cells(self) -> list["Shown"]:
        """The columns of a table: one figure each."""
        shown = figures_of(self.tally, filters_for(self.unit))
        return [shown[column.code.replace("-", "_")] for column in COLUMNS]


def filters_for(unit: Unit, figure: str = "") -> Filters:
    """The filters of the list that a figure of this unit opens to."""
    figure = "" if figure == RECEIVED.code else figure
    if unit.is_territory:
        return Filters(area=unit.code, figure=figure)
    return Filters(unit=unit.code, figure=figure)


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure with the way to its list."""

    code: str
    name: str
    count: int
    url: str


def figures_of(tally: Tally, filters: Filters) -> dict[str, Shown]:
    """Every figure of a tally, by its code with low lines, for templates."""
    return {
        figure.code.replace("-", "_"): Shown(
            figure.code, figure.name, tally[figure.code], _url(filters, figure.code)
        )
        for figure in FIGURES
    }


def _url(filters: Filters, figure: str) -> str:
    state = "" if figure == RECEIVED.code else figure
    return Filters(unit=filters.unit, area=filters.area, figure=state).url()


@require_safe
@public
def index(request: PublicRequest) -> HttpResponse:
    """Communes by what happened there, bodies of the province by what they answer."""
    today = day_of(now())
    by_commune, by_unit = figures.by_commune(on=today), figures.by_unit(on=today)
    communes = [Row(one, by_commune.get(one.pk, NOTHING)) for one in units.communes(today)]
    bodies = units.bodies_for(None, today).filter(outside=False)
    context = {
        "today": today,
        "whole": figures_of(figures.tally(scope=Scope(), on=today), Filters()),
        "communes": communes,
        "bodies": [Row(one, by_unit[one.pk]) for one in bodies if one.pk in by_unit],
        "quiet": [one for one in bodies if one.pk not in by_unit],
    }
    return render(request, "public/units/list.html", context)


@require_safe
@public
def unit(request: PublicRequest, code: str) -> HttpResponse:
    """One unit: figures that open, what it was made of, what it answers for."""
    at = now()
    today, shown = day_of(at), units.by_code(code)
    filters = filters_for(shown)
    tally = figures.tally(scope=filters.scope, on=today)
    rows = list(published(filters, on=today)[:NEWEST])
    context = {
        "unit": shown,
        "today": today,
        "tally": tally,
        "figures": figures_of(tally, filters),
        "lines": lines_of(rows, at=at),
        "filters": filters,
        "bodies": _bodies(shown, today),
        "before": list(units.predecessors(shown)),
        "after": list(units.successors(shown)),
        "answers_for": _answers_for(shown, today),
    }
    return render(request, "public/units/unit.html", context)


def _bodies(shown: Unit, today: date) -> list[Row]:
    """The bodies of a commune, each with what it answers for."""
    if shown.kind not in (*COMMUNES, UnitKind.PROVINCE):
        return []
    by_unit = figures.by_unit(on=today)
    return [Row(one, by_unit.get(one.pk, NOTHING)) for one in units.bodies_in(shown, today)]


def _answers_for(shown: Unit, today: date) -> list[Competence]:
    """The rows of the table of competence that lead to this unit."""
    if shown.is_territory:
        return []
    own = Q(rule=CompetenceRule.OWN, template=shown.template) & ~Q(template="")
    leads = Q(unit=shown) | own if _is_of_commune(shown) else Q(unit=shown)
    rows = units.competences(today).filter(leads).select_related("field", "area")
    return list(rows.order_by("field__order", "area__kind", "pk"))


def _is_of_commune(shown: Unit) -> bool:
    return shown.area is not None and shown.area.kind in COMMUNES
