"""`hoiam recovery export|return`: what goes to the custodians' machine, and what comes back."""

import argparse
import base64
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyrage

from hoiam.base import clock
from hoiam.cli import offline
from hoiam.cli.offline import Stop, say
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.age_files import STEP
from hoiam.seals import actions as seals
from hoiam.seals import recoverable, trusted
from hoiam.seals.actions import Rewrapped


def run(options: argparse.Namespace) -> int:
    """One step."""
    try:
        return _RUN[options.step](options)
    except (Stop, OSError, UnicodeDecodeError) as error:
        return offline.failed(error)


def _export(options: argparse.Namespace) -> int:
    row, listed = trusted.newest_row(), trusted.newest()
    if row is None or listed is None:
        raise Stop("Chưa có danh sách người nhận nào đang dùng.")
    cases = recoverable.by_codes(options.cases)
    if options.left_alone:
        cases += recoverable.left_alone(calendar.day_of(clock.now()))
    told = {"v": 1, "list": row.note, "cases": [recoverable.told(one) for one in cases]}
    data = json.dumps(told).encode()
    # How many cases there are is for the custodians alone: neither the screen nor the size says it.
    padded = data + b" " * (-len(data) % (16 * STEP))
    to = [pyrage.x25519.Recipient.from_str(listed.recovery)]
    offline.write_new(Path(options.out).absolute(), pyrage.encrypt(padded, to))
    say(f"Đã ghi {options.out}. Chỉ khóa dự phòng của danh sách số {listed.number} mở được:")
    for one in listed.custodians:
        say(f"  {one.name}, {one.post}")
    return 0


def _return(options: argparse.Namespace) -> int:
    value = _read(Path(options.file))
    by = actors.system("cli", act="c-" + secrets.token_hex(8))
    for one in value["cases"]:
        (case,) = recoverable.by_codes([one["case"]])
        seals.recover(case=case, rewrapped=_rewrapped(value, one), by=by, at=clock.now())
    say("Đã đưa khóa về. Người gửi thấy điều này khi mở lại hồ sơ; việc mở khóa đã ghi lại.")
    return 0


def _read(path: Path) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for one in value["cases"]:
            _rewrapped(value, one)
    except (ValueError, KeyError, TypeError):
        raise Stop(f"{path} không phải tệp do hoiam recovery open lập.") from None
    return value


def _rewrapped(value: dict[str, Any], one: dict[str, Any]) -> Rewrapped:
    return Rewrapped(
        list_number=value["list_number"],
        reason=value["reason"],
        paper=value["paper"],
        handlers=tuple(one["handlers"]),
        keys=tuple((key["recipient"], base64.b64decode(key["wrapped"])) for key in one["keys"]),
    )


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {"export": _export, "return": _return}
