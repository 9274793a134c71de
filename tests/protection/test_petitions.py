"""Petitions under the same rules of data as cases: what is due and when, what goes and what stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hoiam.commitments.models import Commitment
from hoiam.petitions.models import Order, Petition
from hoiam.protection import actions, queries, terms
from hoiam.protection.parts import Part
from hoiam.voices.models import Contact
from tests.cast import Cast
from tests.petitions import settling
from tests.petitions.making import registered
from tests.petitions.stepping import take

pytestmark = pytest.mark.django_db
ENDED = date(2026, 10, 7)
DUE = date(2027, 10, 7)


def _is_due(part: Part, day: date) -> bool:
    return any(terms.due_on(part, voice.since) <= day for voice in terms.due(part, day))


def _ended() -> tuple[Cast, Petition]:
    """A petition that was refused: nothing is owed any more."""
    cast = settling.make_cast()
    petition = registered(cast).petition
    take(cast, petition, "refuse", ENDED)
    return cast, Petition.objects.get(pk=petition.pk)


def test_ended_petition_contact_and_notices_are_due_a_year_later() -> None:
    cast, petition = _ended()
    assert petition.ended_at is not None

    for part in (Part.CONTACT, Part.NOTICES):
        assert not _is_due(part, DUE - timedelta(days=1)), part
        assert _is_due(part, DUE), part
    kept = queries.kept_of(petition.voice, ENDED)
    assert {one.until for one in kept} == {DUE}
    at = datetime(DUE.year, DUE.month, DUE.day, 5, tzinfo=UTC)
    assert actions.dispose_due(part=Part.CONTACT, by=cast.actor("system"), at=at) == 1
    assert not Contact.objects.exists()


def test_open_petition_and_an_order_still_due_postpone() -> None:
    settling.decided_town()
    long_after = date(2036, 1, 1)
    assert not _is_due(Part.CONTACT, long_after)

    order = Order.objects.exclude(commitment="").get()
    Petition.objects.update(ended_at=settling.at_of(settling.DECIDED), ended_by="x")
    # What else is owed in it does not count here.
    Commitment.objects.exclude(code=order.commitment).update(about_code="elsewhere")
    assert not _is_due(Part.CONTACT, long_after)

    Commitment.objects.update(about_code="elsewhere")
    assert _is_due(Part.CONTACT, long_after)
