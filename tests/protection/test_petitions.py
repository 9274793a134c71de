"""Petitions under the same rules of data as cases: what is due and when, what goes and what stays."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hoiam.commitments.models import Commitment
from hoiam.core.refusals import NotAllowed
from hoiam.papers import actions as papers
from hoiam.papers.actions import Sent
from hoiam.papers.models import DeliveryWay
from hoiam.petitions import actions as petitions
from hoiam.petitions import letters
from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Decision, Order, Petition, Petitioner, PetitionStep
from hoiam.protection import actions, queries, terms
from hoiam.protection.actions import Wish
from hoiam.protection.parts import Part
from hoiam.voices.models import Contact, Voice
from tests.cast import Cast, make_cast
from tests.petitions import settling
from tests.petitions.making import SIGNER, registered
from tests.petitions.stepping import take
from tests.protection import planting

pytestmark = pytest.mark.django_db
ENDED = date(2026, 10, 7)
DUE = date(2027, 10, 7)


def left_of(words: str) -> list[str]:
    """Fields of any row in which these words still stand."""
    return [
        f"{model.__name__}.{field.name}"
        for model, field in planting._fields()
        for value in model._base_manager.values_list(field.name, flat=True)
        if planting._same(words) in planting._same(str(value))
    ]


def _is_due(part: Part, day: date) -> bool:
    return any(terms.due_on(part, voice.since) <= day for voice in terms.due(part, day))


def _ended() -> tuple[Cast, Petition]:
    """A petition that was refused: nothing is owed any more."""
    cast = make_cast()
    petition = registered(cast).petition
    take(cast, petition, "refuse", ENDED)
    return cast, Petition.objects.get(pk=petition.pk)


def test_ended_petition_contact_and_notices_are_due_a_year_later() -> None:
    cast, petition = _ended()
    assert petition.ended_at is not None

    for part in (Part.CONTACT, Part.NOTICES):
        assert not _is_due(part, DUE - timedelta(days=1)), part
        assert _is_due(part, DUE), part
    assert petition.voice is not None
    kept = queries.kept_of(petition.voice, ENDED)
    assert {one.until for one in kept} == {DUE}
    at = datetime(DUE.year, DUE.month, DUE.day, 5, tzinfo=UTC)
    assert actions.dispose_due(part=Part.CONTACT, by=cast.actor("system"), at=at) == 1
    assert not Contact.objects.exists()
    # The register keeps who stood there, and no longer how to reach them.
    line = Petitioner.objects.get()
    assert (line.name, line.address, line.phone) == (SIGNER.name, SIGNER.address, "")


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


def _sent_on_paper(cast: Cast) -> None:
    """The notice of acceptance, handed to whoever signed."""
    step, at = PetitionStep.objects.get(step="accept"), settling.at_of(settling.DECIDED)
    paper = petitions.issue_paper(
        step=step, form="acceptance", letter=letters.letter_of(step, "acceptance"),
        by=cast.actor("clerk"), at=at, key="v1",
    )  # fmt: skip
    sent = Sent(SIGNER.name, DeliveryWay.HAND, settling.DECIDED, address=SIGNER.address)
    papers.deliver(paper=paper, sent=sent, by=cast.actor("clerk"), at=at, key="d1")


def test_erased_sender_is_in_no_row_of_the_petition_and_its_file_stays() -> None:
    cast, decision = settling.decided_town()
    petition = Petition.objects.get()
    _sent_on_paper(cast)
    assert {"PaperDelivery.recipient", "Paper.content"} <= set(left_of(SIGNER.name))
    steps = list(PetitionStep.objects.values_list("code", "step", "day", "taken_by"))
    voice, at = Voice.objects.get(), settling.at_of(settling.WRITTEN)
    wish = Wish(reason="Người gửi yêu cầu")

    with pytest.raises(NotAllowed):
        actions.anonymise(case=petition, voice=voice, wish=wish, by=cast.actor("clerk"), at=at)
    actions.anonymise(case=petition, voice=voice, wish=wish, by=cast.actor("leader"), at=at)

    line = Petitioner.objects.get()
    assert (line.name, line.address, line.paper, line.phone) == ("[đã xóa]", "", "", "")
    left = Decision.objects.get(pk=decision.pk)
    assert SIGNER.name not in left.findings and "mức phạt của" in left.findings
    assert "xử phạt vì đường đi" not in Voice.objects.get().text
    petition.refresh_from_db()
    assert (petition.demand, petition.registered) == ("[đã xóa]", "1/2026")
    assert list(PetitionStep.objects.values_list("code", "step", "day", "taken_by")) == steps
    assert left_of(SIGNER.name) == left_of(SIGNER.phone) == []


def test_other_signers_keep_their_lines() -> None:
    other = Signer(name="Giàng A Thử", address="Thôn 5", phone="0900 000 456")
    cast = make_cast()
    petition = registered(cast, signers=(SIGNER, other), people=2).petition
    wish, at = Wish(reason="Yêu cầu"), settling.at_of(settling.WRITTEN)

    actions.anonymise(
        case=petition, voice=Voice.objects.get(), wish=wish, by=cast.actor("leader"), at=at
    )

    names = list(Petitioner.objects.order_by("number").values_list("name", "phone"))
    assert names == [("[đã xóa]", ""), (other.name, other.phone)]
