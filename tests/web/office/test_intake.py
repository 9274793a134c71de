"""A clerk types for somebody: one form, one receipt, nothing lost, nothing twice."""

import io
import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.cases.models import Case
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.models import Attachment, Contact, Draft, Voice
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

ADDRESS = "/van-phong/tiep-nhan"
TYPED = {
    "key": "khoa-cua-to-nay",
    "channel": "phone",
    "kind": "feedback",
    "text": "Cống trước trường tiểu học bị vỡ, nước tràn ra đường.",
    "field": "roads",
    "commune": "t-commune",
    "hamlet": "Thôn 3",
    "place": "trước cổng trường",
    "name": "Giàng A Thử",
    "phone": "0912 345 111",
    "desk": "t-commune-office",
}
CODE = re.compile(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){5}\b")


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.UPLOADS_DIR = tmp_path


def photo() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "#684").save(content, "JPEG")
    return SimpleUploadedFile("cong.jpg", content.getvalue(), "image/jpeg")


def send(client: Client, **changes: object):
    return client.post(ADDRESS, {**TYPED, **changes})


def test_form_starts_with_the_own_desk_and_commune(officer: SignIn) -> None:
    shown = officer("clerk").get(ADDRESS).content.decode()

    assert re.search(r'value="t-commune" selected', shown)
    assert 'name="desk" value="t-commune-office"' in shown
    assert re.search(r'name="key" value="[\w-]{20,}"', shown)
    assert "autofocus" in shown.split('name="text"')[1].split(">")[0]


def test_voice_is_taken_in_and_the_receipt_is_printed(officer: SignIn, cast: Cast) -> None:
    answer = send(officer("clerk"))

    shown = answer.content.decode()
    case = Case.objects.get()
    voice = Voice.objects.get()
    assert answer.status_code == 200
    assert case.code in shown
    assert queries.by_tracking_code(CODE.search(shown)[0]) == voice  # type: ignore[index]
    assert "19/10/2026" in shown
    assert "vì việc này thuộc thẩm quyền của xã" in shown
    assert "data:image/svg+xml" in shown
    assert (voice.channel, voice.received_by) == ("phone", cast.officers["clerk"].code)
    assert voice.place == "Thôn 3, trước cổng trường"
    assert Contact.objects.get().phone == "0912345111"
    assert case.desk == cast.units["commune-office"]


def test_sending_twice_gives_one_record_and_the_same_receipt(officer: SignIn) -> None:
    client = officer("clerk")

    first, second = send(client).content.decode(), send(client).content.decode()

    assert CODE.search(first)[0] == CODE.search(second)[0]  # type: ignore[index]
    assert Voice.objects.count() == 1


def test_time_of_the_event_and_of_typing_are_two_facts(officer: SignIn) -> None:
    send(officer("clerk"), spoken_on="2026-10-03", spoken_time="16:30")

    voice = Voice.objects.get()
    assert voice.spoken_at == datetime(2026, 10, 3, 9, 30, tzinfo=UTC)
    assert voice.received_at == datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"phone": "12"}, "Số điện thoại “12” không đúng."),
        ({"email": "khong-phai"}, "Địa chỉ thư “khong-phai” không đúng."),
        ({"text": "", "hamlet": "Thôn giữ lại"}, "Chưa có nội dung."),
        ({"field": ""}, "Chọn một lĩnh vực."),
        ({"commune": ""}, "Chọn xã, phường."),
        ({"spoken_on": "2026-10-09"}, "Thời điểm nói ở trong tương lai."),
        ({"spoken_time": "08:00"}, "Ghi cả ngày, hoặc bỏ giờ đi."),
        ({"reserved": "LC-0000-0000"}, "Số biên nhận LC-0000-0000 không thuộc"),
    ],
)
def test_mistake_costs_nothing_that_was_typed(
    changes: dict[str, str], said: str, officer: SignIn
) -> None:
    typed = {**TYPED, **changes}

    answer = send(officer("clerk"), **changes)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    for name in ("text", "hamlet", "place", "name", "phone", "key"):
        assert typed[name] in shown
    assert not Voice.objects.exists()


