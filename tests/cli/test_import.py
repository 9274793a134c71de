"""`hoiam import` from the console, and the worker that takes files in between two messages."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from pytest_django.fixtures import Settings

from hoiam.cli import commands, work
from hoiam.cli.main import parser
from hoiam.imports import actions, queries, store
from hoiam.imports.hand import Hand
from hoiam.imports.models import Import, ImportState
from hoiam.registers.models import Record
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import CASES, HEADER, line, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(tmp_path: Path, settings: Settings) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


def run(*words: str) -> int:
    return commands.run(parser().parse_args(words))


def profile(cast: Cast) -> str:
    unit = cast.units["commune-office"]
    made = actions.save_profile(
        name="Sổ cũ", mapping=CASES, unit=unit, by=cast.actor("clerk"), at=NOW
    )
    return made.code


def test_file_is_shown_first_and_written_on_demand(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.csv"
    path.write_text(HEADER + line("1") + line("2", opened="31/2/2026"), encoding="utf-8")
    code = profile(cast)

    assert run("import", str(path), "--profile", code, "--unit", "t-commune-office") == 0
    seen = capsys.readouterr().out
    of = Import.objects.get()
    assert "1 mới, 0 đã có, 0 thay đổi, 1 không nhận." in seen
    assert "dòng 3: Ngày tiếp nhận: “31/2/2026” không đọc được thành ngày giờ." in seen
    assert not Record.objects.exists()

    assert run("import", "--resume", of.code, "--commit") == 0
    assert "Đã ghi: 1 mới, 0 thay đổi." in capsys.readouterr().out
    assert Record.objects.get().number == "1"
    assert run("imports") == 0
    assert "đã ghi xong" in capsys.readouterr().out


def test_file_that_cannot_be_read_ends_with_a_sentence(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.csv"
    path.write_bytes(b"%PDF-1.7 not a table")
    code = profile(cast)

    assert run("import", str(path), "--profile", code, "--unit", "t-commune-office") == 1
    assert len(capsys.readouterr().err.strip().split("\n")) == 3


def test_file_whose_columns_differ_is_refused(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.csv"
    path.write_text("A,B\n1,2\n", encoding="utf-8")
    code = profile(cast)

    assert run("import", str(path), "--profile", code, "--unit", "t-commune-office") == 1
    assert "Tệp không có cột" in capsys.readouterr().err


def test_remarks_are_said_once_with_their_number(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "so.csv"
    path.write_text(HEADER + line("1") + line("2", state="treo") + line("3", state="treo"), "utf-8")

    assert run("import", str(path), "--profile", profile(cast), "--unit", "t-commune-office") == 0

    assert "2 dòng, đầu tiên là dòng 3: Trạng thái “treo” chưa" in capsys.readouterr().out


def test_what_is_missing_is_said(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", "--profile", "x") == 2
    assert run("import", "không có.csv", "--profile", "x", "--unit", "y") == 1
    assert "--resume" in capsys.readouterr().err


def once(hand: Hand, at: datetime) -> bool:
    """The worker's clock and the machine's are one: leases and what nobody went on with are
    reckoned by the machine's."""
    with time_machine.travel(at, tick=False):
        return work.import_once(hand, at=at)


def test_worker_takes_a_file_in(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + line("1"), profile=profile(cast))
    hand, at = Hand(), NOW

    while once(hand, at=at):
        at += timedelta(seconds=1)

    of.refresh_from_db()
    assert of.state == ImportState.JUDGED
    assert not once(hand, at=at)


def test_worker_drops_what_nobody_went_on_with(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + line("1"))
    hand = Hand()
    while once(hand, at=NOW):
        pass

    assert not once(hand, at=NOW + timedelta(days=30))
    assert once(hand, at=NOW + timedelta(days=31))
    assert once(hand, at=NOW + timedelta(days=31))

    of.refresh_from_db()
    assert (of.state, of.rows.count()) == (ImportState.DROPPED, 0)


def test_file_without_an_import_is_swept(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + line("1"))
    left = store.place("nap-0000000000000000")
    left.write_text("x")
    now = left.stat().st_mtime

    assert store.sweep(queries.files_needed(), older_than=now - 10) == 0
    assert store.sweep(queries.files_needed(), older_than=now + 10) == 1
    assert store.kept() == {of.code}
