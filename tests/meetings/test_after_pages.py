"""The pages of what comes after a meeting, walked without a browser."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.base import clock
from hoiam.meetings import actions as meetings
from hoiam.meetings import minutes, owed, public_minutes
from hoiam.meetings.models import Meeting, MeetingRating, OutsideAppeal, Question, Raising
from hoiam.publication.actions import Correction
from hoiam.publication.models import Cause
from tests.cast import Cast
from tests.meetings.afterwards import AFTER, DUE, closed, over, published
from tests.meetings.making import STARTS, opened


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day after the meeting."""
    monkeypatch.setattr(clock, "now", lambda: AFTER + timedelta(hours=1))


pytestmark = pytest.mark.usefixtures("now")


def test_a_conclusion_is_written_and_one_without_a_date_comes_back(cast: Cast) -> None:
    meeting = opened(cast)
    browser, url = cast.browser("clerk"), reverse("office:meeting-conclusions", args=[meeting.code])
    typed = {"text": "Sửa cầu thôn 2", "unit": cast.units["commune-office"].code, "due_on": ""}

    refused = browser.post(url, typed)

    assert refused.status_code == 422
    assert "Sửa cầu thôn 2" in refused.content.decode()
    assert browser.post(url, typed | {"due_on": DUE.isoformat()}).status_code == 302
    assert "Sửa cầu thôn 2" in browser.get(url).content.decode()


def test_minutes_are_closed_published_and_sent_on_pages(cast: Cast) -> None:
    meeting = over(cast)
    browser = cast.browser("clerk")
    page = reverse("office:meeting-minutes", args=[meeting.code])
    browser.post(page, {"preface": "Có mặt 40 hộ dân.", "ending": ""})
    assert "Có mặt 40 hộ dân." in browser.get(page).content.decode()
    browser.post(reverse("office:meeting-close", args=[meeting.code]))
    assert Meeting.objects.get(pk=meeting.pk).state == "closed"
    public = reverse("office:meeting-public", args=[meeting.code])
    assert "Bao giờ sửa đường thôn 3?" in browser.get(public).content.decode()
    browser.post(public, {"save": "1"})
    seen = browser.get(public).context["seen"]
    browser.post(public, {"publish": "1", "seen": seen})
    where = {"where": "Nhà văn hóa 5 thôn", "on": "2026-10-23"}
    sent = browser.post(reverse("office:meeting-sent", args=[meeting.code]), where)

    assert sent.status_code == 302
    shown = Client().get(reverse("public:meeting-minutes", args=[meeting.code])).content.decode()
    for said in ("Tháng 12 sửa.", "Rà soát các tuyến đường", "Nhà văn hóa 5 thôn", "20/11/2026"):
        assert said in shown
    assert "Lò Thị Mẫu" not in shown


@pytest.mark.parametrize("media", ["pdf", "docx"])
def test_minutes_are_taken_away_as_a_file(cast: Cast, media: str) -> None:
    meeting = closed(cast)

    file = cast.browser("clerk").get(
        reverse("office:meeting-paper", args=[meeting.code, "bien-ban", media])
    )

    assert file.content[:2] == (b"%P" if media == "pdf" else b"PK")


@pytest.mark.parametrize("path", ["bien-ban", "van-ban/bien-ban/pdf", "van-ban/thong-bao/docx"])
def test_minutes_of_others_are_read_only_as_they_were_released(cast: Cast, path: str) -> None:
    meeting = published(cast)
    url = f"/van-phong/cuoc-gap/{meeting.code}/{path}"

    assert cast.browser("other-leader").get(url).status_code == 403
    assert cast.browser("front").get(url).status_code == 200
    assert cast.browser("handler").get(url).status_code == 200


@pytest.mark.parametrize("kind", ["thong-bao", "chuong-trinh"])
def test_other_papers_are_composed(cast: Cast, kind: str) -> None:
    meeting = closed(cast)
    url = reverse("office:meeting-paper", args=[meeting.code, kind, "docx"])

    assert cast.browser("clerk").get(url).status_code == 200


def test_what_is_owed_is_read_out_on_the_page_of_the_next_meeting(cast: Cast) -> None:
    closed(cast)
    starts = STARTS + timedelta(hours=2)
    second = opened(cast, "m2", at=starts, starts=starts, ends=None)
    browser = cast.browser("clerk")
    (asked, _other) = owed.open_before(second, starts.date())
    url = reverse("office:meeting-read-out", args=[second.code, asked.kind, asked.code])
    assert browser.get(url).status_code == 200

    browser.post(url, {"word": "not-yet", "why": "Chờ vốn tỉnh"})

    page = browser.get(reverse("office:meeting-conclusions", args=[second.code])).content.decode()
    assert "Trước hết: việc còn nợ" in page
    assert "Chờ vốn tỉnh" in page


