"""Signing in and out, one's own password, the first administrator."""

import pytest
from django.test import Client

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.units.models import Unit
from tests.cast import NOW, PASSWORD, Cast
from tests.web.office.conftest import SignIn


def test_signing_in_leads_to_my_work(cast: Cast, client: Client) -> None:
    answer = client.post("/van-phong/vao", {"username": " Clerk ", "password": PASSWORD})

    assert answer.status_code == 302
    assert answer["Location"] == "/van-phong/"
    assert client.get("/van-phong/").status_code == 200


@pytest.mark.parametrize("username", ["clerk", "nobody-of-this-name"])
def test_wrong_password_and_unknown_name_read_the_same(
    cast: Cast, client: Client, username: str
) -> None:
    answer = client.post("/van-phong/vao", {"username": username, "password": "sai rồi"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert f'value="{username}"' in page
    assert "sai rồi" not in page


def test_signing_in_returns_to_the_page_that_was_asked(cast: Cast, client: Client) -> None:
    typed = {"username": "clerk", "password": PASSWORD, "next": "/van-phong/vu-viec"}

    assert client.post("/van-phong/vao", typed)["Location"] == "/van-phong/vu-viec"


def test_signing_in_never_leads_to_another_site(cast: Cast, client: Client) -> None:
    typed = {"username": "clerk", "password": PASSWORD, "next": "https://example.com/"}

    assert client.post("/van-phong/vao", typed)["Location"] == "/van-phong/"


def test_closed_account_cannot_sign_in(cast: Cast, client: Client) -> None:
    accounts.close(officer=cast.officers["clerk"], reason="nghỉ", by=cast.actor("system"), at=NOW)

    answer = client.post("/van-phong/vao", {"username": "clerk", "password": PASSWORD})

    assert answer.status_code == 422


def test_signing_out_ends_the_session(officer: SignIn) -> None:
    client = officer("clerk")

    assert client.post("/van-phong/ra").status_code == 302
    assert client.get("/van-phong/").status_code == 302
    assert client.get("/van-phong/ra").status_code == 405


def test_own_password_is_changed_and_this_session_goes_on(officer: SignIn, cast: Cast) -> None:
    client, elsewhere = officer("clerk"), officer("clerk")
    new = "một câu mới đủ dài"

    answer = client.post("/van-phong/mat-khau", {"old": PASSWORD, "password": new, "again": new})

    assert answer.status_code == 302
    assert client.get("/van-phong/").status_code == 200
    assert elsewhere.get("/van-phong/").status_code == 302
    assert Officer.objects.get(username="clerk").check_password(new)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("không phải", "một câu mới đủ dài", "một câu mới đủ dài", "chưa đúng"),
        (PASSWORD, "một câu mới đủ dài", "một câu khác hẳn", "chưa giống nhau"),
        (PASSWORD, "ngắn", "ngắn", "Mật khẩu ngắn quá, chưa đủ 12 ký tự."),
    ],
)
def test_own_password_is_refused_beside_the_form(
    officer: SignIn, old: str, new: str, again: str, said: str
) -> None:
    answer = officer("clerk").post(
        "/van-phong/mat-khau", {"old": old, "password": new, "again": again}
    )

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "vẫn còn nguyên" not in answer.content.decode()  # no password is put back
    assert Officer.objects.get(username="clerk").check_password(PASSWORD)


def test_first_administrator_loads_the_units_and_opens_the_account(client: Client) -> None:
    token = accounts.make_setup_link(by=Cast().actor("system"), at=NOW)
    address = f"/van-phong/khoi-tao/{token}"

    first = client.get(address).content.decode()
    loaded = client.post(address, {"province": "lc"})
    unit = Unit.objects.get(template="ubnd", area__kind="province", valid_to__isnull=True)
    made = client.post(
        address,
        {
            "name": "Trần Thị Quản",
            "username": "quan",
            "unit": unit.code,
            "password": "một câu rất dài để nhớ",
            "again": "một câu rất dài để nhớ",
        },
    )

    assert "Tỉnh Lào Cai" in first
    assert loaded["Location"] == address
    assert made["Location"] == "/van-phong/vao"
    assert RoleHeld.objects.get().role == "administrator"
    assert client.get(address).status_code == 404


def test_weak_password_keeps_the_setup_link(client: Client, cast: Cast) -> None:
    RoleHeld.objects.filter(role="administrator").delete()
    token = accounts.make_setup_link(by=cast.actor("system"), at=NOW)
    typed = {
        "name": "Ai Đó",
        "username": "ai",
        "unit": "t-province-ubnd",
        "password": "12345678",
        "again": "12345678",
    }

    answer = client.post(f"/van-phong/khoi-tao/{token}", typed)

    assert answer.status_code == 422
    assert 'value="Ai Đó"' in answer.content.decode()
    assert client.get(f"/van-phong/khoi-tao/{token}").status_code == 200


def test_unknown_setup_link_is_missing(client: Client) -> None:
    assert client.get("/van-phong/khoi-tao/doan-mo").status_code == 404
