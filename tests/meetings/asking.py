"""Questions as tests need them."""

from datetime import datetime

from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Asked, Received
from hoiam.meetings.models import Meeting, Question, Way
from hoiam.voices.told import Reach
from tests.cast import Cast
from tests.meetings.making import STARTS

WORDS = "Đường vào thôn 3 bao giờ được đổ bê tông?"
LEFT = Reach(name="Lò Thị Mẫu", phone="0900000123", email="mau@example.vn")


def asked(
    cast: Cast,
    meeting: Meeting,
    key: str = "q1",
    *,
    text: str = WORDS,
    way: str = Way.HALL,
    who: str = "public",
    at: datetime = STARTS,
    **changes: object,
) -> Received:
    """Somebody asks; by telephone in the hall where nothing else is said."""
    told = Asked(key=key, text=text, way=way, **changes)  # type: ignore[arg-type]
    return meetings.ask(meeting=meeting, asked=told, by=cast.actor(who, at=at), at=at)


def question(cast: Cast, meeting: Meeting, key: str = "q1", **changes: object) -> Question:
    """The question alone."""
    return asked(cast, meeting, key, **changes).question  # type: ignore[arg-type]
