"""The page of a figure: its number opens to its rows, its rest is listed, two periods are told
apart, strangers see what is public and officers what they may open."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from hoiam.core.figures.catalogue import FIGURES
from hoiam.core.figures.catalogue.cases import ANSWERED_SHARE, RECEIVED
from hoiam.core.figures.language import Asked
from hoiam.figures import datasets, engine
from hoiam.figures.engine import AsOf, Part, Scope
from hoiam.units.models import Change, ChangeLink, Unit
from tests import snapshots
from tests.cast import Cast, make_cast
from tests.figures.making import case

YEAR = Asked.of(date(2025, 1, 1), date(2025, 12, 31), date(2026, 10, 2))


def _town() -> Cast:
    """158 cases of 2025, 149 of them answered; one received in 2024, days before the year."""
    cast = make_cast()
    for number in range(158):
        is_done = number < 149
        case(
            cast, number, state="answered" if is_done else "handling", unit="commune-office",
            opened_on=date(2025, 3, 1) + timedelta(number),
            answered_on=date(2025, 11, 1) if is_done else None,
        )  # fmt: skip
    for number, day in enumerate((14, 15, 31), start=200):
        case(
            cast, number, state="new", unit="other-office", opened_on=date(2024, 12, day)
        )  # fmt: skip
    return cast


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[None]:
    with time_machine.travel(datetime(2026, 10, 5, 2, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def town(db: None) -> Cast:
    cache.clear()
    return snapshots.of("figure town", _town)


def test_t2_149_of_158_with_the_nine_listed(town: Cast) -> None:
    answer = engine.answer(ANSWERED_SHARE, YEAR)

    assert (answer.value, answer.whole, answer.rest) == (149, 158, 9)
    assert answer.share is not None
    assert str(answer.share.percent()) == "94.3"
    rest = engine.rows(ANSWERED_SHARE, YEAR, part=Part.REST)
    assert [one.code for one in rest] == [f"TT-{number:08}" for number in range(149, 158)]
    page = town.browser("leader").get("/van-phong/so-lieu/cases-answered-share?ky=2025&ds=con-lai")
    text = page.content.decode()
    for said in ("149/158 = 94,3%", "94,3038%", "mẫu số n = 158", "9 vụ việc", "TT-00000149"):
        assert said in text, said
    assert "TT-00000148" not in text


def test_december_is_told_apart(town: Cast) -> None:
    """Cases of 14, 15 and 31 December 2024: one of the sector's 2024, two of its 2025."""
    client = town.browser("leader")

    calendar = client.get("/van-phong/so-lieu/cases-received?ky=2025").context["sides"]
    sector = client.get("/van-phong/so-lieu/cases-received?ky=inspection-2025").context["sides"]

    assert [(one.answer.value, one.only_here) for one in calendar] == [(158, 0), (160, 2)]
    assert [(one.answer.value, one.only_here) for one in sector] == [(160, 2), (158, 0)]
    alone = sector[0].alone[0]
    assert (alone.first, alone.last) == (date(2024, 12, 15), date(2024, 12, 31))
    text = client.get("/van-phong/so-lieu/cases-received?ky=inspection-2025").content.decode()
    assert "15/12/2024–31/12/2024" in text


