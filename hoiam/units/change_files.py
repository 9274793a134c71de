"""A file of official changes, judged row by row before anything is written.

One row is one act: on a day, by a decision, units are merged, split, renamed, redesignated, moved,
abolished or begun. CSV and JSON say the same; a unit is named by our own code, or by the official
code or the whole name where just one bore it the day before: the preview shows which one is meant.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from hoiam.core.refusals import Invalid
from hoiam.core.text import fold, normalise, vn_date
from hoiam.units import queries
from hoiam.units.models import COMMUNES, Unit, UnitKind

NEW, KNOWN, REFUSED = "new", "known", "refused"
MERGE, SPLIT, RENAME, REDESIGNATE, MOVE, ABOLISH, CREATE = ACTS = (
    "merge",
    "split",
    "rename",
    "redesignate",
    "move",
    "abolish",
    "create",
)
# How many units come before and after each kind of act: at least, at most.
MANY = 99
COUNTS = {
    MERGE: ((1, MANY), (1, 1)),
    SPLIT: ((1, 1), (2, MANY)),
    RENAME: ((1, 1), (1, 1)),
    REDESIGNATE: ((1, 1), (1, 1)),
    MOVE: ((1, 1), (0, 1)),
    ABOLISH: ((1, MANY), (0, 0)),
    CREATE: ((0, 0), (1, MANY)),
}
COLUMNS = ("decision", "day", "what", "predecessors", "successors", "parent")
LONGEST_FILE, MOST_ROWS, LONGEST = 2_000_000, 5_000, 200
KINDS = {
    "Tỉnh": UnitKind.PROVINCE,
    "Thành phố": UnitKind.PROVINCE,
    "Phường": UnitKind.WARD,
    "Đặc khu": UnitKind.SPECIAL_ZONE,
    "Xã": UnitKind.COMMUNE,
}
HAMLETS = ("Thôn", "Bản", "Tổ dân phố", "Khu phố", "Ấp", "Buôn", "Làng", "Khóm", "Tiểu khu")
_WITH_CODE = re.compile(r"(?P<name>.+?)\s*\((?P<code>\d{2,5})\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A unit that begins, or the words that one takes."""

    name: str
    kind: str
    official_code: str
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One act with its verdict; units are own codes once they were found."""

    line: int
    verdict: str
    what: str
    decision: str
    day: date
    predecessors: tuple[str, ...]
    successors: tuple[Named, ...]
    parent: str
    why: str = ""


def read(text: str) -> tuple[Row, ...]:
    """Every row of a file with its verdict, as units are today."""
    if len(text) > LONGEST_FILE:
        raise Invalid("units.file-too-long", field="file")
    raw = list(_raw(text))
    if not raw or len(raw) > MOST_ROWS:
        raise Invalid("units.file-without-rows", field="file", most=MOST_ROWS)
    return judged([_row(line, cells) for line, cells in raw])


def judged(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The verdict on each row against what is written today; two rows never end one unit."""
    units = _named_units(rows)
    taken: set[str] = set()
    found = []
    for row in rows:
        judge = row if row.verdict == REFUSED else _judge(row, units)
        twice = taken & set(judge.predecessors)
        if judge.verdict == NEW and twice:
            names = ", ".join(sorted(twice))
            judge = _refuse(judge, _("{names} đã có ở một dòng trên.").format(names=names))
        taken |= set(judge.predecessors)
        found.append(judge)
    return tuple(found)


