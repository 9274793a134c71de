"""`hoiam recipients draft|publish`: what happens in the installation, before and after the offline
machine."""

import argparse
import json
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hoiam.base import clock
from hoiam.cli import offline
from hoiam.cli.offline import Stop, say
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.publication.log import keys
from hoiam.seals import actions as seals
from hoiam.seals import drafting, trusted


def run(options: argparse.Namespace) -> int:
    """One step."""
    try:
        return _RUN[options.step](options)
    except (Stop, OSError, UnicodeDecodeError) as error:
        return offline.failed(error)


def origin() -> str:
    """Whose list it is: the name of the pinned key, else of the log here, else as it will be."""
    key = trusted.list_key()
    if key is not None:
        return key.name.removesuffix(trusted.NAMED)
    known = keys.current()
    return known.name if known else keys.name_of(1)


def _draft(options: argparse.Namespace) -> int:
    day = calendar.day_of(clock.now())
    value = drafting.draft(origin=origin(), day=day, recovery=_recovery(options.recovery))
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    path = Path(options.out).absolute()
    offline.write_new(path, text.encode(), mode=0o644)
    handlers = [one for group in value["groups"] for one in group["handlers"]]
    say(f"Bản thảo danh sách số {value['number']}: {path}")
    say(f"{len(value['groups'])} nhóm, {len(handlers)} người nhận, {len(value['units'])} đơn vị.")
    for group in value["groups"]:
        if len(group["handlers"]) < 2:
            say(f"  {group['name']}: chưa đủ hai người nên người gửi chưa chọn được.")
    if not value["recovery"]["recipient"]:
        say("Chưa có khóa dự phòng: chạy hoiam recovery init, rồi lập lại với --recovery.")
    say("Đọc lại từng tên, chức vụ, ai là cấp phó; sửa ngay trong tệp; rồi mang sang máy ngoại "
        "tuyến để ký.")  # fmt: skip
    return 0


def _recovery(path: str | None) -> Mapping[str, Any] | None:
    if path is None:
        return None
    try:
        value = json.loads(Path(path).read_text(encoding="utf-8"))
        return {name: value[name] for name in ("recipient", "custodians")}
    except (ValueError, KeyError, TypeError):
        raise Stop(f"{path} không phải tệp công khai do hoiam recovery init lập.") from None


def _publish(options: argparse.Namespace) -> int:
    note = Path(options.file).read_text(encoding="utf-8")
    by = actors.system("cli", act="c-" + secrets.token_hex(8))
    row = seals.publish_list(note=note, by=by, at=clock.now())
    say(f"Đã công bố danh sách số {row.number}. Dấu khóa: {trusted.fingerprint()}")
    return 0


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {"draft": _draft, "publish": _publish}
