"""The page docs/performance.md: the part between the marks is written from what was measured."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.goals import APART, GOALS, Kept, Where
from bench.kept import Result, Row

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- made by make bench: begin -->", "<!-- made by make bench: end -->"
TITLES = {
    "receipt": "Accepting a voice",
    "pages": "One case",
    "lists": "Lists, the page of a unit, search over HTTP",
    "search": "Search, asked of the index",
    "near": "Near-duplicates of a new voice",
    "routing": "The proposal of a field and of a unit",
    "bad-day": "A bad day",
    "alike": "Near-duplicates, the set made for it",
    "statistics": "Statistics from cells",
    "import": "A file of dossiers",
}
NOTES = {
    "receipt": "*As many rows* are those that the statements of one acceptance insert and change; what triggers write beside them is not counted. The worker's jobs after an acceptance (bands of near-duplicates, a place in the log, the message) are in none of these but in the last line.",
    "pages": "From the second look on a page is **kept**: one statement says that nothing changed since it was made, and it is given out again. *Made anew* is the same page where nothing is kept: the first look, and the look after any change. *Not changed* asks with the tag of the page and is told so in a few bytes; one's own page is kept by no browser and has no tag.",
    "search": "Asked of the index without a page around it; `best first` ranks the newest 2,000 hits.",
    "near": "A voice of the province, three words changed, half of them without marks.",
    "bad-day": "In the largest province alone; with the settings of the product, so that new readers are asked to come back where requests wait.",
    "statistics": "In an installation of its own, of so many rows as stand under *size*.",
    "import": "In an installation of its own, of so many rows as stand under *size*.",
    "alike": "In an installation of its own.",
}

INTRO = """The real product runs as `hoiam serve` starts it (gunicorn, 2 processes of 8 threads, the worker beside them), over the province of Lào Cai with invented cases of 900 days: `python -m bench.province` fills it, with every table that an acceptance and its handling write.
The floor is the smallest Django page on the same server, settings and database, measured just before: a form that writes 2 rows, one that writes as many as an acceptance, each in one transaction, and a page that reads 1 row.
Commits wait for the disk on both databases: SQLite with `synchronous=FULL` in WAL mode, PostgreSQL with `fsync` and `synchronous_commit` on.
The load generator is one process on the same cores; every connection is kept, every request counts from its first byte out to its last byte in, and the middle one of three rounds stands here.
`CPU` is processor time of the serving processes and of the database for one request, *worker* that of the worker and its database meanwhile; it moves least with noise, and says more than the clock on a machine with other work."""


def page(results: Sequence[Result]) -> str:
    """Everything between the marks."""
    if not results:
        return "Nothing was measured yet: `make bench`."
    lines = [*_machine(results), "", INTRO, "", *_goals(results)]
    for part, title in TITLES.items():
        lines += ["", *_part(part, title, [one for one in results if one.part == part])]
    lines += ["", *_weights(results), "", *_loads(results)]
    return "\n".join(lines).rstrip() + "\n"


def write(text: str) -> None:
    """In the page, between its marks; what stands around it is other people's."""
    path = DOCS / "performance.md"
    before, _mark, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _old, _mark, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def replaced(whole: str, heading: str, section: str) -> str:
    """The page with this section in place of the one under the same heading, or at its end."""
    before, mark, rest = whole.partition(f"\n{heading}\n")
    if not mark:
        return f"{whole.rstrip()}\n\n{section}"
    _old, further, after = rest.partition("\n## ")
    return f"{before}\n{section.rstrip()}\n{further and '\n## '}{after}"


def _machine(results: Sequence[Result]) -> Iterator[str]:
    days = sorted({one.on for one in results})
    versions = sorted({f"{one.database} {one.version}".strip() for one in results})
    said = " to ".join(_day(one) for one in dict.fromkeys((days[0], days[-1])))
    one, most = results[0], max(load for each in results for load in each.loads)
    yield (
        f"Measured on {said}: {one.cores} cores, {one.memory} GiB of memory, {platform.system()}, "
        f"Python {one.python}, {', '.join(versions)}."
    )
    yield (
        f"The load of the machine in the minute before each part and in its last one, the "
        f"measuring in it, stands at the end; the highest was {most:.1f}"
        + ("." if most < 4 else ": **it had other work at the same time**, times are longer.")
    )
    yield ""
    yield "![Processor time of one request over the number of cases](growth.svg)"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _grounds(results: Sequence[Result]) -> list[Where]:
    found = {(one.database, one.size) for one in results}
    return sorted(found, key=lambda one: (one[1], one[0] != "SQLite"))


