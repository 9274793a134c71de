"""A matter whose legal clocks are kept: what an upper room says of it, and the clocks in words.

Any room may have one: a docket, a complaint. Its facts are found by (kind, code).
"""

from dataclasses import dataclass
from datetime import date

from hoiam.commitments.models import ClockFact, Commitment
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.shapes import Act, Clock, Criterion, Fact, Ground, Matter, Place
from hoiam.core.law.rulebook.shapes import Event
from hoiam.units.models import Unit

# What a unit owes by each clock. A clock without a line here is the right of a person, as to
# complain a second time: it is shown with the others, and is nobody's work.
OWED = {
    "accept": "Thụ lý hoặc từ chối",
    "decide": "Ra quyết định giải quyết khiếu nại",
    "send": "Gửi quyết định, kết luận",
    "publish": "Công khai kết quả",
    "tell": "Báo người tố cáo và người bị tố cáo",
    "settle": "Giải quyết tố cáo",
    "act": "Xử lý theo kết luận",
    "answer": "Trả lời việc xử lý",
}
STARTED_BY = {
    Event.RECEIVED: "ngày nhận",
    Event.ACCEPTED: "ngày thụ lý",
    Event.DECIDED: "ngày ra quyết định",
    Event.DECISION_RECEIVED: "ngày nhận được quyết định",
    Event.CONCLUDED: "ngày ra kết luận",
}
ACTS = {
    Act.RECEIVED: "nhận đơn",
    Act.ACCEPTED: "thụ lý",
    Act.REFUSED: "không thụ lý",
    Act.PAUSED: "tạm đình chỉ",
    Act.RESUMED: "tiếp tục giải quyết",
    Act.EXTENDED: "gia hạn",
    Act.DECIDED: "ra quyết định giải quyết",
    Act.CONCLUDED: "ra kết luận",
    Act.DECISION_RECEIVED: "nhận được quyết định",
    Act.ANSWERED: "trả lời",
    Act.WITHDRAWN: "rút đơn",
}


@dataclass(frozen=True, slots=True)
class MatterOf:
    """What an upper room says of its matter: what it is, where it lies, who owes."""

    about: tuple[str, str]
    matter: Matter
    place: Place
    unit: Unit
    assigned_by: Unit


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact as it was written, what it did to the clocks, and the rows that it wrote."""

    fact: ClockFact
    changes: tuple[Change, ...]
    rows: tuple[Commitment, ...]


def fact_of(row: ClockFact) -> Fact:
    """The fact that a row keeps."""
    return Fact(
        day=row.day,
        act=Act(row.act),
        about=row.part,
        paper=paper_words(row.paper_number, row.paper_date),
        ground=Ground(row.ground) if row.ground else None,
        criteria=frozenset(Criterion(one) for one in row.criteria),
    )


def paper_words(number: str, day: date | None) -> str:
    """A paper as it is cited."""
    return number if not number or day is None else f"{number}, {day.day}/{day.month}/{day.year}"


def is_owed(clock: Clock) -> bool:
    """Whether a unit has to do something by it."""
    return clock.spec.code in OWED
