"""What who was let in does with a sealed case: declare, open, write, wrap keys, take coded steps."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.base.files import Sent
from hoiam.core import calendar, workflow
from hoiam.core.actor import Actor
from hoiam.core.law import sealed as law
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.seals import policies, standing
from hoiam.seals.actions import _shared
from hoiam.seals.actions._shared import NewItem, NewKey
from hoiam.seals.models import (
    Direction,
    IdentityOpening,
    Kind,
    Part,
    Purpose,
    SealedCase,
    SealedItem,
    SealedKey,
    SealedMember,
    SealedStep,
)


def _own(case: SealedCase, by: Actor) -> SealedMember:
    found = standing.member(case, by)
    if found is None:
        raise NotFound("base.not-found")
    return found


@transaction.atomic
def declare_free(*, case: SealedCase, by: Actor, at: datetime) -> SealedMember:
    """None of the conflicts of interest that Decree 31/2019, Art. 5 and 10(3) name: only now is a
    key given out."""
    case = _shared.locked(case)
    policies.check_can_declare(case, by)
    row = _own(case, by)
    if row.declared_on is not None:
        raise WrongState("seals.declared-already")
    row.declared_on = calendar.day_of(at)
    row.save(update_fields=["declared_on"])
    audit.record(
        "seals.member.declared-free", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return row


@transaction.atomic
def declare_conflict(*, case: SealedCase, by: Actor, at: datetime) -> SealedMember:
    """The case closes to this officer at once and for good. Which interest it is stands nowhere."""
    case = _shared.locked(case)
    policies.check_can_declare(case, by)
    row = _own(case, by)
    day = calendar.day_of(at)
    _shared.gone(row, day)  # had they opened it, what comes later needs a new key
    row.conflict, row.declared_on = True, row.declared_on or day
    row.save(update_fields=["conflict", "declared_on"])
    audit.record(
        "seals.member.declared-conflict",
        subject=_shared.subject(case),
        by=by,
        at=_shared.by_day(at),
    )
    return row


@transaction.atomic
def open_identity(*, case: SealedCase, ground: str, by: Actor, at: datetime) -> IdentityOpening:
    """Have the key of who it is given out, on a lawful ground: written down before it is, and again
    each time."""
    case = _shared.locked(case)
    policies.check_can_open_identity(case, by)
    if law.find_ground(ground) is None:
        raise Invalid("seals.no-ground", field="ground")
    own, day = _own(case, by), calendar.day_of(at)
    row = IdentityOpening(
        case=case,
        member=own,
        number=IdentityOpening.objects.filter(case=case).count() + 1,
        ground=ground,
        opened_on=day,
    )
    row.save(force_insert=True)
    if own.identity_on is None:
        own.identity_on = day
        own.save(update_fields=["identity_on"])
    audit.record(
        "seals.identity.opened", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return row


# ---- writing -------------------------------------------------------------------------------------

_WITHIN = (Kind.COPY, Kind.PAPER, Kind.REGISTER_LINE, Kind.PROTECTION, Kind.MINUTES)
_OF_VERIFIERS = (Kind.PAPER, Kind.MINUTES)
# An answer opens with the sender's key and with that of the case.
_ANSWER_RECIPIENTS = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A sealed file of somebody of the office."""

    kind: Kind
    key_number: int
    file: Sent


def keep_item(*, case: SealedCase, new: Written, by: Actor, at: datetime) -> SealedItem:
    """Keep a sealed file: an answer to the sender, a copy for who verifies, a paper, a line of the
    closed register, minutes, what was done for protection. Sent twice, it is one."""
    kept: list[str] = []
    try:
        return _kept(case, new, kept, by=by, at=at)
    except BaseException:
        files.remove(kept)
        raise


