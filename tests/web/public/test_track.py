"""Tracking: the code opens one's own case and nothing of anybody else."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case, Rating
from hoiam.voices import actions as voices
from hoiam.voices.models import Attachment, Receipt, Voice
from hoiam.voices.told import Reach
from hoiam.web.public import cookies
from tests.cast import NOW, later
from tests.web.public.conftest import SECRET, publish, track


def photo() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(content, "JPEG")
    return SimpleUploadedFile("sau.jpg", content.getvalue())


def once(page: str, prefix: str = "") -> str:
    """The token that makes a retry the same record."""
    found = re.search(rf'name="{prefix}once" value="([^"]+)"', page)
    assert found
    return found[1]


def test_code_travels_in_the_form_and_never_in_an_address(client, cast) -> None:
    received = cast.receive()
    code = received.accepted.tracking_code

    answer = client.post("/tra-cuu", {"code": code.lower().replace("-", " ")})

    assert answer["Location"] == "/tra-cuu/cua-toi"
    cookie = client.cookies[cookies.VISIT]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/tra-cuu"
    assert code not in cookie.value
    page = client.get("/tra-cuu/cua-toi")
    assert "no-store" in page["Cache-Control"]
    assert received.accepted.reference in page.content.decode()
    assert code not in page.content.decode()


def test_reference_in_the_address_is_only_shown(client, cast) -> None:
    reference = cast.receive().accepted.reference

    page = client.get(f"/tra-cuu?so={reference}<b>").content.decode()

    assert reference in page
    assert "<b>" not in page.split("</h1>")[1].split("<form")[0].replace(f"<b>{reference}", "")
    assert "Cống" not in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Chưa nhập mã tra cứu."),
        ("7KQ-4M2", "có 6 ký tự, mã đúng có 18"),
        ("7KQ-4M2-XD3-HT8-9PW-UUU", "ký tự không dùng trong mã: U"),
    ],
)
def test_slip_of_the_hand_is_named(client, cast, typed, says) -> None:
    answer = client.post("/tra-cuu", {"code": typed})

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_well_formed_code_of_nobody_says_nothing_about_anybody(client, cast) -> None:
    unused = voices.reserve_receipts(
        desk=cast.units["commune-office"], size=1, by=cast.actor("clerk"), at=NOW
    )[1][0]

    answer = client.post("/tra-cuu", {"code": unused.tracking_code})

    assert answer.status_code == 422
    assert "không mở được hồ sơ nào" in answer.content.decode()
    assert cookies.VISIT not in answer.cookies


def test_page_closes_after_half_an_hour_and_at_once_when_asked(client, cast) -> None:
    track(client, cast.receive().accepted.tracking_code)

    client.post("/tra-cuu/dong")

    assert client.get("/tra-cuu/cua-toi")["Location"] == "/tra-cuu"


def test_forged_cookie_opens_nothing(cast) -> None:
    stranger = Client()
    stranger.cookies[cookies.VISIT] = f"{cast.receive().accepted.voice.code}:0123456789abcdef"

    assert stranger.get("/tra-cuu/cua-toi")["Location"] == "/tra-cuu"


def test_code_replaced_at_the_desk_closes_what_the_old_one_opened(client, cast) -> None:
    track(client, cast.receive().accepted.tracking_code)

    voices.replace_receipt(
        receipt=Receipt.objects.get(), desk=cast.units["commune-office"],
        checked_by="xem giấy tờ", by=cast.actor("clerk"), at=later(1),
    )  # fmt: skip

    assert client.get("/tra-cuu/cua-toi")["Location"] == "/tra-cuu"


def test_own_page_says_who_owes_what_by_when_and_why(client, cast) -> None:
    page = track(client, cast.receive().accepted.tracking_code)

    assert "16/10/2026" in page
    assert "Phòng Kinh tế xã bản mẫu" in page
    assert "còn 10 ngày làm việc" in page
    assert "10 ngày làm việc, tính từ ngày 3/10/2026" in page
    assert "Chưa ai." in page


def test_answer_is_read_in_full_with_its_promise(client, cast) -> None:
    cast.answered()
    code = cast.receive().accepted.tracking_code  # the same key gives the same receipt

    page = track(client, code)

    assert "Xã đã đặt biển báo và sẽ thay cống mới." in page
    assert "sẽ làm, có thời hạn" in page
    assert "Thay cống mới trước hết ngày 1/11/2026" in page
    assert "118/TB-UBND" in page
    assert "Ông/bà thấy thế nào?" in page


def test_settled_once_is_said_and_asked_no_more(client, cast) -> None:
    cast.answered()
    track(client, cast.receive().accepted.tracking_code)

    page = client.post("/tra-cuu/duoc", follow=True).content.decode()
    again = client.post("/tra-cuu/duoc")

    assert "Đã ghi nhận: được." in page
    assert "Ông/bà thấy thế nào?" not in page
    assert again.status_code == 409
    assert "mỗi câu trả lời một lần" in again.content.decode().lower()
    assert Rating.objects.get().verdict == "settled"


def test_rating_before_an_answer_is_refused_with_the_reason(client, cast) -> None:
    track(client, cast.receive().accepted.tracking_code)

    answer = client.post("/tra-cuu/duoc")

    assert answer.status_code == 409
    assert "Chưa có câu trả lời để đánh giá." in answer.content.decode()


def test_not_done_with_a_photo_opens_the_case_again_once(client, cast, clock) -> None:
    case = cast.answered()
    page = track(client, cast.receive().accepted.tracking_code)
    clock.append(later(5))
    sent = {"nd-text": "Nước vẫn tràn.", "nd-once": once(page, "nd-")}

    first = client.post("/tra-cuu/chua-xong", sent | {"nd-photos": photo()}, follow=True)
    again = client.post("/tra-cuu/chua-xong", sent | {"nd-photos": photo()}, follow=True)

    assert "Đã ghi nhận: chưa xong" in first.content.decode()
    assert again.status_code == 200
    assert Voice.objects.get(rating_reason=Rating.objects.get()).text == "Nước vẫn tràn."
    assert Attachment.objects.count() == 1
    case.refresh_from_db()
    assert case.state == "handling"
    picture = client.get(f"/tra-cuu/anh/{Attachment.objects.get().code}")
    assert picture["Content-Type"] == "image/jpeg"


def test_not_done_without_words_keeps_the_page_and_says_so(client, cast) -> None:
    cast.answered()
    page = track(client, cast.receive().accepted.tracking_code)

    answer = client.post("/tra-cuu/chua-xong", {"nd-text": " ", "nd-once": once(page, "nd-")})

    assert answer.status_code == 422
    assert "Chưa có nội dung" in answer.content.decode()


def test_what_was_asked_is_shown_and_answered_once(client, cast, clock) -> None:
    received = cast.receive()
    cases.ask_for_more(
        case=received.case, question="Cống ở cổng nào?", by=cast.actor("handler"), at=later(1)
    )
    page = track(client, received.accepted.tracking_code)
    assert "Cống ở cổng nào?" in page
    clock.append(later(2))

    sent = {"text": "Cổng sau.", "once": once(page)}
    client.post("/tra-cuu/bo-sung", sent | {"photos": photo()})
    client.post("/tra-cuu/bo-sung", sent)

    case = Case.objects.get()
    assert case.state == "handling"
    assert Voice.objects.filter(origin=received.accepted.voice).count() == 1
    assert "Cổng sau." in client.get("/tra-cuu/cua-toi").content.decode()


def test_refused_file_keeps_the_words_and_leaves_nothing_on_the_disk(
    client, cast, settings
) -> None:
    page = track(client, cast.receive().accepted.tracking_code)
    broken = SimpleUploadedFile("virus.jpg", b"MZ")
    before = sorted(settings.UPLOADS_DIR.rglob("*.jpg"))

    answer = client.post(
        "/tra-cuu/bo-sung",
        {"text": "Xem ảnh.", "once": once(page), "photos": [photo(), broken]},
    )

    assert answer.status_code == 422
    assert "Không nhận được tệp “virus.jpg”" in answer.content.decode()
    assert "Xem ảnh." in answer.content.decode()
    assert sorted(settings.UPLOADS_DIR.rglob("*.jpg")) == before


@pytest.mark.parametrize("address", ["bo-sung", "chua-xong", "duoc"])
def test_without_the_code_nothing_is_taken_in(client, cast, address) -> None:
    cast.answered()

    answer = client.post(f"/tra-cuu/{address}", {"text": "x", "once": "o" * 20})

    assert answer["Location"] == "/tra-cuu"
    assert not Rating.objects.exists()


def test_who_opened_my_data_is_told_without_a_name(client, cast) -> None:
    received = cast.receive()
    cases.read(
        case=received.case, voice=received.accepted.voice, part="contact",
        purpose="reaching", reason="gọi hỏi đường", by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    page = track(client, received.accepted.tracking_code)

    assert "mở xem tên và cách liên hệ" in page
    assert "gọi hỏi đường" in page
    assert cast.officers["handler"].name not in page


def test_second_person_reads_nothing_personal_of_the_first(client, cast) -> None:
    first = cast.receive("k1", text=f"Nhà tôi {SECRET}", reach=Reach(name=SECRET), place=SECRET)
    publish(cast, first.case)
    second = cases.me_too(
        case=first.case, told=cast.told("k2", text="Tôi cũng vậy."), by=cast.actor("public"),
        at=later(1),
    )  # fmt: skip
    handler = cast.actor("handler")
    cases.accept(case=first.case, by=handler, at=later(2))
    reply = Reply(result="done", text=f"Kính gửi {SECRET}: đã thay.")
    cases.draft_answer(case=first.case, reply=reply, by=handler, at=later(2))
    cases.approve_answer(case=first.case, by=cast.actor("leader"), at=later(2))
    cases.answer(case=first.case, by=handler, at=later(2))

    page = track(client, second.accepted.tracking_code)
    own = track(Client(), first.accepted.tracking_code)

    assert SECRET not in page
    assert "Tôi cũng vậy." in page
    assert "đã làm xong" in page
    assert SECRET in own
    case = Case.objects.get()
    publish(cast, case, at=later(3), answer="Xã đã thay cống.")
    assert "Xã đã thay cống." in client.get("/tra-cuu/cua-toi").content.decode()


def test_picture_of_somebody_else_is_missing(client, cast) -> None:
    other = cast.receive("k1")
    page = track(client, other.accepted.tracking_code)
    client.post("/tra-cuu/bo-sung", {"text": "Ảnh.", "once": once(page), "photos": photo()})
    code = Attachment.objects.get().code
    stranger = Client()
    track(stranger, cast.receive("k2").accepted.tracking_code)

    assert client.get(f"/tra-cuu/anh/{code}").status_code == 200
    assert stranger.get(f"/tra-cuu/anh/{code}").status_code == 404


def test_joined_case_shows_the_one_that_is_answered(client, cast) -> None:
    main, other = cast.receive("k1"), cast.receive("k2")
    cases.join(
        case=other.case, into=main.case, reason="cùng một cống", by=cast.actor("handler"),
        at=later(1),
    )  # fmt: skip

    page = track(client, other.accepted.tracking_code)

    assert f"đi cùng vụ việc {main.case.code}" in page
    assert "dưới 5 người cùng gặp" in page


def test_number_of_queries_does_not_grow_with_the_story(
    client, cast, clock, django_assert_max_num_queries
) -> None:
    received = cast.receive()
    page = track(client, received.accepted.tracking_code)
    for number in range(6):
        clock.append(NOW + timedelta(minutes=number))
        client.post(
            "/tra-cuu/bo-sung", {"text": f"Thêm {number}", "once": once(page) + str(number)}
        )

    with django_assert_max_num_queries(20):
        assert client.get("/tra-cuu/cua-toi").status_code == 200
