"""The database of this run, DuckDB over Parquet and Python count the same, of every figure."""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from django.db.models import F

from hoiam.cases.models import Case
from hoiam.core.figures import catalogue, sql
from hoiam.core.figures.counting import count
from hoiam.core.figures.definitions import Counting, Dataset
from hoiam.core.figures.language import Asked, Kind
from hoiam.core.refusals import Invalid
from hoiam.figures import datasets, engine, parquet
from hoiam.figures.datasets import Rows
from hoiam.figures.parquet import writing
from hoiam.registers.models import Batch, Record
from tests.cast import NOW, Cast, make_cast
from tests.figures.making import TODAY, case, duty

YEAR = Asked.of(date(2026, 1, 1), date(2026, 12, 31), TODAY)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _random_rows(cast: Cast) -> None:
    random = Random(4)
    places = [cast.units["commune"], cast.units["other"], None]
    bodies = [cast.units["commune-office"], cast.units["other-office"], None]
    batch = Batch.objects.create(
        code="b", kind="case", system="x", title="x", unit=cast.units["commune-office"],
        zone="Asia/Ho_Chi_Minh", opened_at=NOW, opened_by="x", shown_at=NOW, shown_by="x",
    )  # fmt: skip

    def day() -> date | None:
        return TODAY + timedelta(random.randint(-300, 60)) if random.random() < 0.8 else None

    Record.objects.bulk_create(
        Record(
            code=f"r{number:05}", batch=batch, digest="x", kind="case", system='a, "b"\\N',
            number=str(number), opened_on=day(), due_on=day(), ended_on=day(),
            state=random.choice(["open", "working", "ended", "duplicate", "unknown"]),
            channel=random.choice(["", "điện thoại\ngọi"]), unit=random.choice(bodies),
            area=random.choice(places),
        )
        for number in range(400)
    )  # fmt: skip
    for number in range(12):
        state = random.choice(["new", "handling", "answered", "closed"])
        unit = random.choice(["commune-office", "other-office"])
        made = case(
            cast, number, state=state, unit=unit, opened_on=day() or TODAY,
            answered_on=TODAY if state in ("answered", "closed") else None,
        )  # fmt: skip
        duty(made, 0, "answer", random.choice(["open", "done"]), random.randint(-3, 3), 1)
        if number % 3 == 0:
            duty(made, 1, "promise", "open", random.randint(-3, 3), 0)


def _values(rows: Rows) -> list[dict[str, Any]]:
    places = {name: rows.expression(name) for name in rows.dataset.columns}
    named = {f"c_{name}": F(one) if isinstance(one, str) else one for name, one in places.items()}
    found = rows.base().order_by().annotate(**named).order_by(f"c_{rows.dataset.key}")
    return [dict(zip(places, row, strict=True)) for row in found.values_list(*named)]


def test_every_engine_counts_the_same(cast: Cast, tmp_path: Path) -> None:
    _random_rows(cast)
    for code, rows in datasets.ALL.items():
        file = tmp_path / f"{code}.parquet"
        figures = [one for one in catalogue.FIGURES if one.dataset == rows.dataset]
        here = _values(rows)

        assert parquet.export(rows, file) == len(here), code

        columns = list(rows.dataset.columns)
        quoted = ", ".join(f'"{name}"' for name in columns)
        with duckdb.connect() as files:
            lines = files.execute(f"SELECT {quoted} FROM '{file}'").fetchall()
        assert [dict(zip(columns, line, strict=True)) for line in lines] == here, code
        told = parquet.counted(figures, YEAR, file)[()]
        for figure in figures:
            expected = count(figure, here, YEAR)
            assert told[figure.code] == expected.value, figure.code
            assert told.get(f"{figure.code}/whole") == expected.whole, figure.code
        if {"unit", "area"} <= set(columns):
            by = ("unit", "area")
            there = parquet.counted(figures, YEAR, file, by=by)
            assert there == engine.grouped(figures, by, YEAR), code
    assert Case.objects.count() == 12


def test_the_same_rows_make_the_same_file(cast: Cast, tmp_path: Path) -> None:
    _random_rows(cast)
    rows = datasets.ALL["records"]
    one, other = tmp_path / "1.parquet", tmp_path / "2.parquet"

    parquet.export(rows, one)
    parquet.export(rows, other)

    assert one.read_bytes() == other.read_bytes()


def test_columns_hold_codes_and_days_alone() -> None:
    words = {"title", "text", "name", "phone", "address", "number", "words", "place"}
    for rows in datasets.ALL.values():
        assert not words & set(rows.dataset.columns), rows.dataset.code
        assert set(rows.dataset.columns.values()) <= set(Kind)


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "find_spec", lambda _name: None)

    with pytest.raises(Invalid, match="no-analytics"):
        writing.connect()


def test_pages_start_without_it(root: Path) -> None:
    """The one import stands in a function that pages do not call."""
    heavy = ("import duckdb", "from duckdb")
    found = [
        line
        for path in (root / "hoiam").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(heavy)
    ]

    assert [line.startswith("    ") for line in found] == [True]


def test_a_type_for_every_kind() -> None:
    assert set(sql.TYPES) == set(Kind)
    assert Dataset("x", "x", Counting.CASE, {"code": Kind.TEXT}).columns
