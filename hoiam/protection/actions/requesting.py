"""What a person asks about their own data, and what the office does about it in the legal days."""

import os
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import actions as commitments
from hoiam.core import actor as actors
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor, Kind
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Fact
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.protection import clocks, matters, policies, telling
from hoiam.protection.actions import _telling
from hoiam.protection.actions.erasing import Wish, anonymise
from hoiam.protection.models import DataRequest, Ground, RequestKind, RequestState
from hoiam.voices import marks
from hoiam.voices.models import Contact, Voice
from hoiam.voices.told import Reach, checked_reach

MOST_OPEN = 3  # of one person at a time (house rule)
LONGEST = 2000
TAKEN_BACK = "Người yêu cầu rút lại."


@transaction.atomic
def ask(
    *, voice: Voice, kind: str, words: str, channel: str, by: Actor, at: datetime
) -> DataRequest:
    """Take a request in, start its clocks, and say by when it is answered."""
    policies.check_can_ask(by)
    if kind not in RequestKind.values:
        raise Invalid("protection.kind-unknown", field="kind")
    head = Voice.objects.select_for_update().get(pk=(voice.origin or voice).pk)
    matter = matters.of_voice(head)
    open_ones = DataRequest.objects.filter(voice=head, state__in=policies.OPEN)
    if open_ones.filter(kind=kind).exists():
        raise WrongState("protection.asked-already")
    if open_ones.count() >= MOST_OPEN:
        raise WrongState("protection.too-many-requests", most=MOST_OPEN)
    if kind == RequestKind.CORRECT and not words.strip():
        raise Invalid("protection.words-needed", field="words")
    request = DataRequest(
        code=codes.new_code("dl", os.urandom),
        voice=head,
        unit=matter.unit,
        kind=kind,
        channel=channel,
        words=_words(words, "words"),
        received_at=at,
        received_by=by.code,
    )
    request.save(force_insert=True)
    _fact(request, Act.REQUESTED, by=by, at=at)
    audit.record(
        "protection.request.received",
        subject=(clocks.ABOUT, request.code),
        by=by,
        at=at,
        details={"kind": RequestKind(kind).label, "unit": matter.unit.name, "case": matter.code},
    )
    due = clocks.due_on(request, clocks.ANSWER)
    tidings = telling.received(request, vn_date(due) if due else "")
    _telling.tell(head, matter.about, tidings, by=by, at=at)
    return request


@transaction.atomic
def answer_request(*, request: DataRequest, words: str, by: Actor, at: datetime) -> DataRequest:
    """Say what will be done and by when: the first of the two clocks."""
    request = _locked(request)
    policies.check_can_answer_request(request, by)
    if request.state != RequestState.OPEN:
        raise WrongState("protection.answered-already")
    request.answer = _needed(words, "words")
    request.state = RequestState.ANSWERED
    request.answered_at, request.answered_by = at, by.code
    request.save()
    _fact(request, Act.ANSWERED, by=by, at=at)
    _record("protection.request.answered", request, by=by, at=at)
    due = clocks.due_on(request, clocks.COMPLETE)
    _tell(request, telling.answered(request, vn_date(due) if due else ""), by=by, at=at)
    return request


@transaction.atomic
def complete_request(*, request: DataRequest, result: str, by: Actor, at: datetime) -> DataRequest:
    """Done, with what was done. What is to be erased is completed by erasing it."""
    request = _locked(request)
    policies.check_can_answer_request(request, by)
    if request.kind == RequestKind.DELETE:
        raise WrongState("protection.erase-first")
    _ended(request, RequestState.DONE, result, by=by, at=at)
    _record("protection.request.completed", request, by=by, at=at)
    _tell(request, telling.done(request), by=by, at=at)
    return request


@transaction.atomic
def correct_contact(
    *, request: DataRequest, reach: Reach, result: str, by: Actor, at: datetime
) -> DataRequest:
    """Put right how the person is reached. What stood there before is not kept; what they said
    is never altered: they add to it."""
    request = _locked(request)
    policies.check_can_answer_request(request, by)
    if request.kind != RequestKind.CORRECT:
        raise WrongState("protection.not-a-correction")
    reach = checked_reach(reach)
    contact = Contact.objects.select_for_update().filter(voice=request.voice).first()
    if contact is None:
        contact = Contact(voice=request.voice)
    contact.name, contact.phone = reach.name, reach.phone
    contact.email, contact.address = reach.email, reach.address
    # A desk finds by what is right now; whoever has the wrong number finds nothing.
    contact.phone_mark = marks.phone_mark(request.voice.code, reach.phone)
    contact.save()
    _ended(request, RequestState.DONE, result, by=by, at=at)
    _record("protection.contact.corrected", request, by=by, at=at)
    _tell(request, telling.done(request), by=by, at=at)
    return request


@transaction.atomic
def grant_deletion(
    *, request: DataRequest, wish: Wish, result: str, by: Actor, at: datetime
) -> DataRequest:
    """Erase what the person asked to have erased, and say so. The message goes first: afterwards
    nobody knows where to."""
    request = _locked(request)
    policies.check_can_decide_request(request, by)
    if request.kind not in ERASING:
        raise WrongState("protection.not-a-deletion")
    matter = matters.of_voice(request.voice)
    _tell(request, telling.done(request), by=by, at=at)
    _ended(request, RequestState.DONE, result, by=by, at=at)
    anonymise(
        case=matter.thing, voice=request.voice, wish=wish, by=by, at=at, ground=Ground.REQUEST
    )
    _record("protection.request.erased", request, by=by, at=at)
    return request


