"""Which body reports what: one line for each, with the offices below it that report through it.

A commune's offices report through its committee; departments and other bodies directly below the
province's committee report for themselves. A body that ended as a whole reports through the one
that took it over; one that was split stays a line of its own. Bodies that answer to somebody else
(central agencies, the Front) are not added (Circular 06/2025, Art. 7).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoiam.core.actor import Actor, Role
from hoiam.units import queries as units
from hoiam.units.models import TERRITORIES, Unit, UnitKind

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
_NEVER = (*TERRITORIES, UnitKind.FRONT, UnitKind.PEOPLES_INSPECTION, UnitKind.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Reporting:
    """A body that reports, and every unit whose registers its line counts."""

    unit: Unit
    members: tuple[Unit, ...]

    @property
    def code(self) -> str:
        return self.unit.code

    @property
    def is_province(self) -> bool:
        """Whether the whole province reports to it."""
        area = self.unit.area
        is_committee = self.unit.kind == UnitKind.COMMITTEE
        return is_committee and area is not None and area.kind == UnitKind.PROVINCE


def reporting(day: date) -> dict[str, Reporting]:
    """Every body that reports on a day, by its code."""
    rows = list(
        Unit.objects.exclude(kind__in=_NEVER)
        .filter(outside=False, valid_from__lte=day)
        .select_related("area", "parent__area", "parent__parent__area")
        .order_by("folded", "code")
    )
    ended = [one for one in rows if one.valid_to is not None and one.valid_to <= day]
    after = units.on_day_of(ended, day) if ended else {}
    members: dict[str, list[Unit]] = defaultdict(list)
    heads: dict[str, Unit] = {}
    for one in rows:
        reached = after.get(one.pk, ())
        today = reached[0] if len(reached) == 1 else one
        head = through(today)
        heads.setdefault(head.code, head)
        members[head.code].append(one)
    return {code: Reporting(head, tuple(members[code])) for code, head in heads.items()}


def through(unit: Unit) -> Unit:
    """The body through which a unit reports."""
    found = unit
    while found.parent is not None and not _reports(found):
        found = found.parent
    return found


def _reports(unit: Unit) -> bool:
    if unit.kind == UnitKind.COMMITTEE:
        return True
    above = unit.parent
    return (
        above is not None
        and above.kind == UnitKind.COMMITTEE
        and above.area is not None
        and above.area.kind == UnitKind.PROVINCE
    )


def below(head: Reporting, every: Iterable[Reporting]) -> list[Reporting]:
    """Who reports to a body: it and those under it; the body itself comes first."""
    found = [one for one in every if one.code != head.code and head.code in _above(one.unit)]
    return [head, *found]


def _above(unit: Unit) -> set[str]:
    return set(units.superior_codes(unit))


def opened_to(actor: Actor, every: Iterable[Reporting]) -> list[Reporting]:
    """Bodies whose tables somebody may read: those they work for, and those that a leader has
    below them."""
    works, leads = actor.units(*WORKERS), actor.units(Role.LEADER)
    found = []
    for one in every:
        is_mine = any(member.code in works for member in one.members)
        if is_mine or any(code in leads for code in _above(one.unit)):
            found.append(one)
    return found
