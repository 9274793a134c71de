"""Writes docs/reference/real-runs.md: what becomes of lists that nobody on the team wrote.

    python -m scripts.real_runs DATA

DATA is a folder with the lists by the names below; nothing of them is in the repository. Every
run is `hoiam import` as an operator starts it, in a data folder of its own that is thrown away.
"""

import argparse
import csv
import gzip
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from hoiam.core import limits
from scripts.watched import Took, watched

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "real-runs.md"
UNIT = "lc.tiep-cong-dan"


@dataclass(frozen=True, slots=True)
class Run:
    """One file and the profile that reads it."""

    title: str
    path: str
    profile: str
    about: str


RUNS = (
    Run(
        "Baltimore 311",
        "requests/baltimore_311_dev.csv.gz",
        "baltimore-311",
        "CSV, packed. City of Baltimore, 2014 to 2019: due and closing times local, without a zone.",
    ),
    Run(
        "Los Angeles MyLA311",
        "requests/la_myla311_2018-12_dev.csv.gz",
        "los-angeles-311",
        "CSV, packed. City of Los Angeles, 27 to 31 December 2018: times local, without a zone, and no due day. "
        "Some ends are written as the first minute of their day: a day without a time.",
    ),
    Run(
        "Traffy Fondue, Bangkok",
        "requests/traffy_bangkok_2023-05_dev.csv.gz",
        "traffy-fondue",
        "CSV, packed. Thai; several kinds and several agencies in one cell, cells over several lines, times in UTC.",
    ),
    Run(
        "Traffy Fondue, states seen",
        "requests/traffy_bangkok_2023-05_state_history_dev.csv.gz",
        "traffy-fondue-states",
        "CSV, packed. Each state in which a request was seen; a step of a record that is there.",
    ),
    Run(
        "San Francisco Open311",
        "open311/sf_requests_2011_dev.json",
        "san-francisco-2011",
        "JSON, 2011, before GeoReport v2: times local, without a zone. "
        "Every hour lies between 1 and 12: the export lost whether it was morning or afternoon, so that "
        "what is compared by moments may be wrong by twelve hours, and ends stand before beginnings. "
        "The import keeps the times as they are written.",
    ),
    Run(
        "Chicago Open311",
        "open311/chicago_requests_extended_dev.json",
        "chicago-open311",
        "JSON with objects in objects and a list of notes in each request.",
    ),
    Run(
        "Vietnamese reports",
        "vn/phan_anh_full_dev.jsonl",
        "phan-anh-da-cong-khai",
        "JSON, one object a line. Reports that five bodies published on their portals, 2018 to 2026.",
    ),
)


@dataclass(frozen=True, slots=True)
class Done:
    """What one run came to."""

    run: Run
    took: Took
    again: Took


