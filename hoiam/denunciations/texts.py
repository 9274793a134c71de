"""What this part says: events and refusals."""

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {}

REFUSALS: dict[str, RefusalText] = {}
