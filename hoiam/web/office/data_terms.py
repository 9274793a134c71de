"""What falls due in the next thirty days, what is held, and the impact summary."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.cases import queries as cases
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.protection import actions as protection
from hoiam.protection import purposes, queries, terms
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office import protection_forms as given
from hoiam.web.public import personal_data

DAYS = 30


@office(Role.LEADER, Role.ADMINISTRATOR)
def ahead(request: OfficeRequest) -> HttpResponse:
    """How much goes by which rule until when; the cases of those who lead them, and holds."""
    today = calendar.day_of(now())
    return pages.show(
        request,
        "data_terms",
        rows=queries.ahead(request.actor, today, days=DAYS),
        days=DAYS,
        holds=queries.holds_of(request.actor, today),
        leads=request.actor.holds_anywhere(Role.LEADER),
        tab="terms",
    )


@office(Role.LEADER)
def hold(request: OfficeRequest, code: str) -> HttpResponse:
    """Keep the data of a case beyond its time."""
    case = cases.by_code(request.actor, code)
    pages.check_open("protection.hold", case, request=request)
    return pages.ask(
        request,
        "data_hold",
        form=pages.bound(request, given.Hold),
        act=lambda typed: protection.hold(
            case=case, reason=typed["reason"], until=typed["until"], by=request.actor, at=now()
        ),
        said=_("Đã giữ lại."),
        to=("office:data-terms",),
        case=case,
        heading=_("Giữ dữ liệu lâu hơn"),
    )


@office(Role.LEADER)
def lift(request: OfficeRequest, code: str) -> HttpResponse:
    """Let the terms run again."""
    case = cases.by_code(request.actor, code)
    pages.check_open("protection.hold", case, request=request)
    return pages.ask(
        request,
        "data_hold",
        form=pages.bound(request, given.Lift),
        act=lambda typed: protection.lift(
            case=case, reason=typed["reason"], by=request.actor, at=now()
        ),
        said=_("Đã thôi giữ."),
        to=("office:data-terms",),
        case=case,
        heading=_("Thôi giữ dữ liệu"),
    )


@office(Role.LEADER, Role.ADMINISTRATOR)
def impact(request: OfficeRequest) -> HttpResponse:
    """The impact summary, to print: made of the classes, purposes and terms of this version."""
    breaches, late = queries.breaches_counted()
    return pages.show(
        request,
        "data_impact",
        today=calendar.day_of(now()),
        kinds=personal_data.kinds(),
        fields=purposes.fields(),
        terms=terms.TERMS,
        law=personal_data.law(calendar.day_of(now())),
        disposed=queries.disposals_counted(),
        breaches=breaches,
        late=late,
    )
