"""Whatever happens in whatever order: right after each commit, cells and marks say what rows say."""

import random
from datetime import date, timedelta

import pytest
from django.db import transaction

from hoiam.core.figures.catalogue import procedures, records
from hoiam.core.figures.language import Asked
from hoiam.figures import engine
from hoiam.figures.engine import Scope
from hoiam.figures.models import Mark
from hoiam.figures.rollup import counting, reading
from hoiam.registers import actions
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, Record
from hoiam.registers.plans import RecordPlan
from tests.cast import NOW, Cast, make_cast
from tests.figures.making import TODAY
from tests.registers.making import opened, row, shown

YEAR = Asked.of(date(2026, 1, 1), date(2026, 12, 31), TODAY)
TABLES = (
    ([records.RECEIVED], ("unit", "month", "state")),
    (records.FIGURES, ("area", "state")),
    (procedures.FIGURES, ("unit",)),
)
STEPS = 16


class TakenBack(Exception):
    """So that a transaction is."""


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _agree(step: str) -> None:
    """Twice, for the second time is read out of what this process kept."""
    for figures, by in TABLES:
        told = [reading.grouped(figures, by, YEAR, Scope()) for _turn in range(2)]
        # Asked among all rows, which no cell can answer, the engine counts these.
        live = engine.grouped(figures, by, YEAR, among=Record.objects.all())
        assert told == [live, live], (step, by)


class Walk:
    """What may happen to registers."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.chance = cast, random.Random(seed)
        self.units = [cast.units[name].code for name in ("commune-office", "other-office")]
        self.number = 0

    def plan(self, number: str = "") -> RecordPlan:
        self.number += 1
        begun = date(2026, 1, 1) + timedelta(self.chance.randrange(180))
        ended = self.chance.choice((None, begun + timedelta(self.chance.randrange(20))))
        return row(
            number or f"n{self.number}",
            opened_on=begun,
            due_on=self.chance.choice((None, begun + timedelta(7))),
            ended_on=ended,
            state="ended" if ended else self.chance.choice(("open", "working", "unknown")),
            unit=self.chance.choice((*self.units, "")),
        )

    def take_in(self) -> None:
        kind = self.chance.choice(("case", "dossier"))
        shown(self.cast, *(self.plan() for _ in range(self.chance.randrange(1, 5))), kind=kind)

    def correct(self) -> None:
        one = self._one()
        if one is not None:
            shown(self.cast, self.plan(one.number), kind=one.kind)

    def write_unseen(self) -> None:
        chunks.write(batch=opened(self.cast), rows=[self.plan()])

    def withdraw(self) -> None:
        batch = Batch.objects.filter(withdrawn_at=None).order_by("?").first()
        if batch is not None:
            actions.withdraw(batch=batch, why="sai", by=self.cast.actor("system"), at=NOW)

    def change_state(self) -> None:
        one = self._one()
        if one is not None:
            Record.objects.filter(pk=one.pk).update(state="open", ended_on=None)

    def move(self) -> None:
        one = self._one()
        if one is not None:
            Record.objects.filter(pk=one.pk).update(opened_on=date(2026, 2, 15), unit_id=None)

    def anonymise(self) -> None:
        one = self._one()
        if one is not None:
            Record.objects.filter(pk=one.pk).update(number="", title="", latitude=None)

    def take_back(self) -> None:
        with pytest.raises(TakenBack), transaction.atomic():
            self.take_in()
            reading.grouped([records.RECEIVED], ("unit", "month", "state"), YEAR, Scope())
            counting.once()
            reading.grouped([records.RECEIVED], ("unit", "month", "state"), YEAR, Scope())
            raise TakenBack

    def count(self) -> None:
        counting.once()

    def _one(self) -> Record | None:
        return Record.objects.order_by("?").first()


@pytest.mark.parametrize("seed", [1, 2])
def test_cells_and_marks_are_the_definition_after_every_step(cast: Cast, seed: int) -> None:
    walk = Walk(cast, seed)
    walk.take_in()
    while counting.once():
        pass
    ways = (
        walk.take_in, walk.correct, walk.write_unseen, walk.withdraw, walk.change_state, walk.move,
        walk.anonymise, walk.take_back, walk.count,
    )  # fmt: skip
    for _step in range(STEPS):
        way = walk.chance.choice(ways)
        way()
        _agree(way.__name__)
    assert counting.compared("records").wrong == counting.compared("dossiers").wrong == ()


def test_a_row_that_nobody_sees_marks_nothing(cast: Cast) -> None:
    shown(cast, row("1", opened_on=date(2026, 3, 1)))
    while counting.once():
        pass
    batch = opened(cast)

    chunks.write(batch=batch, rows=[row("2", opened_on=date(2026, 4, 1))])

    assert not Mark.objects.exists()
    actions.show(batch=batch, by=cast.actor("system"), at=NOW)
    assert set(Mark.objects.values_list("dataset", "month")) == {
        ("records", date(2026, 4, 1)), ("dossiers", date(2026, 4, 1)),
    }  # fmt: skip
