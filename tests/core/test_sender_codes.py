"""The reference, the digits and the token of a sealed case."""

import hashlib
import itertools
import os

import pytest

from hoiam.core import sender_codes as codes
from hoiam.core.refusals import Invalid


def test_check_digit_of_the_standard() -> None:
    # ISO/IEC 7064, MOD 11-10: the example 0794 has the check digit 5.
    assert codes.check_digit("0794") == "5"


def test_every_wrong_digit_is_found() -> None:
    body = "1418938604276769"
    whole = body + codes.check_digit(body)
    assert codes.parse_digits(whole) == whole
    for place, digit in itertools.product(range(17), "0123456789"):
        if whole[place] != digit:
            with pytest.raises(Invalid, match=r"codes\.digits-check"):
                codes.parse_digits(whole[:place] + digit + whole[place + 1 :])


def test_digits_as_printed_are_read_again() -> None:
    printed = codes.new_digits(os.urandom)
    assert [len(one) for one in printed.split(" ")] == [4, 4, 4, 4, 1]
    assert codes.parse_digits(f" {printed.replace(' ', '-')} ") == printed.replace(" ", "")
    for wrong in (printed[:-1], printed + "1", "abcd" + printed[4:]):
        with pytest.raises(Invalid, match=r"codes\.digits-length"):
            codes.parse_digits(wrong)


def test_no_digit_comes_more_often_than_another() -> None:
    """Bytes of which some digit would have one more are passed over."""
    given = iter([bytes([250, 255, 251, 0, 1, 2, 3]), bytes(range(4, 20))])

    found = codes.new_digits(lambda _count: next(given))

    assert codes.parse_digits(found)[:16] == "0123456789012345"


def test_reference_has_eighty_bits_and_only_its_hash_is_told() -> None:
    printed = codes.new_reference(lambda count: bytes(range(count)))
    assert printed == "AAAQ EAYE AUDA OCAJ"
    plain = codes.parse_reference(printed.lower().replace(" ", "-"))
    assert plain == "AAAQEAYEAUDAOCAJ"
    assert codes.reference_hash(printed) == hashlib.sha256(plain.encode()).hexdigest()
    assert codes.parse_reference("0AAQ EAYE AUDA 1CAJ") == "OAAQEAYEAUDAICAJ"
    for wrong in ("", "AAAQ", printed + "A", "9AAQ EAYE AUDA OCAJ"):
        with pytest.raises(Invalid, match=r"codes\.sender-reference"):
            codes.parse_reference(wrong)


def test_token_is_scrypt_over_reference_and_digits() -> None:
    digits, reference = "14189386042767693", "AAAQEAYEAUDAOCAJ"
    expected = hashlib.scrypt(
        digits.encode(), salt=b"hoiam-sender-v1:" + reference.encode(), n=2**16, r=8, p=1,
        maxmem=2**28, dklen=32,
    )  # fmt: skip
    assert codes.token("1418 9386 0427 6769 3", "aaaq-eaye-auda-ocaj") == expected.hex()
