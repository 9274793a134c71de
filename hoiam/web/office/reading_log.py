"""The log of readings: an officer reads their own; leaders and the Front read counts alone."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.cases import readings as log
from hoiam.cases.models import Purpose
from hoiam.core.actor import Role
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages, paging

YEAR = timedelta(days=365)


@office(*menu.READERS)
def readings(request: OfficeRequest) -> HttpResponse:
    """What I opened; for leaders and the Front how often each unit opened, and for what."""
    page = paging.by_newest(request, log.own(request.actor))
    counts = request.actor.holds_anywhere(Role.LEADER, Role.FRONT)
    return pages.show(
        request,
        "readings",
        page=page,
        counts=counts,
        counted=_counted(request) if counts else (),
        keeps_demands=request.actor.holds_anywhere(Role.CLERK, Role.LEADER),
    )


def _counted(request: OfficeRequest) -> list[tuple[log.Counted, list[tuple[str, int]]]]:
    """Each unit with the purposes it opened for."""
    purposes = [_(str(one.label)) for one in Purpose]
    return [
        (row, [(name, n) for name, n in zip(purposes, row.by_purpose, strict=True) if n])
        for row in log.counted(request.actor, since=now() - YEAR)
    ]
