"""Lists: order, filters, pages by key, and a number of queries that does not grow."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.accounts.models import RoleHeld
from hoiam.cases import actions as cases
from hoiam.commitments.models import Commitment
from hoiam.voices.told import Reach
from tests.cast import NOW, Cast, later
from tests.web.office.conftest import SignIn

LISTS = ("", "vu-viec", "vu-viec?tim=cong", "phan-loai", "chua-bao", "theo-doi")


def fill(cast: Cast, first: int, last: int) -> None:
    for number in range(first, last):
        told = cast.told(f"k{number}", text=f"Cống số {number} vỡ, nước tràn.")
        held = "quá nhiều tin" if number % 3 == 0 else ""
        at = NOW - timedelta(days=number * 7 % 25)
        cases.receive(told=told, by=cast.actor("public"), at=at, held=held)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/van-phong/{address}").status_code == 200
    return len(asked)


def test_queries_are_the_same_for_ten_and_for_sixty(cast: Cast, officer: SignIn) -> None:
    client = officer("leader")
    clerk = officer("clerk")
    fill(cast, 0, 10)
    few = {page: (queries(client, page), queries(clerk, page)) for page in LISTS[:-1]}
    few["theo-doi"] = (queries(client, "theo-doi"), 0)
    fill(cast, 10, 60)

    many = {page: (queries(client, page), queries(clerk, page)) for page in LISTS[:-1]}
    many["theo-doi"] = (queries(client, "theo-doi"), 0)

    assert many == few
    assert max(max(pair) for pair in many.values()) <= 25


def test_officer_without_a_role_is_told_so(officer: SignIn) -> None:
    clerk = officer("clerk")
    assert "chưa có vai trò" not in clerk.get("/van-phong/").content.decode()

    RoleHeld.objects.filter(officer__username="clerk").update(valid_to=NOW.date())

    assert "Tài khoản chưa có vai trò nào" in clerk.get("/van-phong/").content.decode()


def test_my_work_stands_by_due_date_and_pages_by_key(cast: Cast, officer: SignIn) -> None:
    fill(cast, 0, 70)
    client = officer("clerk")
    seen: list[str] = []
    address, pages = "/van-phong/", 0
    while address and pages < 10:
        shown = client.get(address).content.decode()
        seen += re.findall(r'class="title" href="/van-phong/vu-viec/([^"]+)"', shown)
        older = re.search(r'rel="next" href="([^"]+)"', shown)
        address, pages = (older[1].replace("&amp;", "&") if older else ""), pages + 1

    wanted = list(Commitment.objects.order_by("due_on", "id").values_list("about_code", flat=True))
    assert pages == 3
    assert seen == wanted


def test_page_before_is_the_page_one_came_from(cast: Cast, officer: SignIn) -> None:
    fill(cast, 0, 70)
    client = officer("clerk")

    def titles(shown: str) -> list[str]:
        return re.findall(r'class="title" href="([^"]+)"', shown)

    for start in ("/van-phong/", "/van-phong/vu-viec"):
        first = client.get(start).content.decode()
        after = re.search(r'rel="next" href="([^"]+)"', first)[1]  # type: ignore[index]
        second = client.get(after.replace("&amp;", "&")).content.decode()
        before = re.search(r'rel="prev" href="([^"]+)"', second)[1]  # type: ignore[index]
        again = client.get(before.replace("&amp;", "&")).content.decode()
        assert titles(again) == titles(first)
        assert not set(titles(first)) & set(titles(second))


@pytest.mark.parametrize("key", ["sau=x", "sau=2026-10-05_x", "truoc=99999999999999999999", "sau="])
def test_key_that_somebody_wrote_is_no_error(key: str, cast: Cast, officer: SignIn) -> None:
    cast.receive()

    for page in ("", "vu-viec", "theo-doi"):
        assert officer("leader").get(f"/van-phong/{page}?{key}").status_code == 200


def test_marks_and_counts_say_late_soon_and_promised(cast: Cast, officer: SignIn) -> None:
    cast.receive("late", at=NOW - timedelta(days=20))
    cast.receive("soon", at=NOW - timedelta(days=11))
    cast.answered("p1", at=NOW - timedelta(days=5))

    shown = officer("clerk").get("/van-phong/").content.decode()

    assert re.search(r'mark late">1 quá hạn', shown)
    assert re.search(r'mark soon">1 đến hạn tuần này', shown)
    assert re.search(r'mark promise">1 lời hứa', shown)
    assert re.search(r"trễ \d+ ngày", shown)
    assert "hứa 27/10/2026" in shown


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?han=tre", 1),
        ("?han=tuan", 1),
        ("?loai=promise", 1),
        ("?loai=consult", 0),
        ("?ai=toi", 0),
        ("?loai=khong-co", 3),
    ],
)
def test_my_work_is_narrowed(query: str, count: int, cast: Cast, officer: SignIn) -> None:
    cast.receive("late", at=NOW - timedelta(days=20))
    cast.receive("soon", at=NOW - timedelta(days=11))
    cast.answered("p1", at=NOW - timedelta(days=5))

    shown = officer("clerk").get(f"/van-phong/{query}").content.decode()

    assert len(re.findall(r'class="title"', shown)) == count
    if not count:
        assert "Không có việc nào khớp" in shown


def test_next_step_follows_the_draft(cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case
    clerk = officer("clerk")

    def step() -> str:
        shown = clerk.get("/van-phong/").content.decode()
        return re.search(r'class="button[^"]*" href="[^"]+" aria-label="([^:]+):', shown)[1]  # type: ignore[index]

    steps = [step()]
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))
    steps.append(step())
    reply = cases.Reply(result="done", text="Đã sửa.")
    cases.draft_answer(case=case, reply=reply, by=cast.actor("handler"), at=later(1))
    steps.append(step())
    cases.approve_answer(case=case, by=cast.actor("leader"), at=later(1))
    steps.append(step())

    assert steps == ["Nhận xử lý", "Soạn trả lời", "Chờ duyệt", "Gửi trả lời"]


@pytest.mark.parametrize("typed", ["cống trường", "cong truong", "CONG  TRUONG"])
def test_search_finds_with_and_without_marks(typed: str, cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case
    cast.receive("k2", text="Đèn đường tắt.")

    shown = officer("clerk").get("/van-phong/vu-viec", {"tim": typed}).content.decode()

    assert re.findall(r'class="title" href="/van-phong/vu-viec/([^"]+)"', shown) == [case.code]
    assert f'value="{typed}"' in shown


def test_search_by_receipt_follows_a_join(cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case
    told = cast.told("k2", text="Tôi cũng gặp.")
    other = cases.me_too(case=case, told=told, by=cast.actor("public"), at=later(0))

    clerk = officer("clerk")
    for typed in (other.accepted.reference.lower(), case.code, case.code.replace("-", " ")):
        answer = clerk.get("/van-phong/vu-viec", {"tim": typed})
        assert answer["Location"] == f"/van-phong/vu-viec/{case.code}", typed


def test_search_box_of_my_work_leads_to_the_cases(cast: Cast, officer: SignIn) -> None:
    answer = officer("clerk").get("/van-phong/?tim=cống")

    assert answer["Location"] == "/van-phong/vu-viec?tim=c%E1%BB%91ng"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tt=new", 2),
        ("tt=answered", 1),
        ("lv=roads", 3),
        ("lv=power", 0),
        ("dv=t-commune-office", 3),
        ("tt=tre", 1),
        ("tt=cho", 1),
        ("tt=duyet", 0),
    ],
)
def test_cases_are_narrowed(query: str, count: int, cast: Cast, officer: SignIn) -> None:
    cast.receive("late", at=NOW - timedelta(days=20))
    cases.receive(told=cast.told("held"), by=cast.actor("public"), at=NOW, held="quá nhiều tin")
    cast.answered("p1", at=NOW - timedelta(days=5))

    shown = officer("clerk").get(f"/van-phong/vu-viec?{query}").content.decode()

    assert len(re.findall(r'class="title"', shown)) == count


def test_leader_sees_lateness_and_promises_below(cast: Cast, officer: SignIn) -> None:
    late = cast.receive("late", at=NOW - timedelta(days=20)).case
    promised = cast.answered("p1", at=NOW - timedelta(days=5))

    for name in ("leader", "province-leader", "front"):
        client = officer(name)
        first = client.get("/van-phong/theo-doi").content.decode()
        second = client.get("/van-phong/theo-doi?loai=promise").content.decode()
        assert late.code in first, name
        assert promised.code not in first
        assert promised.code in second
    assert late.code not in officer("other-leader").get("/van-phong/theo-doi").content.decode()


def test_template_is_saved_changed_and_used(cast: Cast, officer: SignIn) -> None:
    client = officer("handler")
    typed = {
        "title": "Đã sửa",
        "result": "done",
        "unit": "t-commune-office",
        "field": "",
        "text": "Đã sửa {gì}.",
    }

    refused = client.post("/van-phong/mau/moi", {**typed, "title": ""})
    made = client.post("/van-phong/mau/moi", typed)
    listed = client.get("/van-phong/mau").content.decode()
    code = re.search(r"/van-phong/mau/(mau-\w+)", listed)[1]  # type: ignore[index]
    client.post(f"/van-phong/mau/{code}", {**typed, "text": "Đã sửa xong {gì}."})

    assert (refused.status_code, made.status_code) == (422, 302)
    assert "Đã sửa {gì}." in refused.content.decode()
    assert "Đã sửa xong {gì}." in client.get("/van-phong/mau").content.decode()
    assert officer("stranger").get(f"/van-phong/mau/{code}").status_code == 404


def test_fifty_lines_are_not_needed_to_say_that_there_is_nothing(officer: SignIn) -> None:
    clerk = officer("clerk")

    assert "Không có việc nào đang mở" in clerk.get("/van-phong/").content.decode()
    assert "Mọi người đều đã được báo" in clerk.get("/van-phong/chua-bao").content.decode()
    assert "Không có ý kiến nào chờ" in clerk.get("/van-phong/phan-loai").content.decode()


def test_search_finds_what_an_officer_may_see_and_counts_nothing_else(
    cast: Cast, officer: SignIn
) -> None:
    fill(cast, 0, 3)
    clerk, stranger = officer("clerk"), officer("stranger")

    for typed in ("cong so", "CỐNG SỐ", '"nước tràn"', "nuoc tra"):
        assert "Khớp 3 vụ việc." in clerk.get("/van-phong/vu-viec", {"tim": typed}).content.decode()
        other = stranger.get("/van-phong/vu-viec", {"tim": typed}).content.decode()
        assert "Không có vụ việc nào khớp" in other
        assert "Khớp" not in other


def test_search_marks_words_in_titles_and_ranks_where_that_is_asked(
    cast: Cast, officer: SignIn
) -> None:
    fill(cast, 0, 40)
    client = officer("clerk")

    newest = client.get("/van-phong/vu-viec", {"tim": "cong"}).content.decode()
    best = client.get("/van-phong/vu-viec", {"tim": "cong", "thu-tu": "khop"}).content.decode()
    second = client.get(
        "/van-phong/vu-viec", {"tim": "cong", "thu-tu": "khop", "trang": "2"}
    ).content.decode()

    assert "<mark>Cống</mark>" in newest
    assert "Xếp theo độ khớp, cả 40 kết quả." in best
    codes = re.compile(r'class="title" href="/van-phong/vu-viec/([^"]+)"')
    assert len({*codes.findall(best), *codes.findall(second)}) == 40


@pytest.mark.parametrize("typed", ["0987654321", "lo.van.mau@example.vn", "Lò Văn Mẫu"])
def test_search_finds_nobody_by_what_reaches_them(cast: Cast, officer: SignIn, typed: str) -> None:
    reach = Reach(name="Lò Văn Mẫu", phone="0987654321", email="lo.van.mau@example.vn")
    text = "Cống vỡ. Gọi cho ông Lò Văn Mẫu, số 0987654321, thư lo.van.mau@example.vn nhé."
    cast.receive("k1", reach=reach, text=text)

    shown = officer("clerk").get("/van-phong/vu-viec", {"tim": typed}).content.decode()

    assert "Không có vụ việc nào khớp" in shown
