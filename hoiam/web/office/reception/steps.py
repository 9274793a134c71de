"""Steps on one visit: opening names, later columns, one more matter, statement, conclusion, papers."""

import secrets
from datetime import date
from typing import Any

from django import forms as django_forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hoiam.cases import actions as cases
from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.actions import Handed
from hoiam.reception.lines import Line, Taken
from hoiam.reception.models import PaperLine, Visit
from hoiam.units import queries as units
from hoiam.voices.actions import PrintedReceipt
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, menu, pages, slips
from hoiam.web.office.pages import Act
from hoiam.web.office.reception import forms, page


@office(*menu.WORKERS)
def visit(request: OfficeRequest, code: str) -> HttpResponse:
    """One visit with everything that followed."""
    return pages.show(request, "reception/visit", page=page.read(request, code))


def _step(
    request: OfficeRequest, found: Visit, form: django_forms.Form, act: Act, *, said: str,
    heading: str, **context: Any,
) -> HttpResponse:  # fmt: skip
    context.setdefault("template", "reception/step")
    template = context.pop("template")
    return pages.ask(
        request, template, form=form, act=act, said=said, to=("office:visit", found.code),
        visit=found, heading=heading, **context,
    )  # fmt: skip


def _found(request: OfficeRequest, code: str, step: str) -> Visit:
    found = queries.by_code(request.actor, code)
    pages.check_open(step, found, request=request)
    return found


