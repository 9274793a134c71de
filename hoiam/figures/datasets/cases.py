"""Where the columns of cases stand."""

from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import NullIf

from hoiam.cases import queries as cases
from hoiam.cases.models import Case, CaseState
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core.figures.catalogue.cases import CASES
from hoiam.figures.datasets.rows import Earliest, Holds, Rows, Some

# What ended by doing or by giving up; a duty merged into another case's is owed there.
_ENDED = (CommitmentState.DONE, CommitmentState.UNDONE)


def _counted() -> QuerySet[Case]:
    return Case.objects.exclude(state=CaseState.JOINED)


def _published() -> QuerySet[Case]:
    return _counted().filter(page__isnull=False)


def _duties(kind: CommitmentKind) -> QuerySet[Any]:
    return Commitment.objects.filter(about_kind="case", kind=kind)


def _open_answers() -> QuerySet[Any]:
    return _duties(CommitmentKind.ANSWER).filter(state=CommitmentState.OPEN)


def _late_answers() -> QuerySet[Any]:
    return _duties(CommitmentKind.ANSWER).filter(state__in=_ENDED, ended_on__gt=F("due_on"))


def _open_promises() -> QuerySet[Any]:
    return _duties(CommitmentKind.PROMISE).filter(state=CommitmentState.OPEN)


ROWS = Rows(
    CASES,
    _counted,
    {
        "code": "code",
        "kind": "kind",
        "field": "field__code",
        "area": "area__code",
        "unit": "unit__code",
        "state": "state",
        "result": NullIf(F("result"), Value("")),
        "people": "people",
        "received_on": "opened_on",
        "answered_on": "answered_on",
        "published": Holds(Q(page__isnull=False)),
        "answer_due": Earliest(_open_answers, "about_code", "due_on"),
        "answered_late": Some(_late_answers, "about_code"),
        "promise_due": Earliest(_open_promises, "about_code", "due_on"),
    },
    opened_by=cases.visible_to,
    opened_to_all=_published,
    is_public=True,
)
