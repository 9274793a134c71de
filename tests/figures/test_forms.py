"""Official tables over the synthetic province-year and over random registers."""

import io
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from hoiam.core.figures import forms
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.core.refusals import Invalid
from hoiam.figures import actions
from hoiam.figures.actions.entries import Entered
from hoiam.figures.forms import bodies, making, typed
from hoiam.figures.forms.room import room_of
from hoiam.units.models import Change, ChangeLink, Unit
from tests.cast import NOW, make_cast
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
    leader, asked = cast.browser("province-leader"), "bieu=06-2025.02-xld&ky=inspection-2026"
    one = f"{asked}&co-quan=t-commune-ubnd"

    whole = leader.get(f"/van-phong/bieu?{asked}&co-quan=ca-duoi:t-province-ubnd")
    cell = leader.get(f"/van-phong/bieu?{one}&cot=6&dong=t-commune-ubnd")
    book = leader.get(f"/van-phong/bieu?{one}&so-tinh=1")
    paper = leader.get(f"/van-phong/bieu/in?{one}")

    assert whole.status_code == cell.status_code == book.status_code == paper.status_code == 200
    assert len(whole.context["sheet"].lines) == 4
    assert f">{whole.context['sheet'].numbers[6]}<" in whole.content.decode()
    numbers = cell.context["sheet"].numbers
    assert cell.context["opened"].number == str(len(cell.context["opened"].rows))
    made = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book)))
    rows = made.get_sheet_by_index(0).to_python(skip_empty_area=False)
    marks = next(at for at, row in enumerate(rows) if row[0] == "MS")
    assert rows[marks][12] == "12=13+14=15+16+17+18"
    said = rows[marks + 1]
    assert (said[0], said[1], said[6], said[12]) == (
        "UBND xã bản mẫu", numbers[1], numbers[6], "",
    )  # fmt: skip
    theirs = cast.browser("stranger").get(f"/van-phong/bieu?{one}")
    assert theirs.context["asked"].head.code == "t-other-ubnd"


def test_denunciations_count_for_who_opened_them_and_for_nobody_else() -> None:
    cast = make_cast()
    written = province.write(cast, denounced=6)
    every = bodies.reporting(province.LAST)
    whole = bodies.below(every["t-province-ubnd"], every.values())
    only = ("02/XLD", "04/GQTC")

    open_to = making.report(
        NEW, province.PERIOD, whole, room=room_of(cast.actor("province-leader")), only=only
    )
    closed = making.report(
        NEW, province.PERIOD, whole, room=room_of(cast.actor("leader")), only=only
    )

    xld, gqtc = open_to.of("02/XLD").numbers, open_to.of("04/GQTC").numbers
    assert (xld[6], xld[12], xld[1]) == (province.OWN - 6, 6, province.PETITIONS)
    assert (gqtc[1], gqtc[7]) == (6, 6)
    assert open_to.holds
    assert len(written.left) == 9
    assert (closed.of("02/XLD").numbers[12], closed.of("04/GQTC").numbers[7]) == (None, None)
    assert closed.of("02/XLD").numbers[1] == province.PETITIONS - 6
    assert closed.holds
    page = cast.browser("province-leader").get(
        "/van-phong/bieu?bieu=06-2025.02-xld&ky=inspection-2026&co-quan=t-province-ubnd&cot=12"
    )
    assert page.context["opened"] is None  # no address says that there is something in it
    assert "cot=12" not in page.content.decode()


def test_what_no_register_holds_is_entered_with_a_source_and_corrected_by_an_entry() -> None:
    cast = make_cast()
    form, unit, by = forms.form(NEW, "06/QLKNTC"), cast.units["commune-ubnd"], cast.actor("clerk")
    period = Period(PeriodRule.INSPECTION, 2026, Cut.QUARTER, 3)
    body = [bodies.reporting(period.last)[unit.code]]

    def enter(key: str, column: int, value: str, source: str = "12/KH-UBND", why: str = "") -> None:
        actions.enter_number(
            form=form, unit=unit, period=period.code, key=key, by=by, at=NOW,
            typed=Entered(column, Decimal(value), source, why),
        )  # fmt: skip

    enter("a", 6, "2")
    enter("a", 6, "2")
    enter("b", 8, "3")
    broken = making.sheet(form, period, body)
    enter("c", 8, "1", why="đếm nhầm một kết luận")

    assert [one.identity.said for one in broken.broken] == ["8 ≤ 6"]
    mended = making.sheet(form, period, body)
    assert (mended.numbers[6], mended.numbers[8], mended.numbers[4]) == (2, 1, None)
    assert mended.holds
    assert [one.value for one in typed.history(form, period.code, unit.code)] == [1, 3, 2]
    for told, code in (
        (("d", 8, "1"), "figures.why-corrected"),
        (("e", 4, "1", " "), "figures.no-source"),
        (("f", 4, "1.5"), "figures.no-such-number"),
        (("g", 99, "1"), "figures.not-typed"),
    ):
        with pytest.raises(Invalid) as refused:
            enter(*told)
        assert refused.value.code == code


def test_a_form_is_entered_through_its_page() -> None:
    cast = make_cast()
    clerk = cast.browser("clerk")
    asked = "bieu=06-2025.06-qlkntc&ky=inspection-2026-quarter-3&co-quan=t-commune-ubnd&cot=4"

    sent = clerk.post(
        f"/van-phong/bieu/nhap?{asked}", {"key": "k", "value": "3", "source": "KH 12"}
    )

    assert sent.status_code == 302
    assert clerk.get(sent["Location"]).context["sheet"].numbers[4] == 3
    assert "KH 12" in clerk.get(f"/van-phong/bieu/nhap?{asked}").content.decode()
    wrong = f"/van-phong/bieu/nhap?{asked.replace('cot=4', 'cot=99')}"
    assert clerk.get(wrong).status_code == 404


def test_who_ended_reports_through_who_took_over_and_central_bodies_are_not_added() -> None:
    cast = make_cast()
    old = Unit(
        code="t-old-ubnd", kind="peoples-committee", name="UBND xã Cũ", short_name="UBND xã Cũ",
        folded="ubnd xa cu", area=cast.units["commune"], parent=cast.units["province-ubnd"],
        valid_from=date(2020, 1, 1), valid_to=date(2025, 7, 1), template="ubnd",
    )  # fmt: skip
    old.save()
    change = Change(code="q-1", decision="NQ 1", day=date(2025, 7, 1))
    change.save()
    ChangeLink(change=change, predecessor=old, successor=cast.units["commune-ubnd"]).save()

    every = bodies.reporting(province.LAST)

    assert {one.code for one in every["t-commune-ubnd"].members} == {
        "t-commune-ubnd", "t-commune-office", "t-old-ubnd",
    }  # fmt: skip
    assert not {"t-power", "t-commune-front", "t-old-ubnd"} & set(every)
    seen = {
        name: [one.code for one in bodies.opened_to(cast.actor(name), every.values())]
        for name in ("clerk", "expert", "province-leader")
    }
    assert seen["clerk"] == ["t-commune-ubnd"]
    assert seen["expert"] == ["t-department"]
    assert set(seen["province-leader"]) == set(every)
