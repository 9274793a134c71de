"""Papers of one visit as Word and PDF. Names and words stand on them only while they are open to
this officer; else there are dots to write on by hand."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.papers import forms as papers
from hoiam.papers import rendering
from hoiam.papers.forms import Person, Purpose
from hoiam.papers.letter import Letter, Signer
from hoiam.reception.models import VisitKind
from hoiam.web.access import OfficeRequest, office
from hoiam.web.office import menu
from hoiam.web.office.reception import page

GAP = "…………………"
MEDIA = {
    "pdf": (rendering.pdf, "application/pdf"),
    "docx": (
        rendering.word,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}
_PURPOSES = {
    VisitKind.COMPLAINT: Purpose.COMPLAINT,
    VisitKind.DENUNCIATION: Purpose.DENUNCIATION,
}
_NOTICES = {"persists": papers.Ground.SETTLED, "nothing-new": papers.Ground.ANSWERED}


@office(*menu.WORKERS)
def sheet(request: OfficeRequest, code: str, form: str, number: int, media: str) -> HttpResponse:
    """One paper, made anew each time it is asked for."""
    shown = page.read(request, code)
    if form not in SHEETS or media not in MEDIA:
        raise NotFound("base.not-found")
    letter = SHEETS[form](request, shown, number)
    make, kind = MEDIA[media]
    response = HttpResponse(make(letter), content_type=kind)
    name = f"{form}-{shown.visit.number}-{shown.visit.year}.{media}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _issuer(shown: page.Page) -> papers.Issuer:
    return papers.issuer_of(shown.visit.body, on=shown.visit.received_on)


def _person(shown: page.Page) -> Person:
    first = next(iter(shown.visitors), None)
    if first is None:
        return Person(GAP)
    return Person(first.name or GAP, paper=first.paper, address=first.address)


def _matter(shown: page.Page, number: int) -> page.Brought:
    found = next((one for one in shown.matters if one.matter.order == number), None)
    if found is None:
        raise NotFound("base.not-found")
    return found


def _documents(request: OfficeRequest, shown: page.Page, number: int) -> Letter:
    receipt = next((one for one in shown.papers if one.number == number), None)
    if receipt is None:
        raise NotFound("base.not-found")
    items = []
    for line in receipt.lines.all():
        state = _("bản chính") if line.is_original else _("bản sao")
        if line.back_on:
            state = f"{state}, {_('hẹn trả')} {vn_date(line.back_on)}"
        items.append(papers.Item(line.name or _("tài liệu"), str(line.sheets), state))
    return papers.documents(
        papers.Received(
            issuer=_issuer(shown), received_at=receipt.issued_at, place=shown.visit.desk.name,
            officer=request.officer.name, position="", person=_person(shown), items=tuple(items),
        )
    )  # fmt: skip


def _refusal(request: OfficeRequest, shown: page.Page, number: int) -> Letter:
    del request, number
    visit, away = shown.visit, shown.away
    if away is None or away.ground not in _NOTICES:
        raise NotFound("base.not-found")
    about = GAP if visit.is_textless or not shown.is_open else (visit.content or GAP)
    return papers.refusal(
        papers.Refused(
            issuer=_issuer(shown), person=_person(shown), came_on=visit.received_on,
            came_to=visit.body.name,
            purpose=_PURPOSES.get(VisitKind(visit.kind), Purpose.RECOMMENDATION), about=about,
            ground=_NOTICES[away.ground], signer=Signer(_("THỦ TRƯỞNG")),
        )
    )  # fmt: skip


def _statement(request: OfficeRequest, shown: page.Page, number: int) -> Letter:
    brought = _matter(shown, number)
    voice = brought.matter.voice
    if voice is None:
        raise NotFound("base.not-found")
    words = voice.text if shown.is_open else brought.words
    taken = brought.statement
    foreign = taken is not None and taken.language.lower() not in ("tiếng việt", "việt")
    language = taken.language if taken is not None and foreign else ""
    return papers.statement(
        papers.Stated(
            issuer=_issuer(shown), began_at=shown.visit.recorded_at, place=shown.visit.desk.name,
            officer=request.officer.name, position="", person=_person(shown),
            words=tuple(words.splitlines()), language=language.removeprefix("tiếng "),
            interpreter=taken.interpreter if taken is not None and shown.is_open else "",
        )
    )  # fmt: skip


def _result(request: OfficeRequest, shown: page.Page, number: int) -> Letter:
    del request
    case = _matter(shown, number).matter.case
    if case is None:
        raise NotFound("base.not-found")
    sent = case.answers.filter(sent_at__isnull=False).order_by("-number").first()
    owed = next((one.duty for one in shown.owed if one.duty.is_open), None)
    return papers.result(
        papers.Resulted(
            issuer=_issuer(shown), reference=case.code, asked=case.title,
            result=sent.text if sent is not None else _("đang giải quyết, chưa có trả lời"),
            due_on=owed.due_on if owed else None, unit=case.unit.name,
        )
    )  # fmt: skip


def _conclusion(request: OfficeRequest, shown: page.Page, number: int) -> Letter:
    del request, number
    given = [one for one in shown.owed if one.conclusion is not None]
    if not given:
        raise NotFound("base.not-found")
    visit = shown.visit
    chair = visit.session.hosts.filter(unit=visit.body).first() if visit.session else None
    return papers.conclusion(
        papers.Concluded(
            issuer=_issuer(shown), event=_("buổi tiếp công dân, lượt số {number}").format(
                number=visit.registered
            ),
            held_on=visit.received_on, place=visit.desk.name,
            chair=chair.chair if chair and chair.chair else GAP, signer=Signer(_("THỦ TRƯỞNG")),
            assigned=tuple(
                papers.Assigned(one.duty.what, one.duty.unit.name, one.duty.due_on) for one in given
            ),
        )
    )  # fmt: skip


SHEETS: dict[str, Callable[[OfficeRequest, page.Page, int], Letter]] = {
    "giay-to": _documents,
    "tu-choi": _refusal,
    "ban-ghi": _statement,
    "ket-qua": _result,
    "ket-luan": _conclusion,
}