def main() -> None:
    """Run everything, look at what is there, write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    data: Path = options.parse_args().data
    with tempfile.TemporaryDirectory(prefix="hoiam-real-") as name:
        folder = Path(name)
        os.environ |= {
            "HOIAM_DATA_DIR": str(folder / "data"),
            "HOIAM_KEYS_DIR": str(folder / "keys"),
            "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
            "PYTHONPATH": str(ROOT),
        }
        _hoiam("migrate")
        _hoiam("units", "load", "--province", "lc")
        done = [_run(run, data / run.path) for run in RUNS]
        sheet = _as_workbook(data / RUNS[1].path, folder / "la.xlsx")
        as_sheet = _import(sheet, RUNS[1].profile)
        looked = _looked()
    PAGE.write_text(_page(done, as_sheet, looked, _limits(data)), encoding="utf-8")


def _hoiam(*words: str) -> Took:
    took = watched([sys.executable, "-m", "hoiam", *words])
    print(f"{took.seconds:6.1f} s  {took.processor:6.1f} s CPU  {took.megabytes} MB  {words[:2]}")
    if took.code:
        raise SystemExit(took.said)
    return took


def _import(path: Path, profile: str) -> Took:
    return _hoiam("import", str(path), "--profile", profile, "--unit", UNIT, "--commit")


def _run(run: Run, path: Path) -> Done:
    return Done(run, _import(path, run.profile), _import(path, run.profile))


def _as_workbook(source: Path, path: Path) -> Path:
    """The same rows as an Excel list: the import must find that it knows every one of them."""
    with (
        gzip.open(source, "rt", encoding="utf-8", newline="") as file,
        xlsxwriter.Workbook(path, {"constant_memory": True}) as book,
    ):
        sheet = book.add_worksheet("MyLA311")
        for row, cells in enumerate(csv.reader(file)):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    return path


# ── what is there afterwards ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Looked:
    """Lines for the page, by the title of a run."""

    verdicts: dict[str, Counter[str]]
    states: dict[str, list[tuple[str, str, int]]]
    late: dict[str, tuple[int, int, int]]
    odd: dict[str, list[str]]


def _looked() -> Looked:
    """Asks the database in a process of its own: Django is told here which one it is."""
    answer = watched([sys.executable, "-m", "scripts.real_looks", UNIT])
    if answer.code:
        raise SystemExit(answer.said)
    plain: dict[str, Any] = json.loads(answer.said.strip().splitlines()[-1])
    return Looked(
        {name: Counter(found) for name, found in plain["verdicts"].items()},
        {name: [(s, k, n) for s, k, n in found] for name, found in plain["states"].items()},
        {name: (a, b, c) for name, (a, b, c) in plain["late"].items()},
        plain["odd"],
    )


def _limits(data: Path) -> list[tuple[str, int, int]]:
    """How the time limits of procedures are read: kind, procedures, lines."""
    whole: Counter[str] = Counter()
    single: Counter[str] = Counter()
    for said in _procedures(data):
        whole[limits.together(said).kind] += 1
        single.update(str(limits.read(text).kind) for text in said)
    return [(kind, whole[kind], single[kind]) for kind in limits.LimitKind]


def _procedures(data: Path) -> Iterator[list[str]]:
    sources: tuple[tuple[str, Callable[[Any], list[str]]], ...] = (
        (
            "vn/tthc_bqp_2025_dev.jsonl.gz",
            lambda row: [
                one["thoi_han_giai_quyet"] for one in row["tables"].get("hinh_thuc_nop", [])
            ],
        ),
        (
            "vn/tthc_dvc_2021_dev.jsonl.gz",
            lambda row: [one["Thời hạn giải quyết"] for one in row.get("Cách thức thực hiện", [])],
        ),
    )
    for name, told in sources:
        with gzip.open(data / name, "rt", encoding="utf-8") as file:
            for line in file:
                yield told(json.loads(line))


# ── the page ─────────────────────────────────────────────────────────────────────────────────


def _page(
    done: list[Done], sheet: Took, looked: Looked, counted: list[tuple[str, int, int]]
) -> str:
    today = date.today()  # noqa: DTZ011 (the day on the developer's machine)
    load = os.getloadavg()[1]
    lines = [
        "# Real lists, taken in",
        "",
        "Made by `python -m scripts.real_runs`; do not edit by hand.",
        "The lists were written by nobody on the team, and nothing of them is in the repository; "
        "`tests/real/test_runs.py` makes the same runs beside them and compares the figures.",
        "Every run is `hoiam import FILE --profile CODE --unit CODE --commit` with a profile that "
        "ships: upload, reading, a verdict for every row, preview, writing, one process after the "
        "other on an installation with the province of Lào Cai.",
        "",
        f"Measured on {today.day} {today:%B %Y}: {os.cpu_count()} cores, Python "
        f"{sys.version.split()[0]}, SQLite with durable commits, load average {load:.1f} over five "
        "minutes: with other work on the machine, seconds are longer than alone, processor time is not.",
        "Memory is that of the whole process tree at its peak.",
        "",
        "| list | rows | new | refused | again: known | seconds | CPU s | peak MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in done:
        found = looked.verdicts[one.run.profile]
        total = found["new"] + found["refused"]
        lines.append(
            f"| {one.run.title} | {total:,} | {found['new']:,} | {found['refused']:,} | "
            f"{found['again-known']:,} | {one.took.seconds:.1f} | {one.took.processor:.1f} | "
            f"{one.took.megabytes} |"
        )
    found = looked.verdicts["workbook"]
    lines += [
        "",
        f"The {found['known']:,} rows of Los Angeles once more, as an Excel workbook: {found['known']:,} "
        f"known, {found['new']:,} new, {found['changed']:,} changed; {sheet.seconds:.1f} s, "
        f"{sheet.processor:.1f} s of processor time, {sheet.megabytes} MB with the process that opens "
        "the workbook.",
        "Taken in a second time, every list changes nothing: see the column *again*.",
        "",
    ]
    for one in done:
        lines += _section(one.run, looked)
    lines += _limit_lines(counted)
    return "\n".join(lines) + "\n"


def _section(run: Run, looked: Looked) -> list[str]:
    lines = [f"## {run.title}", "", run.about, f"Profile `{run.profile}`.", ""]
    states = looked.states.get(run.profile, [])
    if states:
        lines += ["| the source says | read as | rows |", "| --- | --- | ---: |"]
        lines += [f"| {said or '(nothing)'} | {read} | {count:,} |" for said, read, count in states]
        lines.append("")
    judged, by_moment, by_day = looked.late.get(run.profile, (0, 0, 0))
    if judged:
        share = 100 * (judged - by_moment) / judged
        share_day = 100 * (judged - by_day) / judged
        lines += [
            f"Of {judged:,} rows with a due day and an end, {by_moment:,} are late when moments are "
            f"compared ({share:.2f} % on time) and {by_day:,} when days are ({share_day:.2f} %).",
            "",
        ]
    odd = looked.odd.get(run.profile, [])
    if odd:
        lines += [*(f"- {line}" for line in odd), ""]
    return lines


def _limit_lines(counted: list[tuple[str, int, int]]) -> list[str]:
    procedures, lines = sum(n for _, n, _ in counted), sum(n for _, _, n in counted)
    return [
        "## Time limits of procedures",
        "",
        f"{procedures} procedures of two portals write {lines} time limits, one for each way of "
        "submitting; `hoiam/core/limits.py` reads them.",
        "What is *unread* keeps its text and says so: a number without a unit («10-25», «0», «30»), "
        "«0 Giờ», an event («ngay trước khi tàu rời cảng»), a paragraph about something else.",
        "",
        "| read as | procedures | lines |",
        "| --- | ---: | ---: |",
        *(f"| {kind} | {whole} | {single} |" for kind, whole, single in counted),
    ]


if __name__ == "__main__":
    main()
