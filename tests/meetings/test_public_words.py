"""What strangers read of a promise before anybody released its words: masked, of public meetings
alone, nothing of what was hidden, and at the same price however many there are."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoiam.base import clock
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome
from hoiam.core.refusals import Invalid
from hoiam.meetings import actions as meetings
from hoiam.meetings import minutes, owed, public_minutes
from hoiam.meetings.actions import Concluded, Masked
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.publication import actions as publication
from hoiam.publication.actions import What, Why
from hoiam.publication.openness import Part
from tests.cast import Cast
from tests.meetings.afterwards import AFTER, DUE, closed, duty, published
from tests.meetings.making import STARTS, held, opened

LATER = STARTS + timedelta(hours=5)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER + timedelta(hours=2))


def _left(cast: Cast, key: str, *texts: str, **changes: Any) -> Meeting:
    """A meeting of which nothing but these conclusions is left."""
    meeting, clerk = opened(cast, key, **changes), cast.actor("clerk", at=STARTS)
    for text in texts:
        said = Concluded(text, cast.units["commune-office"], DUE)
        meetings.conclude(meeting=meeting, said=said, by=clerk, at=STARTS)
    after = cast.actor("clerk", at=AFTER)
    return meetings.end(meeting=meeting, held=held(meeting), by=after, at=AFTER)


def _next(cast: Cast) -> str:
    after = opened(cast, "next", starts=LATER, ends=None, at=LATER)
    return reverse("public:meeting", args=[after.code])


def test_agenda_masks_what_nobody_released_and_leaves_out_the_offices_own(cast: Cast) -> None:
    _left(cast, "open", "Hỗ trợ hộ bà Lò Thị Mẫu, số 0912 345 678")
    _left(cast, "cell", "Việc riêng của chi bộ", kind=MeetingKind.CELL, title="Họp chi bộ thôn")

    shown = Client().get(_next(cast)).content.decode()

    assert "Hỗ trợ hộ" in shown
    for kept in ("0912 345 678", "Lò Thị Mẫu", "Việc riêng của chi bộ", "Họp chi bộ thôn"):
        assert kept not in shown


def test_agenda_says_nothing_of_minutes_that_were_hidden(cast: Cast) -> None:
    meeting = published(cast)
    page = meeting.public_minutes.page
    assert page is not None
    address = _next(cast)
    assert "Rà soát các tuyến đường" in Client().get(address).content.decode()

    publication.hide(
        page=page, what=What(Part.WHOLE), why=Why("personal-data", "Lộ tên"), unit=meeting.unit,
        by=cast.actor("leader", at=AFTER), at=AFTER,
    )  # fmt: skip

    assert "Rà soát các tuyến đường" not in Client().get(address).content.decode()


def test_agenda_and_topic_say_what_a_human_released_and_no_word_more(cast: Cast) -> None:
    meeting = closed(cast)
    by, at = cast.actor("clerk", at=AFTER), AFTER
    lines = {one.name: one.masked for one in public_minutes.fields_of(meeting)}
    lines["conclusion-1"] = "Rà soát một tuyến đường."
    row = meetings.prepare_public(meeting=meeting, masked=Masked(lines), by=by, at=at)
    seen = public_minutes.digest(meeting, row)
    meetings.publish_minutes(meeting=meeting, seen=seen, by=by, at=at)
    keeper = cast.actor("administrator")
    topic = commitments.write_topic(
        name="Đường", order=1, valid_from=DUE.replace(month=1), by=keeper, at=at
    )
    about = ("conclusion", meeting.conclusions.get().code)
    commitments.tag(topic=topic, about=about, by=cast.actor("handler", at=at), at=at)

    for address in (_next(cast), reverse("public:topic", args=[topic.code])):
        shown = Client().get(address).content.decode()
        assert "Rà soát một tuyến đường." in shown
        assert "các tuyến đường thôn hư hỏng" not in shown


def test_agenda_costs_the_same_however_much_is_owed(cast: Cast) -> None:
    _left(cast, "few", "Việc 1")
    address = _next(cast)
    Client().get(address)
    with CaptureQueriesContext(connection) as few:
        Client().get(address)
    _left(cast, "many", *(f"Việc {number}" for number in range(2, 12)))

    with CaptureQueriesContext(connection) as many:
        assert "Việc 11" in Client().get(address).content.decode()

    assert len(many) == len(few)


def test_public_words_take_no_denunciation(cast: Cast) -> None:
    masked = Masked({"text-1": "Tôi tố cáo ông A tham ô."})
    by = cast.actor("clerk", at=AFTER)

    with pytest.raises(Invalid) as refused:
        meetings.prepare_public(meeting=closed(cast), masked=masked, by=by, at=AFTER)

    assert refused.value.code == "meetings.denunciation-told"


@pytest.mark.parametrize("step", ["fulfil", "leave_undone", "ask_new_date", "accept_new_date"])
def test_no_step_of_what_was_given_takes_a_denunciation(cast: Cast, step: str) -> None:
    meeting = _left(cast, "given", "Sửa cầu")
    given = duty(meeting.conclusions.get().commitment)
    words, at = "Tôi tố cáo ông A tham ô.", AFTER
    who = {"fulfil": "handler", "ask_new_date": "handler"}.get(step, "secretary")
    by = cast.actor(who if who in cast.officers else "leader", at=at)
    told: dict[str, Any] = (
        {"reason": words, "due_on": DUE + timedelta(days=9)}
        if step.endswith("date")
        else {"outcome": Outcome("Đã sửa", words)}
    )

    with pytest.raises(Invalid) as refused:
        getattr(commitments, step)(commitment=given, by=by, at=at, **told)

    assert refused.value.code == "commitments.no-denunciation"


def test_sheet_that_is_read_aloud_names_nobody(cast: Cast) -> None:
    meeting = _left(cast, "aloud", "Giúp bà Lò Thị Mẫu sửa nhà")
    one = owed.of(meeting)[0]

    paper = minutes.sheet(one, "Đã giúp bà Lò Thị Mẫu, gọi 0912 345 678.", one.unit)

    said = str(minutes.content_of(paper))
    assert "sửa nhà" in said
    assert "Lò Thị Mẫu" not in said and "0912 345 678" not in said
