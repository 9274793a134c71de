"""The calendar of working days: changed by decisions, after a look at the dates they move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.commitments import queries as commitments
from hoiam.commitments.actions.recounting import QUIET
from hoiam.commitments.models import RecountState
from hoiam.commitments.queries import Foreseen
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.calendar import LAST_SHIPPED
from hoiam.core.refusals import Invalid, NotFound
from hoiam.rules import actions, calendars, day_checks, queries
from hoiam.rules.models import CalendarDecision, CalendarOverride
from hoiam.web import refusals, tables, year_sheets
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, forms, menu, open_lists, pages
from hoiam.web.office.pages import Values

# Decisions whose dates were counted anew in the last days are shown with what they moved.
SHOWN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Written[T]:
    """A row of the calendar with the names of who wrote it and who withdrew it."""

    row: T
    by: str
    withdrawn_by: str


@office(Role.ADMINISTRATOR)
def days(request: OfficeRequest) -> HttpResponseBase:
    """Days that decisions changed, how far dates are counted anew, and a form for the next one:
    first it is shown how many dates would move, then it is written."""
    if tables.asked(request):
        return exports.open_to_all(request, open_lists.days(queries.overrides()))
    form = forms.Override(request.GET) if "day" in request.GET else forms.Override()
    if request.method == "POST":
        form = forms.Override(request.POST)

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
        notices=calendars.decisions().filter(year__isnull=False)[:20],
        built_in=calendar.BUILT_IN, this_year=calendar.day_of(now()).year,
        to_announce=_to_announce(),
        **_looked(request, form), **_recounts(),
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


@office(Role.ADMINISTRATOR)
def year(request: OfficeRequest, year: int) -> HttpResponseBase:
    """One year: what is official, what is a forecast, what was decided here and by whom, and what
    was withdrawn."""
    if not calendar.FIRST_YEAR <= year <= calendar.LAST_YEAR:
        raise NotFound("base.not-found")
    days = calendars.calendar_on()
    rows = list(calendars.overrides().filter(day__year=year).prefetch_related("recounts"))
    papers = list(calendars.decisions().filter(year=year).prefetch_related("days__recounts"))
    return pages.show(
        request, "calendar_year", sheet=year_sheets.sheet(days, year), rows=_written(rows),
        papers=_written(papers), is_announced=days.is_announced(year),
        may_announce=LAST_SHIPPED < year <= day_checks.last_year(now())
        and not days.is_announced(year),
        before=year - 1 if year > calendar.FIRST_YEAR else None,
        after=year + 1 if year < calendar.LAST_YEAR else None,
        below=menu.administration(request),
    )  # fmt: skip


def _written[T: (CalendarOverride, CalendarDecision)](rows: Sequence[T]) -> list[Written[T]]:
    codes = {code for row in rows for code in (row.set_by, row.withdrawn_by) if code}
    names = accounts.names(codes)
    return [
        Written(row, names.get(row.set_by, ""), names.get(row.withdrawn_by, "")) for row in rows
    ]


def _looked(request: OfficeRequest, form: forms.Override) -> Values:
    """What the day that was typed would do, or why it cannot be."""
    if request.method == "POST" or not form.is_valid():
        return {}
    asked = dict(form.cleaned_data)
    found = refusals.tried(lambda: _of_day(asked))
    if isinstance(found, Invalid):
        return {"refused": pages.refused(form, found)}
    is_past = asked["day"] < calendar.day_of(now())
    return {"foreseen": found, "asked": asked, "is_past": is_past}


def _of_day(asked: Values) -> Foreseen:
    day, after = (
        asked["day"],
        queries.calendar_with(asked["day"], working=asked["working"] == "yes"),
    )
    day_checks.check_near(day, at=now())
    return commitments.foreseen([day], after, today=calendar.day_of(now()))


def _without(override: CalendarOverride) -> Foreseen:
    after = queries.calendar_without(override)
    return commitments.foreseen([override.day], after, today=calendar.day_of(now()))


def _recounts() -> Values:
    """What is on its way and what lately arrived, and decisions that wait for their recount."""
    recent = commitments.recounts().filter(decided_at__gte=now() - SHOWN)[:10]
    runs = [run for run in recent if run.total or run.state != RecountState.DONE]
    waits = calendars.owing().filter(recounts__isnull=True).exists()
    return {
        "runs": runs,
        "waits": waits,
        "busy": waits or any(run.state != RecountState.DONE for run in runs),
        "quiet_minutes": QUIET.seconds // 60,
    }


def _to_announce() -> list[int]:
    """Years whose notice may be recorded now."""
    days, last = calendars.calendar_on(), day_checks.last_year(now())
    return [year for year in range(LAST_SHIPPED + 1, last + 1) if not days.is_announced(year)]
