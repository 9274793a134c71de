"""Profiles that come with the program: what the columns of known files mean, as JSON beside this.

{"code": "baltimore-311", "name": "Baltimore 311", "mapping": { … }}
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from hoiam.imports import mapping as mappings
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Target


@dataclass(frozen=True, slots=True)
class Ready:
    """A profile that can be used, wherever it comes from."""

    code: str
    name: str
    mapping: Mapping
    is_shipped: bool

    @property
    def target(self) -> Target:
        return self.mapping.target


@cache
def shipped() -> tuple[Ready, ...]:
    """All of them, by code. One that is not right stops the program, and a test before that."""
    folder = files("hoiam.imports") / "profiles"
    found = [
        read(one.read_text(encoding="utf-8"))
        for one in folder.iterdir()
        if one.name.endswith(".json")
    ]
    return tuple(sorted(found, key=lambda one: one.code))


def read(text: str) -> Ready:
    """One profile from its file."""
    plain = json.loads(text)
    return Ready(plain["code"], plain["name"], mappings.from_json(plain["mapping"]), True)


def fitting(profiles: Iterable[Ready], target: Target, columns: Iterable[str]) -> Ready | None:
    """The profile that reads the most of these columns and none that is not there."""
    there = set(columns)
    fits = [one for one in profiles if one.target is target and one.mapping.columns <= there]
    return max(fits, key=lambda one: (len(one.mapping.columns), one.code), default=None)
