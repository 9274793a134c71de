"""What the sealing page and the sender's half of the reading page ask: ciphertext in, ciphertext out.

No cookie is set and no session is read. Neither an address of the network nor the name of a browser
is looked at: tries are counted by the reference that was tried, under a keyed hash, and by the hour.
A wrong reference and a wrong token have the same answer.
"""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import FileResponse, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from hoiam.base import limits
from hoiam.core import canonical, sender_codes
from hoiam.core import pow as work
from hoiam.core.law import sealed as law
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal
from hoiam.seals import actions, queries, trusted
from hoiam.seals.models import SealedCase, SealedItem
from hoiam.seals.queries import SenderView
from hoiam.web import assisted, refusals, sent_json
from hoiam.web.access import PublicRequest, machine_now, now, public
from hoiam.web.public.keeping import unkept

type Told = Mapping[str, Any]
MOST_WORDS = 64 * 1024
HOUR = timedelta(hours=1)
MOST_TRIES = 20  # wrong ones, in an hour for one reference; the right token is let in behind them
# In an hour, by the whole installation: a flood must not fill the disk. Large letters and letters of
# words are counted apart, so that photographs of a flood leave room for who writes.
MOST_RECEIVED, MOST_LARGE = 3000, 300
LARGE, LARGEST = 1024 * 1024, 40 * 1024 * 1024  # of all sealed files of a letter together
MOST_ADDED = 30  # messages in an hour of one sender
RECEIVED, RECEIVED_LARGE = "sealed-received", "sealed-large"
_STATUS = {"seals.too-often": 429, "seals.busy": 503}
# Nobody can have read all of a wrapped key that is larger.
_MOST_SMALL = 64 * 1024


@require_safe
@public
@unkept
def newest_list(request: PublicRequest) -> HttpResponse:
    """The signed list that counts, word for word: the page checks the signature itself."""
    row = trusted.newest_row()
    if row is None:
        return _refused(NotFound("seals.no-list"))
    return HttpResponse(row.note, content_type="text/plain; charset=utf-8")


@csrf_exempt
@require_POST
@public
@unkept
def room(request: PublicRequest) -> HttpResponse:
    """What a browser has to work out before it hands in: nothing, unless there is a flood."""
    return _answered(lambda: _asked_for(_text(_words(request), "reference_hash")))


def _asked_for(reference: str) -> Told:
    if not sender_codes.HASH.fullmatch(reference):
        raise Invalid("seals.not-a-hash", field="reference_hash")
    bits = work.sealed_bits_for(_received(RECEIVED))
    if not bits:
        return {"challenge": ""}
    key = settings.SECRET_KEY.encode()
    nonce = _nonce(reference)
    return {"challenge": work.issue(key, bits=bits, now=machine_now(), rand=lambda _: nonce)}


@csrf_exempt
@require_POST
@public
@unkept
def hand_in(request: PublicRequest) -> HttpResponse:
    """A sealed case. The same bytes again give the same answer."""
    return _answered(lambda: _handed_in(request))


def _handed_in(request: PublicRequest) -> Told:
    _check_not_assisting(request)
    told = _words(request)
    size = _check_size(request)
    _check_worked(told)
    _check_room(size)
    new = actions.NewCase(
        reference_hash=_text(told, "reference_hash"),
        access_hash=_text(told, "access_hash"),
        list_number=_number(told, "list_number"),
        group=_text(told, "group"),
        handlers=_codes(told, "handlers"),
        sender_recipient=_text(told, "sender_recipient"),
        content_recipient=_text(told, "content_recipient"),
        identity_recipient=_text(told, "identity_recipient"),
        content_key=_small(request, "content_key"),
        identity_key=_small(request, "identity_key"),
        sender_key=_small(request, "sender_key"),
        memory=_small(request, "memory"),
        content=_file(request, "content"),
        identity=_file(request, "identity"),
    )
    found = actions.receive(new=new, by=request.actor, at=now())
    # What was refused took no room: nobody keeps others out with letters that are none.
    _count(RECEIVED)
    if size > LARGE:
        _count(RECEIVED_LARGE)
    return {
        "promise": found.promise,
        "entry": found.entry,
        "salt": b64encode(bytes.fromhex(found.salt)).decode("ascii"),
        "record": canonical.read(found.record.encode()),
    }


