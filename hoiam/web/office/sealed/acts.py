"""What who was let into a sealed case does there: each address is one act over ciphertext and codes."""

from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from hoiam.core.law import sealed as law
from hoiam.core.refusals import Invalid
from hoiam.denunciations import actions as denunciations
from hoiam.denunciations.models import Topic
from hoiam.seals import actions, queries, trusted
from hoiam.seals.models import Kind, Part, Purpose, SealedCase
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office.sealed import answers
from hoiam.web.office.sealed.answers import Told

_STEPS = frozenset(one.code for one in law.STEPS)


@office(*trusted.WORKERS)
@require_POST
def declare(request: OfficeRequest, code: str) -> HttpResponse:
    """No conflict of interest, or one: said before anything is handed out."""
    return answers.answered(lambda: _declare(request, _case(request, code)))


def _declare(request: OfficeRequest, case: SealedCase) -> Told:
    has_conflict = answers.words(request).get("conflict")
    if has_conflict is True:
        actions.declare_conflict(case=case, by=request.actor, at=now())
    elif has_conflict is False:
        actions.declare_free(case=case, by=request.actor, at=now())
    else:
        raise Invalid("base.unreadable-request")
    return {"declared": True}


@office(*trusted.WORKERS)
@require_POST
def open_identity(request: OfficeRequest, code: str) -> HttpResponse:
    """The deliberate act before the key of who it is."""
    return answers.answered(lambda: _open_identity(request, _case(request, code)))


def _open_identity(request: OfficeRequest, case: SealedCase) -> Told:
    ground = answers.text(answers.words(request), "ground")
    actions.open_identity(case=case, ground=ground, by=request.actor, at=now())
    return {"opened": True}


@office(*trusted.WORKERS)
@require_POST
def keep_item(request: OfficeRequest, code: str) -> HttpResponse:
    """A file that was sealed in the browser."""
    return answers.answered(lambda: _keep_item(request, _case(request, code)))


def _keep_item(request: OfficeRequest, case: SealedCase) -> Told:
    told = answers.words(request)
    new = actions.Written(
        kind=_one_of(Kind, answers.text(told, "kind")),
        key_number=answers.number(told, "key"),
        file=answers.file(request, "item"),
    )
    row = actions.keep_item(case=case, new=new, by=request.actor, at=now())
    return {"number": row.number}


@office(*trusted.WORKERS)
@require_POST
def keep_key(request: OfficeRequest, code: str) -> HttpResponse:
    """A new key of the case, or one wrapped anew."""
    return answers.answered(lambda: _keep_key(request, _case(request, code)))


def _keep_key(request: OfficeRequest, case: SealedCase) -> Told:
    told = answers.words(request)
    new = actions.NewKey(
        purpose=_one_of(Purpose, answers.text(told, "purpose")),
        recipient=answers.text(told, "recipient"),
        wrapped=answers.file(request, "key").read(),
        list_number=answers.number(told, "list_number"),
    )
    row = actions.wrap_key(case=case, new=new, by=request.actor, at=now())
    return {"number": row.number}


@office(*trusted.WORKERS)
@require_POST
def take_step(request: OfficeRequest, code: str) -> HttpResponse:
    """A coded step: a day and the number of a paper, never a word."""
    return answers.answered(lambda: _take_step(request, _case(request, code)))


def _take_step(request: OfficeRequest, case: SealedCase) -> Told:
    told = answers.words(request)
    step, day = answers.text(told, "step"), _day(answers.text(told, "day"))
    key = answers.text(told, "key")[:64]
    if step not in _STEPS:
        raise Invalid("base.unreadable-request", field="step")
    if step in law.BECOMES_DENUNCIATION:
        topic = _one_of(Topic, answers.text(told, "topic"))
        signed = denunciations.Signed(step, day, key, topic)
        denunciations.register_signed(case=case, signed=signed, by=request.actor, at=now())
    else:
        taken = actions.Taken(step, day, key, answers.text(told, "paper"))
        actions.take_step(case=case, taken=taken, by=request.actor, at=now())
    return {"taken": step}


@office(*trusted.WORKERS)
@require_POST
def people(request: OfficeRequest, code: str) -> HttpResponse:
    """Let somebody of the signed list in, or let somebody go."""
    return answers.answered(lambda: _people(request, _case(request, code)))


def _people(request: OfficeRequest, case: SealedCase) -> Told:
    told = answers.words(request)
    number = answers.number(told, "relieve")
    if number > 0:
        member = queries.member_by_number(case, number)
        actions.relieve(case=case, member=member, by=request.actor, at=now())
        return {"relieved": number}
    actions.name_member(
        case=case,
        recipient=answers.text(told, "recipient"),
        part=_one_of(Part, answers.text(told, "part")),
        by=request.actor,
        at=now(),
    )
    return {"named": True}


def _case(request: OfficeRequest, code: str) -> SealedCase:
    return queries.by_code(request.actor, code)


def _one_of[T: (Kind, Purpose, Part, Topic)](choices: type[T], value: str) -> T:
    if value not in choices.values:
        raise Invalid("base.unreadable-request")
    return choices(value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("base.unreadable-request", field="day") from None
