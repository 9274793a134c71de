"""What people ask about their data: the queue, one request, its steps; a person taken out of a
case by a leader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.cases import queries as cases
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotFound
from hoiam.protection import actions as protection
from hoiam.protection import clocks, matters, policies, queries
from hoiam.protection.actions import Wish
from hoiam.protection.actions.requesting import ERASING
from hoiam.protection.models import DataRequest, RequestKind, RequestState
from hoiam.protection.parts import Part
from hoiam.voices.models import Voice
from hoiam.voices.told import Reach
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office import menu, pages, paging
from hoiam.web.office import protection_forms as given
from hoiam.web.office.pages import Values


@dataclass(frozen=True, slots=True)
class Row:
    """One request in the queue: never its words."""

    asked: DataRequest
    due_on: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that may be done with a request."""

    code: str
    label: str | Promise
    form: type[forms.Form]
    policy: str
    act: Callable[[DataRequest, Values, Actor], object]


@office(*menu.WORKERS)
def queue(request: OfficeRequest) -> HttpResponse:
    """Open requests by the day they are due, then the ones that ended."""
    today = calendar.day_of(now())
    found = queries.visible_to(request.actor).select_related("unit", "voice__receipt")
    waiting = [_row(one, today) for one in found.filter(state__in=policies.OPEN).order_by("id")]
    waiting.sort(key=lambda row: (row.due_on or date.max, row.asked.pk))
    ended = paging.by_newest(request, found.exclude(state__in=policies.OPEN))
    return pages.show(request, "data_requests", rows=waiting, page=ended, tab="requests")


def _row(one: DataRequest, today: date) -> Row:
    owed = [clocks.due_on(one, clock) for clock in (clocks.ANSWER, clocks.COMPLETE)]
    due = next((day for day in owed if day is not None), None)
    return Row(one, due, late=due is not None and due < today)


@office(*menu.WORKERS)
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """One request with its words, dates and steps. That it was opened is written down first."""
    asked = queries.request_by_code(request.actor, code)
    protection.note_opening(request=asked, by=request.actor, at=now())
    events = Event.objects.filter(subject_kind=clocks.ABOUT, subject_code=asked.code)
    shown = [
        (event.recorded_at, sentence(event))
        for event in events.exclude(tag="protection.request.opened").order_by("id")
    ]
    return pages.show(
        request,
        "data_request",
        asked=asked,
        matter=matters.of_voice(asked.voice),
        clocks=clocks.clocks_of(asked).values(),
        steps=[step for step in _steps(asked) if _may(step, asked, request)],
        history=shown,
        tab="requests",
    )


def _may(step: Step, asked: DataRequest, request: OfficeRequest) -> bool:
    return bool(allowed(step.policy, asked, actor=request.actor))


def _steps(asked: DataRequest) -> list[Step]:
    """What may be done with a request of this kind, in order."""
    if asked.state not in policies.OPEN:
        return []
    found = [_ANSWER] if asked.state == RequestState.OPEN else []
    if asked.kind == RequestKind.CORRECT:
        found.append(_CORRECT)
    if asked.kind != RequestKind.DELETE:
        found.append(_COMPLETE)
    if asked.kind in ERASING:
        found.append(_ERASE)
    if clocks.may_extend(asked):
        found.append(_EXTEND)
    return [*found, _REFUSE]


@office(*menu.WORKERS)
def step(request: OfficeRequest, code: str, step: str) -> HttpResponse:
    """Answer, complete, correct, erase, refuse, extend: a form, then the page of the request."""
    asked = queries.request_by_code(request.actor, code)
    chosen = next((one for one in _ALL if one.code == step), None)
    if chosen is None or (request.method != "POST" and chosen not in _steps(asked)):
        raise NotFound("base.not-found")
    pages.check_open(chosen.policy, asked, request=request)
    voices = _voices(asked.voice) if chosen is _ERASE else ()
    form = _form(request, chosen.form, voices)
    return pages.ask(
        request,
        "data_step",
        form=form,
        act=lambda typed: chosen.act(asked, typed, request.actor),
        said=_("Đã ghi. Người yêu cầu được báo."),
        to=("office:data-request", asked.code),
        asked=asked,
        heading=chosen.label,
        voices=voices,
        tab="requests",
    )


