"""The numbers of a report: every cell of its forms, this period beside the one before and the same
one a year ago, shares with the records that are left over, and identities that do not hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from hoiam.core.actor import Actor
from hoiam.core.figures.catalogue.petitions import OWN_SETTLED
from hoiam.core.figures.counting import Row
from hoiam.core.figures.forms.shapes import Broken as Identity
from hoiam.core.figures.forms.shapes import Filled
from hoiam.core.figures.language import Asked, holds
from hoiam.core.figures.shares import Share
from hoiam.core.narrative.cells import CIRCULAR, FORMS
from hoiam.core.narrative.facts import Cell, Counted, Facts, Line, Quoted
from hoiam.core.narrative.terms import QUOTED, RATIO_OF, SETTLED, TERMS, Ratio
from hoiam.core.periods import Period
from hoiam.figures import press
from hoiam.figures.forms import making
from hoiam.figures.forms.bodies import Reporting
from hoiam.figures.forms.gathered import rows_of
from hoiam.figures.forms.room import CLOSED, Room
from hoiam.figures.forms.sheets import Behind, FormSheet
from hoiam.figures.models import NarrativeReport
from hoiam.figures.narratives import naming, reading

MOST_QUOTED = 200
MOST_RECORDS = 1_000  # of a rest that are named; the paper and the page say how many more
_WHY = {
    Filled.ROOM: "do người giữ hồ sơ tố cáo điền",
    Filled.TYPED: "chưa có ai nhập vào biểu",
}
_PART = "chưa gồm tố cáo, do người giữ hồ sơ tố cáo cộng thêm"


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that does not hold, and the records that stand in its way."""

    form: str
    said: str
    records: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a report takes from the registers on one day."""

    facts: Facts
    broken: tuple[Broken, ...]


def of_report(report: NarrativeReport, reader: Actor, day: date) -> Gathered:
    """The numbers of a report. The room of denunciations stays closed, whoever asks: what is issued
    is read by the whole office, and a total would tell that there is one (decision 0070)."""
    del reader
    held = reading.counted_bodies(report.unit, report.reach, day)
    return gathered(held, reading.period_of(report), CLOSED)


def gathered(bodies: Iterable[Reporting], period: Period, room: Room) -> Gathered:
    """The numbers of these bodies together for a period."""
    held = tuple(bodies)
    made = making.report(CIRCULAR, period, held, room=room)
    settled, left = _settled(held, period)
    now = _counted(made, period, settled)
    before = _earlier(held, period.before, room)
    year = (
        before if period.year_before == period.before else _earlier(held, period.year_before, room)
    )
    facts = Facts(now, before, year, Rests(made, left), _quoted())
    return Gathered(facts, _broken(made))


def _quoted() -> Mapping[str, Quoted]:
    """Numbers of the press and of old reports, as they were printed, by the name of their field."""
    rows = press.standing()[:MOST_QUOTED]
    return {f"{QUOTED}{one.code}": Quoted(one.said, f"{one.about}; {one.source}") for one in rows}


def _earlier(bodies: Sequence[Reporting], period: Period, room: Room) -> Counted:
    return _counted(
        making.report(CIRCULAR, period, bodies, room=room), period, _settled(bodies, period)[0]
    )


def _counted(made: making.Report, period: Period, settled: Share) -> Counted:
    cells: dict[str, Cell] = {}
    for form in FORMS:
        sheet = made.of(form.code)
        for column in form.cells:
            cells[f"{form.prefix}_{column}"] = Cell(sheet.number(column), _why(sheet, column))
    known = any(cell.number for cell in cells.values())
    return Counted(period, cells, {SETTLED: settled}, known)


def _why(sheet: FormSheet, column: int) -> str:
    filled = sheet.form.columns[column].filled
    if sheet.number(column) is None:
        return _WHY.get(filled, "")
    return _PART if filled is Filled.BOTH else ""


# ---- shares ----------------------------------------------------------------------------------------


def _settled(bodies: Sequence[Reporting], period: Period) -> tuple[Share, list[Row]]:
    """B29: petitions followed to their own result, and those that have none."""
    asked = Asked.of(period.first, period.last, period.last)
    units = [unit for one in bodies for unit in one.members]
    figure = OWN_SETTLED
    whole = [
        row
        for row in rows_of(figure.dataset.code, units, asked)
        if figure.within is not None and holds(figure.within, row, asked)
    ]
    left = [row for row in whole if not holds(figure.where, row, asked)]
    return Share(len(whole) - len(left), len(whole)), left


@dataclass(frozen=True, slots=True)
class Rests(Mapping[str, tuple[Line, ...]]):
    """What is left over of each share; looked up when a report names it, for it reads the records."""

    made: making.Report
    left: Sequence[Row]
    kept: dict[str, tuple[Line, ...]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        return iter((SETTLED, *RATIO_OF))

    def __len__(self) -> int:
        return 1 + len(RATIO_OF)

    def __getitem__(self, name: str) -> tuple[Line, ...]:
        if name not in self.kept:
            rows = self._settled() if name == SETTLED else self._cells(RATIO_OF[name])
            self.kept[name] = naming.lines({name: rows[:MOST_RECORDS]})[name]
        return self.kept[name]

    def _settled(self) -> list[Behind]:
        data = OWN_SETTLED.dataset
        return [
            Behind(data.code, str(row[data.key]), str(row[data.unit]), row[data.dated])  # type: ignore[arg-type]
            for row in self.left
        ]

    def _cells(self, ratio: Ratio) -> list[Behind]:
        whole, part = TERMS[ratio.whole], TERMS[ratio.part]
        sheet = self.made.of(whole.form)
        done = {(one.dataset, one.key) for one in sheet.behind(part.column)}
        found = sheet.behind(whole.column)
        return [one for one in found if (one.dataset, one.key) not in done]


# ---- identities ------------------------------------------------------------------------------------


def _broken(made: making.Report) -> tuple[Broken, ...]:
    found: list[tuple[Identity, Sequence[Behind]]] = [
        (one.identity, one.records) for sheet in made.sheets for one in sheet.broken
    ]
    found += [(one, _across(made, one)) for one in made.across]
    named = naming.lines({str(at): rows for at, (_one, rows) in enumerate(found)})
    return tuple(
        Broken(one.form, one.said, named[str(at)]) for at, (one, _rows) in enumerate(found)
    )


def _across(made: making.Report, broken: Identity) -> Sequence[Behind]:
    """Rows that one of two forms counts and the other does not."""
    one = {(row.dataset, row.key): row for row in made.of(broken.form).behind(broken.whole)}
    other = {(row.dataset, row.key): row for row in made.of(broken.other).behind(broken.parts[0])}
    odd = [key for key in {**one, **other} if (key in one) != (key in other)]
    return [one.get(key) or other[key] for key in odd[: making.MOST_NAMED]]
