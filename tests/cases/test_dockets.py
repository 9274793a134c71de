"""Dockets: opened by a number, led on by dated facts, seen by the unit and its leaders alone."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import dockets
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import Docket, DocketPlace
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Act, Criterion, Ground
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState
from hoiam.units.models import Status
from tests.cast import NOW, Cast, later, make_cast

RECEIVED = date(2026, 9, 28)
UNIT = {"clerk", "handler", "leader", "province-leader"}
LEADERS = {"leader", "province-leader"}
EVERYBODY = (
    "clerk", "handler", "leader", "stranger", "other-leader", "province-leader", "expert",
    "front", "administrator", "public",
)  # fmt: skip


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def cover(cast: Cast, **changes: object) -> NewDocket:
    new = NewDocket(
        kind="complaint",
        number="12/2026",
        unit=cast.units["commune-office"],
        area=cast.units["commune"],
        received_on=RECEIVED,
    )
    return replace(new, **changes)  # type: ignore[arg-type]


def opened(cast: Cast, **changes: object) -> Docket:
    return cases.open_docket(new=cover(cast, **changes), by=cast.actor("clerk"), at=NOW)


def record(docket: Docket, by: Actor, day: date, act: Act, **more: object) -> None:
    happened = Happened(day, act, **more)  # type: ignore[arg-type]
    cases.record_docket_fact(docket=docket, happened=happened, by=by, at=later(days=60))


def due(docket: Docket, clock: str, part: str = "") -> Commitment:
    return Commitment.objects.get(about_code=docket.code, clock=clock, part=part)


def test_day_of_receipt_starts_the_first_clock(cast: Cast) -> None:
    docket = opened(cast, people=2, contents=1)

    assert due(docket, "accept").due_on == date(2026, 10, 7)  # seven working days
    assert [part.code for part in dockets.parts_of(docket)] == ["person-1", "person-2", "content-1"]
    assert Event.objects.filter(tag="cases.docket.opened").count() == 1


def test_complaint_goes_its_way_with_extension_and_pause(cast: Cast) -> None:
    docket = opened(cast)
    handler, leader = cast.actor("handler"), cast.actor("leader")

    record(docket, handler, date(2026, 10, 1), Act.ACCEPTED, paper="03/TB-UBND")
    assert due(docket, "decide").due_on == date(2026, 11, 2)  # the 31st is a Saturday
    record(
        docket, leader, date(2026, 10, 12), Act.EXTENDED, paper="11/QĐ",
        criteria=frozenset({Criterion.EVIDENCE}),
    )  # fmt: skip
    assert due(docket, "decide").due_on == date(2026, 11, 16)  # the 15th is a Sunday
    record(docket, leader, date(2026, 10, 20), Act.PAUSED, paper="15/QĐ", ground=Ground.AWAITING)
    assert due(docket, "decide").paused_on == date(2026, 10, 20)
    record(docket, handler, date(2026, 10, 30), Act.RESUMED, paper="21/QĐ")
    assert due(docket, "decide").due_on == date(2026, 11, 25)  # ten days were not counted
    record(docket, handler, date(2026, 11, 20), Act.DECIDED, paper="40/QĐ")

    assert due(docket, "decide").state != CommitmentState.OPEN
    assert due(docket, "send").due_on == date(2026, 11, 26)  # 24 November is the Day of Culture
    assert Event.objects.filter(tag="cases.docket.led-on").count() == 5


def test_member_who_withdraws_leaves_the_others_their_clock(cast: Cast) -> None:
    docket = opened(cast, people=2)
    record(docket, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED)

    record(docket, cast.actor("handler"), date(2026, 10, 5), Act.WITHDRAWN, part="person-2")

    assert due(docket, "decide").state == CommitmentState.OPEN
    assert due(docket, "decide", "person-2").state != CommitmentState.OPEN


def test_slip_of_the_hand_is_taken_back_with_a_reason(cast: Cast) -> None:
    docket = opened(cast)
    record(docket, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED)

    cases.cancel_docket_fact(
        docket=docket, number=2, reason="ghi nhầm ngày", by=cast.actor("leader"), at=later(days=61)
    )

    assert due(docket, "accept").state == CommitmentState.OPEN
    facts = list(commitments.facts_of(("docket", docket.code)))
    assert [(row.number, row.cancels_id) for row in facts] == [
        (1, None), (2, None), (3, facts[1].pk),
    ]  # fmt: skip


def test_receipt_typed_wrongly_is_recorded_anew(cast: Cast) -> None:
    docket = opened(cast)
    leader = cast.actor("leader")
    cases.cancel_docket_fact(docket=docket, number=1, reason="nhầm", by=leader, at=later(days=1))

    record(docket, leader, date(2026, 9, 25), Act.RECEIVED)

    docket.refresh_from_db()
    assert docket.received_on == date(2026, 9, 25)
    assert due(docket, "accept").due_on == date(2026, 10, 6)


@pytest.mark.parametrize(
    ("act", "day", "code"),
    [
        (Act.DECIDED, date(2026, 10, 1), "cases.docket-not-yet"),
        (Act.RESUMED, date(2026, 10, 1), "cases.docket-not-yet"),
        (Act.ACCEPTED, date(2026, 9, 1), "cases.docket-not-yet"),
        (Act.RECEIVED, date(2026, 9, 29), "cases.docket-done-before"),
    ],
)
def test_what_cannot_have_happened_yet_is_a_slip(
    cast: Cast, act: Act, day: date, code: str
) -> None:
    docket = opened(cast)

    with pytest.raises(WrongState) as refused:
        record(docket, cast.actor("leader"), day, act, paper="1/QĐ")
    assert refused.value.code == code


@pytest.mark.parametrize("kind", ["denunciation", "further-denunciation"])
def test_denunciation_has_no_docket(cast: Cast, kind: str) -> None:
    with pytest.raises(Invalid) as refused:
        opened(cast, kind=kind)

    assert refused.value.code == "cases.docket-denunciation"
    assert not Docket.objects.exists()
    row = Docket(
        code="x", kind=kind, number="1", register=cast.units["department"],
        unit=cast.units["department"], area=cast.units["commune"], received_on=RECEIVED,
        opened_at=NOW, opened_by="x",
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "supervision"}, "cases.docket-kind"),
        ({"number": "Vàng A Tủa"}, "cases.docket-number"),
        ({"number": "số mười hai"}, "cases.docket-number"),
        ({"number": "Vàng.A.Tủa.1990"}, "cases.docket-number"),
        ({"number": "0912345678"}, "cases.docket-number"),
        ({"number": "tố cáo 12"}, "cases.docket-denunciation-told"),
        ({"received_on": date(2026, 10, 3)}, "cases.docket-ahead"),
        ({"place": "remote"}, "cases.docket-decision"),
        ({"people": 61}, "cases.docket-parts"),
    ],
)
def test_cover_that_cannot_be_right(cast: Cast, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        opened(cast, **changes)

    assert refused.value.code == code
    assert not Commitment.objects.exists()


@pytest.mark.parametrize("name", ["clerk", "leader", "province-leader", "front"])
def test_registers_are_those_of_the_units_where_one_works(cast: Cast, name: str) -> None:
    found = [unit.code for unit in dockets.units_for(cast.actor(name))]

    assert found == {
        "clerk": ["t-commune-office"], "leader": ["t-commune-ubnd"],
        "province-leader": ["t-province-ubnd"], "front": [],
    }[name]  # fmt: skip


def test_parts_are_numbered_by_what_they_are(cast: Cast) -> None:
    docket, by = opened(cast, people=60), cast.actor("clerk")
    part = cases.add_docket_part(docket=docket, kind="content", by=by, at=NOW)

    assert (str(part), part.code, str(docket)) == ("nội dung 1", "content-1", "12/2026")
    with pytest.raises(Invalid, match="docket-parts"):
        cases.add_docket_part(docket=docket, kind="person", by=by, at=NOW)
    with pytest.raises(Invalid, match="docket-part-kind"):
        cases.add_docket_part(docket=docket, kind="witness", by=by, at=NOW)
    with pytest.raises(Invalid, match="docket-part-unknown"):
        record(docket, by, date(2026, 10, 1), Act.WITHDRAWN, part="content-2")


def test_number_of_a_register_is_there_once(cast: Cast) -> None:
    opened(cast)

    with pytest.raises(Invalid, match="docket-known"):
        opened(cast, number=" 12/2026 ")
    assert opened(cast, kind="recommendation").number == "12/2026"


def test_reason_that_tells_of_a_denunciation_is_kept_nowhere(cast: Cast) -> None:
    docket = opened(cast)

    with pytest.raises(Invalid, match="docket-denunciation-told"):
        record(
            docket, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED,
            reason="Đơn tố cáo ông A nhận tiền của dân ở thôn Bản Mẫu từ năm ngoái đến nay.",
        )  # fmt: skip
    assert not Event.objects.filter(tag="cases.docket.led-on").exists()


def test_place_is_what_a_decision_says_on_the_day_of_receipt(cast: Cast) -> None:
    Status(
        unit=cast.units["commune"], kind="remote", decision="QĐ 1/2026", valid_from=date(2026, 1, 1),
        valid_to=date(2026, 9, 30), set_at=NOW, set_by="x",
    ).save()  # fmt: skip

    remote, ordinary = opened(cast), opened(cast, number="13", received_on=date(2026, 10, 1))
    overridden = opened(cast, number="14", place="ordinary", place_decision="QĐ 2/2026")

    assert remote.place == DocketPlace.REMOTE
    assert ordinary.place == DocketPlace.ORDINARY
    assert (overridden.place, overridden.place_decision) == ("ordinary", "QĐ 2/2026")
    record(remote, cast.actor("clerk"), date(2026, 10, 1), Act.ACCEPTED)
    assert due(remote, "decide").due_on == date(2026, 11, 16)  # forty-five days, a Sunday


def test_closing_waits_for_what_is_owed(cast: Cast) -> None:
    docket, handler = opened(cast, kind="recommendation"), cast.actor("handler")
    with pytest.raises(WrongState, match="docket-owes"):
        cases.close_docket(docket=docket, reason="xong", by=handler, at=later(days=2))
    record(docket, handler, date(2026, 10, 1), Act.ANSWERED)

    closed = cases.close_docket(docket=docket, reason="xong", by=handler, at=later(days=61))

    assert closed.closed_by == handler.code
    with pytest.raises(WrongState, match="docket-closed"):
        record(docket, handler, date(2026, 10, 2), Act.WITHDRAWN)


# ---- who ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_sees_a_docket(cast: Cast, name: str) -> None:
    docket = opened(cast)

    if name in UNIT:
        assert dockets.by_code(cast.actor(name), docket.code) == docket
    else:
        with pytest.raises(NotFound):
            dockets.by_code(cast.actor(name), docket.code)


STEPS = {
    "open": (lambda cast, docket, by: cases.open_docket(
        new=cover(cast, number="99"), by=by, at=NOW), UNIT),
    "accept": (lambda cast, docket, by: record(docket, by, date(2026, 10, 1), Act.ACCEPTED), UNIT),
    "part": (lambda cast, docket, by: cases.add_docket_part(
        docket=docket, kind="person", by=by, at=NOW), UNIT),
    "cancel": (lambda cast, docket, by: cases.cancel_docket_fact(
        docket=docket, number=1, reason="nhầm", by=by, at=NOW), LEADERS),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("step", STEPS)
def test_who_may_take_which_step(cast: Cast, step: str, name: str) -> None:
    docket = opened(cast)
    take, allowed = STEPS[step]

    if name in allowed:
        take(cast, docket, cast.actor(name))
    else:
        with pytest.raises(NotAllowed):
            take(cast, docket, cast.actor(name))


@pytest.mark.parametrize("act", [Act.PAUSED, Act.EXTENDED])
def test_who_gains_time_does_not_record_it_alone(cast: Cast, act: Act) -> None:
    docket = opened(cast)
    record(docket, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED)
    more = {"paper": "1/QĐ", "ground": Ground.AWAITING, "criteria": frozenset({Criterion.PEOPLE})}

    with pytest.raises(NotAllowed):
        record(docket, cast.actor("handler"), date(2026, 10, 5), act, **more)
    record(docket, cast.actor("leader"), date(2026, 10, 5), act, **more)


def test_list_asks_the_same_whatever_its_length(cast: Cast) -> None:
    for number in range(1, 4):
        opened(cast, number=str(number))

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            rows = list(
                dockets.in_state(
                    dockets.visible_to(cast.actor("handler")), "running", today=RECEIVED
                )
            )
            dockets.open_clocks(rows)
        return len(found)

    few = asked()
    for number in range(4, 12):
        opened(cast, number=str(number))
    assert asked() == few


def test_states_of_the_list(cast: Cast) -> None:
    running, paused, done = (opened(cast, number=number) for number in ("1", "2", "3"))
    for one in (paused, done):
        record(one, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED)
    record(
        paused,
        cast.actor("leader"),
        date(2026, 10, 2),
        Act.PAUSED,
        paper="1",
        ground=Ground.AWAITING,
    )
    record(paused, cast.actor("leader"), date(2026, 10, 3), Act.PAUSE_SENT)
    record(done, cast.actor("handler"), date(2026, 10, 2), Act.WITHDRAWN)
    seen = dockets.visible_to(cast.actor("handler"))

    def those(state: str, day: date = date(2026, 10, 5)) -> set[str]:
        return {one.number for one in dockets.in_state(seen, state, today=day)}

    assert those("running") == {"1"}
    assert those("late") == set()
    assert those("late", date(2026, 10, 8)) == {"1"}
    assert those("paused") == {"2"}
    assert those("done") == {"3"}
    assert those("closed") == set()
    assert those("nonsense") == set()
    assert those("") == {"1", "2", "3"}
    assert running.number in those("running")


def test_long_words_that_tell_of_a_denunciation_anywhere_are_refused(cast: Cast) -> None:
    docket = opened(cast)
    reason = (
        "Đơn gửi kèm hai bản sao, đã đối chiếu với bản chính tại bộ phận một cửa ngày 28/9, "
        "trong đó có một bản tố cáo Trưởng thôn 3 giữ lại tiền hỗ trợ của các hộ."
    )

    with pytest.raises(Invalid, match=r"cases\.docket-denunciation-told"):
        record(docket, cast.actor("handler"), date(2026, 10, 1), Act.ACCEPTED, reason=reason)


def test_same_number_opened_twice_at_once_is_told_to_the_second(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(cast)
    # Both looked before either wrote.
    monkeypatch.setattr("hoiam.cases.actions.dockets._checked", lambda new, *, day: new)

    with pytest.raises(Invalid, match=r"cases\.docket-known"):
        opened(cast)
    assert Docket.objects.count() == 1


@pytest.mark.parametrize("number", ["12", "07/KN", "12/KN-UBND", "3/TTr.2026", "2026/QĐ-00123"])
def test_numbers_of_registers_fit(cast: Cast, number: str) -> None:
    assert opened(cast, number=number).number == number


def test_same_fact_sent_again_leaves_no_second_event(cast: Cast) -> None:
    docket, leader = opened(cast), cast.actor("leader")
    record(docket, leader, date(2026, 10, 1), Act.ACCEPTED)
    again = {"paper": "2/QĐ", "ground": Ground.AWAITING}
    for _press in range(2):
        record(docket, leader, date(2026, 10, 5), Act.PAUSED, **again)
    for _press in range(2):
        cases.cancel_docket_fact(
            docket=docket, number=3, reason="Gõ nhầm", by=leader, at=later(days=60)
        )

    assert Event.objects.filter(tag="cases.docket.led-on").count() == 2
    assert Event.objects.filter(tag="cases.docket-fact.taken-back").count() == 1
