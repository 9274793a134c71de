"""What a person asks about their data, in the legal days; and a breach in its 72 hours."""

from datetime import date
from typing import Any

import pytest

from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.commitments.queries import my_work
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.notices.models import Notice
from hoiam.protection import actions, clocks, purposes
from hoiam.protection.actions import Paper, Told
from hoiam.protection.models import BreachState, DataRequest, RequestState
from hoiam.voices.models import Contact, Voice
from hoiam.voices.told import Reach
from tests.cast import Cast, later, make_cast


def _asked(cast: Cast, kind: str = "know", key: str = "k1") -> DataRequest:
    voice = cast.receive(key).accepted.voice
    return actions.ask(
        voice=voice, kind=kind, words="Số mới 0912345678", channel="web",
        by=cast.actor("public"), at=later(),
    )  # fmt: skip


def _clocks(request: DataRequest) -> dict[str, tuple[str, date]]:
    return {name: (row.state, row.due_on) for name, row in clocks.clocks_of(request).items()}


def test_a_request_is_a_duty_with_two_dates_in_my_work(db: None) -> None:
    cast = make_cast()
    request = _asked(cast)

    # Asked on Friday 2 October 2026: two working days are Tuesday, twenty days the 22nd.
    assert _clocks(request) == {
        "answer": ("open", date(2026, 10, 6)), "complete": ("open", date(2026, 10, 22)),
    }  # fmt: skip
    work = my_work(cast.actor("handler"))
    assert set(work.filter(about_kind="data-request").values_list("clock", flat=True)) == {
        "answer", "complete",
    }  # fmt: skip
    assert Notice.objects.filter(template="protection.received").count() == 1

    actions.answer_request(
        request=request, words="Sẽ gửi bản sao.", by=cast.actor("handler"), at=later(3)
    )
    assert _clocks(request)["answer"][0] == "done"
    actions.complete_request(
        request=request, result="Đã đưa bản sao.", by=cast.actor("handler"), at=later(4)
    )
    assert [state for state, _ in _clocks(request).values()] == ["done", "done"]
    assert DataRequest.objects.get().state == RequestState.DONE


def test_withdrawing_and_objecting_have_fifteen_days_and_once_fifteen_more(db: None) -> None:
    cast = make_cast()
    request = _asked(cast, "withdraw")
    assert _clocks(request)["complete"][1] == date(2026, 10, 19)  # the 17th is a Saturday
    given: dict[str, Any] = {
        "request": request, "paper": "5/QĐ-UBND", "paper_on": date(2026, 10, 5),
        "reason": "Nhiều hồ sơ", "by": cast.actor("leader"), "at": later(4),
    }  # fmt: skip

    actions.extend_request(**given)
    assert _clocks(request)["complete"][1] > date(2026, 10, 30)
    with pytest.raises(Refusal):
        actions.extend_request(**(given | {"paper": "6/QĐ-UBND", "at": later(5)}))
    with pytest.raises(WrongState):
        other = _asked(cast, "know", "k2")
        actions.extend_request(**(given | {"request": other}))


def test_refusal_says_why_and_ends_both_clocks(db: None) -> None:
    cast = make_cast()
    request = _asked(cast, "delete")
    given: dict[str, Any] = {"request": request, "at": later(1)}

    with pytest.raises(NotAllowed):
        actions.refuse_request(**given, reason="Hồ sơ", by=cast.actor("handler"))
    with pytest.raises(Invalid):
        actions.refuse_request(**given, reason=" ", by=cast.actor("leader"))
    with pytest.raises(WrongState):  # it is not done while everything is still there
        actions.complete_request(**given, result="Xong", by=cast.actor("handler"))
    actions.refuse_request(**given, reason="Đang có tranh chấp.", by=cast.actor("leader"))

    request.refresh_from_db()
    assert (request.state, request.result) == (RequestState.REFUSED, "Đang có tranh chấp.")
    assert not Commitment.objects.filter(about_kind="data-request", state="open").exists()


