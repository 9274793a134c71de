"""Acts after a meeting that work, and ones that are refused."""

from datetime import date, datetime, timedelta

from hoiam.commitments.actions import Outcome
from hoiam.meetings import actions, public_minutes
from hoiam.meetings.actions import (
    Concluded,
    Masked,
    OldMeeting,
    PastMeeting,
    Ruled,
    StillOwed,
)
from hoiam.meetings.models import Meeting, Question, Word
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.meetings.afterwards import AFTER, DUE, closed, duty, over, published, settled
from tests.meetings.making import STARTS, new, opened

WHY = "Chờ vốn"


def _question(meeting: Meeting, number: int) -> Question:
    return Question.objects.get(meeting=meeting, number=number)


@arrange("meetings.conclude")
def conclude(at: datetime) -> Acts:
    cast = make_cast()
    meeting, office = opened(cast), cast.units["commune-office"]
    given = {"meeting": meeting, "by": cast.actor("clerk"), "at": at}
    return Acts(
        given | {"said": Concluded("Sửa cầu", office, DUE)},
        given | {"said": Concluded("Sửa cầu", office, None)},
    )


@arrange("meetings.settle")
def settle(at: datetime) -> Acts:
    cast = make_cast()
    code = _question(closed(cast), 2).commitment
    given = {"commitment": duty(code), "outcome": Outcome("Xong", "Đã xong"), "at": at}
    return Acts(given | {"by": cast.actor("handler")}, given | {"by": cast.actor("stranger")})


@arrange("meetings.write_minutes")
def write_minutes(at: datetime) -> Acts:
    cast = make_cast()
    given = {"meeting": over(cast), "preface": "Mở đầu", "ending": "", "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger")})


@arrange("meetings.close_minutes")
def close_minutes(at: datetime) -> Acts:
    cast = make_cast()
    given = {"meeting": over(cast), "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger")})


@arrange("meetings.correct_minutes")
def correct_minutes(at: datetime) -> Acts:
    cast = make_cast()
    given = {"meeting": closed(cast), "why": "sai ngày", "at": at}
    return Acts(given | {"by": cast.actor("leader")}, given | {"by": cast.actor("clerk")})


@arrange("meetings.prepare_public")
def prepare_public(at: datetime) -> Acts:
    cast = make_cast()
    given = {"meeting": closed(cast), "by": cast.actor("clerk"), "at": at}
    return Acts(
        given | {"masked": Masked({"text-1": "Sửa đường?"})},
        given | {"masked": Masked({"text-1": " "})},
    )


@arrange("meetings.publish_minutes")
def publish_minutes(at: datetime) -> Acts:
    cast = make_cast()
    meeting, clerk = closed(cast), cast.actor("clerk")
    lines = {one.name: one.masked for one in public_minutes.fields_of(meeting)}
    row = actions.prepare_public(meeting=meeting, masked=Masked(lines), by=clerk, at=at)
    given = {"meeting": meeting, "by": clerk, "at": at}
    seen = public_minutes.digest(meeting, row)
    return Acts(given | {"seen": seen}, given | {"seen": "không phải"})


@arrange("meetings.record_result_sent")
def record_result_sent(at: datetime) -> Acts:
    del at  # the meeting of the cast lies ahead of it
    cast = make_cast()
    given = {
        "meeting": published(cast),
        "on": STARTS.date(),
        "by": cast.actor("clerk"),
        "at": AFTER,
    }
    return Acts(given | {"where": "Nhà văn hóa"}, given | {"where": " "})


def _next(cast: Cast) -> tuple[Meeting, Question]:
    first = closed(cast)
    starts = STARTS + timedelta(hours=6)
    return opened(cast, "m2", at=starts, starts=starts, ends=None), _question(first, 2)


@arrange("meetings.read_out")
def read_out(at: datetime) -> Acts:
    cast = make_cast()
    second, asked = _next(cast)
    given = {
        "meeting": second, "kind": "question", "code": asked.code, "word": Word.NOT_YET,
        "by": cast.actor("clerk"), "at": at,
    }  # fmt: skip
    return Acts(given | {"why": WHY}, given | {"why": ""})


@arrange("meetings.raise_up")
def raise_up(at: datetime) -> Acts:
    cast = make_cast()
    task = duty(_question(closed(cast), 2).commitment)
    given = {"commitment": task, "why": WHY, "by": cast.actor("handler"), "at": at}
    return Acts(
        given | {"to": cast.units["department"]}, given | {"to": cast.units["other-office"]}
    )


@arrange("meetings.read_answer")
def read_answer(at: datetime) -> Acts:
    cast = make_cast()
    second, asked = _next(cast)
    raising = actions.raise_up(
        commitment=duty(asked.commitment), to=cast.units["department"], why=WHY,
        by=cast.actor("handler"), at=at,
    )  # fmt: skip
    settled(cast, asked.commitment, who="expert", at=at)
    given = {"raising": raising, "meeting": second, "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger")})


@arrange("meetings.rate_meeting")
def rate_meeting(at: datetime) -> Acts:
    cast = make_cast()
    given = {"meeting": over(cast), "key": "k", "by": cast.actor("public"), "at": STARTS}
    return Acts(given | {"mark": 3}, given | {"mark": 7})


@arrange("meetings.mark_answer")
def mark_answer(at: datetime) -> Acts:
    cast = make_cast()
    meeting = closed(cast)
    given = {"satisfied": False, "why": "", "by": cast.actor("public"), "at": at}
    return Acts(
        given | {"question": _question(meeting, 1)}, given | {"question": _question(meeting, 2)}
    )


@arrange("meetings.appeal_outside")
def appeal_outside(at: datetime) -> Acts:
    cast = make_cast()
    meeting = closed(cast)
    given = {"key": "k", "text": "Có thuộc", "by": cast.actor("public"), "at": at}
    return Acts(
        given | {"question": _question(meeting, 3)}, given | {"question": _question(meeting, 1)}
    )


@arrange("meetings.decide_outside")
def decide_outside(at: datetime) -> Acts:
    cast = make_cast()
    asked = actions.appeal_outside(
        question=_question(closed(cast), 3), key="k", text="", by=cast.actor("public"), at=at
    )
    given = {"appeal": asked, "ruled": Ruled("upheld", "Ngoài xã."), "at": at}
    return Acts(given | {"by": cast.actor("front")}, given | {"by": cast.actor("leader")})


def _old(cast: Cast) -> OldMeeting:
    cover = new(cast, "old", starts=None, ends=None)
    return OldMeeting(PastMeeting(cover, date(2025, 11, 12), "Biên bản số 12"))


@arrange("meetings.record_history")
def record_history(at: datetime) -> Acts:
    cast = make_cast()
    given = {"old": _old(cast), "at": at}
    return Acts(given | {"by": cast.actor("clerk")}, given | {"by": cast.actor("stranger")})


@arrange("meetings.add_owed")
def add_owed(at: datetime) -> Acts:
    cast = make_cast()
    clerk = cast.actor("clerk")
    meeting = actions.record_history(old=_old(cast), by=clerk, at=at)
    one = StillOwed("Thu gom rác", cast.units["commune-office"], date(2026, 3, 31))
    given = {"meeting": meeting, "one": one, "at": at}
    return Acts(given | {"by": clerk}, given | {"by": cast.actor("stranger")})
