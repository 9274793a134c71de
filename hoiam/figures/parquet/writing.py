"""A dataset as one Parquet file: the columns of its definition, and nothing else of a row."""

from collections.abc import Mapping
from importlib.util import find_spec
from json import JSONEncoder
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db.models import F, QuerySet

from hoiam.core.figures import sql
from hoiam.core.figures.definitions import Dataset
from hoiam.core.figures.language import Kind
from hoiam.core.refusals import Invalid
from hoiam.figures.datasets import Rows

AT_ONCE = 5_000  # rows that are read from the database in one go
MEMORY = "500MB"


def is_there() -> bool:
    """Whether the library is installed."""
    return find_spec("duckdb") is not None


def connect() -> Any:
    """An engine of its own, without files and without the Internet unless it is told of a file."""
    if not is_there():
        raise Invalid("figures.no-analytics")
    import duckdb  # noqa: PLC0415 (heavy, and of an extra that need not be installed)

    engine = duckdb.connect()
    engine.execute(f"SET memory_limit = '{MEMORY}'; SET threads = 2")
    engine.execute("SET autoinstall_known_extensions = false; SET preserve_insertion_order = true")
    return engine


def export(rows: Rows, path: Path, *, of: QuerySet[Any] | None = None) -> int:
    """Write every row, in the order of its key; how many there were. `of` is fewer of them.

    The same rows make the same file: what is hashed today is hashed the same tomorrow.
    """
    with TemporaryDirectory(prefix="hoiam-columns-") as folder:
        told = Path(folder) / "rows.json"
        count = _write_lines(rows, told, rows.base() if of is None else of)
        with connect() as engine:
            _to_parquet(engine, rows.dataset, told, path)
    return count


def _write_lines(rows: Rows, path: Path, which: QuerySet[Any]) -> int:
    """One object a line: what is nothing is not a text of no letters."""
    names = list(rows.dataset.columns)
    places = {f"c_{name}": _place(rows, name) for name in names}
    key = f"c_{rows.dataset.key}"
    found = which.order_by().annotate(**places).order_by(key).values_list(*places)
    as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in found.iterator(chunk_size=AT_ONCE):
            file.write(as_json(dict(zip(names, row, strict=True))) + "\n")
            count += 1
    return count


def _place(rows: Rows, name: str) -> Any:
    found = rows.expression(name)
    return F(found) if isinstance(found, str) else found


def _to_parquet(engine: Any, dataset: Dataset, told: Path, path: Path) -> None:
    types = ", ".join(
        f"{_text(name)}: {_text(sql.TYPES[kind])}" for name, kind in dataset.columns.items()
    )
    read = (
        f"read_json({_text(str(told))}, columns = {{{types}}}, format = 'newline_delimited',"
        " auto_detect = false)"
    )
    # Names of columns and files of our own.
    engine.execute(
        f"COPY (SELECT * FROM {read}) TO {_text(str(path))}"  # noqa: S608
        " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
    )


def _text(value: str) -> str:
    return sql.literal(value, sql.Dialect.DUCKDB)


def schema(dataset: Dataset) -> Mapping[str, Kind]:
    """What the columns of such a file hold."""
    return dataset.columns
