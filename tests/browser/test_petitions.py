"""A complaint in two instances and a recommendation in a real browser: from the plain questions of
the desk to the decision that was carried out, each with its papers."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from hoiam.core.clocks.shapes import Matter
from hoiam.papers.models import PaperDelivery
from hoiam.petitions import actions as petitions
from hoiam.petitions import decisions
from hoiam.petitions.entry import Against
from hoiam.petitions.models import Decision, Petition
from tests.browser.test_loop import address as address
from tests.browser.test_loop import look
from tests.cast import Cast, make_cast
from tests.petitions.making import new
from tests.petitions.stepping import take, walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Days of the story are typed into the forms; on this one everything lies behind.
DECEMBER = datetime.fromisoformat("2026-12-18T02:00:00+00:00")
SIGNER = "Lò Thị Mẫu"
COMPLAINS = {
    "came": "written", "readable": "yes", "contents": "one", "wants": "review", "whose": "own",
    "round": "first", "identity": "full", "maker": "commune-chair", "told": "full",
    "people": "one", "in-time": "yes", "forwarded": "self",
}  # fmt: skip
MONEY = "12.000.000"


@pytest.fixture
def cast(db: None) -> Iterator[Cast]:
    with time_machine.travel(DECEMBER, tick=True):
        yield make_cast()


class Desk:
    """One officer at a screen."""

    def __init__(self, page: Page, address: str, cast: Cast, name: str) -> None:
        self.page, self.address = page, address
        kept = cast.browser(name).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": kept, "url": address}]
        )

    def open(self, path: str) -> None:
        self.page.goto(f"{self.address}/van-phong/{path}", wait_until="domcontentloaded")

    def press(self, name: str) -> None:
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name=re.compile(name)).last.click()

    def save(self) -> None:
        """Press the one button of the page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.locator("main form button.button").last.click()

    def fill(self, **told: str) -> None:
        """Fields by name; choices by what they are worth."""
        for name, value in told.items():
            field = self.page.locator(f"[name={name.replace('__', '-')}]")
            if field.first.get_attribute("type") in ("radio", "checkbox"):
                field.and_(self.page.locator(f"[value='{value}']")).check(force=True)
            elif field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                self.page.evaluate(
                    "for (const one of document.querySelectorAll('main details')) one.open = true"
                )
                field.fill(value)

    def enter(self, answers: dict[str, str], **told: str) -> Petition:
        """The questions one after the other, then the paper, then the receipt."""
        self.open("don/moi")
        for question, answer in answers.items():
            self.page.locator(f"[name=q-{question}][value={answer}]").check(force=True)
            self.press("Tiếp")
        self.fill(**told)
        look(self.page, 1280)
        self.shoot("entering")
        self.press("Lưu vào sổ")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Biên nhận đơn")
        self.shoot("receipt")
        return Petition.objects.latest("id")

    def step(self, petition: Petition, code: str, day: str, **told: str) -> None:
        """What the step does to the dates stands there before it is saved."""
        self.open(f"don/{petition.code}/buoc/{code}")
        self.fill(day=day, **told)
        self.press("Xem các hạn trước khi ghi")
        expect(self.page.locator("#looked")).to_be_visible()
        self.shoot(code)
        self.press("Đúng, ghi")
        expect(self.page.locator(".note[role=status], .flash, main").first).to_be_visible()

    def unlock(self, petition: Petition) -> None:
        """Names are opened for a purpose."""
        self.open(f"don/{petition.code}/mo-xem")
        self.page.locator("[name=purpose]").first.check(force=True)
        self.fill(reason="Soạn văn bản")
        self.save()

    def issue(self, petition: Petition, form: str, *, says: str) -> None:
        """The paper is looked at as it will be, gets its number, and opens as a file."""
        self.open(f"don/{petition.code}/van-ban")
        self.page.locator(f"a[href$='/{form}']").first.click()
        expect(self.page.locator("main")).to_contain_text(says)
        assert self.page.locator("main img").count() >= 1
        self.shoot(form)
        self.press("Ban hành")
        expect(self.page.locator("main article").first).to_be_visible()
        file = self.page.locator("a[href*='/van-ban/tep/']").first.get_attribute("href")
        answer = self.page.request.get(f"{self.address}{file}")
        assert answer.body()[:5] == b"%PDF-", form

    def shoot(self, name: str) -> None:
        """A picture for whoever wants to see the page: only where a folder for it is named."""
        if folder := os.environ.get("HOIAM_TEST_PICTURES"):
            self.page.screenshot(path=f"{folder}/petitions-{name}.png", full_page=True)


