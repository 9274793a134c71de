"""A map of places by how much there is: outlines where the installation has them, points else.

It shows the places of one province beside each other and nothing around them: no border of the
country or of a neighbour is ever drawn. What is on the map is in the list beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from hoiam.web import words
from hoiam.web.charts.chart import Aside, Chart, Line
from hoiam.web.charts.drawing import drawing, tag, text
from hoiam.web.charts.signs import INK

WIDTH, EDGE = 600, 24
NUMBERED = 9  # so many of the largest bear a number, the same as in the list
MOST_POINTS = 3_000  # of all outlines together
# From little to much: how dense the lines of an area are, and how dark it is.
_DENSITY = (("#fff", 0), ("#fff", 14), ("#e9edf6", 9), ("#b9c4df", 6), ("#223a6b", 0))

type Ring = Sequence[tuple[float, float]]
type Outline = Sequence[Ring]  # rings of longitude and latitude


@dataclass(frozen=True, slots=True)
class Place:
    """One commune: how much there is, and where it lies."""

    code: str
    label: str
    value: int
    longitude: float | None = None
    latitude: float | None = None
    url: str = ""


def map_of(
    places: Sequence[Place],
    *,
    code: str,
    title: str,
    told: str,
    columns: tuple[str, str],
    quiet: str,
    outlines: Mapping[str, Outline] | None = None,
    notes: Sequence[str] = (),
    definition: str = "",
) -> Chart:
    """Places as areas or points, the most first in the list. `quiet` says with its %(n)s in how many
    there is nothing."""
    known = outlines or {}
    ordered = sorted(places, key=lambda one: (-one.value, one.label))
    numbers = {one.code: at for at, one in enumerate(ordered[:NUMBERED], start=1) if one.value}
    rings = {one.code: known[one.code] for one in places if one.code in known}
    points = [
        (one.longitude, one.latitude)
        for one in places
        if one.code not in rings and one.longitude is not None and one.latitude is not None
    ]
    frame = _frame([*points, *(at for shape in rings.values() for ring in shape for at in ring)])
    inside, height = "", 1.0
    if frame is not None:
        height = frame.height
        most = max((one.value for one in places), default=0)
        # The largest first, so that small ones lie above them.
        for one in ordered:
            if one.code in rings:
                inside += _area(rings[one.code], frame, _class_of(one.value, most), code, rings)
            elif one.longitude is not None and one.latitude is not None:
                inside += _point(frame.at(one.longitude, one.latitude), one.value, most)
        inside = tag("g", inside, fill="#b9c4df", stroke="#223a6b", stroke_width=1.5)
        inside = (_patterns(code) if rings else "") + inside
        inside += _numbers(ordered, numbers, rings, frame)
    lines = tuple(
        Line(
            f"{numbers[one.code]}. {one.label}" if one.code in numbers else one.label,
            (words.number(one.value),),
            one.url,
        )
        for one in ordered
        if one.value
    )
    nothing = tuple(Line(one.label, (words.number(0),)) for one in ordered if not one.value)
    aside = Aside(quiet % {"n": words.number(len(nothing))}, nothing) if nothing else None
    svg = drawing(
        inside, code=code, title=title, told=told, viewBox=f"0 0 {WIDTH} {height:.0f}",
        width=WIDTH, height=round(height),
    )  # fmt: skip
    return Chart(code, title, told, svg, (), columns, lines, tuple(notes), definition, aside)


@dataclass(frozen=True, slots=True)
class _Frame:
    """From degrees to the drawing: the same scale in both directions at this latitude."""

    west: float
    north: float
    scale: float
    narrow: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = EDGE + (longitude - self.west) * self.narrow * self.scale
        return x, EDGE + (self.north - latitude) * self.scale


def _frame(points: Sequence[tuple[float, float]]) -> _Frame | None:
    if not points:
        return None
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    narrow = cos(radians((north + south) / 2))
    wide, tall = (east - west) * narrow, north - south
    # A single place, or places one above the other, still make a drawing that is not too tall.
    scale = (WIDTH - 2 * EDGE) / max(wide, tall * 0.7, 0.05)
    return _Frame(west, north, scale, narrow, 2 * EDGE + tall * scale)


def _class_of(value: int, most: int) -> int:
    """Nothing, then four equal steps up to the most."""
    return 0 if not value or not most else min(4, 1 + (value * 4 - 1) // most)


def _patterns(code: str) -> str:
    told = [
        tag(
            "pattern",
            tag("rect", width=gap, height=gap, fill=ground)
            + tag("path", d=f"M0 {gap}L{gap} 0", stroke="#223a6b", stroke_width=1.6),
            id=f"{code}-much-{number}", width=gap, height=gap, patternUnits="userSpaceOnUse",
        )
        for number, (ground, gap) in enumerate(_DENSITY)
        if gap
    ]  # fmt: skip
    return tag("defs", "".join(told))


def _area(
    shape: Outline, frame: _Frame, much: int, code: str, all_of: Mapping[str, Outline]
) -> str:
    points = sum(len(ring) for one in all_of.values() for ring in one)
    every = max(1, points // MOST_POINTS)
    path = "".join(_ring(ring, frame, every) for ring in shape)
    ground, gap = _DENSITY[much]
    return tag("path", d=path, fill=f"url(#{code}-much-{much})" if gap else ground)


def _ring(ring: Ring, frame: _Frame, every: int) -> str:
    """The outline with every so-many-th of its points, in whole numbers and without repeats."""
    kept: list[tuple[int, int]] = []
    for longitude, latitude in ring[::every]:
        x, y = frame.at(longitude, latitude)
        if not kept or kept[-1] != (round(x), round(y)):
            kept.append((round(x), round(y)))
    return "M" + "L".join(f"{x} {y}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _point(at: tuple[float, float], value: int, most: int) -> str:
    """A disc of which the area says how much; a small ring where there is nothing."""
    if not value:
        return tag("circle", cx=round(at[0]), cy=round(at[1]), r=4, fill="#fff")
    size = 6 + 22 * sqrt(value / most)
    return tag("circle", cx=round(at[0]), cy=round(at[1]), r=round(size))


def _numbers(
    ordered: Sequence[Place],
    numbers: Mapping[str, int],
    rings: Mapping[str, Outline],
    frame: _Frame,
) -> str:
    drawn = ""
    for one in ordered:
        if one.code not in numbers:
            continue
        middle = _middle(rings.get(one.code), one)
        if middle is not None:
            x, y = frame.at(*middle)
            drawn += text(
                str(numbers[one.code]), x=x, y=y + 9, text_anchor="middle", class_="map-number",
                fill=INK, stroke="#fff", stroke_width=5, paint_order="stroke",
            )  # fmt: skip
    return drawn


def _middle(shape: Outline | None, place: Place) -> tuple[float, float] | None:
    """Where the number stands: the unit's own point, else the middle of its longest outline."""
    if place.longitude is not None and place.latitude is not None:
        return place.longitude, place.latitude
    if not shape:
        return None
    ring = max(shape, key=len)
    return sum(x for x, _y in ring) / len(ring), sum(y for _x, y in ring) / len(ring)
