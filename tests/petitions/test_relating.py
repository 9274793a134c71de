"""Who stands in a petition, what was split from it, what it repeats, and its right kind."""

from datetime import date
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.cases.models import DocketPart
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries
from hoiam.petitions.actions import Part
from hoiam.petitions.entry import Signer
from hoiam.petitions.models import Petition
from tests.cast import NOW, Cast, make_cast
from tests.petitions.making import RECEIVED, SIGNER, registered
from tests.petitions.stepping import take

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 1)


def _crowd(cast: Cast, people: int) -> Petition:
    named = tuple(Signer(name=f"Người {n}") for n in range(1, 4))
    return registered(cast, people=people, signers=named).petition


@pytest.mark.parametrize(("people", "chosen"), [(7, {1, 2}), (12, {1, 2, 3}), (3, {1})])
def test_appointed_as_many_as_the_law_lets(people: int, chosen: set[int]) -> None:
    cast = make_cast()
    petition = _crowd(cast, people)

    petitions.appoint(petition=petition, numbers=chosen, day=DAY, by=cast.actor("clerk"), at=NOW)

    speaking = petition.petitioners.filter(represents=True).values_list("number", flat=True)
    assert set(speaking) == chosen


def test_appointed_too_many() -> None:
    cast = make_cast()

    with pytest.raises(Invalid) as refused:
        petitions.appoint(
            petition=_crowd(cast, 7), numbers={1, 2, 3}, day=DAY, by=cast.actor("clerk"), at=NOW
        )

    assert refused.value.details["most"] == 2


def test_added_person_has_a_number_of_the_clocks() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    row = petitions.add_petitioner(
        petition=petition, signer=Signer(name="Người sau"), by=cast.actor("clerk"), at=NOW
    )

    assert row.number == 2
    assert DocketPart.objects.filter(docket=petition.docket, kind="person").count() == 2
    assert Petition.objects.get(pk=petition.pk).people == 2
    assert "Người sau" not in str(Event.objects.values_list("details", flat=True))


def test_nobody_comes_into_a_petition_that_ended_and_nobody_in_it_changes() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    take(cast, petition, "guide", RECEIVED)
    told: dict[str, Any] = {"petition": petition, "by": cast.actor("clerk"), "at": NOW}

    for act, more in (
        (petitions.add_petitioner, {"signer": Signer(name="Người sau")}),
        (petitions.correct_petitioner, {"number": 1, "signer": Signer(name="Tên khác")}),
        (petitions.appoint, {"numbers": {1}, "day": DAY}),
    ):
        with pytest.raises(WrongState):
            act(**(told | more))
    assert [one.name for one in petition.petitioners.all()] == [SIGNER.name]


def test_split_remembers_each_other_and_the_day() -> None:
    cast = make_cast()
    whole = registered(cast).petition
    part = Part(
        "p1-2", Matter.RECOMMENDATION, "Đề nghị xã đắp lại đường.", cast.fields["roads"], "other"
    )

    done = petitions.split_off(petition=whole, part=part, by=cast.actor("clerk"), at=NOW)
    again = petitions.split_off(petition=whole, part=part, by=cast.actor("clerk"), at=NOW)

    assert again.petition == done.petition
    assert list(queries.relatives(whole)) == [done.petition]
    assert list(queries.relatives(done.petition)) == [whole]
    assert done.petition.docket.received_on == whole.docket.received_on
    assert [one.name for one in done.petition.petitioners.all()] == ["Lò Thị Mẫu"]
    with pytest.raises(Invalid):
        petitions.split_off(
            petition=whole, by=cast.actor("clerk"), at=NOW,
            part=Part("p1-3", Matter.RECOMMENDATION, "Tố cáo ông X", cast.fields["roads"], "other"),
        )  # fmt: skip


def test_sent_again_leads_to_the_first() -> None:
    cast = make_cast()
    first, second, third = (registered(cast, f"p{n}").petition for n in (1, 2, 3))
    by = cast.actor("clerk")

    petitions.link_same(petition=second, earlier=first, by=by, at=NOW)
    second.refresh_from_db()
    linked = petitions.link_same(petition=third, earlier=second, by=by, at=NOW)

    assert linked.same_as == first
    with pytest.raises(Invalid):
        petitions.link_same(petition=first, earlier=first, by=by, at=NOW)


def test_reclassified_clocks_begin_anew() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    change = {
        "petition": petition,
        "kind": Matter.RECOMMENDATION,
        "reason": "Chỉ là kiến nghị",
        "at": NOW,
    }

    with pytest.raises(NotAllowed):
        petitions.reclassify(by=cast.actor("clerk"), **change)  # type: ignore[arg-type]
    petitions.reclassify(by=cast.actor("leader"), **change)  # type: ignore[arg-type]

    rows = Commitment.objects.filter(about_code=petition.docket.code)
    assert {(one.rule, one.state) for one in rows if one.state == "open"} != set()
    assert not rows.filter(rule="C-02", state="open").exists()
    assert Petition.objects.get(pk=petition.pk).docket.kind == "recommendation"
    with pytest.raises(Invalid):
        petitions.reclassify(
            by=cast.actor("leader"), petition=petition, kind=Matter.DENUNCIATION, reason="x", at=NOW
        )
    Petition.objects.update(state="accepted")
    with pytest.raises(WrongState):
        petitions.reclassify(
            by=cast.actor("leader"), petition=petition, kind=Matter.COMPLAINT, reason="x", at=NOW
        )
