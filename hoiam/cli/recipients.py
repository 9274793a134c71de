"""`hoiam recipients …` on the offline machine of the province: its key, signing a list, checking one.

The private key is the text form of golang.org/x/mod/sumdb/note (`PRIVATE+KEY+name+hash+key`), inside
an age file under a passphrase; a list is a signed note (c2sp.org/signed-note). What `draft` and
`publish` do in an installation: `cli/recipients_here.py`.
"""

import argparse
import base64
import binascii
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.cli import offline
from hoiam.cli.offline import Stop, say
from hoiam.core import recipient_lists as lists
from hoiam.core.log import notes
from hoiam.core.log.notes import VerifierKey
from hoiam.core.recipient_lists import Change, Changed
from hoiam.core.recipients import RecipientList
from hoiam.core.text import vn_date

HELP = "Danh sách người nhận tố cáo: lập khóa, lập bản thảo, ký, kiểm tra, công bố."
STEPS = (
    ("key", "Lập khóa ký của tỉnh; chạy trên một máy ngoại tuyến."),
    ("draft", "Lập bản thảo từ khóa của người giải quyết và danh sách đang dùng (trên máy chủ)."),
    ("sign", "Ký một bản thảo; chạy trên máy ngoại tuyến giữ khóa."),
    ("check", "Kiểm tra một danh sách đã ký; chạy ở đâu cũng được."),
    ("publish", "Công bố một danh sách đã ký (trên máy chủ)."),
)
OFFLINE = ("key", "sign", "check")
NAMED = "/recipients"
_PRIVATE = "PRIVATE+KEY+"

CHANGES = {
    Changed.HANDLER_NEW: "Thêm người nhận",
    Changed.HANDLER_GONE: "Bớt người nhận",
    Changed.HANDLER_KEY: "Đổi khóa của người nhận",
    Changed.HANDLER_POST: "Đổi tên, chức vụ hoặc đơn vị của người nhận",
    Changed.GROUP_NEW: "Thêm nhóm",
    Changed.GROUP_GONE: "Bớt nhóm",
    Changed.GROUP: "Đổi tên hoặc đơn vị của nhóm",
    Changed.RECOVERY_KEY: "Đổi khóa dự phòng",
    Changed.CUSTODIANS: "Đổi người giữ khóa dự phòng",
    Changed.UNIT_NEW: "Thêm đơn vị",
    Changed.UNIT_GONE: "Bớt đơn vị",
    Changed.UNIT: "Đổi tên hoặc cấp trên của đơn vị",
}


