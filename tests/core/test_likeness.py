"""Likeness of reports: pairs of syllables, the rare ones counting more."""

from hoiam.core.likeness import ENOUGH, likeness, marks

TEXTS = {
    "drain": "Cống trước cổng trường tiểu học vỡ, nước tràn ra đường",
    "lamp": "Đèn đường thôn 2 tắt đã hai tuần, tối không ai dám đi",
    "dump": "Rác đổ cạnh suối, mùi hôi ra đến đường thôn 7",
}


def found(text: str) -> dict[str, float]:
    return likeness(text, TEXTS, nearby=TEXTS)


def test_same_words_are_wholly_alike_with_or_without_marks() -> None:
    assert abs(found(TEXTS["drain"])["drain"] - 1) < 1e-9
    assert abs(found("cong truoc cong truong tieu hoc vo nuoc tran ra duong")["drain"] - 1) < 1e-9


def test_same_matter_in_other_words_is_found_and_others_are_not() -> None:
    scores = found("nước tràn ra đường trước trường tiểu học, đề nghị sửa cống gấp")

    assert scores["drain"] > ENOUGH > max(scores["lamp"], scores["dump"])


def test_pairs_tell_words_from_loose_syllables() -> None:
    assert "tieu hoc" in marks("trường tiểu học")
    assert found("học tiểu trường")["drain"] < found("trường tiểu học")["drain"]


def test_nothing_is_like_nothing() -> None:
    assert found("cầu khỉ") == {"drain": 0, "lamp": 0, "dump": 0}
    assert likeness("cống", {}, nearby=()) == {}
    assert found("") == {"drain": 0, "lamp": 0, "dump": 0}
