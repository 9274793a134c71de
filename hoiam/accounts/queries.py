"""Reading officers and the roles they hold."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import BigIntegerField, F, Q, QuerySet
from django.db.models.functions import Cast

from hoiam.accounts import policies
from hoiam.accounts.models import Absence, AdministrationSession, Officer, RoleHeld, SetupLink
from hoiam.base.prepared import Told
from hoiam.core import actor as actors
from hoiam.core.actor import Actor, Held, Role
from hoiam.core.refusals import NotFound
from hoiam.units import queries as unit_queries
from hoiam.units.models import Placement, Unit

PLACED = "role"  # how a choice of a successor names a role that was held


def visible_to(person: Actor) -> QuerySet[Officer]:
    """Administrators see every account; other officers see those of the units they work in."""
    if person.holds_anywhere(Role.ADMINISTRATOR):
        return Officer.objects.all()
    return Officer.objects.filter(roles__unit__code__in=person.units()).distinct()


def roles_on(day: date) -> QuerySet[RoleHeld]:
    """Roles in force on a day. None outlives its unit, whether somebody ended it or not; only
    administration does, which belongs to the installation."""
    of_living = Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gt=day)
    return RoleHeld.objects.filter(valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        Q(role=Role.ADMINISTRATOR) | of_living,
    )


def open_roles_at(unit: Unit) -> QuerySet[RoleHeld]:
    """Roles at a unit that would end with it."""
    return RoleHeld.objects.filter(unit=unit, valid_to__isnull=True).exclude(
        role=Role.ADMINISTRATOR
    )


def roles_ending_with(units: Collection[Unit]) -> QuerySet[RoleHeld]:
    """Roles that would end with these units, for a preview."""
    held = RoleHeld.objects.filter(unit__in=units, valid_to__isnull=True)
    held = held.exclude(role=Role.ADMINISTRATOR).select_related("officer", "unit")
    return held.order_by("unit", "officer__name", "pk")


def units_with_roles_to_end(day: date) -> list[Unit]:
    """Units that ended while roles are still written as held there."""
    held = RoleHeld.objects.filter(valid_to__isnull=True, unit__valid_to__lte=day)
    keys = held.exclude(role=Role.ADMINISTRATOR).values("unit")
    return list(Unit.objects.filter(pk__in=keys).order_by("pk"))


def to_pass_on(day: date) -> QuerySet[RoleHeld]:
    """Roles that ended with their unit and that nobody has passed on to a successor yet."""
    placed = Placement.objects.filter(about_kind=PLACED).annotate(
        held=Cast("about_code", BigIntegerField())
    )
    return (
        RoleHeld.objects.filter(unit__valid_to__lte=day, valid_to__gte=F("unit__valid_to"))
        .exclude(pk__in=placed.values("held"))
        .select_related("officer", "unit")
    )


def held_by(officer: Officer, *, day: date) -> frozenset[Held]:
    """Every role that an officer holds on a day, administration among them. One query."""
    return frozenset(Held(Role(role), unit) for role, unit in _HELD(officer.pk, day))


_HELD = Told(
    lambda key, day: roles_on(day).filter(officer=key).values_list("role", "unit__code"), int, date
)


def in_force(
    held: Collection[Held], officer: Officer, session: AdministrationSession | None
) -> frozenset[Held]:
    """The roles with which somebody acts: administration is one of them in a session alone."""
    if session is not None and session.officer_id == officer.pk:
        return frozenset(held)
    return frozenset(one for one in held if one.role is not Role.ADMINISTRATOR)


def actor_for(
    officer: Officer, *, day: date, act: str, session: AdministrationSession | None = None
) -> Actor:
    """The officer as a doer of one act, with the roles of that day; as an administrator only
    with an open session."""
    held = held_by(officer, day=day)
    return actors.officer(officer.code, act=act, held=in_force(held, officer, session))


def orderer(officer: Officer, *, day: date, act: str) -> Actor:
    """Who ordered something, in a session where it was administration, and whose order a worker
    carries out: with all roles that they still hold."""
    return actors.officer(officer.code, act=act, held=held_by(officer, day=day))


def open_session(code: str, officer: Officer, *, machine: datetime) -> AdministrationSession | None:
    """The session of administration that this browser holds, while it is open."""
    rows = AdministrationSession.objects.filter(code=code, officer=officer, until__gt=machine)
    found: AdministrationSession | None = rows.filter(ended__isnull=True).first()
    return found


def sessions(person: Actor) -> QuerySet[AdministrationSession]:
    """Sessions of administration that somebody may read: one's own, or all of them."""
    rows = AdministrationSession.objects.select_related("officer", "ended")
    if policies.reads_sessions(person):
        return rows
    return rows.filter(officer__code=person.code)


