"""Imports against people who try things, and against what happens to machines."""

import json
import os
import shutil
import unicodedata
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from hoiam.base import files
from hoiam.core import denunciation
from hoiam.core.refusals import Invalid, WrongState
from hoiam.imports import actions, store
from hoiam.imports import denunciation as names
from hoiam.imports import mapping as mappings
from hoiam.imports import queries as imports
from hoiam.imports.actions import chunks as chunking
from hoiam.imports.actions._steps import Lost
from hoiam.imports.actions.chunks import advance, let_go
from hoiam.imports.hand import Hand
from hoiam.imports.mapping import FieldMap, Mapping, StepMap
from hoiam.imports.models import Import, ImportRow, ImportState, Target
from hoiam.registers import actions as registers
from hoiam.registers import queries
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, RecordStep
from tests.cast import NOW, Cast, make_cast
from tests.imports import files as books
from tests.imports.walking import (
    CASES,
    HEADER,
    judged,
    line,
    start,
    taken_in,
    verdicts,
    work,
    worker,
)
from tests.registers.making import opened, row, shown

pytestmark = pytest.mark.django_db

STEPS = Mapping(
    target=Target.STEPS,
    system=CASES.system,
    fields=(
        FieldMap("number", ("Số",)), FieldMap("when", ("Lúc",), how="vn"),
        FieldMap("text", ("Lời",)),
    ),
)  # fmt: skip


@pytest.fixture
def cast(tmp_path: Path, settings: Settings) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


# ── the register of another unit ─────────────────────────────────────────────────────────────


def test_number_in_the_register_of_another_unit_is_not_taken_over(
    cast: Cast, tmp_path: Path
) -> None:
    taken_in(cast, tmp_path, HEADER + line("007", "Lời riêng của xã Bản Mẫu"))

    of = taken_in(
        cast, tmp_path, HEADER + line("007", "chép đè") + line("008"),
        unit="other-ubnd", by="other-leader",
    )  # fmt: skip

    assert [one[1] for one in verdicts(of)] == ["refused", "new"]
    mine = queries.visible_to(cast.actor("clerk")).get(number="007")
    assert mine.words.text == "Lời riêng của xã Bản Mẫu"
    numbers = queries.visible_to(cast.actor("other-leader")).values_list("number", flat=True)
    assert list(numbers) == ["008"]
    assert "xã Bản Mẫu" not in str(list(ImportRow.objects.filter(of=of).values_list("details")))


def test_step_is_not_written_into_the_register_of_another_unit(cast: Cast, tmp_path: Path) -> None:
    taken_in(cast, tmp_path, HEADER + line("007"))

    of = taken_in(
        cast, tmp_path, "Số,Lúc,Lời\n007,5/5/2026,Đã xong từ lâu\n", STEPS,
        unit="other-ubnd", by="other-leader",
    )  # fmt: skip

    assert [one[1:] for one in verdicts(of)] == [("refused", "held-elsewhere")]
    assert not RecordStep.objects.exists()


def test_two_units_that_write_one_number_at_once_do_not_both_show_it(cast: Cast) -> None:
    mine = opened(cast)
    theirs = opened(cast, unit=cast.units["other-ubnd"])
    for batch in (mine, theirs):
        chunks.write(batch=batch, rows=[row("007", text=batch.unit.name)])
    registers.show(batch=mine, by=cast.actor("clerk"), at=NOW)

    with pytest.raises(WrongState, match=r"registers\.held-elsewhere"):
        registers.show(batch=theirs, by=cast.actor("other-leader"), at=NOW)

    assert Batch.objects.get(pk=theirs.pk).shown_at is None


def test_version_of_another_unit_that_was_taken_back_is_not_read_by_its_number(cast: Cast) -> None:
    theirs = shown(cast, row("007", text="Lời riêng của xã Bản Mẫu"))
    registers.withdraw(batch=theirs, why="nhầm", by=cast.actor("clerk"), at=NOW)
    shown(cast, row("007", text="đoán số"), unit=cast.units["other-ubnd"])
    person = cast.actor("other-leader")
    code = queries.visible_to(person).get(number="007").code

    assert [one.words.text for one in queries.versions_of(person, code)] == ["đoán số"]


# ── denunciations ────────────────────────────────────────────────────────────────────────────

LONG = " nhận tiền của dân mà không làm gì cả" * 4


def opened_up(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    "cell",
    [
        opened_up("Phân loại: khiếu nại, tố cáo của công dân gửi Uỷ ban"),  # longer than it reads
        opened_up("Đơn tố cáo ông A" + LONG),
        "TO_CAO",
        "Tố\u200b cáo",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN TỐ CÁO\n" + LONG,
        "<p><b>Tố cáo</b> ông A" + LONG,
        '[{"note": "T\\u1ed1 c\\u00e1o ông A' + LONG + '"}]',
        '{"chi tiết": {"loại": ["Tố cáo"]}}',
        "§¬n tè c¸o «ng A" + LONG,
        "Ñôn toá caùo oâng A" + LONG,
    ],
)
def test_denunciation_is_told_however_it_is_written(cell: str) -> None:
    assert denunciation.is_one(["5", cell])