def test_correction_replaces_the_contact_and_never_the_words(db: None) -> None:
    cast = make_cast()
    request = _asked(cast, "correct")
    before = Voice.objects.get().text

    actions.correct_contact(
        request=request, reach=Reach(name="Lò Thị Mẫu", phone="0912 345 678"), result="Đã sửa số.",
        by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    assert Contact.objects.get().phone == "0912345678"
    assert Contact.objects.get().email == ""
    assert Voice.objects.get().text == before


def test_one_request_of_a_kind_and_three_at_a_time_which_can_be_taken_back(db: None) -> None:
    cast = make_cast()
    first = _asked(cast, "know")
    voice, by = first.voice, cast.actor("public")
    given: dict[str, Any] = {"voice": voice, "words": "", "channel": "web", "by": by, "at": later()}

    with pytest.raises(WrongState):
        actions.ask(**given, kind="know")
    with pytest.raises(Invalid):
        actions.ask(**given, kind="wonder")
    for kind in ("copy", "object"):
        actions.ask(**given, kind=kind)
    with pytest.raises(WrongState):
        actions.ask(**given, kind="delete")
    actions.take_back(request=first, by=by, at=later(1))
    assert actions.ask(**given, kind="delete").kind == "delete"


def test_breach_has_seventy_two_hours_and_lateness_is_seen(db: None) -> None:
    cast = make_cast()
    unit, leader, handler = (
        cast.units["commune-office"],
        cast.actor("leader"),
        cast.actor("handler"),
    )
    told = Told(what="Gửi nhầm danh sách", kinds=("contact", "words"), people=None)
    with pytest.raises(Invalid):
        actions.record_breach(unit=unit, told=told, noticed=later(1), by=handler, at=later())
    with pytest.raises(Invalid):
        empty = Told(what="x", kinds=())
        actions.record_breach(unit=unit, told=empty, noticed=later(), by=handler, at=later())

    breach = actions.record_breach(
        unit=unit, told=told, noticed=later(), by=handler, at=later(hours=5)
    )
    assert breach.due_moment == later(hours=72)
    with pytest.raises(WrongState):
        actions.close_breach(breach=breach, reason="Xong", by=leader, at=later(1))
    paper = Paper("Cơ quan chuyên trách", "9/TB", date(2026, 10, 6))
    breach = actions.notify_authority(breach=breach, paper=paper, by=handler, at=later(hours=73))
    assert breach.state == BreachState.NOTIFIED
    assert breach.notified_at is not None
    assert breach.notified_at > breach.due_moment
    with pytest.raises(WrongState):
        actions.notify_authority(breach=breach, paper=paper, by=handler, at=later(4))

    case = cast.receive("k9").case
    with pytest.raises(Invalid):
        actions.tell_people(
            breach=breach, codes_=["LC-0000-0000"], advice="x", by=leader, at=later(4)
        )
    told_to = actions.tell_people(
        breach=breach, codes_=[case.code.lower(), " "], advice="Đừng nghe máy lạ.", by=leader,
        at=later(4),
    )  # fmt: skip
    assert told_to == 1
    assert "Đừng nghe máy lạ." in Notice.objects.get(template="protection.leaked").text
    actions.close_breach(breach=breach, reason="Đã thu hồi", by=leader, at=later(5))
    with pytest.raises(WrongState):
        actions.note_measure(breach=breach, what="Thêm", by=handler, at=later(6))
    assert Case.objects.count() == 1


def test_every_personal_field_has_its_purpose() -> None:
    assert purposes.without_purpose() == []
    assert len(purposes.fields()) > 30
    known = {label for label, _name in purposes.personal_fields()}
    assert set(purposes.PURPOSES) <= known
    assert all(purposes.term(one.purpose.term) for one in purposes.fields())
    assert {one.purpose.kind for one in purposes.fields()} == set(purposes.DATA_KINDS)


def test_planted_personal_field_without_a_purpose_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(purposes.PURPOSES, "voices.Contact", {"name": purposes.PURPOSES["voices.Contact"]["*"]})  # fmt: skip

    assert "voices.Contact.phone" in purposes.without_purpose()
