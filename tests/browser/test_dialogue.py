"""A dialogue of 2019 with two screens, two telephones and thirty more, and what it leaves to others.

The town, its wards and its communes are those of 2019; the hosts ended with their town in 2025. The
questions are invented: what was asked that day is not told anywhere.
"""

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, Request, build_opener

import pytest
import time_machine
from playwright.sync_api import Page, expect

from hoiam.accounts import actions as accounts
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.core.actor import Role
from hoiam.meetings import actions, owed, questions
from hoiam.meetings.actions import Head, Held, NewMeeting
from hoiam.meetings.models import Hall, Meeting, MeetingKind, Question
from hoiam.units import actions as units
from hoiam.units.models import Unit
from hoiam.voices.models import Receipt
from tests.browser.test_loop import address, look, sign_in
from tests.cast import PASSWORD

__all__ = ["address"]  # the fixture
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEFORE = datetime(2019, 7, 10, 1, tzinfo=UTC)
THAT_DAY = datetime(2019, 7, 20, 1, tzinfo=UTC)  # eight in the morning there
AFTER = datetime(2025, 10, 15, 1, tzinfo=UTC)
SYSTEM = actors.system("test", act="a-0")
SOUTH = (
    "Phường Tích Lương",
    "Phường Phú Xá",
    "Phường Tân Thành",
    "Phường Hương Sơn",
    "Xã Thịnh Đức",
)
QUESTIONS = 11
TELEPHONES = 30


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(BEFORE, tick=True) as coordinates:
        yield coordinates


def body(place: Unit, template: str, name: str) -> Unit:
    """A body of the town; it ended with the town."""
    row = Unit(
        code=f"x-{template}-{place.code}", kind="office", name=f"{name} {place.name}",
        short_name=name, folded=name.lower(), template=template, area=place,
        valid_from=place.valid_from, valid_to=place.valid_to,
    )  # fmt: skip
    row.save()
    return row


def clerk(username: str, unit: Unit, since: date) -> None:
    officer = accounts.open_account(
        username=username, name="Cán bộ ghi chép", password=PASSWORD, by=SYSTEM, at=BEFORE
    )
    accounts.grant_role(
        officer=officer, unit=unit, role=Role.CLERK, valid_from=since, by=SYSTEM, at=BEFORE
    )


@pytest.fixture
def meeting(clock: time_machine.Traveller, transactional_db: None) -> Meeting:
    """Announced ten days before by the Party committee and the People's Committee of the town."""
    units.load_province(code="tn", by=SYSTEM, at=BEFORE)
    town = Unit.objects.get(kind="district", name="Thành phố Thái Nguyên")
    party, government = body(town, "dang-uy", "Thành ủy"), body(town, "ubnd", "UBND")
    office = body(town, "van-phong", "Văn phòng")
    clerk("thu-ky", office, date(2019, 1, 1))
    areas = tuple(Unit.objects.filter(parent=town, name__in=SOUTH).order_by("name"))
    assert len(areas) == len(SOUTH)
    new = NewMeeting(
        key="t9", kind=MeetingKind.DIALOGUE, unit=office, hosts=(party, government), areas=areas,
        title="Đối thoại của Bí thư, Chủ tịch với Nhân dân các phường, xã phía nam",
        starts=THAT_DAY, place="Hội trường thành phố",
    )  # fmt: skip
    made = actions.record_meeting(new=new, by=SYSTEM, at=BEFORE)
    made = actions.announce(meeting=made, by=SYSTEM, at=BEFORE)
    actions.prepare_hall(meeting=made, by=SYSTEM, at=BEFORE)
    return made


