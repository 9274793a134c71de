"""Charts say the same as their tables, escape what they are given, and need no colour."""

import re
from xml.etree import ElementTree

import pytest

from hoiam.web import charts
from hoiam.web.charts import Bar, Break, Chart, Interval, Part, Place, Series, Sign
from hoiam.web.charts.drawing import steps, wrapped

NAMES = {Sign.DONE: "Đúng hạn", Sign.LATE: "Trễ", Sign.WITHIN: "Còn trong hạn"}


def tree(chart: Chart) -> ElementTree.Element:
    """The drawing as a browser reads it; written carelessly it would not parse."""
    return ElementTree.fromstring(chart.svg)  # noqa: S314 - of our own making


def some_bars(*labels: str) -> Chart:
    rows = [
        Bar(label, (Part(Sign.DONE, 12 * at), Part(Sign.LATE, 3), Part(Sign.WITHIN, 0)), f"/{at}")
        for at, label in enumerate(labels)
    ]
    return charts.bars(rows, code="b", title="Theo xã", told="Nói.", names=NAMES, heading="Xã")


def test_bars_fill_the_width_and_say_every_number() -> None:
    chart = some_bars("Xã Bản Mẫu", "Xã Khe Thử")
    drawn = tree(chart)

    bars = [one for one in drawn.iter("rect") if one.get("height") == "16"]
    assert [one.get("width") for one in bars] == ["20%", "80%", "20%"]
    assert [one.get("x") for one in bars] == ["0%", "0%", "80%"]
    assert [one.text for one in drawn.iter("text")][1::2] == ["0 + 3 + 0", "12 + 3 + 0"]
    assert chart.lines[1].cells == ("12", "3", "0")
    assert chart.lines[1].url == "/1"


def test_patterns_are_named_after_their_chart_and_all_used_ones_are_there() -> None:
    drawn = tree(some_bars("A"))
    made = {one.get("id") for one in drawn.iter("pattern")}
    used = set(re.findall(r"url\(#([\w-]+)\)", ElementTree.tostring(drawn).decode()))

    assert made == {"b-done", "b-late", "b-within"}
    assert used <= made
    assert drawn.get("aria-labelledby") == "b-title b-desc"
    assert drawn.find("title").text == "Theo xã"  # type: ignore[union-attr]


def test_signs_differ_without_colour() -> None:
    told = {re.sub("#[0-9a-f]{3,6}", "", charts.signs.patterns({one}, "x")) for one in Sign}
    # Plain and what is left over have no pattern: one is dark, the other white.
    assert len(told) == len(Sign) - 1
    assert len(set(charts.signs.DASHES.values())) == len(set(charts.signs.MARKS.values())) == 6


def test_words_are_escaped_everywhere() -> None:
    bad = '<script>"&'
    chart = charts.map_of(
        [Place("a", bad, 3, 104.0, 22.0)],
        code="m",
        title=bad,
        told=bad,
        columns=(bad, bad),
        quiet="%(n)s",
    )
    assert "<script" not in chart.svg + some_bars(bad).svg
    assert tree(chart).find("title").text == bad  # type: ignore[union-attr]


def test_long_names_are_wrapped_and_more_than_fifteen_are_in_the_table_alone() -> None:
    assert wrapped("Phòng Kinh tế, Hạ tầng và Đô thị phường Cam Đường", 30) == [
        "Phòng Kinh tế, Hạ tầng và Đô", "thị phường Cam Đường",
    ]  # fmt: skip
    chart = some_bars(*(f"Xã {at}" for at in range(20)))
    assert (len(chart.first), len(chart.others)) == (12, 8)
    assert len([one for one in tree(chart) if one.tag == "svg"]) == 15


def test_lines_are_never_drawn_across_a_break_or_a_gap() -> None:
    chart = charts.series(
        [Series("Đã nhận", Sign.PLAIN, (3, 5, 8, None, 2, 9))],
        ("T1", "T2", "T3", "T4", "T5", "T6"),
        code="s", title="Theo tháng", told="Nói.", heading="Tháng",
        breaks=(Break(2, "1/7/2025: sáp nhập."),),
    )  # fmt: skip

    drawn = tree(chart)
    runs = [len(str(one.get("points")).split()) for one in drawn.iter("polyline")]
    assert runs == [2, 2]  # one point alone has no line
    assert chart.lines[3].cells == ("–",)
    assert chart.notes == ("(1) 1/7/2025: sáp nhập.",)
    assert "(1)" in [one.text for one in drawn.iter("text")]


@pytest.mark.parametrize(
    ("most", "last"), [(0, 1), (3, 3), (4, 4), (5, 6), (17, 20), (843, 1000), (4_209, 6_000)]
)
def test_steps_are_round_and_reach_the_most(most: int, last: int) -> None:
    found = steps(most)
    assert found[-1] == last
    assert len(found) <= 6


def test_intervals_show_where_all_together_stand() -> None:
    chart = charts.intervals(
        [Interval("Xã Bản Mẫu", 149, 158, 89.6, 96.9)],
        code="i", title="Tỷ lệ", told="Nói.", columns=("Xã", "n", "Tỷ lệ", "Khoảng"),
        all_together=90.0,
    )  # fmt: skip
    assert chart.lines[0].cells == ("149/158", "94,3%", "89,6–96,9 %")
    assert tree(chart).find("line").get("x1") == "90.00%"  # type: ignore[union-attr]


def test_map_draws_outlines_points_and_numbers_and_lists_all() -> None:
    square = [[(104.0, 22.0), (104.1, 22.0), (104.1, 22.1), (104.0, 22.1)]]
    places = [
        Place("a", "Xã A", 5),
        Place("b", "Xã B", 20, 104.3, 22.3, "/b"),
        Place("c", "Xã C", 0, 104.2, 22.2),
        Place("d", "Xã D", 1),
    ]
    chart = charts.map_of(
        places,
        code="m",
        title="Bản đồ",
        told="Nói.",
        columns=("Xã", "Số"),
        quiet="%(n)s xã",
        outlines={"a": square},
    )
    drawn = tree(chart)

    assert [line.name for line in chart.lines] == ["1. Xã B", "2. Xã A", "3. Xã D"]
    assert chart.aside is not None
    assert (chart.aside.title, chart.aside.lines[0].name) == ("1 xã", "Xã C")
    assert len(list(drawn.iter("circle"))) == 2
    assert [one.text for one in drawn.iter("text")] == ["1", "2"]  # nobody knows where D lies
    assert str(drawn.get("viewBox")).startswith("0 0 600 ")


def test_nothing_to_draw_is_said_by_an_empty_chart() -> None:
    empty = charts.bars([], code="b", title="t", told="", names=NAMES, heading="Xã")
    nowhere = charts.map_of([], code="m", title="t", told="", columns=("Xã", "Số"), quiet="")
    assert empty.is_empty
    assert nowhere.is_empty
    tree(empty)
    tree(nowhere)
