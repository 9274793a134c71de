"""A sealed letter from a phone: written, sealed, handed in, answered, gone on with; and files of the
browser opened with `age` and pyrage, and back."""

import io
import json
import shutil
import subprocess
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.core.management import call_command
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FilePayload, Page, expect

from hoiam.base import files
from hoiam.core import sender_codes
from hoiam.seals import actions as seals
from hoiam.seals.models import Kind, Purpose, SealedCase, SealedItem, SealedKey
from hoiam.web.access import now
from hoiam.web.sealed import pages
from tests.browser.looking import findings
from tests.cast import Cast, make_cast
from tests.core.test_recipients import CASES
from tests.seals import sealed
from tests.seals.listed import KEY, Listing, identity
from tests.web.office import sealing

STORY = "Ngày 3/11 ông ấy nhận tiền để cấp đất.\nCó bà C thấy."
SIDEWAYS = Path(__file__).parents[2] / "hoiam/web/static/hoiam/vendor/leaflet/images/layers.png"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    made = make_cast()
    Listing(made).published(at=now())
    return made


@pytest.fixture
def address(live_server: Any, settings: Any, cast: Cast) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


def look(page: Page) -> None:
    assert not findings(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def pass_by(page: Page) -> None:
    """Another test looks at these steps."""


def go_on(page: Page, step: str, seen: Callable[[Page], None] = pass_by) -> None:
    seen(page)
    page.locator(f"[data-step]:not([hidden]) [data-to={step}]").click()


def write(page: Page, address: str, seen: Callable[[Page], None] = pass_by) -> None:
    """Up to the last look before sealing."""
    page.goto(f"{address}/niem-phong/")
    expect(page.locator("#list .finger")).to_have_count(1)
    seen(page)
    page.get_by_role("button", name="Tôi đã đọc, bắt đầu").click()
    page.get_by_label("Tìm đơn vị").fill("khong co don vi nay")
    page.get_by_role("radio", name="Người đứng đầu Chủ tịch").check()
    go_on(page, "who", seen)
    go_on(page, "words", seen)
    go_on(page, "self", seen)
    expect(page.get_by_role("alert")).to_contain_text("Xin viết vài dòng")
    page.get_by_label("Nội dung").fill(STORY)
    photo: FilePayload = {
        "name": "nhà tôi.png", "mimeType": "image/png", "buffer": SIDEWAYS.read_bytes(),
    }  # fmt: skip
    page.locator("#files").set_input_files([photo])
    expect(page.locator("#file-list img")).to_have_count(1)
    go_on(page, "self", seen)
    page.get_by_label("Họ và tên").fill("Giàng A Páo")
    go_on(page, "check", seen)
    seen(page)


def names(archive: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        return {one.name: tar.extractfile(one).read() for one in tar}  # type: ignore[union-attr]


def key_of(case: SealedCase, purpose: Purpose) -> SealedKey:
    return case.keys.get(purpose=purpose)


def test_a_letter_from_a_phone_is_read_by_its_handlers_alone_and_answered(
    phone: Page, address: str, cast: Cast, tmp_path: Path
) -> None:
    write(phone, address, look)
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.get_by_role("heading", name="Biên nhận ý kiến")).to_be_visible()
    look(phone)
    reference, digits = phone.inner_text("#reference"), phone.inner_text("#digits")
    with phone.expect_download() as proof:
        phone.get_by_role("button", name="Lưu bằng chứng").click()
    assert Path(proof.value.path()).read_text().startswith("hoiam promised entry v1\nextra ")
    assert phone.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert phone.input_value("#told", timeout=1000) == ""

    case = SealedCase.objects.get()
    assert case.reference_hash == sender_codes.reference_hash(reference)
    assert case.sender.access_hash == sender_codes.access_hash(
        sender_codes.token(digits, reference)
    )
    content, who = SealedItem.objects.order_by("number")
    readers = [identity("province-leader"), identity("expert")]
    for reader in readers:
        opened = sealing.unwrapped(key_of(case, Purpose.CONTENT), reader)
        assert STORY in sealing.plain(content, opened)
    with pytest.raises(pyrage.DecryptError):
        sealing.unwrapped(key_of(case, Purpose.CONTENT), identity("leader"))
    assert "Giàng A Páo" not in sealing.plain(content, opened)
    assert "Giàng A Páo" in sealing.plain(
        who, sealing.unwrapped(key_of(case, Purpose.IDENTITY), readers[0])
    )
    by_age(case, content, tmp_path)

    answer(case, cast)
    phone.goto(f"{address}/niem-phong/doc")
    phone.get_by_role("button", name="Tôi đã gửi").click()
    phone.get_by_label("Số biên nhận").fill(reference.lower().replace(" ", "-"))
    phone.get_by_label("Mã tra cứu").fill(digits[:-1] + str((int(digits[-1]) + 1) % 10))
    phone.get_by_role("button", name="Mở", exact=True).click()
    expect(phone.get_by_role("alert").first).to_contain_text("17 chữ số")
    look(phone)
    phone.get_by_label("Mã tra cứu").fill(digits)
    phone.get_by_role("button", name="Mở", exact=True).click()
    phone.get_by_role("button", name="Mở câu trả lời").click()
    expect(phone.locator(".letter")).to_have_text("Mời bà đến phòng 3.")
    phone.get_by_label("Tin nhắn").fill("Mai tôi đến.")
    look(phone)
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.locator("#more-told")).to_contain_text("Đã gửi")
    more = SealedItem.objects.get(kind="message")
    assert more.key.number != content.key.number
    assert "Mai tôi đến." in sealing.plain(more, sealing.unwrapped(more.key, readers[1]))


