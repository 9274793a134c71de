"""Cells say what rows say: after every kind of change, before and after they are counted anew."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from hoiam.core.figures import catalogue
from hoiam.core.figures.catalogue import cases, records
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked
from hoiam.core.periods import period_by
from hoiam.figures.engine import AsOf, Scope
from hoiam.figures.models import Cell, Mark, Rollup
from hoiam.figures.rollup import counting, cubes, reading, triggers
from hoiam.registers import actions as registers
from hoiam.registers.models import Batch, Record
from hoiam.units.models import Field
from tests.cast import NOW, Cast, make_cast
from tests.figures.making import TODAY, case, duty
from tests.registers.making import row, shown

YEAR = Asked.of(date(2026, 1, 1), date(2026, 12, 31), TODAY)
WAYS: list[tuple[str, ...]] = [(), ("unit",), ("area", "state"), ("unit", "month", "state")]
FIGURES = {"cases": cases.FIGURES, "records": records.FIGURES}


def _live(figures: tuple[Figure, ...], by: tuple[str, ...], asked: Asked, scope: Scope) -> Any:
    """The same from the rows alone: with everything marked nothing is clean."""
    of = cubes.kept(figures[0].dataset.code)
    there = [
        *of.rows.base().order_by().values_list("unit_id", _month(of)),
        *cubes.cells_of(of).values_list("unit_id", "month"),
    ]
    parts = frozenset((unit or 0, month) for unit, month in there)
    return reading._read(of, figures, by, asked, scope, parts)


def _month(of: cubes.Kept) -> Any:
    return cubes.place_of(of.rows, cubes.MONTH)


def _agree(code: str, scope: Scope = Scope(), asked: Asked = YEAR) -> None:  # noqa: B008 (a value)
    figures = FIGURES[code]
    for by in WAYS:
        found = reading.grouped(figures, by, asked, scope)
        assert found is not None
        assert found == _live(figures, by, asked, scope), by
    assert counting.compared(code).wrong == ()


def _count_anew() -> None:
    for _round in range(40):
        if not counting.once():
            return
    raise AssertionError("there is always more to count")


def _made(cast: Cast) -> list[Any]:
    states = ["new", "waiting", "handling", "answered", "closed", "joined"]
    made = []
    first = case(cast, 0, state="new", unit="commune-office")
    for number in range(1, 24):
        state = states[number % 6]
        day = TODAY - timedelta(number * 9)
        answered = day + timedelta(8) if state in ("answered", "closed") else None
        one = case(
            cast, number, state=state, unit=("commune-office", "other-office")[number % 2],
            opened_on=day, answered_on=answered, joined_to=first if state == "joined" else None,
        )  # fmt: skip
        duty(one, 0, "answer", "done" if answered else "open", number % 7 - 3, number % 5 - 2)
        if answered and number % 4 == 0:
            duty(one, 1, "promise", "open", number % 3 - 1, 0)
        made.append(one)
    return made


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def counted(cast: Cast) -> list[Any]:
    """Cases whose cells are counted."""
    made = _made(cast)
    _count_anew()
    return made


def test_every_figure_of_these_registers_is_in_cells(db: None) -> None:
    for code, figures in FIGURES.items():
        of = cubes.kept(code).cube
        assert [figure.code for figure in figures if not of.answers([figure], YEAR)] == []
    assert {figure.dataset.code for figure in catalogue.FIGURES} >= set(cubes.CODES)


def test_cells_answer_what_rows_answer(cast: Cast, counted: list[Any]) -> None:
    assert Cell.objects.exists()
    assert not Mark.objects.exists()

    _agree("cases")
    _agree("cases", Scope(units=(cast.units["commune-office"].code,)))
    _agree("cases", Scope(areas=(cast.units["province"].code,), as_of=AsOf.THEN))
    for period in ("inspection-2026", "inspection-2026-quarter-3", "2026-month-9"):
        found = period_by(period)
        assert found is not None
        _agree("cases", asked=Asked.of(found.first, found.last, TODAY))
    _agree("cases", asked=Asked.of(YEAR.first, YEAR.last, TODAY - timedelta(40)))


def test_an_uneven_period_is_counted_from_rows(counted: list[Any]) -> None:
    odd = Asked.of(date(2026, 1, 2), date(2026, 12, 31), TODAY)

    assert reading.grouped(cases.FIGURES, (), odd, Scope()) is None


type Change = Callable[[Cast, list[Any]], Any]


def _end_duty(_cast: Cast, made: list[Any]) -> None:
    about = made[0].code
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE commitments_commitment SET due_on = %s WHERE about_code = %s",
            [TODAY - timedelta(30), about],
        )


CHANGES: dict[str, Change] = {
    "one more": lambda cast, made: case(cast, 77, state="new", unit="commune-office"),
    "one answered": lambda cast, made: type(made[0]).objects.filter(pk=made[1].pk).update(
        state="answered", answered_on=TODAY
    ),
    "another body": lambda cast, made: type(made[0]).objects.filter(pk=made[3].pk).update(
        unit=cast.units["other-office"]
    ),
    "another day": lambda cast, made: type(made[0]).objects.filter(pk=made[3].pk).update(
        opened_on=date(2025, 12, 14)
    ),
    "one gone": lambda cast, made: case(cast, 78, state="new", unit="commune-office").delete(),
    "all at once": lambda cast, made: type(made[0]).objects.exclude(state="joined").update(
        kind="question"
    ),
    "its date": _end_duty,
    "a promise": lambda cast, made: duty(made[3], 7, "promise", "open", -3, 0),
    "a field": lambda cast, made: Field.objects.filter(pk=cast.fields["roads"].pk).update(
        code="duong"
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen_at_once_and_after_it_was_counted(
    cast: Cast, counted: list[Any], change: Change
) -> None:
    change(cast, counted)

    assert Mark.objects.filter(dataset="cases").exists()
    if not Mark.objects.filter(unit_key=cubes.EVERYTHING).exists():
        _agree("cases")
    else:
        assert reading.grouped(cases.FIGURES, (), YEAR, Scope()) is None
    _count_anew()
    assert not Mark.objects.exists()
    _agree("cases")


def test_what_no_figure_reads_marks_nothing(counted: list[Any]) -> None:
    for one in counted:
        one.title = "tên khác"
        one.save()

    assert not Mark.objects.exists()


def test_a_change_that_is_taken_back_leaves_no_mark(cast: Cast, counted: list[Any]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        CHANGES["one answered"](cast, counted)
        raise ZeroDivisionError

    assert not Mark.objects.exists()


def test_versions_and_batches_of_registers(cast: Cast) -> None:
    day = date(2026, 3, 14)
    office = cast.units["commune-office"].code
    some = [
        row(f"{number}", state="open", opened_on=day + timedelta(number * 20), unit=office)
        for number in range(4)
    ]
    shown(cast, *some, row("none", state="unknown"))
    _count_anew()
    _agree("records")
    before = reading.grouped([records.OPEN], (), YEAR, Scope())

    later = shown(
        cast,
        row(
            "0", state="ended", opened_on=day, due_on=day, ended_on=day + timedelta(3), unit=office
        ),
        row("new", state="open", opened_on=day, unit=cast.units["other-office"].code),
    )
    assert Mark.objects.filter(dataset="records").exists()
    _agree("records")
    _count_anew()
    _agree("records")
    registers.withdraw(
        batch=Batch.objects.get(pk=later.pk), why="sai", by=cast.actor("system"), at=NOW
    )
    _agree("records")
    _count_anew()
    _agree("records")
    assert reading.grouped([records.OPEN], (), YEAR, Scope()) == before


def test_nothing_was_counted_yet(cast: Cast) -> None:
    _made(cast)

    assert reading.grouped(cases.FIGURES, (), YEAR, Scope()) is None


def test_other_definitions_are_counted_anew(cast: Cast, counted: list[Any]) -> None:
    Rollup.objects.update(digest="another")

    assert reading.grouped(cases.FIGURES, (), YEAR, Scope()) is None
    _count_anew()
    _agree("cases")


def test_too_much_marked_is_counted_from_rows(
    counted: list[Any], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_MARKED", 0)
    CHANGES["one more"](cast, counted)

    assert reading.grouped(cases.FIGURES, (), YEAR, Scope()) is None


def test_a_wrong_cell_is_found(counted: list[Any]) -> None:
    one = Cell.objects.order_by("pk").first()
    assert one is not None
    Cell.objects.filter(pk=one.pk).update(number=one.number + 1)

    assert len(counting.compared("cases").wrong) == 1


def test_who_is_read_while_cells_are_counted_reads_once_more(
    counted: list[Any], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading._read
    reads: list[Any] = []

    def read(*given: Any) -> Any:
        found = real(*given)
        if not reads:
            CHANGES["one answered"](cast, counted)
            _count_anew()
        reads.append(found)
        return found

    monkeypatch.setattr(reading, "_read", read)

    found = reading.grouped(cases.FIGURES, (), YEAR, Scope())

    assert len(reads) == 2
    assert found == reads[1] != reads[0]


def test_triggers_stand_on_every_table_that_is_read(db: None) -> None:
    assert set(triggers.standing()) == {one.name for one in triggers.wanted()}
    assert set(triggers.standing().values()) == {
        "cases_case", "commitments_commitment", "units_field", "registers_record",
        "registers_batch",
    }  # fmt: skip
    assert Record._meta.db_table in triggers.watched("records")


def test_a_migration_takes_them_away_and_what_it_changed_is_counted_anew(
    cast: Cast, counted: list[Any]
) -> None:
    triggers.remove()
    assert triggers.standing() == {}
    CHANGES["one answered"](cast, counted)

    triggers.install()

    assert triggers.standing()
    assert reading.grouped(cases.FIGURES, (), YEAR, Scope()) is None
    _count_anew()
    _agree("cases")
