"""`hoiam backup`, `hoiam restore`: one file that only an offline key opens, and back again."""

import argparse
import secrets
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_moment
from hoiam.publication.log import queries as log
from hoiam.standing import backup as backups
from hoiam.standing import restore as restores
from hoiam.standing.archive import Head, Manifest


def _say(line: str) -> None:
    print(line, flush=True)


def backup(options: argparse.Namespace) -> int:
    """One backup; by the schedule it also takes away the oldest."""
    now, made = clock.machine_now(), None
    try:
        to = Path(options.to) if options.to else settings.BACKUP_DIR
        if to is None:
            raise Invalid("standing.no-folder", path="HOIAM_BACKUP_DIR")
        given = options.recipient or [settings.BACKUP_RECIPIENTS]
        made = backups.make(to=to, recipients=given, at=now)
    finally:
        if made is None:
            backups.note_failure(sys.exception(), at=now)
    _say(f"Đã sao lưu: {made.path}")
    _say(f"  {_megabytes(made.size)}, SHA-256 {made.sha256}")
    _tell(made.head, made.manifest)
    if options.scheduled:
        for path in backups.keep_newest(to, settings.BACKUP_KEEP):
            _say(f"Đã bỏ bản cũ: {path.name}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Look into a backup, or make an installation of it."""
    file, identity = Path(options.file), Path(options.identity)
    if options.look:
        head, manifest = restores.look(file=file, identity=identity)
        _say("Bản sao lưu nguyên vẹn, mở được.")
        _tell(head, manifest)
        return 0

    def decide(names: list[str]) -> None:
        if not options.without_keys:
            raise Invalid("standing.keys-missing", names=", ".join(names))
        _say(f"Khôi phục không có khóa cũ: {', '.join(names)}.")

    by = actors.system("cli", act="c-" + secrets.token_hex(8))
    done = restores.restore(
        file=file, identity=identity, without_keys=decide, by=by, at=clock.machine_now()
    )
    _say("Đã khôi phục.")
    _tell(done.head, done.manifest)
    _say(f"  cập nhật cơ sở dữ liệu: {done.migrated} bước; xóa lại theo danh sách: {done.replayed}")
    _say(f"Những gì ghi sau {_moment(done.head.made)} không có trong bản này: báo người đã gửi.")
    _say("Tin báo đã gửi sau lúc ấy có thể được gửi lại. Mọi người phải đăng nhập lại.")
    if log.is_held():
        _say("Nhật ký công khai ngừng ký cho đến khi chạy hoiam log reconcile (bước này bắt buộc).")
    _say("Tiếp theo: hoiam doctor, rồi hoiam serve.")
    return 0


def _tell(head: Head, manifest: Manifest) -> None:
    rows = manifest.rows
    _say(f"  lúc {_moment(head.made)}, phiên bản {head.version}, {head.database}, {head.place}")
    _say(
        f"  {rows.get('cases_case', 0)} vụ việc, {rows.get('voices_voice', 0)} ý kiến, "
        f"{sum(rows.values())} dòng; {manifest.files - 1} tệp, {_megabytes(manifest.bytes)} bên trong"
    )
    if manifest.missing:
        _say(
            f"  CHÚ Ý: {len(manifest.missing)} tệp đã mất từ trước khi sao lưu; chạy hoiam doctor."
        )


def _moment(said: str) -> str:
    return vn_moment(datetime.fromisoformat(said))


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
