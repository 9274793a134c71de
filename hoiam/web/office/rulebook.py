"""Targets of the fields: changed by decisions, never rewritten."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.rules import actions, queries
from hoiam.units import queries as units
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, forms, menu, open_lists, pages
from hoiam.web.office.pages import Values


@office(Role.ADMINISTRATOR)
def targets(request: OfficeRequest) -> HttpResponseBase:
    """All targets with their periods, and a form for the next one."""
    day = calendar.day_of(now())
    form = pages.bound(
        request,
        forms.Target,
        fields=[(one.code, one.name) for one in units.fields()],
        kinds=[(kind.value, words) for kind, words in queries.KIND_WORDS.items()],
        areas=[(one.code, one.name) for one in units.communes(day)],
        initial={"valid_from": day},
    )

    def act(typed: Values) -> None:
        area = units.by_code(typed["area"]) if typed["area"] else None
        field = units.field(typed["field"])
        given = {name: typed[name] for name in ("kind", "count", "unit", "decision", "valid_from")}
        actions.set_target(field=field, area=area, by=request.actor, at=now(), **given)

    found = queries.visible_to(request.actor)
    if tables.asked(request):
        return exports.open_to_all(request, open_lists.targets(found))
    rows = found.order_by("field__order", "kind", "-valid_from")
    kinds = {kind.value: words for kind, words in queries.KIND_WORDS.items()}
    return pages.ask(
        request, "targets", form=form, act=act, said=_("Đã đặt thời hạn."), to=("office:targets",),
        rows=[(row, kinds.get(row.kind, row.kind)) for row in rows], today=day,
        below=menu.administration(request),
    )  # fmt: skip
