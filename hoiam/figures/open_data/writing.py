"""One register as files: CSV always, Parquet where the library for it is installed.

The same rows make the same bytes, so that the hash of a file can be checked by whoever makes it
again. A file is written beside its place and put there whole.
"""

import csv
import hashlib
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from json import JSONEncoder
from pathlib import Path

from django.conf import settings

from hoiam.core import cells
from hoiam.core.figures import sql
from hoiam.figures.open_data.registers import Cell, Register, Row
from hoiam.figures.parquet import writing as parquet

CSV, PARQUET = "csv", "parquet"


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a register of one day."""

    register: Register
    day: date
    rows: int
    csv_hash: str
    csv_size: int
    parquet_hash: str = ""
    parquet_size: int = 0


def folder() -> Path:
    """Where the files lie."""
    found = Path(settings.DATA_DIR) / "open-data"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


def place(code: str, day: date, media: str) -> Path:
    """The place of one file; its name is its address."""
    return folder() / f"{code}-{day.isoformat()}.{media}"


def make(register: Register, day: date) -> Made:
    """Write the files of a day."""
    target = place(register.code, day, CSV)
    with tempfile.TemporaryDirectory(dir=folder()) as aside:
        told = Path(aside) / "rows.csv"
        lines = Path(aside) / "rows.json" if parquet.is_there() else None
        count = _write(register, register.rows(day), told, lines)
        made = Made(register, day, count, _hash(told), told.stat().st_size)
        if lines is not None:
            packed = Path(aside) / "rows.parquet"
            _to_parquet(register, lines, packed)
            made = Made(
                register, day, count, made.csv_hash, made.csv_size, _hash(packed),
                packed.stat().st_size,
            )  # fmt: skip
            packed.replace(place(register.code, day, PARQUET))
        told.replace(target)
    return made


def _write(register: Register, rows: Iterable[Row], told: Path, lines: Path | None) -> int:
    names = [one.name for one in register.columns]
    as_json = JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
    count = 0
    with told.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(names)
        also = lines.open("w", encoding="utf-8", newline="\n") if lines is not None else None
        try:
            for row in rows:
                writer.writerow([_plain(cell) for cell in row])
                if also is not None:
                    also.write(as_json(dict(zip(names, row, strict=True))) + "\n")
                count += 1
        finally:
            if also is not None:
                also.close()
    return count


def _plain(cell: Cell) -> str | int:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int():
            return cell
        case date():
            return cell.isoformat()
    return cells.guarded(cell)


def _to_parquet(register: Register, lines: Path, path: Path) -> None:
    types = ", ".join(
        f"{_text(one.name)}: {_text(sql.TYPES[one.kind])}" for one in register.columns
    )
    read = (
        f"read_json({_text(str(lines))}, columns = {{{types}}}, format = 'newline_delimited',"
        " auto_detect = false)"
    )
    with parquet.connect() as engine:
        # Names of columns and files of our own.
        engine.execute(
            f"COPY (SELECT * FROM {read}) TO {_text(str(path))} (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608
        )


def _text(value: str) -> str:
    return sql.literal(value, sql.Dialect.DUCKDB)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
