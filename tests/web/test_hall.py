"""The hall in a browser: one box, a receipt at once; the screen; the moderator; the note-taker."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hoiam.commitments.models import Commitment
from hoiam.meetings import actions as meetings
from hoiam.meetings import questions
from hoiam.meetings.actions import Concluded
from hoiam.meetings.models import Hall, Meeting, Question, Remark
from hoiam.voices.models import Voice
from tests.cast import Cast, make_cast
from tests.meetings.asking import asked, question
from tests.meetings.making import STARTS, announced, ended, held, opened

SECRET = "0987654321"


@pytest.fixture(autouse=True)
def _plain_static(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.STATIC_ROOT.mkdir(exist_ok=True)


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with time_machine.travel(STARTS + timedelta(minutes=5), tick=False):
        yield make_cast()


def hall_of(cast: Cast, meeting: Meeting) -> Hall:
    return meetings.prepare_hall(meeting=meeting, by=cast.actor("clerk"), at=STARTS)


@pytest.fixture
def hall(cast: Cast) -> Hall:
    """A dialogue that has begun, with its short code."""
    return hall_of(cast, opened(cast))


def once(page: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page)
    assert found
    return found[1]


def send(client: Client, hall: Hall, text: str = "Bao giờ có đường?", **more: str) -> str:
    """One question from a telephone; the receipt."""
    key = once(client.get(f"/hoi/{hall.code}").content.decode())
    answer = client.post(f"/hoi/{hall.code}", {"text": text, "once": key} | more)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def secret_on(page: str) -> str:
    found = re.search(r'class="code secret">([0-9A-Z-]+)<', page)
    assert found, page
    return found[1]


def test_telephone_in_the_hall_asks_and_follows_with_the_code_of_its_receipt(
    client: Client, cast: Cast, hall: Hall
) -> None:
    page = send(client, hall, name="Lò Thị Mẫu", phone="0900 000 123")

    assert "câu hỏi số 1" in page
    code = secret_on(page)
    answer = client.post("/tra-cuu", {"code": code}, follow=True)
    mine = answer.content.decode()
    assert answer.redirect_chain[-1][0] == "/tra-cuu/cau-hoi"
    assert "Chưa có kết quả" in mine
    assert "Bao giờ có đường?" in mine
    assert "no-store" in answer["Cache-Control"]
    assert Voice.objects.get().channel == "hall"


def test_second_tap_gives_the_same_receipt(client: Client, hall: Hall) -> None:
    key = once(client.get(f"/hoi/{hall.code}").content.decode())
    typed = {"text": "Bao giờ có đường?", "once": key}

    pages = [client.post(f"/hoi/{hall.code}", typed).content.decode() for _ in range(2)]

    assert secret_on(pages[0]) == secret_on(pages[1])
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, "Chưa có câu hỏi"),
        ({"text": "Bao giờ?", "phone": "12"}, "không đúng"),
        ({"text": "Tố cáo ông Mẫu lấy tiền"}, "có vẻ là tố cáo"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(
    client: Client, hall: Hall, typed: dict[str, str], says: str
) -> None:
    answer = client.post(f"/hoi/{hall.code}", {"name": "Mẫu", "once": "k" * 20} | typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert f">\n{typed['text']}</textarea>" in page or typed["text"] == ""
    assert 'value="Mẫu"' in page
    assert not Voice.objects.exists()


def test_short_code_is_typed_as_people_type(client: Client, hall: Hall) -> None:
    assert client.get("/hoi", {"ma": hall.code.lower()})["Location"] == f"/hoi/{hall.code}"
    assert client.get("/hoi", {"ma": "????"}).status_code == 422
    assert client.get("/hoi/UUUU").status_code == 404


def test_question_from_home_is_the_webs_and_a_flood_without_a_script_waits(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = hall_of(cast, announced(cast))
    monkeypatch.setattr("hoiam.web.public.meetings.asking.MOST_PLAIN", 2)
    with time_machine.travel(STARTS - timedelta(days=3), tick=False):
        page = client.get(f"/hoi/{hall.code}").content.decode()
        assert "data-pow=" in page
        sent = [
            client.post(f"/hoi/{hall.code}", {"text": "Hỏi", "once": f"{n}" * 20}) for n in range(3)
        ]
        again = client.post(f"/hoi/{hall.code}", {"text": "Hỏi", "once": "0" * 20})

    assert [one.status_code for one in [*sent, again]] == [200, 200, 409, 200]
    assert {one.channel for one in Voice.objects.all()} == {"web"}
    assert "data-pow=" not in client.get(f"/hoi/{hall.code}").content.decode()
    for n in range(5):
        send(client, hall, text=f"Câu {n}")


def test_screen_shows_moderated_words_alone_and_data_are_a_few_bytes_when_nothing_changed(
    client: Client, cast: Cast, hall: Hall, django_assert_num_queries: Any
) -> None:
    one = question(cast, hall.meeting, text=f"Ông Mẫu số {SECRET} chưa nhận tiền?")
    state = f"/hoi/{hall.code}/hoi-truong.json"
    before = client.get(state)
    with django_assert_num_queries(1):
        same = client.get(state, headers={"If-None-Match": before["ETag"]})
    by = cast.actor("clerk", at=STARTS)
    meetings.show(question=one, shown="Tiền hỗ trợ bao giờ có?", seen=0, by=by, at=STARTS)
    meetings.put_on_screen(hall=hall, question=one, by=by, at=STARTS)
    due = STARTS.date() + timedelta(days=20)
    meetings.assign(question=one, unit=cast.units["commune-ubnd"], due_on=due, by=by, at=STARTS)
    after = client.get(state, headers={"If-None-Match": before["ETag"]})
    page = client.get(f"/hoi/{hall.code}/man-hinh").content.decode()

    assert (same.status_code, same.content) == (304, b"")
    told = json.loads(after.content)
    assert (told["words"], told["owner"]) == ("Tiền hỗ trợ bao giờ có?", "UBND xã bản mẫu")
    assert told["line"] == "Câu 1 trong 1 · 0 đã trả lời tại chỗ · 1 đã giao việc"
    for shown in (page, after.content.decode(), before.content.decode()):
        assert SECRET not in shown
    assert "12/11/2026" in page
    assert hall.code in page


def test_screen_begins_with_what_is_owed_and_ends_with_the_mark_of_the_meeting(cast: Cast) -> None:
    ended(cast, "m0")
    before = Meeting.objects.get()
    by, day = cast.actor("clerk", at=STARTS), STARTS.date() + timedelta(days=20)
    said = Concluded("Sửa đập tràn", cast.units["commune-office"], day)
    meetings.conclude(meeting=before, said=said, by=by, at=STARTS)
    now = opened(cast, "m1", starts=STARTS + timedelta(minutes=1))
    screen = f"/hoi/{hall_of(cast, now).code}/man-hinh"

    first = Client().get(screen).content.decode()
    meetings.end(meeting=now, held=held(now), by=by, at=STARTS + timedelta(minutes=5))
    last = Client().get(screen).content.decode()

    assert "Sửa đập tràn" in first
    assert "Chấm cuộc gặp này" not in first
    assert f"/gap-dan/{now.code}/cham" in last
    assert "Sửa đập tràn" not in last


def test_what_is_owed_says_no_words_that_nobody_moderated(cast: Cast, hall: Hall) -> None:
    bare, shown = (question(cast, hall.meeting, text) for text in ("Câu chưa đọc", "Câu đã đọc"))
    by, day = cast.actor("clerk", at=STARTS), STARTS.date() + timedelta(days=20)
    shown = meetings.show(question=shown, shown="Câu đã đọc", seen=0, by=by, at=STARTS)
    unit = cast.units["commune-ubnd"]
    for one in (bare, shown):
        meetings.assign(question=one, unit=unit, due_on=day, by=by, at=STARTS)

    owed = Commitment.objects.filter(kind="conclusion").order_by("id")
    assert list(owed.values_list("what", flat=True)) == [
        "Trả lời câu hỏi số 1",
        "Trả lời câu hỏi số 2: Câu đã đọc",
    ]


def test_moderator_lets_the_hall_read_holds_back_and_gathers(cast: Cast, hall: Hall) -> None:
    clerk, address = cast.browser("clerk"), f"/van-phong/cuoc-gap/{hall.meeting.code}/hoi-truong"
    texts = (
        "Đường vào thôn 3 bao giờ được đổ bê tông?",
        "Thôn 3 hỏi: đường bê tông bao giờ đổ?",
        f"Anh tôi số điện thoại {SECRET} bị mất bò",
    )
    rows = [
        question(cast, hall.meeting, key, text=text) for key, text in zip("abc", texts, strict=True)
    ]

    page = clerk.get(address).content.decode()
    assert "Gộp với câu 1" in page
    assert page.count(SECRET) == 1  # the words themselves; the proposal is covered

    def press(one: Question, do: str, **more: str) -> Any:
        typed = {"question": one.code, "seen": str(one.version), "do": do} | more
        return clerk.post(address, typed)

    assert press(rows[0], "show-now", shown="Bao giờ đổ đường thôn 3?").status_code == 302
    assert press(rows[1], "gather", under="1").status_code == 302
    assert press(rows[2], "hold", why="").status_code == 422
    assert press(rows[2], "hold", why="Chuyện riêng của một gia đình").status_code == 302
    assert press(rows[0], "show", shown="Cũ").status_code == 422  # a version that is gone
    found = {row.number: row for row in questions.questions(hall.meeting)}
    assert found[2].gathered_under == found[1]
    assert found[3].held_why
    assert Hall.objects.get().now == found[1]
    assert "Chờ duyệt: 0" in clerk.get(address).content.decode()


def test_note_taker_sends_each_sentence_once_and_in_any_state_of_the_line(
    cast: Cast, hall: Hall
) -> None:
    clerk = cast.browser("clerk")
    address = f"/van-phong/cuoc-gap/{hall.meeting.code}/hoi-truong"
    ask = {"op": "ask", "key": "k-ask-0001", "text": "Bao giờ có nước?", "way": "microphone"}
    note = {"op": "note", "key": "k-note-001", "question_key": "k-ask-0001", "text": "Bà hỏi."}
    ended = {
        "op": "end", "key": "k-end-0001", "question_key": "k-ask-0001", "how": "assigned",
        "unit": "ubnd xã bản mẫu", "due_on": "2026-11-20", "seen": "0",
    }  # fmt: skip
    for typed in (ask, ask, note, note, ended, ended):
        answer = clerk.post(f"{address}/ghi/gui", typed)
        assert answer.status_code == 200, answer.content.decode()

    assert (Question.objects.count(), Remark.objects.count()) == (1, 1)
    assert Commitment.objects.filter(about_kind="question").count() == 1
    state = clerk.get(f"{address}/cau-hoi.json")
    row = state.json()["questions"][0]
    assert (row["due"], row["unit"]) == ("20/11/2026", "UBND xã bản mẫu")
    assert row["remarks"] == ["Bà hỏi."]
    same = clerk.get(f"{address}/cau-hoi.json", headers={"If-None-Match": state["ETag"]})
    assert same.status_code == 304
    refused = clerk.post(f"{address}/ghi/gui", ask | {"key": "k-ask-0002", "text": "Tố cáo sai"})
    assert refused.status_code == 422
    assert "tố cáo" in refused.json()["refused"]["what"]


def test_two_note_takers_overwrite_nobody(cast: Cast, hall: Hall) -> None:
    address = f"/van-phong/cuoc-gap/{hall.meeting.code}/hoi-truong/ghi/gui"
    one = question(cast, hall.meeting)
    ends = {
        who: {
            "op": "end", "key": f"k-{who}-0001", "question": one.code, "how": "answered",
            "answer": f"Lời của {who}", "seen": "1",
        }
        for who in ("clerk", "leader")
    }  # fmt: skip
    first = cast.browser("clerk").post(address, ends["clerk"])
    second = cast.browser("leader").post(address, ends["leader"])

    one.refresh_from_db()
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["kept"]
    assert one.answer == "Lời của clerk"
    assert "Lời của leader" in questions.remarks_of(one)[0].text


def test_pages_of_the_hall_open_for_who_keeps_the_record_alone(cast: Cast, hall: Hall) -> None:
    one = asked(cast, hall.meeting).question
    base = f"/van-phong/cuoc-gap/{hall.meeting.code}/hoi-truong"
    addresses = [base, f"{base}/ghi", f"{base}/cau-hoi.json", f"/van-phong/cau-hoi/{one.code}"]

    for address in addresses:
        assert cast.browser("clerk").get(address).status_code == 200
        assert cast.browser("stranger").get(address).status_code in (403, 404)
        assert cast.browser("nobody").get(address).status_code == 302


def test_question_page_ends_it_without_a_script(cast: Cast, hall: Hall) -> None:
    one = question(cast, hall.meeting)
    clerk, address = cast.browser("clerk"), f"/van-phong/cau-hoi/{one.code}"
    typed = {"do": "end", "key": "k-page-0001", "seen": "1", "how": "assigned", "unit": "xã"}

    unclear = clerk.post(address, typed | {"due_on": "2026-11-20"})
    without_day = clerk.post(address, typed | {"unit": "UBND xã bản mẫu"})
    done = clerk.post(address, typed | {"how": "outside", "why": "Việc của điện lực"})

    assert [one.status_code for one in (unclear, without_day, done)] == [422, 422, 302]
    assert "khớp với" in unclear.content.decode()
    one.refresh_from_db()
    assert one.outcome == "outside"


def test_asker_takes_the_question_out_of_its_group(client: Client, cast: Cast, hall: Hall) -> None:
    first = question(cast, hall.meeting)
    code = secret_on(send(client, hall))
    second = Question.objects.get(number=2)
    by = cast.actor("clerk", at=STARTS)
    meetings.gather(question=second, under=first, by=by, at=STARTS)
    page = client.post("/tra-cuu", {"code": code}, follow=True).content.decode()
    assert "gộp với câu số 1" in page

    answer = client.post("/tra-cuu/cau-hoi/tach", follow=True)

    assert "đứng riêng" in answer.content.decode()
    second.refresh_from_db()
    assert second.gathered_under is None
    assert client.post("/tra-cuu/cau-hoi/tach").status_code == 409
