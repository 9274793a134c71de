"""`hoiam recovery …` on the machine of the two custodians: the recovery key, and wrapping keys anew.

The identity (age, X25519) lies in an age file under the first custodian's passphrase, that file in
another one under the second's: neither opens it alone. No sealed file comes to this machine, only
keys of cases; they go out wrapped to people whom the signed list names.
"""

import argparse
import base64
import json
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyrage

from hoiam.cli import offline
from hoiam.cli.offline import Stop, say
from hoiam.core import recipient_lists as lists
from hoiam.core.log import notes
from hoiam.core.recipients import STANZAS, Handler, RecipientList

HELP = "Khóa dự phòng của hồ sơ niêm phong, do hai người cùng giữ."
STEPS = (
    ("init", "Lập khóa dự phòng; hai người giữ cùng có mặt, trên một máy ngoại tuyến."),
    ("export", "Lấy khóa đã bọc của những hồ sơ cần mở lại (trên máy chủ)."),
    ("open", "Bọc lại khóa cho người trong danh sách; hai người giữ cùng có mặt."),
    ("return", "Đưa khóa đã bọc lại về (trên máy chủ); người gửi được nhắn."),
)
OFFLINE = ("init", "open")
REASONS = {
    "keys-lost": "người giải quyết mất khóa",
    "nobody-left": "không còn ai trong nhóm làm việc",
    "damaged": "khóa lưu ở máy chủ bị hỏng",
}
_X25519 = pyrage.x25519


def add(command: argparse.ArgumentParser) -> None:
    """The options of every step."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    made["init"].add_argument("file", metavar="TỆP", help="tệp khóa dự phòng sẽ ghi")
    made["init"].add_argument(
        "--public",
        required=True,
        metavar="TỆP",
        help="tệp công khai sẽ ghi, cho bản thảo danh sách",
    )
    made["export"].add_argument("cases", nargs="*", metavar="MÃ", help="mã hồ sơ niêm phong")
    made["export"].add_argument(
        "--left-alone", action="store_true", help="mọi hồ sơ không còn ai làm việc"
    )
    made["open"].add_argument("file", metavar="TỆP", help="tệp do export lập")
    made["open"].add_argument("--key", required=True, metavar="TỆP", help="tệp khóa dự phòng")
    made["open"].add_argument(
        "--list-key", required=True, metavar="KHÓA", help="khóa công khai của tỉnh (vkey)"
    )
    made["open"].add_argument(
        "--to",
        action="append",
        default=[],
        metavar="MÃ",
        help="mã người nhận trong danh sách, lặp lại được; mặc định: người đang giải quyết",
    )
    made["open"].add_argument("--reason", required=True, choices=tuple(REASONS))
    made["open"].add_argument("--paper", default="", metavar="SỐ", help="số biên bản mở khóa")
    made["return"].add_argument("file", metavar="TỆP", help="tệp do open lập")
    for name in ("export", "open"):
        made[name].add_argument("--out", required=True, metavar="TỆP", help="tệp sẽ ghi")


def run(options: argparse.Namespace) -> int:
    """One step of the custodians' machine."""
    try:
        return _RUN[options.step](options)
    except offline.ENDS as error:
        return offline.failed(error)


def _init(options: argparse.Namespace) -> int:
    custodians = [_custodian("thứ nhất"), _custodian("thứ hai")]
    if custodians[0]["name"] == custodians[1]["name"]:
        raise Stop("Hai người giữ phải là hai người khác nhau.")
    identity = _X25519.Identity.generate()
    data = f"{identity}\n".encode()
    for one in custodians:
        say(f"\nMời {one['name']} đến trước màn hình một mình; người kia quay đi.")
        data = offline.locked_anew(data, one["name"])
    public = {"recipient": str(identity.to_public()), "custodians": custodians}
    offline.write_new(Path(options.file).absolute(), data)
    text = json.dumps(public, ensure_ascii=False, indent=1) + "\n"
    offline.write_new(Path(options.public).absolute(), text.encode(), mode=0o644)
    say(f"Khóa dự phòng: {options.file} (cất ngoại tuyến, ít nhất hai bản, ở hai nơi)")
    say(f"Phần công khai: {options.public}, đưa cho hoiam recipients draft --recovery")
    return 0


def _custodian(which: str) -> dict[str, str]:
    name = offline.ask(f"Họ tên người giữ {which}:")
    post = offline.ask("Chức vụ:")
    if not name or not post:
        raise Stop("Cần cả họ tên và chức vụ; danh sách công khai ghi ai giữ khóa.")
    return {"name": name, "post": post}


