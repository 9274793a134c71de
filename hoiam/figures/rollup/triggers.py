"""Triggers that mark, in the transaction of a change, which cells no longer say what is so.

Which columns of which tables matter is read off the statement that counts the cells. How a row
of a table leads to units and months is written here by hand; a table without a way is refused.
They are made after migrations ran and taken away before: what a migration changes is counted anew.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection

from hoiam.figures.models.rollup import Rollup
from hoiam.figures.rollup.counting import counted
from hoiam.figures.rollup.cubes import CODES, EVERYTHING, kept

PREFIX = "figures_marks_"
_TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"(?: (?!ON\b|INNER\b|LEFT\b|WHERE\b)"?(\w+)"?)?')
_COLUMN = re.compile(r'"?(\w+)"?\."(\w+)"')
# Ways from a changed row, called `{row}`, to the units and months whose cells it may change.
_CASE = "SELECT {row}.unit_id AS unit_id, {row}.opened_on AS day"
# Showing or withdrawing a batch shows other versions of records in any batch. Its own rows are
# all it marks besides, unless their cells are kept apart and come and go with it: that is asked
# first, so that neither database looks at half a million rows to find that none is wanted.
_BATCH = (
    "SELECT r.unit_id, r.opened_on AS day FROM (SELECT {row}.id AS id WHERE NOT EXISTS"
    " (SELECT 1 FROM figures_aside a WHERE a.batch_key = {row}.id"
    " AND a.dataset = '{code}' AND a.is_ready)) marked"
    " JOIN registers_record r ON r.batch_id = marked.id"
    " UNION SELECT r.unit_id, r.opened_on FROM registers_record r"
    " WHERE r.code IN (SELECT v.code FROM registers_record v WHERE v.followed_in_id = {row}.id)"
)
_WAYS: Mapping[tuple[str, str], str] = {
    ("cases", "cases_case"): _CASE,
    ("cases", "commitments_commitment"): (
        "SELECT c.unit_id, c.opened_on AS day FROM cases_case c"
        " WHERE {row}.about_kind = 'case' AND c.code = {row}.about_code"
    ),
    ("records", "registers_record"): _CASE,
    ("records", "registers_batch"): _BATCH,
    ("dossiers", "registers_record"): _CASE,
    ("dossiers", "registers_batch"): _BATCH,
}
# A row of a batch that nobody sees yet changes no figure: the showing marks all of them at once,
# where their cells are not being counted already.
_SEEN = (
    f"{_CASE} FROM registers_batch b WHERE b.id = {{row}}.batch_id AND (b.shown_at IS NOT NULL"  # noqa: S608 (of names alone)
    " OR EXISTS (SELECT 1 FROM figures_aside a WHERE a.batch_key = b.id))"
)
_INSERTED: Mapping[tuple[str, str], str] = {
    ("records", "registers_record"): _SEEN,
    ("dossiers", "registers_record"): _SEEN,
}
# Bodies and fields are told apart by their codes, which never change: if one did, all would.
_ALL = ("units_unit", "units_field")
# Each of these stands for so many rows that PostgreSQL has to be told of it as a value: joined to
# a table of changed ones, it reads all rows there are.
_ONE_BY_ONE = ("registers_batch",)
_SQLITE = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger, named by what it says, so that another one has another name."""

    name: str
    table: str
    statements: tuple[str, ...]


def watched(code: str) -> dict[str, frozenset[str]]:
    """Tables and columns that the cells of a dataset are counted from."""
    of = kept(code)
    said = str(counted(of, of.rows.base()).query)
    names: dict[str, str] = {}
    for table, alias in _TABLE.findall(said):
        names[table] = table
        if alias:
            names[alias] = table
    found: dict[str, set[str]] = {table: set() for table in names.values()}
    for alias, column in _COLUMN.findall(said):
        found[names[alias]].add(column)
    return {table: frozenset(columns - {"id"}) for table, columns in found.items()}


def tables() -> set[str]:
    """All tables that triggers stand on, and their own."""
    of_rollup = {"figures_mark", "figures_rollup", "figures_cell", "figures_aside"}
    return of_rollup | {table for code in CODES for table in watched(code)}


def wanted() -> list[Trigger]:
    """Every trigger that should stand."""
    make = _postgres if connection.vendor == "postgresql" else _sqlite
    return [
        trigger
        for code in CODES
        for table, columns in sorted(watched(code).items())
        if columns
        for trigger in make(code, table, sorted(columns))
    ]


def _named(parts: tuple[str, ...], table: str, told: str) -> Trigger:
    digest = sha256(" ".join([*parts, told]).encode()).hexdigest()[:12]
    name = f"{PREFIX}{digest}"
    return Trigger(name, table, tuple(part.replace("{name}", name) for part in parts))


def _sqlite(code: str, table: str, columns: list[str]) -> Iterator[Trigger]:
    quoted = ", ".join(f'"{one}"' for one in columns)
    differs = " OR ".join(f'OLD."{one}" IS NOT NEW."{one}"' for one in columns)
    for event, rows in _SQLITE.items():
        if table in _ALL and event != "update":
            continue
        when = f" OF {quoted} ON {table} WHEN {differs}" if event == "update" else f" ON {table}"
        way = _way(code, table, event)
        steps = "; ".join(_mark_sqlite(code, table, row, way) for row in rows)
        made = f"CREATE TRIGGER {{name}} AFTER {event.upper()}{when} BEGIN {steps}; END"
        yield _named((made,), table, event)


