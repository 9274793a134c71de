"""The database itself, the version, the settings, the disk, the worker, the backups."""

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from hoiam.base import files, replica, steady, training
from hoiam.standing import state
from hoiam.standing.doctor.finding import Check, Found, Scope, Verdict

OLD = timedelta(days=2)
SILENT = timedelta(minutes=10)
FAR_BEHIND = 16 * 1024 * 1024  # bytes of changes: a file of the write-ahead log
BROKEN = "Tắt máy chủ, giữ nguyên thư mục dữ liệu, khôi phục bản sao lưu gần nhất vào chỗ khác."


def _whole(scope: Scope) -> Found:
    """What the database says of itself."""
    found = Found(looked=1)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA {'integrity_check' if scope.everything else 'quick_check'}(20)")
            found.blame("sqlite" for (said,) in cursor.fetchall() if said != "ok")
            cursor.execute("PRAGMA foreign_key_check")
            found.blame(f"{row[0]} {row[1]}" for row in cursor.fetchmany(1000))
        else:
            cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated")
            found.blame(row[0] for row in cursor.fetchall())
            cursor.execute("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid")
            found.blame(row[0] for row in cursor.fetchall())
    return found


def _migrated(_scope: Scope) -> Found:
    """Every step of this version was taken, and none of a newer one."""
    loader = MigrationLoader(connection)
    taken, known = set(loader.applied_migrations), set(loader.disk_migrations)
    ours = {app for app, _ in known}
    found = Found(looked=len(taken))
    found.blame(sorted(f"{app}.{name}" for app, name in set(loader.graph.nodes) - taken))
    found.blame(sorted(f"{app}.{name}" for app, name in taken - known if app in ours))
    return found


def _told_of_changes(_scope: Scope) -> Found:
    """The database tells every process when units, rules or fields change; without it some would
    go on with old ones."""
    wanted = set(steady.wanted())
    found = Found(looked=len(wanted))
    found.blame(sorted(wanted - steady.standing()))
    return found


def _settings(_scope: Scope) -> Found:
    """Of the settings alone: what Django checks of a database, it checks by writing."""
    said = [str(message.id) for message in checks.run_checks(databases=())]
    fault = training.mismatch()
    found = Found(looked=1)
    found.blame([*said, *([fault.code] if fault else [])])
    return found


def _room(_scope: Scope) -> Found:
    """Files are refused below half a gigabyte; somebody should know long before."""
    found, places = Found(), {"data": Path(settings.DATA_DIR)}
    if settings.BACKUP_DIR is not None and settings.BACKUP_DIR.is_dir():
        places["backup"] = settings.BACKUP_DIR
    for name, path in places.items():
        found.looked += 1
        if shutil.disk_usage(path).free < 4 * files.LEAST_FREE:
            found.blame([name])
    return found


def _backed_up(scope: Scope) -> Found:
    last, found = state.last_backup(), Found(looked=1)
    if last is None or last.made_at is None:
        found.blame(["chưa có bản nào"])
    elif scope.machine - last.made_at > OLD:
        found.blame([last.made[:16]])
    elif last.failed:
        found.blame([last.failed])
    return found


def _kept_whole(_scope: Scope) -> Found:
    """The last backup had every file that its rows name."""
    last = state.last_backup()
    found = Found(looked=1 if last else 0)
    if last is not None and last.missing:
        found.wrong = last.missing
    return found


def _working(scope: Scope) -> Found:
    last, found = state.last_round(), Found(looked=1)
    if last is None or scope.machine - last > SILENT:
        found.blame(["chưa bao giờ" if last is None else f"{last:%Y-%m-%d %H:%M} UTC"])
    return found


def _copied(_scope: Scope) -> Found:
    """The copy that public pages are read from follows, and not from afar."""
    found = Found()
    if replica.is_used():
        found.looked = 1
        bytes_behind = replica.behind()
        if bytes_behind is None:
            found.blame(["replica"])
        else:
            found.note = f"{bytes_behind} byte"
            found.blame([f"-{bytes_behind}"] if bytes_behind > FAR_BEHIND else [])
    return found


CHECKS = (
    Check("database", "Cơ sở dữ liệu nguyên vẹn", BROKEN, _whole),
    Check(
        "migrations",
        "Cơ sở dữ liệu đúng phiên bản",
        "Chạy hoiam migrate; nếu tên lạ thì cơ sở dữ liệu của bản mới hơn: cài đúng bản ấy.",
        _migrated,
    ),
    Check(
        "steady",
        "Sửa đơn vị, quy tắc, lĩnh vực thì mọi tiến trình biết ngay",
        "Chạy hoiam migrate: lệnh ấy dựng lại các trigger đã mất; rồi khởi động lại máy chủ web.",
        _told_of_changes,
    ),
    Check(
        "settings",
        "Cấu hình không tự mâu thuẫn",
        "Chạy hoiam check để đọc từng lời nhắc.",
        _settings,
        Verdict.WARN,
    ),
    Check(
        "read-database",
        "Bản nhân để đọc theo kịp",
        "Trang công khai đang đọc ở cơ sở dữ liệu chính. Xem máy chủ của HOIAM_READ_DATABASE_URL: "
        "còn chạy, còn nối và còn nhân bản không.",
        _copied,
        Verdict.WARN,
    ),
    Check("room", "Còn chỗ trên đĩa", "Dọn hoặc mở rộng ổ đĩa.", _room, Verdict.WARN),
    Check(
        "backup",
        "Bản sao lưu gần nhất chưa quá hai ngày",
        "Đặt HOIAM_BACKUP_DIR, HOIAM_BACKUP_RECIPIENTS, hoặc chạy hoiam backup.",
        _backed_up,
        Verdict.WARN,
    ),
    Check(
        "backup-whole",
        "Bản sao lưu gần nhất không thiếu tệp",
        "Tệp đã mất trước khi sao lưu: tìm trong các bản sao lưu cũ hơn.",
        _kept_whole,
        Verdict.WARN,
    ),
    Check(
        "worker",
        "Tiến trình nền vừa chạy",
        "Mở lại dịch vụ; hoiam serve tự chạy hoiam work.",
        _working,
        Verdict.WARN,
    ),
)
