"""The public list: filters in the address, pages by key, and the same filters for the feed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from hoiam.base import search, windows
from hoiam.base.windows import Part
from hoiam.cases import listing
from hoiam.cases import queries as cases
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import OPEN, RECEIVED, STANDING
from hoiam.core.figures.definitions import Figure
from hoiam.core.marking import Piece, excerpt, marked
from hoiam.core.wanted import Wanted, wanted
from hoiam.figures import queries as figures
from hoiam.figures.queries import Scope
from hoiam.publication.models import Page
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit, UnitKind
from hoiam.web.public import standing
from hoiam.web.public.closing import heading
from hoiam.web.public.standing import Mark, Seen
from hoiam.web.searching import BEST, ORDER

PAGE = 20
EXCERPT = 180
LONGEST_QUERY = 120
_BY_CODE = {figure.short: figure for figure in STANDING}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for. Whatever is odd in an address counts as not asked."""

    unit: str = ""
    area: str = ""
    field: str = ""
    figure: str = ""
    year: int = 0
    month: int = 0
    words: str = ""
    order: str = ""

    @property
    def state(self) -> Figure:
        return _BY_CODE.get(self.figure, RECEIVED)

    @property
    def scope(self) -> Scope:
        return Scope(unit=self.unit, area=self.area)

    @property
    def is_figure(self) -> bool:
        """Only what a figure counts by: then the whole count may stand beside what is public."""
        return not (self.field or self.year or self.words)

    @property
    def are_any(self) -> bool:
        return self != Filters()

    @property
    def narrow(self) -> bool:
        """Whether anything but words was chosen."""
        return replace(self, words="", order="") != Filters()

    def pairs(self) -> dict[str, str]:
        """The filters as they stand in an address."""
        named = {
            "don-vi": self.unit,
            "xa": self.area,
            "linh-vuc": self.field,
            "tinh-trang": self.figure,
            "nam": str(self.year or ""),
            "thang": str(self.month or ""),
            "q": self.words,
            "thu-tu": self.order,
        }
        return {name: value for name, value in named.items() if value}

    def url(self, name: str = "public:list", **more: str) -> str:
        pairs = self.pairs() | more
        return reverse(name) + (f"?{urlencode(pairs)}" if pairs else "")

    @property
    def feed_url(self) -> str:
        return self.url("public:feed")


def filters_of(asked: Mapping[str, str]) -> Filters:
    """Read an address."""
    year, month = _number(asked.get("nam", ""), 2000, 2100), _number(asked.get("thang", ""), 1, 12)
    figure = asked.get("tinh-trang", "")
    words = " ".join(asked.get("q", "").replace("\0", "").split())[:LONGEST_QUERY]
    return Filters(
        unit=asked.get("don-vi", "")[:40],
        area=asked.get("xa", "")[:40],
        field=asked.get("linh-vuc", "")[:40],
        figure=figure if figure in _BY_CODE else "",
        year=year,
        month=month if year else 0,
        words=words,
        order=BEST if words and asked.get(ORDER) == BEST else "",
    )


def _number(typed: str, least: int, most: int) -> int:
    if not typed.isascii() or not typed.isdigit() or len(typed) > 4:
        return 0
    return int(typed) if least <= int(typed) <= most else 0


def published(filters: Filters, *, on: date) -> QuerySet[Case]:
    """Released cases that fit, newest first: the public part of what a figure counts. Where one
    was hidden its place-holder stands, found by its number alone. For whoever takes all of them:
    a page of some asks `newest`."""
    rows = figures.cases_of(filters.state, scope=filters.scope, on=on).filter(page__isnull=False)
    return _narrowed(rows, filters).select_related(*SHOWN).order_by("-id")


