"""Figures over Parquet files, by the same definitions: one statement, no row in the process."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hoiam.core.figures import sql
from hoiam.core.figures.counting import Number
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import ALWAYS, Asked, Condition
from hoiam.core.figures.sql import Dialect
from hoiam.figures.parquet.writing import connect


def counted(
    figures: Sequence[Figure],
    asked: Asked,
    files: Path | str,
    *,
    by: Sequence[str] = (),
    within: Condition = ALWAYS,
) -> dict[tuple[Any, ...], dict[str, Number]]:
    """The same as the engine's `grouped`, from files: `files` may have an asterisk."""
    table = f"read_parquet({sql.literal(str(files), Dialect.DUCKDB)})"
    said = sql.numbers(figures, asked, Dialect.DUCKDB, table=table, by=by, within=within)
    with connect() as engine:
        return named(figures, by, engine.execute(said).fetchall())


def named(
    figures: Sequence[Figure], by: Sequence[str], lines: Sequence[Sequence[Any]]
) -> dict[tuple[Any, ...], dict[str, Number]]:
    """What such a statement answered, by the codes of figures."""
    codes = [
        code if what == "part" else f"{code}/whole"
        for code, what in sql.columns_of_numbers(figures)
    ]
    return {
        tuple(line[: len(by)]): dict(zip(codes, line[len(by) :], strict=True)) for line in lines
    }
