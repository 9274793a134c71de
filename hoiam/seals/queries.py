"""Reading sealed cases: by who was let in, and by the sender with reference and token."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from hoiam.base import files
from hoiam.base.queries import only
from hoiam.base.sealed_files import Kept
from hoiam.core import calendar, canonical, sender_codes, workflow
from hoiam.core.actor import Actor
from hoiam.core.law import sealed as law
from hoiam.core.log.openings import Opening
from hoiam.core.refusals import NotFound
from hoiam.core.workflow import Step
from hoiam.publication.log import queries as log
from hoiam.seals import policies, standing
from hoiam.seals.models import (
    Direction,
    IdentityOpening,
    Part,
    Purpose,
    RecoveryOpening,
    SealedCase,
    SealedItem,
    SealedKey,
    SealedMember,
    SealedOpening,
    SealedStep,
    SenderKey,
)
from hoiam.seals.standing import keys_for as keys_for
from hoiam.seals.standing import left_alone as left_alone
from hoiam.seals.standing import member as member
from hoiam.seals.standing import members as members
from hoiam.seals.standing import working as working

ABOUT = "sealed"  # how events name a sealed case: no page reads them (`base.models.CLOSED_KINDS`)


def visible_to(person: Actor) -> QuerySet[SealedCase]:
    """Cases into which the person was let and not relieved since, while they work where they were
    named. No role, no leadership and no administration shows any other."""
    return SealedCase.objects.filter(pk__in=standing.mine(person).values("case"))


def by_code(person: Actor, code: str) -> SealedCase:
    """One visible case; a stranger's answer is the same as for a missing one."""
    case = only(visible_to(person).select_related("unit", "sender").filter(code=code))
    if case is None:
        raise NotFound("base.not-found")
    return case


def may_enter(person: Actor) -> bool:
    """Whether there is a case for this person; who keeps a key is asked of `trusted.key_of`."""
    return standing.mine(person).exists()


@dataclass(frozen=True, slots=True)
class Work:
    """One case in the list of an officer. Before the declaration there is a day and nothing else."""

    case: SealedCase
    own: SealedMember
    newest: SealedItem | None  # that this person may open


def work_of(person: Actor) -> list[Work]:
    """Everything that this person was let into, the newest first."""
    rows = standing.mine(person).select_related("case__unit").order_by("-case__received_on", "-id")
    found = list(rows)
    items: dict[int, list[SealedItem]] = {}
    every = SealedItem.objects.filter(case__in=[one.case_id for one in found])
    for item in every.select_related("key").order_by("number"):
        items.setdefault(item.case_id, []).append(item)
    return [Work(one.case, one, _newest(one, items.get(one.case_id, []))) for one in found]


def _newest(own: SealedMember, items: list[SealedItem]) -> SealedItem | None:
    if own.declared_on is None:
        return None
    mine = [one for one in items if _may_have(own, one)]
    return mine[-1] if mine else None


def _may_have(own: SealedMember, item: SealedItem) -> bool:
    """Whether an item is for this part: the identity is listed, and given out by its own act."""
    return own.part == Part.HANDLER or item.key.purpose == Purpose.COPY


# ---- one case, for who has opened it -------------------------------------------------------------


def keys_of(case: SealedCase, person: Actor) -> list[SealedKey]:
    """Wrapped keys that this person is given."""
    return list(standing.keys_for(policies.opened_by(case, person)))


def items_of(case: SealedCase, person: Actor) -> list[SealedItem]:
    """Sealed files that are for this person, without their bytes."""
    own = policies.opened_by(case, person)
    rows = SealedItem.objects.filter(case=case).select_related("key").order_by("number")
    return [one for one in rows if _may_have(own, one)]


def file_of(case: SealedCase, person: Actor, number: int) -> Kept:
    """The bytes of one sealed file. What says who it is comes after its own act."""
    own = policies.opened_by(case, person)
    found = next((one for one in items_of(case, person) if one.number == number), None)
    if found is None:
        raise NotFound("base.not-found")
    if found.key.purpose == Purpose.IDENTITY and own.identity_on is None:
        raise NotFound("base.not-found")
    return files.read_age(found.original)


def steps_of(case: SealedCase, person: Actor) -> list[SealedStep]:
    """Coded steps in order."""
    policies.opened_by(case, person)
    return list(SealedStep.objects.filter(case=case).order_by("number"))


def identity_openings(case: SealedCase, person: Actor) -> list[IdentityOpening]:
    """Who opened who it is, on which ground, of which day: for everybody who handles the case."""
    if policies.opened_by(case, person).part != Part.HANDLER:
        return []
    rows = IdentityOpening.objects.filter(case=case).select_related("member__officer")
    return list(rows.order_by("number"))


def steps_now(case: SealedCase, person: Actor) -> tuple[Step, ...]:
    """What this person may do next; who verifies takes no step."""
    if policies.opened_by(case, person).part != Part.HANDLER:
        return ()
    return possible(case)


def possible(case: SealedCase) -> tuple[Step, ...]:
    """Lawful steps now. What is on the register already is not put on it again."""
    found = workflow.possible(law.SEALED, case.state)
    if not case.register_code:
        return found
    again = (*law.BECOMES_DENUNCIATION, law.TAKE_UP)
    return tuple(one for one in found if one.code not in again)


