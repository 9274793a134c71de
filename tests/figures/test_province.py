"""The synthetic province-year has the numbers of the article, counted by what stands today."""

import io
import re
from datetime import date, timedelta

import pytest
from docx import Document

from hoiam.core import calendar
from hoiam.core.figures.catalogue import figure
from hoiam.core.figures.language import Asked
from hoiam.core.narrative import outline
from hoiam.denunciations.models import DenunciationFile
from hoiam.figures import actions as figures
from hoiam.figures import engine
from hoiam.figures.models import Reach
from hoiam.figures.narratives import reading
from hoiam.papers import queries as papers
from hoiam.papers import rendering
from hoiam.petitions.models import Petition
from hoiam.reception.models import Visit
from hoiam.registers.models import Record
from tests.cast import make_cast
from tests.figures import province

pytestmark = pytest.mark.django_db
COMPLAINTS = ("complaint", "second-complaint")


def test_printed_report_gives_the_numbers_of_the_article_and_lists_the_nine() -> None:
    cast = make_cast()
    written = province.write(cast)
    at = calendar.start_of_day(province.LAST + timedelta(days=2)) + timedelta(hours=9)
    by = cast.actor("province-leader", at=at)
    report = figures.begin_report(
        unit=cast.units["province-ubnd"], period=province.PERIOD, reach=Reach.BELOW, by=by, at=at
    )
    said = reading.written(report)
    for section in outline.written():
        if not said[section.code]:
            figures.write_section(
                report=report, section=section.code, text="Không có.", seen=0, by=by, at=at
            )

    paper = figures.issue_report(report=report, turn=0, why="", by=by, at=at)

    document = Document(io.BytesIO(rendering.word(papers.letter_of(paper))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = "\n".join([one.text for one in document.paragraphs] + cells)
    for number in ("4.209", "4.662", "149/158", "94,3"):
        assert number in told
    left = Petition.objects.filter(code__in=written.left)
    assert len(left) == province.LEFT
    named = set(re.findall(r"\d+/\d{4}", told))
    assert {one.registered for one in left} <= named


def test_nine_are_the_rest_of_the_figure() -> None:
    written = province.write(make_cast())
    asked = Asked.of(province.FIRST, province.LAST, province.LAST)

    found = engine.answer(figure("petitions-own-settled"), asked)
    rest = engine.rows(figure("petitions-own-settled"), asked, part=engine.Part.REST)

    assert (found.value, found.whole, found.rest) == (149, 158, 9)
    assert sorted(rest.values_list("code", flat=True)) == sorted(written.left)


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

    own = Petition.objects.filter(own=True, docket__kind__in=COMPLAINTS)
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
