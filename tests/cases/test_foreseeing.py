"""Each step of a case is foreseen, then taken: what was foreseen is what happened."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import foreseeing, queries
from hoiam.cases.actions import Reply
from hoiam.cases.foreseeing import Effect, Given, Turn
from hoiam.cases.models import Case
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState
from hoiam.core import calendar
from hoiam.core.law import procedures
from hoiam.rules import actions as rule_actions
from hoiam.rules import queries as rule_queries
from hoiam.rules import queries as rules
from tests.cast import Cast, later, make_cast

LATER = date(2026, 12, 1)
PROMISED = Reply(
    result="promised", text="Sẽ thay.", promise="Thay cống", promise_due_on=date(2026, 11, 20)
)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@dataclass(frozen=True)
class Row:
    """One duty as the figures of a day show it."""

    kind: str
    state: str
    unit: str
    due_on: date


def rows(case: Case) -> dict[int, Row]:
    found = commitments.about("case", case.code)
    return {row.pk: Row(row.kind, row.state, row.unit.code, row.due_on) for row in found}


AT = later(days=5)


def given_for(cast: Cast, case: Case, step: str) -> Given:
    """What the officer types into the form of the step."""
    match step:
        case "hand-over" | "consult":
            return Given(unit=cast.units["department"])
        case "extend":
            return Given(due_on=LATER)
        case "answer":
            return Given(reply=queries.working_answer(case))
        case "join":
            into = Case.objects.exclude(pk=case.pk)
            (due_on,) = queries.open_answer_dates(into).values()
            return Given(into_due_on=due_on)
    return foreseeing.NOTHING


def take(cast: Cast, case: Case, step: str) -> None:
    by, unit = cast.actor("handler"), cast.units["department"]
    into, leader = Case.objects.exclude(pk=case.pk).first() or case, cast.actor("leader")
    steps: dict[str, Callable[[], object]] = {
        "accept": lambda: cases.accept(case=case, by=by, at=AT),
        "ask-for-more": lambda: cases.ask_for_more(case=case, question="Cống nào?", by=by, at=AT),
        "hand-over": lambda: cases.hand_over(
            case=case, unit=unit, reason="đường tỉnh", by=by, at=AT
        ),
        "consult": lambda: cases.consult(case=case, unit=unit, question="Ai?", by=by, at=AT),
        "extend": lambda: cases.extend(case=case, due_on=LATER, reason="mưa lũ", by=leader, at=AT),
        "answer": lambda: cases.answer(case=case, by=by, at=AT),
        "close": lambda: cases.close(case=case, by=by, at=AT),
        "reopen": lambda: cases.reopen(case=case, reason="chưa xong", by=leader, at=AT),
        "join": lambda: cases.join(case=case, into=into, reason="một chỗ", by=by, at=AT),
        "unjoin": lambda: cases.unjoin(case=case, reason="gộp nhầm", by=by, at=AT),
    }
    steps[step]()


STEPS = (
    "accept", "ask-for-more", "hand-over", "consult", "extend", "answer", "close", "reopen",
    "join", "unjoin",
)  # fmt: skip


def ready(cast: Cast, step: str) -> Case:
    """A case in which this step may be taken."""
    case = cast.receive("k1").case
    handler, leader = cast.actor("handler"), cast.actor("leader")
    if step in ("accept", "ask-for-more"):
        return case
    cases.accept(case=case, by=handler, at=later(days=1))
    if step in ("join", "unjoin"):
        into = cast.receive("k2", at=later(days=2)).case
        if step == "unjoin":
            cases.join(case=case, into=into, reason="một chỗ", by=handler, at=later(days=3))
    if step in ("answer", "close", "reopen"):
        reply = PROMISED if step == "answer" else Reply(result="done", text="Đã thay.")
        cases.draft_answer(case=case, reply=reply, by=handler, at=later(days=2))
        cases.approve_answer(case=case, by=leader, at=later(days=2))
    if step in ("close", "reopen"):
        cases.answer(case=case, by=handler, at=later(days=3))
    return case


def foreseen(case: Case, step: str, given: Given) -> tuple[Effect, ...]:
    fresh = Case.objects.select_related(*queries.WITH_UNITS).get(pk=case.pk)
    return foreseeing.foresee(
        fresh,
        step,
        owed=commitments.about("case", case.code),
        today=calendar.day_of(AT),
        days=rules.calendar_on(),
        given=given,
    )


def happened(before: dict[int, Row], after: dict[int, Row]) -> set[tuple[str, str, object, object]]:
    """What became of each duty, told from the rows alone."""
    found: set[tuple[str, str, object, object]] = set()
    for pk, row in after.items():
        old = before.get(pk)
        if old is None:
            found.add((Turn.STARTS, row.kind, None, row.due_on))
        elif old.state != row.state:
            turn = {
                CommitmentState.OPEN: Turn.OPENS,
                CommitmentState.DONE: Turn.ENDS,
                CommitmentState.MERGED: Turn.MERGES,
            }[CommitmentState(row.state)]
            found.add((turn, row.kind, old.due_on, row.due_on))
        elif row.state == CommitmentState.OPEN:
            moved, passed = old.due_on != row.due_on, old.unit != row.unit
            turn = Turn.MOVES if moved else Turn.PASSES if passed else Turn.STANDS
            found.add((turn, row.kind, old.due_on, row.due_on))
    return found


def told(effects: tuple[Effect, ...]) -> set[tuple[str, str, object, object]]:
    ended = (Turn.ENDS, Turn.MERGES)
    return {
        (one.turn, one.kind.value, one.old, one.old if one.turn in ended else one.new)
        for one in effects
    }


@pytest.mark.parametrize("step", STEPS)
def test_what_was_foreseen_is_what_happened(cast: Cast, step: str) -> None:
    case = ready(cast, step)
    before = rows(case)
    effects = foreseen(case, step, given_for(cast, case, step))
    blank = foreseen(case, step, foreseeing.NOTHING)

    take(cast, Case.objects.get(pk=case.pk), step)

    assert told(effects) == happened(before, rows(case))
    # What the form has not asked yet changes no turn, only what is known of it.
    turns = [(one.turn, one.kind) for one in blank]
    assert turns == [(one.turn, one.kind) for one in effects][: len(turns)]


def test_every_step_of_the_tables_is_foreseen(cast: Cast) -> None:
    steps = {step.code for table in procedures.TABLES for step in table.steps}

    for step in steps:
        foreseen(cast.receive(step).case, step, foreseeing.NOTHING)
    assert steps - set(STEPS) == {"supply"}  # it stands like asking; taken in the next test


def test_supplied_words_stop_no_clock(cast: Cast) -> None:
    case = ready(cast, "ask-for-more")
    cases.ask_for_more(case=case, question="Ở đâu?", by=cast.actor("handler"), at=later(days=1))
    before, effects = rows(case), foreseen(case, "supply", foreseeing.NOTHING)

    cases.supply(
        case=case, origin=queries.first_voice(case), told=cast.told("more", text="Cổng A"),
        by=cast.actor("public"), at=AT,
    )  # fmt: skip

    assert told(effects) == happened(before, rows(case))


def test_unit_that_gets_the_duty_is_named_once_it_is_chosen(cast: Cast) -> None:
    case = ready(cast, "hand-over")
    unit = cast.units["department"]

    (blank,) = foreseen(case, "hand-over", foreseeing.NOTHING)
    (given,) = foreseen(case, "hand-over", Given(unit=unit))

    assert (blank.unit, given.unit) == (None, unit)


def test_undone_join_has_the_date_of_the_calendar_of_that_day(cast: Cast) -> None:
    case = ready(cast, "unjoin")
    (merged,) = Commitment.objects.filter(about_code=case.code, kind=CommitmentKind.ANSWER)
    rule_actions.override_day(
        day=date(2026, 10, 12), working=False, reason="Nghỉ bão", decision="QĐ 9",
        by=cast.actor("administrator"), at=later(days=4),
    )  # fmt: skip

    (effect,) = foreseen(case, "unjoin", foreseeing.NOTHING)
    cases.unjoin(case=case, reason="gộp nhầm", by=cast.actor("handler"), at=AT)

    merged.refresh_from_db()
    assert effect.new == merged.due_on
    assert effect.new != effect.old


def test_undone_join_has_the_date_of_a_rule_that_was_put_right_meanwhile(cast: Cast) -> None:
    case = ready(cast, "unjoin")
    (merged,) = Commitment.objects.filter(about_code=case.code, kind=CommitmentKind.ANSWER)
    standing = rule_queries.rulebook_on().rule_on(merged.rule, merged.started_on)
    limits = tuple(replace(one, count=one.count + 3) for one in standing.limits)
    rule_actions.correct_rule(
        version=standing.valid_from, after=replace(standing, limits=limits), reason="Đọc lại",
        basis="Công báo số 5", seen=0, by=cast.actor("lawyer"), at=later(days=4),
    )  # fmt: skip

    (effect,) = foreseen(case, "unjoin", foreseeing.NOTHING)
    cases.unjoin(case=case, reason="gộp nhầm", by=cast.actor("handler"), at=AT)

    merged.refresh_from_db()
    assert effect.new == merged.due_on
    assert effect.old is not None
    assert effect.new > effect.old


def test_undone_join_keeps_a_date_that_a_person_gave(cast: Cast) -> None:
    case = ready(cast, "extend")
    leader, handler = cast.actor("leader"), cast.actor("handler")
    cases.extend(case=case, due_on=LATER, reason="mưa lũ", by=leader, at=later(days=2))
    into = cast.receive("k2", at=later(days=2)).case
    cases.join(case=case, into=into, reason="một chỗ", by=handler, at=later(days=3))

    (effect,) = foreseen(case, "unjoin", foreseeing.NOTHING)
    cases.unjoin(case=Case.objects.get(pk=case.pk), reason="gộp nhầm", by=handler, at=AT)

    assert effect.new == LATER == Commitment.objects.get(about_code=case.code).due_on
