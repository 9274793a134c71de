"""Numbers in other systems on the page of a case."""

import pytest

from hoiam.cases.models import OutsideNumber
from tests.cast import Cast
from tests.web.office.conftest import SignIn

TYPED = {"system": "CSDL quốc gia", "number": "007/2026"}


def test_number_is_kept_shown_found_and_dropped(cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case
    client = officer("clerk")
    page = f"/van-phong/vu-viec/{case.code}"

    kept = client.post(f"{page}/so-ngoai", TYPED, follow=True).content.decode()
    row = OutsideNumber.objects.get()
    listed = client.get("/van-phong/vu-viec", {"tim": "007/2026"}).content.decode()
    refused = client.post(f"{page}/so-ngoai/{row.pk}/bo", {"reason": ""})
    dropped = client.post(f"{page}/so-ngoai/{row.pk}/bo", {"reason": "gõ nhầm"}, follow=True)

    assert "007/2026" in kept
    assert case.code in listed
    assert refused.status_code == 422
    assert "Bỏ số 007/2026 ở CSDL quốc gia. Lý do: gõ nhầm." in dropped.content.decode()
    assert client.get(f"{page}/so-ngoai/{row.pk}/bo").status_code == 404


def test_refused_number_keeps_everything_typed(cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case

    answer = officer("clerk").post(
        f"/van-phong/vu-viec/{case.code}/so-ngoai", {**TYPED, "number": ""}
    )

    assert answer.status_code == 422
    assert 'value="CSDL quốc gia"' in answer.content.decode()
    assert "Cần ghi tên hệ thống và số" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "status"),
    [("stranger", 404), ("administrator", 404), ("front", 403), ("nobody", 302)],
)
def test_others_write_no_number(name: str, status: int, cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case

    answer = officer(name).post(f"/van-phong/vu-viec/{case.code}/so-ngoai", TYPED)

    assert answer.status_code == status
    assert not OutsideNumber.objects.exists()


def test_front_reads_no_number(cast: Cast, officer: SignIn) -> None:
    case = cast.receive().case
    page = f"/van-phong/vu-viec/{case.code}"
    officer("clerk").post(f"{page}/so-ngoai", TYPED)

    assert "007/2026" in officer("handler").get(page).content.decode()
    front = officer("front").get(page).content.decode()
    assert "Số ở hệ thống khác" not in front
