"""The office by keyboard, while typing, and without scripts."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.cases.models import Case
from hoiam.voices.models import Contact, Voice
from hoiam.web.access import now
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast

WIDE = 1280

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def test_voice_is_typed_by_keyboard_alone(desktop: Page, address: str, cast: Cast) -> None:
    cast.receive("k1", at=now() - timedelta(days=1))
    sign_in(desktop, address, "clerk")
    desktop.goto(f"{address}/van-phong/tiep-nhan")
    keys = desktop.keyboard

    keys.type("Cống trước trường tiểu học bị vỡ, nước tràn ra đường.")
    for typed in ("", "", "1", "", "Thôn 3", "trước cổng", "Lù A Sử", "0912345222"):
        keys.press("Tab")
        keys.type(typed)
    expect(desktop.locator("#alike")).to_contain_text("Vụ việc mới")
    look(desktop, WIDE)
    keys.press("Enter")

    expect(desktop.locator("h1")).to_have_text("Biên nhận ý kiến")
    look(desktop, WIDE)
    voice = Voice.objects.latest("id")
    assert voice.field == cast.fields["roads"]
    assert voice.place == "Thôn 3, trước cổng"
    assert Contact.objects.get(voice=voice).phone == "0912345222"
    expect(desktop.locator("main")).to_contain_text(re.compile(r"\w{3}(-\w{3}){5}"))


def test_form_stays_with_everything_typed_while_the_line_is_cut(
    desktop: Page, address: str, cast: Cast
) -> None:
    case = cast.receive("k1", at=now() - timedelta(days=1)).case
    sign_in(desktop, address, "handler")
    desktop.goto(f"{address}/van-phong/vu-viec/{case.code}/ghi-chu")
    desktop.fill("textarea", "Đã gọi cho người gửi, hẹn sáng mai ra xem.")

    desktop.context.set_offline(True)
    desktop.click("main form button.button")
    expect(desktop.locator("[data-failed]")).to_be_visible()
    expect(desktop.locator("textarea")).to_have_value("Đã gọi cho người gửi, hẹn sáng mai ra xem.")

    desktop.context.set_offline(False)
    desktop.click("main form button.button")
    expect(desktop.locator("main")).to_contain_text("hẹn sáng mai ra xem")


def test_form_with_a_field_called_method_stays_too(desktop: Page, address: str, cast: Cast) -> None:
    sign_in(desktop, address, "handler")
    desktop.goto(f"{address}/van-phong/so-lieu-bao-chi/moi")
    desktop.fill("input[name=said]", "gần 97 %")

    desktop.context.set_offline(True)
    desktop.click("main form button.button")
    expect(desktop.locator("[data-failed]")).to_be_visible()
    expect(desktop.locator("input[name=said]")).to_have_value("gần 97 %")


def test_units_are_found_while_typing(desktop: Page, address: str, cast: Cast) -> None:
    case = cast.receive("k1", at=now() - timedelta(days=1)).case
    sign_in(desktop, address, "handler")
    desktop.goto(f"{address}/van-phong/vu-viec/{case.code}/chuyen")

    desktop.fill("[name=reason]", "Đường của tỉnh")
    desktop.locator("[name=find]").press_sequentially("so xay")

    expect(desktop.locator("#units")).to_contain_text("Sở Xây dựng")
    expect(desktop.locator("[name=reason]")).to_have_value("Đường của tỉnh")
    look(desktop, WIDE)


def test_case_is_handed_over_without_scripts(plain_phone: Page, address: str, cast: Cast) -> None:
    case = cast.receive("k1", at=now() - timedelta(days=1)).case
    page = plain_phone
    sign_in(page, address, "handler")
    page.goto(f"{address}/van-phong/vu-viec/{case.code}")

    page.get_by_role("link", name="Chuyển đơn vị khác").click()
    page.fill("[name=find]", "so xay")
    page.fill("[name=reason]", "Đường của tỉnh")
    page.get_by_role("button", name="Tìm").click()
    page.check("[name=unit][value=t-department]")
    assert page.input_value("[name=reason]") == "Đường của tỉnh"
    page.get_by_role("button", name="Chuyển đơn vị khác").click()

    assert Case.objects.get().unit == cast.units["department"]


def test_refused_form_leads_to_its_field(desktop: Page, address: str, cast: Cast) -> None:
    case = cast.receive("k1", at=now() - timedelta(days=1)).case
    sign_in(desktop, address, "handler")
    desktop.goto(f"{address}/van-phong/vu-viec/{case.code}/hoi-them")

    desktop.get_by_role("button", name="Hỏi thêm").click()

    expect(desktop.locator("#errors")).to_be_focused()
    look(desktop, WIDE)
    desktop.get_by_role("link", name="Đến chỗ cần sửa").click()
    assert desktop.evaluate("location.hash") == "#id_question"


def test_sheets_are_printed_with_the_secret_on_the_half_that_is_given_away(
    desktop: Page, address: str, cast: Cast
) -> None:
    sign_in(desktop, address, "clerk")
    desktop.goto(f"{address}/van-phong/bien-nhan")

    desktop.fill("[name=size]", "2")
    desktop.get_by_role("button", name="Giữ số và in").click()

    expect(desktop.locator("img.qr")).to_have_count(2)
    look(desktop, WIDE)
    sheet = desktop.locator("section.card").first.inner_text()
    kept, given = sheet.split("Cắt ở đây")
    code = re.compile(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){5}\b")
    assert not code.search(kept)
    assert code.search(given)
