"""The public calendar: coming first, what was postponed and why, poster, feeds; plans stay inside."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Came
from hoiam.meetings.models import Group, MeetingKind
from tests.cast import Cast, later, make_cast
from tests.meetings.making import STARTS, announced, ended, planned

LIST = "/gap-dan"


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[None]:
    with time_machine.travel(later(3), tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_calendar_says_what_was_postponed_and_why(cast: Cast, client: Client) -> None:
    planned(cast, "inside", title="Chưa công bố")
    meeting = announced(cast)
    meetings.postpone(
        meeting=meeting, starts=STARTS + timedelta(days=7), ends=None,
        reason="Lãnh đạo đi chống bão", by=cast.actor("leader"), at=later(1),
    )  # fmt: skip

    page = client.get(LIST).content.decode()
    one = client.get(f"{LIST}/{meeting.code}").content.decode()
    poster = client.get(f"{LIST}/{meeting.code}/ap-phich").content.decode()

    assert "Chưa công bố" not in page
    assert "Thứ Sáu, 30/10/2026" in page
    for shown in (page, one):
        assert "Lãnh đạo đi chống bão" in shown
    assert "<s>23/10/2026, 08:00</s>" in one
    assert "data:image/svg" in poster
    assert len(client.get(LIST).content) < 60_000


def test_feed_moves_an_entry_and_calls_one_off(cast: Cast, client: Client) -> None:
    moved, off = announced(cast, "moved"), announced(cast, "off")
    by = cast.actor("leader")
    meetings.postpone(
        meeting=moved,
        starts=STARTS + timedelta(days=7),
        ends=None,
        reason="Bão",
        by=by,
        at=later(1),
    )
    meetings.cancel(meeting=off, reason="Bão", by=by, at=later(1))

    for address in (f"{LIST}.ics", f"{LIST}/don-vi/t-commune.ics"):
        text = client.get(address).content.decode().replace("\r\n ", "")
        assert text.count("BEGIN:VEVENT") == 2
        assert "DTSTART:20261030T010000Z" in text
        assert f"UID:{off.code}@" in text
        assert text.count("STATUS:CANCELLED") == 1
        assert text.count("SEQUENCE:1") == 2
    assert "BEGIN:VEVENT" not in client.get(f"{LIST}/don-vi/t-other.ics").content.decode()


def test_few_people_are_not_counted_in_public(cast: Cast, client: Client) -> None:
    meeting = ended(cast)
    came = (Came(Group.RESIDENTS, 30), Came(Group.HAMLETS, 2))
    meetings.count_turnout(meeting=meeting, came=came, by=cast.actor("clerk"), at=STARTS)

    page = client.get(f"{LIST}/{meeting.code}").content.decode()

    assert "ít người, không nêu số" in page
    assert "người đứng đầu trực tiếp" in page


def test_late_announcement_says_so(cast: Cast, client: Client) -> None:
    meeting = announced(cast, at=STARTS - timedelta(days=2))

    page = client.get(f"{LIST}/{meeting.code}").content.decode()

    assert "muộn so với luật" in page


def test_place_at_a_coming_reception_is_booked_from_its_page(cast: Cast, client: Client) -> None:
    meeting = announced(cast, kind=MeetingKind.RECEPTION)

    page = client.get(f"{LIST}/{meeting.code}").content.decode()

    assert f"/tiep-cong-dan/{meeting.code}/dang-ky" in page


@pytest.mark.parametrize("rest", ["", "/ap-phich"])
def test_plan_is_not_there_for_strangers(cast: Cast, client: Client, rest: str) -> None:
    meeting = planned(cast)

    assert client.get(f"{LIST}/{meeting.code}{rest}").status_code == 404
    assert client.get(LIST).status_code == 200
