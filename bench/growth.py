"""What a case more costs: processor time over the number of cases, drawn as docs/growth.svg.

Both axes are logarithmic: what does not grow is level, what grows with the cases is a slope of one
in one. A drawing of its own and not the product's, whose axes count from nothing in equal steps.
"""

import math
from collections.abc import Sequence
from html import escape

from bench.kept import Result
from bench.report import DOCS

# One line each: what the table calls it, and how the drawing does.
LINES = (
    ("receipt", "accepting a voice"),
    ("public list, page 1,000", "public list, page 1,000"),
    ("list of cases, page 1,000", "office list, page 1,000"),
    ("unit page", "unit page"),
    ("my work, handler", "my work"),
    ("search: phrases and words, with marks", "search"),
    ("near-duplicates", "near-duplicates"),
)
COLOURS = ("#1b5e9e", "#b3541e", "#2f7d4f", "#7a3e9d", "#8a6d00", "#b0224f", "#3c6e71")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, FOOT = 860, 420, 62, 28, 250, 46


def write(results: Sequence[Result]) -> None:
    """One drawing of both databases side by side is hard to read: solid is SQLite, dashed is
    PostgreSQL."""
    (DOCS / "growth.svg").write_text(drawing(results), encoding="utf-8")


def points(results: Sequence[Result], database: str, work: str) -> list[tuple[int, float]]:
    """Cases and milliseconds of processor time, the small province first."""
    found = {
        one.size: row.cpu
        for one in results
        if one.database == database and (row := one.row(work)) is not None and row.cpu
    }
    return sorted(found.items())


def drawing(results: Sequence[Result]) -> str:
    """The whole of it."""
    known = {
        (database, work): line
        for work, _said in LINES
        for database in ("SQLite", "PostgreSQL")
        if (line := points(results, database, work))
    }
    inside = [_text(LEFT, 16, "processor time of one request, ms", anchor="start")]
    if known:
        sizes = [size for line in known.values() for size, _cpu in line]
        times = [cpu for line in known.values() for _size, cpu in line]
        frame = _Frame(min(sizes), max(sizes), min(times), max(times))
        inside += frame.grid()
        for place, (work, said) in enumerate(LINES):
            colour = COLOURS[place % len(COLOURS)]
            inside += [
                frame.line(known[database, work], colour, dashed=database == "PostgreSQL")
                for database in ("SQLite", "PostgreSQL")
                if (database, work) in known
            ]
            down = TOP + 14 + place * 20
            inside.append(
                _stroke(WIDTH - RIGHT + 20, down - 4, WIDTH - RIGHT + 44, down - 4, colour)
            )
            inside.append(_text(WIDTH - RIGHT + 52, down, said, anchor="start"))
    inside.append(
        _text(WIDTH - RIGHT + 20, HEIGHT - 60, "solid SQLite, dashed PostgreSQL", anchor="start")
    )
    inside.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "cases"))
    body = "\n".join(inside)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12" role="img" '
        'aria-label="Processor time of one request over the number of cases">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>\n{body}\n</svg>\n'
    )


class _Frame:
    """Where a number lies."""

    def __init__(self, least: int, most: int, low: float, high: float) -> None:
        self.left, self.right = math.log10(least) - 0.1, math.log10(most) + 0.1
        self.low, self.high = math.floor(math.log10(low)), math.ceil(math.log10(high * 1.05))

    def x(self, size: float) -> float:
        share = (math.log10(size) - self.left) / (self.right - self.left)
        return LEFT + share * (WIDTH - RIGHT - LEFT)

    def y(self, value: float) -> float:
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return HEIGHT - FOOT - share * (HEIGHT - FOOT - TOP)

    def grid(self) -> list[str]:
        lines = []
        for power in range(self.low, self.high + 1):
            at = self.y(10.0**power)
            lines.append(_stroke(LEFT, at, WIDTH - RIGHT, at, "#ddd"))
            lines.append(_text(LEFT - 8, at + 4, f"{10.0**power:g}", anchor="end"))
        for size in (10_000, 20_000, 100_000, 1_000_000, 5_000_000, 10_000_000):
            if self.left <= math.log10(size) <= self.right:
                at = self.x(size)
                lines.append(_stroke(at, TOP, at, HEIGHT - FOOT, "#ddd"))
                lines.append(_text(at, HEIGHT - FOOT + 18, f"{size:,}"))
        return lines

    def line(self, told: Sequence[tuple[int, float]], colour: str, *, dashed: bool) -> str:
        places = [(self.x(size), self.y(value)) for size, value in told]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        dots = "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in places
        )
        dash = ' stroke-dasharray="6 4"' if dashed else ""
        return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>{dots}'


def _stroke(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
        'stroke-width="2"/>' if colour != "#ddd" else
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'
    )  # fmt: skip


def _text(x: float, y: float, said: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#222">{escape(said)}</text>'
