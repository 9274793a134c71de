"""What a list gives away, our own reader takes back as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hoiam.core.cells import GUARD
from hoiam.imports.reading import open_table
from hoiam.web import tables
from hoiam.web.tables import CSV, XLSX, Column, Line, Table

NAMES = ("Mã", "Tiêu đề", "Nội dung", "Kết quả", "Ghi chú")
WORDS = st.text(
    alphabet=st.sampled_from([*"=+-@＝＋,;|\"' 0123456789aấĐộeE.:/", GUARD, "\n"]), max_size=25
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def back(folder: Path, media: str, lines: list[Line]) -> list[dict[str, str]]:
    made = tables.written(Table("thu", tuple(map(Column, NAMES)), lines), media)
    path = folder / f"thu.{media}"
    with made.file as file:
        path.write_bytes(file.read())
    with open_table(path, name=path.name) as table:
        assert table.columns == NAMES
        return [dict(row.cells) for row in table.rows()]


def said(lines: list[tuple[str, ...]]) -> list[dict[str, str]]:
    return [dict(zip(NAMES, line, strict=True)) for line in lines]


ODD = [("007", "=1+1", "+84 912", "a\nb"), ("", "", "x", ""), ("1e5", "3/4", "1-2", '"')]


@settings(
    max_examples=80, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(lines=st.lists(st.tuples(*[WORDS] * 4), min_size=1, max_size=6))
@example(lines=ODD)
def test_words_come_back_from_csv(folder: Path, lines: list[tuple[str, ...]]) -> None:
    _come_back(folder, CSV, lines)


# Every workbook is read by a process of its own: fewer of them, with more rows each.
@settings(
    max_examples=12, deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large,
    ],
)  # fmt: skip
@given(lines=st.lists(st.tuples(*[WORDS] * 4), min_size=20, max_size=50))
@example(lines=ODD)
def test_words_come_back_from_a_workbook(folder: Path, lines: list[tuple[str, ...]]) -> None:
    _come_back(folder, XLSX, lines)


def _come_back(folder: Path, media: str, lines: list[tuple[str, ...]]) -> None:
    # A first word in every row: a row that says nothing at all is none.
    marked = [(f"LC-{number:04}", *line) for number, line in enumerate(lines)]

    found = back(folder, media, list(marked))

    wanted = [{name: cell.strip() for name, cell in row.items()} for row in said(marked)]
    assert [{name: cell.strip() for name, cell in row.items()} for row in found] == wanted


@pytest.mark.parametrize("media", [CSV, XLSX])
def test_days_and_numbers_come_back(folder: Path, media: str) -> None:
    at = datetime(2026, 4, 24, 9, 5, tzinfo=UTC)

    (found,) = back(folder, media, [("LC-1", date(2026, 5, 8), at, 4209, None)])

    assert found["Tiêu đề"] == "2026-05-08"
    assert found["Nội dung"].replace("T", " ").startswith("2026-04-24 16:05")
    assert (found["Kết quả"], found["Ghi chú"]) == ("4209", "")


@pytest.mark.parametrize("media", [CSV, XLSX])
def test_long_list_comes_back_whole(folder: Path, media: str) -> None:
    def lines() -> Iterator[Line]:
        for number in range(1200):
            yield f"{number:06}", f"Cống số {number}", "", date(2026, 1, 1), ""

    made = tables.written(Table("thu", tuple(map(Column, NAMES)), lines()), media)
    path = folder / f"dai.{media}"
    with made.file as file:
        path.write_bytes(file.read())
    with open_table(path, name=path.name) as table:
        codes = [row.cells["Mã"] for row in table.rows()]

    assert made.rows == 1200
    assert codes == [f"{number:06}" for number in range(1200)]
