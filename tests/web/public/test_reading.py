"""What strangers read: released words only, the same answer for missing and unpublished, figures
that open to exactly what they count."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.core.calendar import day_of
from hoiam.core.figures.catalogue.cases import STANDING
from hoiam.figures import queries as figures
from hoiam.figures.queries import Scope
from hoiam.publication.actions import Why
from hoiam.publication.models import PublicFile
from hoiam.voices.models import Voice
from hoiam.voices.told import Reach
from hoiam.web.public import listing
from tests.cast import NOW, later
from tests.web.public.conftest import SECRET, publish, typed
from tests.web.public.test_track import photo

PAGES = [
    "/", "/vu-viec", "/vu-viec.atom", "/ban-do", "/ban-do/diem.json", "/don-vi",
    "/don-vi/t-commune", "/don-vi/t-commune-office", "/so-lieu", "/quy-dinh", "/quy-dinh/R-08",
    "/lich", "/lich.ics", "/gioi-thieu",
]  # fmt: skip


def hide(cast, case: Case, *, at=NOW) -> None:
    why = Why("personal-data", "có thông tin của người khác")
    cases.hide(case=case, why=why, by=cast.actor("leader"), at=at)


@pytest.mark.parametrize("address", [*PAGES, "/robots.txt", "/gui", "/tra-cuu"])
def test_page_opens_on_an_empty_installation_without_a_cookie(client, cast, address) -> None:
    answer = client.get(address)

    assert answer.status_code == 200
    if address not in ("/gui", "/tra-cuu"):
        assert not answer.cookies
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/vu-viec", "/ban-do"])
def test_nothing_to_show_is_a_page_with_a_way_on(client, cast, address) -> None:
    assert 'class="empty"' in client.get(address).content.decode()


def test_nothing_personal_appears_on_any_public_page(client, cast, clock) -> None:
    told = {"text": f"Nhà tôi {SECRET}", "place": SECRET, "latitude": 22.123456, "longitude": 104.1}
    received = cast.receive("k1", reach=Reach(name=SECRET, phone="0987654321"), **told)
    case = received.case
    handler, leader = cast.actor("handler"), cast.actor("leader")
    cases.note(case=case, text=f"ghi chú {SECRET}", by=handler, at=NOW)
    cases.ask_for_more(case=case, question=f"Có phải {SECRET}?", by=handler, at=later(1))
    cases.supply(
        case=case, origin=received.accepted.voice, told=cast.told("k9", text=f"Vâng {SECRET}"),
        by=cast.actor("public"), at=later(1),
    )  # fmt: skip
    cases.consult(
        case=case, unit=cast.units["department"], question=f"Hỏi {SECRET}", by=handler, at=later(1)
    )
    cases.extend(
        case=case, due_on=day_of(later(40)), reason="chờ ông Lò Văn Mẫu, số 0987654321",
        by=leader, at=later(1),
    )  # fmt: skip
    reply = Reply(result="done", text=f"Kính gửi {SECRET}")
    cases.draft_answer(case=case, reply=reply, by=handler, at=later(2))
    cases.approve_answer(case=case, by=leader, at=later(2))
    cases.answer(case=case, by=handler, at=later(2))
    cases.read(
        case=case, voice=received.accepted.voice, part="contact",
        purpose="reaching", reason=f"gọi {SECRET}", by=handler, at=later(2),
    )  # fmt: skip
    publish(cast, case, at=later(3))
    clock.append(later(4))

    for address in [*PAGES, f"/vu-viec/{case.code}", f"/gui?cung={case.code}", "/vu-viec?q=cong"]:
        page = client.get(address).content.decode()
        for personal in (
            SECRET,
            "0987654321",
            "Lò Văn Mẫu",
            "22.123",
            "Vàng A Xử",
            "Phàn Thị Lãnh",
        ):
            assert personal not in page, (address, personal)
    assert case.code in client.get("/vu-viec").content.decode()


def test_unpublished_is_answered_exactly_like_missing(client, cast) -> None:
    unpublished = cast.receive().case.code

    answers = [client.get(f"/vu-viec/{code}") for code in (unpublished, "LC-0000-0000", "x")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1
    assert client.get(f"/vu-viec/{unpublished}/ban-1").status_code == 404


def test_hidden_page_leaves_its_place_with_the_reason(client, cast) -> None:
    case = publish(cast, cast.receive().case)
    hide(cast, case)

    answer = client.get(f"/vu-viec/{case.code}")
    page = answer.content.decode()

    assert answer.status_code == 410
    assert "noindex" in answer["X-Robots-Tag"]
    assert "có thông tin của người khác" in page
    assert "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16" in page
    assert "Cống vỡ" not in page
    assert "Cống vỡ" not in client.get("/vu-viec").content.decode()
    assert "Cống vỡ" not in client.get("/vu-viec.atom").content.decode()
    assert client.get(f"/vu-viec/{case.code}/ban-1").status_code == 404


def test_page_says_who_owes_what_by_when_and_why(client, cast) -> None:
    case = publish(cast, cast.receive().case)

    page = client.get(f"/vu-viec/{case.code}").content.decode()

    assert "Phải trả lời trước hết ngày" in page
    assert "16/10/2026" in page
    assert "còn 10 ngày làm việc" in page
    assert "10 ngày làm việc, tính từ ngày 3/10/2026" in page
    assert "Tôi cũng gặp chuyện này" in page


def test_promise_is_the_hero_then_late_then_kept_but_never_solved(client, cast, clock) -> None:
    case = publish(cast, cast.answered(), at=later(3))
    address = f"/vu-viec/{case.code}"
    clock.append(later(5))
    assert "Đã trả lời, còn lời hứa" in client.get(address).content.decode()

    clock.append(later(40))
    late = client.get(address).content.decode()
    assert "Lời hứa đã quá ngày" in late
    assert "Thay cống mới trước hết ngày 1/11/2026" in late

    promise = Commitment.objects.get(about_code=case.code, kind="promise")
    cases.keep_promise(
        case=case, promise=promise, outcome=Outcome(result="xong", result_public="Đã thay cống."),
        by=cast.actor("handler"), at=later(41),
    )  # fmt: skip
    kept = client.get(address).content.decode()
    assert "Lời hứa đã làm xong, trễ hẹn" in kept
    assert "Đã thay cống." in kept
    cases.close(case=Case.objects.get(), by=cast.actor("handler"), at=later(42))
    closed = client.get(address).content.decode()
    assert "đã giải quyết" not in closed.lower()
    assert "Khép lại không có nghĩa là đã làm xong." in closed
    assert "Tôi cũng gặp chuyện này" not in closed


def test_extension_keeps_the_old_date_in_sight(client, cast, clock) -> None:
    case = cast.receive().case
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=later(1))
    cases.extend(
        case=case,
        due_on=day_of(later(40)),
        reason="chờ vật tư",
        by=cast.actor("leader"),
        at=later(2),
    )
    publish(cast, case, at=later(3))

    page = client.get(f"/vu-viec/{case.code}").content.decode()

    assert "<s>16/10/2026</s>" in page
    assert "chờ vật tư" in page


def test_earlier_version_is_reachable_with_what_looks_personal_masked(client, cast) -> None:
    case = publish(cast, cast.receive().case, text="Cống vỡ, gọi ông Lò Văn Mẫu số 0912 345 678.")
    publish(cast, case, at=later(1), text="Cống vỡ trước trường.")

    page = client.get(f"/vu-viec/{case.code}").content.decode()
    old = client.get(f"/vu-viec/{case.code}/ban-1").content.decode()

    assert f"/vu-viec/{case.code}/ban-1" in page
    assert "Cống <del>vỡ, gọi" in old
    assert "0912 345 678" not in old
    assert "Lò Văn Mẫu" not in old
    assert client.get(f"/vu-viec/{case.code}/ban-2").status_code == 404
    assert client.get(f"/vu-viec/{case.code}/ban-9").status_code == 404


def test_released_photo_is_a_plain_picture_and_hiding_takes_it_away(client, cast) -> None:
    stored = files.store(photo(), rand=lambda count: b"\5" * count)
    received = cases.receive(told=cast.told("k1"), stored=[stored], by=cast.actor("public"), at=NOW)
    publish(cast, received.case, photos=[stored.code])
    address = f"/anh/{PublicFile.objects.get().code}"

    answer = client.get(address)

    assert address in client.get(f"/vu-viec/{received.case.code}").content.decode()
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, no-cache"
    assert answer["Content-Disposition"] == 'inline; filename="anh-1.jpg"'
    assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(f"/anh/{stored.code}").status_code == 404
    hide(cast, Case.objects.get())
    assert client.get(address).status_code == 410


def test_list_is_filtered_with_or_without_marks(client, cast) -> None:
    first = publish(cast, cast.receive("k1").case)
    for query, found in [
        ("q=cong+vo", True), ("q=cống vỡ", True), ("q=đèn", False), ("q=%00cong", True),
        ("xa=t-commune", True), ("xa=t-other", False), ("xa=nowhere", False),
        ("linh-vuc=roads", True), ("linh-vuc=power", False),
        ("don-vi=t-commune-office", True), ("don-vi=t-department", False),
        ("tinh-trang=within", True), ("tinh-trang=late", False), ("tinh-trang=odd", True),
        ("nam=2026", True), ("nam=2026&thang=10", True), ("nam=2026&thang=9", False),
        ("nam=2026&thang=12", False), ("nam=abc&thang=x", True), ("nam=2025", False),
    ]:  # fmt: skip
        page = client.get(f"/vu-viec?{query}").content.decode()
        assert (f"/vu-viec/{first.code}" in page) is found, query


def test_pages_by_key_neither_repeat_nor_skip(client, cast, monkeypatch) -> None:
    monkeypatch.setitem(listing.listed.__kwdefaults__, "size", 3)
    codes = [publish(cast, cast.receive(f"k{number}").case).code for number in range(8)]

    seen, address = [], "/vu-viec"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r'<h3><a href="/vu-viec/([^"]+)"', page)
        older = re.search(r'rel="next" href="([^"]+)"', page)
        last, address = address, older[1].replace("&amp;", "&") if older else ""
    back = re.search(r'rel="prev" href="([^"]+)"', client.get(last).content.decode())
    assert back
    before = client.get(back[1].replace("&amp;", "&")).content.decode()

    assert seen == codes[::-1]
    assert re.findall(r'<h3><a href="/vu-viec/([^"]+)"', before) == seen[3:6]


def test_every_figure_opens_to_exactly_what_it_counts(client, cast, clock) -> None:
    for number in range(3):
        publish(cast, cast.receive(f"k{number}").case)
    cast.receive("unpublished")
    publish(cast, cast.answered("a1"), at=later(3))
    publish(cast, cast.answered("a2", reply=Reply(result="done", text="Đã làm.")), at=later(3))
    clock.append(later(40))
    today = day_of(later(40))

    for scope, query in [
        (Scope(), ""), (Scope(unit="t-commune-office"), "don-vi=t-commune-office"),
        (Scope(area="t-commune"), "xa=t-commune"),
    ]:  # fmt: skip
        for figure in STANDING:
            counted = figures.cases_of(figure, scope=scope, on=today).count()
            context = client.get(f"/vu-viec?{query}&tinh-trang={figure.short}").context
            assert context["counted"] == counted
            assert context["public"].shown == len(context["listed"].lines) <= counted
    page = client.get("/vu-viec").content.decode()
    assert "chưa công khai (vẫn được đếm" in page


def test_narrow_filters_tell_nothing_about_what_is_not_public(client, cast) -> None:
    cast.receive("k1")

    page = client.get("/vu-viec?linh-vuc=roads&nam=2026&thang=10").content.decode()

    assert "chưa công khai" not in page
    assert "<b>0</b> vụ việc đang công khai" in page


def test_unit_page_opens_each_figure_and_says_what_it_answers_for(client, cast) -> None:
    publish(cast, cast.receive().case)

    page = client.get("/don-vi/t-commune-office").content.decode()

    assert '/vu-viec?don-vi=t-commune-office"' in page
    assert "Đường sá" in page
    assert "vì việc này thuộc thẩm quyền của xã" in page
    assert "Chưa có vụ nào để tính." in page  # no denominator is a sentence, not 0%
    assert client.get("/don-vi/nowhere").status_code == 404
    assert client.get("/don-vi?xa=t-commune")["Location"] == "/don-vi/t-commune"


def test_map_shows_released_points_rounded_and_the_same_as_a_list(client, cast) -> None:
    shown = cast.receive("k1", latitude=22.34567, longitude=104.12345).case
    publish(cast, shown, show_point=True)
    publish(cast, cast.receive("k2", latitude=22.9, longitude=104.9).case)

    page = client.get("/ban-do").content.decode()
    points = json.loads(client.get("/ban-do/diem.json").content)

    assert [(one["lat"], one["lon"]) for one in points] == [(22.346, 104.123)]
    assert points[0]["url"] == f"/vu-viec/{shown.code}"
    assert page.count("<h3>") == 1
    assert json.loads(client.get("/ban-do/diem.json?xa=t-other").content) == []


def test_outlines_come_from_the_file_that_was_loaded_or_not_at_all(
    client, cast, settings, tmp_path
) -> None:
    assert client.get("/ban-do/ranh-gioi.json").status_code == 404
    file = tmp_path / "xa.geojson"
    file.write_text('{"type":"FeatureCollection","features":[]}')
    settings.OUTLINES = str(file)

    plain = client.get("/ban-do/ranh-gioi.json")
    packed = client.get("/ban-do/ranh-gioi.json", headers={"Accept-Encoding": "gzip"})

    assert json.loads(plain.content)["type"] == "FeatureCollection"
    assert packed["Content-Encoding"] == "gzip"
    settings.OUTLINES = str(tmp_path / "missing")
    assert client.get("/ban-do/ranh-gioi.json").status_code == 404


def test_feed_is_atom_with_the_filters_of_the_list(client, cast) -> None:
    case = publish(cast, cast.receive().case, title="Cống <vỡ> & tràn")

    answer = client.get("/vu-viec.atom?xa=t-commune")
    names = {"a": "http://www.w3.org/2005/Atom"}
    tree = ElementTree.fromstring(answer.content)  # noqa: S314 - our own answer

    assert answer["Content-Type"] == "application/atom+xml"
    assert tree.findtext("a:entry/a:title", "", names) == "Cống <vỡ> & tràn"
    assert tree.findtext("a:entry/a:id", "", names).endswith(case.code)
    assert b"<entry>" not in client.get("/vu-viec.atom?xa=t-other").content


def test_released_words_are_shown_as_text(client, cast) -> None:
    case = publish(cast, cast.receive().case, title="<b>x</b>", text="<script>y</script>")

    for address in ("/", "/vu-viec", f"/vu-viec/{case.code}", "/ban-do"):
        page = client.get(address).content.decode()
        assert "<script>y" not in page
        assert "<b>x</b>" not in page


def test_language_is_switched_by_the_button_alone(client, cast) -> None:
    browser = client.get("/gui", headers={"Accept-Language": "en"}).content.decode()
    answer = client.post(
        "/ngon-ngu", {"language": "en"}, headers={"Referer": "http://testserver/vu-viec?nam=2026"}
    )

    assert 'lang="vi"' in browser
    assert answer["Location"] == "http://testserver/vu-viec?nam=2026"
    assert 'html lang="en"' in client.get("/gui").content.decode()


def test_switch_leads_to_no_other_site(client, cast) -> None:
    answer = client.post(
        "/ngon-ngu", {"language": "en"}, headers={"Referer": "https://example.org/"}
    )

    assert answer["Location"] == "/"


def test_search_engines_are_kept_from_forms(client, cast) -> None:
    assert "Disallow: /tra-cuu" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 6),
        ("/vu-viec?xa=t-commune", 14),
        ("/ban-do", 9),
        ("/don-vi", 11),
        ("/vu-viec.atom", 4),
    ],
)
def test_number_of_queries_is_the_same_for_few_and_many(
    client, cast, address, most, django_assert_max_num_queries
) -> None:
    for number in range(12):
        publish(
            cast, cast.receive(f"k{number}", latitude=22.3, longitude=104.1).case, show_point=True
        )

    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_page_of_a_case_has_a_bounded_number_of_queries(
    client, cast, django_assert_max_num_queries
) -> None:
    case = publish(cast, cast.answered(), at=later(3))

    with django_assert_max_num_queries(20):
        client.get(f"/vu-viec/{case.code}")
    with django_assert_max_num_queries(20):
        client.get("/don-vi/t-commune")


def test_whole_loop_stays_usable_with_cookies_of_a_strict_browser(cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.get("/gui")
    token = strict.cookies["hoiam_csrf"].value

    answer = strict.post("/gui", {"kind": "question", "csrfmiddlewaretoken": token})
    strict.post("/gui/viet", typed() | {"csrfmiddlewaretoken": token})
    strict.post("/gui/xem-lai", {"cung": "", "csrfmiddlewaretoken": token})

    assert answer.status_code == 302
    assert Voice.objects.get().kind == "question"
