"""One unit in the office: names, codes, statuses, bodies, what became of it, what was done to it."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import NotFound
from hoiam.units import actions, queries
from hoiam.units.models import Status, StatusKind, Unit, UnitKind
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, menu, pages, unit_forms
from hoiam.web.office.pages import Values

MOST = 60


@office(Role.ADMINISTRATOR)
def unit(request: OfficeRequest, code: str) -> HttpResponse:
    """Everything that is written of one unit."""
    shown = queries.by_code(code)
    day = calendar.day_of(now())
    then = shown.valid_from if shown.valid_from > day else day
    last = then if queries.exists_on(shown, then) else shown.valid_from
    events = base.history(("unit", shown.code), newest=MOST)
    hamlets = queries.hamlets_in(shown, last) if shown.kind != UnitKind.HAMLET else None
    return pages.show(
        request,
        "unit",
        unit=shown,
        day=day,
        exists=queries.exists_on(shown, day),
        now=queries.on_day(shown, day),
        designations=queries.designations(shown),
        listings=queries.listings(shown),
        changes=queries.acts_of(shown),
        links=queries.changes_of(shown),
        statuses=queries.statuses(shown),
        remote=queries.is_remote(shown, day),
        bodies=queries.bodies_in(shown, last) if shown.is_territory else (),
        hamlets=hamlets,
        roles=accounts.roles_ending_with([shown]),
        history=case_page.lines(events, accounts.names({event.recorded_by for event in events})),
        below=menu.administration(request),
    )


def _page(
    request: OfficeRequest,
    found: Unit,
    form: forms.Form,
    act: pages.Act,
    *,
    said: str,
    heading: str,
) -> HttpResponse:
    return pages.ask(
        request, "unit_form", form=form, act=act, said=said, to=("office:unit", found.code),
        heading=heading, unit=found,
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def remote(request: OfficeRequest, code: str) -> HttpResponse:
    """A decision calls the territory remote from a day on."""
    found = queries.by_code(code)
    form = pages.bound(request, unit_forms.Status, initial={"valid_from": calendar.day_of(now())})

    def act(typed: Values) -> None:
        actions.set_status(unit=found, kind=StatusKind.REMOTE, by=request.actor, at=now(), **typed)

    heading = _("Ghi vùng sâu, vùng xa: {name}").format(name=found.name)
    return _page(request, found, form, act, said=_("Đã ghi quyết định."), heading=heading)


@office(Role.ADMINISTRATOR)
def end_remote(request: OfficeRequest, code: str, status: int) -> HttpResponse:
    """A later decision ends it."""
    found = queries.by_code(code)
    row: Status | None = queries.statuses(found).filter(pk=status).first()
    if row is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, unit_forms.EndStatus)

    def act(typed: Values) -> None:
        actions.end_status(status=row, by=request.actor, at=now(), **typed)

    heading = _("Kết thúc vùng sâu, vùng xa: {name}").format(name=found.name)
    return _page(request, found, form, act, said=_("Đã ghi quyết định."), heading=heading)
