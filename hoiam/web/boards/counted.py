"""A board's numbers, counted at most once a minute: every reader asks for the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _

from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import FLOW, IN_TIME_SHARE
from hoiam.core.periods import Period
from hoiam.figures import boards, engine
from hoiam.figures.boards import Age, Among, Group, Kept, League, Merger, Month
from hoiam.figures.engine import Answer, Scope
from hoiam.units.models import Unit
from hoiam.web.boards import choosing
from hoiam.web.charts import Chart
from hoiam.web.tables import Column, Line, Table

KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the charts of one place and period are made of."""

    at: datetime
    flow: Mapping[str, Answer]  # by the short codes of figures, with low lines
    fields: Sequence[Group]
    channels: Sequence[tuple[str, int]]
    sources: Sequence[Kept]
    ages: Sequence[Age]
    months: Sequence[Month]
    mergers: Sequence[Merger]
    league: League
    communes: Sequence[tuple[Unit, Group]]
    is_public_alone: bool  # by place and body, only what everybody may read is counted


def of(period: Period, area: str, at: datetime) -> Board:
    """The whole locality, or one commune, with everything that is in the registers."""
    return _kept("all", period, area, at, None, None)


def public_of(period: Period, area: str, at: datetime) -> Board:
    """The same for strangers: by commune and by body, and all of one commune, only what everybody
    may read is counted."""
    read = boards.published()
    return _kept("public", period, area, at, read if area else None, read)


def _kept(
    name: str, period: Period, area: str, at: datetime, among: Among, among_places: Among
) -> Board:
    # The day stands in the key: at midnight what was in time may be late.
    key = f"board/{name}/{period.code}/{area}/{day_of(at)}"
    found: Board | None = cache.get(key)
    if found is None:
        found = _counted(period, area, at, among, among_places)
        cache.set(key, found, KEPT_SECONDS)
    return found


def _counted(period: Period, area: str, at: datetime, among: Among, among_places: Among) -> Board:
    today = day_of(at)
    asked, scope = choosing.asked_of(period, today), Scope(areas=(area,) if area else ())
    answers = engine.answers((*FLOW, IN_TIME_SHARE), asked, scope, at=at, among=among)
    return Board(
        at,
        {one.figure.short.replace("-", "_"): one for one in answers.values()},
        boards.by_field(asked, scope, among),
        boards.by_channel(asked, scope),
        boards.by_source(asked, scope),
        boards.ages(scope, today, among),
        boards.months(asked, scope, among),
        boards.mergers(asked, scope),
        boards.league(asked, scope, among_places),
        [] if area else boards.by_commune(asked, scope, among_places),
        among_places is not None,
    )


def as_table(charts: Sequence[Chart]) -> Table:
    """Every table of a board under each other, for a file."""
    columns = (
        Column(_("Bảng"), 36), Column(_("Dòng"), 36), Column(_("Cột"), 24), Column(_("Số"), 14),
    )  # fmt: skip
    return Table("bang-so-lieu", columns, _rows(charts))


def _rows(charts: Sequence[Chart]) -> Iterator[Line]:
    for chart in charts:
        beside = chart.aside.lines if chart.aside else ()
        for line in (*chart.lines, *beside):
            for name, cell in zip(chart.columns[1:], line.cells, strict=False):
                yield chart.title, line.name, name, cell
