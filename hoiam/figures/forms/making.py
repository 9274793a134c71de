"""A table of a period, filled: one line for each body, their sum, and what does not hold."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from hoiam.core.figures import forms
from hoiam.core.figures.catalogue import execution, petitions, procedures, reception
from hoiam.core.figures.counting import Row
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.forms.filling import behind as rows_behind
from hoiam.core.figures.forms.filling import summed, tally
from hoiam.core.figures.forms.shapes import (
    Broken,
    Filled,
    Number,
    Numbers,
    ReportForm,
    broken_across,
    broken_in,
)
from hoiam.core.figures.language import Asked
from hoiam.core.periods import Period
from hoiam.figures import engine
from hoiam.figures.datasets.scopes import keys_of
from hoiam.figures.forms import typed
from hoiam.figures.forms.bodies import Reporting
from hoiam.figures.forms.gathered import rows_of
from hoiam.figures.forms.room import CLOSED, Room
from hoiam.figures.forms.sheets import Behind, BrokenAt, FormSheet, Line
from hoiam.units.models import Unit

FIGURES: dict[str, Figure] = {
    one.code: one
    for one in (
        *petitions.FIGURES,
        *reception.FIGURES,
        *reception.IN_FORMS,
        *execution.IN_FORMS,
        *procedures.FIGURES,
    )
}
# Counted by the database, since there are hundreds of thousands of them.
_LARGE = (procedures.DOSSIERS.code,)
MOST_NAMED = 50
FEW_BODIES = 8


# Rows of a dataset that were read once, for every table of the same bodies and period.
type Read = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Filler:
    """A table of some bodies in a period."""

    form: ReportForm
    bodies: tuple[Reporting, ...]
    asked: Asked
    period: str
    room: Room = CLOSED
    kept: dict[str, dict[str, dict[str, Number]]] = field(default_factory=dict)
    read: Read = field(default_factory=dict)

    def filled(self) -> FormSheet:
        """The table with its numbers and what does not hold."""
        entered = typed.numbers_of(self.form, self.period, [one.code for one in self.bodies])
        lines = tuple(self._line(one, entered.get(one.code, {})) for one in self.bodies)
        total = summed(one.numbers for one in lines)
        found = FormSheet(
            self.form,
            self.asked.first,
            self.asked.last,
            lines,
            total,
            partial=frozenset().union(*(one.partial for one in lines)),
            opener=self,
        )
        return replace(found, broken=tuple(self._broken(found)))

    # ---- numbers ---------------------------------------------------------------------------------

    def _line(self, body: Reporting, entered: Mapping[int, Number]) -> Line:
        codes = [unit.code for unit in body.members]
        counted = self._counted()
        closed = self.room.numbers(self.form, codes, self.asked.first, self.asked.last)
        numbers: dict[int, Number | None] = {}
        partial = set()
        for column in self.form.columns.values():
            number: Number | None = None
            if column.figure:
                number = sum((counted.get(one, {}).get(column.figure, 0) for one in codes), start=0)
            if column.filled is Filled.TYPED:
                number = entered.get(column.number)
            elif column.filled is not Filled.FIGURE and self.room.is_open:
                number = (number or 0) + closed[column.number]
            if column.filled in (Filled.ROOM, Filled.BOTH):
                partial.add(column.number)
            numbers[column.number] = number
        return Line(body.code, body.unit.name, numbers, frozenset(partial))

    def _counted(self) -> dict[str, dict[str, Number]]:
        """Every figure of the form by unit, once for all lines."""
        if "all" not in self.kept:
            found: dict[str, dict[str, Number]] = defaultdict(dict)
            for dataset, figures in self._datasets().items():
                for unit, numbers in self._tallied(dataset, figures).items():
                    found[unit] |= numbers
            self.kept["all"] = found
        return self.kept["all"]

    def _datasets(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = defaultdict(list)
        for code in self.form.figures:
            found[FIGURES[code].dataset.code].append(FIGURES[code])
        return found

    def _tallied(self, dataset: str, figures: Sequence[Figure]) -> dict[str, dict[str, Number]]:
        if dataset not in _LARGE:
            return tally(figures, self._rows(dataset), self.asked)
        scope = engine.Scope(units=tuple(one.code for one in self._units()))
        found = engine.grouped(figures, ("unit",), self.asked, scope)
        return {key[0]: {c: n or 0 for c, n in row.items()} for key, row in found.items()}

    def _rows(self, dataset: str) -> list[Row]:
        if dataset not in self.read:
            self.read[dataset] = list(rows_of(dataset, self._units(), self.asked))
        return self.read[dataset]

    def _units(self, unit: str = "") -> list[Unit]:
        return [
            member for one in self.bodies if not unit or one.code == unit for member in one.members
        ]

    # ---- what stands behind ----------------------------------------------------------------------

    def behind(self, column: int, unit: str = "") -> Sequence[Behind]:
        """Every row that a cell counts, the oldest first."""
        said = self.form.columns[column]
        found = self._of_figure(FIGURES[said.figure], unit) if said.figure else []
        if said.filled in (Filled.ROOM, Filled.BOTH):
            found += self._of_room(column, unit)
        if said.filled is Filled.TYPED:
            found += typed.behind(self.form, self.period, column, self._lines(unit))
        return sorted(found, key=lambda one: (one.dated or date.min, one.key))

    def _lines(self, unit: str) -> list[str]:
        return [one.code for one in self.bodies if not unit or one.code == unit]

    def _of_figure(self, figure: Figure, unit: str) -> list[Behind]:
        data = figure.dataset
        if data.code in _LARGE:
            return _read(figure, self._large(figure, unit))
        held = {one.code for one in self._units(unit)}
        rows = [row for row in self._rows(data.code) if row["unit"] in held]
        return [
            Behind(data.code, str(row[data.key]), str(row[data.unit]), row[data.dated], adds)  # type: ignore[arg-type]
            for row, adds in rows_behind(figure, rows, self.asked)
        ]

    def some(self, column: int, unit: str, after: str, most: int) -> Sequence[Behind] | None:
        """Some of the dossiers behind a cell, by their day and then their code."""
        said = self.form.columns[column]
        if not said.figure or FIGURES[said.figure].dataset.code not in _LARGE:
            return None
        figure = FIGURES[said.figure]
        scope = engine.Scope(units=tuple(one.code for one in self._units(unit)))
        found = self._large(figure, unit)
        if len(scope.units) > FEW_BODIES:
            # A sum, since by the index of bodies the database would gather all their rows and sort
            # them for one page; by the index of days it reads only these.
            keys = keys_of(scope, self.asked.day)
            found = engine.rows(figure, self.asked).alias(of_body=F("unit_id") + 0)
            found = found.filter(of_body__in=keys)
        found = engine.not_before(found, figure, self.asked, scope)
        rows = engine.after(found, figure.dataset, after)
        return _read(figure, rows[:most])

    def _large(self, figure: Figure, unit: str) -> QuerySet[Any]:
        scope = engine.Scope(units=tuple(one.code for one in self._units(unit)))
        return engine.rows(figure, self.asked, scope)

    def _of_room(self, column: int, unit: str) -> list[Behind]:
        codes = [one.code for one in self._units(unit)]
        found = self.room.behind(self.form, column, codes, self.asked.first, self.asked.last)
        return [
            Behind("denunciations", one.file.code, one.file.unit.code, one.file.received_on, adds)
            for one, adds in found
        ]

    # ---- identities ------------------------------------------------------------------------------

    def _broken(self, sheet: FormSheet) -> Iterable[BrokenAt]:
        for line in sheet.lines:
            for one in broken_in(self.form, known(self.form, line.numbers)):
                yield BrokenAt(one, line.unit, self._in_the_way(one, line.unit))

    def _in_the_way(self, broken: Broken, unit: str) -> tuple[Behind, ...]:
        """Rows that the whole and its parts count differently."""
        if self.form.columns[broken.whole].filled is Filled.TYPED:
            return ()
        rows: dict[tuple[str, str], Behind] = {}
        differs: Counter[tuple[str, str]] = Counter()
        for column, sign in ((broken.whole, 1), *((part, -1) for part in broken.parts)):
            for one in self.behind(column, unit):
                rows.setdefault((one.dataset, one.key), one)
                differs[one.dataset, one.key] += sign * one.adds  # type: ignore[assignment]
        is_sum = "=" in broken.said
        odd = [key for key, adds in differs.items() if (adds if is_sum else adds < 0)]
        return tuple(rows[key] for key in odd[:MOST_NAMED])


def _read(figure: Figure, rows: QuerySet[Any]) -> list[Behind]:
    data = figure.dataset
    told = rows.values_list("code", "unit__code", "opened_on")
    return [Behind(data.code, code, of, day) for code, of, day in told]


def known(form: ReportForm, numbers: Numbers) -> Numbers:
    """Numbers as identities read them: what nobody opened adds nothing on either side."""
    return {
        column: 0 if number is None and form.columns[column].filled is Filled.ROOM else number
        for column, number in numbers.items()
    }


def sheet(
    form: ReportForm,
    period: Period,
    bodies: Sequence[Reporting],
    *,
    on: date | None = None,
    room: Room = CLOSED,
    read: Read | None = None,
) -> FormSheet:
    """A table of these bodies in a period, as it is known on a day."""
    last = period.last if on is None else max(period.first, min(on, period.last))
    asked = Asked.of(period.first, last, last)
    known_rows = {} if read is None else read
    return Filler(form, tuple(bodies), asked, period.code, room, read=known_rows).filled()


@dataclass(frozen=True, slots=True)
class Report:
    """All tables of a circular for the same bodies and period."""

    sheets: tuple[FormSheet, ...]
    across: tuple[Broken, ...]

    def of(self, code: str) -> FormSheet:
        return next(one for one in self.sheets if one.form.code == code)

    @property
    def holds(self) -> bool:
        """Whether it may go up."""
        return not self.across and all(one.holds for one in self.sheets)


def report(
    circular: str,
    period: Period,
    bodies: Sequence[Reporting],
    *,
    on: date | None = None,
    room: Room = CLOSED,
    only: Collection[str] = (),
    read: Read | None = None,
) -> Report:
    """Every table of a circular, or only some, and the identities between them."""
    of = [one for one in forms.ALL if one.circular == circular and (not only or one.code in only)]
    read = {} if read is None else read
    sheets = tuple(sheet(one, period, bodies, on=on, room=room, read=read) for one in of)
    numbers = {one.form.code: known(one.form, one.numbers) for one in sheets}
    return Report(sheets, tuple(broken_across(forms.ACROSS.get(circular, ()), numbers)))