def test_strangers_see_the_number_and_only_what_is_published(
    town: Cast, client: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(20):
        page = client.get("/so-lieu/cases-answered-share?ky=2025&ds=con-lai")

    text = page.content.decode()
    assert "149/158 = 94,3%" in text
    assert "TT-0000" not in text
    assert "Còn 9 dòng nữa được đếm mà chưa công khai" in text
    assert len(page.content) < 60_000
    here = client.get("/so-lieu/cases-received?ky=2025&xa=t-commune").content.decode()
    assert "Chỉ đếm phần đã công khai" in here
    assert client.get("/so-lieu/records-received").status_code == 404
    assert client.get("/so-lieu/nothing").status_code == 404
    nothing = client.get("/so-lieu/cases-answered-share?ky=2023").content.decode()
    assert "Không có tỷ lệ không phải là 0%" in nothing
    assert client.get("/so-lieu/cases-received?ky=x&xa=x&ds=x&sau=x&to-chuc=x").status_code == 200


def test_number_and_list_are_files(town: Cast, client: Client) -> None:
    number = client.get("/so-lieu/cases-answered-share?ky=2025&tai=csv&bang=so")
    listed = town.browser("leader").get(
        "/van-phong/so-lieu/cases-answered-share?ky=2025&ds=con-lai&tai=csv"
    )

    head, line = csv.reader(io.StringIO(b"".join(number).decode("utf-8-sig")))
    said = dict(zip(head, line, strict=True))
    assert (said["Số"], said["Mẫu số"], said["Còn lại"]) == ("149", "158", "9")
    assert (said["Tỷ lệ in"], said["Tỷ lệ chính xác"]) == ("94,3%", "94,3038%")
    rows = list(csv.reader(io.StringIO(b"".join(listed).decode("utf-8-sig"))))
    assert len(rows) == 10
    assert rows[1][0] == "TT-00000149"


def test_list_goes_on_by_key_and_ends(town: Cast) -> None:
    client, address, seen = town.browser("leader"), "?ky=2025", []
    while address:
        context = client.get(f"/van-phong/so-lieu/cases-received{address}").context
        seen += [line.code for line in context["page"].lines]
        address = context["older"]

    assert len(seen) == len(set(seen)) == 158
    assert seen == sorted(seen)


def test_every_kind_of_figure_has_a_page(town: Cast, client: Client) -> None:
    """One count and one share of every dataset; the engine is asked for all of them elsewhere."""
    leader = town.browser("leader")
    for one in {(one.dataset.code, one.is_share): one for one in FIGURES}.values():
        assert leader.get(f"/van-phong/so-lieu/{one.code}").status_code == 200, one.code
        is_public = datasets.rows_of(one.dataset).is_public
        assert client.get(f"/so-lieu/{one.code}").status_code == (200 if is_public else 404)
    for page in (leader.get("/van-phong/so-lieu"), client.get("/so-lieu/danh-muc")):
        assert RECEIVED.name in page.content.decode()


def test_unit_of_then_counts_today_in_what_took_it_over_whole(db: None) -> None:
    """A record keeps its unit; what was split stays where it was."""
    cast = make_cast()
    old = [
        Unit.objects.create(
            code=f"t-old-{name}", kind="commune", name=name, short_name=name, folded=name,
            parent=cast.units["province"], valid_from=date(2000, 1, 1), valid_to=date(2025, 7, 1),
        )
        for name in ("whole", "split")
    ]  # fmt: skip
    change = Change.objects.create(code="c1", decision="NQ", day=date(2025, 7, 1))
    into = cast.units["commune"]
    ChangeLink.objects.create(change=change, predecessor=old[0], successor=into, share="whole")
    for heir in (into, cast.units["other"]):
        ChangeLink.objects.create(change=change, predecessor=old[1], successor=heir, share="part")
    for number, area in enumerate((*old, into)):
        case(
            cast, number, state="new", unit="commune-office", area=area,
            opened_on=date(2025, 6, 1),
        )  # fmt: skip

    def counted(code: str, as_of: AsOf) -> object:
        return engine.answer(RECEIVED, YEAR, Scope(areas=(code,), as_of=as_of)).value

    assert counted("t-commune", AsOf.TODAY) == 2
    assert counted("t-commune", AsOf.THEN) == 1
    assert counted("t-old-whole", AsOf.THEN) == counted("t-old-split", AsOf.TODAY) == 1
    assert counted("t-other", AsOf.TODAY) == 0
    assert counted("t-province", AsOf.TODAY) == counted("t-province", AsOf.THEN) == 3
    before = Asked.of(date(2025, 1, 1), date(2025, 6, 30), date(2025, 6, 30))
    on_that_day = engine.answer(RECEIVED, before, Scope(areas=("t-commune",)))
    assert on_that_day.value == 1  # it had not been merged yet
