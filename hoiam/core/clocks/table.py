"""Which clocks each kind of matter has. The numbers stand in the rulebook, not here."""

from hoiam.core.clocks.shapes import Act, Ground, Matter, Spec
from hoiam.core.law.rulebook.shapes import Event

_SETTLED = (Act.DECIDED, Act.WITHDRAWN)
_TAKEN = (Act.ACCEPTED, Act.REFUSED, Act.WITHDRAWN)


def _complaint(rule_id: str, what: str = "") -> tuple[Spec, ...]:
    return (
        Spec("accept", "C-02", Act.RECEIVED, Event.RECEIVED, _TAKEN),
        Spec("decide", rule_id, Act.ACCEPTED, Event.ACCEPTED, _SETTLED, what, can_pause=True),
    )


SPECS: dict[Matter, tuple[Spec, ...]] = {
    Matter.COMPLAINT: (
        *_complaint("C-03"),
        Spec("send", "C-09", Act.DECIDED, Event.DECIDED, what="lần đầu"),
        Spec("again", "C-10", Act.DECISION_RECEIVED, Event.DECISION_RECEIVED),
    ),
    Matter.SECOND_COMPLAINT: (
        *_complaint("C-04"),
        Spec("send", "C-09", Act.DECIDED, Event.DECIDED, what="lần hai"),
        Spec("publish", "C-12", Act.DECIDED, Event.DECIDED),
    ),
    Matter.DISCIPLINE: _complaint("C-16", "giải quyết"),
    Matter.DENUNCIATION: (
        Spec("accept", "D-01", Act.RECEIVED, Event.RECEIVED, _TAKEN),
        Spec("tell", "D-03", Act.ACCEPTED, Event.ACCEPTED),
        # A withdrawal does not end it: D-13 may oblige to go on; ending is an act of its own.
        Spec("settle", "D-04", Act.ACCEPTED, Event.ACCEPTED, (Act.CONCLUDED,), can_pause=True),
        Spec("send", "D-07", Act.CONCLUDED, Event.CONCLUDED),
        Spec("act", "D-08", Act.CONCLUDED, Event.CONCLUDED),
        Spec("publish", "D-09", Act.CONCLUDED, Event.CONCLUDED),
    ),
    Matter.RECOMMENDATION: (
        Spec("answer", "R-08", Act.RECEIVED, Event.RECEIVED, (Act.ANSWERED, Act.WITHDRAWN)),
    ),
}

# Under which rule a clock may stand still, and on what grounds.
PAUSES: dict[Matter, tuple[str, tuple[Ground, ...]]] = {
    Matter.COMPLAINT: ("C-13", (Ground.FORCE_MAJEURE, Ground.AWAITING)),
    Matter.SECOND_COMPLAINT: ("C-13", (Ground.FORCE_MAJEURE, Ground.AWAITING)),
    Matter.DISCIPLINE: ("C-13", (Ground.FORCE_MAJEURE, Ground.AWAITING)),
    Matter.DENUNCIATION: ("D-06", (Ground.FORCE_MAJEURE, Ground.AWAITING, Ground.EXPERT)),
}

# What a matter accepted before a law changed takes from the new one.
TRANSITIONS: dict[Matter, str] = {
    Matter.COMPLAINT: "C-TRANSITION",
    Matter.SECOND_COMPLAINT: "C-TRANSITION",
    Matter.DISCIPLINE: "C-TRANSITION",
    Matter.DENUNCIATION: "D-TRANSITION",
}
CRITERIA_RULE = "C-05"
