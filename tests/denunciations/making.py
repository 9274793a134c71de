"""Files of denunciations at several points of their way, by the hands that may lead them there."""

from datetime import date, datetime, timedelta

from hoiam.accounts import actions as accounts
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.clocks.shapes import Criterion, Ground, Matter
from hoiam.denunciations import actions, queries
from hoiam.denunciations.actions import NewFile, Taken
from hoiam.denunciations.models import DenunciationFile, DenunciationStep, Result
from tests.cast import NOW, SINCE, Cast

TODAY = calendar.day_of(NOW)


def new(cast: Cast, *, key: str = "d-1", **more: object) -> NewFile:
    """A line of the register of the commune's office."""
    told: dict[str, object] = {
        "key": key, "unit": cast.units["commune-office"], "received_on": TODAY - timedelta(days=40),
    }  # fmt: skip
    return NewFile(**(told | more))  # type: ignore[arg-type]


def registered(
    cast: Cast, *, key: str = "d-1", at: datetime = NOW, **more: object
) -> DenunciationFile:
    """Put on the register by the clerk, known to nobody else."""
    return actions.register(new=new(cast, key=key, **more), by=cast.actor("clerk"), at=at)


def led(cast: Cast, *, key: str = "d-1", at: datetime = NOW, **more: object) -> DenunciationFile:
    """Settled by the leader, who declared to be free."""
    file = registered(cast, key=key, at=at, **more)
    leader = cast.actor("leader")
    actions.name_head(file=file, officer=cast.officers["leader"], by=cast.actor("clerk"), at=at)
    actions.declare_free(file=file, by=leader, at=at)
    return file


def take(
    cast: Cast, file: DenunciationFile, step: str, day: date, *, who: str = "leader",
    at: datetime = NOW, **more: object,
) -> DenunciationStep:  # fmt: skip
    """One step, by its code."""
    file.refresh_from_db()
    told: dict[str, object] = {
        "step": step,
        "day": day,
        "key": f"{file.code}-{step}-{day}",
        "paper": "12/QĐ-UBND",
    }
    taken = Taken(**(told | more))  # type: ignore[arg-type]
    return actions.take_step(file=file, taken=taken, by=cast.actor(who), at=at)


def concluded(cast: Cast, *, key: str = "d-1", result: Result = Result.RIGHT) -> DenunciationFile:
    """Accepted, verified and concluded."""
    file = led(cast, key=key)
    take(cast, file, "accept", TODAY - timedelta(days=35))
    take(cast, file, "report", TODAY - timedelta(days=20))
    take(cast, file, "decide", TODAY - timedelta(days=10), result=result)
    file.refresh_from_db()
    return file


def colleague(cast: Cast, name: str, role: Role, unit: str = "commune-office") -> Actor:
    """One more officer, at work in the unit."""
    system = cast.actor("system")
    officer = accounts.open_account(
        username=name, name=f"Cán bộ {name}", password="mot-mat-khau-du-dai-2026", by=system, at=NOW
    )
    accounts.grant_role(
        officer=officer, unit=cast.units[unit], role=role, valid_from=SINCE, by=system, at=NOW
    )
    cast.officers[name] = officer
    return cast.actor(name)


def seen(cast: Cast, name: str) -> list[str]:
    """Codes of the files that somebody sees."""
    return list(queries.visible_to(cast.actor(name)).values_list("code", flat=True))


__all__ = ["Criterion", "Ground", "Matter", "concluded", "led", "new", "registered", "seen", "take"]
