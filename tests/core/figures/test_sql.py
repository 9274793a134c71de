"""What DuckDB counts is what the language says, on random rows and random conditions."""

from collections.abc import Iterator
from random import Random
from typing import Any

import duckdb
import pytest

from hoiam.core.figures import sql
from hoiam.core.figures.definitions import Counting, Dataset, Figure, Measure, Measured
from hoiam.core.figures.language import ALWAYS, Column, Empty, holds
from hoiam.core.figures.sql import Dialect
from tests.core.figures.random_conditions import ASKED, COLUMNS, Row, condition, rows

ROWS = rows(Random(8), 300)
LINES = Dataset("lines", "Dòng", Counting.RECORD, COLUMNS)


@pytest.fixture(scope="module")
def table() -> Iterator[Any]:
    """The rows as DuckDB holds them."""
    with duckdb.connect() as connection:
        typed = ", ".join(f'"{one}" {sql.TYPES[kind]}' for one, kind in COLUMNS.items())
        connection.execute(f"CREATE TABLE lines ({typed})")
        marks = ", ".join("?" * len(COLUMNS))
        connection.executemany(
            f"INSERT INTO lines VALUES ({marks})", [[row[one] for one in COLUMNS] for row in ROWS]
        )
        yield connection


def test_duckdb_finds_what_the_language_means(table: Any) -> None:
    random = Random(79)
    for _ in range(200):
        asked = condition(random)
        expected = [row["code"] for row in ROWS if holds(asked, row, ASKED)]

        said = f"SELECT code FROM lines WHERE {sql.where(asked, ASKED, Dialect.DUCKDB)}"
        found = [code for (code,) in table.execute(f"{said} ORDER BY code").fetchall()]

        assert found == expected, said


def _figure(random: Random) -> Figure:
    how = random.choice(list(Measured))
    column = {Measured.ROWS: "", Measured.DISTINCT: "state", Measured.SUM: "amount"}[how]
    within = random.choice((None, condition(random, 2)))
    return Figure(
        f"f{random.random()}", "", "", LINES, condition(random), within, Measure(how, column)
    )


def _measured(figure: Figure, which: list[Row]) -> Any:
    told = [row[figure.measure.column] for row in which] if figure.measure.column else which
    there = [one for one in told if one is not None]
    match figure.measure.how:
        case Measured.ROWS:
            return len(which)
        case Measured.DISTINCT:
            return len(set(there))
        case Measured.SUM:
            return sum(there) if there else None


def test_many_figures_by_two_columns_are_one_statement(table: Any) -> None:
    random = Random(80)
    figures = [_figure(random) for _ in range(25)]
    within = Empty("unit", holds=False)
    groups: dict[Any, list[Row]] = {}
    for row in ROWS:
        if row["unit"] is not None:
            groups.setdefault((row["unit"], row["held"]), []).append(row)
    whats = sql.columns_of_numbers(figures)
    by_code = {figure.code: figure for figure in figures}

    said = sql.numbers(
        figures, ASKED, Dialect.DUCKDB, table="lines", by=("unit", "held"), within=within
    )
    found = {line[:2]: line[2:] for line in table.execute(said).fetchall()}

    assert set(found) == set(groups)
    for group, its in groups.items():
        for (code, what), told in zip(whats, found[group], strict=True):
            figure = by_code[code]
            which = figure.counted if what == "part" else figure.within or ALWAYS
            assert told == _measured(figure, [row for row in its if holds(which, row, ASKED)])


def test_parts_and_rest_are_the_whole(table: Any) -> None:
    random = Random(81)
    for _ in range(40):
        figure = Figure("f", "", "", LINES, condition(random), condition(random))
        assert figure.within is not None and figure.left_over is not None

        count = [
            table.execute(
                f"SELECT count(*) FROM lines WHERE {sql.where(one, ASKED, Dialect.DUCKDB)}"
            ).fetchone()[0]
            for one in (figure.counted, figure.left_over, figure.within)
        ]

        assert count[0] + count[1] == count[2]


def test_what_is_no_column_and_no_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no column"):
        sql.where(Column('a" OR TRUE --').is_there, ASKED, Dialect.DUCKDB)
    with pytest.raises(ValueError, match="zero"):
        sql.where(Column("state").equals("a\0b"), ASKED, Dialect.SPARK)
