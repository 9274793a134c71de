"""What an operator reads when a backup or a restore cannot be made."""

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {}
REFUSALS: dict[str, RefusalText] = {}
