"""Cases of a page of duties, and what stands beside each: by statements that are put together once."""

from collections.abc import Iterable

from hoiam.base.prepared import PERSON, Many, Prepared, Told
from hoiam.cases.models import Answer, Case, Gathering
from hoiam.cases.queries import visible_to
from hoiam.core.actor import Actor
from hoiam.voices.models import Channel

_VISIBLE = Prepared(
    lambda person, codes: visible_to(person).filter(code__in=codes).select_related("field", "unit"),
    PERSON,
    Many(str),
)
_UNSENT = Prepared(
    lambda keys: Answer.objects.filter(case__in=keys, sent_at__isnull=True).order_by("number"),
    Many(int),
)
_CHANNELS = Told(
    lambda keys: Gathering.objects.filter(case__in=keys, how="first").values_list(
        "case_id", "voice__channel"
    ),
    Many(int),
)


def visible_among(person: Actor, codes: Iterable[str]) -> list[Case]:
    """Those of these that somebody sees, with their field and unit."""
    return _VISIBLE(person, list(codes))


def working_answers(cases: Iterable[Case]) -> dict[int, Answer]:
    """The unsent draft of each case, by case."""
    return {row.case_id: row for row in _UNSENT([case.pk for case in cases])}


def channels_of(cases: Iterable[Case]) -> dict[int, Channel]:
    """How the first voice of each case came, by case."""
    return {case: Channel(channel) for case, channel in _CHANNELS([one.pk for one in cases])}