@pytest.mark.parametrize(
    "cell", ["cây to, cao", "Cây to, cao nghiêng ra đường" + LONG, "[" * 50_000, "[1, 2]", "Tố Cao"]
)
def test_other_words_are_no_denunciation(cell: str) -> None:
    assert not denunciation.is_one(["5", cell])


OLD = "§¬n tè c¸o «ng NguyÔn V¨n A nhËn tiÒn cña d©n mµ kh«ng lµm g× c¶"


def test_samples_of_an_old_encoding_hold_no_denunciation(cast: Cast, tmp_path: Path) -> None:
    rows = "".join(f"{number},§Ìn ®­êng th«n {number} bÞ h­ ®· l©u ngµy\n" for number in range(9))

    of = start(cast, tmp_path, f"Sè,Néi dung\n9,{OLD} nhiÒu lÇn trong n¨m nay\n{rows}")
    work(of)

    assert of.guess["legacy"] == "tcvn3"
    assert of.guess["samples"]
    assert "tiÒn" not in str(Import.objects.values().get(pk=of.pk))
    assert verdicts(of)[0][1:] == ("refused", "denunciation")


@pytest.mark.parametrize("said", [f"Tố cáo ông Nguyễn Văn A{LONG}", OLD])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_denunciation_to_the_right_of_the_last_column_is_seen(
    cast: Cast, tmp_path: Path, kind: str, said: str
) -> None:
    rows = [("Sè", "Néi dung"), ("9", "NguyÔn V¨n A", "", said), ("10", "§Ìn ®­êng bÞ h­")]
    if kind == "csv":
        content: str | bytes = "\n".join(",".join(row) for row in rows)
    else:
        lines = [books.row(line, *cells) for line, cells in enumerate(rows, 1)]
        content = books.xlsx({"S": books.sheet(lines)})

    of = start(cast, tmp_path, content)
    work(of)

    assert verdicts(of)[0][1:] == ("refused", "denunciation")
    assert "NguyÔn" not in str(list(of.rows.values()))


def test_samples_go_when_the_import_has_ended(cast: Cast, tmp_path: Path) -> None:
    rows = "".join(f"{number},§Ìn ®­êng th«n {number} bÞ h­ ®· l©u ngµy\n" for number in range(9))
    of = start(cast, tmp_path, f"Sè,Néi dung\n{rows}")
    work(of)
    assert of.guess["samples"]

    actions.drop(of=of, by=cast.actor("clerk"), at=NOW)

    of.refresh_from_db()
    assert (of.guess["legacy"], of.guess["samples"]) == ("tcvn3", [])


def test_first_row_that_is_a_denunciation_does_not_stay_as_names_of_columns(
    cast: Cast, tmp_path: Path
) -> None:
    of = start(cast, tmp_path, f"12,Tố cáo,Ông Nguyễn Văn A{LONG}\n13,Phản ánh,Đèn hỏng\n")

    work(of)

    assert (of.state, of.refusal) == (ImportState.REFUSED, "imports.heading-is-a-row")
    assert "Nguyễn Văn A" not in str(Import.objects.values().get(pk=of.pk))
    assert imports.refusal(of) is not None


def test_statistics_of_denunciations_may_be_named_in_a_heading(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, "Xã,Số đơn tố cáo,Tỷ lệ giải quyết đúng hạn\nBản Mẫu,3,100\n")

    work(of)

    assert of.state == ImportState.READ


# ── two people, two workers ──────────────────────────────────────────────────────────────────


def test_preview_that_another_tab_mapped_anew_is_not_confirmed(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("007"))
    seen = imports.preview_mark(of)
    clerk = cast.actor("clerk")
    other = replace(CASES, fields=CASES.fields[:2], system="Sổ khác")
    actions.map_columns(of=of, mapping=other, profile_name="", by=clerk, at=NOW)
    work(of)

    with pytest.raises(WrongState, match=r"imports\.preview-changed"):
        actions.confirm(of=of, seen=seen, by=clerk, at=NOW)

    of.refresh_from_db()
    assert of.state == ImportState.JUDGED
    actions.confirm(of=of, seen=imports.preview_mark(of), by=clerk, at=NOW)


