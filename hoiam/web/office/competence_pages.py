"""Saying who answers for what, where, from which day on."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import NotFound
from hoiam.units import actions, queries
from hoiam.units.models import Unit
from hoiam.voices.models import VoiceKind
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import handling, pages, unit_choice, unit_forms
from hoiam.web.office.pages import Values


@office(Role.ADMINISTRATOR)
def edit(request: OfficeRequest) -> HttpResponse:
    """A new row of the table; the one before it ends on its first day."""
    day = calendar.day_of(now())
    options = {
        "fields": [(one.code, one.name) for one in queries.fields()],
        "kinds": VoiceKind.choices,
        "areas": list(queries.answering_areas(day)),
        "templates": unit_choice.body_names(day).items(),
        "units": _offers(request),
    }
    initial = {"valid_from": day, **_given(request)}
    heading = _("Ai trả lời, từ ngày nào")
    if handling.is_searching(request):
        typed = request.POST.dict() | {"kinds": request.POST.getlist("kinds")}
        form = unit_forms.CompetenceRow(initial=typed, **options)  # type: ignore[arg-type]
        return pages.show(request, "competence_form", form=form, heading=heading)
    form = pages.bound(request, unit_forms.CompetenceRow, initial=initial, **options)

    def act(typed: Values) -> None:
        given = {name: typed[name] for name in ("kinds", "why", "basis", "valid_from")}
        given |= {"field": queries.field(typed["field"]), "area": queries.by_code(typed["area"])}
        given |= {"by": request.actor, "at": now()}
        if typed["rule"] == "own":
            actions.set_own_competence(template=typed["template"], **given)
        else:
            actions.set_competence(unit=queries.by_code(typed["unit"]), **given)

    return pages.ask(
        request, "competence_form", form=form, act=act, to=("office:competences",),
        said=_("Đã ghi. Dòng trước giữ nguyên cho những ngày đã qua."), heading=heading,
    )  # fmt: skip


def _given(request: OfficeRequest) -> dict[str, str]:
    """Which row of the table the officer came from."""
    asked = {"field": "linh-vuc", "area": "noi", "rule": "ai", "template": "loai"}
    return {name: request.GET[word] for name, word in asked.items() if word in request.GET}


def _offers(request: OfficeRequest) -> list[Unit]:
    """Units found by name, else the bodies of the province; the chosen one stays."""
    day = calendar.day_of(now())
    words = request.POST.get("find", "").strip()
    found = unit_choice.named(words, day) if words else list(queries.top_bodies(day))
    chosen = request.POST.get("unit", request.GET.get("don-vi", ""))
    if chosen and chosen not in {unit.code for unit in found}:
        found += list(queries.as_of(day).filter(code=chosen))
    return found


@office(Role.ADMINISTRATOR)
def end(request: OfficeRequest, row: int) -> HttpResponse:
    """Take an exception back: the wider row of the table holds again."""
    found = queries.competence(row)
    if found is None:
        raise NotFound("base.not-found")
    form = pages.bound(
        request, unit_forms.EndCompetence, initial={"valid_to": calendar.day_of(now())}
    )

    def act(typed: Values) -> None:
        actions.end_competence(competence=found, by=request.actor, at=now(), **typed)

    heading = _("Bỏ dòng “{field}” ở {area}").format(
        field=_(found.field.name), area=found.area.name
    )
    return pages.ask(
        request, "competence_form", form=form, act=act, to=("office:competences",),
        said=_("Đã ghi. Dòng chung có hiệu lực trở lại."), heading=heading, ends=True,
    )  # fmt: skip
