"""`python -m bench.plans`, with the settings of an installation: every list as its readers open it,
its statements, and how the database finds their rows.

For each page: statements, the middle and the slowest twentieth in milliseconds (wall clock, and
processor time of this process), what the database took for its statements when asked once more, and
what it read. `--statements` prints below it each statement that reads a large table whole, sorts
what it read or takes long; `--menus` opens whatever the menus lead to instead of the lists,
`--json FILE` keeps the figures, `--only TEXT` runs the pages whose names hold it.
Nothing stays behind: who signs in here does so in a transaction that is rolled back.
"""

import argparse
import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")

import django

django.setup()

from django.core.cache import cache  # noqa: E402 - needs the set-up above
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count, Max  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from bench import menus  # noqa: E402
from hoiam.accounts.models import Officer, RoleHeld  # noqa: E402
from hoiam.cases.models import Case  # noqa: E402
from hoiam.units.models import Field, Unit  # noqa: E402

TURNS = 15
MOST_READ = 5_000  # rows of a large table that one statement may look at
LONG = 10  # ms of the database for one statement
LARGE = (
    "cases_case", "cases_answer", "cases_gathering", "commitments_commitment",
    "commitments_duedate", "commitments_reminder", "publication_page", "publication_release",
    "voices_voice", "voices_receipt", "notices_notice", "base_event", "base_searchentry",
    "registers_record",
)  # fmt: skip
_STEP = 1_000  # instructions of SQLite's machine between two looks


@dataclass(frozen=True, slots=True)
class Opened:
    """A page and who opens it; nobody: a stranger."""

    name: str
    path: str
    officer: Officer | None = None


@dataclass(slots=True)
class Found:
    """What one page took."""

    name: str
    statements: int = 0
    first: float = 0.0  # with nothing in the memory that is counted into for a minute
    database: float = 0.0
    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    read: int = 0  # rows (PostgreSQL), thousands of instructions (SQLite)
    flagged: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        return {
            "page": self.name,
            "statements": self.statements,
            "first": round(self.first, 1),
            "database": round(self.database, 1),
            "p50": round(statistics.median(self.wall), 1),
            "p95": round(_late(self.wall), 1),
            "cpu_p50": round(statistics.median(self.processor), 1),
            "cpu_p95": round(_late(self.processor), 1),
            "read": self.read,
            "flagged": len(self.flagged),
        }


def _late(times: Sequence[float]) -> float:
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def _readers() -> dict[str, Officer]:
    """An officer of each kind: who works where most lies, who leads where most stands below."""
    held = RoleHeld.objects.filter(valid_to__isnull=True).select_related("officer", "unit")
    busiest = {
        row["unit"]: row["n"]
        for row in Case.objects.order_by().values("unit").annotate(n=Count("pk"))
    }
    found: dict[str, Officer] = {}
    for role in ("handler", "clerk"):
        rows = sorted(held.filter(role=role), key=lambda one: -busiest.get(one.unit_id, 0))
        if rows:
            found[role] = rows[0].officer
            found[f"{role}, little"] = rows[-1].officer
    leads = held.filter(role="leader")
    for name, some in (
        ("leader, province", leads.filter(unit__area__kind="province", unit__kind="government")),
        ("leader, commune", leads.exclude(unit__area__kind="province")),
        ("front", held.filter(role="front")),
    ):
        ordered = sorted(some, key=lambda one: -busiest.get(one.unit_id, 0))
        if ordered:
            found[name] = ordered[0].officer
    return found


