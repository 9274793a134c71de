"""The legal calendar: which day it is in Viet Nam, and which days are worked.

Base: the public holidays of the `holidays` library with its make-up Saturdays, and above it our
own corrections (`BUILT_IN`). A year whose notice was recorded here has the days of that notice
instead, and nothing is guessed in it. Last come the overrides of the installation, each with the
decision that orders it. Every question about a day has one answer, here.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cache, lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from types import MappingProxyType

import holidays

from hoiam.core.refusals import Invalid

# Official time is seven hours ahead of UTC all year round (Decision 134/2002/QD-TTg). It is
# written as an offset so that a machine without a time zone database counts the same days.
ZONE_NAME = "Asia/Ho_Chi_Minh"
ZONE = timezone(timedelta(hours=7), ZONE_NAME)

# The lunar tables of the library end in 2100; before 2000 Saturdays were counted otherwise.
FIRST_YEAR, LAST_YEAR = 2000, 2100

# The last year whose notice came with this release; later years are the library's guess until
# their notice is recorded as a row.
LAST_SHIPPED = 2026

ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a day is for an office."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make-up"


class Ground(StrEnum):
    """Why a day is off or worked, and so how sure it is."""

    LAW = "law"  # the same every year by the Labour Code, days in lieu too
    NOTICE = "notice"  # announced for this year
    DECISION = "decision"  # recorded by this installation
    FORECAST = "forecast"  # not announced yet, or not read in any law yet


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off that is no plain weekend, or a day of rest that is worked."""

    day: date
    kind: DayKind
    name: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Override:
    """One day that a decision makes a day off or a worked day."""

    day: date
    working: bool
    reason: str


@dataclass(frozen=True, slots=True)
class YearNotice:
    """The notice of a year as it was recorded: every special day of that year, so that a newer
    library changes nothing in it. A weekday that is worked after all is listed too."""

    year: int
    decision: str
    days: tuple[Override, ...]


# The library misses this swap: dispatch 12729/VPCP-KGVX of 25 December 2025.
BUILT_IN: tuple[Override, ...] = (
    Override(
        date(2026, 1, 2),
        working=False,
        reason="Nghỉ hoán đổi, làm bù ngày 10/1/2026 (công văn 12729/VPCP-KGVX)",
    ),
    Override(
        date(2026, 1, 10),
        working=True,
        reason="Làm bù cho ngày nghỉ 2/1/2026 (công văn 12729/VPCP-KGVX)",
    ),
)


@dataclass(frozen=True, slots=True)
class _Year:
    """What the library knows of one year: days off by name, worked Saturdays by reason."""

    off: MappingProxyType[date, str]
    made_up: MappingProxyType[date, str]


