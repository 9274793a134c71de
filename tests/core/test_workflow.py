"""State tables: what may be built, what may be done."""

from dataclasses import replace

import pytest

from hoiam.core.refusals import WrongState
from hoiam.core.workflow import State, StateTable, Step, diagram, possible, step


def a_step(code: str) -> Step:
    return Step(code, f"Bước {code}", f"Làm {code}.", "Điều 1")


DOOR = StateTable(
    name="door",
    title="Cửa",
    initial="shut",
    states=(State("shut", "Đóng"), State("ajar", "Hé"), State("open", "Mở")),
    steps=(a_step("push"), a_step("pull")),
    moves={"shut": {"push": "ajar"}, "ajar": {"pull": "shut", "push": "open"}, "open": {}},
)


def test_lawful_step_leads_on() -> None:
    assert step(DOOR, "shut", "push") == "ajar"
    assert step(DOOR, "ajar", "pull") == "shut"


def test_unlawful_step_is_refused_with_what_is_possible() -> None:
    with pytest.raises(WrongState) as refused:
        step(DOOR, "shut", "pull")

    assert refused.value.code == "workflow.not-now"
    assert refused.value.details == {"step": "Bước pull", "state": "Đóng", "possible": "Bước push"}


@pytest.mark.parametrize(("state", "step_code"), [("nowhere", "push"), ("shut", "kick")])
def test_unknown_state_or_step_is_a_mistake_of_ours(state: str, step_code: str) -> None:
    with pytest.raises((KeyError, StopIteration)):
        step(DOOR, state, step_code)


def test_possible_steps_keep_the_order_of_the_table() -> None:
    assert [lawful.code for lawful in possible(DOOR, "ajar")] == ["push", "pull"]
    assert possible(DOOR, "open") == ()


def test_diagram_draws_every_move_once() -> None:
    assert diagram(DOOR) == (
        "stateDiagram-v2\n"
        '    state "Đóng" as shut\n'
        '    state "Hé" as ajar\n'
        '    state "Mở" as open\n'
        "    [*] --> shut\n"
        "    shut --> ajar: Bước push\n"
        "    ajar --> open: Bước push\n"
        "    ajar --> shut: Bước pull\n"
    )


def test_table_cannot_be_changed_from_outside() -> None:
    moves = {"shut": {"push": "open"}, "open": {"pull": "shut"}}
    table = replace(DOOR, states=(DOOR.states[0], DOOR.states[2]), moves=moves)
    moves["shut"]["pull"] = "open"

    assert [lawful.code for lawful in possible(table, "shut")] == ["push"]
    with pytest.raises(TypeError):
        table.moves["shut"]["pull"] = "open"  # type: ignore[index]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"initial": "gone"}, "state gone is unknown"),
        ({"moves": {**DOOR.moves, "open": {"push": "gone"}}}, "state gone is unknown"),
        ({"moves": {**DOOR.moves, "open": {"kick": "shut"}}}, "step kick is unknown"),
        ({"moves": {"shut": {"push": "ajar"}, "ajar": {"pull": "open"}}}, "open has no row"),
        ({"moves": {**DOOR.moves, "ajar": {"pull": "shut"}}}, "state open is never reached"),
        ({"steps": (*DOOR.steps, a_step("kick"))}, "step kick is unused"),
        ({"states": (*DOOR.states, DOOR.states[0])}, "state shut is declared twice"),
        ({"steps": (*DOOR.steps, DOOR.steps[0])}, "step push is declared twice"),
    ],
)
def test_faulty_table_is_not_built(changed: dict[str, object], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        replace(DOOR, **changed)  # type: ignore[arg-type]
