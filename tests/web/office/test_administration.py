"""Officers, units, hamlets in two steps, targets and the calendar."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.accounts.models import Officer, RoleHeld
from hoiam.rules.models import CalendarOverride, Target
from hoiam.units.models import Unit
from tests.cast import Cast
from tests.web.office.conftest import SignIn

SENTENCE = "một câu rất dài để nhớ"
CSV = "commune_code,name,kind\nt-commune,5,thôn\nt-commune,6,thôn\n"


def test_officer_is_made_given_a_role_and_closed(officer: SignIn, cast: Cast) -> None:
    client = officer("administrator")
    typed = {"name": "Lò A Mới", "username": "Moi.LA"}

    made = client.post("/van-phong/quan-tri/can-bo/moi", {**typed, "email": ""})
    new = Officer.objects.get(username="moi.la")
    address = f"/van-phong/quan-tri/can-bo/{new.code}"
    looked = client.post(f"{address}/vai-tro", {"look": "1", "find": "so xay", "role": "handler"})
    role = {"role": "handler", "unit": "t-department", "valid_from": "2026-10-05", "find": ""}
    granted = client.post(f"{address}/vai-tro", role)
    twice = client.post(f"{address}/vai-tro", role)
    shown = client.get(address).content.decode()
    closed = client.post(f"{address}/dong", {"reason": "Chuyển công tác"})

    assert (made.status_code, granted.status_code, closed.status_code) == (302, 302, 302)
    assert 'value="t-department"' in looked.content.decode()
    assert twice.status_code == 422
    assert "Cán bộ này đã giữ vai trò đó" in twice.content.decode()
    assert "Sở Xây dựng" in shown
    new.refresh_from_db()
    assert not new.is_active


def test_taken_name_is_refused_with_the_form_kept(officer: SignIn) -> None:
    typed = {"name": "Lò A Mới", "username": "clerk"}

    taken = officer("administrator").post("/van-phong/quan-tri/can-bo/moi", typed)

    assert taken.status_code == 422
    assert "Tên đăng nhập “clerk” đã có người dùng." in taken.content.decode()
    assert "Lò A Mới" in taken.content.decode()


def test_new_account_has_no_password_and_leads_to_its_link(officer: SignIn) -> None:
    made = officer("administrator").post(
        "/van-phong/quan-tri/can-bo/moi", {"name": "Lò A Mới", "username": "moi"}
    )

    new = Officer.objects.get(username="moi")
    assert made["Location"] == f"/van-phong/quan-tri/can-bo/{new.code}/mat-khau"
    assert not new.has_usable_password()


def test_role_ends_on_a_day_with_a_reason(officer: SignIn, cast: Cast) -> None:
    held = RoleHeld.objects.get(officer=cast.officers["handler"])
    address = f"/van-phong/quan-tri/can-bo/{cast.officers['handler'].code}/vai-tro/{held.pk}"

    answer = officer("administrator").post(
        address, {"valid_to": "2026-10-05", "reason": "Hết nhiệm kỳ"}
    )

    assert answer.status_code == 302
    assert officer("handler").get("/van-phong/vu-viec").status_code == 403


def test_last_administrator_cannot_be_closed(officer: SignIn, cast: Cast) -> None:
    me = cast.officers["administrator"]

    answer = officer("administrator").post(
        f"/van-phong/quan-tri/can-bo/{me.code}/dong", {"reason": "Thử"}
    )

    assert answer.status_code == 409
    assert "Không thể bỏ người quản trị cuối cùng." in answer.content.decode()


def test_units_are_shown_as_of_a_day(officer: SignIn) -> None:
    client = officer("administrator")

    now = client.get("/van-phong/quan-tri/don-vi?tim=ban+mau").content.decode()
    before = client.get("/van-phong/quan-tri/don-vi?tim=ban+mau&ngay=2024-01-01").content.decode()

    assert "Xã Bản Mẫu" in now
    assert "Xã Bản Mẫu" not in before
    assert "Không có đơn vị nào khớp" in before


@pytest.mark.parametrize("way", ["file", "text"])
def test_hamlets_are_previewed_and_then_written_exactly(way: str, officer: SignIn) -> None:
    client = officer("administrator")
    sent: object = SimpleUploadedFile("thon.csv", CSV.encode()) if way == "file" else CSV

    preview = client.post("/van-phong/quan-tri/thon", {way: sent}).content.decode()
    before = Unit.objects.filter(kind="hamlet").count()
    signed = re.search(r'name="preview" value="([^"]+)"', preview)[1]  # type: ignore[index]
    answer = client.post("/van-phong/quan-tri/thon", {"preview": signed})

    assert preview.count("mark promise") == 2
    assert before == 0
    assert answer.status_code == 302
    assert sorted(Unit.objects.filter(kind="hamlet").values_list("name", flat=True)) == [
        "Thôn 5",
        "Thôn 6",
    ]


def test_list_with_a_wrong_row_cannot_be_written(officer: SignIn) -> None:
    wrong = f"{CSV}khong-co,7,thôn\n"

    shown = (
        officer("administrator").post("/van-phong/quan-tri/thon", {"text": wrong}).content.decode()
    )

    assert "Không có xã, phường nào mang mã “khong-co”." in shown
    assert 'name="preview"' not in shown
    assert "khong-co,7" in shown


def test_preview_that_was_changed_on_the_way_is_refused(officer: SignIn) -> None:
    client = officer("administrator")
    preview = client.post("/van-phong/quan-tri/thon", {"text": CSV}).content.decode()
    signed = re.search(r'name="preview" value="([^"]+)"', preview)[1]  # type: ignore[index]

    changed = client.post("/van-phong/quan-tri/thon", {"preview": signed[:-3] + "AAA"})
    empty = client.post("/van-phong/quan-tri/thon", {})

    assert (changed.status_code, empty.status_code) == (422, 422)
    assert not Unit.objects.filter(kind="hamlet").exists()


def test_preview_that_is_out_of_date_is_refused(officer: SignIn) -> None:
    client = officer("administrator")
    preview = client.post("/van-phong/quan-tri/thon", {"text": CSV}).content.decode()
    signed = re.search(r'name="preview" value="([^"]+)"', preview)[1]  # type: ignore[index]

    first = client.post("/van-phong/quan-tri/thon", {"preview": signed})
    second = client.post("/van-phong/quan-tri/thon", {"preview": signed})

    assert (first.status_code, second.status_code) == (302, 409)
    assert Unit.objects.filter(kind="hamlet").count() == 2


def test_target_is_set_and_the_past_keeps_its_own(officer: SignIn) -> None:
    client = officer("administrator")
    typed = {
        "field": "roads",
        "kind": "feedback",
        "area": "",
        "count": "7",
        "unit": "working",
        "decision": "12/QĐ-UBND",
        "valid_from": "2026-10-05",
    }

    made = client.post("/van-phong/quan-tri/thoi-han", typed)
    past = client.post("/van-phong/quan-tri/thoi-han", {**typed, "valid_from": "2026-09-01"})
    later = client.post(
        "/van-phong/quan-tri/thoi-han", {**typed, "count": "5", "valid_from": "2026-11-01"}
    )

    assert (made.status_code, past.status_code, later.status_code) == (302, 422, 302)
    assert "12/QĐ-UBND" in past.content.decode()
    assert [row.count for row in Target.objects.order_by("id")] == [7, 5]
    shown = client.get("/van-phong/quan-tri/thoi-han").content.decode()
    assert "5/10/2026 → 1/11/2026" in shown


def test_day_off_moves_the_next_due_date(officer: SignIn, cast: Cast) -> None:
    typed = {"day": "2026-10-07", "working": "no", "reason": "Bão", "decision": "88/CĐ-UBND"}
    client = officer("administrator")

    refused = client.post("/van-phong/quan-tri/lich", {**typed, "day": "1890-01-01"})
    made = client.post("/van-phong/quan-tri/lich", typed)
    case = cast.receive().case

    assert (refused.status_code, made.status_code) == (422, 302)
    assert CalendarOverride.objects.count() == 1
    shown = officer("clerk").get(f"/van-phong/vu-viec/{case.code}").content.decode()
    assert "19/10/2026" in shown


def test_competence_is_read_only(officer: SignIn) -> None:
    shown = officer("administrator").get("/van-phong/quan-tri/tham-quyen").content.decode()

    assert "Đường sá" in shown
    assert "vì việc này thuộc thẩm quyền của xã" in shown
    assert "<form" not in shown.split("<main")[1].split("</main>")[0]
