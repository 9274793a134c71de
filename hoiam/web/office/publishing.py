"""The public version beside the original; making it public is a step of its own."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case, PublicDraft
from hoiam.core.redact import Kind, apply, proposals
from hoiam.core.text import normalise
from hoiam.publication.actions import POINT_DIGITS
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, pages
from hoiam.web.office.pages import Values

WRITTEN = ("title", "text", "place", "answer")
KINDS = {
    Kind.NAME: gettext_lazy("tên người"),
    Kind.PHONE: gettext_lazy("số điện thoại"),
    Kind.ID_NUMBER: gettext_lazy("số giấy tờ"),
    Kind.EMAIL: gettext_lazy("thư điện tử"),
    Kind.ACCOUNT: gettext_lazy("tài khoản mạng"),
    Kind.BANK: gettext_lazy("số tài khoản"),
    Kind.PLATE: gettext_lazy("biển số"),
    Kind.ADDRESS: gettext_lazy("địa chỉ"),
    Kind.BIRTH: gettext_lazy("ngày sinh"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; with a kind and a reason where it looks personal."""

    text: str
    kind: str = ""
    why: str = ""


def pieces(text: str) -> list[Piece]:
    """The text cut where something looks personal."""
    found, done = [], 0
    for span in proposals(text):
        found.append(Piece(text[done : span.start]))
        found.append(Piece(text[span.start : span.end], str(KINDS[span.kind]), span.why))
        done = span.end
    return [piece for piece in (*found, Piece(text[done:])) if piece.text]


def mask(text: str) -> str:
    """The text with every proposal taken."""
    plain = normalise(text)
    return apply(plain, proposals(plain))


@dataclass(frozen=True, slots=True)
class Original:
    """One text as it was received or sent, with what looks personal in it."""

    label: str
    pieces: list[Piece]

    @property
    def personal(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind]


def _originals(case: Case) -> dict[str, str]:
    """What the public version starts from."""
    voice = queries.first_voice(case)
    answer = queries.last_sent(case)
    return {
        "title": case.title,
        "text": voice.text,
        "place": voice.place,
        "answer": answer.text if answer is not None else "",
    }


def _initial(draft: PublicDraft | None, originals: dict[str, str]) -> Values:
    if draft is None:
        return dict(originals)
    names = (*WRITTEN, "show_point", "photos")
    return {name: getattr(draft, name) for name in names}


@office()
def prepare(request: OfficeRequest, code: str) -> HttpResponse:
    """Original and public version side by side; masking on one press changes only the form."""
    case = handling.opened(request, code, "cases.prepare_publication")
    originals = _originals(case)
    context = _beside(case, originals)
    numbered = enumerate(context["files"], start=1)
    photos = [(file.code, _("Ảnh {n}").format(n=n)) for n, file in numbered]
    if request.method == "POST" and "mask" in request.POST:
        form = case_forms.Public(initial=_masked(request), photos=photos)
        return pages.show(request, "prepare", form=form, masked=True, **context)
    initial = _initial(queries.public_draft(case), originals)
    form = pages.bound(request, case_forms.Public, initial=initial, photos=photos)

    def act(typed: Values) -> None:
        prepared = Prepared(**typed)
        cases.prepare_publication(case=case, prepared=prepared, by=request.actor, at=now())

    said = _("Đã lưu bản soạn. Chưa công khai.")
    to = ("office:preview", case.code)
    return pages.ask(request, "prepare", form=form, act=act, said=said, to=to, **context)


def _beside(case: Case, originals: dict[str, str]) -> Values:
    """What stands on the left: the words with what looks personal marked, and the photos."""
    voices = [row.voice for row in queries.voices_of(case)]
    files = [file for voice in voices for file in voice.attachments.all() if file.is_photo]
    return {
        "case": case,
        "originals": _marked(originals),
        "files": files,
        "voice": queries.first_voice(case),
    }


def _masked(request: OfficeRequest) -> Values:
    """What was typed, with every proposal taken."""
    typed: Values = {**request.POST.dict(), "photos": request.POST.getlist("photos")}
    return typed | {name: mask(typed.get(name, "")) for name in WRITTEN}


def _marked(originals: dict[str, str]) -> list[Original]:
    labels = {
        "title": _("Tên làm việc"),
        "text": _("Ý kiến"),
        "place": _("Nơi"),
        "answer": _("Trả lời"),
    }
    return [
        Original(labels[name], pieces(normalise(text))) for name, text in originals.items() if text
    ]


@office()
def preview(request: OfficeRequest, code: str) -> HttpResponse:
    """What a stranger would see, and the one button that makes it so."""
    case = queries.by_code(request.actor, code)
    draft = queries.public_draft(case)
    pages.check_open("cases.prepare_publication", case, request=request)
    if draft is None:
        return redirect("office:prepare", code)
    left = [
        piece for name in WRITTEN for piece in pieces(normalise(getattr(draft, name))) if piece.kind
    ]
    voice = queries.first_voice(case)
    point = None
    if draft.show_point and voice.latitude is not None and voice.longitude is not None:
        point = (round(voice.latitude, POINT_DIGITS), round(voice.longitude, POINT_DIGITS))
    photos = [queries.attachment_of(case, one) for one in draft.photos]
    return pages.show(
        request, "preview", case=case, draft=draft, left=left, point=point, photos=photos
    )


@require_POST
@office()
def publish(request: OfficeRequest, code: str) -> HttpResponseRedirect:
    case = queries.by_code(request.actor, code)
    cases.publish(case=case, seen=pages.seen(request), by=request.actor, at=now())
    return pages.done(request, _("Đã công khai."), "office:case", code)


@office()
def hide(request: OfficeRequest, code: str) -> HttpResponse:
    case = handling.opened(request, code, "cases.hide")
    form = pages.bound(request, case_forms.Hide)

    def act(typed: Values) -> None:
        cases.hide(case=case, by=request.actor, at=now(), **typed)

    return handling.step_page(
        request, case, form, act, said=_("Đã ẩn. Lý do công khai thay cho nội dung."),
        heading=_("Ẩn khỏi trang công khai"), meaning=_("Chỗ này vẫn hiện, kèm lý do và căn cứ."),
    )  # fmt: skip


@office()
def show_again(request: OfficeRequest, code: str) -> HttpResponse:
    case = handling.opened(request, code, "cases.hide")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        cases.show_again(case=case, reason=typed["reason"], by=request.actor, at=now())

    return handling.step_page(
        request, case, form, act, said=_("Đã công khai trở lại."), heading=_("Công khai trở lại")
    )
