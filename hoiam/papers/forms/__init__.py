"""Forms: what facts make which paper. `catalogue` says since when each holds and what it rests on.

Every builder takes one frozen dataclass and gives a letter; what number it has and on which day it
was issued is added by `papers.actions.issue`.
"""

from hoiam.papers.forms.catalogue import FORMS, Form, Wording, form_on
from hoiam.papers.forms.conclusions import Assigned, Concluded, Settled, conclusion
from hoiam.papers.forms.issuers import Issuer, issuer_of
from hoiam.papers.forms.minutes import Asked, Minuted, Totals, minutes
from hoiam.papers.forms.people import Person
from hoiam.papers.forms.reception import (
    Ground,
    Item,
    Purpose,
    Received,
    Refused,
    Represented,
    Stated,
    documents,
    refusal,
    representatives,
    statement,
)
from hoiam.papers.forms.slips import (
    Appointed,
    HandedOver,
    Resulted,
    appointment,
    delivery_note,
    result,
    spoken,
)

__all__ = [
    "FORMS",
    "Appointed",
    "Asked",
    "Assigned",
    "Concluded",
    "Form",
    "Ground",
    "HandedOver",
    "Issuer",
    "Item",
    "Minuted",
    "Person",
    "Purpose",
    "Received",
    "Refused",
    "Represented",
    "Resulted",
    "Settled",
    "Stated",
    "Totals",
    "Wording",
    "appointment",
    "conclusion",
    "delivery_note",
    "documents",
    "form_on",
    "issuer_of",
    "minutes",
    "refusal",
    "representatives",
    "result",
    "spoken",
    "statement",
]
