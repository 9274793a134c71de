"""Reminders as rows: each once, in working hours, caught up with once after a worker was away."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import DjangoAssertNumQueries, Settings

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.commitments import actions as commitments
from hoiam.commitments import overdue
from hoiam.commitments.actions import Outcome, _rounds
from hoiam.commitments.models import Commitment
from hoiam.commitments.reminders import Reminder, ReminderRound
from hoiam.core.refusals import NotAllowed
from hoiam.core.reminding import USUAL_HOURS, current, reminders_due
from hoiam.notices import actions as notices
from hoiam.notices.models import Notice
from hoiam.rules import actions as rules
from tests.cast import NOW, Cast, make_cast
from tests.commitments.reminding import WORKER, owed, vn, work

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 10, 9)
DONE = Outcome(result="Đã thay cống")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def mail(settings: Settings) -> None:
    settings.MAIL_CONFIGURED = True


def steps(duty: Commitment) -> list[tuple[str, date, str]]:
    """What was said of a duty: the step, the date, and when in Viet Nam."""
    rows = Reminder.objects.filter(commitment=duty).order_by("id")
    return [
        (row.step, row.due_on, f"{row.sent_at + timedelta(hours=7):%d/%m %H:%M}") for row in rows
    ]


def mornings(first: str, count: int, *, at: str = "07:30") -> None:
    """A worker on each of so many days."""
    start = vn(f"{first} {at}")
    for number in range(count):
        work(start + timedelta(days=number))


def letters() -> list[Notice]:
    return list(Notice.objects.filter(template="commitments.reminded").order_by("id"))


def with_address(cast: Cast, *names: str) -> None:
    for name in names:
        cast.officers[name].email = f"{name}@example.vn"
        cast.officers[name].save()


def test_date_is_reminded_of_before_on_the_day_and_after_each_once(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)

    mornings("2026-10-05", 30)

    assert steps(duty) == [
        ("soon", FRIDAY, "07/10 07:30"),
        ("today", FRIDAY, "09/10 07:30"),
        ("late", FRIDAY, "12/10 07:30"),
        ("very-late", FRIDAY, "26/10 07:30"),
    ]


@pytest.mark.parametrize(
    "moment", ["2026-10-09 00:00", "2026-10-09 07:29", "2026-10-09 12:00", "2026-10-09 17:00", "2026-10-10 09:00"]
)  # fmt: skip
def test_nobody_is_reminded_outside_working_hours(moment: str, cast: Cast) -> None:
    duty = owed(cast, FRIDAY)

    assert work(vn(moment)) == 0
    assert steps(duty) == []


def test_date_on_a_day_off_is_said_in_the_last_working_hours_before_it(cast: Cast) -> None:
    duty = owed(cast, date(2026, 10, 11))

    mornings("2026-10-09", 4)

    assert [step for step, _due, _at in steps(duty)] == ["today", "late"]
    assert steps(duty)[0][2] == "09/10 07:30"


def test_worker_that_was_away_says_what_holds_now_once_and_that_it_is_late(
    cast: Cast, mail: None
) -> None:
    with_address(cast, "handler")
    duty = owed(cast, FRIDAY)
    mornings("2026-10-05", 2)

    work(vn("2026-10-13 09:15"))

    assert steps(duty) == [("late", FRIDAY, "13/10 09:15")]
    assert ReminderRound.objects.latest("id").missed_from == date(2026, 10, 7)
    (letter,) = letters()
    assert letter.text.startswith("Tin này đến muộn: từ ngày 7/10/2026")


def test_worker_that_starts_at_noon_says_that_the_morning_was_missed(cast: Cast) -> None:
    owed(cast, FRIDAY)
    mornings("2026-10-05", 1)

    work(vn("2026-10-06 13:30"))

    assert ReminderRound.objects.latest("id").missed_from == date(2026, 10, 6)


def test_first_round_of_an_installation_is_not_late(cast: Cast) -> None:
    owed(cast, FRIDAY)

    work(vn("2026-10-08 15:00"))

    assert ReminderRound.objects.get().missed_from is None


def test_new_date_is_reminded_of_anew_and_the_old_one_no_more(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)
    mornings("2026-10-07", 1)
    commitments.accept_new_date(
        commitment=duty, due_on=date(2026, 10, 16), reason="mưa", by=cast.actor("leader"),
        at=vn("2026-10-08 10:00"),
    )  # fmt: skip

    mornings("2026-10-08", 7)

    assert steps(duty) == [
        ("soon", FRIDAY, "07/10 07:30"),
        ("soon", date(2026, 10, 16), "14/10 07:30"),
    ]


def test_what_is_done_or_stands_still_is_not_reminded_of(cast: Cast) -> None:
    done, paused = owed(cast, FRIDAY), owed(cast, FRIDAY, number=2)
    commitments.fulfil(commitment=done, outcome=DONE, by=cast.actor("handler"), at=NOW)
    rows = Commitment.objects.filter(pk=paused.pk)
    rows.update(kind="clock", clock="accept", paused_on=date(2026, 10, 5))

    mornings("2026-10-07", 3)

    assert not Reminder.objects.exists()


def test_date_that_came_up_after_the_morning_is_said_with_the_last_hours(
    cast: Cast, mail: None
) -> None:
    with_address(cast, "handler")
    duty = owed(cast, date(2026, 10, 19))
    work(vn("2026-10-07 07:30"))
    # A correction brings the date to today, after everybody was reminded.
    Commitment.objects.filter(pk=duty.pk).update(due_on=date(2026, 10, 7))

    assert work(vn("2026-10-07 11:00")) == 0
    work(vn("2026-10-07 13:30"))
    assert work(vn("2026-10-07 16:00")) == 0

    assert steps(duty) == [("today", date(2026, 10, 7), "07/10 13:30")]
    (letter,) = letters()
    assert letter.subject == "Nhắc thêm ngày 7/10/2026: 1 việc đến hạn"


def test_decided_day_off_is_no_day_of_reminders(cast: Cast) -> None:
    duty = owed(cast, FRIDAY)
    rules.override_day(
        day=FRIDAY, working=False, reason="Bão", decision="Công điện 88",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip

    mornings("2026-10-08", 5)

    # The date that a person gave stands; it is said on the working day before.
    assert [(step, at) for step, _due, at in steps(duty)] == [
        ("today", "08/10 07:30"), ("late", "12/10 07:30"),
    ]  # fmt: skip


def test_named_officer_is_reminded_else_who_works_at_the_unit(cast: Cast, mail: None) -> None:
    with_address(cast, "handler", "clerk", "leader", "stranger")
    named, anybody = owed(cast, FRIDAY), owed(cast, FRIDAY, number=2)
    commitments.assign(
        commitment=named, officer=cast.officers["clerk"], by=cast.actor("handler"), at=NOW
    )

    work(vn("2026-10-09 07:30"))

    told = {letter.recipient.removeprefix("officer/"): letter.text for letter in letters()}
    assert set(told) == {cast.officers[name].code for name in ("clerk", "handler")}
    assert "LC-1)" in told[cast.officers["clerk"].code]
    assert "LC-2)" in told[cast.officers["handler"].code]
    assert anybody.about_code == "LC-2"


def test_letter_holds_counts_and_references_and_no_words(cast: Cast, mail: None) -> None:
    with_address(cast, "handler")
    for number in range(12):
        owed(cast, FRIDAY, number=number)
    owed(cast, date(2026, 10, 6), number=40)

    work(vn("2026-10-09 07:30"))

    (letter,) = letters()
    assert letter.subject == "Nhắc việc ngày 9/10/2026: 13 việc"
    lines = letter.text.split("\n")
    assert lines[0] == "Quá hạn: 1 (LC-40)"
    assert lines[1].startswith("Đến hạn trước giờ làm việc sau: 12 (LC-0, LC-1,")
    assert lines[1].endswith("LC-9 và 2 việc nữa)")
    assert lines[2].endswith("/van-phong/nhac-viec")
    assert "Thay cống" not in letter.text


def test_desk_is_told_where_nobody_handles(cast: Cast, mail: None) -> None:
    with_address(cast, "clerk")
    cast.officers["handler"].roles.update(role="clerk")
    owed(cast, FRIDAY)

    work(vn("2026-10-09 07:30"))

    assert [one.email for one in letters()] == ["clerk@example.vn"]


def test_no_letter_without_an_address_or_where_no_mail_is_sent(cast: Cast) -> None:
    with_address(cast, "handler")
    owed(cast, FRIDAY)

    work(vn("2026-10-09 07:30"))

    assert not letters()
    assert ReminderRound.objects.get().state == "done"


def test_letter_to_an_officer_waits_for_working_hours(cast: Cast, mail: None) -> None:
    with_address(cast, "handler")
    owed(cast, FRIDAY)
    work(vn("2026-10-09 07:30"))

    def taken(at: str) -> int:
        return len(notices.take(limit=5, by=WORKER, at=vn(at)))

    assert [taken("2026-10-09 12:00"), taken("2026-10-09 18:00"), taken("2026-10-10 09:00")] == [
        0,
        0,
        0,
    ]
    assert taken("2026-10-12 08:00") == 1


def test_two_workers_share_the_chunks_of_one_round(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_rounds, "AT_ONCE", 2)
    for number in range(5):
        owed(cast, FRIDAY, number=number)
    at = vn("2026-10-09 07:30")

    found = [commitments.remind(by=WORKER, at=at) for _ in range(4)]

    assert found == [2, 2, 1, None]
    assert Reminder.objects.count() == 5
    assert ReminderRound.objects.get().reminded == 5


def test_round_that_broke_off_overnight_is_told_with_the_next(cast: Cast, mail: None) -> None:
    with_address(cast, "handler")
    duty = owed(cast, FRIDAY)
    commitments.remind(by=WORKER, at=vn("2026-10-07 16:59"))
    other = owed(cast, date(2026, 10, 12), number=2)

    work(vn("2026-10-08 07:30"))

    first, second = ReminderRound.objects.order_by("id")
    assert (first.state, first.told_with, second.missed_from) == ("done", second, date(2026, 10, 7))
    (letter,) = letters()
    assert "Sắp đến hạn: 2 (LC-1, LC-2)" in letter.text
    assert [step for step, _due, _at in steps(duty) + steps(other)] == ["soon", "soon"]


def test_round_tells_what_it_did_in_events(cast: Cast) -> None:
    owed(cast, FRIDAY)
    before = Event.objects.count()

    work(vn("2026-10-09 07:30"))

    said = [sentence(event) for event in Event.objects.order_by("id")[before:]]
    assert said == [
        "Ngày 9/10/2026: nhắc 1 việc đến hạn, quá hạn.",
        "Ngày 9/10/2026: gửi thư nhắc việc cho 0 cán bộ.",
    ]


@pytest.mark.parametrize("name", ["leader", "administrator", "public"])
def test_nobody_picks_who_is_reminded(name: str, cast: Cast) -> None:
    at = vn("2026-10-09 07:30")

    for act in (commitments.remind, commitments.escalate, commitments.tell_reminded):
        with pytest.raises(NotAllowed):
            act(by=cast.actor(name), at=at)


def test_number_of_queries_of_a_chunk_does_not_grow(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        owed(cast, FRIDAY, number=number)

    with django_assert_max_num_queries(20):
        assert commitments.remind(by=WORKER, at=vn("2026-10-09 07:30")) == 40


def test_list_shows_the_standing_reminder_to_whom_it_was_sent(cast: Cast) -> None:
    duty, named = owed(cast, FRIDAY), owed(cast, FRIDAY, number=2)
    commitments.assign(
        commitment=named, officer=cast.officers["clerk"], by=cast.actor("handler"), at=NOW
    )
    mornings("2026-10-07", 3)

    def shown(name: str) -> list[tuple[int, str]]:
        rows = overdue.reminders_of(cast.actor(name)).order_by("id")
        return [(row.commitment_id, row.step) for row in rows]

    assert shown("clerk") == [(duty.pk, "today"), (named.pk, "today")]
    assert shown("handler") == [(duty.pk, "today")]
    assert shown("stranger") == []


class Any(TestCase):
    """Whatever the date and whenever the worker runs: each step once, at a moment that it may be
    sent, and the same as the core says."""

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(
        st.integers(1, 40),
        st.lists(st.datetimes(datetime(2026, 10, 3), datetime(2026, 12, 20)), max_size=12),  # noqa: DTZ001
    )
    def test_reminders_are_those_of_the_core(self, length: int, moments: list[datetime]) -> None:
        duty = owed(make_cast(), NOW.date() + timedelta(days=length))
        visits = sorted(vn(moment.isoformat()) for moment in moments)
        for at in visits:
            work(at)

        seen = overdue.gauge_on(NOW.date())
        due = reminders_due(overdue.owed(duty), seen.steps, seen.calendar, USUAL_HOURS)
        rows = list(Reminder.objects.filter(commitment=duty).order_by("id"))
        expected = []
        for at in visits:
            one = current(due, at)
            if USUAL_HOURS.covers(at, seen.calendar) and one and one.step not in expected:
                expected.append(one.step)
        assert [row.step for row in rows] == expected
        assert all(USUAL_HOURS.covers(row.sent_at, seen.calendar) for row in rows)
        assert all(row.day == next(one.day for one in due if one.step == row.step) for row in rows)
