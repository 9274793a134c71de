"""Acts of reception that work, and ones that are refused."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core import calendar
from hoiam.core.clocks.shapes import Act
from hoiam.reception import actions
from hoiam.reception.actions import Handed, Wanted
from hoiam.reception.lines import Away, Line, Taken
from hoiam.reception.models import OnlineReception, Turn
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.reception import making


def acts(cast: Cast, by: str, at: datetime, **given: Any) -> Acts:
    """It works for this person, and for nobody of another unit."""
    works: Mapping[str, Any] = {**given, "by": cast.actor(by, at=at), "at": at}
    return Acts(works, {**works, "by": cast.actor("stranger", at=at)})


@arrange("reception.record_visit")
def record_visit(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, new=making.new_visit(cast))


@arrange("reception.bring_matter")
def bring_matter(at: datetime) -> Acts:
    cast = make_cast()
    taken = Taken(cast.fields["roads"], cast.units["commune"])
    given = {"key": "k", "kind": "question", "content": "Bao giờ có điện?", "taken": taken}
    return acts(cast, "clerk", at, visit=making.visit(cast, at=at), **given)


@arrange("reception.complete_visit")
def complete_visit(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, visit=making.visit(cast, at=at), line=Line(own=True))


@arrange("reception.take_statement")
def take_statement(at: datetime) -> Acts:
    cast = make_cast()
    matter = making.visit(cast, at=at).matters.get()
    given = {"language": "tiếng Mông", "interpreter": "", "sealed": "signed"}
    return acts(cast, "clerk", at, matter=matter, **given)


@arrange("reception.keep_scan")
def keep_scan(at: datetime) -> Acts:
    cast = make_cast()
    matter = making.visit(cast, at=at).matters.get()
    sheet = SimpleUploadedFile("to.pdf", b"%PDF-1.4 signed", content_type="application/pdf")
    return acts(cast, "clerk", at, matter=matter, key="k", sent=[sheet])


@arrange("reception.conclude_visit")
def conclude_visit(at: datetime) -> Acts:
    cast = make_cast()
    given = {
        "text": "Sửa đường", "unit": cast.units["commune-office"], "paper": "12/TB",
        "due_on": calendar.day_of(at) + timedelta(days=20),
    }  # fmt: skip
    return acts(cast, "leader", at, visit=making.visit(cast, at=at, mode="head"), **given)


@arrange("reception.tell_turned_away")
def tell_turned_away(at: datetime) -> Acts:
    cast = make_cast()
    away = Away("persists", "Đã giải thích")
    done = making.visit(cast, at=at, handling="turned-away", taken=None, away=away)
    return acts(cast, "clerk", at, visit=done, number="5/TB", day=calendar.day_of(at))


@arrange("reception.give_paper_receipt")
def give_paper_receipt(at: datetime) -> Acts:
    cast = make_cast()
    handed = [Handed("Sổ đỏ", 1, is_original=True)]
    return acts(cast, "clerk", at, visit=making.visit(cast, at=at), key="k", handed=handed)


@arrange("reception.return_paper")
def return_paper(at: datetime) -> Acts:
    cast = make_cast()
    receipt = actions.give_paper_receipt(
        visit=making.visit(cast, at=at), key="k", handed=[Handed("Sổ đỏ", 1, is_original=True)],
        by=cast.actor("clerk", at=at), at=at,
    )  # fmt: skip
    return acts(cast, "clerk", at, line=receipt.lines.get())


def _wanted(cast: Cast, at: datetime, key: str = "k") -> Wanted:
    return Wanted(key, cast.units["commune-ubnd"], calendar.day_of(at))


def _turn(cast: Cast, at: datetime) -> Turn:
    return actions.book_turn(wanted=_wanted(cast, at), by=cast.actor("clerk", at=at), at=at)


@arrange("reception.book_turn")
def book_turn(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, wanted=_wanted(cast, at))


@arrange("reception.arrive")
def arrive(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, turn=_turn(cast, at))


@arrange("reception.call_turn")
def call_turn(at: datetime) -> Acts:
    cast = make_cast()
    turn = actions.arrive(turn=_turn(cast, at), by=cast.actor("clerk", at=at), at=at)
    return acts(cast, "clerk", at, turn=turn)


@arrange("reception.miss_turn")
def miss_turn(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, turn=_turn(cast, at))


@arrange("reception.cancel_turn")
def cancel_turn(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, turn=_turn(cast, at))


def _ahead(cast: Cast, at: datetime) -> dict[str, Any]:
    return {
        "desk": cast.units["commune-office"], "body": cast.units["commune-ubnd"],
        "starts": at + timedelta(days=20), "points": "Điểm cầu xã", "link": "",
    }  # fmt: skip


def _online(cast: Cast, at: datetime) -> OnlineReception:
    by = cast.actor("clerk", at=at)
    return actions.arrange_online(**_ahead(cast, at), by=by, at=at)


@arrange("reception.arrange_online")
def arrange_online(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, **_ahead(cast, at))


@arrange("reception.record_online_step")
def record_online_step(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, online=_online(cast, at), act=Act.ANNOUNCED)


@arrange("reception.halt_online")
def halt_online(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "clerk", at, online=_online(cast, at))


@arrange("reception.take_register")
def take_register(at: datetime) -> Acts:
    cast = make_cast()
    day = calendar.day_of(at)
    given = {"first": day, "last": day, "lines": 0, "reason": "Nộp lưu trữ"}
    return acts(cast, "clerk", at, body=cast.units["commune-ubnd"], **given)
