"""The queue: who is told how, leases, waits, outcomes."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.core import actor as actors
from hoiam.core.actor import Actor, Held, Role
from hoiam.core.refusals import Invalid, NotAllowed
from hoiam.notices import actions as notices
from hoiam.notices import policies, queries
from hoiam.notices.delivery import Attempt, Result
from hoiam.notices.models import Channel, Notice, NoticeState, Outcome
from tests.notices.cast import CITIZEN, CLERK, NOON, WORKER, after, queue

pytestmark = pytest.mark.django_db

FAILED = Attempt(Channel.EMAIL, Result.FAILED, "Máy chủ thư từ chối (451).")
DELIVERED = Attempt(Channel.EMAIL, Result.DELIVERED)


def fail(notice: Notice, *, at: datetime, channel: Channel = Channel.EMAIL) -> Notice:
    """A worker takes the message and fails."""
    assert notices.take(limit=5, by=WORKER, at=at) == [notice]
    attempt = Attempt(channel, Result.FAILED, "Không nối được.")
    return notices.record_attempt(notice=notice, attempt=attempt, by=WORKER, at=at)


# ── queueing ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("mail", "sms", "email", "phone", "state", "channel"),
    [
        (True, True, "an@example.vn", "0912345678", "queued", "email"),
        (True, True, "", "0912345678", "queued", "sms"),
        (True, True, "an@example.vn", "", "queued", "email"),
        (False, True, "an@example.vn", "0912345678", "queued", "sms"),
        (True, False, "an@example.vn", "0912345678", "queued", "email"),
        (True, False, "", "0912345678", "by-hand", "call"),
        (False, False, "an@example.vn", "0912345678", "by-hand", "call"),
        (False, False, "", "0912345678", "by-hand", "call"),
        (False, True, "an@example.vn", "", "by-hand", "email"),
        (True, True, "", "", "page", ""),
        (False, False, "", "", "page", ""),
    ],
)
def test_message_goes_the_first_way_that_can_reach_the_person(
    mail: bool,
    sms: bool,
    email: str,
    phone: str,
    state: str,
    channel: str,
    settings: Settings,
) -> None:
    settings.MAIL_CONFIGURED = mail
    settings.SMS_URL = "http://127.0.0.1:9/" if sms else ""

    notice = queue(email=email, phone=phone)

    notice.refresh_from_db()
    assert (notice.state, notice.channel) == (state, channel)
    assert notice.queued_by == "public"


def test_queueing_is_told_without_anybodys_data() -> None:
    notice = queue()

    event = Event.objects.get()
    assert (event.subject_kind, event.subject_code) == ("case", "LC-7KQ4-M2XD")
    assert sentence(event) == "Chuẩn bị báo tin cho người nhận. Cách báo: gọi điện."
    assert event.details["notice"] == notice.code
    for word in ("an@", "0912", "đèn", "Ủy ban"):
        assert word not in str(event.details)


def test_person_without_an_address_is_told_by_the_page() -> None:
    queue(email="", phone="")

    assert sentence(Event.objects.get()).endswith("chỉ xem trên trang tra cứu.")


def test_subject_is_one_line() -> None:
    notice = queue(subject="Đã trả lời\r\nBcc: moi-nguoi@example.vn" + "x" * 300)

    assert "\n" not in notice.subject
    assert len(notice.subject) == 200


@pytest.mark.parametrize(
    ("hour", "minute", "wait"),
    [
        (0, 0, timedelta(0)),  # 7:00 in Viet Nam
        (13, 59, timedelta(0)),  # 20:59
        (14, 0, timedelta(hours=10)),  # 21:00, until 7:00 of the next day
        (17, 30, timedelta(hours=6, minutes=30)),  # 0:30
        (23, 59, timedelta(minutes=1)),  # 6:59
    ],
)
def test_machines_wait_for_the_morning(
    hour: int, minute: int, wait: timedelta, both_configured: None
) -> None:
    at = datetime(2026, 11, 20, hour, minute, tzinfo=UTC)

    notice = queue(at=at)

    assert notice.not_before == at + wait
    assert policies.earliest(at) == at + wait
    assert bool(notices.take(limit=5, by=WORKER, at=at)) is (wait == timedelta(0))
    assert notices.take(limit=5, by=WORKER, at=at + wait) == ([notice] if wait else [])


def test_message_left_over_in_the_evening_waits_for_the_morning(both_configured: None) -> None:
    notice = queue()
    night = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

    assert notices.take(limit=5, by=WORKER, at=night) == []
    assert notices.take(limit=5, by=WORKER, at=datetime(2026, 11, 21, 0, 0, tzinfo=UTC)) == [notice]


# ── leases ────────────────────────────────────────────────────────────────────────────────────


def test_taken_message_is_not_taken_twice(both_configured: None) -> None:
    first, second, third = queue(), queue(), queue()

    assert notices.take(limit=2, by=WORKER, at=NOON) == [first, second]
    assert notices.take(limit=2, by=WORKER, at=NOON) == [third]
    assert notices.take(limit=2, by=WORKER, at=NOON) == []


def test_killed_worker_gives_its_lease_back(both_configured: None) -> None:
    notice = queue()
    notices.take(limit=5, by=WORKER, at=NOON)

    assert notices.take(limit=5, by=WORKER, at=after(minutes=4, seconds=59)) == []
    assert notices.take(limit=5, by=WORKER, at=after(minutes=5)) == [notice]


def test_message_that_kills_every_worker_goes_the_next_way(both_configured: None) -> None:
    notice = queue()

    for round_ in range(4):
        assert notices.take(limit=5, by=WORKER, at=after(minutes=5 * round_)) == [notice]
    assert notices.take(limit=5, by=WORKER, at=after(minutes=20)) == []

    notice.refresh_from_db()
    assert (notice.state, notice.channel, notice.attempts) == ("queued", "sms", 0)
    assert notices.take(limit=5, by=WORKER, at=after(minutes=20)) == [notice]


def test_nothing_to_take_leaves_no_event() -> None:
    assert notices.take(limit=5, by=WORKER, at=NOON) == []
    assert not Event.objects.exists()


def test_taking_is_one_event(both_configured: None) -> None:
    queue()
    queue()
    Event.objects.all()._raw_delete("default")

    notices.take(limit=5, by=WORKER, at=NOON)

    assert sentence(Event.objects.get()) == "Lấy 2 tin đến lượt gửi."


def test_only_queued_messages_are_taken(settings: Settings) -> None:
    queue()
    queue(email="", phone="")
    settings.MAIL_CONFIGURED = True
    told = queue()
    notices.record_outcome(notice=told, channel="call", success=True, detail="", by=CLERK, at=NOON)

    assert notices.take(limit=5, by=WORKER, at=after(hours=1)) == []


# ── attempts ──────────────────────────────────────────────────────────────────────────────────


def test_delivered_message_is_told(both_configured: None) -> None:
    notice = queue()
    notices.take(limit=5, by=WORKER, at=NOON)

    notices.record_attempt(notice=notice, attempt=DELIVERED, by=WORKER, at=after(seconds=2))

    notice.refresh_from_db()
    assert (notice.state, notice.channel) == ("told", "email")
    assert (notice.told_at, notice.told_by) == (after(seconds=2), "system:work")
    assert notice.lease_until is None
    outcome = Outcome.objects.get()
    assert (outcome.channel, outcome.success) == ("email", True)
    assert sentence(Event.objects.order_by("-id")[0]) == "Đã gửi tin báo qua thư điện tử."


def test_failures_wait_longer_and_then_go_the_next_way(both_configured: None) -> None:
    notice = queue()

    waits = []
    at = NOON
    for _ in range(3):
        notice = fail(notice, at=at)
        waits.append(notice.not_before - at)
        at = notice.not_before
    assert waits == [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1)]

    notice = fail(notice, at=at)
    assert (notice.channel, notice.state, notice.attempts) == ("sms", "queued", 0)
    for _ in range(4):
        notice = fail(notice, at=notice.not_before, channel=Channel.SMS)
    assert (notice.channel, notice.state) == ("call", "by-hand")
    assert notices.take(limit=5, by=WORKER, at=after(days=9)) == []
    assert list(notice.outcomes.values_list("success", flat=True)) == [False] * 8
    assert [row.pk for row in queries.not_yet_told("case")] == [notice.pk]


def test_message_is_not_taken_before_its_wait_is_over(both_configured: None) -> None:
    fail(queue(), at=NOON)

    assert notices.take(limit=5, by=WORKER, at=after(seconds=59)) == []


def test_wait_that_ends_at_night_ends_in_the_morning(both_configured: None) -> None:
    evening = datetime(2026, 11, 20, 13, 59, 30, tzinfo=UTC)

    notice = fail(queue(at=evening), at=evening)

    assert notice.not_before == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)


def test_impossible_address_goes_the_next_way_at_once(both_configured: None) -> None:
    notice = queue()
    notices.take(limit=5, by=WORKER, at=NOON)

    impossible = Attempt(Channel.EMAIL, Result.IMPOSSIBLE, "Máy chủ thư không nhận (550).")
    notice = notices.record_attempt(notice=notice, attempt=impossible, by=WORKER, at=NOON)

    assert (notice.channel, notice.state) == ("sms", "queued")


def test_late_failure_of_a_lost_lease_changes_nothing(both_configured: None) -> None:
    notice = queue()
    notices.take(limit=5, by=WORKER, at=NOON)
    notices.record_outcome(
        notice=notice, channel="call", success=True, detail="", by=CLERK, at=after(minutes=1)
    )

    notice = notices.record_attempt(notice=notice, attempt=FAILED, by=WORKER, at=after(minutes=2))

    assert (notice.state, notice.channel, notice.told_by) == ("told", "call", "cb-clerk")
    assert notice.outcomes.count() == 2


def test_first_success_is_the_one_that_counts(both_configured: None) -> None:
    notice = queue()
    notices.take(limit=5, by=WORKER, at=NOON)
    notices.record_attempt(notice=notice, attempt=DELIVERED, by=WORKER, at=NOON)

    notices.record_attempt(notice=notice, attempt=DELIVERED, by=WORKER, at=after(minutes=6))

    notice.refresh_from_db()
    assert notice.told_at == NOON
    assert notice.outcomes.count() == 2


# ── by hand ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("channel", ["call", "sms", "paper", "email"])
def test_officer_records_that_somebody_was_told(channel: str) -> None:
    notice = queue()

    notices.record_outcome(
        notice=notice, channel=channel, success=True, detail="", by=CLERK, at=after(hours=3)
    )

    notice.refresh_from_db()
    assert (notice.state, notice.channel) == ("told", channel)
    assert (notice.told_at, notice.told_by) == (after(hours=3), "cb-clerk")
    assert not queries.not_yet_told("case").exists()


def test_officer_records_that_nobody_answered() -> None:
    notice = queue()

    notices.record_outcome(
        notice=notice, channel="call", success=False, detail="không nghe máy", by=CLERK, at=NOON
    )

    notice.refresh_from_db()
    assert notice.state == NoticeState.BY_HAND
    assert notice.told_at is None
    assert notice.outcomes.get().detail == "không nghe máy"
    assert sentence(Event.objects.order_by("-id")[0]) == (
        "Cán bộ báo qua gọi điện nhưng chưa được. không nghe máy"
    )
    assert queries.not_yet_told("case").get() == notice


def test_somebody_without_an_address_may_still_be_told_on_paper() -> None:
    notice = queue(email="", phone="")

    notices.record_outcome(
        notice=notice, channel="paper", success=True, detail="", by=CLERK, at=NOON
    )

    notice.refresh_from_db()
    assert notice.state == NoticeState.TOLD


@pytest.mark.parametrize(
    ("channel", "success", "detail", "code"),
    [
        ("pigeon", True, "", "notices.channel-unknown"),
        ("", True, "", "notices.channel-unknown"),
        ("call", False, " ", "notices.detail-missing"),
    ],
)
def test_wrong_outcome_is_refused(channel: str, success: bool, detail: str, code: str) -> None:
    notice = queue()

    with pytest.raises(Invalid) as refusal:
        notices.record_outcome(
            notice=notice, channel=channel, success=success, detail=detail, by=CLERK, at=NOON
        )

    assert refusal.value.code == code
    assert not Outcome.objects.exists()
    assert Event.objects.count() == 1


def holder(role: Role) -> Actor:
    return actors.officer("cb-9", act="a-9", held=[Held(role, "xa")])


@pytest.mark.parametrize(
    ("person", "may"),
    [
        (holder(Role.CLERK), True),
        (holder(Role.HANDLER), True),
        (holder(Role.LEADER), True),
        (holder(Role.FRONT), False),
        (holder(Role.ADMINISTRATOR), False),
        (CITIZEN, False),
    ],
)
def test_messages_belong_to_who_works_with_people(person: Actor, may: bool) -> None:
    notice = queue()

    assert queries.visible_to(person).exists() is may
    if may:
        policies.check_can_record(person)
        return
    with pytest.raises(NotAllowed, match=r"notices\.not-yours"):
        notices.record_outcome(
            notice=notice, channel="call", success=True, detail="", by=person, at=NOON
        )
    assert not Outcome.objects.exists()


# ── reading ───────────────────────────────────────────────────────────────────────────────────


def test_not_yet_told_are_people_who_can_be_told(settings: Settings) -> None:
    by_hand = queue()
    queue(email="", phone="")
    queue(recipient="officer/cb-1")
    queue(about=("voice", "v-1"))
    settings.MAIL_CONFIGURED = True
    queued = queue()

    assert list(queries.not_yet_told("case")) == [by_hand, queued]


def test_messages_about_a_thing_are_read_in_two_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        notices.record_outcome(
            notice=queue(), channel="call", success=False, detail="bận", by=CLERK, at=NOON
        )
    queue(about=("case", "LC-OTHER"))

    with django_assert_num_queries(2):
        read = [len(notice.outcomes.all()) for notice in queries.for_about("case", "LC-7KQ4-M2XD")]

    assert read == [1, 1, 1]
