"""A second factor set up and used, and a passkey in place of everything, in a real browser."""

import re
import time

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.accounts import second_factor
from hoiam.accounts.signing import Passkey, Totp
from tests.browser.looking import findings
from tests.cast import PASSWORD, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.SECOND_FACTOR = True
    settings.SITE_URL = f"http://localhost:{live_server.thread.port}"
    make_cast()
    return str(settings.SITE_URL)


def enter(page: Page, address: str) -> None:
    page.goto(f"{address}/van-phong/")
    page.locator("input[name=username]").fill("clerk")
    page.locator("input[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Đăng nhập", exact=True).click()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def heading(page: Page, text: str) -> None:
    """The page that was expected, nothing beside the screen."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    width = page.viewport_size or {"width": 0}
    assert page.evaluate("document.documentElement.scrollWidth") <= width["width"], page.url


def look(page: Page, text: str) -> None:
    """The same without an accessibility finding; the look itself needs scripts."""
    heading(page, text)
    assert findings(page) == [], page.url


def test_app_is_set_up_and_used_without_javascript(address: str, plain_phone: Page) -> None:
    page = plain_phone
    enter(page, address)
    heading(page, "Thiết lập bước hai")
    assert not page.get_by_role("button", name="Tạo khóa trên thiết bị này").is_visible()
    secret = page.locator("code.secret").inner_text().replace(" ", "")

    def code(late: int = 0) -> str:
        return second_factor.code_at(secret, second_factor.step_of(time.time()) + late)

    page.get_by_label("Mã 6 số mà ứng dụng đang hiện").fill("000000")
    press(page, "Bật ứng dụng xác thực")
    expect(page.get_by_role("alert").first).to_contain_text("Mã chưa đúng.")
    page.get_by_label("Mã 6 số mà ứng dụng đang hiện").fill(code(-1))
    press(page, "Bật ứng dụng xác thực")
    heading(page, "Mã dự phòng")
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="Tôi đã cất mã, tiếp tục").click()
    heading(page, "Việc của tôi")
    press(page, "Ra")
    enter(page, address)
    heading(page, "Bước hai")
    page.get_by_label("Mã 6 số trong ứng dụng, hoặc một mã dự phòng").fill(code())
    press(page, "Tiếp tục")
    heading(page, "Việc của tôi")
    assert Totp.objects.get().confirmed_at


def test_passkey_is_made_and_signs_in_alone(address: str, desktop: Page) -> None:
    page = desktop
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": device})

    enter(page, address)
    look(page, "Thiết lập bước hai")
    page.get_by_label("Tên của khóa này").fill("máy phòng một cửa")
    press(page, "Tạo khóa trên thiết bị này")
    look(page, "Mã dự phòng")
    page.get_by_role("link", name="Tôi đã cất mã, tiếp tục").click()
    press(page, "Ra")
    press(page, "Đăng nhập bằng khóa của thiết bị")
    look(page, "Việc của tôi")
    press(page, "Ra")
    enter(page, address)
    look(page, "Bước hai")
    press(page, "Dùng khóa của thiết bị")
    page.goto(f"{address}/van-phong/bao-mat")
    look(page, "Đăng nhập và bảo mật")
    expect(page.locator("main")).to_contain_text("máy phòng một cửa")
    assert Passkey.objects.get().sign_count >= 2
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Bỏ khóa")).click()
    press(page, "Ra")
    page.get_by_role("button", name="Đăng nhập bằng khóa của thiết bị").click()
    expect(page.get_by_role("alert").first).to_contain_text("Khóa này không mở tài khoản nào")
