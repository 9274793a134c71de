"""Which field a text speaks of: what is learned, what is said of it, what never enters a model."""

import random
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.routing import (
    Example,
    Learned,
    examined,
    features,
    learned,
    pieces,
    proposals,
    spelt,
)
from hoiam.core.routing.learning import LEAST

ROADS = ("Đường vào thôn có ổ gà", "Ổ gà to giữa đường", "Cầu treo gãy lan can, đường lầy")
LAMPS = ("Đèn đường tắt", "Bóng đèn cháy, ngõ tối om", "Cột đèn nghiêng, đèn không sáng")
EXAMPLES = [
    *(Example("giao-thong", one, private=False, own=True) for one in ROADS),
    *(Example("chieu-sang", one, private=False, own=True) for one in LAMPS),
]


def _said(count: int, text: str) -> list[Example]:
    return [Example("giao-thong", text)] * count


def test_features_are_syllables_and_pairs_without_numbers_and_masks() -> None:
    found = features("Gọi [số điện thoại] của [tên], ổ gà 40 cm")

    assert {"o", "ga", "o ga", "cm", "goi", "cua"} <= found
    assert not {"ten", "dien thoai", "so", "40", "ga cm", "goi cua"} & found


def test_the_same_without_marks() -> None:
    model = learned(EXAMPLES)

    with_marks = proposals(model, "Ổ gà trên đường", sure=0)
    assert with_marks[0].field == "giao-thong"
    assert proposals(model, "o ga tren duong", sure=0) == with_marks


def test_words_speak_for_the_field_they_are_said_of() -> None:
    text = "Xin báo: bóng đèn ngõ nhà em cháy rồi"

    first = proposals(learned(EXAMPLES), text, sure=0)[0]

    assert first.field == "chieu-sang"
    assert "bong den" in first.words
    assert "bóng đèn" in spelt(text, first.words)
    assert ("bóng đèn", True) in pieces(text, first.words)
    assert "".join(piece for piece, _marked in pieces(text, first.words)) == text


def test_nothing_is_said_where_nothing_speaks() -> None:
    model = learned(EXAMPLES)

    assert proposals(model, "xyz", sure=0) == ()
    assert proposals(model, "", sure=0) == ()
    assert proposals(model, "Ổ gà trên đường", sure=inf) == ()
    assert proposals(learned([]), "Ổ gà", sure=0) == ()
    assert proposals(learned(EXAMPLES[:1]), "Ổ gà", sure=0) == ()


def test_a_word_of_fewer_than_three_cases_never_enters_a_model() -> None:
    rare = "Mẩy Khe Vắng"
    twice = learned([*EXAMPLES, *_said(LEAST - 1, rare)])
    thrice = learned([*EXAMPLES, *_said(LEAST, rare)])

    assert not features(rare) & set(twice.weights)
    assert features(rare) <= set(thrice.weights)


def test_law_alone_does_not_lift_a_rare_word_of_people() -> None:
    law = [Example("giao-thong", "khe vắng", private=False)] * (LEAST - 1)

    assert "khe vang" not in learned([*EXAMPLES, *law, Example("giao-thong", "Khe Vắng")]).weights


def test_written_and_read_again() -> None:
    model = learned(EXAMPLES)

    assert Learned.read(model.fields, *model.written()) == model
    assert Learned.read((), "", "") == Learned((), {})


@settings(max_examples=25, deadline=None)
@given(st.randoms())
def test_order_of_the_examples_says_nothing(chance: random.Random) -> None:
    mixed = list(EXAMPLES)
    chance.shuffle(mixed)

    found, expected = learned(mixed).weights, learned(EXAMPLES).weights
    assert found.keys() == expected.keys()
    # Sums of the same numbers in another order may differ in the last place.
    assert all(
        abs(one - two) <= 1
        for word, row in expected.items()
        for one, two in zip(found[word], row, strict=True)
    )


def test_examined_on_what_it_did_not_learn_from() -> None:
    own = [Example("giao-thong", one) for one in ROADS for _ in range(10)]
    own += [Example("chieu-sang", one) for one in LAMPS for _ in range(5)]
    found = examined(own, EXAMPLES)

    assert (found.asked, found.first, found.three) == (45, 45, 45)
    assert found.commonest == 30
    assert found.said == found.kept == 45


def test_examined_says_nothing_where_it_is_mostly_wrong() -> None:
    # The same words are of one field as often as of the other.
    own = [
        Example(("giao-thong", "chieu-sang")[number // 5 % 2], "việc này") for number in range(60)
    ]

    assert examined(own, EXAMPLES).sure == inf


def test_examined_of_nothing() -> None:
    assert examined([], EXAMPLES).asked == 0
    assert examined([], EXAMPLES).sure == inf
