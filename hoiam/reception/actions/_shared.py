"""What several acts of reception need: locks, words that may be kept, running numbers."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from hoiam.core import denunciation
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise
from hoiam.reception import queries
from hoiam.reception.models import Visit

_TRIES = 5  # two desks that register at the same moment


def subject(visit: Visit) -> tuple[str, str]:
    """How the visit is named in events and commitments."""
    return (queries.ABOUT, visit.code)


def locked(visit: Visit) -> Visit:
    """The row under a lock, with the units its policies ask for."""
    return (
        Visit.objects.select_for_update(of=("self",))
        .select_related(*queries.WITH_UNITS)
        .get(pk=visit.pk)
    )


def plain(text: str, *, field: str) -> str:
    """Words that may be kept: what tells of a denunciation is kept nowhere until it can be
    sealed; a long text tells of one by how it begins, a short one anywhere."""
    said = normalise(text).strip()
    if denunciation.is_one([said]):
        raise Invalid("reception.denunciation-told", field=field)
    return said


def given(text: str, code: str, *, field: str) -> str:
    """The same, or a refusal that names the field."""
    said = plain(text, field=field)
    if not said:
        raise Invalid(code, field=field)
    return said


def numbered(write: Callable[[int], None], last: Callable[[], int]) -> None:
    """Write under the next running number; who comes second takes the one after it."""
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                write(last() + 1)
            return
        except IntegrityError:
            continue
    raise WrongState("reception.number-taken")
