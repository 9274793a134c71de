"""What good and hostile files seldom do, and what happens to the process that opens a workbook."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest

from hoiam.core.refusals import Invalid
from hoiam.imports.reading import _sheet, limits, open_table, workbooks
from tests.imports import files
from tests.imports.test_reading import read

PAGE = files.sheet([files.row(1, "a", "b"), files.row(2, "1", "2")])


def refused(path: Path) -> str:
    with pytest.raises(Invalid) as refusal:
        read(path)
    return refusal.value.code


def packed(how: int, members: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_workbook_may_store_its_pages_unpacked(tmp_path: Path) -> None:
    path = files.written(tmp_path, packed(zipfile.ZIP_STORED, files.workbook({"S": PAGE})))

    assert [row.cells for row in read(path)] == [{"a": "1", "b": "2"}]


def test_other_ways_of_packing_are_not_read(tmp_path: Path) -> None:
    path = files.written(tmp_path, packed(zipfile.ZIP_BZIP2, files.workbook({"S": PAGE})))

    assert refused(path) == "imports.damaged"


def test_an_archive_of_very_many_files_is_no_workbook(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {f"{n}": "" for n in range(5_001)}

    assert refused(files.written(tmp_path, files.zipped(members))) == "imports.zip-of-files"


def test_an_archive_with_a_password_says_so(tmp_path: Path) -> None:
    content = bytearray(files.xlsx({"S": PAGE}))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) != -1:
        content[at + 8] |= 1  # the flag of an encrypted member, in the list of the archive

    assert refused(files.written(tmp_path, bytes(content))) == "imports.encrypted"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(tmp_path: Path, name: str) -> None:
    path = files.written(tmp_path, "name,note\nLine,text and more text\n".encode(name))

    assert [row.cells for row in read(path)] == [{"name": "Line", "note": "text and more text"}]


def test_zeros_in_utf_16_are_refused_as_well(tmp_path: Path) -> None:
    assert refused(files.written(tmp_path, "a,b\n1,\0\n".encode("utf-16"))) == "imports.zero-bytes"


def test_zeros_everywhere_are_no_text(tmp_path: Path) -> None:
    assert refused(files.written(tmp_path, b"abc\0\0\0\0def\0\0\0" * 20)) == "imports.zero-bytes"


def test_an_envelope_may_hold_lists_before_the_rows_and_quotes_in_names(tmp_path: Path) -> None:
    content = '{"a\\"b": ["x", [1]], "empty": [], "n": 3, "rows": [{"x": 1}, {"x": 2}]}'

    assert [row.cells for row in read(files.written(tmp_path, content))] == [{"x": "1"}, {"x": "2"}]


def test_an_object_without_rows_is_a_row(tmp_path: Path) -> None:
    with open_table(files.written(tmp_path, '{"a": 1, "b": ["x"]}'), name="x") as table:
        rows = list(table.rows())

    assert (table.media, [row.cells for row in rows]) == ("jsonl", [{"a": "1", "b": '["x"]'}])


def test_brackets_in_a_text_are_not_counted(tmp_path: Path) -> None:
    said = "[" * 100 + '\\"' + "{" * 100

    assert len(read(files.written(tmp_path, f'{{"a": "{said}"}}\n{{"a": 1}}\n'))) == 2
    assert len(read(files.written(tmp_path, f'[{{"a": "{said}"}}]'))) == 1


@pytest.mark.parametrize("content", ['{"a": 1', '{"a', '{"a\\', '{"a": [1, 2', "[", '[{"a": "x'])
def test_json_that_ends_anywhere_is_broken(tmp_path: Path, content: str) -> None:
    assert refused(files.written(tmp_path, content)) == "imports.broken-json"


def test_columns_that_meet_after_conversion_are_numbered(tmp_path: Path) -> None:
    content = "Néi dung,Nội dung\n\u00adêng háng ch\u00ada söa,Ph\u00adêng Phó Xu©n nhµ n\u00adíc\n"

    with open_table(files.written(tmp_path, content), name="x", legacy="tcvn3") as table:
        assert table.columns == ("Nội dung", "Nội dung (2)")
        cells = [row.cells["Nội dung (2)"] for row in table.rows()]

    assert cells == ["Phường Phú Xuân nhà nước"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("007", "007"),
        (7.0, "7"),
        (-0.5, "-0.5"),
        (1e22, "1e+22"),
        (123456789012345678.0, "123456789012345680"),
        (True, "TRUE"),
        (False, "FALSE"),
        (5, "5"),
        (datetime.date(2024, 3, 2), "2024-03-02"),
        (datetime.time(16, 5), "16:05:00"),
        (datetime.datetime(2024, 3, 2, 16, 4, 59, 999_000), "2024-03-02 16:05:00"),  # noqa: DTZ001
        (datetime.timedelta(hours=26, minutes=3), "26:03:00"),
        (datetime.timedelta(minutes=-90), "-1:30:00"),
    ],
)
def test_cells_of_a_workbook_become_text(cell: object, text: str) -> None:
    assert _sheet.text_of(cell) == text


def test_a_process_that_wants_more_memory_than_it_may_have_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [files.row(n, f"{n:07}", "x" * 100) for n in range(1, 20_000)]
    path = files.written(tmp_path, files.xlsx({"S": files.sheet(rows)}))
    monkeypatch.setattr(workbooks, "WORKBOOK_MEMORY", 12 * limits.MEGABYTE)

    assert refused(path) == "imports.workbook-too-big"


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "workbook-too-big"),
        ("raise SystemExit(3)", "damaged"),
        ("""print('{"refused": "password"}')""", "encrypted"),
        ("""print('{"refused": "memory"}')""", "workbook-too-big"),
        ("""print('{"refused": "empty"}')""", "empty-file"),
    ],
)
def test_how_the_process_ends_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, code: str
) -> None:
    reader = files.written(tmp_path, does, "reader.py")
    monkeypatch.setattr(workbooks, "_READER", reader)
    path = files.written(tmp_path, files.xlsx({"S": PAGE}))

    assert refused(path) == f"imports.{code}"


def test_a_sheet_of_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [files.row(n, str(n), "x") for n in range(1, 20)]
    monkeypatch.setattr(workbooks, "MOST_ROWS", 10)

    path = files.written(tmp_path, files.xlsx({"S": files.sheet(rows)}))

    assert refused(path) == "imports.too-many-rows"


@pytest.mark.parametrize("number", [5, workbooks._KEPT_LINES - 1, workbooks._KEPT_LINES + 100])
def test_a_workbook_is_opened_once_and_again_only_for_who_has_read_it_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    rows = [files.row(1, "Số", "Việc"), *(files.row(n, str(n), "x") for n in range(2, number + 2))]
    path = files.written(tmp_path, files.xlsx({"S": files.sheet(rows)}))
    run, runs = workbooks._run, []

    def counted(*given: object) -> object:
        runs.append(given)
        return run(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(workbooks, "_run", counted)
    with open_table(path, name="tệp của tôi") as table:
        first = [row.line for row in table.rows()]
        opened = len(runs)
        second = [row.line for row in table.rows()]

    assert first == second == list(range(2, number + 2))
    assert opened == 1
