"""Small steps that several actions share; none of them records an event of its own."""

from datetime import date, datetime, time

from hoiam.core import actor as actors
from hoiam.core import calendar, denunciation
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise


def product(by: Actor) -> Actor:
    """The product itself within the same act: this part has asked whether the person may."""
    return actors.system("outreach", act=by.act)


def plain(text: str, *, field: str, longest: int) -> str:
    """Words that may be kept: what tells of a denunciation is kept nowhere."""
    said = normalise(text).strip()
    if denunciation.is_one([said]):
        raise Invalid("outreach.denunciation-told", field=field)
    if len(said) > longest:
        raise Invalid("outreach.too-long", field=field, limit=longest)
    return said


def given(text: str, *, field: str, longest: int) -> str:
    """The same of words that must be there."""
    said = plain(text, field=field, longest=longest)
    if not said:
        raise Invalid("outreach.words-needed", field=field)
    return said


def noon(day: date, at: datetime) -> datetime:
    """A moment of a day of which only the day is known; never one that is still to come."""
    return min(datetime.combine(day, time(12), calendar.ZONE), at)
