"""Numbers of training and of life are told apart before anything is looked for."""

import pytest

from hoiam.core import codes
from hoiam.core.refusals import Invalid


def test_real_installation_refuses_a_training_number() -> None:
    for typed in ("ZZ-7KQ4-M2XD", "zz7kq4m2xd", " ZZ 7KQ4 M2XD"):
        for house in ("LC", ""):
            with pytest.raises(Invalid) as refused:
                codes.parse_reference(typed, default_prefix=house)
            assert refused.value.code == "codes.training-reference"


def test_training_refuses_a_real_number_and_knows_its_own() -> None:
    with pytest.raises(Invalid) as refused:
        codes.parse_reference("LC-7KQ4-M2XD", default_prefix="ZZ")

    assert refused.value.code == "codes.real-reference"
    assert codes.parse_reference("zz7kq4m2xd", default_prefix="ZZ") == "ZZ-7KQ4-M2XD"
    assert codes.parse_reference("7kq4m2xd", default_prefix="ZZ") == "ZZ-7KQ4-M2XD"


def test_other_words_are_nobodys_number() -> None:
    for typed in ("", "cống vỡ", "ZZ", "7KQ-4M2-XD3-HT8-9PW-A51", "LC-7KQ4-M2XD"):
        codes.check_own(typed, house="LC")
    with pytest.raises(Invalid):
        codes.check_own("zz 7kq4 m2xd", house="LC")
    with pytest.raises(Invalid):
        codes.check_own("LC-7KQ4-M2XD", house="ZZ")


def test_real_numbers_are_read_as_ever() -> None:
    assert codes.parse_reference("LC-7KQ4-M2XD", default_prefix="YB") == "LC-7KQ4-M2XD"
    assert codes.parse_reference("LC-7KQ4-M2XD") == "LC-7KQ4-M2XD"
