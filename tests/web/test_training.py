"""Nobody can take a training installation for a real one: every page, file and feed says it, and
no real one ever does."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpResponseBase
from django.test import Client

from hoiam.base import clock
from hoiam.base.models import TrainingClock
from hoiam.cli import work
from hoiam.core import actor as actors
from hoiam.notices import actions as notices
from hoiam.notices.models import Notice, NoticeState
from hoiam.voices.models import Receipt
from hoiam.web import training
from hoiam.web.sealed.pages import PAGES as PAGES_ALONE
from tests.contracts.found_addresses import addresses
from tests.web.training_town import Town, begin, make_town

pytestmark = pytest.mark.django_db

WORDS = training.WORDS
PAGES = [one for one in addresses() if "/ngon-ngu" not in one.route]


@pytest.fixture(autouse=True)
def _plain_static(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    cache.clear()


@pytest.fixture
def in_training(settings: Any, tmp_path: Path) -> None:
    begin(settings, tmp_path / "keys")


@pytest.fixture
def town(in_training: None) -> Town:
    return make_town()


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]


def asked(town: Town) -> Iterator[tuple[str, HttpResponseBase]]:
    """Every address, by somebody who may open it, and what a stranger gets at the office's."""
    clients = {name: town.client(name) for name in ("public", *town.cast.officers)}
    for one in PAGES:
        path = town.path(one.route)
        yield path, clients[town.who(one)].get(path)
    for path in ("/khong-co", "/gui/nhap", "/van-phong/vu-viec/khong-co", "/?trang=%ff"):
        yield path, clients["public"].get(path)
        yield path, clients["handler"].get(path)


def is_page(answer: HttpResponseBase, sent: bytes) -> bool:
    return answer["Content-Type"].startswith("text/html") and b"<html" in sent


ALONE = {page.address for page in PAGES_ALONE.values()}


def unsaid(path: str, answer: HttpResponseBase) -> list[str]:
    """What of the mark is not there."""
    sent = body(answer)
    missing = [
        name
        for name, wanted in ((training.HEADER, training.SAID), ("Cache-Control", "no-store"))
        if answer.headers.get(name) != wanted
    ]
    if "noindex" not in answer.headers.get("X-Robots-Tag", ""):
        missing.append("noindex")
    if is_page(answer, sent):
        page = sent.decode()
        head, _, rest = page.partition("<body")
        missing += [] if "<title>TẬP HUẤN · " in head else ["title"]
        # A page that is one file, the same for everybody, has the look inside it and no day.
        is_alone = path in ALONE
        look = "training.css" in head and "mark-training.svg" in head
        missing += [] if look or (is_alone and ".training {" in head) else ["look"]
        # In words, before anything else of the page, and a second time for paper.
        band = rest.partition("<main")[0]
        missing += [] if band.count(WORDS) == 2 and 'class="watermark"' in band else ["words"]
        missing += [] if is_alone or "Ngày tập huấn:" in band else ["day"]
    return [f"{path}: {one}" for one in missing]


def test_every_page_of_training_says_so(town: Town) -> None:
    answers = list(asked(town))

    assert [one for path, answer in answers for one in unsaid(path, answer)] == []
    # The walk reached pages, and not only refusals.
    assert sum(answer.status_code == 200 for _, answer in answers) > 60


def test_no_page_of_a_real_installation_says_so(db: None) -> None:
    town = make_town()
    said = []
    for path, answer in asked(town):
        sent = body(answer).decode(errors="replace")
        named = training.HEADER in answer.headers or FILES.search(str(answer.headers))
        if WORDS in sent or "training.css" in sent or "TẬP HUẤN" in sent or named:
            said.append(path)

    assert said == []


FILES = re.compile("tap-huan-")


