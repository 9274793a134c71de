"""What this part says: events and refusals."""

from hoiam.core.refusals import RefusalText
from hoiam.meetings import meeting_texts

EVENTS: dict[str, str] = {**meeting_texts.EVENTS}
REFUSALS: dict[str, RefusalText] = {**meeting_texts.REFUSALS}
