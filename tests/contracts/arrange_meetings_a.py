"""Acts of a meeting's own life that work, and ones that are refused."""

from datetime import date, datetime, timedelta
from typing import Any

from hoiam.meetings.actions import Assigned, Came, PastMeeting, Span
from hoiam.meetings.models import Group, HoldRequest, Meeting
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.meetings.making import STARTS, announced, held, new, opened, planned
from tests.meetings.test_turnout import asked


def _acts(cast: Cast, at: datetime, **arguments: Any) -> Acts:
    """The clerk of the unit may; a worker of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        {**given, "by": cast.actor("clerk", at=at)}, {**given, "by": cast.actor("stranger", at=at)}
    )


@arrange("meetings.record_meeting")
def record_meeting(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, new=new(cast))


@arrange("meetings.record_series")
def record_series(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, new=new(cast), days=(Span(STARTS),))


@arrange("meetings.record_past")
def record_past(at: datetime) -> Acts:
    cast = make_cast()
    past = PastMeeting(new(cast, starts=None, ends=None), date(2026, 5, 14), "Báo Lào Cai")
    return _acts(cast, at, past=past)


@arrange("meetings.revise")
def revise(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, meeting=planned(cast), new=new(cast, place="Nhà văn hóa thôn 3"))


@arrange("meetings.announce")
def announce(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, meeting=planned(cast))


@arrange("meetings.postpone")
def postpone(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(
        cast, at, meeting=announced(cast), starts=STARTS + timedelta(days=7), ends=None,
        reason="Chống bão",
    )  # fmt: skip


@arrange("meetings.cancel")
def cancel(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, meeting=announced(cast), reason="Gộp với buổi của tỉnh")


@arrange("meetings.start")
def start(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, at, meeting=announced(cast))


@arrange("meetings.end")
def end(at: datetime) -> Acts:
    del at
    cast = make_cast()
    meeting: Meeting = opened(cast)
    return _acts(cast, STARTS + timedelta(hours=3), meeting=meeting, held=held(meeting))


@arrange("meetings.count_turnout")
def count_turnout(at: datetime) -> Acts:
    del at
    cast = make_cast()
    return _acts(cast, STARTS, meeting=opened(cast), came=(Came(Group.RESIDENTS, 30),))


@arrange("meetings.name_officials")
def name_officials(at: datetime) -> Acts:
    cast = make_cast()
    assigned = (Assigned("Lý Văn Cán", "Trưởng phòng Kinh tế"),)
    return _acts(cast, at, meeting=planned(cast), assigned=assigned)


@arrange("meetings.record_hold_request")
def record_hold_request(at: datetime) -> Acts:
    cast = make_cast()
    given = asked(cast, 100, 1000, unit=cast.units["commune-office"])
    return _acts(cast, at, asked=given)


@arrange("meetings.answer_hold_request")
def answer_hold_request(at: datetime) -> Acts:
    cast = make_cast()
    row = HoldRequest(
        code="dnd-1", key="k", unit=cast.units["commune-office"], area=cast.units["commune"],
        asked_on=date(2026, 10, 1), subject="Bãi rác", asking=1, voters=1000,
        voters_on=date(2026, 3, 15), voters_source="Danh sách cử tri", is_enough=False,
        recorded_at=at, recorded_by="o-C",
    )  # fmt: skip
    row.save()
    return _acts(cast, at, request=row, meeting=planned(cast))
