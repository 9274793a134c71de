"""Words to start an answer from."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.models import AnswerTemplate
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, exports, menu, open_lists, pages
from hoiam.web.office.pages import Values


@office(*menu.WORKERS)
def templates(request: OfficeRequest) -> HttpResponseBase:
    """Those of the officer's units, and those for everybody."""
    rows = queries.templates_of(request.actor)
    if tables.asked(request):
        return exports.given(request, open_lists.templates(rows), "Mẫu trả lời")
    return pages.show(request, "templates", rows=rows)


@office(*menu.WORKERS)
def new(request: OfficeRequest) -> HttpResponse:
    return _page(request, None)


@office(*menu.WORKERS)
def edit(request: OfficeRequest, code: str) -> HttpResponse:
    return _page(request, queries.template_by_code(request.actor, code))


def _page(request: OfficeRequest, template: AnswerTemplate | None) -> HttpResponse:
    own = Unit.objects.filter(code__in=request.actor.units(*menu.WORKERS)).order_by("folded")
    fields = [(one.code, one.name) for one in units.fields()]
    form = pages.bound(
        request,
        case_forms.Template,
        units=[(unit.code, unit.name) for unit in own],
        fields=fields,
        initial=_initial(template),
    )

    def act(typed: Values) -> None:
        cases.save_template(
            title=typed["title"],
            text=typed["text"],
            result=typed["result"],
            field=units.field(typed["field"]) if typed["field"] else None,
            unit=units.by_code(typed["unit"]),
            template=template,
            by=request.actor,
            at=now(),
        )

    said = _("Đã lưu mẫu trả lời.")
    to = ("office:templates",)
    return pages.ask(request, "template", form=form, act=act, said=said, to=to, saved=template)


def _initial(template: AnswerTemplate | None) -> Values:
    if template is None:
        return {}
    return {
        "title": template.title,
        "text": template.text,
        "result": template.result,
        "unit": template.unit.code if template.unit else "",
        "field": template.field.code if template.field else "",
    }