def committed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of a preview that write something, in the order of their days."""
    return tuple(sorted((row for row in rows if row.verdict == NEW), key=lambda row: row.day))


# ---- reading ----------------------------------------------------------------------------------


def _raw(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    text = text.lstrip("\ufeff").strip()
    if text.startswith(("[", "{")):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            raise Invalid("units.file-unreadable", field="file") from None
        rows = found if isinstance(found, list) else [found]
        yield from ((n, row) for n, row in enumerate(rows, start=1) if isinstance(row, dict))
        return
    lines = csv.DictReader(io.StringIO(text))
    names = {str(name).strip() for name in lines.fieldnames or ()}
    if not {"decision", "day", "what"} <= names:
        raise Invalid("units.file-unreadable", field="file")
    try:
        for cells in lines:
            yield lines.line_num, {str(key).strip(): cell for key, cell in cells.items()}
    except csv.Error:
        raise Invalid("units.file-unreadable", field="file") from None


def _row(line: int, cells: Mapping[str, Any]) -> Row:
    what = fold(str(cells.get("what") or ""))
    try:
        day = date.fromisoformat(str(cells.get("day") or "").strip())
    except ValueError:
        day = date.min
    row = Row(
        line=line,
        verdict="",
        what=what,
        decision=" ".join(normalise(str(cells.get("decision") or "")).split()),
        day=day,
        predecessors=tuple(_words(cells.get("predecessors"))),
        successors=tuple(_successors(cells.get("successors"))),
        parent=str(cells.get("parent") or "").strip(),
    )
    problem = _problem(row, str(cells.get("day") or ""))
    return _refuse(row, problem) if problem else row


def _words(cell: Any) -> Iterator[str]:
    many = cell if isinstance(cell, list) else str(cell or "").split(";")
    yield from (word for one in many if (word := str(one).strip()))


def _successors(cell: Any) -> Iterator[Named]:
    many = cell if isinstance(cell, list) else str(cell or "").split(";")
    for one in many:
        if isinstance(one, dict):
            name = _name(str(one.get("name") or ""))
            kind = str(one.get("kind") or "") or kind_of(name)
            code = str(one.get("code") or "").strip()
            yield Named(name, kind, code, tuple(_words(one.get("keeps"))))
        elif name := _name(str(one)):
            matched = _WITH_CODE.match(name)
            name, code = (matched["name"], matched["code"]) if matched else (name, "")
            yield Named(name, kind_of(name), code)


def _name(text: str) -> str:
    return " ".join(normalise(text).split())


def kind_of(name: str) -> str:
    """What a unit is, by the words its name begins with; nothing where they are unknown."""
    for words, kind in KINDS.items():
        if name.startswith(words + " "):
            return kind
    return UnitKind.HAMLET if name.startswith(tuple(f"{word} " for word in HAMLETS)) else ""


def _problem(row: Row, day: str) -> str:
    if row.what not in ACTS:
        return _("Việc “{what}” lạ; dùng một trong: {acts}.").format(
            what=row.what, acts=", ".join(ACTS)
        )
    if row.day == date.min:
        return _("Ngày “{day}” không đúng dạng năm-tháng-ngày.").format(day=day)
    if not row.decision or len(row.decision) > LONGEST:
        return _("Thiếu văn bản, hoặc văn bản dài quá {most} chữ.").format(most=LONGEST)
    before, after = COUNTS[row.what]
    if not before[0] <= len(row.predecessors) <= before[1]:
        return _("Số đơn vị cũ không hợp với việc “{what}”.").format(what=row.what)
    if not after[0] <= len(row.successors) <= after[1]:
        return _("Số đơn vị mới không hợp với việc “{what}”.").format(what=row.what)
    return next((problem for one in row.successors if (problem := _name_problem(one))), "")


def _name_problem(one: Named) -> str:
    if not fold(one.name) or len(one.name) > LONGEST:
        return _("Thiếu tên đơn vị mới, hoặc tên dài quá {most} chữ.").format(most=LONGEST)
    if one.kind not in UnitKind.values:
        return _("Chưa rõ “{name}” là loại đơn vị nào: tên phải bắt đầu bằng xã, phường…").format(
            name=one.name
        )
    return ""


# ---- judging ----------------------------------------------------------------------------------


def _named_units(rows: Sequence[Row]) -> dict[str, list[Unit]]:
    """Every unit that a row may mean, by own code, official code or whole name: three queries for
    a whole file."""
    codes = {code for row in rows for code in (*row.predecessors, row.parent) if code}
    codes |= {code for row in rows for one in row.successors for code in one.keeps}
    found: dict[str, list[Unit]] = {}
    rows_of = Unit.objects.select_related("parent")
    for unit in rows_of.filter(code__in=codes):
        found.setdefault(unit.code, []).append(unit)
    territories = (UnitKind.PROVINCE, *COMMUNES)
    for unit in rows_of.filter(official_code__in=codes, kind__in=territories).exclude(
        code__in=codes
    ):
        found.setdefault(unit.official_code, []).append(unit)
    folded = {fold(code): code for code in codes if " " in code}
    for unit in rows_of.filter(folded__in=folded):
        found.setdefault(folded[unit.folded], []).append(unit)
    return found


def _judge(row: Row, units: Mapping[str, list[Unit]]) -> Row:
    eve = row.day - timedelta(days=1)
    before: list[Unit] = []
    for code in row.predecessors:
        unit = _one(units.get(code, []), eve)
        if unit is None:
            why = _("Không có đúng một đơn vị mang mã hoặc tên “{code}” ngay trước ngày {day}.")
            return _refuse(row, why.format(code=code, day=vn_date(row.day)))
        before.append(unit)
    row = replace(row, predecessors=tuple(unit.code for unit in before))
    if row.parent:
        parent = _one(units.get(row.parent, []), row.day)
        if parent is None:
            return _refuse(row, _("Không có cấp trên mang mã “{code}”.").format(code=row.parent))
        row = replace(row, parent=parent.code)
    elif row.what in (CREATE, MOVE):
        return _refuse(row, _("Thiếu cấp trên (cột parent)."))
    if _is_written(row, before):
        return replace(row, verdict=KNOWN)
    ended = [unit.name for unit in before if unit.valid_to is not None]
    if ended:
        why = _("{names} đã được ghi là kết thúc vào ngày khác.")
        return _refuse(row, why.format(names=", ".join(ended)))
    return replace(row, verdict=NEW)


def _one(found: list[Unit], day: date) -> Unit | None:
    there = [unit for unit in found if queries.exists_on(unit, day)]
    return there[0] if len(there) == 1 else None


def _is_written(row: Row, before: list[Unit]) -> bool:
    """Whether this very act stands in the rows already."""
    if row.what in (RENAME, REDESIGNATE):
        named = queries.designations(before[0]).filter(valid_from=row.day)
        return named.filter(name=row.successors[0].name).exists()
    if row.what == CREATE:
        names = {one.name for one in row.successors}
        there = Unit.objects.filter(parent__code=row.parent, valid_from=row.day, name__in=names)
        return there.count() == len(names)
    if any(unit.valid_to != row.day for unit in before):
        return False
    after = Unit.objects.filter(
        predecessor_links__predecessor__in=before, predecessor_links__change__day=row.day
    ).distinct()
    if row.what == MOVE:
        return after.filter(parent__code=row.parent).exists()
    return {one.name for one in after} == {one.name for one in row.successors}


def _refuse(row: Row, why: str) -> Row:
    return replace(row, verdict=REFUSED, why=why)
