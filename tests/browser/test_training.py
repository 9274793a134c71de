"""Training in a real browser: thirty days within a minute of life, and a band that stays."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect

from hoiam.base import clock
from tests.browser.test_loop import look, sign_in
from tests.browser.test_pages import BUDGET, weight
from tests.web.training_town import Town, begin, make_town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "BẢN TẬP HUẤN, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@pytest.fixture
def address(live_server: Any, settings: Any) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


@pytest.fixture
def town(settings: Any, transactional_db: None, tmp_path: Path) -> Any:
    begin(settings, tmp_path / "keys")
    try:
        yield make_town()
    finally:
        _let_go()


def _let_go() -> None:
    """The database keeps the mark from everybody; only the next test may not meet it."""
    if connection.vendor == "postgresql":
        statements = ["TRUNCATE base_trainingclock"]
    else:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sql FROM sqlite_master WHERE name = 'base_trainingclock_no_delete'"
            )
            (again,) = cursor.fetchone()
        statements = [
            "DROP TRIGGER base_trainingclock_no_delete",
            "DELETE FROM base_trainingclock",
            again,
        ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_band_stays_in_sight_and_on_paper(
    open_page: Any,
    address: str,
    town: Town,
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    for path in ("/", "/gui", "/tra-cuu", "/khong-co"):
        page.goto(address + path)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            look(page, width)
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
            expect(page.get_by_text(WORDS).first).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.locator(".training b")).to_be_visible()
    expect(page.locator(".watermark")).to_be_visible()


def test_thirty_days_pass_within_a_minute_and_the_case_is_late(
    open_page: Any,
    address: str,
    town: Town,
) -> None:
    trainer, worker = _signed_in(open_page, address)
    worker.goto(f"{address}/van-phong/vu-viec/{town.case}")
    assert "trễ" not in worker.locator("main .due").first.inner_text()
    trainer.goto(f"{address}/van-phong/tap-huan")
    look(trainer, 1280)
    shown = clock.now()

    trainer.get_by_label("Một ngày dài").select_option("1")
    trainer.get_by_role("button", name="Chạy", exact=True).click()
    expect(trainer.get_by_role("progressbar")).to_be_visible()
    look(trainer, 1280)
    expect(trainer.get_by_role("button", name="Chạy", exact=True)).to_be_visible(timeout=90_000)

    assert (clock.now() - shown).days == 30
    worker.reload()
    expect(worker.locator("main .due").first).to_contain_text("trễ")


def _signed_in(open_page: Any, address: str) -> tuple[Page, Page]:
    pages = []
    for name in ("administrator", "handler"):
        page = open_page(viewport={"width": 1280, "height": 900})
        sign_in(page, address, name)
        pages.append(page)
    return pages[0], pages[1]


def test_trainer_needs_no_script(open_page: Any, address: str, town: Town) -> None:
    page = open_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    sign_in(page, address, "administrator")
    page.goto(f"{address}/van-phong/tap-huan")
    run = page.get_by_role("button", name="Chạy", exact=True)
    # Ten seconds are five times of asking again; thirty days run in the test above.
    page.get_by_label("Chạy bao nhiêu ngày").fill("10")
    page.get_by_label("Một ngày dài").select_option("1")
    run.press("Enter")

    expect(page.get_by_role("progressbar")).to_be_visible()
    # The page asks for itself again until the days are over.
    expect(run).to_be_visible(timeout=90_000)


def test_first_visit_is_light_in_training_too(town: Town, settings: Any) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    settings.STORAGES = django_settings.STORAGES
    client = Client()
    weights = {path: weight(client, path) for path in ("/", "/gui", "/tra-cuu")}

    assert {path: size for path, size in weights.items() if size > BUDGET} == {}
