"""A clerk helps somebody at the desk: what they may do, what is logged, what they never see."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from hoiam.accounts.models import RoleHeld
from hoiam.base.models import Event
from hoiam.cases.models import AssistedSession, Rating, Reading
from hoiam.notices.models import Notice
from hoiam.protection.models import DataRequest
from hoiam.voices.models import Voice
from tests.cast import Cast
from tests.web.office.conftest import SignIn

BASE = "/van-phong/giup-tai-quay"
GIVEN = {"identity": "card", "reason": "Mất biên nhận", "desk": "t-commune-office"}


def started(client: Client, receipt: str, **changed: str) -> Any:
    return client.post(BASE, GIVEN | {"reference": receipt} | changed)


def text(client: Client, address: str = f"{BASE}/viec") -> str:
    return client.get(address).content.decode()


def once(page: str) -> str:
    return re.search(r'name="once" value="([^"]+)"', page)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    "changed",
    [{"identity": ""}, {"reason": " "}, {"reference": "ZZ-0000-0000"}, {"identity": "no"}],
)
def test_session_needs_receipt_identity_and_reason(
    cast: Cast, officer: SignIn, changed: dict[str, str]
) -> None:
    received = cast.receive()

    answer = started(officer("clerk"), received.accepted.reference, **changed)

    assert answer.status_code == 422
    assert not AssistedSession.objects.exists()
    assert not Reading.objects.exists()


def test_what_must_be_chosen_is_not_called_optional(officer: SignIn) -> None:
    clerk = officer("clerk")

    assert "không bắt buộc" not in clerk.get("/van-phong/giup-tai-quay").content.decode()
    page = clerk.get("/van-phong/yeu-cau/moi").content.decode()
    assert page.count("không bắt buộc") == 1  # the code of a case alone


def test_clerk_does_for_the_person_what_the_tracking_page_can(cast: Cast, officer: SignIn) -> None:
    case = cast.answered()
    voice = case.gatherings.get().voice
    clerk = officer("clerk")

    assert started(clerk, case.code).status_code == 302
    page = text(clerk)
    clerk.post(f"{BASE}/bo-sung", {"text": "Nước vẫn tràn.", "once": once(page)})
    clerk.post(f"{BASE}/yeu-cau", {"hoi-kind": "correct", "hoi-words": "Số mới 0911222333"})
    printed = text(clerk, f"{BASE}/ai-da-xem")
    clerk.post(f"{BASE}/duoc")

    assert "Cống trước trường" in page
    assert "Còn 30 phút." in text(clerk, "/van-phong/")  # the banner, on every page
    more = Voice.objects.get(origin=voice)
    assert (more.received_by, more.channel, more.desk) == (
        "public",
        "desk",
        cast.units["commune-office"],
    )
    assert Rating.objects.get().rated_by == "public"
    assert DataRequest.objects.get().channel == "desk"
    session = AssistedSession.objects.get()
    did = list(session.acts.order_by("id").values_list("what", flat=True))
    assert [one for one in did if one != "seen"] == ["supplied", "asked", "readings", "settled"]
    act = session.acts.get(what="settled")
    assert act.done_by == cast.officers["clerk"].code
    assert Event.objects.filter(
        act=act.act, tag="cases.answer.rated", recorded_by="public"
    ).exists()
    # A reading like any other: the person sees it and is told that the desk opened the matter.
    assert Reading.objects.get().purpose == "assisting"
    assert "giúp người gửi tại quầy" in printed
    assert "Hoàng Văn Tiếp" not in printed.replace("<span>Hoàng Văn Tiếp</span>", "")
    assert Notice.objects.filter(template="cases.assisted").count() == 1


def test_tracking_code_is_on_no_page_of_a_session(cast: Cast, officer: SignIn) -> None:
    received = cast.receive()
    secret = received.accepted.tracking_code
    plain = secret.replace("-", "").lower()
    clerk = officer("clerk")
    started(clerk, received.accepted.reference)
    before = received.accepted.voice.receipt.tracking_hash

    for address in (BASE, f"{BASE}/viec", f"{BASE}/ai-da-xem", "/van-phong/"):
        shown = text(clerk, address)
        assert plain not in shown.replace("-", "").lower(), address
        assert before not in shown, address

    received.accepted.voice.receipt.refresh_from_db()
    assert received.accepted.voice.receipt.tracking_hash == before  # none was made either


def test_one_session_at_a_time_and_only_of_this_desk(cast: Cast, officer: SignIn) -> None:
    first, second = cast.receive("k1"), cast.receive("k2")
    clerk = officer("clerk")
    started(clerk, first.accepted.reference)

    again = started(clerk, second.accepted.reference)
    others = officer("handler").get(BASE)

    assert again.status_code == 409
    assert "một người" in again.content.decode()
    assert others.status_code == 403
    elsewhere = cast.receive("k3", area=cast.units["other"])
    officer("clerk").post(f"{BASE}/ket-thuc")
    refused = started(officer("clerk"), elsewhere.accepted.reference)
    assert refused.status_code == 422
    assert "Bàn này không mở được" in refused.content.decode()


@pytest.mark.parametrize("how", ["pressed", "signed-out", "time"])
def test_session_ends(cast: Cast, officer: SignIn, how: str) -> None:
    received = cast.receive()
    clerk = officer("clerk")
    started(clerk, received.accepted.reference)
    ways = {"pressed": f"{BASE}/ket-thuc", "signed-out": "/van-phong/ra"}

    if how in ways:
        clerk.post(ways[how])
        clerk = officer("clerk")
        assert clerk.get(f"{BASE}/viec").status_code == 302
        assert "Đang giúp người gửi" not in text(clerk, "/van-phong/")
    else:
        session = AssistedSession.objects.get()
        with time_machine.travel(session.until + timedelta(seconds=1), tick=False):
            clerk = officer("clerk")
            assert clerk.post(f"{BASE}/duoc").status_code == 302
            assert not session.acts.filter(what="settled").exists()
            assert started(clerk, received.accepted.reference).status_code == 302
    assert AssistedSession.objects.order_by("id")[0].ending == how


def test_step_that_is_refused_leaves_no_line_in_the_log(cast: Cast, officer: SignIn) -> None:
    received = cast.receive()
    clerk = officer("clerk")
    started(clerk, received.accepted.reference)

    answer = clerk.post(f"{BASE}/duoc")  # there is no answer yet

    assert answer.status_code == 409
    session = AssistedSession.objects.get()
    assert not session.acts.filter(what="settled").exists()
    assert not Rating.objects.exists()


def test_too_many_sessions_are_stopped(cast: Cast, officer: SignIn) -> None:
    clerk = officer("clerk")
    answers = [started(clerk, "ZZ-0000-0000").status_code for _ in range(21)]

    assert answers == [422] * 20 + [409]


def test_clerk_who_left_the_desk_meanwhile_helps_nobody_there(cast: Cast, officer: SignIn) -> None:
    received = cast.receive()
    clerk = officer("clerk")
    started(clerk, received.accepted.reference)
    assert "Cống trước trường" in text(clerk)
    held = RoleHeld.objects.get(officer=cast.officers["clerk"])
    RoleHeld.objects.filter(pk=held.pk).update(unit=cast.units["other-office"])

    answers = [clerk.get(f"{BASE}/viec"), clerk.post(f"{BASE}/duoc")]

    assert [one.status_code for one in answers] == [403, 403]
    assert "Cống trước trường" not in answers[0].content.decode()
