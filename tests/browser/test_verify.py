"""The page that checks the log: the same verdicts as `hoiam verify`, on a phone, saved or served."""

import json
import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from hoiam.core.log import merkle
from hoiam.web.sealed import pages
from hoiam.web.sealed.pages import Parameters
from tests.browser.looking import findings
from tests.publication.witness.papers import TEXT, Office, papers

pytestmark = pytest.mark.browser


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = {"": "text/html; charset=utf-8"}  # noqa: RUF012 (as the library has it)

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


@pytest.fixture(scope="module")
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def site(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The page beside the log's files, as any web server gives them."""
    folder = tmp_path_factory.mktemp("site")
    built = pages.build("verify", Parameters(place="tỉnh Lào Cai", policy=office.policy))
    (folder / "nhat-ky").mkdir()
    (folder / "nhat-ky" / "kiem-tra").write_bytes(built)
    office.log.publish(folder / "nhat-ky", office.entries)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/nhat-ky/kiem-tra", folder
    server.shutdown()
    server.server_close()
    thread.join()


def files(texts: Mapping[str, str | bytes]) -> list[FilePayload]:
    return [
        {
            "name": name,
            "mimeType": "text/plain",
            "buffer": text.encode() if isinstance(text, str) else text,
        }
        for name, text in texts.items()
    ]


def test_the_page_judges_every_paper_as_the_checker_does(phone: Page, office: Office) -> None:
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("proof", "growth"))
    every = papers()

    found = phone.evaluate(
        """([policy, texts]) => {
          const trusted = module_policy.readPolicy(policy);
          return Object.fromEntries(Object.entries(texts).map(([name, text]) => {
            try {
              return [name, module_proof.verdictOf(module_proof.readProof(text), trusted).standing];
            } catch (error) {
              return [name, error.code || String(error)];
            }
          }));
        }""",
        [office.policy, {name: text for name, (text, _said) in every.items()}],
    )

    assert found == {name: said for name, (_text, said) in every.items()}


def test_the_page_proves_growth_as_the_core_does(phone: Page, office: Office) -> None:
    phone.set_content("<!doctype html><title>x</title>")
    phone.add_script_tag(content=pages.script_of("growth"))
    leaves = [merkle.leaf_hash(one) for one in office.entries]
    sizes = [0, 1, 2, 3, 4, 7, 8, 9, 16, 31, 64, 129, 255, 256, 257, 299, 300]
    pairs = [(old, new) for old in sizes for new in sizes]
    cases = [
        {
            "old": old,
            "new": new,
            "proof": [one.hex() for one in _consistency(leaves, old, new)],
            "roots": [merkle.root_of(leaves[:old]).hex(), merkle.root_of(leaves[:new]).hex()],
        }
        for old, new in pairs
    ]

    found = phone.evaluate(
        """async (cases) => {
          const bytes = module_age.fromHex;
          const { checkConsistency } = module_merkle;
          const holds = (one, proof, roots) => {
            try {
              checkConsistency(one.old, one.new, proof.map(bytes), bytes(roots[0]), bytes(roots[1]));
              return true;
            } catch (error) {
              if (!error.code) throw error;
              return false;
            }
          };
          const bent = (hex) => (hex.startsWith("0") ? "1" : "0") + hex.slice(1);
          return cases.map((one) => [
            holds(one, one.proof, one.roots),
            holds(one, [...one.proof, one.roots[0]], one.roots),
            holds(one, one.proof.slice(1), one.roots) && one.proof.length > 0,
            holds(one, one.proof, [bent(one.roots[0]), one.roots[1]]),
            holds(one, one.proof.map(bent), one.roots) && one.proof.length > 0,
          ]);
        }""",
        cases,
    )

    assert found == [[old <= new, False, False, False, False] for old, new in pairs]


def _consistency(leaves: list[bytes], old: int, new: int) -> tuple[bytes, ...]:
    return merkle.consistency(merkle.reader_of(leaves), old, new) if old <= new else ()


