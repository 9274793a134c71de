"""What a leader and the Front read: whose duties they follow, and what is counted of them.

A count, its list and its file are one condition, so that they cannot disagree. Open duties fall
into four parts that make the whole on any day: late, due this week, due later, standing still.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.base.prepared import PERSON, Fixed, Many, Told
from hoiam.base.queries import of_each
from hoiam.base.windows import MOST_KEYS
from hoiam.cases.models import Case
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import pending
from hoiam.core.actor import Actor, Role
from hoiam.core.lateness import Gauge
from hoiam.core.pending import Flag, Look
from hoiam.core.refusals import NotFound
from hoiam.figures import flags
from hoiam.figures.sources import CASE, Source, in_order, source_of
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import ChangeLink, Unit, UnitKind

# What a body of the Party or a council leads is everything in its territory.
OF_A_TERRITORY = (UnitKind.PARTY, UnitKind.COUNCIL)
FOLLOWERS = (Role.LEADER, Role.FRONT)
# Given a date before people: at a meeting or when receiving them; a call back is not.
IN_PUBLIC = Q(kind=CommitmentKind.CONCLUSION, about_kind__in=("question", "conclusion", "visit"))


@dataclass(frozen=True, slots=True)
class View:
    """One day, as the law of lateness and as a leader look at it."""

    gauge: Gauge
    look: Look

    @property
    def day(self) -> date:
        return self.gauge.day


def view_on(day: date) -> View:
    """By the calendar and the rules of this installation."""
    days, book = rules.calendar_on(), rules.rulebook_on()
    return View(overdue.gauge_on(day), pending.look(day, days, book))


@dataclass(frozen=True, slots=True)
class Measure:
    """A named count of open duties: what it means, and the condition that decides."""

    code: str
    name: str
    meaning: str
    rule: Callable[[View], Q]
    flag: Flag | None = None


def _within(first: date, last: date | None = None) -> Q:
    found = Q(paused_on__isnull=True, due_on__gte=first)
    return found & Q(due_on__lte=last) if last else found


OPEN = Measure("dang-mo", _("Đang mở"), _("Mọi việc chưa xong."), lambda view: Q())
LATE = Measure(
    "tre",
    _("Quá hạn"),
    _("Đã qua ngày hạn mà chưa xong."),
    lambda view: commitments.is_late(view.day),
)
WEEK = Measure(
    "tuan",
    _("Đến hạn tuần này"),
    _("Hạn từ hôm nay đến hết Chủ nhật."),
    lambda view: _within(view.day, view.look.week_end),
)
LATER = Measure(
    "con-han",
    _("Hạn sau tuần này"),
    _("Hạn sau Chủ nhật này."),
    lambda view: Q(due_on__gt=view.look.week_end, paused_on__isnull=True),
)
PAUSED = Measure(
    "tam-dung",
    _("Đang tạm dừng"),
    _("Thời hạn đang dừng theo quy định, nên chưa có ngày cuối."),
    lambda view: Q(paused_on__isnull=False),
)
VERY_LATE = Measure(
    "keo-dai",
    _("Quá hạn kéo dài"),
    _("Quá hạn đến bước thứ hai của quy định, cấp trên đã được báo."),
    lambda view: overdue.is_very_late(view.gauge),
)
MOVED = Measure(
    "lui-han",
    _("Lùi hạn từ hai lần"),
    _("Ngày hạn đã được người có quyền dời từ hai lần trở lên. Lịch nghỉ đổi thì không tính."),
    lambda view: flags.condition(Flag.MOVED, view.look),
    Flag.MOVED,
)
LONG_PENDING = Measure(
    "ton-lau",
    _("Tồn lâu"),
    _("Vụ việc nhận đã quá số ngày của quy tắc mà còn việc chưa xong, dù hạn đã lùi."),
    lambda view: flags.condition(Flag.LONG_PENDING, view.look),
    Flag.LONG_PENDING,
)
SKIPPED = Measure(
    "vuot-cap",
    _("Vượt cấp"),
    _(
        "Nộp tại bàn, gửi bưu điện hoặc bỏ hòm thư ở cơ quan cấp trên của nơi có thẩm quyền, lần "
        "đầu hoặc gửi lại khi chưa xong; hoặc cấp trên đã chuyển xuống. Gọi điện, gửi qua trang "
        "web không tính."
    ),
    lambda view: flags.condition(Flag.SKIPPED, view.look),
    Flag.SKIPPED,
)
CROWD = Measure(
    "dong-nguoi",
    _("Từ năm người"),
    _("Ít nhất năm người cùng gửi, cùng đến hoặc cùng theo một vụ việc."),
    lambda view: flags.condition(Flag.CROWD, view.look),
    Flag.CROWD,
)
NOT_KEPT = Measure(
    "chua-giu-loi",
    _("Bị nói chưa giữ lời"),
    _("Người hoặc cơ quan được hứa, hay Mặt trận, nói chưa giữ lời, và việc ấy còn mở."),
    lambda view: Q(pk__in=Unkept.objects.values("commitment")),
)
PROMISES = Measure(
    "promise",
    _("Lời hứa còn mở"),
    _("Lời hứa trong câu trả lời chưa có kết quả."),
    lambda view: Q(kind=CommitmentKind.PROMISE),
)

PARTS = (LATE, WEEK, LATER, PAUSED)  # of all that is open
FLAGS = (MOVED, LONG_PENDING, SKIPPED, CROWD)
MEASURES = (OPEN, *PARTS, VERY_LATE, NOT_KEPT, *FLAGS, PROMISES)
_BY_CODE = {one.code: one for one in MEASURES}
BY_FLAG = {one.flag: one for one in FLAGS}


def measure(code: str) -> Measure:
    """The measure with this code."""
    if code not in _BY_CODE:
        raise NotFound("base.not-found")
    return _BY_CODE[code]


def units_of(person: Actor) -> QuerySet[Unit]:
    """Units whose duties the person follows: those they lead and what stands below, with what
    these took over; of the Party and the council, and for the Front, the bodies of the territory.
    """
    leads, front = person.units(Role.LEADER), person.units(Role.FRONT)
    seen = Q(pk__in=())
    if leads:
        seen |= Q(code__in=leads) | _below(leads) | Q(pk__in=units.keys_taken_over_by(leads))
        seen |= _of_territory(Unit.objects.filter(code__in=leads, kind__in=OF_A_TERRITORY))
    if front:
        seen |= _of_territory(Unit.objects.filter(code__in=front))
    return Unit.objects.filter(seen)


def _below(leads: Iterable[str]) -> Q:
    above = [f"{'parent__' * steps}code__in" for steps in (1, 2, 3)]
    codes = list(leads)
    return Q(**{above[0]: codes}) | Q(**{above[1]: codes}) | Q(**{above[2]: codes})


def _of_territory(bodies: QuerySet[Unit]) -> Q:
    own = bodies.order_by().values("area")
    return Q(area__in=own) | Q(area__parent__in=own) | Q(area__parent__parent__in=own)


def visible_to(person: Actor) -> QuerySet[Commitment]:
    """Every duty that the person follows, ended ones too. For the Front nothing is left out: a
    matter of its territory that another level answers for counts as well."""
    return _followed(*_reach(person))


def _reach(person: Actor) -> tuple[list[int], list[int], bool, bool]:
    """Keys of the units that are followed and of the territories of the Front, whether they are
    many, and whether it is the Front. Read first: every count would look the same units up."""
    keys = [pk for (pk,) in _UNITS(person)]
    front = bool(person.units(Role.FRONT))
    places = [pk for (pk,) in _PLACES(person)] if front else []
    return keys, places, len(keys) > MOST_KEYS, front


def _followed(
    keys: Iterable[int],
    places: Iterable[int],
    are_many: bool,
    front: bool,
) -> QuerySet[Commitment]:
    rows = Commitment.objects.all()
    if are_many:
        # Whoever follows nearly all of them finds theirs in the order of the list; the sum keeps a
        # database from gathering what each of these units has, to sort it.
        rows = rows.alias(led=F("unit_id") + 0)
        seen = Q(led__in=keys)
        return rows.filter(seen | _happened_there(places) if front else seen)
    seen = Q(unit__in=keys)
    return rows.filter(seen | _happened_here(places) if front else seen)


def _places(front: Iterable[str]) -> QuerySet[Unit, Any]:
    """The territories of the Front, with those that they were made of."""
    own = Unit.objects.filter(code__in=list(front)).order_by().values("area")
    before = ChangeLink.objects.filter(successor__in=own).values("predecessor")
    here = Q(pk__in=own) | Q(parent__in=own) | Q(pk__in=before) | Q(parent__in=before)
    return Unit.objects.filter(here).order_by("pk").values_list("pk")


_UNITS = Told(lambda person: units_of(person).values_list("pk"), PERSON)
_PLACES = Told(lambda person: _places(person.units(Role.FRONT)), PERSON)


def _happened_there(places: Iterable[int]) -> Q:
    """In a large territory: of each duty that another level has, its case is asked."""
    cases = Case.objects.filter(area__in=places, code=OuterRef("about_code"))
    return Q(about_kind=CASE) & of_each(cases)


def _happened_here(places: Iterable[int]) -> Q:
    """In a small one: whatever happened there, however few of it lie at another level."""
    cases = Case.objects.filter(area__in=places)
    return Q(about_kind=CASE, about_code__in=cases.values("code"))


def opened_by(person: Actor) -> QuerySet[Commitment]:
    """Every duty whose page the person may open: what they may see, and what they follow."""
    seen, followed = commitments.visible_to(person), visible_to(person)
    return Commitment.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=followed.values("pk")))


def open_for(person: Actor) -> QuerySet[Commitment]:
    """What of it is open."""
    return visible_to(person).filter(state=CommitmentState.OPEN)


def most_late(rows: QuerySet[Commitment], view: View, most: int) -> list[Commitment]:
    """What is late: what was given its date before the people stands first, then the longest
    late. The list behind the number has them all."""
    late = rows.filter(LATE.rule(view)).select_related("unit").order_by("due_on", "id")
    # One after the other: put in order together, all that is late would be read for five.
    found = list(late.filter(IN_PUBLIC)[:most])
    if len(found) < most:
        found += late.exclude(IN_PUBLIC)[: most - len(found)]
    return found


def oldest(rows: QuerySet[Commitment], view: View, most: int) -> list[Commitment]:
    """The first ones of the list of what is long pending. What began long ago by itself stands
    before what belongs to an older matter: as a rule the index of first days has found enough."""
    rows = rows.select_related("unit").order_by("started_on", "id")
    found = list(rows.filter(started_on__lte=view.look.old_since)[:most])
    return found if len(found) == most else list(rows.filter(LONG_PENDING.rule(view))[:most])


@dataclass(frozen=True, slots=True)
class Counts:
    """Every measure of one scope."""

    of: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, code: str) -> int:
        return self.of.get(code, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One unit or one source with its counts."""

    code: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Board:
    """All counts of a day: as a whole, by unit and by source; either adds up to the whole."""

    all: Counts
    by_unit: tuple[Line, ...]
    by_source: tuple[Line, ...]


