"""A notice to hamlets: its page, the confirmation of a hamlet, the way to answer."""

from datetime import timedelta

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoiam.base import limits
from hoiam.core.refusals import Invalid, Refusal
from hoiam.outreach import actions as outreach
from hoiam.outreach import spreading
from hoiam.outreach.models import Confirmed, Delivery
from hoiam.voices import actions as voices
from hoiam.voices.models import VoiceKind
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.public import cookies
from hoiam.web.public.keeping import unkept

MOST_TRIES, SPAN = 20, timedelta(hours=1)


@require_safe
@public
def notice(request: PublicRequest, code: str) -> HttpResponse:
    """The words, which hamlets have them, and the way to answer."""
    shown = spreading.public_by_code(code)
    context = {
        "broadcast": shown,
        "deliveries": spreading.deliveries_of(shown),
        "state": spreading.states([shown])[shown.pk],
        "kinds": VoiceKind.choices,
        "chosen": request.GET.get("thon", ""),
    }
    return render(request, "public/outreach/notice.html", context)


@require_POST
@public
@unkept
def reply(request: PublicRequest, code: str) -> HttpResponseBase:
    """The ordinary way of sending, with the hamlet filled in."""
    shown = spreading.public_by_code(code)
    delivery = spreading.delivery_at(shown, request.POST.get("thon", ""))
    commune = delivery.hamlet.parent
    kind, at = request.POST.get("kind", VoiceKind.FEEDBACK), machine_now()
    token = voices.start_draft(kind=kind, by=request.actor, at=at)
    content = {
        "notice": shown.code,
        "hamlet": delivery.hamlet.code,
        "area": commune.code if commune else "",
        "place": delivery.hamlet.name,
        "text": _("Về thông báo “%(title)s”: ") % {"title": shown.title},
    }
    voices.save_draft(token=token, content=content, by=request.actor, at=at)
    response = redirect("public:send-write")
    cookies.set_draft(response, token)
    return response


class Code(forms.Form):
    """The code on the hamlet's own part of the paper, or in its message."""

    code = forms.CharField(
        label=gettext_lazy("Mã của thôn"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@public
@unkept
def confirm(request: PublicRequest) -> HttpResponse:
    """The hamlet says that it has the notice; no account, only its code, typed into a form."""
    form = Code(request.POST if request.method == "POST" else None)
    done: Delivery | None = None
    status = 200
    if request.method == "POST":
        status = 422
        found = _found(request, form) if form.is_valid() else None
        if isinstance(found, Refusal):
            form.add_error("code", refusals.sentence(found).what)
        elif found is not None:
            done, status = found, 200
    context = {"form": form, "done": done}
    return render(request, "public/outreach/confirm.html", context, status=status)


def _found(request: PublicRequest, form: Code) -> Delivery | Refusal:
    """One answer for a wrong code and for none; a guesser is slowed down long before one fits."""
    where = request.META.get("REMOTE_ADDR", "")
    if not limits.take("outreach-confirm", where, most=MOST_TRIES, within=SPAN, at=machine_now()):
        return Invalid("outreach.too-many-tries", field="code")

    def act() -> Delivery:
        delivery = spreading.delivery_by_code(form.cleaned_data["code"])
        return outreach.confirm(delivery=delivery, how=Confirmed.LINK, by=request.actor, at=now())

    found = refusals.tried(act)
    if isinstance(found, Delivery):
        limits.forgive("outreach-confirm", where)  # one commune may stand behind one address
    return found