def _form(request: OfficeRequest, kind: type[forms.Form], voices: tuple[Voice, ...]) -> forms.Form:
    options: dict[str, Any] = {"voices": voices} if issubclass(kind, given.Erasure) else {}
    return pages.bound(request, kind, **options)


def _voices(head: Voice) -> tuple[Voice, ...]:
    return (head, *head.later.order_by("id"))


def wish_of(typed: Values) -> Wish:
    """What the form says is to go."""
    kept = {
        name.removeprefix("kept-"): words
        for name, words in typed.items()
        if name.startswith("kept-") and words.strip()
    }
    also = tuple(line.strip() for line in typed["also"].splitlines() if line.strip())
    parts = tuple(Part(part) for part in typed["parts"])
    return Wish(reason=typed["reason"], parts=parts, kept=kept, also=also)


def _correct(asked: DataRequest, typed: Values, by: Actor) -> object:
    reach = Reach(typed["name"], typed["phone"], typed["email"], typed["address"])
    return protection.correct_contact(
        request=asked, reach=reach, result=typed["result"], by=by, at=now()
    )


_ANSWER = Step(
    "tra-loi", gettext_lazy("Trả lời"), given.Answer, "protection.answer_request",
    lambda asked, typed, by: protection.answer_request(
        request=asked, words=typed["words"], by=by, at=now()),
)  # fmt: skip
_COMPLETE = Step(
    "lam-xong", gettext_lazy("Ghi là đã làm xong"), given.Result, "protection.answer_request",
    lambda asked, typed, by: protection.complete_request(
        request=asked, result=typed["result"], by=by, at=now()),
)  # fmt: skip
_CORRECT = Step(
    "sua-lien-he", gettext_lazy("Sửa cách liên hệ"), given.Correction,
    "protection.answer_request", _correct,
)  # fmt: skip
_ERASE = Step(
    "xoa", gettext_lazy("Xóa dữ liệu"), given.GrantedErasure, "protection.decide_request",
    lambda asked, typed, by: protection.grant_deletion(
        request=asked, wish=wish_of(typed), result=typed["result"], by=by, at=now()),
)  # fmt: skip
_EXTEND = Step(
    "gia-han", gettext_lazy("Gia hạn"), given.Extension, "protection.decide_request",
    lambda asked, typed, by: protection.extend_request(
        request=asked, paper=typed["paper"], paper_on=typed["paper_on"],
        reason=typed["reason"], by=by, at=now()),
)  # fmt: skip
_REFUSE = Step(
    "tu-choi", gettext_lazy("Từ chối, nêu lý do"), given.Refusal, "protection.decide_request",
    lambda asked, typed, by: protection.refuse_request(
        request=asked, reason=typed["reason"], by=by, at=now()),
)  # fmt: skip
_ALL = (_ANSWER, _COMPLETE, _CORRECT, _ERASE, _EXTEND, _REFUSE)


@office(*menu.WORKERS)
def anonymise(request: OfficeRequest, code: str, voice: str) -> HttpResponse:
    """A leader takes one person out of a case; the case and every count stay."""
    case = cases.by_code(request.actor, code)
    pages.check_open("protection.anonymise", case, request=request)
    said = cases.voice_of(case, voice)
    head = said.origin or said
    voices = _voices(head)
    return pages.ask(
        request,
        "anonymise",
        form=_form(request, given.Erasure, voices),
        act=lambda typed: protection.anonymise(
            case=case, voice=head, wish=wish_of(typed), by=request.actor, at=now()
        ),
        said=_("Đã khử nhận dạng. Vụ việc và số liệu còn nguyên."),
        to=("office:case", case.code),
        case=case,
        reference=head.receipt.reference,
    )
