"""What was promised is said not to be kept with one's own code; topics show public things alone."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import Outcome
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment
from tests.cast import NOW, Cast
from tests.web.public.conftest import SECRET, publish, track

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 2)


def given(cast: Cast) -> tuple[Client, str, Commitment]:
    """Somebody's promise in an answer, and the code that opens it."""
    received = cast.receive()
    reply = Reply(
        result="promised", text="Sẽ thay cống.", promise="Thay cống mới", promise_due_on=DUE,
        paper_number="118/TB-UBND",
    )  # fmt: skip
    cast.answered(reply=reply)  # the same key: the same case
    promise = Commitment.objects.get(kind="promise")
    return Client(), received.accepted.tracking_code, promise


def say(client: Client, page: str, promise: Commitment, words: str = "") -> int:
    once = page.split('name="once" value="', 2)[1].split('"')[0] if 'name="once"' in page else "x"
    typed = {"viec": promise.code, "once": once, "words": words}
    return client.post("/tra-cuu/chua-giu-loi", typed).status_code


def test_promise_is_said_not_to_be_kept_with_the_code(cast: Cast, clock: list[datetime]) -> None:
    client, code, promise = given(cast)
    assert "Chưa giữ lời" not in track(client, code)
    assert say(client, "", promise) == 409  # its day has not come
    stranger = Client()
    assert stranger.post("/tra-cuu/chua-giu-loi", {"viec": promise.code}).status_code == 302
    assert not Unkept.objects.exists()

    clock.append(NOW + timedelta(days=40))
    page = track(client, code)
    assert "Chưa giữ lời" in page
    assert say(client, page, promise, "Tố cáo ông Mẫu nhận tiền") == 422
    assert say(client, page, promise, SECRET) == 302
    page = track(client, code)
    assert "UBND xã bản mẫu phải trả lời trước hết ngày" in page
    said = Unkept.objects.get()
    assert said.answer.unit == cast.units["commune-ubnd"]
    done = Outcome("Đã phê bình, thay trong tuần", "Thay trong tuần này.")
    commitments.fulfil(commitment=said.answer, outcome=done, by=cast.actor("leader"), at=clock[-1])
    assert "Thay trong tuần này." in track(client, code)
    # Somebody else's code opens another matter alone.
    other = cast.receive("k2", area=cast.units["other"]).accepted.tracking_code
    track(stranger, other)
    assert say(stranger, "", promise) == 404


def test_topic_shows_what_is_public_with_its_counts(cast: Cast, clock: list[datetime]) -> None:
    _client, _code, promise = given(cast)
    hidden = cast.receive("k2", text=f"Đường hỏng, {SECRET}").case
    by = cast.actor("administrator")
    commitments.install_topics(by=by, at=NOW)
    topic = commitments.write_topic(
        name="Cống rãnh", order=1, valid_from=date(2026, 1, 1), by=by, at=NOW
    )
    for about in ((promise.about_kind, promise.about_code), ("case", hidden.code)):
        commitments.tag(topic=topic, about=about, by=cast.actor("handler"), at=NOW)
    page = Client().get("/chu-de/cong-ranh").content.decode()
    assert "Chưa có điều gì công khai ở chủ đề này" in page

    publish(cast, Case.objects.get(code=promise.about_code))
    clock.append(NOW + timedelta(days=40))
    page = Client().get("/chu-de/cong-ranh").content.decode()
    assert "Cống vỡ trước trường" in page
    assert "Thay cống mới" in page
    assert "0 trên 1 bị nói chưa giữ lời" in page
    assert hidden.code not in page and SECRET not in page
    assert 'href="/chu-de/cong-ranh"' in Client().get("/chu-de").content.decode()
    assert Client().get("/chu-de/khong-co").status_code == 404
