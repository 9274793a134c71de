"""A list that comes back from the national database: which case has which number."""

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.imports import exchange, shipped
from hoiam.imports.judging.verdicts import SourceCells
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def meaning():
    return next(one for one in shipped.shipped() if one.code == "csdl-quoc-gia").mapping


def judged(cast: Cast, *pairs: tuple[str, str]) -> list[tuple[str, str, str]]:
    rows = [
        SourceCells(line, {"Mã vụ việc (Hồi Âm)": ours, "Mã đơn trên CSDL quốc gia": theirs})
        for line, (ours, theirs) in enumerate(pairs, start=2)
    ]
    found = exchange.judge(meaning(), rows, unit=cast.units["commune-office"])
    assert [one.line for one in found] == [row.line for row in rows]
    return [(str(one.verdict), one.why, one.code) for one in found]


def keep(cast: Cast, case: Case, number: str) -> None:
    system = meaning().system
    cases.keep_outside_number(
        case=case, system=system, number=number, by=cast.actor("clerk"), at=later(1)
    )


def test_row_is_met_by_our_reference_however_it_is_typed(cast: Cast) -> None:
    code = cast.receive().case.code

    assert judged(cast, (code, "007")) == [("new", "", code)]
    assert judged(cast, (code.lower().replace("-", " "), "007")) == [("new", "", code)]


def test_receipt_of_somebody_who_joined_is_met_too(cast: Cast) -> None:
    case = cast.receive().case
    other = cases.me_too(
        case=case, told=cast.told("k2", text="Tôi cũng gặp."), by=cast.actor("public"), at=later(1)
    )

    assert judged(cast, (other.accepted.reference, "007")) == [("new", "", case.code)]


def test_same_list_again_says_nothing_new(cast: Cast) -> None:
    case = cast.receive().case
    keep(cast, case, "007")

    assert judged(cast, (case.code, "007"), ("", "007")) == [("known", "", case.code)] * 2


def test_second_number_is_said_to_be_one(cast: Cast) -> None:
    case = cast.receive().case
    keep(cast, case, "007")

    assert judged(cast, (case.code, "008")) == [("new", "number-another", case.code)]


def test_what_cannot_be_met_is_refused_with_the_reason(cast: Cast) -> None:
    first, second = cast.receive().case, cast.receive("k2").case
    keep(cast, first, "007")

    assert judged(
        cast, (second.code, "007"), ("", "099"), ("LC-0000-0000", "1"), ("x", ""), ("abc", "2")
    ) == [
        ("refused", "number-elsewhere", ""),
        ("refused", "reference-needed", ""),
        ("refused", "case-unknown", ""),
        ("refused", "cell-missing", ""),
        ("refused", "case-unknown", ""),
    ]


def test_number_of_two_cases_meets_neither_by_itself(cast: Cast) -> None:
    first, second = cast.receive().case, cast.receive("k2").case
    keep(cast, first, "007")
    keep(cast, second, "007")

    assert judged(cast, ("", "007"), (second.code, "007")) == [
        ("refused", "number-several", ""),
        ("known", "", second.code),
    ]


def test_case_of_another_unit_reads_like_a_missing_one(cast: Cast) -> None:
    far = cast.receive("far", area=cast.units["other"]).case
    assert far.unit == cast.units["other-office"]

    assert (
        judged(cast, (far.code, "007"), ("LC-0000-0000", "007"))
        == [("refused", "case-unknown", "")] * 2
    )


def test_new_lines_become_plans(cast: Cast) -> None:
    case = cast.receive().case
    cells = {"Mã vụ việc (Hồi Âm)": case.code, "Mã đơn trên CSDL quốc gia": " 0012 "}
    rows = [SourceCells(2, cells), SourceCells(3, {})]
    found = exchange.judge(meaning(), rows, unit=cast.units["commune-office"])

    assert exchange.plans(meaning(), rows, found) == [cases.NumberPlan(case.code, "0012")]
