"""What several acts of the register need: locks and names in events."""

from datetime import date, datetime

from hoiam.core.log.acts import Act
from hoiam.petitions import queries
from hoiam.petitions.models import Petition
from hoiam.publication.actions import log


def subject(petition: Petition) -> tuple[str, str]:
    """How the petition is named in events."""
    return (queries.ABOUT, petition.code)


def commit(
    petition: Petition, act: Act, *, step: str, day: date, at: datetime, **more: str
) -> None:
    """A public act in this petition goes into the log, under the number of its receipt."""
    body = {"step": step, "day": day.isoformat(), "unit": petition.docket.unit.name, **more}
    log.commit(act=act, subject=queries.public_reference(petition), body=body, at=at)


def locked(petition: Petition) -> Petition:
    """The row under a lock, with what its policies ask for."""
    return (
        Petition.objects.select_for_update(of=("self",))
        .select_related(*queries.WITH_ALL)
        .get(pk=petition.pk)
    )
