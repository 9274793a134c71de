"""A sealed denunciation from the telephone to the conclusion, each in a browser of their own: it is
sealed, opened by two, one leaves, one loses the key, it is proved at the desk, concluded, published."""

import io
import shutil
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyrage
import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from hoiam.base import files
from hoiam.cli import main, offline, recovery_here
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.denunciations import actions as denunciations
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile, Result
from hoiam.publication.log.models import Opening
from hoiam.seals import actions as seals
from hoiam.seals import queries as seal_queries
from hoiam.seals.actions import Written
from hoiam.seals.models import HandlerKey, Kind, RecoveryOpening, SealedCase, SealedItem
from hoiam.web.access import now
from tests.browser.conftest import DESKTOP, PHONE, MakePage
from tests.browser.test_loop import look, sign_in
from tests.browser.test_sealed import make_key
from tests.browser.test_sealing import STORY, by_age, write
from tests.cast import Cast, make_cast
from tests.denunciations.making import colleague, take
from tests.seals import sealed
from tests.seals.listed import KEY, Listing, identity, with_key
from tests.web.office import sealing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW = 360


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


@pytest.fixture
def address(live_server: Any, settings: Any) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now(), tick=True) as coordinates:
        yield coordinates


def of(cast: Cast, name: str) -> str:
    """The key that an officer keeps now."""
    found = HandlerKey.objects.get(officer=cast.officers[name], retired_at__isnull=True)
    return str(found.recipient)


def unlock(page: Page, address: str, phrase: str) -> None:
    page.goto(f"{address}/niem-phong/doc#viec")
    page.reload()
    page.get_by_label("Cụm mật khẩu", exact=True).fill(phrase)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hồ sơ được giao")).to_be_visible()


def trust(page: Page) -> None:
    """The list is compared with what is posted, on each device once and at each change."""
    box = page.locator(".note.late").filter(has_text="danh sách người nhận")
    box.get_by_role("checkbox").check()
    box.get_by_role("button", name="Ghi nhớ trên máy này").click()
    expect(page.get_by_role("button", name="Ghi nhớ trên máy này")).to_have_count(0)


def enter(page: Page, case: SealedCase, *, declares: bool = False) -> None:
    page.get_by_role("link", name=case.code).click()
    if declares:
        page.get_by_label("Không có trường hợp nào").check()
        page.get_by_role("button", name="Xác nhận").click()
    expect(page.get_by_role("heading", name=f"Hồ sơ {case.code}")).to_be_visible()


def part(page: Page, name: str) -> Any:
    """One part of the case, opened."""
    found = page.locator("details.card").filter(has=page.locator("> summary", has_text=name)).first
    if found.get_attribute("open") is None:
        found.locator("> summary").click()
    return found


def read(page: Page, label: str, words: str) -> None:
    page.get_by_role("button", name=f"Mở {label}").last.click()
    frame = page.frame_locator("iframe.seen").last
    expect(frame.locator("blockquote").first).to_contain_text(words)


def as_sender(phone: Page, address: str, reference: str, digits: str) -> None:
    phone.goto(f"{address}/niem-phong/doc")
    phone.get_by_role("button", name="Tôi đã gửi").click()
    phone.get_by_label("Số biên nhận").fill(reference)
    phone.get_by_label("Mã tra cứu").fill(digits)
    phone.get_by_role("button", name="Mở", exact=True).click()
    expect(phone.locator("#standing")).to_contain_text("Nhận ngày")