def by_age(case: SealedCase, content: SealedItem, folder: Path) -> None:
    """The program `age` opens what the browser sealed, where it is installed."""
    program = shutil.which("age")
    if program is None:
        return
    (folder / "me").write_text(f"{identity('expert')}\n")
    (folder / "key.age").write_bytes(b64decode(key_of(case, Purpose.CONTENT).wrapped))
    (folder / "content.age").write_bytes(files.read_age(content.original).read_bytes())
    opened = [program, "-d", "-i", "me", "-o", "case", "key.age"]
    subprocess.run(opened, cwd=folder, check=True)
    subprocess.run(
        [program, "-d", "-i", "case", "-o", "a.tar", "content.age"], cwd=folder, check=True
    )
    found = names((folder / "a.tar").read_bytes())
    assert found["thu.txt"].decode() == STORY
    assert found["tep/1.jpg"].startswith(b"\xff\xd8")
    said = json.loads(found["thong-tin.json"])
    assert said["accused"][0]["post"] == "head"


def answer(case: SealedCase, cast: Cast) -> None:
    """Something sealed to the sender, as a handler's browser does it."""
    by = sealed.declared(cast, case, "expert", at=now())
    words = "Mời bà đến phòng 3.".encode()
    told = sealed.written(case, Kind.ANSWER, key_of(case, Purpose.CONTENT), words=words)
    seals.keep_item(case=case, new=told, by=by, at=now())


def test_a_line_that_is_down_loses_nothing_and_a_saved_file_is_handed_in_later(
    phone: Page, address: str
) -> None:
    write(phone, address)
    changed = {"code": "seals.list-changed", "what": "x"}
    phone.route("**/niem-phong/gui", lambda route: route.fulfill(status=409, json=changed))
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.locator("#who-error")).to_contain_text("Danh sách người nhận vừa đổi")
    for step in ("words", "self", "check"):
        go_on(phone, step)
    expect(phone.locator("#summary")).to_contain_text(STORY.split("\n")[0])
    phone.unroute("**/niem-phong/gui")
    phone.route("**/niem-phong/gui", lambda route: route.abort())
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.get_by_role("alert").last).to_contain_text("Chưa gửi được")
    expect(phone.get_by_role("alert").last).to_contain_text("gửi lại là gửi đúng thư đó")
    look(phone)
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="lưu thành tệp").click()
    expect(phone.locator("#outcome")).to_contain_text("Chưa gửi.")
    reference = phone.inner_text("#reference")
    assert not SealedCase.objects.exists()

    phone.unroute("**/niem-phong/gui")
    held = Path(saved.value.path()).read_bytes()
    phone.goto(f"{address}/niem-phong/")
    phone.get_by_text("Làm khi không có mạng").click()
    for content, told in ((b"x" * 1024, "không phải thư niêm phong"), (held, "Đã nhận")):
        file: FilePayload = {"name": "thu.tar", "mimeType": "application/x-tar", "buffer": content}
        phone.get_by_label("Nộp một tệp đã niêm phong").set_input_files([file])
        expect(phone.locator("#delivered")).to_contain_text(told)
    look(phone)
    assert SealedCase.objects.get().reference_hash == sender_codes.reference_hash(reference)


