"""Corrections laid over the shipped rules: what changes, what ends, and what does not fit."""

from dataclasses import replace
from datetime import date

import pytest

from hoiam.core.clocks.shapes import Criterion
from hoiam.core.deadlines import Amount, Unit
from hoiam.core.law import corrections as law
from hoiam.core.law import records
from hoiam.core.law.corrections import Corrected, Correction, What
from hoiam.core.law.rulebook.shapes import (
    Bound,
    Event,
    Extension,
    Fault,
    How,
    Limit,
    Measure,
    Rule,
    Status,
    Variant,
    within,
)
from hoiam.core.law.rules import BOOK, RULES

LAW_136 = date(2026, 7, 1)
NEXT = date(2027, 1, 1)


def correction(
    rule_id: str, version: date | None, number: int = 1, **changes: object
) -> Correction:
    laid = records.Changes(tuple(changes.items()))
    return Correction(number, What.CORRECTED, rule_id, version, laid)


def addition(rule: Rule, number: int = 1) -> Correction:
    return Correction(number, What.ADDED, rule.id, rule.valid_from, records.whole(rule))


def on(found: Corrected, rule_id: str, day: date) -> Rule:
    return found.book.rule_on(rule_id, day)


EIGHT = (within(8, Measure.WORKING, Event.RECEIVED),)
NEW_R_08 = Rule(
    "R-08",
    "Trả lời trong 12 ngày làm việc.",
    "Luật mới, Điều 5",
    Status.VERIFIED,
    valid_from=NEXT,
    limits=(within(12, Measure.WORKING, Event.RECEIVED),),
)


# ── records ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.valid_from}")
def test_every_shipped_rule_comes_back_from_its_record(rule: Rule) -> None:
    record = records.to_record(records.whole(rule))

    assert records.from_record(record).new(rule.id) == rule


def test_record_of_changes_holds_only_what_differs() -> None:
    before = BOOK.rule_on("R-08", LAW_136)
    after = replace(before, limits=EIGHT, note="")

    record = records.to_record(records.between(before, after))

    assert record == {
        "limits": [
            {
                "count": 8,
                "measure": "working",
                "bound": "within",
                "event": "received",
                "variant": "ordinary",
                "what": "",
            }
        ]
    }
    assert records.from_record(record).applied(before) == after


def test_emptied_parts_are_changes_too() -> None:
    before = BOOK.rule_on("C-02", date(2020, 1, 1))
    after = replace(before, valid_to=None, extensions=())

    record = records.to_record(records.between(before, after))

    assert record == {"valid_to": None}


# ── correcting ───────────────────────────────────────────────────────────────────────────────


def test_correction_changes_its_version_and_no_other() -> None:
    found = law.corrected(BOOK, [correction("C-02", LAW_136, limits=EIGHT)])

    assert on(found, "C-02", LAW_136).amount == Amount(8, Unit.WORKING)
    assert on(found, "C-02", date(2026, 6, 30)) == BOOK.rule_on("C-02", date(2026, 6, 30))
    assert len(found.book.rules) == len(RULES)
    assert found.left_out == ()
    version = found.named("C-02", LAW_136)
    assert version is not None
    assert version.is_changed
    assert version.shipped == BOOK.rule_on("C-02", LAW_136)
    assert sum(one.is_changed for one in found.versions) == 1


def test_corrections_lie_over_each_other_in_their_order() -> None:
    found = law.corrected(
        BOOK,
        [
            correction("C-02", LAW_136, 1, limits=EIGHT, article="Điều 1"),
            correction("C-02", LAW_136, 2, article="Điều 2"),
        ],
    )

    rule = on(found, "C-02", LAW_136)
    assert (rule.amount, rule.article) == (Amount(8, Unit.WORKING), "Điều 2")
    version = found.named("C-02", LAW_136)
    assert version is not None
    assert [one.number for one in version.corrected] == [1, 2]


def test_version_keeps_its_name_when_its_first_day_is_put_right() -> None:
    found = law.corrected(
        BOOK,
        [
            correction("R-12", LAW_136, 1, valid_from=date(2026, 8, 1)),
            correction("R-12", LAW_136, 2, note="Đã hỏi Thanh tra tỉnh."),
        ],
    )

    assert found.book.find("R-12", LAW_136) is None
    assert on(found, "R-12", date(2026, 8, 1)).note == "Đã hỏi Thanh tra tỉnh."


def test_verified_by_a_lawyer_is_sure() -> None:
    unsure = next(rule for rule in RULES if not rule.is_sure)

    found = law.corrected(BOOK, [correction(unsure.id, unsure.valid_from, status=Status.CONFIRMED)])

    version = found.named(unsure.id, unsure.valid_from)
    assert version is not None
    assert version.rule.is_sure


# ── a new law ────────────────────────────────────────────────────────────────────────────────


def test_added_version_ends_the_one_before_it() -> None:
    found = law.corrected(BOOK, [addition(NEW_R_08)])

    assert on(found, "R-08", date(2026, 12, 31)).amount == Amount(10, Unit.WORKING)
    assert on(found, "R-08", NEXT).amount == Amount(12, Unit.WORKING)
    old, new = found.of("R-08")[-2:]
    assert (old.rule.valid_to, old.ended, old.corrected) == (NEXT, new.added, ())
    assert new.shipped is None


def test_version_added_between_two_ends_where_the_later_begins() -> None:
    before, after = BOOK.versions_of("C-02")
    between = replace(after, valid_from=date(2025, 7, 1), valid_to=None, limits=EIGHT)

    found = law.corrected(BOOK, [addition(between)])

    assert [(one.rule.valid_from, one.rule.valid_to) for one in found.of("C-02")] == [
        (before.valid_from, date(2025, 7, 1)),
        (date(2025, 7, 1), LAW_136),
        (LAW_136, None),
    ]


