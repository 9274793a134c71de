"""Rule 5: a public action is keyword-only, is told who and when, and says what it means."""

import inspect
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest

from hoiam.core.actor import Actor
from tests.contracts.found_actions import Action, actions, public

WHO: dict[str, type] = {"by": Actor, "at": datetime}


def _type(action: Action, annotation: Any) -> Any:
    if isinstance(annotation, str):
        return inspect.unwrap(action.function).__globals__.get(annotation)
    return annotation


def faults(action: Action) -> list[str]:
    """What is wrong with the way this action is called."""
    parameters = inspect.signature(action.function).parameters
    # Only these two are looked up: other annotations may name types that exist for mypy alone.
    hints = {name: _type(action, parameters[name].annotation) for name in parameters if name in WHO}
    found = [
        f"{action.name}: {name} can be passed by position"
        for name, parameter in parameters.items()
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY
    ]
    for name, kind in WHO.items():
        if name not in parameters:
            found.append(f"{action.name}: no {name}")
        elif hints.get(name) is not kind:
            found.append(f"{action.name}: {name} is not {kind.__name__}")
        elif parameters[name].default is not inspect.Parameter.empty:
            found.append(f"{action.name}: {name} has a default")
    if not (action.function.__doc__ or "").strip():
        found.append(f"{action.name}: no docstring")
    # A switch would make two actions of one; "public" or "anonymous" is a fact, not a switch.
    found += [
        f"{action.name}: {name} skips a check, write an action of its own"
        for name in parameters
        if name.startswith(("skip_", "no_", "force_")) or name in {"commit", "force", "dry_run"}
    ]
    return found


def test_actions_are_found() -> None:
    assert {action.part for action in actions()} >= {"voices", "cases", "commitments"}


def test_every_action_is_keyword_only_with_by_and_at() -> None:
    assert not [fault for action in actions() for fault in faults(action)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def close(case, *, by: Actor, at: datetime):\n    'Close.'", "case can be passed"),
        ("def close(*, at: datetime):\n    'Close.'", "no by"),
        ("def close(*, by: str, at: datetime):\n    'Close.'", "by is not Actor"),
        ("def close(*, by: Actor, at: datetime = None):\n    'Close.'", "at has a default"),
        ("def close(*, by: Actor, at: datetime):\n    pass", "no docstring"),
        (
            "def close(*, by: Actor, at: datetime, skip_check: bool):\n    'Close.'",
            "skip_check skips a check",
        ),
    ],
)
def test_planted_action_is_reported(source: str, said: str) -> None:
    module = ModuleType("hoiam.cases.actions")
    vars(module).update(Actor=Actor, datetime=datetime, __builtins__=__builtins__)
    exec(compile(source, "planted", "exec"), vars(module))  # noqa: S102 - the text above

    assert said in "\n".join(fault for action in public(module) for fault in faults(action))
