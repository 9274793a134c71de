"""The authority's own sign-in: who was linked comes in, every broken claim is refused."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer
from hoiam.accounts.signing import IssuerLink, Session
from hoiam.base import checks
from hoiam.base.models import Event
from tests.accounts import issuer as fake
from tests.accounts.issuer import EC, STRANGE, Issuer
from tests.cast import PASSWORD, Cast
from tests.web.office.test_signing_in import AT, code, typed, with_app

GO, BACK = "/van-phong/vao/co-quan", "/van-phong/vao/co-quan/ve"
LINK, SECURITY = "/van-phong/bao-mat/co-quan", "/van-phong/bao-mat"


@pytest.fixture
def issuer(settings: LazySettings) -> Iterator[Issuer]:
    with fake.running() as found:
        found.now = AT.timestamp()
        settings.OIDC_ISSUER = found.url
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = fake.CLIENT, fake.SECRET
        yield found


def linked(cast: Cast, issuer: Issuer, name: str = "clerk", subject: str = "s-1") -> Officer:
    officer = cast.officers[name]
    accounts.link_issuer(
        officer=officer, issuer=issuer.url, subject=subject, keeping="", by=cast.actor(name), at=AT
    )
    return officer


def gone_to_link(client: Client) -> str:
    """The address that the page after the button leads to."""
    page = client.post(LINK).content.decode()
    found = re.search(r'href="([^"]+/authorize[^"]+)"', page)
    assert found
    return unescape(found[1])


def there_and_back(client: Client, issuer: Issuer, start: str = GO) -> Any:
    return client.get(f"{BACK}{issuer.visit(client.get(start)['Location'])}")


def test_linked_officer_comes_in_with_the_roles_of_ours(
    cast: Cast, client: Client, issuer: Issuer
) -> None:
    linked(cast, issuer)

    assert "Đăng nhập bằng tài khoản cơ quan" in client.get("/van-phong/vao").content.decode()
    for alg, key in (("RS256", fake.RSA), ("ES256", EC)):
        issuer.alg, issuer.key = alg, key
        answer = there_and_back(client, issuer, f"{GO}?next=/van-phong/vu-viec")
        assert answer["Location"] == "/van-phong/vu-viec"
        assert client.get("/van-phong/vu-viec").status_code == 200
    assert issuer.authorization.startswith("hoi-am:m%E1%BB%99t%20b%C3%AD")
    assert issuer.given["redirect_uri"].endswith(BACK)
    assert issuer.asked["code_challenge_method"] == "S256"


def test_second_factor_is_asked_for_unless_the_issuer_asked(
    cast: Cast, client: Client, issuer: Issuer
) -> None:
    linked(cast, issuer)
    officer, _codes = with_app(cast)

    assert there_and_back(client, issuer)["Location"] == "/van-phong/vao/buoc-hai"
    assert client.get("/van-phong/").status_code == 302
    assert client.post("/van-phong/vao/buoc-hai", {"code": code(officer)}).status_code == 302
    for claims in ({"amr": ["pwd", "mfa"]}, {"acr": "mfa"}):
        issuer.claims = claims
        assert there_and_back(Client(), issuer)["Location"] == "/van-phong/"
    issuer.claims = {"amr": "mfa"}  # not a list: said wrongly, so not said
    assert there_and_back(Client(), issuer)["Location"] == "/van-phong/vao/buoc-hai"


@pytest.mark.usefixtures("cast")
def test_account_of_theirs_makes_none_of_ours(client: Client, issuer: Issuer) -> None:
    before = Officer.objects.count()

    answer = there_and_back(client, issuer)

    assert answer.status_code == 422
    assert "chưa gắn với cán bộ nào" in answer.content.decode()
    assert Officer.objects.count() == before
    assert not Session.objects.exists()


def test_officer_links_once_signed_in_and_takes_it_back(
    cast: Cast, client: Client, issuer: Issuer
) -> None:
    typed(client)

    assert client.get(LINK).status_code == 405  # nobody else's page can lead there
    went = issuer.visit(gone_to_link(client))
    assert client.get(f"{BACK}{went}")["Location"] == SECURITY
    assert IssuerLink.objects.get().subject == "s-1"
    assert there_and_back(Client(), issuer)["Location"] == "/van-phong/"
    other = Client()
    typed(other, "handler")
    taken = other.get(f"{BACK}{issuer.visit(gone_to_link(other))}")
    assert "đã gắn với cán bộ khác" in taken.content.decode()
    address = gone_to_link(other)
    other.post("/van-phong/ra")
    typed(other, "clerk")  # the errand was somebody else's
    assert other.get(f"{BACK}{issuer.visit(address)}").status_code == 422
    assert client.get(SECURITY).status_code == 200
    assert client.post(f"{LINK}/bo").status_code == 302
    assert there_and_back(Client(), issuer).status_code == 422


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("issuer", {"claims": {"iss": "http://127.0.0.1:1"}}),
    ("issuer", {"drop": "iss"}),
    ("audience", {"claims": {"aud": "somebody-else"}}),
    ("audience", {"drop": "aud"}),
    ("party", {"claims": {"aud": [fake.CLIENT, "somebody-else"]}}),
    ("party", {"claims": {"azp": "somebody-else"}}),
    ("expired", {"claims": {"exp": int(AT.timestamp()) - 121}}),
    ("expired", {"drop": "exp"}),
    ("expired", {"claims": {"exp": "tomorrow"}}),
    ("time", {"claims": {"iat": int(AT.timestamp()) - 601}}),
    ("time", {"claims": {"iat": int(AT.timestamp()) + 121}}),
    ("time", {"drop": "iat"}),
    ("nonce", {"claims": {"nonce": "another"}}),
    ("nonce", {"drop": "nonce"}),
    ("subject", {"drop": "sub"}),
    ("subject", {"claims": {"sub": ""}}),
    ("subject", {"claims": {"sub": 7}}),
    ("subject", {"claims": {"sub": "x" * 256}}),
    ("signature", {"key": STRANGE}),
    ("signature", {"alg": "none"}),
    ("signature", {"alg": "PS256"}),
    ("signature", {"answer": b'{"id_token": "a.b.c"}'}),
    ("no-token", {"answer": b"{}"}),
    ("unreachable", {"answer": b"<html>"}),
    ("unreachable", {"answer": b"[" * 100_000}),
    ("unreachable", {"answer": b"[]"}),
    ("address", {"metadata": {"jwks_uri": "http://192.0.2.1/keys"}}),
    ("address", {"metadata": {"token_endpoint": "file:///etc/passwd"}}),
    ("issuer", {"metadata": {"issuer": "http://127.0.0.1:1"}}),
]


def test_every_broken_claim_is_refused(cast: Cast, issuer: Issuer) -> None:
    linked(cast, issuer)
    client = Client()

    for what, how in WRONG:
        plain = {"claims": {}, "drop": "", "alg": "RS256", "key": fake.RSA, "answer": None}
        vars(issuer).update({**plain, "metadata": {}})
        went = issuer.visit(client.get(GO)["Location"])
        vars(issuer).update(how)
        answer = client.get(f"{BACK}{went}")
        assert answer.status_code == 422, (what, how)
        assert f"tài khoản cơ quan (mã lỗi: {what})" in answer.content.decode(), (what, how)
    assert not Session.objects.exists()
    assert not Event.objects.filter(tag="accounts.session.begun").exists()


def test_only_the_browser_that_went_off_comes_back(cast: Cast, issuer: Issuer) -> None:
    linked(cast, issuer)
    mine, other = Client(), Client()
    went = issuer.visit(mine.get(GO)["Location"])

    for client, address, what in (
        (other, f"{BACK}{went}", "late"),
        (mine, f"{BACK}?code=mot-ma&state=doan", "state"),
        (mine, f"{BACK}{went}", "late"),  # what was kept is gone after one answer
    ):
        assert f"(mã lỗi: {what})" in client.get(address).content.decode()
    went = issuer.visit(mine.get(GO)["Location"])
    denied = went.replace("code=mot-ma&", "error=access_denied&")
    assert "(mã lỗi: refused)" in mine.get(f"{BACK}{denied}").content.decode()


@pytest.mark.usefixtures("cast")
def test_without_the_setting_there_is_nothing(client: Client, settings: LazySettings) -> None:
    assert client.get(GO).status_code == client.get(BACK).status_code == 404
    assert "tài khoản cơ quan" not in client.get("/van-phong/vao").content.decode()
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "http://127.0.0.1:9", "x"
    assert client.get(GO).status_code == 422  # nobody answers there
    client.post("/van-phong/vao", {"username": "clerk", "password": PASSWORD})
    assert client.post(LINK).status_code == 409


@pytest.mark.parametrize(
    ("issuer_url", "client_id", "found"),
    [
        ("", "", set()),
        ("https://vao.example.vn", "x", set()),
        ("http://127.0.0.1:9", "x", set()),
        ("https://vao.example.vn", "", {"hoiam.E030"}),
        ("", "x", {"hoiam.E030"}),
        ("http://vao.example.vn", "x", {"hoiam.E031"}),
    ],
)
def test_settings_that_others_could_overhear_are_refused(
    settings: LazySettings, issuer_url: str, client_id: str, found: set[str]
) -> None:
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = issuer_url, client_id

    assert {one.id for one in checks.issuer_is_whole(None)} == found


@pytest.mark.parametrize(("is_on", "warned"), [(True, False), (False, True)])
def test_one_factor_on_a_public_address_is_warned_of(
    settings: LazySettings, is_on: bool, warned: bool
) -> None:
    settings.SITE_URL, settings.SECOND_FACTOR = "https://hoi-am.example.vn", is_on

    assert ("hoiam.W010" in {one.id for one in checks.safe_settings(None)}) == warned