@csrf_exempt
@require_POST
@public
@unkept
def take(request: PublicRequest) -> HttpResponse:
    """Everything kept for one sender: the locked key, the answers, where it stands, the proof."""
    return _with_case(request, lambda case, _told: JsonResponse(_view(queries.sender_view(case))))


@csrf_exempt
@require_POST
@public
@unkept
def add(request: PublicRequest) -> HttpResponse:
    """One more message of the sender, with a key of its own. A flood of strangers is no reason to
    keep out who has a case."""
    return _with_case(request, lambda case, told: JsonResponse(_added(request, case, told)))


def _added(request: PublicRequest, case: SealedCase, told: Told) -> Told:
    _check_not_assisting(request)
    _check_size(request)
    mine = limits.take("sealed-added", case.code, most=MOST_ADDED, within=HOUR, at=_hour())
    if not mine:
        raise Invalid("seals.busy")
    new = actions.NewMessage(
        list_number=_number(told, "list_number"),
        handlers=_codes(told, "handlers"),
        content_recipient=_text(told, "content_recipient"),
        content_key=_small(request, "content_key"),
        content=_file(request, "content"),
    )
    row = actions.add_message(case=case, new=new, by=request.actor, at=now())
    return {"number": row.number, "day": row.kept_on.isoformat()}


@csrf_exempt
@require_POST
@public
@unkept
def file(request: PublicRequest) -> HttpResponseBase:
    """The bytes of one answer; nothing here opens them."""
    return _with_case(
        request,
        lambda case, told: FileResponse(
            queries.file_for_sender(case, _number(told, "number")).open(),
            content_type="application/octet-stream",
        ),
    )


# ---- who asks ------------------------------------------------------------------------------------


def _with_case[R: HttpResponseBase](
    request: PublicRequest, act: Callable[[SealedCase, Told], R]
) -> R | HttpResponse:
    """The case of whoever has reference and token."""
    found = refusals.tried(lambda: _opened(request, act))
    return _refused(found) if isinstance(found, Refusal) else found


def _opened[R: HttpResponseBase](request: PublicRequest, act: Callable[[SealedCase, Told], R]) -> R:
    told = _words(request)
    _check_not_assisting(request)
    return act(_case(_text(told, "reference_hash"), _text(told, "token")), told)


def _case(reference: str, token: str) -> SealedCase:
    """Wrong tries count, and only they are refused: who found a receipt and tries around must not
    lock out its owner. Guessing is answered by what the digits are: 10^16, each a scrypt."""
    if not sender_codes.HASH.fullmatch(reference):
        raise NotFound("seals.not-found")
    found = refusals.tried(lambda: queries.of_sender(reference, token))
    if not isinstance(found, Refusal):
        return found
    # By the beginning of the hash: who tries a million of them fills no table.
    if not limits.take("sealed-tries", reference[:4], most=MOST_TRIES, within=HOUR, at=_hour()):
        raise Invalid("seals.too-often")
    raise found


def _hour() -> datetime:
    """The beginning of the hour: the row of a limit says no more of when somebody was here."""
    return machine_now().replace(minute=0, second=0, microsecond=0)


def _received(name: str) -> int:
    """What came in this hour."""
    return limits.counted(name, "all", at=_hour())


def _count(name: str) -> None:
    limits.take(name, "all", most=MOST_RECEIVED, within=HOUR, at=_hour())


def _check_room(size: int) -> None:
    is_full = _received(RECEIVED) >= MOST_RECEIVED
    if is_full or (size > LARGE and _received(RECEIVED_LARGE) >= MOST_LARGE):
        raise Invalid("seals.busy")


