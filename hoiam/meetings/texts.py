"""What this part says: events and refusals."""

from hoiam.core.refusals import RefusalText
from hoiam.meetings import after_texts, hall_texts, meeting_texts

EVENTS: dict[str, str] = {**meeting_texts.EVENTS, **hall_texts.EVENTS, **after_texts.EVENTS}
REFUSALS: dict[str, RefusalText] = {
    **meeting_texts.REFUSALS,
    **hall_texts.REFUSALS,
    **after_texts.REFUSALS,
}
