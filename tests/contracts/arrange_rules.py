"""Acts on targets, the calendar and the rulebook that work, and ones that are refused."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hoiam.core.calendar import Override
from hoiam.core.law.rules import BOOK
from hoiam.core.yearly import Swap
from hoiam.rules import actions as rules
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def _acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor("administrator")},
        refused={**given, "by": cast.actor("leader")},
    )


@arrange("rules.set_target")
def set_target(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at, field=cast.fields["roads"], kind="feedback", area=None, count=7,
        unit="working", decision="Quyết định 12/QĐ-UBND", valid_from=date(2026, 11, 1),
    )  # fmt: skip


@arrange("rules.override_day")
def override_day(at: datetime) -> Acts:
    return _acts(
        make_cast(), at, day=date(2026, 12, 5), working=True, reason="làm bù",
        decision="Công văn 99",
    )  # fmt: skip


@arrange("rules.set_default_targets")
def set_default_targets(at: datetime) -> Acts:
    return _acts(make_cast(), at)


@arrange("rules.withdraw_day")
def withdraw_day(at: datetime) -> Acts:
    cast = make_cast()
    override = rules.override_day(
        day=date(2026, 12, 5), working=True, reason="làm bù", decision="Công văn 99",
        by=cast.actor("administrator"), at=at,
    )  # fmt: skip
    return _acts(cast, at, override=override, why="ghi nhầm ngày")


LAW_136 = date(2026, 7, 1)
RULE = BOOK.rule_on("C-02", LAW_136)


def _law_acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor("lawyer")},
        refused={**given, "by": cast.actor("administrator")},
    )


def _correction() -> dict[str, Any]:
    return {
        "version": LAW_136,
        "after": replace(RULE, note="Đã hỏi Thanh tra tỉnh."),
        "reason": "Ghi rõ nguồn",
        "basis": "Công văn 5/TT",
        "seen": 0,
    }


@arrange("rules.correct_rule")
def correct_rule(at: datetime) -> Acts:
    cast = make_cast()
    return _law_acts(cast, at, **_correction())


@arrange("rules.add_version")
def add_version(at: datetime) -> Acts:
    rule = replace(RULE, valid_from=date(2027, 1, 1))
    return _law_acts(make_cast(), at, rule=rule, reason="Luật mới", basis="Luật số 12/2027", seen=0)


@arrange("rules.withdraw_correction")
def withdraw_correction(at: datetime) -> Acts:
    cast = make_cast()
    row = rules.correct_rule(by=cast.actor("lawyer"), at=at, **_correction())
    return _law_acts(cast, at, correction=row, why="đọc nhầm")


@arrange("rules.comment_on_rule")
def comment_on_rule(at: datetime) -> Acts:
    return _law_acts(make_cast(), at, rule_id="C-02", version=LAW_136, words="Xem lại khoản 2.")


@arrange("rules.settle_comment")
def settle_comment(at: datetime) -> Acts:
    cast = make_cast()
    row = rules.comment_on_rule(
        rule_id="C-02", version=LAW_136, words="Xem lại.", by=cast.actor("commune-lawyer"), at=at
    )
    return _law_acts(cast, at, comment=row, answer="Đã xem.")


PAPER = rules.Paper("5678/TB-BNV", date(2026, 9, 30), "Bộ Nội vụ")


@arrange("rules.announce_year")
def announce_year(at: datetime) -> Acts:
    return _acts(
        make_cast(), at, year=2027, paper=PAPER, off=(date(2027, 2, 8),),
        swaps=(Swap(date(2027, 4, 29), date(2027, 5, 8)),),
    )  # fmt: skip


@arrange("rules.decide_days")
def decide_days(at: datetime) -> Acts:
    return _acts(
        make_cast(), at, paper=PAPER, days=(Override(date(2026, 12, 4), False, "Bão"),), swaps=()
    )


@arrange("rules.withdraw_decision")
def withdraw_decision(at: datetime) -> Acts:
    cast = make_cast()
    decision = rules.decide_days(
        paper=PAPER, days=(Override(date(2026, 12, 4), False, "Bão"),), swaps=(),
        by=cast.actor("administrator"), at=at,
    )  # fmt: skip
    return _acts(cast, at, decision=decision, why="ghi nhầm ngày")
