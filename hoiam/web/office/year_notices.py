"""The notice of a year and decisions on several days: typed, looked at, then written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponseBase, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.commitments import queries as commitments
from hoiam.commitments.queries import Foreseen
from hoiam.core import yearly
from hoiam.core.actor import Role
from hoiam.core.calendar import Calendar, Override, day_of
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.yearly import NationalChoice, TetChoice
from hoiam.rules import actions, calendars, day_checks
from hoiam.rules.actions import Paper
from hoiam.web import refusals, year_sheets
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.calendar_days import said
from hoiam.web.office import forms, menu, pages
from hoiam.web.office.calendar_forms import PaperForm, SeveralDays, YearNotice
from hoiam.web.office.pages import Values
from hoiam.web.year_sheets import Year

TETS = {
    TetChoice.ONE_BEFORE: _("1 ngày cuối năm, 4 ngày đầu năm"),
    TetChoice.TWO_BEFORE: _("2 ngày cuối năm, 3 ngày đầu năm"),
    TetChoice.THREE_BEFORE: _("3 ngày cuối năm, 2 ngày đầu năm"),
}
NATIONALS = {NationalChoice.BEFORE: _("1/9 và 2/9"), NationalChoice.AFTER: _("2/9 và 3/9")}


@dataclass(frozen=True, slots=True)
class Change:
    """One day of a paper: what it would be, and whether that is anything new."""

    wanted: Override
    moves: bool
    is_past: bool

    @property
    def reason(self) -> str:
        return said(self.wanted.reason)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paper would do, before it is written."""

    changes: list[Change]
    foreseen: Foreseen
    hidden: list[tuple[str, str]]  # what was typed, for the form that writes it
    sheet: Year | None = None

    @property
    def moving(self) -> int:
        return sum(change.moves for change in self.changes)

    @property
    def past(self) -> int:
        return sum(change.is_past for change in self.changes)


@office(Role.ADMINISTRATOR)
def notice(request: OfficeRequest, year: int) -> HttpResponseBase:
    """Type the notice of a year over the forecast, look at the year it makes, then write it."""
    day_checks.check_year(year, at=now())
    tet, national = _chosen(request, year)
    form = YearNotice(_typed(request), year=year, tet=tet, national=national)

    def act(typed: Values) -> None:
        actions.announce_year(
            year=year, paper=_paper(typed), off=form.off(), swaps=typed["swaps"],
            by=request.actor, at=now(),
        )  # fmt: skip

    def look() -> Look:
        days = day_checks.noticed_days(year, form.off(), form.cleaned_data["swaps"], at=now())
        after = calendars.calendar_noticed(year, str(_paper(form.cleaned_data)), days)
        return _look(request, days, after, sheet=year_sheets.sheet(after, year))

    return pages.ask(
        request, "year_notice", form=form, act=act, said=gettext("Đã ghi thông báo vào lịch."),
        to=("office:calendar-year", year), year=year, fixed=form.fixed, chosen_tet=tet.value,
        chosen_national=national.value, tets=TETS.items(), nationals=NATIONALS.items(),
        tet_title=gettext("Tết Nguyên đán"), national_title=gettext("Quốc khánh"),
        others_title=gettext("Ngày khác"),
        below=menu.administration(request), **_looked(request, form, look),
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def several(request: OfficeRequest) -> HttpResponseBase:
    """Several days and swaps of one paper: typed or pasted, looked at, then written."""
    form = SeveralDays(_typed(request))

    def act(typed: Values) -> None:
        actions.decide_days(
            paper=_paper(typed), days=typed["days"], swaps=typed["swaps"],
            by=request.actor, at=now(),
        )  # fmt: skip

    def look() -> Look:
        typed = form.cleaned_data
        days = day_checks.decided_days(
            calendars.calendar_on(), typed["days"], typed["swaps"], at=now()
        )
        return _look(request, days, calendars.calendar_under(days))

    return pages.ask(
        request, "several_days", form=form, act=act, said=gettext("Đã ghi vào lịch."),
        to=("office:calendar",), below=menu.administration(request),
        **_looked(request, form, look),
    )  # fmt: skip


@office(Role.ADMINISTRATOR)
def withdraw(request: OfficeRequest, key: int) -> HttpResponseBase:
    """Take back a paper with all its days, after a look at the dates that this moves."""
    decision = calendars.decision(key)
    form = pages.bound(request, forms.WithdrawDay)

    def act(typed: Values) -> None:
        actions.withdraw_decision(decision=decision, why=typed["why"], by=request.actor, at=now())

    after = calendars.calendar_without_decision(decision)
    days = list(decision.days.order_by("day", "id"))
    foreseen = commitments.foreseen([row.day for row in days], after, today=day_of(now()))
    return pages.ask(
        request, "decision_withdraw", form=form, act=act,
        said=gettext("Đã rút khỏi lịch."), to=("office:calendar",), decision=decision,
        days=days, foreseen=foreseen, below=menu.administration(request),
    )  # fmt: skip


def _typed(request: OfficeRequest) -> QueryDict | None:
    """What was sent to be written, or to be looked at first; nothing on an empty form."""
    if request.method == "POST":
        return request.POST
    return request.GET if "number" in request.GET else None


def _looked(request: OfficeRequest, form: PaperForm, look: Callable[[], Look]) -> Values:
    """The look at what was typed, or why it cannot be; nothing while it is still being typed."""
    if request.method == "POST" or "number" not in request.GET or "sua" in request.GET:
        return {}
    if not form.is_valid():
        return {}
    found = refusals.tried(look)
    if isinstance(found, Invalid | WrongState):
        return {"refused": pages.refused(form, found)}
    return {
        "look": found,
        "paper": _paper(form.cleaned_data),
        "back": f"{request.path}?{request.GET.urlencode()}&sua=1",
    }


def _look(
    request: OfficeRequest,
    days: Sequence[Override],
    after: Calendar,
    *,
    sheet: Year | None = None,
) -> Look:
    today, before = day_of(now()), calendars.calendar_on()
    moved = yearly.changed(before, after, [one.day for one in days])
    return Look(
        changes=[Change(one, one.day in moved, one.day < today) for one in days],
        foreseen=commitments.foreseen(moved, after, today=today),
        hidden=[(name, value) for name, values in request.GET.lists() for value in values],
        sheet=sheet,
    )


def _paper(typed: Values) -> Paper:
    return Paper(number=typed["number"], decided_on=typed["decided_on"], body=typed["body"])


def _chosen(request: OfficeRequest, year: int) -> tuple[TetChoice, NationalChoice]:
    """The choices that fill in the ticks: what was pressed, else what is expected."""
    tets = {choice.value: choice for choice in TetChoice}
    nationals = {choice.value: choice for choice in NationalChoice}
    return (
        tets.get(request.GET.get("nghi-tet", ""), yearly.tet_forecast(year)),
        nationals.get(request.GET.get("nghi-quoc-khanh", ""), yearly.national_forecast(year)),
    )
