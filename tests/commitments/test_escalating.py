"""What comes up to the superior, who reads it there, and the report that may be demanded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pytest_django import Settings

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments import actions as commitments
from hoiam.commitments import overdue
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.reminders import Escalation, Reminder, ReportDemand
from hoiam.core.deadlines import Standing
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.notices.models import Notice
from hoiam.rules import queries as rule_queries
from tests.cast import NOW, Cast, make_cast
from tests.commitments.recounting import clock
from tests.commitments.reminding import owed, vn, work

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 10, 9)
# Ten working days after Friday the 9th have passed on Saturday the 24th.
COMES_UP = "2026-10-26 07:30"
DONE = Outcome(result="Đã thay cống")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def come_up(cast: Cast) -> Escalation:
    owed(cast, FRIDAY)
    work(vn(COMES_UP))
    return Escalation.objects.get()


def test_missed_date_comes_up_to_the_direct_superior_once(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)
    for number in range(30):
        work(vn("2026-10-12 07:30") + timedelta(days=number))

    one = Escalation.objects.get()
    assert (one.commitment, one.superior, one.unit) == (
        duty, cast.units["commune-ubnd"], cast.units["commune-office"],
    )  # fmt: skip
    assert (one.rule, one.day, one.raised_at) == (
        "HOUSE-LONG-OVERDUE",
        date(2026, 10, 24),
        vn(COMES_UP),
    )
    told = Event.objects.get(tag="commitments.commitment.escalated")
    assert (told.subject_kind, told.subject_code) == ("case", "LC-1")
    assert sentence(told) == (
        "Phòng Kinh tế xã bản mẫu quá hạn 9/10/2026: Thay cống. "
        "Chuyển lên UBND xã bản mẫu theo HOUSE-LONG-OVERDUE."
    )


def test_unit_without_a_superior_brings_nothing_up(cast: Cast) -> None:
    owed(cast, FRIDAY, unit="commune-front")

    work(vn(COMES_UP))

    assert not Escalation.objects.exists()
    assert Reminder.objects.exists()


def test_superior_that_has_ended_is_passed_over(cast: Cast) -> None:
    owed(cast, FRIDAY)
    committee = cast.units["commune-ubnd"]
    committee.valid_to = date(2026, 10, 20)
    committee.save()

    work(vn(COMES_UP))

    assert Escalation.objects.get().superior == cast.units["province-ubnd"]


def test_answer_is_marked_after_forty_five_days_and_comes_up_earlier(cast: Cast) -> None:
    duty = clock(cast, kind=CommitmentKind.ANSWER)
    Commitment.objects.filter(pk=duty.pk).update(rule="R-08")
    duty.refresh_from_db()

    def state(day: date) -> Standing:
        return overdue.gauge_on(day).standing(overdue.owed(duty)).state

    assert duty.due_on == date(2026, 10, 16)
    assert state(date(2026, 11, 16)) is Standing.LATE
    assert state(date(2026, 11, 17)) is Standing.VERY_LATE
    work(vn("2026-10-30 07:30"))
    assert not Escalation.objects.exists()
    work(vn("2026-11-02 07:30"))
    assert Escalation.objects.get().rule == "R-13"


def test_denunciation_comes_up_on_the_first_late_day(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)
    Commitment.objects.filter(pk=duty.pk).update(rule="D-04")

    work(vn("2026-10-12 07:30"))

    assert Escalation.objects.get().rule == "D-11"


@pytest.mark.parametrize("day", [date(2026, 10, 23), date(2026, 10, 24), date(2026, 11, 17), date(2027, 3, 1)])  # fmt: skip
def test_index_of_dates_finds_what_the_gauge_calls_very_late(day: date, cast: Cast) -> None:
    rules = ("R-08", "D-04", "HOUSE-PROMISE", "TARGET-3", "C-02", "HOUSE-QUESTION")
    for number, rule in enumerate(rules * 6):
        duty = owed(cast, FRIDAY + timedelta(days=number * 2 - 6), number=number)
        Commitment.objects.filter(pk=duty.pk).update(
            rule=rule, started_on=date(2026, 6, 20) + timedelta(days=number * 3)
        )
    seen = overdue.gauge_on(day)

    found = set(Commitment.objects.filter(overdue.is_very_late(seen)))

    rows = Commitment.objects.all()
    assert found == {row for row in rows if seen.is_very_late(overdue.owed(row))}


def test_leader_of_the_superior_and_above_read_it_until_it_is_done(cast: Cast) -> None:
    one = come_up(cast)

    def readers() -> set[str]:
        return {name for name in cast.officers if overdue.escalated_to(cast.actor(name)).exists()}

    assert readers() == {"leader", "province-leader"}
    commitments.fulfil(
        commitment=one.commitment, outcome=DONE, by=cast.actor("handler"), at=vn("2026-10-27 09:00")
    )
    assert readers() == set()


def test_letter_goes_to_who_leads_the_superior_or_the_next_above(
    cast: Cast, settings: Settings
) -> None:
    settings.MAIL_CONFIGURED = True
    for name in ("leader", "province-leader", "other-leader"):
        cast.officers[name].email = f"{name}@example.vn"
        cast.officers[name].save()
    owed(cast, FRIDAY)
    cast.officers["leader"].roles.update(role="clerk")

    work(vn(COMES_UP))

    (letter,) = Notice.objects.filter(template="commitments.reminded")
    assert letter.email == "province-leader@example.vn"
    assert letter.text.startswith("Quá hạn chuyển lên cấp trên: 1 (LC-1)")


def test_report_is_a_duty_of_the_late_unit_within_five_working_days(cast: Cast) -> None:
    one = come_up(cast)

    report = commitments.demand_report(
        escalation=one, by=cast.actor("leader"), at=vn("2026-10-26 10:00")
    )

    assert (report.kind, report.unit, report.assigned_by_unit) == (
        "report", cast.units["commune-office"], cast.units["commune-ubnd"],
    )  # fmt: skip
    assert (report.rule, report.due_on) == ("HOUSE-OVERDUE-REPORT", date(2026, 11, 2))
    assert report.what == "Báo cáo vì sao quá hạn: Thay cống"
    assert ReportDemand.objects.get().report == report
    told = Event.objects.get(tag="commitments.report.demanded")
    assert sentence(told).endswith("yêu cầu Phòng Kinh tế xã bản mẫu báo cáo, hạn 2/11/2026.")
    work(vn("2026-11-02 07:30"))
    assert Reminder.objects.get(commitment=report).step == "today"


def test_report_on_a_denunciation_is_demanded_under_its_own_law(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)
    Commitment.objects.filter(pk=duty.pk).update(rule="D-04")
    work(vn("2026-10-12 07:30"))

    report = commitments.demand_report(
        escalation=Escalation.objects.get(), by=cast.actor("leader"), at=vn("2026-10-12 09:00")
    )

    assert (report.rule, report.due_on) == ("D-11", date(2026, 10, 19))


def test_rule_that_names_no_days_for_a_report_is_no_rule(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = owed(cast, FRIDAY)
    rules = tuple(
        replace(rule, limits=()) if rule.id == "HOUSE-OVERDUE-REPORT" else rule
        for rule in BOOK.rules
    )
    monkeypatch.setattr(rule_queries, "rulebook_on", lambda: Rulebook(rules))

    with pytest.raises(ValueError, match="names no days"):
        overdue.report_rule(late, date(2026, 10, 26))


def test_nobody_is_told_where_nobody_leads(cast: Cast, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = True
    for name in ("leader", "province-leader"):
        cast.officers[name].roles.update(role="clerk")
    owed(cast, FRIDAY)

    work(vn(COMES_UP))

    assert Escalation.objects.count() == 1
    assert not Notice.objects.filter(template="commitments.reminded").exists()


def test_rows_name_themselves(cast: Cast) -> None:
    one = come_up(cast)
    report = commitments.demand_report(
        escalation=one, by=cast.actor("leader"), at=vn("2026-10-26 10:00")
    )

    assert str(one.round) == "2026-10-26 first: done"
    assert str(Reminder.objects.get()) == f"{one.commitment_id} very-late 2026-10-09"
    assert str(one) == f"{one.commitment_id} → {one.superior_id}"
    assert str(report.demand) == f"{one.pk} → {report.pk}"


def test_report_is_demanded_once(cast: Cast) -> None:
    one, at = come_up(cast), vn("2026-10-26 10:00")
    commitments.demand_report(escalation=one, by=cast.actor("leader"), at=at)

    with pytest.raises(WrongState, match="already-demanded"):
        commitments.demand_report(escalation=one, by=cast.actor("province-leader"), at=at)


def test_no_report_on_what_is_done(cast: Cast) -> None:
    one, at = come_up(cast), vn("2026-10-26 10:00")
    commitments.fulfil(commitment=one.commitment, outcome=DONE, by=cast.actor("handler"), at=at)

    with pytest.raises(WrongState, match="already-ended"):
        commitments.demand_report(escalation=one, by=cast.actor("leader"), at=at)


@pytest.mark.parametrize("name", ["handler", "other-leader", "front", "administrator", "public"])
def test_report_is_demanded_by_the_superior_alone(name: str, cast: Cast) -> None:
    one = come_up(cast)

    with pytest.raises(NotAllowed, match="not-superior"):
        commitments.demand_report(escalation=one, by=cast.actor(name), at=NOW)


def test_new_date_that_is_missed_comes_up_again(cast: Cast) -> None:
    one = come_up(cast)
    commitments.accept_new_date(
        commitment=one.commitment, due_on=date(2026, 11, 2), reason="mưa",
        by=cast.actor("province-leader"), at=vn("2026-10-26 10:00"),
    )  # fmt: skip
    assert not overdue.escalated_to(cast.actor("leader")).exists()

    work(vn("2026-11-17 07:30"))

    assert [row.due_on for row in Escalation.objects.order_by("id")] == [FRIDAY, date(2026, 11, 2)]
