"""`hoiam recipients` on the offline machine: a key, a signature, a check."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from hoiam.cli import main, offline
from hoiam.core import recipient_lists as lists

CASES = json.loads((Path(__file__).parents[1] / "core/recipients_cases.json").read_text("utf-8"))
ORIGIN = CASES["lists"]["province"]["origin"]
PHRASE = "abcd-efgh-jkmn-pqrs-tvwx-yz01"


class Console:
    """An offline machine: answers typed in, lines printed, an exit code."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: Any, folder: Path) -> None:
        self._patch, self._capsys, self.folder = monkeypatch, capsys, folder
        monkeypatch.setattr(offline, "new_phrase", lambda: PHRASE)
        # The format's own slowness is tried once, below.
        monkeypatch.setattr(offline, "locked", lambda data, phrase: phrase.encode() + data)
        monkeypatch.setattr(offline, "unlocked", _unlocked)

    def run(self, *arguments: str, typed: str = "") -> tuple[int, str]:
        self._patch.setattr(sys, "stdin", io.StringIO(typed))
        self._patch.chdir(self.folder)
        code = main.main(arguments)
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def draft(self, name: str = "draft.json", **changes: Any) -> str:
        value = CASES["lists"]["province"] | changes
        (self.folder / name).write_text(json.dumps(value, indent=1), encoding="utf-8")
        return name

    def key(self) -> str:
        code, said = self.run("recipients", "key", "k", "--origin", ORIGIN, typed=f"\n{PHRASE}\n")
        assert code == 0, said
        return said.split("HOIAM_RECIPIENTS_KEY=")[1].split()[0]

    def sign(self, out: str, *more: str, typed: str = f"1\n{PHRASE}\n") -> tuple[int, str]:
        return self.run("recipients", "sign", *more, "--key", "k", "--out", out, typed=typed)


def _unlocked(data: bytes, phrase: str) -> bytes:
    if not data.startswith(phrase.encode()):
        raise offline.Stop("Mật khẩu chưa đúng")
    return data.removeprefix(phrase.encode())


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> Console:
    return Console(monkeypatch, capsys, tmp_path)


def test_a_key_signs_and_anybody_checks(console: Console) -> None:
    vkey = console.key()
    code, said = console.sign("list1", console.draft())
    assert (code, "Nguyễn Văn Chánh, Chánh Thanh tra tỉnh" in said) == (0, True), said
    code, said = console.run("recipients", "check", "list1", "--key", vkey)
    assert (code, lists.fingerprint(vkey) in said) == (0, True), said
    other = CASES["key"]["vkey"]
    assert console.run("recipients", "check", "list1", "--key", other)[0] == 1


def test_a_changed_list_is_found(console: Console) -> None:
    vkey = console.key()
    console.sign("list1", console.draft())
    path = console.folder / "list1"
    path.write_text(path.read_text("utf-8").replace("Chánh Thanh tra", "Phó Thanh tra"), "utf-8")
    code, said = console.run("recipients", "check", "list1", "--key", vkey)
    assert (code, said.startswith("Danh sách")) == (1, False)


def test_what_is_different_is_said_before_signing(console: Console) -> None:
    console.key()
    first = console.draft()
    console.sign("list1", first)
    text = lists.written(CASES["lists"]["province"])
    groups = json.loads(json.dumps(CASES["lists"]["province"]["groups"]))
    groups[1]["handlers"].pop()
    hash_ = lists.read(text).hash
    second = console.draft("second.json", number=2, previous=hash_, groups=groups)
    code, said = console.sign("list2", second, "--previous", "list1", typed=f"2\n{PHRASE}\n")
    assert (code, "Bớt người nhận [g-a]: Vũ Văn Pháp" in said) == (0, True), said
    wrong = console.draft("wrong.json", number=3, previous=hash_, groups=groups)
    assert console.sign("list3", wrong, "--previous", "list1", typed=f"3\n{PHRASE}\n")[0] == 1


@pytest.mark.parametrize(
    ("typed", "changes", "said"),
    [
        ("2\n", {}, "Chưa ký."),
        ("", {}, "Chưa có câu trả lời."),
        ("1\nxxxx\n", {}, "Mật khẩu chưa đúng"),
        (f"1\n{PHRASE}\n", {"origin": "khac.example"}, "danh sách của khac.example"),
        (f"1\n{PHRASE}\n", {"number": 0}, "không đọc được"),
    ],
)
def test_nothing_is_signed_by_mistake(
    console: Console, typed: str, changes: dict[str, Any], said: str
) -> None:
    console.key()
    code, found = console.sign("list1", console.draft(**changes), typed=typed)
    assert (code, said in found, (console.folder / "list1").exists()) == (1, True, False), found


def test_files_are_never_written_over_and_slips_write_nothing(console: Console) -> None:
    console.key()
    code, said = console.run("recipients", "key", "k", "--origin", ORIGIN, typed=f"\n{PHRASE}\n")
    assert (code, "File exists" in said) == (1, True)
    code, said = console.run("recipients", "key", "k2", "--origin", ORIGIN, typed="\nabc\n")
    assert (code, (console.folder / "k2").exists()) == (1, False)
    (console.folder / "no").write_text("[]", encoding="utf-8")
    assert console.sign("list1", "no")[0] == 1
    (console.folder / "no").write_text("{", encoding="utf-8")
    assert console.sign("list1", "no")[0] == 1
    (console.folder / "k").write_bytes(PHRASE.encode() + b"PRIVATE+KEY+a+b+c")
    code, said = console.sign("list1", console.draft())
    assert (code, "Tệp khóa không đọc được." in said) == (1, True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (PHRASE, PHRASE),
        ("ABCD EFGH JKMN PQRS TVWX YZ0I", PHRASE),
        ("abcdefghjkmnpqrstvwxyzol", PHRASE),
        ("abc", "abc"),
    ],
)
def test_a_passphrase_is_read_however_it_was_typed(typed: str, read: str) -> None:
    assert offline.tidy(typed) == read


def test_passphrases_are_new_and_in_ascii() -> None:
    found = {offline.new_phrase() for _ in range(50)}
    assert len(found) == 50
    assert all(one.isascii() and len(one) == 29 and offline.tidy(one) == one for one in found)


def test_the_file_is_an_age_file_that_only_its_passphrase_opens() -> None:
    kept = offline.locked(b"khoa", PHRASE)
    assert kept.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert offline.unlocked(kept, PHRASE) == b"khoa"
    with pytest.raises(offline.Stop):
        offline.unlocked(b"not age", PHRASE)
