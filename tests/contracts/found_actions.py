"""Every public action of the product, found by reflection."""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Action:
    """A public function of a part's actions, under the name a caller writes."""

    name: str  # `cases.accept`
    function: Callable[..., Any]

    @property
    def part(self) -> str:
        return self.name.split(".")[0]


def actions() -> list[Action]:
    """All of them, in order of their names."""
    found = {
        action.name: action
        for module in action_modules()
        for action in public(module)
        if is_exported(action)
    }
    return [found[name] for name in sorted(found)]


def is_exported(action: Action) -> bool:
    """A package names its actions in `__all__`; what else its modules share is no action."""
    package = import_module(f"hoiam.{action.part}.actions")
    names: list[str] | None = getattr(package, "__all__", None)
    return names is None or action.name.split(".")[1] in names


def action_modules() -> Iterator[ModuleType]:
    """`actions` of every part, and the modules inside where it is a package."""
    for app in apps.get_app_configs():
        if not app.name.startswith("hoiam.") or find_spec(f"{app.name}.actions") is None:
            continue
        package = import_module(f"{app.name}.actions")
        yield package
        for info in pkgutil.iter_modules(getattr(package, "__path__", [])):
            # A module with a leading underscore helps its neighbours; it holds no actions.
            if not info.name.startswith("_"):
                yield import_module(f"{package.__name__}.{info.name}")


def public(module: ModuleType) -> Iterator[Action]:
    """The functions written in this module for others to call."""
    part = module.__name__.split(".")[1]
    for name, value in vars(module).items():
        function = inspect.unwrap(value) if callable(value) else None
        if (
            inspect.isfunction(function)
            and not name.startswith("_")
            and function.__module__ == module.__name__
        ):
            yield Action(f"{part}.{name}", value)
