"""Cells say what rows say: after every kind of change, before and after they are counted anew."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from hoiam.core.figures import catalogue
from hoiam.core.figures.catalogue import cases, procedures, records
from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.language import Asked
from hoiam.core.periods import period_by
from hoiam.figures import engine
from hoiam.figures.datasets import Reach, dossiers
from hoiam.figures.engine import AsOf, Scope
from hoiam.figures.models import Cell, Mark, Rollup
from hoiam.figures.rollup import counting, cubes, keeping, reading, triggers
from hoiam.registers import actions as registers
from hoiam.registers.models import Batch, Record
from hoiam.units.models import Field
from tests.cast import NOW, Cast, make_cast
from tests.figures.making import TODAY, case, duty
from tests.registers.making import row, shown

YEAR = Asked.of(date(2026, 1, 1), date(2026, 12, 31), TODAY)
WAYS: list[tuple[str, ...]] = [(), ("unit",), ("area", "state"), ("unit", "month", "state")]
FIGURES = {
    "cases": cases.FIGURES,
    "records": records.FIGURES,
    "dossiers": procedures.FIGURES,
}


def _live(
    figures: tuple[Figure, ...],
    by: tuple[str, ...],
    asked: Asked,
    scope: Scope,
    reach: Reach | None = None,
) -> Any:
    """The same from the rows alone: with everything marked nothing is clean."""
    of = cubes.kept(figures[0].dataset.code)
    there = [
        *of.rows.base().order_by().values_list("unit_id", _month(of)),
        *cubes.cells_of(of).values_list("unit_id", "month"),
    ]
    parts = frozenset((unit or 0, month) for unit, month in there)
    told = reading._each(figures, asked)
    rows = dict(reading._live(of, told, by, scope, parts, reach, asked.day))
    if by:
        return {line: one for line, one in rows.items() if any(one.values())}
    return rows or {(): dict.fromkeys([code for code, _asked in told], 0)}


def _month(of: cubes.Kept) -> Any:
    return cubes.place_of(of.rows, cubes.MONTH)


def _agree(
    code: str,
    scope: Scope = Scope(),  # noqa: B008 (a value)
    asked: Asked = YEAR,
    reach: Reach | None = None,
) -> None:
    figures = FIGURES[code]
    for by in WAYS:
        if any(cubes.kept(code).place(name) is None for name in by):
            continue
        live = _live(figures, by, asked, scope, reach)
        # Once as this process knows it, once as one that has just begun, once out of what it kept.
        assert reading.grouped(figures, by, asked, scope, reach) == live, by
        keeping.KEPT.clear()
        assert reading.grouped(figures, by, asked, scope, reach) == live, by
        assert reading.grouped(figures, by, asked, scope, reach) == live, by
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


PERIODS = ("2026", "2026-quarter-1", "inspection-2026-quarter-2", "2026-month-3", "2026-month-4")


def _dossiers(cast: Cast) -> Batch:
    """Before and after every edge, on it, with a due day on it, before it and after it."""
    office, other = cast.units["commune-office"].code, cast.units["other-office"].code
    edge = date(2026, 3, 31)
    rows = []
    for number, (begun, due, ended) in enumerate(
        (begun, due, ended)
        for begun in (-40, -16, 0)
        for due in (-1, 0, 1, 15, None)
        for ended in (-1, 0, 1, 14, 40, None)
    ):
        rows.append(
            row(
                f"hs-{number}",
                opened_on=edge + timedelta(begun),
                due_on=None if due is None else edge + timedelta(due),
                ended_on=None if ended is None else edge + timedelta(max(ended, begun)),
                state="ended" if ended is not None else ("open", "unknown")[number % 5 == 0],
                channel=("Trực tuyến", "tại quầy")[number % 2],
                unit=(office, other)[number % 3 == 0],
            )
        )
    return shown(cast, *rows, kind="dossier", system="Một cửa")


def test_dossiers_of_a_form(cast: Cast) -> None:
    batch = _dossiers(cast)
    _count_anew()
    for code in PERIODS:
        period = period_by(code)
        assert period is not None
        _agree("dossiers", asked=Asked.of(period.first, period.last, TODAY))
    own = Reach(frozenset({cast.units["commune-office"].pk}))
    _agree("dossiers", reach=own)
    whole, narrow = (
        reading.grouped(procedures.FIGURES, ("unit",), YEAR, Scope(), one) or {}
        for one in (None, own)
    )
    key = (cast.units["commune-office"].code,)
    assert narrow == {key: whole[key]} != whole

    record = Record.objects.filter(ended_on=None, due_on__isnull=False).earliest("pk")
    Record.objects.filter(pk=record.pk).update(ended_on=record.due_on, state="ended")
    _agree("dossiers")
    registers.withdraw(batch=batch, why="sai", by=cast.actor("system"), at=NOW)
    _agree("dossiers")
    _count_anew()
    _agree("dossiers")


@pytest.mark.parametrize("day", [date(2026, 5, 20), date(2026, 4, 6)])
def test_a_running_form_is_cut_off_today(cast: Cast, day: date) -> None:
    """On the second day something ends later: then half months do not say it, rows do."""
    _dossiers(cast)
    _count_anew()
    asked = Asked.of(date(2026, 1, 1), day, day)
    is_later = Record.objects.filter(ended_on__gt=day).exists()

    found = reading.grouped(procedures.FIGURES, ("unit",), asked, Scope())

    assert (found is None) == is_later
    if found is not None:
        assert found == _live(procedures.FIGURES, ("unit",), asked, Scope())


def test_what_only_one_period_has(cast: Cast) -> None:
    _dossiers(cast)
    _count_anew()
    here, there = (
        Asked.of(one.first, one.last, TODAY)
        for one in map(period_by, ("2026-month-3", "inspection-2026-month-3"))
        if one is not None
    )
    for figure in procedures.FIGURES:
        listed = engine.only_in(figure, here, there).count()
        assert reading.only_in(figure, here, there, Scope()) == listed, figure.code
        first = engine.rows(figure, here).first()
        begins = reading.begins(figure, here, Scope())
        assert (begins is None) == (first is None)
        assert first is None or begins == first.opened_on.replace(day=1)


READERS = ("province-leader", "leader", "handler", "other-leader", "front", "administrator")


def test_whole_bodies_are_what_a_reader_may_open(cast: Cast) -> None:
    """A register of the other commune has lines of this one: who works there opens them too."""
    _dossiers(cast)
    office, other = cast.units["commune-office"], cast.units["other-office"]
    day = date(2026, 3, 3)
    lines = [row("a", opened_on=day, unit=office.code), row("b", opened_on=day, unit=other.code)]
    shown(cast, *lines, unit=other, kind="dossier", system="Sổ khác")
    known = dossiers.ROWS
    assert known.opened_by is not None
    assert known.reach is not None
    told = {}
    for who in READERS:
        actor = cast.actor(who)
        reach = told[who] = known.reach(actor)
        if reach is not None:
            seen = known.base().filter(pk__in=known.opened_by(actor).values("pk"))
            rows = known.base().filter(reach.rows(known))
            assert set(rows.values_list("pk")) == set(seen.values_list("pk")), who
    assert told["province-leader"] == Reach(None)
    assert told["other-leader"] is None


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
