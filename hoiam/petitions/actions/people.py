"""Who stands in a petition: added, corrected, appointed to speak for the others."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.models import PartKind
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.law import receiving
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.petitions import policies
from hoiam.petitions.actions import _checking, _shared
from hoiam.petitions.actions.register import write_petitioner
from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Petition, Petitioner


@transaction.atomic
def add_petitioner(*, petition: Petition, signer: Signer, by: Actor, at: datetime) -> Petitioner:
    """One more of those who signed, by the next number; clocks know them by it."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    _check_runs(petition)
    signer = _checking.checked_signer(signer)
    number = petition.petitioners.count() + 1
    if number > _checking.MOST_SIGNERS:
        raise Invalid("petitions.people-odd", field="name", most=_checking.MOST_SIGNERS)
    row = write_petitioner(petition, number, signer)
    if number > petition.people:
        petition.people = number
        petition.save(update_fields=["people"])
    parts = petition.docket.parts.filter(kind=PartKind.PERSON).count()
    for _missing in range(parts, number if number > 1 else 0):
        cases.add_docket_part(docket=petition.docket, kind=PartKind.PERSON, by=by, at=at)
    audit.record(
        "petitions.petitioner.added",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={"number": petition.registered, "person": number},
    )
    return row


@transaction.atomic
def correct_petitioner(
    *, petition: Petition, number: int, signer: Signer, by: Actor, at: datetime
) -> Petitioner:
    """Name, address or number of a paper were typed wrongly; what stood there before is not kept."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    _check_runs(petition)
    signer = _checking.checked_signer(signer)
    row = _of(petition, number)
    row.party, row.name, row.address = signer.party, signer.name, signer.address
    row.paper, row.phone, row.authorised = signer.paper, signer.phone, signer.authorised
    row.save()
    audit.record(
        "petitions.petitioner.corrected",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={"number": petition.registered, "person": number},
    )
    return row


@transaction.atomic
def appoint(
    *, petition: Petition, numbers: Collection[int], day: date, by: Actor, at: datetime
) -> Petition:
    """Those who speak for the others, by the written appointment that all signed (Law on Citizen
    Reception, art. 29): of five to ten people one or two, of more at most five. Two to four people
    may, but need not."""
    petition = _shared.locked(petition)
    policies.check_can_lead(petition, by)
    _check_runs(petition)
    if day > calendar.day_of(at):
        raise Invalid("petitions.ahead", field="day", day=vn_date(day))
    chosen = [_of(petition, number) for number in sorted(set(numbers))]
    most = receiving.most_representatives(petition.people)
    if not chosen:
        raise Invalid("petitions.nobody-appointed", field="numbers")
    if len(chosen) > most:
        raise Invalid(
            "petitions.too-many-speak",
            field="numbers",
            most=most,
            people=petition.people,
            article=receiving.CROWD_ARTICLE,
        )
    petition.petitioners.update(represents=False)
    petition.petitioners.filter(pk__in=[one.pk for one in chosen]).update(represents=True)
    petition.appointed_on = day
    petition.save(update_fields=["appointed_on"])
    audit.record(
        "petitions.representatives.appointed",
        subject=_shared.subject(petition),
        by=by,
        at=at,
        details={
            "number": petition.registered,
            "persons": ", ".join(str(one.number) for one in chosen),
            "day": vn_date(day),
        },
    )
    return petition


def _check_runs(petition: Petition) -> None:
    """Papers that went out name those who stand in it: after its end nobody comes in or changes."""
    if petition.ended_at is not None:
        raise WrongState("petitions.people-ended")


def _of(petition: Petition, number: int) -> Petitioner:
    found = petition.petitioners.filter(number=number).first()
    if found is None:
        raise NotFound("base.not-found")
    return found
