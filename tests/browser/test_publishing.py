"""Towards everybody in a real browser: a tick changes the words, masks are drawn by hand and by
keyboard, and what comes out is black there."""

import io
import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import Page, expect

from hoiam.base import clock, files
from hoiam.cases import actions as cases
from hoiam.cases.models import Case, FileChoice
from hoiam.publication.models import PublicFile
from tests.browser.conftest import DESKTOP, PHONE, MakePage
from tests.browser.test_loop import address, look, press
from tests.cast import Cast, make_cast

__all__ = ["address"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def received(cast: Cast) -> Case:
    picture = io.BytesIO()
    Image.new("RGB", (800, 600), "white").save(picture, "JPEG")
    stored = [files.store(SimpleUploadedFile("a.jpg", picture.getvalue()), rand=os.urandom)]
    told = cast.told(text="Chủ tịch xã Trần Văn Bình hứa với ông Giàng A Páo thay cống.")
    return cases.receive(told=told, stored=stored, by=cast.actor("public"), at=clock.now()).case


def signed_in(page: Page, cast: Cast, name: str, address: str) -> Page:
    kept = cast.browser(name).cookies.items()
    page.context.add_cookies(
        [{"name": key, "value": one.value, "url": address} for key, one in kept]
    )
    return page


def test_from_words_and_a_photo_to_what_everybody_sees(
    open_page: MakePage, address: str, settings: Any, tmp_path: Path
) -> None:
    settings.UPLOADS_DIR = tmp_path
    cast = make_cast()
    case = received(cast)
    base = f"{address}/van-phong/vu-viec/{case.code}/cong-khai"
    page = signed_in(open_page(viewport=DESKTOP), cast, "handler", address)

    page.goto(base)
    press(page, "Mở nguyên văn")
    look(page, 1280)
    words = page.locator("textarea[name=text]")
    expect(words).to_have_value("Chủ tịch xã [tên] hứa với ông [tên] thay cống.")
    page.locator("[data-original=text] label", has_text="Trần Văn Bình").locator("input").uncheck()
    expect(words).to_have_value("Chủ tịch xã Trần Văn Bình hứa với ông [tên] thay cống.")
    page.locator("input[name=title]").fill("Thay cống")
    press(page, "Lưu và sang bước sau")

    with page.expect_navigation():
        page.get_by_role("link", name="Che và chọn").click()
    box = page.locator(".cover svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2, steps=3)
    page.mouse.up()
    page.get_by_role("button", name="Thêm chỗ che").click()
    for key in [*["ArrowRight"] * 20, *["Shift+ArrowDown"] * 10, "ArrowUp"]:
        page.keyboard.press(key)
    look(page, 1280)
    page.locator("#id_alt").fill("Cống vỡ trước cổng trường")
    press(page, "Làm bản công khai")
    assert FileChoice.objects.get().masks["1"][1] == [600, 390, 200, 300]
    look(page, 1280)

    plain = signed_in(open_page(viewport=PHONE, java_script_enabled=False), cast, "clerk", address)
    plain.goto(f"{base}/tep/{FileChoice.objects.get().source}")
    plain.locator("input[name=cell]").last.check()
    press(plain, "Làm bản công khai")
    plain.goto(f"{base}/xem")
    expect(plain.get_by_role("heading", name="Người lạ sẽ thấy thế này")).to_be_visible()
    assert plain.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    press(plain, "Công khai đúng bản này")

    shown = Image.open(files.read_public(PublicFile.objects.get().copy))
    dark = [(10, 10), (150, 250), (560, 300), (795, 595)]
    assert all(max(shown.getpixel(at)) < 40 for at in dark)  # type: ignore[arg-type]
    assert min(shown.getpixel((300, 500))) > 200  # type: ignore[arg-type]
