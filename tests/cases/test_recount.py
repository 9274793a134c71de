"""Who is told the new date after a decision on the calendar, and how often."""

import json
from datetime import date

import pytest

from hoiam.cases import actions as cases
from hoiam.commitments.actions import recounting
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core.log.acts import Act
from hoiam.notices.models import Notice
from hoiam.publication.log.models import Opening
from hoiam.rules import actions as rules
from hoiam.rules.models import CalendarOverride
from tests.cast import NOW, Cast, later, make_cast
from tests.commitments.recounting import clock

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2026, 10, 7)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def decide(cast: Cast, *days: date) -> None:
    for day in days:
        rules.override_day(
            day=day, working=False, reason="Bão số 9", decision="Công điện 88",
            by=cast.actor("administrator"), at=NOW,
        )  # fmt: skip


def work_off(cast: Cast) -> None:
    while cases.recount(by=cast.actor("system"), at=later(1)) is not None:
        pass


def told() -> list[Notice]:
    return list(Notice.objects.filter(template="cases.recounted").order_by("id"))


def test_everybody_who_spoke_is_told_the_new_date_in_their_language(cast: Cast) -> None:
    case = cast.receive().case
    cases.me_too(case=case, told=cast.told("k2", language="en"), by=cast.actor("public"), at=NOW)
    decide(cast, WEDNESDAY)

    work_off(cast)

    first, second = told()
    assert first.subject == f"{case.code}: hạn trả lời nay là 19/10/2026"
    assert (
        "đổi từ 16/10/2026 thành 19/10/2026. Theo: 7/10/2026 nghỉ (Bão số 9; Công điện 88)"
        in first.text
    )
    assert first.email == "mau@example.vn"
    assert first.recipient != second.recipient
    assert "số biên nhận" not in second.text


def test_two_decisions_at_once_are_one_message(cast: Cast) -> None:
    cast.receive()
    decide(cast, WEDNESDAY, date(2026, 10, 8))

    work_off(cast)

    assert [("20/10/2026" in one.text) for one in told()] == [True]


def test_nobody_is_told_where_no_date_moved(cast: Cast) -> None:
    cast.receive()
    cast.answered("k2")
    decide(cast, date(2026, 12, 7))

    work_off(cast)

    assert not told()


def test_person_is_not_told_what_units_owe_each_other(cast: Cast) -> None:
    case = cast.answered()
    clock(cast, kind=CommitmentKind.CONSULT)
    Commitment.objects.filter(kind="consult").update(about_code=case.code)
    decide(cast, WEDNESDAY)

    work_off(cast)

    assert Commitment.objects.get(kind="consult").due_on == date(2026, 10, 19)
    assert not told()


def test_joined_reports_are_told_once(cast: Cast) -> None:
    one, two = cast.receive("k1").case, cast.receive("k2").case
    handler = cast.actor("handler")
    for case in (one, two):
        cases.accept(case=case, by=handler, at=NOW)
    cases.join(case=two, into=one, reason="Cùng một cống", by=handler, at=NOW)
    decide(cast, WEDNESDAY)

    work_off(cast)

    assert [notice.about_code for notice in told()] == [one.code, one.code]
    assert len({notice.recipient for notice in told()}) == 2


def logged() -> list[dict[str, object]]:
    rows = Opening.objects.filter(act=Act.RECOUNT).order_by("id")
    return [json.loads(row.record) for row in rows]


def test_a_change_worked_off_is_one_entry_of_the_public_log(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recounting, "AT_ONCE", 1)
    for number in range(3):
        clock(cast, number=number)
    decide(cast, WEDNESDAY)

    work_off(cast)

    (entry,) = logged()
    assert (entry["act"], entry["subject"]) == ("recount", "calendar")
    # What was changed, and no number: dates of denunciations are counted anew as well.
    assert entry["body"] == {
        "step": "recounted", "why": "7/10/2026 nghỉ (Bão số 9; Công điện 88)"
    }  # fmt: skip


def test_a_change_that_is_withdrawn_is_an_entry_of_its_own(cast: Cast) -> None:
    decide(cast, WEDNESDAY)
    work_off(cast)
    rules.withdraw_day(
        override=CalendarOverride.objects.get(), why="Bão đổi hướng",
        by=cast.actor("administrator"), at=later(2),
    )  # fmt: skip

    while cases.recount(by=cast.actor("system"), at=later(3)) is not None:
        pass

    assert [one["body"]["why"] for one in logged()] == [  # type: ignore[index]
        "7/10/2026 nghỉ (Bão số 9; Công điện 88)",
        "rút: 7/10/2026 nghỉ (Bão số 9; Công điện 88): Bão đổi hướng",
    ]
