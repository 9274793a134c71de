"""Who stands behind a name of the signed list, and where they work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base.queries import only
from hoiam.core.recipients import Group, Handler
from hoiam.seals import trusted
from hoiam.seals.models import HandlerKey, SealedCase, SealedMember
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Held:
    """An officer at the unit where they are a handler, with the key they open by."""

    officer: Officer
    unit: Unit
    recipient: str


def chosen(group: Group, codes: Collection[str]) -> list[Handler]:
    """Those of the group whom the sender chose, as the signed list names them."""
    return [one for one in group.handlers if one.code in set(codes)]


def held(handler: Handler, day: date) -> Held | None:
    """The officer of this name in the list, who works today; at the unit that the list names where
    they have a role there, else wherever they have one."""
    officer = only(Officer.objects.filter(code=handler.code, is_active=True))
    if officer is None:
        return None
    return _at_work(officer, handler.recipient, day, first=handler.unit)


def by_recipient(recipient: str, day: date) -> Held | None:
    """The officer who keeps this key now and works today."""
    key = only(
        HandlerKey.objects.filter(
            recipient=recipient, retired_at__isnull=True, officer__is_active=True
        ).select_related("officer")
    )
    return _at_work(key.officer, recipient, day) if key is not None else None


def _at_work(officer: Officer, recipient: str, day: date, *, first: str = "") -> Held | None:
    rows = accounts.roles_on(day).filter(officer=officer, role__in=trusted.WORKERS)
    found: list[RoleHeld] = list(rows.select_related("unit").order_by("pk"))
    found.sort(key=lambda one: one.unit.code != first)
    return Held(officer, found[0].unit, recipient) if found else None


def is_listed(recipient: str) -> bool:
    """Whether the list that counts has this key."""
    listed = trusted.newest()
    groups = listed.groups if listed else ()
    return any(one.recipient == recipient for group in groups for one in group.handlers)


def may_come_in(case: SealedCase, officer: Officer) -> bool:
    """Nobody comes in twice, and nobody who has declared a conflict of interest."""
    rows = SealedMember.objects.filter(case=case, officer=officer)
    return not any(one.conflict or one.relieved_on is None for one in rows)


def was_in(case: SealedCase, officer: Officer) -> bool:
    """Whether somebody is in it, or was and left."""
    return SealedMember.objects.filter(case=case, officer=officer).exists()
