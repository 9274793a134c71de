"""A docket in a real browser, from its number to its decision, over Tết: each step shows what it
does to the dates before it is saved."""

import os
import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.cases.models import Docket
from hoiam.commitments.models import Commitment
from tests.browser.test_loop import look, press, sign_in
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARCH = datetime.fromisoformat("2027-03-10T02:00:00+00:00")  # after Tết, 4–10 February 2027
SEE, SAVE = "Xem các hạn trước khi ghi", "Đúng, "


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(MARCH, tick=True):
        yield


@pytest.fixture
def cast(clock: None, db: None) -> Cast:
    return make_cast()


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def shoot(page: Page, name: str) -> None:
    """A picture for whoever wants to see the page: only where a folder for it is named."""
    if folder := os.environ.get("HOIAM_TEST_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def seen_then_saved(page: Page, width: int, name: str, *told: str) -> None:
    """The first press shows what would become of the dates, the second one writes it."""
    press(page, SEE)
    for text in told:
        expect(page.locator("#looked")).to_contain_text(text)
    look(page, width)
    shoot(page, f"{name}-{width}")
    press(page, SAVE)


def sheets(page: Page, name: str) -> int:
    """How many A4 sheets it prints on."""
    printed = page.pdf(format="A4")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 without its margins
    shoot(page, f"printed-{name}")
    page.emulate_media(media="screen")
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def pick(page: Page, selector: str) -> None:
    """By keyboard: fonts that come late move what a pointer aims at."""
    control = page.locator(selector).first
    control.focus()
    page.keyboard.press("Space")
    expect(control).to_be_checked()


def step(page: Page, act: str, day: str, *, paper: str = "") -> None:
    page.get_by_role("link", name=act, exact=True).first.click()
    page.fill("[name=day]", day)
    if paper:
        page.fill("[name=paper]", paper)


@pytest.mark.parametrize("width", [360, 1280])
def test_docket_from_its_number_to_its_decision_over_tet(
    open_page, address: str, cast: Cast, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 900})
    sign_in(page, address, "clerk")
    page.goto(f"{address}/van-phong/thoi-han")
    look(page, width)
    shoot(page, f"empty-{width}")
    page.get_by_role("link", name="Mở hồ sơ thời hạn").click()
    pick(page, "[name=kind][value=complaint]")
    page.fill("[name=number]", "07/KN-2027")
    page.fill("[name=received_on]", "2027-01-04")
    page.fill("[name=people]", "2")
    look(page, width)
    shoot(page, f"new-{width}")

    seen_then_saved(page, width, "opening", "Thụ lý hoặc từ chối", "13/1/2027")
    docket = Docket.objects.get()
    where = f"{address}/van-phong/thoi-han/{docket.code}"
    step(page, "Thụ lý", "2027-01-08", paper="03/TB-UBND")
    seen_then_saved(page, width, "accepting", "Ra quyết định giải quyết khiếu nại")

    sign_in_again(page, address, "leader")
    page.goto(where)
    look(page, width)
    shoot(page, f"docket-{width}")
    step(page, "Gia hạn", "2027-01-28", paper="11/QĐ-UBND")
    pick(page, "[name=criteria]")
    seen_then_saved(page, width, "extending", "gia hạn", "22/2/2027")
    step(page, "Tạm đình chỉ, tạm dừng", "2027-02-01", paper="15/QĐ-UBND")
    pick(page, "[name=ground][value=awaiting]")
    seen_then_saved(page, width, "pausing", "tạm dừng, chưa có ngày mới")
    expect(page.locator("main")).to_contain_text("Chưa có ngày: đang tạm dừng")
    step(page, "Tiếp tục giải quyết", "2027-02-15", paper="21/QĐ-UBND")
    seen_then_saved(page, width, "resuming", "tính tiếp", "8/3/2027")
    look(page, width)
    shoot(page, f"resumed-{width}")
    step(page, "Ra quyết định", "2027-03-02", paper="40/QĐ-UBND")
    seen_then_saved(page, width, "deciding", "kết thúc", "Gửi quyết định giải quyết")
    look(page, width)
    shoot(page, f"decided-{width}")

    decided = Commitment.objects.get(clock="decide", part="")
    assert (decided.first_due_on, decided.due_on) == (date(2027, 2, 11), date(2027, 3, 8))
    assert decided.ended_on is not None
    for path in (f"vi-sao/{decided.code}", "phieu"):
        page.goto(f"{where}/{path}")
        look(page, width)
        shoot(page, f"{path.split('/')[0]}-{width}")
        assert sheets(page, path.split("/")[0]) == 1
        page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{address}/van-phong/thoi-han")
    look(page, width)
    shoot(page, f"list-{width}")


def sign_in_again(page: Page, address: str, name: str) -> None:
    page.context.clear_cookies()
    sign_in(page, address, name)