def test_rule_of_its_own_stands_at_the_end_of_its_chapter() -> None:
    new = replace(NEW_R_08, id="ADM-MOI", valid_from=None)

    found = law.corrected(BOOK, [addition(new)])

    ids = [rule.id for rule in found.book.rules]
    last = max(n for n, one in enumerate(ids) if one.startswith("ADM-") and one != "ADM-MOI")
    assert ids.index("ADM-MOI") == last + 1
    assert found.book.find("ADM-MOI", date(2001, 1, 1)) == new


def test_added_version_can_be_corrected() -> None:
    found = law.corrected(
        BOOK, [addition(NEW_R_08), correction("R-08", NEXT, 2, article="Luật mới, Điều 6")]
    )

    assert on(found, "R-08", NEXT).article == "Luật mới, Điều 6"


def test_clocks_in_hand_keep_their_version_when_a_law_follows() -> None:
    found = law.corrected(BOOK, [addition(NEW_R_08)])

    assert on(found, "R-08", date(2026, 12, 31)) == replace(
        BOOK.rule_on("R-08", date(2026, 12, 31)), valid_to=NEXT
    )


# ── what does not fit ────────────────────────────────────────────────────────────────────────

C_03 = BOOK.rule_on("C-03", LAW_136)
C_05 = BOOK.rule_on("C-05", LAW_136)
SHORT = Extension(20, Measure.CALENDAR, How.CEILING, Variant.COMPLEX)


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (correction("C-02", LAW_136, statement="Không chấm"), Fault.NO_SENTENCE),
        (correction("C-02", LAW_136, article=""), Fault.NO_ARTICLE),
        (correction("C-02", LAW_136, status=Status.HOUSE), Fault.HALF_HOUSE),
        (correction("C-02", LAW_136, valid_to=LAW_136), Fault.ENDS_EARLY),
        (correction("C-02", LAW_136, valid_from=date(2026, 6, 1)), Fault.OVERLAP),
        (correction("C-02", None, valid_to=None), Fault.NO_END),
        (correction("C-03", C_03.valid_from, extensions=(SHORT,)), Fault.SHORT_EXTENSION),
        (correction("C-02", LAW_136, extends="C-03"), Fault.EXTENDS_BY_NOTHING),
        (correction("D-05", date(2019, 1, 1), extends="D-99"), Fault.EXTENDS_UNKNOWN),
        (
            correction(
                "R-08", date(2014, 7, 1), limits=(within(7, Measure.HOURS, Event.RECEIVED),)
            ),
            Fault.NO_LIMIT,
        ),
        (
            correction("HOUSE-CONSULT", date(2000, 1, 1), limits=()),
            Fault.NO_LIMIT,
        ),
        (
            correction("C-02", LAW_136, limits=(Limit(7, Measure.WORKING, Bound.WITHIN),)),
            Fault.NO_EVENT,
        ),
        (correction("C-05", C_05.valid_from, grounds=C_05.grounds[1:]), Fault.CRITERIA),
        (correction("HOUSE-PROMISE", date(2000, 1, 1), valid_to=NEXT), Fault.NEEDED),
        (correction("HOUSE-PROMISE", date(2000, 1, 1), valid_from=NEXT), Fault.NEEDED),
        # Every list of the office asks for these two.
        (correction("HOUSE-LONG-OVERDUE", date(2000, 1, 1), limits=()), Fault.NO_LIMIT),
        (correction("HOUSE-LONG-OVERDUE", date(2000, 1, 1), valid_to=NEXT), Fault.NEEDED),
        (correction("HOUSE-OVERDUE-REPORT", date(2000, 1, 1), limits=()), Fault.NO_LIMIT),
        (correction("HOUSE-OVERDUE-REPORT", date(2000, 1, 1), valid_to=NEXT), Fault.NEEDED),
        (correction("C-02", NEXT, article="Điều 9"), Fault.NO_VERSION),
        (correction("C-99", None, article="Điều 9"), Fault.NO_VERSION),
        (addition(replace(NEW_R_08, valid_from=LAW_136, id="C-02")), Fault.SAME_DAY),
        (addition(replace(NEW_R_08, valid_from=None)), Fault.NO_FIRST_DAY),
        (addition(replace(NEW_R_08, id="r-08")), Fault.ODD_ID),
        (addition(replace(NEW_R_08, id="XYZ-1")), Fault.ODD_ID),
        (addition(replace(NEW_R_08, id="ADM" + "-ABCDEFGHIJKLMNOPQRST" * 2)), Fault.ODD_ID),
    ],
)
def test_what_contradicts_is_left_out_and_told(one: Correction, fault: Fault) -> None:
    found = law.corrected(BOOK, [one])

    assert [left.why.fault for left in found.left_out] == [fault]
    assert found.book == BOOK
    why = law.why_not(law.corrected(BOOK, []), one)
    assert why is not None
    assert why.fault is fault


def test_what_fits_has_no_reason_against_it() -> None:
    assert law.why_not(law.corrected(BOOK, []), addition(NEW_R_08)) is None


def test_odd_correction_does_not_keep_others_out() -> None:
    odd = correction("C-02", NEXT, 1, article="Điều 9")
    good = correction("C-02", LAW_136, 2, article="Điều 9")

    found = law.corrected(BOOK, [odd, good])

    assert [left.correction.number for left in found.left_out] == [1]
    assert on(found, "C-02", LAW_136).article == "Điều 9"


def test_criteria_are_as_many_as_the_clocks_know() -> None:
    assert len(C_05.grounds) == len(Criterion)
