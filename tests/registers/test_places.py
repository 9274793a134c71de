"""Counted as organised then and as organised today: both add up, and every line is its list."""

from datetime import date

import pytest

from hoiam.core.text import fold
from hoiam.figures import register_series, registers
from hoiam.figures.register_series import Step
from hoiam.registers import queries
from hoiam.registers.models import Record
from hoiam.registers.queries import By, Level, Organised, Without
from hoiam.units.models import Change, ChangeLink, Placement, Unit
from tests.cast import NOW, Cast, make_cast
from tests.registers.making import row, shown

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 2)
MERGED = date(2025, 7, 1)


def old(code: str, kind: str = "commune", parent: Unit | None = None) -> Unit:
    """A unit that ended with the great rearrangement."""
    unit = Unit(
        code=f"t-{code}", kind=kind, name=f"Xã {code}", short_name=code, folded=fold(f"xa {code}"),
        valid_from=date(2010, 1, 1), valid_to=MERGED, parent=parent,
    )  # fmt: skip
    unit.save()
    return unit


def links(decision: str, *pairs: tuple[Unit, Unit], share: str = "whole") -> None:
    change = Change(code=f"c-{decision}", decision=decision, day=MERGED)
    change.save()
    for before, after in pairs:
        ChangeLink(change=change, predecessor=before, successor=after, share=share).save()


@pytest.fixture
def cast() -> Cast:
    """Two communes became the first one, one was split into both, one has no heir; a district lay
    above them. Two records of the split one; somebody chose for the first."""
    cast = make_cast()
    first, second = cast.units["commune"], cast.units["other"]
    district = cast.units["district"] = old("huyen", "district")
    for name in ("a", "b", "split", "gone"):
        cast.units[name] = old(name, parent=district)
    links("NQ 1", (cast.units["a"], first), (cast.units["b"], first))
    links("NQ 2", (cast.units["split"], first), (cast.units["split"], second), share="part")
    rows = [
        row(str(number), area=f"t-{area}" if area else "", opened_on=date(2024, number, 1))
        for number, area in enumerate(
            ["a", "a", "b", "split", "split", "gone", "", "commune"], start=1
        )
    ]
    shown(cast, *rows)
    record = queries.current().get(number="4")
    Placement(
        about_kind="record", about_code=record.code, former=cast.units["split"], successor=second,
        why="thôn nay thuộc xã này", placed_at=NOW, placed_by="x",
    ).save()  # fmt: skip
    return cast


def table(organised: Organised, level: Level = Level.NAMED) -> dict[str, int]:
    found = registers.by_units(
        queries.current(), by=By.AREA, organised=organised, level=level, on=TODAY
    )
    return {line.code: line.tally["received"] for line in (*found.lines, *found.rest)}


def test_then_lines_are_what_the_source_names(cast: Cast) -> None:
    assert table(Organised.THEN) == {
        "t-a": 2, "t-b": 1, "t-split": 2, "t-gone": 1, "t-commune": 1, "not-said": 1,
    }  # fmt: skip


def test_today_lines_follow_the_links_and_what_people_chose(cast: Cast) -> None:
    assert table(Organised.TODAY) == {
        "t-commune": 4, "t-other": 1, "not-chosen": 1, "gone": 1, "not-said": 1,
    }  # fmt: skip


def test_levels_draw_lines_together(cast: Cast) -> None:
    assert table(Organised.THEN, Level.DISTRICT) == {"t-huyen": 6, "t-commune": 1, "not-said": 1}
    assert table(Organised.TODAY, Level.PROVINCE) == {
        "t-province": 5, "not-chosen": 1, "gone": 1, "not-said": 1,
    }  # fmt: skip


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("organised", list(Organised))
@pytest.mark.parametrize("by", list(By))
def test_sums_are_the_same_and_every_line_is_its_list(
    cast: Cast, by: By, organised: Organised, level: Level
) -> None:
    rows = queries.current()
    found = registers.by_units(rows, by=by, organised=organised, level=level, on=TODAY)
    lines = queries.lines(by=by, organised=organised, level=level, day=TODAY)

    assert found.total["received"] == rows.count() == 8
    for line in (*found.lines, *found.rest):
        at = queries.said(line.code)
        assert at is not None
        assert rows.filter(lines.rows_in(at)).count() == line.tally["received"]


def test_choice_for_one_record_leaves_the_others_alone(cast: Cast) -> None:
    lines = queries.lines(by=By.AREA, organised=Organised.TODAY, level=Level.NAMED, day=TODAY)

    waiting = Record.objects.filter(lines.rows_in(Without.NOT_CHOSEN))

    assert [one.number for one in waiting] == ["5"]


def test_series_carries_a_mark_where_units_were_merged_or_split(cast: Cast) -> None:
    shown(cast, row("20", area="t-commune", opened_on=date(2026, 2, 1)), row("21"))

    found = register_series.series(queries.current(), step=Step.YEAR, on=TODAY)

    assert [(one.first.year, one.received) for one in found.points] == [
        (2024, 8), (2025, 0), (2026, 1),
    ]  # fmt: skip
    assert found.undated == 1
    assert [(one.day, one.decision, one.units) for one in found.breaks] == [
        (MERGED, "NQ 1", 2), (MERGED, "NQ 2", 1),
    ]  # fmt: skip


def test_unit_that_only_took_another_form_makes_no_mark(cast: Cast) -> None:
    links("NQ 3", (cast.units["gone"], cast.units["other"]))
    rows = queries.current().filter(number="6")
    shown(cast, row("22", area="t-gone", opened_on=date(2026, 1, 1)))
    rows = queries.current().filter(number__in=["6", "22"])

    found = register_series.series(rows, step=Step.MONTH, on=TODAY)

    assert len(found.points) == 20
    assert not [one for one in found.breaks if one.decision == "NQ 3"]
