"""Drafting an answer from a template, and sending a draft back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.cases import actions as cases
from hoiam.cases import foreseeing, queries
from hoiam.cases.actions import Reply
from hoiam.cases.models import Answer, Case
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_forms, handling, opened, pages
from hoiam.web.office.pages import Values

KEPT = ("result", "text", "promise", "promise_due_on", "rule", "paper_number", "paper_date")


@office()
def draft(request: OfficeRequest, code: str) -> HttpResponse:
    """Write the answer; a template only fills the form, it saves nothing."""
    case = handling.opened(request, code, "cases.draft_answer")
    templates = list(queries.templates_for(case))
    standing = queries.working_answer(case)
    context: Values = {
        "heading": _("Soạn trả lời"),
        "meaning": _("Lãnh đạo duyệt rồi mới gửi. Mỗi câu trả lời nói rõ thuộc loại nào."),
        "words": opened.words_for_page(
            request, case, [row.voice for row in queries.voices_of(case)]
        ),
        "returned": standing.returned if standing else "",
        "lines": handling.foreseen(case, "answer", foreseeing.Given(reply=standing)),
    }
    if request.method == "POST" and "fill" in request.POST:
        form = case_forms.Draft(initial=_filled(request, case), templates=templates)
        return pages.show(request, "draft", form=form, case=case, **context)
    form = pages.bound(request, case_forms.Draft, templates=templates, initial=_standing(standing))

    def act(typed: Values) -> None:
        reply = Reply(**{name: typed[name] for name in KEPT})
        cases.draft_answer(case=case, reply=reply, by=request.actor, at=now())

    said = _("Đã lưu bản soạn, chờ lãnh đạo duyệt.")
    return handling.step_page(request, case, form, act, said=said, template="draft", **context)


def _standing(answer: Answer | None) -> Values:
    return {name: getattr(answer, name) for name in KEPT} if answer is not None else {}


def _filled(request: OfficeRequest, case: Case) -> Values:
    """What was typed, with the template's words in place of an empty text or below it."""
    typed = request.POST.dict()
    chosen = queries.templates_for(case).filter(code=typed.get("template", "")).first()
    if chosen is None:
        return typed
    text = "\n\n".join(filter(None, (typed.get("text", "").strip(), chosen.text)))
    return {**typed, "text": text, "result": chosen.result}


@office()
def send_back(request: OfficeRequest, code: str) -> HttpResponse:
    """The leader says what to change."""
    case = handling.opened(request, code, "cases.approve_answer")
    form = pages.bound(request, case_forms.Reason)

    def act(typed: Values) -> None:
        cases.return_answer(case=case, reason=typed["reason"], by=request.actor, at=now())

    return handling.step_page(
        request, case, form, act, said=_("Đã trả lại bản soạn."),
        heading=_("Trả lại bản soạn"), meaning=_("Người soạn đọc lý do này."),
    )  # fmt: skip
