"""At the desk: an open case of this desk by an exact number, with its purpose, logged and limited."""

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from hoiam.base import limits
from hoiam.cases import actions as cases
from hoiam.cases.actions import seeking
from hoiam.cases.models import Case
from hoiam.cases.queries import visible_to
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import intake_forms, pages

# House rule: a desk serves people one after the other; whoever tries numbers is stopped.
SHORT, LONG = (20, timedelta(minutes=10)), (60, timedelta(days=1))


@sensitive_post_parameters("number")
@sensitive_variables()
@office(Role.CLERK)
def find_person(request: OfficeRequest) -> HttpResponse:
    """The number travels in the form and stands in no address; the answer has no personal part."""
    form = pages.bound(request, intake_forms.Seek, desks=_desks(request))
    context: pages.Values = {}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                context["found"] = _found(request, form.cleaned_data)
                # What another body of the place holds is helped with here, not opened.
                seen = visible_to(request.actor).filter(pk__in=[one.pk for one in context["found"]])
                context["opens"] = set(seen.values_list("pk", flat=True))
                status = 200
            except (Invalid, WrongState) as error:
                status, context["refused"] = error.status, pages.refused(form, error)
    return pages.show(request, "find_person", status=status, form=form, **context)


def _desks(request: OfficeRequest) -> list[Unit]:
    return list(Unit.objects.filter(code__in=request.actor.units(Role.CLERK)).order_by("folded"))


def _found(request: OfficeRequest, typed: pages.Values) -> list[Case]:
    # A slip of the hand is no search: it finds nothing and costs nothing.
    seeking.normalised(typed["kind"], typed["number"])
    _check_limits(request)
    return cases.seek(
        desk=units.by_code(typed["desk"]),
        kind=typed["kind"],
        number=typed["number"],
        purpose=typed["purpose"],
        by=request.actor,
        at=now(),
    )


def _check_limits(request: OfficeRequest) -> None:
    at = machine_now()
    for name, (most, within) in (("desk-search", SHORT), ("desk-search-day", LONG)):
        if not limits.take(name, request.officer.code, most=most, within=within, at=at):
            raise WrongState("cases.sought-too-often", most=SHORT[0], day=LONG[0])
