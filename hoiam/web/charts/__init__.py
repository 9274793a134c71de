"""Charts that a server draws: SVG without script, read without colour, with the same in words.

A chart never stands alone. `Chart` carries the title and the description that a screen reader says,
the key of its patterns, and its rows as a table, each row with the way to its records; the
template `base/_chart.html` shows all of it. Text keeps its size on every screen: lengths are
percents, and nothing that is written is scaled.
"""

from hoiam.web.charts.bars import Bar, Interval, Part, bars, intervals
from hoiam.web.charts.chart import Aside, Chart, Key, Line
from hoiam.web.charts.maps import Outline, Place, map_of
from hoiam.web.charts.series import Break, Series, series
from hoiam.web.charts.signs import Sign

__all__ = [
    "Aside",
    "Bar",
    "Break",
    "Chart",
    "Interval",
    "Key",
    "Line",
    "Outline",
    "Part",
    "Place",
    "Series",
    "Sign",
    "bars",
    "intervals",
    "map_of",
    "series",
]
