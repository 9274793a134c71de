"""Codes: what is printed is read back, and slips are noticed."""

import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core import codes
from hoiam.core.refusals import Invalid

BYTES = st.binary(min_size=16, max_size=16)
# The prefix of training is refused when it is read in a real installation.
PREFIXES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2).filter(
    lambda prefix: prefix != codes.TRAINING_PREFIX
)


def drawn(seed: bytes) -> codes.Rand:
    """A source of bytes that is the same in every run."""
    return lambda count: hashlib.shake_128(seed).digest(count)


def refusal(text: str) -> Invalid:
    with pytest.raises(Invalid) as refused:
        codes.parse_tracking_code(text)
    return refused.value


def test_alphabet_leaves_out_what_looks_alike() -> None:
    assert len(codes.ALPHABET) == len(set(codes.ALPHABET)) == 32
    assert not set("ILOU") & set(codes.ALPHABET)


def test_reference_is_printed_in_two_groups() -> None:
    assert codes.new_reference("LC", lambda count: bytes(count)) == "LC-0000-0000"
    assert codes.new_reference("LC", lambda count: b"\xff" * count) == "LC-ZZZZ-ZZZZ"


@given(PREFIXES, BYTES)
def test_reference_reads_back(prefix: str, seed: bytes) -> None:
    reference = codes.new_reference(prefix, drawn(seed))

    assert codes.parse_reference(reference) == reference
    assert codes.parse_reference(reference.lower().replace("-", "  ")) == reference


@pytest.mark.parametrize(
    "typed",
    [
        "LC-7KQ4-M2XD",
        "lc7kq4m2xd",
        " Lc 7kq4 m2xd ",
        "LC–7KQ4—M2XD",
        "LC.7KQ4.M2XD",
        "lc-7kq4-m2xd\n",
    ],
)
def test_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert codes.parse_reference(typed) == "LC-7KQ4-M2XD"


def test_reference_reads_lookalikes_in_the_body_alone() -> None:
    assert codes.parse_reference("IL-oil0-iL1O") == "IL-0110-1110"


def test_reference_without_prefix_takes_the_one_of_the_house() -> None:
    assert codes.parse_reference("7kq4 m2xd", default_prefix="LC") == "LC-7KQ4-M2XD"
    assert codes.parse_reference("yb 7kq4 m2xd", default_prefix="LC") == "YB-7KQ4-M2XD"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "LC",
        "7KQ4-M2XD",
        "LC-7KQ4-M2X",
        "LC-7KQ4-M2XU",
        "L3-7KQ4-M2XD",
        "L-7KQ4-M2XD",
        "LCA-7KQ4-M2XD",
        "ĐB-7KQ4-M2XD",
    ],
)
def test_reference_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        codes.parse_reference(typed)

    assert refused.value.code == "codes.bad-reference"


@pytest.mark.parametrize("prefix", ["", "L", "lc", "ABC", "L1", "ĐB"])
def test_reference_prefix_is_a_few_capitals(prefix: str) -> None:
    with pytest.raises(ValueError, match="capital"):
        codes.new_reference(prefix, bytes)


def test_tracking_code_has_eighty_random_bits_in_groups_of_three() -> None:
    asked: list[int] = []

    def source(count: int) -> bytes:
        asked.append(count)
        return bytes(range(count))

    code = codes.new_tracking_code(source)

    assert asked == [10]
    assert [len(group) for group in code.split("-")] == [3] * 6


@given(BYTES)
def test_tracking_code_reads_back_however_it_is_typed(seed: bytes) -> None:
    code = codes.new_tracking_code(drawn(seed))
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert codes.parse_tracking_code(code) == code
    assert codes.parse_tracking_code(sloppy) == code