def test_worker_late_with_clearing_takes_no_rows_of_the_next_reading(
    cast: Cast, tmp_path: Path
) -> None:
    of = judged(cast, tmp_path, HEADER + line("007"))
    Import.objects.filter(pk=of.pk).update(clearing=True)
    late = chunking._take(of.code, NOW)
    assert late is not None
    let_go(code=of.code)  # taken for dead, and another goes on
    advance(code=of.code, hand=Hand(), by=worker(), at=NOW + timedelta(seconds=1))
    ImportRow.objects.create(of=of, line=2)

    with pytest.raises(Lost):
        chunking._clear(late, Hand(), worker(), NOW)

    assert ImportRow.objects.filter(of=of).count() == 1


# ── JSON within cells ────────────────────────────────────────────────────────────────────────


def test_brackets_without_end_in_a_cell_stop_nobody(cast: Cast, tmp_path: Path) -> None:
    deep = "[" * 50_000
    mapping = replace(
        CASES,
        fields=(FieldMap("number", ("Số",)), FieldMap("text", ("Lời",), how="lines")),
        steps=(StepMap("Việc", when="when", text=("what",)),),
    )

    of = judged(cast, tmp_path, f"Số,Lời,Việc\n1,{deep},\n2,Đèn hỏng,{deep}\n", mapping)

    assert [one[1:] for one in verdicts(of)] == [("new", ""), ("refused", "steps")]


def test_halves_of_signs_and_zeros_in_json_are_never_stored(cast: Cast, tmp_path: Path) -> None:
    note = {"when": "2026-05-01", "state": "đã\0 xem\ud83d", "what": "gọi\0 thợ\ud83d"}
    wrong = {"when": "hôm\0 qua", "state": "", "what": ""}
    cells = [json.dumps([one]).replace('"', '""') for one in (note, wrong)]
    mapping = replace(
        CASES,
        fields=(FieldMap("number", ("Số",)), FieldMap("text", ("Lời",), how="lines")),
        steps=(StepMap("Việc", when="when", state="state", text=("what",)),),
    )

    of = judged(
        cast, tmp_path, f'Số,Lời,Việc\n1,Đèn hỏng,"{cells[0]}"\n2,Đèn hỏng,"{cells[1]}"\n', mapping
    )
    details = list(ImportRow.objects.filter(of=of).order_by("line").values_list("details"))
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert details[1][0]["given"] == "hôm qua"
    step = RecordStep.objects.get()
    assert (step.state_said, step.text) == ("đã xem", "gọi thợ")


# ── the disk ─────────────────────────────────────────────────────────────────────────────────


def test_file_is_refused_before_the_disk_is_full(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = SimpleNamespace(free=files.LEAST_FREE)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full)

    with pytest.raises(Invalid, match=r"imports\.no-room"):
        start(cast, tmp_path, HEADER + line("007"))

    assert not Import.objects.exists()
    assert not store.kept()


def test_file_that_can_be_read_in_one_way_only_does_not_wait_for_its_mapping(
    cast: Cast, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    of = start(cast, tmp_path, HEADER + line("007", "TỐ CÁO ông A" + LONG) + line("008"))

    with django_capture_on_commit_callbacks(execute=True):
        work(of)

    assert of.state == ImportState.READ
    assert not store.kept()
    actions.map_columns(of=of, mapping=CASES, profile_name="", by=cast.actor("clerk"), at=NOW)
    work(of)
    assert [one[1] for one in verdicts(of)] == ["refused", "new"]


def test_what_a_killed_process_left_on_its_way_is_removed(
    tmp_path: Path, settings: Settings
) -> None:
    settings.DATA_DIR, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, tmp_path / "passing"
    places = ("passing/tmp1.upload.csv", "passing/tmp2.upload.csv", "exports/tmp3/sheet")
    for place in places:
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("TỐ CÁO")
    for old in (tmp_path / places[0], tmp_path / "exports/tmp3"):
        os.utime(old, (1, 1))

    assert files.sweep(older_than=1000) == 2

    assert [path.name for path in tmp_path.rglob("*.*")] == ["tmp2.upload.csv"]
    assert not list((tmp_path / "exports").iterdir())


def test_name_of_a_system_that_no_register_has_room_for_is_no_mapping() -> None:
    plain = mappings.to_json(replace(CASES, system="S" * 61))

    with pytest.raises(Invalid, match=r"imports\.mapping-shape"):
        mappings.from_json(plain)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Tố cáo ông A.xlsx", "tep.xlsx"),
        ("don-to-cao_2025.csv", "tep.csv"),
        ("đơn của ông B về việc đất đai năm 2024 ở xã Bản Mẫu, kèm tố cáo.csv", "tep.csv"),
        ("danh sách tổ, cao điểm.csv", "danh sách tổ, cao điểm.csv"),
    ],
)
def test_name_of_a_file_that_tells_of_a_denunciation_is_not_kept(name: str, kept: str) -> None:
    assert names.plain_name(name) == kept
