"""Acts on accounts and roles that work, and ones that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.accounts import actions, queries
from hoiam.accounts.actions import OfficerRow
from hoiam.accounts.models import Absence, AdministrationSession, Officer, RoleHeld, SetupLink
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.units import actions as units
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from tests.cast import PASSWORD, Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

OUTSIDER = actors.public(act="a-outside")


def _acts(at: datetime, **arguments: Any) -> Acts:
    """The administrator may; somebody without an account may not."""
    cast = make_cast()
    given = {
        name: value(cast) if callable(value) else value for name, value in arguments.items()
    } | {"at": at}
    return Acts(
        works={**given, "by": cast.actor("administrator")}, refused={**given, "by": OUTSIDER}
    )


@arrange("accounts.open_account")
def create(at: datetime) -> Acts:
    return _acts(at, username="moi", name="Người Mới", password=PASSWORD)


@arrange("accounts.set_password")
def set_password(at: datetime) -> Acts:
    return _acts(at, officer=lambda cast: cast.officers["clerk"], password=PASSWORD + "-moi")


@arrange("accounts.close")
def close(at: datetime) -> Acts:
    return _acts(at, officer=lambda cast: cast.officers["clerk"], reason="nghỉ hưu")


@arrange("accounts.grant_role")
def grant_role(at: datetime) -> Acts:
    return _acts(
        at,
        officer=lambda cast: cast.officers["clerk"],
        unit=lambda cast: cast.units["other-office"],
        role=Role.HANDLER.value,
        valid_from=date(2026, 10, 2),
    )


@arrange("accounts.end_role")
def end_role(at: datetime) -> Acts:
    return _acts(
        at,
        held=lambda cast: RoleHeld.objects.get(officer=cast.officers["clerk"]),
        valid_to=date(2026, 10, 2),
        reason="chuyển công tác",
    )


@arrange("accounts.open_administration")
def open_administration(at: datetime) -> Acts:
    """The administrator opens one without being in one yet."""
    officer = make_cast().officers["administrator"]
    given = {"officer": officer, "reason": "lập tài khoản cho xã mới", "machine": at, "at": at}
    by = queries.actor_for(officer, day=calendar.day_of(at), act="a-open")
    return Acts(works={**given, "by": by}, refused={**given, "by": OUTSIDER})


@arrange("accounts.end_administration")
def end_administration(at: datetime) -> Acts:
    def opened(cast: Cast) -> AdministrationSession:
        return actions.open_administration(
            officer=cast.officers["administrator"], reason="thử", machine=at,
            by=cast.actor("administrator"), at=at,
        )  # fmt: skip

    return _acts(at, session=opened)


@arrange("accounts.write_absence")
def write_absence(at: datetime) -> Acts:
    return _acts(at, **_ABSENCE, valid_from=calendar.day_of(at), valid_to=None)


_ABSENCE = {
    "officer": lambda cast: cast.officers["handler"],
    "unit": lambda cast: cast.units["commune-office"],
    "stand_in": lambda cast: cast.officers["clerk"],
}


@arrange("accounts.end_absence")
def end_absence(at: datetime) -> Acts:
    def written(cast: Cast) -> Absence:
        given = {name: value(cast) for name, value in _ABSENCE.items()}
        return actions.write_absence(
            **given, valid_from=calendar.day_of(at), valid_to=None, by=cast.actor("handler"), at=at
        )

    return _acts(at, absence=written, valid_to=calendar.day_of(at))


@arrange("accounts.import_officers")
def import_officers(at: datetime) -> Acts:
    row = OfficerRow(2, "moi", "Người Mới", "", Role.CLERK.value, "t-other-office", None)
    return _acts(at, rows=[row])


def _nobody_yet() -> None:
    """As on the first start: no administrator."""
    RoleHeld.objects.filter(role=Role.ADMINISTRATOR).delete()


@arrange("accounts.make_setup_link")
def make_setup_link(at: datetime) -> Acts:
    _nobody_yet()
    return Acts(
        works={"by": actors.system("setup", act="a-setup"), "at": at},
        refused=None,
        why_never_refused="it is refused only where an administrator exists: tests/accounts",
    )


@arrange("accounts.use_setup_link")
def use_setup_link(at: datetime) -> Acts:
    cast = make_cast()
    _nobody_yet()
    token = actions.make_setup_link(by=cast.actor("system"), at=at)
    assert SetupLink.objects.filter(used_at__isnull=True).count() == 1
    assert not Officer.objects.filter(username="dau-tien").exists()
    given = {
        "username": "dau-tien",
        "name": "Người Đầu Tiên",
        "password": PASSWORD,
        "unit": cast.units["province-ubnd"],
        "by": OUTSIDER,
        "at": at,
    }
    return Acts(works={**given, "token": token}, refused={**given, "token": "guessed"})


@arrange("accounts.record_export")
def record_export(at: datetime) -> Acts:
    return _acts(at, listing="Vụ việc", filters="tt=tre", rows=12)


def _ended_unit(cast: Cast, at: datetime) -> Unit:
    """The commune of the clerk was merged some days ago."""
    units.replace_units(
        predecessors=[cast.units["commune"]],
        successors=[NewUnit(UnitKind.COMMUNE, "Xã Mới", cast.units["province"])],
        on=calendar.day_of(at) - timedelta(days=3),
        decision="NQ 1",
        by=cast.actor("system"),
        at=at,
    )
    return Unit.objects.get(code="t-commune-office")


@arrange("accounts.end_roles_at")
def end_roles_at(at: datetime) -> Acts:
    return _acts(at, unit=lambda cast: _ended_unit(cast, at))


def _held_there(cast: Cast, at: datetime) -> RoleHeld:
    _ended_unit(cast, at)
    return RoleHeld.objects.get(officer=cast.officers["clerk"])


@arrange("accounts.end_with_unit")
def end_with_unit(at: datetime) -> Acts:
    return _acts(at, held=lambda cast: _held_there(cast, at))


@arrange("accounts.pass_on")
def pass_on(at: datetime) -> Acts:
    def ended(cast: Cast) -> RoleHeld:
        held = _held_there(cast, at)
        return actions.end_with_unit(held=held, by=cast.actor("system"), at=at)

    def heir(cast: Cast) -> Unit:
        return Unit.objects.get(area__name="Xã Mới", template="kinh-te")

    return _acts(at, held=ended, unit=heir, valid_from=calendar.day_of(at))


@arrange("accounts.pass_on_all")
def pass_on_all(at: datetime) -> Acts:
    def choices(cast: Cast) -> list[tuple[RoleHeld, Unit]]:
        held = actions.end_with_unit(held=_held_there(cast, at), by=cast.actor("system"), at=at)
        return [(held, Unit.objects.get(area__name="Xã Mới", template="kinh-te"))]

    return _acts(at, choices=choices, valid_from=calendar.day_of(at))
