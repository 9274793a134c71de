"""The page docs/performance.md, written from what was measured."""

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import date

from bench.measure import CONNECTIONS, ROWS, Figure, Measured, Size
from bench.profile_receipt import Cost, Costs

FORM, WIDE_FORM, PAGE = "bare form, 2 rows", f"bare form, {ROWS} rows", "bare page, 1 row"
# What is compared with what: the product's page and the floor below it.
OVER = {
    "receipt": FORM,
    "tracking page": PAGE,
    "public case page": PAGE,
}
STATEMENTS = {"receipt": "accept", "tracking page": "track", "public case page": "case"}

INTRO = """# Performance

Made by `make bench`; do not edit by hand.
Nothing here is asserted by a test: figures depend on the machine and on what else it does.

The real product runs as `hoiam serve` starts it (gunicorn, 2 processes of 8 threads, the worker for messages beside them), with the province of Lào Cai loaded.
The floor is the smallest Django page on the same server, settings and database: a form that writes 2 rows (and one that writes {rows}, as many as an acceptance) in one transaction, and a page that reads 1 row.
Commits wait for the disk on both databases: SQLite with `synchronous=FULL` in WAL mode, PostgreSQL with `fsync` and `synchronous_commit` on.
The load generator is one process on the same cores; every connection is kept, every request counts from its first byte out to its last byte in.

- **receipt**: the last press of the button. The draft was made before and the proof of work done, so that the request that is timed is the one that is acknowledged: voice, contact, receipt, case, duty with its date, words to be found by, message to the person, four events, all in one durable commit.
- **tracking page**: one's own case with an answer and an open promise, opened with the code before.
- **public case page**: the released page of the same case.

Each figure is the middle one of {rounds} rounds of {receipts} receipts or {pages} pages; in brackets the slowest and the quickest round.
`CPU` is processor time of server and database for one request; it moves least with noise.
"""


DONE = """## What was made cheaper so far

Counted in calls of a profiler, which do not depend on what else the machine does.

| path | before | after | by |
| --- | ---: | ---: | --- |
| acceptance, the action alone | 27,800 | 23,800 | words of a first voice and its contact are not read back; a draft without files deletes none |
| acceptance, the whole request | 32,900 | 29,500 | asking whether a key was used reads no row; a look-up by what is unique is not ordered |
| tracking page | 64,200 | 49,700 | the case without the units above it, which only policies ask for |
| public case page | 40,000 | 26,100 | the same |

What is asked of every page of a flood (how many voices came in ten minutes) has an index and is counted no further than matters.
Closer to the bare machine is the work of a later issue: fewer and narrower reads in an acceptance, writers of SQLite that queue before their transaction begins, unchanged pages answered without being made."""


def page(measured: Sequence[Measured], costs: Costs, *, size: Size, day: date, busy: bool) -> str:
    """The whole page."""
    lines = [
        INTRO.format(
            rows=ROWS, rounds=size.rounds, receipts=size.receipts, pages=size.pages
        ).rstrip(),
        "",
        *_machine(measured, day, busy),
    ]
    for one in measured:
        lines += ["", *_table(one)]
    lines += ["", *_ratios(measured), "", *_weights(measured), "", *_costs(costs), "", DONE]
    return "\n".join(lines) + "\n"


def _machine(measured: Sequence[Measured], day: date, busy: bool) -> Iterator[str]:
    versions = ", ".join(f"{one.database} {one.version}" for one in measured)
    yield (
        f"Measured on {day.day} {day:%B %Y}: {os.cpu_count()} cores, {_memory()} GiB of memory, "
        f"{platform.system()}, Python {platform.python_version()}, {versions}."
    )
    if busy:
        yield (
            "**The machine had other work at the same time**: times are longer than on a quiet one, "
            "and the ratios wander."
        )


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _table(one: Measured) -> Iterator[str]:
    yield f"## {one.database}"
    yield ""
    yield "| page | connections | a second | p50 ms | p95 ms | p99 ms | CPU ms | statements |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for name in (FORM, WIDE_FORM, "receipt", PAGE, "tracking page", "public case page"):
        for connections in CONNECTIONS:
            yield _row(one, name, connections)


