"""A case of Văn Bàn district of 2020 opens today under its successors, on the real territory."""

from datetime import date

import pytest

from hoiam.core import actor as actors
from hoiam.figures import register_series, registers
from hoiam.figures.register_series import Step
from hoiam.registers import actions, queries
from hoiam.registers.actions import chunks
from hoiam.registers.plans import RecordPlan
from hoiam.registers.queries import By, Level, Organised
from hoiam.units import queries as unit_queries
from hoiam.units.models import Unit
from tests import provinces
from tests.cast import NOW

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 2)
PRODUCT = actors.system("test", act="a-1")


@pytest.fixture
def van_ban() -> Unit:
    """One record of 2020 in each commune of the district, and one of the district itself."""
    provinces.lao_cai(by=PRODUCT, at=NOW)
    district = Unit.objects.get(kind="district", name="Huyện Văn Bàn")
    places = [district, *district.children.filter(kind__in=("commune", "township")).order_by("pk")]
    batch = actions.open_batch(
        kind="case", system="Hệ thống huyện", title="2020.xlsx",
        unit=unit_queries.by_code("lc-03082.ubnd"), zone="Asia/Ho_Chi_Minh", by=PRODUCT, at=NOW,
    )  # fmt: skip
    rows = [
        RecordPlan(f"{number:03}", opened_on=date(2020, 3, 2), area=place.code)
        for number, place in enumerate(places)
    ]
    chunks.write(batch=batch, rows=[*rows, RecordPlan("999", opened_on=date(2026, 3, 2))])
    actions.show(batch=batch, by=PRODUCT, at=NOW)
    return district


def test_commune_of_2020_stands_under_what_took_it_over(van_ban: Unit) -> None:
    rows = queries.current()
    khanh_yen_thuong = rows.get(area__name="Xã Khánh Yên Thượng")
    heir = unit_queries.by_code("lc-03082")

    lines = queries.lines(by=By.AREA, organised=Organised.TODAY, level=Level.NAMED, day=TODAY)

    assert khanh_yen_thuong in rows.filter(lines.rows_in(heir.pk))
    then = queries.lines(by=By.AREA, organised=Organised.THEN, level=Level.DISTRICT, day=TODAY)
    assert rows.filter(then.rows_in(van_ban.pk)).count() == 23


def test_both_tables_have_the_same_sum_and_the_series_is_marked(van_ban: Unit) -> None:
    rows = queries.current()
    tables = [
        registers.by_units(rows, by=By.AREA, organised=organised, level=level, on=TODAY)
        for organised in Organised
        for level in Level
    ]

    assert {table.total["received"] for table in tables} == {24}
    today = registers.by_units(
        rows, by=By.AREA, organised=Organised.TODAY, level=Level.NAMED, on=TODAY
    )
    # The district itself leads to many communes, so nobody is guessed.
    assert {line.code: line.tally["received"] for line in today.rest} == {
        "not-said": 1, "not-chosen": 1,
    }  # fmt: skip
    assert all(line.unit and line.unit.valid_to is None for line in today.lines)
    marks = register_series.series(rows, step=Step.YEAR, on=TODAY).breaks
    assert {mark.day for mark in marks} == {date(2025, 7, 1)}
    assert marks[0].decision
