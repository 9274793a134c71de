"""The notice of a year and papers on several days: typed, looked at, written, withdrawn."""

from collections.abc import Mapping
from datetime import date

import pytest

from hoiam.cases import actions as cases
from hoiam.commitments.models import Commitment, Recount
from hoiam.core import yearly
from hoiam.core.yearly import NationalChoice, TetChoice
from hoiam.rules import actions as rules
from hoiam.rules import calendars
from hoiam.rules.actions import Paper
from hoiam.rules.models import CalendarDecision, CalendarOverride
from tests.cast import NOW, Cast, later
from tests.web.office.conftest import SignIn

LIST = "/van-phong/quan-tri/lich"
YEAR = f"{LIST}/nam/2027"
NOTICE = f"{YEAR}/thong-bao"
MANY = f"{LIST}/nhieu-ngay"
PAPER = {"number": "5678/TB-BNV", "decided_on": "2026-09-30", "body": "Bộ Nội vụ"}
SAID = "5678/TB-BNV ngày 30/9/2026 của Bộ Nội vụ"


def typed(
    choice: TetChoice = TetChoice.TWO_BEFORE, more: Mapping[str, str] | None = None
) -> dict[str, str | list[str]]:
    tet = yearly.tet_days(2027, choice)
    national = yearly.national_days(2027, NationalChoice.AFTER)
    return {
        **PAPER,
        "tet": [day.isoformat() for day in tet],
        "national": [day.isoformat() for day in national],
        "others": ["2027-11-24"],
        **(more or {}),
    }


def decided(cast: Cast) -> CalendarDecision:
    return rules.announce_year(
        year=2027, paper=Paper("5678/TB-BNV", date(2026, 9, 30), "Bộ Nội vụ"),
        off=[one.day for one in yearly.proposals(2027, TetChoice.TWO_BEFORE, NationalChoice.AFTER)],
        swaps=(), by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip


def test_form_is_filled_in_with_the_forecast(officer: SignIn, cast: Cast) -> None:
    page = officer("administrator").get(NOTICE).content.decode()

    assert 'value="2027-02-04" id="id_tet_3" checked' in page
    assert 'value="2027-02-11"' in page
    assert 'value="2027-02-11" id="id_tet_10" checked' not in page
    assert "mùng 1" in page
    assert "30/4/2027, 1/5/2027, 3/5/2027" in page


def test_quick_choice_ticks_other_days(officer: SignIn, cast: Cast) -> None:
    page = officer("administrator").get(f"{NOTICE}?nghi-tet=1-4&nghi-quoc-khanh=1-9")

    ticked = page.context["form"].initial
    assert "2027-02-04" not in ticked["tet"]
    assert "2027-02-11" in ticked["tet"]
    assert ticked["national"] == ["2027-09-01", "2027-09-02"]
    assert officer("administrator").get(f"{NOTICE}?nghi-tet=x").status_code == 200


def test_notice_is_looked_at_before_it_is_written(officer: SignIn, cast: Cast) -> None:
    cast.receive()
    client = officer("administrator")

    same = client.get(NOTICE, typed()).content.decode()
    other = client.get(NOTICE, typed(TetChoice.ONE_BEFORE)).content.decode()

    assert "giống hệt lịch dự kiến" in same
    assert "Không hạn đang mở nào đổi" in same
    assert "4/2/2027: làm việc" in other
    assert "11/2/2027: nghỉ. Tết Nguyên đán" in other
    assert SAID in other
    assert not CalendarDecision.objects.exists()


def test_notice_is_written_and_the_year_is_official_everywhere(
    officer: SignIn, cast: Cast, client
) -> None:
    administrator = officer("administrator")
    before = client.get("/lich/2027").content.decode()

    done = administrator.post(NOTICE, typed(TetChoice.ONE_BEFORE, {"swaps": "29/4/2027; 8/5/2027"}))

    assert (done.status_code, done["Location"]) == (302, YEAR)
    assert 'hx-trigger="every' in administrator.get(LIST).content.decode()
    after = client.get("/lich/2027").content.decode()
    assert "Năm này chưa có thông báo" in before
    assert "Năm này chưa có thông báo" not in after
    assert "dự kiến, chưa có thông báo" not in after
    assert f"Chính thức theo thông báo {SAID}" in after
    assert "Làm bù cho ngày nghỉ 29/4/2027" in after
    own = administrator.get(YEAR).content.decode()
    assert SAID in own
    assert cast.officers["administrator"].name in own
    assert "Ghi thông báo lịch nghỉ năm 2027" not in administrator.get(LIST).content.decode()


def test_form_that_was_looked_at_can_be_put_right(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")

    page = client.get(NOTICE, typed(TetChoice.ONE_BEFORE, {"sua": "1"})).content.decode()

    assert 'value="5678/TB-BNV"' in page
    assert 'value="2027-02-11" id="id_tet_10" checked' in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"number": ""}, "Còn chỗ cần xem lại"),
        ({"swaps": "29/4/2027"}, "phải có đúng hai ngày"),
        ({"swaps": "29/4/2027; 30/2/2027"}, "Không có ngày “30/2/2027”"),
        ({"swaps": "30/4/2027; 8/5/2027"}, "ngày 30/4/2027 vốn đã là ngày nghỉ"),
        ({"swaps": "29/4/2027; 6/5/2027"}, "ngày làm bù 6/5/2027 vốn đã là ngày làm việc"),
        ({"more": "5/5/2028"}, "Ngày 5/5/2028 không thuộc năm 2027"),
        ({"more": "mai"}, "Không đọc được ngày trong dòng “mai”"),
        ({"more": "1/1/1800"}, "Lịch không biết năm của “1/1/1800”"),
        ({"decided_on": "2026-12-01"}, "Văn bản không thể ban hành ngày 1/12/2026"),
    ],
)
def test_wrong_notice_is_told_in_plain_words(
    officer: SignIn, cast: Cast, more: dict[str, str], said: str
) -> None:
    client = officer("administrator")

    looked = client.get(NOTICE, typed(more=more))
    written = client.post(NOTICE, typed(more=more))

    assert written.status_code == 422
    assert said in written.content.decode()
    if "decided_on" not in more:  # the day of the paper is checked when it is written
        assert said in looked.content.decode()
    assert not CalendarDecision.objects.exists()