def add(command: argparse.ArgumentParser) -> None:
    """The options of every step."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    made["key"].add_argument("file", metavar="TỆP", help="tệp khóa sẽ ghi")
    made["key"].add_argument(
        "--origin",
        required=True,
        metavar="TÊN",
        help="tên nhật ký của nơi cài đặt, ví dụ hoiam.laocai.gov.vn/nhat-ky (hoiam log status in ra)",
    )
    made["draft"].add_argument("--out", required=True, metavar="TỆP", help="bản thảo sẽ ghi")
    made["draft"].add_argument(
        "--recovery", metavar="TỆP", help="tệp công khai do hoiam recovery init lập"
    )
    made["sign"].add_argument("file", metavar="TỆP", help="bản thảo")
    made["sign"].add_argument("--key", required=True, metavar="TỆP", help="tệp khóa của tỉnh")
    made["sign"].add_argument("--out", required=True, metavar="TỆP", help="danh sách đã ký sẽ ghi")
    made["check"].add_argument("file", metavar="TỆP", help="danh sách đã ký")
    made["check"].add_argument(
        "--key", required=True, metavar="KHÓA", help="khóa công khai của tỉnh (vkey)"
    )
    for name in ("sign", "check"):
        made[name].add_argument("--previous", metavar="TỆP", help="danh sách đã ký trước đó")
    made["publish"].add_argument("file", metavar="TỆP", help="danh sách đã ký")


def run(options: argparse.Namespace) -> int:
    """One step of the offline machine."""
    try:
        return _RUN[options.step](options)
    except offline.ENDS as error:
        return offline.failed(error)


# ---- the key -------------------------------------------------------------------------------------


def _key(options: argparse.Namespace) -> int:
    private = Ed25519PrivateKey.generate()
    public = public_of(f"{options.origin}{NAMED}", private)
    path = Path(options.file).absolute()
    locked = offline.locked_anew(_private_text(public, private).encode(), "khóa ký danh sách")
    offline.write_new(path, locked)
    say(f"Khóa ký: {path} (cất ngoại tuyến cùng máy này, ít nhất hai bản)")
    say("Khóa công khai, đặt trên máy chủ:")
    say(f"  HOIAM_RECIPIENTS_KEY={public.text}")
    say(f"Dấu khóa, in trên áp phích: {lists.fingerprint(public.text)}")
    return 0


def public_of(name: str, private: Ed25519PrivateKey) -> VerifierKey:
    """The public half under its name."""
    return notes.key_of(name, notes.ED25519, private.public_key().public_bytes_raw())


def _private_text(public: VerifierKey, private: Ed25519PrivateKey) -> str:
    seed = base64.b64encode(bytes([notes.ED25519]) + private.private_bytes_raw()).decode()
    return f"{_PRIVATE}{public.name}+{public.hash.hex()}+{seed}\n"


def _read_private(text: str) -> tuple[VerifierKey, Ed25519PrivateKey]:
    parts = text.strip().removeprefix(_PRIVATE).split("+", 2)
    try:
        kind, *seed = base64.b64decode(parts[2], validate=True)
        private = Ed25519PrivateKey.from_private_bytes(bytes(seed))
    except (IndexError, ValueError, binascii.Error):
        raise Stop("Tệp khóa không đọc được.") from None
    public = public_of(parts[0], private)
    if kind != notes.ED25519 or public.hash.hex() != parts[1]:
        raise Stop("Tệp khóa không đọc được.")
    return public, private


# ---- signing and checking ------------------------------------------------------------------------


def _sign(options: argparse.Namespace) -> int:
    listed = lists.read(lists.written(_draft(Path(options.file))))
    _show(listed, _previous(options.previous))
    sealed = Path(options.key).read_bytes()
    if offline.ask("Ký danh sách này? Gõ đúng số của danh sách để ký:") != str(listed.number):
        raise Stop("Chưa ký.")
    public, private = _read_private(offline.unlocked_by(sealed, "khóa ký").decode())
    if public.name != f"{listed.origin}{NAMED}":
        raise Stop(f"Khóa này của {public.name}, danh sách của {listed.origin}.")
    path = Path(options.out).absolute()
    offline.write_new(path, signed(listed.text, public, private).encode(), mode=0o644)
    say(f"Đã ký: {path}. Dấu khóa: {lists.fingerprint(public.text)}")
    return 0


def signed(text: str, public: VerifierKey, private: Ed25519PrivateKey) -> str:
    """A text as a signed note."""
    return notes.with_lines(text, [notes.signature_line(public, private.sign(text.encode()))])


def _check(options: argparse.Namespace) -> int:
    key = notes.read_key(options.key)
    note = notes.read(Path(options.file).read_text(encoding="utf-8"))
    notes.check_signed(note, key)
    listed = lists.read(note.text)
    _show(listed, _previous(options.previous))
    say(f"Chữ ký đúng. Dấu khóa: {lists.fingerprint(key.text)}")
    return 0


def _draft(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise Stop(f"{path} không phải bản thảo do hoiam recipients draft lập.") from None
    if not isinstance(value, dict):
        raise Stop(f"{path} không phải bản thảo do hoiam recipients draft lập.")
    return value


def _previous(path: str | None) -> RecipientList | None:
    return lists.read(notes.read(Path(path).read_text(encoding="utf-8")).text) if path else None


def _show(listed: RecipientList, previous: RecipientList | None) -> None:
    """The whole list by name, then what is different: what is signed is read first."""
    say(f"Danh sách số {listed.number}, ngày {vn_date(listed.date)}, của {listed.origin}")
    names = {one.code: one.name for one in listed.units}
    for group in listed.groups:
        say(f"\n{group.name} — {names[group.unit]}")
        for one in group.handlers:
            say(f"  {one.name}, {one.post}, {names[one.unit]}\n    {one.recipient}")
    say(f"\nKhóa dự phòng: {listed.recovery}")
    for custodian in listed.custodians:
        say(f"  {custodian.name}, {custodian.post}")
    say(f"{len(listed.units)} đơn vị để người gửi chọn nơi người bị tố cáo làm việc.")
    if previous is not None:
        lists.follows(listed, previous)
        say(f"\nKhác danh sách số {previous.number}:")
        for line in said_changes(lists.changes(previous, listed)):
            say(f"  {line}")
    say()


def said_changes(changes: tuple[Change, ...]) -> list[str]:
    """Each change in words."""
    return [_said(one) for one in changes] or ["không có gì"]


def _said(one: Change) -> str:
    both = " → ".join(part for part in (one.was, one.now) if part)
    where = f" [{one.group}]" if one.group and one.group != one.code else ""
    return f"{CHANGES[one.what]}{where}: {both or one.code}"


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "key": _key,
    "sign": _sign,
    "check": _check,
}
