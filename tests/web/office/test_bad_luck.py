"""What an officer did not read is not approved, what they opened is kept nowhere, and a slip in a
date breaks no list."""

import re

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from tests.cast import Cast, later
from tests.web.office.conftest import SignIn
from tests.web.office.test_case_page import case as with_photo
from tests.web.office.test_case_page import page, voice_of

case = with_photo  # the report with a name, a telephone, a point and a photo


def drafted(case: Case, cast: Cast, text: str = "Đã thay cống.", hours: int = 0) -> None:
    cases.draft_answer(
        case=case, reply=Reply(result="done", text=text), by=cast.actor("handler"),
        at=later(1, hours=hours),
    )  # fmt: skip


def seen_on(shown: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', shown)
    assert found, shown
    return found[1]


def test_leader_approves_what_stood_on_the_page_and_no_later_version(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))
    drafted(case, cast)
    leader, address = officer("leader"), f"/van-phong/vu-viec/{case.code}/duyet"
    seen = seen_on(page(leader, case))
    drafted(case, cast, "Khác hẳn.", hours=1)

    assert leader.post(address, {"seen": seen}).status_code == 409
    assert leader.post(address, {"seen": seen_on(page(leader, case))}).status_code == 302
    approved = queries.working_answer(case)
    assert approved is not None
    assert (approved.text, bool(approved.approved_at)) == ("Khác hẳn.", True)


def test_version_that_was_looked_at_is_released_and_no_later_one(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    handler, clerk = officer("handler"), officer("clerk")
    address = f"/van-phong/vu-viec/{case.code}/cong-khai"
    handler.post(address, {"title": "Cống", "text": "Cống vỡ."})
    seen = seen_on(clerk.get(f"{address}/xem").content.decode())
    cases.prepare_publication(
        case=case, prepared=cases.publishing.Prepared(title="Cống", text="Ông Tủa kể."),
        by=cast.actor("handler"), at=later(9),
    )  # fmt: skip

    assert clerk.post(f"{address}/dua-len", {"seen": seen}).status_code == 409
    assert not queries.public().exists()


def test_files_of_people_are_stored_by_no_browser_and_closed_with_the_role(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    client, base = officer("handler"), f"/van-phong/vu-viec/{case.code}"
    photo = case.gatherings.get().voice.attachments.get()
    client.post(
        f"{base}/mo-xem/{voice_of(case)}/original",
        {"purpose": "verifying", "reason": "xem kích thước"},
    )

    for kind in ("anh", "tep"):
        answer = client.get(f"{base}/{kind}/{photo.code}")
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer.getvalue()
    cases.hand_over(
        case=case, unit=cast.units["department"], reason="Đường tỉnh", by=cast.actor("handler"),
        at=later(3),
    )  # fmt: skip
    assert client.get(f"{base}/tep/{photo.code}").status_code == 404


def test_answer_and_reasons_are_covered_for_the_front(
    case: Case, cast: Cast, officer: SignIn
) -> None:
    handler, leader = cast.actor("handler"), cast.actor("leader")
    cases.accept(case=case, by=handler, at=later(1))
    cases.extend(
        case=case, due_on=later(40).date(), reason="Ông Vàng A Tủa 0912 345 678 đi vắng",
        by=leader, at=later(1),
    )  # fmt: skip
    drafted(case, cast, "Kính gửi ông Vàng A Tủa, số 0912 345 678: đã thay.", hours=2)
    cases.approve_answer(case=case, by=leader, at=later(2))
    cases.answer(case=case, by=handler, at=later(2))

    shown = page(officer("front"), case)

    assert "đã thay" in shown
    assert "đi vắng" in shown
    assert "Vàng A Tủa" not in shown
    assert "0912 345 678" not in shown


@pytest.mark.parametrize("day", ["2206-10-16", "0026-10-16", "9999-12-31"])
def test_slip_in_a_year_is_said_at_the_form(
    case: Case, cast: Cast, officer: SignIn, day: str
) -> None:
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))

    answer = officer("leader").post(
        f"/van-phong/vu-viec/{case.code}/gia-han", {"due_on": day, "reason": "Mưa"}
    )

    assert answer.status_code == 422
    assert "Mưa" in answer.content.decode()


def test_duty_to_answer_is_offered_no_other_end(case: Case, officer: SignIn) -> None:
    duty = Commitment.objects.get(about_code=case.code)
    address = f"/van-phong/vu-viec/{case.code}/viec/{duty.code}/khong-lam"
    leader = officer("leader")

    assert "khong-lam" not in page(leader, case)
    assert leader.get(address).status_code == 409
    assert leader.post(address, {"result": "Thôi"}).status_code == 409
    duty.refresh_from_db()
    assert duty.state == "open"
