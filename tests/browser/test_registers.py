"""Old registers on a phone and on a desk: nothing overflows, nothing is unreachable."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.registers import queries
from hoiam.registers.plans import StepPlan
from hoiam.units.models import Change, ChangeLink, Unit
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast
from tests.registers.making import row, shown

PHONE, WIDE = 360, 1280
THAI = "ไฟถนนเสียหน้าโรงเรียนบ้านหนองบัวตั้งแต่คืนวันจันทร์ที่ผ่านมาและยังไม่มีเจ้าหน้าที่มาซ่อมแซม"
LONG = "Đường_ống_nước_vỡ_trước_trường_tiểu_học_số_hai_xã_Bản_Mẫu_không_có_dấu_cách_nào_cả"
ENDED = date(2025, 7, 1)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(db) -> Cast:
    return make_cast()


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


@pytest.fixture
def register(cast: Cast) -> str:
    """Three years of records over a split; the code of one in Thai."""
    gone = Unit(
        code="t-cu", kind="commune", name="Xã Cũ", short_name="Cũ", folded="xa cu",
        valid_from=date(2010, 1, 1), valid_to=ENDED,
    )  # fmt: skip
    gone.save()
    change = Change(code="c-1", decision="Nghị quyết 1673/NQ-UBTVQH15", day=ENDED)
    change.save()
    for name in ("commune", "other"):
        ChangeLink(change=change, predecessor=gone, successor=cast.units[name], share="part").save()
    rows = [
        row(
            f"{number:04}", title=LONG if number % 2 else "Đèn đường hỏng", area="t-cu",
            state="ended", opened_on=date(2023 + number // 12, number % 12 + 1, 5),
            due_on=date(2023 + number // 12, number % 12 + 1, 15),
            ended_on=date(2023 + number // 12, number % 12 + 1, 5 + number % 14),
            agency="Phòng Kinh tế, Hạ tầng và Đô thị, Ủy ban nhân dân huyện Văn Bàn (cũ)",
        )
        for number in range(42)
    ]  # fmt: skip
    thai = row(
        "ABC-2023-0001-XYZ", title="", text=f"{THAI}\n{THAI}", answer=THAI, area="t-cu",
        opened_on=date(2023, 5, 1), opened_moment=datetime(2023, 5, 1, 3, tzinfo=UTC),
        due_on=date(2023, 5, 9), agency=THAI, category="ถนน\nแสงสว่าง", state_said="กำลังดำเนินการ",
        source={"ticket_id": "ABC", "comment": THAI * 4, "coords": "100.5," * 60},
    )  # fmt: skip
    step = StepPlan(thai.number, "note", on=date(2023, 5, 2), text=THAI, state_said="รับเรื่อง")
    shown(cast, *rows, thai, steps=(step,), zone="Asia/Bangkok", system="Traffy Fondue")
    return queries.current().get(number=thai.number).code


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_pages_of_old_registers_fit_and_are_reachable(
    request: pytest.FixtureRequest, address: str, cast: Cast, register: str, size: str
) -> None:
    page: Page = request.getfixturevalue(size)
    width = PHONE if size == "phone" else WIDE
    sign_in(page, address, "clerk")
    for path, heading in (
        ("", "Sổ cũ"),
        ("?tim=khong-co-gi", "Sổ cũ"),
        (f"/dong/{register}", THAI[:20]),
        (f"/dong/{register}/tiep-tuc", "Tiếp tục tại đây"),
        (f"/dong/{register}/ke-thua?former=t-cu", "Chọn đơn vị kế thừa"),
        ("/so-lieu", "Số liệu sổ cũ"),
        ("/so-lieu?to-chuc=hien-nay&theo=co-quan&buoc=nam", "Số liệu sổ cũ"),
        ("/dot", "Các đợt đưa vào"),
    ):
        page.goto(f"{address}/van-phong/so-cu{path}")
        expect(page.locator("h1")).to_contain_text(heading)
        look(page, width)


def test_count_leads_to_its_list_and_back(address: str, register: str, desktop: Page) -> None:
    sign_in(desktop, address, "clerk")
    desktop.goto(f"{address}/van-phong/so-cu")
    desktop.get_by_role("link", name="Số liệu của danh sách này").click()
    desktop.get_by_role("link", name="Tổ chức như hiện nay").click()
    expect(desktop.locator("main")).to_contain_text("chưa chọn đơn vị kế thừa")
    expect(desktop.locator("svg.series line.break")).to_have_count(1)
    desktop.locator(".figure").filter(has_text="Trễ, so theo ngày").get_by_role("link").click()
    expect(desktop.locator("tbody tr")).to_have_count(9)
    expect(desktop.locator(".mark.late").first).to_have_text("trễ")