# ---- wrapping anew -------------------------------------------------------------------------------


def _open(options: argparse.Namespace) -> int:
    sealed = Path(options.file).read_bytes()
    identity = _identity(Path(options.key).read_bytes())
    told = _told(_opened(sealed, identity))
    note = notes.read(str(told["list"]))
    notes.check_signed(note, notes.read_key(options.list_key))
    listed = lists.read(note.text)
    if listed.recovery != str(identity.to_public()):
        raise Stop("Danh sách này có khóa dự phòng khác: dùng đúng khóa của danh sách.")
    cases = [_rewrapped(one, listed, options.to, identity) for one in told["cases"]]
    if offline.ask("Bọc lại cho những người này? Gõ dong y để tiếp tục:") != "dong y":
        raise Stop("Chưa bọc lại khóa nào.")
    out = {
        "v": 1,
        "list_number": listed.number,
        "reason": options.reason,
        "paper": options.paper,
        "cases": cases,
    }
    offline.write_new(Path(options.out).absolute(), json.dumps(out).encode())
    say(
        f"Đã bọc lại khóa của {len(cases)} hồ sơ: {options.out}. Đưa về bằng hoiam recovery return."
    )
    say("Không tệp nào của hồ sơ đã được mở trên máy này.")
    return 0


def _identity(data: bytes) -> pyrage.x25519.Identity:
    """Both custodians, the second first: theirs is the outer lock."""
    for which in ("thứ hai", "thứ nhất"):
        data = offline.unlocked_by(data, f"người giữ {which}")
    try:
        return _X25519.Identity.from_str(data.decode().strip())
    except (pyrage.IdentityError, UnicodeDecodeError):
        raise Stop("Tệp khóa dự phòng không đọc được.") from None


def _opened(data: bytes, identity: pyrage.x25519.Identity) -> bytes:
    try:
        return pyrage.decrypt(data, [identity])
    except pyrage.DecryptError:
        raise Stop("Khóa dự phòng này không mở được tệp, hoặc tệp đã hỏng.") from None


def _told(data: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except ValueError:
        raise Stop("Tệp không phải tệp do hoiam recovery export lập.") from None
    if not isinstance(value, dict) or value.get("v") != 1:
        raise Stop("Tệp không phải tệp do hoiam recovery export lập.")
    return value


def _rewrapped(
    case: Mapping[str, Any],
    listed: RecipientList,
    to: list[str],
    identity: pyrage.x25519.Identity,
) -> dict[str, Any]:
    every = {one.code: one for group in listed.groups for one in group.handlers}
    wanted = to or [code for code in case["handlers"] if code in every]
    if not wanted or any(code not in every for code in wanted):
        raise Stop(f"{case['case']}: không có ai trong danh sách để nhận; nêu rõ bằng --to.")
    chosen = [every[code] for code in dict.fromkeys(wanted)]
    say(f"\n{case['case']}, nhóm {case['group']}:")
    for one in chosen:
        is_new = "" if one.code in case["members"] else " (CHƯA từng được giao hồ sơ này)"
        say(f"  {one.name}, {one.post}{is_new}")
    # Who verifies goes on reading the copy made for them, and nothing else.
    verifiers = [every[code] for code in case["verifiers"] if code in every and code not in wanted]
    readers = {"copy": [*chosen, *verifiers]}
    keys = {one["recipient"]: one for one in case["keys"]}  # the last one of each
    return {
        "case": case["case"],
        "handlers": [one.code for one in chosen],
        "keys": [
            _wrapped(one, readers.get(one["purpose"], chosen), listed, identity)
            for one in keys.values()
        ],
    }


def _wrapped(
    key: Mapping[str, Any],
    chosen: list[Handler],
    listed: RecipientList,
    identity: pyrage.x25519.Identity,
) -> dict[str, str]:
    """One key to the chosen, the recovery and throw-away ones, sixteen as ever."""
    inner = _opened(base64.b64decode(key["wrapped"]), identity)
    opens = str(_X25519.Identity.from_str(inner.decode().strip()).to_public())
    if opens != key["recipient"]:
        raise Stop("Một khóa mở ra không phải khóa mà máy chủ ghi. Dừng lại và báo người quản trị.")
    to = [*(one.recipient for one in chosen), listed.recovery]
    to += [str(_X25519.Identity.generate().to_public()) for _ in range(STANZAS - len(to))]
    secrets.SystemRandom().shuffle(to)
    sealed = pyrage.encrypt(inner, [_X25519.Recipient.from_str(one) for one in to])
    return {"recipient": opens, "wrapped": base64.b64encode(sealed).decode()}


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {"init": _init, "open": _open}