def _goals(results: Sequence[Result]) -> Iterator[str]:
    kept = Kept(results)
    grounds = kept.grounds()
    yield "## What was to be reached"
    yield ""
    yield (
        "A share is of requests a second; in brackets the same by processor time. What was "
        "measured in an installation of its own stands in the columns of the largest province, "
        "with its own size in brackets; a goal that names 564,000 rows is judged with so many."
    )
    yield ""
    yield f"| | goal | {' | '.join(f'{name}, {size:,} cases' for name, size in grounds)} |"
    yield f"| --- | ---: |{' ---: |' * len(grounds)}"
    for goal in GOALS:
        cells = [goal.cell(goal.read(kept, where)) for where in grounds]
        yield f"| {goal.work} | {goal.said()} | {' | '.join(cells)} |"


def _loads(results: Sequence[Result]) -> Iterator[str]:
    yield "## Load of the machine"
    yield ""
    yield "| part | database | size | on | before | in its last minute |"
    yield "| --- | --- | ---: | --- | ---: | ---: |"
    for one in results:
        before, after = one.loads
        yield (
            f"| {one.part} | {one.database} | {one.size:,} | {_day(one.on)} "
            f"| {before:.1f} | {after:.1f} |"
        )


def _part(part: str, title: str, results: Sequence[Result]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield f"`python -m bench {part}`. {NOTES.get(part, '')}".rstrip()
    yield ""
    if not results:
        yield "Not measured."
        return
    shown = [column for column in COLUMNS if _is_there(column, results)]
    size = "size" if part in APART else "cases"
    yield f"| | database | {size} |{''.join(f' {COLUMNS[one]} |' for one in shown)}"
    yield f"| --- | --- | ---: |{' ---: |' * len(shown)}"
    order = {where: place for place, where in enumerate(_grounds(results))}
    rows = [(order[one.database, one.size], one, row) for one in results for row in one.rows]
    works = list(dict.fromkeys(row.work for _place, _one, row in rows))
    rows.sort(key=lambda line: (works.index(line[2].work), line[0], line[2].connections))
    for _place, one, row in rows:
        yield _line(one, row, shown)


COLUMNS = {
    "connections": "connections", "per_second": "a second", "p50": "p50 ms", "p95": "p95 ms",
    "p99": "p99 ms", "cpu": "CPU ms", "beside": "worker ms", "statements": "statements",
    "rows": "rows", "more": "",
}  # fmt: skip


def _is_there(column: str, results: Sequence[Result]) -> bool:
    told = [getattr(row, column) for one in results for row in one.rows]
    return any(one > 1 for one in told) if column == "connections" else any(told)


def _line(one: Result, row: Row, shown: Sequence[str]) -> str:
    work = f"*{row.work}*" if row.work.startswith("bare") else row.work
    cells = (work, one.database, f"{one.size:,}", *(_cell(row, column) for column in shown))
    return f"| {' | '.join(cells)} |"


def _cell(row: Row, column: str) -> str:
    value = getattr(row, column)
    if column == "more":
        return _told(value)
    if column == "per_second":
        return _rate(row) if value else ""
    return _short(value) if isinstance(value, float) else "" if value is None else str(value)


def _rate(row: Row) -> str:
    spread = f" ({row.least:,.0f}–{row.most:,.0f})" if row.least != row.most else ""
    return f"{row.per_second:,.0f}{spread}"


def _told(more: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')} {_said(value)}" for name, value in more.items() if value != {}
    )


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"({_told(value)})"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "/".join(_said(one) for one in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _short(milliseconds: float | None) -> str:
    if milliseconds is None:
        return ""
    return f"{milliseconds:.0f}" if milliseconds >= 100 else f"{milliseconds:.1f}"


def _weights(results: Sequence[Result]) -> Iterator[str]:
    of = [one for one in results if one.part in ("start", "filling")]
    yield "## Start and memory"
    yield ""
    if not of:
        yield "Not measured."
        return
    grounds = _grounds(of)
    told: dict[tuple[str, int], dict[str, float]] = {where: {} for where in grounds}
    for one in of:
        for row in one.rows:
            told[one.database, one.size] |= row.more
    yield f"| | {' | '.join(f'{name}, {size:,} cases' for name, size in grounds)} |"
    yield f"| --- |{' ---: |' * len(grounds)}"
    for label, name, digits in (
        ("first start to first page, s", "first", 1),
        ("second start to first page, s", "again", 1),
        ("memory before the load, MiB", "before", 0),
        ("memory after the load, MiB", "after", 0),
        ("the worker besides, MiB", "worker", 0),
        ("database besides, MiB", "database", 0),
        ("filling the province, s", "seconds", 0),
    ):
        cells = [f"{told[where][name]:.{digits}f}" if told[where].get(name) else "–"
                 for where in grounds]  # fmt: skip
        yield f"| {label} | {' | '.join(cells)} |"
    yield ""
    yield (
        "The aims are 1.5 s and 300 MiB. A start includes checks, migrations looked at and static "
        "files; the first one of an installation also copies and compresses them. Memory is the "
        "proportional share of the serving processes of gunicorn."
    )
