"""A session is worth no more than its account and the roles of today; no form goes without its
token; a case that somebody may not know of is missing under every address."""

from datetime import timedelta
from functools import partial

import pytest
from django.test import Client

from hoiam.accounts import actions as accounts
from tests.cast import NOW, PASSWORD, Cast
from tests.contracts.found_addresses import addresses
from tests.web.office.conftest import SignIn

OF_A_CASE = sorted(
    {one.route for one in addresses() if one.route.startswith("/van-phong/vu-viec/<str:code>")}
)


def test_session_of_a_closed_account_opens_nothing_any_more(cast: Cast, officer: SignIn) -> None:
    client = officer("handler")
    assert client.get("/van-phong/").status_code == 200

    accounts.close(
        officer=cast.officers["handler"], reason="nghỉ", by=cast.actor("administrator"), at=NOW
    )

    assert client.get("/van-phong/").status_code == 302


def test_role_that_ended_opens_no_case_in_a_session_that_goes_on(
    cast: Cast, officer: SignIn
) -> None:
    case, client = cast.receive().case, officer("handler")
    address = f"/van-phong/vu-viec/{case.code}"
    assert client.get(address).status_code == 200

    accounts.end_role(
        held=cast.officers["handler"].roles.get(), valid_to=NOW.date() + timedelta(days=1),
        reason="chuyển công tác", by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip

    assert client.get("/van-phong/").status_code == 200
    assert client.get(address).status_code == 404
    assert client.post(f"{address}/nhan").status_code == 404


@pytest.mark.parametrize("route", OF_A_CASE)
@pytest.mark.parametrize("name", ["stranger", "administrator"])
def test_case_of_others_is_missing_under_every_address(
    cast: Cast, officer: SignIn, name: str, route: str
) -> None:
    case = cast.receive().case
    voice, duty = case.gatherings.get().voice.code, "viec-khong-co"
    address = route.replace("<str:code>", case.code).replace("<str:voice>", voice)
    address = address.replace("<str:duty>", duty).replace("<slug:part>", "contact")
    address = address.replace("<str:attachment>", "f-x").replace("<str:notice>", "nt-x")

    missing = address.replace(case.code, "LC-0000-0000")
    client, sent = officer(name), {"reason": "x", "text": "x"}

    # A page for other roles refuses before it looks whether the case is there.
    for ask in (partial(client.post, data=sent), client.get):
        status = ask(address).status_code
        assert status in (403, 404, 405)
        assert status != 403 or ask(missing).status_code == 403


def test_no_form_of_the_office_goes_without_its_token(cast: Cast) -> None:
    case = cast.receive().case
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.officers["handler"])

    for route in OF_A_CASE:
        address = route.split("<str:duty>")[0].replace("<str:code>", case.code)
        if "<" not in address:
            assert strict.post(address).status_code in (403, 404), address
    assert strict.post("/van-phong/ra").status_code == 403
    signed_out = Client(enforce_csrf_checks=True)
    typed = {"username": "handler", "password": PASSWORD}
    assert signed_out.post("/van-phong/vao", typed).status_code == 403
