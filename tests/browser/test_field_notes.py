"""A telephone on the road: what is written without a network is kept, also when the page is
opened again, and is sent once."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from hoiam.outreach.models import Note
from tests.browser.test_loop import look, sign_in
from tests.outreach import making
from tests.outreach.making import with_hamlets

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def test_note_waits_for_the_network_and_is_sent_once(address: str, open_page) -> None:
    cast = with_hamlets()
    making.assigned(cast)
    page = open_page(viewport={"width": 360, "height": 740})
    sign_in(page, address, "handler")
    for path in ("/thon/t-h1", "/ghi/nhanh"):
        page.goto(f"{address}/van-phong/dia-ban{path}")
        look(page, 360)
    # The worker has the page once it is ready.
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("[data-field-offline]")).to_be_visible()
    page.locator("[name=hamlet]").select_option("t-h1")
    page.locator("[name=text]").fill("Cầu tạm qua suối mục hai ván.")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("[data-field-count]")).to_have_text("1")
    page.reload()
    expect(page.locator("[data-field-count]")).to_have_text("1")
    assert not Note.objects.exists()

    page.context.set_offline(False)

    expect(page.locator("[data-field-queue]")).to_be_hidden()
    assert Note.objects.get().text == "Cầu tạm qua suối mục hai ván."
