"""What this part says: events and refusals."""

from hoiam.core.refusals import RefusalText
from hoiam.petitions import decision_texts, paper_texts, register_texts, step_texts

EVENTS: dict[str, str] = {
    **register_texts.EVENTS,
    **step_texts.EVENTS,
    **decision_texts.EVENTS,
    **paper_texts.EVENTS,
}
REFUSALS: dict[str, RefusalText] = {
    **register_texts.REFUSALS,
    **step_texts.REFUSALS,
    **decision_texts.REFUSALS,
    **paper_texts.REFUSALS,
}
