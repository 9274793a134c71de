"""Personal parts: opened for a purpose, shown for a while; photos as copies; telling by hand."""

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases import demands, policies, queries
from hoiam.cases.actions.readings import OF_A_VOICE
from hoiam.cases.models import Case, Part, Purpose
from hoiam.commitments import queries as commitments
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.notices import queries as notices
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, opened, pages
from hoiam.web.office.pages import Values


@office()
def read(request: OfficeRequest, code: str, voice: str, part: str) -> HttpResponse:
    """Asks for what, logs it, and shows the part on the page of the case for a while. Who
    receives is asked nothing: the purpose follows from the assignment."""
    step = "cases.read_words" if part == Part.WORDS else "cases.read"
    case = handling.opened(request, code, step)
    said = queries.voice_of(case, voice)
    if part not in OF_A_VOICE:
        raise NotFound("base.not-found")
    known = policies.known_purpose(case, request.actor)
    orders = {f"{Purpose.DEMANDED}:{one.code}": one for one in demands.granted_for(case)}
    form = (
        pages.bound(request, case_forms.Nothing)
        if known
        else pages.bound(request, case_forms.Reading, orders=orders.values())
    )

    def act(typed: Values) -> None:
        chosen = known or typed["purpose"]
        order = orders.get(chosen)
        cases.read(
            case=case,
            voice=said,
            part=part,
            purpose=Purpose.DEMANDED if order else chosen,
            reason="" if known else typed["reason"],
            demand=order,
            by=request.actor,
            at=now(),
        )

    return handling.step_page(
        request, case, form, act, said=_("Đã mở xem. Việc này đã được ghi lại."),
        heading=_("Mở xem {part}").format(part=_(str(Part(part).label))),
        meaning=_("Thông tin riêng được giữ kín để người nói không bị trả thù."),
    )  # fmt: skip


def _inside(request: OfficeRequest, code: str) -> Case:
    """A case that this officer reads from inside today, whatever they opened a while ago."""
    case = queries.by_code(request.actor, code)
    duties = commitments.about("case", case.code)
    if not queries.reads_inside(case, duties, request.actor):
        raise NotFound("base.not-found")
    return case


@office()
def photo(request: OfficeRequest, code: str, attachment: str) -> FileResponse:
    """The re-encoded copy, for whoever reads this case from inside."""
    case = _inside(request, code)
    found = queries.attachment_of(case, attachment)
    if not found.is_photo:
        raise NotFound("base.not-found")
    return _sent(files.read_copy(found.copy).open("rb"), media="image/jpeg")


@office()
def original(request: OfficeRequest, code: str, attachment: str) -> FileResponse:
    """The file as it was sent, only after this officer opened it and only to be saved."""
    case = _inside(request, code)
    found = queries.attachment_of(case, attachment)
    reading = opened.of_case(case, request.actor).get((found.voice_id, Part.ORIGINAL))
    if reading is None:
        raise NotAllowed("cases.part-closed")
    kept = files.read_original(found.original)
    opened.log(request, [reading], found.code)
    return _sent(kept.open("rb"), media="application/octet-stream", name=found.name)


def _sent(content, *, media: str, name: str = "") -> FileResponse:
    """Nothing that was uploaded is ever a page of this site."""
    response = FileResponse(content, content_type=media, as_attachment=bool(name), filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@office()
def tell(request: OfficeRequest, code: str, notice: str) -> HttpResponse:
    """An officer called, wrote, or had a paper carried."""
    case = handling.opened(request, code, "cases.tell")
    found = notices.for_about("case", case.code).filter(code=notice).first()
    if found is None:
        raise NotFound("base.not-found")
    form = pages.bound(request, case_forms.Told, initial={"channel": found.channel or "call"})

    def act(typed: Values) -> None:
        cases.record_told(
            case=case,
            notice=found,
            channel=typed["channel"],
            success=typed["success"] == "yes",
            detail=typed["detail"],
            by=request.actor,
            at=now(),
        )

    return handling.step_page(
        request, case, form, act, said=_("Đã ghi kết quả báo tin."), template="tell",
        heading=_("Ghi kết quả báo tin"), notice=found, words=opened.masked(found.text),
    )  # fmt: skip
