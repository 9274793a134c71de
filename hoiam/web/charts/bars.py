"""Lying bars: a label above, the parts one after the other, the number at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoiam.web import words
from hoiam.web.charts import signs
from hoiam.web.charts.chart import Aside, Chart, Key, Line
from hoiam.web.charts.drawing import LETTERS, drawing, percent, tag, text, wrapped
from hoiam.web.charts.signs import Sign

LINE, BAR, GAP = 20, 16, 14
MOST_DRAWN = 15  # more than these are in the table alone, and the chart says so


@dataclass(frozen=True, slots=True)
class Part:
    """So much of a bar."""

    sign: Sign
    value: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its parts, and where its records are."""

    label: str
    parts: tuple[Part, ...]
    url: str = ""
    note: str = ""

    @property
    def whole(self) -> int:
        return sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with where it may lie: `part` of `whole`, between `low` and `high` percent."""

    label: str
    part: int
    whole: int
    low: float
    high: float
    url: str = ""
    note: str = ""


def bars(
    rows: Sequence[Bar],
    *,
    code: str,
    title: str,
    told: str,
    names: Mapping[Sign, str],
    heading: str,
    notes: Sequence[str] = (),
    definition: str = "",
) -> Chart:
    """Bars of parts that are told apart by their patterns. `names` says what each pattern means,
    `heading` what the rows are."""
    most = max((row.whole for row in rows), default=0)
    y, inside = 0, signs.patterns(set(names), code)
    for row in rows[:MOST_DRAWN]:
        drawn, height = _bar(row, code, most)
        inside += tag("svg", drawn, y=y, width="100%", height=height)
        y += height
    many = len(names) > 1
    return Chart(
        code,
        title,
        told,
        drawing(inside, code=code, title=title, told=told, width="100%", height=max(y, 1)),
        tuple(Key(sign, name, code) for sign, name in names.items()) if many else (),
        (heading, *names.values()),
        tuple(
            Line(row.label, tuple(_of(row, sign) for sign in names), row.url, row.note)
            for row in rows
        ),
        tuple(notes),
        definition,
    )


def _of(row: Bar, sign: Sign) -> str:
    return words.number(sum(part.value for part in row.parts if part.sign is sign))


def _bar(row: Bar, code: str, most: int) -> tuple[str, int]:
    inside, top = _label(row.label, " + ".join(words.number(part.value) for part in row.parts))
    start = 0
    for part in row.parts:
        if part.value:
            inside += tag(
                "rect", x=percent(start, most), y=top, width=percent(part.value, most),
                height=BAR, fill=signs.fill(part.sign, code), stroke=signs.colour(part.sign),
            )  # fmt: skip
        start += part.value
    if not row.whole:
        inside += tag("line", x1=1, x2=1, y1=top, y2=top + BAR, stroke=signs.INK)
    return inside, top + BAR + GAP


def _label(label: str, number: str) -> tuple[str, int]:
    """The name on the left in as many lines as it needs, the number on the right of the last one."""
    lines = wrapped(label, max(14, LETTERS - len(number)))
    inside = "".join(text(line, y=15 + LINE * at) for at, line in enumerate(lines))
    inside += text(number, x="100%", y=15 + LINE * (len(lines) - 1), text_anchor="end", class_="n")
    return inside, LINE * len(lines) + 3


def intervals(
    rows: Sequence[Interval],
    aside: Aside | None = None,
    *,
    code: str,
    title: str,
    told: str,
    columns: Sequence[str],
    all_together: float | None,
    notes: Sequence[str] = (),
    definition: str = "",
) -> Chart:
    """Shares as points with their intervals, and a line where all together stand. `columns`: of
    the names, of "part of whole", of the share, of the interval."""
    y, inside = 0, ""
    for row in rows[:MOST_DRAWN]:
        drawn, height = _interval(row)
        inside += tag("svg", drawn, y=y, width="100%", height=height)
        y += height
    if all_together is not None:
        at = f"{all_together:.2f}%"
        inside += tag(
            "line", x1=at, x2=at, y1=0, y2=y, stroke=signs.INK, stroke_dasharray="4 4"
        )  # fmt: skip
    lines = tuple(_compared(row) for row in rows)
    svg = drawing(inside, code=code, title=title, told=told, width="100%", height=max(y, 1))
    return Chart(code, title, told, svg, (), tuple(columns), lines, tuple(notes), definition, aside)


def _compared(row: Interval) -> Line:
    counted = f"{words.number(row.part)}/{words.number(row.whole)}"
    interval = f"{_shown(row.low)}–{_shown(row.high)} %"
    return Line(
        row.label, (counted, words.percent(row.part, row.whole), interval), row.url, row.note
    )


def _interval(row: Interval) -> tuple[str, int]:
    inside, top = _label(row.label, f"{words.number(row.part)}/{words.number(row.whole)}")
    middle, edge = top + BAR // 2, signs.colour(Sign.PLAIN)
    low, high = f"{row.low:.2f}%", f"{row.high:.2f}%"
    inside += tag("line", x1=0, x2="100%", y1=middle, y2=middle, stroke="#dcd8cc")
    inside += tag("line", x1=low, x2=high, y1=middle, y2=middle, stroke=edge, stroke_width=4)
    for at in (low, high):
        inside += tag("line", x1=at, x2=at, y1=top, y2=top + BAR, stroke=edge, stroke_width=2)
    inside += tag(
        "circle", cx=percent(row.part, row.whole), cy=middle, r=5.5, fill="#fff", stroke=edge,
        stroke_width=2.5,
    )  # fmt: skip
    return inside, top + BAR + GAP


def _shown(share: float) -> str:
    return f"{share:.1f}".replace(".", ",")
