"""Why this date? One printable page for each date of a case and of a docket."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import dockets, queries
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core.refusals import NotFound
from hoiam.web.access import OfficeRequest, office
from hoiam.web.office import docket_words, menu, pages
from hoiam.web.public import why


def _duty(kind: str, about: str, code: str) -> Commitment:
    """One duty of a matter that the reader was found to see."""
    found = commitments.about(kind, about).filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


@office()
def case_why(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    """A date of a case; outside the handling units, without what looks personal."""
    case = queries.by_code(request.actor, code)
    rows = list(commitments.about("case", case.code))
    row = next((one for one in rows if one.code == duty), None)
    if row is None:
        raise NotFound("base.not-found")
    is_inside = queries.reads_inside(case, rows, request.actor)
    return pages.show(
        request, "why",
        why=why.inside(row) if is_inside else why.why(row),
        heading=_(row.get_kind_display()), unit=row.unit, row=row,
        about=_("Vụ việc {code}").format(code=case.code),
        back=reverse("office:case", args=[case.code]),
    )  # fmt: skip


@office(*menu.WORKERS)
def docket_why(request: OfficeRequest, code: str, duty: str) -> HttpResponse:
    """A date of a docket."""
    docket = dockets.by_code(request.actor, code)
    row = _duty(dockets.ABOUT, docket.code, duty)
    part = docket_words.part_name(row.part)
    what = _(row.what)
    return pages.show(
        request, "why",
        why=why.inside(row), heading=f"{what} ({part})" if part else what, unit=row.unit, row=row,
        about=_("Hồ sơ thời hạn số {number} · {kind}").format(
            number=docket.number, kind=_(docket.kind_name)
        ),
        back=reverse("office:docket", args=[docket.code]),
    )  # fmt: skip
