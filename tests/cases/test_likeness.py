"""Likeness of reports: a share of the words, the rare ones counting more."""

from hoiam.cases.likeness import shares

TEXTS = {
    "drain": "cong truoc truong vo nuoc tran ra duong",
    "lamp": "den duong thon 2 tat da hai tuan",
    "dump": "rac do canh suoi duong thon 7",
}


def test_same_words_share_everything() -> None:
    assert shares(set(TEXTS["drain"].split()), TEXTS)["drain"] == 1


def test_rare_words_count_more_than_common_ones() -> None:
    found = shares({"duong", "cong"}, TEXTS)

    assert found["drain"] > found["lamp"] > 0
    assert found["lamp"] == found["dump"] < 0.5


def test_nothing_is_like_nothing() -> None:
    assert shares({"cau"}, TEXTS) == {"drain": 0, "lamp": 0, "dump": 0}
    assert shares({"cau"}, {}) == {}
