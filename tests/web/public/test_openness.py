"""What is hidden is reachable nowhere; its place is kept everywhere; everybody may object; whoever
follows the list of changes misses nothing."""

import csv
import io
import json
import re
from typing import Any

import pytest
from django.test import Client

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.publication import queries as publication
from hoiam.publication.actions import What, Why, Written
from hoiam.publication.models import PublicFile
from hoiam.publication.openness import Appeal, Hiding, Opinion, Part, Plea
from hoiam.web.public import changes, hidings
from tests.cast import NOW, Cast, later
from tests.web.public.conftest import publish
from tests.web.public.test_track import photo

WHY = Why("personal-data", "Lộ thông tin, gọi ông Lò Văn Mẫu 0912 345 678")
PLANTED = {
    Part.TITLE: "Tiêu-đề-kín",
    Part.TEXT: "Lời-kể-kín",
    Part.ANSWER: "Trả-lời-kín",
    Part.PLACE: "Chỗ-kín",
}
# Every exit of what is public: pages, feed, map, files, search, joining, old releases.
EXITS = [
    "/", "/vu-viec", "/vu-viec?q=kin", "/vu-viec?q=K%C3%ADn", "/vu-viec?tai=csv", "/vu-viec.atom",
    "/ban-do", "/ban-do/diem.json", "/don-vi/t-commune", "/don-vi/t-commune-office",
    "/vu-viec/{code}", "/vu-viec/{code}/ban-1", "/so-an", "/so-an?tai=csv", "/so-an.json",
    "/so-an?loai=dinh-chinh", "/thay-doi", "/thay-doi.json", "/thay-doi.atom",
    "/gui?cung={code}",
]  # fmt: skip


@pytest.fixture
def case(cast: Cast) -> Case:
    """Public in two releases with a photo and a point."""
    stored = files.store(photo(), rand=lambda count: b"\5" * count)
    received = cases.receive(
        told=cast.told("k1", latitude=22.34567, longitude=104.12345), stored=[stored],
        by=cast.actor("public"), at=NOW,
    )  # fmt: skip
    words: dict[str, Any] = {part.value: said for part, said in PLANTED.items()}
    publish(cast, received.case, photos=[stored.code], show_point=True, **words)
    return publish(cast, received.case, at=later(1), show_point=True, **words)


def hide(cast: Cast, case: Case, what: What) -> Hiding:
    return cases.hide(case=case, what=what, why=WHY, by=cast.actor("leader"), at=later(2))


def told(client: Client, case: Case) -> dict[str, str]:
    found = {}
    for exit_ in EXITS:
        answer = client.get(exit_.format(code=case.code))
        body = b"".join(answer) if answer.streaming else answer.content
        found[exit_] = f"{answer.headers}{body.decode()}"
    return found


@pytest.mark.parametrize("part", [*PLANTED, Part.WHOLE, Part.FILE])
def test_what_is_hidden_is_reachable_nowhere_and_the_rest_stays(
    client: Client, cast: Cast, case: Case, part: Part
) -> None:
    file = PublicFile.objects.get()
    before = told(client, case)
    for said in PLANTED.values():
        assert [one for one in before.values() if said in one]  # or the walk is blind
    assert client.get(f"/anh/{file.code}").status_code == 200

    hiding = hide(cast, case, What(part, file=file.code if part is Part.FILE else ""))

    after = told(client, case)
    gone = set(PLANTED) if part is Part.WHOLE else {part} & set(PLANTED)
    for one, said in PLANTED.items():
        assert bool([body for body in after.values() if said in body]) == (one not in gone), one
    assert not [body for body in after.values() if "0912 345 678" in body or "Lò Văn Mẫu" in body]
    page = client.get(f"/vu-viec/{case.code}")
    assert page.status_code == (410 if part is Part.WHOLE else 200)
    assert f"/vu-viec/{case.code}/an/{hiding.code}" in page.content.decode()
    photo_gone = part in (Part.WHOLE, Part.FILE)
    address = client.get(f"/anh/{file.code}")
    assert address.status_code == (410 if photo_gone else 200)
    assert (f"/anh/{file.code}" in page.content.decode()) != photo_gone
    points = client.get("/ban-do/diem.json").content
    assert (b"22.34" in points) == (part not in (Part.WHOLE, Part.PLACE))
    assert case.code in after["/vu-viec"] and case.code in after["/vu-viec.atom"]
    assert case.code in client.get(f"/vu-viec?q={case.code}", follow=True).content.decode()