def _way(code: str, table: str, event: str) -> str:
    ways = _INSERTED if event == "insert" and (code, table) in _INSERTED else _WAYS
    return "" if table in _ALL else ways[code, table].replace("{code}", code)


def _mark_sqlite(code: str, table: str, row: str, way: str) -> str:
    """SQLite has one writer: a mark that stands stands for this change as well."""
    return (
        "INSERT INTO figures_mark (dataset, unit_key, month)"  # noqa: S608 (of names alone)
        f" SELECT DISTINCT '{code}', t.unit, t.month FROM ({_parts(way, row)}) t"
        f" WHERE NOT EXISTS (SELECT 1 FROM figures_mark m WHERE m.dataset = '{code}'"
        " AND m.month = t.month AND m.unit_key = t.unit)"
    )


def _parts(way: str, row: str, changed: str = "") -> str:
    """The units and months of a row by its way; everything where it has none."""
    if not way:
        return f"SELECT {EVERYTHING} AS unit, {_month('NULL')} AS month"
    way = way.replace("{row}", row)
    if changed:
        first, *more = way.split(" UNION ")
        way = " UNION ".join(_from(one, row, changed) for one in (first, *more))
    month = _month("w.day")
    return f"SELECT COALESCE(w.unit_id, 0) AS unit, {month} AS month FROM ({way}) w"  # noqa: S608


def _from(way: str, row: str, changed: str) -> str:
    """The same for many changed rows, which stand in a table of their own."""
    if " FROM " not in way:
        return f"{way} FROM {changed} {row}"
    return way.replace(" FROM ", f" FROM {changed} {row}, ", 1)


def _month(day: str) -> str:
    if connection.vendor == "postgresql":
        return f"COALESCE(date_trunc('month', {day}::date)::date, DATE '0001-01-01')"
    return f"COALESCE(substr({day}, 1, 8) || '01', '0001-01-01')"


def _postgres(code: str, table: str, columns: list[str]) -> Iterator[Trigger]:
    """One call for a statement, however many rows it changed. Every change leaves a mark of its
    own: one that stands may be taken away before this change is seen."""
    differs = " OR ".join(f'o."{one}" IS DISTINCT FROM n."{one}"' for one in columns)
    pairs = f"FROM old_rows o JOIN new_rows n USING (id) WHERE {differs}"
    both = f"(SELECT o.* {pairs} UNION ALL SELECT n.* {pairs})"
    sources = {
        "insert": ("NEW TABLE AS new_rows", "new_rows"),
        "update": ("OLD TABLE AS old_rows NEW TABLE AS new_rows", both),
        "delete": ("OLD TABLE AS old_rows", "old_rows"),
    }
    for event, (tables, changed) in sources.items():
        if table in _ALL and event != "update":
            continue
        way = _way(code, table, event)
        parts = _parts(way, "changed", "" if table in _ONE_BY_ONE else changed)
        if table in _ALL:
            parts = f"{parts} FROM {changed} changed"
        declared = ""
        marks = (
            "INSERT INTO figures_mark (dataset, unit_key, month)"  # noqa: S608 (of names alone)
            f" SELECT DISTINCT '{code}', t.unit, t.month FROM ({parts}) t;"
        )
        if table in _ONE_BY_ONE:
            ids = f"SELECT DISTINCT c.id FROM {changed} c"  # noqa: S608 (of names alone)
            declared = "DECLARE changed record; "
            marks = f"FOR changed IN {ids} LOOP {marks} END LOOP;"
        function = (
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $mark$"
            f" {declared}BEGIN {marks} RETURN NULL; END $mark$"
        )
        made = (
            f"CREATE TRIGGER {{name}} AFTER {event.upper()} ON {table} REFERENCING {tables}"
            " FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        )
        yield _named((function, made), table, event)


def standing() -> dict[str, str]:
    """The triggers that stand, with their tables."""
    asked = (
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        " AND starts_with(tgname, %s)"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
        " AND substr(name, 1, length(%s)) = %s"
    )
    given = [PREFIX] if connection.vendor == "postgresql" else [PREFIX, PREFIX]
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        return dict(cursor.fetchall())


def install() -> None:
    """Make the triggers stand; where they did not, whatever was counted before is counted anew."""
    make, there = wanted(), standing()
    if {one.name for one in make} == set(there):
        return
    remove()
    with connection.cursor() as cursor:
        for one in make:
            for statement in one.statements:
                cursor.execute(statement)
    Rollup.objects.update(digest="")


def remove() -> None:
    """Take them away, before tables change under them."""
    with connection.cursor() as cursor:
        for name, table in standing().items():
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP TRIGGER "{name}" ON {table}')
                cursor.execute(f'DROP FUNCTION "{name}"')
            else:
                cursor.execute(f'DROP TRIGGER "{name}"')
