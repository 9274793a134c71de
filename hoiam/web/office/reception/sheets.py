"""Papers of one visit as Word and PDF. Names and words stand on them only while they are open to
this officer; else there are dots to write on by hand."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core import calendar
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.papers import actions as issuing
from hoiam.papers import forms as papers
from hoiam.papers import queries as issued_papers
from hoiam.papers.forms import Person, Purpose
from hoiam.papers.letter import Letter, Signer
from hoiam.reception import queries
from hoiam.reception.models import VisitKind
from hoiam.web import papers as handed
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.reception import page

GAP = "…………………"
_PURPOSES = {
    VisitKind.COMPLAINT: Purpose.COMPLAINT,
    VisitKind.DENUNCIATION: Purpose.DENUNCIATION,
}
_NOTICES = {"persists": papers.Ground.SETTLED, "nothing-new": papers.Ground.ANSWERED}


@office(*menu.WORKERS)
def sheet(request: OfficeRequest, code: str, form: str, number: int, media: str) -> HttpResponse:
    """One paper, made anew each time it is asked for; nothing is kept of it."""
    shown = page.read(request, code)
    letter = _letter(request, shown, form, number)
    body, day = shown.visit.body, calendar.day_of(now())
    return handed.draft(letter, form=FORMS[form], unit=body, on=day, media=media)


def _letter(request: OfficeRequest, shown: page.Page, form: str, number: int) -> Letter:
    if form not in SHEETS:
        raise NotFound("base.not-found")
    return SHEETS[form](request, shown, number)


@require_POST
@office(*menu.WORKERS)
def issue(request: OfficeRequest, code: str, form: str) -> HttpResponse:
    """A number and both files, kept as issued: the notice of refusal with the name open, and the
    written conclusion, which names nobody."""
    shown = page.read(request, code)
    pages.check_open("reception.conclude", shown.visit, request=request)
    if form not in ("tu-choi", "ket-luan"):
        raise NotFound("base.not-found")
    if form == "tu-choi" and not shown.is_open:
        raise WrongState("reception.open-first")
    paper = issuing.issue(
        form=FORMS[form],
        letter=_letter(request, shown, form, 0),
        unit=shown.visit.body,
        about=(queries.ABOUT, shown.visit.code),
        key=f"{shown.visit.code}-{form}-{len(shown.owed)}",
        by=request.actor,
        at=now(),
    )
    said = _("Đã phát hành {paper}.").format(paper=issued_papers.cited(paper))
    return pages.done(request, said, "office:visit", shown.visit.code)


@office(*menu.WORKERS)
def issued(request: OfficeRequest, code: str, paper: str, media: str) -> HttpResponseBase:
    """A paper of this visit exactly as it was issued; one with a name only while it is open."""
    shown = page.read(request, code)
    about = (queries.ABOUT, shown.visit.code)
    found = issued_papers.by_code(paper, about=[about])
    if found.form == FORMS["tu-choi"] and not shown.is_open:
        raise WrongState("reception.open-first")
    return handed.issued(issued_papers.file_of(found, media))


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
FORMS = {
    "giay-to": "documents",
    "tu-choi": "refusal",
    "ban-ghi": "statement",
    "ket-qua": "result",
    "ket-luan": "conclusion",
}