def test_a_receipt_and_a_page_are_checked_on_a_phone(
    phone: Page, site: tuple[str, Path], office: Office
) -> None:
    address, _folder = site
    phone.goto(address)

    phone.locator("#files").set_input_files(
        files({"bien-nhan.tlog-proof": office.proof(signed=2), "trang.txt": TEXT})
    )

    cards = phone.locator("#results section")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("ĐÚNG: bien-nhan.tlog-proof", use_inner_text=True)
    expect(cards.nth(0)).to_contain_text("2 trong 3 người làm chứng đã ký", use_inner_text=True)
    expect(cards.nth(0)).to_contain_text("LC-6J8G-E8SH", use_inner_text=True)
    expect(cards.nth(1)).to_contain_text("đúng từng ký tự", use_inner_text=True)
    assert findings(phone) == []

    phone.locator("#files").set_input_files(
        files({"bien-nhan.tlog-proof": office.proof(signed=2), "trang.txt": TEXT + b" "})
    )
    expect(cards.nth(1)).to_contain_text("KHÔNG ĐÚNG: trang.txt", use_inner_text=True)
    expect(cards.nth(1)).to_contain_text("khác văn bản đã công bố", use_inner_text=True)


def test_a_forged_paper_says_why_in_both_languages(desktop: Page, site: tuple[str, Path]) -> None:
    address, _folder = site
    desktop.goto(address)

    desktop.locator("summary", has_text="Dán chữ").click()
    desktop.locator("#pasted").fill(papers()["changed size"][0])
    desktop.locator("#check-pasted").click()

    card = desktop.locator("#results section")
    expect(card).to_contain_text("KHÔNG ĐÚNG", use_inner_text=True)
    expect(card).to_contain_text("tệp đã bị sửa hoặc bị giả", use_inner_text=True)
    assert findings(desktop) == []
    desktop.locator("[data-tongue]").click()
    expect(card.get_by_text("was altered or forged")).to_be_visible()


def test_what_was_promised_is_looked_for_in_the_log_as_it_is_now(
    phone: Page, site: tuple[str, Path], office: Office
) -> None:
    address, folder = site
    phone.goto(address)
    phone.locator("#files").set_input_files(files({"hua.txt": office.promise()}))
    card = phone.locator("#results section")
    expect(card).to_contain_text("Mới được hứa", use_inner_text=True)

    phone.locator("#renew").click()
    expect(card).to_contain_text("Đã có trong nhật ký", use_inner_text=True)

    office.log.publish(folder / "nhat-ky", office.entries[:20])
    phone.locator("#renew").click()
    expect(card).to_contain_text("giữ tệp này làm bằng chứng", use_inner_text=True)
    office.log.publish(folder / "nhat-ky", office.entries)


def test_two_heads_are_compared_and_a_changed_history_is_seen(
    phone: Page, site: tuple[str, Path], office: Office
) -> None:
    phone.goto(site[0])
    old = office.log.checkpoint(office.entries[:60])
    cards = phone.locator("#results section")

    phone.locator("#files").set_input_files(files({"old": old, "new": office.proof()}))
    expect(cards.last).to_contain_text("60 mục đầu vẫn y nguyên trong 300 mục", use_inner_text=True)

    other = office.log.checkpoint([*office.entries[:9], bytes(32), *office.entries[10:60]])
    phone.locator("#files").set_input_files(files({"old": other, "new": office.proof()}))
    expect(cards.last).to_contain_text("Nhật ký đã bị sửa", use_inner_text=True)


def test_a_saved_page_checks_growth_without_a_network(
    browser: Browser, site: tuple[str, Path], office: Office
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(_saved(site[1]).as_uri())
    card = page.locator("#results section").last
    old = office.log.checkpoint(office.entries[:60])
    other = office.log.checkpoint([*office.entries[:9], bytes(32), *office.entries[10:60]])
    request = office.log.request(office.entries, 60)

    page.locator("#files").set_input_files(files({"old": old, "new": request}))
    expect(card).to_contain_text("60 mục đầu vẫn y nguyên trong 300 mục", use_inner_text=True)
    page.locator("#files").set_input_files(files({"old": other, "new": request}))
    expect(card).to_contain_text("Nhật ký đã bị sửa", use_inner_text=True)
    context.close()


def _saved(folder: Path) -> Path:
    path = folder / "kiem-tra.html"
    path.write_bytes((folder / "nhat-ky" / "kiem-tra").read_bytes())
    return path


def test_another_file_of_keys_is_believed_instead(
    phone: Page, site: tuple[str, Path], office: Office
) -> None:
    phone.goto(site[0])
    other = json.dumps(office.policy)[1:-1].replace("\\n", "\n").replace("enough 2", "enough 3")
    phone.locator("summary", has_text="khóa nào").click()

    phone.locator("#policy-file").set_input_files(files({"keys": other}))
    phone.locator("#files").set_input_files(files({"proof": office.proof(signed=2)}))

    expect(phone.locator("#results section")).to_contain_text(
        "chưa đủ như đã đặt", use_inner_text=True
    )