def pages() -> Iterator[Opened]:
    """The lists, their filters and a page deep inside each."""
    last = Case.objects.aggregate(last=Max("pk"))["last"] or 0
    shown = Case.objects.filter(page__isnull=False)
    deep = shown.filter(pk__lte=last // 2).order_by("-pk").first() or shown.order_by("pk").first()
    deep = shown.order_by("pk")[10_000:10_001].first() or deep
    unit = Unit.objects.filter(pk=_most("unit")).get()
    area = Unit.objects.filter(pk=_most("area")).get()
    commune = area if area.parent is None or area.kind != "hamlet" else area.parent
    field_ = Field.objects.filter(pk=_most("field")).get()
    yield Opened("home", "/")
    yield Opened("units", "/don-vi")
    for name, one in (("body", unit), ("commune", commune)):
        yield Opened(f"unit page, {name}", f"/don-vi/{one.code}")
    code = deep.code if deep is not None else ""
    for name, asked in (
        ("all", ""), ("deep", f"truoc={code}"), ("newer", f"sau={code}"),
        ("unit", f"don-vi={unit.code}"), ("commune", f"xa={commune.code}"),
        ("field", f"linh-vuc={field_.code}"), ("open", "tinh-trang=open"),
        ("late", "tinh-trang=late"), ("in time", "tinh-trang=in-time"),
        ("promise late", "tinh-trang=promise-late"), ("year", "nam=2025"),
        ("unit, late", f"don-vi={unit.code}&tinh-trang=late"),
        ("unit, deep", f"don-vi={unit.code}&truoc={code}"),
    ):  # fmt: skip
        yield Opened(f"public list, {name}", f"/vu-viec?{asked}")
    yield Opened("feed", "/vu-viec.atom")
    office = "/van-phong/"
    for name, reader in _readers().items():
        lists = [
            ("my work", ""), ("my work, late", "?han=tre"),
            ("my work, next", "?sau=2026-06-01_1"),
            ("cases", "vu-viec"), ("cases, deep", f"vu-viec?sau={deep.pk if deep else 0}"),
            ("cases, handling", "vu-viec?tt=handling"), ("cases, late", "vu-viec?tt=tre"),
            ("cases, approval", "vu-viec?tt=duyet"), ("cases, field", f"vu-viec?lv={field_.code}"),
            ("sorting", "phan-loai"), ("not told", "chua-bao"), ("dockets", "thoi-han"),
            ("petitions", "don"), ("registers", "so-cu"), ("new dates", "xin-lui-han"),
        ]  # fmt: skip
        if name.startswith("leader"):
            lists.append(("leading", "theo-doi"))
        for said, path in lists:
            yield Opened(f"{name}: {said}", office + path, reader)


def _most(column: str) -> int:
    rows = Case.objects.order_by().values(column).annotate(n=Count("pk")).order_by("-n")
    return int(rows[0][column])


def measured(opened: Opened, client: Client, turns: int) -> Found | None:
    """Open a page again and again; then look at each of its statements once."""
    answer = client.get(opened.path)
    if answer.status_code != 200 or answer.streaming:
        return None
    found = Found(opened.name)
    cache.clear()
    began = time.perf_counter()
    client.get(opened.path)
    found.first = (time.perf_counter() - began) * 1000
    for _turn in range(turns):
        wall, processor = time.perf_counter(), time.process_time()
        client.get(opened.path).getvalue()
        found.wall.append((time.perf_counter() - wall) * 1000)
        found.processor.append((time.process_time() - processor) * 1000)
    asked: list[Asked] = []
    with connection.execute_wrapper(_keeping(asked)):
        client.get(opened.path)
    found.statements = len(asked)
    for statement, values in asked:
        if not statement.lstrip("( ").upper().startswith(("SELECT", "WITH")):
            continue
        look = looked_at(statement, values)
        found.read += look.read
        found.database += look.took
        if look.flags:
            told = statement.replace("%s", "{}").format(*map(repr, values or ()))
            found.flagged.append(f"{'; '.join(look.flags)}\n    {told[:1500]}\n{look.plan}")
    return found


type Asked = tuple[str, Sequence[Any] | None]


def _keeping(asked: list[Asked]) -> Callable[..., Any]:
    """Statements with their values apart: with the values put in, a database may plan otherwise."""

    def keep(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        asked.append((sql, values))
        return execute(sql, values, many, context)

    return keep


@dataclass(frozen=True, slots=True)
class Look:
    """How much a statement reads, how long it takes, what is wrong with how, and the plan."""

    read: int
    took: float
    flags: list[str]
    plan: str


def looked_at(statement: str, values: Sequence[Any] | None) -> Look:
    """Ask once more, and how."""
    ask = _postgres if connection.vendor == "postgresql" else _sqlite
    return ask(statement, values)


def _sqlite(statement: str, values: Sequence[Any] | None) -> Look:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + statement, values)
        lines = [str(row[-1]) for row in cursor.fetchall()]
        steps = 0

        def more() -> int:
            nonlocal steps
            steps += 1
            return 0

        began = time.perf_counter()
        cursor.execute(statement, values)
        cursor.fetchall()
        took = (time.perf_counter() - began) * 1000
        raw: Any = connection.connection
        raw.set_progress_handler(more, _STEP)
        try:
            cursor.execute(statement, values)
            cursor.fetchall()
        finally:
            raw.set_progress_handler(None, 0)
    names = _aliases(statement)
    flags = []
    for line in lines:
        scanned = re.match(r"SCAN (\S+)", line)
        if scanned and names.get(scanned[1], scanned[1]) in LARGE and steps > MOST_READ // 100:
            flags.append(line)
        if "TEMP B-TREE" in line and steps > MOST_READ // 100:
            flags.append(line)
    if steps > MOST_READ // 25 or took > LONG:
        flags.append(f"{steps} thousand instructions, {took:.0f} ms")
    return Look(steps, took, flags, "\n".join(f"      {line}" for line in lines))


def _aliases(statement: str) -> dict[str, str]:
    found = re.findall(r'(?:FROM|JOIN) "(\w+)" (?:AS )?"?([A-Z]+\d+)"?', statement)
    return {short: table for table, short in found}


def _postgres(statement: str, values: Sequence[Any] | None) -> Look:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement, values)
        answer = cursor.fetchone()[0]
        whole = answer[0] if isinstance(answer, list) else json.loads(answer)[0]
    read, flags, lines = 0, [], []
    for node, depth in _nodes(whole["Plan"], 0):
        rows = int(node["Actual Rows"] * node["Actual Loops"])
        passed = int(node.get("Rows Removed by Filter", 0) * node["Actual Loops"])
        table = node.get("Relation Name", "")
        if "Scan" in node["Node Type"]:
            read += rows + passed
        if table in LARGE and node["Node Type"] == "Seq Scan" and rows + passed > MOST_READ:
            flags.append(f"Seq Scan {table}")
        elif table in LARGE and rows + passed > MOST_READ:
            flags.append(f"{rows + passed} rows of {table}")
        if node["Node Type"] == "Sort" and rows > MOST_READ:
            flags.append(f"sorts {rows}")
        lines.append(
            f"      {'  ' * depth}{node['Node Type']} {table} {node.get('Index Name', '')} "
            f"rows {rows} passed {passed} {node['Actual Total Time']} ms"
        )
    took = float(whole["Execution Time"] + whole["Planning Time"])
    if took > LONG:
        told = f"{whole['Execution Time']:.0f} ms, planned in {whole['Planning Time']:.0f} ms"
        flags.append(told)
    return Look(read, took, flags, "\n".join(lines))


