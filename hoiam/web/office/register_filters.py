"""What is asked of old registers in an address: the list, the counts and the files ask alike, so
that a count and the list that it opens to hold the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor, Role
from hoiam.core.figures.catalogue.records import RECEIVED, STANDING
from hoiam.core.refusals import NotFound
from hoiam.figures import engine
from hoiam.figures import registers as figures
from hoiam.registers import queries
from hoiam.registers.models import Record, RecordState, RegisterKind
from hoiam.registers.queries import By, Level, Organised, Without
from hoiam.units import queries as units

WORDS, KIND, SYSTEM, STATE, YEAR, MONTH = "tim", "loai", "he-thong", "tt", "nam", "thang"
UNIT, AREA, AGENCY, ORGANISED, LEVEL, FIGURE = "dv", "noi", "co-quan", "to-chuc", "cap", "so-lieu"
NAMES = (
    WORDS, KIND, SYSTEM, STATE, YEAR, MONTH, UNIT, AREA, AGENCY, ORGANISED, LEVEL, FIGURE,
)  # fmt: skip
UNDATED = "0"  # the year of what has no day
LONGEST = 1000  # of one filter: an agency may be a list of names
NOBODY = "-"  # the agency where the source names none

_ORGANISED = {"luc-do": Organised.THEN, "hien-nay": Organised.TODAY}
_LEVELS = {
    "ghi": Level.NAMED, "xa": Level.COMMUNE, "huyen": Level.DISTRICT, "tinh": Level.PROVINCE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of an address, as they were typed; an unknown value finds nothing."""

    given: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.given.get(name, "")

    @property
    def organised(self) -> Organised:
        return _ORGANISED.get(self[ORGANISED], Organised.THEN)

    @property
    def level(self) -> Level:
        return _LEVELS.get(self[LEVEL], Level.NAMED)

    @property
    def is_plain(self) -> bool:
        """Whether nothing narrows the list."""
        return not any(self[name] for name in NAMES if name not in (ORGANISED, LEVEL))

    def address(self, name: str, **changes: str) -> str:
        """A page of old registers under the same filters, with these changed; names of filters
        carry an underscore for their dash."""
        changed = {key.replace("_", "-"): value for key, value in changes.items()}
        kept = {**self.given, **changed}
        query = urlencode({key: value for key, value in kept.items() if value})
        return f"{reverse(name)}?{query}" if query else reverse(name)


def asked(given: Mapping[str, Any]) -> Asked:
    """What an address asks."""
    return Asked({name: str(given[name])[:LONGEST] for name in NAMES if given.get(name)})


def rows(person: Actor, wanted: Asked, *, today: date) -> QuerySet[Record]:
    """The rows that a person sees under these filters, the figure among them."""
    found = scope(person, wanted, today=today)
    if not wanted[FIGURE]:
        return found
    try:
        figure = figures.figure(wanted[FIGURE])
    except NotFound:
        return found.none()
    return found.filter(engine.standing(figure, today))


def scope(person: Actor, wanted: Asked, *, today: date) -> QuerySet[Record]:
    """The same without the figure: what every figure of a page is counted from."""
    found = queries.visible_to(person)
    if wanted[WORDS].strip():
        found = queries.with_words(found, wanted[WORDS])
    if wanted[KIND]:
        found = found.filter(kind=wanted[KIND])
    if wanted[SYSTEM]:
        found = found.filter(system=wanted[SYSTEM])
    if wanted[STATE]:
        found = found.filter(state=wanted[STATE])
    if wanted[AGENCY]:
        found = found.filter(agency="" if wanted[AGENCY] == NOBODY else wanted[AGENCY])
    found = _in_time(found, wanted[YEAR], wanted[MONTH])
    for by, name in ((By.UNIT, UNIT), (By.AREA, AREA)):
        if wanted[name]:
            found = found.filter(_at(by, wanted[name], wanted, today))
    return found


def _in_time(found: QuerySet[Record], year: str, month: str) -> QuerySet[Record]:
    if not year:
        return found
    if year == UNDATED:
        return found.filter(opened_on__isnull=True)
    if not (year.isascii() and year.isdecimal() and 1 <= int(year) <= 9998):
        return found.none()
    if not month:
        return found.filter(opened_on__year=int(year))
    if not (month.isascii() and month.isdecimal() and 1 <= int(month) <= 12):
        return found.none()
    return found.filter(opened_on__year=int(year), opened_on__month=int(month))


def _at(by: By, line: str, wanted: Asked, today: date) -> Q:
    """The condition for one line of a table by units."""
    at = queries.said(line)
    if at is None:
        return Q(pk__in=[])
    lines = queries.lines(by=by, organised=wanted.organised, level=wanted.level, day=today)
    return lines.rows_in(at)


def form(person: Actor, wanted: Asked) -> dict[str, Any]:
    """What the form of filters offers and holds, and in words what else narrows the rows."""
    return {
        "is_plain": wanted.is_plain,
        "given": {name.replace("-", "_"): value for name, value in wanted.given.items()},
        "narrowing": any(wanted[name] for name in (KIND, SYSTEM, STATE, YEAR, FIGURE, ORGANISED)),
        "may_bring_in": person.holds_anywhere(Role.CLERK, Role.LEADER),
        "kept": [(name, wanted[name]) for name in (UNIT, AREA, AGENCY, LEVEL) if wanted[name]],
        "narrowed": _narrowed(wanted),
        "kinds": RegisterKind.choices,
        "states": RecordState.choices,
        "systems": queries.systems_of(person),
        "figures": [one for one in STANDING if one is not RECEIVED],
    }


def _narrowed(wanted: Asked) -> list[str]:
    """Filters that a press on a count has set and no control of the form shows."""
    found = [line_named(wanted[name]) for name in (UNIT, AREA) if wanted[name]]
    if wanted[AGENCY]:
        found.append(_("nguồn không nói cơ quan") if wanted[AGENCY] == NOBODY else wanted[AGENCY])
    if wanted[YEAR] == UNDATED:
        found.append(_("không có ngày nhận"))
    elif wanted[MONTH]:
        found.append(_("tháng {month}/{year}").format(month=wanted[MONTH], year=wanted[YEAR]))
    return found


def line_named(line: str) -> str:
    """How a line of a table by units is called: a unit, or why there is none."""
    unit = units.found(line)
    return unit.name if unit is not None else without_unit(line)


def without_unit(line: str) -> str:
    """How a line that leads to no unit is called; an unknown one says itself."""
    return {
        Without.NOT_SAID.value: _("nguồn không nói, hoặc chưa rõ là đơn vị nào"),
        Without.NOT_CHOSEN.value: _("chưa chọn đơn vị kế thừa"),
        Without.GONE.value: _("đã hết, không đơn vị nào kế thừa"),
    }.get(line, line)
