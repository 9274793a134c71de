"""The table of rule 6: for every public action, one act that works and one that is refused.

A part's rows stand in `arrange_<part>.py` beside this file and are found by reflection:

    @arrange("cases.accept")
    def accept(at: datetime) -> Acts:
        cast = make_cast()
        case = cast.receive(at=at).case
        return Acts(
            works={"case": case, "by": cast.actor("handler"), "at": at},
            refused={"case": case, "by": cast.actor("stranger"), "at": at},
        )

What the arrangement writes itself is not counted.
"""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Acts:
    """Arguments of an act that works, and of one that is refused."""

    works: Mapping[str, Any]
    # None where the action refuses nobody: then `why_never_refused` says why that is right.
    refused: Mapping[str, Any] | None
    why_never_refused: str = ""


type Arrangement = Callable[[datetime], Acts]

TABLE: dict[str, Arrangement] = {}


def arrange(action: str) -> Callable[[Arrangement], Arrangement]:
    """Put a row into the table under the action's name."""

    def put(function: Arrangement) -> Arrangement:
        assert action not in TABLE, f"{action} is arranged twice"
        TABLE[action] = function
        return function

    return put


def load() -> dict[str, Arrangement]:
    """The whole table, from every `arrange_….py` beside this file."""
    for info in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if info.name.startswith("arrange_"):
            import_module(f"tests.contracts.{info.name}")
    return TABLE
