"""Working out dates: which clocks a matter has, each date with its why, and what each step moves.

Nothing about anybody is asked, nothing is stored: the whole question stands in the address.
"""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.calendar import day_of
from hoiam.core.clocks.engine import clocks_of
from hoiam.core.clocks.hours import HOUR_SPECS, HourClock, HourSpec, hour_clock
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.core.refusals import Refusal, RefusalText
from hoiam.rules import queries as rules
from hoiam.web import refusals
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.calendar_days import said
from hoiam.web.public import reckoning_words, rule_words
from hoiam.web.public.reckoning_forms import Hours, Reckoning
from hoiam.web.public.reckoning_tries import WhatIf, what_if
from hoiam.web.public.reckoning_words import Shown

_HOURS = {f"gio-{spec.code}": spec for spec in HOUR_SPECS}
_AT = "public:reckoning"
# What the address may hold besides answers: the matter, and whether everything is unfolded.
_CHOICES = {"loai", "in"}


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of matter to choose."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Kinds of matter that stand together."""

    name: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class InHours:
    """A limit in hours as it is read."""

    clock: HourClock
    name: str
    spoken: str
    status: str


@require_safe
@public
def page(request: PublicRequest) -> HttpResponse:
    """The kinds of matter; the questions of one; and above them the answer."""
    kind = request.GET.get("loai", "")
    if not kind:
        return _choosing(request)
    if kind in _HOURS:
        return _in_hours(request, _HOURS[kind])
    if kind not in Matter:
        return _choosing(request, wrong=True)
    return _in_days(request, Matter(kind))


def _choosing(request: PublicRequest, *, wrong: bool = False) -> HttpResponse:
    context = {"ways": _ways(), "wrong": wrong}
    return render(request, "public/rules/reckonings.html", context, status=422 if wrong else 200)


def _ways() -> list[Ways]:
    at = reverse(_AT)
    found = [
        Ways(_(name), tuple(Way(_(MATTERS[one]), f"{at}?loai={one.value}") for one in matters))
        for name, matters in reckoning_words.GROUPS
    ]
    hours = tuple(Way(_(spec.name), f"{at}?loai={code}") for code, spec in _HOURS.items())
    return [*found, Ways(_("Thời hạn tính bằng giờ"), hours)]


def _in_days(request: PublicRequest, matter: Matter) -> HttpResponse:
    calendar, book = rules.calendar_on(), rules.rulebook_on()
    if not request.GET.keys() - _CHOICES:
        return _shown(request, Reckoning(matter, book))
    form = Reckoning(matter, book, request.GET)
    if not form.is_valid():
        return _shown(request, form, status=422)
    history, today = form.history(), day_of(now())
    found = refusals.tried(lambda: clocks_of(history, calendar, book))
    if isinstance(found, Refusal):
        return _shown(request, form, refused=refusals.sentence(found), status=422)
    return _shown(
        request,
        form,
        clocks=tuple(reckoning_words.shown(clock, today) for clock in found),
        tries=what_if(history, found, lambda asked: clocks_of(asked, calendar, book)),
    )


def _shown(
    request: PublicRequest,
    form: Reckoning,
    *,
    clocks: tuple[Shown, ...] | None = None,
    tries: tuple[WhatIf, ...] = (),
    refused: RefusalText | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": form,
        "matter": form.matter.value,
        "name": _(MATTERS[form.matter]),
        "clocks": clocks,
        "tries": tries,
        "refused": refused,
        "today": _today(),
        "open": "in" in request.GET,
        "unfolded": f"?{request.GET.urlencode()}&in=1",
    }
    return render(request, "public/rules/reckoning.html", context, status=status)


def _today() -> date:
    return day_of(now())


def _in_hours(request: PublicRequest, spec: HourSpec) -> HttpResponse:
    asked = bool(request.GET.keys() - _CHOICES)
    form = Hours(request.GET if asked else None)
    context = {"form": form, "matter": f"gio-{spec.code}", "name": _(spec.name)}
    if not asked:
        return render(request, "public/rules/reckoning_hours.html", context)
    if not form.is_valid():
        return render(request, "public/rules/reckoning_hours.html", context, status=422)
    book, moment = rules.rulebook_on(), form.cleaned_data["luc"]
    found = refusals.tried(lambda: hour_clock(spec, moment, book))
    if isinstance(found, Refusal):
        context["refused"] = refusals.sentence(found)
        return render(request, "public/rules/reckoning_hours.html", context, status=422)
    context["shown"] = InHours(
        found, _(spec.name), found.explained(said), rule_words.status(found.rule)
    )
    return render(request, "public/rules/reckoning_hours.html", context)