def test_files_survive_a_mistake_and_go_with_the_voice(officer: SignIn) -> None:
    client = officer("clerk")

    wrong = send(client, phone="12", files=photo()).content.decode()
    token = re.search(r'name="draft" value="([^"]+)"', wrong)[1]  # type: ignore[index]
    right = send(client, draft=token)
    again = send(client, draft=token)

    assert "cong.jpg" in wrong
    assert (right.status_code, again.status_code) == (200, 200)
    assert Attachment.objects.get().name == "cong.jpg"


def test_kept_file_can_be_taken_out_again(officer: SignIn) -> None:
    client = officer("clerk")
    wrong = send(client, phone="12", files=photo()).content.decode()
    token = re.search(r'name="draft" value="([^"]+)"', wrong)[1]  # type: ignore[index]
    code = re.search(r'name="remove" value="([^"]+)"', wrong)[1]  # type: ignore[index]

    shown = send(client, draft=token, remove=code).content.decode()

    assert "cong.jpg" not in shown
    assert TYPED["text"] in shown
    assert not Draft.objects.get().files.exists()


def test_file_that_is_no_photo_is_refused_and_the_words_stay(officer: SignIn) -> None:
    page = SimpleUploadedFile("trang.html", b"<html><script>1</script>", "image/jpeg")

    answer = send(officer("clerk"), files=page)

    assert answer.status_code == 422
    assert "Không nhận được tệp “trang.html”." in answer.content.decode()
    assert TYPED["text"] in answer.content.decode()


def test_alike_matters_are_offered_before_saving(officer: SignIn, cast: Cast) -> None:
    case = cast.receive("k1").case
    cast.receive("k2", text="Đèn đường thôn 2 tắt đã hai tuần, tối không thấy gì.")

    shown = send(officer("clerk"), look="1").content.decode()

    assert f'name="same" value="{case.code}"' in shown
    assert "Đèn đường thôn 2" not in shown
    assert TYPED["text"] in shown
    assert Voice.objects.count() == 2


def test_same_matter_joins_the_case_with_a_receipt_of_its_own(officer: SignIn, cast: Cast) -> None:
    case = cast.receive("k1").case

    answer = send(officer("clerk"), same=case.code)

    case.refresh_from_db()
    assert answer.status_code == 200
    assert case.people == 2
    assert Case.objects.count() == 1
    assert CODE.search(answer.content.decode())


def test_same_matter_of_strangers_is_missing(officer: SignIn, cast: Cast) -> None:
    case = cast.receive("k1", area=cast.units["other"]).case

    assert send(officer("clerk"), same=case.code).status_code == 404


def test_paper_sheet_keeps_its_printed_number(officer: SignIn, cast: Cast) -> None:
    _, sheets = voices.reserve_receipts(
        desk=cast.units["commune-office"], size=1, by=cast.actor("clerk"), at=NOW
    )
    reference = sheets[0].reference

    first = send(officer("clerk"), reserved=reference.lower().replace("-", " "))
    second = send(officer("clerk"), key="to-khac", reserved=reference)

    assert reference in first.content.decode()
    assert "Mã tra cứu nằm trên phiếu giấy" in first.content.decode()
    assert Case.objects.get().code == reference
    assert queries.by_tracking_code(sheets[0].tracking_code) == Voice.objects.get()
    assert second.status_code == 422
    assert "đã được nhập" in second.content.decode()


@pytest.mark.parametrize("kind", ["khieu-nai", "to-cao"])
def test_complaint_and_denunciation_have_a_page_without_a_place_to_write(
    kind: str, officer: SignIn
) -> None:
    shown = officer("clerk").get(f"{ADDRESS}/duong-rieng/{kind}").content.decode()

    assert "có đường riêng" in shown
    assert "<textarea" not in shown
    assert 'type="text"' not in shown


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_form_takes_no_complaint_and_no_denunciation(kind: str, officer: SignIn) -> None:
    answer = send(officer("clerk"), kind=kind)

    assert answer.status_code == 422
    assert not Voice.objects.exists()
    assert not Draft.objects.exists()


def test_desk_of_others_cannot_be_chosen(officer: SignIn) -> None:
    answer = send(officer("clerk"), desk="t-other-office")

    assert answer.status_code == 422
    assert not Voice.objects.exists()
