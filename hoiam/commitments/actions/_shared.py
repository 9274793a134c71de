"""Small steps that several actions share; none of them records an event."""

from datetime import date, datetime

from hoiam.commitments import policies
from hoiam.commitments.models import Commitment
from hoiam.core import calendar, denunciation
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise, vn_date
from hoiam.units import queries as units
from hoiam.units.models import Unit


def locked(commitment: Commitment) -> Commitment:
    return (
        Commitment.objects.select_for_update(of=("self",))
        .select_related("unit__parent__parent__parent", "assigned_by_unit__parent__parent__parent")
        .get(pk=commitment.pk)
    )


def subject(commitment: Commitment) -> tuple[str, str]:
    return (commitment.about_kind, commitment.about_code)


def check_coming(due_on: date, day: date) -> None:
    if due_on <= day:
        raise Invalid("commitments.due-in-past", field="due_on", due_on=vn_date(due_on))
    policies.check_is_near(due_on, day)


def check_reason(reason: str) -> str:
    if not reason.strip():
        raise Invalid("commitments.reason-needed", field="reason")
    return reason.strip()


def check_plain(commitment: Commitment, by: Actor, **words: str) -> None:
    """What an officer says of something given: words that tell of a denunciation are kept nowhere.
    Clocks of a docket have words of their own, and the product's are no person's."""
    given = {*policies.GIVEN, *policies.GIVEN_IN_PUBLIC}
    if not by.is_officer or commitment.kind not in given:
        return
    for field, said in words.items():
        if denunciation.tells_of_one(normalise(said)):
            raise Invalid("commitments.no-denunciation", field=field)


def check_later(commitment: Commitment, due_on: date, at: datetime) -> None:
    check_coming(due_on, calendar.day_of(at))
    if due_on <= commitment.due_on:
        raise Invalid(
            "commitments.due-not-later", field="due_on", due_on=vn_date(commitment.due_on)
        )


def clear_asked(commitment: Commitment) -> None:
    commitment.asked_due_on, commitment.asked_reason = None, ""
    commitment.asked_at, commitment.asked_by = None, ""


def superior_on(unit: Unit, day: date) -> Unit | None:
    """Who stands directly above; where that body has ended, who stands above it."""
    above = units.superior_of(unit)
    while above is not None and not units.exists_on(above, day):
        above = units.superior_of(above)
    return above
