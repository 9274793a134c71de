"""A legal day comes only from `calendar.day_of`; a moment's own `.date()` is seven hours off."""

import ast
from pathlib import Path

from tests.contracts.reading import Module, at, calls, modules, plant

# `day_of` itself, which has put the moment into Viet Nam's time first.
ALLOWED = {"hoiam/core/calendar.py"}
CLOCKS = {"now", "utcnow", "today"}
DOORS = ("web", "api", "cli", "config")
THE_CLOCK = "hoiam/base/clock.py"  # the one place that reads the machine's time
WITNESS = "hoiam/publication/witness/clock.py"  # on a machine where no installation is


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
    """Reading the machine's time anywhere but in the one clock, however it was imported."""
    return [
        at(module, call)
        for module in found
        if module.path not in {THE_CLOCK, WITNESS} and not module.is_migration
        for call in calls(module.tree)
        if isinstance(call.func, ast.Attribute) and _reads(call.func)
    ]


def _reads(called: ast.Attribute) -> bool:
    """`datetime.now`, `date.today`, `timezone.now`, `time.time`; how long something took is
    measured by `time.monotonic`, which tells no time."""
    whose = ast.unparse(called.value).split(".")[-1]
    if whose == "time":
        return called.attr in {"time", "time_ns"}
    return called.attr in CLOCKS and whose in {"datetime", "date", "timezone"}


def readers(found: list[Module]) -> list[str]:
    """Modules below the doors that import the clock: a moment is given to them."""
    return [
        at(module, node)
        for module in found
        if module.part not in (*DOORS, "base")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and (
            node.module == "hoiam.base.clock"
            or (node.module == "hoiam.base" and any(one.name == "clock" for one in node.names))
        )
    ]


def test_no_moment_is_cut_to_a_date() -> None:
    assert not dated(modules())


def test_one_clock_reads_the_machines_time() -> None:
    assert not clocks(modules())


def test_only_doors_ask_the_clock() -> None:
    assert not readers(modules())


def test_planted_date_and_clock_are_reported(tmp_path: Path) -> None:
    source = "day = case.received_at.date()\nmoment = datetime.now(UTC)\nday = dt.date.today()\n"
    plant(tmp_path, "hoiam/cases/actions.py", source)
    plant(tmp_path, "hoiam/web/views.py", "moment = datetime.now(UTC)\nage = time.time()\n")
    plant(tmp_path, "hoiam/web/good.py", "from hoiam.base import clock\nnow = clock.now()\n")
    plant(tmp_path, "hoiam/cases/queries.py", "from hoiam.base import clock, files\n")

    assert dated(modules(tmp_path)) == ["hoiam/cases/actions.py:1"]
    assert clocks(modules(tmp_path)) == [
        *("hoiam/cases/actions.py:2", "hoiam/cases/actions.py:3"),
        *("hoiam/web/views.py:1", "hoiam/web/views.py:2"),
    ]
    assert readers(modules(tmp_path)) == ["hoiam/cases/queries.py:1"]
