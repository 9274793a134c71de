"""The calendar of working days: changed by decisions, after a look at the dates they move."""

from datetime import timedelta

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.commitments import queries as commitments
from hoiam.commitments.actions.recounting import QUIET
from hoiam.commitments.models import RecountState
from hoiam.commitments.queries import Foreseen
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.rules import actions, queries
from hoiam.rules.models import CalendarOverride
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, forms, menu, open_lists, pages
from hoiam.web.office.pages import Values

# Decisions whose dates were counted anew in the last days are shown with what they moved.
SHOWN = timedelta(days=14)


@office(Role.ADMINISTRATOR)
def days(request: OfficeRequest) -> HttpResponseBase:
    """Days that decisions changed, how far dates are counted anew, and a form for the next one:
    first it is shown how many dates would move, then it is written."""
    if tables.asked(request):
        return exports.open_to_all(request, open_lists.days(queries.overrides()))
    form = forms.Override(request.GET) if "day" in request.GET else forms.Override()
    if request.method == "POST":
        form = forms.Override(request.POST)
    asked = form.cleaned_data if request.method == "GET" and form.is_valid() else None

    def act(typed: Values) -> None:
        actions.override_day(
            day=typed["day"],
            working=typed["working"] == "yes",
            reason=typed["reason"],
            decision=typed["decision"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "days", form=form, act=act, said=_("Đã ghi vào lịch."), to=("office:calendar",),
        rows=queries.overrides().prefetch_related("recounts")[:300],
        built_in=calendar.BUILT_IN, asked=asked,
        foreseen=_of_day(asked) if asked else None, **_recounts(),
        below=menu.administration(request),
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def withdraw(request: OfficeRequest, key: int) -> HttpResponseBase:
    """Take back what was written of a day, after a look at the dates that this moves."""
    override = queries.override(key)
    form = pages.bound(request, forms.WithdrawDay)

    def act(typed: Values) -> None:
        actions.withdraw_day(override=override, why=typed["why"], by=request.actor, at=now())

    return pages.ask(
        request, "day_withdraw", form=form, act=act, said=_("Đã rút khỏi lịch."),
        to=("office:calendar",), row=override, foreseen=_without(override),
        below=menu.administration(request),
    )  # fmt: skip


def _of_day(asked: Values) -> Foreseen:
    day, after = (
        asked["day"],
        queries.calendar_with(asked["day"], working=asked["working"] == "yes"),
    )
    after.kind_of(day)  # refuses years of which nothing is known
    return commitments.foreseen([day], after, today=calendar.day_of(now()))


def _without(override: CalendarOverride) -> Foreseen:
    after = queries.calendar_without(override)
    return commitments.foreseen([override.day], after, today=calendar.day_of(now()))


def _recounts() -> Values:
    """What is on its way and what lately arrived, and decisions that wait for their recount."""
    recent = commitments.recounts().filter(decided_at__gte=now() - SHOWN)[:10]
    runs = [run for run in recent if run.total or run.state != RecountState.DONE]
    waits = queries.overrides().filter(recounts__isnull=True).exists()
    return {
        "runs": runs,
        "waits": waits,
        "busy": waits or any(run.state != RecountState.DONE for run in runs),
        "quiet_minutes": QUIET.seconds // 60,
    }
