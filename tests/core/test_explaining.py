"""Explanations in other languages: every word that is Vietnamese goes through the door's `say`."""

import re
from datetime import date

import pytest

from hoiam.core import explaining
from hoiam.core.calendar import Override, calendar_for
from hoiam.core.deadlines import Amount, Pause, Unit, due, latest_day
from hoiam.core.explaining import amount_words, explain

CALENDAR = calendar_for()
J = date(2026, 7, 6)


def bare(words: str) -> str:
    """A language of no words: what is left of a sentence are its places, and what forgot `say`."""
    return " ".join(re.findall(r"{\w+}", words)) or "·"


EXAMPLES = (
    due(date(2025, 4, 25), Amount(10, Unit.WORKING), CALENDAR),
    due(date(2026, 2, 10), Amount(60, Unit.WORKING), CALENDAR),
    due(date(2026, 8, 1), Amount(30, Unit.CALENDAR), CALENDAR),
    due(date(2026, 7, 1), Amount(3, Unit.CALENDAR), CALENDAR),
    due(J, Amount(30, Unit.CALENDAR), CALENDAR, (Pause(date(2026, 7, 20), date(2026, 7, 27)),)),
    due(J, Amount(9, Unit.WORKING), CALENDAR, (Pause(date(2026, 7, 8), date(2026, 7, 9)),)),
    due(J, Amount(1, Unit.CALENDAR), calendar_for([Override(date(2026, 7, 7), working=False, reason="")])),
    latest_day(date(2026, 9, 7), Amount(5, Unit.WORKING), CALENDAR),
    latest_day(date(2026, 7, 24), Amount(5, Unit.CALENDAR), CALENDAR),
    latest_day(date(2026, 7, 23), Amount(5, Unit.CALENDAR), CALENDAR),
)  # fmt: skip


@pytest.mark.parametrize("one", EXAMPLES, ids=str)
def test_no_word_goes_past_the_door(one) -> None:
    told = explain(one, event="ngày họp", say=bare)

    assert not re.search(r"[^\W\d_]", told), told


@pytest.mark.parametrize("one", EXAMPLES, ids=str)
def test_every_word_asked_for_is_listed_or_a_name(one) -> None:
    asked: set[str] = set()

    def say(words: str) -> str:
        asked.add(words)
        return words

    assert explain(one, event="ngày họp", say=say) == explain(one, event="ngày họp")
    names = {day.name or "" for day in one.days} | {"ngày họp"}
    weekdays = {words for words in asked if words.startswith(("Thứ ", "Chủ nhật"))}
    assert asked - names - weekdays <= set(explaining.SENTENCES)


def test_one_day_is_said_in_its_own_words_where_a_language_has_them() -> None:
    one = Amount(1, Unit.WORKING)
    english = {
        "một ngày làm việc": "1 working day",
        "{count} ngày làm việc": "{count} working days",
    }

    assert amount_words(one) == "1 ngày làm việc"
    assert amount_words(one, lambda words: english[words]) == "1 working day"
    assert amount_words(Amount(7, Unit.WORKING), lambda words: english[words]) == "7 working days"


def test_pause_of_one_day_is_told_as_one() -> None:
    told = explain(due(J, Amount(9, Unit.WORKING), CALENDAR, (Pause(J, date(2026, 7, 8)),)))

    assert "Tạm dừng ngày 7/7/2026, không tính." in told
