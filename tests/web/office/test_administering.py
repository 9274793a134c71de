"""Administration is asked for with a reason, goes on where one wanted to go, and ends by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from hoiam.accounts import actions, queries
from hoiam.accounts.models import AdministrationEnd, AdministrationSession, Officer
from hoiam.base.models import Event
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import NotAllowed
from hoiam.units.models import Unit
from hoiam.web import access
from hoiam.web.office import administering
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

OFFICERS = "/van-phong/quan-tri"
WHY = {access.REASON: "Lập tài khoản cho xã mới"}
SENTENCE = "một câu rất dài để nhớ"


@pytest.fixture
def plain(cast: Cast) -> Client:
    """The administrator, signed in and not in a session."""
    client = Client()
    client.force_login(cast.officers["administrator"])
    return client


def test_page_of_administration_asks_for_the_reason_and_opens(plain: Client) -> None:
    asked = plain.get(f"{OFFICERS}?tim=leader")
    empty = plain.post(f"{OFFICERS}?tim=leader", {access.REASON: " ", access.WANTED: "1"})
    opened = plain.post(f"{OFFICERS}?tim=leader", WHY | {access.WANTED: "1"})
    shown = plain.get(opened["Location"]).content.decode()

    assert (asked.status_code, empty.status_code, opened.status_code) == (403, 403, 302)
    assert "Phàn Thị Lãnh" not in asked.content.decode()
    assert "no-store" in asked["Cache-Control"]
    assert opened["Location"] == f"{OFFICERS}?tim=leader"
    assert "Phàn Thị Lãnh" in shown
    assert "Đang trong phiên quản trị" in shown
    session = AdministrationSession.objects.get()
    assert (session.reason, session.until - session.opened_at) == (
        WHY[access.REASON], timedelta(minutes=30),
    )  # fmt: skip
    event = Event.objects.get(tag="accounts.administration.opened")
    assert (event.recorded_by, event.details["reason"]) == (session.opened_by, session.reason)


def test_what_was_typed_before_the_session_is_sent_on(plain: Client, cast: Cast) -> None:
    held = cast.officers["handler"].roles.get()
    address = f"{OFFICERS}/can-bo/{cast.officers['handler'].code}/vai-tro/{held.pk}"
    typed = {"valid_to": "2026-10-05", "reason": "Hết nhiệm kỳ"}

    asked = plain.post(address, typed)
    said = asked.content.decode()
    done = plain.post(address, typed | WHY)

    assert asked.status_code == 403
    assert '<input type="hidden" name="reason" value="Hết nhiệm kỳ">' in said
    assert '<input type="hidden" name="valid_to" value="2026-10-05">' in said
    assert f'name="{access.WANTED}"' not in said
    held.refresh_from_db()
    assert done.status_code == 302
    assert held.ended_at is not None


def test_what_is_secret_stands_on_no_page_and_a_file_is_chosen_again(plain: Client) -> None:
    request = RequestFactory().post(OFFICERS, {"username": "moi", "password": SENTENCE})
    kept = {
        marked: administering.kept(_marked(request, marked))
        for marked in ((), ("password", "again"), "__ALL__")
    }
    file = SimpleUploadedFile("thon.csv", b"commune_code,name,kind\n", content_type="text/csv")
    hamlets = plain.post(f"{OFFICERS}/thon", {"file": file}).content.decode()
    empty = plain.post(f"{OFFICERS}/can-bo/moi", {"name": "Lò A Mới"} | WHY)

    assert [len(one.fields) for one in kept.values()] == [2, 1, 0]
    assert [one.again for one in kept.values()] == [False, True, True]
    assert "Chọn lại tệp thon.csv" in hamlets
    assert '<input type="file" id="again_1" name="file"' in hamlets
    assert empty.status_code == 422
    assert 'value="Lò A Mới"' in empty.content.decode()


def _marked(request: WSGIRequest, marked: object) -> WSGIRequest:
    request.sensitive_post_parameters = marked  # type: ignore[attr-defined]
    return request


def test_session_ends_by_the_clock_and_by_the_button(plain: Client) -> None:
    plain.post(OFFICERS, WHY | {access.WANTED: "1"})
    with time_machine.travel(NOW + timedelta(days=3, minutes=29), tick=False):
        before = plain.get(OFFICERS).status_code
    with time_machine.travel(NOW + timedelta(days=3, minutes=30), tick=False):
        after = plain.get(OFFICERS).status_code
        plain.post("/van-phong/phien-quan-tri", WHY)
        renewed = plain.get(OFFICERS).status_code
        plain.post("/van-phong/phien-quan-tri", WHY)
        plain.post("/van-phong/phien-quan-tri/ket-thuc")
        ended = plain.get(OFFICERS).status_code

    assert (before, after, renewed, ended) == (200, 403, 200, 403)
    assert AdministrationEnd.objects.count() == 2  # the one replaced, the one ended by the button


def test_session_belongs_to_one_browser_and_one_officer(plain: Client, cast: Cast) -> None:
    plain.post(OFFICERS, WHY | {access.WANTED: "1"})
    code = AdministrationSession.objects.get().code
    elsewhere, clerk = Client(), Client()
    elsewhere.force_login(cast.officers["administrator"])
    clerk.force_login(cast.officers["clerk"])
    kept = clerk.session
    kept[access.ADMINISTRATION] = code
    kept.save()

    assert elsewhere.get(OFFICERS).status_code == 403
    assert "Ông/bà không mở được trang này" in clerk.get(OFFICERS).content.decode()
    assert "Ông/bà không mở được trang này" in clerk.post(OFFICERS, WHY).content.decode()
    assert AdministrationSession.objects.count() == 1


def test_without_a_session_no_action_administers(cast: Cast) -> None:
    officer = cast.officers["administrator"]
    by = queries.actor_for(officer, day=calendar.day_of(NOW), act="a-1")

    with pytest.raises(NotAllowed):
        actions.close(officer=cast.officers["clerk"], reason="Thử", by=by, at=NOW)
    assert by.held == frozenset()
    assert not queries.visible_to(by).exists()
    assert cast.actor("administrator").holds_anywhere(Role.ADMINISTRATOR)


def test_who_administers_is_read_by_leaders_of_the_province_and_the_front(
    plain: Client, officer: SignIn, cast: Cast
) -> None:
    plain.post(OFFICERS, WHY | {access.WANTED: "1"})
    second = Officer.objects.get(code=cast.officers["clerk"].code)
    actions.grant_role(
        officer=second, unit=Unit.objects.get(code="t-province-ubnd"), role=Role.ADMINISTRATOR,
        valid_from=calendar.day_of(NOW), by=cast.actor("system"), at=NOW,
    )  # fmt: skip

    people = ("clerk", "handler", "leader", "province-leader", "front", "lawyer", "administrator")
    got = {name: officer(name).get("/van-phong/phien-quan-tri") for name in people}

    assert {name: answer.status_code for name, answer in got.items()} == {
        "clerk": 200, "handler": 403, "leader": 403, "province-leader": 200, "front": 200,
        "lawyer": 403, "administrator": 200,
    }  # fmt: skip
    named = [name for name, answer in got.items() if WHY[access.REASON] in answer.content.decode()]
    assert named == ["clerk", "province-leader", "front", "administrator"]
    filed = officer("front").get("/van-phong/phien-quan-tri?tai=csv")
    assert WHY[access.REASON] in b"".join(filed.streaming_content).decode()  # type: ignore[attr-defined]


def test_own_sessions_are_there_before_another_is_opened(plain: Client) -> None:
    shown = plain.get("/van-phong/phien-quan-tri")

    assert shown.status_code == 200
    assert "Mở phiên quản trị" in shown.content.decode()
    assert "Chưa có phiên quản trị nào" in shown.content.decode()


def test_session_gives_no_reading_of_cases(officer: SignIn, cast: Cast) -> None:
    case = cast.receive().case
    client = officer("administrator")

    assert client.get(f"/van-phong/vu-viec/{case.code}").status_code == 404
    for page in ("", "vu-viec", "phan-loai", "chua-bao", "theo-doi", "so-cu", "thoi-han"):
        assert case.title not in client.get(f"/van-phong/{page}").content.decode()
