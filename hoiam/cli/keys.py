"""`hoiam keys`: which keys seal what is personal, one more, sealing anew, putting one aside."""

import argparse
import contextlib
import secrets
from collections.abc import Callable

from hoiam.base import actions, clock, keeping, queries, resealing
from hoiam.base import keys as folder
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.text import vn_moment

AT_ONCE = 1000


def _say(line: str) -> None:
    print(line, flush=True)


def _by() -> Actor:
    return actors.system("cli", act="c-" + secrets.token_hex(8))


def begin() -> None:
    """Take up what proves the keys, on the first start and after a file was added."""
    if keeping.unnoted():
        actions.note_keys(by=_by(), at=clock.now())


def run(options: argparse.Namespace) -> int:
    """One step."""
    keeping.refuse_mismatch()
    begin()
    _STEPS[options.step](options)
    return 0


def _list(options: argparse.Namespace) -> None:
    del options
    here = {key.id: key.path.name for key in folder.ring().keys}
    newest = folder.ring().newest.id
    for row in queries.keys_noted():
        if row.name == newest:
            state = "đang mã hóa"
        elif row.retired_at is not None:
            state = f"đã bỏ {vn_moment(row.retired_at)}"
        else:
            state = "chỉ mở"
        needing = queries.values_needing(row.name) + resealing.needing(row.name)
        file = here.get(row.name, folder.RETIRED if row.name in folder.ring().retired else "–")
        _say(f"{row.name}  {file:<14}  {needing:>9} giá trị, tệp  {state}")


def _add(options: argparse.Namespace) -> None:
    del options
    key = folder.add()
    begin()
    _say(f"Khóa mới {key.id}: {key.path}. Từ đây mọi giá trị mới được mã hóa bằng khóa này.")
    _say("Cất một bản ngoại tuyến của tệp ấy ngay, rồi chạy hoiam keys rewrite.")


def _rewrite(options: argparse.Namespace) -> None:
    del options
    total = 0
    for column in queries.sealed_columns():
        count, after = 0, 0
        while rows := queries.to_reseal(column, after=after, most=AT_ONCE):
            actions.reseal(column=column, rows=rows, by=_by(), at=clock.now())
            count, after = count + len(rows), rows[-1][0]
        if count:
            _say(f"{column.bound}: {count}")
        total += count
    count = sum(map(_sealed_anew, resealing.places()))
    if count:
        _say(f"uploads: {count}")
    total += count
    _say(f"Đã mã hóa lại {total} giá trị, tệp bằng khóa {folder.ring().newest.id}.")


def _sealed_anew(place: str) -> bool:
    with contextlib.suppress(FileNotFoundError):  # erased while others were sealed
        return resealing.seal_anew(place)
    return False


def _retire(options: argparse.Namespace) -> None:
    actions.retire_key(name=options.key, by=_by(), at=clock.now())
    _say(
        f"Đã bỏ khóa {options.key}; tệp nằm trong thư mục khóa, mục {folder.RETIRED}. Giữ một bản "
        "ngoại tuyến chừng nào còn giữ bản sao lưu cũ: bản ấy cần khóa này."
    )


_STEPS: dict[str, Callable[[argparse.Namespace], None]] = {
    "list": _list,
    "add": _add,
    "rewrite": _rewrite,
    "retire": _retire,
}
