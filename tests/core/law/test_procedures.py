"""The lawful steps of feedback, recommendation and question."""

from dataclasses import replace
from datetime import date

import pytest

from hoiam.core.law import procedures
from hoiam.core.law.procedures import TABLES, table_for
from hoiam.core.law.rulebook.reception import R_08
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.law.rules import BOOK, Kind, Rulebook
from hoiam.core.refusals import WrongState
from hoiam.core.workflow import StateTable, diagram, possible, step

EACH = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def walk(table: StateTable, *codes: str) -> str:
    state = table.initial
    for code in codes:
        state = step(table, state, code)
    return state


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_table(kind: Kind) -> None:
    assert table_for(kind).name == kind.value


@EACH
@pytest.mark.parametrize(
    ("codes", "state"),
    [
        (["accept", "answer", "close"], "closed"),
        (["accept", "answer", "reopen", "answer"], "answered"),
        (["accept", "ask-for-more", "supply", "answer"], "answered"),
        (["ask-for-more", "supply"], "handling"),
        (["accept", "ask-for-more", "answer"], "answered"),  # the sender never came back
        (["hand-over"], "new"),
        (["accept", "hand-over", "accept"], "handling"),
        (["accept", "consult", "extend", "answer"], "answered"),
        (["accept", "answer", "close", "reopen"], "handling"),
        (["join"], "joined"),
        (["accept", "join", "unjoin"], "new"),
    ],
)
def test_usual_walks_end_where_they_should(table: StateTable, codes: list[str], state: str) -> None:
    assert walk(table, *codes) == state


@EACH
@pytest.mark.parametrize(
    ("codes", "refused"),
    [
        ([], "answer"),  # somebody must have taken it on
        ([], "close"),  # and nothing is put away unanswered
        (["accept"], "close"),
        (["accept"], "accept"),
        (["accept", "ask-for-more"], "close"),
        (["accept", "answer"], "answer"),  # a changed answer is a reopening
        (["accept", "answer"], "extend"),
        (["accept", "answer"], "join"),
        (["accept", "answer", "close"], "answer"),
        (["join"], "answer"),
        (["join"], "hand-over"),
    ],
)
def test_unlawful_step_is_refused(table: StateTable, codes: list[str], refused: str) -> None:
    with pytest.raises(WrongState):
        step(table, walk(table, *codes), refused)


@EACH
def test_no_state_is_a_dead_end(table: StateTable) -> None:
    assert all(possible(table, state.code) for state in table.states)


@EACH
def test_nothing_is_closed_but_after_an_answer(table: StateTable) -> None:
    before = {state for state, to in table.moves.items() if "closed" in to.values()}

    assert before == {"answered"}


@EACH
def test_every_step_says_what_it_means_and_on_what_basis(table: StateTable) -> None:
    for lawful in table.steps:
        assert lawful.label
        assert lawful.meaning.endswith(".")
        assert lawful.basis


def test_answer_to_a_recommendation_rests_on_the_law_on_citizen_reception() -> None:
    bases = {
        table.name: table.find_step("answer").basis
        for table in (procedures.FEEDBACK, procedures.RECOMMENDATION, procedures.QUESTION)
    }

    assert bases["recommendation"] == "Luật Tiếp công dân 2013, Điều 28 khoản 1"
    assert bases["question"] == HOUSE
    assert "lĩnh vực" in bases["feedback"]


@EACH
def test_diagram_shows_every_state_and_move(table: StateTable) -> None:
    drawn = diagram(table)

    assert drawn.count(" --> ") == 1 + sum(len(to) for to in table.moves.values())
    assert all(f'state "{state.label}" as {state.code}' in drawn for state in table.states)


def test_step_rests_on_the_article_as_it_was_corrected() -> None:
    day = date(2026, 11, 21)
    table = procedures.table_for(Kind.RECOMMENDATION)
    answer, close = table.find_step("answer"), table.find_step("close")
    book = Rulebook((replace(BOOK.rule_on(R_08, day), article="Luật mới, Điều 5"),))

    assert procedures.basis_of(answer, book, day) == "Luật mới, Điều 5"
    assert procedures.basis_of(answer, BOOK, day) == answer.basis
    assert procedures.basis_of(answer, Rulebook(()), day) == answer.basis
    assert procedures.basis_of(close, book, day) == close.basis
