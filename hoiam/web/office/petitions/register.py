"""The register of petitions: its list, the same on paper and as a file."""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.commitments import overdue
from hoiam.core import calendar
from hoiam.core.clocks.table import MATTERS
from hoiam.core.refusals import Invalid
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries
from hoiam.petitions.entry import KINDS
from hoiam.petitions.models import Petition, Source
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.petitions import forms, lines, words
from hoiam.web.office.reception.lines import month_of

NUMBER, KIND, STATE, WAY, SOURCE, BODY, MONTH = (
    "so", "loai", "tt", "huong", "nguon", "so-cua", "thang",
)  # fmt: skip
UNSORTED, OPEN, LATE, ENDED = "chua-phan-loai", "dang", "tre", "xong"
STATES = (
    (UNSORTED, gettext_lazy("chưa phân loại")),
    (OPEN, gettext_lazy("đang xử lý")),
    (LATE, gettext_lazy("đã quá hạn")),
    (ENDED, gettext_lazy("đã xong")),
)


@office(*menu.WORKERS)
def listed(request: OfficeRequest) -> HttpResponseBase:
    """Every visible petition, the newest first; the file bears no names."""
    found = _filtered(request)
    if tables.asked(request):
        return exports.given(request, lines.table(found, named=False), "Sổ đơn")
    page = paging.by_newest(request, lines.with_lines(found))
    return pages.show(
        request, "petitions/list", page=page, chosen=request.GET,
        rows=lines.rows_of(page.rows, overdue.gauge_on(_today())),
        bodies=queries.registers_of(queries.visible_to(request.actor)),
        body_code=request.GET.get(BODY, ""), states=STATES, sources=Source.choices,
        kinds=[(one.value, _(MATTERS[one])) for one in KINDS],
        ways=[(code, words.way(code)) for code in words.OWN_WAYS],
    )  # fmt: skip


def _filtered(request: OfficeRequest) -> QuerySet[Petition]:
    asked = request.GET
    found = queries.visible_to(request.actor)
    if number := asked.get(NUMBER, "").strip():
        found = found.filter(_numbered(number))
    if asked.get(KIND):
        found = found.filter(docket__kind=asked[KIND])
    if asked.get(SOURCE):
        found = found.filter(source=asked[SOURCE])
    if asked.get(BODY):
        found = found.filter(register__code=asked[BODY])
    if asked.get(MONTH):
        found = found.filter(docket__received_on__range=month_of(asked[MONTH], _today()))
    if asked.get(WAY):
        found = found.filter(sortings__in=queries.last_sortings(asked[WAY]))
    return _in_state(found, asked.get(STATE, ""))


def _numbered(typed: str) -> Q:
    """A number of the register (12/2026, or 12) or of a receipt."""
    number, _slash, year = typed.partition("/")
    if number.isdecimal() and len(number) < 9:
        wanted = Q(number=int(number))
        return wanted & Q(year=int(year)) if year.isdecimal() and len(year) == 4 else wanted
    return Q(voice__receipt__reference__iexact=typed)


def _in_state(found: QuerySet[Petition], state: str) -> QuerySet[Petition]:
    match state:
        case "chua-phan-loai":
            return found.filter(sortings__isnull=True, ended_at__isnull=True, earlier=False)
        case "dang":
            return found.filter(ended_at__isnull=True)
        case "tre":
            return queries.late(found, today=_today())
        case "xong":
            return found.filter(ended_at__isnull=False)
    return found if not state else found.none()


def _today() -> date:
    return calendar.day_of(now())


@office(*menu.WORKERS)
def printed(request: OfficeRequest) -> HttpResponseBase:
    """The register on paper, a month of one body, lying wide. With names only after it was written
    down who takes it and why; the same form gives the file."""
    bodies = queries.registers_of(queries.held_by(request.actor))
    wanted = request.GET.get(BODY, "")
    body = next((one for one in bodies if one.code == wanted), bodies[0] if bodies else None)
    first, last = month_of(request.GET.get(MONTH, ""), _today())
    found = queries.held_by(request.actor).filter(
        register=body, docket__received_on__range=(first, last)
    )
    form = pages.bound(request, forms.Take)
    named, refused, status = False, None, 200
    if request.method == "POST" and body is not None and form.is_valid():
        try:
            _taken(request, body, (first, last), found.count(), form.cleaned_data["reason"])
            named = True
        except Invalid as error:
            refused, status = pages.refused(form, error), error.status
    if named and request.POST.get("file"):
        made = tables.written(lines.table(found, named=True), tables.XLSX)
        return tables.sent(lines.table(found, named=True), tables.XLSX, made.file, day=_today())
    return pages.show(
        request, "petitions/printed", status=status, rows=lines.printed(found, named=named),
        headings=lines.HEADINGS, wide=lines.WIDE, body=body, first=first, last=last, named=named,
        form=form, refused=refused, bodies=bodies, month=f"{first:%Y-%m}",
    )  # fmt: skip


def _taken(
    request: OfficeRequest, body: Unit, days: tuple[date, date], count: int, reason: str
) -> None:
    petitions.take_register(
        unit=body, first=days[0], last=days[1], lines=count, reason=reason,
        by=request.actor, at=now(),
    )  # fmt: skip
