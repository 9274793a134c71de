"""What another system left open goes on here, with its number, its words and its date."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hoiam.cases.models import OutsideNumber
from hoiam.commitments.models import Commitment, DueDate
from hoiam.core.refusals import Invalid, NotFound, WrongState
from hoiam.registers.models import Continuation
from hoiam.voices.models import Voice
from tests.cast import make_cast
from tests.registers.making import SYSTEM, go_on, record

pytestmark = pytest.mark.django_db

SAID = datetime(2024, 3, 5, 16, 2, tzinfo=UTC)


def test_words_moment_number_and_date_are_those_of_the_source() -> None:
    cast = make_cast()
    row = record(
        cast, text="Cống vỡ từ hôm mưa.", opened_on=date(2024, 3, 5), opened_moment=SAID,
        due_on=date(2024, 4, 1),
    )  # fmt: skip

    case = go_on(cast, row)

    voice = Voice.objects.get()
    duty = Commitment.objects.get(about_code=case.code)
    dated = DueDate.objects.get(commitment=duty)
    assert (voice.text, voice.spoken_at) == ("Cống vỡ từ hôm mưa.", SAID)
    assert (duty.started_on, duty.due_on) == (date(2024, 3, 5), date(2024, 4, 1))
    assert (dated.ground, dated.explanation["basis"]) == ("source", SYSTEM)
    assert OutsideNumber.objects.get(case=case).number == "007"
    assert case.unit == cast.units["commune-office"]
    assert Continuation.objects.get(record=row.code).case == case


def test_source_without_a_due_date_starts_the_clock_today() -> None:
    cast = make_cast()

    case = go_on(cast, record(cast, opened_on=date(2024, 3, 5)))

    duty = Commitment.objects.get(about_code=case.code)
    # Ten working days after Friday 2 October 2026; the day alone was known, so it is said at noon.
    assert (duty.started_on, duty.due_on) == (date(2026, 10, 2), date(2026, 10, 16))
    assert Voice.objects.get().spoken_at == datetime(2024, 3, 5, 5, 0, tzinfo=UTC)


def test_record_goes_on_once() -> None:
    cast = make_cast()
    row = record(cast)
    case = go_on(cast, row)

    with pytest.raises(WrongState, match=r"already-continued .*" + case.code):
        go_on(cast, row)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"state": "ended"}, "already-ended"),
        ({"state": "duplicate"}, "already-ended"),
        ({"category": "Đơn khiếu nại"}, "other-procedure"),
        ({"title": "ĐƠN TỐ CÁO cán bộ"}, "other-procedure"),
        ({"text": "Đơn khiếu nại\nKính gửi"}, "other-procedure"),
    ],
)
def test_what_has_ended_or_has_another_procedure_is_refused(
    values: dict[str, Any], code: str
) -> None:
    cast = make_cast()

    with pytest.raises(WrongState, match=code):
        go_on(cast, record(cast, **values))


def test_record_without_words_and_date_of_another_century_are_refused() -> None:
    cast = make_cast()

    with pytest.raises(Invalid, match="without-words"):
        go_on(cast, record(cast, title=""))
    with pytest.raises(Invalid, match="due-too-far"):
        go_on(cast, record(cast, number="9", due_on=date(9999, 12, 31)))


@pytest.mark.parametrize("who", ["front", "administrator", "stranger", "public"])
def test_who_does_not_see_the_record_does_not_continue_it(who: str) -> None:
    cast = make_cast()
    row = record(cast)

    with pytest.raises(NotFound):
        go_on(cast, row, who)


def test_due_date_long_gone_stays() -> None:
    cast = make_cast()

    case = go_on(cast, record(cast, due_on=date(2020, 1, 31)))

    duty = Commitment.objects.get(about_code=case.code)
    assert duty.due_on == date(2020, 1, 31)
    assert duty.due_on < duty.started_on + timedelta(days=1)