def test_without_a_script_the_page_says_what_to_do(plain_phone: Page, address: str) -> None:
    plain_phone.goto(f"{address}/niem-phong/")
    expect(plain_phone.get_by_text("Trang này cần JavaScript")).to_be_visible()
    expect(plain_phone.get_by_text("đến trình bày trực tiếp").first).to_be_visible()
    plain_phone.goto(f"{address}/gui/to-cao")
    expect(plain_phone.get_by_role("link", name="Mở trang niêm phong")).to_be_visible()


def test_away_at_once_leaves_nothing_and_the_page_speaks_english(phone: Page, address: str) -> None:
    write(phone, address)
    phone.get_by_role("button", name="English").click()
    expect(phone.get_by_role("button", name="Seal and send")).to_be_visible()
    look(phone)
    phone.context.route("https://nchmf.gov.vn/**", lambda route: route.fulfill(body="<p>rain</p>"))
    for _ in range(3):
        phone.keyboard.press("Escape")
    expect(phone.get_by_text("rain")).to_be_visible()
    phone.go_back()
    assert phone.locator("#told").count() == 0 or phone.input_value("#told") == ""


def test_the_browser_chooses_as_the_house_does(phone: Page) -> None:
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("recipients", "digits", "tar"))
    found = phone.evaluate(
        """(cases) => cases.choosing.map((one) => {
          const list = cases.lists[one.list];
          const offers = module_recipients.offers(list, one.told);
          return [Object.fromEntries(offers.map(({group, choice, lots}) => [group.code, {choice, lots}])),
                  module_recipients.firstChoice(list, one.told)];
        })""",
        CASES,
    )
    assert len(found) == len(CASES["choosing"]) > 20
    for case, (offers, first) in zip(CASES["choosing"], found, strict=True):
        assert offers == case["offers"], case["name"]
        assert first == case["default"], case["name"]


def test_codes_and_archives_are_those_of_the_house(phone: Page) -> None:
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("digits", "tar"))
    made = phone.evaluate(
        """() => Array.from({length: 40}, () => [module_digits.newReference(), module_digits.newDigits()])"""
    )
    for reference, digits in made:
        assert sender_codes.parse_reference(reference) == reference
        assert sender_codes.parse_digits(digits) == digits
        assert phone.evaluate(
            "(one) => module_digits.readDigits(one)", sender_codes.grouped(digits)
        )
        wrong = digits[:5] + str((int(digits[5]) + 3) % 10) + digits[6:]
        assert phone.evaluate("(one) => module_digits.readDigits(one)", wrong) == ""
    reference, digits = made[0]
    token = phone.evaluate(
        "([one, two]) => module_digits.accessToken(one, two)", [reference, digits]
    )
    assert token == sender_codes.token(digits, reference)

    whole = phone.evaluate(
        """() => { const u = module_age.utf8;
          return module_age.toBase64(module_tar.pack([
            {name: "thu.txt", bytes: u("á")}, {name: "tep/" + module_tar.safeName("a/b:c.pdf"), bytes: u("x".repeat(513))}])); }"""
    )
    archive = b64decode(whole)
    assert len(archive) == 65536
    assert names(archive) == {"thu.txt": "á".encode(), "tep/a_b_c.pdf": b"x" * 513}
    theirs = sealed.archive({"tra-loi.txt": b"1", "tep/2.jpg": b"22"})
    read = """(whole) => module_tar.unpack(module_age.fromBase64(whole)).map((one) => one.name)"""
    assert phone.evaluate(read, b64encode(theirs).decode()) == ["tra-loi.txt", "tep/2.jpg"]
    broken = bytearray(theirs)
    broken[3] ^= 1
    with pytest.raises(PlaywrightError, match="damaged"):
        phone.evaluate(read, b64encode(bytes(broken)).decode())
