"""Acts in the hamlets that work, and ones that are refused."""

from datetime import date, datetime
from typing import Any

from hoiam.core import calendar
from hoiam.outreach import actions as outreach
from hoiam.outreach.actions import Counted, NewCluster, NewTask, Presence
from hoiam.outreach.models import Cluster, Organisation
from tests.cast import Cast
from tests.contracts.arrangements import Acts, arrange
from tests.outreach import making
from tests.outreach.making import with_hamlets


def _acts(cast: Cast, at: datetime, who: str = "clerk", **arguments: Any) -> Acts:
    """The named officer may; one of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor(who)}, refused={**given, "by": cast.actor("stranger")}
    )


@arrange("outreach.assign")
def assign(at: datetime) -> Acts:
    cast = with_hamlets()
    making.assigned(cast)
    later = date(2026, 10, 1)
    return _acts(cast, at, new=making.lead(cast, name="Vàng A Mới", valid_from=later))


@arrange("outreach.end_assignment")
def end_assignment(at: datetime) -> Acts:
    cast = with_hamlets()
    row = making.assigned(cast)
    return _acts(cast, at, assignment=row, valid_to=calendar.day_of(at), why="chuyển công tác")


@arrange("outreach.count_residents")
def count_residents(at: datetime) -> Acts:
    cast = with_hamlets()
    counted = Counted(calendar.day_of(at), 412, "Công an xã, sổ cư trú", 96)
    return _acts(cast, at, hamlet=cast.units["h1"], counted=counted)


@arrange("outreach.record_visit")
def record_visit(at: datetime) -> Acts:
    cast = with_hamlets()
    there = (Presence(making.assigned(cast), present=False, reason="họp tỉnh"),)
    return _acts(cast, at, new=making.visit(cast, presences=there))


@arrange("outreach.take_attendance")
def take_attendance(at: datetime) -> Acts:
    cast = with_hamlets()
    presences = [Presence(making.assigned(cast), present=True)]
    meeting = making.visited(cast)
    return _acts(cast, at, meeting=meeting, hamlet=cast.units["h1"], presences=presences)


@arrange("outreach.write_note")
def write_note(at: datetime) -> Acts:
    cast = with_hamlets()
    return _acts(cast, at, new=making.note(cast, raising=making.matter(cast)))


@arrange("outreach.raise_note")
def raise_note(at: datetime) -> Acts:
    cast = with_hamlets()
    note = outreach.write_note(new=making.note(cast), by=cast.actor("clerk"), at=at).note
    return _acts(cast, at, note=note, raising=making.matter(cast))


@arrange("outreach.tell_hamlet")
def tell_hamlet(at: datetime) -> Acts:
    cast = with_hamlets()
    cast.receive(area=cast.units["h1"])
    return _acts(cast, at, hamlet=cast.units["h1"], meeting=making.visited(cast))


def _cluster(cast: Cast, at: datetime) -> Cluster:
    return outreach.make_cluster(new=_new(cast), by=cast.actor("clerk"), at=at)


def _new(cast: Cast) -> NewCluster:
    return NewCluster(
        cast.units["commune"], "Cụm 1", [cast.units["h1"], cast.units["h2"]], date(2026, 9, 1)
    )


@arrange("outreach.make_cluster")
def make_cluster(at: datetime) -> Acts:
    cast = with_hamlets()
    return _acts(cast, at, new=_new(cast))


@arrange("outreach.set_members")
def set_members(at: datetime) -> Acts:
    cast = with_hamlets()
    hamlets = [cast.units["h2"], cast.units["h3"]]
    return _acts(cast, at, cluster=_cluster(cast, at), hamlets=hamlets, on=calendar.day_of(at))


@arrange("outreach.end_cluster")
def end_cluster(at: datetime) -> Acts:
    cast = with_hamlets()
    return _acts(cast, at, cluster=_cluster(cast, at), valid_to=calendar.day_of(at))


@arrange("outreach.issue")
def issue(at: datetime) -> Acts:
    cast = with_hamlets()
    return _acts(cast, at, "leader", new=making.notice(cast))


@arrange("outreach.withdraw")
def withdraw(at: datetime) -> Acts:
    cast = with_hamlets()
    return _acts(cast, at, "leader", broadcast=making.sent(cast), why="sai ngày")


@arrange("outreach.tick_way")
def tick_way(at: datetime) -> Acts:
    cast = with_hamlets()
    delivery = making.sent(cast).deliveries.get(hamlet=cast.units["h1"])
    return _acts(cast, at, delivery=delivery, way="call")


@arrange("outreach.confirm")
def confirm(at: datetime) -> Acts:
    cast = with_hamlets()
    delivery = making.sent(cast).deliveries.get(hamlet=cast.units["h1"])
    return _acts(cast, at, delivery=delivery, how="phone")


@arrange("outreach.count_reply")
def count_reply(at: datetime) -> Acts:
    cast = with_hamlets()
    broadcast = making.sent(cast)
    voice = cast.receive(at=at).accepted.voice
    works = {
        "broadcast": broadcast, "hamlet": cast.units["h1"], "voice": voice,
        "by": cast.actor("public"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"hamlet": cast.units["h3"]})


@arrange("outreach.set_task")
def set_task(at: datetime) -> Acts:
    cast = with_hamlets()
    new = NewTask(
        Organisation.WOMEN, cast.units["commune-front"], "Vận động hội viên", date(2026, 10, 20)
    )
    return _acts(cast, at, "leader", broadcast=making.sent(cast), new=new)


@arrange("outreach.report_task")
def report_task(at: datetime) -> Acts:
    cast = with_hamlets()
    new = NewTask(
        Organisation.WOMEN, cast.units["commune-front"], "Vận động hội viên", date(2026, 10, 20)
    )
    task = outreach.set_task(broadcast=making.sent(cast), new=new, by=cast.actor("leader"), at=at)
    return _acts(cast, at, "front", task=task, report="Đã họp ba chi hội.", reached=84)
