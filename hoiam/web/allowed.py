"""May the person in the page do this? The same rule that would refuse the step answers.

A template asks `{% allows "cases.accept" case as may %}`; this module finds
`hoiam.cases.policies.check_can_accept`, runs it and turns its refusal into a reason to read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType

from django.apps import apps

from hoiam.base import texts
from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal

PREFIX = "check_can_"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes, or no with the reason."""

    yes: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.yes


def allowed(step: str, *about: object, actor: Actor) -> Allowed:
    """Whether this actor may take this step now; an unknown step is a bug and rises."""
    try:
        checks()[step](*about, actor)
    except Refusal as refusal:
        return Allowed(yes=False, reason=texts.refusal(refusal).why)
    return Allowed(yes=True)


@cache
def checks() -> Mapping[str, Callable[..., None]]:
    """Every `check_can_<step>` of every installed part, by `<part>.<step>`."""
    return MappingProxyType(
        {
            f"{part}.{name.removeprefix(PREFIX)}": check
            for part, module in _policies()
            for name, check in vars(module).items()
            if name.startswith(PREFIX)
        }
    )


def _policies() -> Iterator[tuple[str, ModuleType]]:
    """The rules of every part: its `policies`, and what stands beside them as `…_policies`."""
    for config in apps.get_app_configs():
        if not config.name.startswith("hoiam."):
            continue
        for path in sorted(Path(config.path).glob("*policies.py")):
            yield config.label, import_module(f"{config.name}.{path.stem}")
