"""The worker between letters and recounts: it gives way, and comes again."""

from datetime import date

import pytest
from django.db import OperationalError

from hoiam.cases import actions as cases
from hoiam.cli import work
from hoiam.commitments.models import Commitment, Recount
from hoiam.rules import actions as rules
from tests.cast import NOW, Cast, make_cast
from tests.commitments.recounting import AFTERWARDS, clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = make_cast()
    clock(cast)
    rules.override_day(
        day=date(2026, 10, 7), working=False, reason="Bão", decision="Công điện 88",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip
    return cast


def due_on() -> date:
    return Commitment.objects.get().due_on


def test_round_counts_dates_anew_and_says_that_it_worked(cast: Cast) -> None:
    assert work.recount_once(at=AFTERWARDS)
    assert (due_on(), Recount.objects.get().state) == (date(2026, 10, 19), "done")
    assert not work.recount_once(at=AFTERWARDS)


def test_date_in_somebodys_hand_is_left_for_the_next_round(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(**_given: object) -> None:
        raise OperationalError("could not obtain lock")

    with monkeypatch.context() as patched:
        patched.setattr(cases, "recount", busy)
        assert not work.recount_once(at=AFTERWARDS)
    assert due_on() == date(2026, 10, 16)

    assert work.recount_once(at=AFTERWARDS)
    assert due_on() == date(2026, 10, 19)


def test_letters_do_not_wait_for_the_end_of_a_recount(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "RECOUNTING", 0)

    assert not work.recount_once(at=AFTERWARDS)
    assert due_on() == date(2026, 10, 16)
