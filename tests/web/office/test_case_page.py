"""One case on one screen: what is shown, what is hidden until it is opened, and to whom."""

import io
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from hoiam.base import files
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.models import Case, Reading
from hoiam.commitments.models import Commitment
from tests.cast import NOW, Cast, later
from tests.web.office.conftest import SignIn

SEEN = {"purpose": "verifying", "reason": "Xem rõ"}
WORDS = "Ông Vàng A Tủa gọi 0912 345 678 <script>alert(1)</script> cống vỡ."


@pytest.fixture
def case(cast: Cast, settings, tmp_path) -> Case:
    """A report with a name, a telephone, an exact point and a photo."""
    settings.UPLOADS_DIR = tmp_path
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "#684").save(photo, "JPEG")
    sent = SimpleUploadedFile("nha-toi.jpg", photo.getvalue(), "image/jpeg")
    told = cast.told(text=WORDS, latitude=22.312345, longitude=104.098765)
    stored = [files.store(sent, rand=lambda n: bytes(range(n)))]
    received = cases.receive(told=told, by=cast.actor("public"), at=NOW, stored=stored)
    return received.case


def page(client: Client, case: Case) -> str:
    return client.get(f"/van-phong/vu-viec/{case.code}").content.decode()


def voice_of(case: Case) -> str:
    return case.gatherings.get(how="first").voice.code


def test_page_says_who_owes_what_by_when_and_why(case: Case, officer: SignIn) -> None:
    shown = page(officer("handler"), case)

    assert "16/10/2026" in shown
    assert "còn 9 ngày làm việc" in shown
    assert "Phòng Kinh tế xã bản mẫu" in shown
    assert "10 ngày làm việc, tính từ ngày 3/10/2026" in shown
    assert "Tiếp nhận qua trang web" in shown
    assert "vì việc này thuộc thẩm quyền của xã" in shown


def test_words_of_people_are_inert(case: Case, officer: SignIn) -> None:
    for name in ("handler", "front", "province-leader"):
        shown = page(officer(name), case)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize("name", ["clerk", "handler", "leader", "province-leader", "front"])
def test_nothing_personal_stands_in_the_page_before_it_is_opened(
    name: str, case: Case, officer: SignIn
) -> None:
    shown = page(officer(name), case)

    for planted in (
        "Lò Thị Mẫu",
        "0900000123",
        "0900 000 123",
        "mau@example.vn",
        "22.312",
        "22,312",
    ):
        assert planted not in shown
    assert "nha-toi.jpg" not in shown


def test_front_reads_the_words_with_everything_personal_covered(
    case: Case, officer: SignIn
) -> None:
    client = officer("front")

    shown = page(client, case)

    assert "Vàng A Tủa" not in shown
    assert "0912 345 678" not in shown
    assert "[tên]" in shown
    assert "/anh/" not in shown
    photo = case.gatherings.get().voice.attachments.get()
    assert client.get(f"/van-phong/vu-viec/{case.code}/anh/{photo.code}").status_code == 404
    assert "Vàng A Tủa" not in client.get("/van-phong/vu-viec").content.decode()


def test_opened_contact_is_shown_to_that_officer_for_a_quarter_of_an_hour(
    case: Case, officer: SignIn
) -> None:
    handler = officer("handler")
    address = f"/van-phong/vu-viec/{case.code}/mo-xem/{voice_of(case)}/contact"

    assert (
        handler.post(address, {"purpose": "reaching", "reason": "Hỏi lại chỗ vỡ"}).status_code
        == 302
    )

    assert "0900000123" in page(handler, case)
    assert "22.312" not in page(handler, case)
    assert "0900000123" not in page(officer("clerk"), case)
    assert Reading.objects.get(part="contact").reason == "Hỏi lại chỗ vỡ"
    assert "đã mở xem tên và cách liên hệ" in page(handler, case)
    with time_machine.travel("2026-10-05T02:16:00+00:00", tick=False):
        assert "0900000123" not in page(handler, case)


def test_opening_without_a_reason_opens_nothing(case: Case, officer: SignIn) -> None:
    handler = officer("handler")
    address = f"/van-phong/vu-viec/{case.code}/mo-xem/{voice_of(case)}/contact"

    answer = handler.post(address, {"purpose": "reaching", "reason": " "})

    assert answer.status_code == 422
    assert "Cần ghi lý do." in answer.content.decode()
    assert not Reading.objects.exists()
    assert "0900000123" not in page(handler, case)


def test_person_is_told_when_the_handling_unit_opens(case: Case, officer: SignIn) -> None:
    address = f"/van-phong/vu-viec/{case.code}/mo-xem/{voice_of(case)}/point"

    officer("handler").post(address, {"purpose": "verifying", "reason": "Tìm chỗ"})

    shown = page(officer("handler"), case)
    assert "nơi xử lý đã xem thông tin riêng" in shown
    assert "22.3123" in shown


