"""Files against rows, in both directions, and what was left lying about."""

import hashlib
from collections.abc import Iterator
from itertools import batched, islice
from pathlib import Path

from django.conf import settings
from django.db import connection

from hoiam.base import sealed_files
from hoiam.base.keys import KeysFault
from hoiam.standing import state
from hoiam.standing.doctor.finding import ROWS, Check, Found, Scope, Verdict
from hoiam.standing.holdings import holdings, quoted, rows

SAMPLE = 200  # files of a column that are read again, about, when not all are
AGE = 3600.0  # seconds after which something on its way has been left
ASKED = 500  # names in one statement


def _there(_scope: Scope) -> Found:
    """Every file that a row names lies on the disk, and has something in it."""
    found, root = Found(), Path(settings.UPLOADS_DIR)
    for one in holdings():
        for (place,) in rows(connection, one.model, (one.column,), _named(one.column)):
            found.looked += 1
            path = root / place
            if not path.is_file() or not path.stat().st_size:
                found.blame([_short(place)])
    return found


def _equal(scope: Scope) -> Found:
    """A file is what it was when it was sent: all of them, or every day another share."""
    found, root = Found(), Path(settings.UPLOADS_DIR)
    for one in holdings():
        if not one.digest:
            continue
        named = rows(connection, one.model, (one.column, one.digest), _named(one.column))
        step = 1 if scope.everything else max(1, one.model._default_manager.count() // SAMPLE)
        first = scope.machine.toordinal() % step
        for place, digest in islice(named, first, None, step):
            path = root / place
            if not digest or not path.is_file():
                continue
            found.looked += 1
            if _digest(path, place) != digest:
                found.blame([_short(place)])
    return found


def _digest(path: Path, place: str) -> str:
    """Of what it holds; empty where it does not open: changed, cut off, or the key is not here."""
    try:
        with sealed_files.opened(path, place) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except KeysFault:
        return ""


def _orphans(scope: Scope) -> Found:
    """Every file is named by a row; a fresh one may belong to somebody who is just sending it."""
    found, root = Found(), Path(settings.UPLOADS_DIR)
    before = scope.machine.timestamp() - AGE
    for names in batched(_old(root, before), ASKED):
        found.looked += len(names)
        found.blame(map(_short, sorted(set(names) - _known(names))))
    return found


def _old(root: Path, before: float) -> Iterator[str]:
    for path in root.rglob("*"):
        if path.is_file() and path.stat().st_mtime < before and not path.name.startswith("."):
            yield path.relative_to(root).as_posix()


def _known(names: tuple[str, ...]) -> set[str]:
    known: set[str] = set()
    holes = ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        for one in holdings():
            column = quoted(connection, one.column)
            table = quoted(connection, one.model._meta.db_table)
            asked = f"SELECT {column} FROM {table} WHERE {column} IN ({holes})"  # noqa: S608
            cursor.execute(asked, names)
            known |= {row[0] for row in cursor.fetchall()}
    return known


def _left(scope: Scope) -> Found:
    """Nothing half done lies about: of uploads, exports, backups, restores."""
    found, data = Found(), Path(settings.DATA_DIR)
    before = scope.machine.timestamp() - AGE
    patterns = ("passing/tmp*", "exports/tmp*", "backup-*", "uploads/*/*/.*.part")
    for pattern in patterns:
        for path in data.glob(pattern):
            found.looked += 1
            if path.lstat().st_mtime < before:
                found.blame([path.relative_to(data).parts[0]])
    if state.is_restoring():
        found.blame([state.RESTORING])
    return found


def _named(column: str) -> str:
    return f"{quoted(connection, column)} <> ''"


def _short(place: str) -> str:
    """Enough to find a file by; its name is random and says nothing about anybody."""
    return place[:24] + "…"


CHECKS = (
    Check("files", "Tệp nào có dòng thì có trên đĩa", ROWS, _there),
    Check("digests", "Tệp đúng như lúc nhận", ROWS, _equal),
    Check(
        "orphans",
        "Tệp nào trên đĩa cũng có dòng",
        "Không hại gì; sau khi khôi phục có thể còn tệp mới hơn bản sao lưu. Giữ lại đến khi rõ.",
        _orphans,
        Verdict.WARN,
    ),
    Check(
        "left",
        "Không có việc dở dang bỏ lại",
        "Lần sao lưu kế tiếp và tiến trình nền tự dọn; còn “restoring” thì chạy lại hoiam restore.",
        _left,
        Verdict.WARN,
    ),
)