@pytest.mark.parametrize(
    ("year", "said"),
    [(2026, "đã có sẵn trong phần mềm"), (2031, "chưa thể có thông báo")],
)
def test_other_years_have_no_notice_to_write(
    officer: SignIn, cast: Cast, year: int, said: str
) -> None:
    answer = officer("administrator").get(f"{LIST}/nam/{year}/thong-bao")

    assert answer.status_code == 422
    assert said in answer.content.decode()


@pytest.mark.parametrize("address", [LIST, YEAR, NOTICE, MANY])
def test_calendar_is_for_administrators(officer: SignIn, cast: Cast, address: str) -> None:
    assert officer("clerk").get(address).status_code == 403
    assert officer("nobody").get(address).status_code == 302


def test_notice_is_withdrawn_after_a_look(officer: SignIn, cast: Cast, client) -> None:
    decision = decided(cast)
    administrator = officer("administrator")
    address = f"{LIST}/van-ban/{decision.pk}/rut"

    asked = administrator.get(address).content.decode()
    refused = administrator.post(address, {"why": " "})
    done = administrator.post(address, {"why": "Nhầm năm"})
    again = administrator.post(address, {"why": "Nhầm năm"})

    assert "Rút rồi, năm này lại là dự kiến" in asked
    assert (refused.status_code, done.status_code, again.status_code) == (422, 302, 409)
    assert not calendars.calendar_on().is_announced(2027)
    public = client.get("/lich/2027").content.decode()
    assert "Năm này chưa có thông báo" in public
    assert "Nhầm năm" in public
    own = administrator.get(YEAR).content.decode()
    assert "đã rút" in own
    assert "Ghi thông báo lịch nghỉ năm 2027" in own
    assert administrator.get(f"{LIST}/van-ban/9999/rut").status_code == 404


