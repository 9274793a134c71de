"""What tells the parts of a chart apart: a pattern first, a colour besides.

In black and white, on paper and for who sees colours otherwise, the pattern alone is enough.
"""

from enum import StrEnum

from hoiam.web.charts.drawing import tag


class Sign(StrEnum):
    """One way to fill an area or to draw a line."""

    PLAIN = "plain"  # a count that is neither good nor bad
    DONE = "done"  # in time, settled
    LATE = "late"  # late, the rest that is to be looked at
    WITHIN = "within"  # open, and its day has not come
    PROMISE = "promise"  # answered, and something is still promised
    OTHER = "other"  # what is left over


INK = "#1c2330"
_COLOURS = {
    Sign.PLAIN: "#223a6b",
    Sign.DONE: "#2f6f52",
    Sign.LATE: "#9d1c1f",
    Sign.WITHIN: "#223a6b",
    Sign.PROMISE: "#5a3691",
    Sign.OTHER: "#4b5565",
}
# What is drawn on a tile of eight by eight, on white or on its own colour.
_STROKES = {
    Sign.DONE: ("M4 0V8", "#fff", 1.2, True),
    Sign.LATE: ("M-2 6L6 -2M2 10L10 2", "#9d1c1f", 2.4, False),
    Sign.WITHIN: ("M2 2h1.8M6 6h1.8", "#223a6b", 1.8, False),
    Sign.PROMISE: ("M0 2H8M0 6H8", "#5a3691", 1.6, False),
}
# How a line of a series is dashed, and the mark at each of its points.
DASHES = {
    Sign.PLAIN: "",
    Sign.DONE: "7 3",
    Sign.LATE: "2 3",
    Sign.WITHIN: "9 3 2 3",
    Sign.PROMISE: "5 5",
    Sign.OTHER: "1 4",
}
MARKS = {
    Sign.PLAIN: "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",  # a disc
    Sign.DONE: "M-4 -4H4V4H-4Z",  # a square
    Sign.LATE: "M-5 4L0 -5L5 4Z",  # a triangle
    Sign.WITHIN: "M0 -5L5 0L0 5L-5 0Z",  # a diamond
    Sign.PROMISE: "M-5 -4L5 -4L0 5Z",  # a triangle that stands on its point
    Sign.OTHER: "M-4 -4L4 4M-4 4L4 -4",  # a cross
}


def colour(sign: Sign) -> str:
    """The colour of lines and edges."""
    return _COLOURS[sign]


def fill(sign: Sign, chart: str) -> str:
    """What an area is filled with: a plain colour, white, or the pattern of this chart."""
    if sign in _STROKES:
        return f"url(#{chart}-{sign})"
    return "#fff" if sign is Sign.OTHER else _COLOURS[sign]


def patterns(signs: set[Sign], chart: str) -> str:
    """The patterns that a chart uses; nothing where it needs none."""
    told = [_pattern(sign, chart) for sign in Sign if sign in signs and sign in _STROKES]
    return tag("defs", "".join(told)) if told else ""


def _pattern(sign: Sign, chart: str) -> str:
    path, stroke, width, on_colour = _STROKES[sign]
    ground = _COLOURS[sign] if on_colour else "#fff"
    return tag(
        "pattern",
        tag("rect", width=8, height=8, fill=ground)
        + tag("path", d=path, stroke=stroke, stroke_width=width),
        id=f"{chart}-{sign}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
