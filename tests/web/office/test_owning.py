"""Pages of who works on what: away, back, without an owner, given to somebody in one go."""

import pytest

from hoiam.accounts.models import Absence, RoleHeld
from hoiam.base.models import Event
from hoiam.cases.models import Case
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

AWAY = "/van-phong/vang-mat"
UNOWNED = "/van-phong/chua-co-nguoi-lam"


@pytest.fixture
def duty(cast: Cast) -> Commitment:
    """The handler's own."""
    case = cast.receive().case
    return commitments.assign(
        commitment=Commitment.objects.get(about_code=case.code),
        officer=cast.officers["handler"],
        by=cast.actor("leader"),
        at=NOW,
    )


def person(cast: Cast, name: str = "handler", unit: str = "commune-office") -> str:
    return f"{AWAY}/moi?ai={cast.officers[name].code}@{cast.units[unit].code}"


def test_absence_is_written_passes_the_work_on_at_once_and_ends(
    officer: SignIn, cast: Cast, duty: Commitment
) -> None:
    handler, clerk = officer("handler"), cast.officers["clerk"]
    form = handler.get(person(cast)).content.decode()
    typed = {"valid_from": "2026-10-05", "valid_to": "2026-10-04", "stand_in": clerk.code}
    wrong = handler.post(person(cast), typed)
    right = handler.post(person(cast), typed | {"valid_to": "2026-10-12"})
    duty.refresh_from_db()
    taken = duty.assignee
    absence = Absence.objects.get()
    listed = officer("leader").get(AWAY).content.decode()
    file = officer("leader").get(f"{AWAY}?tai=csv")
    filed = b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]
    back = handler.post(f"{AWAY}/{absence.code}/tro-lai", {"valid_to": "2026-10-05"})
    duty.refresh_from_db()

    assert "Hoàng Văn Tiếp" in form
    assert "Giàng Thị Ngoài" not in form
    assert wrong.status_code == 422
    assert "Ngày trở lại phải sau ngày bắt đầu vắng" in wrong.content.decode()
    assert (right.status_code, back.status_code) == (302, 302)
    assert (taken, duty.assignee) == (clerk.code, cast.officers["handler"].code)
    assert "Hoàng Văn Tiếp" in listed
    assert "Hoàng Văn Tiếp" in filed
    acts = {
        event.tag: event.act
        for event in Event.objects.filter(tag__in=(
            "accounts.absence.written", "commitments.commitment.reowned",
        )).order_by("-id")
    }  # fmt: skip
    assert len(set(acts.values())) == 1  # what it caused belongs to the act that caused it


def test_history_of_the_case_says_who_had_it_before(
    officer: SignIn, cast: Cast, duty: Commitment
) -> None:
    officer("leader").post(
        person(cast), {"valid_from": "2026-10-05", "valid_to": "", "stand_in": ""}
    )

    shown = officer("clerk").get(f"/van-phong/vu-viec/{duty.about_code}").content.decode()

    assert "Đổi người làm: Vàng A Xử → chưa có người làm (người làm vắng)" in shown


def test_role_that_ends_lists_the_work_for_the_leader_who_gives_it_on(
    officer: SignIn, cast: Cast, duty: Commitment
) -> None:
    held = RoleHeld.objects.get(officer=cast.officers["handler"])
    ended = {"valid_to": "2026-10-05", "reason": "Hết nhiệm kỳ"}
    officer("administrator").post(
        f"/van-phong/quan-tri/can-bo/{cast.officers['handler'].code}/vai-tro/{held.pk}", ended
    )
    leader = officer("leader")
    before = leader.get(UNOWNED).content.decode()
    none = leader.post(UNOWNED, {"officer": cast.officers["clerk"].code})
    given = leader.post(UNOWNED, {"duty": [duty.code], "officer": cast.officers["clerk"].code})
    after = leader.get(UNOWNED).content.decode()

    assert "Vàng A Xử" in before
    assert "Chưa có người làm (2)" in before  # the duty, and the office without a handler
    assert "Phòng Kinh tế xã bản mẫu: 1 việc đang mở" in before.replace("Xã Bản Mẫu", "xã bản mẫu")
    assert none.status_code == 422
    assert given.status_code == 302
    assert duty.code not in after
    assert "Chưa có người làm (1)" in after
    duty.refresh_from_db()
    assert duty.assignee == cast.officers["clerk"].code


def test_absences_and_lists_of_others_are_not_there(
    officer: SignIn, cast: Cast, duty: Commitment
) -> None:
    officer("handler").post(
        person(cast), {"valid_from": "2026-10-07", "valid_to": "", "stand_in": ""}
    )
    absence = Absence.objects.get()
    end = f"{AWAY}/{absence.code}/tro-lai"

    got = {
        name: (
            officer(name).get(person(cast)).status_code,
            officer(name).get(end).status_code,
            "Vàng A Xử" in officer(name).get(AWAY).content.decode(),
            officer(name).get(UNOWNED).status_code,
        )
        for name in ("handler", "clerk", "leader", "stranger", "other-leader", "front",
                     "administrator")
    }  # fmt: skip

    assert got == {
        "handler": (200, 200, True, 403),
        "clerk": (404, 403, True, 403),
        "leader": (200, 200, True, 200),
        "stranger": (404, 404, False, 403),
        "other-leader": (404, 404, False, 200),
        "front": (404, 404, False, 403),
        "administrator": (200, 200, True, 403),
    }
    assert Case.objects.exists()
