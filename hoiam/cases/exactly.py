"""The exact words of an answer, as the log of public acts knows them."""

from hoiam.cases.models import Answer
from hoiam.publication.log import exact


def answered(reply: Answer) -> bytes:
    """What the unit answered, word for word."""
    return exact.words(
        number=reply.number,
        result=reply.result,
        text=reply.text,
        rule=reply.rule,
        promise=reply.promise,
        promise_due_on=reply.promise_due_on.isoformat() if reply.promise_due_on else "",
        paper=reply.paper_number,
    )
