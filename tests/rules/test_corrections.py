"""A lawyer puts a rule right without a release; nothing that stood is lost."""

from dataclasses import replace
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.core.deadlines import Amount, Unit
from hoiam.core.law.rulebook.shapes import Event as LawEvent
from hoiam.core.law.rulebook.shapes import Measure, Rule, Status, within
from hoiam.core.law.rules import BOOK
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.rules import actions as rules
from hoiam.rules import queries
from hoiam.rules.models import RuleCorrection
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db
LAW_136 = date(2026, 7, 1)
TODAY = date(2026, 10, 2)
C_02 = BOOK.rule_on("C-02", TODAY)
SIX = (within(6, Measure.WORKING, LawEvent.RECEIVED),)
SIX_DAYS = replace(C_02, limits=SIX)
NEW_LAW = replace(
    BOOK.rule_on("R-08", TODAY),
    article="Luật Tiếp công dân 2027, Điều 30",
    valid_from=date(2027, 1, 1),
    limits=(within(8, Measure.WORKING, LawEvent.RECEIVED),),
)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def correct(
    cast: Cast,
    after: Rule = SIX_DAYS,
    *,
    version: date | None = LAW_136,
    seen: int = 0,
    who: str = "lawyer",
) -> RuleCorrection:
    return rules.correct_rule(
        version=version, after=after, reason="Luật ghi 6 ngày", basis="Công báo số 5, trang 12",
        seen=seen, by=cast.actor(who), at=NOW,
    )  # fmt: skip


def add(cast: Cast, rule: Rule = NEW_LAW, *, seen: int = 0) -> RuleCorrection:
    return rules.add_version(
        rule=rule, reason="Luật mới", basis="Luật số 12/2027", seen=seen,
        by=cast.actor("lawyer"), at=NOW,
    )  # fmt: skip


def withdraw(cast: Cast, row: RuleCorrection, why: str = "Đọc nhầm dòng") -> None:
    rules.withdraw_correction(correction=row, why=why, by=cast.actor("lawyer"), at=later(1))


# ── what counts ──────────────────────────────────────────────────────────────────────────────


