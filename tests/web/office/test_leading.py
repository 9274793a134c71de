"""The leader's page, the list behind each of its numbers, and the weekly letter."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.figures import digests, leading
from tests.cast import Cast
from tests.figures.leading import TODAY, duty, planted
from tests.web.office.conftest import SignIn

PEOPLE = ("clerk", "handler", "leader", "other-leader", "front", "administrator", "nobody")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("lanh-dao", (403, 403, 200, 200, 200, 403, 302)),
        ("theo-doi", (403, 403, 200, 200, 200, 403, 302)),
        ("lanh-dao/thu", (403, 403, 200, 200, 200, 200, 302)),
    ],
)
def test_who_may_open(page: str, expected: tuple[int, ...], cast: Cast, officer: SignIn) -> None:
    got = tuple(officer(name).get(f"/van-phong/{page}").status_code for name in PEOPLE)

    assert dict(zip(PEOPLE, got, strict=True)) == dict(zip(PEOPLE, expected, strict=True))


def test_every_number_opens_to_a_list_of_so_many(cast: Cast, officer: SignIn) -> None:
    planted(cast, 24)
    duty(cast.units["commune-office"], "q-1", about=("question", "ch-1"), due=TODAY - timedelta(9))
    client = officer("province-leader")

    shown = client.get("/van-phong/lanh-dao").content.decode()

    cells = re.findall(r'href="(/van-phong/theo-doi\?[^"]+)"[^>]*>(?:<span class="(?:mark|key)[^>]*>)*([\d.]+)', shown)  # fmt: skip
    links = {unescape(url): int(number.replace(".", "")) for url, number in cells}
    assert len(links) > 20
    for url in sorted(links)[::4]:
        number = links[url]
        page = client.get(url).content.decode()
        assert re.search(rf"<h1>[^<]+: {number}</h1>", page), (url, number)


def test_page_prints_its_rule_and_what_has_waited_longest(cast: Cast, officer: SignIn) -> None:
    duty(
        cast.units["commune-office"], "q-1", about=("question", "ch-1"),
        begun=TODAY - timedelta(days=120), due=TODAY + timedelta(days=3),
    )  # fmt: skip

    shown = officer("leader").get("/van-phong/lanh-dao").content.decode()

    assert "đã quá 90 ngày mà còn việc chưa xong" in shown
    assert "/quy-dinh/HOUSE-LONG-PENDING" in shown
    assert "120&nbsp;ngày" in shown
    assert "<b>Tồn lâu</b>" in shown


def test_what_was_promised_before_people_and_missed_stands_first(
    cast: Cast, officer: SignIn
) -> None:
    days, unit = timedelta(days=1), cast.units["commune-office"]
    duty(unit, "q-1", kind="answer", about=("visit", "v-1"), due=TODAY - 30 * days)
    duty(unit, "q-2", about=("visit", "v-2"), due=TODAY - 2 * days)

    shown = officer("leader").get("/van-phong/lanh-dao").content.decode()

    late = shown[shown.index("Đang quá hạn") : shown.index("Tồn lâu nhất")]
    assert late.index("/q-2") < late.index("/q-1")
    assert "trễ" in late
    assert unit.short_name in late


@pytest.mark.parametrize("page", ["lanh-dao", "theo-doi?loai=dang-mo"])
def test_statements_do_not_grow_with_the_rows(page: str, cast: Cast, officer: SignIn) -> None:
    client = officer("front")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/van-phong/{page}").status_code == 200
        return len(queries)

    planted(cast, 6)
    asked()  # what changes rarely is in memory from here on
    few = asked()
    for number in range(40):
        duty(cast.units["commune-office"], f"m-{number}", about=("visit", f"LT-{number}"))

    assert asked() == few
    assert few <= 34


def test_list_is_paged_by_key_in_its_own_order(cast: Cast, officer: SignIn) -> None:
    for number in range(70):
        duty(
            cast.units["commune-office"], f"m-{number}", about=("visit", f"LT-{number:03}"),
            begun=TODAY - timedelta(days=100 + number % 7), due=TODAY - timedelta(days=number % 5),
        )  # fmt: skip
    client = officer("leader")
    for which, days in (("ton-lau", ("started_on", "id")), ("tre", ("due_on", "id"))):
        seen, address = [], f"/van-phong/theo-doi?loai={which}"
        while address:
            shown = client.get(address).content.decode()
            seen += re.findall(r'href="/van-phong/viec/(m-\d+)"', shown)
            older = re.search(r'rel="next" href="([^"]+)"', shown)
            address = unescape(older[1]) if older else ""
        rows = leading.open_for(cast.actor("leader")).filter(
            leading.measure(which).rule(leading.view_on(TODAY))
        )
        assert seen == [one.code for one in rows.order_by(*days)]


@pytest.mark.parametrize("query", ["loai=gi-do", "loai=tre&dv=khong-co", "nguon=khong-co", "cuoc=x", "lv=x"])  # fmt: skip
def test_filter_that_nobody_knows_finds_nothing(query: str, cast: Cast, officer: SignIn) -> None:
    duty(cast.units["commune-office"], "q-1", due=TODAY - timedelta(9))

    answer = officer("leader").get(f"/van-phong/theo-doi?{query}")

    if query == "loai=gi-do":
        assert answer.status_code == 404
    else:
        assert ": 0</h1>" in answer.content.decode()


def test_counts_by_source_are_a_file(cast: Cast, officer: SignIn) -> None:
    duty(cast.units["commune-office"], "q-1", about=("question", "ch-1"), due=TODAY - timedelta(9))

    answer = officer("front").get("/van-phong/lanh-dao?bang=nguon&tai=csv")

    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "câu hỏi tại đối thoại,1,1," in content


def test_letter_is_shown_stopped_and_wanted_again(cast: Cast, officer: SignIn) -> None:
    duty(cast.units["commune-office"], "q-1", due=TODAY - timedelta(9))
    client, leader = officer("leader"), cast.officers["leader"]
    type(leader).objects.filter(pk=leader.pk).update(email="lanh@xa.example.vn")

    shown = client.get("/van-phong/lanh-dao/thu").content.decode()
    assert "Tổng hợp tuần từ 5/10/2026: 1 việc quá hạn" in shown
    assert client.post("/van-phong/lanh-dao/thu", {"choice": "thoi"}).status_code == 302
    assert not digests.wants(leader)
    assert "đã chọn thôi nhận" in client.get("/van-phong/lanh-dao/thu").content.decode()
    client.post("/van-phong/lanh-dao/thu", {"choice": "nhan"})
    assert digests.wants(leader)
    assert client.post("/van-phong/lanh-dao/thu", {"choice": "x"}).status_code == 422


def test_my_work_leads_a_leader_to_the_page(cast: Cast, officer: SignIn) -> None:
    for name, leads in (("leader", True), ("front", True), ("handler", False)):
        shown = officer(name).get("/van-phong/").content.decode()
        assert ('href="/van-phong/lanh-dao"' in shown) is leads
