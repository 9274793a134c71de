"""The printed heads of the circular, cell by cell, and the identities of the tables."""

import json
from pathlib import Path

import pytest

from hoiam.core.figures import forms
from hoiam.core.figures.forms.shapes import (
    Across,
    Column,
    Filled,
    ReportForm,
    broken_across,
    broken_in,
)

PRINTED = (
    Path(__file__).resolve().parents[4]
    / "shared"
    / "data"
    / "vn"
    / "forms"
    / "bieu_mau_tt06_2025.json"
)
# What the circular prints in the row of numbers, of every column that says more than its own.
MARKED = {
    "01/TCD": {1: "1=5+11+17", 2: "2=6+12+18", 3: "3=7+13+19", 4: "4=8+14+20"},
    "02/XLD": {
        3: "3=4+23", 4: "4=6+12+19", 6: "6=7+8=9+10+11", 12: "12=13+14=15+16+17+18",
        19: "19=20+21+22", 23: "23=24+25",
    },
    "03/GQKN": {2: "2=3+4+5+6", 7: "7=8+9+10+11+12"},
    "04/GQTC": {2: "2=3+4+5+6", 7: "7=8+9+10+11+12+13"},
    "05/KQTH": {},
    "06/QLKNTC": {},
}  # fmt: skip
COLUMNS = {"01/TCD": 21, "02/XLD": 25, "03/GQKN": 23, "04/GQTC": 25, "05/KQTH": 31, "06/QLKNTC": 17}
SIX = [forms.form("06/2025/TT-TTCP", code) for code in COLUMNS]
ids = pytest.mark.parametrize("form", SIX, ids=lambda one: one.code)


@ids
def test_the_row_of_numbers_is_that_of_the_circular(form: ReportForm) -> None:
    said = {n: form.marked(n) for n in form.columns if form.marked(n) != str(n)}

    assert said == MARKED[form.code]
    assert len(form.columns) == COLUMNS[form.code]
    assert form.note_line == len(form.columns) + 1


def told(line: list[str]) -> list[str]:
    """A line of merged cells without repetitions and without gaps."""
    found: list[str] = []
    for cell in line:
        if cell and (not found or found[-1] != cell):
            found.append(cell)
    return found


def lines(form: ReportForm) -> list[list[str]]:
    """The head as it is printed, a merged cell repeated in each line and column."""
    cells = form.cells()
    return [
        ["Đơn vị"]
        + [
            next(
                one.name
                for one in cells
                if one.row <= row < one.row + one.rows
                and one.column <= column < one.column + one.columns
            )
            for column in range(len(form.columns))
        ]
        for row in range(form.depth)
    ]


@pytest.mark.skipif(not PRINTED.exists(), reason="the published circular is not here")
@ids
def test_every_cell_of_the_printed_head(form: ReportForm) -> None:
    printed = {one["form"]: one["rows"] for one in json.loads(PRINTED.read_text())}[form.code]

    for ours, theirs in zip(lines(form), printed, strict=False):
        rest = iter(told(ours))
        # A line of theirs may have gaps under a cell that is merged downwards; nothing else.
        assert all(cell in rest for cell in told(theirs)), (told(ours), told(theirs))
    ours_all = {cell for row in lines(form) for cell in row}
    assert ours_all == {cell for row in printed[: form.depth] for cell in row} - {""}
    marks = [cell.replace(" ", "") for cell in told(printed[form.depth])]
    assert marks == ["MS", *(form.marked(n) for n in form.columns)]


def test_a_head_covers_its_table_without_gaps_and_overlaps() -> None:
    for form in forms.ALL:
        places = [
            (row, column)
            for one in form.cells()
            for row in range(one.row, one.row + one.rows)
            for column in range(one.column, one.column + one.columns)
        ]
        assert sorted(places) == [
            (row, column) for row in range(form.depth) for column in range(len(form.columns))
        ]


def test_a_form_is_known_by_its_circular() -> None:
    new, old = (
        forms.form("06/2025/TT-TTCP", "01/TCD"),
        forms.form("01/2024/TT-TTCP", "01/TCD"),
    )

    assert (len(new.columns), len(old.columns)) == (21, 29)
    assert new.slug != old.slug
    assert len(forms.BY_SLUG) == len(forms.ALL)
    assert old.marked(3) == "3=6+7+15+16+24+25"
    assert new.full_name(14) == (
        "Tiếp định kỳ và đột xuất của Thủ trưởng: Thủ trưởng tiếp: Trong đó đoàn đông người: "
        "Số đoàn được tiếp"
    )


def test_what_does_not_hold_is_said_as_the_circular_writes_it() -> None:
    form = forms.form("06/2025/TT-TTCP", "03/GQKN")
    numbers = dict.fromkeys(form.columns, 0) | {2: 3, 3: 1, 4: 1, 20: 1}

    assert [one.said for one in broken_in(form, numbers)] == [
        "2 = 3 + 4 + 5 + 6",
        "2 ≤ 1",
        "20 ≤ 19",
    ]
    assert broken_in(form, numbers | {6: 1, 1: 3, 19: 1}) == []
    # Who does not know a part cannot say that the whole is wrong.
    assert [one.said for one in broken_in(form, numbers | {4: None, 1: 3, 19: 1})] == []


def test_tables_of_one_period_have_to_agree() -> None:
    rules = (Across("03", 1, "02", 6), Across("05", 1, "03", 7, same=False))

    assert broken_across(rules, {"02": {6: 2}, "03": {1: 2, 7: 1}, "05": {1: 3}}) == []
    assert [
        (one.form, one.said)
        for one in broken_across(rules, {"02": {6: 2}, "03": {1: 3, 7: 4}, "05": {1: 3}})
    ] == [("03", "1 = 02.6"), ("05", "1 ≥ 03.7")]
    assert broken_across(rules, {"02": {6: None}}) == []


@pytest.mark.parametrize(
    ("head", "sums"),
    [((Column(1, "a"), Column(3, "b")), ()), ((Column(1, "a"),), ((1, (2,)),))],
)
def test_a_table_with_a_slip_is_refused(head: tuple[Column, ...], sums: tuple) -> None:
    with pytest.raises(ValueError, match="x"):
        ReportForm("c", "x", "t", head, sums=sums)


def test_only_what_no_register_holds_is_typed() -> None:
    typed = {
        one.code
        for one in forms.ALL
        for column in one.columns.values()
        if column.filled is Filled.TYPED
    }

    assert typed == {"06/QLKNTC"}
