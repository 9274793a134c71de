"""The public list searched by words: released ones alone, marked as they were written, in either
order, by the page and without a way to be an error."""

import re
import unicodedata

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.publication.actions import Why
from tests.cast import NOW, Cast
from tests.web.public.conftest import publish


def page(client: Client, **asked: str) -> str:
    answer = client.get("/vu-viec", asked)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def codes(shown: str) -> list[str]:
    return re.findall(r'<h3><a href="/vu-viec/([^"]+)"', shown)


@pytest.fixture
def three(cast: Cast) -> list[Case]:
    words = (
        ("Đường Hoà Bình lầy", "Mặt đường hỏng, <b>lầy</b> lội."),
        ("Đèn hỏng", "Đèn bên đường Hòa Bình không sáng, cạnh một cái mặt bằng."),
        ("Rác", "Rác trước chợ."),
    )
    return [
        publish(cast, cast.receive(f"k{at}", text=f"riêng tư {at}").case, title=title, text=text)
        for at, (title, text) in enumerate(words)
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "đường hoà bình", "đường hòa bình", "duong hoa binh", "ĐƯỜNG HOÀ BÌNH", "Ðường hòa bình",
        unicodedata.normalize("NFD", "đường hoà bình"), '"duong hoa binh"', "duong hoa bin",
    ],
)  # fmt: skip
def test_however_it_is_typed_the_same_is_found_and_marked(client, three, typed: str) -> None:
    shown = page(client, q=typed)

    assert codes(shown) == [three[1].code, three[0].code]
    assert "<mark>" in shown
    assert "Khớp 2 vụ việc." in shown
    assert "<b>lầy</b>" not in shown


def test_the_best_come_first_where_that_is_asked(client, three) -> None:
    shown = page(client, q="mat duong", **{"thu-tu": "khop"})

    assert codes(shown) == [three[0].code, three[1].code]
    assert "Xếp theo độ khớp, cả 2 kết quả." in shown
    assert 'aria-current="true">Khớp nhất' in shown
    assert 'name="thu-tu" value="khop"' in shown


def test_what_nobody_released_is_not_found_and_not_counted(client, cast, three) -> None:
    cast.receive("k9", text="Đường Hòa Bình cũng lầy ở đây")

    assert "Khớp 2 vụ việc." in page(client, q="đường hòa bình")
    assert codes(page(client, q="riêng tư")) == []
    cases.hide(case=three[0], why=Why("personal-data", "Có tên"), by=cast.actor("leader"), at=NOW)
    assert "Khớp 1 vụ việc." in page(client, q="đường hòa bình")


def test_a_number_leads_straight_to_what_is_public(client, cast, three) -> None:
    hidden = cast.receive("k9").case

    for typed in (three[0].code, three[0].code.lower(), three[0].code.replace("-", " ")):
        answer = client.get("/vu-viec", {"q": typed})
        assert answer["Location"] == f"/vu-viec/{three[0].code}"
    none, missing = (
        page(client, q=code).replace(code, "") for code in (hidden.code, "LC-0000-0000")
    )
    assert none == missing


@pytest.mark.parametrize(
    "typed",
    ['"', "*", "!!!", "a" * 5_000, "' OR 1=1 --", "NEAR(a b)", "٣٤ 日本", "và của là", "đ", "0"],
)
@pytest.mark.parametrize("order", ["", "khop", "?"])
def test_nothing_typed_is_an_error(client, three, typed: str, order: str) -> None:
    for number in ("", "0", "-1", "7", "x", "9" * 9):
        page(client, q=typed, trang=number, **{"thu-tu": order})
    for key in ("truoc", "sau"):
        page(client, q=typed, **{key: "LC-0000-0000", "thu-tu": order})


def test_pages_in_both_orders_are_complete_and_cost_the_same(client, cast, monkeypatch) -> None:
    monkeypatch.setattr("hoiam.web.public.searched.PAGE", 2)
    made = [
        publish(cast, cast.receive(f"k{at}").case, title="Cống vỡ", text="Cống.") for at in range(7)
    ]
    newest = [case.code for case in reversed(made)]

    for order in ("", "khop"):
        address = f"/vu-viec?q=cong&thu-tu={order}"
        found: list[str] = []
        counts = []
        while address:
            with CaptureQueriesContext(connection) as asked:
                shown = client.get(address).content.decode()
            counts.append(len(asked))
            found += codes(shown)
            on = re.search(r'rel="next" href="([^"]+)"', shown)
            address = on[1].replace("&amp;", "&") if on else ""
            back = re.search(r'rel="prev" href="([^"]+)"', shown)
        assert found == newest
        assert max(counts[1:]) - min(counts[1:]) <= 1
        assert back is not None
        before = client.get(back[1].replace("&amp;", "&")).content.decode()
        assert codes(before) == newest[4:6]


def test_no_hits_say_what_to_try(client, three) -> None:
    assert "không cần gõ dấu" in page(client, q="không có chữ nào như thế")
