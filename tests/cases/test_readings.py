"""Readings: who may open what for which purpose, logged before anything is shown, told and counted."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from hoiam.base import audit
from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import demands, queries, readings
from hoiam.cases.actions import Order
from hoiam.cases.models import Case, Demand, Purpose, Reading
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.notices.models import Notice
from tests.cast import NOW, Cast, later, make_cast
from tests.contracts.arrange_readings import ORDER

pytestmark = pytest.mark.django_db
WHY = {"purpose": "reaching", "reason": "Hẹn gặp"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    case = cast.receive().case
    return cases.accept(case=case, by=cast.actor("handler"), at=later(1))


def opened(cast: Cast, case: Case, who: str, **given: object) -> Reading:
    values = {"part": "contact", **WHY} | given
    voice = queries.first_voice(case)
    return cases.read(case=case, voice=voice, by=cast.actor(who), at=later(1), **values)  # type: ignore[arg-type]


def test_reading_says_unit_role_and_purpose(cast: Cast, case: Case) -> None:
    cases.consult(
        case=case, unit=cast.units["department"], question="Ý kiến?", by=cast.actor("handler"),
        at=later(1),
    )  # fmt: skip
    as_whom = {
        "clerk": ("commune-office", "intake"),
        "handler": ("commune-office", "handling"),
        "leader": ("commune-ubnd", "above"),
        "province-leader": ("province-ubnd", "above"),
    }

    for who, (unit, role) in as_whom.items():
        row = opened(cast, case, who)
        assert (row.unit, row.role) == (cast.units[unit], role), who
    asked = opened(cast, case, "expert", part="words")
    assert (asked.unit, asked.role) == (cast.units["department"], "asked")
    with pytest.raises(NotAllowed):  # an opinion needs the words, not the telephone
        opened(cast, case, "expert")


def test_purpose_follows_from_the_assignment_for_intake_alone(cast: Cast) -> None:
    case = cast.receive().case
    free = {"purpose": "intake", "reason": ""}

    assert opened(cast, case, "clerk", **free).reason == ""
    for who in ("handler", "leader"):
        with pytest.raises(Invalid, match=r"cases\.purpose-needed"):
            opened(cast, case, who, **free)
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))
    with pytest.raises(Invalid, match=r"cases\.purpose-needed"):  # no longer new: asked as well
        opened(cast, case, "clerk", **free)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"purpose": "curious"}, "cases.purpose-needed"),
        ({"purpose": ""}, "cases.purpose-needed"),
        ({"reason": "  "}, "cases.reason-needed"),
        ({"part": "letter"}, "cases.part-unknown"),
        ({"purpose": "demanded"}, "cases.demand-needed"),
    ],
)
def test_nothing_is_opened_without_purpose_and_reason(
    cast: Cast, case: Case, given: dict[str, str], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        opened(cast, case, "handler", **given)

    assert not Reading.objects.exists()


def test_person_is_told_of_each_opening_and_of_the_words_once(cast: Cast, case: Case) -> None:
    for part in ("contact", "contact", "words", "words"):
        opened(cast, case, "handler", part=part)
    opened(cast, case, "clerk")

    told = Notice.objects.filter(template="cases.read")

    assert told.count() == 3
    assert all("Mục đích: liên hệ người gửi." in one.text for one in told)
    voice = queries.first_voice(case)
    assert readings.readings_of(voice).count() == 5


def test_log_that_cannot_be_written_opens_nothing(
    cast: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = opened(cast, case, "handler")

    def full(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(Reading, "save", full)
    monkeypatch.setattr(audit, "record_each", full)
    with pytest.raises(WrongState, match=r"cases\.reading-not-logged"):
        opened(cast, case, "handler")
    with pytest.raises(WrongState, match=r"cases\.reading-not-logged"):
        cases.deliver(readings=[row], what="page", by=cast.actor("handler"), at=later(1))
    monkeypatch.setattr(audit, "record", full)
    with pytest.raises(WrongState, match=r"cases\.reading-not-logged"):
        cases.read_elsewhere(
            about=("record", "r"), unit=cast.units["commune-office"], part="record",
            by=cast.actor("handler"), at=later(1), **WHY,
        )  # fmt: skip

    assert Reading.objects.count() == 1


def test_delivery_is_an_event_of_the_reading_and_of_its_reader_alone(
    cast: Cast, case: Case
) -> None:
    row = opened(cast, case, "handler")

    for _ in range(2):
        cases.deliver(readings=[row], what="page", by=cast.actor("handler"), at=later(1))
    with pytest.raises(NotAllowed):
        cases.deliver(readings=[row], what="page", by=cast.actor("leader"), at=later(1))

    assert Event.objects.filter(subject_kind="reading", subject_code=str(row.pk)).count() == 2
    assert [(one.pk, one.shown) for one in readings.own(cast.actor("handler"))] == [(row.pk, 2)]  # type: ignore[attr-defined]
    assert not readings.own(cast.actor("leader")).exists()


def test_counts_are_by_unit_and_purpose_and_for_who_oversees(cast: Cast, case: Case) -> None:
    opened(cast, case, "handler")
    opened(cast, case, "handler", purpose="checking")
    since = NOW - timedelta(days=1)

    for who in ("leader", "province-leader", "front"):
        (row,) = readings.counted(cast.actor(who), since=since)
        assert row.all == 2
        assert row.by_purpose[list(Purpose).index(Purpose.CHECKING)] == 1
    for who in ("handler", "other-leader", "administrator"):
        assert not readings.counted(cast.actor(who), since=since)


def test_demand_needs_a_paper_and_a_leader(cast: Cast, case: Case) -> None:
    office = cast.units["commune-office"]

    def record(order: Order, about: Case | None = case) -> Demand:
        return cases.record_demand(
            order=order, unit=office, case=about, by=cast.actor("clerk"), at=later(1)
        )

    for change, code in (
        ({"number": " "}, "cases.demand-paper"),
        ({"ground": ""}, "cases.demand-paper"),
        ({"body_kind": "neighbour"}, "cases.demand-body"),
        ({"dated_on": later(9).date()}, "cases.demand-ahead"),
    ):
        values = {name: getattr(ORDER, name) for name in ORDER.__slots__} | change
        with pytest.raises(Invalid, match=code):
            record(Order(**values))
    demand, nobody = record(ORDER), record(ORDER, None)
    for who in ("clerk", "handler", "other-leader"):
        with pytest.raises(NotAllowed):
            cases.grant_demand(demand=demand, reason="x", by=cast.actor(who), at=later(1))
    leader = cast.actor("leader")
    with pytest.raises(WrongState, match=r"cases\.demand-without-case"):
        cases.grant_demand(demand=nobody, reason="Cả danh sách", by=leader, at=later(1))
    with pytest.raises(Invalid, match=r"cases\.demand-needed"):  # not granted yet
        opened(cast, case, "handler", purpose="demanded", demand=demand)
    granted = cases.grant_demand(demand=demand, reason="Đúng luật", by=leader, at=later(1))
    cases.refuse_demand(demand=nobody, reason="Gộp theo người", by=leader, at=later(1))
    with pytest.raises(WrongState, match=r"cases\.demand-decided"):
        cases.refuse_demand(demand=demand, reason="Đổi ý", by=leader, at=later(1))

    row = opened(cast, case, "handler", purpose="demanded", demand=granted)
    other = cast.receive("k2").case
    with pytest.raises(Invalid, match=r"cases\.demand-needed"):  # of another matter
        opened(cast, other, "handler", purpose="demanded", demand=granted)
    with pytest.raises(Invalid, match=r"cases\.purpose-needed"):  # an order is no cover for others
        opened(cast, case, "handler", purpose="handling", demand=granted)

    assert row.demand == granted
    (counted,) = demands.counted()
    assert (counted.year, counted.kind, counted.granted, counted.refused) == (2026, "công an", 1, 1)


def test_database_refuses_a_reading_without_its_reason_or_order(cast: Cast, case: Case) -> None:
    row = opened(cast, case, "handler")
    kept = {one.name: getattr(row, one.name) for one in Reading._meta.fields if one.name != "id"}

    for values in ({"reason": ""}, {"purpose": "demanded"}, {"voice": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Reading(**(kept | values)).save()
