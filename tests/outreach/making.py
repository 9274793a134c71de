"""A commune with three hamlets, one of another commune, and what is done there."""

from datetime import date, datetime
from typing import Any

from hoiam.core import calendar
from hoiam.meetings.models import Meeting
from hoiam.outreach import actions as outreach
from hoiam.outreach.actions import NewAssignment, NewBroadcast, NewNote, NewVisit, Presence, Raising
from hoiam.outreach.models import Assignment, Broadcast, Duty
from hoiam.units.models import Unit
from tests import snapshots
from tests.cast import NOW, SINCE, Cast, make_cast

NAMES = (("h1", "Thôn Đồi", "commune"), ("h2", "Thôn Suối", "commune"),
         ("h3", "Bản Cao", "commune"), ("h9", "Thôn Lạ", "other"))  # fmt: skip


def with_hamlets() -> Cast:
    """The cast, and the hamlets among its units."""
    return snapshots.of("cast-with-hamlets", _written)


def _written() -> Cast:
    cast = make_cast()
    for code, name, commune in NAMES:
        row = Unit(
            code=f"t-{code}", kind="hamlet", name=name, short_name=name, folded=name.lower(),
            parent=cast.units[commune], valid_from=SINCE,
        )  # fmt: skip
        row.save()
        cast.units[code] = row
    return cast


def lead(cast: Cast, hamlet: str = "h1", **changes: Any) -> NewAssignment:
    values: dict[str, Any] = {
        "hamlet": cast.units[hamlet], "duty": Duty.LEAD, "name": "Phàn Thị Lãnh",
        "position": "Phó Bí thư Đảng ủy", "valid_from": date(2026, 9, 1),
    }  # fmt: skip
    return NewAssignment(**(values | changes))


def assigned(cast: Cast, hamlet: str = "h1", *, at: datetime = NOW, **changes: Any) -> Assignment:
    return outreach.assign(new=lead(cast, hamlet, **changes), by=cast.actor("clerk"), at=at)


def visit(cast: Cast, hamlet: str = "h1", *, key: str = "v1", **changes: Any) -> NewVisit:
    values: dict[str, Any] = {
        "key": key, "kind": "field", "hamlet": cast.units[hamlet],
        "unit": cast.units["commune-office"], "day": calendar.day_of(NOW),
    }  # fmt: skip
    return NewVisit(**(values | changes))


def visited(
    cast: Cast, hamlet: str = "h1", *, present: tuple[Assignment, ...] = (), **changes: Any
) -> Meeting:
    there = tuple(Presence(one, present=True) for one in present)
    new = visit(cast, hamlet, presences=there, **changes)
    return outreach.record_visit(new=new, by=cast.actor("clerk"), at=NOW)


def note(cast: Cast, hamlet: str = "h1", *, key: str = "n1", **changes: Any) -> NewNote:
    values: dict[str, Any] = {
        "key": key, "hamlet": cast.units[hamlet], "noted_on": calendar.day_of(NOW),
        "text": "Bà con nói cầu tạm qua suối mục hai ván.", "speaker": "Lò Văn Kể",
    }  # fmt: skip
    return NewNote(**(values | changes))


def matter(cast: Cast) -> Raising:
    return Raising("feedback", cast.fields["roads"], cast.units["commune-office"])


def notice(cast: Cast, *hamlets: str, key: str = "b1", **changes: Any) -> NewBroadcast:
    values: dict[str, Any] = {
        "key": key, "unit": cast.units["commune-ubnd"], "title": "Lịch tiêm phòng gia súc",
        "text": "Tiêm phòng đợt hai tại nhà văn hóa thôn.", "ways": ["call", "speaker"],
        "hamlets": [cast.units[one] for one in hamlets or ("h1", "h2")],
    }  # fmt: skip
    return NewBroadcast(**(values | changes))


def sent(cast: Cast, *hamlets: str, **changes: Any) -> Broadcast:
    return outreach.issue(new=notice(cast, *hamlets, **changes), by=cast.actor("leader"), at=NOW)
