"""The dated rules behind the clocks of the first kinds of case."""

from collections import defaultdict
from datetime import date

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.deadlines import Amount, Unit, due
from hoiam.core.law.rules import (
    CONSULT_TARGET,
    HOUSE,
    PROMISE,
    R_08,
    RULES,
    Kind,
    Rule,
    Status,
    rule_for_kind,
    rule_on,
)
from hoiam.core.refusals import NotFound

TODAY = date(2026, 11, 21)


def test_r_08_gives_ten_working_days_from_receipt() -> None:
    # Law on Citizen Reception, Art. 28(1)
    rule = rule_on(R_08, TODAY)

    assert rule.amount == Amount(10, Unit.WORKING)
    assert rule.start_event == "received"
    assert rule.article == "Luật Tiếp công dân 2013, Điều 28 khoản 1"
    assert rule.status is Status.VERIFIED


def test_r_08_dates_an_answer() -> None:
    amount = rule_for_kind(Kind.RECOMMENDATION, date(2025, 4, 25)).amount

    assert amount is not None
    assert due(date(2025, 4, 25), amount, calendar_for()).due_on == date(2025, 5, 13)


def test_r_08_begins_with_the_law() -> None:
    assert rule_on(R_08, date(2014, 7, 1)).id == R_08
    with pytest.raises(NotFound) as refused:
        rule_on(R_08, date(2014, 6, 30))

    assert refused.value.code == "rules.not-in-force"


def test_unknown_rule_is_not_found() -> None:
    with pytest.raises(NotFound):
        rule_on("R-99", TODAY)


@pytest.mark.parametrize(
    ("kind", "rule_id", "count"),
    [
        (Kind.FEEDBACK, "HOUSE-FEEDBACK", 10),
        (Kind.RECOMMENDATION, "R-08", 10),
        (Kind.QUESTION, "HOUSE-QUESTION", 10),
    ],
)
def test_every_kind_is_answered_under_one_rule(kind: Kind, rule_id: str, count: int) -> None:
    rule = rule_for_kind(kind, TODAY)

    assert rule.id == rule_id
    assert rule.amount == Amount(count, Unit.WORKING)


def test_consulted_unit_has_five_working_days() -> None:
    assert rule_on(CONSULT_TARGET, TODAY).amount == Amount(5, Unit.WORKING)


def test_promise_brings_its_own_date() -> None:
    assert rule_on(PROMISE, TODAY).amount is None


def test_house_rules_are_never_dressed_as_law() -> None:
    for rule in RULES:
        assert (rule.status is Status.HOUSE) == (rule.article == HOUSE)
        assert rule.id.startswith("HOUSE-") == (rule.status is Status.HOUSE)


def test_versions_of_a_rule_never_overlap() -> None:
    versions: dict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        versions[rule.id].append(rule)
    for rules in versions.values():
        days = {day for rule in rules for day in (rule.valid_from, rule.valid_to) if day}
        assert all(sum(rule.is_in_force(day) for rule in rules) <= 1 for day in days)


def test_rule_ends_before_its_last_day() -> None:
    rule = rule_on(R_08, TODAY)
    ended = Rule(
        rule.id,
        "",
        rule.amount,
        "received",
        "",
        Status.VERIFIED,
        date(2020, 1, 1),
        date(2021, 1, 1),
    )

    assert ended.is_in_force(date(2020, 1, 1))
    assert ended.is_in_force(date(2020, 12, 31))
    assert not ended.is_in_force(date(2021, 1, 1))
    assert not ended.is_in_force(date(2019, 12, 31))
