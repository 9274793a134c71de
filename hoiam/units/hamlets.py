"""A list of hamlets in CSV, row by row: new, known, changed or refused, before anything is written.

Columns: `commune_code` (ours or the official one) and `name`; optional `kind` (thôn, bản, tổ dân
phố …), `code` (ours, to rename a hamlet that is there) and `valid_from` (year-month-day).
Other columns are named in the preview and not kept: the head of a hamlet is a person with an
account, not a word in a list of places.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from hoiam.core.text import fold, normalise

NEW, KNOWN, CHANGED, REFUSED = "new", "known", "changed", "refused"
KINDS = ("thôn", "bản", "tổ dân phố", "xóm", "khu phố", "ấp", "buôn", "làng", "khu", "tổ")
COLUMNS = ("commune_code", "name", "kind", "code", "valid_from")
LONGEST = 120
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class KnownCommune:
    """A commune that exists today."""

    code: str
    official_code: str
    name: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class KnownHamlet:
    """A hamlet that exists today."""

    code: str
    commune: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line with its verdict; `why` is a sentence with its details already filled in."""

    line: int
    verdict: str
    commune: str
    commune_name: str
    name: str
    code: str
    valid_from: date | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen; committed as it stands or not at all."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...]

    def count(self, verdict: str) -> int:
        """How many rows got this verdict."""
        return sum(row.verdict == verdict for row in self.rows)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused."""
        return not self.count(REFUSED)


def full_name(kind: str, name: str) -> str:
    """The name with its kind before it, once: "thôn" and "1" make "Thôn 1"."""
    words = " ".join(normalise(name).split())
    kind = " ".join(normalise(kind).split()).lower()
    if not kind or f"{fold(words)} ".startswith(f"{fold(kind)} "):
        return words[:1].upper() + words[1:]
    return f"{kind[:1].upper()}{kind[1:]} {words}"


def read(text: str, *, communes: Iterable[KnownCommune], hamlets: Iterable[KnownHamlet]) -> Preview:
    """The preview of a list; `text` is the whole file, comma or semicolon between columns."""
    text = text.removeprefix("\ufeff")
    heading = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""),
        delimiter=";" if heading.count(";") > heading.count(",") else ",",
    )
    reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    names = reader.fieldnames
    missing = [name for name in COLUMNS[:2] if name not in names]
    if missing:
        why = _("Thiếu cột {columns} ở dòng đầu.").format(columns=", ".join(missing))
        return Preview((Row(1, REFUSED, "", "", "", "", None, why),), ())
    judge = Judge(communes, hamlets)
    rows: list[Row] = []
    for record in reader:
        if len(rows) == MOST_ROWS:
            why = _("Một lần chỉ nhận {most} dòng; chia tệp làm nhiều phần.").format(most=MOST_ROWS)
            rows.append(Row(reader.line_num, REFUSED, "", "", "", "", None, why))
            break
        cells = {name: str(record.get(name) or "").strip() for name in COLUMNS}
        if any(cells.values()):
            rows.append(judge.verdict(reader.line_num, cells))
    ignored = tuple(name for name in names if name and name not in COLUMNS)
    return Preview(tuple(rows), ignored)


class Judge:
    """Compares lines with what exists and with the lines before them."""

    def __init__(self, communes: Iterable[KnownCommune], hamlets: Iterable[KnownHamlet]) -> None:
        self.communes: dict[str, KnownCommune] = {}
        for commune in communes:
            self.communes[commune.code] = commune
            self.communes.setdefault(commune.official_code, commune)
        self.by_code = {hamlet.code: hamlet for hamlet in hamlets}
        self.by_name = {(h.commune, fold(h.name)): h for h in self.by_code.values()}
        self.seen: dict[tuple[str, str], int] = {}

    def verdict(self, line: int, cells: dict[str, str]) -> Row:
        """One line judged; the first reason to refuse is the one that is told."""
        commune = self.communes.get(cells["commune_code"].lower())
        name = full_name(cells["kind"], cells["name"])
        row = Row(line, NEW, "", "", name, "", None)
        if commune is None:
            return _refuse(
                row,
                _("Không có xã, phường nào mang mã “{code}”.").format(code=cells["commune_code"]),
            )
        row = replace(row, commune=commune.code, commune_name=commune.name)
        problem = _problem(name, cells)
        if problem:
            return _refuse(row, problem)
        given = cells["valid_from"]
        row = replace(row, valid_from=date.fromisoformat(given) if given else commune.valid_from)
        key = (commune.code, fold(name))
        if key in self.seen:
            return _refuse(row, _("Trùng với dòng {line}.").format(line=self.seen[key]))
        self.seen[key] = line
        return self._compare(row, cells["code"], key)

    def _compare(self, row: Row, code: str, key: tuple[str, str]) -> Row:
        there = self.by_name.get(key)
        if not code:
            if there is None:
                return row
            return replace(
                row, verdict=KNOWN if there.name == row.name else CHANGED, code=there.code
            )
        named = self.by_code.get(code)
        if named is None:
            return _refuse(row, _("Không có thôn nào mang mã “{code}”.").format(code=code))
        if named.commune != row.commune:
            return _refuse(
                row,
                _(
                    "“{name}” đang thuộc xã khác; chuyển xã thì lập một lần sắp xếp có quyết định."
                ).format(name=named.name),
            )
        if there is not None and there.code != code:
            return _refuse(
                row,
                _("Trong xã đã có “{name}” (mã {code}).").format(name=there.name, code=there.code),
            )
        return replace(row, verdict=KNOWN if named.name == row.name else CHANGED, code=code)


def _problem(name: str, cells: dict[str, str]) -> str:
    if not cells["name"]:
        return _("Thiếu tên.")
    if not fold(name):
        return _("Tên “{name}” không có chữ hoặc số nào.").format(name=name)
    if len(name) > LONGEST:
        return _("Tên dài quá {most} chữ.").format(most=LONGEST)
    if name[0] in "=+-@":
        return _("Tên không được bắt đầu bằng dấu “{sign}”.").format(sign=name[0])
    if cells["kind"] and fold(cells["kind"]) not in {fold(kind) for kind in KINDS}:
        return _("Loại “{kind}” lạ; dùng một trong: {kinds}.").format(
            kind=cells["kind"], kinds=", ".join(KINDS)
        )
    try:
        date.fromisoformat(cells["valid_from"] or "2025-07-01")
    except ValueError:
        return _("Ngày “{day}” không đúng dạng năm-tháng-ngày.").format(day=cells["valid_from"])
    return ""


def _refuse(row: Row, why: str) -> Row:
    return replace(row, verdict=REFUSED, why=why)


def committed(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a preview that write something."""
    return tuple(row for row in rows if row.verdict in {NEW, CHANGED})
