"""Lists of hamlets and of bodies: hamlets by the rules of `hoiam.units.hamlets`, bodies by ours."""

from collections.abc import Sequence
from datetime import date

from hoiam.core.text import fold
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.house import Looked, Named, in_order, refused, words_of
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Verdict
from hoiam.units import hamlets
from hoiam.units import queries as units
from hoiam.units.actions import BodyRow
from hoiam.units.hamlets import Row
from hoiam.units.models import TERRITORIES, Unit, UnitKind

type Plan = Row | BodyRow

_HAMLETS = {fold(kind) for kind in (*hamlets.KINDS, UnitKind.HAMLET, UnitKind.HAMLET.label)}
_BODIES = {str(kind): str(kind.label) for kind in UnitKind if kind not in TERRITORIES}
_LONGEST = 120
_VERDICTS = {
    hamlets.NEW: Verdict.NEW,
    hamlets.KNOWN: Verdict.KNOWN,
    hamlets.CHANGED: Verdict.CHANGED,
}


def look(meaning: Meaning, rows: Sequence[SourceCells], *, day: date) -> Looked[Plan]:
    """A verdict for every line, and what the new and changed ones would write."""
    reader = Reader(meaning)
    named = Named(words_of(reader, rows, "area"), day)
    of_hamlets = hamlets.Judge(units.known_communes(day), units.known_hamlets(day))
    of_bodies = _Bodies(day)
    verdicts: list[Judged] = []
    plans: list[Plan] = []
    for row in rows:
        try:
            area = named.area(reader.needed(row.cells, "area"))
            if _is_hamlet(reader, row):
                judged, plan = _hamlet(reader, row, area, of_hamlets)
            else:
                judged, plan = of_bodies.verdict(reader, row, area)
        except Fault as fault:
            verdicts.append(refused(row.line, fault))
            continue
        verdicts.append(judged)
        if judged.verdict in (Verdict.NEW, Verdict.CHANGED):
            plans.append(plan)
    return Looked(in_order(verdicts), tuple(plans))


def _is_hamlet(reader: Reader, row: SourceCells) -> bool:
    kind = fold(reader.line(row.cells, "kind"))
    return not kind or kind in _HAMLETS


def _hamlet(
    reader: Reader, row: SourceCells, area: str, judge: hamlets.Judge
) -> tuple[Judged, Plan]:
    since = reader.day(row.cells, "valid_from")
    kind = reader.line(row.cells, "kind")
    found = judge.verdict(
        row.line,
        {
            "commune_code": area,
            "name": reader.needed(row.cells, "name"),
            "kind": kind if fold(kind) in {fold(one) for one in hamlets.KINDS} else "",
            "code": reader.line(row.cells, "code"),
            "valid_from": since.isoformat() if since else "",
        },
    )
    if found.verdict == hamlets.REFUSED:
        raise Fault("not-accepted", sentence=found.why)
    return Judged(row.line, _VERDICTS[found.verdict], code=found.code), found


class _Bodies:
    """Compares lines with the bodies that are there and with the lines before them."""

    def __init__(self, day: date) -> None:
        there = units.as_of(day).filter(area__isnull=False).exclude(kind__in=TERRITORIES)
        self._by_name = {
            (area, folded): code
            for area, folded, code in there.values_list("area__code", "folded", "code")
        }
        self._codes = set(Unit.objects.values_list("code", flat=True))
        self._lines: dict[tuple[str, str], int] = {}

    def verdict(self, reader: Reader, row: SourceCells, area: str) -> tuple[Judged, BodyRow]:
        """One line: new, or there already under this name; a new name is a change by decision."""
        kind = reader.choice(row.cells, "kind", _BODIES)
        name, code = reader.needed(row.cells, "name"), reader.line(row.cells, "code")
        if len(name) > _LONGEST:
            raise Fault("too-long", label=reader.label("name"), limit=_LONGEST)
        key = (area, fold(name))
        if key in self._lines:
            raise Fault("repeated", line=self._lines[key])
        self._lines[key] = row.line
        there = self._by_name.get(key, "")
        if code and code != there:
            raise Fault(
                "body-known-elsewhere" if code in self._codes else "unit-unknown", given=code
            )
        plan = BodyRow(row.line, area, kind, name, reader.day(row.cells, "valid_from"))
        return Judged(row.line, Verdict.KNOWN if there else Verdict.NEW, code=there), plan
