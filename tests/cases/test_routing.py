"""Fields and units proposed for a case: what is learned, what is shown, what is counted, and what
never enters a model."""

from datetime import date, timedelta

import pytest

from hoiam.base import search
from hoiam.cases import actions as cases
from hoiam.cases import routing, routing_past
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case, RoutingChoice, RoutingModel, RoutingStart
from hoiam.core.refusals import Invalid
from hoiam.core.routing import Example
from hoiam.units.models import Field
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 5)
NO = Reply(result="not-ours", text="Do điện lực quản lý.", rule="Luật Điện lực")
LIGHTS = (
    "Mất điện từ chiều, công tơ kêu xè xè",
    "Điện yếu, quạt không quay, công tơ chạy nhanh",
    "Dây điện võng sát mái nhà, công tơ cháy",
    "Công tơ hỏng, mất điện cả xóm",
)
HOLES = (
    "Ổ gà to giữa đường liên thôn",
    "Đường liên thôn lầy lội, nhiều ổ gà",
    "Xe ngã vì ổ gà, xin vá đường",
    "Cống sập, ổ gà nối nhau trên đường",
)


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    described = {"roads": "Đường sá\nổ gà\nđường", "power": "Điện\nmất điện\ncông tơ"}
    for code, folded in described.items():
        Field.objects.filter(code=code).update(folded=folded)
    return made


def _held(cast: Cast, key: str, text: str, **changes: object) -> Case:
    told = cast.told(key, text=text, **changes)
    return cases.receive(told=told, held="đợi người đọc", by=cast.actor("public"), at=later(0)).case


def _sorted(cast: Cast, key: str, text: str, field: str, unit: str = "commune-office") -> Case:
    case = _held(cast, key, text)
    return cases.sort(
        case=case, field=cast.fields[field], unit=cast.units[unit], title="",
        by=cast.actor("clerk"), at=later(1),
    )  # fmt: skip


def _past(cast: Cast, times: int = 3) -> None:
    for turn in range(times):
        for number, text in enumerate(LIGHTS):
            _sorted(cast, f"l{turn}-{number}", text, "power")
        for number, text in enumerate(HOLES):
            _sorted(cast, f"h{turn}-{number}", text, "roads")


def _learn(cast: Cast, sure: float | None = 0.0) -> RoutingModel:
    row = cases.learn(by=cast.actor("system"), at=later(2))
    RoutingModel.objects.filter(pk=row.pk).update(sure=sure)
    return row


def test_what_officers_decided_is_learned_and_said_with_words(cast: Cast) -> None:
    _past(cast)
    row = _learn(cast)
    case = _held(cast, "new", "Tối nào công tơ cũng nhảy rồi mất điện")

    first = routing.suggestions(case, day=DAY)[0]

    assert (row.cases, row.confirmed) == (24, 0)
    assert first.field.code == "power"
    assert "mat dien" in first.words
    assert first.unit == cast.units["power"]  # by the table of competence, and why
    assert first.why


def test_nothing_is_proposed_before_it_learned_or_where_nothing_is_sure(cast: Cast) -> None:
    case = _held(cast, "new", "Mất điện, công tơ hỏng")
    assert routing.suggestions(case, day=DAY) == []

    _learn(cast, sure=None)
    assert routing.suggestions(case, day=DAY) == []
    RoutingModel.objects.update(sure=1e9)
    assert routing.suggestions(case, day=DAY) == []


def test_a_new_installation_proposes_by_descriptions_alone(cast: Cast) -> None:
    row = _learn(cast)

    assert (row.cases, row.confirmed, row.started) == (0, 0, 0)
    assert row.on_examples
    case = _held(cast, "new", "duong lien thon toan o ga")
    assert routing.suggestions(case, day=DAY)[0].field.code == "roads"


def test_newest_model_is_asked_even_where_an_older_one_is_kept_in_memory(cast: Cast) -> None:
    case = _held(cast, "new", "Mèo hoang phá bồn hoa")
    _learn(cast)
    assert routing.suggestions(case, day=DAY) == []

    for number in range(4):
        _sorted(cast, f"b{number}", "Mèo hoang phá vườn", "khac")
    _learn(cast)

    assert routing.suggestions(case, day=DAY)[0].field.code == "khac"
    assert RoutingModel.objects.count() == 1


def test_untouched_choices_of_citizens_teach_nothing(cast: Cast) -> None:
    cast.receive("k1")  # nobody looked at it
    cast.answered("k2", at=later(0))  # answered as its own: counts half
    refused = cast.receive("k3").case
    cases.accept(case=refused, by=cast.actor("handler"), at=later(1))
    cases.hand_over(
        case=refused, unit=cast.units["department"], reason="đường tỉnh",
        by=cast.actor("handler"), at=later(2),
    )  # fmt: skip
    cast.answered("k4", at=later(0), reply=NO)  # somebody else's

    found = routing_past.past()

    assert (found.decided, found.confirmed) == (0, 1)
    assert [one.weight for one in found.examples] == [routing_past.CONFIRMED]


