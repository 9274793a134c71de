"""Official tables over the synthetic province-year and over random registers."""

import pytest

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
