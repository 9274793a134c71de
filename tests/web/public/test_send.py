"""Sending: kind first, nothing typed is lost, one record however often it is sent."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.cases.models import Case, Gathering
from hoiam.core import pow as work
from hoiam.voices.models import Attachment, Contact, Draft, DraftFile, Voice
from hoiam.web.public import cookies
from tests.cast import NOW
from tests.web.public.conftest import begin, publish, secret_on, send, typed


def photo(name: str = "cong.jpg") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


def test_first_step_has_no_field_to_write_in(client, cast) -> None:
    page = client.get("/gui").content.decode()

    assert "<textarea" not in page
    assert 'type="text"' not in page
    assert 'type="file"' not in page
    for number in ("111", "112", "113", "114", "115"):
        assert f'href="tel:{number}"' in page


@pytest.mark.parametrize("address", ["/gui/khieu-nai", "/gui/to-cao"])
def test_lawful_ways_are_shown_without_any_form_and_nothing_is_kept(client, cast, address) -> None:
    page = client.get(address)
    main = page.content.decode().split("<main")[1].split("</main>")[0]

    assert page.status_code == 200
    for element in ("<form", "<textarea", "<input", "<button", "data-draft"):
        assert element not in main
    assert not page.cookies
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", ["denunciation", "complaint", "to-cao", ""])
def test_kind_that_no_door_takes_starts_no_draft(client, cast, kind) -> None:
    answer = client.post("/gui", {"kind": kind})

    assert answer.status_code == 422
    assert not Draft.objects.exists()


def test_draft_id_is_in_a_cookie_that_scripts_and_other_pages_never_see(client, cast) -> None:
    begin(client)

    cookie = client.cookies[cookies.DRAFT]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/gui"
    assert cookie.value not in client.get("/gui/viet").content.decode()


def test_whole_way_gives_one_case_with_a_receipt(client, cast) -> None:
    begin(client)
    assert client.get("/gui/viet").status_code == 200
    written = client.post("/gui/viet", typed())
    review = client.get(written["Location"]).content.decode()
    sent = client.post("/gui/xem-lai", {"cung": ""})
    receipt = client.get(sent["Location"])
    page = receipt.content.decode()

    case = Case.objects.get()
    assert case.unit.code == "t-commune-office"
    assert "Phòng Kinh tế xã bản mẫu" in review
    assert "16/10/2026" in review  # ten working days after 2/10/2026
    assert case.code in page
    assert "16/10/2026" in page
    assert "no-store" in receipt["Cache-Control"]
    assert Contact.objects.get().phone == "0900000123"
    # The picture of the receipt leads to the page that asks; the secret is not in any address.
    assert secret_on(page) not in page.replace(secret_on(page), "", 1)


def test_sending_twice_reloading_and_going_back_give_one_record(client, cast) -> None:
    code = send(client)

    again = client.post("/gui/xem-lai", {"cung": ""})
    back = client.get("/gui/viet")

    assert again["Location"] == back["Location"] == "/gui/bien-nhan"
    assert secret_on(client.get("/gui/bien-nhan").content.decode()) == code
    assert Voice.objects.count() == Case.objects.count() == 1


def test_receipt_is_shown_again_for_half_an_hour_only(client, cast, clock) -> None:
    send(client)

    clock.append(NOW + timedelta(minutes=31))

    assert client.get("/gui/bien-nhan").status_code == 410


def test_closed_receipt_is_gone_from_this_browser(client, cast) -> None:
    send(client)

    client.post("/gui/dong")

    assert client.get("/gui/bien-nhan").status_code == 410


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": "  "}, "Chưa có nội dung"),
        ({"area": ""}, "Chưa chọn xã, phường"),
        ({"area": "t-province"}, "Xã, phường này không có"),
        ({"phone": "12"}, "Số điện thoại “12” không đúng"),
        ({"email": "mau@"}, "Địa chỉ thư “mau@” không đúng"),
        ({"text": "dài " * 2_600}, "nhiều nhất là 10000"),
        ({"field": "unknown"}, "Lĩnh vực này không có"),
        ({"who": "everybody"}, "Xin chọn lại"),
    ],
)
def test_refused_form_keeps_everything_typed(client, cast, wrong, says) -> None:
    begin(client)

    answer = client.post("/gui/viet", typed(place="cạnh cây đa", **wrong))
    page = answer.content.decode()

    assert answer.status_code == 422
    assert says in page
    assert "cạnh cây đa" in page
    assert "cạnh cây đa" in client.get("/gui/viet").content.decode()
    assert not Case.objects.exists()


def test_wrong_telephone_is_said_beside_what_else_is_wrong(client, cast) -> None:
    begin(client)

    page = client.post("/gui/viet", typed(area="", phone="12")).content.decode()
    once = client.post("/gui/viet", typed(phone="12")).content.decode()

    assert "Chưa chọn xã, phường" in page and "Số điện thoại “12” không đúng" in page
    assert once.count("Số điện thoại “12” không đúng") == 2  # in the summary and at the field


def test_files_survive_an_error_elsewhere_and_can_be_taken_out(client, cast) -> None:
    begin(client)
    broken = SimpleUploadedFile("x.jpg", b"\xff\xd8\xff not a picture")

    answer = client.post("/gui/viet", typed(text="") | {"photos": [photo(), broken]})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Không mở được ảnh “x.jpg”" in page
    kept = DraftFile.objects.get()
    assert f"/gui/anh/{kept.code}" in page
    picture = client.get(f"/gui/anh/{kept.code}")
    assert picture["Content-Type"] == "image/jpeg"
    assert picture.content[:2] == b"\xff\xd8"
    client.post("/gui/viet", typed() | {"remove": kept.code})
    assert not DraftFile.objects.exists()
    assert client.post("/gui/viet", typed() | {"remove": kept.code}).status_code == 302


def test_sixth_file_is_refused_and_five_stay(client, cast) -> None:
    begin(client)

    answer = client.post("/gui/viet", typed() | {"photos": [photo(f"{n}.jpg") for n in range(6)]})

    assert answer.status_code == 422
    assert "tối đa 5 tệp" in answer.content.decode()
    assert DraftFile.objects.count() == 5


def test_script_saves_and_uploads_without_leaving_the_page(client, cast) -> None:
    begin(client)

    assert client.post("/gui/nhap", {"text": "Đèn đường tắt"}).status_code == 204
    assert "Đèn đường tắt" in client.get("/gui/viet").content.decode()
    sent = client.post("/gui/tep", {"photos": photo()})
    assert sent.json() == {"code": DraftFile.objects.get().code}
    refused = client.post("/gui/tep", {"photos": SimpleUploadedFile("a.exe", b"MZ nothing")})
    assert refused.status_code == 422
    assert "Không nhận được tệp “a.exe”" in refused.json()["message"]
    assert client.post("/gui/tep", {}).status_code == 422
    assert client.post("/gui/tep", {"remove": DraftFile.objects.get().code}).json() == {}
    assert not DraftFile.objects.exists()


def test_photo_travels_with_the_voice(client, cast) -> None:
    begin(client)
    client.post("/gui/viet", typed() | {"photos": photo()})
    client.post("/gui/xem-lai", {"cung": ""})

    assert Attachment.objects.get().voice == Voice.objects.get()


@pytest.mark.parametrize("address", ["/gui/viet", "/gui/nhap", "/gui/tep", "/gui/xem-lai"])
def test_without_a_draft_it_is_said_where_to_begin(client, cast, address) -> None:
    answer = client.post(address, typed())

    assert answer.status_code == 410
    assert "/gui" in answer.content.decode()


def test_nobody_leaves_no_contact_although_it_was_typed(client, cast) -> None:
    send(client, who="nobody")

    assert not Contact.objects.exists()
    assert Voice.objects.get().anonymous


def test_field_is_proposed_from_the_words_and_may_stay_unknown(client, cast) -> None:
    cast.fields["power"].folded = "dien\ncot dien"
    cast.fields["power"].save()
    begin(client)
    client.post("/gui/viet", typed(field="", text="Cột điện nghiêng ra đường."))

    review = client.get("/gui/xem-lai").content.decode()

    assert "đề nghị theo lời kể" in review
    assert "Việc này do nơi khác quản lý" in review
    assert "Gọi tổng đài" in review
    client.post("/gui/viet", typed(field="", text="Không biết gọi là gì."))
    client.post("/gui/xem-lai", {"cung": ""})
    assert Case.objects.get().field.code == "khac"


def test_odd_point_is_left_out_and_never_an_error(client, cast) -> None:
    begin(client)
    client.post("/gui/nhap", typed(latitude="nan", longitude="x"))

    assert client.get("/gui/xem-lai").status_code == 200
    client.post("/gui/xem-lai", {"cung": ""})
    assert Voice.objects.get().latitude is None


def test_zero_sign_is_left_out_before_it_is_kept(client, cast) -> None:
    begin(client)

    assert client.post("/gui/nhap", {"text": "a\0b"}).status_code == 204
    assert Draft.objects.get().content["text"] == "ab"


def test_similar_public_matter_is_offered_and_joined(client, cast) -> None:
    case = publish(cast, cast.receive("other").case)
    begin(client)
    client.post("/gui/viet", typed())

    review = client.get("/gui/xem-lai").content.decode()
    client.post("/gui/xem-lai", {"cung": case.code})
    receipt = client.get("/gui/bien-nhan").content.decode()

    assert "Cống vỡ trước trường" in review
    case.refresh_from_db()
    assert case.people == 2
    assert Case.objects.count() == 1
    assert Gathering.objects.filter(how="me-too").count() == 1
    assert case.code not in receipt  # a receipt of one's own
    assert secret_on(receipt)


def test_me_too_from_a_public_page_begins_with_what_is_known(client, cast) -> None:
    case = publish(cast, cast.receive("other").case)

    assert "Cống vỡ trước trường" in client.get(f"/gui?cung={case.code}").content.decode()
    client.post("/gui", {"cung": case.code})
    page = client.get("/gui/viet").content.decode()
    client.post("/gui/viet", typed(text="Nhà tôi cũng ngập."))
    client.post("/gui/xem-lai", {"cung": case.code})

    assert "Ông/bà muốn nói thêm gì?" in page
    case.refresh_from_db()
    assert case.people == 2


def test_joining_what_ended_meanwhile_is_said_and_sending_alone_still_works(client, cast) -> None:
    case = publish(cast, cast.answered("other"))
    client.post("/gui", {"cung": case.code})
    client.post("/gui/viet", typed())
    Case.objects.filter(pk=case.pk).update(state="closed")

    refused = client.post("/gui/xem-lai", {"cung": case.code})
    sent = client.post("/gui/xem-lai", {"cung": ""})

    assert refused.status_code == 409
    assert "không nhận thêm được" in refused.content.decode()
    assert sent.status_code == 302
    assert Case.objects.count() == 2


def test_unpublished_case_is_joined_by_nobody(client, cast) -> None:
    case = cast.receive("other").case

    assert client.post("/gui", {"cung": case.code}).status_code == 404


def test_busy_time_without_a_script_waits_for_a_human(client, cast, monkeypatch) -> None:
    monkeypatch.setattr("hoiam.voices.queries.recent_count", lambda **_asked: work.QUIET)

    send(client)

    case = Case.objects.get()
    assert case.held
    assert "một người sẽ đọc trước" in client.get("/gui/bien-nhan").content.decode()


def test_busy_time_with_the_work_done_goes_through(client, cast, monkeypatch) -> None:
    monkeypatch.setattr("hoiam.voices.queries.recent_count", lambda **_asked: work.QUIET)
    monkeypatch.setattr(work, "LEAST_BITS", 4)
    begin(client)
    client.post("/gui/viet", typed())
    challenge = client.get("/gui/xem-lai").context["challenge"]

    client.post(
        "/gui/xem-lai",
        {"cung": "", "challenge": challenge, "solution": work.solve(challenge)},
    )

    assert Case.objects.get().held == ""


def test_work_of_another_draft_or_none_at_all_is_refused_and_nothing_is_lost(
    client, cast, monkeypatch
) -> None:
    monkeypatch.setattr(work, "LEAST_BITS", 4)
    begin(client)
    client.post("/gui/viet", typed())
    others = client.get("/gui/xem-lai").context["challenge"]
    solution = work.solve(others)
    client.post("/gui/dong")
    begin(client)
    client.post("/gui/viet", typed())

    for given in ({"challenge": others, "solution": solution}, {"challenge": "x", "solution": "1"}):
        answer = client.post("/gui/xem-lai", {"cung": ""} | given)
        assert answer.status_code == 422
        assert "Cống trước trường" in answer.content.decode()
    assert not Case.objects.exists()


def test_thrown_away_draft_is_emptied(client, cast) -> None:
    begin(client)
    client.post("/gui/viet", typed(do="save") | {"photos": photo()})

    answer = client.post("/gui/dong")

    assert answer.cookies[cookies.DRAFT].value == ""
    assert Draft.objects.get().content == {}
    assert not DraftFile.objects.exists()


def test_unfinished_draft_is_offered_again(client, cast) -> None:
    begin(client)

    assert "đang viết dở" in client.get("/gui").content.decode()


def test_what_people_type_is_shown_as_text(client, cast) -> None:
    begin(client)
    client.post("/gui/viet", typed(text="<script>alert(1)</script> & ông A", place="<b>x</b>"))

    for address in ("/gui/viet", "/gui/xem-lai"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>x</b>" not in page


def test_forged_request_without_a_token_is_refused(cast) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/gui", {"kind": "feedback"})

    assert answer.status_code == 403
    assert "tải lại trang rồi gửi lần nữa" in answer.content.decode()


def test_number_of_queries_of_the_steps_is_bounded(
    client, cast, django_assert_max_num_queries
) -> None:
    for number in range(5):
        publish(cast, cast.receive(f"k{number}").case)
    begin(client)
    client.post("/gui/viet", typed() | {"photos": [photo("1.jpg"), photo("2.jpg")]})

    with django_assert_max_num_queries(4):
        client.get("/gui/viet")
    with django_assert_max_num_queries(24):
        client.get("/gui/xem-lai")
