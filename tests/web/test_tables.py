"""Lists as files: what goes in comes out again, nothing is computed, memory and queries stay."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from hoiam.core.cells import GUARD, bare
from hoiam.core.text import fold
from hoiam.units.models import Unit
from hoiam.web import tables
from hoiam.web.tables import CSV, XLSX, Cell, Column, Line, Table

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("=+-@＝＋－＠\t\r\n ,;|\"'_x0041_&<>%!'0123456789eEấĐ\u0300" + GUARD)),
        st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=30,
)
# What XML cannot say is left out of a workbook; its other control signs are said by number.
SAYABLE = HOSTILE.map(lambda text: tables._UNSAYABLE.sub("", text))
DAYS = st.dates(min_value=date(1900, 3, 1), max_value=date(9999, 12, 31))


def made(media: str, *lines: Line, columns: int = 0) -> bytes:
    wide = columns or max(map(len, lines), default=1)
    names = tuple(Column(f"Cột {number}") for number in range(wide))
    with tables.written(Table("thu", names, lines), media).file as file:
        return file.read()


def from_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]


def from_xlsx(content: bytes) -> Any:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)[1:]


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HOSTILE, min_size=1, max_size=4))
@example(["=1+1", "+84912", '"', "a\r\nb"])
@example([GUARD + "=1", "\t", "\n", ""])
def test_words_come_back_from_csv_as_they_were(line: list[str]) -> None:
    (read,) = from_csv(made(CSV, tuple(line)))

    assert [bare(cell) for cell in read] == line


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SAYABLE, min_size=1, max_size=4))
@example(["=1+1", "007", "_x0041_", "http://x.vn", "a\r\nb", " x "])
def test_words_come_back_from_a_workbook_as_they_were(line: list[str]) -> None:
    read = from_xlsx(made(XLSX, (*line, "hết")))

    assert read == [[*line, "hết"]]


@settings(max_examples=30)
@given(DAYS, st.integers(-(10**12), 10**12))
def test_days_and_numbers_come_back(day: date, number: int) -> None:
    assert from_csv(made(CSV, (day, number))) == [[day.isoformat(), str(number)]]
    assert from_xlsx(made(XLSX, (day, number))) == [[day, float(number)]]


def test_moment_is_vietnamese_time() -> None:
    at = datetime(2026, 4, 24, 18, 5, tzinfo=UTC)

    assert from_csv(made(CSV, (at,))) == [["2026-04-25 01:05:00"]]
    assert from_xlsx(made(XLSX, (at,))) == [[datetime.combine(date(2026, 4, 25), time(1, 5))]]


def test_day_that_no_workbook_can_count_stays_words() -> None:
    assert from_xlsx(made(XLSX, (date(1899, 5, 1), "x"))) == [["1899-05-01", "x"]]


def test_workbook_holds_no_formula_link_or_macro() -> None:
    content = made(XLSX, ("=1+1", "@SUM(A1)", "{=1}", "http://x.vn", "mailto:a@b.vn", "007"))

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        names = parts.namelist()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert "<pane ySplit" in sheet
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]


def test_csv_is_what_the_standard_says() -> None:
    content = made(CSV, ('a,"b"', "dòng\nhai", None, 5))

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith('"a,""b""","dòng\nhai",,5\r\n'.encode())


def test_cell_too_long_for_a_workbook_is_cut_with_a_mark() -> None:
    (line,) = from_xlsx(made(XLSX, ("ấ" * 40_000,)))

    assert len(str(line[0])) == tables.LONGEST_CELL
    assert str(line[0]).endswith("…")
    assert from_csv(made(CSV, ("ấ" * 40_000,))) == [["ấ" * 40_000]]


def test_rows_beyond_one_sheet_go_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS_A_SHEET", 3)
    content = made(XLSX, *[(str(number),) for number in range(7)])

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = [book.get_sheet_by_name(name).to_python()[1:] for name in book.sheet_names]
    assert [row for sheet in rows for row in sheet] == [[str(number)] for number in range(7)]
    assert len(rows) == 3


@pytest.mark.parametrize("media", [CSV, XLSX])
def test_memory_does_not_grow_with_the_rows(media: str) -> None:
    def peak(count: int) -> int:
        lines: Iterator[Line] = ((f"Nước tràn {n}", n, date(2026, 1, 1)) for n in range(count))
        tracemalloc.start()
        tables.written(
            Table("x", (Column("a"), Column("b"), Column("c")), lines), media
        ).file.close()
        reached = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return reached

    peak(10)  # modules are loaded once
    assert peak(8000) < 2 * peak(800) + 200_000


def test_file_that_failed_half_way_is_never_sent() -> None:
    def lines() -> Iterator[Line]:
        yield ("một",)
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        tables.written(Table("x", (Column("a"),), lines()), CSV)


def units(count: int) -> None:
    Unit.objects.bulk_create(
        Unit(
            code=f"u-{number}", kind="hamlet", name=f"Thôn {number % 7}", short_name="Thôn",
            folded=fold(f"Thôn {number % 7}"), valid_from=date(2025, 7, 1),
        )
        for number in range(count)
    )  # fmt: skip


@pytest.mark.parametrize("keys", [("-id",), ("folded", "id"), ("-folded", "-id")])
def test_walk_says_every_row_once_in_order(db: None, keys: tuple[str, ...]) -> None:
    units(23)

    for size in (1, 4, 23, 50):
        walked = [
            row.pk for chunk in tables.walk(Unit.objects.all(), *keys, size=size) for row in chunk
        ]
        assert walked == list(Unit.objects.order_by(*keys).values_list("pk", flat=True))


def test_walk_asks_once_a_chunk(db: None) -> None:
    units(20)
    with CaptureQueriesContext(connection) as said:
        list(tables.walk(Unit.objects.all(), "folded", "id", size=5))

    assert len(said) == 5


def test_cell_kinds_are_all_written() -> None:
    every: tuple[Cell, ...] = (None, "", "x", 0, date(2026, 1, 2), datetime(2026, 1, 2, tzinfo=UTC))

    assert from_csv(made(CSV, every)) == [["", "", "x", "0", "2026-01-02", "2026-01-02 07:00:00"]]
