"""Refusals: the four ways in which the house says no.

A refusal carries a stable code and named details; the sentence a person reads is looked up
at the door, so that a page, the command line and an interface say the same thing.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RefusalText:
    """What a person reads: what happened, why, and what to do next (Vietnamese)."""

    what: str
    why: str
    next: str


class Refusal(Exception):
    """Something lawful to say no to; anything else that is raised is a bug."""

    status: ClassVar[int] = 400

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code} ({shown})" if shown else self.code


class NotFound(Refusal):
    """It does not exist, or the asker may not know that it does."""

    status = 404


class NotAllowed(Refusal):
    """The asker knows of it but may not do this."""

    status = 403


class WrongState(Refusal):
    """It may be done, but not now."""

    status = 409


class Invalid(Refusal):
    """What was given cannot be taken as it is; `field` names the place, where there is one."""

    status = 422
