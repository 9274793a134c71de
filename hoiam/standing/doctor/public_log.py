"""The public log: rows, files and what was signed are one tree."""

import contextlib

from hoiam.base.keys import KeysFault
from hoiam.core.log import merkle, tiles
from hoiam.core.log.untrue import Untrue
from hoiam.publication.log import keys, queries, signed, store
from hoiam.standing.doctor.finding import Check, Found, Scope, Verdict

AT_ONCE = 10_240
LAST = 2_560  # entries that are compared when not everything is
MANY = 1_000
STOP = (
    "Không sửa gì. Giữ nguyên máy, báo lãnh đạo và người làm chứng; so với bản sao của họ bằng "
    "hoiam verify tiles, rồi hoiam log reconcile."
)
HELD = "Chạy hoiam log status rồi hoiam log reconcile; lời hứa đã đưa vẫn chờ được ghi."


def _rows(scope: Scope) -> Found:
    """Each entry in its place, and the files say the same: of all of them, or of the last ones."""
    size = queries.size()
    here = queries.origin()
    found = Found(looked=0 if scope.everything else min(size, LAST))
    start = 0 if scope.everything else max(0, (size - LAST) // tiles.WIDTH * tiles.WIDTH)
    head = queries.newest_head()
    end = head.row.size if head is not None and here is not None else 0
    while here is not None and start < end:
        until = min(start + AT_ONCE, end)
        rows, files = queries.entries(start, until), _files(here.number, start, until)
        found.looked += len(rows) if scope.everything else 0
        found.blame(
            str(start + at)
            for at in range(until - start)
            if at >= len(rows) or at >= len(files) or rows[at] != files[at]
        )
        start = until
    return found


def _files(number: int, start: int, size: int) -> list[bytes]:
    found: list[bytes] = []
    with contextlib.suppress(Untrue):  # what is missing or broken is less than the rows have
        found.extend(store.entries(number, start, size))
    return found


def _signed(scope: Scope) -> Found:
    """The tree of the files is the one that was signed last."""
    head, origin = queries.newest_head(), keys.current()
    found = Found(looked=1 if head is not None else 0)
    if head is None:
        return found
    row = head.row
    if origin is None or origin.number != row.origin.number:
        found.blame(["khóa"])
        return found
    try:
        last = signed.last(origin.folder)
    except KeysFault:
        found.blame(["signed"])
        return found
    if (last.size, last.root.hex()) != (row.size, row.root):
        found.blame([f"{row.size} ≠ {last.size}"])
    if _root(row.origin.number, row.size, scope) != row.root:
        found.blame([str(row.size)])
    return found


def _root(number: int, size: int, scope: Scope) -> str:
    """By the upper rows of the files, or computed from every entry."""
    try:
        if scope.everything:
            return merkle.root_of(map(merkle.leaf_hash, store.entries(number, 0, size))).hex()
        return merkle.root_by(store.reader(number, size), size).hex()
    except Untrue:
        return ""


def _goes_on(_scope: Scope) -> Found:
    """It is signed, and nothing waits for long."""
    found, here, waiting = Found(looked=1), queries.origin(), queries.waiting()
    if here is not None and here.held_at is not None:
        found.blame([here.held_why])
    if waiting > MANY:
        found.blame([f"{waiting} mục chờ"])
    return found


CHECKS = (
    Check("log-rows", "Mục nào của nhật ký cũng ở đúng chỗ", STOP, _rows),
    Check("log-signed", "Cây của nhật ký là cây đã ký", STOP, _signed),
    Check("log-goes-on", "Nhật ký vẫn được ký", HELD, _goes_on, Verdict.WARN),
)
