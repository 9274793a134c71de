"""A petition on the register: its line, its receipt, its clocks, and what the register refuses."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core.clocks.shapes import Matter
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.petitions import actions as petitions
from hoiam.petitions import queries, step_policies
from hoiam.petitions.entry import Against, Forwarded, Signer
from hoiam.petitions.models import Petition, Source
from hoiam.voices import queries as voices
from tests.cast import NOW, make_cast
from tests.petitions.making import SIGNER, new, registered
from tests.petitions.stepping import take

pytestmark = pytest.mark.django_db


def test_entered_number_receipt_clock() -> None:
    cast = make_cast()

    done = registered(cast)
    second = registered(cast, "p2", kind=Matter.RECOMMENDATION)
    again = registered(cast)

    assert [done.petition.registered, second.petition.registered] == ["1/2026", "2/2026"]
    assert done.petition.register == cast.units["commune-ubnd"]
    assert voices.by_tracking_code(done.tracking_code) == done.petition.voice
    assert (again.petition, again.tracking_code) == (done.petition, done.tracking_code)
    owed = Commitment.objects.filter(about_code=done.petition.docket.code)
    assert [str(one.due_on) for one in owed] == ["2026-10-13"]  # C-02: seven working days


def test_entered_who_sees_it() -> None:
    cast = make_cast()
    petition = registered(cast).petition

    for name in ("clerk", "handler", "leader", "province-leader"):
        assert queries.by_code(cast.actor(name), petition.code) == petition
    for name in ("stranger", "front", "lawyer", "administrator", "public"):
        with pytest.raises(NotFound):
            queries.by_code(cast.actor(name), petition.code)


REFUSED = [
    ({"kind": Matter.DENUNCIATION}, "petitions.denunciation"),
    ({"kind": Matter.DIALOGUE}, "petitions.kind-needed"),
    ({"text": "Đơn tố cáo ông chủ tịch"}, "petitions.denunciation-told"),
    ({"text": " "}, "petitions.text-needed"),
    ({"signers": (replace(SIGNER, name="Tố cáo ông Mẫu"),)}, "petitions.denunciation-told"),
    ({"source": "forwarded"}, "petitions.forwarder-needed"),
    ({"source": "fax"}, "petitions.choice-needed"),
    ({"received_on": NOW.date().replace(day=30)}, "petitions.ahead"),
    ({"people": 0}, "petitions.people-odd"),
    ({"signers": (SIGNER, SIGNER)}, "petitions.people-odd"),
    (
        {"people": 7, "signers": tuple(Signer(name=f"Người {n}", represents=True) for n in "abc")},
        "petitions.too-many-speak",
    ),
    ({"forwarded": Forwarded("Mặt trận", "1/CV", NOW.date().replace(day=3))}, "petitions.ahead"),
]


@pytest.mark.parametrize(("changes", "code"), REFUSED)
def test_refused_with_its_code(changes: dict[str, Any], code: str) -> None:
    cast = make_cast()

    with pytest.raises(Invalid) as refused:
        registered(cast, **changes)

    assert refused.value.code == code


def test_refused_to_another_unit() -> None:
    cast = make_cast()

    for name in ("stranger", "leader", "public"):
        with pytest.raises(NotAllowed):
            petitions.register(new=new(cast), by=cast.actor(name), at=NOW)


def test_forwarded_and_not_own_is_owed_to_whoever_passed_it_on() -> None:
    cast = make_cast()
    sent = Forwarded("Báo Mẫu", "62/PC", None, asks=True)
    petition = registered(cast, source=Source.FORWARDED, forwarded=sent).petition
    take(cast, petition, "return", NOW.date())

    open_ones = Commitment.objects.filter(about_code=petition.docket.code, state="open")
    assert not open_ones.exists()


def test_day_on_which_the_sender_knew_starts_their_own_time() -> None:
    cast = make_cast()
    first = registered(cast).petition
    recommended = registered(
        cast, "p2", kind=Matter.RECOMMENDATION, against=Against(known_on=date(2026, 9, 16))
    ).petition

    def known(petition: Petition) -> list[date]:
        facts = commitments.standing_facts(("docket", petition.docket.code))
        return [one.day for one in facts if one.act == "known"]

    assert known(first) == [date(2026, 9, 16)]
    assert known(recommended) == []


def test_second_instance_of_what_nobody_took_on() -> None:
    cast = make_cast()
    petition = registered(cast).petition
    take(cast, petition, "guide", date(2026, 10, 5))
    petition.refresh_from_db()

    with pytest.raises(WrongState) as refused:
        step_policies.check_can_open_second(petition, cast.actor("clerk"))

    assert refused.value.code == "petitions.never-settled"
