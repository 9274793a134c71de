"""Lines over time. Where bodies were merged or divided a line is broken, never drawn across."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoiam.web import words
from hoiam.web.charts import signs
from hoiam.web.charts.chart import Chart, Key, Line
from hoiam.web.charts.drawing import drawing, percent, steps, tag, text
from hoiam.web.charts.signs import Sign

HEIGHT, TOP, FOOT = 180, 22, 26  # of the plot, of what stands above and below it


@dataclass(frozen=True, slots=True)
class Series:
    """One line: a number for each moment, or nothing where it is not known."""

    name: str
    sign: Sign
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Before the moment of this number the bodies were others: what was counted is not the same."""

    before: int
    told: str


def series(
    lines: Sequence[Series],
    moments: Sequence[str],
    *,
    code: str,
    title: str,
    told: str,
    heading: str,
    short: Sequence[str] = (),
    urls: Sequence[str] = (),
    breaks: Sequence[Break] = (),
    notes: Sequence[str] = (),
    definition: str = "",
) -> Chart:
    """Lines over the same moments. `moments` name the rows of the table, `short` stands below the
    drawing where there is little room."""
    count = max(len(moments), 1)
    known = [value for line in lines for value in line.values if value is not None]
    ticks = steps(max(known, default=0))
    inside = _grid(ticks) + _feet(short or moments, count)
    broken = sorted({one.before for one in breaks if 0 < one.before < count})
    for number, one in enumerate(broken, start=1):
        at = percent(one, count)
        inside += tag(
            "line", x1=at, x2=at, y1=TOP - 6, y2=TOP + HEIGHT, stroke=signs.INK,
            stroke_dasharray="6 4",
        ) + text(f"({number})", x=at, y=13, text_anchor="middle")  # fmt: skip
    for line in lines:
        inside += _drawn(line, count, ticks[-1], broken)
    cells = [
        Line(
            moment,
            tuple(_said(line.values[at]) for line in lines),
            urls[at] if at < len(urls) else "",
        )
        for at, moment in enumerate(moments)
    ]
    said = [
        f"({broken.index(one.before) + 1}) {one.told}" for one in breaks if one.before in broken
    ]
    svg = drawing(
        inside, code=code, title=title, told=told, width="100%", height=TOP + HEIGHT + FOOT
    )
    return Chart(
        code,
        title,
        told,
        svg,
        tuple(Key(line.sign, line.name, code, is_line=True) for line in lines),
        (heading, *(line.name for line in lines)),
        tuple(cells),
        (*said, *notes),
        definition,
    )


def _said(value: int | None) -> str:
    return "–" if value is None else words.number(value)


def _y(value: float, most: int) -> float:
    return TOP + HEIGHT * (1 - value / most)


def _grid(ticks: Sequence[int]) -> str:
    """Lines at round numbers; each number stands on its line, so that no margin is needed."""
    drawn = ""
    for tick in ticks:
        y = _y(tick, ticks[-1])
        drawn += tag("line", x1=0, x2="100%", y1=y, y2=y, stroke="#dcd8cc")
        drawn += text(words.number(tick), x=0, y=y - 3, class_="small") if tick else ""
    return drawn


def _feet(short: Sequence[str], count: int) -> str:
    return "".join(
        text(
            said, x=percent(at + 0.5, count), y=TOP + HEIGHT + 18, text_anchor="middle",
            class_="small",
        )
        for at, said in enumerate(short)
    )  # fmt: skip


def _drawn(line: Series, count: int, most: int, broken: Sequence[int]) -> str:
    """The line in a box that is stretched, its points in one that is not."""
    edge = signs.colour(line.sign)
    paths = "".join(
        tag(
            "polyline",
            points=" ".join(f"{(at + 0.5) * 100 / count:.2f},{100 - v * 100 / most:.2f}" for at, v in run),
            fill="none", stroke=edge, stroke_width=2, vector_effect="non-scaling-stroke",
            stroke_dasharray=signs.DASHES[line.sign] or None,
        )
        for run in _runs(line.values, broken)
        if len(run) > 1
    )  # fmt: skip
    drawn = ""
    if paths:
        drawn = tag(
            "svg", paths, y=TOP, width="100%", height=HEIGHT, viewBox="0 0 100 100",
            preserveAspectRatio="none", overflow="visible",
        )  # fmt: skip
    for at, value in enumerate(line.values):
        if value is not None:
            mark = tag("path", d=signs.MARKS[line.sign], fill=edge, stroke=edge)
            drawn += tag(
                "svg", mark, x=percent(at + 0.5, count), y=_y(value, most), overflow="visible"
            )
    return drawn


def _runs(values: Sequence[int | None], broken: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """What is drawn in one go: without gaps, and never across a break."""
    run: list[tuple[int, int]] = []
    for at, value in enumerate(values):
        if (value is None or at in broken) and run:
            yield run
            run = []
        if value is not None:
            run.append((at, value))
    if run:
        yield run
