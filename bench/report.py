"""The page docs/performance.md: the part between the marks is written from what was measured."""

import platform
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bench.kept import Result, Row
from bench.measure import CONNECTIONS, FORM, PAGE, ROWS, WIDE_FORM

DOCS = Path(__file__).resolve().parent.parent / "docs"
BEGIN, END = "<!-- made by make bench: begin -->", "<!-- made by make bench: end -->"
# What is compared with what: the product's page and the floor below it, and the share aimed at.
OVER = (
    ("receipt", FORM, 45),
    ("receipt", WIDE_FORM, 80),
    ("tracking page", PAGE, 60),
    ("public case page", PAGE, 60),
    ("tracking page, not changed", PAGE, 100),
    ("public case page, not changed", PAGE, 100),
)
AIMS = {"lists": 60, "search": 30, "near": 20}  # milliseconds at the 95th percentile
TITLES = {
    "receipt": "Accepting a voice",
    "pages": "One case",
    "lists": "Lists, the page of a unit, search over HTTP",
    "search": "Search, asked of the index",
    "near": "Near-duplicates of a new voice",
}

INTRO = f"""The real product runs as `hoiam serve` starts it (gunicorn, 2 processes of 8 threads, the worker for messages beside them), over the province of Lào Cai with invented cases of 900 days: `python -m bench.province` fills it, with every table that an acceptance and its handling write.
The floor is the smallest Django page on the same server, settings and database, measured just before: a form that writes 2 rows (and one that writes {ROWS}, as many as an acceptance) in one transaction, and a page that reads 1 row.
Commits wait for the disk on both databases: SQLite with `synchronous=FULL` in WAL mode, PostgreSQL with `fsync` and `synchronous_commit` on.
The load generator is one process on the same cores; every connection is kept, every request counts from its first byte out to its last byte in.
`CPU` is processor time of server and database for one request; it moves least with noise, and says more than the clock on a machine with other work."""


def page(results: Sequence[Result]) -> str:
    """Everything between the marks."""
    if not results:
        return "Nothing was measured yet: `make bench`."
    lines = [*_machine(results), "", INTRO, "", *_ratios(results)]
    for part, title in TITLES.items():
        lines += ["", *_part(part, title, [one for one in results if one.part == part])]
    lines += ["", *_weights(results)]
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
    versions = sorted({f"{one.database} {one.version}" for one in results})
    said = " to ".join(_day(one) for one in dict.fromkeys((days[0], days[-1])))
    one, loads = results[0], sorted(each.load for each in results)
    yield (
        f"Measured on {said}: {one.cores} cores, {one.memory} GiB of memory, {platform.system()}, "
        f"Python {one.python}, {', '.join(versions)}."
    )
    yield (
        f"Load of the machine while it was measured, the measuring in it: {loads[0]} to {loads[-1]}"
        + ("." if loads[-1] < 4 else ": **it had other work at the same time**, times are longer.")
    )


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _grounds(results: Sequence[Result]) -> list[tuple[str, int]]:
    found = {(one.database, one.size) for one in results}
    return sorted(found, key=lambda one: (one[0] != "SQLite", one[1]))


def _find(results: Sequence[Result], where: tuple[str, int], work: str, at_once: int) -> Row | None:
    for one in results:
        if (one.database, one.size) == where and (row := one.row(work, at_once)):
            return row
    return None


def _ratios(results: Sequence[Result]) -> Iterator[str]:
    of = [one for one in results if one.part in ("receipt", "pages")]
    yield "## How close to the bare machine"
    yield ""
    if not of:
        yield "Not measured yet."
        return
    head = [(where, at_once) for where in _grounds(of) for at_once in CONNECTIONS]
    said = [f"{name}, {size:,} cases, {at_once}" for (name, size), at_once in head]
    yield "In brackets the same by processor time, which other work on the machine moves least."
    yield ""
    yield f"| a second, as a share of | aim | {' | '.join(said)} |"
    yield f"| --- | ---: |{' ---: |' * len(head)}"
    for name, floor, aim in OVER:
        shares = []
        for where, at_once in head:
            row, bare = (_find(of, where, work, at_once) for work in (name, floor))
            shares.append(_share(row, bare))
        yield f"| {name} over *{floor}* | {aim} % | {' | '.join(shares)} |"


def _share(row: Row | None, floor: Row | None) -> str:
    if row is None or floor is None or not row.per_second or not floor.per_second:
        return "–"
    told = f"{100 * row.per_second / floor.per_second:.0f} %"
    return f"{told} ({100 * floor.cpu / row.cpu:.0f} %)" if row.cpu and floor.cpu else told


def _part(part: str, title: str, results: Sequence[Result]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    aim = f" The aim is {AIMS[part]} ms at the 95th percentile." if part in AIMS else ""
    yield f"`python -m bench {part}`.{aim}"
    yield ""
    if not results:
        yield "Not measured yet."
        return
    yield (
        "| | database | cases | connections | a second | p50 ms | p95 ms | p99 ms | CPU ms "
        "| statements |"
    )
    yield f"| --- | --- |{' ---: |' * 8}"
    order = {where: place for place, where in enumerate(_grounds(results))}
    rows = [(order[one.database, one.size], one, row) for one in results for row in one.rows]
    works = list(dict.fromkeys(row.work for _place, _one, row in rows))
    rows.sort(key=lambda line: (works.index(line[2].work), line[0], line[2].connections))
    for _place, one, row in rows:
        yield _line(one, row)


def _line(one: Result, row: Row) -> str:
    cells = (
        f"*{row.work}*" if row.work.startswith("bare") else row.work,
        one.database,
        f"{one.size:,}",
        str(row.connections),
        f"{row.per_second:,.0f} ({row.least:,.0f}–{row.most:,.0f})" if row.per_second else "",
        *(_short(value) for value in (row.p50, row.p95, row.p99, row.cpu)),
        "" if row.statements is None else str(row.statements),
    )
    told = f" {row.more}" if row.more else ""
    return f"| {' | '.join(cells)} |".replace(f"| {cells[0]} |", f"| {cells[0]}{_told(told)} |", 1)


def _told(more: str) -> str:
    return f" ({more.strip(' {}').replace(chr(39), '')})" if more else ""


def _short(milliseconds: float | None) -> str:
    if milliseconds is None:
        return ""
    return f"{milliseconds:.0f}" if milliseconds >= 100 else f"{milliseconds:.1f}"


def _weights(results: Sequence[Result]) -> Iterator[str]:
    of = [one for one in results if one.part in ("start", "filling")]
    yield "## Start and memory"
    yield ""
    if not of:
        yield "Not measured yet."
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
        "proportional share of the serving processes and of the worker beside them."
    )
