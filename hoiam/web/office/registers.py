"""Old registers: the list, one record, the batches they came in, and how an open one goes on."""

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.cases import actions as cases
from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.refusals import NotFound
from hoiam.core.text import fold
from hoiam.registers import actions as registers
from hoiam.registers import queries
from hoiam.registers.models import Batch, Record
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit
from hoiam.voices.models import Channel
from hoiam.web import tables, words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import (
    case_forms,
    exports,
    menu,
    pages,
    paging,
    register_filters,
    register_forms,
    register_page,
    register_rows,
)
from hoiam.web.office.pages import Values

# Words of sources for the way something came in; only a proposal, which the officer sees.
_CHANNELS = (
    ("phone", Channel.PHONE), ("call", Channel.PHONE), ("dien thoai", Channel.PHONE),
    ("tong dai", Channel.PHONE), ("mail", Channel.EMAIL), ("buu", Channel.POST),
    ("don", Channel.POST), ("web", Channel.WEB), ("app", Channel.WEB), ("ung dung", Channel.WEB),
    ("api", Channel.WEB), ("hop thon", Channel.HAMLET),
)  # fmt: skip


@office(*menu.WORKERS)
def records(request: OfficeRequest) -> HttpResponseBase:
    """Every record that this officer sees, the newest first."""
    wanted = register_filters.asked(request.GET.dict())
    today = calendar.day_of(now())
    found = register_filters.rows(request.actor, wanted, today=today)
    if tables.asked(request):
        return exports.given(request, register_rows.table(found), "Sổ cũ")
    page = paging.by_newest(request, register_rows.with_words(found))
    return pages.show(
        request,
        "registers",
        page=page,
        rows=register_rows.rows_of(page.rows),
        counts=wanted.address("office:register-counts", so_lieu=""),
        **register_filters.form(request.actor, wanted),
    )


@office(*menu.WORKERS)
def record(request: OfficeRequest, code: str) -> HttpResponse:
    """One record, as it was in its source."""
    return pages.show(request, "register_record", page=register_page.page(request, code))


