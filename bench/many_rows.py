"""The same definitions over fifty million rows of Parquet: `python -m bench.many_rows make N`, then
`duckdb` and `spark`, each a process of its own that prints its seconds and a digest of its answers.

Spark runs in an environment of its own (requirements/spark.txt, `make spark`), without Django.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from hoiam.core.figures import sql
from hoiam.core.figures.catalogue import records
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked
from hoiam.core.figures.sql import Dialect

FOLDER = Path(os.environ.get("HOIAM_MANY_ROWS", "/tmp/hoiam-many-rows"))  # noqa: S108 (of a bench)
ROWS = 50_000_000
FILES = 20
FIGURES: Sequence[Figure] = records.FIGURES
ASKED = Asked.of(date(2025, 12, 15), date(2026, 12, 14), date(2026, 11, 22))
WAYS: dict[str, tuple[str, ...]] = {"all": (), "by state and unit": ("state", "unit")}
CORES = 2
TURNS = int(os.environ.get("HOIAM_TURNS", "2"))
# Rows that hash to themselves: the same in every run, without a library of chance.
_ROWS = """
SELECT 'h' || lpad(n::VARCHAR, 9, '0') AS code, 'dossier' AS kind, 'Một cửa' AS system,
    CASE WHEN h % 10 = 0 THEN NULL WHEN h % 10 < 6 THEN 'trực tuyến' ELSE 'quầy' END AS channel,
    'lc-' || lpad((h % 99)::VARCHAR, 5, '0') AS area,
    CASE WHEN h % 1000 = 7 THEN NULL ELSE 'lc-' || lpad((h % 126)::VARCHAR, 5, '0') || '-ubnd' END AS unit,
    state, received_on, ended_on, due_on IS NOT NULL AS with_due,
    (due_on IS NOT NULL AND ended_on IS NOT NULL) AS judged,
    coalesce(ended_on > due_on, false) AS late_by_day,
    coalesce(ended_on > due_on, false) AND h % 13 <> 0 AS late_by_moment,
    CASE WHEN state IN ('open', 'working') THEN due_on END AS open_due
FROM (
    SELECT *, CASE WHEN state = 'ended' THEN due_on + ((h // 31) % 6 - 4)::INTEGER END AS ended_on
    FROM (
        SELECT n, h, DATE '2024-01-01' + (h % 1100)::INTEGER AS received_on,
            CASE WHEN h % 50 = 3 THEN NULL
                ELSE DATE '2024-01-01' + (h % 1100)::INTEGER + ((h // 7) % 30)::INTEGER END AS due_on,
            CASE WHEN h % 20 < 16 THEN 'ended' WHEN h % 20 = 16 THEN 'open'
                WHEN h % 20 = 17 THEN 'working' WHEN h % 20 = 18 THEN 'transferred'
                ELSE 'unknown' END AS state
        FROM (SELECT range AS n, (hash(range) // 1024)::BIGINT AS h FROM range({first}, {last}))
    )
)
"""


def make(rows: int) -> None:
    """Files of equal size, with the columns and types of the dataset."""
    import duckdb  # noqa: PLC0415 - not where Spark is

    FOLDER.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(f'"{name}"::{sql.TYPES[kind]} AS "{name}"' for name, kind in _columns())
    with duckdb.connect() as engine:
        engine.execute(f"SET threads = {CORES}")
        for number in range(FILES):
            first, last = rows * number // FILES, rows * (number + 1) // FILES
            told = _ROWS.format(first=first, last=last)
            file = FOLDER / f"records-{number:02}.parquet"
            engine.execute(
                f"COPY (SELECT {columns} FROM ({told})) TO '{file}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608
            )


def _columns() -> list[tuple[str, Any]]:
    return list(records.RECORDS.columns.items())


def _duckdb() -> dict[str, Any]:
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as engine:
        engine.execute(f"SET threads = {CORES}")
        engine.execute("SET preserve_insertion_order = false")
        table = f"read_parquet('{FOLDER}/*.parquet')"
        return {"version": duckdb.__version__} | _asked(
            Dialect.DUCKDB, table, lambda said: engine.execute(said).fetchall()
        )


def _spark() -> dict[str, Any]:
    import pyspark  # type: ignore[import-not-found]  # noqa: PLC0415
    from pyspark.sql import SparkSession  # type: ignore[import-not-found]  # noqa: PLC0415

    started = time.perf_counter()
    spark = (
        SparkSession.builder.master(f"local[{CORES}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", str(CORES * 2))
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    start = time.perf_counter() - started
    spark.read.parquet(str(FOLDER)).createOrReplaceTempView("records")
    try:
        return {"version": pyspark.__version__, "start": start} | _asked(
            Dialect.SPARK, "records", lambda said: [tuple(row) for row in spark.sql(said).collect()]
        )
    finally:
        spark.stop()


def _asked(dialect: Dialect, table: str, run: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"rows": run(f"SELECT count(*) FROM {table}")[0][0]}  # noqa: S608
    for name, by in WAYS.items():
        said = sql.numbers(FIGURES, ASKED, dialect, table=table, by=by)
        times = []
        for _turn in range(TURNS):
            started = time.perf_counter()
            lines = run(said)
            times.append(time.perf_counter() - started)
        # Where a body is not said, one engine puts it first and the other last.
        told = sorted(repr([str(one) for one in line]) for line in lines)
        found[name] = {
            "seconds": times,
            "lines": len(lines),
            "digest": sha256("\n".join(told).encode()).hexdigest()[:16],
            "first": [str(one) for one in lines[0]][:8],
        }
    return found


def _memory() -> int:
    """The most that this process or one of its children had in memory, MiB."""
    most = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return most // 1024


def main() -> int:
    """One step."""
    step, *more = sys.argv[1:] or ["duckdb"]
    started = time.perf_counter()
    if step == "make":
        make(int(more[0]) if more else ROWS)
        size = sum(file.stat().st_size for file in FOLDER.glob("*.parquet"))
        told: dict[str, Any] = {"bytes": size}
    else:
        told = {"duckdb": _duckdb, "spark": _spark}[step]()
    told |= {"whole": time.perf_counter() - started, "memory": _memory()}
    print(json.dumps(told, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
