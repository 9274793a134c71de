"""Small steps that several actions share; none of them records an event of its own."""

from hoiam.core import actor as actors
from hoiam.core import denunciation
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise
from hoiam.meetings.models import Meeting

WITH_UNITS = ("unit__parent__parent__parent", "unit__area")


def locked(meeting: Meeting) -> Meeting:
    """The row under a lock, with the units its policies ask for."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related(*WITH_UNITS)
        .get(pk=meeting.pk)
    )


def product(by: Actor) -> Actor:
    """The product itself within the same act: what the law ties to a date follows from the date,
    whoever may set it."""
    return actors.system("meetings", act=by.act)


def is_denunciation(said: str) -> bool:
    """Whether normalised words tell of one; the name of the field of work alone does not."""
    return denunciation.tells_of_one(said)


def plain(text: str, *, field: str) -> str:
    """Words that may be kept: what tells of a denunciation is kept nowhere."""
    said = normalise(text).strip()
    if is_denunciation(said):
        raise Invalid("meetings.denunciation-told", field=field)
    return said


def given(text: str, *, field: str = "reason", code: str = "meetings.reason-needed") -> str:
    """Plain words that must be there."""
    said = plain(text, field=field)
    if not said:
        raise Invalid(code, field=field)
    return said
