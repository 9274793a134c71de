"""What may happen next in a matter, and what cannot have happened yet."""

from datetime import date

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.next_acts import acts_by, known_acts, next_acts, why_not
from hoiam.core.clocks.shapes import Act, Fact, Ground, Matter
from hoiam.core.law.rules import BOOK

DAY = date(2026, 9, 28)


def after(*facts: Fact, matter: Matter = Matter.COMPLAINT) -> set[Act]:
    clocks = clocks_of(History(matter, facts), calendar_for(), BOOK)
    return set(next_acts(matter, facts, clocks))


def fact(act: Act, day: int, **more: object) -> Fact:
    return Fact(date(2026, 10, day), act, paper="1/QĐ", **more)  # type: ignore[arg-type]


RECEIVED = Fact(DAY, Act.RECEIVED)
ACCEPTED = fact(Act.ACCEPTED, 1)


def test_everything_begins_with_the_day_of_receipt() -> None:
    assert after() == {Act.RECEIVED}


def test_received_complaint_is_accepted_refused_or_withdrawn() -> None:
    found = after(RECEIVED)

    assert {Act.ACCEPTED, Act.REFUSED, Act.WITHDRAWN, Act.NOT_OWN} <= found
    assert not found & {Act.RECEIVED, Act.DECIDED, Act.PAUSED, Act.EXTENDED, Act.SENT}


def test_complaint_of_others_is_guided_or_returned_never_transferred() -> None:
    foreign = {Act.TRANSFERRED, Act.CONCLUDED, Act.ANSWERED, Act.SETTLED}

    assert not after(RECEIVED) & {*foreign, Act.GUIDED}
    assert after(RECEIVED, fact(Act.NOT_OWN, 2)) >= {Act.GUIDED}
    assert not set(known_acts(Matter.COMPLAINT)) & foreign
    assert {Act.TRANSFERRED, Act.CONCLUDED} <= set(known_acts(Matter.DENUNCIATION))
    assert {Act.TRANSFERRED, Act.ANSWERED} <= set(known_acts(Matter.RECOMMENDATION))


def test_accepted_complaint_may_be_paused_extended_and_decided() -> None:
    found = after(RECEIVED, ACCEPTED)

    assert {Act.DECIDED, Act.PAUSED, Act.EXTENDED, Act.WITHDRAWN, Act.HEARING} <= found
    assert not found & {Act.ACCEPTED, Act.REFUSED, Act.RESUMED, Act.DECISION_RECEIVED}


def test_paused_complaint_goes_on() -> None:
    found = after(RECEIVED, ACCEPTED, fact(Act.PAUSED, 5, ground=Ground.AWAITING))

    assert Act.RESUMED in found
    assert Act.PAUSED not in found


def test_decided_complaint_is_sent_and_received() -> None:
    found = after(RECEIVED, ACCEPTED, fact(Act.DECIDED, 5))

    assert {Act.SENT, Act.DECISION_RECEIVED} <= found
    assert not found & {Act.DECIDED, Act.PAUSED, Act.EXTENDED, Act.HEARING}


def test_recommendation_is_answered_and_neither_paused_nor_extended() -> None:
    found = after(RECEIVED, matter=Matter.RECOMMENDATION)

    assert Act.ANSWERED in found
    assert not found & {Act.PAUSED, Act.EXTENDED}


@pytest.mark.parametrize(
    ("act", "before", "ever", "stands_in_the_way"),
    [
        (Act.ACCEPTED, {Act.RECEIVED}, {Act.RECEIVED}, None),
        (Act.ACCEPTED, set(), {Act.RECEIVED}, Act.RECEIVED),
        (Act.ACCEPTED, {Act.RECEIVED}, {Act.ACCEPTED}, Act.ACCEPTED),
        (Act.RESUMED, {Act.ACCEPTED}, set(), Act.PAUSED),
        (Act.WITHDRAWN, set(), {Act.WITHDRAWN}, None),
    ],
)
def test_why_not(act: Act, before: set[Act], ever: set[Act], stands_in_the_way: Act | None) -> None:
    assert why_not(act, before, ever) is stands_in_the_way


def test_what_happened_to_the_whole_happened_to_its_parts() -> None:
    facts = (RECEIVED, ACCEPTED, fact(Act.WITHDRAWN, 5, about="person-2"))

    assert acts_by(date(2026, 10, 1), facts, "person-2") == {Act.RECEIVED, Act.ACCEPTED}
    assert Act.WITHDRAWN in acts_by(date(2026, 10, 5), facts, "person-2")
    assert Act.WITHDRAWN not in acts_by(date(2026, 10, 5), facts, "person-1")


@pytest.mark.parametrize("matter", list(Matter))
def test_acts_of_every_matter_are_known_once_and_in_order(matter: Matter) -> None:
    found = known_acts(matter)

    assert found
    assert list(found) == [act for act in Act if act in found]
    assert (Act.PAUSED in found) == (Act.RESUMED in found)
