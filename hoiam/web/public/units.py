"""Units and their public figures, each of which opens to its list."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import (
    IN_TIME,
    LATE,
    OPEN,
    PROMISE_OPEN,
    RECEIVED,
    STANDING,
)
from hoiam.figures import queries as figures
from hoiam.figures.queries import NOTHING, Tally
from hoiam.units import queries as units
from hoiam.units.models import (
    COMMUNES,
    Change,
    ChangeLink,
    Competence,
    CompetenceRule,
    Designation,
    Unit,
    UnitKind,
)
from hoiam.web import tables
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import exports, tallies
from hoiam.web.public.listing import LONGEST_QUERY, Filters, lines_of, newest
from hoiam.web.public.outreach import hamlets

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
        return [shown[column.short.replace("-", "_")] for column in COLUMNS]


def filters_for(unit: Unit, figure: str = "") -> Filters:
    """The filters of the list that a figure of this unit opens to."""
    figure = "" if figure == RECEIVED.short else figure
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
        figure.short.replace("-", "_"): Shown(
            figure.short, figure.name, tally[figure.short], _url(filters, figure.short)
        )
        for figure in STANDING
    }


def _url(filters: Filters, figure: str) -> str:
    state = "" if figure == RECEIVED.short else figure
    return Filters(unit=filters.unit, area=filters.area, figure=state).url()


@require_safe
@public
def index(request: PublicRequest) -> HttpResponseBase:
    """Communes by what happened there, bodies of the province by what they answer."""
    if code := request.GET.get("xa", ""):
        return redirect("public:unit", units.by_code(code).code)
    at = now()
    today, counted = day_of(at), tallies.whole(at=at)
    words = " ".join(request.GET.get("tim", "").replace("\0", "").split())[:LONGEST_QUERY]
    communes = list(units.communes(today))
    bodies = list(units.bodies_for(None, today))
    if tables.asked(request):
        return exports.sent(request, exports.units(_groups(communes, bodies, at)), day=today)
    rows, quiet_communes = _split(communes, tallies.by_commune(at=at))
    busy, quiet = _split(bodies, tallies.by_unit(at=at))
    context = {
        "words": words,
        "found": units.find_ever(words, today) if words else (),
        "counted_at": counted.at,
        "whole": figures_of(counted.value, Filters()),
        "communes": communes,
        "rows": rows,
        "quiet_communes": quiet_communes,
        "bodies": busy,
        "quiet": quiet,
    }
    return render(request, "public/units/list.html", context)


def _groups(
    communes: list[Unit], bodies: list[Unit], at: datetime
) -> Iterator[tuple[str, list[tuple[Unit, Tally]]]]:
    """The two tables of the page with everybody in them, for a file."""
    by_commune, by_unit = tallies.by_commune(at=at), tallies.by_unit(at=at)
    yield _("Theo xã, phường"), [(one, by_commune.get(one.pk, NOTHING)) for one in communes]
    yield _("Theo cơ quan cấp tỉnh"), [(one, by_unit.get(one.pk, NOTHING)) for one in bodies]


def _split(shown: Iterable[Unit], tallies: Mapping[int, Tally]) -> tuple[list[Row], list[Unit]]:
    """Those with a case, and those without one."""
    every = list(shown)
    rows = [Row(one, tallies[one.pk]) for one in every if one.pk in tallies]
    return rows, [one for one in every if one.pk not in tallies]


@require_safe
@public
def unit(request: PublicRequest, code: str) -> HttpResponse:
    """One unit: figures that open, what it was made of, what it answers for."""
    at = now()
    today, shown = day_of(at), units.by_code(code)
    filters = filters_for(shown)
    is_small = shown.kind == UnitKind.HAMLET
    count = figures.public_tally if is_small else figures.tally
    tally = count(scope=filters.scope, on=today)
    rows = list(newest(filters, on=today, most=NEWEST))
    bodies, quiet = _bodies(shown, at)
    context = {
        "unit": shown,
        "counted_at": at,
        "tally": tally,
        "public_alone": is_small,
        "figures": figures_of(tally, filters),
        "lines": lines_of(rows, at=at),
        "filters": filters,
        "bodies": bodies,
        "quiet": quiet,
        "exists": units.exists_on(shown, today),
        "present": units.on_day(shown, today),
        "history": history_of(shown),
        "remote": units.is_remote(shown, today),
        "answers_for": _answers_for(shown, today),
        "village": hamlets.of_hamlet(shown),
        "villages": hamlets.of_commune(shown),
    }
    return render(request, "public/units/unit.html", context)


@dataclass(frozen=True, slots=True)
class History:
    """What a unit was made of, how it was called, what became of it, and by which acts."""

    before: list[ChangeLink]
    after: list[ChangeLink]
    names: list[Designation]
    acts: list[Change]

    @property
    def is_any(self) -> bool:
        return bool(self.before or self.after or self.names or self.acts)

    @property
    def is_split(self) -> bool:
        """Whether several took over, each a part."""
        return len(self.after) > 1


def history_of(shown: Unit) -> History:
    """Four questions, however long the history is."""
    links = list(units.changes_of(shown))
    return History(
        before=[link for link in links if link.successor_id == shown.pk],
        after=[link for link in links if link.predecessor_id == shown.pk],
        names=list(units.designations(shown)),
        acts=list(units.acts_of(shown)),
    )


def _bodies(shown: Unit, at: datetime) -> tuple[list[Row], list[Unit]]:
    """The bodies of a commune or province: those that hold cases, and the others."""
    if shown.kind not in (*COMMUNES, UnitKind.PROVINCE):
        return [], []
    return _split(units.bodies_in(shown, day_of(at)), tallies.by_unit(at=at))


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
