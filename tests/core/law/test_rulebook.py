"""Every number of the rulebook against a table typed by hand from the law's own pages.

A line is a limit as `30 calendar within accepted`, with the matters it holds for in brackets; an
extension is `total 45 (complex)` or `plus 30 (complex)`; `x2` says how many times.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from hoiam.core.law.rulebook.shapes import (
    Bound,
    Event,
    Extension,
    How,
    Limit,
    Measure,
    Rule,
    Status,
    Variant,
    addition,
    ceiling,
    checked,
    within,
)
from hoiam.core.law.rules import BOOK, RULES

V, M, U, H = Status.VERIFIED, Status.MEMORY_MEDIUM, Status.UNVERIFIED, Status.HOUSE
JULY = "2026-07-01"
# id, first day and day after the last ("" where our sources name none), how sure, the numbers
ROWS: tuple[tuple[str, str, str, Status, str], ...] = (
    ("SUB-01", "", "", V, ""),
    ("SUB-02", "2019-01-01", "", V, ""),
    ("SUB-03", "2014-07-01", "", V, ""),
    ("SUB-04", "", "", V, ""),
    ("SUB-05", "", "", M, ""),
    ("SUB-06", "2014-07-01", "", V, ""),
    ("SUB-07", "2014-07-01", "", V, ""),
    ("SUB-08", "2014-07-01", "", V, ""),
    ("SUB-09", "", "", V, ""),
    ("SUB-10", "", "", V, ""),
    ("SUB-ELIGIBLE", "", "", V, ""),
    ("SUB-NOT-ELIGIBLE", "", "", M, "1 years lasting received"),
    ("SUB-PROPOSE", "", "", V, ""),
    ("SUB-EXPLAIN", "", "", M, ""),
    ("SUB-GUIDE", "", "", M, "10 working within received"),
    ("SUB-RETURN", "", "", M, "10 working within received"),
    ("SUB-TRANSFER-D", "2019-01-01", "", V, "5 working within received"),
    ("SUB-SKIP-D", "2019-01-01", "", V, ""),
    ("SUB-TRANSFER-R", "", "", M, "10 working within received"),
    ("SUB-ORIGINALS", "", "", M, ""),
    ("C-01", "", "", V, "90 calendar within decision-known"),
    ("C-02", "", JULY, V, "10 calendar within received"),
    ("C-02", JULY, "", V, "7 working within received"),
    (
        "C-03", "", JULY, V,
        "30 calendar within accepted, 45 calendar within accepted (remote), total 45 (complex),"
        " total 60 (remote-complex)",
    ),
    (
        "C-03", JULY, "", V,
        "30 calendar within accepted, 45 calendar within accepted (remote), total 45 (complex),"
        " total 60 (remote-complex)",
    ),
    (
        "C-04", "", "2025-07-01", V,
        "45 calendar within accepted, 60 calendar within accepted (remote), total 60 (complex),"
        " total 70 (remote-complex)",
    ),
    (
        "C-04", "2025-07-01", "", V,
        "45 calendar within accepted, 60 calendar within accepted (remote), total 60 (complex),"
        " total 70 (remote-complex)",
    ),
    ("C-05", JULY, "", V, ""),
    ("C-06", "", "", V, ""),
    ("C-07", JULY, "", V, "5 calendar before hearing"),
    ("C-08", JULY, "", V, ""),
    ("C-09", "", "", V, "3 working within decided, 7 calendar within decided"),
    (
        "C-10", "", "", V,
        "30 calendar within limit-expired, 30 calendar within decision-received,"
        " 45 calendar within limit-expired (remote), 45 calendar within decision-received (remote)",
    ),
    ("C-11", "", "", V, "30 calendar after issued, 45 calendar after issued (remote)"),
    (
        "C-12", "", "", M,
        "15 calendar within decided, 15 calendar lasting published, 3 working before meeting",
    ),
    ("C-13", JULY, "", V, "3 working within decided"),
    ("C-14", JULY, "", V, ""),
    ("C-15", JULY, "", V, ""),
    (
        "C-16", "", "", V,
        "30 calendar within accepted, 15 calendar within decision-received,"
        " 10 calendar within decision-received, 30 calendar within decision-received (dismissal),"
        " total 45 (complex)",
    ),
    ("C-DECIDE", "", "", Status.MEMORY_HIGH, ""),
    ("C-DISCIPLINE-HEARING", "", "", Status.MEMORY_HIGH, ""),
    ("C-VERIFY", "", "", Status.MEMORY_HIGH, ""),
    ("C-TRANSITION", JULY, "", V, ""),
    ("D-01", "2019-01-01", "", V, "7 working within received, 10 working within received"),
    ("D-02", "2019-01-01", "", V, ""),
    ("D-03", "2019-01-01", "", V, "5 working within accepted"),
    ("D-04", "2019-01-01", "", V, "30 calendar within accepted"),
    ("D-05", "2019-01-01", "", V, "plus 30 (complex), plus 30 x2 (specially-complex)"),
    ("D-06", "2019-05-28", "", V, "5 working within decided"),
    ("D-07", "2019-01-01", "", V, "5 working within concluded"),
    ("D-08", "2019-01-01", "", V, "7 working within concluded"),
    ("D-09", "2019-05-28", "", V, "7 working within concluded, 15 calendar lasting published"),
    ("D-10", "2019-01-01", "", V, "20 calendar within received"),
    ("D-11", "2019-01-01", "", V, "5 working within received, 5 working within demanded"),
    ("D-12", "2019-01-01", "", V, "20 calendar within received"),
    ("D-13", "2019-01-01", "", V, ""),
    ("D-14", "2019-01-01", "", V, ""),
    ("D-CONCLUDE", "2019-05-28", "", Status.MEMORY_HIGH, ""),
    ("D-STOP", "2019-01-01", "", Status.MEMORY_HIGH, ""),
    ("D-VERIFY", "2019-05-28", "", Status.MEMORY_HIGH, ""),
    ("D-TRANSITION", JULY, "", V, ""),
    ("R-01", "2014-07-01", JULY, V, "1 days-a-week each"),
    ("R-01", JULY, "", V, "2 days-a-month each"),
    ("R-02", "2014-07-01", "2025-07-01", V, "1 days-a-month each, 2 days-a-month each"),
    ("R-02", "2025-07-01", "", V, "1 days-a-month each"),
    ("R-03", "2014-07-01", "", V, "1 days-a-month each"),
    ("R-04", JULY, "", V, "1 days-a-month each"),
    ("R-05", "2014-07-01", "", V, ""),
    ("R-06", JULY, "", V, ""),
    ("R-07", "2014-07-01", "", V, "5 working before session"),
    ("R-08", "2014-07-01", "", V, "10 working within received"),
    ("R-09", "2014-07-01", "", V, "7 working within settled, 5 working within answered"),
    ("R-10", JULY, "", V, "3 working within grounds"),
    (
        "R-11", JULY, "", V,
        "5 working before session, 1 working before session, 1 hours before session",
    ),
    ("R-12", JULY, "", V, ""),
    ("R-13", JULY, "", V, "45 calendar within received"),
    ("P-01", "2025-11-23", "", V, "1 days-a-month each, 2 days-a-month each"),
    ("P-02", "", "", V, ""),
    ("P-03", "", "", V, "10 working within received"),
    ("P-04", "", "", V, ""),
    ("P-05", "", "", M, ""),
    ("F-01", "2023-07-01", "", V, "1 times-a-year each"),
    (
        "F-02", "", "", V,
        "15 calendar before supervision, 7 calendar before supervision,"
        " 15 calendar within supervision-ended",
    ),
    ("F-03", "", "", V, "15 calendar before submission"),
    ("ADM-DIALOGUE-ASKED", "", "", U, ""),
    ("ADM-DIALOGUE-NOTICE", "", "", U, "7 calendar before meeting"),
    ("ADM-DIALOGUE-RESULT", "", "", U, "10 calendar within meeting"),
    ("ADM-DISCLOSE", "2023-07-01", "", V, "5 working within decided"),
    ("ADM-DISCLOSE-POST", "2023-07-01", "", V, "30 calendar lasting published"),
    ("ADM-DISCLOSE-SPEAKER", "2023-07-01", "", V, "3 calendar lasting published"),
    ("ADM-DISCLOSE-LIST", "2023-07-01", "", V, "4 times-a-year each"),
    ("ADM-VOTE-PROPOSAL", "2023-07-01", "", V, "3 months within proposed"),
    ("ADM-VOTE-NOTICE", "2023-07-01", "", V, "2 calendar before meeting"),
    ("ADM-VOTE-SEND", "2023-07-01", "", V, "5 working within decided"),
    ("ADM-VOTE-ANSWER", "2023-07-01", "", V, "5 working within received"),
    ("ADM-OPINION", "2023-07-01", "", V, "20 calendar lasting published"),
    (
        "ADM-COMMUNITY-MEETING", "2023-07-01", "", V,
        "5 calendar before meeting, 1 times-a-year each",
    ),
    ("ADM-DISCLOSE-PLAN", "2023-07-01", "", V, "1 times-a-year each"),
    ("ADM-INSPECTION-REPORT", "2023-07-01", "", V, "4 times-a-year each"),
    ("ADM-ONESTOP-EARLY", "", "2025-07-01", V, ""),
    ("ADM-ONESTOP-LOSS", "", "2025-07-01", V, ""),
    ("ADM-COMMUNE-SESSION", "2025-12-08", "", V, "12 times-a-year each"),
    ("ADM-SUCCESSION", "2025-07-01", "", V, ""),
    ("C-AUTHORISATION", "2026-07-01", "2027-01-01", V, ""),
    ("ADM-INSPECTION-PLAN", "2023-07-01", "", V, "5 working before supervision"),
    ("ADM-INSPECTION-REPLY", "2023-07-01", "", V, "15 calendar within recommended"),
    ("ADM-INVESTMENT-PLAN", "2023-07-01", "", V, "45 calendar before supervision"),
    ("ADM-INVESTMENT-REPLY", "2023-07-01", "", V, "15 calendar within recommended"),
    ("ADM-FRONT-HEARING", "", "", V, "2 times-a-year each"),
    ("ADM-FEEDBACK-FORWARD", "", "", V, "5 working within received"),
    ("ADM-ONESTOP-SUPPLEMENT", "", "2025-07-01", V, "3 working within received"),
    ("ADM-ONESTOP-SUPPLEMENT", "2025-07-01", "", U, ""),
    ("ADM-ONESTOP-APOLOGY", "", "2025-07-01", V, "1 calendar before promised-day"),
    ("ADM-ONESTOP-APOLOGY", "2025-07-01", "", M, ""),
    ("ADM-ONESTOP-REFUSAL", "", "2025-07-01", V, ""),
    ("ADM-ONESTOP-TRANSFER", "", "2025-07-01", V, ""),
    ("ADM-766-HANDLE", "", "", V, "15 working within received"),
    ("ADM-766-REFUSE", "", "", V, "2 working within received"),
    ("ADM-766-ASK", "", "", V, "5 working within received"),
    ("ADM-766-PUBLISH", "", "", V, "2 working within settled"),
    ("ADM-766-ANNOUNCE", "", "", V, "5 working before in-force, 20 working before in-force"),
    ("ADM-766-UPDATE", "", "", V, "5 working within decided, 10 working within decided"),
    ("ADM-DATA-ANSWER", "2026-01-01", "", V, "2 working within asked"),
    (
        "ADM-DATA-COMPLETE", "2026-01-01", "", V,
        "15 calendar within asked, 10 calendar within asked, 20 calendar within asked,"
        " plus 15 (ordinary)",
    ),
    ("ADM-DATA-BREACH", "2026-01-01", "", V, "72 hours within breach"),
    ("ADM-DATA-IMPACT", "2026-01-01", "", M, "60 calendar within begun"),
    ("ADM-INFORMATION", "2026-09-01", "", V, "6 months within in-force"),
    ("ADM-FILE-RETURN", "2025-12-08", "", V, "2 working within received"),
    ("ADM-FILE-SIMPLE", "2025-12-08", "", V, "2 working within received"),
    ("ADM-DOCUMENT-ISSUE", "", "", V, "1 working within signed"),
    ("ADM-DOCUMENT-SUBMIT", "", "", V, "1 working within received"),
    ("ADM-ARCHIVE", "", "", V, "1 years within work-ended, 3 months within settled"),
    ("ADM-REPORT-INSPECTION", "2025-09-30", "", V, ""),
    ("ADM-REPORT-PROCEDURES", "", "2026-08-01", V, ""),
    ("ADM-REPORT-PROCEDURES", "2026-08-01", "", U, ""),
    ("ADM-REPORT-GAP", "", "", V, "1 working before submission"),
    ("DAY-START", "", "", V, ""),
    ("DAY-ROLL", "", "", V, ""),
    ("DAY-END", "", "", V, ""),
    ("DAY-WORKING", "", "", U, ""),
    ("DAY-HOLIDAYS", "", "", V, ""),
    ("HOUSE-FEEDBACK", "2000-01-01", "", H, "10 working within received"),
    ("HOUSE-QUESTION", "2000-01-01", "", H, "10 working within received"),
    ("HOUSE-CONSULT", "2000-01-01", "", H, "5 working within consulted"),
    ("HOUSE-PROMISE", "2000-01-01", "", H, ""),
    ("HOUSE-CONCLUSION", "2000-01-01", "", H, ""),
    ("HOUSE-REQUEST", "2000-01-01", "", H, ""),
    ("HOUSE-CARRIED-OVER", "2000-01-01", "", H, ""),
    ("HOUSE-LONG-OVERDUE", "2000-01-01", "", H, "10 working within limit-expired"),
    ("HOUSE-OVERDUE-REPORT", "2000-01-01", "", H, "5 working within demanded"),
    ("HOUSE-UNKEPT", "2000-01-01", "", H, "10 working within received"),
    ("HOUSE-OUTSIDE-APPEAL", "2000-01-01", "", H, "10 working within received"),
    ("HOUSE-HIDING-APPEAL", "2000-01-01", "", H, "10 working within received"),
    ("HOUSE-LONG-PENDING", "2000-01-01", "", H, "90 calendar within received"),
)  # fmt: skip

# Numbers that the law writes as words or dates: nothing of them stands as a digit in the sentence.
SAID_OTHERWISE = {
    "ADM-DISCLOSE-LIST": "Mỗi quý",
    "ADM-FRONT-HEARING": "6 tháng một lần",
    "ADM-DOCUMENT-ISSUE": "ngày làm việc tiếp theo",
    "ADM-DOCUMENT-SUBMIT": "ngày làm việc tiếp theo",
}
CRITERIA = 7


def of_limit(limit: Limit) -> str:
    event = f" {limit.event}" if limit.event else ""
    held = "" if limit.variant is Variant.ORDINARY else f" ({limit.variant})"
    return f"{limit.count} {limit.measure} {limit.bound}{event}{held}"


def of_extension(one: Extension) -> str:
    word = "total" if one.how is How.CEILING else "plus"
    times = f" x{one.times}" if one.times > 1 else ""
    return f"{word} {one.count}{times} ({one.variant})"


def numbers(rule: Rule) -> str:
    told = [*map(of_limit, rule.limits), *map(of_extension, rule.extensions)]
    return ", ".join(told)


def row(rule: Rule) -> tuple[str, str, str, Status, str]:
    first, last = str(rule.valid_from or ""), str(rule.valid_to or "")
    return (rule.id, first, last, rule.status, numbers(rule))


@pytest.mark.parametrize("typed", ROWS, ids=lambda one: f"{one[0]} {one[1]}".strip())
def test_rule_says_what_was_typed_from_the_law(typed: tuple[str, str, str, Status, str]) -> None:
    assert typed in [row(rule) for rule in BOOK.versions_of(typed[0])]


def test_no_rule_is_without_a_typed_row() -> None:
    assert sorted(map(row, RULES)) == sorted(ROWS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.valid_from}")
def test_sentence_says_each_number_of_its_rule(rule: Rule) -> None:
    if rule.id in SAID_OTHERWISE:
        assert SAID_OTHERWISE[rule.id] in rule.statement
        return
    said = {
        int(word) for word in "".join(c if c.isdigit() else " " for c in rule.statement).split()
    }
    assert {limit.count for limit in rule.limits} <= said
    assert {one.count for one in rule.extensions} <= said


def test_every_rule_in_force_on_a_day_is_found() -> None:
    days = {date(2000, 1, 1), date(2026, 6, 30), date(2026, 11, 21)}
    days |= {day for rule in RULES for day in (rule.valid_from, rule.valid_to) if day}
    for day in days:
        found = BOOK.in_force(day)
        assert len({rule.id for rule in found}) == len(found)
        for rule in RULES:
            begun = rule.valid_from is None or rule.valid_from <= day
            ended = rule.valid_to is not None and rule.valid_to <= day
            assert (rule in found) == (begun and not ended)
            if rule in found:
                assert BOOK.rule_on(rule.id, day) is rule


def test_periods_of_one_rule_never_overlap_and_leave_no_gap() -> None:
    for rule in RULES:
        versions = BOOK.versions_of(rule.id)
        for earlier, later in pairwise(versions):
            assert earlier.valid_to == later.valid_from


def test_complaints_are_extended_to_a_total_denunciations_by_an_addition() -> None:
    by_first = defaultdict(set)
    for rule in RULES:
        for one in rule.extensions:
            by_first[rule.id[0]].add(one.how)

    assert by_first == {"C": {How.CEILING}, "D": {How.ADDITION}, "A": {How.ADDITION}}


def test_extension_of_a_denunciation_is_found_from_its_limit() -> None:
    day = date(2026, 11, 21)

    assert [rule.id for rule in BOOK.extensions_of("D-04", day)] == ["D-05"]
    assert [rule.id for rule in BOOK.extensions_of("C-03", day)] == ["C-03"]
    assert BOOK.extensions_of("D-05", day) == ()
    assert BOOK.extensions_of("R-08", day) == ()


def test_clocks_of_settling_start_at_acceptance() -> None:
    for rule_id in ("C-03", "C-04", "D-04"):
        for rule in BOOK.versions_of(rule_id):
            assert {limit.event for limit in rule.limits} == {Event.ACCEPTED}


def test_complex_has_seven_criteria() -> None:
    assert len(BOOK.rule_on("C-05", date(2026, 7, 1)).grounds) == CRITERIA


def test_who_settles_first_complaints_at_the_commune_widens_in_july_2026() -> None:
    before, after = BOOK.versions_of("C-03")

    assert "cơ quan chuyên môn của xã" in after.decided_by
    assert "cơ quan chuyên môn của xã" not in before.decided_by


def test_rule_that_is_not_verified_says_what_is_not_known() -> None:
    silent = [rule.id for rule in RULES if not rule.is_sure and not rule.note]

    assert silent == ["SUB-05", "SUB-EXPLAIN", "SUB-ORIGINALS"]  # known by their status alone


def test_amount_is_the_first_limit_within_which_something_is_due() -> None:
    assert str(BOOK.versions_of("C-02")[-1].amount) == "7 ngày làm việc"
    assert str(BOOK.versions_of("C-16")[0].amount) == "30 ngày"
    assert BOOK.versions_of("R-07")[0].amount is None  # ahead of something, not after it
    assert BOOK.versions_of("ADM-DATA-BREACH")[0].amount is None  # hours are not days
    assert BOOK.versions_of("HOUSE-PROMISE")[0].amount is None


GOOD = Rule("C-99", "Một câu.", "Điều 1", V, limits=(within(30, Measure.CALENDAR, Event.ACCEPTED),))
EARLY, MIDDLE, LATE = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([replace(GOOD, statement="Không chấm")], "C-99: no-sentence"),
        ([replace(GOOD, article="")], "C-99: no-article"),
        ([replace(GOOD, status=H)], "half-house"),
        ([replace(GOOD, id="HOUSE-X")], "half-house"),
        ([replace(GOOD, valid_from=MIDDLE, valid_to=MIDDLE)], "ends-early"),
        ([replace(GOOD, limits=(within(0, Measure.HOURS, Event.BREACH),))], ": number"),
        ([replace(GOOD, extensions=(addition(30, Variant.COMPLEX, times=0),))], ": number"),
        ([replace(GOOD, limits=(Limit(1, Measure.HOURS, Bound.WITHIN),))], "no-event"),
        ([replace(GOOD, extensions=(ceiling(30, Variant.COMPLEX),))], "short-extension"),
        ([replace(GOOD, extends="C-98")], "extends-by-nothing"),
        (
            [replace(GOOD, extends="C-98", extensions=(addition(1, Variant.COMPLEX),))],
            "extends-unknown",
        ),
        ([GOOD, replace(GOOD, valid_from=MIDDLE)], "no-end"),
        ([replace(GOOD, valid_to=MIDDLE), GOOD], "no-end"),
        (
            [replace(GOOD, valid_to=LATE), replace(GOOD, valid_from=MIDDLE)],
            r"overlap \(2021-01-01\)",
        ),
    ],
)
def test_rulebook_that_contradicts_itself_is_refused(rules: list[Rule], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        checked(rules)


def test_versions_that_follow_each_other_are_taken() -> None:
    rules = (
        replace(GOOD, valid_from=MIDDLE),
        replace(GOOD, valid_from=EARLY, valid_to=MIDDLE),
    )

    assert checked(rules) == rules
