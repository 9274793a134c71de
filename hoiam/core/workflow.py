"""Lawful steps: a table says from which state which step leads where, and why it may.

A table is a value of `core.law`; parts ask it and store the answer. It refuses to be built
when it names something unknown or leaves a state that nothing leads to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hoiam.core.refusals import WrongState


@dataclass(frozen=True, slots=True)
class State:
    """Where a matter stands: a code that never changes and the label people read."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """What may be done: code, label on the button, meaning in a line, and on what basis."""

    code: str
    label: str
    meaning: str
    basis: str


@dataclass(frozen=True)
class StateTable:
    """The lawful steps of one kind of matter."""

    name: str
    title: str
    initial: str
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    moves: Mapping[str, Mapping[str, str]]

    def __post_init__(self) -> None:
        frozen = {state: MappingProxyType(dict(to)) for state, to in self.moves.items()}
        object.__setattr__(self, "moves", MappingProxyType(frozen))
        problems = _problems(self)
        if problems:
            raise ValueError(f"state table {self.name}: " + "; ".join(problems))

    def state(self, code: str) -> State:
        return next(state for state in self.states if state.code == code)

    def find_step(self, code: str) -> Step:
        return next(step for step in self.steps if step.code == code)


def step(table: StateTable, state: str, code: str) -> str:
    """The state a step leads to; refused with what is possible instead."""
    moves = table.moves[state]
    if code not in moves:
        raise WrongState(
            "workflow.not-now",
            step=table.find_step(code).label,
            state=table.state(state).label,
            possible=", ".join(lawful.label for lawful in possible(table, state)),
        )
    return moves[code]


def possible(table: StateTable, state: str) -> tuple[Step, ...]:
    """The steps that are lawful now, in the table's own order."""
    return tuple(lawful for lawful in table.steps if lawful.code in table.moves[state])


def diagram(table: StateTable) -> str:
    """The table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f'    state "{state.label}" as {state.code}' for state in table.states]
    lines += [f"    [*] --> {table.initial}"]
    for state in table.states:
        for lawful in possible(table, state.code):
            target = table.moves[state.code][lawful.code]
            lines.append(f"    {state.code} --> {target}: {lawful.label}")
    return "\n".join(lines) + "\n"


def _problems(table: StateTable) -> list[str]:
    states = [state.code for state in table.states]
    steps = [lawful.code for lawful in table.steps]
    used_states = {table.initial, *table.moves}
    used_steps = {code for to in table.moves.values() for code in to}
    used_states |= {target for to in table.moves.values() for target in to.values()}
    named = _named(states, used_states, "state") + _named(steps, used_steps, "step")
    named += [f"state {code} has no row" for code in states if code not in table.moves]
    return named or [f"state {code} is never reached" for code in _unreached(table, states)]


def _named(declared: list[str], used: set[str], what: str) -> list[str]:
    twice = {code for code in declared if declared.count(code) > 1}
    problems = [f"{what} {code} is declared twice" for code in sorted(twice)]
    problems += [f"{what} {code} is unknown" for code in sorted(used.difference(declared))]
    return problems + [f"{what} {code} is unused" for code in declared if code not in used]


def _unreached(table: StateTable, states: list[str]) -> list[str]:
    reached, waiting = {table.initial}, [table.initial]
    while waiting:
        for target in table.moves[waiting.pop()].values():
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return [code for code in states if code not in reached]
