"""Pages of decisions: decided, ordered, carried out, published, counted, reviewed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from hoiam.petitions.models import CarriedOut, Decision, Order, PublicDecision, ReviewItem
from hoiam.publication.models import Page
from tests.cast import make_cast
from tests.petitions.settling import DECIDED, decided_town, heard_town
from tests.petitions.test_publishing import second_town

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(db: None) -> Iterator[None]:
    """The evening of the second of December: the decision is in force."""
    with time_machine.travel(datetime(2026, 12, 2, 10, tzinfo=UTC), tick=False):
        yield


def _seen(client: Client, address: str, status: int = 200) -> str:
    page = client.get(address)
    assert page.status_code == status, address
    return page.content.decode()


def _file(client: Client, address: str, **asked: str) -> bytes:
    """The whole of a file that was taken away."""
    answer: Any = client.get(address, asked)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def _rows(**first: Any) -> dict[str, Any]:
    """The set of orders as a browser sends it, with one row filled in."""
    told = {"viec-TOTAL_FORMS": "3", "viec-INITIAL_FORMS": "0"}
    return told | {f"viec-0-{name}": value for name, value in first.items()}


def test_leader_decides_after_seeing_the_dates() -> None:
    cast, petition = heard_town()
    client = cast.browser("leader")
    address = reverse("office:petition-decide", args=[petition.code])
    typed = {
        "key": "k", "day": DECIDED, "result": "partly", "findings": "Phạt sai mức.",
        "orders": "Trả lại tiền.", "paper": "45/QĐ-UBND", "reason": "Ghi muộn do mất điện",
        **_rows(kind="return-money", money="12.500.000", people="3", due_on="2026-12-31"),
    }  # fmt: skip

    with time_machine.travel(datetime(2026, 10, 26, 10, tzinfo=UTC), tick=False):
        _seen(client, address)
        wrong = client.post(address, typed | {"result": ""})
        looked = client.post(address, typed)
        done = client.post(address, typed | {"seen": looked.context["seen"]})

    assert wrong.status_code == 422
    assert "12.500.000" in wrong.content.decode()
    assert looked.context["looked"]
    assert done.status_code == 302
    order = Order.objects.get()
    assert (order.money, order.people, order.due_on) == (
        Decimal(12_500_000), 3, date(2026, 12, 31),
    )  # fmt: skip
    page = _seen(client, reverse("office:decision", args=[Decision.objects.get().code]))
    assert "khiếu nại đúng một phần" in page


def test_order_is_carried_out_and_a_slip_taken_back() -> None:
    cast, decision = decided_town()
    client = cast.browser("handler")
    order = decision.orders_given.get(number=1)
    address = reverse("office:order-done", args=[order.code])

    assert "đồng" in _seen(client, address)
    typed = {"key": "e1", "day": "2026-12-01", "paper": "UNC 1", "money": "99.000.000"}
    more = client.post(address, typed)
    client.post(address, typed | {"money": "12.000.000", "people": "3"})
    entry = CarriedOut.objects.get()
    page = _seen(client, reverse("office:decision", args=[decision.code]))
    client.post(reverse("office:order-take-back", args=[entry.code]), {"key": "b", "why": "Nhầm"})

    assert more.status_code == 422
    assert "UNC 1" in page
    assert CarriedOut.objects.filter(takes_back=entry).exists()


def test_what_of_effective_decisions_is_not_done_is_listed() -> None:
    cast, decision = decided_town()
    client = cast.browser("leader")

    page = _seen(client, reverse("office:executions"))
    empty = _seen(cast.browser("stranger"), reverse("office:executions"))
    content = _file(client, reverse("office:executions"), tai="csv").decode()

    assert "1 quyết định có hiệu lực: 0 đã thi hành xong, 1 chưa xong." in page
    assert decision.code in page
    assert decision.code not in empty
    assert "45/QĐ-UBND" in content
    assert "Lò Thị" not in content


def test_register_of_settlements_on_the_page_on_paper_and_as_a_file() -> None:
    cast, decision = decided_town()
    client = cast.browser("clerk")
    register = reverse("office:settlements")

    page = _seen(client, register)
    printed = _seen(client, reverse("office:settlements-printed"))
    none = _seen(client, f"{register}?nam=2019&tt=open")

    for said in (page, printed):
        assert decision.petition.registered in said
        assert "45/QĐ-UBND" in said
        assert "Lò Thị" not in said
    assert "45/QĐ-UBND" not in none
    assert _file(client, register, tai="xlsx").startswith(b"PK")


def test_the_old_address_of_the_forms_leads_to_the_table_of_the_circular() -> None:
    cast, decision = decided_town()
    client = cast.browser("leader")
    body = "co-quan=t-commune-office"

    moved = client.get(f"/van-phong/bieu-don-thu?bieu=03%2FGQKN&cot=15&{body}&den=2026-12-02")
    opened = client.get(moved["Location"])
    quarter = client.get(f"/van-phong/bieu-don-thu/in?{body}&tu=2026-10-01&den=2026-12-31")
    anything = client.get("/van-phong/bieu-don-thu?tu=x&den=0001-01-01&bieu=%00&co-quan=%00")

    said = "bieu=06-2025.03-gqkn&ky=inspection-2026&co-quan=t-commune-ubnd&cot=15"
    assert moved["Location"] == f"/van-phong/bieu?{said}#opened"
    assert [one.link for one in opened.context["opened"].rows] == [
        reverse("office:decision", args=[decision.code])
    ]
    numbers = {row.column: row.number for row in opened.context["rows"]}
    assert (numbers[15], numbers[10]) == ("12", "1")
    assert "ky=2026-quarter-4" in quarter["Location"]
    assert client.get(quarter["Location"]).status_code == 200
    assert client.get(anything["Location"]).status_code == 200


def test_second_decision_is_prepared_looked_at_and_public() -> None:
    cast, decision = second_town()
    clerk, leader, anybody = (cast.browser(one) for one in ("clerk", "leader", "public"))
    address = reverse("office:decision-public", args=[decision.code])

    assert "Lò Thị Mẫu" in _seen(clerk, address)
    clerk.post(address, {"save": "1"})
    look = leader.get(address)
    leader.post(address, {"publish": "1", "seen": look.context["seen"], "where": "Trụ sở"})

    assert PublicDecision.objects.get().posted_where == "Trụ sở"
    page = Page.objects.get()
    listed = _seen(anybody, reverse("public:decisions"))
    shown = _seen(anybody, reverse("public:decision", args=[page.code]))
    assert page.title in listed
    assert "Lò Thị Mẫu" not in listed + shown
    assert "Niêm yết ít nhất đến" in shown
    assert anybody.get(reverse("public:case", args=[page.code])).status_code == 302
    assert anybody.get(reverse("public:decision", args=["qd-khong-co"])).status_code == 404


def test_earlier_case_is_recorded_and_its_order_added() -> None:
    cast = make_cast()
    client = cast.browser("clerk")
    address = reverse("office:earlier-case")
    typed = {
        "key": "k", "unit": "t-commune-office", "kind": "complaint", "received_on": "2019-03-04",
        "paper": "7/QĐ-UBND", "issued_on": "2019-03-25", "result": "right", "topic": "land",
        "people": "1", "number": "",
    }  # fmt: skip

    _seen(client, address)
    wrong = client.post(address, typed | {"first": "9/2018"})
    far = client.post(address, typed | {"number": "9012"})
    made = client.post(address, typed, follow=True)
    decision = Decision.objects.get()
    client.post(
        reverse("office:decision-order", args=[decision.code]),
        {"kind": "recover-land", "area": "120,5", "unit": ""},
    )

    assert wrong.status_code == far.status_code == 422
    assert "Đúng số này" in far.content.decode()
    assert "giải quyết từ trước" in made.content.decode()
    assert Order.objects.get().area == Decimal("120.5")


def test_decision_written_down_wrongly_is_voided_by_a_leader() -> None:
    cast, decision = decided_town()
    address = reverse("office:decision-void", args=[decision.code])

    assert cast.browser("clerk").get(address).status_code == 403
    done = cast.browser("leader").post(address, {"why": "Ghi nhầm đơn"})

    assert done.status_code == 302
    assert not Decision.objects.get().standing
    petition = reverse("office:petition-decision", args=[decision.petition.code])
    assert "Chưa có quyết định" in _seen(cast.browser("leader"), petition)


def test_closed_list_from_opening_to_its_results() -> None:
    cast = make_cast()
    client = cast.browser("leader")
    typed = {
        "unit": "t-commune-ubnd", "name": "Rà soát vụ việc kéo dài", "number": "363/KH",
        "issued_on": "2026-03-20",
    }  # fmt: skip

    page = client.post(reverse("office:new-review-plan"), typed, follow=True)
    plan = page.context["plan"]
    address = reverse("office:review-plan", args=[plan.code])
    client.post(address, {"register_number": "1/2015-XA"})
    client.post(address, {"register_number": "2/2015-XA"})
    second = ReviewItem.objects.get(number=2)
    client.post(reverse("office:review-case-strike", args=[second.code]))
    client.post(reverse("office:review-plan-freeze", args=[plan.code]))
    item = ReviewItem.objects.get()
    client.post(
        reverse("office:review-case-result", args=[item.code]),
        {"paper": "9/BC-UBND", "on": "2026-11-30"},
    )

    assert "1/1 vụ việc có văn bản kết quả" in _seen(client, address)
    assert "363/KH" in _seen(client, reverse("office:review-plans"))
    assert b"9/BC-UBND" in _file(client, address, tai="csv")
    assert "363/KH" not in _seen(cast.browser("stranger"), reverse("office:review-plans"))


def test_stranger_finds_none_of_these() -> None:
    cast, decision = decided_town()
    client = cast.browser("stranger")
    order = decision.orders_given.get(number=1)

    for name, code in (
        ("decision", decision.code), ("decision-public", decision.code),
        ("decision-order", decision.code), ("decision-void", decision.code),
        ("order-done", order.code), ("petition-decision", decision.petition.code),
        ("petition-decide", decision.petition.code), ("review-plan", "rs-khong"),
    ):  # fmt: skip
        assert client.get(reverse(f"office:{name}", args=[code])).status_code == 404, name


def test_reports_of_faults_never_say_what_was_typed_about_a_petition() -> None:
    cast, decision = decided_town()
    client, petition = cast.browser("leader"), decision.petition
    doors = [
        reverse(f"office:petition-{page}", args=[petition.code])
        for page in ("sorting", "reading", "reclassify")
    ]
    doors.append(reverse("office:petition-take-back", args=[petition.code, 1]))
    doors += [
        reverse(f"office:{page}", args=[decision.code])
        for page in ("decision-void", "decision-public")
    ]

    for door in doors:
        asked = client.post(door, {}).wsgi_request
        assert getattr(asked, "sensitive_post_parameters", ()) == "__ALL__", door