# Who withdraws consent or objects may have nothing left that could be kept without it.
ERASING = (RequestKind.DELETE, RequestKind.WITHDRAW, RequestKind.OBJECT)


@transaction.atomic
def refuse_request(*, request: DataRequest, reason: str, by: Actor, at: datetime) -> DataRequest:
    """It cannot be done, and why: a leader says so, and the person reads it."""
    request = _locked(request)
    policies.check_can_decide_request(request, by)
    _ended(request, RequestState.REFUSED, reason, by=by, at=at)
    _record("protection.request.refused", request, by=by, at=at)
    _tell(request, telling.refused(request), by=by, at=at)
    return request


@transaction.atomic
def extend_request(
    *, request: DataRequest, paper: str, paper_on: date, reason: str, by: Actor, at: datetime
) -> DataRequest:
    """More time, once, where the law knows it: withdrawing consent and objecting."""
    request = _locked(request)
    policies.check_can_decide_request(request, by)
    if not clocks.may_extend(request):
        raise WrongState("protection.no-extension")
    _fact(
        request, Act.EXTENDED, by=by, at=at, paper=paper, paper_on=paper_on,
        reason=_needed(reason, "reason"),
    )  # fmt: skip
    due = clocks.due_on(request, clocks.COMPLETE)
    _record("protection.request.extended", request, by=by, at=at, due=vn_date(due) if due else "")
    _tell(request, telling.extended(request, vn_date(due) if due else ""), by=by, at=at)
    return request


@transaction.atomic
def take_back(*, request: DataRequest, by: Actor, at: datetime) -> DataRequest:
    """The person no longer asks for it; a restriction that holds is lifted by them as well."""
    policies.check_can_ask(by)
    request = _locked(request)
    if _holds(request):
        request.lifted_at, request.lifted_by = at, by.code
        request.save()
    elif request.state in policies.OPEN:
        _ended(request, RequestState.TAKEN_BACK, TAKEN_BACK, by=by, at=at)
    else:
        raise WrongState("protection.request-ended")
    _record("protection.request.taken-back", request, by=by, at=at)
    return request


@transaction.atomic
def note_copy(*, voice: Voice, by: Actor, at: datetime) -> None:
    """A copy of everything kept is made for the person: written down before it is handed out."""
    policies.check_can_ask(by)
    audit.record("protection.copy.taken", subject=("voice", voice.code), by=by, at=at)


@transaction.atomic
def note_opening(*, request: DataRequest, by: Actor, at: datetime) -> None:
    """An officer opens what the person asked: written down before it is shown. Why they open it
    is known: their unit owes the answer."""
    policies.check_can_open_request(request, by)
    audit.record(
        "protection.request.opened",
        subject=(clocks.ABOUT, request.code),
        by=by,
        at=at,
        details={"unit": request.unit.name, "kind": RequestKind(request.kind).label},
    )


def _holds(request: DataRequest) -> bool:
    is_restriction = request.kind == RequestKind.RESTRICT and request.state == RequestState.DONE
    return is_restriction and request.lifted_at is None


def _locked(request: DataRequest) -> DataRequest:
    found = (
        DataRequest.objects.select_for_update(of=("self",))
        .select_related("unit__parent", "voice__receipt", "voice__origin")
        .filter(pk=request.pk)
        .first()
    )
    if found is None:
        raise NotFound("base.not-found")
    return found


def _ended(
    request: DataRequest, state: RequestState, result: str, *, by: Actor, at: datetime
) -> None:
    """The end ends both clocks: what was done was answered with it."""
    request.result = _needed(result, "result")
    if request.answered_at is None:
        request.answered_at, request.answered_by = at, by.code
        _fact(request, Act.ANSWERED, by=by, at=at)
    _fact(request, Act.COMPLETED, by=by, at=at)
    request.state = state
    request.ended_at, request.ended_by = at, by.code
    request.save()


def _fact(
    request: DataRequest, act: Act, *, by: Actor, at: datetime, paper: str = "",
    paper_on: date | None = None, reason: str = "",
) -> None:  # fmt: skip
    """The clocks are led by what happened here: the product writes it down for whoever did it."""
    doer = by if act is Act.EXTENDED else _product(by)
    commitments.record_fact(
        matter=clocks.matter_of(request),
        fact=Fact(day=calendar.day_of(at), act=act, paper=paper),
        paper_on=paper_on,
        reason=reason,
        by=doer,
        at=at,
    )


def _product(by: Actor) -> Actor:
    return by if by.kind is Kind.SYSTEM else actors.system("protection", act=by.act)


def _record(tag: str, request: DataRequest, *, by: Actor, at: datetime, due: str = "") -> None:
    """Neither what was asked nor what was said is in it: an event outlives what may be erased."""
    details = {"kind": RequestKind(request.kind).label}
    audit.record(
        tag,
        subject=(clocks.ABOUT, request.code),
        by=by,
        at=at,
        details=details | ({"due": due} if due else {}),
    )


def _tell(request: DataRequest, tidings: telling.Tidings, *, by: Actor, at: datetime) -> None:
    _telling.tell(request.voice, matters.of_voice(request.voice).about, tidings, by=by, at=at)


def _words(text: str, field: str) -> str:
    said = normalise(text).strip()
    if len(said) > LONGEST:
        raise Invalid("protection.too-long", field=field, most=LONGEST)
    return said


def _needed(text: str, field: str) -> str:
    said = _words(text, field)
    if not said:
        raise Invalid("protection.words-needed", field=field)
    return said
