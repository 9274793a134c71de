"""Proposed fields and units where an officer decides: shown with their words, never chosen."""

import re

import pytest
from django.test import Client

from hoiam.cases import actions as cases
from hoiam.cases.models import Case, Reading, RoutingChoice, RoutingModel
from hoiam.units.models import Field
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
TEXT = "Tôi là Quàng Thị Bông 0912 345 678. Ổ gà to giữa đường, mất điện luôn."


@pytest.fixture
def cast() -> Cast:
    made = make_cast()
    Field.objects.filter(code="roads").update(folded="Đường sá\nổ gà\nổ gà giữa đường")
    Field.objects.filter(code="power").update(folded="Điện\nmất điện")
    cases.learn(by=made.actor("system"), at=later(0))
    RoutingModel.objects.update(sure=0.0)
    return made


@pytest.fixture
def clerk(cast: Cast) -> Client:
    return cast.browser("clerk")


def _held(cast: Cast, text: str = TEXT) -> Case:
    told = cast.told("held", text=text, field=cast.fields["khac"])
    return cases.receive(told=told, held="quá nhiều tin", by=cast.actor("public"), at=later(0)).case


def _page(client: Client, case: Case, step: str) -> str:
    return client.get(f"/van-phong/vu-viec/{case.code}/{step}").content.decode()


def _send(client: Client, case: Case, **given: str) -> int:
    sent = {"title": "Ổ gà", "find": "", "other": "", **given}
    return client.post(f"/van-phong/vu-viec/{case.code}/phan-loai", sent).status_code


def test_sorting_page_shows_proposals_with_their_words_and_chooses_none(
    cast: Cast, clerk: Client
) -> None:
    page = _page(clerk, _held(cast), "phan-loai")

    assert "<mark>Ổ gà</mark>" in page
    assert 'value="roads"' in page
    assert "Có chữ: “Ổ gà”" in page
    assert "Như đang ghi ở vụ việc." in page
    assert "câu ví dụ" in page
    assert not re.search(r"<input[^>]*type=\"radio\"[^>]*checked", page)


def test_officer_takes_a_proposal_and_the_table_names_the_unit(cast: Cast, clerk: Client) -> None:
    case = _held(cast)

    assert _send(clerk, case, field="roads", unit="bang-tham-quyen") == 302

    case.refresh_from_db()
    assert (case.field.code, case.unit.code, case.held) == ("roads", "t-commune-office", "")
    assert RoutingChoice.objects.get().place == 1


def test_officer_takes_another_field(cast: Cast, clerk: Client) -> None:
    case = _held(cast)

    assert _send(clerk, case, field="chon-khac", unit="t-commune-ubnd") == 422
    assert _send(clerk, case, field="", unit="t-commune-ubnd") == 422
    assert _send(clerk, case, field="roads", unit="") == 422
    assert _send(clerk, case, field="chon-khac", other="conduct", unit="t-commune-ubnd") == 302

    case.refresh_from_db()
    assert (case.field.code, case.unit.code) == ("conduct", "t-commune-ubnd")
    assert RoutingChoice.objects.get().place == 0


def test_what_lies_outside_is_answered_by_who_guides_there(cast: Cast, clerk: Client) -> None:
    case = _held(cast)

    assert _send(clerk, case, field="power", unit="bang-tham-quyen") == 302

    case.refresh_from_db()
    assert case.unit == cast.units["commune-ubnd"]


def test_page_is_as_before_where_nothing_is_sure(cast: Cast, clerk: Client) -> None:
    RoutingModel.objects.update(sure=None)
    page = _page(clerk, _held(cast), "phan-loai")

    assert "Gợi ý" not in page
    assert 'value="khac" selected' in page


def test_real_choices_are_shown_once_there_are_enough(cast: Cast, clerk: Client) -> None:
    case = _held(cast)
    for number in range(25):
        RoutingChoice(
            case=case, asked="field", proposed=["roads"], chosen="roads", place=number % 5 != 0,
            chosen_on=later(0).date(),
        ).save()  # fmt: skip

    assert "Gợi ý đầu đúng 20/25 lần gần đây" in _page(clerk, case, "phan-loai")


def test_hand_over_page_shows_covered_words_and_opens_nothing(cast: Cast) -> None:
    told = cast.told("k1", text=TEXT, field=cast.fields["conduct"])
    case = cases.receive(told=told, by=cast.actor("public"), at=later(0)).case
    leader = cast.browser("province-leader")
    cases.accept(case=case, by=cast.actor("province-leader"), at=later(1))

    page = _page(leader, case, "chuyen")

    assert "Gợi ý: nếu là “Đường sá”" in page
    assert "<mark>Ổ gà</mark>" in page
    assert "0912 345 678" not in page
    assert not Reading.objects.exists()
