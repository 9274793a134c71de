"""Old minutes, typed or pasted: the first thing that a place enters here."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.refusals import Invalid
from hoiam.meetings import actions, policies
from hoiam.meetings.actions import OldMeeting, StillOwed
from hoiam.meetings.models import Meeting
from hoiam.meetings.old_owed import read_owed
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.meetings import after_forms, meeting_steps
from hoiam.web.office.pages import Values


@office(*policies.KEEPERS)
def old(request: OfficeRequest) -> HttpResponse:
    """One meeting of the past, as its minutes or the press tell it."""
    today = calendar.day_of(now())
    keepers = meeting_steps.keeping(request, today)
    form = pages.bound(
        request, after_forms.Old, keepers=keepers, initial={"key": secrets.token_hex(16)}
    )
    made: list[Meeting] = []

    def act(_typed: Values) -> None:
        made.append(actions.record_history(old=_old(form, today), by=request.actor, at=now()))

    answer = pages.ask(
        request, "meetings/old", form=form, act=act, said=_("Đã ghi vào lịch sử."),
        to=("office:meetings",)
    )  # fmt: skip
    if made:
        answer["Location"] = reverse("office:meeting", args=[made[0].code])
    return answer


def _old(form: after_forms.Old, today: date) -> OldMeeting:
    held = form.held
    hosts = [_named(name, held, "hosts", body=True) for name in form.lines_of("hosts")]
    areas = [_named(name, held, "areas", body=False) for name in form.lines_of("areas")]
    return form.old(hosts, areas, _owed(form, held, today))


def _owed(form: after_forms.Old, held: date, today: date) -> Sequence[StillOwed]:
    return [
        StillOwed(
            text=one.text,
            unit=_named(one.unit, held, "owed", body=True),
            due_on=one.due_on,
            now=_named(one.now, today, "owed", body=True) if one.now else None,
        )
        for one in map(read_owed, form.lines_of("owed"))
    ]


def _named(name: str, day: date, field: str, *, body: bool) -> Unit:
    """The one unit that bore this name on that day."""
    is_wanted: Callable[[Unit], bool] = lambda unit: unit.is_territory is not body  # noqa: E731
    rows = [unit for unit in units.find_by_name(name, day)[:40] if is_wanted(unit)]
    rows += [unit for unit in units.as_of(day).filter(code=name.strip()) if is_wanted(unit)]
    same = [unit for unit in rows if unit.name.casefold() == name.strip().casefold()]
    found = same or rows
    if len(found) != 1:
        names = ", ".join(unit.name for unit in found[:5])
        raise Invalid("meetings.old-unit-unknown", field=field, given=name[:80], names=names or "–")
    return found[0]