def test_old_release_that_is_closed_keeps_its_place(client: Client, cast: Cast, case: Case) -> None:
    old = f"/vu-viec/{case.code}/ban-1"
    assert client.get(old).status_code == 200
    hide(cast, case, What(Part.RELEASE, release=1))

    answer = client.get(old)

    assert answer.status_code == 410 and "noindex" in answer["X-Robots-Tag"]
    assert "Điều 16" in answer.content.decode() and "kín" not in answer.content.decode()
    assert "đã đóng" in client.get(f"/vu-viec/{case.code}").content.decode()


def test_versions_say_what_changed_when_and_why(client: Client, cast: Cast) -> None:
    case = publish(cast, cast.receive().case, text="Cống trước trường vỡ đôi.")
    publish(cast, case, at=later(1), text="Cống trước chợ vỡ đôi.")

    page = client.get(f"/vu-viec/{case.code}").content.decode()
    old = client.get(f"/vu-viec/{case.code}/ban-1").content.decode()

    assert "bổ sung. Đổi: nội dung. Lý do: Nói rõ thêm" in re.sub(r"\s+", " ", page)
    assert "Cống trước <del>trường</del> <ins>chợ</ins> vỡ đôi." in old


def test_register_counts_open_to_their_list_and_say_the_same_in_every_form(
    client: Client, cast: Cast, case: Case
) -> None:
    first = hide(cast, case, What(Part.TITLE))
    hide(cast, case, What(Part.TEXT))
    cases.show_again(case=case, hiding=first, reason="Nhầm", by=cast.actor("leader"), at=later(4))

    page = client.get("/so-an")
    counts = page.context["counts"]
    rows = json.loads(client.get("/so-an.json").content)["items"]
    lines = list(
        csv.DictReader(io.StringIO(b"".join(client.get("/so-an?tai=csv")).decode("utf-8-sig")))
    )

    for one in counts:
        assert len(client.get(one.url).context["rows"]) == one.count
    assert [(one.unit, one.count) for one in counts] == [("UBND xã bản mẫu", 2)]
    assert len(rows) == len(lines) == len(page.context["rows"]) == 2
    assert rows[1]["shown_at"] and rows[1]["days"] == 3 and rows[0]["shown_at"] is None
    assert {row["reason"] for row in rows} == {line["Lý do"] for line in lines}
    assert "[tên]" in rows[0]["reason"]
    corrected = client.get("/so-an?loai=dinh-chinh")
    assert [row.number for row in corrected.context["rows"]] == [2]
    assert len(client.get(corrected.context["counts"][0].url).context["rows"]) == 1
    assert client.get("/so-an?can-cu=nothing&truoc=x").status_code == 200


def appeal(client: Client, hiding: Hiding, **changes: str):
    address = f"/vu-viec/{hiding.page.code}/an/{hiding.code}"
    page = client.get(address)
    once = re.search(r'name="once" value="([^"]+)"', page.content.decode())
    assert once, page.content.decode()
    typed = {"text": "Trong đó không có tên ai.", "code": "", "once": once[1]} | changes
    return client.post(address, typed)


