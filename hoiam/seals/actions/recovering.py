"""The keys of a case are wrapped anew by the two custodians of the recovery key, on a machine of
their own: handlers lost theirs, or nobody is left who works on it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.log.acts import Act
from hoiam.core.recipients import Handler, RecipientList
from hoiam.core.refusals import Invalid, WrongState
from hoiam.seals import holders, policies, trusted
from hoiam.seals.actions import _shared
from hoiam.seals.actions._shared import NewKey
from hoiam.seals.models import (
    Part,
    Purpose,
    RecoveryOpening,
    RecoveryReason,
    SealedCase,
    SealedKey,
    SealedMember,
)


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """What the custodians hand back for one case."""

    list_number: int
    reason: str  # of RecoveryReason
    paper: str  # the number of their minutes
    handlers: tuple[str, ...]  # codes of the signed list, to whom the keys are wrapped now
    keys: tuple[tuple[str, bytes], ...]  # recipient of a key of the case, its identity wrapped anew


@transaction.atomic
def recover(*, case: SealedCase, rewrapped: Rewrapped, by: Actor, at: datetime) -> RecoveryOpening:
    """Put the keys up as the custodians wrapped them. That it was done is written down, logged, and
    told to the sender. Handed back twice, it is one."""
    policies.check_is_job(by)
    case = _shared.locked(case)
    known = _known(case, rewrapped)
    if known is not None:
        return known
    listed = trusted.newest()
    if listed is None or listed.number != rewrapped.list_number:
        raise WrongState("seals.recovered-by-old-list")
    if rewrapped.reason not in RecoveryReason.values:
        raise Invalid("seals.recovery-reason", field="reason")
    day = calendar.day_of(at)
    _let_in(case, _chosen(listed, rewrapped.handlers), day, by)
    for recipient, wrapped in rewrapped.keys:
        _wrap(case, recipient, wrapped, rewrapped.list_number, day=day, by=by)
    row = _row(case, rewrapped, day, by)
    _shared.logged(case, Act.STATEMENT, day=day, body={"recovered": rewrapped.reason})
    audit.record(
        "seals.case.recovered", subject=_shared.subject(case), by=by, at=_shared.by_day(at)
    )
    return row


def _known(case: SealedCase, rewrapped: Rewrapped) -> RecoveryOpening | None:
    digests = {_shared.digest(wrapped) for _, wrapped in rewrapped.keys}
    here = SealedKey.objects.filter(case=case, digest__in=digests)
    if not digests or here.count() < len(digests):
        return None
    found: RecoveryOpening | None = (
        RecoveryOpening.objects.filter(case=case).order_by("-number").first()
    )
    return found


def _chosen(listed: RecipientList, codes: tuple[str, ...]) -> list[Handler]:
    every = {one.code: one for group in listed.groups for one in group.handlers}
    if not codes or any(code not in every for code in codes):
        raise Invalid("seals.not-to-be-named", field="recipient")
    return [every[code] for code in codes]


def _let_in(case: SealedCase, chosen: list[Handler], day: date, by: Actor) -> None:
    """Whoever is in it opens by the key of the newest list from now on; who is new comes in, and
    declares before anything is given out. Who has declared a conflict stays out."""
    for handler in chosen:
        held = holders.held(handler, day)
        if held is None:
            raise Invalid("seals.not-to-be-named", field="recipient")
        own = SealedMember.objects.filter(
            case=case, officer=held.officer, relieved_on__isnull=True
        ).first()
        if own is not None:
            own.recipient = held.recipient
            own.save(update_fields=["recipient"])
        elif holders.may_come_in(case, held.officer):
            _shared.let_in(case, held, Part.HANDLER, day=day, by=by)
        else:
            raise Invalid("seals.not-to-be-named", field="recipient")


def _wrap(
    case: SealedCase, recipient: str, wrapped: bytes, number: int, *, day: date, by: Actor
) -> None:
    """One key of the case, wrapped anew; a key that the case never had is refused."""
    rows = SealedKey.objects.select_for_update().filter(case=case, recipient=recipient)
    old = rows.order_by("-number").first()
    if old is None:
        raise Invalid("seals.key-of-another-purpose", field="recipient")
    _shared.check_key(wrapped, field="key")
    rows.filter(superseded_on__isnull=True).update(superseded_on=day)
    _shared.key_row(case, NewKey(Purpose(old.purpose), recipient, wrapped, number), day=day, by=by)


def _row(case: SealedCase, rewrapped: Rewrapped, day: date, by: Actor) -> RecoveryOpening:
    row = RecoveryOpening(
        case=case,
        number=RecoveryOpening.objects.filter(case=case).count() + 1,
        list_number=rewrapped.list_number,
        reason=rewrapped.reason,
        paper=_shared.paper_number(rewrapped.paper),
        opened_on=day,
        writer=by.code,
    )
    row.save(force_insert=True)
    return row
