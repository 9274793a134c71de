"""The public version beside the original: proposals, a human's decision, hiding with a reason."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases.models import Case, PublicDraft
from hoiam.publication.models import Page
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

WORDS = "Ông Vàng A Tủa gọi 0912 345 678: cống vỡ <b>to</b>."
TYPED = {"title": "Cống vỡ", "text": "Cống vỡ to.", "place": "thôn 3", "answer": ""}


@pytest.fixture
def case(cast: Cast, settings, tmp_path) -> Case:
    settings.UPLOADS_DIR = tmp_path
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "#684").save(photo, "JPEG")
    sent = SimpleUploadedFile("a.jpg", photo.getvalue(), "image/jpeg")
    told = cast.told(text=WORDS, latitude=22.312345, longitude=104.098765)
    stored = [files.store(sent, rand=lambda n: bytes(range(n)))]
    return cases.receive(told=told, by=cast.actor("public"), at=NOW, stored=stored).case


def address(case: Case, more: str = "") -> str:
    return f"/van-phong/vu-viec/{case.code}/cong-khai{more}"


def test_original_is_shown_with_kind_and_reason_of_every_proposal(
    case: Case, officer: SignIn
) -> None:
    shown = officer("handler").get(address(case)).content.decode()

    assert '<mark class="personal" title="tên người: ' in shown
    assert "“0912 345 678”: số điện thoại. Giống số điện thoại." in shown
    assert "&lt;b&gt;to&lt;/b&gt;" in shown


def test_masking_fills_the_form_and_saves_nothing(case: Case, officer: SignIn) -> None:
    answer = officer("handler").post(
        address(case), {**TYPED, "text": WORDS, "mask": "1", "show_point": "on"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Ông [tên] gọi [số điện thoại]: cống vỡ &lt;b&gt;to&lt;/b&gt;." in shown
    assert 'name="show_point"' in shown
    assert "checked" in shown
    assert not PublicDraft.objects.exists()


def test_saving_is_not_publishing(case: Case, officer: SignIn) -> None:
    client = officer("handler")
    photo = case.gatherings.get().voice.attachments.get()

    saved = client.post(address(case), {**TYPED, "photos": [photo.code], "show_point": "on"})
    preview = client.get(address(case, "/xem")).content.decode()

    assert saved["Location"] == address(case, "/xem")
    assert not Page.objects.exists()
    assert "Cống vỡ to." in preview
    assert "22,312, 104,099" in preview
    assert photo.code in preview
    assert "Chỉ lãnh đạo đơn vị hoặc cấp trên mới quyết định được." in preview
    assert client.post(address(case, "/dua-len")).status_code == 403


def test_clerk_publishes_what_was_prepared(case: Case, officer: SignIn) -> None:
    officer("handler").post(address(case), TYPED)

    answer = officer("clerk").post(address(case, "/dua-len"))

    assert answer.status_code == 302
    page = Page.objects.get()
    assert (page.title, page.text, page.latitude) == ("Cống vỡ", "Cống vỡ to.", None)


def test_what_still_looks_personal_is_named_before_publishing(case: Case, officer: SignIn) -> None:
    client = officer("clerk")
    client.post(address(case), {**TYPED, "text": "Gọi 0912 345 678 nhé."})

    shown = client.get(address(case, "/xem")).content.decode()

    assert "Còn chỗ giống thông tin riêng" in shown
    assert "“0912 345 678”: số điện thoại" in shown


def test_nothing_prepared_is_nothing_to_publish(case: Case, officer: SignIn) -> None:
    client = officer("clerk")

    assert client.get(address(case, "/xem"))["Location"] == address(case)
    refused = client.post(address(case, "/dua-len"))
    assert refused.status_code == 409
    assert "Chưa soạn bản công khai." in refused.content.decode()


def test_empty_public_text_is_refused_and_the_rest_is_kept(case: Case, officer: SignIn) -> None:
    answer = officer("clerk").post(address(case), {**TYPED, "text": ""})

    assert answer.status_code == 422
    assert "Chưa có nội dung." in answer.content.decode()
    assert 'value="Cống vỡ"' in answer.content.decode()


def test_photo_of_another_case_is_not_taken(case: Case, officer: SignIn, cast: Cast) -> None:
    other = cast.receive("k2", text="Đèn đường tắt.").case
    photo = case.gatherings.get().voice.attachments.get()

    answer = officer("clerk").post(
        f"/van-phong/vu-viec/{other.code}/cong-khai", {**TYPED, "photos": [photo.code]}
    )

    assert answer.status_code == 422
    assert not PublicDraft.objects.exists()


def test_hiding_needs_reason_and_ground_and_can_be_undone(case: Case, officer: SignIn) -> None:
    clerk, leader = officer("clerk"), officer("leader")
    clerk.post(address(case), TYPED)
    clerk.post(address(case, "/dua-len"))
    hide = f"/van-phong/vu-viec/{case.code}/an"

    refused = leader.post(hide, {"reason": "", "ground": "Nghị định 13"})
    hidden = leader.post(hide, {"reason": "Có tên người", "ground": "Nghị định 13"})
    shown = clerk.get(f"/van-phong/vu-viec/{case.code}").content.decode()
    leader.post(f"/van-phong/vu-viec/{case.code}/hien-lai", {"reason": "Đã che tên"})

    assert (refused.status_code, hidden.status_code) == (422, 302)
    assert "Nghị định 13" in refused.content.decode()
    assert "đã ẩn" in shown
    assert Page.objects.get().hidden_at is None
