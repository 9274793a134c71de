"""A pattern is only tried where its sign stands: the sign stands wherever the pattern finds, and
what is looked for in pieces of a text is what stands in the whole."""

import random

import pytest

from hoiam.core.redact import numbers
from hoiam.core.redact.unmarking import plain_digits
from hoiam.core.text import fold

_WORDS = tuple(
    word
    for line in (
        "số nhà|nhà số|sn|căn hộ|căn số|phòng|lô|ngõ|ngách|hẻm|kiệt|ngỏ|tại|ở|địa chỉ",
        "trước|đối diện|cạnh|gần|thửa|thửa đất|thửa đất số|tờ bản đồ|cccd",
        "chứng minh thư nhân dân|căn cước công dân|bảo hiểm y tế|mst|mã số thuế|sổ đỏ|gcn",
        "bìa đỏ|số vào sổ|stk|tài khoản|thẻ atm|biển số|bks|xe|sinh ngày|năm sinh|không",
        "một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mốt|linh|Trần Phú|đường|phố|thôn",
        "tầng|zalo|facebook.com/a|fb|t.me/|@|(at)|[a còng]|a@b.vn|MK 24 0123|29A-123.45",
        "BK 123456|o912345678|+84|0912.345.678|(0214)|3 840 123|1985|01/02/1990",
    )
    for word in line.split("|")
)
_BETWEEN = (
    " ",
    "  ",
    ":",
    " : ",
    "\n",
    ". ",
    ", ",
    "-",
    "/",
    "\u00a0",
    "",
    "(",
    ")",
    "_",
    "–",
    "·",
)
# Letters that a pattern which knows no case takes for others.
_LOOKS = str.maketrans({"s": "ſ", "k": "\u212a", "i": "ı"})


def _typed(draw: random.Random) -> str:
    parts = []
    for _ in range(draw.randint(1, 14)):
        word = draw.choice(_WORDS)
        if draw.random() < 0.4:
            word = "".join(draw.choices("0123456789", k=draw.choice((1, 2, 3, 4, 5, 6, 9, 12, 16))))
        word = draw.choice((word, word, word, fold(word), word.upper(), word.title()))
        parts += [word, draw.choice(_BETWEEN) * draw.choice((1, 1, 1, 1, 2, 15))]
    text = "".join(parts)
    return text.translate(_LOOKS) if draw.random() < 0.1 else text


@pytest.mark.parametrize("seed", range(8))
def test_sign_stands_wherever_a_pattern_finds(seed: int) -> None:
    draw, found = random.Random(seed), set()
    for _ in range(400):
        text = _typed(draw)
        signs = numbers._signs(text)
        for rule in (*numbers._RULES, *numbers._BARE_RULES):
            if any(rule.find(text)):
                assert rule.sign in signs, (rule.why, text)
                found.add(rule.why)
    assert len(found) > 8


@pytest.mark.parametrize("seed", range(4))
def test_pieces_hold_what_the_whole_text_holds(seed: int) -> None:
    draw, found = random.Random(100 + seed), 0
    for _ in range(400):
        text = plain_digits(_typed(draw) + draw.choice((".", ". ", "")) + _typed(draw))
        for rule in (*numbers._RULES, *numbers._BARE_RULES):
            whole = [one.span() for one in rule.pattern.finditer(text)]
            assert [one.span() for one in rule.matches(text)] == whole, (rule.why, text)
            found += len(whole)
    assert found > 200
