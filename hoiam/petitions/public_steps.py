"""Which lawful steps of a petition are acts towards people, and which act of the log each is.

What a step says stands in its paper; the log says that it was taken, on which day, by which body.
Steps that prepare another one inside the office leave no entry, and neither does a step that carries
out what has its own entry: a decision (`petitions.decision.made`), a release in public.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hoiam.core.log.acts import Act

ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "accept": Act.ACCEPTANCE,
        "resume": Act.ACCEPTANCE,
        "transfer": Act.HAND_OVER,
        "return": Act.HAND_OVER,
        "extend": Act.EXTENSION,
        "suspend": Act.EXTENSION,
        "answer": Act.ANSWER,
        "tell": Act.ANSWER,
        "withdraw": Act.WITHDRAWAL,
        "withdraw-part": Act.WITHDRAWAL,
        "refuse": Act.CLOSING,
        "guide": Act.CLOSING,
        "keep": Act.CLOSING,
        "stop": Act.CLOSING,
        "close": Act.CLOSING,
    }
)
INSIDE = frozenset(
    {
        "propose", "ask-more", "ask", "supplied", "assign", "report", "call-hearing",
        "hold-hearing", "send-suspension", "send-termination", "expire", "decide", "send",
        "delivered", "lodged", "tell-forwarder", "refer", "give-back", "apologise", "call-meeting",
        "publish", "take-down", "forwarder-asked", "person-told",
    }
)  # fmt: skip
