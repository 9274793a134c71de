"""Remarks of lawyers on rules stay open until the province's lawyer answers."""

from datetime import date

import pytest

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.rules import actions as rules
from hoiam.rules import queries
from hoiam.rules.models import RuleComment
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db
LAW_136 = date(2026, 7, 1)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def comment(cast: Cast, words: str = "Xem lại khoản 2.\nCó sửa đổi.", *, who: str = "lawyer",
            rule_id: str = "C-02") -> RuleComment:  # fmt: skip
    return rules.comment_on_rule(
        rule_id=rule_id, version=LAW_136, words=words, by=cast.actor(who), at=NOW
    )


def settle(cast: Cast, row: RuleComment, answer: str = "Đã xem.", who: str = "lawyer") -> None:
    rules.settle_comment(comment=row, answer=answer, by=cast.actor(who), at=later(1))


def test_lawyer_of_any_unit_may_comment(cast: Cast) -> None:
    row = comment(cast, who="commune-lawyer")

    assert row.words == "Xem lại khoản 2.\nCó sửa đổi."
    assert list(queries.comments()) == [row]
    assert queries.comment(row.pk) == row
    told = Event.objects.get(tag="rules.rule.commented")
    assert sentence(told) == "Ghi nhận xét về quy định C-02, bản từ 1/7/2026."
    assert "khoản 2" not in str(told.details)


def test_answer_settles_a_comment(cast: Cast) -> None:
    row = comment(cast)

    settle(cast, row)

    row.refresh_from_db()
    assert (row.answer, row.settled_at) == ("Đã xem.", later(1))
    told = Event.objects.get(tag="rules.comment.settled")
    assert sentence(told) == "Trả lời nhận xét về quy định C-02."
    with pytest.raises(WrongState):
        settle(cast, row)


@pytest.mark.parametrize("who", ["administrator", "leader", "public"])
def test_others_may_not_comment(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        comment(cast, who=who)

    assert refused.value.code == "rules.not-any-lawyer"


def test_only_the_lawyer_of_the_province_answers(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        settle(cast, comment(cast), who="commune-lawyer")


def test_empty_words_are_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        comment(cast, " \n ")
    with pytest.raises(Invalid):
        settle(cast, comment(cast), " ")


def test_unknown_rule_or_remark_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        comment(cast, rule_id="C-99")
    with pytest.raises(NotFound):
        queries.comment(10**6)


def test_comment_is_named_by_its_beginning(cast: Cast) -> None:
    assert str(comment(cast, "Một câu.")) == "C-02: Một câu."
