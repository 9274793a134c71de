"""Numbers of a case in other systems, written down and corrected on the page of the case."""

from django import forms as django_forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.actions.numbering import LONGEST_NUMBER, LONGEST_SYSTEM
from hoiam.core.refusals import NotFound
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, pages
from hoiam.web.office.inputs import Line, Needed
from hoiam.web.office.pages import Values


class OutsideNumber(django_forms.Form):
    """A number means something only together with the system that gave it."""

    system = Needed(
        label=lazy("Hệ thống"),
        help_text=lazy("Tên hệ thống hoặc sổ đã cấp số."),
        max_length=LONGEST_SYSTEM,
        widget=Line(list="systems", autocomplete="off", autofocus=True),
    )
    number = Needed(
        label=lazy("Số ở hệ thống ấy"),
        help_text=lazy("Chép nguyên, kể cả số 0 ở đầu."),
        max_length=LONGEST_NUMBER,
        widget=Line(autocomplete="off"),
    )


@office()
def keep(request: OfficeRequest, code: str) -> HttpResponse:
    """Write down the number that the case has elsewhere."""
    case = handling.opened(request, code, "cases.number")
    form = pages.bound(request, OutsideNumber)

    def act(typed: Values) -> None:
        cases.keep_outside_number(case=case, by=request.actor, at=now(), **typed)

    return handling.step_page(
        request, case, form, act, said=_("Đã ghi số. Tìm theo số này sẽ thấy vụ việc."),
        template="outside_number", heading=_("Số ở hệ thống khác"), button=_("Ghi số"), systems=queries.systems(),
        meaning=_("Để không phải gõ lại vụ việc này ở hai nơi, và tìm được theo cả hai số."),
    )  # fmt: skip


@office()
def drop(request: OfficeRequest, code: str, kept: int) -> HttpResponse:
    """A number that was written down wrongly."""
    case = handling.opened(request, code, "cases.number")
    row = next(
        (one for one in queries.outside_numbers([case]).get(case.pk, []) if one.pk == kept), None
    )
    if row is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        cases.drop_outside_number(kept=row, reason=typed["reason"], by=request.actor, at=now())

    return handling.step_page(
        request, case, form, act, said=_("Đã bỏ số. Diễn biến còn ghi số nào, vì sao."),
        heading=_("Bỏ số {number} ở {system}").format(number=row.number, system=row.system),
    )  # fmt: skip