def test_an_answer_goes_up_is_given_and_printed(cast: Cast) -> None:
    meeting = closed(cast)
    code = Question.objects.get(meeting=meeting, number=2).commitment
    page = reverse("office:meeting-duty", args=[code])
    up = {"unit": cast.units["department"].code, "why": "Lưới điện do tỉnh quản lý"}
    cast.browser("handler").post(reverse("office:meeting-raise", args=[code]), up)
    assert Raising.objects.get().to_unit == cast.units["department"]
    assert (
        "Sở Xây dựng" in cast.browser("leader").get(reverse("office:bottlenecks")).content.decode()
    )

    cast.browser("expert").post(page, {"result_public": "Quý I kéo điện.", "result": ""})

    told = cast.browser("expert").get(page).content.decode()
    assert "Quý I kéo điện." in told
    sheet = cast.browser("clerk").get(reverse("office:meeting-sheet", args=[code, "pdf"]))
    assert sheet.content[:4] == b"%PDF"


def test_people_rate_the_meeting_and_small_numbers_stay_unshown(cast: Cast) -> None:
    meeting = published(cast)
    url, shown = (
        reverse(f"public:{name}", args=[meeting.code])
        for name in ("meeting-rate", "meeting-minutes")
    )
    for nth in range(4):
        Client().post(url, {"mark": "3", "once": f"tap-{nth}"})
    assert "Quá ít nên không hiện" in Client().get(shown).content.decode()

    Client().post(url, {"mark": "1", "once": "tap-9"})

    assert MeetingRating.objects.count() == 5
    assert Client().get(shown).context["ratings"].parts == (
        ("Hài lòng", 4),
        ("Bình thường", 0),
        ("Chưa hài lòng", 1),
    )


def test_the_front_is_asked_in_public_and_decides_in_its_office(cast: Cast) -> None:
    meeting = published(cast)
    question = Question.objects.get(meeting=meeting, number=3)
    url = reverse("public:outside-appeal", args=[meeting.code, question.code])
    Client().post(url, {"text": "Chợ xã bán vàng", "once": "k"})
    asked = OutsideAppeal.objects.get()
    front, page = cast.browser("front"), reverse("office:outside-appeal", args=[asked.code])
    assert asked.code in front.get(reverse("office:outside-appeals")).content.decode()
    assert "Chợ xã bán vàng" in front.get(page).content.decode()

    front.post(page, {"ruling": "upheld", "reasons": "Xã không quản lý giá vàng."})

    assert "Xã không quản lý giá vàng." in Client().get(url).content.decode()
    other = Question.objects.get(meeting=meeting, number=1)
    missing = reverse("public:outside-appeal", args=[meeting.code, other.code])
    assert Client().get(missing).status_code == 404


def test_old_minutes_are_pasted(cast: Cast) -> None:
    typed = {
        "title": "Đối thoại của xã năm 2025", "kind": "dialogue", "audience": "people",
        "held_on": "2025-11-12", "keeper": cast.units["commune-office"].code,
        "hosts": "UBND xã Bản Mẫu", "areas": "Xã Bản Mẫu", "opinions": "trên 30", "answered": "",
        "lines": "1. Đường thôn 3 hỏng -> trả lời: đã có kế hoạch\nRác ven suối -> giao UBND xã",
        "owed": "Thu gom rác ven suối | UBND xã Bản Mẫu | 31/3/2026",
        "themes": "Đường sá\nRác thải", "source": "Biên bản số 12/BB-UBND", "key": "old-1",
    }  # fmt: skip
    browser = cast.browser("clerk")
    assert browser.get(reverse("office:old-minutes")).status_code == 200

    sent = browser.post(reverse("office:old-minutes"), typed)

    assert sent.status_code == 302
    meeting = Meeting.objects.get(history=True)
    assert [str(one) for one in meeting.old_counts.all()] == ["trên 30"]
    starts = STARTS + timedelta(days=1)
    (left,) = owed.open_before(opened(cast, "m2", at=starts, starts=starts, ends=None), DUE)
    assert left.words == "Thu gom rác ven suối"
    page = Client().get(reverse("public:meeting-minutes", args=[meeting.code])).content.decode()
    assert "trên 30" in page
    assert minutes.versions(meeting).count() == 0


def test_a_corrected_result_stands_in_the_register_and_leads_to_its_page(cast: Cast) -> None:
    meeting = published(cast)
    row = minutes.public_of(meeting)
    assert row is not None
    meetings.publish_minutes(
        meeting=meeting, seen=public_minutes.digest(meeting, row), by=cast.actor("clerk"), at=AFTER,
        why=Correction(Cause.MASKING, "che thêm"),
    )  # fmt: skip

    register = Client().get(reverse("public:hidings") + "?loai=dinh-chinh")

    assert meeting.code in register.content.decode()
    led = Client().get(reverse("public:case", args=[meeting.code]))
    assert led.headers["Location"] == reverse("public:meeting-minutes", args=[meeting.code])
