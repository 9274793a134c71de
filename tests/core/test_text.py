"""One spelling, one folding, one way to write numbers and days."""

import unicodedata
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core import text

ANY = st.text(max_size=200)
# What hypothesis seldom meets by chance: our letters, their look-alikes, hidden signs.
VIETNAMESE = st.text(
    "aăâeêioôơuưyđĐÐðƉ áàảãạấềồớứ\u0301\u0300\u0309\u0303\u0323\u200b\ufeff\r\n\t 1,.-"
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ðồng chí", "Đồng chí"),  # U+00D0, in the articles
        ("ð", "đ"),
        ("Ɖường", "Đường"),
        ("Ðồng", "Đồng"),
        (unicodedata.normalize("NFD", "Tiếng Việt"), "Tiếng Việt"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("cuối dòng  \t\nsau", "cuối dòng\nsau"),
        ("  quanh  \n\n", "quanh"),
        ("cột\tcột", "cột\tcột"),
        ("ẩn\u200b\u202e\ufeff\x00\x07 chữ", "ẩn chữ"),
        ("lẻ\ud800", "lẻ"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("hai\n\n\nđoạn", "hai\n\n\nđoạn"),
    ],
)
def test_text_is_stored_in_one_spelling(typed: str, stored: str) -> None:
    assert text.normalise(typed) == stored


@given(ANY | VIETNAMESE)
def test_normalising_twice_changes_nothing(typed: str) -> None:
    once = text.normalise(typed)

    assert text.normalise(once) == once


@given(ANY | VIETNAMESE)
def test_stored_text_can_be_written_anywhere(typed: str) -> None:
    stored = text.normalise(typed)

    assert "\x00" not in stored
    assert unicodedata.is_normalized("NFC", stored)
    stored.encode()


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đường vào Thôn Nà Lộc", "duong vao thon na loc"),
        ("hòa", "hoa"),
        ("hoà", "hoa"),
        ("Thuỷ", "thuy"),
        ("Thủy", "thuy"),
        ("D'Ran", "d ran"),
        ("D’Ran", "d ran"),
        ("Ðồng thời", "dong thoi"),
        ("đ/c 0912.345.678", "d c 0912 345 678"),
        ("12,5 ha — số №3", "12 5 ha so no3"),
        ("ＡＢＣ", "abc"),
        ("…!?", ""),
    ],
)
def test_folding_makes_spellings_equal(typed: str, folded: str) -> None:
    assert text.fold(typed) == folded


@given(ANY | VIETNAMESE)
def test_folding_twice_changes_nothing(typed: str) -> None:
    assert text.fold(text.fold(typed)) == text.fold(typed)


@given(VIETNAMESE)
def test_folding_forgets_case_and_form(typed: str) -> None:
    assert text.fold(typed.upper()) == text.fold(typed)
    assert text.fold(unicodedata.normalize("NFD", typed)) == text.fold(typed)


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_ascii(typed: str) -> None:
    assert text.fold(typed).isascii()


def test_tokens_are_the_folded_words() -> None:
    assert text.tokens("Cống vỡ, nước tràn!") == ("cong", "vo", "nuoc", "tran")
    assert text.tokens(" ") == ()


@pytest.mark.parametrize(
    ("whole", "longest", "shown"),
    [
        ("ngắn", 20, "ngắn"),
        ("Cống trước trường tiểu học vỡ", 16, "Cống trước…"),
        ("Cống trước trường", 17, "Cống trước trường"),
        ("một,\nhai", 20, "một, hai"),
        ("một, hai ba", 6, "một…"),
        ("khôngcókhoảngtrắng", 6, "không…"),
    ],
)
def test_excerpt_is_cut_between_words(whole: str, longest: int, shown: str) -> None:
    assert text.excerpt(whole, longest) == shown


@given(ANY, st.integers(1, 60))
def test_excerpt_is_never_longer_than_asked(whole: str, longest: int) -> None:
    assert len(text.excerpt(whole, longest)) <= longest


@pytest.mark.parametrize(
    ("number", "digits", "shown"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (4209, 0, "4.209"),
        (1234567, 0, "1.234.567"),
        (-1500, 0, "-1.500"),
        (Fraction(12345, 10), 1, "1.234,5"),
        (Fraction(1, 3), 2, "0,33"),
        (Fraction(5, 1000), 2, "0,01"),
        (Fraction(-1, 3), 0, "0"),
        (2, 2, "2,00"),
    ],
)
def test_number_is_grouped_by_points(number: int | Fraction, digits: int, shown: str) -> None:
    assert text.vn_number(number, digits) == shown


@given(st.integers(-(10**15), 10**15))
def test_whole_number_reads_back(number: int) -> None:
    assert int(text.vn_number(number).replace(".", "")) == number


@pytest.mark.parametrize(
    ("numerator", "denominator", "digits", "shown"),
    [
        (149, 158, 1, "94,3%"),
        (50, 64, 1, "78,1%"),
        (1, 8, 1, "12,5%"),
        (1, 16, 2, "6,25%"),
        (1, 2000, 1, "0,1%"),  # exactly 0,05: half goes up
        (3, 2000, 1, "0,2%"),  # exactly 0,15, which binary floats round down
        (25, 41, 0, "61%"),
        (1, 1, 1, "100,0%"),
        (0, 9, 1, "0,0%"),
        (0, 0, 1, "–"),
    ],
)
def test_share_is_rounded_half_up_on_exact_fractions(
    numerator: int, denominator: int, digits: int, shown: str
) -> None:
    assert text.vn_percent(numerator, denominator, digits) == shown


def test_share_has_one_digit_unless_asked() -> None:
    assert text.vn_percent(149, 158) == "94,3%"
    assert text.vn_number(1500) == "1.500"


def test_days_and_moments_are_written_as_in_viet_nam() -> None:
    moment = datetime(2026, 4, 30, 17, 5, tzinfo=UTC)

    assert text.vn_date(date(2026, 5, 8)) == "8/5/2026"
    assert text.vn_letter_date(date(2026, 2, 8)) == "ngày 08 tháng 02 năm 2026"
    assert text.vn_letter_date(date(2026, 11, 18)) == "ngày 18 tháng 11 năm 2026"
    assert text.vn_letter_date(date(2026, 3, 1)) == "ngày 01 tháng 3 năm 2026"
    assert text.vn_time(moment) == "00:05"
    assert text.vn_hour(moment) == "00 giờ 05"
    assert text.vn_moment(moment) == "1/5/2026, 00:05"


def test_weekdays_have_their_names() -> None:
    names = [text.weekday_name(date(2026, 6, day)) for day in range(1, 8)]

    assert names == list(text.WEEKDAYS)
    assert names[0] == "Thứ Hai"
    assert names[-1] == "Chủ nhật"


def test_moment_is_not_taken_for_a_day() -> None:
    moment = datetime(2026, 4, 30, 17, 5, tzinfo=UTC)

    for writer in (text.vn_date, text.vn_letter_date, text.weekday_name):
        with pytest.raises(TypeError):
            writer(moment)
