"""Who is let into a file and who leaves it; nobody comes in otherwise."""

from datetime import date, datetime

from django.db import transaction

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base import audit
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.denunciations import policies, queries
from hoiam.denunciations.actions import _shared
from hoiam.denunciations.models import DenunciationFile, DenunciationMember, Part


def _chosen(found: list[RoleHeld], officer: Officer) -> RoleHeld:
    for held in found:
        if held.officer_id == officer.pk:
            return held
    raise Invalid("denunciations.not-to-be-named", field="officer")


@transaction.atomic
def name_handler(
    *, file: DenunciationFile, officer: Officer, by: Actor, at: datetime
) -> DenunciationMember:
    """Who settles it has somebody verify."""
    file = _shared.locked(file)
    policies.check_can_name(file, by)
    held = _chosen(queries.handlers_for(file, calendar.day_of(at)), officer)
    row = _shared.let_in(file, officer, held.unit, Part.HANDLER, by=by, at=at)
    audit.record("denunciations.member.named", subject=_shared.subject(file), by=by, at=at)
    return row


@transaction.atomic
def name_head(
    *, file: DenunciationFile, officer: Officer, by: Actor, at: datetime
) -> DenunciationMember:
    """Say who settles it: the head of the body that manages the accused; where it is about the
    head or a deputy, who stands directly above (Law on Denunciations, Art. 12, 13)."""
    file = _shared.locked(file)
    policies.check_can_name_head(file, by)
    day = calendar.day_of(at)
    _relieve_who_left(file, day, by=by, at=at)
    row = _named_head(file, _chosen(queries.heads_for(file.unit, day, file=file), officer), by, at)
    audit.record("denunciations.head.named", subject=_shared.subject(file), by=by, at=at)
    return row


def _relieve_who_left(file: DenunciationFile, day: date, *, by: Actor, at: datetime) -> None:
    """A head whose role has ended settles nothing any more; any other one stands."""
    before = queries.head(file)
    if before is None:
        return
    works = accounts.roles_on(day).filter(
        officer=before.officer_id, unit=before.unit_id, role__in=queries.WORKERS
    )
    if works.exists() and before.officer.is_active:
        raise WrongState("denunciations.has-head")
    _gone(before, by=by, at=at)


def _named_head(
    file: DenunciationFile, held: RoleHeld, by: Actor, at: datetime
) -> DenunciationMember:
    # Who was handed the paper and now settles it has one part, and declares for that.
    handed = DenunciationMember.objects.filter(
        file=file, officer=held.officer, part=Part.RECEIVER, relieved_at__isnull=True
    ).first()
    if handed is not None:
        _gone(handed, by=by, at=at)
    return _shared.let_in(file, held.officer, held.unit, Part.HEAD, by=by, at=at)


def _gone(member: DenunciationMember, *, by: Actor, at: datetime) -> None:
    member.relieved_at, member.relieved_by = at, by.code
    member.save(update_fields=["relieved_at", "relieved_by"])


@transaction.atomic
def relieve(
    *, file: DenunciationFile, member: DenunciationMember, by: Actor, at: datetime
) -> DenunciationMember:
    """From now on there is no file for that officer."""
    file = _shared.locked(file)
    row = _locked_member(file, member)
    policies.check_can_relieve(file, row, by)
    _gone(row, by=by, at=at)
    audit.record("denunciations.member.relieved", subject=_shared.subject(file), by=by, at=at)
    return row


def _locked_member(file: DenunciationFile, member: DenunciationMember) -> DenunciationMember:
    rows = DenunciationMember.objects.select_for_update(of=("self",)).select_related("officer")
    found = rows.filter(file=file, pk=member.pk, relieved_at__isnull=True).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def _own(file: DenunciationFile, by: Actor) -> DenunciationMember:
    found = queries.member(file, by)
    if found is None:
        raise NotFound("base.not-found")
    return _locked_member(file, found)


@transaction.atomic
def declare_free(*, file: DenunciationFile, by: Actor, at: datetime) -> DenunciationMember:
    """Nobody of those whom Art. 5 of Decree 31/2019 names is near to me: the file opens."""
    file = _shared.locked(file)
    policies.check_can_declare(file, by)
    row = _own(file, by)
    if row.declared_at is not None:
        raise WrongState("denunciations.declared-already")
    row.declared_at, row.declared_by = at, by.code
    row.save(update_fields=["declared_at", "declared_by"])
    audit.record("denunciations.member.declared-free", subject=_shared.subject(file), by=by, at=at)
    return row


@transaction.atomic
def declare_conflict(*, file: DenunciationFile, by: Actor, at: datetime) -> DenunciationMember:
    """The file closes to this officer at once and for good. Which interest it is stands on the
    paper that they signed: kept here, it could say whom the denunciation is about."""
    file = _shared.locked(file)
    policies.check_can_declare(file, by)
    row = _own(file, by)
    row.conflict = True
    if row.declared_at is None:
        row.declared_at, row.declared_by = at, by.code
    row.relieved_at, row.relieved_by = at, by.code
    row.save(update_fields=["conflict", "declared_at", "declared_by", "relieved_at", "relieved_by"])
    audit.record(
        "denunciations.member.declared-conflict", subject=_shared.subject(file), by=by, at=at
    )
    return row


@transaction.atomic
def adopt(
    *, file: DenunciationFile, officer: Officer, by: Actor, at: datetime
) -> DenunciationMember:
    """Nobody who was let in works there any more: who stands directly above says who settles it
    from now on, and learns nothing but that it is there. So they do not name themselves."""
    file = _shared.locked(file)
    day = calendar.day_of(at)
    policies.check_can_adopt(file, day, by)
    held = _chosen(queries.heads_anew(file, day, by=by), officer)
    for row in DenunciationMember.objects.select_for_update().filter(
        file=file, relieved_at__isnull=True
    ):
        _gone(row, by=by, at=at)
    if file.unit.valid_to is not None and file.unit.valid_to <= day:
        file.unit = held.unit  # its unit ended: the one that took its place leads it on
        file.save(update_fields=["unit"])
    row = _named_head(file, held, by, at)
    audit.record("denunciations.file.adopted", subject=_shared.subject(file), by=by, at=at)
    return row