def test_shipped_book_counts_until_something_is_put_right(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    queries.rulebook_on()

    with django_assert_num_queries(1):
        assert queries.rulebook_on() is BOOK


def test_correction_counts_at_once_and_keeps_the_shipped_words(cast: Cast) -> None:
    row = correct(cast)

    assert queries.rulebook_on().rule_on("C-02", TODAY).amount == Amount(6, Unit.WORKING)
    version = queries.corrected_rulebook().named("C-02", LAW_136)
    assert version is not None
    assert version.shipped == C_02
    assert row.changes.keys() == {"limits"}
    told = Event.objects.get(tag="rules.rule.corrected")
    assert (told.subject_kind, told.subject_code) == ("rule", "C-02")
    assert sentence(told) == (
        "Đính chính quy định C-02, bản từ 1/7/2026: thời hạn. Lý do: Luật ghi 6 ngày. "
        "Theo Công báo số 5, trang 12."
    )


def test_new_law_counts_from_its_day_on(cast: Cast) -> None:
    add(cast)

    book = queries.rulebook_on()
    assert book.rule_on("R-08", date(2026, 12, 31)).amount == Amount(10, Unit.WORKING)
    assert book.rule_on("R-08", date(2027, 1, 1)).amount == Amount(8, Unit.WORKING)
    assert queries.law_rule("R-08", day=date(2027, 1, 1)).basis == NEW_LAW.article
    told = Event.objects.get(tag="rules.rule.added")
    assert sentence(told) == (
        "Thêm bản của quy định R-08, từ 1/1/2027. Lý do: Luật mới. Theo Luật số 12/2027."
    )


def test_rule_of_its_own_is_taken_in(cast: Cast) -> None:
    add(cast, replace(NEW_LAW, id="ADM-GIAY-HEN", valid_from=None))

    assert queries.rulebook_on().rule_on("ADM-GIAY-HEN", TODAY).amount == Amount(8, Unit.WORKING)


def test_answers_are_owed_under_the_corrected_rule(cast: Cast) -> None:
    after = replace(BOOK.rule_on("R-08", TODAY), limits=NEW_LAW.limits)
    correct(cast, after, version=after.valid_from)

    rule = queries.answer_rule(
        kind="recommendation", field=cast.fields["roads"], area=cast.units["commune"], day=TODAY
    )

    assert rule.amount == Amount(8, Unit.WORKING)


def test_withdrawn_correction_counts_no_more_and_stays_to_be_read(cast: Cast) -> None:
    row = correct(cast)

    withdraw(cast, row)

    assert queries.rulebook_on() == BOOK
    row.refresh_from_db()
    assert (row.withdrawn_why, row.withdrawn_by) == ("Đọc nhầm dòng", cast.actor("lawyer").code)
    told = Event.objects.get(tag="rules.correction.withdrawn")
    assert sentence(told) == (
        "Rút điều đã đính chính ở quy định C-02 (Luật ghi 6 ngày). Lý do: Đọc nhầm dòng."
    )


def test_later_correction_stands_when_an_earlier_one_is_withdrawn(cast: Cast) -> None:
    first = correct(cast)
    correct(cast, replace(C_02, limits=SIX, note="Đã hỏi."), seen=1)

    withdraw(cast, first)

    rule = queries.rulebook_on().rule_on("C-02", TODAY)
    assert (rule.amount, rule.note) == (C_02.amount, "Đã hỏi.")


# ── what is refused ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "who", ["commune-lawyer", "administrator", "leader", "province-leader", "public", "system"]
)
def test_only_the_lawyer_of_the_province_corrects(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        correct(cast, who=who)

    assert refused.value.code == "rules.not-lawyer"


def test_contradiction_is_refused_in_plain_words(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        correct(cast, replace(C_02, statement="Không có chấm"))

    assert refused.value.code == "rules.contradiction"
    assert refused.value.details["field"] == "statement"
    assert "kết thúc bằng dấu chấm" in str(refused.value.details["problem"])
    assert not RuleCorrection.objects.exists()


def test_contradiction_names_its_day(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        add(cast, replace(C_02, limits=SIX))

    assert "1/7/2026" in str(refused.value.details["problem"])


def test_same_words_are_no_correction(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        correct(cast, C_02)

    assert refused.value.code == "rules.nothing-changes"


def test_unknown_version_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        correct(cast, version=date(2024, 1, 1))


@pytest.mark.parametrize("missing", ["reason", "basis"])
def test_correction_says_why_and_on_what_it_rests(cast: Cast, missing: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.correct_rule(
            version=LAW_136, after=SIX_DAYS, reason="" if missing == "reason" else "x",
            basis="  " if missing == "basis" else "x", seen=0, by=cast.actor("lawyer"), at=NOW,
        )  # fmt: skip

    assert (refused.value.code, refused.value.details["field"]) == (
        "rules.correction-reason-missing",
        missing,
    )


def test_who_read_older_words_is_told(cast: Cast) -> None:
    row = correct(cast)
    withdraw(cast, row)
    for seen in (0, 1):
        with pytest.raises(WrongState) as refused:
            correct(cast, seen=seen)

        assert refused.value.code == "rules.corrected-meanwhile"
    with pytest.raises(WrongState):
        add(cast, replace(NEW_LAW, id="C-02"), seen=1)
    correct(cast, seen=2)


def test_withdrawing_twice_is_refused(cast: Cast) -> None:
    row = correct(cast)
    withdraw(cast, row)

    with pytest.raises(WrongState) as refused:
        withdraw(cast, row)

    assert refused.value.code == "rules.correction-withdrawn"


def test_withdrawing_says_why(cast: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        withdraw(cast, correct(cast), why=" ")

    assert refused.value.code == "rules.why-missing"


def test_what_later_words_rest_on_is_not_withdrawn(cast: Cast) -> None:
    added = add(cast)
    correct(cast, replace(NEW_LAW, note="Đã hỏi."), version=NEW_LAW.valid_from, seen=1)

    with pytest.raises(WrongState) as refused:
        withdraw(cast, added)

    assert (refused.value.code, refused.value.details["n"]) == ("rules.others-rest-on-it", 1)


# ── doubt, and what moves ────────────────────────────────────────────────────────────────────


def test_doubt_is_said_until_a_lawyer_has_read_the_law(cast: Cast) -> None:
    unsure = BOOK.rule_on("ADM-DATA-IMPACT", TODAY)
    assert queries.doubt_of("ADM-DATA-IMPACT", TODAY) == "chưa đối chiếu, ghi theo trí nhớ"

    correct(cast, replace(unsure, status=Status.CONFIRMED), version=unsure.valid_from)

    assert queries.doubt_of("ADM-DATA-IMPACT", TODAY) == ""


@pytest.mark.parametrize("rule_id", ["R-08", "HOUSE-FEEDBACK", "TARGET-7"])
def test_sure_rules_and_targets_carry_no_doubt(rule_id: str) -> None:
    assert queries.doubt_of(rule_id, TODAY) == ""


def test_words_alone_move_no_date(cast: Cast) -> None:
    assert not correct(cast, replace(C_02, article="Điều 16a")).moves_dates
    assert correct(cast, replace(C_02, article="Điều 16a", limits=SIX), seen=1).moves_dates
    assert add(cast).moves_dates


def test_row_says_which_clocks_it_touches(cast: Cast) -> None:
    assert queries.touched_by(correct(cast)) == {"C-02"}


# ── reading ──────────────────────────────────────────────────────────────────────────────────


def test_corrections_are_read_the_newest_first(cast: Cast) -> None:
    first = correct(cast)
    second = correct(cast, replace(C_02, limits=SIX, note="x."), seen=1)
    other = add(cast)

    assert list(queries.corrections()) == [other, second, first]
    assert list(queries.corrections_of("C-02")) == [second, first]
    assert queries.correction(first.pk) == first
    assert str(first) == "C-02: Luật ghi 6 ngày"
    with pytest.raises(NotFound):
        queries.correction(10**6)
