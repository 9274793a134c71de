"""A list that comes back from the national database of petitions: which case has which number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from hoiam.cases.actions import NumberPlan
from hoiam.cases.models import Case, OutsideNumber
from hoiam.core import codes
from hoiam.core.refusals import Invalid
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.judging.verdicts import Judged, SourceCells, refused
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Verdict
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says: our reference, where it has one, and their number."""

    line: int
    reference: str
    number: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already: cases by reference, and by the number of that system."""

    cases: Mapping[str, str]  # reference → code of the case
    numbers: Mapping[str, frozenset[str]]  # number → codes of cases
    others: Mapping[str, str]  # code of a case → a number it has there


def judge(meaning: Meaning, rows: Sequence[SourceCells], *, unit: Unit) -> list[Judged]:
    """New, known or refused: by our reference, else by a number that a case has already."""
    lines, verdicts = _lines(meaning, rows)
    known = _known(lines, system=meaning.system, unit=unit)
    found = (_verdict(line, known) for line in lines)
    return sorted([*verdicts, *found], key=lambda one: one.line)


def plans(
    meaning: Meaning, rows: Sequence[SourceCells], judged: Iterable[Judged]
) -> list[NumberPlan]:
    """What the new lines among these rows would keep."""
    numbers = {line.line: line.number for line in _lines(meaning, rows)[0]}
    return [NumberPlan(one.code, numbers[one.line]) for one in judged if one.verdict == Verdict.NEW]


def _lines(meaning: Meaning, rows: Iterable[SourceCells]) -> tuple[list[Line], list[Judged]]:
    reader = Reader(meaning)
    lines, faults = [], []
    for row in rows:
        try:
            number = reader.number(row.cells)
        except Fault as fault:
            faults.append(refused(row.line, fault))
            continue
        lines.append(Line(row.line, _reference(reader.line(row.cells, "reference")), number))
    return lines, faults


def _reference(said: str) -> str:
    """Our reference as we write it; what is none stays as it was written."""
    try:
        return codes.parse_reference(said) if said else ""
    except Invalid:
        return said


def _known(lines: Sequence[Line], *, system: str, unit: Unit) -> Known:
    """Of the cases that this unit holds or received; of any other nothing is said."""
    here = Case.objects.filter(Q(unit=unit) | Q(desk=unit))
    references = {line.reference for line in lines if line.reference}
    cases = {code: code for code in here.filter(code__in=references).values_list("code", flat=True)}
    by_receipt = here.filter(gatherings__voice__receipt__reference__in=references - set(cases))
    cases |= dict(by_receipt.values_list("gatherings__voice__receipt__reference", "code"))
    kept = OutsideNumber.objects.filter(system=system, case__in=here)
    numbers: dict[str, frozenset[str]] = {}
    given = {line.number for line in lines}
    for number, code in kept.filter(number__in=given).values_list("number", "case__code"):
        numbers[number] = numbers.get(number, frozenset()) | {code}
    others = dict(kept.filter(case__code__in=cases.values()).values_list("case__code", "number"))
    return Known(cases, numbers, others)


def _verdict(line: Line, known: Known) -> Judged:
    holders = known.numbers.get(line.number, frozenset())
    if not line.reference:
        return _by_number(line, holders)
    code = known.cases.get(line.reference)
    if code is None:
        return Judged(line.line, Verdict.REFUSED, "case-unknown", {"given": line.reference[:60]})
    if code in holders:
        return Judged(line.line, Verdict.KNOWN, code=code)
    if holders:
        details = {"given": line.number[:60], "case": min(holders)}
        return Judged(line.line, Verdict.REFUSED, "number-elsewhere", details)
    if code in known.others:
        details = {"known": known.others[code][:60]}
        return Judged(line.line, Verdict.NEW, "number-another", details, code)
    return Judged(line.line, Verdict.NEW, code=code)


def _by_number(line: Line, holders: frozenset[str]) -> Judged:
    """A line without our reference says nothing new: it can only meet what is known."""
    if len(holders) == 1:
        return Judged(line.line, Verdict.KNOWN, code=min(holders))
    why = "number-several" if holders else "reference-needed"
    return Judged(line.line, Verdict.REFUSED, why, {"given": line.number[:60]})
