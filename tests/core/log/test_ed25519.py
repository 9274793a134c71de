"""RFC 8032: signatures that hold, and the bent ones that some checkers take."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from hoiam.core.log import ed25519
from hoiam.core.log.ed25519 import is_key, is_signed
from tests.core.log.made import pair

# RFC 8032 §7.1, tests 1 to 3: key, message, signature.
KNOWN = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
KEY, MESSAGE, SIGNATURE = (bytes.fromhex(one) for one in KNOWN[2])

# Points of small order, for which one signature fits many texts, and points spelled twice.
BAD_POINTS = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0200000000000000000000000000000000000000000000000000000000000000",
]


@pytest.mark.parametrize(("key", "message", "signature"), KNOWN)
def test_signatures_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    assert is_signed(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))


def test_one_bit_anywhere_and_it_does_not_hold() -> None:
    for at in range(0, 8 * len(SIGNATURE), 17):
        assert not is_signed(KEY, MESSAGE, bit(SIGNATURE, at))
    for at in range(0, 8 * len(KEY), 29):
        assert not is_signed(bit(KEY, at), MESSAGE, SIGNATURE)
    assert not is_signed(KEY, MESSAGE + b"\0", SIGNATURE)


def bit(data: bytes, at: int) -> bytes:
    return (int.from_bytes(data, "big") ^ (1 << at)).to_bytes(len(data), "big")


def test_a_second_spelling_of_the_same_signature_is_refused() -> None:
    scalar = int.from_bytes(SIGNATURE[32:], "little") + ed25519.L

    assert not is_signed(KEY, MESSAGE, SIGNATURE[:32] + scalar.to_bytes(32, "little"))


@pytest.mark.parametrize("point", BAD_POINTS)
def test_points_that_serve_for_many_texts_are_neither_key_nor_signature(point: str) -> None:
    bad = bytes.fromhex(point)

    assert not is_key(bad)
    assert not is_signed(
        bad, MESSAGE, bad + bytes(32)
    )  # S = 0: holds where points are not looked at
    assert not is_signed(KEY, MESSAGE, bad + SIGNATURE[32:])


@pytest.mark.parametrize(("key", "signature"), [(KEY[:-1], SIGNATURE), (KEY, SIGNATURE + b"\0")])
def test_wrong_lengths_are_refused(key: bytes, signature: bytes) -> None:
    assert not is_signed(key, MESSAGE, signature)


def test_agrees_with_another_implementation() -> None:
    for number in range(12):
        one = pair(f"key-{number}")
        message = f"{number} lời".encode() * number
        signature = one.secret.sign(message)
        other = bit(signature, 40 * number)

        assert is_key(one.public.key)
        assert is_signed(one.public.key, message, signature)
        assert is_signed(one.public.key, message, other) is theirs(one.public.key, message, other)


def theirs(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_the_signature_that_fits_every_text_under_a_key_of_small_order_is_refused() -> None:
    """With the neutral point as key, S = 1 and R = the base point hold for whatever is said."""
    neutral, base = bytes.fromhex("01" + "00" * 31), bytes.fromhex("58" + "66" * 31)

    assert is_key(base)
    assert not is_signed(neutral, b"whatever", base + (1).to_bytes(32, "little"))
