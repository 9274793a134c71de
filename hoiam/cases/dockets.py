"""Reading dockets: who sees which, where their clocks stand, what ended units left open."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from hoiam.base.prepared import PERSON, Many, Prepared
from hoiam.base.queries import only
from hoiam.cases.models import Docket, DocketPart
from hoiam.commitments import queries as commitments
from hoiam.commitments.matters import MatterOf
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor, Role
from hoiam.core.clocks.acts import ACTS
from hoiam.core.clocks.next_acts import acts_by, why_not
from hoiam.core.clocks.shapes import Fact, Matter, Place
from hoiam.core.refusals import NotFound, WrongState
from hoiam.core.text import vn_date
from hoiam.units import queries as units
from hoiam.units.models import Placement, Unit

ABOUT = "docket"
# What a docket may be about: what people send, as far as nothing of it has to be sealed.
KINDS = (
    Matter.COMPLAINT,
    Matter.SECOND_COMPLAINT,
    Matter.DISCIPLINE,
    Matter.SECOND_DISCIPLINE,
    Matter.RECOMMENDATION,
    Matter.RULE_FEEDBACK,
    Matter.PARTY_LETTER,
)
# What the policies and the clocks ask for.
WITH_UNITS = ("unit__parent__parent__parent", "register", "area")
RUNNING, LATE, PAUSED, DONE, CLOSED = "running", "late", "paused", "done", "closed"
WAITING = "waiting"  # its unit ended, and nobody leads it on yet


def visible_to(person: Actor) -> QuerySet[Docket]:
    """Dockets of the units the person works in, of those that these took over, and of units below
    the ones they lead. Nobody else sees that there is one."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    led = person.units(Role.LEADER)
    seen = Q(unit__code__in=works)
    if led:
        seen |= Q(unit__parent__code__in=led) | Q(unit__parent__parent__code__in=led)
        seen |= Q(unit__parent__parent__parent__code__in=led)
    if works:
        seen |= Q(unit__in=units.keys_taken_over_by(works))
    return Docket.objects.filter(seen)


_AMONG = Prepared(
    lambda person, codes: visible_to(person).filter(code__in=codes), PERSON, Many(str)
)


def visible_among(person: Actor, codes: Iterable[str]) -> list[Docket]:
    """Those of these that somebody sees."""
    return _AMONG(person, list(codes))


def by_code(person: Actor, code: str) -> Docket:
    """One visible docket; a stranger's answer is the same as for a missing one."""
    docket = only(visible_to(person).select_related(*WITH_UNITS).filter(code=code))
    if docket is None:
        raise NotFound("base.not-found")
    return docket


def matter_of(docket: Docket) -> MatterOf:
    """The docket as the clocks know it."""
    return MatterOf(
        about=(ABOUT, docket.code),
        matter=Matter(docket.kind),
        place=Place(docket.place),
        unit=docket.unit,
        assigned_by=docket.unit.parent or docket.unit,
    )


def check_led_here(docket: Docket) -> None:
    """Its facts come from the steps of a petition: one put on record here would leave them."""
    if docket.led_by:
        raise WrongState("cases.docket-led-elsewhere")


def check_may_come(docket: Docket, fact: Fact) -> None:
    """A decision before there was anything to decide is a slip of the hand."""
    facts = commitments.history_of(matter_of(docket)).facts
    ever = {one.act for one in facts if one.about == fact.about}
    missing = why_not(fact.act, acts_by(fact.day, facts, fact.about), ever)
    if missing is fact.act:
        raise WrongState("cases.docket-done-before", act=ACTS[fact.act])
    if missing is not None:
        raise WrongState(
            "cases.docket-not-yet",
            act=ACTS[fact.act],
            day=vn_date(fact.day),
            before=ACTS[missing],
        )


def parts_of(docket: Docket) -> list[DocketPart]:
    """Members first, then contents."""
    rows = DocketPart.objects.filter(docket=docket)
    return sorted(rows, key=lambda part: (part.kind != "person", part.number))


def in_state(found: QuerySet[Docket], state: str, *, today: date) -> QuerySet[Docket]:
    """Those whose clocks run, are late or stand still; those with nothing owed; those of a unit
    that ended; closed ones."""
    owed = Commitment.objects.filter(
        about_kind=ABOUT, about_code=OuterRef("code"), state=CommitmentState.OPEN
    )
    paused, running = owed.filter(paused_on__isnull=False), owed.filter(paused_on__isnull=True)
    match state:
        case "running":
            return found.filter(Exists(running))
        case "late":
            return found.filter(Exists(running.filter(due_on__lt=today)))
        case "paused":
            return found.filter(Exists(paused))
        case "done":
            return found.filter(~Exists(owed), closed_at__isnull=True)
        case "waiting":
            return found.filter(closed_at__isnull=True, unit__valid_to__lte=today)
        case "closed":
            return found.filter(closed_at__isnull=False)
    return found if not state else found.none()


def open_clocks(dockets: Iterable[Docket]) -> dict[str, list[Commitment]]:
    """What is owed in each docket, the nearest first, by code."""
    rows = Commitment.objects.filter(
        about_kind=ABOUT,
        about_code__in=[docket.code for docket in dockets],
        state=CommitmentState.OPEN,
    )
    found: dict[str, list[Commitment]] = {}
    for row in rows.order_by("due_on", "id"):
        found.setdefault(row.about_code, []).append(row)
    return found


def units_for(person: Actor) -> list[Unit]:
    """Bodies in whose register this person may open a docket: where they work."""
    works = person.units(Role.CLERK, Role.HANDLER, Role.LEADER)
    rows = Unit.objects.filter(code__in=works, valid_to__isnull=True, outside=False)
    return list(rows.exclude(area__isnull=True).order_by("folded"))


# ---- what abolished units left open -------------------------------------------------------------


def left_open(day: date) -> QuerySet[Docket]:
    """Open dockets of units that ended."""
    return Docket.objects.filter(closed_at__isnull=True, unit__valid_to__lte=day)


def units_to_settle(day: date) -> set[int]:
    """Keys of ended units whose dockets can be passed on: one successor, or one was chosen."""
    rows = list(left_open(day).select_related("unit"))
    if not rows:
        return set()
    heirs = units.on_day_of({row.unit for row in rows}, day)
    placed = Placement.objects.filter(about_kind=ABOUT, about_code__in=[row.code for row in rows])
    chosen = set(placed.values_list("about_code", flat=True))
    return {row.unit_id for row in rows if len(heirs[row.unit_id]) == 1 or row.code in chosen}