def newest(
    filters: Filters,
    *,
    on: date,
    most: int,
    rows: QuerySet[Case] | None = None,
    oldest: bool = False,
) -> QuerySet[Case]:
    """The same as `published`, `most` of them: the newest of the rows that are given, or the
    oldest. Read from the ends of indexes, so that a list of a million begins as soon as a short
    one."""
    parts = parts_of(filters, on=on, rows=listing.released() if rows is None else rows)
    keys = windows.newest(parts, most, oldest=oldest)
    found = listing.every().filter(pk__in=keys).select_related(*SHOWN)
    return found.order_by("id" if oldest else "-id")


def answered_last(most: int, *, on: date) -> list[Case]:
    """Those that can be read and were answered last, the newest first. Looked for among the last
    answers of all: asked by their state, a database may begin with every case that has it."""
    rows = published(Filters(figure="answered"), on=on).filter(page__hidden_at__isnull=True)
    last = listing.released().filter(answered_on__isnull=False).order_by("-answered_on", "-id")
    looked = most
    while True:
        looked *= 4  # one that was reopened or hidden is passed over
        keys = list(last.values_list("pk", flat=True)[:looked])
        found = rows.filter(pk__in=keys).order_by("-answered_on", "-id")[:most]
        if len(found) == most or len(keys) < looked:
            return list(found)


def parts_of(filters: Filters, *, on: date, rows: QuerySet[Case]) -> Sequence[Part]:
    """Those of the rows that fit, in the parts that an index finds."""
    within = _narrowed(rows, filters)
    parts = figures.newest_of(filters.state, scope=filters.scope, on=on, rows=within)
    if filters.year and len(parts) == 1 and not parts[0].column and not filters.unit:
        return [Part(parts[0].rows, "opened_on", _days(filters, on))]
    return parts


SHOWN = ("page", "field", "area", "unit")


def _narrowed(rows: QuerySet[Case], filters: Filters) -> QuerySet[Case]:
    """What a figure does not know of: the field of life, the time, words."""
    if filters.field:
        rows = listing.of_field(rows, filters.field)
    if filters.year:
        rows = rows.filter(opened_on__gte=_first(filters), opened_on__lt=_after(filters))
    if filters.words:
        asked = wanted(filters.words)
        found = Q(pk__in=search.matching_places("page", asked)) if asked else Q(pk__in=())
        rows = rows.filter(found | Q(code=filters.words.upper()))
    return rows


def _days(filters: Filters, on: date) -> tuple[date, ...]:
    """Each day of the year or month up to today: one short look at the end of each."""
    first, after = _first(filters), min(_after(filters), on + timedelta(days=1))
    return tuple(first + timedelta(days=one) for one in range((after - first).days))


def _first(filters: Filters) -> date:
    return date(filters.year, filters.month or 1, 1)


def _after(filters: Filters) -> date:
    month = filters.month or 12
    return date(filters.year + 1, 1, 1) if month == 12 else date(filters.year, month + 1, 1)


def is_in_tables(filters: Filters, area: Unit | None) -> bool:
    """Whether this is a count that the tables of units show: of one body, or of one commune or
    province. A hamlet, or a body within a place, is so small a part that a count of what is not
    public would tell of somebody's matter."""
    if not filters.area:
        return True
    return not filters.unit and area is not None and area.kind != UnitKind.HAMLET


@dataclass(frozen=True, slots=True)
class Line:
    """One case in a list."""

    case: Case
    mark: Mark
    asked: Wanted | None = None  # what was looked for

    @property
    def page(self) -> Page:
        """What strangers read of it; a case without a page is never listed."""
        if self.case.page is None:
            raise ValueError(f"{self.case.code} is listed but not public")
        return self.case.page

    @property
    def heading(self) -> str:
        """What it is called, or that its name is hidden."""
        return heading(self.page)

    @property
    def heading_pieces(self) -> list[Piece]:
        """The same with the words that were looked for marked."""
        return marked(self.heading, self.asked)

    @property
    def excerpt(self) -> list[Piece]:
        """Where the words stand in what is shown of it, for who looked for some."""
        said = f"{self.page.text}\n{self.page.answer}"
        return excerpt(said, self.asked, EXCERPT) if self.asked else []

    @property
    def url(self) -> str:
        return reverse("public:case", args=[self.case.code])


