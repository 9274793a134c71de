"""What every office page does: show a template, take a form, say that something was done.

A refusal that a person can put right is shown on the form that caused it, with everything they
typed; any other travels on to the middleware.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.web import allowed, refusals
from hoiam.web.access import OfficeRequest
from hoiam.web.office import menu

type Values = dict[str, Any]
type Act = Callable[[Values], object]


def show(
    request: OfficeRequest, template: str, *, status: int = 200, **context: Any
) -> HttpResponse:
    """An office page with the entries that this officer needs."""
    context["menu"] = menu.entries(request)
    return render(request, f"office/{template}.html", context, status=status)


def bound[F: forms.Form](request: OfficeRequest, kind: Callable[..., F], **options: Any) -> F:
    """The form with what was sent, or empty where nothing was."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, **options)
    return kind(**options)


def done(request: OfficeRequest, said: str, to: str, *args: object) -> HttpResponseRedirect:
    """Say that it was done, and lead to where it can be seen."""
    messages.success(request, said)
    return redirect(to, *args)


def ask(
    request: OfficeRequest,
    template: str,
    *,
    form: forms.Form,
    act: Act,
    said: str,
    to: Sequence[object],
    **context: Any,
) -> HttpResponse:
    """Show a form; when it was sent, act and go on; when that was refused, show it again."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                act(form.cleaned_data)
            except (Invalid, WrongState) as error:
                status = error.status
                context["refused"] = refused(form, error)
            else:
                return done(request, said, *to)  # type: ignore[arg-type]
    return show(request, template, status=status, form=form, **context)


def refused(form: forms.Form, error: Refusal) -> dict[str, Any]:
    """The three sentences for the top of the page, and the field they speak of."""
    text = refusals.sentence(error)
    name = str(error.details.get("field", ""))
    field = form[name] if name in form.fields else None
    if field is not None:
        form.add_error(name, text.what)
    return {"text": text, "field": field}


def seen(request: OfficeRequest) -> datetime | None:
    """Which version of a draft stood on the page whose button was pressed."""
    try:
        return datetime.fromisoformat(request.POST.get("seen", ""))
    except ValueError:
        return None


def check_open(step: str, *about: object, request: OfficeRequest) -> None:
    """The form of a step is shown only to who may take it, whatever was sent to its address.

    That it may not be taken *now* is said by the action when a form was sent, so that the page
    comes back with everything typed.
    """
    refusal = refusals.tried(lambda: allowed.checks()[step](*about, request.actor))
    if isinstance(refusal, NotAllowed):
        raise refusal
    if isinstance(refusal, Refusal) and request.method != "POST":
        raise refusal