def test_year_page_shows_what_was_decided_by_whom_and_what_was_withdrawn(
    officer: SignIn, cast: Cast
) -> None:
    row = rules.override_day(
        day=date(2026, 10, 7), working=False, reason="Bão", decision="88/CĐ-UBND",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip
    rules.withdraw_day(override=row, why="Bão tan", by=cast.actor("administrator"), at=later(1))
    client = officer("administrator")

    page = client.get(f"{LIST}/nam/2026").content.decode()

    assert "88/CĐ-UBND" in page
    assert page.count(cast.officers["administrator"].name) >= 2
    assert "Bão tan" in page
    assert "dự kiến, chưa có thông báo" in page  # the Day of Culture
    assert client.get(f"{LIST}/nam/1999").status_code == 404
    assert client.get(f"{LIST}/nam/2101").status_code == 404
    assert client.get(f"{LIST}/nam/2100").status_code == 200


# ── several days ──────────────────────────────────────────────────────────────────────────────


def test_several_days_and_swaps_of_one_paper(officer: SignIn, cast: Cast, client) -> None:
    duty = Commitment.objects.get(about_code=cast.receive().case.code)
    sent = {
        **PAPER, "reason": "Bão số 9", "days": "7/10/2026 đến 9/10/2026; nghỉ\n",
        "swaps": "12/10/2026 → 17/10/2026",
    }  # fmt: skip
    administrator = officer("administrator")

    looked = administrator.get(MANY, sent).content.decode()
    done = administrator.post(MANY, sent)
    cases.recount(by=cast.actor("system"), at=later(4))

    assert "1 hạn đang mở sẽ đổi" in looked
    assert done.status_code == 302
    assert Recount.objects.count() == 1
    assert [row.day.day for row in CalendarOverride.objects.order_by("day")] == [7, 8, 9, 12, 17]
    page = administrator.get(LIST).content.decode()
    assert SAID in page
    assert 'hx-trigger="every' not in page  # nothing waits any more
    assert "1 hạn đã đổi theo" in administrator.get(f"{LIST}/nam/2026").content.decode()
    told = duty.due_dates.latest("id").reason
    assert told.startswith("7/10/2026 nghỉ, 8/10/2026 nghỉ, 9/10/2026 nghỉ, 12/10/2026 nghỉ")
    case = officer("clerk").get(f"/van-phong/vu-viec/{duty.about_code}").content.decode()
    assert SAID in case
    shown = administrator.get(LIST).content.decode()
    assert "Rút cả văn bản" in shown


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("7/10/2026; nghỉ; Bão", [(7, False, "Bão")]),
        ("2026-10-07\tnghi\tBão", [(7, False, "Bão")]),
        ("10/10/2026; làm; Bù", [(10, True, "Bù")]),
        ("7/10/2026, 9/10/2026; nghỉ", [(7, False, "Chung"), (9, False, "Chung")]),
        (
            "9/10/2026 - 12/10/2026; Nghỉ",  # a weekend inside is nobody's to give
            [(9, False, "Chung"), (12, False, "Chung")],
        ),
        ("9/10/2026 đến 11/10/2026; đi làm", [(9, True, "Chung"), (10, True, "Chung"), (11, True, "Chung")]),
    ],
)  # fmt: skip
def test_lines_of_days_are_read(
    officer: SignIn, cast: Cast, days: str, expected: list[tuple[int, bool, str]]
) -> None:
    done = officer("administrator").post(MANY, {**PAPER, "reason": "Chung", "days": days})

    assert done.status_code == 302
    rows = CalendarOverride.objects.order_by("day")
    assert [(row.day.day, row.working, row.reason) for row in rows] == expected


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("", "Chưa ghi ngày nào"),
        ("7/10/2026", "chưa đúng mẫu"),
        ("hôm nay; nghỉ", "chưa đúng mẫu"),
        ("9/10/2026 đến 7/10/2026; nghỉ", "Khoảng ngày phải đi tới"),
        ("1/10/2026 đến 1/12/2026; nghỉ", "Khoảng ngày phải đi tới"),
        ("7/10/2062; nghỉ", "Ngày 7/10/2062 còn quá xa"),
        ("7/10/2026; nghỉ\n7/10/2026; làm", "Ngày 7/10/2026 được ghi hai lần"),
        ("1/10/2026, 2/10/2026, 3/10/2026, 4/10/2026; nghỉ\n" * 16, "Nhiều nhất 60 ngày một lần"),
    ],
)
def test_wrong_lines_are_told_in_plain_words(
    officer: SignIn, cast: Cast, days: str, said: str
) -> None:
    answer = officer("administrator").post(MANY, {**PAPER, "reason": "Bão", "days": days})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not CalendarOverride.objects.exists()


def test_days_that_are_past_or_nothing_new_are_marked(officer: SignIn, cast: Cast) -> None:
    sent = {**PAPER, "reason": "Lễ", "days": "2/9/2026; nghỉ\n7/10/2026; nghỉ"}

    page = officer("administrator").get(MANY, sent).content.decode()

    assert "1 ngày trong văn bản đã qua" in page
    assert ">đã qua<" in page
    assert "vốn đã vậy" in page


def test_single_day_too_far_away_is_told_on_the_form(officer: SignIn, cast: Cast) -> None:
    sent = {"day": "2062-10-07", "working": "no", "reason": "Bão", "decision": "QĐ 1"}
    client = officer("administrator")

    looked = client.get(LIST, sent)
    written = client.post(LIST, sent)

    assert (looked.status_code, written.status_code) == (200, 422)
    assert "Ngày 7/10/2062 còn quá xa" in looked.content.decode()
    assert "Ngày 7/10/2062 còn quá xa" in written.content.decode()
