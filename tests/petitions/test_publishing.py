"""The second decision is public: masked by a human, released by a human, corrected in the open."""

from datetime import date

import pytest

from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import public_decisions
from hoiam.petitions.actions import Announced, MaskedDecision
from hoiam.petitions.models import Decision, Petition, Result
from hoiam.publication.actions import Correction
from hoiam.publication.models import Cause, Page
from tests import snapshots
from tests.cast import Cast, make_cast
from tests.petitions.settling import at_of, decide, decided_town, heard
from tests.petitions.stepping import walk

pytestmark = pytest.mark.django_db

SENT = date(2026, 10, 28)


def second_town() -> tuple[Cast, Decision]:
    """A second complaint, decided and sent, written once for all tests."""
    return snapshots.of("second-decision", _second_town)


def _second_town() -> tuple[Cast, Decision]:
    cast = make_cast()
    petition = heard(cast, kind=Matter.SECOND_COMPLAINT)
    decision = decide(cast, petition, result=Result.UPHELD)
    walk(cast, Petition.objects.get(), ("send", SENT))
    return cast, Decision.objects.select_related("petition__docket__unit").get(pk=decision.pk)


def prepared(cast: Cast, decision: Decision, **lines: str) -> str:
    """Written as proposed; the mark of what was seen."""
    fields = public_decisions.fields_of(decision)
    masked = MaskedDecision({one.name: one.masked for one in fields} | lines)
    draft = petitions.prepare_decision(
        decision=decision, masked=masked, by=cast.actor("clerk"), at=at_of(SENT)
    )
    return public_decisions.digest(decision, draft)


def released(
    cast: Cast, decision: Decision, seen: str, *, by: str = "leader", **changes: object
) -> Decision:
    told = Announced(**({"seen": seen, "key": "cong-khai", "where": "Trụ sở UBND"} | changes))  # type: ignore[arg-type]
    return petitions.publish_decision(
        decision=decision, announced=told, by=cast.actor(by), at=at_of(SENT)
    )


def test_second_decision_is_released_without_the_name_and_posting_begins() -> None:
    cast, decision = second_town()

    decision = released(cast, decision, prepared(cast, decision))

    page = Page.objects.get()
    assert page == decision.page
    assert "Lò Thị Mẫu" not in page.text
    assert page.title.startswith("Quyết định giải quyết khiếu nại lần hai số 45/QĐ-UBND")
    assert "mức phạt" in page.text
    steps = list(decision.petition.steps.values_list("step", flat=True).order_by("number"))
    assert steps[-1] == "publish"
    assert not Commitment.objects.filter(clock="publish", state="open").exists()
    assert public_decisions.released().get() == decision


def test_what_looks_personal_stops_the_release() -> None:
    cast, decision = second_town()
    seen = prepared(cast, decision, findings="Bà Lò Thị Mẫu, số điện thoại 0900 000 123.")

    with pytest.raises(WrongState) as refused:
        released(cast, decision, seen)

    assert refused.value.code == "petitions.personal-left"
    assert not Page.objects.exists()


def test_what_changed_since_somebody_looked_is_not_released() -> None:
    cast, decision = second_town()
    prepared(cast, decision)

    with pytest.raises(WrongState) as refused:
        released(cast, decision, "khac")

    assert refused.value.code == "petitions.public-changed"


def test_correction_that_covers_closes_what_stood_before_and_is_no_second_step() -> None:
    cast, decision = second_town()
    decision = released(cast, decision, prepared(cast, decision))
    seen = prepared(cast, decision, findings="Mức phạt tính sai.")
    count = decision.petition.steps.count()

    why = Correction(Cause.MASKING, "Che thêm nơi ở")
    decision = released(cast, decision, seen, why=why, key="lan-2")

    page = Page.objects.get()
    assert (page.number, page.text.count("Mức phạt tính sai.")) == (2, 1)
    assert decision.petition.steps.count() == count
    assert page.hidings.filter(part="release", release=1).exists()


def test_first_decision_is_not_public() -> None:
    cast, decision = decided_town()

    with pytest.raises(WrongState) as refused:
        prepared(cast, decision)
    with pytest.raises(NotFound):
        public_decisions.released_by_code(decision.code)

    assert refused.value.code == "petitions.second-alone-public"


def test_nobody_else_prepares_it() -> None:
    cast, decision = second_town()

    with pytest.raises(NotAllowed):
        petitions.prepare_decision(
            decision=decision, masked=MaskedDecision({}), by=cast.actor("stranger"), at=at_of(SENT)
        )
    with pytest.raises(NotAllowed):
        released(cast, decision, prepared(cast, decision), by="clerk")
