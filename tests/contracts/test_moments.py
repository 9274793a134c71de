"""A legal day comes only from `calendar.day_of`; a moment's own `.date()` is seven hours off."""

import ast
from pathlib import Path

from tests.contracts.reading import Module, at, calls, modules, plant

# `day_of` itself, which has put the moment into Viet Nam's time first.
ALLOWED = {"hoiam/core/calendar.py"}
CLOCKS = {"now", "utcnow", "today"}
DOORS = ("web", "api", "cli", "config")


def dated(found: list[Module]) -> list[str]:
    """Calls of `.date()` without arguments."""
    return [
        at(module, call)
        for module in found
        if module.path not in ALLOWED and not module.is_migration
        for call in calls(module.tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "date" and not call.args
    ]


def clocks(found: list[Module]) -> list[str]:
    """Reading the clock below the doors, however it was imported."""
    return [
        at(module, call)
        for module in found
        if module.part not in DOORS and not module.is_migration
        for call in calls(module.tree)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCKS
        and ast.unparse(call.func.value).split(".")[-1] in {"datetime", "date", "timezone"}
    ]


def test_no_moment_is_cut_to_a_date() -> None:
    assert not dated(modules())


def test_only_doors_read_the_clock() -> None:
    assert not clocks(modules())


def test_planted_date_and_clock_are_reported(tmp_path: Path) -> None:
    source = "day = case.received_at.date()\nmoment = datetime.now(UTC)\nday = dt.date.today()\n"
    plant(tmp_path, "hoiam/cases/actions.py", source)
    plant(tmp_path, "hoiam/web/views.py", "moment = datetime.now(UTC)\n")

    assert dated(modules(tmp_path)) == ["hoiam/cases/actions.py:1"]
    assert clocks(modules(tmp_path)) == ["hoiam/cases/actions.py:2", "hoiam/cases/actions.py:3"]
