"""The exact words of a decision, as the log of public acts knows them."""

from hoiam.petitions.models import Decision
from hoiam.publication.log import exact


def decided(decision: Decision) -> bytes:
    """What was found and ordered, word for word."""
    return exact.words(
        result=decision.result,
        paper=decision.number,
        issued_on=decision.issued_on.isoformat(),
        findings=decision.findings,
        orders=decision.orders,
    )
