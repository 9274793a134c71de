"""Sealed cases in the browser of who handles them: a key made there, the declaration, the content in
a frame without scripts, an answer, a copy, somebody who leaves."""

import json
from typing import Any

import pyrage
import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.seals.models import HandlerKey, SealedItem
from hoiam.web.access import now
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast
from tests.seals.listed import KEY, Listing, identity, with_key
from tests.web.office import sealing

WIDE = 1280
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


@pytest.fixture
def address(live_server: Any, settings: Any) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def make_key(page: Page, address: str) -> str:
    """Make a key on this device, as somebody does who was asked to handle sealed letters."""
    page.goto(f"{address}/van-phong/niem-phong/")
    page.get_by_role("button", name="Tạo khóa trên máy này").click()
    phrase = page.locator(".code").inner_text().replace("\n", "")
    page.get_by_label("Gõ lại cụm mật khẩu").fill(phrase.upper().replace("-", " "))
    page.get_by_role("button", name="Cất khóa").click()
    return phrase


def test_a_handler_makes_a_key_reads_answers_and_hands_a_copy_over(
    desktop: Page, address: str, cast: Cast
) -> None:
    page = desktop
    page.on("dialog", lambda asked: asked.accept())
    with_key(cast, "clerk")
    with_key(cast, "handler")
    sign_in(page, address, "leader")
    phrase = make_key(page, address)
    expect(page.locator("#handler")).to_contain_text("chưa công bố danh sách")

    own = HandlerKey.objects.get(officer=cast.officers["leader"])
    keys = {"leader": own.recipient}
    Listing(cast, keys=keys).published(at=now())
    case = sealing.sealed_case(cast, at=now(), leader=own.recipient)

    # The passphrase that was printed opens the key; `age` opens the same file.
    page.goto(f"{address}/niem-phong/doc#viec")
    page.reload()
    page.get_by_label("Cụm mật khẩu", exact=True).fill(phrase)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hồ sơ được giao")).to_be_visible()
    page.get_by_label("Đã đối chiếu").check()
    page.get_by_role("button", name="Ghi nhớ trên máy này").click()
    look(page, WIDE)

    page.get_by_role("link", name=case.code).click()
    page.get_by_label("Không có trường hợp nào").check()
    look(page, WIDE)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_role("button", name="Mở nội dung đã gửi").click()
    expect(page.frame_locator("iframe.seen").locator("blockquote")).to_have_text(sealing.WORDS)
    assert page.locator("iframe.seen").get_attribute("sandbox") == ""
    look(page, WIDE)

    page.get_by_text("Trả lời người gửi", exact=True).click()
    page.get_by_label("Trả lời hoặc hỏi thêm").fill("Mời bà đến ký đơn.")
    # The other language comes where things stand, and what was typed stays.
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Answer or ask the sender")).to_have_value("Mời bà đến ký đơn.")
    expect(page.get_by_role("heading", name="Documents")).to_be_visible()
    look(page, WIDE)
    page.get_by_role("button", name="Tiếng Việt").click()
    page.get_by_role("button", name="Niêm phong và gửi").click()
    expect(page.get_by_role("button", name="Mở trả lời")).to_be_visible()
    answer = SealedItem.objects.get(kind="answer")
    assert "Mời bà đến ký đơn." in sealing.plain(answer, identity("sender"))

    page.get_by_text("Danh tính, bản gốc").click()
    page.get_by_label("Làm việc trực tiếp với người tố cáo").check()
    page.get_by_role("button", name="Mở niêm phong danh tính").click()
    expect(page.frame_locator("iframe.seen").locator("blockquote")).to_have_text(sealing.WHO)

    page.get_by_text("Bản sao cho người xác minh").click()
    page.get_by_label(cast.officers["handler"].name).check()
    page.get_by_label("Nội dung giao xác minh").fill("Nội dung đã bỏ tên.")
    page.get_by_label("Đã đọc lại").check()
    page.get_by_role("button", name="Niêm phong bản sao và giao").click()
    expect(page.get_by_role("button", name="Mở bản sao")).to_be_visible()
    copy = SealedItem.objects.get(kind="copy")
    by = sealing.unwrapped(copy.key, identity("handler"))
    assert "Nội dung đã bỏ tên." in sealing.plain(copy, by)
    with pytest.raises(pyrage.DecryptError):
        sealing.plain(copy, sealing.unwrapped(case.keys.get(number=1), identity("clerk")))

    # Somebody leaves: what comes later opens with a new key alone.
    leaving = cast.browser("clerk")
    place = f"/van-phong/niem-phong/viec/{case.code}"
    kind = "application/json"
    assert leaving.post(f"{place}/cam-ket", '{"conflict": false}', kind).status_code == 200
    assert leaving.post(f"{place}/cam-ket", '{"conflict": true}', kind).status_code == 200
    page.get_by_role("button", name="Hồ sơ được giao").click()
    page.get_by_role("link", name=case.code).click()
    page.get_by_text("Người được giao, khóa").click()
    look(page, WIDE)
    renew = page.get_by_role("button", name="Tạo khóa mới")
    renew.click()
    expect(page.get_by_role("heading", name="Có người đã thôi")).to_have_count(0)
    page.get_by_text("Biên bản, ghi chép").click()
    page.get_by_label("Biên bản, ghi chép làm việc").fill("Đã gặp bà tại nhà.")
    page.get_by_role("button", name="Niêm phong và lưu").click()
    expect(page.get_by_role("button", name="Mở biên bản")).to_be_visible()
    minutes = SealedItem.objects.get(kind="minutes")
    assert minutes.key.purpose == "content"
    assert minutes.key.number > copy.key.number
    with pytest.raises(pyrage.DecryptError):
        sealing.unwrapped(minutes.key, identity("clerk"))


def test_a_list_put_back_is_an_alarm_on_the_device(desktop: Page, address: str, cast: Cast) -> None:
    page = desktop
    sign_in(page, address, "leader")
    phrase = make_key(page, address)
    expect(page.locator("#handler")).to_contain_text("chưa công bố danh sách")
    own = HandlerKey.objects.get(officer=cast.officers["leader"]).recipient
    Listing(cast, keys={"leader": own}).published(at=now())
    known = {"number": 7, "hash": "x", "entries": {}}
    page.evaluate(
        f"localStorage.setItem('hoiam-danh-sach-da-biet', {json.dumps(json.dumps(known))})"
    )
    page.reload()

    page.get_by_label("Cụm mật khẩu", exact=True).fill(phrase)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Không tin được danh sách")).to_be_visible()
    look(page, WIDE)
