"""A chart with everything that stands beside it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from hoiam.web.charts import signs
from hoiam.web.charts.drawing import tag
from hoiam.web.charts.signs import Sign

OPEN = 12  # rows of a table that stand open; the others are folded below them


@dataclass(frozen=True, slots=True)
class Key:
    """What one pattern of a chart means."""

    sign: Sign
    name: str
    chart: str
    is_line: bool = False

    @property
    def swatch(self) -> SafeString:
        """The pattern itself, small; a screen reader hears the name alone."""
        if self.is_line:
            inside = tag(
                "line", x1=0, x2=34, y1=8, y2=8, stroke=signs.colour(self.sign), stroke_width=2,
                stroke_dasharray=signs.DASHES[self.sign] or None,
            ) + tag(
                "path", d=signs.MARKS[self.sign], transform="translate(17 8)",
                fill=signs.colour(self.sign), stroke=signs.colour(self.sign),
            )  # fmt: skip
        else:
            inside = tag(
                "rect", x=.5, y=1.5, width=33, height=13, fill=signs.fill(self.sign, self.chart),
                stroke=signs.colour(self.sign),
            )  # fmt: skip
        return SafeString(
            tag("svg", inside, class_="swatch", width=34, height=16, aria_hidden="true")
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table beside: its name, its numbers as they are written, and where it leads."""

    name: str
    cells: tuple[str, ...]
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Rows that are not drawn, and stand folded in one paragraph below the table."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, its key, and the same as a table."""

    code: str
    title: str
    told: str  # one sentence that says what the drawing shows
    svg: SafeString
    keys: tuple[Key, ...] = ()
    columns: tuple[str, ...] = ()  # headings of the table, the first of the names
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()  # what has to be known before it is read
    definition: str = ""  # where the figure is defined
    aside: Aside | None = None

    @property
    def is_empty(self) -> bool:
        return not self.lines and self.aside is None

    @property
    def first(self) -> tuple[Line, ...]:
        """What stands open beside the drawing; a few more than fit are not folded away."""
        return self.lines if len(self.lines) <= OPEN + 3 else self.lines[:OPEN]

    @property
    def others(self) -> tuple[Line, ...]:
        return self.lines[len(self.first) :]
