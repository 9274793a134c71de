"""Giving out open data: files of a day, tables of people, the denunciations of a province."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import calendar, denunciation_totals
from hoiam.core.actor import Actor
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.releases import Released
from hoiam.figures import open_data_policies as policies
from hoiam.figures.models import OpenRelease, ReleasedTable, YearTotal
from hoiam.figures.open_data import registers, tables
from hoiam.figures.open_data.writing import Made
from hoiam.units.models import Unit


@transaction.atomic
def release_files(*, made: Made, by: Actor, at: datetime) -> OpenRelease:
    """Give out the files of a register of one day; they are never written anew."""
    policies.check_can_release_open_data(by)
    if OpenRelease.objects.filter(dataset=made.register.code, day=made.day).exists():
        raise WrongState("figures.released-already")
    release = OpenRelease(
        dataset=made.register.code, day=made.day, rows=made.rows,
        columns=registers.schema(made.register), licence=registers.LICENCE,
        csv_hash=made.csv_hash, csv_size=made.csv_size, parquet_hash=made.parquet_hash,
        parquet_size=made.parquet_size, released_at=at, released_by=by.code,
    )  # fmt: skip
    release.save(force_insert=True)
    audit.record(
        "figures.files.released", subject=("open-data", made.register.code), by=by, at=at,
        details={"day": made.day.isoformat(), "rows": made.rows, "hash": made.csv_hash},
    )  # fmt: skip
    return release


@transaction.atomic
def release_table(*, table: str, released: Released, by: Actor, at: datetime) -> ReleasedTable:
    """Keep a table of people as it goes out, for whatever is counted later to be compared with."""
    policies.check_can_release_open_data(by)
    row = _keep(table, released, by, at)
    audit.record(
        "figures.table.released", subject=("open-table", table), by=by, at=at,
        details={"number": row.number},
    )  # fmt: skip
    return row


@transaction.atomic
def enter_year_total(
    *, province: Unit, year: int, numbers: Mapping[int, int], by: Actor, at: datetime
) -> YearTotal:
    """Type in the denunciations of a whole province in a reporting year, from the sheets that the
    settling officers printed."""
    policies.check_can_enter_year_total(province, by)
    period = Period(PeriodRule.INSPECTION, year, Cut.YEAR)
    if period.last >= calendar.day_of(at):
        raise WrongState("figures.period-runs")
    if not denunciation_totals.is_complete(numbers):
        raise Invalid("figures.total-incomplete", field="numbers")
    total = _total(province, year, numbers, None, by, at)
    audit.record(
        "figures.year-total.entered", subject=("year-total", f"{province.code}-{year}"), by=by,
        at=at, details={"year": year},
    )  # fmt: skip
    return total


@transaction.atomic
def confirm_year_total(
    *, total: YearTotal, numbers: Mapping[int, int], by: Actor, at: datetime
) -> YearTotal:
    """A second leader types the same numbers from the same sheets; then they are public, small ones
    hidden. A total that went out already is followed only where nobody can be found by comparing."""
    Unit.objects.select_for_update().get(pk=total.province_id)
    policies.check_can_confirm_year_total(total, by)
    if YearTotal.objects.filter(confirms=total).exists():
        raise WrongState("figures.total-confirmed")
    if {str(column): number for column, number in numbers.items()} != total.numbers:
        raise Invalid("figures.total-differs", field="numbers")
    confirmed = _total(total.province, total.year, numbers, total, by, at)
    for which, shape in denunciation_totals.TABLES.items():
        name = f"{tables.DENUNCIATIONS}{total.province.code}/{total.year}/{which}"
        dimensions = (tuple(str(column) for column in shape.parts),)
        counts = denunciation_totals.counts_of(which, numbers)
        found = tables.next_of(name, counts, dimensions)
        if found is not None:
            _keep(name, found, by, at)
    audit.record(
        "figures.year-total.confirmed",
        subject=("year-total", f"{total.province.code}-{total.year}"), by=by, at=at,
        details={"year": total.year},
    )  # fmt: skip
    return confirmed


def _total(
    province: Unit, year: int, numbers: Mapping[int, int], confirms: YearTotal | None, by: Actor,
    at: datetime,
) -> YearTotal:  # fmt: skip
    total = YearTotal(
        province=province, year=year, confirms=confirms, entered_at=at, entered_by=by.code,
        numbers={str(column): number for column, number in numbers.items()},
    )  # fmt: skip
    total.save(force_insert=True)
    return total


def _keep(table: str, released: Released, by: Actor, at: datetime) -> ReleasedTable:
    before = ReleasedTable.objects.filter(table=table).order_by("-number").first()
    row = ReleasedTable(
        table=table, number=before.number + 1 if before else 1,
        dimensions=[list(one) for one in released.table.dimensions],
        counts=tables.packed(released.counts),
        hidden=[list(cell) for cell in sorted(released.table.hidden)],
        released_at=at, released_by=by.code,
    )  # fmt: skip
    row.save(force_insert=True)
    return row
