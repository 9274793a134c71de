"""What is measured in installations of their own, beside the provinces: each gives rows.

Their size is that of what they are about (rows of a register, cases of a set), not of a province.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import cells, importing, product
from bench.ground import emptied
from bench.kept import Row
from bench.measure import Database
from bench.product import Running

SET = 20_000  # cases among which the changed copies are looked for
REAL = Path(__file__).resolve().parent.parent.parent / "shared/data/vn/phan_anh_full_dev.jsonl"


def alike(on: Database, size: int) -> list[Row]:
    """How many changed copies are found, and how many of those that are shown are wrong."""
    with emptied(on, "hoiam_alike") as url, product.folder() as folder:
        made = Running(folder, 0, "", more={"HOIAM_BENCH_REPORTS": str(REAL)})
        printed = made.run("bench.near", str(size), "--database-url", url)
    told = json.loads(printed)
    wall, cpu = told["wall_ms"], told["cpu_ms"]
    more = {"recall": told["recall"], "precision": told["precision"]}
    return [
        Row(
            "near-duplicates: the set", p50=wall["p50"], p95=wall["p95"], p99=wall["p99"],
            cpu=cpu["p50"] + told["server_cpu_ms"], more=more,
        )
    ]  # fmt: skip


def statistics(on: Database, size: int) -> list[Row]:
    """Figures of so many rows from cells, the first question of a process and later ones."""
    told = cells.measure(_name(on), size)
    rows = [
        Row(f"statistics: {said}", more={
            "first": round(told["ways"][way]["cold"] * 1000, 1),
            "again": round(told["ways"][way]["warm"] * 1000, 1),
            "from the rows": round(told["ways"][way]["live"] * 1000, 1),
        })
        for way, said in (
            ("unit_month_state", "unit, month and state of a year"),
            ("all_figures", "fourteen figures of everything"),
            ("by_unit", "fourteen figures by unit"),
            ("one_unit", "fourteen figures of one unit by month"),
        )
    ]  # fmt: skip
    counted = {
        "seconds": round(told["counted"], 1), "longest ms": round(told["longest"] * 1000),
        "the showing ms": round(told["shown"] * 1000, 1),
    }  # fmt: skip
    return [*rows, Row("statistics: counting all cells before the showing", more=counted)]


def imported(on: Database, size: int) -> list[Row]:
    """From the file to the shown batch, its words and its figures."""
    told = importing.measure(_name(on), size)
    return [_import(form, told[form]) for form in importing.FORMS]


def _import(form: str, told: dict[str, Any]) -> Row:
    stages = told["stages"]
    before = [stages[name] for name in ("reading", "judging", "writing")]
    shown = sum(one["s"] for one in before)
    held = {
        name: one["transactions, ms"] for name, one in stages.items() if one["transactions, ms"]
    }
    longest = max(held, key=lambda name: held[name]["max"])
    return Row(f"import, {form}", more={
        "until it is shown s": round(shown, 1),
        "processor until then s": round(sum(one["processor"] for one in before), 1),
        "processor s": round(sum(one["processor"] for one in stages.values()), 1),
        "words and cells after it s": round(stages["index"]["s"] + stages["cells"]["s"], 1),
        "longest transaction ms": held[longest]["max"],
        "longest transaction in": f"{longest} ({held[longest]['longest']})",
        "showing ms": told["showing, ms"],
        "figures right after it ms": told["figures after it"]["ms"],
        "memory MB": max(told["memory, MB"].values()),
        "others waited at most ms": told["others wait, ms"].get("max"),
    })  # fmt: skip


def _name(on: Database) -> str:
    return "postgres" if on.url else "sqlite"


PARTS: dict[str, Callable[[Database, int], list[Row]]] = {
    "alike": alike,
    "statistics": statistics,
    "import": imported,
}
