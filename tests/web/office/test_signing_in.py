"""Signing in with a second factor, tries that wait, sessions that are listed and ended."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors, second_factor
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.accounts.signing import EntryLink, Passkey, RecoveryCode, Session, Totp
from hoiam.base.models import Event
from tests.cast import NOW, PASSWORD, Cast
from tests.web.office.conftest import SignIn

AT = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
ENTER, SECOND, FIRST = "/van-phong/vao", "/van-phong/vao/buoc-hai", "/van-phong/vao/thiet-lap"
SECURITY = "/van-phong/bao-mat"


def typed(client: Client, name: str = "clerk", password: str = PASSWORD, **more: Any):
    return client.post(ENTER, {"username": name, "password": password}, **more)


def code(officer: Officer, steps: int = 0) -> str:
    secret = Totp.objects.get(officer=officer).secret
    return second_factor.code_at(secret, second_factor.step_of(AT.timestamp()) + steps)


def with_app(cast: Cast, name: str = "clerk") -> tuple[Officer, tuple[str, ...]]:
    officer, by = cast.officers[name], cast.actor(name)
    accounts.begin_app(officer=officer, by=by, at=AT)
    told = accounts.confirm_app(
        officer=officer, code=code(officer, -1), machine=AT, keeping="", by=by, at=AT
    )
    return officer, told.codes


def test_first_sign_in_sets_a_second_factor_up(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR = True
    officer = cast.officers["clerk"]

    asked = typed(client)
    page = client.get(FIRST).content.decode()
    secret = Totp.objects.get().secret

    assert asked["Location"] == FIRST
    assert second_factor.in_groups(secret) in page
    assert "data:image/svg+xml" in page
    assert client.get("/van-phong/").status_code == 302  # nobody is in yet
    other = Client()
    typed(other)  # somebody else who knows the password begins later: with a secret of their own
    assert Totp.objects.get().secret != secret
    assert client.get(FIRST)["Location"] == ENTER
    typed(client)
    assert client.post(FIRST, {"code": "000000"}).status_code == 422
    done = client.post(FIRST, {"code": code(officer)})
    codes = re.findall(r"<code>([0-9a-z]{5}-[0-9a-z]{5})</code>", done.content.decode())
    assert len(codes) == 10
    assert client.get("/van-phong/").status_code == 200
    assert codes[0] not in client.get(SECURITY).content.decode()
    plain = codes[0].replace("-", "")
    kept = {row.code_hash for row in RecoveryCode.objects.all()}
    assert factors.recovery_hash(officer, plain) in kept
    assert not any(plain in one for one in kept)


def test_second_step_takes_each_code_once_and_recovery_codes(cast: Cast) -> None:
    officer, codes = with_app(cast)

    def enter(given: str) -> int:
        client = Client()
        assert typed(client)["Location"] == SECOND
        assert client.get("/van-phong/").status_code == 302
        answer = client.post(SECOND, {"code": given})
        inside = client.get("/van-phong/").status_code == 200
        assert inside == (answer.status_code == 302)
        return answer.status_code

    assert enter(code(officer, -1)) == 422  # the one that confirmed it
    assert enter(code(officer)) == 302
    assert enter(code(officer)) == 422
    assert enter(codes[3].upper()) == 302
    assert enter(codes[3]) == 422
    assert factors.of(officer).codes_left == 9
    assert Client().get(SECOND)["Location"] == ENTER


def test_entry_between_the_steps_ends_with_the_password(cast: Cast, client: Client) -> None:
    officer, _codes = with_app(cast)
    typed(client)
    accounts.set_password(
        officer=officer, password=PASSWORD + "-moi", by=cast.actor("administrator"), at=AT
    )

    assert client.post(SECOND, {"code": code(officer)})["Location"] == ENTER


def test_tries_wait_and_nobody_is_kept_out_by_others(cast: Cast) -> None:
    own, stranger = Client(), Client()
    typed(own)
    own.post("/van-phong/ra")
    far: dict[str, str] = {"REMOTE_ADDR": "203.0.113.9"}

    said = {}
    for name in ("clerk", "nobody-of-this-name"):
        answers = [typed(stranger, name, "sai", **far) for _ in range(7)]
        assert [one.status_code for one in answers] == [422] * 5 + [429] * 2
        assert answers[5]["Retry-After"] == "300"
        said[name] = re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"|data-options="[^"]*"|name="asked" value="[^"]*"',
            "",
            answers[5].content.decode(),
        ).replace(name, "…")
    assert said["clerk"] == said["nobody-of-this-name"]
    assert "Xin chờ 5 phút" in said["clerk"]
    assert typed(stranger, **far).status_code == 429  # the right password has to wait as well
    assert typed(stranger, "handler", **far).status_code == 302  # another name does not
    assert typed(own, **far).status_code == 302  # nor she, in her own browser, from the same place
    assert typed(Client()).status_code == 302  # nor in a new one from elsewhere

    told = Event.objects.filter(tag="accounts.entry.slowed")
    assert [event.subject_kind for event in told] == ["officer", "entry"]
    assert not Event.objects.filter(details__icontains="nobody-of-this-name").exists()
    with time_machine.travel(AT + timedelta(minutes=5, seconds=1), tick=False):
        assert typed(stranger, **far).status_code == 302


def test_unknown_name_asks_the_database_the_same(cast: Cast, client: Client) -> None:
    asked = []
    for name in ("clerk", "nobody-of-this-name"):
        with CaptureQueriesContext(connection) as queries:
            typed(client, name, "sai")
        asked.append(len(queries))

    assert asked[0] == asked[1] > 0


def test_codes_wait_over_all_new_browsers(cast: Cast) -> None:
    officer, _codes = with_app(cast)
    client = Client()
    typed(client)

    answers = [
        client.post(SECOND, {"code": "000000"}, REMOTE_ADDR=f"203.0.113.{number // 5}").status_code
        for number in range(21)
    ]

    assert answers == [422] * 20 + [429]
    assert (
        client.post(SECOND, {"code": code(officer)}, REMOTE_ADDR="198.51.100.1").status_code == 429
    )


@pytest.mark.parametrize(("proxy", "refused"), [(False, True), (True, False)])
def test_address_that_a_stranger_names_is_believed_behind_a_proxy_alone(
    cast: Cast, client: Client, settings: LazySettings, proxy: bool, refused: bool
) -> None:
    settings.BEHIND_PROXY = proxy
    for _ in range(6):
        typed(client, password="sai", HTTP_X_FORWARDED_FOR="192.0.2.1, 203.0.113.9")

    other = typed(client, password="sai", HTTP_X_FORWARDED_FOR="203.0.113.9, 192.0.2.1")

    assert (other.status_code == 429) == refused


def test_failures_are_said_to_the_officer_and_the_administrator(
    cast: Cast, officer: SignIn, client: Client
) -> None:
    for _ in range(3):
        typed(client, password="sai")
    page = officer("administrator").get(f"/van-phong/quan-tri/can-bo/{cast.officers['clerk'].code}")
    typed(client)

    assert "từ lần đăng nhập trước: 3" in page.content.decode()
    assert "có 3 lần gõ sai" in client.get("/van-phong/").content.decode()
    assert factors.failures(cast.officers["clerk"].code) == 0


def test_sessions_are_listed_in_words_and_ended(cast: Cast) -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0) Chrome/141.0.0.0 Safari/537.36"
    here, there = Client(), Client(HTTP_USER_AGENT=agent)
    typed(here)
    typed(there)
    keys = set(Session.objects.values_list("pk", flat=True))
    cookies = {one.cookies["hoiam_session"].value for one in (here, there)}

    page = here.get(SECURITY).content.decode()

    assert len(keys) == 2
    assert not keys & cookies  # the table opens nothing
    assert "Chrome, Windows" in page
    assert "5/10/2026, 9 giờ" in page
    assert page.count("phiên này") == 1
    mine = re.search(r'name="key" value="(\w+)"', page)
    assert mine
    assert here.post(f"{SECURITY}/phien", {"key": mine[1]}).status_code == 302
    assert there.get("/van-phong/").status_code == 302
    assert here.post(f"{SECURITY}/phien", {"key": mine[1]}).status_code == 404
    typed(there)
    here.post(f"{SECURITY}/phien")
    assert there.get("/van-phong/").status_code == 302
    assert here.get("/van-phong/").status_code == 200


def test_session_of_another_is_not_ended(cast: Cast, officer: SignIn) -> None:
    other = officer("handler")
    key = Session.objects.get(officer=cast.officers["handler"]).pk

    assert officer("clerk").post(f"{SECURITY}/phien", {"key": key}).status_code == 404
    assert other.get("/van-phong/").status_code == 200


def test_session_ends_after_an_idle_hour_and_after_twelve(cast: Cast, client: Client) -> None:
    typed(client)

    def opens(after: timedelta) -> bool:
        with time_machine.travel(AT + after, tick=False):
            return client.get("/van-phong/").status_code == 200

    assert all(opens(timedelta(minutes=50 * turn)) for turn in range(1, 15))
    assert not opens(timedelta(hours=12, seconds=1))
    typed(client)
    assert opens(timedelta(minutes=59))
    assert not opens(timedelta(minutes=59 + 61))


def test_sessions_end_with_password_factor_account_and_last_role(
    cast: Cast, officer: SignIn
) -> None:
    clerk, by = cast.officers["clerk"], cast.actor("administrator")
    own = cast.actor("clerk")
    held = RoleHeld.objects.get(officer=clerk)

    def codes() -> None:
        accounts.begin_app(officer=clerk, by=own, at=AT)
        accounts.confirm_app(officer=clerk, code=code(clerk), machine=AT, keeping="", by=own, at=AT)

    def key() -> None:
        accounts.add_passkey(
            officer=clerk, name="máy", credential_id=b"1", credential="x", sign_count=0,
            keeping="", by=own, at=AT,
        )  # fmt: skip

    acts = (
        lambda: accounts.set_password(officer=clerk, password=PASSWORD + "2", by=by, at=AT),
        codes,
        key,
        lambda: accounts.reset_factors(officer=clerk, reason="mất máy", by=by, at=AT),
        lambda: accounts.end_sessions(officer=clerk, keeping="", by=by, at=AT),
        lambda: accounts.end_role(
            held=held, valid_to=AT.date(), reason="chuyển công tác", by=by, at=AT
        ),
        lambda: accounts.close(officer=clerk, reason="nghỉ", by=by, at=AT),
    )
    for act in acts:
        client = officer("clerk")
        assert Session.objects.filter(officer=clerk).count() == 1
        act()
        assert not Session.objects.filter(officer=clerk).exists(), act
        assert client.get("/van-phong/").status_code == 302


def test_factors_change_only_after_showing_who_sits_there(cast: Cast, client: Client) -> None:
    typed(client)
    with time_machine.travel(AT + timedelta(minutes=11), tick=False):
        asked = client.get(f"{SECURITY}/ung-dung")
        to = asked["Location"]
        wrong = client.post(to, {"password": "sai"})
        right = client.post(to, {"password": PASSWORD})
        page = client.get(right["Location"])

    assert to == f"{SECURITY}/xac-nhan?next=%2Fvan-phong%2Fbao-mat%2Fung-dung"
    assert (wrong.status_code, right.status_code, page.status_code) == (422, 302, 200)
    with time_machine.travel(AT + timedelta(minutes=40), tick=False):
        assert client.post(f"{SECURITY}/ung-dung/bo")["Location"].startswith(f"{SECURITY}/xac-nhan")


def test_own_page_sets_up_and_takes_away_an_app(cast: Cast, client: Client) -> None:
    officer = cast.officers["clerk"]
    typed(client)
    client.get(f"{SECURITY}/ung-dung")

    shown = client.post(f"{SECURITY}/ung-dung", {"code": code(officer)})
    again = client.post(f"{SECURITY}/ma-du-phong")

    assert "Mã dự phòng" in shown.content.decode()
    old, new = (
        set(re.findall(r"<code>([0-9a-z-]{11})</code>", one.content.decode()))
        for one in (shown, again)
    )
    assert len(old) == len(new) == 10
    assert not old & new
    assert "đang bật" in client.get(SECURITY).content.decode()
    assert client.get(f"{SECURITY}/ung-dung").status_code == 409
    assert client.post(f"{SECURITY}/ung-dung/bo").status_code == 302
    assert client.post(f"{SECURITY}/ung-dung/bo").status_code == 409
    assert not factors.of(officer).is_set


def test_administrator_gives_a_link_and_never_a_password(
    cast: Cast, officer: SignIn, client: Client
) -> None:
    clerk = cast.officers["clerk"]
    address = f"/van-phong/quan-tri/can-bo/{clerk.code}/mat-khau"
    admin = officer("administrator")
    open_elsewhere = officer("clerk")

    assert admin.get(address).status_code == 200
    assert not EntryLink.objects.exists()
    links = [
        re.search(r'value="https?://[^/"]+(/van-phong/mat-khau-moi/[^"]+)"', page)
        for page in (admin.post(address).content.decode() for _ in range(2))
    ]
    first, second = (one[1] for one in links if one)
    new = "một câu mới của riêng tôi"

    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert client.post(second, {"password": "ngắn", "again": "ngắn"}).status_code == 422
    assert client.post(second, {"password": new, "again": new})["Location"] == ENTER
    assert open_elsewhere.get("/van-phong/").status_code == 302
    assert client.get(second).status_code == 404
    assert typed(client, password=new).status_code == 302
    admin.post(address)
    with time_machine.travel(AT + timedelta(days=3, seconds=1), tick=False):
        accounts.make_entry_link(officer=clerk, machine=AT, by=cast.actor("system"), at=AT)
        assert client.get("/van-phong/mat-khau-moi/doan").status_code == 404


def test_lost_telephone_is_reset_by_the_administrator(cast: Cast, officer: SignIn) -> None:
    clerk, _codes = with_app(cast)
    admin = officer("administrator")
    address = f"/van-phong/quan-tri/can-bo/{clerk.code}/dat-lai"

    assert admin.post(address, {"reason": ""}).status_code == 422
    assert admin.post(address, {"reason": "mất máy, nhận mặt tại phòng"}).status_code == 302
    assert typed(Client())["Location"] == "/van-phong/"
    assert officer("handler").post(address, {"reason": "x"}).status_code == 403


def test_first_administrator_goes_straight_on_to_the_second_factor(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR = True
    RoleHeld.objects.filter(role="administrator").delete()
    token = accounts.make_setup_link(by=cast.actor("system"), at=NOW)
    given = {"name": "Ai Đó", "username": "ai", "unit": "t-province-ubnd",
             "password": PASSWORD, "again": PASSWORD}  # fmt: skip

    answer = client.post(f"/van-phong/khoi-tao/{token}", given)

    assert answer["Location"] == FIRST
    assert "Đã lập tài khoản quản trị" in client.get(FIRST).content.decode()
    officer = Officer.objects.get(username="ai")
    assert client.post(FIRST, {"code": code(officer)}).status_code == 200
    assert client.get("/van-phong/").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"answer": "", "asked": ""},
        {"answer": "[]", "asked": "x"},
        {"answer": "{}", "asked": "x:y:z"},
        {"answer": "[" * 9_000, "asked": "x"},
    ],
)
def test_passkey_that_is_none_is_a_sentence(client: Client, given: dict[str, str]) -> None:
    answer = client.post("/van-phong/vao/khoa", given)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize(
    "to", ["xyz", "office:officers", "//evil.example/", "https://evil.example/"]
)
def test_odd_way_on_leads_to_the_first_page(cast: Cast, client: Client, to: str) -> None:
    given = {"username": "clerk", "password": PASSWORD, "next": to}

    assert client.post(ENTER, given)["Location"] == "/van-phong/"


def test_cookie_of_the_first_set_up_adds_nothing_once_there_is_a_key(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.SECOND_FACTOR = True
    officer = cast.officers["clerk"]
    typed(client)
    assert client.get(FIRST).status_code == 200  # its app waits, and goes on waiting
    Passkey(
        officer=officer, name="Máy bàn", credential="x", id_hash="y" * 64, made_at=AT,
        made_by=officer.code,
    ).save(force_insert=True)  # fmt: skip

    assert client.get(FIRST)["Location"] == ENTER
    secret = Totp.objects.get().secret
    shown = second_factor.code_at(secret, second_factor.step_of(AT.timestamp()))
    assert client.post(FIRST, {"code": shown})["Location"] == ENTER
    assert Totp.objects.get().confirmed_at is None