class Telephone:
    """One of thirty: reads the page and the screen's few bytes; some of them ask."""

    def __init__(self, address: str, number: int) -> None:
        self.address, self.number = address, number
        self.opener: OpenerDirector = build_opener(
            ProxyHandler({}), HTTPCookieProcessor(CookieJar())
        )
        self.receipt = ""
        self.unchanged = 0

    def use(self, code: str) -> None:
        """Everything that one person does with it."""
        page = self._get(f"/hoi/{code}")
        if self.number < QUESTIONS - 2:
            fields = {
                name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]  # type: ignore[index]
                for name in ("csrfmiddlewaretoken", "once")
            }
            sent = fields | {"text": f"Câu của điện thoại {self.number}: bao giờ sửa đường?"}
            for _twice in range(2):  # a tap too many
                answer = self._get(f"/hoi/{code}", urlencode(sent).encode())
                found = re.findall(r'class="code(?: secret)?">([^<]+)<', answer)
                assert self.receipt in ("", found[2]), "the same receipt again"
                self.receipt = found[2]
        tag = ""
        for _look in range(3):
            tag = self._state(code, tag)

    def _get(self, path: str, body: bytes | None = None) -> str:
        headers = {"Referer": self.address} if body else {}
        request = Request(self.address + path, data=body, headers=headers)
        with self.opener.open(request, timeout=60) as answer:
            return str(answer.read().decode())

    def _state(self, code: str, tag: str) -> str:
        headers = {"If-None-Match": tag} if tag else {}
        request = Request(f"{self.address}/hoi/{code}/hoi-truong.json", headers=headers)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return str(answer.headers["ETag"])
        except HTTPError as error:
            if error.code != 304:
                raise
            self.unchanged += 1
            return tag


def ask_from(page: Page, address: str, code: str, words: str) -> str:
    """A person in the hall asks and gets the secret code."""
    page.goto(f"{address}/hoi/{code}")
    page.locator("textarea[name=text]").fill(words)
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Biên nhận câu hỏi")
    return page.locator(".code.secret").inner_text()


