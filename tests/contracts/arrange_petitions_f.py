"""Acts on a denunciation that work, and ones that are refused: to a stranger there is no file."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.denunciations import actions, queries
from hoiam.denunciations.actions import NewEntry, Taken
from hoiam.denunciations.models import Side
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.denunciations.making import concluded, led, new, registered


def _acts(cast: Cast, who: str, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts({**given, "by": cast.actor(who)}, {**given, "by": cast.actor("stranger")})


@arrange("denunciations.register")
def register(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, new=new(cast))


@arrange("denunciations.name_head")
def name_head(at: datetime) -> Acts:
    cast = make_cast()
    file = registered(cast, at=at)
    return _acts(cast, "clerk", at, file=file, officer=cast.officers["leader"])


@arrange("denunciations.name_handler")
def name_handler(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "leader", at, file=led(cast, at=at), officer=cast.officers["handler"])


def _named(cast: Cast, at: datetime) -> dict[str, Any]:
    file = registered(cast, at=at)
    officer = cast.officers["leader"]
    row = actions.name_head(file=file, officer=officer, by=cast.actor("clerk"), at=at)
    return {"file": file, "member": row}


@arrange("denunciations.relieve")
def relieve(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "clerk", at, **_named(cast, at))


@arrange("denunciations.declare_free")
def declare_free(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "leader", at, file=_named(cast, at)["file"])


@arrange("denunciations.declare_conflict")
def declare_conflict(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "leader", at, file=_named(cast, at)["file"])


@arrange("denunciations.adopt")
def adopt(at: datetime) -> Acts:
    cast = make_cast()
    file = registered(cast, at=at)
    cast.officers["clerk"].roles.update(valid_to=calendar.day_of(at))
    return _acts(cast, "leader", at, file=file, officer=cast.officers["province-leader"])


@arrange("denunciations.take_step")
def take_step(at: datetime) -> Acts:
    cast = make_cast()
    file = led(cast, at=at)
    taken = Taken("accept", calendar.day_of(at) - timedelta(days=1), "k-1", paper="12/QĐ-UBND")
    return _acts(cast, "leader", at, file=file, taken=taken)


@arrange("denunciations.take_back")
def take_back(at: datetime) -> Acts:
    cast = make_cast()
    file = concluded(cast)
    last = queries.last_standing(queries.steps(file))
    assert last is not None
    return _acts(cast, "leader", at, file=file, number=last.number, slip="day")


@arrange("denunciations.enter")
def enter(at: datetime) -> Acts:
    cast = make_cast()
    entry = NewEntry("e-1", Side.DUE, "handle-people", 2, calendar.day_of(at))
    return _acts(cast, "leader", at, file=concluded(cast), new=entry)


@arrange("denunciations.take_entry_back")
def take_entry_back(at: datetime) -> Acts:
    cast = make_cast()
    file = concluded(cast)
    entry = NewEntry("e-1", Side.DUE, "handle-people", 2, calendar.day_of(at))
    actions.enter(file=file, new=entry, by=cast.actor("leader"), at=at)
    return _acts(cast, "leader", at, file=file, number=1)
