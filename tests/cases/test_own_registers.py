"""Each case stands in exactly one register, by how it first came in."""

import pytest

from hoiam.cases import actions, own_registers
from hoiam.cases.models import Case
from hoiam.voices.models import Channel
from tests.cast import NOW, make_cast


def test_every_channel_is_of_one_register() -> None:
    listed = [channel for one in own_registers.REGISTERS for channel in one.channels]
    assert sorted(listed) == sorted(Channel.values)


@pytest.mark.django_db
def test_case_is_listed_by_its_first_voice_alone() -> None:
    cast = make_cast()
    field = cast.receive("k1").case
    paper = cast.receive("k2", channel="post").case
    told = cast.told("k3", channel="desk", text="Tôi cũng thấy cống vỡ.")
    actions.me_too(case=field, told=told, by=cast.actor("public"), at=NOW)

    found = {
        one.code: list(own_registers.of_register(Case.objects.order_by("id"), one.code))
        for one in own_registers.REGISTERS
    }
    assert (found["hien-truong"], found["don"]) == ([field], [paper])
    assert sum(map(len, found.values())) == 2
    assert not own_registers.of_register(Case.objects.all(), "khac").exists()
