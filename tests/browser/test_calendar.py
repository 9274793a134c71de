"""The calendar in a browser: a notice without scripts on a phone, a year on one sheet, the menu."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.rules import calendars
from hoiam.web.access import now
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW, WIDE = 360, 1280
CALENDAR = "/van-phong/quan-tri/lich"


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def test_notice_is_written_on_a_phone_without_scripts(
    plain_phone: Page, address: str, cast: Cast
) -> None:
    year = now().year + 1
    sign_in(plain_phone, address, "administrator")
    plain_phone.goto(f"{address}{CALENDAR}")

    plain_phone.get_by_role("link", name=f"Ghi thông báo lịch nghỉ năm {year}").click()
    plain_phone.get_by_role("link", name="1 ngày cuối năm, 4 ngày đầu năm").click()
    plain_phone.get_by_label("Số văn bản").fill("5678/TB-BNV")
    plain_phone.get_by_label("Ngày ban hành").fill(f"{now():%Y-%m-%d}")
    plain_phone.get_by_label("Cơ quan ban hành").fill("Bộ Nội vụ")
    plain_phone.get_by_role("button", name="Xem trước").click()
    expect(plain_phone.locator("h1")).to_have_text(f"Xem trước lịch nghỉ năm {year}")
    plain_phone.get_by_role("button", name="Ghi thông báo vào lịch").click()

    expect(plain_phone.locator("main")).to_contain_text("Lịch chính thức.")
    assert calendars.calendar_on().is_announced(year)


def test_looks_and_withdrawals_have_no_finding(desktop: Page, address: str, cast: Cast) -> None:
    day = f"{now():%d/%m/%Y}"
    paper = f"number=88&decided_on={now():%Y-%m-%d}&body=UBND&reason=b%C3%A3o"
    sign_in(desktop, address, "administrator")
    for path in (
        f"nhieu-ngay?{paper}&days={day};l%C3%A0m",
        f"nhieu-ngay?{paper}&days=sai",
        f"nam/{now().year + 1}/thong-bao?{paper}&swaps=1/1/2000",
        f"nam/{now().year + 1}/thong-bao?{paper}",
    ):
        answer = desktop.goto(f"{address}{CALENDAR}/{path}")
        assert answer is not None
        assert answer.status == 200
        look(desktop, WIDE)
        desktop.set_viewport_size({"width": NARROW, "height": 800})
        look(desktop, NARROW)
        desktop.set_viewport_size({"width": WIDE, "height": 900})
    desktop.get_by_role("button", name="Ghi thông báo vào lịch").click()
    desktop.get_by_role("link", name=re.compile("^Rút")).click()
    look(desktop, WIDE)


def test_year_prints_on_one_sheet(desktop: Page, address: str, cast: Cast) -> None:
    for year in (2025, 2026, 2027):
        desktop.goto(f"{address}/lich/{year}")
        paper = desktop.pdf(format="A4", prefer_css_page_size=True)

        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, year


def test_menu_folds_on_a_phone_and_stands_in_a_line_on_a_desk(
    plain_phone: Page, desktop: Page, address: str, cast: Cast
) -> None:
    sign_in(plain_phone, address, "handler")
    entry = plain_phone.get_by_role("link", name="Mẫu trả lời")
    expect(entry).to_be_hidden()
    plain_phone.locator(".menu-narrow summary").focus()
    plain_phone.keyboard.press("Enter")
    entry.click()
    expect(plain_phone).to_have_url(re.compile("/van-phong/mau"))

    sign_in(desktop, address, "handler")
    desktop.locator(".menu-wide summary", has_text="Vụ việc").click()
    expect(desktop.get_by_role("link", name="Mẫu trả lời")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(desktop.get_by_role("link", name="Mẫu trả lời")).to_be_hidden()
    expect(desktop.locator(".menu-narrow")).to_be_hidden()


def test_filters_of_the_case_list_fold_on_a_phone(
    plain_phone: Page, desktop: Page, address: str, cast: Cast
) -> None:
    sign_in(plain_phone, address, "handler")
    plain_phone.goto(f"{address}/van-phong/vu-viec")
    expect(plain_phone.get_by_label("Tình trạng")).to_be_hidden()
    plain_phone.get_by_text("Thêm điều kiện lọc").click()
    expect(plain_phone.get_by_label("Tình trạng")).to_be_visible()
    plain_phone.goto(f"{address}/van-phong/vu-viec?tt=tre")
    expect(plain_phone.get_by_label("Tình trạng")).to_be_visible()

    sign_in(desktop, address, "handler")
    desktop.goto(f"{address}/van-phong/vu-viec")
    expect(desktop.get_by_label("Tình trạng")).to_be_visible()
    look(desktop, WIDE)
