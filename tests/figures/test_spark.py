"""`make spark`: DuckDB and Spark answer the same; skipped where Spark was not asked for."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SPARK = os.environ.get("HOIAM_TEST_SPARK", "")
COUNT = os.environ.get("HOIAM_TEST_ROWS", "200000")
pytestmark = pytest.mark.skipif(not SPARK, reason="make spark")


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
