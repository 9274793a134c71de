"""Open work without an owner: listed for who leads, given to somebody in one go."""

from collections.abc import Iterable

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.commitments import actions as commitments
from hoiam.commitments import owning
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import Refusal
from hoiam.units.models import Unit
from hoiam.web import refusals, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, owning_forms, pages, paging, work_rows
from hoiam.web.office.pages import Values

AT_ONCE = 200  # the worker does the rest within a minute


def at_once(request: OfficeRequest, *officers: Officer) -> int:
    """What has just changed about these officers counts for their open work now; how much of it
    changed hands. It is the product that does it, within the act of who changed it."""
    at = now()
    by = actors.system("owners", act=request.actor.act)
    found = owning.of(owning.to_reown(calendar.day_of(at)), [one.code for one in officers])
    done = [
        refusals.tried(lambda one=one: commitments.reown(commitment=one, by=by, at=at))  # type: ignore[misc]
        for one in found.order_by("due_on", "pk")[:AT_ONCE]
    ]
    return sum(not isinstance(one, Refusal) for one in done)


@office(Role.LEADER)
def unowned(request: OfficeRequest) -> HttpResponseBase:
    """What lost its owner, the most urgent first, and units where nobody is left."""
    today = calendar.day_of(now())
    found = owning.unowned(request.actor)
    if tables.asked(request):
        return exports.given(
            request, exports.duties(request, found, today), "Việc chưa có người làm"
        )
    page = paging.by_due(request, found)
    choices = _officers(page.rows)
    form = pages.bound(request, owning_forms.AssignAll, duties=page.rows, officers=choices)

    def act(typed: Values) -> None:
        chosen = [row for row in page.rows if row.code in typed["duty"]]
        commitments.assign_all(
            rows=chosen, officer=_chosen(choices, typed["officer"]), by=request.actor, at=now()
        )

    lost, rows = owning.latest(page.rows), work_rows.rows_of(page.rows, request.actor, today)
    names = accounts.names({one.former for one in lost.values()})
    lines = [
        (row, lost[row.duty.pk], names.get(lost[row.duty.pk].former, ""), box)
        for row, box in zip(rows, form["duty"], strict=True)
    ]
    return pages.ask(
        request, "unowned", form=form, act=act, said=_("Đã phân công."), to=("office:unowned",),
        page=page, lines=lines, empty=list(owning.without_hands(request.actor, today)),
    )  # fmt: skip


def _officers(rows: Iterable[Commitment]) -> list[tuple[Officer, Unit]]:
    """Who works at the units of these duties, unit by unit."""
    day = calendar.day_of(now())
    units = {row.unit_id: row.unit for row in rows}
    return [
        (officer, unit)
        for unit in units.values()
        for officer in accounts.works_at(unit, day).order_by("name")
    ]


def _chosen(choices: Iterable[tuple[Officer, Unit]], code: str) -> Officer:
    return next(officer for officer, _unit in choices if officer.code == code)
