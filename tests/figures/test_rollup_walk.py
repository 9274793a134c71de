"""Whatever happens in whatever order: right after each commit, cells and marks say what rows say."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from hoiam.base.rows import insert_many
from hoiam.core.figures.catalogue import procedures, records
from hoiam.core.figures.language import Asked
from hoiam.figures import engine
from hoiam.figures.engine import Scope
from hoiam.figures.models import Aside, Cell, Mark
from hoiam.figures.rollup import aside, counting, reading
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
STEPS = 24


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

    def write_more_unseen(self) -> None:
        batch = self._unseen()
        if batch is not None:
            there = Record.objects.exclude(batch=batch).filter(kind=batch.kind).exclude(number="")
            known = there.order_by("?").values_list("number", flat=True).first()
            chunks.write(batch=batch, rows=[self.plan(), self.plan(known or "")])

    def count_apart(self) -> None:
        batch = self._unseen()
        for _part in range(self.chance.randrange(1, 12)):
            if batch is None or not aside.count_before_showing(batch):
                break

    def show_unseen(self) -> None:
        batch = self._unseen()
        if batch is not None:
            actions.show(batch=batch, by=self.cast.actor("system"), at=NOW)

    def drop(self) -> None:
        aside.drop_some()

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

    def _unseen(self) -> Batch | None:
        return Batch.objects.filter(shown_at=None, withdrawn_at=None).order_by("?").first()

    def _one(self) -> Record | None:
        return Record.objects.order_by("?").first()


@pytest.mark.parametrize("seed", [1, 2])
def test_cells_and_marks_are_the_definition_after_every_step(
    cast: Cast, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "LEAST", 1)
    walk = Walk(cast, seed)
    walk.take_in()
    while counting.once():
        pass
    ways = (
        walk.take_in, walk.correct, walk.write_unseen, walk.withdraw, walk.change_state, walk.move,
        walk.anonymise, walk.take_back, walk.count, walk.write_more_unseen, walk.count_apart,
        walk.count_apart, walk.show_unseen, walk.drop,
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


def _counted_apart(batch: Batch) -> None:
    for _part in range(60):
        if not aside.count_before_showing(batch):
            return
    raise AssertionError("there is always more to count")


@pytest.fixture
def large(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """A batch that counts as large, counted before it is shown: six dossiers of three months, of
    which the second one is known already."""
    monkeypatch.setattr(aside, "LEAST", 5)
    monkeypatch.setattr(aside, "MOST_CELLS", 1)
    unit = cast.units["commune-office"].code
    shown(cast, row("2", opened_on=date(2026, 2, 3), unit=unit), kind="dossier")
    while counting.once():
        pass
    batch = opened(cast, kind="dossier")
    rows = [row(str(n), opened_on=date(2026, 1 + n % 3, 7), unit=unit) for n in range(1, 7)]
    chunks.write(batch=batch, rows=rows)
    while counting.once():  # the version before knows that it was followed
        pass
    _counted_apart(batch)
    return batch


def test_a_large_batch_is_shown_by_one_mark(cast: Cast, large: Batch) -> None:
    assert Aside.objects.filter(is_ready=True, batch_key=large.pk).count() == 2
    assert Cell.objects.filter(batch_key=large.pk, dataset="records").count() == 3
    _agree("counted")

    actions.show(batch=large, by=cast.actor("system"), at=NOW)

    # Of all its rows only those are marked that take the place of others.
    assert set(Mark.objects.values_list("month", flat=True)) == {date(2026, 2, 1), date(2026, 3, 1)}
    _agree("shown")
    while counting.once():
        pass
    _agree("counted anew")
    assert Cell.objects.filter(batch_key=large.pk).exists()

    actions.withdraw(batch=large, why="nhầm tệp", by=cast.actor("system"), at=NOW)

    _agree("withdrawn")
    while aside.drop_some():
        _agree("dropped")
    assert not Aside.objects.exists()
    assert not Cell.objects.filter(batch_key=large.pk).exists()


def test_who_is_killed_in_the_middle_of_a_month_counts_it_again(
    cast: Cast, large: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    Aside.objects.all().delete()
    Cell.objects.filter(batch_key=large.pk).delete()
    times = iter(range(100))

    def killed(*given: Any, **shared: Any) -> None:
        if next(times) == 3:
            raise TakenBack
        insert_many(*given, **shared)

    monkeypatch.setattr("hoiam.figures.rollup.aside.insert_many", killed)
    with pytest.raises(TakenBack):
        _counted_apart(large)
    _counted_apart(large)

    actions.show(batch=large, by=cast.actor("system"), at=NOW)
    _agree("shown")
    assert counting.compared("dossiers").wrong == ()


def test_what_changes_while_a_batch_is_counted_is_seen(cast: Cast, large: Batch) -> None:
    Aside.objects.update(is_ready=False, months=["2026-03-01"])
    Record.objects.filter(batch=large, number="1").update(state="ended")
    chunks.write(batch=large, rows=[row("9", opened_on=date(2026, 5, 1))])
    assert {day.month for day in Mark.objects.values_list("month", flat=True)} == {2, 5}
    while counting.once():
        pass
    _counted_apart(large)

    actions.show(batch=large, by=cast.actor("system"), at=NOW)

    _agree("shown")
    assert counting.compared("records").wrong == ()


def test_a_batch_shown_before_it_is_counted_is_marked_whole(cast: Cast, large: Batch) -> None:
    Aside.objects.update(is_ready=False)

    actions.show(batch=large, by=cast.actor("system"), at=NOW)

    assert {day.month for day in Mark.objects.values_list("month", flat=True)} == {1, 2, 3}
    _agree("shown")
    while aside.drop_some():
        pass
    while counting.once():
        pass
    _agree("counted")
    assert not Aside.objects.exists()


def test_a_small_batch_has_no_cells_of_its_own(cast: Cast) -> None:
    while counting.once():
        pass
    batch = opened(cast)
    chunks.write(batch=batch, rows=[row("1", opened_on=date(2026, 4, 1))])

    assert not aside.count_before_showing(batch)
    assert not Aside.objects.exists()
