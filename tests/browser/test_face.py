"""The gallery of components and the optional scripts, in a real browser."""

import io
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from hoiam.core import pow as work
from tests.browser import face_urls as site
from tests.browser.looking import findings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["gallery/public", "gallery/office"]
ERRORS = ["400", "403", "404", "405", "413", "429", "500", "slow", "offline"]


@pytest.fixture(scope="session")
def static_files() -> None:
    """Hashed names as in the product: a sheet that points to a missing picture fails here."""
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def address(static_files, live_server, settings) -> str:
    # The test server finds files by their plain names only.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.ROOT_URLCONF = "tests.browser.face_urls"
    settings.FORM_RENDERER = "hoiam.web.forms_ui.Renderer"
    for kept in (site.DRAFTS, site.FILES, site.SENT, site.TROUBLE, site.CHALLENGE):
        kept.clear()
    return str(live_server.url) + "/"


@pytest.mark.parametrize("name", [*PAGES, *(f"error/{error}" for error in ERRORS)])
@pytest.mark.parametrize("width", [360, 1280])
def test_page_has_no_accessibility_findings_and_fits(open_page, address, name, width) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(address + name)

    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_looking_sees_a_picture_without_words(open_page) -> None:
    page = open_page(viewport={"width": 360, "height": 800})
    page.set_content(
        "<html lang=vi><title>Thử</title><main><h1>Thử</h1><img src='data:,'></main></html>"
    )

    assert findings(page) == [["image-alt", ["img"]]]


def test_targets_are_large_enough_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "gallery/public")

    small = phone.evaluate(
        """[...document.querySelectorAll("a, button, select, textarea, summary, label.choice,"
          + " input:not([type=radio], [type=checkbox], [type=hidden])")]
        .filter((one) => !one.closest("p, li.note, .note, td, .leaflet-container, .due, .steps"))
        .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
        .filter(([_, box]) => box.height && box.height < 43.5 && !_.includes("skip"))"""
    )

    assert small == []


def test_proof_of_work_is_solved_before_the_form_goes(desktop: Page, address: str) -> None:
    now = datetime.now(UTC)
    challenge = work.issue(site.POW_KEY, bits=12, now=now, rand=lambda n: b"\7" * n)
    site.CHALLENGE.append(challenge)
    desktop.goto(address + "gallery/public")
    desktop.locator("#place_told").fill("Cống vỡ")

    with desktop.expect_navigation():
        desktop.get_by_role("button", name="Gửi", exact=True).click()

    work.check(site.POW_KEY, challenge, site.SENT[0]["solution"], now=now)
    assert site.SENT[0]["told"] == "Cống vỡ"


def test_draft_is_saved_again_after_the_line_was_down(desktop: Page, address: str) -> None:
    site.TROUBLE.append(503)
    desktop.clock.install()
    desktop.goto(address + "gallery/public")
    desktop.locator("#place_told").fill("Đèn đường tắt")

    desktop.clock.run_for(2_000)
    expect(desktop.locator("[data-offline]")).to_be_visible()
    desktop.clock.run_for(6_000)
    expect(desktop.locator("[data-offline]")).to_be_hidden()

    assert site.DRAFTS[0]["told"] == "Đèn đường tắt"
    assert desktop.evaluate("localStorage.length + sessionStorage.length") == 0


def test_photo_is_made_smaller_and_its_position_offered(phone: Page, address: str) -> None:
    phone.goto(address + "gallery/public?upload")
    phone.locator("#files_photos").set_input_files(
        {"name": "cong.jpg", "mimeType": "image/jpeg", "buffer": photo_taken_at(22.345, 104.125)}
    )

    phone.get_by_role("button", name="Dùng nơi chụp ảnh").click()
    expect(phone.get_by_text("Đang có 2 trong 5 tệp.")).to_be_visible()

    assert float(phone.locator("#place_latitude").input_value()) == pytest.approx(22.345, abs=1e-4)
    assert float(phone.locator("#place_longitude").input_value()) == pytest.approx(
        104.125, abs=1e-4
    )
    name, content = site.FILES[0]
    with Image.open(io.BytesIO(content)) as arrived:
        assert max(arrived.size) == 1600
        assert not arrived.getexif()
    assert name == "cong.jpg"


def test_photo_is_taken_out_again(phone: Page, address: str) -> None:
    phone.goto(address + "gallery/public")
    photos = phone.locator("#files_photos")
    content = picture((20, 20), "PNG")
    photos.set_input_files(
        [
            FilePayload(name=name, mimeType="image/png", buffer=content)
            for name in ("a.png", "b.png")
        ]
    )
    expect(phone.get_by_text("Đang có 3 trong 5 tệp.")).to_be_visible()

    phone.get_by_role("button", name="Bỏ tệp này: a.png").click()

    assert photos.evaluate("input => [...input.files].map(file => file.name)") == ["b.png"]


def test_refused_upload_says_why_and_leaves_the_list(phone: Page, address: str) -> None:
    site.TROUBLE.append(422)
    phone.goto(address + "gallery/public?upload")

    phone.locator("#files_photos").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": picture((20, 20), "PNG")}
    )

    expect(phone.get_by_text("Tệp này không nhận được.")).to_be_visible()
    expect(phone.get_by_role("button", name="Bỏ tệp này: a.png")).to_have_count(0)


def test_point_is_chosen_on_a_map_by_keyboard(desktop: Page, address: str) -> None:
    desktop.goto(address + "gallery/public")
    desktop.get_by_role("button", name="Chọn trên bản đồ").press("Enter")
    ground = desktop.get_by_role("region", name="Bản đồ để chọn điểm")
    expect(ground.locator("path.outline")).to_have_count(1)

    ground.press("ArrowUp")
    desktop.get_by_role("button", name="Lấy điểm này").press("Enter")

    assert 21 < float(desktop.locator("#place_latitude").input_value()) < 23
    desktop.get_by_role("button", name="Bỏ điểm").press("Enter")
    assert desktop.locator("#place_latitude").input_value() == ""


def test_map_gathers_points_and_opens_them_by_keyboard(desktop: Page, address: str) -> None:
    desktop.goto(address + "gallery/public")
    crowd = desktop.get_by_role("button", name="40 ý kiến ở gần nhau, bấm để xem")
    crowd.focus()

    crowd.press("Enter")
    expect(crowd).to_have_count(0)
    desktop.get_by_role("button", name="Phản ánh số 1", exact=True).press("Enter")

    link = desktop.locator(".leaflet-popup").get_by_role("link", name="Phản ánh số 1", exact=True)
    expect(link).to_have_attribute("href", "#LC-1")


def test_gallery_reads_without_scripts(plain_phone: Page, address: str) -> None:
    plain_phone.goto(address + "gallery/public")

    expect(plain_phone.locator("[data-pick]")).to_be_hidden()
    expect(plain_phone.locator("[data-map]")).to_be_hidden()
    expect(plain_phone.locator("#files_photos")).to_be_visible()


def picture(size: tuple[int, int], form: str, **options: object) -> bytes:
    made = io.BytesIO()
    # Noise, so that the file is heavy enough to be worth making smaller.
    Image.effect_noise(size, 90).convert("RGB").save(made, form, **options)
    return made.getvalue()


def photo_taken_at(latitude: float, longitude: float) -> bytes:
    def dms(value: float) -> tuple[float, float, float]:
        return (int(value), int(value * 60 % 60), value * 3600 % 60)

    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: dms(latitude), 3: "E", 4: dms(longitude)}
    return picture((2400, 1800), "JPEG", quality=92, exif=exif)
