"""Who does something: a small frozen value built once at the door.

The actor carries the id of the act, so that every event an action causes in lower rooms is
joined to it without a global "current user".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may hold at a unit for a period."""

    CLERK = "clerk"  # tiếp nhận: receives, sorts, tells people
    HANDLER = "handler"  # xử lý: works on the cases of the unit
    LEADER = "leader"  # lãnh đạo: approves, accepts new dates, answers for the unit
    LAWYER = "lawyer"  # pháp chế: reads and corrects the rulebook; reads no case
    FRONT = "front"  # Mặt trận: sees lateness unfiltered
    ADMINISTRATOR = "administrator"  # quản trị: accounts, units, targets; reads no case


class Kind(StrEnum):
    """The kinds of doer an event can name."""

    OFFICER = "officer"
    PUBLIC = "public"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Held:
    """A role held at a unit on the day of the act."""

    role: Role
    unit: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Code, kind and the roles held on that day; `act` joins all events of one act."""

    code: str
    kind: Kind
    act: str
    held: frozenset[Held] = frozenset()

    def holds(self, *roles: Role, at: str) -> bool:
        """Whether any of these roles is held at the unit with this code."""
        return any(Held(role, at) in self.held for role in roles)

    def holds_anywhere(self, *roles: Role) -> bool:
        """Whether any of these roles is held at some unit."""
        return any(held.role in roles for held in self.held)

    def units(self, *roles: Role) -> frozenset[str]:
        """Codes of the units where any of these roles is held (all roles when none is named)."""
        return frozenset(held.unit for held in self.held if not roles or held.role in roles)

    @property
    def is_officer(self) -> bool:
        return self.kind is Kind.OFFICER


def officer(code: str, *, act: str, held: Iterable[Held]) -> Actor:
    """An officer who signed in."""
    return Actor(code=code, kind=Kind.OFFICER, act=act, held=frozenset(held))


def public(*, act: str) -> Actor:
    """Somebody without an account; nobody is told apart from anybody else."""
    return Actor(code="public", kind=Kind.PUBLIC, act=act)


def system(name: str, *, act: str) -> Actor:
    """A job of the product itself, for example `system:work`."""
    return Actor(code=f"system:{name}", kind=Kind.SYSTEM, act=act)
