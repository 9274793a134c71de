"""`make spark`: DuckDB and Spark answer the same; skipped where Spark was not asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from hoiam.core.figures import sql
from hoiam.core.figures.language import holds
from hoiam.core.figures.sql import Dialect
from tests.core.figures.random_conditions import ASKED, COLUMNS, condition, rows

SPARK = os.environ.get("HOIAM_TEST_SPARK", "")
COUNT = os.environ.get("HOIAM_TEST_ROWS", "200000")
pytestmark = pytest.mark.skipif(not SPARK, reason="make spark")
ASK = """
import json, sys
from pyspark.sql import SparkSession
spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    .config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    .getOrCreate())
spark.read.parquet(sys.argv[1]).createOrReplaceTempView("lines")
told = json.loads(open(sys.argv[2]).read())
found = [[row[0] for row in spark.sql(said).collect()] for said in told]
open(sys.argv[3], "w").write(json.dumps(found))
"""


def test_spark_finds_what_the_language_means(tmp_path: Path) -> None:
    """Random conditions over random rows, with texts that no literal should end before."""
    which, random = rows(Random(8), 300), Random(79)
    file = tmp_path / "lines.parquet"
    with duckdb.connect() as engine:
        typed = ", ".join(f'"{one}" {sql.TYPES[kind]}' for one, kind in COLUMNS.items())
        engine.execute(f"CREATE TABLE lines ({typed})")
        marks = ", ".join("?" * len(COLUMNS))
        engine.executemany(
            f"INSERT INTO lines VALUES ({marks})", [[row[one] for one in COLUMNS] for row in which]
        )
        engine.execute(f"COPY lines TO '{file}' (FORMAT parquet)")
    asked = [condition(random) for _ in range(60)]
    said = [
        f"SELECT code FROM lines WHERE {sql.where(one, ASKED, Dialect.SPARK)} ORDER BY code"
        for one in asked
    ]
    (tmp_path / "said").write_text(json.dumps(said), encoding="utf-8")
    subprocess.run(
        [SPARK, "-c", ASK, str(file), str(tmp_path / "said"), str(tmp_path / "found")], check=True
    )

    found = json.loads((tmp_path / "found").read_text(encoding="utf-8"))

    for one, statement, codes in zip(asked, said, found, strict=True):
        assert codes == [row["code"] for row in which if holds(one, row, ASKED)], statement


def test_duckdb_and_spark_answer_the_same(tmp_path: Path, root: Path) -> None:
    """Every figure of old registers, also by state and body."""
    more = {**os.environ, "HOIAM_MANY_ROWS": str(tmp_path), "PYTHONPATH": str(root)}

    def told(program: str, *step: str) -> Any:
        done = subprocess.run(
            [program, "-m", "bench.many_rows", *step],
            cwd=root, env=more, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return json.loads(done.stdout[done.stdout.index("{") :])

    told(sys.executable, "make", COUNT)
    one, other = told(sys.executable, "duckdb"), told(SPARK, "spark")

    assert one["rows"] == other["rows"] == int(COUNT)
    for way in ("all", "by state and unit"):
        assert one[way]["digest"] == other[way]["digest"]
        assert one[way]["lines"] == other[way]["lines"]
