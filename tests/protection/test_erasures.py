"""The list of what was erased: on the disk first, in order, and loud when it was touched."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hoiam.protection import erasures
from hoiam.protection.erasures import BrokenListError, Erasure

DAY = date(2026, 11, 22)


def _append(*codes: str) -> None:
    erasures.append_all(
        [Erasure("voice", code, ("contact", "words"), DAY, "a-1") for code in codes]
    )


def test_entries_come_back_in_order_with_everything_they_said(own_list: Path) -> None:
    assert erasures.entries() == ()
    first = erasures.append(kind="voice", code="y-1", parts=["contact"], day=DAY, act="a-1")
    _append("y-2", "y-3")

    assert [one.number for one in erasures.entries()] == [1, 2, 3]
    assert erasures.entries()[0] == first
    assert own_list.stat().st_mode & 0o777 == 0o600


def _cut(path: Path) -> None:
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def _change(path: Path) -> None:
    path.write_text(path.read_text().replace("y-2", "y-9"))


def _take_one_out(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2])


def _spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"not a line\n")


@pytest.mark.parametrize("touch", [_cut, _change, _take_one_out, _spoil, Path.unlink])
def test_a_touched_list_is_loud_and_nothing_is_appended_to_it(
    own_list: Path, touch: Callable[[Path], None]
) -> None:
    _append("y-1", "y-2", "y-3")
    touch(own_list)

    with pytest.raises(BrokenListError):
        erasures.entries()
    with pytest.raises(BrokenListError):
        _append("y-4")


def test_a_line_that_its_writer_did_not_finish_is_written_over(own_list: Path) -> None:
    _append("y-1")
    own_list.write_bytes(own_list.read_bytes() + b'{"act":"a-1","co')

    assert len(erasures.entries()) == 1
    _append("y-2")
    assert [one.erasure.code for one in erasures.entries()] == ["y-1", "y-2"]


def test_a_writer_killed_before_the_end_was_remembered_has_written(own_list: Path) -> None:
    _append("y-1")
    end = own_list.with_name("erasures.end").read_text()
    _append("y-2")
    own_list.with_name("erasures.end").write_text(end)

    assert len(erasures.entries()) == 2
