"""The recovery key of two custodians: made, used on their machine, handed back, told."""

import io
import json
import sys
from base64 import b64decode
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyrage
import pytest

from hoiam.base.models import Event
from hoiam.cli import main, offline, recovery_here
from hoiam.core.refusals import Refusal
from hoiam.seals import actions as seals
from hoiam.seals import queries
from hoiam.seals.actions import Rewrapped
from hoiam.seals.models import Part, Purpose, RecoveryOpening, SealedCase, SealedKey, SealedMember
from tests.cast import NOW, Cast, later, make_cast
from tests.seals.listed import KEY, Listing, identity, recipient, with_key
from tests.seals.sealed import Letter, declared, new_key, wrapped

pytestmark = pytest.mark.django_db
PHRASES = ("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa", "bbbb-bbbb-bbbb-bbbb-bbbb-bbbb")


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    cast = make_cast()
    Listing(cast).published(at=NOW - timedelta(days=3))
    return cast


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return Letter(officers=cast.officers)


def _case(letter: Letter) -> SealedCase:
    return letter.sent(at=NOW - timedelta(days=2)).case


def _unlocked(data: bytes, phrase: str) -> bytes:
    if not data.startswith(phrase.encode()):
        raise offline.Stop("Mật khẩu chưa đúng")
    return data.removeprefix(phrase.encode())


