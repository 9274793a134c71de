"""Reading sessions at the desk: the one that is open, and what was done in it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from hoiam.cases.models import AssistedAct, AssistedSession
from hoiam.core.actor import Actor
from hoiam.core.refusals import WrongState
from hoiam.voices.models import Voice


def open_session(code: str, person: Actor, *, machine: datetime) -> AssistedSession:
    """The session that this officer has open now; of any other there is none."""
    found = code and (
        AssistedSession.objects.filter(
            code=code, started_by=person.code, ended_at__isnull=True, until__gt=machine
        )
        .select_related("desk", "voice__receipt", "voice__area", "voice__field")
        .first()
    )
    if not found:
        raise WrongState("cases.assisting-over")
    return found


def acts_of(session: AssistedSession) -> QuerySet[AssistedAct]:
    """What was done in a session, in order."""
    return AssistedAct.objects.filter(session=session).order_by("id")


def sessions_for(voice: Voice) -> QuerySet[AssistedSession]:
    """Sessions in which somebody was helped with this matter, for the person."""
    return (
        AssistedSession.objects.filter(voice=voice)
        .select_related("desk")
        .prefetch_related("acts")
        .order_by("id")
    )


def assisted_acts(acts: Iterable[str]) -> dict[str, str]:
    """Which of these acts were done for the person at a desk, and at which."""
    rows = AssistedAct.objects.filter(act__in=list(acts)).select_related("session__desk")
    return {row.act: row.session.desk.name for row in rows}
