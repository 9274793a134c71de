"""Ours against ten published procedures, passage by passage; their texts are not in the tree."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.law.rulebook.shapes import How, Rule
from hoiam.core.law.rules import BOOK
from scripts.make_compared import PAGE, page
from tests.core.law.petitions.compared import BEYOND, HEADS, NUMBERS, POINTS, PROCEDURES

DATA = Path(__file__).resolve().parents[5] / "shared" / "data" / "vn" / "tthc_bqp_2025_dev.jsonl.gz"
REAL = pytest.mark.skipif(not DATA.exists(), reason="the published procedures are not here")
_DAYS = re.compile(r"(\d+) ngày( làm việc)?")


@pytest.fixture(scope="module")
def texts() -> dict[str, dict]:
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["thu_tuc_id"]: row for row in rows if row["thu_tuc_id"] in PROCEDURES}


def passages(row: dict) -> Iterator[str]:
    """The text in its own paragraphs; a step or heading in the middle of one begins another."""
    told = row["content"]["trình_tự_thực_hiện"]
    heads = r"(?<!^)(?=Bước \d|Thụ lý đơn:|Tổ chức đối thoại:|Ra quyết định giải quyết)"
    for line in re.sub(heads, "\n", told).split("\n"):
        plain = line.strip(" \t-+")
        if len(plain) > 50:
            yield plain


@REAL
@pytest.mark.parametrize("code", PROCEDURES)
def test_every_passage_is_answered_by_a_step_a_rule_or_a_difference(
    code: str, texts: dict[str, dict]
) -> None:
    matter, _title = PROCEDURES[code]
    points = [one for one in POINTS if matter in one.of]

    left = [
        passage
        for passage in passages(texts[code])
        if not any(re.search(one.marks, passage) for one in points)
    ]
    assert left == []


@REAL
def test_every_point_is_in_a_procedure_and_says_what_ours_has(texts: dict[str, dict]) -> None:
    for one in POINTS:
        for matter in one.of:
            found = [
                code
                for code, (kind, _title) in PROCEDURES.items()
                if kind is matter
                and any(re.search(one.marks, passage) for passage in passages(texts[code]))
            ]
            assert found, one.theirs


@REAL
def test_every_number_of_days_is_ours_or_its_difference_is_told(texts: dict[str, dict]) -> None:
    met = set()
    for code, row in texts.items():
        matter, _title = PROCEDURES[code]
        for found in _DAYS.finditer(row["content"]["trình_tự_thực_hiện"]):
            met.add((matter, found[0]))

    assert met == set(NUMBERS)


@REAL
@pytest.mark.parametrize("code", PROCEDURES)
def test_longest_time_is_that_of_the_head_or_its_difference_is_told(
    code: str, texts: dict[str, dict]
) -> None:
    told, longest, why = HEADS[code]
    rows = texts[code]["tables"]["hinh_thuc_nop"]

    assert {row["thoi_han_giai_quyet"] for row in rows} == {told}
    assert longest == _longest(PROCEDURES[code][0])
    assert bool(why) == (int(told.split()[0]) != longest)


def _longest(matter: Matter) -> int:
    """The longest time to settle that the rulebook allows."""
    name = {
        Matter.COMPLAINT: ("C-03", "C-03"),
        Matter.SECOND_COMPLAINT: ("C-04", "C-04"),
        Matter.DENUNCIATION: ("D-04", "D-05"),
    }[matter]
    base, more = (BOOK.versions_of(one)[-1] for one in name)
    days = [one.count for one in base.limits]
    for one in more.extensions:
        added = base.limits[0].count + one.count * one.times
        days.append(one.count if one.how is How.CEILING else added)
    return max(days)


def test_numbers_are_those_of_the_rules_they_name() -> None:
    for (_matter, told), (rule_id, why) in NUMBERS.items():
        found = _DAYS.fullmatch(told)
        assert found is not None
        measure = "working" if found[2] else "calendar"
        newest = (int(found[1]), measure) in _limits(BOOK.versions_of(rule_id)[-1])
        ever = any((int(found[1]), measure) in _limits(one) for one in BOOK.versions_of(rule_id))
        assert newest != bool(why)
        assert ever


def _limits(rule: Rule) -> set[tuple[int, str]]:
    return {(one.count, one.measure.value) for one in rule.limits}


def test_steps_and_rules_that_are_compared_exist() -> None:
    for one in POINTS:
        for matter in one.of:
            table = procedure_of(matter)
            assert all(table.has_step(code) for code in one.steps), one.theirs
        assert one.rules
        assert all(BOOK.versions_of(rule) for rule in one.rules)


def test_steps_beyond_the_ten_are_ours_and_compared_ones_are_not_called_beyond() -> None:
    tables = [procedure_of(matter) for matter in {kind for kind, _title in PROCEDURES.values()}]
    for code in BEYOND:
        assert any(table.has_step(code) for table in tables), code


def test_page_of_the_comparison_says_what_is_compared() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
