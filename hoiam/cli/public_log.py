"""The public log: what the worker does with it every twenty seconds, and `hoiam log` at the machine."""

import argparse
import json
import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from hoiam.base import clock
from hoiam.cli import mirrors
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_moment
from hoiam.publication import actions as publication
from hoiam.publication.actions import Outside
from hoiam.publication.actions.sequencing import show_files
from hoiam.publication.log import keys, queries, store
from hoiam.publication.log.thinning import thinnable

# A batch of one says when its act happened; one of twenty seconds says less, and a proof is still
# there within the minute that people are promised.
EVERY = timedelta(seconds=20)
THINNED = timedelta(hours=6)
HELD = {
    "restored": "vừa khôi phục từ bản sao lưu",
    "behind": "dữ liệu ít hơn điều đã ký",
    "differs": "dữ liệu khác với điều đã ký",
    "state-lost": "mất tệp ghi lần ký cuối",
    "other-keys": "khóa không phải của nhật ký này",
}


def begin() -> None:
    """The keys of the first log, before anybody is promised anything; never beside a log whose
    keys are not here."""
    known = queries.origin()
    if keys.current() is not None:
        return
    if known is not None:
        raise SystemExit(
            f"hoiam.E023: Không có khóa của nhật ký {known.origin} trong {keys.folder()}. "
            "Chép lại thư mục ấy từ nơi cất giữ ngoại tuyến; nếu đã mất hẳn, chạy "
            "hoiam log new-origin rồi mở lại."
        )
    keys.make(1)


def sequence_once() -> bool:
    """One round; whether more is waiting."""
    if queries.is_held():
        show_files()
        return False
    head = publication.sequence(by=_by("log"), at=clock.now())
    return head is not None and queries.waiting() > 0


def thin_once() -> bool:
    """Some of the checkpoints that nobody needs any more; whether there may be more. No event
    where there are none."""
    at = clock.now()
    return bool(thinnable(at)) and publication.thin_heads(by=_by("log"), at=at) > 0


def run(options: argparse.Namespace) -> int:
    """One step of `hoiam log`."""
    return _STEPS[options.step](options)


def _by(name: str = "cli") -> Actor:
    return actors.system(name, act="c-" + secrets.token_hex(8))


def _say(line: str) -> None:
    print(line, flush=True)


def _status(options: argparse.Namespace) -> int:
    root, here = queries.newest_root(), queries.origin()
    held = here.held_why if here is not None else ""
    told = {
        "origin": here.origin if here else "",
        "size": root.size if root else 0,
        "root": root.root if root else "",
        "signed_at": root.signed_at.isoformat() if root else "",
        "waiting": queries.waiting(),
        "witnesses": root.witnesses if root else 0,
        "known": queries.witnesses().count(),
        "held": held,
    }
    if options.json:
        _say(json.dumps(told, ensure_ascii=False))
        return 1 if held else 0
    if here is None:
        _say(f"Nhật ký chưa có mục nào; đang chờ: {told['waiting']}.")
        return 0
    _say(f"Nhật ký {here.origin}")
    if root is not None:
        _say(f"  {root.size} mục, dấu gốc {root.root}")
        _say(f"  ký lúc {vn_moment(root.signed_at)}; {root.witnesses} trên {root.known} chứng kiến")
    _say(f"  đang chờ xếp chỗ: {told['waiting']}")
    _say(f"  khóa: {here.key}")
    if held:
        _say(f"  NGỪNG KÝ: {HELD.get(held, held)}. Chạy hoiam log reconcile.")
    return 1 if held else 0


def _sequence(options: argparse.Namespace) -> int:
    del options
    head = publication.sequence(by=_by(), at=clock.now())
    while queries.waiting() and head is not None:
        head = publication.sequence(by=_by(), at=clock.now())
    root = queries.newest_root()
    _say(f"{root.size} mục, dấu gốc {root.root}" if root else "Chưa có mục nào.")
    return 0


def _reconcile(options: argparse.Namespace) -> int:
    mirror = mirrors.at(options.mirror) if options.mirror else None
    told = [_text(Path(one)) for one in options.checkpoint]
    if mirror is not None:
        told.append(mirror.checkpoint())
    outside = Outside(tuple(told), mirror.tile if mirror else None)
    done = publication.reconcile_log(outside=outside, by=_by(), at=clock.now())
    _say(f"Khớp ở {done.size} mục; lấy lại {done.adopted} mục. Ký tiếp từ đây.")
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Invalid("publication.not-our-checkpoint", field="file") from None


def _export(options: argparse.Namespace) -> int:
    head = queries.newest_head()
    if head is None:
        raise Invalid("publication.log-empty")
    target = Path(options.to)
    try:
        fresh = store.copy(head.row.origin.number, head.row.size, target)
    except Untrue:
        raise WrongState("publication.log-held") from None
    (target / "policy").write_text(queries.policy_text(), encoding="utf-8")
    (target / store.CHECKPOINT).write_text(head.note, encoding="utf-8")
    _say(f"{head.row.size} mục, {fresh} tệp mới trong {target}.")
    return 0


def _new_origin(options: argparse.Namespace) -> int:
    row = publication.begin_new_log(statement=options.statement, by=_by(), at=clock.now())
    _say(f"Nhật ký mới: {row.origin}. Khóa: {row.key}")
    _say("Cất một bản ngoại tuyến của thư mục log trong thư mục khóa ngay.")
    _say("Báo người làm chứng khóa mới; các chứng minh cũ vẫn kiểm tra được bằng khóa cũ.")
    return _sequence(options)


_STEPS: dict[str, Callable[[argparse.Namespace], int]] = {
    "status": _status,
    "sequence": _sequence,
    "reconcile": _reconcile,
    "export": _export,
    "new-origin": _new_origin,
}
