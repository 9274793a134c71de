"""A complaint brought to the desk goes on the register of petitions: its words and names stand
there, and the visit only points at it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import Registered
from hoiam.petitions.entry import NewPetition
from hoiam.petitions.models import Petition
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.reception.models import Matter, Visit, VisitKind
from hoiam.voices.models import Draft, Receipt


@transaction.atomic
def take_petition(
    *,
    visit: Visit,
    new: NewPetition,
    by: Actor,
    at: datetime,
    draft: Draft | None = None,
    reserved: Receipt | None = None,
) -> Registered:
    """Enter the petition that somebody brought to this visit. What a visit was about is counted by
    its proceeding from then on; a visit of a denunciation has no petition."""
    visit = _shared.locked(visit)
    policies.check_can_follow_up(visit, by)
    if visit.kind == VisitKind.DENUNCIATION:
        raise WrongState("reception.no-petition", number=visit.registered)
    done = petitions.register(new=new, by=by, at=at, draft=draft, reserved=reserved)
    if done.repeated:
        return done
    _point(visit, done.petition, by, at)
    audit.record(
        "reception.petition.taken",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "petition": done.petition.registered},
    )
    return done


def _point(visit: Visit, petition: Petition, by: Actor, at: datetime) -> None:
    """The matter that stood for itself alone becomes this one; else it is one matter more."""
    docket = petition.docket
    bare = visit.matters.filter(identity=visit.code, case__isnull=True, docket__isnull=True).first()
    if bare is not None:
        bare.docket, bare.voice, bare.identity = docket, petition.voice, docket.code
        bare.save()
        return
    last = visit.matters.aggregate(last=Max("order"))["last"]
    Matter(
        visit=visit,
        order=0 if last is None else last + 1,
        docket=docket,
        voice=petition.voice,
        identity=docket.code,
        brought_at=at,
        brought_by=by.code,
    ).save(force_insert=True)