def test_original_is_only_saved_and_only_after_it_was_opened(case: Case, officer: SignIn) -> None:
    handler = officer("handler")
    photo = case.gatherings.get().voice.attachments.get()
    address = f"/van-phong/vu-viec/{case.code}/tep/{photo.code}"

    before = handler.get(address)
    handler.post(f"/van-phong/vu-viec/{case.code}/mo-xem/{voice_of(case)}/original", SEEN)
    after = handler.get(address)
    body = b"".join(after)

    assert before.status_code == 403
    assert body.startswith(b"\xff\xd8")
    assert after["Content-Disposition"].startswith("attachment")
    assert after["Content-Type"] == "application/octet-stream"
    assert after["X-Content-Type-Options"] == "nosniff"
    assert officer("clerk").get(address).status_code == 403
    assert officer("stranger").get(address).status_code == 404


def test_photo_is_a_copy_and_belongs_to_its_case(case: Case, officer: SignIn, cast: Cast) -> None:
    photo = case.gatherings.get().voice.attachments.get()
    other = cast.receive("k9", text="Chuyện khác hẳn, đèn đường tắt.").case
    client = officer("clerk")

    answer = client.get(f"/van-phong/vu-viec/{case.code}/anh/{photo.code}")
    content = b"".join(answer)

    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(content)).getexif() == {}
    assert client.get(f"/van-phong/vu-viec/{other.code}/anh/{photo.code}").status_code == 404
    assert (
        officer("stranger").get(f"/van-phong/vu-viec/{case.code}/anh/{photo.code}").status_code
        == 404
    )


def test_step_that_may_not_be_taken_says_why(case: Case, officer: SignIn, cast: Cast) -> None:
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))

    shown = page(officer("handler"), case)

    assert "Chỉ lãnh đạo đơn vị hoặc cấp trên mới quyết định được." in shown
    assert f'href="/van-phong/vu-viec/{case.code}/gia-han"' not in shown
    assert f'href="/van-phong/vu-viec/{case.code}/gia-han"' in page(officer("leader"), case)


def test_history_names_the_officer_in_plain_sentences(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))

    shown = page(officer("handler"), case)

    assert "<b>Vàng A Xử</b>: Phòng Kinh tế xã bản mẫu nhận xử lý." in shown
    assert "<b>Người gửi</b>:" in shown


def test_queries_do_not_grow_with_the_case(case: Case, officer: SignIn, cast: Cast) -> None:
    client = officer("handler")
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=later(1))
    few = queries(client, case)
    for number in range(6):
        told = cast.told(f"m{number}", text=f"Tôi cũng gặp chuyện này {number}.")
        cases.me_too(case=case, told=told, by=cast.actor("public"), at=later(1))
        cases.note(case=case, text=f"Ghi {number}", by=handler, at=later(1))
        cases.consult(
            case=case, unit=cast.units["department"], question=f"Hỏi {number}", by=handler, at=later(1)
        )  # fmt: skip

    assert queries(client, case) == few


def queries(client: Client, case: Case) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(f"/van-phong/vu-viec/{case.code}").status_code == 200
    return len(asked)


def test_looking_at_a_case_records_nothing(case: Case, officer: SignIn) -> None:
    before = Event.objects.count()

    page(officer("handler"), case)

    assert Event.objects.count() == before


def test_every_date_of_the_case_is_explained_on_a_page_to_print(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    cases.accept(case=case, by=cast.actor("handler"), at=later(days=1))
    cases.extend(
        case=case, due_on=date(2026, 10, 30), reason="chờ ông Vàng A Tủa 0912 345 678",
        by=cast.actor("leader"), at=later(days=2),
    )  # fmt: skip
    duty = Commitment.objects.get(about_code=case.code)
    address = f"/van-phong/vu-viec/{case.code}/viec/{duty.code}/vi-sao"
    assert f'href="{address}"' in page(officer("handler"), case)

    inside = officer("handler").get(address).content.decode()
    front = officer("front").get(address).content.decode()

    for text in ("<s>16/10/2026</s> → <b>30/10/2026</b>", "HOUSE-FEEDBACK", "tính từ ngày 3/10"):
        assert text in inside
        assert text in front
    assert "0912 345 678" in inside
    assert "0912 345 678" not in front
    assert officer("stranger").get(address).status_code == 404
    assert officer("handler").get(address.replace(duty.code, "viec-x")).status_code == 404


def test_steps_say_what_they_do_to_the_dates(case: Case, cast: Cast, officer: SignIn) -> None:
    shown = page(officer("handler"), case)
    assert "Không hạn nào đổi." in shown  # accepting
    assert "Trả lời người dân: sang đơn vị được chọn, không tính lại từ đầu (16/10/2026)" in shown

    cases.accept(case=case, by=cast.actor("handler"), at=later(days=1))
    consult = officer("handler").get(f"/van-phong/vu-viec/{case.code}/hoi-y-kien")

    told = {line.what: (line.says, line.new) for line in consult.context["lines"]}
    assert told["Trả lời người dân"] == ("giữ nguyên", date(2026, 10, 16))
    assert told["Góp ý cho đơn vị chủ trì"][0] == "bắt đầu tính, đơn vị được chọn"
    assert told["Góp ý cho đơn vị chủ trì"][1] is not None