def works_at(unit: Unit, day: date) -> QuerySet[Officer]:
    """Officers who work at a unit on a day: who may own its work."""
    return officers_of(unit.code, *policies.WORKERS, day=day)


def absences_on(day: date) -> QuerySet[Absence]:
    """Who is away on a day."""
    return Absence.objects.filter(valid_from__lte=day).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    )


def absences_within(
    officer: Officer, unit: Unit, start: date, end: date | None
) -> QuerySet[Absence]:
    """Absences of an officer from a unit that touch a period."""
    rows = Absence.objects.filter(officer=officer, unit=unit)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=start))
    rows = rows.exclude(valid_to=F("valid_from"))  # taken back before it began
    return rows if end is None else rows.filter(valid_from__lt=end)


def absences(person: Actor) -> QuerySet[Absence]:
    """One's own, those of the units where one works or that lie below what one leads; all of them
    for an administrator in a session."""
    rows = Absence.objects.select_related("officer", "unit", "stand_in")
    if person.holds_anywhere(Role.ADMINISTRATOR):
        return rows
    works, leads = person.units(*policies.WORKERS), person.units(Role.LEADER)
    seen = Q(officer__code=person.code) | Q(unit__code__in=works)
    return rows.filter(seen | unit_queries.led(leads, "unit"))


def absence_by_code(person: Actor, code: str) -> Absence:
    """One that may be read."""
    found = absences(person).filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


def workers_led(person: Actor, day: date) -> QuerySet[RoleHeld]:
    """Roles of those whose absence somebody may write: one's own, those of the units that one
    leads and of what lies below; all for an administrator in a session."""
    rows = roles_on(day).filter(role__in=policies.WORKERS, officer__is_active=True)
    rows = rows.select_related("officer", "unit").order_by("unit__folded", "officer__name", "pk")
    if person.holds_anywhere(Role.ADMINISTRATOR):
        return rows
    leads = person.units(Role.LEADER)
    mine = Q(officer__code=person.code) | Q(unit__code__in=leads)
    return rows.filter(mine | unit_queries.led(leads, "unit"))


def by_code(person: Actor, code: str) -> Officer:
    """One visible account."""
    officer = visible_to(person).filter(code=code).first()
    if officer is None:
        raise NotFound("base.not-found")
    return officer


def names(codes: set[str]) -> dict[str, str]:
    """Names of officers by code, for the history of a case."""
    return dict(Officer.objects.filter(code__in=codes).values_list("code", "name"))


def officers_of(unit_code: str, *roles: Role, day: date) -> QuerySet[Officer]:
    """Officers who hold one of these roles at a unit on a day."""
    held = roles_on(day).filter(unit__code=unit_code, role__in=roles)
    return Officer.objects.filter(is_active=True, pk__in=held.values("officer"))


def open_roles(officers: Iterable[Officer]) -> set[tuple[str, str, str]]:
    """Username, unit and role of everything that these officers hold without an end."""
    rows = RoleHeld.objects.filter(officer__in=[one.pk for one in officers], valid_to__isnull=True)
    return set(rows.values_list("officer__username", "unit__code", "role"))


def needs_first_administrator() -> bool:
    """Whether nobody can sign in yet."""
    return not RoleHeld.objects.filter(role=Role.ADMINISTRATOR).exists()


def token_hash(token: str) -> str:
    """What is kept of a one-time link: a random 256-bit token needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_setup_link(token: str) -> SetupLink:
    """The one-time link, while nobody has used it."""
    link = SetupLink.objects.filter(token_hash=token_hash(token), used_at__isnull=True).first()
    if link is None:
        raise NotFound("base.not-found")
    return link
