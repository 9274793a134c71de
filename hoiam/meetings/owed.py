"""What meetings left to be done: the board of one meeting, what the next one of the same hosts (or
of those that took them over) opens with, and matters that another level has to decide."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.base.queries import only
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor, Role
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.meetings.models import (
    Carried,
    CarriedKind,
    Conclusion,
    Host,
    Meeting,
    MeetingState,
    OutsideAppeal,
    Question,
    Raising,
    Word,
)
from hoiam.units import queries as units
from hoiam.units.models import Unit

TWICE = 2
BOTH = (CarriedKind.QUESTION, CarriedKind.CONCLUSION)
OVER = (MeetingState.HELD, MeetingState.CLOSED)
WITH_UNITS = ("unit__parent__parent__parent", "assigned_by_unit__parent__parent__parent")


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a meeting left: a question given to a unit, or a conclusion."""

    kind: CarriedKind
    code: str
    number: int
    words: str  # as everybody may read them; a question nobody moderated has none
    meeting: Meeting
    unit: Unit  # as it was named then
    commitment: Commitment
    moved: int = 0  # how often somebody moved its date
    told: tuple[Carried, ...] = ()  # what later meetings were told, the oldest first
    raised: tuple[Raising, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.commitment.state == CommitmentState.OPEN

    @property
    def put_off_twice(self) -> bool:
        """Its date was moved twice, or two meetings were told that it was not done."""
        not_done = [one for one in self.told if one.word != Word.DONE]
        return self.moved >= TWICE or len({one.meeting_id for one in not_done}) >= TWICE

    @property
    def was_passed_on(self) -> bool:
        """Another unit has it, though the one named then still exists."""
        return self.unit_now is not None and self.unit.valid_to is None

    @property
    def unit_now(self) -> Unit | None:
        """Who owes it now, where that is another unit than the one named then."""
        return None if self.commitment.unit_id == self.unit.pk else self.commitment.unit

    def word_at(self, meeting: Meeting) -> Carried | None:
        """The last word on it at a meeting."""
        said = [one for one in self.told if one.meeting_id == meeting.pk]
        return said[-1] if said else None


def conclusions(meeting: Meeting) -> QuerySet[Conclusion]:
    """What was concluded, in the order of the minutes."""
    rows = Conclusion.objects.filter(meeting=meeting)
    return rows.select_related("unit", "meeting").order_by("number")


def conclusion(code: str) -> Conclusion:
    """One of them; who may read it is decided through the meeting."""
    found = only(Conclusion.objects.select_related("unit", "meeting__unit").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def of(meeting: Meeting) -> list[Owed]:
    """The board of a meeting: everything it left, open or not."""
    return _owed(Q(meeting=meeting))


def one(kind: str, code: str) -> Owed:
    """One thing by the code of its question or conclusion."""
    rows = _owed(Q(code=code), kinds=(CarriedKind(kind),) if kind in CarriedKind.values else ())
    if not rows:
        raise NotFound("base.not-found")
    return rows[0]


def of_commitment(commitment: Commitment) -> Owed | None:
    """What a duty is about, where it comes from a meeting."""
    if commitment.about_kind not in CarriedKind.values:
        return None
    found = _owed(Q(code=commitment.about_code), kinds=(CarriedKind(commitment.about_kind),))
    return found[0] if found else None


def carried_to(meeting: Meeting, day: date) -> list[Owed]:
    """What this meeting opens with: everything open of earlier meetings of its hosts, or of those
    that these took over; and what ended since and was not read out as done yet. The oldest date
    first, what is open before what is done."""
    before = earlier(meeting, day)
    found = [one for one in _owed(Q(meeting__in=before)) if _still_told(one, meeting)]
    return sorted(found, key=lambda one: (not one.is_open, one.commitment.due_on, one.code))


def open_before(meeting: Meeting, day: date) -> list[Owed]:
    """Those that are open: for the hall's screen and the agenda."""
    return [one for one in carried_to(meeting, day) if one.is_open]


def _still_told(owed: Owed, meeting: Meeting) -> bool:
    """Open things until they are closed; what ended until a meeting was told."""
    if owed.is_open:
        return True
    ended = owed.commitment.ended_on
    if ended is None or (owed.meeting.held_on is not None and ended <= owed.meeting.held_on):
        return False
    told = [one for one in owed.told if one.word == Word.DONE and day_of(one.said_at) >= ended]
    return all(one.meeting_id == meeting.pk for one in told)


def earlier(meeting: Meeting, day: date) -> list[int]:
    """Keys of the meetings held before this one by the same hosts, or by units whose place these
    took: all of a kind or not, since a promise is a promise."""
    hosts = set(meeting.hosts.values_list("unit", flat=True))
    rows = Host.objects.filter(meeting__state__in=OVER).exclude(meeting=meeting)
    if meeting.held_on is not None:
        rows = rows.filter(meeting__held_on__lte=meeting.held_on)
    same = set(rows.filter(unit__in=hosts).values_list("meeting", flat=True))
    return sorted(same | _of_ended(rows, hosts, day))


def _of_ended(rows: QuerySet[Host], hosts: Collection[int], day: date) -> set[int]:
    """Meetings of hosts that ended, where one of these stands in their place today. A host of
    today may itself have ended since: both are looked up on the same day."""
    ended = list(rows.filter(unit__valid_to__lte=day).select_related("unit__area"))
    if not ended:
        return set()
    heirs = units.on_day_of({row.unit for row in ended}, day)
    mine = _standing(hosts, day)
    return {row.meeting_id for row in ended if mine & {unit.pk for unit in heirs[row.unit_id]}}


def _standing(hosts: Collection[int], day: date) -> set[int]:
    here = units.on_day_of(Unit.objects.filter(pk__in=hosts).select_related("area"), day)
    return {unit.pk for found in here.values() for unit in found}


def _owed(which: Q, kinds: tuple[CarriedKind, ...] = BOTH) -> list[Owed]:
    """What the meetings asked for left, with the duties behind, in the order of the minutes."""
    found: list[Question | Conclusion] = []
    if CarriedKind.QUESTION in kinds:
        found += (
            Question.objects.filter(which, gathered_under__isnull=True)
            .exclude(commitment="")
            .select_related("meeting__unit", "unit")
            .order_by("meeting", "number")
        )
    if CarriedKind.CONCLUSION in kinds:
        found += (
            Conclusion.objects.filter(which)
            .select_related("meeting__unit", "unit")
            .order_by("meeting", "number")
        )
    duties = _duties(row.commitment for row in found)
    moved = commitments.times_moved(duties.values())
    told, raised = _by_duty(Carried, duties), _by_duty(Raising, duties)
    return [
        Owed(
            kind=CarriedKind.QUESTION if isinstance(row, Question) else CarriedKind.CONCLUSION,
            code=row.code,
            number=row.number,
            words=row.shown if isinstance(row, Question) else row.text,
            meeting=row.meeting,
            unit=row.unit or duties[row.commitment].unit,
            commitment=duties[row.commitment],
            moved=moved.get(duties[row.commitment].pk, 0),
            told=tuple(told[row.commitment]),
            raised=tuple(raised[row.commitment]),
        )
        for row in found
        if row.commitment in duties
    ]


def _duties(codes: Iterable[str]) -> dict[str, Commitment]:
    rows = Commitment.objects.filter(code__in=list(codes)).select_related(*WITH_UNITS)
    return {row.code: row for row in rows.prefetch_related("helpers__unit")}


def _by_duty[Row: (Carried, Raising)](
    model: type[Row], duties: Mapping[str, Commitment]
) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    related = ("meeting",) if model is Carried else ("from_unit", "to_unit", "meeting", "read_in")
    rows = model.objects.filter(commitment__in=list(duties)).select_related(*related)
    for row in rows.order_by("id"):
        found[row.commitment].append(row)
    return found


def duty(person: Actor, code: str) -> Commitment:
    """The duty behind one thing, for who may see the duty and for who keeps the meeting that gave
    it: wherever it was passed to, who gave it goes on seeing it."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    kept = Q(meeting__unit__code__in=works)
    mine = Q(pk__in=commitments.visible_to(person).order_by().values("pk"))
    mine |= Q(
        about_kind=CarriedKind.QUESTION,
        about_code__in=Question.objects.filter(kept).values("code"),
    )
    mine |= Q(
        about_kind=CarriedKind.CONCLUSION,
        about_code__in=Conclusion.objects.filter(kept).values("code"),
    )
    found = only(Commitment.objects.filter(mine, code=code).select_related("unit"))
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- up and back --------------------------------------------------------------------------------


def raising(code: str) -> Raising:
    """One link of a chain."""
    found = only(
        Raising.objects.select_related("meeting__unit", "from_unit", "to_unit", "read_in").filter(
            code=code
        )
    )
    if found is None:
        raise NotFound("base.not-found")
    return found


def chain_of(raising: Raising) -> list[Raising]:
    """All links of the matter, from the meeting that asked upwards."""
    rows = Raising.objects.filter(commitment=raising.commitment)
    return list(rows.select_related("from_unit", "to_unit", "read_in").order_by("id"))


def raised_to(person: Actor) -> QuerySet[Raising]:
    """Matters that came up to the units somebody works in or leads, or that went up from them."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    if not works and not person.holds_anywhere(Role.FRONT):
        return Raising.objects.none()
    seen = Q(to_unit__code__in=works) | Q(from_unit__code__in=works)
    led = person.units(Role.LEADER)
    seen |= units.led(led, "to_unit") | units.led(led, "from_unit")
    if person.holds_anywhere(Role.FRONT):
        seen |= Q(pk__isnull=False)
    return Raising.objects.filter(seen).select_related("meeting", "from_unit", "to_unit")


def bottlenecks(rows: QuerySet[Raising], *, today: date) -> list[tuple[str, int, int, int]]:
    """Open matters by the level that must decide: how many, the oldest in days, the sum of days.
    Of a chain the last link alone is open."""
    last: dict[str, Raising] = {}
    for row in rows.filter(answered_at__isnull=True).order_by("id"):
        last[row.commitment] = row
    begun = dict(Commitment.objects.filter(code__in=list(last)).values_list("code", "started_on"))
    ages: dict[str, list[int]] = defaultdict(list)
    for code, row in last.items():
        ages[row.to_unit.name].append((today - begun[code]).days)
    found = [(name, len(days), max(days), sum(days)) for name, days in ages.items()]
    return sorted(found, key=lambda level: (-level[2], level[0]))


def to_be_read(meeting: Meeting) -> list[Raising]:
    """Answers that came back for the people of this meeting's area and were read to nobody yet.
    The meeting that asked reads its own; a later one of the same hamlet or cell does so too."""
    areas = set(meeting.areas.values_list("unit", flat=True))
    hosts = set(meeting.hosts.values_list("unit", flat=True))
    rows = Raising.objects.filter(answered_at__isnull=False, read_at__isnull=True)
    rows = rows.filter(Q(meeting__areas__unit__in=areas) | Q(meeting__hosts__unit__in=hosts))
    found: dict[str, Raising] = {}
    rows = rows.exclude(meeting=meeting).select_related("meeting", "from_unit", "to_unit")
    for row in rows.distinct().order_by("id"):
        found.setdefault(row.commitment, row)
    return list(found.values())


# ---- appeals to the Front -----------------------------------------------------------------------


def appeals_before(person: Actor) -> QuerySet[OutsideAppeal]:
    """What a Front was asked, and what concerns the units somebody leads."""
    front = person.units(Role.FRONT)
    works = person.units(Role.CLERK, Role.LEADER)
    seen = Q(front__code__in=front) | Q(question__meeting__unit__code__in=works)
    return OutsideAppeal.objects.filter(seen).select_related("question__meeting__unit", "front")


def appeal(person: Actor, code: str) -> OutsideAppeal:
    """One of them."""
    found = only(appeals_before(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def appeals_of(meeting: Meeting) -> dict[int, OutsideAppeal]:
    """Every appeal about a question of this meeting, by the key of the question."""
    rows = OutsideAppeal.objects.filter(question__meeting=meeting).select_related("front")
    return {row.question_id: row for row in rows}


def given_words(one: Owed) -> str:
    """Who leads, who helps, and by when."""
    helps = [row.unit.name for row in one.commitment.helpers.all()]
    with_them = f", phối hợp: {', '.join(helps)}" if helps else ""
    return f"{one.unit.name} chủ trì{with_them}, xong {by_day(one)}."


def by_day(one: Owed) -> str:
    """The last day on which it is in time, as a paper says it that is signed."""
    return f"chậm nhất ngày {vn_date(one.commitment.first_due_on)}"
