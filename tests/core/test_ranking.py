"""What fits a search best, and where its words stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.marking import excerpt, marked
from hoiam.core.ranking import CLOSELY, best_first
from hoiam.core.wanted import MOST_TERMS, Wanted, tokens, wanted


def asked(text: str) -> Wanted:
    found = wanted(text)
    assert found is not None
    return found


def order(typed: str, *texts: str) -> list[int]:
    return best_first(asked(typed), {at: " ".join(tokens(text)) for at, text in enumerate(texts)})


def test_words_that_stand_together_come_before_words_apart() -> None:
    assert order("mặt đường", "Cạnh đường có cái giếng mặt", "Hỏng mặt đường ở thôn nhỏ") == [1, 0]


def test_a_title_comes_before_the_end_of_a_long_text() -> None:
    long = "Việc khác hẳn. " + "Bà con đi lại khó khăn mỗi khi trời mưa. " * 4

    assert order("cống", long + "Cống vỡ.", "Cống vỡ. " + long) == [1, 0]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    texts = ["đường đường đường cống", "đường cống cống cống", *["đường đường đường cống"] * 5]

    assert order("đường cống", *texts)[0] == 1


def test_of_equals_the_newer_one_comes_first() -> None:
    assert order("cống", "Cống vỡ", "Cống vỡ", "Cống vỡ") == [2, 1, 0]


def test_of_very_many_the_best_come_first_and_each_comes_once() -> None:
    plain = "Bà con đi lại khó khăn mỗi khi trời mưa. " * 3 + "Nước chảy vào cống rồi vỡ ra."
    texts = [plain] * (3 * CLOSELY)
    texts[5], texts[7] = "Cống vỡ. " + plain, "Việc khác. " + plain + " Nắp cống vỡ ra đó."

    found = order("cống vỡ", *texts)

    assert found[:2] == [5, 7]
    assert found[2:] == sorted(set(range(len(texts))) - {5, 7}, reverse=True)


def test_nothing_is_ranked_as_nothing() -> None:
    assert best_first(asked("cống"), {}) == []


def pieces(text: str, typed: str, longest: int = 0) -> str:
    found = excerpt(text, wanted(typed), longest) if longest else marked(text, wanted(typed))
    return "".join(f"[{one.text}]" if one.hit else one.text for one in found)


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("Đường làng lầy", "duong", "[Đường] làng lầy"),
        ("Ðường làng lầy", "đường", "[Đường] làng lầy"),
        (unicodedata.normalize("NFD", "Thôn Hoà Bình"), "hòa", "Thôn [Hoà] Bình"),
        ("Thôn Hòa Bình", "HOÀ BÌNH", "Thôn [Hòa] [Bình]"),
        ("Mặt đường và đường", '"mat duong"', "[Mặt đường] và đường"),
        ("Đường đương", "duo", "[Đường] [đương]"),
        ("Đường đương", "duo x", "Đường đương"),
        ("Số 12/UBND-TH", "12 ubnd", "Số [12]/[UBND]-TH"),
        ("<b>đường</b>", "duong", "<b>[đường]</b>"),
        ("Không có gì", "", "Không có gì"),
    ],
)
def test_words_are_marked_as_they_were_written(text: str, typed: str, shown: str) -> None:
    assert pieces(text, typed) == shown


def test_an_excerpt_begins_where_the_words_are() -> None:
    text = "Mở đầu dài dòng. " * 20 + "Cống vỡ trước trường. " + "Rồi còn nữa. " * 20

    shown = pieces(text, "cong vo", 100)

    assert "[Cống] [vỡ]" in shown
    assert shown.startswith("… ")
    assert shown.endswith("…")
    assert len(shown) < 120


def test_an_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert pieces("Cống  vỡ\nrồi", "vo", 100) == "Cống [vỡ] rồi"


@given(text=st.text(max_size=300), typed=st.text(max_size=30), longest=st.integers(10, 200))
def test_any_text_is_marked_without_loss(text: str, typed: str, longest: int) -> None:
    asked = wanted(typed)

    assert "".join(one.text for one in marked(text, asked)) == "".join(
        one.text for one in marked(text, None)
    )
    assert sum(len(one.text) for one in excerpt(text, asked, longest)) <= longest + 3


@pytest.mark.parametrize("typed", ["", " ", "!?*", '"', '""', "\0", "—–-"])
def test_without_a_word_nothing_is_looked_for(typed: str) -> None:
    assert wanted(typed) is None


def test_a_search_has_so_many_words_at_most() -> None:
    assert len(asked(" ".join(f"a{at}" for at in range(100))).terms) == MOST_TERMS


def test_a_search_knows_its_words_in_a_folded_text() -> None:
    text = " ".join(tokens("Đường Hoà Bình bị sạt lở 12m"))

    for typed, held in (
        ("hòa", True), ("hoa bin", True), ('"binh bi"', True), ('"bi binh"', False),
        ("ho bi", False), ("12", True), ('"12"', False), ("sat sat", True),
    ):  # fmt: skip
        assert asked(typed).is_in(text) is held, typed
