"""The calendar page and its feed: official or forecast, with the decisions of the installation."""

import csv
import io
import re
from datetime import date

import pytest

from hoiam.core import actor as actors
from hoiam.core import yearly
from hoiam.core.yearly import NationalChoice, Swap, TetChoice
from hoiam.rules import actions as rules
from hoiam.rules import queries
from hoiam.rules.actions import Paper
from tests.cast import NOW

BUDGET = 45 * 1024


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < BUDGET, (address, len(answer.content))
    return answer.content.decode()


def override(day: date, *, working: bool, decision: str = "QĐ 99/QĐ-UBND") -> None:
    rules.override_day(
        day=day, working=working, reason="Nghỉ bão", decision=decision,
        by=actors.system("demo", act="a-1"), at=NOW,
    )  # fmt: skip


def events(client) -> dict[str, dict[str, str]]:
    """The feed by day, lines unfolded and properties without their parameters."""
    answer = client.get("/lich.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "max-age=3600" in answer["Cache-Control"]
    said = re.sub("\r\n ", "", answer.content.decode())
    found = {}
    for block in said.split("BEGIN:VEVENT")[1:]:
        pairs = (line.split(":", 1) for line in block.split("\r\n") if ":" in line)
        one = {name.split(";")[0]: value for name, value in pairs}
        found[one["DTSTART"]] = one
    return found


def test_this_year_is_the_year_of_the_clock(client, cast) -> None:
    assert f"Lịch ngày làm việc {NOW.year}" in text(client, "/lich")


def test_year_shows_days_off_swaps_and_what_they_rest_on(client, cast) -> None:
    page = text(client, "/lich/2026")

    assert "12729/VPCP-KGVX" in page
    assert "2/1/2026" in page
    assert "10/1/2026" in page
    assert "theo thông báo của năm" in page
    assert "theo luật, năm nào cũng vậy" in page
    assert "Năm này chưa có thông báo" not in page


def test_working_days_of_the_year_are_counted(client, cast) -> None:
    # 261 weekdays in 2026, 14 of them off, two Saturdays made up for.
    assert "Năm này có 249 ngày làm việc" in text(client, "/lich/2026")


def test_year_that_was_not_announced_says_so(client, cast) -> None:
    page = text(client, "/lich/2027")

    assert "Năm này chưa có thông báo" in page
    assert "dự kiến, chưa có thông báo" in page


def test_decision_of_the_installation_stands_on_the_page(client, cast) -> None:
    override(date(2026, 6, 3), working=False)

    page = text(client, "/lich/2026")

    assert "QĐ 99/QĐ-UBND" in page
    assert "theo quyết định ghi ở đây" in page
    assert "Năm này có 248 ngày làm việc" in page
    assert "QĐ 99" not in text(client, "/lich/2025")


@pytest.mark.parametrize("year", ["1999", "2101", "99999999999", "0"])
def test_year_beyond_the_tables_is_not_found(client, cast, year) -> None:
    assert client.get(f"/lich/{year}").status_code == 404


@pytest.mark.parametrize(("year", "gone"), [(2000, "/lich/1999"), (2100, "/lich/2101")])
def test_first_and_last_year_lead_nowhere_beyond(client, cast, year, gone) -> None:
    assert gone not in text(client, f"/lich/{year}")


def test_year_as_a_file(client, cast) -> None:
    answer = client.get("/lich/2026?tai=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))

    assert next(row[:3] for row in rows if row[0] == "2026-01-10") == [
        "2026-01-10",
        "Thứ Bảy",
        "làm bù",
    ]


def test_feed_holds_days_off_and_swaps_of_the_years_around(client, cast) -> None:
    found = events(client)

    assert found["20260217"]["SUMMARY"] == "Tết Nguyên đán"
    assert found["20260217"]["STATUS"] == "CONFIRMED"
    assert "làm bù" in found["20260110"]["DESCRIPTION"].lower()
    assert found["20270208"]["STATUS"] == "TENTATIVE"
    assert {key[:4] for key in found} == {"2025", "2026", "2027", "2028"}
    assert len({one["UID"] for one in found.values()}) == len(found)


def test_feed_follows_a_decision(client, cast) -> None:
    override(date(2026, 6, 3), working=False)

    assert events(client)["20260603"]["SUMMARY"] == "Nghỉ bão (QĐ 99/QĐ-UBND)"


def test_calendar_costs_few_queries(client, cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):
        client.get("/lich/2026")
    with django_assert_max_num_queries(2):
        client.get("/lich.ics")


def test_day_of_the_feed_keeps_its_id_and_counts_its_acts(client, cast) -> None:
    before = set(events(client))
    override(date(2026, 9, 3), working=False)
    first = events(client)["20260903"]
    override(date(2026, 9, 3), working=False, decision="QĐ 100")
    second = events(client)["20260903"]

    assert "20260903" not in before
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == ("1", "2")


def test_withdrawn_day_is_cancelled_in_the_feed_under_a_higher_number(client, cast) -> None:
    override(date(2026, 6, 3), working=False)
    known = events(client)["20260603"]
    row = queries.overrides().get()
    rules.withdraw_day(override=row, why="Bão tan", by=actors.system("demo", act="a-1"), at=NOW)

    gone = events(client)["20260603"]

    assert (known["STATUS"], gone["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert int(gone["SEQUENCE"]) > int(known["SEQUENCE"])
    assert gone["UID"] == known["UID"]
    assert "Không còn là ngày nghỉ" in gone["DESCRIPTION"]


def announce_2027(*, swaps: tuple[Swap, ...] = ()) -> None:
    chosen = yearly.proposals(2027, TetChoice.ONE_BEFORE, NationalChoice.AFTER)
    rules.announce_year(
        year=2027, paper=Paper("5678/TB-BNV", date(2026, 9, 30), "Bộ Nội vụ"),
        off=[one.day for one in chosen], swaps=swaps,
        by=actors.system("demo", act="a-1"), at=NOW,
    )  # fmt: skip


def test_announced_year_is_tentative_no_more_and_lets_go_of_wrong_guesses(client, cast) -> None:
    before = events(client)
    announce_2027(swaps=(Swap(date(2027, 4, 29), date(2027, 5, 8)),))

    after = events(client)

    assert (before["20270208"]["STATUS"], after["20270208"]["STATUS"]) == ("TENTATIVE", "CONFIRMED")
    assert after["20270204"]["STATUS"] == "CANCELLED"  # guessed, and worked after all
    assert after["20270204"]["UID"] == before["20270204"]["UID"]
    assert after["20270508"]["SUMMARY"] == "Làm bù cho ngày nghỉ 29/4/2027"
    of_2027 = {one["STATUS"] for key, one in after.items() if key.startswith("2027")}
    assert of_2027 == {"CONFIRMED", "CANCELLED"}
    assert len({one["UID"] for one in after.values()}) == len(after)


def test_page_of_an_announced_year_names_the_notice(client, cast) -> None:
    announce_2027()

    page = text(client, "/lich/2027")

    assert "Chính thức theo thông báo 5678/TB-BNV ngày 30/9/2026 của Bộ Nội vụ" in page
    assert "chưa có thông báo" not in page
    assert "Quyết định đổi lịch" not in page  # days of the notice are no decisions of their own
