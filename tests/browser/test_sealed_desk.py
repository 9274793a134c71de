"""A letter on paper sealed at the desk's own browser; a passkey as a second way in; one more who
handles a case."""

import io
from typing import Any

import pyrage
import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from hoiam.base import files
from hoiam.core import calendar, sender_codes
from hoiam.core.text import vn_date
from hoiam.seals.models import HandlerKey, Purpose, SealedCase, SealedItem, SealedMember
from hoiam.web.access import now
from tests.browser import test_denunciation as journey
from tests.browser.test_loop import look, sign_in
from tests.browser.test_sealed import make_key
from tests.cast import Cast
from tests.seals.listed import Listing, identity, with_key
from tests.web.office import sealing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE = 1280
cast, address = journey.cast, journey.address


def scan() -> FilePayload:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 400), "brown").save(buffer, "JPEG", comment=b"made by a scanner")
    return {"name": "trang 1.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def test_a_letter_on_paper_is_sealed_at_the_desk(desktop: Page, address: str, cast: Cast) -> None:
    page = desktop
    Listing(cast).published(at=now())
    sign_in(page, address, "clerk")
    page.goto(f"{address}/van-phong/niem-phong/")
    page.get_by_role("button", name="Niêm phong thư giấy tại bàn").click()
    page.get_by_label("Đơn vị của người bị tố cáo").select_option(cast.units["commune-ubnd"].code)
    page.get_by_label("Chức vụ").select_option("head")
    expect(page.get_by_role("radio", name="Nhóm của tỉnh")).to_be_checked()
    expect(page.get_by_role("radio", name="Nhóm của xã")).to_have_count(0)
    page.get_by_label("Các trang đã quét").set_input_files([scan()])
    page.get_by_label("Giao trang 1 đã che").check()
    page.get_by_role("button", name="Che mép trái").click()
    page.get_by_label("Tóm tắt, nếu cần").fill("Nhận tiền để cấp đất.")
    page.get_by_label("Họ tên người tố cáo").fill("Giàng A Páo")
    look(page, WIDE)
    page.set_viewport_size({"width": 360, "height": 740})
    look(page, 360)
    page.get_by_role("button", name="Niêm phong và gửi").click()
    expect(page.get_by_role("heading", name="Biên nhận ý kiến")).to_be_visible()
    look(page, 360)

    said = page.locator(".receipt").inner_text()
    assert f"Ngày {vn_date(calendar.day_of(now()))}" in said  # the legal day, in Viet Nam
    assert "niem-phong" not in said

    reference, digits = (
        page.locator(".receipt .code").nth(one).inner_text().replace("\n", "") for one in (0, 1)
    )
    case = SealedCase.objects.get()
    parsed = sender_codes.parse_reference(reference)
    assert case.reference_hash == sender_codes.reference_hash(parsed)
    assert case.group == "tinh"
    content, who = SealedItem.objects.order_by("number")
    for_content = sealing.unwrapped(content.key, identity("expert"))
    for_who = sealing.unwrapped(who.key, identity("expert"))
    assert "Nhận tiền để cấp đất." in sealing.plain(content, for_content)
    assert "Giàng A Páo" in sealing.plain(who, for_who)
    seen, apart = opened(content, for_content), opened(who, for_who)
    assert b"made by a scanner" in apart  # the page itself, under the seal of who it is
    assert b"made by a scanner" not in seen
    assert b"tep/1.jpg" in seen
    journey.as_sender(page, address, reference, digits)


def opened(item: SealedItem, by: Any) -> bytes:
    return pyrage.decrypt(files.read_age(item.original).read_bytes(), [by])


def test_a_passkey_opens_the_key_and_another_handler_joins(
    desktop: Page, address: str, cast: Cast
) -> None:
    page = desktop
    page.on("dialog", lambda asked: asked.accept())
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal",
        "hasResidentKey": True, "hasUserVerification": True, "hasPrf": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    for name in ("clerk", "handler"):
        with_key(cast, name, at=now())
    sign_in(page, address, "leader")
    make_key(page, address)
    expect(page.locator("#handler")).to_contain_text("chưa công bố danh sách")
    own = journey.of(cast, "leader")
    Listing(cast, keys={"leader": own}).published(at=now())
    case = sealing.sealed_case(cast, at=now(), leader=own)

    page.get_by_text("Khóa của tôi, danh sách người nhận").click()
    page.get_by_text("Mở bằng vân tay, mã PIN hoặc khóa USB").click()
    page.get_by_role("button", name="Thêm cách mở bằng khóa thiết bị").click()
    expect(page.get_by_text("Đã thêm. Lần sau")).to_be_visible()
    kept = HandlerKey.objects.get(officer=cast.officers["leader"])
    assert kept.second
    assert "AGE-SECRET-KEY" not in kept.second
    page.reload()
    page.get_by_role("button", name="Mở bằng khóa thiết bị").click()
    expect(page.get_by_role("heading", name="Hồ sơ được giao")).to_be_visible()
    look(page, WIDE)

    journey.trust(page)
    journey.enter(page, case, declares=True)
    people = journey.part(page, "Người được giao, khóa")
    people.get_by_text("Thêm người giải quyết", exact=True).first.click()
    code = cast.officers["handler"].code
    people.get_by_role("combobox").select_option(code)
    people.get_by_role("button", name="Thêm và chuyển khóa").click()
    expect(people.get_by_role("alert").filter(has_text="Đánh dấu xác nhận")).to_be_visible()
    people.get_by_label("Người này không phải").check()
    people.get_by_role("button", name="Thêm và chuyển khóa").click()
    expect(page.locator("details.card[open]")).to_have_count(0)
    member = SealedMember.objects.get(officer=cast.officers["handler"])
    assert member.part == "handler"
    content = case.keys.get(purpose=Purpose.CONTENT, superseded_on__isnull=True)
    item = SealedItem.objects.get(kind="statement")
    opens = sealing.unwrapped(content, identity("handler"))
    assert sealing.WORDS in sealing.plain(item, opens)
    with pytest.raises(pyrage.DecryptError):
        sealing.unwrapped(case.keys.get(purpose=Purpose.IDENTITY), identity("handler"))
