"""What the desk keeps right in a petition: how it is sorted, who stands in it, what belongs to it."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from hoiam.accounts import queries as accounts
from hoiam.cases.models import Part as ReadPart
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.core.law import receiving
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries
from hoiam.petitions.actions import Part, Sorted
from hoiam.petitions.models import Petition, Petitioner, Sorting
from hoiam.units import queries as units
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import menu, opened, pages
from hoiam.web.office.pages import Values
from hoiam.web.office.petitions import asking, registering, sections, tending_forms, words

SAVE = "save"  # the button that puts the sorting on record


@dataclass(frozen=True, slots=True)
class SortingShown:
    """One sorting as it was: what the law said, what was chosen, by whom."""

    row: Sorting
    found: str
    chosen: str
    who: str


def _today() -> date:
    return calendar.day_of(now())


def _found(request: OfficeRequest, code: str, *, step: str = "petitions.lead") -> Petition:
    petition = queries.by_code(request.actor, code)
    pages.check_open(step, petition, request=request)
    return petition


@sensitive_post_parameters()
@office(*menu.WORKERS)
def sorting(request: OfficeRequest, code: str) -> HttpResponse:
    """How it was sorted; asked anew where it has to be sorted again."""
    petition = queries.by_code(request.actor, code)
    leads = allowed("petitions.lead", petition, actor=request.actor)
    if request.method == "POST":
        pages.check_open("petitions.lead", petition, request=request)
    rows = list(petition.sortings.order_by("-id"))
    names = accounts.names({one.sorted_by for one in rows})
    sent = request.POST if request.method == "POST" else _earlier(request, rows)
    desk = petition.docket.unit
    walk = asking.read(sent, desk=desk, on=petition.docket.received_on)
    form = tending_forms.Chosen(
        request.POST if SAVE in request.POST else None, initial=asking.likely(walk)
    )
    refused, status = None, 200
    if SAVE in request.POST and form.is_valid():
        try:
            done = petitions.sort(
                petition=petition, by_answers=Sorted(walk.answers, **form.cleaned_data),
                by=request.actor, at=now(),
            )  # fmt: skip
        except (Invalid, WrongState) as error:
            refused, status = pages.refused(form, error), error.status
        else:
            said = _("Đã phân loại: {way}.").format(way=words.way(done.chosen))
            return pages.done(request, said, "office:petition", petition.code)
    kind = walk.finding.kind if walk.finding else None
    return pages.show(
        request, "petitions/sorting", status=status, petition=petition, walk=walk, form=form,
        refused=refused, leads=leads, sections=sections.of(petition, request.path),
        way=words.way(walk.finding.way) if walk.finding else "",
        kind=_(MATTERS[kind]) if kind else "", other_kind=kind is not None and kind != petition.docket.kind,
        rows=[
            SortingShown(one, words.way(one.found), words.way(one.chosen), names.get(one.sorted_by, ""))
            for one in rows
        ],
        relatives=list(queries.relatives(petition)),
        may_reclassify=allowed("petitions.reclassify", petition, actor=request.actor),
    )  # fmt: skip


def _earlier(request: OfficeRequest, rows: list[Sorting]) -> dict[str, str]:
    """Where it is sorted again, the answers of last time stand there to be changed."""
    if not rows or "lai" not in request.GET:
        return {}
    return {asking.PREFIX + code: choice for code, choice in rows[0].answers.items()}


@office(*menu.WORKERS)
def people(request: OfficeRequest, code: str) -> HttpResponse:
    """Who stands in it. Names open for a purpose; whoever receives opens them by coming here."""
    petition = queries.by_code(request.actor, code)
    is_open = _is_open(request, petition)
    return pages.show(
        request, "petitions/people", petition=petition, is_open=is_open,
        rows=list(petition.petitioners.order_by("number")),
        sections=sections.of(petition, request.path),
        most=receiving.most_representatives(petition.people),
        is_crowd=receiving.is_crowd(petition.people),
        leads=petition.ended_at is None and allowed("petitions.lead", petition, actor=request.actor),
    )  # fmt: skip


def _is_open(request: OfficeRequest, petition: Petition) -> bool:
    about, unit = (queries.ABOUT, petition.code), petition.docket.unit
    return opened.elsewhere(request, about=about, unit=unit, part=ReadPart.RECORD, known=True)


@sensitive_post_parameters()
@office(*menu.WORKERS)
def add_person(request: OfficeRequest, code: str) -> HttpResponse:
    """One more of those who signed."""
    petition = _found(request, code)
    form = pages.bound(request, tending_forms.Person)

    def act(_typed: Values) -> None:
        petitions.add_petitioner(
            petition=petition, signer=form.signer(), by=request.actor, at=now()
        )

    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã ghi thêm người đứng đơn."),
        to=("office:petition-people", petition.code), petition=petition,
        heading=_("Thêm người đứng đơn"),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def person(request: OfficeRequest, code: str, number: int) -> HttpResponse:
    """A name, an address or a number was typed wrongly."""
    petition = _found(request, code)
    row = petition.petitioners.filter(number=number).first()
    if row is None:
        raise NotFound("base.not-found")
    if not _is_open(request, petition):
        raise WrongState("petitions.open-first")
    form = pages.bound(request, tending_forms.Person, initial=tending_forms.Person.of(row))

    def act(_typed: Values) -> None:
        petitions.correct_petitioner(
            petition=petition, number=number, signer=form.signer(), by=request.actor, at=now()
        )

    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã sửa."),
        to=("office:petition-people", petition.code), petition=petition,
        heading=_("Sửa người đứng đơn thứ {number}").format(number=number),
    )  # fmt: skip


@office(*menu.WORKERS)
def appoint(request: OfficeRequest, code: str) -> HttpResponse:
    """Who speaks for the others, by the appointment that all signed."""
    petition = _found(request, code)
    is_open = _is_open(request, petition)
    rows = list(petition.petitioners.order_by("number"))
    form = pages.bound(
        request, tending_forms.Appoint, people=[(one.number, _called(one, is_open=is_open)) for one in rows],
        initial={
            "numbers": [str(one.number) for one in rows if one.represents],
            "day": petition.appointed_on,
        },
    )  # fmt: skip

    def act(typed: Values) -> None:
        petitions.appoint(
            petition=petition, numbers={int(one) for one in typed["numbers"]}, day=typed["day"],
            by=request.actor, at=now(),
        )  # fmt: skip

    most = receiving.most_representatives(petition.people)
    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã ghi người đại diện."),
        to=("office:petition-people", petition.code), petition=petition,
        heading=_("Ghi người đại diện"),
        meaning=_("{people} người ký: nhiều nhất {most} người đại diện ({article}).").format(
            people=petition.people, most=most, article=_(receiving.CROWD_ARTICLE)
        ),
    )  # fmt: skip


def _called(one: Petitioner, *, is_open: bool) -> str:
    number = _("Người thứ {number}").format(number=one.number)
    return f"{number}: {one.name}" if is_open and one.name else number


@sensitive_post_parameters()
@office(*menu.WORKERS)
def split(request: OfficeRequest, code: str) -> HttpResponse:
    """One content becomes a petition of its own, with a receipt of its own."""
    petition = _found(request, code)
    form = pages.bound(
        request, tending_forms.Splitting, fields=list(units.fields()),
        initial={"key": secrets.token_urlsafe(24)},
    )  # fmt: skip
    refused, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return registering.receipt(request, _split(request, petition, form.cleaned_data))
            except (Invalid, WrongState) as error:
                refused, status = pages.refused(form, error), error.status
    return pages.show(
        request, "petitions/plain", status=status, form=form, refused=refused, petition=petition,
        heading=_("Tách một nội dung thành đơn riêng"), button=_("Tách và in biên nhận"),
        meaning=_(
            "Đơn mới cùng người gửi, cùng ngày nhận; hai đơn nhớ nhau. Nội dung tố cáo không tách "
            "ở đây: ghi một dòng ở sổ tố cáo."
        ),
    )  # fmt: skip


def _split(request: OfficeRequest, petition: Petition, typed: Values) -> petitions.Registered:
    if not typed["kind"]:
        raise Invalid("petitions.kind-needed", field="kind")
    part = Part(
        key=typed["key"],
        kind=Matter(typed["kind"]),
        text=typed["text"],
        field=units.field(typed["field"]),
        topic=typed["topic"],
    )
    return petitions.split_off(petition=petition, part=part, by=request.actor, at=now())


@office(*menu.WORKERS)
def same(request: OfficeRequest, code: str) -> HttpResponse:
    """The same petition was on the register before."""
    petition = _found(request, code)
    form = pages.bound(request, tending_forms.Same)

    def act(typed: Values) -> None:
        earlier = registering.numbered(request, typed["earlier"], petition.docket.unit, "earlier")
        if earlier is None:
            raise Invalid("petitions.number-unknown", field="earlier", number="–")
        petitions.link_same(petition=petition, earlier=earlier, by=request.actor, at=now())

    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã nối hai đơn."),
        to=("office:petition", petition.code), petition=petition,
        heading=_("Đơn này đã nhận trước"),
    )  # fmt: skip


@sensitive_post_parameters()
@office(*menu.WORKERS)
def reclassify(request: OfficeRequest, code: str) -> HttpResponse:
    """Its right kind; its clocks begin anew with the day of receipt."""
    petition = _found(request, code, step="petitions.reclassify")
    form = pages.bound(request, tending_forms.Reclassify, now_is=petition.docket.kind)

    def act(typed: Values) -> None:
        if not typed["kind"]:
            raise Invalid("petitions.kind-needed", field="kind")
        petitions.reclassify(
            petition=petition, kind=Matter(typed["kind"]), reason=typed["reason"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "petitions/plain", form=form, act=act, said=_("Đã đổi loại đơn."),
        to=("office:petition", petition.code), petition=petition, heading=_("Đổi loại đơn"),
        meaning=_("Đang ghi là: {kind}. Các thời hạn tính lại từ ngày nhận, theo loại mới.").format(
            kind=_(petition.docket.kind_name)
        ),
    )  # fmt: skip
