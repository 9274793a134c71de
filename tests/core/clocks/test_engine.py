"""Clocks: pauses, parts, transitions, and what the law refuses with its article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hoiam.core.calendar import calendar_for
from hoiam.core.clocks import moves
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import (
    Act,
    Clock,
    Criterion,
    Fact,
    Ground,
    Matter,
    Place,
    Timely,
)
from hoiam.core.deadlines import (
    Amount,
    Mark,
    Pause,
    Unit,
    due,
    from_record,
    to_record,
)
from hoiam.core.explaining import explain
from hoiam.core.law.rulebook.shapes import Rule
from hoiam.core.law.rules import BOOK, Rulebook
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState

CALENDAR = calendar_for()
DAY = timedelta(1)
TWO = frozenset({Criterion.PLACES, Criterion.EVIDENCE})
ONE = frozenset({Criterion.PLACES})


def accepted(day: date, about: str = "") -> Fact:
    return Fact(day, Act.ACCEPTED, about)


def paused(day: date, about: str = "", ground: Ground | None = Ground.AWAITING) -> Fact:
    return Fact(day, Act.PAUSED, about, "14a", ground)


def resumed(day: date, about: str = "") -> Fact:
    return Fact(day, Act.RESUMED, about, "14b")


def extended(day: date, criteria: frozenset[Criterion] = ONE) -> Fact:
    return Fact(day, Act.EXTENDED, "", "QĐ", criteria=criteria)


def hindered(day: date, ground: Ground | None = Ground.ILLNESS) -> Fact:
    return Fact(day, Act.HINDERED, ground=ground)


def lengthened(day: date, ground: Ground | None = Ground.DELEGATED) -> Fact:
    return Fact(day, Act.LENGTHENED, ground=ground)


def settling(matter: Matter, *facts: Fact, place: Place = Place.ORDINARY, about: str = "") -> Clock:
    clocks = clocks_of(History(matter, facts, place), CALENDAR, BOOK)
    return next(one for one in clocks if one.spec.can_pause and one.about == about)


def test_touching_pauses_are_one_pause() -> None:
    a, b, c = date(2026, 8, 3), date(2026, 8, 7), date(2026, 8, 12)
    amount = Amount(30, Unit.CALENDAR)
    start = date(2026, 7, 20)
    two = due(start, amount, CALENDAR, (Pause(a, b), Pause(b, c)))
    assert two == due(start, amount, CALENDAR, (Pause(a, c),))
    assert b not in Pause(a, b)
    assert b in Pause(b, c)


def test_pause_is_told_in_words_and_kept_in_the_record() -> None:
    clock = settling(
        Matter.COMPLAINT, accepted(date(2026, 7, 6)), paused(date(2026, 7, 20)),
        resumed(date(2026, 7, 27)),
    )  # fmt: skip
    assert "Tạm dừng 7 ngày, từ 20/7/2026 đến hết 26/7/2026, không tính." in explain(clock.due)
    assert sum(one.mark is Mark.PAUSED for one in clock.due.days) == 7
    assert from_record(to_record(clock.due)) == clock.due


def test_clock_that_stands_still_has_no_last_day() -> None:
    facts = (accepted(date(2026, 7, 6)), paused(date(2026, 7, 20)))
    assert settling(Matter.COMPLAINT, *facts).due_on is None


def test_pause_after_the_last_day_moves_nothing() -> None:
    facts = (accepted(date(2026, 7, 6)), paused(date(2026, 9, 1)))
    assert settling(Matter.COMPLAINT, *facts).due_on == date(2026, 8, 5)


def test_whole_matter_and_one_member_run_side_by_side() -> None:
    facts = (
        accepted(date(2026, 7, 6)),
        accepted(date(2026, 7, 13), about="2"),
        Fact(date(2026, 7, 20), Act.WITHDRAWN, about="2"),
        extended(date(2026, 7, 22)),
    )
    whole = settling(Matter.COMPLAINT, *facts)
    member = settling(Matter.COMPLAINT, *facts, about="2")
    assert (whole.due.amount.count, whole.ended) == (45, None)
    assert (member.due_on, member.ended) == (date(2026, 8, 12), facts[2])


def test_older_complaint_keeps_its_rule_and_takes_the_new_pause() -> None:
    clock = settling(
        Matter.COMPLAINT, accepted(date(2026, 6, 20)), paused(date(2026, 7, 3)),
        resumed(date(2026, 7, 13)),
    )  # fmt: skip
    assert clock.rule.valid_to == date(2026, 7, 1)
    assert [one.transition and one.transition.id for one in clock.pauses] == ["C-TRANSITION"]


J = date(2026, 7, 6)
R_08 = BOOK.versions_of("R-08")[-1]
REFUSED = (
    (Matter.COMPLAINT, [accepted(date(2026, 6, 1)), paused(date(2026, 6, 30))],
     NotAllowed, "clocks.no-pause"),
    (Matter.COMPLAINT, [accepted(J), paused(J, ground=Ground.EXPERT)],
     Invalid, "clocks.pause-ground"),
    (Matter.COMPLAINT, [accepted(J), paused(J), paused(J + DAY)],
     WrongState, "clocks.paused-already"),
    (Matter.COMPLAINT, [accepted(J), resumed(J + DAY)], WrongState, "clocks.not-paused"),
    (Matter.COMPLAINT, [accepted(J), paused(J - DAY)], WrongState, "clocks.before-start"),
    (Matter.COMPLAINT, [accepted(J), Fact(J + DAY, Act.DECIDED), paused(J + 2 * DAY)],
     WrongState, "clocks.not-running"),
    (Matter.COMPLAINT, [accepted(J), replace(paused(J), paper="")],
     Invalid, "clocks.paper-missing"),
    (Matter.COMPLAINT, [accepted(J), extended(J, frozenset())],
     NotAllowed, "clocks.criteria-missing"),
    (Matter.COMPLAINT, [accepted(J), extended(J), extended(J + DAY)],
     NotAllowed, "clocks.extended-enough"),
    (Matter.COMPLAINT, [accepted(J), extended(date(2026, 8, 6))],
     WrongState, "clocks.extended-late"),
    (Matter.DENUNCIATION, [accepted(J), extended(J), extended(J + DAY)],
     NotAllowed, "clocks.criteria-missing"),
    (Matter.DENUNCIATION, [accepted(J), *[extended(J, TWO)] * 3],
     NotAllowed, "clocks.extended-enough"),
    (Matter.RECOMMENDATION, [Fact(J, Act.RECEIVED), extended(J)],
     NotAllowed, "clocks.no-extension"),
    (Matter.RECOMMENDATION, [Fact(J, Act.RECEIVED), paused(J)], NotAllowed, "clocks.no-pause"),
    (Matter.COMPLAINT, [paused(J)], WrongState, "clocks.not-running"),
    (Matter.COMPLAINT, [Fact(J, Act.KNOWN), hindered(J, None)],
     Invalid, "clocks.pause-ground"),
    (Matter.COMPLAINT, [Fact(J, Act.KNOWN), hindered(J), hindered(J + DAY)],
     WrongState, "clocks.paused-already"),
    (Matter.COMPLAINT, [Fact(J, Act.KNOWN), Fact(J, Act.FREED)],
     WrongState, "clocks.not-paused"),
    (Matter.COMPLAINT, [Fact(J, Act.KNOWN), Fact(J, Act.RECEIVED), hindered(J + DAY)],
     WrongState, "clocks.not-running"),
    (Matter.RECOMMENDATION, [Fact(J, Act.RECEIVED), hindered(J)],
     NotAllowed, "clocks.no-pause"),
    (Matter.RECOMMENDATION, [Fact(J, Act.RECEIVED), Fact(J, Act.FREED)],
     WrongState, "clocks.not-running"),
    (Matter.DENUNCIATION, [Fact(J, Act.RECEIVED), lengthened(J, None)],
     Invalid, "clocks.longer-ground"),
    (Matter.DENUNCIATION, [Fact(J, Act.RECEIVED), lengthened(J), lengthened(J + DAY)],
     NotAllowed, "clocks.extended-enough"),
    (Matter.DENUNCIATION, [Fact(J, Act.RECEIVED), lengthened(J + 30 * DAY)],
     WrongState, "clocks.extended-late"),
    (Matter.RECOMMENDATION, [Fact(J, Act.RECEIVED), lengthened(J)],
     NotAllowed, "clocks.no-extension"),
    (Matter.COMPLAINT, [accepted(J), Fact(J + DAY, Act.EXPIRED)],
     WrongState, "clocks.not-expired"),
    (Matter.COMPLAINT, [accepted(J), paused(J + DAY), Fact(J + 90 * DAY, Act.EXPIRED)],
     WrongState, "clocks.not-expired"),
    (Matter.COMPLAINT, [accepted(J), Fact(J - DAY, Act.DECIDED)],
     WrongState, "clocks.before-start"),
    (Matter.DENUNCIATION, [Fact(date(2018, 12, 20), Act.RECEIVED)],
     NotFound, "rules.not-in-force"),
)  # fmt: skip


@pytest.mark.parametrize(("matter", "facts", "kind", "code"), REFUSED)
def test_what_the_law_does_not_allow_is_refused(matter, facts, kind, code) -> None:
    with pytest.raises(Refusal) as refused:
        clocks_of(History(matter, tuple(facts)), CALENDAR, BOOK)
    assert (type(refused.value), refused.value.code) == (kind, code)


@pytest.mark.parametrize("last", [J - DAY, date(2099, 1, 1)])
def test_pause_backwards_or_for_ever_is_refused(last) -> None:
    with pytest.raises(Invalid, match=r"deadlines\.pause"):
        Pause(J, last)


def test_rule_without_extensions_is_not_extended() -> None:
    history = History(Matter.RECOMMENDATION, (Fact(J, Act.RECEIVED),))
    clock = clocks_of(history, CALENDAR, BOOK)[0]

    with pytest.raises(NotAllowed, match=r"clocks\.no-extension"):
        moves._extension(
            clock, extended(J), moves.Work(history.matter, history.place, CALENDAR, BOOK)
        )


def clock_of(matter: Matter, code: str, *facts: Fact, place: Place = Place.ORDINARY) -> Clock:
    clocks = clocks_of(History(matter, facts, place), CALENDAR, BOOK)
    return next(one for one in clocks if one.code == code)


@pytest.mark.parametrize(
    ("matter", "code", "facts", "today", "timely"),
    [
        (Matter.COMPLAINT, "lodge", [(J, Act.KNOWN)], date(2026, 10, 5), Timely.OPEN),
        (Matter.COMPLAINT, "lodge", [(J, Act.KNOWN)], date(2026, 10, 6), Timely.TOO_LATE),
        (Matter.COMPLAINT, "lodge", [(J, Act.KNOWN), (date(2026, 10, 5), Act.RECEIVED)],
         date(2027, 1, 1), Timely.IN_TIME),
        (Matter.COMPLAINT, "lodge", [(J, Act.KNOWN), (date(2026, 10, 6), Act.RECEIVED)],
         J, Timely.TOO_LATE),
        (Matter.DIALOGUE, "announce", [(date(2026, 7, 16), Act.MEETING)],
         date(2026, 7, 9), Timely.OPEN),
        (Matter.DIALOGUE, "announce", [(date(2026, 7, 16), Act.MEETING)],
         date(2026, 7, 10), Timely.TOO_LATE),
        (Matter.OPINION, "post", [(J, Act.PUBLISHED)], date(2026, 7, 27), Timely.OPEN),
        (Matter.OPINION, "post", [(J, Act.PUBLISHED)], date(2026, 7, 28), Timely.IN_TIME),
        (Matter.OPINION, "post", [(J, Act.PUBLISHED), (date(2026, 7, 27), Act.TAKEN_DOWN)],
         date(2027, 1, 1), Timely.TOO_EARLY),
        (Matter.OPINION, "post", [(J, Act.PUBLISHED), (date(2026, 7, 28), Act.TAKEN_DOWN)],
         date(2027, 1, 1), Timely.IN_TIME),
    ],
)  # fmt: skip
def test_whether_it_came_in_time(matter, code, facts, today, timely) -> None:
    """Twenty days from 6 July end on a Sunday, so the posting lasts through Monday the 27th."""
    clock = clock_of(matter, code, *(Fact(day, act) for day, act in facts))

    assert clock.timely_on(today) is timely


def test_clock_that_stands_still_is_neither_late_nor_in_time() -> None:
    assert (
        settling(Matter.COMPLAINT, accepted(J), paused(J)).timely_on(date(2030, 1, 1))
        is Timely.OPEN
    )


def test_what_is_owed_by_the_office_and_what_is_not() -> None:
    facts = (accepted(J), Fact(J, Act.DECIDED), Fact(J, Act.DECISION_RECEIVED))

    assert clock_of(Matter.COMPLAINT, "send", *facts).is_duty
    assert not clock_of(Matter.COMPLAINT, "effect", *facts).is_duty
    assert not clock_of(Matter.COMPLAINT, "again", *facts).is_duty
    assert not clock_of(Matter.OPINION, "post", Fact(J, Act.PUBLISHED)).is_duty


def test_late_decision_does_not_take_the_second_complaint_from_the_person() -> None:
    facts = (accepted(J), Fact(date(2026, 8, 17), Act.DECIDED))

    assert clock_of(Matter.COMPLAINT, "again-expired", *facts).start == date(2026, 8, 5)


def test_expiry_of_a_part_is_its_own() -> None:
    facts = (accepted(J), accepted(date(2026, 7, 13), "2"), Fact(date(2026, 8, 12), Act.EXPIRED))
    clocks = clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)
    starts = {one.about: one.start for one in clocks if one.code == "again-expired"}

    assert starts == {"": date(2026, 8, 5), "2": date(2026, 8, 12)}


def test_decision_in_time_leaves_nothing_to_expire() -> None:
    facts = (accepted(J), Fact(J + DAY, Act.DECIDED), Fact(J + 60 * DAY, Act.EXPIRED))
    clocks = clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)

    assert "again-expired" not in [one.code for one in clocks]


def test_rule_that_a_lawyer_emptied_runs_no_clock() -> None:
    rules = tuple(replace(rule, limits=()) if rule.id == "C-02" else rule for rule in BOOK.rules)
    clocks = clocks_of(
        History(Matter.COMPLAINT, (Fact(J, Act.RECEIVED),)), CALENDAR, Rulebook(rules)
    )

    assert [one.code for one in clocks] == ["neglect"]


def test_corrected_rule_gives_the_corrected_date() -> None:
    shorter = replace(R_08, limits=(replace(R_08.limits[0], count=5),))
    book = Rulebook(tuple(shorter if rule == R_08 else rule for rule in BOOK.rules))
    history = History(Matter.RECOMMENDATION, (Fact(J, Act.RECEIVED),))

    assert clocks_of(history, CALENDAR, book)[0].due_on == date(2026, 7, 13)


@pytest.mark.parametrize("removed", ["longer", "remote"])
def test_what_a_corrected_book_no_longer_has_is_refused(removed) -> None:
    def without(rule: Rule) -> Rule:
        if removed == "longer" and rule.id == "D-01":
            return replace(rule, limits=rule.limits[:1])
        if removed == "remote" and rule.id == "C-03":
            return replace(rule, extensions=rule.extensions[:1])
        return rule

    book = Rulebook(tuple(map(without, BOOK.rules)))
    matter, facts = (
        (Matter.DENUNCIATION, (Fact(J, Act.RECEIVED), lengthened(J)))
        if removed == "longer"
        else (Matter.COMPLAINT, (accepted(J), extended(J)))
    )
    with pytest.raises(NotAllowed, match=r"clocks\.no-extension"):
        clocks_of(History(matter, facts, Place.REMOTE), CALENDAR, book)


def test_decision_on_the_last_day_is_in_time_and_starts_no_expiry() -> None:
    facts = (accepted(J), Fact(date(2026, 8, 5), Act.DECIDED))
    clocks = clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)

    assert "again-expired" not in [one.code for one in clocks]


def test_each_sending_ends_the_earliest_suspension_that_waits() -> None:
    facts = (
        accepted(J), paused(J + DAY), resumed(J + 2 * DAY), paused(J + 3 * DAY),
        Fact(J + 4 * DAY, Act.PAUSE_SENT), Fact(J + 5 * DAY, Act.PAUSE_SENT),
    )  # fmt: skip

    assert clock_of(Matter.COMPLAINT, "send-pause", *facts).ended == facts[4]
    assert clock_of(Matter.COMPLAINT, "send-pause-2", *facts).ended == facts[5]


def test_notice_after_the_hearing_is_no_notice_of_it() -> None:
    facts = (accepted(J), Fact(date(2026, 7, 20), Act.HEARING))
    late = Fact(date(2026, 7, 21), Act.HEARING_TOLD)

    assert clock_of(Matter.COMPLAINT, "hearing", *facts, late).ended is None


def test_member_that_joins_later_has_its_own_days() -> None:
    """What was done to the whole before is none of its own."""
    joined, taken = J + 7 * DAY, J + 9 * DAY
    facts = (
        Fact(J - DAY, Act.RECEIVED),
        accepted(J),
        Fact(joined, Act.RECEIVED, "person-1"),
        replace(accepted(taken), about="person-1"),
    )
    found = {
        (one.about, one.code): one
        for one in clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)
    }

    assert (found["", "decide"].start, found["person-1", "decide"].start) == (J, taken)
    assert found["person-1", "accept"].start == joined
    assert found["person-1", "accept"].ended == facts[-1]


def test_member_that_went_on_before_the_whole_goes_on_when_the_whole_does() -> None:
    facts = (accepted(J), paused(J + DAY), resumed(J + 4 * DAY, "person-1"), resumed(J + 9 * DAY))
    clocks = clocks_of(History(Matter.COMPLAINT, facts), CALENDAR, BOOK)

    days = {one.about: one.pauses[0].pause for one in clocks if one.code == "decide"}
    assert days == {
        "": Pause(J + DAY, J + 9 * DAY),
        "person-1": Pause(J + DAY, J + 4 * DAY),
    }
