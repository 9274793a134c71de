"""A real browser: Debian's Chromium, driven by Playwright, closed to the world outside."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    expect,
    sync_playwright,
)

# The first is Chromium without windows around its pages: the same engine from the same source.
# The whole browser draws toolbars that nobody sees, for more than half of its time; `make prove`
# asks for it by name.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
WANTED = os.environ.get("HOIAM_TEST_BROWSER")
# Playwright's synchronous interface keeps an event loop in this thread; Django would take
# every query of the test for an asynchronous one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = {"localhost", "127.0.0.1", "::1"}
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}

# Two cores may be shared with others: how long to wait says nothing about how fast it should be.
PATIENCE = 45_000
expect.set_options(timeout=PATIENCE)

MakePage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; every test has contexts of its own."""
    program = next(filter(None, map(shutil.which, [WANTED] if WANTED else PROGRAMS)), None)
    if program is None:
        pytest.fail("Chromium was not found; on Debian: apt-get install chromium", pytrace=False)
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        # Nothing but this machine has an address. Refusing each request by a route would keep
        # nothing in the browser's cache, and ask Python about every file of every page.
        "--host-resolver-rules=MAP * ~NOTFOUND, "
        + ", ".join(f"EXCLUDE {name}" for name in sorted(HERE)),
    ]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run as root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=arguments)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[MakePage]:
    """Open pages in fresh contexts; asking any host but this machine fails the test."""
    contexts: list[BrowserContext] = []
    foreign: set[str] = set()
    broken: list[str] = []

    def make(**options: object) -> Page:
        context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        watch(context, foreign)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not foreign, f"the page asked hosts outside this machine: {sorted(foreign)}"
    assert not broken, f"errors in the page's scripts: {broken}"


@pytest.fixture
def phone(open_page: MakePage) -> Page:
    """A citizen's phone, 360 pixels wide, with scripts."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def plain_phone(open_page: MakePage) -> Page:
    """A citizen's phone, 360 pixels wide, where JavaScript does not run."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)


@pytest.fixture
def desktop(open_page: MakePage) -> Page:
    """An officer's desktop."""
    return open_page(viewport=DESKTOP)


def _is_here(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in HERE


def watch(context: BrowserContext, foreign: set[str]) -> None:
    """Note what is asked of others. No host answers, so what was answered came from the test."""

    def asked(request: Request) -> None:
        if not _is_here(request.url):
            foreign.add(request.url)

    context.on("request", asked)
    context.on("requestfinished", lambda request: foreign.discard(request.url))
