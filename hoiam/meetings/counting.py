"""Counting meetings that were held: each once, and once per host; by kind and level of body.

The difference between the two is what joint events make, and nothing else. Every number is a
condition on meetings, so that it opens to its list.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.core.quarters import Quarter
from hoiam.meetings.models import Area, Host, Meeting, MeetingKind, MeetingState
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit, UnitKind

HELD = (MeetingState.HELD, MeetingState.CLOSED)
# The four kinds of bodies that meet people, and whatever else does.
BODIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "party": (_("cấp ủy"), (UnitKind.PARTY,)),
    "authority": (
        _("chính quyền"),
        (
            UnitKind.COMMITTEE, UnitKind.OFFICE, UnitKind.DEPARTMENT, UnitKind.CENTRE,
            UnitKind.RECEPTION, UnitKind.INSPECTORATE, UnitKind.POLICE,
        ),
    ),
    "council": (_("Hội đồng nhân dân, Đoàn đại biểu Quốc hội"), (UnitKind.COUNCIL,)),
    "front": (_("Mặt trận, đoàn thể"), (UnitKind.FRONT,)),
}  # fmt: skip
LEVELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "province": (_("cấp tỉnh"), (UnitKind.PROVINCE,)),
    "district": (_("cấp huyện (trước 1/7/2025)"), (UnitKind.DISTRICT,)),
    "commune": (_("cấp xã"), (*COMMUNES, UnitKind.TOWNSHIP)),
    "hamlet": (_("thôn, tổ dân phố"), (UnitKind.HAMLET,)),
}
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the count: meetings with such a host, and hostings."""

    code: str
    name: str
    distinct: int
    hostings: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What was held: `hostings` counts a meeting once for each host."""

    distinct: int
    hostings: int
    joint: int  # meetings of several hosts
    in_person: int  # hostings chaired by the head
    known: int  # hostings of which it is known
    bodies: tuple[Part, ...]
    levels: tuple[Part, ...]
    kinds: tuple[Part, ...]
    hosts: tuple[tuple[Unit, int], ...]

    @property
    def difference(self) -> int:
        """What joint events add when hosts are added up."""
        return self.hostings - self.distinct


def held(found: QuerySet[Meeting], first: date, last: date) -> QuerySet[Meeting]:
    """Meetings that took place between two days, the last one included."""
    return found.filter(state__in=HELD, held_on__range=(first, last))


def of_body(code: str) -> Q:
    """Meetings with a host of this kind."""
    return _with_host("unit__kind__in", BODIES, code)


def of_level(code: str) -> Q:
    """Meetings with a host of this level."""
    rows = Host.objects.all()
    if code in LEVELS:
        rows = rows.filter(_at(LEVELS[code][1]))
    else:
        rows = rows.exclude(_at(tuple(kind for _name, kinds in LEVELS.values() for kind in kinds)))
    return Q(pk__in=rows.values("meeting"))


def _at(kinds: tuple[str, ...]) -> Q:
    return Q(unit__kind__in=kinds) | Q(unit__area__kind__in=kinds)


def _with_host(lookup: str, table: dict[str, tuple[str, tuple[str, ...]]], code: str) -> Q:
    if code in table:
        rows = Host.objects.filter(**{lookup: table[code][1]})
    else:
        known = tuple(kind for _name, kinds in table.values() for kind in kinds)
        rows = Host.objects.exclude(**{lookup: known})
    return Q(pk__in=rows.values("meeting"))


@dataclass(slots=True)
class _Count:
    meetings: set[int] = field(default_factory=set)
    hostings: int = 0

    def add(self, meeting: int) -> None:
        self.meetings.add(meeting)
        self.hostings += 1


def tally(found: QuerySet[Meeting]) -> Tally:
    """Every number of these meetings from their hosts alone: one query."""
    rows = Host.objects.filter(meeting__in=found.order_by().values("pk"))
    rows = rows.select_related("unit__area", "meeting")
    bodies, levels, kinds = _counts(), _counts(), _counts()
    per_meeting: dict[int, int] = defaultdict(int)
    per_host: dict[Unit, int] = defaultdict(int)
    in_person = known = 0
    for row in rows:
        per_meeting[row.meeting_id] += 1
        per_host[row.unit] += 1
        bodies[_body(row.unit)].add(row.meeting_id)
        levels[_level(row.unit)].add(row.meeting_id)
        kinds[row.meeting.kind].add(row.meeting_id)
        known += row.head_in_person is not None
        in_person += row.head_in_person is True
    return Tally(
        distinct=len(per_meeting),
        hostings=sum(per_meeting.values()),
        joint=sum(count > 1 for count in per_meeting.values()),
        in_person=in_person,
        known=known,
        bodies=_parts(bodies, {code: name for code, (name, _kinds) in BODIES.items()}),
        levels=_parts(levels, {code: name for code, (name, _kinds) in LEVELS.items()}),
        kinds=_parts(kinds, dict(MeetingKind.choices)),
        hosts=tuple(sorted(per_host.items(), key=lambda item: (-item[1], item[0].folded))),
    )


def _counts() -> defaultdict[str, _Count]:
    return defaultdict(_Count)


def _body(unit: Unit) -> str:
    return next((code for code, (_name, kinds) in BODIES.items() if unit.kind in kinds), OTHER)


def _level(unit: Unit) -> str:
    kind = unit.kind if unit.is_territory or unit.area is None else unit.area.kind
    return next((code for code, (_name, kinds) in LEVELS.items() if kind in kinds), OTHER)


def _parts(counts: dict[str, _Count], names: dict[str, str]) -> tuple[Part, ...]:
    """In the order of the names, what stands under none of them last."""
    order = (*names, OTHER)
    return tuple(
        Part(code, names.get(code, _("khác")), len(counts[code].meetings), counts[code].hostings)
        for code in order
        if code in counts
    )


# ---- hamlets that were reached -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reached:
    """Hamlets of a quarter in which a meeting of some kinds was held, of all of that quarter."""

    quarter: Quarter
    reached: tuple[Unit, ...]
    missed: tuple[Unit, ...]

    @property
    def all(self) -> int:
        return len(self.reached) + len(self.missed)


def hamlets_reached(
    communes: Iterable[Unit], quarter: Quarter, kinds: Iterable[str] = (MeetingKind.VOTERS,)
) -> Reached:
    """Hamlets with such a meeting in the quarter (A03, D10): named as its area or as its host. A
    meeting for a whole commune reaches no hamlet in particular."""
    last = quarter.after.first - timedelta(days=1)
    rows = list(
        units.as_of(last)
        .filter(kind=UnitKind.HAMLET, parent__in=list(communes))
        .order_by("parent__folded", "folded", "code")
        .select_related("parent")
    )
    found = held(Meeting.objects.filter(kind__in=tuple(kinds)), quarter.first, last)
    met = set(Area.objects.filter(meeting__in=found).values_list("unit", flat=True))
    met |= set(Host.objects.filter(meeting__in=found).values_list("unit", flat=True))
    return Reached(
        quarter,
        tuple(unit for unit in rows if unit.pk in met),
        tuple(unit for unit in rows if unit.pk not in met),
    )
