"""Writing one section: of a report, or of what an office's reports start from. Numbers are chosen from
a list in which each says what it is now, and are looked at in their sentence before it is kept."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.narrative import outline, spans
from hoiam.core.narrative.facts import Facts
from hoiam.core.periods import Cut, PeriodRule, period_of
from hoiam.core.refusals import Invalid, NotFound
from hoiam.figures import actions as figures
from hoiam.figures.forms.room import CLOSED
from hoiam.figures.models import NarrativeText, OutlineText, Reach
from hoiam.figures.narratives import numbers, reading
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.figures import narrative_forms as forms
from hoiam.web.office.figures import narrative_rows as rows
from hoiam.web.office.pages import Values

VERSION = "ban"  # which earlier version stands in the field
type Versions = Sequence[NarrativeText] | Sequence[OutlineText]


@office(*menu.WORKERS)
def of_report(request: OfficeRequest, code: str, section: str) -> HttpResponse:
    """One section of a report, with the numbers that may stand in it and what they say now."""
    found, about = reading.by_code(request.actor, code), _section(section)
    facts = numbers.of_report(found, request.actor, calendar.day_of(now())).facts
    versions = reading.versions_of(found, section)
    standing = versions[0].text if versions else reading.beginning(found.unit)[section]

    def act(typed: Values) -> None:
        figures.write_section(
            report=found, section=section, text=typed["text"], seen=typed["seen"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return _editor(
        request, found.unit, facts, versions, standing, act=act,
        to=("office:narrative", found.code), about=about, report=found, reach=found.reach,
    )  # fmt: skip


@office(Role.LEADER)
def of_outline(request: OfficeRequest, unit: str, section: str) -> HttpResponse:
    """What reports of a body start a section from, looked at with the numbers of its last period."""
    body, about = _body(request, unit), _section(section)
    versions = reading.outline_versions(body, section)
    standing = versions[0].text if versions else about.text

    def act(typed: Values) -> None:
        figures.keep_outline(
            unit=body, section=section, text=typed["text"], seen=typed["seen"], by=request.actor,
            at=now(),
        )  # fmt: skip

    return _editor(
        request, body, _facts(request, body), versions, standing, act=act,
        to=("office:narrative-outline", body.code), about=about, report=None,
    )  # fmt: skip


@office(*menu.WORKERS)
def outline_of(request: OfficeRequest, unit: str) -> HttpResponse:
    """The outline of a body: which sections it changed, and each with the numbers of today."""
    body = _body(request, unit)
    own, facts = reading.outline_of(body), _facts(request, body)
    texts = reading.beginning(body)
    found = [
        (one, one.code in own, list(rows.shown(texts.get(one.code, ""), facts, body, Reach.OWN)))
        for one in outline.SECTIONS
    ]
    leads = request.actor.holds_anywhere(Role.LEADER)
    return pages.show(
        request, "figures/narrative_outline", unit=body, rows=found, may=leads,
        period=spans.said(facts.asked.period), form_key=outline.FORM,
    )  # fmt: skip


def _body(request: OfficeRequest, code: str) -> Unit:
    bodies = reading.bodies_for(request.actor, calendar.day_of(now()))
    found = next((one for one in bodies if one.code == code), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _facts(request: OfficeRequest, body: Unit) -> Facts:
    """The numbers of the year of the sector as far as it has gone."""
    day = calendar.day_of(now())
    period = period_of(day, PeriodRule.INSPECTION, Cut.YEAR)
    bodies = reading.counted_bodies(body, Reach.OWN, day)
    return numbers.gathered(bodies, period, CLOSED).facts


def _section(code: str) -> outline.Section:
    found = outline.section(code)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _editor(
    request: OfficeRequest,
    unit: Unit,
    facts: Facts,
    versions: Versions,
    standing: str,
    *,
    act: Callable[[Values], None],
    to: tuple[str, str],
    reach: str = Reach.OWN,
    **context: object,
) -> HttpResponse:
    pressed = request.POST.get("do", "")
    form = _form(request, facts, versions, standing, pressed)
    status, refused = 200, None
    if request.method == "POST" and pressed not in ("put", "look"):
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except Invalid as error:
                status, refused = error.status, pages.refused(form, error)
            else:
                return pages.done(request, _("Đã lưu mục."), *to)
    preview: list[rows.Shown] = []
    try:
        preview = list(rows.shown(str(form["text"].value() or ""), facts, unit, reach))
    except Invalid as error:
        status = error.status if request.method == "POST" else 200
        refused = refused or pages.refused(form, error)
    return pages.show(
        request, "figures/narrative_section", status=status, form=form, refused=refused, unit=unit,
        preview=preview, versions=versions, standing=standing, to=to,
        period=spans.said(facts.asked.period), asked=request.GET.get(VERSION, ""), **context,
    )  # fmt: skip


def _form(
    request: OfficeRequest, facts: Facts, versions: Versions, standing: str, pressed: str
) -> forms.Section:
    """The form with what was typed; where a number was put in, with that number in the text."""
    shapes = [(ending, _(says)) for ending, says in rows.SHAPES]
    names = rows.names(facts)
    if request.method == "POST":
        data = request.POST.copy()
        if pressed == "put":
            data["text"] = rows.with_name(
                data.get("text", ""), data.get("name", ""), data.get("shape", "")
            )
        form = forms.Section(data, names=names, shapes=shapes)
        form.is_valid()
        return form
    wanted = request.GET.get(VERSION, "")
    chosen = next((one.text for one in versions if str(one.version) == wanted), standing)
    seen = versions[0].version if versions else 0
    return forms.Section(names=names, shapes=shapes, initial={"text": chosen, "seen": seen})
