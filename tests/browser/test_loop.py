"""One voice from a phone without JavaScript to a promise that was not kept, in a real browser."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Page, expect

from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.voices.models import Attachment
from tests.browser.looking import findings
from tests.cast import NOW, PASSWORD, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORY = "Cống trước cổng trường vỡ, nước tràn ra đường, trẻ con đi học rất nguy hiểm."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The server's clock: the browser goes on living in real time, as a far telephone would."""
    with time_machine.travel(NOW, tick=True) as coordinates:
        yield coordinates


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    # The test server finds files by their plain names only.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def look(page: Page, width: int) -> None:
    """No accessibility finding, nothing beside the screen."""
    assert findings(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def photo() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (320, 240), "brown").save(buffer, "JPEG")
    return buffer.getvalue()


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page that follows."""
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile(name)).first.click()


def sign_in(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/van-phong/")
    page.locator("input[name=username]").fill(username)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    # A lawyer has no duties and begins with the rulebook.
    first = "Bộ quy định" if username == "lawyer" else "Việc của tôi"
    expect(page.get_by_role("heading", level=1)).to_have_text(first)
    if username == "administrator":
        administer(page, address)


def administer(page: Page, address: str) -> None:
    """Half an hour of administration, asked for on the page that was wanted."""
    page.goto(f"{address}/van-phong/quan-tri")
    page.get_by_label("Lý do").fill("Việc của kiểm thử")
    page.get_by_role("button", name="Mở phiên và làm tiếp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cán bộ")


def test_loop_from_a_phone_without_javascript_to_not_done(
    address: str, plain_phone: Page, desktop: Page, open_page, clock: time_machine.Traveller
) -> None:
    cast = make_cast()
    code = send(plain_phone, address)
    case = Case.objects.get()

    work_on(desktop, address, case.code)
    leader = open_page(viewport={"width": 1280, "height": 900})
    approve(leader, address, case.code)
    answer_and_publish(desktop, leader, address, case.code)

    # Everybody reads the public page; the person reads the answer with the secret code.
    stranger = open_page(viewport={"width": 360, "height": 740})
    stranger.goto(f"{address}/vu-viec/{case.code}")
    expect(stranger.locator("main")).to_contain_text("Thay cống mới")
    assert "0900" not in stranger.content()
    look(stranger, 360)

    promise_falls_due(stranger, desktop, address, case.code, clock)
    say_not_done(plain_phone, address, code)

    case.refresh_from_db()
    assert case.state == "handling"
    duties = Commitment.objects.filter(about_code=case.code).order_by("id")
    assert [(duty.kind, duty.state) for duty in duties] == [
        ("answer", "done"),
        ("promise", "open"),
        ("answer", "open"),
    ]
    assert cast.units["commune-office"] == case.unit


def send(phone: Page, address: str) -> str:
    """Three steps on 360 pixels without JavaScript; returns the secret code."""
    phone.goto(f"{address}/")
    phone.get_by_role("link", name="Gửi ý kiến").first.click()
    assert phone.locator("textarea, input[type=text]").count() == 0  # kind first, no text field
    phone.get_by_role("button", name=re.compile("Phản ánh")).click()
    phone.locator("textarea[name=text]").fill(STORY)
    phone.locator("input[name=phone]").fill("12")  # wrong: nothing typed may be lost
    phone.get_by_role("button", name=re.compile("Xem lại")).click()
    expect(phone.locator("textarea[name=text]")).to_have_value(STORY)
    phone.locator("select[name=area]").select_option(label="Xã Bản Mẫu")
    phone.locator("select[name=field]").select_option(label="Đường sá")
    phone.locator("input[name=phone]").fill("0900 000 123")
    phone.get_by_role("button", name=re.compile("Xem lại")).click()
    expect(phone.locator("main")).to_contain_text("16/10/2026")  # ten working days from 2 October
    assert not Case.objects.exists()
    phone.get_by_role("button", name="Gửi", exact=True).click()
    code = phone.locator(".code.secret").inner_text()
    phone.reload()
    assert phone.locator(".code.secret").inner_text() == code
    assert Case.objects.count() == 1
    return code


def work_on(desk: Page, address: str, case: str) -> None:
    """The officer finds the case in my work, takes it and writes a promise."""
    sign_in(desk, address, "handler")
    look(desk, 1280)
    desk.goto(f"{address}/van-phong/vu-viec/{case}")
    assert "0900" not in desk.content()  # hidden from the handling unit
    look(desk, 1280)
    press(desk, "Nhận xử lý")
    desk.get_by_role("link", name="Soạn trả lời").first.click()
    desk.get_by_label(re.compile("^Sẽ làm, có ngày")).check()
    desk.locator("textarea[name=text]").fill("Xã đã rào tạm và sẽ thay cống mới.")
    desk.locator("[name=promise]").fill("Thay cống mới")
    desk.locator("[name=promise_due_on]").fill("2026-10-30")
    press(desk, "trình lãnh đạo")
    expect(desk.locator("main")).to_contain_text("Thay cống mới")


def approve(leader: Page, address: str, case: str) -> None:
    sign_in(leader, address, "leader")
    leader.goto(f"{address}/van-phong/vu-viec/{case}")
    press(leader, "^Duyệt")


def answer_and_publish(desk: Page, leader: Page, address: str, case: str) -> None:
    desk.goto(f"{address}/van-phong/vu-viec/{case}")
    press(desk, "Gửi trả lời")
    desk.goto(f"{address}/van-phong/vu-viec/{case}/cong-khai")
    look(desk, 1280)
    press(desk, "Lưu và sang bước sau")
    leader.goto(f"{address}/van-phong/vu-viec/{case}/cong-khai/xem")
    look(leader, 1280)
    press(leader, "Công khai")


def promise_falls_due(
    stranger: Page, desk: Page, address: str, case: str, clock: time_machine.Traveller
) -> None:
    """The day passes: the page says late without anybody doing anything."""
    clock.move_to(datetime(2026, 10, 31, 2, 0, tzinfo=UTC) + timedelta(hours=1))
    stranger.goto(f"{address}/vu-viec/{case}")
    expect(stranger.locator("main")).to_contain_text(re.compile("trễ|quá ngày", re.IGNORECASE))
    sign_in(desk, address, "handler")  # the session of early October is over
    expect(desk.locator("main .mark.late").first).to_be_visible()


def say_not_done(phone: Page, address: str, code: str) -> None:
    phone.goto(f"{address}/tra-cuu")
    phone.locator("input[name=code]").fill(code.lower())
    phone.get_by_role("button", name="Xem").click()
    assert code not in phone.url
    expect(phone.locator("main")).to_contain_text("Xã đã rào tạm và sẽ thay cống mới.")
    phone.locator("summary", has_text="Chưa xong").click()
    form = phone.locator("form[action$='chua-xong']")
    form.locator("textarea").fill("Đã quá ngày hứa mà chưa thấy ai đến thay cống.")
    form.locator("input[type=file]").set_input_files(
        {"name": "cong.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    )
    form.get_by_role("button", name="Gửi: chưa xong").click()
    expect(phone.locator("main")).to_contain_text("mở lại", ignore_case=True)
    assert Attachment.objects.get().is_photo