def test_from_the_telephone_to_the_conclusion(
    phone: Page, open_page: MakePage, address: str, cast: Cast, clock: time_machine.Traveller,
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    colleague(cast, "inspector", Role.HANDLER, "province-ubnd")
    leader, inspector = open_page(viewport=DESKTOP), open_page(viewport=PHONE)
    phrases = {}
    for name, page in (("province-leader", leader), ("inspector", inspector)):
        page.on("dialog", lambda asked: asked.accept())
        sign_in(page, address, name)
        phrases[name] = make_key(page, address)
        expect(page.locator("#handler")).to_contain_text("chưa công bố danh sách")
    for name in ("expert", "handler"):
        with_key(cast, name, at=now())
    keys = {name: of(cast, name) for name in phrases}
    first = Listing(cast, keys=keys, province=("province-leader", "expert", "inspector"))
    first.published(at=now())

    # A telephone seals; two open it, each by a key of their own browser.
    write(phone, address)
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.get_by_role("heading", name="Biên nhận ý kiến")).to_be_visible()
    receipt = (phone.inner_text("#reference"), phone.inner_text("#digits"))
    case = SealedCase.objects.get()
    by_age(case, SealedItem.objects.get(number=1), tmp_path)
    for name, page in (("province-leader", leader), ("inspector", inspector)):
        unlock(page, address, phrases[name])
        trust(page)
        enter(page, case, declares=True)
        read(page, "nội dung", STORY.split("\n")[0])
        look(page, page.viewport_size["width"])  # type: ignore[index]
        expect(page.frame_locator("iframe.seen").locator("img")).to_have_count(1)

    # What is typed in one form stays when another act ends; ticks do not.
    part(leader, "Biên bản").get_by_label("Biên bản, ghi chép").fill("Đã gọi hỏi bà C.")
    answer = part(leader, "Trả lời người gửi")
    answer.get_by_label("Trả lời hoặc hỏi thêm").fill("Mời bà đến phòng 3.")
    answer.get_by_role("button", name="Niêm phong và gửi").click()
    expect(leader.get_by_role("button", name="Mở trả lời")).to_be_visible()
    minutes = part(leader, "Biên bản")
    expect(minutes.get_by_label("Biên bản, ghi chép")).to_have_value("Đã gọi hỏi bà C.")
    assert part(leader, "Trả lời").get_by_label("Trả lời hoặc hỏi thêm").input_value() == ""
    minutes.get_by_role("button", name="Niêm phong và lưu").click()
    expect(leader.get_by_role("button", name="Mở biên bản")).to_be_visible()

    # The sender reads, and writes more.
    as_sender(phone, address, *receipt)
    phone.get_by_role("button", name="Mở câu trả lời").click()
    expect(phone.locator(".letter")).to_have_text("Mời bà đến phòng 3.")
    phone.get_by_label("Tin nhắn").fill("Mai tôi đến.")
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.locator("#more-told")).to_contain_text("Đã gửi")

    # One leaves: what is written later is not for them, though they opened it before.
    expert = sealing.browser(cast, "expert")
    assert expert.post(f"viec/{case.code}/cam-ket", {"conflict": False}).status_code == 200
    by_the_program(case, cast, tmp_path)
    own = next(one for one in seal_queries.members(case) if one.officer.username == "expert")
    seals.relieve(case=case, member=own, by=cast.actor("expert", at=now()), at=now())
    leader.get_by_role("button", name="Hồ sơ được giao").click()
    enter(leader, case)
    read(leader, "tin nhắn", "Mai tôi đến.")
    read(leader, "văn bản", "Bằng chương trình age.")
    people = part(leader, "Người được giao, khóa")
    people.get_by_role("button", name="Tạo khóa mới").click()
    expect(leader.get_by_role("heading", name="Có người đã thôi")).to_have_count(0)
    minutes = part(leader, "Biên bản")
    minutes.get_by_label("Biên bản, ghi chép").fill("Sau khi bà Sở thôi.")
    minutes.get_by_role("button", name="Niêm phong và lưu").click()
    expect(leader.get_by_role("button", name="Mở biên bản")).to_have_count(2)
    later = SealedItem.objects.filter(kind="minutes").order_by("number").last()
    assert later is not None
    with pytest.raises(pyrage.DecryptError):
        sealing.unwrapped(later.key, identity("expert"))

    # One loses the passphrase: a new key, a new list, and two custodians who wrap the keys anew.
    inspector.reload()
    inspector.get_by_text("Mất cụm mật khẩu").click()
    look(inspector, NARROW)
    inspector.get_by_role("button", name="Bỏ khóa cũ, tạo khóa mới").click()
    inspector.get_by_role("button", name="Tạo khóa trên máy này").click()
    phrases["inspector"] = inspector.locator(".code").inner_text().replace("\n", "")
    inspector.get_by_label("Gõ lại cụm mật khẩu").fill(phrases["inspector"])
    inspector.get_by_role("button", name="Cất khóa").click()
    expect(inspector.get_by_text("Khóa này chưa có trong danh sách đã ký")).to_be_visible()
    assert of(cast, "inspector") != keys["inspector"]
    keys = keys | {"inspector": of(cast, "inspector")}
    second = first.next(keys=keys, province=("province-leader", "inspector"))
    second.published(at=now())
    unlock(inspector, address, phrases["inspector"])
    trust(inspector)
    enter(inspector, case)
    expect(inspector.get_by_text("Khóa của máy này chưa mở được hồ sơ")).to_be_visible()
    recovered(case, tmp_path, monkeypatch)
    inspector.get_by_role("button", name="Hồ sơ được giao").click()
    enter(inspector, case)
    read(inspector, "nội dung", STORY.split("\n")[0])
    read(inspector, "biên bản", "Sau khi bà Sở thôi.")
    as_sender(phone, address, *receipt)
    expect(phone.locator("#standing")).to_contain_text("khóa dự phòng đã được hai người giữ")
    look(phone, NARROW)
    phone.get_by_label("Tin nhắn").fill("Tôi đã thấy.")
    phone.get_by_role("button", name="Niêm phong và gửi").click()
    expect(phone.locator("#more-told")).to_contain_text("Đã gửi")

    # By the newest list, the sender's own messages are for those who stayed as well.
    before, after = (
        one.key for one in SealedItem.objects.filter(kind="message").order_by("number")
    )
    assert sealing.unwrapped(before, identity("expert"))
    with pytest.raises(pyrage.DecryptError):
        sealing.unwrapped(after, identity("expert"))

    # Days later they come to the desk: from that day it is a denunciation.
    clock.shift(timedelta(days=3))
    today = calendar.day_of(now())
    assert today > case.received_on
    leader.context.clear_cookies()
    sign_in(leader, address, "province-leader")
    unlock(leader, address, phrases["province-leader"])
    trust(leader)
    enter(leader, case)
    who = part(leader, "Danh tính")
    who.get_by_label("Kiểm tra thông tin").check()
    who.get_by_role("button", name="Mở niêm phong danh tính").click()
    expect(leader.frame_locator("iframe.seen").get_by_text("Giàng A Páo")).to_be_visible()
    who.get_by_text("Ghi “đã kiểm tra danh tính”").click()
    confirm(who)
    expect(leader.get_by_role("heading", name="Đã kiểm tra danh tính")).to_be_visible()
    part(leader, "Bước tiếp theo")
    confirm(part(leader, "Đã trình bày trực tiếp"))
    expect(leader.get_by_role("link", name="Dòng sổ tố cáo")).to_be_visible()
    file = DenunciationFile.objects.get()
    assert (file.received_on, file.unit) == (today, cast.units["province-ubnd"])
    starts = [one.start for one in queries.clocks(file) if one.spec.rule_id == "D-01"]
    assert starts == [today]

    written_behind_the_seal(leader, cast)
    handed_over(leader, cast, case)
    concluded(cast, file, leader, address)
    case.refresh_from_db()
    opened = {one.entry for one in seal_queries.openings(case)}
    opened |= {one.entry for one in queries.openings(file)}
    assert len(opened) >= 8
    assert set(Opening.objects.values_list("entry", flat=True)) >= opened


