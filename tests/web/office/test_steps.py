"""The steps of a case as an officer takes them: forms, buttons, refusals that keep the words."""

import re

import pytest
from django.test import Client

from hoiam.cases import actions as cases
from hoiam.cases.models import Answer, Case, CaseState
from hoiam.commitments.models import Commitment
from hoiam.notices.models import Notice
from tests.cast import Cast, later
from tests.web.office.conftest import SignIn


@pytest.fixture
def case(cast: Cast) -> Case:
    return cast.receive().case


@pytest.fixture
def handled(case: Case, cast: Cast) -> Case:
    """Accepted by its unit."""
    return cases.accept(case=case, by=cast.actor("handler"), at=later(1))


def ask(client: Client, case: Case, step: str, **typed: str):
    return client.post(f"/van-phong/vu-viec/{case.code}/{step}", typed)


def duty_of(case: Case, kind: str) -> Commitment:
    return Commitment.objects.get(about_code=case.code, kind=kind)


def test_case_walks_from_receipt_to_a_kept_promise(case: Case, officer: SignIn) -> None:
    handler, leader = officer("handler"), officer("leader")
    reply = {
        "result": "promised",
        "text": "Xã sẽ thay cống mới.",
        "promise": "Thay cống mới",
        "promise_due_on": "2026-11-20",
        "paper_number": "118/TB-UBND",
    }

    assert ask(handler, case, "nhan").status_code == 302
    assert ask(handler, case, "tra-loi", **reply).status_code == 302
    assert ask(leader, case, "duyet").status_code == 302
    assert ask(handler, case, "gui").status_code == 302
    case.refresh_from_db()
    assert case.state == CaseState.ANSWERED
    refused = ask(handler, case, "ket-thuc")
    assert refused.status_code == 409
    assert "Vẫn còn lời hứa chưa làm." in refused.content.decode()
    promise = duty_of(case, "promise")
    assert "hứa 20/11/2026" in handler.get(f"/van-phong/vu-viec/{case.code}").content.decode()
    kept = ask(handler, case, f"viec/{promise.code}/ket-qua", result="Đã thay 6 m cống")
    assert kept.status_code == 302
    assert ask(handler, case, "ket-thuc").status_code == 302
    case.refresh_from_db()
    assert case.state == CaseState.CLOSED


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"result": "", "text": "Lời đã viết"}, "Chưa chọn câu trả lời thuộc loại nào."),
        ({"result": "promised", "text": "Lời đã viết"}, "“Sẽ làm” cần có việc và ngày."),
        (
            {
                "result": "promised",
                "text": "Lời đã viết",
                "promise": "Thay cống",
                "promise_due_on": "2026-10-05",
            },
            "Ngày hứa phải là một ngày sắp tới.",
        ),
        ({"result": "cannot", "text": "Lời đã viết"}, "Cần nêu căn cứ."),
    ],
)
def test_draft_that_is_refused_keeps_what_was_written(
    typed: dict[str, str], said: str, handled: Case, officer: SignIn
) -> None:
    answer = ask(officer("handler"), handled, "tra-loi", **typed)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert "Lời đã viết" in shown
    if "promise" in typed:
        assert 'value="Thay cống"' in shown
    assert not Answer.objects.exists()


