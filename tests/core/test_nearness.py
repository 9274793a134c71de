"""What says nearly the same: skeletons of words, bands in common, and names that part two texts."""

import random
from collections import Counter

import pytest

from bench.near_texts import CHANGES, elsewhere, event, retold, telling
from hoiam.core import nearness
from hoiam.core.nearness import NEAR, bands, said_as
from hoiam.core.wanted import tokens

LAMP = (
    "Đèn đường trước nhà văn hóa thôn Nà Lốc, xã Bản Khoang tắt từ ngày 12/3, buổi tối học sinh đi "
    "học thêm về phải mò mẫm, đã có hai vụ va chạm xe máy. Đề nghị kiểm tra, xử lý."
)


def folded(text: str) -> str:
    return " ".join(tokens(text))


def near(one: str, other: str) -> float:
    return nearness.nearness(nearness.telling(folded(one)), nearness.telling(folded(other)))


def meet(one: str, other: str) -> bool:
    return not set(bands(folded(one))).isdisjoint(bands(folded(other)))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dduwowngf", "đường"), ("dduongwf", "đường"), ("tieengs", "tiếng"), ("tieesng", "tiếng"),
        ("hoaf", "hòa"), ("hoà", "hòa"), ("suoois", "suối"), ("truwowcs", "trước"), ("Ðèn", "đèn"),
        ("xoong", "xong"), ("rác", "rac"), ("xa", "xã"),
    ],
)  # fmt: skip
def test_what_a_keyboard_left_behind_does_not_matter(typed: str, meant: str) -> None:
    assert nearness.words(folded(typed)) == nearness.words(folded(meant))


def test_first_signs_that_are_no_marks_stay() -> None:
    assert nearness.words("san xa ra tra n12 facebook") == (
        "san",
        "xa",
        "ra",
        "tra",
        "n12",
        "acebok",
    )


@pytest.mark.parametrize("change", CHANGES)
def test_changed_texts_meet_and_are_near(change: str) -> None:
    draw = random.Random(3)
    missed = 0
    for _ in range(60):
        first = telling(event(draw), draw)
        changed = CHANGES[change](first, draw)
        missed += not (meet(first, changed) and near(first, changed) >= NEAR)
    assert missed <= 4


def test_another_persons_telling_is_mostly_found() -> None:
    draw = random.Random(4)
    found = 0
    for _ in range(60):
        of = event(draw)
        first = telling(of, draw)
        again = retold(of, first, draw)
        found += meet(first, again) and near(first, again) >= NEAR
    assert found >= 52


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("thôn Nà Lốc", "thôn Sín Chải"), ("xã Bản Khoang", "xã Mường Hum"), ("12/3", "27/9"),
        ("thôn Nà Lốc", "tổ 7"),
    ],
)  # fmt: skip
def test_another_place_or_day_is_another_matter(there: str, instead: str) -> None:
    assert near(LAMP, LAMP) == 1
    assert near(LAMP, LAMP.replace(there, instead)) == 0


def test_a_misspelt_or_missing_name_is_no_other_place() -> None:
    assert near(LAMP, LAMP.replace("Nà Lốc", "Nà Lọp")) >= NEAR
    assert near(LAMP, LAMP.replace(", xã Bản Khoang", "")) >= NEAR
    assert near(LAMP, LAMP.replace("Nà Lốc", "[tên]")) >= NEAR


def test_patterns_of_another_hamlet_day_or_thing_are_not_near() -> None:
    draw = random.Random(5)
    shown: Counter[str] = Counter()
    for _ in range(40):
        of = event(draw)
        for what, other in elsewhere(of, draw).items():
            seed = draw.random()
            one, two = telling(of, random.Random(seed)), telling(other, random.Random(seed))
            shown[what] += near(one, two) >= NEAR
    assert shown["another thing"] <= 8
    assert shown.total() <= 20  # of 200


def test_what_stands_beside_the_place_tells_two_things_apart() -> None:
    drain = LAMP.replace("Đèn đường", "Cống thoát nước").replace("tắt", "vỡ toác, hôi thối")
    drain = drain.replace("học sinh đi học thêm về phải mò mẫm", "nước bẩn chảy vào ruộng rau")

    assert near(LAMP, drain) < NEAR
    assert near(LAMP, "Kính gửi lãnh đạo xã. " + LAMP + " Tôi xin chân thành cảm ơn.") >= NEAR


def test_bands_are_the_same_on_every_machine_and_few() -> None:
    made = bands(folded(LAMP))
    assert made == bands(folded(LAMP.upper()))
    assert made[:3] == MADE
    assert len(set(made)) == len(made) <= 24
    assert all(-(2**31) <= key < 2**31 for key in made)


def test_nothing_is_near_nothing() -> None:
    assert bands("") == ()
    assert near("", "") == near("", LAMP) == 0
    assert bands("va") != ()


def test_words_are_shown_as_they_were_typed() -> None:
    one, other = nearness.telling(folded(LAMP)), nearness.telling(folded("den thon na loc tat"))
    assert said_as(LAMP, nearness.shared_words(one, other)) == ["Nà", "Lốc", "tắt"]


# Written into databases: whoever changes these lets every entry wait anew, in a migration.
MADE: tuple[int, ...] = (1154287235, 891272904, -158035054)