def test_no_name_and_no_word_of_one_voice_enters_a_model(cast: Cast) -> None:
    text = "Tôi là Quàng Thị Bông, gọi 0912 345 678. Cây xoan nhà tôi đổ, ổ gà đầy đường"
    _sorted(cast, "one", text, "roads")
    _sorted(cast, "two", text, "roads")
    _learn(cast)
    words = set(RoutingModel.objects.get().words.split("\n"))

    assert not {"xoan", "cay xoan", "bong", "quang", "thi bong"} & words
    _sorted(cast, "three", text, "roads")
    _learn(cast)
    words = set(RoutingModel.objects.get().words.split("\n"))
    assert "cay xoan" in words
    # Covered in the index before anything is learned from it, however often it is said.
    assert not {"bong", "quang", "thi bong"} & words


def test_next_training_forgets_what_was_erased_from_the_index(cast: Cast) -> None:
    made = [_sorted(cast, f"x{n}", "Cây xoan đổ chắn đường", "roads") for n in range(3)]
    _learn(cast)
    assert "xoan" in RoutingModel.objects.get().words.split("\n")

    # As an erasure leaves it: the case is found by its number alone.
    search.put(kind="case", code=made[0].code, place=made[0].pk, text=made[0].code)
    _learn(cast)

    assert "xoan" not in RoutingModel.objects.get().words.split("\n")


def test_what_became_of_proposals_is_counted_without_who_decided(cast: Cast) -> None:
    _learn(cast)
    _sorted(cast, "k1", "Ổ gà giữa đường", "roads")
    _sorted(cast, "k2", "Ổ gà giữa đường", "khac")
    _sorted(cast, "k3", "Xin chào", "khac")  # nothing was proposed

    rows = list(RoutingChoice.objects.order_by("id").values_list("asked", "chosen", "place"))
    assert rows == [("field", "roads", 1), ("field", "khac", 0)]
    record = routing.record("field")
    assert (record.first, record.any, record.of) == (1, 1, 2)
    assert not [one.name for one in RoutingChoice._meta.fields if one.name.endswith("_by")]


def test_units_come_from_competence_first_then_from_where_cases_ended(cast: Cast) -> None:
    for number in range(3):
        case = cast.receive(f"k{number}", text=HOLES[number]).case
        cases.accept(case=case, by=cast.actor("handler"), at=later(1))
        cases.hand_over(
            case=case, unit=cast.units["department"], reason="đường tỉnh",
            by=cast.actor("handler"), at=later(2),
        )  # fmt: skip
        Case.objects.filter(pk=case.pk).update(answered_at=later(3), answered_by="x", result="done")
    _learn(cast)
    case = cast.receive("new", text="Ổ gà trên đường, cống vỡ", area=cast.units["other"]).case

    found = routing.suggestions(case, day=DAY)

    assert found[0].unit == cast.units["other-office"]
    assert found[0].ended == ((cast.units["department"], 3, 3),)
    assert routing.units_of(case, found) == [cast.units["department"]]  # not who holds it already


def test_a_place_that_was_split_has_the_field_alone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_given: object) -> None:
        raise Invalid("units.area-without-one-successor", field="area")

    _learn(cast)
    case = _held(cast, "new", "Ổ gà giữa đường")
    monkeypatch.setattr(routing, "competent_units", refused)

    found = routing.suggestions(case, day=DAY)[0]
    assert (found.field.code, found.unit, found.ended) == ("roads", None, ())


def test_what_lies_outside_is_named_but_never_proposed_for_a_hand_over(cast: Cast) -> None:
    _learn(cast)
    case = cast.receive("new", text="Mất điện, công tơ cháy").case

    found = routing.suggestions(case, day=DAY)

    assert found[0].unit == cast.units["power"]
    assert cast.units["power"] not in routing.units_of(case, found)


def test_hand_over_counts_the_unit_that_was_proposed(cast: Cast) -> None:
    _learn(cast)
    case = cast.receive("new", text="Ổ gà giữa đường", field=cast.fields["conduct"]).case
    assert case.unit == cast.units["province-ubnd"]
    leader = cast.actor("province-leader")
    cases.accept(case=case, by=leader, at=later(1))
    cases.hand_over(
        case=case, unit=cast.units["commune-office"], reason="đúng nơi", by=leader, at=later(2)
    )

    row = RoutingChoice.objects.get()
    assert (row.asked, row.chosen, row.place) == ("unit", "t-commune-office", 1)


def test_public_texts_to_begin_with_are_replaced_as_a_whole(cast: Cast) -> None:
    for words in ("bùn non", "taluy dương"):
        examples = [Example("roads", f"{words} lấp mặt đường", private=False)] * 3
        cases.start_learning(
            examples=examples, source="tep.jsonl", by=cast.actor("system"), at=later(0)
        )
    row = _learn(cast)

    assert RoutingStart.objects.count() == 1
    assert row.started == 3
    learned = RoutingModel.objects.get().words.split("\n")
    assert "taluy duong" in learned
    assert "bun non" not in learned


def test_proposing_takes_few_statements(cast: Cast, django_assert_max_num_queries) -> None:
    _past(cast, times=1)
    _learn(cast)
    case = _held(cast, "new", "Mất điện, ổ gà")
    routing.suggestions(case, day=DAY)  # the words are in memory from here on
    case = Case.objects.select_related("field", "area", "unit").get(pk=case.pk)

    with django_assert_max_num_queries(8):
        routing.suggestions(case, day=DAY + timedelta(days=1))


def test_learning_reads_the_past_in_few_statements(
    cast: Cast, django_assert_max_num_queries
) -> None:
    _past(cast, times=1)

    with django_assert_max_num_queries(6):
        routing_past.past()