def _nodes(plan: dict[str, Any], depth: int) -> Iterator[tuple[dict[str, Any], int]]:
    yield plan, depth
    for below in plan.get("Plans", ()):
        yield from _nodes(below, depth + 1)


def _of_menus() -> Iterator[tuple[Opened, Client]]:
    """Whatever the menus lead to, by name of the reader."""
    for name, officer, start in menus.walks():
        with _entered(officer) as client:
            for path in menus.Walk(client, start).addresses():
                yield Opened(f"{name}: {path}", path, officer), client


def _of_lists() -> Iterator[tuple[Opened, Client]]:
    for opened in list(pages()):
        with _entered(opened.officer) as client:
            yield opened, client


@contextmanager
def _entered(officer: Officer | None) -> Iterator[Client]:
    """A browser in which somebody is signed in, or nobody."""
    with transaction.atomic():
        client = Client()
        if officer is not None:
            client.force_login(officer)
        yield client
        transaction.set_rollback(True)


@override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False)
def main(arguments: Sequence[str] | None = None) -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="")
    asked.add_argument("--turns", type=int, default=TURNS)
    asked.add_argument("--statements", action="store_true")
    asked.add_argument("--menus", action="store_true")
    asked.add_argument("--json", type=Path)
    options = asked.parse_args(arguments)
    print(f"{connection.vendor}, {Case.objects.count()} cases")
    kept = []
    for opened, client in _of_menus() if options.menus else _of_lists():
        if options.only not in opened.name:
            continue
        found = measured(opened, client, options.turns)
        if found is None:
            continue
        told = found.told()
        kept.append(told)
        print(
            f"{told['page']:<50} {told['statements']:>3} statements  first {told['first']:>7}"
            f"  p50 {told['p50']:>7} p95 {told['p95']:>7}"
            f"  cpu {told['cpu_p50']:>7} {told['cpu_p95']:>7}  database {told['database']:>7}"
            f"  read {told['read']:>8}  {'!' * len(found.flagged)}",
            flush=True,
        )
        if options.statements:
            print("\n".join(f"  {one}" for one in found.flagged), flush=True)
    if options.json:
        options.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