class Machine:
    """The custodians' machine and the console of the installation, with a folder between."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: Any, folder: Path) -> None:
        self._patch, self._capsys, self.folder = monkeypatch, capsys, folder
        monkeypatch.setattr(offline, "locked", lambda data, phrase: phrase.encode() + data)
        monkeypatch.setattr(offline, "unlocked", _unlocked)
        monkeypatch.chdir(folder)

    def offline(self, *arguments: str, typed: str = "") -> tuple[int, str]:
        self._patch.setattr(sys, "stdin", io.StringIO(typed))
        return self._said(main.main(("recovery", *arguments)))

    def here(self, **options: Any) -> tuple[int, str]:
        return self._said(recovery_here.run(SimpleNamespace(**options)))  # type: ignore[arg-type]

    def _said(self, code: int) -> tuple[int, str]:
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def kept_key(self) -> None:
        """The recovery key of the list, as two custodians keep it."""
        data = offline.locked(f"{identity('recovery')}\n".encode(), PHRASES[0])
        (self.folder / "r.age").write_bytes(offline.locked(data, PHRASES[1]))

    def opened(self, *more: str, typed: str | None = None) -> tuple[int, str]:
        typed = f"{PHRASES[1]}\n{PHRASES[0]}\ndong y\n" if typed is None else typed
        return self.offline(
            "open", "out", "--key", "r.age", "--list-key", KEY.text, "--reason", "keys-lost",
            "--paper", "3/BB-TTT", "--out", "back", *more, typed=typed,
        )  # fmt: skip


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path) -> Machine:
    return Machine(monkeypatch, capsys, tmp_path)


def test_two_make_a_key_that_neither_opens_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrases = iter(PHRASES)
    monkeypatch.setattr(offline, "new_phrase", lambda: next(phrases))
    typed = f"Bà Một\nChánh VP\nÔng Hai\nPhó\n\n{PHRASES[0]}\n\n{PHRASES[1]}\n"
    code, said = machine.offline("init", "r.age", "--public", "r.json", typed=typed)
    assert code == 0, said
    public = json.loads((machine.folder / "r.json").read_text("utf-8"))
    assert [one["name"] for one in public["custodians"]] == ["Bà Một", "Ông Hai"]
    kept = (machine.folder / "r.age").read_bytes()
    with pytest.raises(offline.Stop):
        offline.unlocked(kept, PHRASES[0])  # the first alone
    inner = offline.unlocked(kept, PHRASES[1])
    assert not inner.startswith(b"AGE-SECRET-KEY")  # the second alone
    found = pyrage.x25519.Identity.from_str(offline.unlocked(inner, PHRASES[0]).decode().strip())
    assert str(found.to_public()) == public["recipient"]
    same = "Bà Một\nChánh VP\nBà Một\nPhó\n"
    assert machine.offline("init", "r2", "--public", "p2", typed=same)[0] == 1
    assert machine.offline("init", "r2", "--public", "p2", typed="\n\n")[0] == 1


def test_lost_keys_come_back_to_who_was_let_in(
    cast: Cast, letter: Letter, machine: Machine
) -> None:
    case = _case(letter)
    machine.kept_key()
    # The expert lost their key, made another, and the province signed it.
    Listing(cast).next(keys={"expert": recipient("expert anew")}).published()
    code, said = machine.here(step="export", cases=[case.code], left_alone=False, out="out")
    assert (code, case.code in said, "Người giữ một" in said) == (0, False, True), said
    assert (machine.folder / "out").stat().st_size > 1024 * 1024
    code, said = machine.opened()
    assert (code, "Lý Thị Sở" in said, "CHƯA từng" in said) == (0, True, False), said
    code, said = machine.here(step="return", file="back")
    assert code == 0, said
    assert machine.here(step="return", file="back")[0] == 0  # twice is once

    row = RecoveryOpening.objects.get()
    assert (row.case, row.reason, row.paper, row.list_number) == (case, "keys-lost", "3/BB-TTT", 2)
    assert queries.recoveries(case) == [row]
    assert Event.every.filter(tag="seals.case.recovered").count() == 1
    keys = SealedKey.objects.filter(case=case, superseded_on__isnull=True)
    assert {one.purpose for one in keys} == {"content", "identity"}
    for one in keys:
        for name in ("expert anew", "province-leader", "recovery"):
            inner = pyrage.decrypt(b64decode(one.wrapped), [identity(name)])
            kept = pyrage.x25519.Identity.from_str(inner.decode().strip())
            assert str(kept.to_public()) == one.recipient
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(b64decode(one.wrapped), [identity("expert")])
    assert SealedMember.objects.get(officer=cast.officers["expert"]).recipient == recipient(
        "expert anew"
    )


def test_who_left_does_not_come_back_by_it_and_who_verifies_keeps_the_copy_alone(
    cast: Cast, letter: Letter, machine: Machine
) -> None:
    case = _case(letter)
    machine.kept_key()
    by = declared(cast, case, "province-leader", at=NOW)
    with_key(cast, "clerk")
    seals.name_member(case=case, recipient=recipient("clerk"), part=Part.VERIFIER, by=by, at=NOW)
    new = new_key(case, Purpose.COPY, ["province-leader", "clerk"])[1]
    seals.wrap_key(case=case, new=new, by=by, at=NOW)
    SealedMember.objects.filter(officer=cast.officers["expert"]).update(relieved_on=NOW.date())

    assert machine.here(step="export", cases=[case.code], left_alone=False, out="out")[0] == 0
    code, said = machine.opened()
    assert (code, "Lý Thị Sở" in said, "Đỗ Văn Tỉnh" in said) == (0, False, True), said
    assert machine.here(step="return", file="back")[0] == 0

    assert not queries.visible_to(cast.actor("expert")).exists()
    for one in SealedKey.objects.filter(case=case, superseded_on__isnull=True):
        fits = {name for name in ("expert", "province-leader", "clerk") if _opens(one, name)}
        wanted = {"province-leader", "clerk"} if one.purpose == "copy" else {"province-leader"}
        assert fits == wanted, one.purpose


def _opens(key: SealedKey, name: str) -> bool:
    try:
        return bool(pyrage.decrypt(b64decode(key.wrapped), [identity(name)]))
    except pyrage.DecryptError:
        return False


def test_where_nobody_is_left_the_custodians_name_somebody(
    cast: Cast, letter: Letter, machine: Machine
) -> None:
    case = _case(letter)
    machine.kept_key()
    SealedMember.objects.update(relieved_on=NOW.date())
    clerk = cast.officers["clerk"]
    assert machine.here(step="export", cases=[], left_alone=True, out="out")[0] == 0
    code, said = machine.opened("--to", clerk.code)
    assert (code, "CHƯA từng được giao hồ sơ này" in said) == (0, True), said
    assert machine.here(step="return", file="back")[0] == 0
    assert list(queries.visible_to(cast.actor("clerk"))) == [case]
    assert SealedMember.objects.get(officer=clerk).declared_on is None


@pytest.mark.parametrize(
    ("more", "typed", "said"),
    [
        ((), f"{PHRASES[0]}\n{PHRASES[1]}\ndong y\n", "Mật khẩu chưa đúng"),
        ((), f"{PHRASES[1]}\n{PHRASES[1]}\ndong y\n", "Mật khẩu chưa đúng"),
        ((), f"{PHRASES[1]}\n{PHRASES[0]}\nkhong\n", "Chưa bọc lại"),
        (("--to", "nobody"), None, "không có ai trong danh sách"),
    ],
)
def test_nothing_is_wrapped_without_both(
    cast: Cast,
    letter: Letter,
    machine: Machine,
    more: tuple[str, ...],
    typed: str | None,
    said: str,
) -> None:
    case = _case(letter)
    machine.kept_key()
    machine.here(step="export", cases=[case.code], left_alone=False, out="out")
    code, found = machine.opened(*more, typed=typed)
    assert (code, said in found, (machine.folder / "back").exists()) == (1, True, False), found


def test_files_that_are_none_are_refused(cast: Cast, machine: Machine) -> None:
    machine.kept_key()
    (machine.folder / "out").write_bytes(b"age-encryption.org/v1\n")
    assert machine.opened()[0] == 1
    (machine.folder / "back").write_text("{}", encoding="utf-8")
    assert machine.here(step="return", file="back")[0] == 1
    for text in (b"[]", b"no"):
        to = [pyrage.x25519.Recipient.from_str(recipient("recovery"))]
        (machine.folder / "out").write_bytes(pyrage.encrypt(text, to))
        assert machine.opened()[0] == 1
    with pytest.raises(Refusal):
        machine.here(step="export", cases=["np-none"], left_alone=False, out="x")


def _rewrapped(letter: Letter, cast: Cast, **changes: Any) -> Rewrapped:
    to = [recipient("expert"), recipient("recovery")]
    made = Rewrapped(
        list_number=1,
        reason="damaged",
        paper="",
        handlers=(cast.officers["expert"].code,),
        keys=((letter.new().content_recipient, wrapped(letter.content, to)),),
    )
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, None),
        ({"list_number": 2}, "seals.recovered-by-old-list"),
        ({"reason": "because"}, "seals.recovery-reason"),
        ({"handlers": ()}, "seals.not-to-be-named"),
        ({"handlers": ("nobody",)}, "seals.not-to-be-named"),
        ({"keys": ((recipient("x"), b""),)}, "seals.key-of-another-purpose"),
        ({"paper": "Ông Nguyễn Văn A"}, "seals.no-words"),
    ],
)
def test_what_is_handed_back(
    cast: Cast, letter: Letter, changes: dict[str, Any], refused: str | None
) -> None:
    case, by = _case(letter), cast.actor("system")
    given = _rewrapped(letter, cast, **changes)
    if refused is None:
        assert seals.recover(case=case, rewrapped=given, by=by, at=later()).number == 1
        return
    with pytest.raises(Refusal) as found:
        seals.recover(case=case, rewrapped=given, by=by, at=later())
    assert found.value.code == refused
    assert not RecoveryOpening.objects.exists()


def test_no_officer_hands_keys_back_and_a_conflict_stays(cast: Cast, letter: Letter) -> None:
    case, given = _case(letter), _rewrapped(letter, cast)
    with pytest.raises(Refusal) as found:
        seals.recover(case=case, rewrapped=given, by=cast.actor("expert"), at=later())
    assert found.value.code == "seals.not-by-hand"
    seals.declare_conflict(case=case, by=cast.actor("expert"), at=later())
    with pytest.raises(Refusal) as found:
        seals.recover(case=case, rewrapped=given, by=cast.actor("system"), at=later())
    assert found.value.code == "seals.not-to-be-named"
