"""Acts on questions and in the hall that work, and ones that are refused."""

from datetime import date, datetime

from hoiam.meetings import actions
from hoiam.meetings.actions import Asked
from hoiam.meetings.models import Hall, Meeting, Question, Way
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.meetings.asking import question
from tests.meetings.making import STARTS, opened


def _hall(cast: Cast) -> tuple[Meeting, Question, Hall]:
    """A meeting that is open, one question, its hall."""
    meeting = opened(cast)
    by = cast.actor("clerk")
    return meeting, question(cast, meeting), actions.prepare_hall(meeting=meeting, by=by, at=STARTS)


def _shown(cast: Cast) -> tuple[Question, Hall]:
    _, one, hall = _hall(cast)
    by = cast.actor("clerk")
    one = actions.show(question=one, shown="Bao giờ có đường?", seen=0, by=by, at=STARTS)
    return one, hall


@arrange("meetings.ask")
def ask(at: datetime) -> Acts:
    del at
    cast = make_cast()
    asked = Asked(key="q", text="Bao giờ có đường?", way=Way.HALL)
    works = {"meeting": opened(cast), "asked": asked, "by": cast.actor("public"), "at": STARTS}
    return Acts(works, works | {"asked": Asked(key="p", text=" ", way=Way.HALL)})


@arrange("meetings.prepare_hall")
def prepare_hall(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {"meeting": opened(cast), "by": cast.actor("clerk"), "at": STARTS}
    return Acts(works, works | {"by": cast.actor("stranger")})


@arrange("meetings.note")
def note(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "key": "k", "text": "Bà Mẫu hỏi.", "heard": STARTS,
        "by": cast.actor("clerk"), "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"text": " "})


@arrange("meetings.show")
def show(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "shown": "Bao giờ có đường?", "seen": 0,
        "by": cast.actor("clerk"), "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"by": cast.actor("stranger")})


@arrange("meetings.hold_back")
def hold_back(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "why": "Nêu tên một gia đình", "seen": 0,
        "by": cast.actor("clerk"), "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"why": ""})


@arrange("meetings.put_on_screen")
def put_on_screen(at: datetime) -> Acts:
    del at
    cast = make_cast()
    one, hall = _shown(cast)
    works = {"hall": hall, "question": one, "by": cast.actor("clerk"), "at": STARTS}
    return Acts(works, works | {"by": cast.actor("stranger")})


@arrange("meetings.gather")
def gather(at: datetime) -> Acts:
    del at
    cast = make_cast()
    meeting, first, _ = _hall(cast)
    second = question(cast, meeting, "q2")
    works = {"question": second, "under": first, "by": cast.actor("clerk"), "at": STARTS}
    return Acts(works, works | {"under": second})


@arrange("meetings.ungather")
def ungather(at: datetime) -> Acts:
    del at
    cast = make_cast()
    meeting, first, _ = _hall(cast)
    second = question(cast, meeting, "q2")
    by = cast.actor("clerk")
    second = actions.gather(question=second, under=first, by=by, at=STARTS)
    works = {"question": second, "by": cast.actor("public"), "at": STARTS}
    return Acts(works, works | {"question": first})


@arrange("meetings.answer_on_spot")
def answer_on_spot(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "answer": "Tháng tới.", "by": cast.actor("clerk"), "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"answer": ""})


@arrange("meetings.assign")
def assign(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "unit": cast.units["commune-ubnd"],
        "due_on": date(2026, 11, 20), "by": cast.actor("clerk"), "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"unit": cast.units["commune"]})


@arrange("meetings.put_outside")
def put_outside(at: datetime) -> Acts:
    del at
    cast = make_cast()
    works = {
        "question": _hall(cast)[1], "why": "Việc của điện lực", "by": cast.actor("clerk"),
        "at": STARTS,
    }  # fmt: skip
    return Acts(works, works | {"why": ""})
