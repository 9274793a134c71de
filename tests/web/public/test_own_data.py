"""One's own data: what is kept and until when, a copy of all of it, and what may be asked."""

import io
import json
import os
import zipfile
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.base import files
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case, Gathering
from hoiam.protection import actions
from hoiam.protection.actions import Wish
from hoiam.protection.models import DataRequest
from tests.cast import Cast, later
from tests.web.public.conftest import SECRET, track


def _closed(cast: Cast, client: Client, clock) -> str:
    """A case that is over, opened by the code of who sent it; the case's code."""
    received = cast.receive()
    case = received.case
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=later(1))
    cases.note(case=case, text=SECRET, by=handler, at=later(1))
    reply = Reply(result="done", text="Đã sửa cống.")
    cases.draft_answer(case=case, reply=reply, by=handler, at=later(2))
    cases.approve_answer(case=case, by=cast.actor("leader"), at=later(2))
    cases.answer(case=case, by=handler, at=later(2))
    clock.append(later(3))
    track(client, received.accepted.tracking_code)
    return case.code


def _copy(client: Client) -> zipfile.ZipFile:
    answer: Any = client.post("/tra-cuu/du-lieu/ban-sao")
    assert answer["Content-Type"] == "application/zip"
    content = b"".join(answer.streaming_content)
    return zipfile.ZipFile(io.BytesIO(content))


def test_page_says_until_when_and_why_and_a_new_word_postpones(client, cast, clock) -> None:
    _closed(cast, client, clock)

    page = client.get("/tra-cuu/du-lieu")
    text = page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "Giữ đến ngày 4/10/2027: 12 tháng từ lần cuối có việc" in text
    assert "0900000123" in text
    assert text.count('type="radio" name="kind"') == text.count("</small></span></label>") == 7
    assert SECRET not in text

    client.post("/tra-cuu/du-lieu/yeu-cau", {"kind": "know", "words": ""})
    text = client.get("/tra-cuu/du-lieu").content.decode()
    assert "Đang giữ vì yêu cầu về dữ liệu chưa xong" in text
    assert "hạn 7/10/2026" in text


def test_copy_holds_what_the_person_gave_and_was_told_and_nothing_else(client, cast, clock) -> None:
    _closed(cast, client, clock)
    other = cast.receive("other", text="Chuyện của người khác").accepted.voice
    mine = Gathering.objects.exclude(voice=other).get()
    Gathering.objects.filter(voice=other).update(case=mine.case, how="me-too")

    archive = _copy(client)

    assert sorted(archive.namelist()) == ["du-lieu.html", "du-lieu.json"]
    plain = json.loads(archive.read("du-lieu.json"))
    everything = json.dumps(plain, ensure_ascii=False) + archive.read("du-lieu.html").decode()
    for own in ("Lò Thị Mẫu", "0900000123", "Cống trước trường tiểu học", "Đã sửa cống."):
        assert own in everything
    for foreign in (SECRET, "Chuyện của người khác", "Vàng A Xử"):
        assert foreign not in everything
    assert Event.objects.filter(tag="protection.copy.taken").count() == 1


def test_copy_carries_the_files_as_they_were_sent(client, cast, clock) -> None:
    sent = SimpleUploadedFile("giấy.pdf", b"%PDF-1.4\nmy own paper")
    received = cases.receive(
        told=cast.told(), stored=[files.store(sent, rand=os.urandom)], by=cast.actor("public"),
        at=later(),
    )  # fmt: skip
    track(client, received.accepted.tracking_code)

    archive = _copy(client)

    assert archive.read("tep/01-giấy.pdf") == b"%PDF-1.4\nmy own paper"


def test_request_is_asked_refused_in_its_form_and_taken_back(client, cast, clock) -> None:
    _closed(cast, client, clock)

    assert client.post("/tra-cuu/du-lieu/yeu-cau", {}).status_code == 422
    wrong = client.post("/tra-cuu/du-lieu/yeu-cau", {"kind": "correct", "words": ""})
    assert (wrong.status_code, DataRequest.objects.count()) == (422, 0)
    assert "Còn thiếu nội dung." in wrong.content.decode()
    asked = {"kind": "correct", "words": "Số đúng: 0911"}
    assert client.post("/tra-cuu/du-lieu/yeu-cau", asked).status_code == 302
    request = DataRequest.objects.get()
    assert "Số đúng: 0911" in client.get("/tra-cuu/du-lieu").content.decode()
    client.post(f"/tra-cuu/du-lieu/{request.code}/rut")
    request.refresh_from_db()
    assert request.state == "taken-back"
    assert client.post(f"/tra-cuu/du-lieu/{request.code}/rut").status_code == 409
    assert client.post("/tra-cuu/du-lieu/khong-co/rut").status_code == 404


def test_without_the_code_nothing_of_anybody_is_shown(client, cast) -> None:
    cast.receive()

    assert client.get("/tra-cuu/du-lieu")["Location"] == "/tra-cuu"
    for path in ("yeu-cau", "ban-sao", "dl-1/rut"):
        assert client.post(f"/tra-cuu/du-lieu/{path}")["Location"] == "/tra-cuu"


def test_erased_person_still_opens_the_page_and_reads_that_it_is_done(client, cast, clock) -> None:
    code = _closed(cast, client, clock)
    case = Case.objects.get(code=code)
    voice = case.gatherings.get().voice
    actions.anonymise(
        case=case, voice=voice, wish=Wish("Yêu cầu"), by=cast.actor("leader"), at=later(3)
    )

    text = client.get("/tra-cuu/du-lieu").content.decode()
    assert "đã xóa ngày 5/10/2026" in text
    assert "Lò Thị Mẫu" not in text
    assert client.get("/tra-cuu/cua-toi").status_code == 200
    assert "du-lieu.json" in _copy(client).namelist()


def test_public_page_tells_kinds_terms_and_no_small_count(client, cast) -> None:
    for number in range(5):
        voice = cast.receive(f"k{number}").accepted.voice
        kinds = ("know", "delete") if number == 0 else ("know",)
        for kind in kinds:
            actions.ask(
                voice=voice, kind=kind, words="", channel="web", by=cast.actor("public"), at=later()
            )

    text = client.get("/du-lieu-ca-nhan").content.decode()

    assert "cho biết đang giữ những gì · chờ trả lời: <b>5</b>" in text
    assert "xóa hoặc khử nhận dạng · chờ trả lời: <b>dưới 5</b>" in text
    assert "Tên, điện thoại, thư điện tử, địa chỉ" in text
    assert "Giữ đến" not in text
    assert "12 tháng" in text
