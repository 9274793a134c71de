"""Numbers of the press and of old reports: the list, one more, one put right."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.figures import actions as figures
from hoiam.figures import press
from hoiam.figures.models import PressFigure
from hoiam.units import queries as units
from hoiam.web import tables, words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import exports, menu, pages, paging
from hoiam.web.office.figures.press_forms import Correction, Entry, as_typed
from hoiam.web.tables import Column, Table

LIST = "office:press-figures"


@require_safe
@office(*menu.READERS)
def listed(request: OfficeRequest) -> HttpResponseBase:
    """Every entry that stands, each unverified and with its source."""
    rows = press.standing()
    if tables.asked(request):
        return exports.open_to_all(request, _table(list(rows)))
    page = paging.by_newest(request, rows)
    own = request.actor.units(*menu.READERS)
    return pages.show(request, "figures/press", page=page, rows=page.rows, own=own)


@office(*menu.READERS)
def keep(request: OfficeRequest) -> HttpResponse:
    """One more."""
    here = request.actor.units(*menu.READERS)
    own = list(units.as_of(day_of(now())).filter(code__in=here).order_by("folded"))
    form = pages.bound(request, Entry, units=own)
    return pages.ask(
        request,
        "figures/press_form",
        form=form,
        act=lambda _given: figures.keep_press_figure(
            key=form.cleaned_data["key"],
            unit=form.body,
            printed=form.printed,
            by=request.actor,
            at=now(),
        ),
        said=_("Đã ghi. Con số này luôn được ghi là chưa kiểm chứng."),
        to=(LIST,),
    )


@office(*menu.READERS)
def correct(request: OfficeRequest, code: str) -> HttpResponse:
    """Another entry in the place of one typed wrongly."""
    entry = press.kept_by(request.actor, code)
    form = pages.bound(request, Correction, initial=as_typed(entry))
    return pages.ask(
        request,
        "figures/press_form",
        form=form,
        act=lambda _given: figures.correct_press_figure(
            entry=entry, printed=form.printed, by=request.actor, at=now()
        ),
        said=_("Đã đính chính. Dòng cũ vẫn giữ để đọc lại."),
        to=(LIST,),
        entry=entry,
    )


def _table(rows: list[PressFigure]) -> Table:
    columns = (
        Column(_("Mã"), 14), Column(_("Đúng như nguồn in"), 20), Column(_("Giá trị"), 16),
        Column(_("Đơn vị tính"), 12), Column(_("Mức chắc"), 18), Column(_("Nói về"), 50),
        Column(_("Thời gian"), 16), Column(_("Cách tính"), 30), Column(_("Nguồn"), 50),
        Column(_("Ngày của nguồn"), 12), Column(_("Kiểm chứng"), 16),
    )  # fmt: skip
    lines = (
        (
            one.code, one.said, words.number(one.value), one.measured, one.get_holding_display(),
            one.about, one.period, one.method or _("nguồn không nói"), one.source, one.source_day,
            _("chưa kiểm chứng"),
        )
        for one in rows
    )  # fmt: skip
    return Table("so-lieu-bao-chi", columns, lines)