@transaction.atomic
def _kept(
    case: SealedCase, new: Written, kept: list[str], *, by: Actor, at: datetime
) -> SealedItem:
    case = _shared.locked(case)
    policies.check_can_keep_item(case, by)
    known = _shared.same_item(case, new.file)
    if known is not None:
        return known
    own = _own(case, by)
    _check_kind(own, new.kind)
    key = _key(case, own, new)
    is_answer = new.kind == Kind.ANSWER
    _shared.check_sealed(new.file, recipients=_ANSWER_RECIPIENTS if is_answer else 1, field="item")
    day = calendar.day_of(at)
    direction = Direction.TO_SENDER if is_answer else Direction.WITHIN
    row = _shared.item_row(case, NewItem(new.kind, direction, key, new.file), day=day, by=by)
    kept.append(row.original)
    if is_answer:
        _shared.logged(case, Act.ANSWER, day=day, body={"sealed": [row.digest]})
    audit.record("seals.item.kept", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return row


def _check_kind(own: SealedMember, kind: Kind) -> None:
    if kind not in (Kind.ANSWER, *_WITHIN):
        raise Invalid("seals.kind", field="kind")
    if own.part == Part.VERIFIER and kind not in _OF_VERIFIERS:
        raise NotAllowed("seals.handlers-only")


def _key(case: SealedCase, own: SealedMember, new: Written) -> SealedKey:
    """The key that it is sealed to: of the copy for what verifiers read, of who it is for what says
    whom to protect, else of the content; and never one that somebody has who left."""
    key = SealedKey.objects.filter(
        case=case, number=new.key_number, superseded_on__isnull=True
    ).first()
    of_copy = new.kind == Kind.COPY or own.part == Part.VERIFIER
    allowed: tuple[Purpose, ...] = (Purpose.COPY,) if of_copy else (Purpose.CONTENT, Purpose.COPY)
    if new.kind == Kind.ANSWER:
        allowed = (Purpose.CONTENT,)
    if new.kind == Kind.PROTECTION:
        allowed = (Purpose.IDENTITY,) if own.identity_on is not None else ()
    if key is None or key.purpose not in allowed:
        raise Invalid("seals.key-of-another-purpose", field="key")
    if standing.is_stale(key, standing.last_known_key(case)):
        raise WrongState("seals.new-key-needed")
    return key


@transaction.atomic
def wrap_key(*, case: SealedCase, new: NewKey, by: Actor, at: datetime) -> SealedKey:
    """Keep a key: a new one for what comes later or for a copy, or one of the case wrapped anew for
    those who are in it now. Sent twice, it is one."""
    case = _shared.locked(case)
    policies.check_can_wrap_key(case, by)
    known = SealedKey.objects.filter(case=case, digest=_shared.digest(new.wrapped)).first()
    if known is not None:
        return known
    _shared.recipient(new.recipient, field="recipient")
    _shared.check_key(new.wrapped, field="key")
    day = calendar.day_of(at)
    before = SealedKey.objects.filter(
        case=case, recipient=new.recipient, superseded_on__isnull=True
    )
    old = before.first()
    _check_wrap(_own(case, by), new, old)
    before.update(superseded_on=day)
    row = _shared.key_row(case, new, day=day, by=by)
    audit.record("seals.key.wrapped", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return row


def _check_wrap(own: SealedMember, new: NewKey, old: SealedKey | None) -> None:
    if old is not None and old.purpose != new.purpose:
        raise Invalid("seals.key-of-another-purpose", field="purpose")
    if new.purpose != Purpose.IDENTITY:
        return
    # What says who it is has keys of its own: the sender's, and those of what is written later of
    # protecting people. Only whom it was given out to makes one or wraps one anew.
    if own.identity_on is None:
        raise Invalid("seals.key-of-another-purpose", field="purpose")


# ---- steps ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as it was taken: a code, a day, a number of a paper."""

    step: str
    day: date
    key: str  # the form's own: a second press is the same step
    paper: str = ""


@transaction.atomic
def take_step(*, case: SealedCase, taken: Taken, by: Actor, at: datetime) -> SealedStep:
    """Write down a coded step. Signing and presenting in person go through the register of
    denunciations, which writes both at once."""
    case = _shared.locked(case)
    policies.check_can_take_step(case, by)
    if taken.step in law.BECOMES_DENUNCIATION:
        raise WrongState("seals.register-first")
    known = _known_step(case, taken)
    if known is not None:
        return known
    row = _stepped(case, taken, by=by, at=at)
    audit.record("seals.case.led-on", subject=_shared.subject(case), by=by, at=_shared.by_day(at))
    return row


@transaction.atomic
def become_denunciation(
    *, case: SealedCase, taken: Taken, register_code: str, by: Actor, at: datetime
) -> SealedStep:
    """It was signed, or presented in person: from that day on it is a denunciation, and its clocks
    run on the register (Law on Denunciations, Art. 22, 24; D-01, D-14). Called by that room."""
    case = _shared.locked(case)
    policies.check_can_take_step(case, by)
    if taken.step not in law.BECOMES_DENUNCIATION or not register_code:
        raise Invalid("seals.register-first", field="step")
    known = _known_step(case, taken)
    if known is not None:
        return known
    case.register_code = register_code
    row = _stepped(case, taken, by=by, at=at)
    audit.record(
        "seals.case.became-denunciation",
        subject=_shared.subject(case),
        by=by,
        at=_shared.by_day(at),
    )
    return row


def _known_step(case: SealedCase, taken: Taken) -> SealedStep | None:
    found: SealedStep | None = SealedStep.objects.filter(case=case, key=taken.key).first()
    return found


# Which steps leave an entry in the public log. None says what it was; it looks like any other.
_ACTS = {
    law.SIGN: Act.ACCEPTANCE,
    law.PRESENT: Act.ACCEPTANCE,
    law.INSPECT: Act.HAND_OVER,
    law.PASS_ON: Act.HAND_OVER,
    law.PUT_ASIDE: Act.CLOSING,
    law.CLOSE: Act.CLOSING,
}


def _stepped(case: SealedCase, taken: Taken, *, by: Actor, at: datetime) -> SealedStep:
    rows = list(SealedStep.objects.filter(case=case).order_by("number"))
    if case.register_code and taken.step == law.TAKE_UP:
        raise WrongState("seals.on-the-register")
    after = workflow.step(law.SEALED, case.state, taken.step)
    today = calendar.day_of(at)
    _check_day(case, taken.day, rows, today)
    row = SealedStep(
        case=case,
        key=taken.key,
        number=len(rows) + 1,
        step=taken.step,
        from_state=case.state,
        to_state=after,
        day=taken.day,
        paper=_shared.paper_number(taken.paper),
        writer=_shared.writer(by),
    )
    row.save(force_insert=True)
    case.state = after
    case.ended_on = (case.ended_on or today) if after in law.FINAL else None
    case.save(update_fields=["state", "ended_on", "register_code"])
    if taken.step in _ACTS:
        _shared.logged(case, _ACTS[taken.step], day=taken.day, body={})
    return row


def _check_day(case: SealedCase, day: date, rows: list[SealedStep], today: date) -> None:
    _shared.check_happened(day, today)
    last = max([case.received_on, *(one.day for one in rows)])
    if day < last:
        raise Invalid(
            "seals.day-before",
            field="day",
            day=vn_date(day),
            last=vn_date(last),
        )