@pytest.mark.parametrize("seed", [b"one", b"two", b"three"])
def test_every_wrong_symbol_is_noticed(seed: bytes) -> None:
    code = codes.new_tracking_code(drawn(seed)).replace("-", "")

    for place, right in enumerate(code):
        for wrong in set(codes.ALPHABET) - {right}:
            assert refusal(code[:place] + wrong + code[place + 1 :]).code == "codes.tracking-check"


@pytest.mark.parametrize("seed", [bytes([n]) for n in range(40)])
def test_every_transposition_of_unequal_symbols_is_noticed(seed: bytes) -> None:
    code = codes.new_tracking_code(drawn(seed)).replace("-", "")

    for place, (left, right) in enumerate(pairwise(code)):
        if left != right:
            swapped = code[:place] + right + left + code[place + 2 :]
            assert refusal(swapped).code == "codes.tracking-check"


@given(BYTES, st.data())
def test_any_two_wrong_symbols_are_noticed(seed: bytes, data: st.DataObject) -> None:
    symbols = list(codes.new_tracking_code(drawn(seed)).replace("-", ""))
    places = data.draw(st.lists(st.integers(0, 17), min_size=2, max_size=2, unique=True))
    for place in places:
        others = sorted(set(codes.ALPHABET) - {symbols[place]})
        symbols[place] = data.draw(st.sampled_from(others))

    assert refusal("".join(symbols)).code == "codes.tracking-check"


def test_tracking_code_of_the_wrong_length_says_how_long_it_is() -> None:
    refused = refusal("7KQ-4M2")

    assert refused.code == "codes.tracking-length"
    assert refused.details == {"field": "code", "typed": 6, "wanted": 18}


def test_tracking_code_with_a_foreign_sign_names_it() -> None:
    refused = refusal("UKQ-4M2-XĐ3")

    assert refused.code == "codes.tracking-symbol"
    assert refused.details["symbols"] == "UĐ"


@given(st.text(max_size=40))
def test_nothing_typed_breaks_the_reader(typed: str) -> None:
    for parse in (codes.parse_tracking_code, codes.parse_reference):
        try:
            parse(typed)
        except Invalid as refused:
            assert refused.code.startswith("codes.")


def test_codes_never_change_their_form() -> None:
    # What is printed on paper must be read for ever: the check symbols of these are known.
    def source(count: int) -> bytes:
        return bytes(range(7, 7 + count))

    assert codes.new_tracking_code(source) == "GR3-WG6-G1B-G2J-04W-0HM"
    assert codes.parse_tracking_code("gr3 wg6 g1b g2j 04w 0hm") == "GR3-WG6-G1B-G2J-04W-0HM"
    assert codes.new_reference("LC", source) == "LC-BG2J-04W0"
    assert codes.new_code("case", source) == "case-gr3wg6g1bg2j04w0"


def test_internal_code_fits_an_address() -> None:
    code = codes.new_code("case", drawn(b"x"))

    assert code.startswith("case-")
    assert len(code) == len("case-") + 16
    assert set(code.removeprefix("case-")) <= set(codes.ALPHABET.lower())


def test_keyed_hash_depends_on_key_purpose_and_code_not_on_dashes() -> None:
    key, other = b"k" * 32, b"o" * 32
    code = codes.new_tracking_code(drawn(b"x"))
    kept = codes.keyed_hash(key, code)

    assert kept == codes.keyed_hash(key, code.replace("-", ""))
    assert len(kept) == 64
    assert kept != codes.keyed_hash(other, code)
    assert kept != codes.keyed_hash(key, code, purpose="draft")
    assert kept != codes.keyed_hash(key, codes.new_tracking_code(drawn(b"y")))


def test_keyed_hash_never_changes_its_form() -> None:
    # Hashes in every database depend on these bytes: a change would orphan all receipts.
    assert (
        codes.keyed_hash(b"k" * 32, "000-000-000-000-000-000")
        == "ad192b1b2b0dea54ba76b169d17825be51bb0d32987e735b02cbc79105ae90d4"
    )


def test_short_key_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        codes.keyed_hash(b"short", "code")
