"""Letter boxes and the hotline through their pages."""

from typing import Any

from hoiam.reception.models import Call, CallClass, Hotline, Opening
from tests.cast import Cast
from tests.reception import letters
from tests.web.office.conftest import SignIn


def key(page: str) -> str:
    return page.split('name="key" value="')[1].split('"')[0]


def test_box_is_opened_sorted_and_closed_through_the_pages(cast: Cast, officer: SignIn) -> None:
    box = letters.hung(cast)
    clerk = officer("clerk")
    at_box = f"/van-phong/hom-thu/{box.code}"
    page = clerk.get(f"{at_box}/mo").content.decode()
    minutes = {
        "key": key(page), "opened_on": letters.TODAY.isoformat(), "openers": "Lò Thị Mẫu",
        "witnesses": "Bàn Thị Thơ", "letters": "2", "aside": "0",
    }  # fmt: skip

    wrong = clerk.post(f"{at_box}/mo", minutes | {"witnesses": " "})
    made = clerk.post(f"{at_box}/mo", minutes)
    opening = Opening.objects.get()
    place = f"/van-phong/mo-hom-thu/{opening.code}"
    page = clerk.get(f"{place}/thu").content.decode()
    words: dict[str, Any] = {
        "key": key(page), "channel": "box", "kind": "feedback", "field": "roads",
        "commune": cast.units["commune"].code, "text": "Đèn đường hỏng.",
        "desk": cast.units["commune-office"].code,
    }  # fmt: skip
    told = clerk.post(f"{place}/thu", words | {"text": "Đơn tố cáo ông Sai."})
    receipt = clerk.post(f"{place}/thu", words)
    early = clerk.post(f"{place}/khep")
    clerk.post(f"{place}/khong-ghi", {"number": "2", "found": "empty", "note": "tờ quảng cáo"})
    closed = clerk.post(f"{place}/khep")

    assert (wrong.status_code, made["Location"]) == (422, place)
    assert "Lò Thị Mẫu" in wrong.content.decode()
    assert told.status_code == 422
    assert "Đơn tố cáo ông Sai." in told.content.decode()  # what was typed stays on the form alone
    assert receipt.status_code == 200
    assert "Còn 1 trong 2 thư chưa ghi." in early.content.decode()
    assert closed.status_code == 302
    opening.refresh_from_db()
    assert opening.closed_at is not None
    assert "tờ quảng cáo" in clerk.get(place).content.decode()
    assert "Cổng UBND xã" in clerk.get("/van-phong/hom-thu").content.decode()
    assert "tờ quảng cáo" not in officer("stranger").get(place).content.decode()


def test_call_is_logged_and_called_back_through_the_pages(cast: Cast, officer: SignIn) -> None:
    leader, clerk = officer("leader"), officer("clerk")
    clerk.post(
        "/van-phong/duong-day-nong",
        {
            "unit": cast.units["commune-office"].code, "number": "02143123456",
            "published": "bảng tin", "valid_from": letters.SINCE.isoformat(),
        },
    )  # fmt: skip
    line = Hotline.objects.get()
    rules = f"/van-phong/duong-day-nong/{line.code}/quy-che"
    given = {"paper": "Quy chế 1", "valid_from": letters.SINCE.isoformat(), "classes": "Hạ tầng"}
    unreadable = leader.post(rules, given)
    for odd in ("Hạ tầng | ²", "Hạ tầng | " + "9" * 5_000):
        assert leader.post(rules, given | {"classes": odd}).status_code == 422
    leader.post(rules, given | {"classes": "Hạ tầng | 3\nKhác | 5"})
    page = clerk.get("/van-phong/cuoc-goi/ghi").content.decode()
    kind = CallClass.objects.get(name="Hạ tầng")
    rang = {
        "key": key(page), "channel": "phone", "kind": "feedback", "line": line.code,
        "outcome": "back", "called_on": letters.TODAY.isoformat(), "called_time": "00:01",
        "sort": str(kind.pk), "about": "hỏi đèn đường", "phone": "0900000123",
        "desk": cast.units["commune-office"].code,
    }  # fmt: skip
    missing = clerk.post("/van-phong/cuoc-goi/ghi", rang | {"phone": ""})
    logged = clerk.post("/van-phong/cuoc-goi/ghi", rang)
    call = Call.objects.get()
    clerk.post(f"/van-phong/cuoc-goi/{call.code}", {"reached": "no", "said": "không nghe máy"})
    waiting = clerk.get("/van-phong/cuoc-goi?ket-qua=cho").content.decode()
    clerk.post(f"/van-phong/cuoc-goi/{call.code}", {"reached": "yes", "said": "mai sửa"})

    assert unreadable.status_code == 422
    assert "Dòng 1 chưa đúng dạng" in unreadable.content.decode()
    assert missing.status_code == 422
    assert "hỏi đèn đường" in missing.content.decode()
    assert logged.status_code == 302
    assert "1 chờ gọi lại" in waiting
    assert "0 chờ gọi lại" in clerk.get("/van-phong/cuoc-goi").content.decode()
    text = clerk.get(f"/van-phong/cuoc-goi/{call.code}").content.decode()
    assert "mai sửa" in text
    assert officer("stranger").get(f"/van-phong/cuoc-goi/{call.code}").status_code == 404
