"""Who may change accounts: administrators in a session, and nobody through a case."""

from collections.abc import Collection

from django.db.models import Q

from hoiam.accounts.models import AdministrationSession, Officer
from hoiam.core.actor import Actor, Held, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)  # whose open work somebody else takes over


def check_can_administer(actor: Actor) -> None:
    """An administrator in an open session, or the product itself: its worker, and whoever has
    the machine in their hands (a command, the demo, the first link)."""
    if actor.kind is Kind.SYSTEM:
        return
    if not actor.holds_anywhere(Role.ADMINISTRATOR):
        raise NotAllowed("accounts.not-administrator")


def check_is_open(officer: Officer) -> None:
    """A closed account takes nothing new."""
    if not officer.is_active:
        raise WrongState("accounts.officer-closed")


def check_can_export(actor: Actor) -> None:
    """Whoever takes an inside list away has a name; which lists they see is asked where they are."""
    if not actor.is_officer:
        raise NotAllowed("accounts.export-officers-only")


def check_can_open_administration(held: Collection[Held], actor: Actor) -> None:
    """Who holds the role today, for themselves; with it nothing is administered yet."""
    if not actor.is_officer or all(one.role is not Role.ADMINISTRATOR for one in held):
        raise NotAllowed("accounts.not-administrator")


def check_can_end_administration(session: AdministrationSession, actor: Actor) -> None:
    """Whose session it is, or another administrator in a session of their own."""
    if not actor.is_officer or actor.code != session.officer.code:
        check_can_administer(actor)


def may_write_absence(officer: Officer, unit: Unit, actor: Actor) -> bool:
    """Oneself, who leads the unit or stands above it, or an administrator in a session."""
    if actor.kind is Kind.SYSTEM or (actor.is_officer and actor.code == officer.code):
        return True
    led = actor.units(Role.LEADER)
    if unit.code in led or (led and not led.isdisjoint(units.superior_codes(unit))):
        return True
    return actor.holds_anywhere(Role.ADMINISTRATOR)


def check_can_write_absence(officer: Officer, unit: Unit, actor: Actor) -> None:
    """The same, refusing."""
    if not may_write_absence(officer, unit, actor):
        raise NotAllowed("accounts.absence-not-yours", unit=unit.name)


def reads_sessions(actor: Actor) -> bool:
    """Leaders above whom there is nobody, the Front, and other administrators in a session."""
    return actor.holds_anywhere(Role.FRONT, Role.ADMINISTRATOR) or _leads_province(actor)


def check_can_read_sessions(actor: Actor) -> None:
    """Who administers is watched by the leaders of the province and by the Front."""
    if not reads_sessions(actor):
        raise NotAllowed("accounts.sessions-not-yours")


def _leads_province(actor: Actor) -> bool:
    """A leader at the province or at one of its bodies that has none above it."""
    led = Unit.objects.filter(code__in=actor.units(Role.LEADER), outside=False)
    return led.filter(
        Q(kind=UnitKind.PROVINCE) | Q(parent__isnull=True, area__kind=UnitKind.PROVINCE)
    ).exists()


def check_is_themself(officer: Officer, actor: Actor) -> None:
    """What somebody signs in with is theirs alone; not even an administrator sets it up."""
    if actor.code != officer.code:
        raise NotAllowed("accounts.own-alone")


def check_can_end_sessions(officer: Officer, actor: Actor) -> None:
    """The officer, or an administrator."""
    if actor.code != officer.code:
        check_can_administer(actor)


def check_can_knock(actor: Actor) -> None:
    """A try to sign in is of somebody who is not signed in."""
    if actor.kind is not Kind.PUBLIC:
        raise NotAllowed("accounts.knock-outside")