def test_anybody_appeals_without_a_name_and_nobody_reads_it_in_public(
    client: Client, cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = cast.receive("k9")
    hiding = hide(cast, case, What(Part.ANSWER))
    for wrong in (
        {"text": ""},
        {"text": "Đơn tố cáo ông A"},
        {"code": "123"},
        {"code": received.accepted.tracking_code},
        {"solution": "1", "challenge": "x"},
    ):
        assert appeal(client, hiding, **wrong).status_code == 422, wrong
    assert not Appeal.objects.exists()

    assert appeal(client, hiding, text="Kín-đáo-lắm").status_code == 302
    shown = client.get(f"/vu-viec/{case.code}/an/{hiding.code}")
    assert "Đã nhận đề nghị." in shown.content.decode()
    assert appeal(client, hiding, text="Kín-đáo-lắm nữa").status_code == 302
    assert Appeal.objects.count() == 1 and Plea.objects.count() == 2
    monkeypatch.setattr(hidings, "MOST_PLAIN", 2)
    assert appeal(client, hiding).status_code == 422

    page = client.get(f"/vu-viec/{case.code}/an/{hiding.code}").content.decode()
    assert "đang xem lại" in page and "Kín-đáo-lắm" not in page
    assert "Kín-đáo-lắm" not in "".join(told(client, case).values())
    assert client.get(f"/vu-viec/LC-0000-0000/an/{hiding.code}").status_code == 404
    assert client.get(f"/vu-viec/{case.code}/an/hide-0").status_code == 404


def test_whoever_spoke_may_say_so_by_their_code(client: Client, cast: Cast) -> None:
    received = cast.receive("k9")
    hiding = hide(cast, publish(cast, received.case), What(Part.TEXT))

    assert appeal(client, hiding, code=received.accepted.tracking_code).status_code == 302
    assert Plea.objects.get().voice == received.accepted.voice.code


def test_superior_decides_and_the_front_speaks_in_the_office(
    client: Client, cast: Cast, case: Case
) -> None:
    hiding = hide(cast, case, What(Part.TEXT))
    appeal(client, hiding)
    code = Appeal.objects.get().code
    front, province = cast.browser("front"), cast.browser("province-leader")

    for person in (front, province):
        assert code in person.get("/van-phong/xem-lai").content.decode()
        assert "Lời-kể-kín" in person.get(f"/van-phong/xem-lai/{code}").content.decode()
    assert cast.browser("leader").get(f"/van-phong/xem-lai/{code}").status_code == 404
    assert cast.browser("handler").get("/van-phong/xem-lai").status_code == 403
    address = f"/van-phong/xem-lai/{code}"
    assert front.post(f"{address}/y-kien", {"text": "Nên hiện lại."}).status_code == 302
    assert front.post(address, {"outcome": "lifted", "reasons": "x"}).status_code == 403
    assert province.post(address, {"outcome": "lifted", "reasons": " "}).status_code == 422
    assert (
        province.post(address, {"outcome": "lifted", "reasons": "Không có tên"}).status_code == 302
    )

    page = client.get(f"/vu-viec/{case.code}/an/{hiding.code}").content.decode()
    assert Opinion.objects.get().text in page and "Không có tên" in page
    assert "Lời-kể-kín" in client.get(f"/vu-viec/{case.code}").content.decode()


def test_whoever_follows_sees_every_change_once(
    client: Client, cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(cast, case, What(Part.TITLE))
    monkeypatch.setattr(publication, "CHANGES", 2)
    monkeypatch.setattr(changes, "SHOWN", 2)
    seen, address = [], "/thay-doi.json?sau=0"
    while True:
        answer = client.get(address)
        found = json.loads(answer.content)
        seen += [one["number"] for one in found["changes"]]
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304
        assert ("immutable" in answer["Cache-Control"]) == found["more"]
        if not found["more"]:
            break
        address = found["next"].removeprefix("http://127.0.0.1:8000")

    assert seen == [1, 2, 3]
    assert [one.number for one in client.get("/thay-doi").context["changes"]] == [3, 2]
    assert [one.number for one in client.get("/thay-doi?truoc=2").context["changes"]] == [1]
    assert client.get("/thay-doi.json?sau=x").status_code == 200


def test_opinion_that_names_somebody_is_read_masked(client: Client, cast: Cast, case: Case) -> None:
    hiding = hide(cast, case, What())
    written = Written("k1", "Không có tên ai.")
    appeal = cases.appeal_hiding(
        hiding=hiding, written=written, by=cast.actor("public"), at=later(3)
    )
    said = "Nên hiện lại, hỏi bà Quàng Thị Bông 0912345678."
    cases.state_opinion(appeal=appeal, text=said, by=cast.actor("front"), at=later(4))

    page = client.get(f"/vu-viec/{case.code}/an/{hiding.code}").content.decode()

    assert "Nên hiện lại" in page
    assert "0912345678" not in page and "Quàng Thị Bông" not in page
    assert Opinion.objects.get().text == said
