"""Public lists of what is new cost the same with one row and with many."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.commitments import actions as commitments
from hoiam.meetings.models import MeetingKind
from hoiam.reception import actions as reception
from hoiam.reception.actions import Wanted
from tests.cast import NOW, Cast
from tests.meetings.making import STARTS, announced

pytestmark = pytest.mark.django_db


def _statements(address: str) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as asked:
        page = Client().get(address).content.decode()
    return len(asked), page


def _session(cast: Cast, day: int) -> None:
    session = announced(
        cast, f"s{day}", kind=MeetingKind.RECEPTION, title="Tiếp công dân",
        starts=STARTS + timedelta(days=day), ends=None,
    )  # fmt: skip
    wanted = Wanted(
        f"k{day}", cast.units["commune-ubnd"], (STARTS + timedelta(days=day)).date(),
        session=session,
    )  # fmt: skip
    reception.book_turn(wanted=wanted, by=cast.actor("public"), at=NOW)


@pytest.mark.usefixtures("clock")
def test_schedule_costs_the_same_with_many_sessions(cast: Cast) -> None:
    _session(cast, 0)
    _statements("/tiep-cong-dan")
    few, _page = _statements("/tiep-cong-dan")
    for day in range(1, 8):
        _session(cast, day)

    many, page = _statements("/tiep-cong-dan")

    assert page.count("Đã có 1 lượt đăng ký") == 8
    assert many == few


@pytest.mark.usefixtures("clock")
def test_list_of_topics_costs_the_same_with_many_topics(cast: Cast) -> None:
    by = cast.actor("administrator")
    case = cast.receive().case

    def write(order: int) -> None:
        topic = commitments.write_topic(
            name=f"Chủ đề số {order}", order=order, valid_from=date(2026, 1, 1), by=by, at=NOW
        )
        about = ("case", case.code)
        commitments.tag(topic=topic, about=about, by=cast.actor("handler"), at=NOW)

    write(1)
    _statements("/chu-de")
    few, _page = _statements("/chu-de")
    for order in range(2, 9):
        write(order)

    many, page = _statements("/chu-de")

    assert "Chủ đề số 8" in page
    assert many == few