@office(*menu.WORKERS)
def read(request: OfficeRequest, code: str) -> HttpResponse:
    """For what the words of the source are opened; logged before they are shown."""
    found = queries.by_code(request.actor, code)
    form = pages.bound(request, case_forms.Reading)

    def act(typed: Values) -> None:
        cases.read_elsewhere(
            about=("record", found.code),
            unit=found.batch.unit,
            part=Part.RECORD,
            purpose=typed["purpose"],
            reason=typed["reason"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request, "register_step", form=form, act=act, to=("office:register-record", code),
        said=_("Đã mở xem. Việc này đã được ghi lại."), record=found,
        title=register_rows.title_of(found), heading=_("Đọc nguyên văn như nguồn"),
        meaning=_("Thông tin riêng được giữ kín để người nói không bị trả thù."),
    )  # fmt: skip


@office(*menu.WORKERS)
def place(request: OfficeRequest, code: str) -> HttpResponse:
    """Choose which successor of a split unit a record belongs to."""
    found = queries.by_code(request.actor, code)
    day = calendar.day_of(now())
    former = _named(found, str(request.POST.get("former") or request.GET.get("former", "")))
    heirs = units.on_day(former, day)
    form = pages.bound(request, register_forms.Place, heirs=heirs, initial={"former": former.code})

    def act(typed: Values) -> None:
        registers.place(
            record=found,
            former=former,
            successor=units.by_code(typed["successor"]),
            why=typed["why"],
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request,
        "register_step",
        form=form,
        act=act,
        said=_("Đã chọn đơn vị kế thừa."),
        to=("office:register-record", code),
        record=found,
        title=register_rows.title_of(found),
        heading=_("Chọn đơn vị kế thừa của {unit}").format(unit=former.name),
    )


def _named(found: Record, code: str) -> Unit:
    """The unit of the record with this code, and no other."""
    for unit in (found.unit, found.area):
        if unit is not None and unit.code == code:
            return unit
    raise NotFound("base.not-found")


@office(*menu.WORKERS)
def go_on(request: OfficeRequest, code: str) -> HttpResponse:
    """Continue an open record as a case."""
    found = queries.by_code(request.actor, code)
    pages.check_open("registers.continue", found, request=request)
    day = calendar.day_of(now())
    desks = units.as_of(day).filter(code__in=request.actor.units(*menu.WORKERS)).order_by("folded")
    form = pages.bound(
        request,
        register_forms.Continue,
        desks=desks,
        communes=units.communes(day),
        fields=units.fields(),
        initial=_proposed(found),
    )

    def act(typed: Values) -> None:
        registers.continue_here(
            record=found,
            kind=typed["kind"],
            channel=typed["channel"],
            field=units.field(typed["field"]),
            area=units.by_code(typed["commune"]),
            desk=units.by_code(typed["desk"]),
            unit=units.by_code(typed["unit"]) if typed["unit"] else None,
            by=request.actor,
            at=now(),
        )

    return pages.ask(
        request,
        "register_step",
        form=form,
        act=act,
        said=_("Đã tiếp tục tại đây thành một vụ việc."),
        to=("office:register-record", code),
        record=found,
        title=register_rows.title_of(found),
        heading=_("Tiếp tục tại đây"),
        meaning=_(
            "Lời, lúc nói, số và hạn giữ như nguồn; hạn không tính lại từ đầu. Nguồn không ghi "
            "hạn thì tính từ hôm nay."
        ),
    )


def _proposed(found: Record) -> Values:
    """What the source lets us guess; the officer sees it and decides."""
    day = calendar.day_of(now())
    heirs = units.on_day(found.area, day) if found.area is not None else ()
    commune = heirs[0] if len(heirs) == 1 else None
    if commune is not None and commune.kind not in COMMUNES:
        commune = commune.parent
    said = fold(found.channel)
    channel = next((one for word, one in _CHANNELS if word in said), Channel.DESK)
    fields = units.fields_for(f"{found.title} {found.category} {found.words.text[:500]}", 1)
    return {
        "channel": channel,
        "commune": commune.code if commune is not None else "",
        "field": fields[0].code if fields else "",
    }


@office(*menu.WORKERS)
def batches(request: OfficeRequest) -> HttpResponse:
    """What was taken over, when, by whom; what is shown and what was withdrawn."""
    page = paging.by_newest(request, queries.batches_of(request.actor))
    kept = set(queries.kept_by(request.actor).values_list("pk", flat=True))
    return pages.show(
        request, "register_batches", page=page, rows=[(row, row.pk in kept) for row in page.rows]
    )


@office(*menu.WORKERS)
def withdraw(request: OfficeRequest, code: str) -> HttpResponse:
    """Hide a batch again, all at once."""
    batch = queries.batch_by_code(request.actor, code)
    form = pages.bound(request, register_forms.Withdraw)

    def act(typed: Values) -> None:
        registers.withdraw(batch=batch, why=typed["why"], by=request.actor, at=now())

    return pages.ask(
        request,
        "register_step",
        form=form,
        act=act,
        said=_("Đã rút đợt này."),
        to=("office:register-batches",),
        title=batch.title,
        heading=_("Rút một đợt sổ cũ"),
        meaning=_withdrawn(batch),
        danger=True,
    )


def _withdrawn(batch: Batch) -> str:
    """What withdrawing does, and what it leaves alone."""
    hidden = _("{n} dòng của “{title}” sẽ ẩn đi.").format(
        n=words.number(batch.records), title=batch.title
    )
    continued = queries.continued_in(batch)
    if not continued:
        return hidden
    kept = _("{n} vụ việc đã tiếp tục từ đợt này vẫn giữ nguyên.")
    return f"{hidden} {kept.format(n=words.number(continued))}"
