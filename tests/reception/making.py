"""Visits of the cast, as tests need them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hoiam.core import calendar
from hoiam.meetings.models import Host, Meeting, MeetingKind, MeetingState
from hoiam.reception import actions as reception
from hoiam.reception.actions import Registered
from hoiam.reception.lines import Came, NewVisit, Taken
from hoiam.reception.models import Visit
from tests.cast import NOW, Cast

WORDS = "Đường vào thôn 3 bị sạt, mưa là không đi được."
WHO = Came("Lò Thị Mẫu", "Thôn 3", "001099000123")


def new_visit(cast: Cast, key: str = "v1", **changes: Any) -> NewVisit:
    """Somebody comes about a road; the desk takes it."""
    new = NewVisit(
        key=key,
        desk=cast.units["commune-office"],
        body=cast.units["commune-ubnd"],
        kind="feedback",
        handling="taken",
        content=WORDS,
        visitors=(WHO,),
        taken=Taken(cast.fields["roads"], cast.units["commune"], phone="0900000123"),
    )
    return replace(new, **changes)


def bare(cast: Cast, key: str = "v1", **changes: Any) -> NewVisit:
    """The same without words, as complaints and denunciations are registered."""
    given: dict[str, Any] = {
        "kind": "complaint",
        "handling": "paper",
        "content": "",
        "taken": None,
    } | changes
    return new_visit(cast, key, **given)


def register(cast: Cast, new: NewVisit, *, by: str = "clerk", at: datetime = NOW) -> Registered:
    return reception.record_visit(new=new, by=cast.actor(by, at=at), at=at)


def visit(cast: Cast, key: str = "v1", *, at: datetime = NOW, **changes: Any) -> Visit:
    return register(cast, new_visit(cast, key, **changes), at=at).visit


def session(
    cast: Cast, key: str = "s1", *, at: datetime = NOW, in_person: bool | None = True
) -> Meeting:
    """A session of the commune's head, announced."""
    row = Meeting(
        code=f"m-{key}", key=key, kind=MeetingKind.RECEPTION, title="Chủ tịch xã tiếp công dân",
        unit=cast.units["commune-ubnd"], starts=at, ends=at + timedelta(hours=3),
        state=MeetingState.ANNOUNCED, recorded_at=at, recorded_by="o-x", announced_at=at,
        announced_by="o-x", held_on=calendar.day_of(at),
    )  # fmt: skip
    row.save(force_insert=True)
    Host(meeting=row, unit=cast.units["commune-ubnd"], head_in_person=in_person).save()
    return row
