"""Who may receive a sealed denunciation: the rule that picks from the signed list.

A denunciation never goes to the accused, to anybody below the accused, or to a unit that the
accused leads (Law on Denunciations 2018, Art. 8(3), 9, 12, 13). The sender's browser runs the same
rule over the same list (`web/sealed/src/recipients.js`), both held to one table of cases
(`tests/core/recipients_cases.json`): the posts of the accused never reach a server.

How a list is written and read: `core/recipient_lists.py`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

LEAST_HANDLERS = 2  # whom one of them is against, the other still reads
STANZAS = (
    16  # recipients of every sealed key, with throw-away ones: how many handlers does not show
)
MOST_HANDLERS = STANZAS - 1  # the recovery recipient is always one


class Standing(StrEnum):
    """What somebody is in the unit where they work."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"


class Post(StrEnum):
    """What the sender says that the accused is."""

    HEAD = "head"
    DEPUTY = "deputy"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Custodian:
    """Who holds one half of the recovery."""

    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Handler:
    """Somebody who may be sent a sealed denunciation; `unit` is where they work."""

    code: str
    name: str
    post: str
    unit: str
    standing: Standing
    recipient: str


@dataclass(frozen=True, slots=True)
class Group:
    """Those who receive for one unit; they may work in others."""

    code: str
    unit: str
    name: str
    handlers: tuple[Handler, ...]


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit as the list names it; `parent` is empty at the top of the list."""

    code: str
    name: str
    parent: str


@dataclass(frozen=True)
class RecipientList:
    """One signed list, as it was written."""

    origin: str
    number: int
    previous: str  # SHA-256 of the text of the list before, in hex; empty for the first
    date: date
    recovery: str  # the recipient whose identity lies with two custodians
    custodians: tuple[Custodian, Custodian]
    units: tuple[ListedUnit, ...]
    groups: tuple[Group, ...]
    text: str  # what was signed

    @property
    def hash(self) -> str:
        """What the next list names as its previous one."""
        return digest(self.text)

    def group(self, code: str) -> Group | None:
        """One group by its code."""
        return next((one for one in self.groups if one.code == code), None)

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """What stands directly above each unit."""
        return {one.code: one.parent for one in self.units}

    def path(self, unit: str) -> tuple[str, ...]:
        """The unit and what stands above it, from below."""
        found: list[str] = []
        while unit in self.parents and unit not in found:
            found.append(unit)
            unit = self.parents[unit]
        return tuple(found)


def digest(text: str) -> str:
    """The hash by which a list is named."""
    return hashlib.sha256(text.encode()).hexdigest()


# ---- who may be chosen ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Accused:
    """What the sender says of one accused; an empty unit is one that the sender does not know."""

    unit: str
    post: Post

    @property
    def leads(self) -> bool:
        """Taken to lead the unit, unless the sender says that it is an ordinary post."""
        return self.post is not Post.OTHER


class Choice(StrEnum):
    """Whether a group may be chosen, and why not."""

    OK = "ok"
    ACCUSED_LEADS = "accused-leads"
    UNDER_ACCUSED = "under-accused"
    UNIT_UNKNOWN = "unit-unknown"  # then only what stands above every unit
    NOT_ABOVE = "not-above"  # neither the accused's own unit nor above it
    LEADERS_NOT_CLEARED = (
        "leaders-not-cleared"  # the sender did not say that they are not concerned
    )
    TOO_FEW = "too-few"


class Lot(StrEnum):
    """What becomes of one handler of a group."""

    RECEIVES = "receives"
    LOOK = "look"  # receives, and may be the accused: the sender has to look at the name
    UNDER_ACCUSED = "under-accused"  # works where the accused leads, or is the accused
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Told:
    """What the sender says before sealing. None of it is sent."""

    accused: tuple[Accused, ...]
    leaders_free: bool = False  # no head or deputy of the receiving unit is concerned
    struck: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    """One group as the sender is shown it."""

    group: Group
    choice: Choice
    lots: Mapping[str, Lot]  # by code of the handler

    @property
    def receivers(self) -> tuple[Handler, ...]:
        """To whom the key is sealed; nobody where the group cannot be chosen."""
        if self.choice is not Choice.OK:
            return ()
        return tuple(one for one in self.group.handlers if self.lots[one.code] in _RECEIVE)


_RECEIVE = (Lot.RECEIVES, Lot.LOOK)


def offers(listed: RecipientList, told: Told) -> tuple[Offer, ...]:
    """Every group of the list with whether it may be chosen, in the order of the list."""
    return tuple(_offer(listed, group, told) for group in listed.groups)


def offer(listed: RecipientList, group: str, told: Told) -> Offer | None:
    """One group; later messages of the sender ask it anew over the newest list."""
    return next((one for one in offers(listed, told) if one.group.code == group), None)


def default(listed: RecipientList, told: Told) -> str:
    """The group to begin with: the nearest one strictly above every accused, else none."""
    own = {one.unit for one in told.accused}
    free = [one.group for one in offers(listed, told) if one.choice is Choice.OK]
    above = [one for one in free if one.unit not in own]
    above.sort(key=lambda one: -len(listed.path(one.unit)))
    return above[0].code if above else ""


def _offer(listed: RecipientList, group: Group, told: Told) -> Offer:
    lots = {one.code: _lot(listed, one, told) for one in group.handlers}
    choice = _choice(listed, group, told)
    receiving = sum(1 for lot in lots.values() if lot in _RECEIVE)
    if choice is Choice.OK and receiving < LEAST_HANDLERS:
        choice = Choice.TOO_FEW
    return Offer(group, choice, lots)


def _choice(listed: RecipientList, group: Group, told: Told) -> Choice:
    path = listed.path(group.unit)
    is_top = len(path) == 1
    found = [_against(listed, group, one, path=path) for one in told.accused]
    for reason in (
        Choice.ACCUSED_LEADS,
        Choice.UNDER_ACCUSED,
        Choice.UNIT_UNKNOWN,
        Choice.NOT_ABOVE,
    ):
        if reason in found:
            return reason
    if not told.accused and not is_top:
        return Choice.UNIT_UNKNOWN
    # Their own leaders may be concerned, or cover them; nobody stands above the top to ask instead.
    is_own = any(one.unit == group.unit for one in told.accused)
    needs_word = is_own or not is_top
    return Choice.LEADERS_NOT_CLEARED if needs_word and not told.leaders_free else Choice.OK


def _against(
    listed: RecipientList, group: Group, accused: Accused, *, path: tuple[str, ...]
) -> Choice:
    """What one accused says against a group."""
    if not accused.unit:
        return Choice.OK if len(path) == 1 else Choice.UNIT_UNKNOWN
    if accused.leads and group.unit == accused.unit:
        return Choice.ACCUSED_LEADS
    if accused.leads and accused.unit in path:
        return Choice.UNDER_ACCUSED
    return Choice.OK if group.unit in listed.path(accused.unit) else Choice.NOT_ABOVE


def _lot(listed: RecipientList, handler: Handler, told: Told) -> Lot:
    if handler.code in told.struck:
        return Lot.STRUCK
    path = listed.path(handler.unit)
    if any(one.leads and one.unit in path for one in told.accused):
        return Lot.UNDER_ACCUSED
    if any(_may_be(one, handler) for one in told.accused):
        return Lot.LOOK
    return Lot.RECEIVES


def _may_be(accused: Accused, handler: Handler) -> bool:
    """Whether the accused may be this handler: of the same standing, where the unit is the same or
    not known. No list says whom a denunciation is about, so the sender looks at the name."""
    if not accused.unit:
        return accused.leads or handler.standing is Standing.MEMBER
    return handler.unit == accused.unit and handler.standing is Standing.MEMBER
