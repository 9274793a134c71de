"""Pages about personal data in the office: the queue, one request, terms, breaches, papers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.protection import actions
from hoiam.protection.models import Breach, DataRequest, Hold
from hoiam.voices.models import Contact, Voice
from tests.cast import NOW, Cast, later

HIDDEN = "Số của tôi là 0987111222"


def _asked(cast: Cast, kind: str = "delete", key: str = "k1") -> DataRequest:
    voice = cast.receive(key).accepted.voice
    return actions.ask(
        voice=voice, kind=kind, words=HIDDEN, channel="web", by=cast.actor("public"), at=later()
    )


def test_queue_shows_no_words_and_the_page_of_one_is_logged_before(cast, officer) -> None:
    asked = _asked(cast)
    handler: Client = officer("handler")

    assert HIDDEN not in handler.get("/van-phong/du-lieu").content.decode()
    work = handler.get("/van-phong/").content.decode()
    assert f"/van-phong/du-lieu/yeu-cau/{asked.code}" in work
    assert f"xóa hoặc khử nhận dạng · {asked.voice.receipt.reference}</small>" in work
    assert not Event.objects.filter(tag="protection.request.opened").exists()
    page = handler.get(f"/van-phong/du-lieu/yeu-cau/{asked.code}").content.decode()
    assert HIDDEN in page
    assert Event.objects.filter(tag="protection.request.opened").count() == 1
    assert officer("stranger").get(f"/van-phong/du-lieu/yeu-cau/{asked.code}").status_code == 404


def test_leader_erases_on_request_and_a_handler_cannot(cast, officer) -> None:
    asked = _asked(cast)
    path = f"/van-phong/du-lieu/yeu-cau/{asked.code}/xoa"
    assert officer("handler").get(path).status_code == 403
    leader = officer("leader")
    form = leader.get(path)
    assert form.status_code == 200

    typed = {
        "parts": ["names", "words", "contact"], "reason": "Yêu cầu", "result": "Đã xóa.",
        "also": "anh Tư\n", f"kept-{asked.voice.code}": "Cống vỡ.",
    }  # fmt: skip
    assert leader.post(path, typed).status_code == 422  # not confirmed
    assert leader.post(path, typed | {"sure": "on"}).status_code == 302

    assert not Contact.objects.exists()
    assert Voice.objects.get().text.endswith("Cống vỡ.")
    asked.refresh_from_db()
    assert asked.state == "done"


@pytest.mark.parametrize(
    ("kind", "who", "step", "typed", "state"),
    [
        ("know", "handler", "tra-loi", {"words": "Sẽ gửi."}, "answered"),
        ("know", "handler", "lam-xong", {"result": "Đã gửi."}, "done"),
        ("correct", "handler", "sua-lien-he", {"phone": "0911222333", "result": "Đã sửa."}, "done"),
        ("object", "leader", "tu-choi", {"reason": "Điều 14."}, "refused"),
        (
            "withdraw", "leader", "gia-han",
            {"paper": "5/QĐ", "paper_on": "2026-10-02", "reason": "Nhiều"}, "open",
        ),
    ],
)  # fmt: skip
def test_steps_of_a_request(cast, officer, kind, who, step, typed, state) -> None:
    asked = _asked(cast, kind)
    client = officer(who)
    path = f"/van-phong/du-lieu/yeu-cau/{asked.code}"

    assert f'href="{path}/{step}"' in client.get(path).content.decode()
    assert client.get(f"{path}/{step}").status_code == 200
    empty = dict.fromkeys(typed, "")
    assert client.post(f"{path}/{step}", empty).status_code in {409, 422}
    assert client.post(f"{path}/{step}", typed).status_code == 302
    asked.refresh_from_db()
    assert asked.state == state
    assert client.get(f"{path}/khong-co").status_code == 404


def test_what_falls_due_is_shown_and_held_by_a_leader(cast, officer) -> None:
    case = cast.answered(reply=Reply(result="done", text="Xong."))
    cases.close(case=case, by=cast.actor("handler"), at=later(4))
    with time_machine.travel(NOW + timedelta(days=350), tick=False):
        _held_and_lifted(officer, case.code)


def _held_and_lifted(officer, code: str) -> None:
    leader = officer("leader")

    page = leader.get("/van-phong/du-lieu/luu-giu").content.decode()
    assert code in page
    assert "xóa từ ngày 6/10/2027" in page
    hold = f"/van-phong/vu-viec/{code}/giu-du-lieu"
    assert officer("handler").get(hold).status_code == 403
    assert leader.post(hold, {"reason": "Tòa hỏi", "until": "2028-01-01"}).status_code == 302
    page = leader.get("/van-phong/du-lieu/luu-giu").content.decode()
    assert "giữ đến ngày 1/1/2028" in page
    assert "xóa từ ngày" not in page
    lift = f"/van-phong/vu-viec/{code}/thoi-giu-du-lieu"
    assert leader.get(lift).status_code == 200
    assert leader.post(lift, {"reason": "Xong"}).status_code == 302
    assert Hold.objects.get().lifted_at is not None


def test_leader_takes_a_person_out_of_a_case_and_nobody_else_can(cast, officer) -> None:
    received = cast.receive()
    path = f"/van-phong/vu-viec/{received.case.code}/khu-nhan-dang/{received.accepted.voice.code}"
    page = officer("leader").get(f"/van-phong/vu-viec/{received.case.code}").content.decode()
    assert path in page

    assert officer("handler").get(path).status_code == 403
    assert officer("stranger").get(path).status_code == 404
    leader = officer("leader")
    assert leader.get(path).status_code == 200
    assert leader.post(path, {"reason": "Bảo vệ", "sure": "on"}).status_code == 422  # no part
    typed = {"reason": "Bảo vệ", "sure": "on", "parts": ["contact"]}
    assert leader.post(path, typed).status_code == 302
    assert not Contact.objects.exists()
    assert leader.get(f"/van-phong/vu-viec/{received.case.code}").status_code == 200


def test_breach_from_noticing_to_closing(cast, officer) -> None:
    handler = officer("handler")
    typed = {
        "unit": "t-commune-office", "noticed": "2026-10-05T08:00", "what": "Gửi nhầm danh sách",
        "kinds": ["contact"], "people": "", "records": "",
    }  # fmt: skip
    assert handler.get("/van-phong/du-lieu/lo").status_code == 200
    assert handler.post("/van-phong/du-lieu/lo/moi", typed | {"kinds": []}).status_code == 422
    assert handler.post("/van-phong/du-lieu/lo/moi", typed).status_code == 302
    breach = Breach.objects.get()
    path = f"/van-phong/du-lieu/lo/{breach.code}"
    assert "Còn khoảng 71 giờ" in handler.get(path).content.decode()
    assert officer("stranger").get(path).status_code == 404
    with time_machine.travel(later(8), tick=False):
        _late(officer, breach, cast.receive().case.code)


def _late(officer, breach: Breach, code: str) -> None:
    handler, leader = officer("handler"), officer("leader")
    path = f"/van-phong/du-lieu/lo/{breach.code}"
    assert "Đã quá hạn" in handler.get(path).content.decode()

    steps = (
        (handler, "mo-ta", {"what": "Gửi nhầm", "kinds": ["contact"], "people": "12"}),
        (handler, "da-lam", {"what": "Thu hồi thư"}),
        (handler, "da-thong-bao", {"authority": "A05", "number": "1/TB", "day": "2026-10-09"}),
        (leader, "bao-nguoi", {"codes": code, "advice": "Cẩn thận."}),
        (leader, "cong-khai", {"note": "Đã thu hồi danh sách gửi nhầm."}),
        (leader, "khep-lai", {"reason": "Đã xong"}),
    )
    for client, step, given in steps:
        assert client.get(f"{path}/buoc/{step}").status_code == 200, step
        assert client.post(f"{path}/buoc/{step}", given).status_code == 302, step
    paper = handler.get(f"{path}/in").content.decode()
    assert "Thu hồi thư" in paper
    assert "12" in paper
    breach.refresh_from_db()
    assert breach.state == "closed"
    public = Client().get("/du-lieu-ca-nhan").content.decode()
    assert "Đã thu hồi danh sách gửi nhầm." in public
    assert "1 vụ thông báo cơ quan chuyên trách muộn hơn 72 giờ" in public
    assert "Thu hồi thư" not in public


def test_breach_is_not_public_before_its_note_is_released(cast, officer) -> None:
    told = actions.Told(what="Mất máy tính xách tay", kinds=("words",))
    actions.record_breach(
        unit=cast.units["commune-office"], told=told, noticed=later(), by=cast.actor("handler"),
        at=later(),
    )  # fmt: skip

    public = Client().get("/du-lieu-ca-nhan").content.decode()

    assert "1 vụ được ghi nhận." in public
    assert "Mất máy tính" not in public


def test_impact_summary_names_every_personal_field(cast, officer) -> None:
    page = officer("leader").get("/van-phong/du-lieu/danh-gia").content.decode()

    for name in ("voices.Contact", "notices.Notice", "imports.ImportRow", "phone", "cells"):
        assert re.search(rf"<td>{name}</td>", page), name
    assert officer("handler").get("/van-phong/du-lieu/danh-gia").status_code == 403
