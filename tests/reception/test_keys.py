"""A receipt is given again to who registers there, never to whoever came by the key of a form."""

from typing import Any

import pytest

from hoiam.core.refusals import Invalid, NotAllowed
from hoiam.reception import actions
from hoiam.reception.models import Call, Visit
from tests.cast import NOW, Cast, make_cast
from tests.reception import making
from tests.reception.letters import line, ruled, rung


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_key_of_a_visit_gives_its_receipt_to_no_other_desk(cast: Cast) -> None:
    first = making.register(cast, making.new_visit(cast))
    there: dict[str, Any] = {"desk": cast.units["other-office"], "body": cast.units["other-ubnd"]}
    assert first.received is not None

    with pytest.raises(NotAllowed) as refused:
        making.register(cast, making.new_visit(cast, **there), by="stranger")

    assert refused.value.code == "reception.desk-only"
    assert Visit.objects.count() == 1


def test_key_of_a_call_gives_its_receipt_to_no_other_number(cast: Cast) -> None:
    elsewhere = {"unit": cast.units["other-office"], "by": cast.actor("other-leader")}
    here, there = line(cast), line(cast, number="02143888999", **elsewhere)
    ruled(cast, here)
    told = cast.told("lời-1", channel="phone", desk=here.unit)
    call = rung(outcome="taken", told=told)
    actions.log_call(hotline=here, rung=call, by=cast.actor("clerk"), at=NOW)

    with pytest.raises(NotAllowed):
        actions.log_call(hotline=there, rung=call, by=cast.actor("stranger"), at=NOW)

    assert Call.objects.count() == 1


@pytest.mark.parametrize("field", ["caller", "guided_to"])
def test_no_field_of_a_call_takes_a_denunciation(cast: Cast, field: str) -> None:
    hotline = line(cast)
    ruled(cast, hotline)
    told = rung(**{field: "Tố cáo ông Sai nhận tiền"})

    with pytest.raises(Invalid) as refused:
        actions.log_call(hotline=hotline, rung=told, by=cast.actor("clerk"), at=NOW)

    assert refused.value.code == "reception.denunciation-told"
