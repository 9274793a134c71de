"""Public pages of units through time, and matters of places that are gone."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core import actor as actors
from hoiam.figures import queries as figures
from hoiam.units import actions as units
from hoiam.units import queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from hoiam.voices.told import Told
from tests import provinces

AT = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
TODAY = date(2026, 10, 5)
SYSTEM = actors.system("test", act="a-1")


@pytest.fixture(autouse=True)
def lao_cai(db: None) -> None:
    provinces.lao_cai(by=SYSTEM, at=AT)


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(AT, tick=False):
        yield


def page(address: str, **asked: str) -> str:
    answer = Client().get(address, asked)
    assert answer.status_code == 200, address
    return answer.content.decode()


def received(area: Unit, at: datetime) -> Case:
    told = Told(
        key="k-1", channel="web", kind="feedback", field=queries.field("giao-thong"), area=area,
        text="Cống trước trường bị vỡ.",
    )  # fmt: skip
    return cases.receive(told=told, by=actors.public(act="a-2"), at=at).case


def test_former_name_leads_to_what_it_is_now(client: Client) -> None:
    found = page("/don-vi", tim="thi tran khanh yen")

    assert "Thị trấn Khánh Yên" in found
    assert "nay là Xã Văn Bàn" in found
    assert "từ 1/7/2025" in found
    assert "Không có nơi nào mang tên này" in page("/don-vi", tim="khong co noi nay dau")


def test_reused_name_is_two_places() -> None:
    found = page("/don-vi", tim="văn bàn")

    assert "Xã Văn Bàn" in found
    assert "Huyện Văn Bàn" in found
    assert "bị chia" in found  # the district went into several communes


def test_former_unit_tells_its_period_and_its_parts() -> None:
    district = queries.find_ever("huyện văn bàn", TODAY)[0].unit
    town = queries.find_ever("thị trấn khánh yên", TODAY)[0].unit

    of_district, of_town = page(f"/don-vi/{district.code}"), page(f"/don-vi/{town.code}")

    assert "đã kết thúc từ ngày" in of_district
    assert "một phần" in of_district
    assert "không tự chuyển" in of_district
    assert "Nhập vào" in of_town
    assert "Xã Văn Bàn" in of_town
    if not town.began_known:
        assert "không rõ ngày lập" in of_town


def test_present_unit_tells_what_it_was_made_of_and_was_called() -> None:
    unit = queries.by_code("lc-03082")
    units.redesignate(
        unit=unit, kind="ward", name="Phường Văn Bàn", official_code="03083", on=TODAY,
        decision="NQ 7/NQ-HĐND", by=SYSTEM, at=AT,
    )  # fmt: skip

    shown = page("/don-vi/lc-03082")

    for words in ("Phường Văn Bàn", "Xã Văn Bàn", "03083", "NQ 7/NQ-HĐND", "Thị trấn Khánh Yên"):
        assert words in shown
    assert "nay gọi là Phường Văn Bàn" in page("/don-vi", tim="xã văn bàn")


def published(case: Case) -> None:
    words = Prepared(title="Cống vỡ trước trường", text="Cống vỡ.")
    cases.prepare_publication(case=case, prepared=words, by=SYSTEM, at=AT)
    cases.publish(case=case, seen=previewing.digest_of(case), by=SYSTEM, at=AT)


def test_event_of_2020_is_found_under_its_successor_with_its_old_name() -> None:
    """T12: an event in thị trấn Khánh Yên, 2020."""
    town = queries.find_ever("thị trấn khánh yên", TODAY)[0].unit
    case = received(queries.by_code("lc-03082"), AT)
    Case.objects.filter(pk=case.pk).update(area=town, opened_on=date(2020, 5, 4))
    published(Case.objects.get(pk=case.pk))

    for code in ("lc-03082", town.code, "lc"):
        listed = page("/vu-viec", xa=code)
        assert case.code in listed or "Cống vỡ trước trường" in listed, code
        assert "Thị trấn Khánh Yên" in listed  # the name of then
    assert "Cống vỡ trước trường" not in page("/vu-viec", xa="lc-02647")
    of_case = page(f"/vu-viec/{case.code}")
    assert "Thị trấn Khánh Yên" in of_case
    assert "nay là" in of_case
    assert "Xã Văn Bàn" in of_case
    by_commune = figures.by_commune(figures.by_place(TODAY), TODAY)
    assert by_commune[queries.by_code("lc-03082").pk]["received"] == 1
    assert town.pk not in by_commune


def test_case_of_a_district_opens_under_its_successors() -> None:
    """A matter of 2020 whose place was a district: it went into nine communes."""
    district = queries.find_ever("huyện văn bàn", TODAY)[0].unit
    case = received(queries.by_code("lc-03082"), AT)
    Case.objects.filter(pk=case.pk).update(area=district, opened_on=date(2020, 5, 4))
    published(Case.objects.get(pk=case.pk))

    of_case, of_district = page(f"/vu-viec/{case.code}"), page(f"/don-vi/{district.code}")

    for commune in queries.on_day(district, TODAY):
        assert commune.name in of_case
        assert commune.name in of_district
    assert "Huyện Văn Bàn" in of_case
    assert "Cống vỡ trước trường" in page("/vu-viec", xa=district.code)
    # Which of the nine it belongs to nobody has said: it is counted where it was.
    assert "Cống vỡ trước trường" not in page("/vu-viec", xa="lc-03082")
    assert "Cống vỡ trước trường" in page("/vu-viec", xa="lc")


def test_page_of_a_unit_asks_the_same_however_long_its_history(
    django_assert_max_num_queries,
) -> None:
    district = queries.find_ever("huyện văn bàn", TODAY)[0].unit

    with django_assert_max_num_queries(14):
        page(f"/don-vi/{district.code}")
    with django_assert_max_num_queries(14):
        page("/don-vi/lc")


def test_search_of_strange_words_finds_nothing_and_breaks_nothing() -> None:
    new = NewUnit(UnitKind.COMMUNE, "Xã <b>Lạ</b>", queries.by_code("lc"))
    units.create_unit(new=new, on=TODAY, decision="NQ", by=SYSTEM, at=AT)

    for words in ("%", "_", "\0", "'; --", "x" * 500, "\u00d0"):
        page("/don-vi", tim=words)
    assert "Xã &lt;b&gt;Lạ&lt;/b&gt;" in page("/don-vi", tim="xa b la")
