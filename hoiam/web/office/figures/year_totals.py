"""The denunciations of a whole province in a year: typed in twice by two leaders, then public with
small numbers hidden. Nobody sees what the other typed."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.periods import Cut, PeriodRule, period_of
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.figures import actions as figures
from hoiam.figures import open_data_policies as policies
from hoiam.figures.models import YearTotal
from hoiam.figures.open_data import tables
from hoiam.units.models import Unit, UnitKind
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.figures import year_total_forms as forms


@office(Role.LEADER)
def page(request: OfficeRequest) -> HttpResponse:
    """What went out, and the form for the last year that has ended."""
    province = Unit.objects.filter(
        kind=UnitKind.PROVINCE, bodies__code__in=request.actor.units(Role.LEADER)
    ).first()
    if province is None:
        raise NotAllowed("figures.province-leader-enters")
    policies.check_can_enter_year_total(province, request.actor)
    year = period_of(calendar.day_of(now()), PeriodRule.INSPECTION, Cut.YEAR).year - 1
    form = pages.bound(request, forms.Totals)
    waiting = _waiting(province, year)
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                said = _typed(request, province, year, waiting, form.numbers)
            except (Invalid, WrongState) as error:
                status, refused = error.status, pages.refused(form, error)
            else:
                return pages.done(request, said, "office:year-totals")
    context = {"refused": refused} if refused else {}
    return pages.show(
        request, "figures/year_totals", status=status, form=form, province=province, year=year,
        waits=waiting is not None,
        is_own=waiting is not None and waiting.entered_by == request.actor.code,
        released=[row for row in tables.denunciations() if row[1] == province.code], **context,
    )  # fmt: skip


def _waiting(province: Unit, year: int) -> YearTotal | None:
    """What the first leader typed in last, if nobody confirmed it."""
    last = (
        YearTotal.objects.filter(province=province, year=year, confirms__isnull=True)
        .select_related("province")
        .order_by("-id")
        .first()
    )
    return None if last is None or hasattr(last, "confirmed_by") else last


def _typed(
    request: OfficeRequest, province: Unit, year: int, waiting: YearTotal | None,
    numbers: dict[int, int],
) -> str:  # fmt: skip
    """The second leader confirms; whoever is the first, or types anew, enters."""
    if waiting is not None and waiting.entered_by != request.actor.code:
        figures.confirm_year_total(total=waiting, numbers=numbers, by=request.actor, at=now())
        return _("Hai lần nhập khớp nhau; số đã được công bố, số nhỏ được che.")
    figures.enter_year_total(
        province=province, year=year, numbers=numbers, by=request.actor, at=now()
    )
    return _("Đã ghi. Chờ một lãnh đạo khác của tỉnh nhập lại.")
