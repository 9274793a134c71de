"""The lawful steps of what was sealed through the web (Law on Denunciations, Art. 22, 25; D-14)."""

import pytest

from hoiam.core.law.sealed import BECOMES_DENUNCIATION, FINAL, SEALED
from hoiam.core.refusals import WrongState
from hoiam.core.workflow import possible, step


def walk(*codes: str) -> str:
    state = SEALED.initial
    for code in codes:
        state = step(SEALED, state, code)
    return state


@pytest.mark.parametrize(
    ("codes", "state"),
    [
        (("invite", "sign"), "denunciation"),
        (("present",), "denunciation"),
        (("invite", "inspect"), "inspection"),
        (("find-eligible", "inspect", "close"), "closed"),
        (("inspect", "sign"), "denunciation"),  # who signs later is heard as the law has it
        (("put-aside", "take-up", "invite"), "waiting"),
        (("verify", "protect", "present", "conclude", "close"), "closed"),
        (("pass-on", "close"), "closed"),
    ],
)
def test_both_roads_end_where_they_should(codes: tuple[str, ...], state: str) -> None:
    assert walk(*codes) == state


def test_nothing_but_signing_or_presenting_makes_it_a_denunciation() -> None:
    into = {
        code
        for state, moves in SEALED.moves.items()
        for code, after in moves.items()
        if after == "denunciation" and state != "denunciation"
    }
    assert into == set(BECOMES_DENUNCIATION)


@pytest.mark.parametrize(
    "codes", [("sign", "inspect"), ("close", "sign"), ("put-aside", "inspect"), ("take-up",)]
)
def test_unlawful_step_is_refused(codes: tuple[str, ...]) -> None:
    with pytest.raises(WrongState):
        walk(*codes)


def test_marks_move_nothing_and_nothing_is_a_dead_end() -> None:
    for state in SEALED.states:
        found = {
            one.code: SEALED.moves[state.code][one.code] for one in possible(SEALED, state.code)
        }
        assert found
        for mark in ("verify", "protect", "end-protection"):
            assert found.get(mark, state.code) == state.code
    assert {one.code for one in SEALED.states} > FINAL
