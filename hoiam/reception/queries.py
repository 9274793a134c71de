"""Reading the register: who sees which visits, what a session had, whose turn it is."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q, QuerySet

from hoiam.base.queries import only
from hoiam.cases.models import Case
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, NotFound
from hoiam.meetings.models import Meeting, MeetingKind, MeetingState
from hoiam.reception.models import Matter, OnlineReception, PaperReceipt, Turn, Visit
from hoiam.reception.policies import WORKERS
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices import queries as voices

TURN_LETTERS = "TC"  # in front of the code of a place in the line
ABOUT, ONLINE, TURN = "visit", "online", "turn"
WITH_UNITS = ("desk__parent__parent__parent", "body__parent__parent__parent", "session")


def visible_to(person: Actor) -> QuerySet[Visit]:
    """Visits at the desks and of the bodies where somebody works, of those that these took over,
    and of bodies below the ones they lead. Nobody else sees that there is one."""
    works = person.units(*WORKERS)
    seen = Q(desk__code__in=works) | Q(body__code__in=works)
    led = person.units(Role.LEADER)
    if led:
        seen |= units.led(led, "body") | units.led(led, "desk")
    if works:
        taken = units.keys_taken_over_by(works)
        seen |= Q(body__in=taken) | Q(desk__in=taken)
    return Visit.objects.filter(seen)


def by_code(person: Actor, code: str) -> Visit:
    """One visible visit; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).select_related(*WITH_UNITS).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def with_key(key: str) -> Visit | None:
    """What was already registered under this key of a form."""
    return only(Visit.objects.filter(key=voices.token_hash(key)))


def with_lines(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """The same with everything that a line of the register says."""
    return rows.select_related(*WITH_UNITS, "turned_away").prefetch_related(
        "visitors", "matters__case__unit", "matters__voice", "matters__docket", "conclusions__unit"
    )


def desks_of(person: Actor, day: date) -> list[Unit]:
    """Desks at which this person may receive."""
    rows = units.as_of(day).filter(code__in=person.units(*WORKERS), outside=False)
    return list(rows.exclude(area__isnull=True).select_related("area", "parent").order_by("folded"))


def bodies_at(desks: Iterable[Unit], day: date) -> list[Unit]:
    """Bodies for which people are received at these desks: those of the same place. The People's
    Committee comes first, for it has the duty to receive."""
    areas = {desk.area_id for desk in desks if desk.area_id is not None}
    rows = units.as_of(day).filter(area__in=areas, outside=False)
    found = list(rows.select_related("parent", "area").order_by("folded"))
    return sorted(found, key=lambda one: one.template != units.GOVERNMENT)


def sessions_of(bodies: Iterable[Unit], day: date) -> list[Meeting]:
    """Sessions of the heads of these bodies on a day."""
    begins, ends = calendar.start_of_day(day), calendar.end_of_day(day)
    on_day = Q(starts__gte=begins, starts__lt=ends) | Q(held_on=day)
    rows = Meeting.objects.filter(on_day, kind=MeetingKind.RECEPTION, hosts__unit__in=list(bodies))
    return list(rows.exclude(state=MeetingState.CANCELLED).distinct().order_by("starts", "id"))


def last_number(body: Unit, year: int) -> int:
    """The last number in the register of a body in a year."""
    rows = Visit.objects.filter(body=body, year=year)
    return rows.aggregate(last=Max("number"))["last"] or 0


def last_paper_number(body: Unit, year: int) -> int:
    """The same of receipts for documents."""
    rows = PaperReceipt.objects.filter(body=body, year=year)
    return rows.aggregate(last=Max("number"))["last"] or 0


def matter_of(visit: Visit, pk: int) -> Matter:
    """One matter of this visit."""
    found = only(visit.matters.select_related("case", "voice").filter(pk=pk))
    if found is None:
        raise NotFound("base.not-found")
    return found


def matters_of_case(case: Case) -> QuerySet[Matter]:
    """Visits in which this case was brought, for the page of the case."""
    return Matter.objects.filter(case=case).select_related("visit__body").order_by("id")


# ---- the line ---------------------------------------------------------------------------------


def turns(body: Unit, day: date) -> QuerySet[Turn]:
    """Everybody who is expected or came on a day."""
    return Turn.objects.filter(body=body, day=day).order_by("number", "hour", "id")


def turn(body: Unit, code: str) -> Turn:
    """One of them."""
    found = only(Turn.objects.select_related("visit", "body").filter(body=body, code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def turn_by_code(typed: str) -> Turn:
    """The place of whoever holds this code, however they wrote it."""
    code = codes.parse_reference(typed, default_prefix=TURN_LETTERS)
    found = only(Turn.objects.select_related("body", "session").filter(code=code))
    if found is None:
        raise Invalid("reception.turn-unknown", field="code")
    return found


def expected(sessions: Iterable[Meeting]) -> dict[int, list[str]]:
    """The ends of the codes of who is expected at each session, in the order they booked: enough
    to find oneself, too little to give up another's place."""
    rows = Turn.objects.filter(session__in=list(sessions), cancelled_at__isnull=True)
    found: dict[int, list[str]] = {}
    for session, code in rows.order_by("id").values_list("session", "code"):
        found.setdefault(session, []).append(f"…{code[-4:]}")
    return found


def called(body: Unit, day: date) -> list[int]:
    """Numbers that were called, the newest first: what a screen in the waiting room shows."""
    rows = Turn.objects.filter(body=body, day=day, called_at__isnull=False, missed_at__isnull=True)
    newest = rows.order_by("-called_at", "-id").values_list("number", flat=True)[:6]
    return [number for number in newest if number is not None]


def online_visible_to(person: Actor) -> QuerySet[OnlineReception]:
    """Online receptions of the bodies of one's place, and below the ones one leads."""
    works = person.units(*WORKERS)
    areas = Unit.objects.filter(code__in=works, area__isnull=False).values("area")
    return OnlineReception.objects.filter(
        Q(body__code__in=works)
        | Q(body__area__in=areas)
        | units.led(person.units(Role.LEADER), "body")
    )
