"""Personal parts on office pages: asked for, logged first, shown to one officer, on no list."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from PIL import Image

from hoiam.base import audit, files
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.models import Case, Demand, Part, Reading
from tests.cast import NOW, Cast
from tests.registers import making
from tests.web.office.conftest import SignIn

NAME, PHONE, MAIL, HOUSE = "Vàng A Tủa", "0912 345 678", "tua@example.vn", "số 12 ngõ 5"
SAID = f"Ông {NAME} ở {HOUSE} gọi {PHONE}, thư {MAIL}: cống vỡ."
PLANTED = (NAME, PHONE, "0912345678", MAIL, HOUSE)
WHY = {"purpose": "verifying", "reason": "Xem đúng chỗ"}


@pytest.fixture
def case(cast: Cast, settings, tmp_path) -> Case:
    settings.UPLOADS_DIR = tmp_path
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "#684").save(photo, "JPEG")
    sent = SimpleUploadedFile(f"nha {NAME}.jpg", photo.getvalue(), "image/jpeg")
    stored = [files.store(sent, rand=lambda n: bytes(range(n)))]
    case = cases.receive(
        told=cast.told(text=SAID), by=cast.actor("public"), at=NOW, stored=stored
    ).case
    return cases.accept(case=case, by=cast.actor("handler"), at=NOW)


def base(case: Case) -> str:
    return f"/van-phong/vu-viec/{case.code}"


def opening(case: Case, part: str) -> str:
    return f"{base(case)}/mo-xem/{queries.first_voice(case).code}/{part}"


def said_by(answer) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    return body.decode(errors="replace")


@pytest.mark.parametrize("name", ["clerk", "handler", "leader", "province-leader", "front"])
def test_no_list_result_or_file_shows_a_personal_part(
    case: Case, cast: Cast, officer: SignIn, name: str
) -> None:
    client = officer(name)
    lists = ["/van-phong/vu-viec", "/van-phong/vu-viec?tim=cong+vo", "/van-phong/vu-viec?tai=csv"]
    if name != "front":
        lists += ["/van-phong/", "/van-phong/chua-bao", "/van-phong/phan-loai"]
    if name in ("leader", "province-leader", "front"):
        lists += ["/van-phong/theo-doi", "/van-phong/theo-doi?tai=csv"]

    for address in (*lists, base(case)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        body = said_by(answer)
        assert not [one for one in PLANTED if one in body], address
    assert case.code in said_by(client.get("/van-phong/vu-viec?tim=cong+vo"))
    assert not Reading.objects.exists()


def test_words_are_opened_for_a_purpose_and_shown_to_that_officer(
    case: Case, officer: SignIn
) -> None:
    handler, leader = officer("handler"), officer("leader")

    assert handler.post(opening(case, "words"), {"reason": "x"}).status_code == 422
    assert handler.post(opening(case, "words"), WHY).status_code == 302

    assert NAME in said_by(handler.get(base(case)))
    assert NAME in said_by(handler.get(f"{base(case)}/tra-loi"))
    assert NAME not in said_by(leader.get(base(case)))
    assert NAME not in said_by(leader.get(f"{base(case)}/tra-loi"))
    assert SAID not in said_by(officer("clerk").get(base(case)))
    row = Reading.objects.get()
    delivered = Event.objects.filter(subject_kind="reading", subject_code=str(row.pk))
    assert delivered.count() == 2
    assert "Số lần hiện" in said_by(handler.get("/van-phong/so-mo-xem"))
    assert NAME not in said_by(handler.get("/van-phong/so-mo-xem"))


def test_who_receives_reads_a_new_voice_without_being_asked_but_it_is_logged(
    cast: Cast, officer: SignIn
) -> None:
    case = cast.receive("neu", text=SAID).case
    clerk, handler = officer("clerk"), officer("handler")

    assert NAME in said_by(clerk.get(base(case)))
    assert NAME not in said_by(handler.get(base(case)))
    assert clerk.post(opening(case, "contact")).status_code == 302
    assert "0900000123" in said_by(clerk.get(base(case)))

    assert set(Reading.objects.values_list("part", "purpose", "reason")) == {
        ("words", "intake", ""), ("contact", "intake", "")
    }  # fmt: skip


def test_log_that_fails_delivers_nothing_anywhere(
    case: Case, officer: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = officer("handler")
    for part in (Part.WORDS, Part.CONTACT, Part.ORIGINAL):
        handler.post(opening(case, part), WHY)
    photo = queries.first_voice(case).attachments.get()
    pages = (base(case), f"{base(case)}/tra-loi", f"{base(case)}/tep/{photo.code}")
    for address in pages:
        answer = handler.get(address)
        assert (answer.status_code, bool(said_by(answer))) == (200, True)

    def full(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(audit, "record_each", full)
    for address in pages:
        answer = handler.get(address)
        body = said_by(answer)
        assert answer.status_code == 409, address
        assert "Mỗi lần mở thông tin riêng phải ghi vào sổ trước" in body
        assert not [one for one in (*PLANTED, "0900000123", "\ufffd") if one in body], address
        assert "Content-Disposition" not in answer
    monkeypatch.setattr(Reading, "save", full)
    refused = officer("leader").post(opening(case, "contact"), WHY)
    assert refused.status_code == 409
    assert "0900000123" not in said_by(refused)
    assert Reading.objects.count() == 3


def test_search_of_the_office_finds_nobody_by_name_telephone_or_mail(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    """Neither by what they left nor by what stands in their words; the words find it."""
    handler = officer("handler")
    cast.receive("k2", text=SAID)

    for typed in (*PLANTED, "0900000123", "Lò Thị Mẫu", "mau@example.vn", "vang a tua", "0912"):
        body = said_by(handler.get("/van-phong/vu-viec", {"tim": typed}))
        assert case.code not in body, typed
    assert case.code in said_by(handler.get("/van-phong/vu-viec", {"tim": "cống vỡ"}))


def test_old_record_is_covered_until_it_is_opened(cast: Cast, officer: SignIn) -> None:
    record = making.record(cast, number="7", title=f"Nhà ông {NAME}", text=SAID)
    handler, page = officer("handler"), f"/van-phong/so-cu/dong/{record.code}"

    for address in (page, "/van-phong/so-cu", "/van-phong/so-cu?tai=csv"):
        assert NAME not in said_by(handler.get(address)), address
    for typed in (NAME, PHONE, MAIL):
        assert record.code not in said_by(handler.get("/van-phong/so-cu", {"tim": typed}))
    assert record.code in said_by(handler.get("/van-phong/so-cu", {"tim": "cống"}))
    assert handler.post(f"{page}/mo-xem", {"reason": " "}).status_code == 422
    assert handler.post(f"{page}/mo-xem", WHY).status_code == 302

    assert NAME in said_by(handler.get(page))
    assert NAME not in said_by(officer("clerk").get(page))
    row = Reading.objects.get()
    assert (row.about_kind, row.about_code, row.part) == ("record", record.code, "record")


def test_order_of_an_outside_body_is_decided_and_counted_in_public(
    case: Case, cast: Cast, officer: SignIn, client
) -> None:
    clerk, leader = officer("clerk"), officer("leader")
    typed = {
        "body_kind": "police", "body": "Công an xã Bản Mẫu", "number": "12/YC",
        "dated_on": "2026-10-01", "ground": "Điều 88", "scope": f"Tên của {NAME}",
        "case": case.code, "unit": "t-commune-office",
    }  # fmt: skip

    assert clerk.post("/van-phong/yeu-cau/moi", typed | {"number": ""}).status_code == 422
    assert clerk.post("/van-phong/yeu-cau/moi", typed).status_code == 302
    waits = "1 yêu cầu của cơ quan khác chờ quyết định"
    assert waits in officer("leader").get("/van-phong/").content.decode()
    assert waits not in clerk.get("/van-phong/").content.decode()
    demand = Demand.objects.get()
    page = f"/van-phong/yeu-cau/{demand.code}"
    assert clerk.post(page, {"reason": "Đúng luật", "grant": "1"}).status_code == 403
    assert officer("stranger").get(page).status_code == 403
    assert officer("other-leader").get(page).status_code == 404
    under = f"demanded:{demand.code}"
    assert clerk.post(opening(case, "contact"), WHY | {"purpose": under}).status_code == 422
    assert leader.post(page, {"reason": "Đúng luật", "grant": "1"}).status_code == 302
    assert clerk.post(opening(case, "contact"), WHY | {"purpose": under}).status_code == 302

    assert Reading.objects.get().demand == demand
    public = client.get("/yeu-cau-cung-cap").content.decode()
    assert "công an" in public
    for hidden in (case.code, NAME, "Công an xã Bản Mẫu", "12/YC"):
        assert hidden not in public


def test_counts_are_for_leaders_and_the_front(case: Case, cast: Cast, officer: SignIn) -> None:
    officer("handler").post(opening(case, "words"), WHY)

    for name, seen in (("leader", True), ("front", True), ("handler", False)):
        body = said_by(officer(name).get("/van-phong/so-mo-xem"))
        assert ("Các đơn vị đã mở" in body) is seen, name
        assert (case.code in body) is (name == "handler"), name
        assert (cast.units["commune-office"].name in body) is seen, name
    assert officer("administrator").get("/van-phong/so-mo-xem").status_code == 403
