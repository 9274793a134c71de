"""The signed list of those who may receive a sealed denunciation: written, read, compared.

The list is the text of a signed note (c2sp.org/signed-note): a line that names the format, then one
line of canonical JSON (RFC 8785). Whose signature it bears is checked by `core/log/notes.py`.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoiam.core import bech32
from hoiam.core.canonical import canonical
from hoiam.core.recipients import (
    MOST_HANDLERS,
    Custodian,
    Group,
    Handler,
    ListedUnit,
    RecipientList,
    Standing,
)
from hoiam.core.refusals import Invalid

FIRST_LINE = "hoiam recipients v1"


def written(value: Mapping[str, object]) -> str:
    """The text to sign, of the fields of a list."""
    return f"{FIRST_LINE}\n{_canonical(value)}\n"


def read(text: str) -> RecipientList:
    """The list that a text holds, every field looked at; anything else is refused."""
    lines = text.split("\n")
    if len(lines) != 3 or lines[0] != FIRST_LINE or lines[2]:
        raise Invalid("recipients.unreadable", place="-")
    try:
        value = json.loads(lines[1])
    except (ValueError, RecursionError):
        raise Invalid("recipients.unreadable", place="JSON") from None
    if not isinstance(value, dict) or _canonical(value) != lines[1]:
        raise Invalid("recipients.unreadable", place="JSON")
    found = _Reader(value, "").list(text)
    _check(found)
    return found


def fingerprint(vkey: str) -> str:
    """How people compare the key of the list with a poster: 120 bits of the SHA-256 of its vkey
    (c2sp.org/signed-note), in six groups of four signs of base 32 (RFC 4648)."""
    signs = base64.b32encode(hashlib.sha256(vkey.encode()).digest()[:15]).decode()
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def follows(new: RecipientList, old: RecipientList | None) -> None:
    """A list follows the one before by number, hash, origin and day."""
    if old is None:
        if new.number != 1 or new.previous:
            raise Invalid("recipients.does-not-follow", number=new.number, expected=1)
        return
    agrees = (new.number, new.previous, new.origin) == (old.number + 1, old.hash, old.origin)
    if not agrees or new.date < old.date:
        raise Invalid("recipients.does-not-follow", number=new.number, expected=old.number + 1)


def _canonical(value: object) -> str:
    try:
        return canonical(value).decode()
    except ValueError:  # a fraction, a number beyond every reader, half a character
        raise Invalid("recipients.unreadable", place="JSON") from None


def _check(listed: RecipientList) -> None:
    codes = [one.code for one in listed.units]
    _no_twice(codes)
    _no_twice([one.code for one in listed.groups])
    known = set(codes)
    parents = {one for one in listed.parents.values() if one}
    workplaces = {one.unit for group in listed.groups for one in group.handlers}
    for unit in sorted(parents | workplaces | {one.unit for one in listed.groups}):
        if unit not in known:
            raise Invalid("recipients.unknown-unit", unit=unit)
    for one in listed.units:
        if listed.parents[listed.path(one.code)[-1]]:
            raise Invalid("recipients.in-a-circle", unit=one.code)
    for group in listed.groups:
        _no_twice([one.code for one in group.handlers])
        if len(group.handlers) > MOST_HANDLERS:
            raise Invalid("recipients.too-many", group=group.name, most=MOST_HANDLERS)
    _check_people(listed)


def _check_people(listed: RecipientList) -> None:
    """One person has one key, and one key belongs to one person."""
    of_key = {listed.recovery: ""}
    of_person: dict[str, Handler] = {}
    for handler in (one for group in listed.groups for one in group.handlers):
        if of_key.setdefault(handler.recipient, handler.code) != handler.code:
            raise Invalid("recipients.twice", name=handler.name)
        if of_person.setdefault(handler.code, handler) != handler:
            raise Invalid("recipients.twice", name=handler.name)
    first, second = listed.custodians
    if first.name == second.name:
        raise Invalid("recipients.twice", name=first.name)


def _no_twice(codes: Sequence[str]) -> None:
    seen: set[str] = set()
    for one in codes:
        if one in seen:
            raise Invalid("recipients.twice", name=one)
        seen.add(one)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One object of the JSON, with where it stands, for the refusal."""

    value: Mapping[str, object]
    place: str

    def list(self, text: str) -> RecipientList:
        self.exactly("origin", "number", "previous", "date", "recovery", "units", "groups")
        recovery = self.object("recovery")
        recovery.exactly("recipient", "custodians")
        custodians = tuple(one.custodian() for one in recovery.objects("custodians"))
        if len(custodians) != 2:
            raise recovery.bad("custodians")
        return RecipientList(
            origin=self.text("origin"),
            number=self.number("number"),
            previous=self.hash("previous"),
            date=self.day("date"),
            recovery=recovery.recipient(),
            custodians=(custodians[0], custodians[1]),
            units=tuple(one.unit() for one in self.objects("units")),
            groups=tuple(one.group() for one in self.objects("groups")),
            text=text,
        )

    def custodian(self) -> Custodian:
        self.exactly("name", "post")
        return Custodian(self.text("name"), self.text("post"))

    def unit(self) -> ListedUnit:
        self.exactly("code", "name", "parent")
        return ListedUnit(self.text("code"), self.text("name"), self.text("parent", least=0))

    def group(self) -> Group:
        self.exactly("code", "unit", "name", "handlers")
        handlers = tuple(one.handler() for one in self.objects("handlers"))
        return Group(self.text("code"), self.text("unit"), self.text("name"), handlers)

    def handler(self) -> Handler:
        self.exactly("code", "name", "post", "unit", "standing", "recipient")
        standing = self.text("standing")
        if standing not in set(Standing):
            raise self.bad("standing")
        return Handler(
            code=self.text("code"),
            name=self.text("name"),
            post=self.text("post"),
            unit=self.text("unit"),
            standing=Standing(standing),
            recipient=self.recipient(),
        )

    def exactly(self, *names: str) -> None:
        if set(self.value) != set(names):
            raise self.bad(", ".join(sorted(set(self.value) ^ set(names))))

    def text(self, name: str, *, least: int = 1) -> str:
        found = self.value[name]
        if not isinstance(found, str) or not least <= len(found) <= 200 or "\n" in found:
            raise self.bad(name)
        return found

    def number(self, name: str) -> int:
        found = self.value[name]
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            raise self.bad(name)
        return found

    def hash(self, name: str) -> str:
        found = self.text(name, least=0)
        if found and (len(found) != 64 or set(found) - set("0123456789abcdef")):
            raise self.bad(name)
        return found

    def day(self, name: str) -> date:
        found = self.text(name)
        try:
            day = date.fromisoformat(found)
        except ValueError:
            raise self.bad(name) from None
        if day.isoformat() != found:
            raise self.bad(name)
        return day

    def recipient(self) -> str:
        """An X25519 recipient of age: other kinds are never mixed in."""
        found = self.text("recipient")
        if not bech32.is_age_recipient(found):
            raise Invalid("recipients.bad-key", place=self.at("recipient"))
        return found

    def object(self, name: str) -> "_Reader":
        found = self.value[name]
        if not isinstance(found, dict):
            raise self.bad(name)
        return _Reader(found, self.at(name))

    def objects(self, name: str) -> "Sequence[_Reader]":
        found = self.value[name]
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.bad(name)
        return [_Reader(one, f"{self.at(name)}[{number}]") for number, one in enumerate(found)]

    def at(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name

    def bad(self, name: str) -> Invalid:
        return Invalid("recipients.unreadable", place=self.at(name))


# ---- what a new list changes ---------------------------------------------------------------------


class Changed(StrEnum):
    """What is different from the list before."""

    HANDLER_NEW = "handler-new"
    HANDLER_GONE = "handler-gone"
    HANDLER_KEY = "handler-key"
    HANDLER_POST = "handler-post"  # name, post, unit or standing
    GROUP_NEW = "group-new"
    GROUP_GONE = "group-gone"
    GROUP = "group"  # its name or unit
    RECOVERY_KEY = "recovery-key"
    CUSTODIANS = "custodians"
    UNIT_NEW = "unit-new"
    UNIT_GONE = "unit-gone"
    UNIT = "unit"  # its name or what it stands under


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which group, of what, and how it reads before and after."""

    what: Changed
    code: str
    group: str = ""
    was: str = ""
    now: str = ""


def changes(old: RecipientList | None, new: RecipientList) -> tuple[Change, ...]:
    """What an administrator, and every handler's device, is shown before a list counts."""
    found = [*_recovery_changes(old, new), *_group_changes(old, new)]
    before = {one.code: one for one in old.units} if old else {}
    after = {one.code: one for one in new.units}
    for code in dict.fromkeys([*before, *after]):
        was, now = before.get(code), after.get(code)
        if was == now:
            continue
        what = (
            Changed.UNIT_NEW if was is None else Changed.UNIT_GONE if now is None else Changed.UNIT
        )
        found.append(Change(what, code, was=was.name if was else "", now=now.name if now else ""))
    return tuple(found)


def _recovery_changes(old: RecipientList | None, new: RecipientList) -> list[Change]:
    found = []
    if old is None or old.recovery != new.recovery:
        was = old.recovery if old else ""
        found.append(Change(Changed.RECOVERY_KEY, "", was=was, now=new.recovery))
    if old is None or old.custodians != new.custodians:
        was = _names(old.custodians) if old else ""
        found.append(Change(Changed.CUSTODIANS, "", was=was, now=_names(new.custodians)))
    return found


def _names(custodians: Sequence[Custodian]) -> str:
    return "; ".join(f"{one.name}, {one.post}" for one in custodians)


def _group_changes(old: RecipientList | None, new: RecipientList) -> list[Change]:
    found: list[Change] = []
    before = {one.code: one for one in old.groups} if old else {}
    after = {one.code: one for one in new.groups}
    for code in dict.fromkeys([*before, *after]):
        was, now = before.get(code), after.get(code)
        if was is None and now is not None:
            found.append(Change(Changed.GROUP_NEW, code, group=code, now=now.name))
        elif now is None and was is not None:
            found.append(Change(Changed.GROUP_GONE, code, group=code, was=was.name))
        elif was and now and (was.name, was.unit) != (now.name, now.unit):
            found.append(Change(Changed.GROUP, code, group=code, was=was.name, now=now.name))
        found += _handler_changes(code, was, now)
    return found


def _handler_changes(group: str, old: Group | None, new: Group | None) -> list[Change]:
    before = {one.code: one for one in old.handlers} if old else {}
    after = {one.code: one for one in new.handlers} if new else {}
    found: list[Change] = []
    for code in dict.fromkeys([*before, *after]):
        was, now = before.get(code), after.get(code)
        words = {"group": group, "was": _said(was), "now": _said(now)}
        if was is None or now is None:
            what = Changed.HANDLER_NEW if was is None else Changed.HANDLER_GONE
            found.append(Change(what, code, **words))
            continue
        if was.recipient != now.recipient:
            keys = {"was": was.recipient, "now": now.recipient}
            found.append(Change(Changed.HANDLER_KEY, code, group=group, **keys))
        if (was.name, was.post, was.unit, was.standing) != (
            now.name,
            now.post,
            now.unit,
            now.standing,
        ):
            found.append(Change(Changed.HANDLER_POST, code, **words))
    return found


def _said(handler: Handler | None) -> str:
    return f"{handler.name}, {handler.post}" if handler else ""
