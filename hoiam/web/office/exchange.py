"""Lists that go to the national database of petitions and come back: nothing is typed twice.

Its true template is not public to us, so the headings are a profile that is edited here until
they are those of the file at hand; the same profile reads the list that comes back.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _

from hoiam.cases import queries as cases
from hoiam.cases.models import Case, CaseState, OutsideNumber
from hoiam.core.refusals import Invalid
from hoiam.imports import actions, queries
from hoiam.imports import mapping as mappings
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Target
from hoiam.imports.policies import KEEPERS
from hoiam.imports.shipped import Ready
from hoiam.units.models import Unit
from hoiam.web import refusals, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, pages
from hoiam.web.tables import Cell, Column, Line, Table

MODEL, UNIT, SINCE, UNTIL, WITHOUT = "mau", "dv", "tu", "den", "chua"
SHIPPED = "csdl-quoc-gia"
WIDTHS = {"text": 60, "unit": 30, "area": 24, "reference": 16, "number": 24}


@office(*KEEPERS)
def page(request: OfficeRequest) -> HttpResponseBase:
    """Which cases go out, under which headings; and the way back in."""
    ready = _profile(request)
    units = list(
        Unit.objects.filter(code__in=request.actor.units(*KEEPERS)).order_by("folded", "id")
    )
    unit = next((one for one in units if one.code == request.GET.get(UNIT)), units[0])
    if request.method == "POST":
        return _saved(request, ready, units)
    found = chosen(request, unit, ready.mapping)
    if tables.asked(request):
        return exports.given(request, table(found, ready.mapping), "Trao đổi với CSDL quốc gia")
    return _shown(request, ready, units, unit=unit, count=found.count())


def _profile(request: OfficeRequest) -> Ready:
    given = request.POST.get(MODEL, "") or request.GET.get(MODEL, "") or SHIPPED
    found = queries.profile(request.actor, given)
    if found.target is not Target.EXCHANGE:
        raise Invalid("imports.profile-unknown", field=MODEL, given=given)
    return found


def _shown(
    request: OfficeRequest, ready: Ready, units: list[Unit], *, status: int = 200, **context: Any
) -> HttpResponse:
    fitting = [one for one in queries.profiles(request.actor) if one.target is Target.EXCHANGE]
    sent = request.POST
    meaning = ready.mapping
    headings = [
        (one, sent.get(f"h-{one.code}", heading(meaning, one.code))) for one in meaning.spec.fields
    ]
    return pages.show(
        request, "exchange", status=status, ready=ready, profiles=fitting, units=units,
        headings=headings, system=sent.get("system", meaning.system),
        name=sent.get("name", "" if ready.is_shipped else ready.name), asked=request.GET, **context,
    )  # fmt: skip


def _saved(request: OfficeRequest, ready: Ready, units: list[Unit]) -> HttpResponseBase:
    """The headings under a name; what was refused comes back with everything typed."""
    unit = next((one for one in units if one.code == request.POST.get(UNIT)), units[0])
    try:
        meaning = _typed(request, ready.mapping)
        kept = actions.save_profile(
            name=request.POST.get("name", ""),
            mapping=meaning,
            unit=unit,
            by=request.actor,
            at=now(),
        )
    except Invalid as error:
        refused = {"text": refusals.sentence(error)}
        return _shown(request, ready, units, status=error.status, unit=unit, refused=refused)
    response = pages.done(request, _("Đã lưu mẫu cột."), "office:exchange")
    return HttpResponseRedirect(f"{response['Location']}?{MODEL}={kept.code}")


def _typed(request: OfficeRequest, base: Mapping) -> Mapping:
    plain = mappings.to_json(base) | {"system": request.POST.get("system", "").strip()}
    given = {
        one.code: " ".join(request.POST.get(f"h-{one.code}", "").split())
        for one in base.spec.fields
    }
    plain["fields"] = [
        {"field": code, "columns": [words]} for code, words in given.items() if words
    ]
    meaning = mappings.from_json(plain)
    for code in ("reference", "number"):
        if not given[code]:
            field = base.spec.field(code)
            raise Invalid("imports.field-needed", field=code, label=field.label if field else code)
    mappings.check_whole(meaning, meaning.columns)
    return meaning


def chosen(request: OfficeRequest, unit: Unit, meaning: Mapping) -> QuerySet[Case]:
    """Cases that this unit holds or received, in a period; joined ones go with their other."""
    found = cases.visible_to(request.actor).filter(Q(unit=unit) | Q(desk=unit))
    found = found.exclude(state=CaseState.JOINED)
    since, until = _day(request, SINCE), _day(request, UNTIL)
    if since:
        found = found.filter(opened_on__gte=since)
    if until:
        found = found.filter(opened_on__lte=until)
    if request.GET.get(WITHOUT):
        kept = OutsideNumber.objects.filter(case=OuterRef("pk"), system=meaning.system)
        found = found.filter(~Exists(kept))
    return found


def _day(request: OfficeRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def heading(meaning: Mapping, code: str) -> str:
    """What a column is called there; empty where it is left out."""
    one = meaning.field(code)
    return one.columns[0] if one and one.columns else ""


def table(found: QuerySet[Case], meaning: Mapping) -> Table:
    """The list under the headings of a profile, in the order of its fields."""
    codes = [one.code for one in meaning.spec.fields if heading(meaning, one.code)]
    columns = tuple(Column(heading(meaning, code), WIDTHS.get(code, 16)) for code in codes)
    return Table("trao-doi-csdl-quoc-gia", columns, _lines(found, meaning, codes))


def _lines(found: QuerySet[Case], meaning: Mapping, codes: list[str]) -> Iterator[Line]:
    rows = found.select_related("area", "unit")
    for chunk in tables.walk(rows, "-id"):
        numbers, due = cases.outside_numbers(chunk), cases.open_answer_dates(chunk)
        for case in chunk:
            theirs = [
                one.number for one in numbers.get(case.pk, []) if one.system == meaning.system
            ]
            said = _said(case, theirs, due)
            yield tuple(said[code] for code in codes)


def _said(case: Case, theirs: list[str], due: dict[str, date]) -> dict[str, Cell]:
    return {
        "reference": case.code,
        "number": "; ".join(theirs),
        "kind": _(case.get_kind_display()),
        "opened": case.opened_on,
        "text": case.title,
        "area": case.area.name,
        "unit": case.unit.name,
        "due": due.get(case.code),
        "state": exports.state_of(case),
        "result": _(case.get_result_display()) if case.result else "",
        "answered": case.answered_on,
    }
