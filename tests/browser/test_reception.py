"""A visit by keyboard alone in a real browser: seconds and keystrokes are what a clerk has."""

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.reception.models import Visit
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# House rule: a practised clerk types five signs a second, so that a minute has three hundred.
MOST_KEYS = 150


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def typed(page: Page, *parts: str) -> int:
    """Type each part, Tab behind it; how many keys that was."""
    for part in parts:
        page.keyboard.type(part)
        page.keyboard.press("Tab")
    return sum(len(part) + 1 for part in parts)


def test_visit_is_recorded_by_keyboard_and_keeps_what_was_typed(
    open_page, address: str, db: None
) -> None:
    cast: Cast = make_cast()
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in(page, address, "clerk")
    page.goto(f"{address}/van-phong/tiep-dan/moi")
    expect(page.locator("[name=content]")).to_be_focused()

    # The field of life was forgotten: everything else is still there, and one digit puts it right.
    keys = typed(page, "Đường vào thôn 3 bị sạt.", "", "", "", "", "Lò Thị Mẫu", "Thôn 3")
    page.keyboard.press("Enter")
    expect(page.locator("#errors")).to_be_visible()
    expect(page.locator("[name=content]")).to_have_value("Đường vào thôn 3 bị sạt.")
    page.locator("[name=field]").focus()
    page.keyboard.type("1")
    keys += 2
    look(page, 1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Phiếu tiếp công dân")
    visit = Visit.objects.get()
    assert visit.matters.get().case is not None
    assert visit.body == cast.units["commune-ubnd"]
    assert keys <= MOST_KEYS
    look(page, 1280)
