"""What a hostile letter, a hostile server and a flood find in the pages that seal and read."""

import json
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hoiam.core import pow as work
from hoiam.core import sender_codes
from hoiam.seals.models import SealedCase
from hoiam.web.sealed import pages
from tests.browser.test_sealing import address as address
from tests.browser.test_sealing import cast as cast
from tests.cast import Cast
from tests.seals import sealed
from tests.seals.sealed import DIGITS, MEMORY, SENDER, Letter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Real(Letter):
    """A letter whose token is the true one of its digits."""

    @property
    def token(self) -> str:
        return sender_codes.token(DIGITS, self.reference)


def read(phone: Page, address: str, letter: Letter) -> None:
    phone.goto(f"{address}/niem-phong/doc")
    phone.get_by_role("button", name="Tôi đã gửi").click()
    phone.get_by_label("Số biên nhận").fill(letter.reference)
    phone.get_by_label("Mã tra cứu").fill(DIGITS)
    phone.get_by_role("button", name="Mở", exact=True).click()
    expect(phone.locator("#standing")).to_contain_text("Đã nhận")


def forged(letter: Letter, **changes: Any) -> bytes:
    """Words that the server sealed to the sender: it knows the recipient, and nothing more."""
    words = json.dumps(MEMORY | {"group": letter.group} | changes).encode()
    other = sealed.X25519.Identity.generate()
    told = sender_codes.remembered(words, str(other))
    return sealed.sealed(told, letter.new().sender_recipient)


def test_a_choice_that_the_server_exchanged_is_found(phone: Page, address: str, cast: Cast) -> None:
    letter = Real(officers=cast.officers)
    letter.sent()
    read(phone, address, letter)
    expect(phone.locator("#to-whom")).to_contain_text("Người đọc:")
    expect(phone.locator("#send-more")).to_be_enabled()

    sender = SealedCase.objects.get().sender
    for memory in (forged(letter, struck=[]), sealed.sealed(b"{}", str(SENDER.to_public())), b"x"):
        sender.memory = b64encode(memory).decode()
        sender.save()
        read(phone, address, letter)
        expect(phone.locator("#to-whom")).to_contain_text("không mang dấu của ông/bà")
        expect(phone.locator("#send-more")).to_be_disabled()


HOSTILE = [
    ("thu.txt", "<script>parent.seen=1</script><img src=x onerror='parent.seen=1'>"),
    ('"><img src=x onerror=top.seen=1>.txt', "</blockquote><iframe src='javascript:seen=1'>"),
    ("<b>x</b>.png", "<svg onload=top.seen=1>"),
    ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='top.seen=1'/>"),
    ("a.html", "<meta http-equiv=refresh content='0;url=https://example.com/'>"),
    ("nguoi-gui.json", '{"name": {"toString": 1}, "address": "<script>top.seen=1</script>"}'),
    ("thong-tin.json", '{"accused": [{"post": "</dd><script>top.seen=1</script>"}]}'),
    ("anh\u202egpj.exe", "MZ"),
]


def test_a_hostile_letter_runs_nothing_and_names_nothing_else_than_it_is(phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("handler_view", "tar"))
    asked.clear()
    whole = b64encode(sealed.archive({name: text.encode() for name, text in HOSTILE})).decode()
    phone.evaluate(
        """(whole) => document.body.append(module_handler_view.openedFiles("x",
          module_tar.unpack(module_age.fromBase64(whole))))""",
        whole,
    )
    inside = phone.frame_locator("iframe")
    expect(inside.locator("blockquote").first).to_contain_text("parent.seen=1")
    assert inside.locator("script, iframe, svg, meta[http-equiv=refresh]").count() == 0
    assert inside.locator("img").count() == 1
    assert phone.evaluate("typeof seen") == "undefined"
    assert phone.locator("iframe").get_attribute("sandbox") == ""
    assert not [one for one in asked if not one.startswith(("data:", "about:"))]
    # A program must not look like a picture: what would turn its name around is shown.
    assert "anh_gpj.exe" in phone.inner_text("body")


def test_the_browser_marks_and_works_as_the_house_does(phone: Page) -> None:
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("work", "sealing"))
    for key in (str(SENDER), "short"):
        told = sender_codes.remembered('{"v":1,"á":2}'.encode(), key).decode()
        recall = "([text, key]) => module_sealing.recalled(text, key)"
        assert phone.evaluate(recall, [told + "  ", key]) == {"v": 1, "á": 2}
        assert phone.evaluate(recall, [told, key + "x"]) is None
        assert phone.evaluate(recall, [told.replace("2", "3"), key]) is None
    found = phone.evaluate("(one) => module_work.worked(one)", "1.ab.11.9.c")
    assert found == work.solve("1.ab.11.9.c")
    assert phone.evaluate("module_work.worked('')") == ""


def test_in_a_flood_the_page_works_and_is_heard(
    phone: Page, address: str, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "QUIET_HOUR", 1)
    monkeypatch.setattr(work, "LEAST_SEALED_BITS", 9)
    letters = [Letter(officers=cast.officers) for _ in range(2)]
    phone.goto(f"{address}/niem-phong/")
    phone.get_by_text("Làm khi không có mạng").click()
    for count, letter in enumerate(letters, 1):
        files = {"manifest.json": json.dumps(letter.manifest()).encode()}
        for name, blob in letter.form().items():
            if name != "manifest":
                files[f"{name}.age"] = blob.read()
        held = sealed.archive(files)
        file: Any = {"name": "t.tar", "mimeType": "application/x-tar", "buffer": held}
        with phone.expect_response("**/niem-phong/phep") as asked:
            phone.get_by_label("Nộp một tệp đã niêm phong").set_input_files([file])
        assert bool(asked.value.json()["challenge"]) is (count == 2)
        expect(phone.locator("#delivered")).to_contain_text("Đã nhận")
        assert SealedCase.objects.count() == count
