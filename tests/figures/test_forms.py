"""Official tables over the synthetic province-year and over random registers."""

import io

import pytest
from python_calamine import CalamineWorkbook

from hoiam.core.figures import forms
from hoiam.figures.forms import bodies, making
from tests.cast import make_cast
from tests.figures import province

pytestmark = pytest.mark.django_db
NEW = "06/2025/TT-TTCP"


def test_province_year_gives_the_numbers_of_the_article() -> None:
    cast = make_cast()
    written = province.write(cast)
    every = bodies.reporting(province.LAST)
    whole = bodies.below(every["t-province-ubnd"], every.values())

    report = making.report(NEW, province.PERIOD, whole)

    xld = report.of("02/XLD").numbers
    expected = {c: n for c, n in province.EXPECTED_XLD.items() if c != 12}
    assert {column: xld[column] for column in expected} == expected
    assert xld[12] is None
    tcd = report.of("01/TCD").numbers
    assert {column: tcd[column] for column in province.EXPECTED_TCD} == province.EXPECTED_TCD
    assert report.of("03/GQKN").number(2) == province.CASES
    assert report.of("03/GQKN").number(7) == province.DECISIONS
    assert report.holds
    assert {one.code for one in whole} == {
        "t-province-ubnd", "t-department", "t-commune-ubnd", "t-other-ubnd",
    }  # fmt: skip
    own = report.of("02/XLD").behind(6)
    assert len(own) == 158
    assert set(written.left) <= {one.key for one in own}
    assert forms.form(NEW, "02/XLD").columns[6].figure == "xld-6"


def test_pages_show_a_table_open_a_cell_and_give_the_workbook() -> None:
    cast = make_cast()
    province.write(cast)
    leader = cast.browser("province-leader")
    asked = "bieu=06-2025.02-xld&ky=inspection-2026&co-quan=ca-duoi:t-province-ubnd"

    whole = leader.get(f"/van-phong/bieu?{asked}")
    cell = leader.get(f"/van-phong/bieu?{asked}&cot=6&dong=t-commune-ubnd")
    book = leader.get(f"/van-phong/bieu?{asked}&so-tinh=1")
    paper = leader.get(f"/van-phong/bieu/in?{asked}")

    assert whole.status_code == cell.status_code == book.status_code == paper.status_code == 200
    numbers = whole.context["sheet"].numbers
    assert f">{numbers[6]}<" in whole.content.decode()
    assert cell.context["opened"].number == str(len(cell.context["opened"].rows))
    made = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book)))
    rows = made.get_sheet_by_index(0).to_python(skip_empty_area=False)
    total = next(row for row in rows if row[0] == "Tổng")
    assert (total[1], total[6], total[12]) == (numbers[1], numbers[6], "")
    assert next(row for row in rows if row[0] == "MS")[12] == "12=13+14=15+16+17+18"
    assert cast.browser("stranger").get(f"/van-phong/bieu?{asked}").context["asked"].head.code == (
        "t-other-ubnd"
    )