def hear(desk: Desk, petition: Petition, called: str, on: str) -> None:
    desk.step(
        petition, "call-hearing", called, on=on, hour="08:30", place="Phòng họp UBND",
        chair="Phàn Thị Lãnh, Chủ tịch UBND xã",
    )  # fmt: skip
    desk.step(
        petition, "hold-hearing", on, attended="Người khiếu nại\nChủ tịch UBND xã",
        agreed="Đường đi là của chung.", disputed="Mức phạt.",
    )  # fmt: skip


def decide(desk: Desk, petition: Petition, day: str, result: str, **told: str) -> Decision:
    desk.open(f"don/{petition.code}/quyet-dinh/ra")
    desk.fill(result=result, day=day, findings="Đường đi là của chung theo bản đồ.", **told)
    desk.press("Xem các hạn")
    look(desk.page, 1280)
    desk.press("Đúng, ghi")
    return Decision.objects.get(petition=petition)


def test_complaint_in_two_instances_is_carried_out_and_recommendation_answered(
    open_page, address: str, cast: Cast
) -> None:
    desks = {
        name: Desk(open_page(viewport={"width": 1280, "height": 900}), address, cast, name)
        for name in ("clerk", "leader", "province-leader")
    }
    clerk, leader, province = desks.values()

    first = clerk.enter(
        COMPLAINS, text="Tôi khiếu nại quyết định xử phạt.", field="roads", name=SIGNER,
        address="Thôn 3", received_on="2026-10-02", against="Quyết định xử phạt",
        against_paper="12/QĐ-XP", against_on="2026-09-14", known_on="2026-09-16",
    )  # fmt: skip
    leader.step(first, "accept", "2026-10-08")
    leader.unlock(first)
    leader.issue(first, "acceptance", says="Thông báo về việc thụ lý")
    hear(leader, first, "2026-10-09", "2026-10-20")
    decide(leader, first, "2026-10-26", "wrong", paper="45/QĐ-UBND")
    walk(cast, first, ("send", date(2026, 10, 28)), ("delivered", date(2026, 10, 30)))

    province.open(f"don/{first.code}/lan-hai")
    province.fill(
        received_on="2026-11-16", text="Tôi không đồng ý với lần đầu.", known_on="2026-10-30"
    )
    province.save()
    second = Petition.objects.latest("id")
    assert second.first_instance == first
    # The same pages once more would show nothing new: these steps are taken by the action.
    take(cast, second, "accept", date(2026, 11, 20), by="province-leader")
    planned = datetime(2026, 12, 1, 1, 30, tzinfo=UTC)
    take(cast, second, "call-hearing", date(2026, 11, 23), by="province-leader", when=planned)
    take(cast, second, "hold-hearing", date(2026, 12, 1), by="province-leader")
    decision = decide(
        province, second, "2026-12-07", "changed", viec__0__kind="return-money",
        viec__0__what="Trả tiền phạt đã nộp", viec__0__money=MONEY,
    )  # fmt: skip
    province.unlock(second)
    province.issue(second, "decision-second", says="Quyết định giải quyết")
    take(cast, second, "send", date(2026, 12, 9), by="province-leader")
    order = decision.orders_given.get()
    province.page.goto(address + reverse("office:order-done", args=[order.code]))
    province.fill(day="2026-12-15", paper="UNC-7", money=MONEY)
    province.save()
    assert decisions.balance_of(order).is_done
    assert decisions.balance_of(order).done.money == Decimal(12_000_000)

    recommendation = new(
        cast, kind=Matter.RECOMMENDATION, text="Đề nghị làm lại cống đầu thôn 3.", against=Against(),
        received_on=date(2026, 12, 1),
    )  # fmt: skip
    by = cast.actor("clerk", at=DECEMBER)
    asked = petitions.register(new=recommendation, by=by, at=DECEMBER).petition
    take(cast, asked, "accept", date(2026, 12, 4))
    leader.step(asked, "answer", "2026-12-14", text="Cống mới làm xong trong tháng này.")
    leader.unlock(asked)
    leader.issue(asked, "result-notice", says="Thông báo kết quả")
    leader.page.get_by_role("link", name="Gửi văn bản").first.click()
    leader.fill(way="hand", day="2026-12-18")
    leader.save()
    assert PaperDelivery.objects.get().recipient == SIGNER

    for desk, petition in ((leader, first), (province, second), (clerk, asked)):
        for width in (360, 1280):
            desk.page.set_viewport_size({"width": width, "height": 900})
            desk.open(f"don/{petition.code}")
            look(desk.page, width)
    states = {one.pk: one.state for one in Petition.objects.all()}
    assert states == {first.pk: "sent", second.pk: "sent", asked.pk: "answered"}
