"""Taking what names one person out of a text, as people write it, and nothing besides."""

import unicodedata

import pytest

from hoiam.core.striking import Person, needles_of, strike, strike_all

NEEDLES = needles_of(
    [Person("Lò Thị Mẫu", "0900000123", "mau@example.vn", "thôn 3, xã Bản Mẫu")],
    ["xe 24A-123.45", "84912 345 678", "An"],
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Kính gửi bà Lò Thị  Mẫu.", "Kính gửi bà [đã xóa]."),
        ("LÒ THỊ MẪU", "[đã xóa]"),
        ("gui ba lo thi mau", "gui ba [đã xóa]"),
        ("Lò-Thị-Mẫu.jpg", "[đã xóa].jpg"),
        ("chị Mẫu nói", "chị [đã xóa] nói"),
        ("theo mẫu số 1", "theo mẫu số 1"),
        ("lọ thì mậu dịch", "lọ thì mậu dịch"),
        ("gọi 0900.000.123 hoặc +84 900 000 123", "gọi [đã xóa] hoặc [đã xóa]"),
        ("số 10900000123", "số 10900000123"),
        ("Mau@Example.vn", "[đã xóa]"),
        ("ở Thôn 3, xã Bản Mẫu", "ở [đã xóa]"),
        ("biển xe 24A 12345", "biển [đã xóa]"),
        ("gọi 0912345678", "gọi [đã xóa]"),
        ("anh An và An ninh", "anh An và An ninh"),  # too short to be struck wherever it stands
        ("Tô đậm İstanbul, Lò Thị Mẫu", "Tô đậm İstanbul, [đã xóa]"),
        ("không có ai", "không có ai"),
    ],
)
def test_person_is_struck_and_nothing_besides(given: str, expected: str) -> None:
    assert strike(given, NEEDLES) == expected
    decomposed = unicodedata.normalize("NFD", given)
    assert unicodedata.normalize("NFC", strike(decomposed, NEEDLES)) == expected


def test_name_of_one_syllable_is_struck_behind_a_form_of_address() -> None:
    needles = needles_of([Person(name="An")])

    assert strike("ông An ở An Dương, bà Ân", needles) == "ông [đã xóa] ở An Dương, bà Ân"


def test_what_json_holds_is_struck_at_every_depth() -> None:
    value = {"a": ["Lò Thị Mẫu", 3], "b": {"c": "không"}}

    assert strike_all(value, NEEDLES) == {"a": ["[đã xóa]", 3], "b": {"c": "không"}}


def test_nothing_known_strikes_nothing() -> None:
    assert needles_of([Person(phone="12", email="a@b")], ["x"]) == ()