def test_template_fills_the_form_and_saves_nothing(
    handled: Case, officer: SignIn, cast: Cast
) -> None:
    saved = cases.save_template(
        title="Đã sửa", text="Ngày {ngày} đã sửa xong.", result="done", field=None,
        unit=cast.units["commune-office"], by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    answer = ask(
        officer("handler"),
        handled,
        "tra-loi",
        fill="1",
        template=saved.code,
        text="Kính gửi ông/bà.",
    )

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Kính gửi ông/bà.\n\nNgày {ngày} đã sửa xong." in shown
    assert not Answer.objects.exists()


def test_leader_returns_a_draft_and_the_writer_reads_why(handled: Case, officer: SignIn) -> None:
    handler, leader = officer("handler"), officer("leader")
    ask(handler, handled, "tra-loi", result="done", text="Đã sửa.")
    waiting = leader.get("/van-phong/").content.decode()

    ask(leader, handled, "tra-lai", reason="Ghi rõ ngày sửa")

    assert "trả lời chờ ông/bà duyệt" in waiting
    assert "trả lời chờ ông/bà duyệt" not in leader.get("/van-phong/").content.decode()
    shown = handler.get(f"/van-phong/vu-viec/{handled.code}/tra-loi").content.decode()
    assert "Ghi rõ ngày sửa" in shown
    assert "Đã sửa." in shown


def test_sending_before_approval_is_refused_with_the_reason(handled: Case, officer: SignIn) -> None:
    handler = officer("handler")
    ask(handler, handled, "tra-loi", result="done", text="Đã sửa.")

    answer = ask(handler, handled, "gui")

    assert answer.status_code == 409
    assert "Trả lời này chưa được duyệt." in answer.content.decode()


def test_question_to_the_sender_waits_and_is_supplied_by_the_desk(
    handled: Case, officer: SignIn
) -> None:
    clerk = officer("clerk")
    ask(clerk, handled, "hoi-them", question="Cống ở đoạn nào?")
    form = clerk.get(f"/van-phong/vu-viec/{handled.code}/bo-sung").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', form)[1]  # type: ignore[index]
    speaker = handled.gatherings.get().voice.code
    typed = {"key": key, "speaker": speaker, "channel": "phone", "text": "Đoạn trước cổng."}

    assert ask(clerk, handled, "bo-sung", **typed).status_code == 302

    handled.refresh_from_db()
    assert handled.state == CaseState.HANDLING
    shown = clerk.get(f"/van-phong/vu-viec/{handled.code}").content.decode()
    assert "Đoạn trước cổng." in shown
    assert "Cống ở đoạn nào?" in shown


def test_empty_question_is_refused(handled: Case, officer: SignIn) -> None:
    answer = ask(officer("clerk"), handled, "hoi-them", question=" ")

    assert answer.status_code == 422
    assert "Chưa có nội dung." in answer.content.decode()


def test_looking_for_a_unit_keeps_the_reason_and_moves_nothing(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    client = officer("handler")

    found = ask(client, case, "chuyen", look="1", find="so xay", reason="Đường của tỉnh")

    shown = found.content.decode()
    assert found.status_code == 200
    assert 'value="t-department"' in shown
    assert "Đường của tỉnh" in shown
    case.refresh_from_db()
    assert case.unit == cast.units["commune-office"]


def test_hand_over_moves_the_case_and_keeps_the_date(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    client = officer("handler")
    due_on = duty_of(case, "answer").due_on

    answer = ask(
        client, case, "chuyen", find="so xay", unit="t-department", reason="Đường của tỉnh"
    )

    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.unit == cast.units["department"]
    assert duty_of(case, "answer").due_on == due_on
    assert client.get(f"/van-phong/vu-viec/{case.code}").status_code == 404
    assert officer("expert").get(f"/van-phong/vu-viec/{case.code}").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"unit": "t-commune-office", "reason": "Vì"}, "Vụ việc đang ở chính đơn vị này."),
        ({"unit": "t-department", "reason": ""}, "Cần ghi lý do."),
        ({"unit": "", "reason": "Lý do tôi viết"}, "Chọn một đơn vị trong danh sách."),
    ],
)
def test_hand_over_that_is_refused_keeps_the_form(
    typed: dict[str, str], said: str, case: Case, officer: SignIn
) -> None:
    answer = ask(officer("handler"), case, "chuyen", find="", **typed)

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert said in shown
    assert typed["reason"] in shown
    if typed["unit"]:
        assert re.search(rf'value="{typed["unit"]}"[^>]* checked', shown)


def test_extension_shows_the_old_date_beside_the_new(handled: Case, officer: SignIn) -> None:
    leader = officer("leader")

    ask(leader, handled, "gia-han", due_on="2026-10-30", reason="Chờ khảo sát")

    shown = leader.get(f"/van-phong/vu-viec/{handled.code}").content.decode()
    assert "16/10/2026 → 30/10/2026" in shown
    assert "Chờ khảo sát" in shown


def test_extension_to_an_earlier_day_is_refused(handled: Case, officer: SignIn) -> None:
    answer = ask(officer("leader"), handled, "gia-han", due_on="2026-10-09", reason="Sớm hơn")

    assert answer.status_code == 422
    assert "Ngày mới không muộn hơn hạn 16/10/2026." in answer.content.decode()
    assert "Sớm hơn" in answer.content.decode()


def test_new_date_is_asked_for_and_declined(cast: Cast, officer: SignIn) -> None:
    case = cast.answered("k1")
    promise = duty_of(case, "promise")
    handler, leader = officer("handler"), officer("leader")
    duty = f"viec/{promise.code}"

    asked = ask(handler, case, f"{duty}/xin-lui", due_on="2026-12-20", reason="Mưa nhiều")
    seen = leader.get("/van-phong/xin-lui-han").content.decode()
    own = ask(handler, case, f"{duty}/ngay-moi", due_on="2026-12-20", reason="Tự cho")
    ask(leader, case, f"{duty}/khong-lui", reason="Đã hứa với dân")

    assert asked.status_code == 302
    assert "Mưa nhiều" in seen
    assert own.status_code == 403
    promise.refresh_from_db()
    assert promise.asked_at is None
    assert promise.due_on.isoformat() == "2026-11-01"


def test_new_date_of_a_promise_is_told_to_the_people(cast: Cast, officer: SignIn) -> None:
    case = cast.answered("k1")
    promise = duty_of(case, "promise")

    ask(officer("leader"), case, f"viec/{promise.code}/ngay-moi", due_on="2026-12-20", reason="Mưa")

    promise.refresh_from_db()
    assert promise.due_on.isoformat() == "2026-12-20"
    assert Notice.objects.filter(template="cases.promise-moved").exists()


