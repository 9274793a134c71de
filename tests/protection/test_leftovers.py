"""What an erasure or a correction would leave behind in places that are easily forgotten."""

from datetime import date

import pytest

from hoiam.base import search
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.actions import Order
from hoiam.core.refusals import Invalid
from hoiam.notices.models import Notice
from hoiam.protection import actions
from hoiam.protection.actions import Told, Wish
from hoiam.registers.models import Record, RecordStep, RecordText
from hoiam.registers.plans import StepPlan
from hoiam.voices.models import Contact, Voice
from hoiam.voices.told import Reach
from tests.cast import Cast, later, make_cast
from tests.registers import making

OLD, NEW = "0900000123", "0911222333"
NAME = "Quàng Thị Bông"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def _found(cast: Cast, number: str) -> int:
    desk, clerk = cast.units["commune-office"], cast.actor("clerk")
    given = {"kind": "phone", "number": number, "purpose": "lost"}
    return len(cases.seek(desk=desk, by=clerk, at=later(3), **given))


def test_corrected_number_is_found_at_the_desk_and_the_wrong_one_no_more(cast: Cast) -> None:
    voice = cast.receive(reach=Reach(name=NAME, phone=OLD)).accepted.voice
    asked = actions.ask(
        voice=voice, kind="correct", words="Số mới", channel="web", by=cast.actor("public"),
        at=later(1),
    )  # fmt: skip
    assert _found(cast, OLD) == 1

    actions.correct_contact(
        request=asked, reach=Reach(name=NAME, phone=NEW), result="Đã sửa",
        by=cast.actor("handler"), at=later(2),
    )  # fmt: skip

    assert (_found(cast, OLD), _found(cast, NEW)) == (0, 1)
    assert Contact.objects.get().phone == NEW


def test_erased_words_leave_the_old_register_that_they_came_from_too(cast: Cast) -> None:
    planted = f"Nhà bà {NAME} bị ngập"
    step = StepPlan(number="007", kind="answer", text=f"Đã gặp bà {NAME}")
    plan = making.row(title=planted, text=planted, latitude=22.5, longitude=104.5)
    making.shown(cast, plan, steps=(step,))
    case = making.go_on(cast, Record.objects.get())
    assert search.matching("record", "ngập").exists()

    actions.anonymise(
        case=case, voice=Voice.objects.get(), wish=Wish(reason="Yêu cầu", also=(NAME,)),
        by=cast.actor("leader"), at=later(4),
    )  # fmt: skip

    record = Record.objects.get()
    assert (record.title, record.latitude, record.number) == ("", None, "007")
    left = str([*RecordText.objects.values(), *RecordStep.objects.values()])
    assert NAME not in left and "ngập" not in left and "Đã gặp bà" in left
    assert not search.matching("record", "ngập").exists()
    assert search.matching("record", "007").exists()


def test_name_in_the_decision_about_an_order_goes_from_its_history(cast: Cast) -> None:
    received = cast.receive(reach=Reach(name=NAME))
    leader = cast.actor("leader")
    order = Order("police", "Công an tỉnh", "5/YC", date(2026, 10, 1), "Điều 5", f"Lời của {NAME}")
    unit = cast.units["commune-office"]
    demand = cases.record_demand(order=order, unit=unit, case=received.case, by=leader, at=later())
    cases.grant_demand(demand=demand, reason=f"Chỉ lời của {NAME}", by=leader, at=later(1))
    assert NAME in str(list(Event.objects.values("details")))

    actions.anonymise(
        case=received.case, voice=received.accepted.voice, wish=Wish(reason="Yêu cầu"), by=leader,
        at=later(4),
    )  # fmt: skip

    assert NAME not in str(list(Event.objects.values("details")))


def test_leader_tells_nobody_of_cases_that_are_not_theirs_to_see(cast: Cast) -> None:
    theirs = cast.receive().case
    leader = cast.actor("other-leader")
    breach = actions.record_breach(
        unit=cast.units["other-office"], told=Told(what="Mất máy", kinds=("contact",)),
        noticed=later(), by=leader, at=later(),
    )  # fmt: skip
    before = Notice.objects.count()

    for code in (theirs.code, "LC-0000-0000"):
        with pytest.raises(Invalid, match=r"protection\.cases-unknown"):
            actions.tell_people(
                breach=breach, codes_=[code], advice="Gọi số này", by=leader, at=later(1)
            )

    assert Notice.objects.count() == before


def test_erasing_one_person_makes_no_other_one_findable_by_name(cast: Cast) -> None:
    first = cast.receive(reach=Reach(name=NAME))
    told = cast.told("too", text="Tôi là Lường Văn Pành, nhà tôi cũng ngập.")
    cases.me_too(case=first.case, told=told, by=cast.actor("public"), at=later(1))
    assert not search.matching("case", "Lường Pành").exists()

    actions.anonymise(
        case=first.case, voice=first.accepted.voice, wish=Wish(reason="Yêu cầu"),
        by=cast.actor("leader"), at=later(4),
    )  # fmt: skip

    assert not search.matching("case", "Lường Pành").exists()
    assert search.matching("case", "cũng ngập").exists()