MOST_COUNTED = 1_000  # of a list; above it a page says "more than"
MOST_ASKED = 200  # the same where other tables are asked of every row


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a list can be read, and how many are place-holders; counted no further than
    somebody would read."""

    shown: int
    hidden: int
    least: int = MOST_COUNTED  # where it is cut there are more than so many

    @property
    def whole(self) -> int:
        return self.shown + self.hidden

    @property
    def is_cut(self) -> bool:
        """Whether there are more than were counted."""
        return self.whole > self.least


def counted(filters: Filters, *, on: date) -> Counted:
    """Both, of the rows that are met first."""
    most = MOST_COUNTED if filters.state in (RECEIVED, OPEN) else MOST_ASKED
    parts = parts_of(filters, on=on, rows=listing.released())
    keys = windows.some(parts, most + 1)
    hidden = listing.every().filter(pk__in=keys, page__hidden_at__isnull=False).count()
    return Counted(len(keys) - hidden, hidden, most)


def lines_of(rows: list[Case], *, at: datetime, asked: Wanted | None = None) -> list[Line]:
    """Cases with their marks: one query for all their duties, one for the calendar."""
    seen = Seen(day_of(at), rules.calendar_on())
    duties: dict[str, list[Commitment]] = {case.code: [] for case in rows}
    for duty in cases.public_duties(duties):
        duties[duty.about_code].append(duty)
    return [Line(case, standing.mark_of(case, duties[case.code], seen), asked) for case in rows]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list with the ways to its neighbours."""

    lines: list[Line]
    newer: str
    older: str


def listed(
    filters: Filters,
    request: HttpRequest,
    url: str,
    *,
    at: datetime,
    size: int = PAGE,
    only: Q | None = None,
) -> Listed:
    """Pages by key: `truoc` and `sau` name the case before and after which a page begins."""
    before, after = request.GET.get("truoc", ""), request.GET.get("sau", "")
    backwards = bool(after) and not before
    rows = _window(before, after).filter(only or Q())
    window = newest(filters, on=day_of(at), most=size + 1, rows=rows, oldest=backwards)
    found = list(window)
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    has_newer = more if backwards else bool(before)
    has_older = bool(after) if backwards else more
    return Listed(
        lines=lines_of(found, at=at),
        newer=_with(url, "sau", found[0].code) if found and has_newer else "",
        older=_with(url, "truoc", found[-1].code) if found and has_older else "",
    )


def _window(before: str, after: str) -> QuerySet[Case]:
    # A code, not a row number, stands in the address. Only codes that were ever public are looked
    # up: the others answer like missing ones.
    rows = listing.released()
    if not before and not after:
        return rows
    key = rows.filter(code=(before or after)[:20]).values_list("pk", flat=True).first()
    if key is None:
        return rows.none()
    return rows.filter(pk__lt=key) if before else rows.filter(pk__gt=key)


def _with(url: str, name: str, value: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode({name: value})}"


@dataclass(frozen=True, slots=True)
class Options:
    """What the filter form offers."""

    communes: list[Unit]
    units: list[Unit]
    fields: list[Field]
    figures: tuple[Figure, ...]
    years: range
    unit: Unit | None
    area: Unit | None


def options(filters: Filters, *, on: date) -> Options:
    """Bodies of the province always, those of a commune once it is chosen: the list stays short
    enough for a telephone."""
    communes = list(units.communes(on))
    area = units.found(filters.area) if filters.area else None
    unit = units.found(filters.unit) if filters.unit else None
    bodies = list(units.bodies_for(area, on))
    if unit is not None and unit not in bodies:
        bodies.append(unit)
    return Options(
        communes=communes,
        units=bodies,
        fields=list(units.fields()),
        figures=STANDING[1:],
        years=range(on.year, 2024, -1),
        unit=unit,
        area=area,
    )