def test_error_pages_say_so_too(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    public = town.client("public")

    def broken(*_given: object, **_more: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("hoiam.web.public.pages.tallies.whole", broken)
    answer = public.get("/")
    assert answer.status_code == 500
    assert unsaid("/", answer) == []

    def away() -> None:
        raise DatabaseError("the database is away")

    monkeypatch.setattr(clock, "_look", away)
    answer = public.get("/")
    page = answer.content.decode()
    assert (answer.status_code, WORDS in page, "Ngày tập huấn:" in page) == (500, True, False)


LISTS = (
    ("public", "/vu-viec"), ("public", "/don-vi"), ("public", "/so-lieu"), ("public", "/quy-dinh"),
    ("public", "/lich/2026"), ("handler", "/van-phong/"), ("handler", "/van-phong/vu-viec"),
    ("handler", "/van-phong/chua-bao"), ("clerk", "/van-phong/trao-doi"),
    ("administrator", "/van-phong/quan-tri"), ("administrator", "/van-phong/quan-tri/lich"),
)  # fmt: skip


@pytest.mark.parametrize(("who", "path"), LISTS)
@pytest.mark.parametrize("media", ["csv", "xlsx"])
def test_every_line_of_a_list_says_so(town: Town, who: str, path: str, media: str) -> None:
    answer = town.client(who).get(path, {"tai": media})
    sent = body(answer)

    assert answer.status_code == 200
    assert 'filename="tap-huan-' in answer["Content-Disposition"]
    if media == "csv":
        head, *lines = sent.decode("utf-8-sig").splitlines()
        assert head.startswith("Bản tập huấn,")
        assert all(WORDS in line for line in lines if line.startswith('"BẢN'))
    else:
        with zipfile.ZipFile(io.BytesIO(sent)) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert f"&amp;C&amp;B{WORDS}" in sheet  # on each printed page
        assert "Bản tập huấn" in sheet


@pytest.mark.parametrize(("who", "path"), LISTS)
def test_no_list_of_a_real_installation_says_so(db: None, who: str, path: str) -> None:
    answer = make_town().client(who).get(path, {"tai": "csv"})

    assert answer.status_code == 200
    assert "tập huấn" not in body(answer).decode().lower()
    assert "tap-huan" not in answer["Content-Disposition"]


def test_feeds_and_what_robots_read_say_so(town: Town) -> None:
    public = town.client("public")
    atom = public.get("/vu-viec.atom").content.decode()
    ics = public.get("/lich.ics")
    text = ics.content.decode().replace("\r\n ", "")

    assert WORDS in atom
    assert "<title>TẬP HUẤN · Cống vỡ</title>" in atom
    assert all("TẬP HUẤN · " in line for line in text.splitlines() if line.startswith("SUMMARY"))
    assert "X-WR-CALNAME:TẬP HUẤN" in text
    assert "tap-huan-lich.ics" in ics["Content-Disposition"]
    assert public.get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


def test_numbers_of_training_are_its_own(town: Town) -> None:
    assert {one.reference[:3] for one in Receipt.objects.all()} == {"ZZ-"}


def test_real_installation_says_what_a_training_number_is(db: None) -> None:
    town, number = make_town(), {"so": "ZZ-7KQ4-M2XD"}
    said = "là của bản tập huấn, không có ở đây"

    assert said in town.client("clerk").get("/van-phong/bien-nhan", number).content.decode()
    assert said in town.client("public").get("/tra-cuu", number).content.decode()
    typed = town.client("public").post("/tra-cuu", {"code": "zz7kq4m2xd"})
    assert (typed.status_code, said in typed.content.decode()) == (422, True)


def test_training_says_what_a_real_number_is(town: Town) -> None:
    answer = town.client("public").get("/tra-cuu", {"so": "LC-7KQ4-M2XD"})

    assert "Số này không phải của bản tập huấn" in answer.content.decode()


def test_nothing_leaves_a_training_installation(
    in_training: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Even where somebody got past the check of the settings.
    settings.MAIL_CONFIGURED, settings.SMS_URL = True, "https://sms.example.vn/"
    for way in ("_mail", "_sms"):
        monkeypatch.setattr(f"hoiam.notices.delivery.{way}", None)

    at = clock.now().replace(hour=4)
    by = actors.system("test", act="a-1")
    for email, phone in (("a@example.vn", ""), ("", "0900 000 123"), ("b@example.vn", "0900")):
        notices.queue(
            template="cases.received", about=("case", "ZZ-1"), recipient="voice/v-1",
            subject="Đã nhận", text="…", email=email, phone=phone, by=by, at=at,
        )  # fmt: skip
    work.run_once(at=at, machine=clock.machine_now())

    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.WITHHELD}
    for notice in Notice.objects.all():
        outcome = notice.outcomes.get()
        assert (outcome.success, outcome.detail) == (False, "Không gửi: bản tập huấn.")


# -- the trainer's page -------------------------------------------------------------------------


def test_trainer_runs_thirty_days_in_a_minute(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    began = clock.machine_now()
    at = [began]
    monkeypatch.setattr(clock, "machine_now", lambda: at[-1])
    trainer, handler = town.client("administrator"), town.client("handler")
    assert b"tr\xe1\xbb\x85 " not in handler.get(f"/van-phong/vu-viec/{town.case}").content

    answer = trainer.post("/van-phong/tap-huan", {"do": "run", "days": "30", "pace": "2"})
    assert answer.status_code == 302
    at.append(began + timedelta(seconds=30))
    fragment = trainer.get("/van-phong/tap-huan/tien-do")
    assert 'value="50"' in fragment.content.decode()
    assert "HX-Refresh" not in fragment.headers
    at.append(began + timedelta(seconds=61))
    assert trainer.get("/van-phong/tap-huan/tien-do")["HX-Refresh"] == "true"

    page = handler.get(f"/van-phong/vu-viec/{town.case}").content.decode()
    assert re.search(r"trễ \d+ ngày", page)
    assert clock.now() - began > timedelta(days=30)


@pytest.mark.parametrize(
    ("sent", "rows"),
    [
        ({"do": "stop"}, [(1, False), (0, False)]),
        ({"do": "jump", "goal": "working-day"}, [(1, False), (86_400, True)]),
        ({"do": "jump", "goal": "due"}, [(1, False), (86_400, True)]),
        ({"do": "jump", "goal": "past-due"}, [(1, False), (86_400, True)]),
        ({"do": "run", "days": "3", "pace": "20"}, [(1, False), (4_320, True)]),
        ({"do": "ordinary"}, [(1, False), (1, False)]),
    ],
)
def test_trainer_turns_the_clock(
    town: Town, sent: dict[str, str], rows: list[tuple[int, bool]]
) -> None:
    answer = town.client("administrator").post("/van-phong/tap-huan", sent)

    assert answer.status_code == 302
    found = TrainingClock.objects.order_by("number")
    assert [(one.speed, one.until is not None) for one in found] == rows


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "run", "days": "0", "pace": "2"},
        {"do": "run", "days": "401", "pace": "2"},
        {"do": "run", "days": "3", "pace": "7"},
        {"do": "jump", "goal": "yesterday"},
        {"do": "back"},
        {},
    ],
)
def test_what_cannot_be_done_leaves_the_clock_alone(town: Town, sent: dict[str, str]) -> None:
    answer = town.client("administrator").post("/van-phong/tap-huan", sent)

    assert answer.status_code == 422
    assert TrainingClock.objects.count() == 1


def test_only_the_trainer_has_the_page_and_only_in_training(town: Town, settings: Any) -> None:
    assert town.client("leader").get("/van-phong/tap-huan").status_code == 403
    trainer = town.client("administrator")
    assert trainer.get("/van-phong/tap-huan").status_code == 200

    settings.TRAINING = False
    assert trainer.get("/van-phong/tap-huan").status_code == 404
    assert trainer.post("/van-phong/tap-huan", {"do": "stop"}).status_code == 404


# -- what must not be hurried -------------------------------------------------------------------


def test_what_somebody_writes_lives_by_the_machines_clock(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.machine_now()
    at = [began]
    monkeypatch.setattr(clock, "machine_now", lambda: at[-1])
    public = Client()
    public.post("/gui", {"kind": "feedback"})
    trainer = town.client("administrator")
    trainer.post("/van-phong/tap-huan", {"do": "run", "days": "60", "pace": "1"})
    at.append(began + timedelta(minutes=2))  # two months of training

    work.run_once(at=clock.now(), machine=clock.machine_now())
    assert public.get("/gui/viet").status_code == 200
