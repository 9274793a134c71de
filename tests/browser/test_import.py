"""A register moves in, in a real browser: the file, its columns, the progress, every row, the word."""

import io
import re
from collections.abc import Iterator

import pytest
import xlsxwriter
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.core import actor as actors
from hoiam.imports.actions import chunks
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportState, Profile
from hoiam.registers.models import Record, RecordText
from hoiam.web.access import now
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (360, 1280)
HEAD = ("Số", "Ngày tiếp nhận", "Hạn xử lý", "Nội dung", "Trạng thái", "Cơ quan giải quyết")
GOOD = 1200
LONG = "Đề nghị xem xét việc nước thải từ khu dân cư " + "chảy tràn ra đường liên thôn " * 10
OLD = (
    "Sè;Ngµy tiÕp nhËn;Néi dung\r\n"
    "0012;24/4/2026;C\xe8ng tr\xadíc tr\xadêng tiÓu häc bÞ vì, n\xadíc trµn ra ®\xadêng\r\n"
    "0013;25/4/2026;§Ìn ®\xadêng t¾t ë th«n 3, ®Ò nghÞ söa ch÷a s\xedm\r\n"
)


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


class Worker:
    """The worker beside the pages, one chunk at a time, so that progress can be looked at."""

    def __init__(self) -> None:
        self.hand = Hand()

    def chunk(self) -> bool:
        by = actors.system("work", act="w-browser")
        code = Import.objects.latest("pk").code
        return chunks.advance(code=code, hand=self.hand, by=by, at=now()).worked

    def rest(self) -> None:
        while self.chunk():
            pass


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.hand.close()


def workbook() -> bytes:
    """A register of 1,200 good rows, one that cannot be read, one that is a denunciation."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("Sổ 2024")
    rows = [
        (f"{number:04}", "24/4/2026", "4/5/2026", LONG if number == 1 else f"Cống số {number} vỡ",
         "Đã xong" if number % 3 else "Đang xử lý", "Phòng Kinh tế xã Bản Mẫu")
        for number in range(1, GOOD + 1)
    ]  # fmt: skip
    bad = ("9998", "ngày 45 tháng 13", "", "Rác tồn nhiều ngày", "Mới", "")
    denounced = ("9999", "1/5/2026", "", "Đơn tố cáo ông A nhận tiền", "Mới", "")
    for place, row in enumerate((HEAD, *rows, bad, denounced)):
        for column, cell in enumerate(row):
            sheet.write_string(place, column, cell)
    book.close()
    return content.getvalue()


def upload(page: Page, address: str, name: str, content: bytes) -> None:
    page.goto(f"{address}/van-phong/nap-du-lieu")
    page.get_by_role("link", name="Nạp một tệp").first.click()
    page.locator("input[name=target][value=cases]").check()
    page.set_input_files(
        "[name=file]", {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Tải lên và đọc").click()


def both(page: Page) -> None:
    """The page on a telephone and on a desk."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        look(page, width)


