"""Roles end with their unit, accounts without a role close, an administrator passes roles on."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from tests.cast import NOW, SINCE, Cast, later, make_cast

DAY = calendar.day_of(later(days=10))
THEN = later(days=10)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def replaced(cast: Cast, *names: str, before: str = "commune") -> None:
    kind = UnitKind.PROVINCE if before == "province" else UnitKind.COMMUNE
    parent = None if before == "province" else cast.units["province"]
    units.replace_units(
        predecessors=[cast.units[before]],
        successors=[NewUnit(kind, name, parent) for name in names],
        on=DAY, decision="NQ 1", by=cast.actor("system"), at=NOW,
    )  # fmt: skip


def ended(cast: Cast, unit: str = "commune-office") -> accounts.Ended:
    unit_row = Unit.objects.get(code=f"t-{unit}")
    return accounts.end_roles_at(unit=unit_row, by=cast.actor("system"), at=THEN)


def heirs(held: RoleHeld) -> tuple[Unit, ...]:
    return unit_queries.on_day(held.unit, DAY)


def test_roles_hold_until_the_day_and_not_after(cast: Cast) -> None:
    replaced(cast, "Xã Mới")

    before = cast.actor("clerk", at=THEN - timedelta(days=1))
    assert before.holds(Role.CLERK, at="t-commune-office")
    # Nobody has written the end yet: the role is none all the same.
    assert not cast.actor("clerk", at=THEN).held


def test_account_without_another_role_closes(cast: Cast) -> None:
    accounts.grant_role(
        officer=cast.officers["handler"], unit=cast.units["department"], role="handler",
        valid_from=SINCE, by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    replaced(cast, "Xã Mới")
    assert [unit.code for unit in queries.units_with_roles_to_end(DAY)] == [
        "t-commune-ubnd",
        "t-commune-office",
        "t-commune-front",
    ]

    assert ended(cast) == accounts.Ended(roles=2, closed=1)

    assert not Officer.objects.get(username="clerk").is_active
    assert Officer.objects.get(username="handler").is_active
    held = RoleHeld.objects.get(officer__username="clerk")
    assert (held.valid_to, held.ended_by) == (DAY, "system:test")
    with pytest.raises(WrongState):
        ended(cast)


def test_roles_do_not_end_before_their_unit(cast: Cast) -> None:
    with pytest.raises(WrongState):
        ended(cast)
    assert queries.units_with_roles_to_end(DAY) == []


def test_administrator_passes_a_role_on_and_the_account_opens(cast: Cast) -> None:
    password = Officer.objects.get(username="clerk").password
    replaced(cast, "Xã Mới")
    ended(cast)
    assert {one.officer.username for one in queries.to_pass_on(DAY)} == {"clerk", "handler"}
    held = queries.to_pass_on(DAY).get(officer__username="clerk")
    given: dict[str, Any] = {"held": held, "by": cast.actor("administrator"), "at": THEN}

    with pytest.raises(Invalid):
        accounts.pass_on(**given, unit=cast.units["department"], valid_from=DAY)
    with pytest.raises(Invalid):
        accounts.pass_on(**given, unit=heirs(held)[0], valid_from=DAY - timedelta(days=1))
    accounts.pass_on(**given, unit=heirs(held)[0], valid_from=DAY)

    clerk = Officer.objects.get(username="clerk")
    assert clerk.is_active
    assert clerk.password == password  # signs in as before
    assert cast.actor("clerk", at=THEN).holds(Role.CLERK, at=heirs(held)[0].code)
    assert {one.officer.username for one in queries.to_pass_on(DAY)} == {"handler"}
    with pytest.raises(WrongState):
        accounts.pass_on(**given, unit=heirs(held)[0], valid_from=DAY)


def test_account_closed_by_hand_stays_closed(cast: Cast) -> None:
    replaced(cast, "Xã Mới")
    ended(cast)
    held = queries.to_pass_on(DAY).get(officer__username="clerk")
    officer = Officer.objects.get(username="clerk")
    officer.set_unusable_password()  # as closing by hand leaves it
    officer.save()

    with pytest.raises(WrongState):
        accounts.pass_on(
            held=held, unit=heirs(held)[0], valid_from=DAY, by=cast.actor("administrator"), at=THEN
        )


def test_administration_outlives_its_unit(cast: Cast) -> None:
    """Else nobody could pass the other roles on."""
    replaced(cast, "Tỉnh Mới", before="province")

    administrator = cast.actor("administrator", at=THEN)
    assert administrator.holds_anywhere(Role.ADMINISTRATOR)
    ended(cast, "province-ubnd")
    assert Officer.objects.get(username="administrator").is_active
    assert not Officer.objects.get(username="province-leader").is_active