@office(*menu.WORKERS)
def read(request: OfficeRequest, code: str) -> HttpResponse:
    """For what names and words are opened; logged before they are shown."""
    found = _found(request, code, "reception.follow_up")
    form = pages.bound(request, case_forms.Reading)

    def act(typed: pages.Values) -> None:
        cases.read_elsewhere(
            about=(queries.ABOUT, found.code), unit=found.desk, part=Part.RECORD,
            purpose=typed["purpose"], reason=typed["reason"], by=request.actor, at=now(),
        )  # fmt: skip

    return _step(
        request, found, form, act, said=_("Đã mở xem. Việc này đã được ghi lại."),
        heading=_("Mở xem tên người và lời nói"),
        meaning=_("Thông tin riêng được giữ kín để người nói không bị trả thù."),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def complete(request: OfficeRequest, code: str) -> HttpResponse:
    """The columns 8 to 13. What is personal in them is corrected by who opened it."""
    found = _found(request, code, "reception.follow_up")
    page.check_open(request, found)
    own = {True: "yes", False: "no", None: ""}[found.own]
    initial = {name: getattr(found, name) for name in Line.__dataclass_fields__} | {"own": own}
    form = pages.bound(request, forms.Columns, initial=initial)

    def act(_typed: pages.Values) -> None:
        reception.complete_visit(visit=found, line=form.line(), by=request.actor, at=now())

    return _step(
        request, found, form, act, said=_("Đã ghi vào sổ."), heading=_("Ghi thêm vào sổ"),
        meaning=_("Các cột 8 đến 13. Không ghi nội dung khiếu nại, tố cáo."),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def another(request: OfficeRequest, code: str) -> HttpResponse:
    """One more matter of the same visit, with a receipt of its own."""
    found = _found(request, code, "reception.follow_up")
    day = calendar.day_of(now())
    area = found.desk.area
    form = pages.bound(
        request, forms.Another, communes=list(units.communes(day)), fields=list(units.fields()),
        initial={
            "key": secrets.token_urlsafe(24),
            "commune": area.code if area is not None and area.parent_id else "",
        },
    )  # fmt: skip
    status, refused = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _brought(request, found, form)
            except (Invalid, WrongState) as error:
                status, refused = error.status, pages.refused(form, error)
    return pages.show(
        request, "reception/step", status=status, form=form, refused=refused, visit=found,
        heading=_("Thêm một việc của lượt này"),
    )  # fmt: skip


def _brought(request: OfficeRequest, found: Visit, form: forms.Another) -> HttpResponse:
    typed = form.cleaned_data
    taken = Taken(units.field(typed["field"]), units.by_code(typed["commune"]), typed["phone"])
    received = reception.bring_matter(
        visit=found, key=typed["key"], kind=typed["kind"], content=typed["content"], taken=taken,
        by=request.actor, at=now(),
    )  # fmt: skip
    accepted = received.accepted
    return pages.show(
        request, "reception/receipt", visit=found, case=received.case, why=received.why,
        slip=slips.slip(PrintedReceipt(accepted.reference, accepted.tracking_code)),
        address=slips.address(), duty=None,
    )  # fmt: skip


@office(*menu.WORKERS)
def read_back(request: OfficeRequest, code: str, matter: int) -> HttpResponse:
    """The statement was read back and signed."""
    found = _found(request, code, "reception.follow_up")
    of = queries.matter_of(found, matter)
    form = pages.bound(request, forms.ReadBack)

    def act(typed: pages.Values) -> None:
        reception.take_statement(
            matter=of, language=typed["language"], interpreter=typed["interpreter"],
            sealed=typed["sealed"], by=request.actor, at=now(),
        )  # fmt: skip

    return _step(
        request, found, form, act, said=_("Đã ghi việc đọc lại."), heading=_("Đọc lại bản ghi lời"),
        meaning=_("Đọc to cho người nói nghe, sửa chỗ chưa đúng trên bản in, rồi ký hoặc điểm chỉ."),
    )  # fmt: skip


@office(*menu.WORKERS)
def scan(request: OfficeRequest, code: str, matter: int) -> HttpResponse:
    """The signed sheet, or a recording, goes to the voice."""
    found = _found(request, code, "reception.follow_up")
    of = queries.matter_of(found, matter)
    form = pages.bound(request, forms.Scan, initial={"key": secrets.token_urlsafe(24)})

    def act(typed: pages.Values) -> None:
        reception.keep_scan(
            matter=of, key=typed["key"], sent=request.FILES.getlist("files"), by=request.actor,
            at=now(),
        )  # fmt: skip

    return _step(
        request, found, form, act, said=_("Đã kèm tệp vào lời nói."), template="reception/scan",
        heading=_("Kèm bản chụp đã ký, bản ghi âm"),
        meaning=_("Tệp được giữ kín như mọi tệp người dân gửi; mở xem đều được ghi."),
    )  # fmt: skip


@office(*menu.WORKERS)
def conclude(request: OfficeRequest, code: str) -> HttpResponse:
    """What the head concluded: a unit and a date."""
    found = _found(request, code, "reception.conclude")
    bodies = units.bodies_for(found.body.area, calendar.day_of(now()))
    form = pages.bound(request, forms.Conclude, bodies=bodies)

    def act(typed: pages.Values) -> None:
        reception.conclude_visit(
            visit=found, text=typed["text"], unit=units.by_code(typed["unit"]),
            due_on=typed["due_on"], paper=typed["paper"], by=request.actor, at=now(),
        )  # fmt: skip

    return _step(
        request, found, form, act, said=_("Đã giao việc theo kết luận."),
        heading=_("Kết luận của người đứng đầu"),
        meaning=_("Nghị định 154/2026, Điều 25: kết luận phải có đơn vị làm và thời hạn."),
    )  # fmt: skip


@office(*menu.WORKERS)
def notice(request: OfficeRequest, code: str) -> HttpResponse:
    """The notice of refusal was given."""
    found = _found(request, code, "reception.follow_up")
    form = pages.bound(request, forms.Notice, initial={"day": calendar.day_of(now())})

    def act(typed: pages.Values) -> None:
        reception.tell_turned_away(
            visit=found, number=typed["number"], day=typed["day"], by=request.actor, at=now()
        )

    return _step(
        request, found, form, act, said=_("Đã ghi việc giao thông báo từ chối."),
        heading=_("Giao thông báo từ chối tiếp"),
        meaning=_("Mẫu 01/TCD của Nghị định 154/2026, trong 3 ngày làm việc từ khi đủ căn cứ."),
    )  # fmt: skip


@office(*menu.WORKERS)
def papers(request: OfficeRequest, code: str) -> HttpResponse:
    """A receipt for documents, to be printed at once."""
    found = _found(request, code, "reception.follow_up")
    form = pages.bound(request, forms.Papers, initial={"key": secrets.token_urlsafe(24)})

    def act(typed: pages.Values) -> None:
        reception.give_paper_receipt(
            visit=found, key=typed["key"], handed=_handed(typed["papers"]), by=request.actor,
            at=now(),
        )  # fmt: skip

    return _step(
        request, found, form, act, said=_("Đã lập giấy biên nhận tài liệu. In từ trang này."),
        heading=_("Nhận tài liệu"), meaning=_("Mẫu 02/TCD của Nghị định 154/2026."),
    )  # fmt: skip


def _handed(typed: str) -> list[Handed]:
    """One document a line: name; sheets; whether the original; when it goes back."""
    found = []
    for line in filter(str.strip, typed.splitlines()):
        name, sheets, *rest = [*(part.strip() for part in line.split(";")), "", ""]
        days = [one for one in map(_day, rest) if one is not None]
        originals = any(one.lower().startswith(("chính", "bản chính", "gốc")) for one in rest)
        count = int(sheets) if sheets.isdecimal() and len(sheets) < 6 else (0 if sheets else 1)
        found.append(Handed(name, count, originals, days[0] if days else None))
    return found


def _day(said: str) -> date | None:
    try:
        day, month, year = map(int, said.split("/"))
        return date(year, month, day)
    except ValueError:
        return None


@require_POST
@office(*menu.WORKERS)
def give_back(request: OfficeRequest, code: str, line: int) -> HttpResponse:
    """An original was given back."""
    found = _found(request, code, "reception.follow_up")
    row = PaperLine.objects.filter(receipt__visit=found, pk=line).first()
    if row is None:
        raise NotFound("base.not-found")
    reception.return_paper(line=row, by=request.actor, at=now())
    return pages.done(request, _("Đã ghi trả bản chính."), "office:visit", found.code)