def _check_size(request: PublicRequest) -> int:
    """Of everything that came: no page of ours sends more."""
    size = sum(one.size or 0 for _, found in request.FILES.lists() for one in found)
    if size > LARGEST:
        raise Invalid("seals.too-large", field="content")
    return size


def _check_worked(told: Told) -> None:
    """In a flood each letter costs some work; nobody is told apart by where they are. What was
    worked out is bound to one reference, and so to one letter."""
    bits = work.sealed_bits_for(_received(RECEIVED))
    if not bits:
        return
    given = _text(told, "challenge")
    key = settings.SECRET_KEY.encode()
    work.check(key, given, _text(told, "solution"), now=machine_now())
    work.check_hard_enough(given, bits)
    if given.split(".")[1] != _nonce(_text(told, "reference_hash")).hex():
        raise Invalid("pow.not-issued-here")


def _nonce(reference: str) -> bytes:
    return hashlib.sha256(f"hoiam/pow-sealed/1\0{reference}".encode()).digest()[: work.NONCE_BYTES]


def _check_not_assisting(request: PublicRequest) -> None:
    """A browser in which a clerk helps somebody neither sends nor opens one. Without a cookie of the
    office nothing is looked up."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and assisted.code_of(request):
        raise NotAllowed("seals.not-while-assisting")


# ---- what is sent and given ----------------------------------------------------------------------


def _view(found: SenderView) -> Told:
    case = found.case
    return {
        "sender_key": found.key.locked,
        "memory": found.key.memory,
        "received_on": case.received_on.isoformat(),
        "state": case.state,
        "state_name": law.SEALED.state(case.state).label,
        "items": [_item(one) for one in found.answers],
        "sent": [_item(one) for one in found.sent],
        "recovered_on": [one.opened_on.isoformat() for one in found.recoveries],
        "recoveries": [
            {"day": one.opened_on.isoformat(), "reason": one.reason} for one in found.recoveries
        ],
        "proof": queries.receipt_proof(found),
    }


def _item(one: SealedItem) -> Told:
    return {
        "number": one.number,
        "kind": one.kind,
        "day": one.kept_on.isoformat(),
        "size": one.size,
    }


def _answered(act: Callable[[], Told]) -> HttpResponse:
    found = refusals.tried(act)
    return _refused(found) if isinstance(found, Refusal) else JsonResponse(dict(found))


def _refused(found: Refusal) -> HttpResponse:
    """What happened, why, and what to do next; the page says it in the language of its reader."""
    text = refusals.sentence(found)
    told = {"code": found.code, "what": text.what, "why": text.why, "next": text.next}
    return JsonResponse(told, status=_STATUS.get(found.code, found.status))


def _words(request: PublicRequest) -> dict[str, Any]:
    """The fields of a JSON body, or of the manifest of a form with files."""
    is_form = request.content_type == "multipart/form-data"
    sent: str | bytes = request.POST.get("manifest", "") if is_form else request.body
    found = sent_json.fields(sent) if len(sent) <= MOST_WORDS else None
    if found is None:
        raise Invalid("seals.unreadable", field="manifest")
    return found


def _text(told: Told, name: str) -> str:
    found = told.get(name)
    return found if isinstance(found, str) else ""


def _number(told: Told, name: str) -> int:
    found = told.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found < 1_000_000:
        return 0
    return found


def _codes(told: Told, name: str) -> tuple[str, ...]:
    found = told.get(name)
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise Invalid("seals.unreadable", field=name)
    return tuple(dict.fromkeys(found))


def _file(request: PublicRequest, name: str) -> UploadedFile:
    """One sealed file of the form; an empty one where none was sent, which is no age file."""
    sent = request.FILES.get(name)
    return sent if sent is not None else SimpleUploadedFile(name, b"")


def _small(request: PublicRequest, name: str) -> bytes:
    content: bytes = _file(request, name).read(_MOST_SMALL)
    return content
