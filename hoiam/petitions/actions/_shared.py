"""What several acts of the register need: locks and names in events."""

from hoiam.petitions import queries
from hoiam.petitions.models import Petition


def subject(petition: Petition) -> tuple[str, str]:
    """How the petition is named in events."""
    return (queries.ABOUT, petition.code)


def locked(petition: Petition) -> Petition:
    """The row under a lock, with what its policies ask for."""
    return (
        Petition.objects.select_for_update(of=("self",))
        .select_related(*queries.WITH_ALL)
        .get(pk=petition.pk)
    )
