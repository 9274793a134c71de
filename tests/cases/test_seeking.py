"""A clerk finds an open case of her own desk by the exact number; nobody finds anything else."""

from dataclasses import replace

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions
from hoiam.cases.models import Case
from hoiam.core.refusals import Invalid, NotAllowed
from hoiam.voices.models import Contact
from hoiam.voices.told import Reach
from tests.cast import NOW, Cast, make_cast

PHONE, PAPER = "0900000123", "010203004567"
REACH = Reach(name="Lò Thị Mẫu", phone="+84 900.000.123", paper="010 203 004 567")


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def sought(cast: Cast, number: str = PHONE, kind: str = "phone", desk: str = "commune-office",
           who: str = "clerk") -> list[str]:  # fmt: skip
    found = actions.seek(
        desk=cast.units[desk], kind=kind, number=number, purpose="lost", by=cast.actor(who), at=NOW
    )
    return [case.code for case in found]


def test_open_case_of_the_desk_is_found_by_the_exact_number_alone(cast: Cast) -> None:
    own = cast.receive("k1", reach=REACH).case
    cast.receive("k2", reach=replace(REACH, phone="0900 000 124", paper=""))
    cast.receive("k3", reach=REACH, area=cast.units["other"])
    cast.receive("k4", reach=Reach())

    for number in (PHONE, "+84900000123", "0900 000 123", "0900.000.123", "84900000123"):
        assert sought(cast, number) == [own.code]
    assert sought(cast, PAPER, "paper") == [own.code]
    for number in ("0900000125", "09000001230"):
        assert sought(cast, number) == []
    assert sought(cast, PAPER[:9], "paper") == []  # nine digits are a number of their own
    for number, kind in (("090000012", "phone"), ("0900", "phone"), ("", "phone"), ("1", "paper")):
        with pytest.raises(Invalid):
            sought(cast, number, kind)
    with pytest.raises(Invalid):
        sought(cast, PHONE, "name")


def test_desk_that_took_it_in_finds_it_and_a_closed_one_is_not_found(cast: Cast) -> None:
    told = cast.told("k1", reach=REACH, desk=cast.units["commune-office"], area=cast.units["other"],
                     channel="desk")  # fmt: skip
    handed = actions.receive(told=told, by=cast.actor("clerk"), at=NOW).case
    joined = cast.receive("k2", reach=REACH).case
    other = cast.receive("k3", reach=Reach()).case

    assert sought(cast) == [joined.code, handed.code]
    actions.join(case=joined, into=other, reason="Cùng một cống", by=cast.actor("handler"), at=NOW)
    assert sought(cast) == [other.code, handed.code]  # where it leads
    Case.objects.filter(pk=handed.pk).update(state="closed", closed_at=NOW, closed_by="o")
    Case.objects.filter(pk=other.pk).update(state="closed", closed_at=NOW, closed_by="o")
    assert sought(cast) == []


@pytest.mark.parametrize("who", ["stranger", "handler", "leader", "front", "administrator"])
def test_who_is_no_clerk_of_the_desk_finds_nothing_and_nothing_is_logged(
    cast: Cast, who: str
) -> None:
    cast.receive("k1", reach=REACH)

    with pytest.raises(NotAllowed):
        sought(cast, who=who)
    with pytest.raises(NotAllowed):
        sought(cast, desk="other-office")
    assert not Event.objects.filter(tag="cases.desk.sought").exists()


def test_every_search_is_logged_without_the_number(cast: Cast) -> None:
    cast.receive("k1", reach=REACH)
    for number in (PHONE, "+84 900 000 123", "0911222333"):
        sought(cast, number)

    rows = list(Event.objects.filter(tag="cases.desk.sought").order_by("id"))
    assert [row.details["found"] for row in rows] == [1, 1, 0]
    assert [row.subject_code for row in rows] == ["t-commune-office"] * 3
    assert {row.recorded_by for row in rows} == {cast.actor("clerk").code}
    first, again, other = (row.details["number"] for row in rows)
    assert first == again != other  # the same number again and again is seen
    assert "900000123" not in str([row.details for row in rows])


def test_two_voices_of_one_person_have_nothing_in_common(cast: Cast) -> None:
    cast.receive("k1", reach=REACH)
    cast.receive("k2", reach=REACH)

    marks = [
        mark for one in Contact.objects.all() for mark in (one.phone_mark, one.paper_mark) if mark
    ]
    assert len(set(marks)) == 4
    # The number of the card is nowhere, in no form.
    assert PAPER not in str(list(Contact.objects.values()))