def test_duty_is_assigned_to_an_officer_of_the_unit(
    case: Case, officer: SignIn, cast: Cast
) -> None:
    duty = duty_of(case, "answer")
    handler = cast.officers["handler"]
    client = officer("clerk")

    answer = ask(client, case, f"viec/{duty.code}/phan-cong", officer=handler.code)
    mine = officer("handler").get("/van-phong/?ai=toi").content.decode()

    assert answer.status_code == 302
    assert case.code in mine
    assert case.code not in client.get("/van-phong/?ai=toi").content.decode()


def test_duty_of_another_case_is_missing(case: Case, officer: SignIn, cast: Cast) -> None:
    other = cast.receive("k2", text="Đèn đường tắt.").case

    answer = ask(officer("clerk"), case, f"viec/{duty_of(other, 'answer').code}/phan-cong")

    assert answer.status_code == 404


def test_join_by_reference_and_apart_again(case: Case, officer: SignIn, cast: Cast) -> None:
    other = cast.receive("k2", text="Cống trước trường tiểu học vỡ, nước tràn đường.").case
    client = officer("clerk")
    form = client.get(f"/van-phong/vu-viec/{other.code}/gop").content.decode()

    joined = ask(client, other, "gop", into=case.code.lower(), reason="Cùng một cái cống")
    ask(client, other, "tach", reason="Nhầm")

    assert case.title in form
    assert joined.status_code == 302
    other.refresh_from_db()
    assert other.state == CaseState.NEW


@pytest.mark.parametrize("into", ["LC-0000-0000", "không phải mã"])
def test_join_into_nothing_is_refused_and_keeps_the_reason(
    into: str, case: Case, officer: SignIn
) -> None:
    answer = ask(officer("clerk"), case, "gop", into=into, reason="Cùng một cái cống")

    assert answer.status_code == 422
    assert "Cùng một cái cống" in answer.content.decode()
    assert into in answer.content.decode()


def test_telling_by_hand_is_recorded_once(case: Case, officer: SignIn) -> None:
    client = officer("clerk")
    notice = Notice.objects.get(about_code=case.code)
    step = f"bao-tin/{notice.code}"

    without = ask(client, case, step, channel="call", success="no", detail="")
    told = ask(client, case, step, channel="call", success="yes", detail="")
    again = ask(client, case, step, channel="call", success="yes", detail="")

    assert (without.status_code, told.status_code, again.status_code) == (422, 302, 409)
    assert "Chưa ghi vì sao không báo được." in without.content.decode()
    assert case.code not in client.get("/van-phong/chua-bao").content.decode()


def test_what_was_held_is_sorted_by_a_human(cast: Cast, officer: SignIn) -> None:
    told = cast.told("k5", text="Đèn đường thôn 2 tắt.")
    case = cases.receive(told=told, by=cast.actor("public"), at=later(0), held="quá nhiều tin").case
    client = officer("clerk")
    before = ask(client, case, "nhan")

    answer = ask(
        client, case, "phan-loai", title="Đèn thôn 2", field="khac", unit="t-commune-ubnd", find=""
    )

    assert before.status_code == 409
    assert answer.status_code == 302
    case.refresh_from_db()
    assert (case.held, case.title, case.field.code) == ("", "Đèn thôn 2", "khac")
    assert case.unit == cast.units["commune-ubnd"]


def test_reopening_needs_a_reason_and_gives_a_new_date(cast: Cast, officer: SignIn) -> None:
    case = cast.answered("k1")
    leader = officer("leader")

    refused = ask(leader, case, "mo-lai", reason="")
    ask(leader, case, "mo-lai", reason="Câu trả lời sai")

    assert refused.status_code == 422
    case.refresh_from_db()
    assert case.state == CaseState.HANDLING


def test_note_is_inside_only(case: Case, officer: SignIn) -> None:
    ask(officer("handler"), case, "ghi-chu", text="Đã hỏi trưởng thôn")

    address = f"/van-phong/vu-viec/{case.code}"
    assert "Đã hỏi trưởng thôn" in officer("clerk").get(address).content.decode()
    assert "Đã hỏi trưởng thôn" not in officer("front").get(address).content.decode()


def test_promise_left_undone_is_never_done(cast: Cast, officer: SignIn) -> None:
    case = cast.answered("k1")
    promise = duty_of(case, "promise")
    step = f"viec/{promise.code}/khong-lam"

    own = ask(officer("handler"), case, step, result="Không làm nữa")
    silent = ask(officer("leader"), case, step, result="Không làm nữa, hết kinh phí")
    said = {"result": "Hết kinh phí", "result_public": "Năm nay chưa bố trí được kinh phí."}
    above = ask(officer("leader"), case, step, **said)

    assert (own.status_code, silent.status_code, above.status_code) == (403, 422, 302)
    assert "hết kinh phí" in silent.content.decode()
    promise.refresh_from_db()
    assert promise.state == "undone"