def _row(one: Measured, name: str, connections: int) -> str:
    figure = one.figures[name, connections]
    key = STATEMENTS.get(name, "")
    cells = (
        f"*{name}*" if name.startswith("bare") else name,
        str(connections),
        f"{figure.per_second:,.0f} ({figure.least:,.0f}–{figure.most:,.0f})",
        _short(figure.p50),
        _short(figure.p95),
        _short(figure.p99),
        _short(figure.cpu),
        str(one.statements[key]) if key else "",
    )
    return f"| {' | '.join(cells)} |"


def _short(milliseconds: float) -> str:
    return f"{milliseconds:.0f}" if milliseconds >= 100 else f"{milliseconds:.1f}"


def _ratios(measured: Sequence[Measured]) -> Iterator[str]:
    yield "## How close to the bare machine"
    yield ""
    head = [f"{one.database}, {count}" for one in measured for count in CONNECTIONS]
    yield f"| a second, as a share of | {' | '.join(head)} |"
    yield f"| --- |{' ---: |' * len(head)}"
    pairs = [*OVER.items(), ("receipt", WIDE_FORM)]
    for name, floor in sorted(pairs, key=lambda pair: pair[0] != "receipt"):
        shares = [
            _share(one.figures[name, count], one.figures[floor, count])
            for one in measured
            for count in CONNECTIONS
        ]
        yield f"| {name} over *{floor}* | {' | '.join(shares)} |"


def _share(figure: Figure, floor: Figure) -> str:
    return f"{100 * figure.per_second / floor.per_second:.0f} %"


def _weights(measured: Sequence[Measured]) -> Iterator[str]:
    yield "## Start and memory"
    yield ""
    yield f"| | {' | '.join(one.database for one in measured)} |"
    yield f"| --- |{' ---: |' * len(measured)}"
    rows = (
        ("first start to first page, s", [f"{one.first_start:.1f}" for one in measured]),
        ("second start to first page, s", [f"{one.second_start:.1f}" for one in measured]),
        ("memory before the load, MiB", [f"{one.idle_megabytes:.0f}" for one in measured]),
        ("memory after the load, MiB", [f"{one.megabytes:.0f}" for one in measured]),
        (
            "database besides, MiB",
            [
                f"{one.database_megabytes:.0f}" if one.database_megabytes else "–"
                for one in measured
            ],
        ),
        ("cases at the end", [f"{one.cases:,}" for one in measured]),
    )
    for label, cells in rows:
        yield f"| {label} | {' | '.join(cells)} |"
    yield ""
    yield (
        "A start includes checks, migrations looked at and static files; the first one of an "
        "installation also copies and compresses them. Memory is the proportional share of the "
        "serving processes and of the worker beside them."
    )


def _costs(costs: Costs) -> Iterator[str]:
    steps = [_sentence(cost) for cost in costs.steps[:3]]
    yield "## Where the time of a receipt goes"
    yield ""
    yield (
        f"`python -m bench.profile_receipt` profiles the last press of the button on SQLite: "
        f"{costs.calls:,} calls. A profiler exaggerates what consists of many calls; the shares say "
        f"where to look."
    )
    yield ""
    yield f"The three largest costs among the steps of the work: {'; '.join(steps)}."
    yield ""
    yield "| step of the work | share | | layer of the code, its own time | share |"
    yield "| --- | ---: | --- | --- | ---: |"
    for number in range(max(len(costs.steps), len(costs.layers))):
        yield f"| {_pair(costs.steps, number)} | | {_pair(costs.layers, number)} |"


def _sentence(cost: Cost) -> str:
    return f"{cost.name}, {cost.share:.0f} %"


def _pair(costs: Sequence[Cost], number: int) -> str:
    if number >= len(costs):
        return " | "
    return f"{costs[number].name} | {costs[number].share:.0f} %"
