"""The register of papers and the forms: own units alone, no contents, samples about nobody."""

import pytest

from hoiam.papers import actions
from hoiam.papers.forms import FORMS
from tests.cast import NOW, Cast, make_cast
from tests.papers.letters import letter
from tests.papers.test_rendering import read_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    given = {
        "form": "conclusion", "unit": cast.units["commune-ubnd"], "about": ("meeting", "m"),
        "by": cast.actor("leader"), "at": NOW,
    }  # fmt: skip
    old = actions.issue(letter=letter("Đất ông Nhà Bên"), key="a", **given)  # type: ignore[arg-type]
    actions.replace(
        paper=old, letter=letter(), why="ghi sai hạn", by=cast.actor("leader"), at=NOW, key="b"
    )
    return cast


def test_register_shows_numbers_of_own_units_and_nothing_of_what_they_say(cast: Cast) -> None:
    page = cast.browser("leader").get("/van-phong/van-ban").content.decode()

    assert "01/TB-UBND" in page and "02/TB-UBND" in page
    assert "thay thế Thông báo kết luận số 01/TB-UBND ngày 2/10/2026: ghi sai hạn" in page
    assert "Nhà Bên" not in page
    elsewhere = cast.browser("clerk").get("/van-phong/van-ban").content.decode()
    assert "TB-UBND" not in elsewhere and "Chưa ban hành văn bản nào" in elsewhere


def test_register_is_taken_away_as_a_list(cast: Cast) -> None:
    response = cast.browser("leader").get("/van-phong/van-ban?tai=csv")
    listed = response.getvalue().decode("utf-8-sig")

    assert "02/TB-UBND" in listed and "so-van-ban-di" in response["Content-Disposition"]


def test_forms_say_where_they_stand_in_the_law_and_show_a_sample(cast: Cast) -> None:
    browser = cast.browser("clerk")
    page = browser.get("/van-phong/van-ban/mau").content.decode()

    assert all(form.name in page for form in FORMS)
    assert "Mẫu số 02/TCD" in page and "đúng lời phụ lục" in page
    pdf = browser.get("/van-phong/van-ban/mau/minutes.pdf")
    assert "KHÔNG CÓ GIÁ TRỊ" in read_pdf(pdf.content)
    assert pdf["Content-Disposition"] == 'attachment; filename="mau-minutes.pdf"'
    assert [browser.get(f"/van-phong/van-ban/mau/{name}").status_code for name in ("x.pdf", "minutes.odt")] == [404, 404]  # fmt: skip
