"""The dated rules behind the clocks of the first kinds of case."""

from datetime import date

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.deadlines import Amount, Unit, due
from hoiam.core.law.rulebook.house import CONSULT_TARGET, PROMISE
from hoiam.core.law.rulebook.reception import R_08
from hoiam.core.law.rulebook.shapes import Event, Rule, Status
from hoiam.core.law.rules import (
    BOOK,
    RULES,
    SUBJECTS,
    Difference,
    Kind,
    differences,
    subject_of,
)
from hoiam.core.refusals import NotFound

TODAY = date(2026, 11, 21)


def test_r_08_gives_ten_working_days_from_receipt() -> None:
    # Law on Citizen Reception, Art. 28(1)
    rule = BOOK.rule_on(R_08, TODAY)

    assert rule.amount == Amount(10, Unit.WORKING)
    assert rule.limits[0].event is Event.RECEIVED
    assert rule.article == "Luật Tiếp công dân 2013, Điều 28 khoản 1"
    assert rule.status is Status.VERIFIED


def test_r_08_dates_an_answer() -> None:
    amount = BOOK.rule_for_kind(Kind.RECOMMENDATION, date(2025, 4, 25)).amount

    assert amount is not None
    assert due(date(2025, 4, 25), amount, calendar_for()).due_on == date(2025, 5, 13)


def test_r_08_begins_with_the_law() -> None:
    assert BOOK.rule_on(R_08, date(2014, 7, 1)).id == R_08
    with pytest.raises(NotFound) as refused:
        BOOK.rule_on(R_08, date(2014, 6, 30))

    assert refused.value.code == "rules.not-in-force"


def test_unknown_rule_is_not_found() -> None:
    with pytest.raises(NotFound):
        BOOK.rule_on("R-99", TODAY)


@pytest.mark.parametrize(
    ("kind", "rule_id", "count"),
    [
        (Kind.FEEDBACK, "HOUSE-FEEDBACK", 10),
        (Kind.RECOMMENDATION, "R-08", 10),
        (Kind.QUESTION, "HOUSE-QUESTION", 10),
    ],
)
def test_every_kind_is_answered_under_one_rule(kind: Kind, rule_id: str, count: int) -> None:
    rule = BOOK.rule_for_kind(kind, TODAY)

    assert rule.id == rule_id
    assert rule.amount == Amount(count, Unit.WORKING)


def test_consulted_unit_has_five_working_days() -> None:
    assert BOOK.rule_on(CONSULT_TARGET, TODAY).amount == Amount(5, Unit.WORKING)


def test_promise_brings_its_own_date() -> None:
    assert BOOK.rule_on(PROMISE, TODAY).amount is None


def test_rule_ends_before_its_last_day() -> None:
    ended = Rule(
        id="R-99",
        statement="Một câu.",
        article="Điều 1",
        status=Status.VERIFIED,
        valid_from=date(2020, 1, 1),
        valid_to=date(2021, 1, 1),
    )

    assert ended.is_in_force(date(2020, 1, 1))
    assert ended.is_in_force(date(2020, 12, 31))
    assert not ended.is_in_force(date(2021, 1, 1))
    assert not ended.is_in_force(date(2019, 12, 31))


def test_rule_without_a_known_first_day_holds_since_ever() -> None:
    first = BOOK.versions_of("C-02")[0]

    assert first.valid_from is None
    assert first.is_in_force(date(2012, 1, 1))
    assert not first.is_in_force(date(2026, 7, 1))


def test_every_rule_stands_in_a_chapter() -> None:
    assert {subject_of(rule) for rule in RULES} == set(SUBJECTS)


def test_versions_of_an_unknown_rule_are_refused() -> None:
    with pytest.raises(NotFound) as refused:
        BOOK.versions_of("R-99")

    assert refused.value.code == "rules.unknown"


def test_two_days_differ_in_what_changed_began_and_ended() -> None:
    before, after = BOOK.in_force(date(2026, 6, 30)), BOOK.in_force(date(2026, 7, 1))
    changed = {one.id: one for one in differences(before, after)}

    assert differences(after, after) == ()
    assert changed["C-02"] == Difference(*BOOK.versions_of("C-02"))
    assert changed["R-01"] == Difference(*BOOK.versions_of("R-01"))
    assert changed["R-12"] == Difference(None, BOOK.rule_on("R-12", TODAY))
    assert "D-04" not in changed
    back = {one.id: one for one in differences(after, before)}
    assert back["R-12"] == Difference(BOOK.rule_on("R-12", TODAY), None)
    assert changed.keys() == back.keys()