def board(person: Actor, view: View) -> Board:
    """What is open of what somebody follows, counted in one statement for the parts and one for
    each flag, however many rows there are."""
    every, reach = Counts(), _reach(person)
    by_unit = defaultdict[int, Counts](Counts)
    by_source = defaultdict[Source, Counts](Counts)
    for place, measures in enumerate(_TOGETHER):
        for unit, about_kind, kind, *numbers in _COUNTED(*reach, place, view):
            for counts in (every, by_unit[unit], by_source[source_of(about_kind, kind)]):
                for one, number in zip(measures, numbers, strict=True):
                    counts.of[one.code] = counts[one.code] + number
    return Board(every, _units(by_unit), _sources(by_source))


# What is cheap is counted in one pass; a flag looks at other tables, and for its own rows alone.
_TOGETHER = ((OPEN, *PARTS, VERY_LATE, PROMISES), *((one,) for one in (NOT_KEPT, *FLAGS)))
_GROUP = ("unit_id", "about_kind", "kind")


def _counted(*given: Any) -> QuerySet[Commitment, Any]:
    """By unit and kind: the numbers of these measures, in their order."""
    *reach, place, view = given
    rows = _followed(*reach).filter(state=CommitmentState.OPEN).order_by()
    measures = _TOGETHER[place]
    if len(measures) == 1:
        rows = rows.filter(measures[0].rule(view))
        counts = [Count("id")]
    else:
        counts = [Count("id", filter=one.rule(view) or None) for one in measures]
    named = {f"n_{number}": one for number, one in enumerate(counts)}
    found: QuerySet[Commitment, Any] = rows.values(*_GROUP).annotate(**named)
    return found.values_list(*_GROUP, *named)


def _known(view: View) -> Hashable:
    """What the conditions ask of a day."""
    return view.day, view.gauge.steps, view.gauge.passed, view.look


_COUNTED = Told(_counted, Many(int), Many(int), Fixed(), Fixed(), Fixed(), Fixed(_known))


def _units(counted: dict[int, Counts]) -> tuple[Line, ...]:
    """What presses most stands first: an order of work, no ranking of units."""
    names = {one.pk: one for one in Unit.objects.filter(pk__in=counted)}
    lines = [
        Line(names[pk].code, names[pk].short_name or names[pk].name, counts)
        for pk, counts in counted.items()
    ]
    press = (VERY_LATE.code, LATE.code, WEEK.code, OPEN.code)
    return tuple(
        sorted(lines, key=lambda line: (*(-line.counts[code] for code in press), line.name))
    )


def _sources(counted: dict[Source, Counts]) -> tuple[Line, ...]:
    return tuple(Line(one.code, one.name, counted[one]) for one in in_order(counted))
