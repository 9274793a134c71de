"""The browser of the tests reaches no host but this machine, and asking one is told."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import watch

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("host", ["example.org", "192.0.2.7"])
def test_asking_another_host_is_told_and_leads_nowhere(browser: Browser, host: str) -> None:
    address, foreign = f"http://{host}/x.png", set[str]()
    context = browser.new_context()
    watch(context, foreign)
    page = context.new_page()

    with page.expect_event("requestfailed") as failed:
        page.set_content(f'<img src="{address}">')

    assert failed.value.failure == "net::ERR_NAME_NOT_RESOLVED"
    assert foreign == {address}
    context.close()
