"""Whether the answer will do: said by who asked, known by the tracking code."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.refusals import Refusal
from hoiam.meetings import actions as meetings
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public.keeping import unkept
from hoiam.web.public.meetings import own_question


@require_POST
@public
@unkept
def mark(request: PublicRequest) -> HttpResponseBase:
    """Satisfied, or not: then it is open again, at the superior."""
    found = own_question.found(request)
    if found is None:
        return redirect("public:track")
    satisfied = "yes" in request.POST
    why = request.POST.get("why", "")[:1000]
    done = refusals.tried(
        lambda: meetings.mark_answer(
            question=found[1], satisfied=satisfied, why=why, by=request.actor, at=now()
        )
    )
    if isinstance(done, Refusal):
        return own_question.page(
            request, *found, refused=refusals.sentence(done), status=done.status
        )
    if satisfied:
        messages.success(request, _("Đã ghi: ông/bà hài lòng với câu trả lời."))
    else:
        messages.success(request, _("Đã ghi: chưa hài lòng. Cấp trên xem lại và trả lời ông/bà."))
    return redirect("public:own-question")