def confirm(form: Any) -> None:
    form.get_by_label("Xác nhận").check()
    form.locator("button[type=submit]").click()


def by_the_program(case: SealedCase, cast: Cast, folder: Path) -> None:
    """A file sealed by the program `age` outside any browser, for the handlers' browsers to open."""
    key = case.keys.get(number=1)
    (folder / "b.tar").write_bytes(sealed.archive({"giay.txt": "Bằng chương trình age.".encode()}))
    program = shutil.which("age")
    if program:
        run = [program, "-r", key.recipient, "-o", "b.age", "b.tar"]
        subprocess.run(run, cwd=folder, check=True)
    else:
        (folder / "b.age").write_bytes(
            sealed.sealed((folder / "b.tar").read_bytes(), key.recipient)
        )
    told = Written(Kind.PAPER, 1, sealed.upload("item", (folder / "b.age").read_bytes()))
    seals.keep_item(case=case, new=told, by=cast.actor("expert", at=now()), at=now())


def recovered(case: SealedCase, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two custodians with the key of the list, on a machine of their own."""
    phrases = ("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa", "bbbb-bbbb-bbbb-bbbb-bbbb-bbbb")
    monkeypatch.chdir(folder)
    data = f"{identity('recovery')}\n".encode()
    for phrase in phrases:
        data = offline.locked(data, phrase)
    Path("r.age").write_bytes(data)
    export = {"step": "export", "cases": [case.code], "left_alone": False, "out": "out"}
    assert recovery_here.run(SimpleNamespace(**export)) == 0  # type: ignore[arg-type]
    typed = f"{phrases[1]}\n{phrases[0]}\ndong y\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    opening = ("open", "out", "--key", "r.age", "--list-key", KEY.text)
    told = ("--reason", "keys-lost", "--paper", "3/BB-TTT", "--out", "back")
    assert main.main(("recovery", *opening, *told)) == 0
    back = SimpleNamespace(step="return", file="back")
    assert recovery_here.run(back) == 0  # type: ignore[arg-type]
    assert RecoveryOpening.objects.get().case == case


def written_behind_the_seal(page: Page, cast: Cast) -> None:
    """The line of the closed register, and whom to protect: the second with the seal of who it is."""
    line = part(page, "Dòng sổ mật")
    line.get_by_label("Người bị tố cáo").fill("Chủ tịch xã")
    line.get_by_label("Tóm tắt").fill("Nhận tiền để cấp đất.")
    line.get_by_role("button", name="Niêm phong dòng sổ").click()
    expect(page.get_by_role("button", name="Mở dòng sổ")).to_be_visible()
    guard = part(page, "Bảo vệ người tố cáo")
    guard.get_by_label("Người được bảo vệ").fill("Vợ của người tố cáo")
    guard.get_by_label("Cơ quan áp dụng").fill("Công an tỉnh")
    guard.get_by_label("Căn cứ, việc đã làm").fill("Bị doạ qua điện thoại.")
    guard.get_by_role("button", name="Niêm phong và ghi").click()
    expect(page.get_by_role("button", name="Mở bảo vệ")).to_be_visible()
    read(page, "bảo vệ", "Vợ của người tố cáo")
    item = SealedItem.objects.get(kind="protection")
    assert item.key.purpose == "identity"
    assert "Công an tỉnh" in sealing.plain(item, sealing.unwrapped(item.key, identity("recovery")))
    for_content = SealedItem.objects.get(kind="register-line").key
    with pytest.raises(pyrage.DecryptError):
        sealing.plain(item, sealing.unwrapped(for_content, identity("recovery")))


def handed_over(page: Page, cast: Cast, case: SealedCase) -> None:
    """A copy without who it is, for who verifies; and one more who handles it."""
    copy = part(page, "Bản sao")
    copy.get_by_label(cast.officers["handler"].name).check()
    copy.get_by_label("Nội dung giao xác minh").fill("Có việc nhận tiền để cấp đất.")
    copy.get_by_label("Đưa ảnh 1 vào bản sao").check()
    copy.get_by_role("button", name="Che mép trái").click()
    copy.get_by_label("Đã đọc lại").check()
    copy.get_by_role("button", name="Niêm phong bản sao và giao").click()
    expect(page.get_by_role("button", name="Mở bản sao")).to_be_visible()
    verifier = sealing.browser(cast, "handler")
    assert verifier.post(f"viec/{case.code}/cam-ket", {"conflict": False}).status_code == 200
    told = verifier.told(f"viec/{case.code}")
    assert [one["kind"] for one in told["items"]] == ["copy"]
    assert "nhận tiền" in verifier.opened(told, told["items"][0]["number"])
    item = SealedItem.objects.get(kind="copy")
    bytes_of = pyrage.decrypt(
        files.read_age(item.original).read_bytes(),
        [sealing.unwrapped(item.key, identity("handler"))],
    )
    assert b"anh-1.jpg" in bytes_of
    assert "Giàng".encode() not in bytes_of
    for key in case.keys.exclude(purpose="copy"):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(b64decode(key.wrapped), [identity("handler")])


def concluded(cast: Cast, file: DenunciationFile, page: Page, address: str) -> None:
    """On the register like any other denunciation, until its conclusion is posted."""
    leader, at = cast.actor("province-leader", at=now()), now()
    day = calendar.day_of(at)
    denunciations.name_head(file=file, officer=cast.officers["province-leader"], by=leader, at=at)
    denunciations.declare_free(file=file, by=leader, at=at)
    take(cast, file, "accept", day, who="province-leader", at=at)
    take(cast, file, "report", day, who="province-leader", at=at)
    take(cast, file, "decide", day, who="province-leader", at=at, result=Result.RIGHT)
    before = Opening.objects.filter(subject=file.code).count()
    assert before == 0
    page.goto(f"{address}/van-phong/to-cao/{file.code}/buoc/publish")
    page.get_by_role("button", name="Xem các hạn trước khi ghi").click()
    page.get_by_role("button", name="Đúng, ghi lại").click()
    expect(page.get_by_text("Đã ghi.")).to_be_visible()