@dataclass(frozen=True)
class Calendar:
    """The working days of an installation: a value, equal to any other with the same notices and
    overrides."""

    overrides: tuple[Override, ...] = ()
    notices: tuple[YearNotice, ...] = ()
    _by_day: MappingProxyType[date, Override] = field(init=False, repr=False, compare=False)
    _noticed: MappingProxyType[int, _Year] = field(init=False, repr=False, compare=False)
    _worked: dict[tuple[int, int], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        noticed = {notice.year: _year_of(notice) for notice in self.notices}
        built_in = (override for override in BUILT_IN if override.day.year not in noticed)
        by_day = {override.day: override for override in (*built_in, *self.overrides)}
        object.__setattr__(self, "_by_day", MappingProxyType(by_day))
        object.__setattr__(self, "_noticed", MappingProxyType(noticed))

    def is_announced(self, year: int) -> bool:
        """Whether the notice of this year is known: with the release, or recorded here."""
        return year <= LAST_SHIPPED or year in self._noticed

    def notice_of(self, year: int) -> str:
        """The notice of a year that was recorded here; empty where it was not."""
        return next((notice.decision for notice in self.notices if notice.year == year), "")

    def _year(self, year: int) -> _Year:
        return self._noticed.get(year) or _year(year)

    def _base_kind(self, day: date) -> DayKind:
        year = self._year(day.year)
        if day in year.off:
            return DayKind.HOLIDAY
        if day in year.made_up:
            return DayKind.MAKE_UP
        return DayKind.WEEKEND if is_weekend(day) else DayKind.WORKING

    def kind_of(self, day: date) -> DayKind:
        """Whether offices work on this day, and if not or unexpectedly, what it is."""
        base = self._base_kind(day)
        override = self._by_day.get(day)
        if override is None or override.working == _is_worked(base):
            return base
        if override.working:
            return DayKind.MAKE_UP
        return DayKind.WEEKEND if is_weekend(day) else DayKind.HOLIDAY

    def name_of(self, day: date) -> str | None:
        """The holiday's Vietnamese name, or why a day off is worked; nothing for plain days."""
        kind = self.kind_of(day)
        if kind in (DayKind.WORKING, DayKind.WEEKEND):
            return None
        override = self._by_day.get(day)
        if override is not None and override.working == _is_worked(kind):
            return override.reason
        year = self._year(day.year)
        return year.off[day] if kind is DayKind.HOLIDAY else year.made_up[day]

    def ground_of(self, day: date) -> Ground:
        """On what the calendar rests when it calls this day off or worked."""
        if any(override.day == day for override in self.overrides):
            return Ground.DECISION
        name = self.name_of(day) or ""
        if any(law in name for law in _BY_LAW):
            return Ground.LAW
        if day.year in self._noticed:
            return Ground.NOTICE
        is_announced = day.year <= LAST_SHIPPED and _UNREAD not in name
        return Ground.NOTICE if is_announced else Ground.FORECAST

    def special_days(self, year: int) -> tuple[SpecialDay, ...]:
        """The days of a year that are not what their weekday says, in order."""
        first = date(year, 1, 1)
        days = (first + number * ONE_DAY for number in range((date(year + 1, 1, 1) - first).days))
        named = ((day, self.name_of(day)) for day in days)
        return tuple(
            SpecialDay(day, self.kind_of(day), name, self.ground_of(day))
            for day, name in named
            if name is not None
        )

    def is_working(self, day: date) -> bool:
        return _is_worked(self.kind_of(day))

    def worked_in(self, year: int, month: int) -> int:
        """How many days of a month are worked; counted once, since a calendar never changes."""
        found = self._worked.get((year, month))
        if found is None:
            length = monthrange(year, month)[1]
            days = (date(year, month, number) for number in range(1, length + 1))
            found = self._worked[year, month] = sum(map(self.is_working, days))
        return found

    def next_working(self, day: date) -> date:
        """The first working day after this one."""
        following = day + ONE_DAY
        while not self.is_working(following):
            following += ONE_DAY
        return following


def calendar_for(
    overrides: Iterable[Override] = (), notices: Iterable[YearNotice] = ()
) -> Calendar:
    """The calendar of an installation; of two overrides for one day the later one wins, and both
    stand above the notice of the year."""
    return Calendar(tuple(overrides), tuple(notices))


def day_of(moment: datetime) -> date:
    """The legal day of a moment: the day it is in Viet Nam."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone has no legal day")
    return moment.astimezone(ZONE).date()


def start_of_day(day: date) -> datetime:
    """The first moment of a legal day, in UTC."""
    return datetime.combine(day, time(), tzinfo=ZONE).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The first moment after a legal day, in UTC: a day runs until 24:00 (Civil Code Art. 148)."""
    return start_of_day(day + ONE_DAY)


def _is_worked(kind: DayKind) -> bool:
    return kind in (DayKind.WORKING, DayKind.MAKE_UP)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def tet_of(year: int) -> date:
    """The first day of the lunar year that begins in this year."""
    names = _known(year).items()
    return next(day for day, name in names if day.year == year and name == "Tết Nguyên Đán")


def _year_of(notice: YearNotice) -> _Year:
    worked = {one.day: one.reason for one in notice.days if one.working and is_weekend(one.day)}
    off = {one.day: one.reason for one in notice.days if not one.working}
    return _Year(MappingProxyType(off), MappingProxyType(worked))


def _known(year: int) -> holidays.HolidayBase:
    """What the library says of a year and of its neighbours: a day off in January may be made up
    for in December."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid("calendar.year-unknown", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    return _viet_nam()(years=range(year - 1, year + 2), language="vi")


@cache
def _viet_nam() -> type[holidays.HolidayBase]:
    """By its file: the library loads all its 250 countries to give one, which every process would
    keep and every start would wait for."""
    path = f"{holidays.__path__[0]}/countries/vietnam.py"
    spec = spec_from_file_location("holidays_of_viet_nam", path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[holidays.HolidayBase] = module.VN
    return found


@lru_cache(maxsize=LAST_YEAR - FIRST_YEAR + 1)
def _year(year: int) -> _Year:
    known = _known(year)
    worked = {day: "Làm bù" for day in known.weekend_workdays if day.year == year}
    off: dict[date, str] = {}
    for day, name in known.items():
        instead = _made_up_on(name)
        if instead in worked:
            worked[instead] = f"Làm bù cho ngày nghỉ {_short(day)}"
        if day.year == year:
            off[day] = _plain_name(name)
    return _Year(MappingProxyType(off), MappingProxyType(worked))


def _made_up_on(name: str) -> date:
    """The Saturday named by the library in "Ngày nghỉ (thay cho ngày 26/04/2025)"."""
    found = re.search(r"thay cho ngày (\d\d)/(\d\d)/(\d{4})", name)
    if found is None:
        return date.min
    day, month, year = (int(part) for part in found.groups())
    return date(year, month, day)


def _plain_name(name: str) -> str:
    """The library's name in the words of the house."""
    instead = _made_up_on(name)
    if instead != date.min:
        return f"Nghỉ hoán đổi, làm bù ngày {_short(instead)}"
    holiday = name.removesuffix(" (nghỉ bù)")
    plain = HOLIDAY_NAMES.get(holiday, holiday)
    return plain if holiday == name else f"Nghỉ bù {plain}"


HOLIDAY_NAMES = {
    "Tết Dương lịch": "Tết Dương lịch",
    "29 Tết": "Tết Nguyên đán",
    "Giao thừa Tết Nguyên Đán": "Tết Nguyên đán",
    "Tết Nguyên Đán": "Tết Nguyên đán",
    "Mùng hai Tết Nguyên Đán": "Tết Nguyên đán",
    "Mùng ba Tết Nguyên Đán": "Tết Nguyên đán",
    "Mùng bốn Tết Nguyên Đán": "Tết Nguyên đán",
    "Mùng năm Tết Nguyên Đán": "Tết Nguyên đán",
    "Mùng sáu Tết Nguyên Đán": "Tết Nguyên đán",
    "Ngày Giỗ Tổ Hùng Vương": "Giỗ Tổ Hùng Vương",
    "Ngày Chiến thắng": "Ngày Chiến thắng 30/4",
    "Ngày Quốc tế Lao động": "Quốc tế Lao động 1/5",
    "Quốc khánh": "Quốc khánh",
    "Ngày Văn hóa Việt Nam": "Ngày Văn hóa Việt Nam",
}


# Labour Code, Art. 112: these do not wait for a yearly decision. The others do, and the Day of
# Culture stands in a resolution of the Politburo alone, as far as we have read.
_BY_LAW = (
    "Tết Dương lịch",
    "Giỗ Tổ Hùng Vương",
    "Ngày Chiến thắng 30/4",
    "Quốc tế Lao động 1/5",
)
_UNREAD = "Ngày Văn hóa Việt Nam"


def _short(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