def test_register_moves_in_with_progress_shown(
    desktop: Page, address: str, cast: Cast, worker: Worker
) -> None:
    page = desktop
    sign_in(page, address, "clerk")
    page.goto(f"{address}/van-phong/nap-du-lieu")
    both(page)
    page.goto(f"{address}/van-phong/nap-du-lieu/moi")
    both(page)
    upload(page, address, "Sổ tiếp nhận 2024.xlsx", workbook())

    # the file is read, and the page says how far
    worker.chunk()
    expect(page.locator("#progress")).to_contain_text("Đã đọc 1.000 dòng")
    both(page)
    worker.rest()
    page.wait_for_url(re.compile(r"/noi-cot$"))

    # what the columns mean: proposed, looked at, given a name
    expect(page.locator("[name=c-number]")).to_have_value("Số")
    expect(page.locator("#shown")).to_contain_text("0001")
    page.fill("[name=system]", "Sổ tiếp nhận giấy")
    page.select_option("[name=c-title]", "Nội dung")
    expect(page.locator("#shown")).to_contain_text("Tiêu đề, trích yếu")
    expect(page.locator("[name=system]")).to_have_value("Sổ tiếp nhận giấy")
    page.select_option("[name=c-title]", "")
    page.fill("[name=name]", "Sổ giấy của xã")
    both(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Xét từng dòng").click()

    # every row gets a verdict; it is stopped for a while and goes on
    worker.chunk()
    expect(page.locator("#progress")).to_contain_text(re.compile(r"\d+/1\.202 dòng = \d+%"))
    with page.expect_navigation():
        page.get_by_role("button", name="Tạm dừng").click()
    done = Import.objects.get().done
    worker.rest()
    assert Import.objects.get().done == done
    expect(page.locator("#progress")).to_contain_text("Đang tạm dừng")
    both(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Nạp tiếp").click()
    worker.rest()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xem trước")

    # the preview, and exactly what will be written
    expect(page.locator("main")).to_contain_text("Ghi 1.200 dòng")
    both(page)
    page.get_by_role("link", name="2 không nhận").click()
    expect(page.locator("main table")).to_contain_text("không đọc được thành ngày giờ")
    expect(page.locator("main table")).to_contain_text("đơn tố cáo")
    assert "nhận tiền" not in page.content()
    both(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Ghi 1.200 dòng").click()
    worker.chunk()
    expect(page.locator("#progress")).to_contain_text("Chưa ai thấy dòng nào")
    worker.rest()

    # what was written
    expect(page.locator("main")).to_contain_text("Đã ghi 1.200 dòng")
    both(page)
    assert Record.objects.count() == GOOD
    assert Profile.objects.get().name == "Sổ giấy của xã"
    page.goto(f"{address}/van-phong/nap-du-lieu")
    expect(page.locator("main table")).to_contain_text("đã ghi xong")
    both(page)


def test_old_encoding_moves_in_without_scripts(
    plain_phone: Page, address: str, cast: Cast, worker: Worker
) -> None:
    page = plain_phone
    sign_in(page, address, "clerk")
    upload(page, address, "so-cu.csv", OLD.encode("cp1252"))
    assert page.locator("noscript").count() == 0 or "refresh" in page.content()
    worker.rest()
    page.reload()

    expect(page.locator("main")).to_contain_text("TCVN3")
    expect(page.locator("main")).to_contain_text("Đèn đường tắt ở thôn 3")
    with page.expect_navigation():
        page.get_by_role("button", name="Chuyển sang Unicode và đọc lại").click()
    worker.rest()
    page.reload()
    expect(page.locator("[name=c-number]")).to_have_value("Số")
    page.fill("[name=system]", "Sổ cũ")
    page.get_by_role("button", name="Xem lại ba dòng").click()
    expect(page.locator("[name=system]")).to_have_value("Sổ cũ")
    page.get_by_role("button", name="Xét từng dòng").click()
    worker.rest()
    page.reload()
    expect(page.locator("main")).to_contain_text("Ghi 2 dòng")
    page.get_by_role("button", name="Ghi 2 dòng").click()
    worker.rest()
    page.reload()

    expect(page.locator("main")).to_contain_text("Đã ghi 2 dòng")
    assert set(Record.objects.values_list("number", flat=True)) == {"0012", "0013"}
    texts = RecordText.objects.values_list("text", flat=True)
    assert any("Đèn đường tắt ở thôn 3" in text for text in texts)


def test_pages_beside_the_way(open_page, address: str, cast: Cast, worker: Worker) -> None:
    """A refused file, a refused mapping, samples of an old encoding, the exchange list."""
    case = cast.receive("k1", at=now()).case
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in(page, address, "clerk")
    upload(page, address, "hong.xlsx", b"PK\x03\x04 not a workbook")
    worker.rest()
    expect(page.get_by_role("alert").first).to_be_visible()
    assert Import.objects.latest("pk").state == ImportState.REFUSED
    both(page)
    upload(page, address, "so-cu.csv", OLD.encode("cp1252"))
    worker.rest()
    page.wait_for_url(re.compile(r"/noi-cot$"))
    both(page)
    page.get_by_role("button", name="Xét từng dòng").click()
    expect(page.locator("#errors")).to_be_visible()
    both(page)
    for path in ("trao-doi", f"vu-viec/{case.code}/so-ngoai", f"vu-viec/{case.code}"):
        page.goto(f"{address}/van-phong/{path}")
        both(page)
