"""Events and refusals of the register and of sorting."""

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {}

REFUSALS: dict[str, RefusalText] = {}
