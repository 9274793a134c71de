"""Tables of competence: who answers for which field in which area, from when on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoiam.core.text import fold, vn_date
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.house import Looked, Named, in_order, refused, words_of
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Verdict
from hoiam.units.actions import CompetencePlan
from hoiam.units.models import Competence, CompetenceRule, Field, Unit
from hoiam.voices.models import VoiceKind

_KINDS = {str(kind): str(kind.label) for kind in VoiceKind}
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class _Row:
    """One line, read."""

    line: int
    field: Field
    area: str
    unit: str
    kinds: tuple[str, ...]
    why: str
    basis: str
    valid_from: date

    @property
    def key(self) -> tuple[int, str, str]:
        """What the line sets, whoever it names."""
        return self.field.pk, self.area, ",".join(self.kinds)


def look(meaning: Meaning, rows: Sequence[SourceCells], *, day: date) -> Looked[CompetencePlan]:
    """A verdict for every line, and what the new and changed ones would write."""
    reader = Reader(meaning)
    named = Named(words_of(reader, rows, "area", "unit"), day)
    fields = _fields()
    compare = _Comparison()
    verdicts: list[Judged] = []
    kept: list[_Row] = []
    for row in rows:
        try:
            one = _read(reader, row, named, fields, day)
            verdict = compare.verdict(one)
        except Fault as fault:
            verdicts.append(refused(row.line, fault))
            continue
        verdicts.append(verdict)
        if verdict.verdict in (Verdict.NEW, Verdict.CHANGED):
            kept.append(one)
    return Looked(in_order(verdicts), tuple(_plans(kept)))


def _fields() -> dict[str, Field]:
    """Fields by code and by folded name."""
    found: dict[str, Field] = {}
    for one in Field.objects.order_by("order", "pk"):
        found[one.code] = one
        found.setdefault(fold(one.name), one)
    return found


def _read(
    reader: Reader, row: SourceCells, named: Named, fields: dict[str, Field], day: date
) -> _Row:
    cells = row.cells
    said = reader.needed(cells, "field")
    field = fields.get(said) or fields.get(fold(said))
    if field is None:
        raise Fault("field-unknown", given=said[:60])
    for code in ("why", "basis"):
        if len(reader.line(cells, code)) > _LONGEST:
            raise Fault("too-long", label=reader.label(code), limit=_LONGEST)
    return _Row(
        line=row.line,
        field=field,
        area=named.area(reader.needed(cells, "area")),
        unit=named.body(reader.needed(cells, "unit")),
        kinds=_kinds(reader, reader.line(cells, "kinds")),
        why=reader.needed(cells, "why"),
        basis=reader.line(cells, "basis"),
        valid_from=reader.day(cells, "valid_from") or day,
    )


def _kinds(reader: Reader, said: str) -> tuple[str, ...]:
    found = set()
    for word in filter(None, (part.strip() for part in said.split(","))):
        codes = [code for code, name in _KINDS.items() if fold(word) in (fold(code), fold(name))]
        if not codes:
            known = ", ".join(_KINDS.values())
            raise Fault("choice", label=reader.label("kinds"), given=word[:60], known=known)
        found.add(codes[0])
    return tuple(sorted(found))


class _Comparison:
    """Compares lines with the table as it is and with the lines before them."""

    def __init__(self) -> None:
        rows = Competence.objects.filter(valid_to__isnull=True).select_related("area", "unit")
        self._there = {
            (one.field_id, one.area.code, one.kinds): one
            for one in rows
            if one.rule == CompetenceRule.UNIT
        }
        self._upwards = {one.field_id for one in rows if one.rule == CompetenceRule.SUPERIOR}
        self._lines: dict[tuple[int, str, str], int] = {}

    def verdict(self, row: _Row) -> Judged:
        """One line; a row that begins later than the line cannot be replaced by it."""
        if row.field.pk in self._upwards:
            raise Fault("conduct-goes-up")
        if row.key in self._lines:
            raise Fault("repeated", line=self._lines[row.key])
        self._lines[row.key] = row.line
        code = f"{row.field.code}/{row.area}"[:60]
        there = self._there.get(row.key)
        if there is None:
            return Judged(row.line, Verdict.NEW, code=code)
        if there.unit is not None and (there.unit.code, there.why, there.basis) == (
            row.unit,
            row.why,
            row.basis,
        ):
            return Judged(row.line, Verdict.KNOWN, code=code)
        if there.valid_from >= row.valid_from:
            raise Fault("competence-later", day=vn_date(there.valid_from))
        return Judged(row.line, Verdict.CHANGED, code=code)


def _plans(rows: Sequence[_Row]) -> list[CompetencePlan]:
    codes = {code for row in rows for code in (row.area, row.unit)}
    units = {one.code: one for one in Unit.objects.filter(code__in=codes)}
    return [
        CompetencePlan(
            line=row.line,
            field=row.field,
            area=units[row.area],
            unit=units[row.unit],
            kinds=row.kinds,
            why=row.why,
            basis=row.basis,
            valid_from=row.valid_from,
        )
        for row in rows
    ]
