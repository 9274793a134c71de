"""Events and refusals of steps and hearings."""

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {}

REFUSALS: dict[str, RefusalText] = {}
