"""The synthetic province-year has the numbers of the article, counted by what stands today."""

from datetime import date

import pytest

from hoiam.denunciations.models import DenunciationFile
from hoiam.figures import receptions
from hoiam.petitions import counts
from hoiam.petitions.models import Petition
from hoiam.reception.models import Visit
from hoiam.registers.models import Record
from hoiam.units.models import Unit
from tests.cast import make_cast
from tests.figures import province

pytestmark = pytest.mark.django_db


def test_province_year_has_the_numbers_of_the_article() -> None:
    cast = make_cast()
    written = province.write(cast)
    units = Unit.objects.filter(code__in=written.units)

    report = counts.report(units, province.FIRST, province.LAST)
    receptions_of = receptions.sheet(
        Unit.objects.filter(code__in=written.bodies), province.FIRST, province.LAST
    )

    xld = report.petitions.numbers
    assert {column: xld.get(column, 0) for column in province.EXPECTED_XLD} == province.EXPECTED_XLD
    assert xld[5] == province.CASES + province.ANSWERED + province.ANSWERING
    assert report.complaints.number(2) == province.CASES
    assert report.complaints.number(7) == province.DECISIONS
    tcd = receptions_of.numbers
    assert {column: tcd[column] for column in province.EXPECTED_TCD} == province.EXPECTED_TCD
    assert report.broken == []
    assert len(written.left) == 9
    assert len(written.settled) == 149
    assert not Petition.objects.filter(code__in=written.left, decisions__isnull=False).exists()


def test_the_edges_of_the_year_fall_where_each_rule_says() -> None:
    province.write(make_cast())

    def between(rows: type[Visit], first: date, last: date) -> int:
        return rows.objects.filter(received_on__range=(first, last)).count()

    assert between(Visit, province.FIRST, province.LAST) == province.VISITS
    assert between(Visit, date(2026, 1, 1), date(2026, 12, 31)) == (
        province.VISITS - province.VISITS_DECEMBER + province.VISITS_AFTER
    )
    received = Petition.objects.filter(docket__received_on__range=(province.FIRST, province.LAST))
    assert received.count() == province.PETITIONS - province.CARRIED


def test_denounced_ones_stand_in_the_closed_room() -> None:
    cast = make_cast()
    written = province.write(cast, denounced=12)

    own = Petition.objects.filter(own=True, docket__kind__in=counts.COMPLAINTS)
    assert own.count() == province.OWN - 12
    assert DenunciationFile.objects.filter(state="decided").count() == 12
    assert len(written.settled) == province.SETTLED
    assert len(written.left) == province.LEFT


def test_registers_of_others_have_their_rest() -> None:
    cast = make_cast()
    province.inspections(cast)
    province.dossiers(cast, whole=564, late=2)

    assert Record.objects.filter(kind="case", ended_on__isnull=True).count() == 4
    assert Record.objects.filter(kind="dossier").count() == 564
