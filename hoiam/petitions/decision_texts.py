"""Events and refusals of decisions, execution and plans of review."""

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {}

REFUSALS: dict[str, RefusalText] = {}