def needs_new_key(case: SealedCase) -> bool:
    """Whether somebody left who may have the newest content key."""
    last = standing.last_known_key(case)
    rows = SealedKey.objects.filter(
        case=case, purpose=Purpose.CONTENT, superseded_on__isnull=True
    ).order_by("-number")
    newest = rows.first()
    return bool(last) and newest is not None and standing.is_stale(newest, last)


def member_by_number(case: SealedCase, number: int) -> SealedMember:
    """Somebody of the case by the place in its own list, who is in it now."""
    found = standing.members(case)
    if not 1 <= number <= len(found) or found[number - 1].relieved_on is not None:
        raise NotFound("base.not-found")
    return found[number - 1]


def recoveries(case: SealedCase) -> list[RecoveryOpening]:
    """When the keys were opened with the recovery key, and why."""
    return list(RecoveryOpening.objects.filter(case=case).order_by("number"))


def openings(case: SealedCase) -> list[SealedOpening]:
    """Entries of the public log about this case; the first is the receipt."""
    return list(SealedOpening.objects.filter(case=case).order_by("number"))


def by_register_code(code: str) -> SealedCase | None:
    """The sealed case behind a line of the register of denunciations: for that room alone, which
    has asked whether its file may be seen."""
    return only(SealedCase.objects.filter(register_code=code)) if code else None


# ---- the sender ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SenderView:
    """What a sender gets with reference and token."""

    case: SealedCase
    key: SenderKey
    answers: tuple[SealedItem, ...]  # with their files
    sent: tuple[SealedItem, ...]  # that they are there, and of which day
    recoveries: tuple[RecoveryOpening, ...]
    receipt: SealedOpening | None


def of_sender(reference_hash: str, token: str) -> SealedCase:
    """The case of whoever has both. A wrong reference and a wrong token are the same."""
    told = sender_codes.access_hash(token)
    rows = SealedCase.objects.select_related("sender", "unit")
    # A hash of 256 secret bits is looked up: how long that takes says nothing of them.
    case = only(rows.filter(reference_hash=reference_hash, sender__access_hash=told))
    if case is None:
        raise NotFound("seals.not-found")
    return case


def sender_view(case: SealedCase) -> SenderView:
    """Everything kept for the sender. The text as it was sent opens to nobody but the handlers."""
    items = list(SealedItem.objects.filter(case=case).order_by("number"))
    return SenderView(
        case=case,
        key=case.sender,
        answers=tuple(one for one in items if one.direction == Direction.TO_SENDER),
        sent=tuple(one for one in items if one.direction == Direction.FROM_SENDER),
        recoveries=tuple(recoveries(case)),
        receipt=only(SealedOpening.objects.filter(case=case, number=1)),
    )


def file_for_sender(case: SealedCase, number: int) -> Kept:
    """The bytes of one answer."""
    found = only(SealedItem.objects.filter(case=case, number=number, direction=Direction.TO_SENDER))
    if found is None:
        raise NotFound("seals.not-found")
    return files.read_age(found.original)


def receipt_proof(found: SenderView) -> str:
    """The proof of filing as it stands now; the promise while the entry waits for its place."""
    row = found.receipt
    if row is None or not row.salt:
        return ""
    record = canonical.read(row.record.encode())
    opened = Opening(bytes.fromhex(row.salt), record) if isinstance(record, dict) else None
    moment = calendar.start_of_day(found.case.received_on)
    return log.proof_with(row.entry, opened, promised_at=moment)


# ---- for the worker, the doctor and the exports --------------------------------------------------


def to_mail(day: date) -> list[SealedMember]:
    """Whom to tell that there is new work: something came before today that they were not told
    of. Days alone are compared, so that no letter tells at which hour somebody wrote."""
    rows = SealedMember.objects.filter(
        relieved_on__isnull=True, officer__is_active=True, named_on__lt=day
    ).select_related("officer", "case")
    return [one for one in rows.order_by("officer", "id") if _is_owed(one, day)]


def _is_owed(one: SealedMember, day: date) -> bool:
    if one.mailed_on is None:
        return True
    if one.mailed_on >= day or one.part != Part.HANDLER:
        return False
    newer = SealedItem.objects.filter(
        case=one.case_id,
        direction=Direction.FROM_SENDER,
        kept_on__gte=one.mailed_on,
        kept_on__lt=day,
    )
    return newer.exists()


# Kept for a year where it is not fit to be handled: read in Circular 07/2014/TT-TTCP, Art. 28. That
# circular was replaced by 05/2021/TT-TTCP, of which Art. 6(2)(b) (what is not fit) was read and the
# year was not: it is taken over from memory, as rule SUB-NOT-ELIGIBLE says, until a lawyer has the
# text. What was handled is a file of the office, kept by its own terms.
KEPT_FOR = timedelta(days=366)


def due_to_go(day: date) -> QuerySet[SealedCase]:
    """Cases that were put aside a year ago and have not been erased."""
    rows = SealedCase.objects.filter(state=law.INELIGIBLE, ended_on__lte=day - KEPT_FOR)
    return rows.exclude(sender__locked="").order_by("pk")


def by_code_for_job(code: str) -> SealedCase | None:
    """A case by its code, for who erases again after a restore; not where it is erased already."""
    return only(SealedCase.objects.filter(code=code).exclude(sender__locked=""))


def places() -> frozenset[str]:
    """Names of all files of sealed cases, for who compares the folder with the rows."""
    return frozenset(SealedItem.objects.exclude(original="").values_list("original", flat=True))