def test_dialogue_is_replayed_and_its_successors_open_with_what_it_left(
    address: str, meeting: Meeting, clock: time_machine.Traveller,
    desktop: Page, phone: Page, plain_phone: Page, open_page: object,
) -> None:  # fmt: skip
    clock.move_to(THAT_DAY)
    actions.start(meeting=meeting, by=SYSTEM, at=THAT_DAY)
    code = Hall.objects.get().code
    screen = open_page(viewport={"width": 1280, "height": 720})  # type: ignore[operator]
    screen.goto(f"{address}/hoi/{code}/man-hinh")
    expect(screen.locator("[data-say=wait]")).to_be_visible()

    first = ask_from(phone, address, code, "Tiền hỗ trợ tái định cư bao giờ các hộ được nhận?")
    look(phone, 360)
    # Thirty telephones, and two that we look at: one of them without scripts. That many at the
    # same moment are in `bench/hall.py`; the server of a test has one connection for all.
    others = [Telephone(address, number) for number in range(TELEPHONES)]
    for one in others:
        one.use(code)
    second = ask_from(plain_phone, address, code, "Trường mầm non bao giờ xây thêm phòng?")

    assert sum(one.unchanged for one in others) > 0
    asked = list(questions.questions(meeting))
    assert [one.number for one in asked] == list(range(1, QUESTIONS + 1))
    codes = {first, second, *(one.receipt for one in others if one.receipt)}
    assert len(codes) == QUESTIONS == Receipt.objects.count()

    # The second screen: a note-taker ends two by the keyboard alone; the others are ended below.
    mine = next(one for one in asked if "tái định cư" in one.voice.text)
    noting(desktop, address, meeting, asked)
    shown = Question.objects.get(pk=mine.pk)
    actions.show(question=shown, shown=mine.voice.text, seen=shown.version, by=SYSTEM, at=THAT_DAY)
    left = [one for one in questions.questions(meeting) if not one.outcome]
    assert len(left) == QUESTIONS - 2
    for question in left:
        if question.pk == mine.pk or question.number % 3 == 0:
            unit = meeting.hosts.get(unit__template="ubnd").unit
            actions.assign(
                question=question, unit=unit, due_on=date(2019, 8, 20), by=SYSTEM, at=THAT_DAY
            )
        else:
            actions.answer_on_spot(
                question=question, answer="Đã rõ, làm trong quý III.", by=SYSTEM, at=THAT_DAY
            )
    hall = Hall.objects.get()
    actions.put_on_screen(
        hall=hall, question=Question.objects.get(pk=mine.pk), by=SYSTEM, at=THAT_DAY
    )
    expect(screen.locator("[data-say=words]")).to_contain_text("tái định cư")
    expect(screen.locator("[data-say=due]")).to_have_text("20/8/2019")
    look(screen, 1280)
    counted = questions.counts(meeting)
    assert counted.answered + counted.assigned + counted.outside == QUESTIONS
    assert counted.open == 0

    heads = tuple(Head(one.unit, in_person=True) for one in meeting.hosts.all())
    ended = actions.end(meeting=meeting, held=Held(THAT_DAY.date(), heads), by=SYSTEM, at=THAT_DAY)
    actions.close_minutes(meeting=ended, by=SYSTEM, at=THAT_DAY)

    # Six years on the town is no more; a ward that took a part of it over holds its dialogue.
    clock.move_to(AFTER)
    heir = Unit.objects.get(name="Phường Tích Lương", valid_to=None)
    office = Unit.objects.get(area=heir, template="van-phong")
    clerk("thu-ky-moi", office, date(2025, 7, 1))
    new = NewMeeting(
        key="t9-sau", kind=MeetingKind.DIALOGUE, unit=office, areas=(heir,),
        hosts=(Unit.objects.get(area=heir, template="ubnd"),), title="Đối thoại với Nhân dân",
        starts=datetime(2025, 10, 25, 1, tzinfo=UTC),
    )  # fmt: skip
    after = actions.record_meeting(new=new, by=SYSTEM, at=AFTER)
    opens = owed.open_before(after, AFTER.date())
    assert (
        len(opens)
        == counted.assigned
        == Commitment.objects.filter(state="open", kind="conclusion").count()
    )

    sign_in(desktop, address, "thu-ky-moi")
    desktop.goto(f"{address}/van-phong/cuoc-gap/{after.code}")
    expect(desktop.locator("main")).to_contain_text("tái định cư")
    expect(desktop.locator("main")).to_contain_text("Thành phố Thái Nguyên")
    look(desktop, 1280)

    # The person who asked still has the answer's owner and date, and may say that it was not kept.
    phone.goto(f"{address}/tra-cuu")
    phone.locator("input[name=code]").fill(first)
    phone.locator("main form button").first.click()
    expect(phone.locator("main")).to_contain_text("20/8/2019")
    look(phone, 360)


def noting(page: Page, address: str, meeting: Meeting, asked: list[Question]) -> None:
    """Answer the last question and explain the one before it, without a mouse; the network goes
    away between the two and nothing is lost."""
    sign_in(page, address, "thu-ky")
    page.goto(f"{address}/van-phong/cuoc-gap/{meeting.code}/hoi-truong/ghi")
    expect(page.locator("[data-list] li")).to_have_count(len(asked))
    expect(page.locator("[data-panel]")).to_be_visible()  # the script is there
    page.keyboard.press("F4")
    page.keyboard.type("Trả lời ngay tại hội trường.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu trên máy chủ")
    page.keyboard.press("Control+ArrowUp")
    page.context.set_offline(True)
    page.keyboard.press("F9")
    page.keyboard.type("Việc đang do tòa án giải quyết.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-status]")).to_contain_text("Còn 1 lời trên máy này")
    page.context.set_offline(False)
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu trên máy chủ")
    look(page, 1280)
    deadline = time.monotonic() + 30
    while Question.objects.filter(meeting=meeting).exclude(outcome="").count() < 2:
        assert time.monotonic() < deadline, page.locator("main").inner_text()
        time.sleep(0.2)
