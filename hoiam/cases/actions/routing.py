"""Learning which field a case is of, from what people decided; and writing down what became of a
proposal."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import routing, routing_past, routing_policies
from hoiam.cases.models import Case, RoutingChoice, RoutingModel, RoutingStart
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.routing import LEAST_CASES, Example, examined, learned
from hoiam.core.routing.law_topics import WEIGHT
from hoiam.units import queries as units

SUBJECT = ("installation", "routing")
LEAST_SENTENCE = 7  # words: example sentences have them, names and synonyms have not


def learn(*, by: Actor, at: datetime) -> RoutingModel:
    """Learn anew from descriptions, public texts and decided cases; takes the place of the model
    before it. Seconds of reading and counting come first, the writer is held for one row."""
    routing_policies.check_can_teach(by)
    past = routing_past.past()
    known = {one.code: one for one in units.fields()}
    own = [one for one in past.examples if one.field in known]
    said = [
        Example(code, line, private=False, own=True)
        for code, one in known.items()
        for line in routing.said_of(one)
    ]
    law = [one for one in _started() if one.field in known]
    # For want of cases it is asked its own example sentences, each by a model without that one.
    few = len(own) < LEAST_CASES
    held = [one for one in said if _is_sentence(one)] if few else own
    rest = [one for one in said if not _is_sentence(one)] + own if few else said
    seen = examined(held, [*rest, *law])
    model = learned([*said, *law, *own])
    words, weights = model.written()
    row = RoutingModel(
        fields=list(model.fields),
        words=words,
        weights=weights,
        ends={code: dict(counts) for code, counts in past.ends.items()},
        cases=past.decided,
        confirmed=past.confirmed,
        started=len(law),
        asked=seen.asked,
        first_right=seen.first,
        three_right=seen.three,
        commonest=seen.commonest,
        said=seen.said,
        said_right=seen.kept,
        sure=routing.sure_of(seen.sure),
        on_examples=few,
        trained_at=at,
        trained_by=by.code,
    )
    _replace(row, by=by, at=at)
    return row


def _is_sentence(one: Example) -> bool:
    return len(one.text.split()) >= LEAST_SENTENCE


@transaction.atomic
def _replace(row: RoutingModel, *, by: Actor, at: datetime) -> None:
    RoutingModel.objects.all().delete()
    row.save(force_insert=True)
    routing.forget()
    audit.record(
        "cases.routing.learned",
        subject=SUBJECT,
        by=by,
        at=at,
        details={
            "cases": row.cases,
            "confirmed": row.confirmed,
            "first": row.first_right,
            "asked": row.asked,
        },
    )


def _started() -> list[Example]:
    row = RoutingStart.objects.order_by("-id").first()
    pairs = row.examples if row is not None else []
    return [Example(field, text, WEIGHT, private=False) for field, text in pairs]


@transaction.atomic
def start_learning(
    *, examples: Sequence[Example], source: str, by: Actor, at: datetime
) -> RoutingStart:
    """Keep public texts to begin with; they take the place of those before them."""
    routing_policies.check_can_teach(by)
    if not examples:
        raise Invalid("cases.routing-empty", field="file")
    RoutingStart.objects.all().delete()
    row = RoutingStart(
        source=source[:200],
        examples=[[one.field, one.text] for one in examples],
        read_at=at,
        read_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "cases.routing.started",
        subject=SUBJECT,
        by=by,
        at=at,
        details={"source": row.source, "count": len(examples)},
    )
    return row


def note_choice(case: Case, asked: str, proposed: Sequence[str], chosen: str, *, day: date) -> None:
    """Which of the proposals an officer took, if any was made; part of the act that decides, and
    without its doer."""
    if not proposed:
        return
    place = proposed.index(chosen) + 1 if chosen in proposed else 0
    RoutingChoice(
        case=case,
        asked=asked,
        proposed=list(proposed),
        chosen=chosen,
        place=place,
        chosen_on=day,
    ).save()
