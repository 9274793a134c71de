"""The one clock: the machine's in life, the rows' in training; what is marked stays marked."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from hoiam.base import actions, checks, clock, training
from hoiam.base.models import Event, TrainingClock
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState

pytestmark = pytest.mark.django_db

BORN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
JUNE = datetime(2026, 6, 22, 1, 0, tzinfo=UTC)


def by() -> Actor:
    return actors.system("test", act="a-1")


class Machine:
    """The machine's own clock, in the hands of the test."""

    def __init__(self) -> None:
        self.now = BORN

    def passes(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(clock, "machine_now", lambda: made.now)
    return made


@pytest.fixture
def born(machine: Machine, settings: object) -> Machine:
    """A training installation of this morning whose people are in June."""
    settings.TRAINING = True  # type: ignore[attr-defined]
    actions.begin_training(machine=BORN, by=by(), at=JUNE)
    return machine


def turn(speed: int, days: float | None = None) -> None:
    look = clock.look()
    until = None if days is None else look.shown + timedelta(days=days)
    actions.turn_clock(speed=speed, until=until, machine=look.machine, by=by(), at=look.shown)


def test_real_installation_has_the_machines_time_and_asks_nothing(
    machine: Machine, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert clock.now() == BORN
        assert clock.ago(timedelta(minutes=30)) == BORN - timedelta(minutes=30)
        assert clock.pause(5.0) == 5.0


def test_training_begins_on_its_day_and_goes_as_in_life(born: Machine) -> None:
    assert clock.now() == JUNE
    born.passes(hours=5)
    assert clock.now() == JUNE + timedelta(hours=5)


def test_clock_is_stopped_run_and_let_go_again(born: Machine) -> None:
    turn(0)
    born.passes(hours=3)
    assert clock.now() == JUNE
    assert clock.look().is_stopped

    turn(43_200, days=30)
    born.passes(seconds=30)
    assert clock.now() == JUNE + timedelta(days=15)
    assert (clock.look().hurries, clock.look().percent) == (True, 50)
    born.passes(seconds=40)
    assert clock.now() == JUNE + timedelta(days=30, seconds=10)
    assert not clock.look().hurries


def test_half_an_hour_ago_is_of_the_machines_time(born: Machine) -> None:
    born.passes(hours=1)
    sent = clock.now()
    turn(43_200, days=30)
    born.passes(minutes=2)

    assert clock.now() > sent + timedelta(days=30)
    # What was sent two minutes ago is within the last half hour, and not within the last minute.
    assert clock.ago(timedelta(minutes=30)) <= sent < clock.ago(timedelta(minutes=1))
    # Before the first row there was no other course than the first.
    assert clock.ago(timedelta(days=9)) == JUNE


def test_page_is_of_one_moment(born: Machine) -> None:
    turn(86_400, days=30)
    with clock.held():
        first = clock.now()
        born.passes(seconds=5)
        assert clock.now() == first
    assert clock.now() == first + timedelta(days=5)


def test_worker_rests_less_while_days_are_short(born: Machine) -> None:
    assert clock.pause(5.0) == 1.0
    turn(86_400, days=30)
    assert clock.pause(5.0) == 0.25


def test_time_never_goes_backwards_when_two_trainers_press_at_once(born: Machine) -> None:
    look = clock.look()
    turn(43_200, days=30)
    born.passes(seconds=1)

    with pytest.raises(WrongState) as refused:
        actions.turn_clock(speed=0, until=None, machine=born.now, by=by(), at=look.shown)

    assert refused.value.code == "base.clock-turned"
    assert TrainingClock.objects.count() == 2


def test_clock_set_back_on_the_machine_cannot_turn_ours_back(born: Machine) -> None:
    born.passes(hours=-1)

    with pytest.raises(WrongState) as refused:
        turn(0)
    assert refused.value.code == "base.clock-turned"
    assert clock.now() == JUNE


def test_far_years_and_strangers_are_refused(born: Machine) -> None:
    with pytest.raises(Invalid) as far:
        turn(86_400, days=401)
    with pytest.raises(NotAllowed) as stranger:
        actions.turn_clock(
            speed=0, until=None, machine=born.now, at=clock.now(),
            by=actors.officer("o-1", act="a", held=[]),
        )  # fmt: skip

    assert (far.value.code, stranger.value.code) == ("course.too-far", "base.trainer-needed")


def test_real_installation_has_no_clock_to_turn(machine: Machine) -> None:
    with pytest.raises(WrongState) as refused:
        actions.turn_clock(speed=0, until=None, machine=BORN, by=by(), at=BORN)
    assert refused.value.code == "base.not-training"


def test_database_in_which_anything_was_done_never_becomes_a_training_one(
    machine: Machine,
) -> None:
    event(tag="voices.voice.accepted")

    with pytest.raises(WrongState) as refused:
        actions.begin_training(machine=BORN, by=by(), at=BORN)

    assert refused.value.code == "base.training-too-late"
    assert not TrainingClock.objects.exists()


def test_training_begins_once(born: Machine) -> None:
    with pytest.raises(WrongState):
        actions.begin_training(machine=BORN, by=by(), at=JUNE)


def event(*, tag: str) -> None:
    Event(
        tag=tag, act="a-0", subject_kind="x", subject_code="x", recorded_at=BORN, recorded_by="x"
    ).save()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM base_trainingclock",
        "UPDATE base_trainingclock SET speed = 0",
        "UPDATE base_trainingclock SET number = 2",
    ],
)
def test_database_itself_keeps_the_mark(born: Machine, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="stays"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert training.is_marked()


@pytest.mark.parametrize("settled", [True, False])
def test_marked_database_and_setting_belong_together(
    born: Machine, settings: object, settled: bool
) -> None:
    settings.TRAINING = settled  # type: ignore[attr-defined]

    assert training.mismatch() == (None if settled else training.AS_A_REAL_ONE)
    found = {one.id for one in checks.training_is_marked(None, databases=["default"])}
    assert ("hoiam.E007" in found) is not settled


def test_setting_on_a_real_database_is_refused(machine: Machine, settings: object) -> None:
    event(tag="voices.voice.accepted")
    settings.TRAINING = True  # type: ignore[attr-defined]

    assert training.mismatch() == training.IN_A_REAL_ONE
    assert "hoiam.E006" in {
        one.id for one in checks.training_is_marked(None, databases=["default"])
    }
    with pytest.raises(SystemExit, match=r"hoiam\.E006"):
        training.refuse_mismatch()


def test_empty_database_takes_either(machine: Machine, settings: object) -> None:
    assert training.mismatch() is None
    settings.TRAINING = True  # type: ignore[attr-defined]
    assert training.mismatch() is None
    with pytest.raises(SystemExit, match=r"hoiam\.E010"):
        training.refuse_mismatch()


def test_first_event_alone_is_a_mark(machine: Machine) -> None:
    # As if somebody had taken the rows out past the database's own guard.
    event(tag=training.BEGUN)
    event(tag="voices.voice.accepted")

    assert training.mismatch() == training.AS_A_REAL_ONE


def test_ways_out_are_refused_in_training_alone(settings: object) -> None:
    settings.SMS_URL = "https://sms.example.vn/"  # type: ignore[attr-defined]
    assert checks.training_sends_nothing(None) == []
    settings.TRAINING = True  # type: ignore[attr-defined]
    assert [one.id for one in checks.training_sends_nothing(None)] == ["hoiam.E008"]


def test_prefix_of_training_is_refused_in_life(settings: object) -> None:
    settings.PREFIX = "ZZ"  # type: ignore[attr-defined]
    assert "hoiam.E009" in {one.id for one in checks.safe_settings(None)}
    settings.TRAINING = True  # type: ignore[attr-defined]
    assert "hoiam.E009" not in {one.id for one in checks.safe_settings(None)}
