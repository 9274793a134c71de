"""Reads the demo's files strictly: an unknown word, a missing one or a place that does not
exist is refused with the file, the item and the reason.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from hoiam.cases.models import Result
from hoiam.cli.demo_data import values
from hoiam.cli.demo_data.values import (
    Body,
    DemoOfficer,
    DemoTemplate,
    DemoVoice,
    HeldRole,
    Person,
    Promise,
    Step,
    WalkStep,
)
from hoiam.core.actor import Role
from hoiam.notices.models import Channel as NoticeChannel
from hoiam.units import catalogue
from hoiam.voices.models import Channel, VoiceKind

VOICE_FILES = tuple(f"voices_{number}.json" for number in range(1, 9))


class DemoDataError(Exception):
    """What is wrong in which item of which file; only somebody who edits the files sees it."""


@cache
def voices() -> tuple[DemoVoice, ...]:
    """Every invented voice, in the order of its id."""
    return tuple(voice for name in VOICE_FILES for voice in _items(name, read_voice))


@cache
def officers() -> tuple[DemoOfficer, ...]:
    """An account for every role."""
    return tuple(_items("officers.json", read_officer))


@cache
def templates() -> tuple[DemoTemplate, ...]:
    """Words to start an answer from."""
    return tuple(_items("templates.json", read_template))


@cache
def walk() -> tuple[WalkStep, ...]:
    """The walk of the newcomer, from a phone to a kept promise."""
    return tuple(_items("walk.json", read_walk_step))


@cache
def similar_pairs() -> tuple[tuple[str, str], ...]:
    """Two ids each: the same matter told by two people and not joined."""
    return tuple(_items("similar.json", _read_pair))


def _items[T](name: str, read: Callable[[Any], T]) -> list[T]:
    raw = json.loads((files(__package__) / name).read_text(encoding="utf-8"))
    if not isinstance(raw, list):
        raise DemoDataError(f"{name}: a list was expected")
    found = []
    for number, item in enumerate(raw, start=1):
        try:
            found.append(read(item))
        except DemoDataError as error:
            raise DemoDataError(f"{name}, item {number}: {error}") from error
    return found


class _Given:
    """One JSON object; takes each word once, so that nothing unknown stays unseen."""

    def __init__(self, raw: Any, what: str) -> None:
        if not isinstance(raw, dict):
            raise DemoDataError(f"{what}: an object was expected, not {raw!r}")
        self.left: dict[str, Any] = dict(raw)
        self.what = what

    def take[T](self, word: str, kind: type[T], default: T | None = None) -> T:
        if word not in self.left:
            if default is None:
                raise DemoDataError(f"{self.what}: {word!r} is missing")
            return default
        value = self.left.pop(word)
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise DemoDataError(f"{self.what}: {word!r} is not of type {kind.__name__}: {value!r}")
        if value == "" or (isinstance(value, int) and word in _COUNTS and value < 0):
            raise DemoDataError(f"{self.what}: {word!r} is empty or negative")
        return value

    def among(self, word: str, allowed: Mapping[str, Any] | frozenset[str]) -> str:
        value = self.take(word, str)
        if value not in allowed:
            raise DemoDataError(f"{self.what}: {word!r} has the unknown value {value!r}")
        return value

    def end(self) -> None:
        if self.left:
            raise DemoDataError(f"{self.what}: unknown {', '.join(map(repr, self.left))}")


_COUNTS = frozenset(
    {"day", "days", "days_ago", "due_in_days", "kept_day", "photos", "spoken_before"}
)
_KINDS = frozenset(VoiceKind.values)
_CHANNELS = frozenset(Channel.values)
_RESULTS = frozenset(Result.values)
_TOLD_BY = frozenset(NoticeChannel.values)
_ROLES = frozenset(role.value for role in Role)
_VERDICTS = frozenset({"done", "not-done"})


@cache
def _fields() -> frozenset[str]:
    return frozenset(field.code for field in catalogue.fields())


@cache
def _communes() -> frozenset[str]:
    return frozenset(commune.name for commune in catalogue.province("lc").communes)


@cache
def _bodies() -> Mapping[str, Body]:
    return {f"{body.level}:{body.code}": Body(body.level, body.code) for body in catalogue.bodies()}


def read_voice(raw: Any) -> DemoVoice:
    """One voice out of its JSON object."""
    given = _Given(raw, str(raw.get("id", "?")) if isinstance(raw, dict) else "?")
    story = given.take("story", list, [])
    person = given.left.pop("person", None)
    voice = DemoVoice(
        id=given.take("id", str),
        kind=given.among("kind", _KINDS),
        channel=given.among("channel", _CHANNELS),
        days_ago=given.take("days_ago", int),
        field=given.among("field", _fields()),
        commune=given.among("commune", _communes()),
        place=given.take("place", str),
        dx=given.take("dx", float),
        dy=given.take("dy", float),
        title=given.take("title", str),
        text=given.take("text", str),
        person=None if person is None else _read_person(person, given.what),
        photos=given.take("photos", int, 0),
        spoken_before=given.take("spoken_before", int, 0),
        story=tuple(_read_step(step, given.what) for step in story),
    )
    given.end()
    return voice


def _read_person(raw: Any, what: str) -> Person:
    given = _Given(raw, f"{what}, person")
    person = Person(
        name=given.take("name", str),
        phone=given.take("phone", str),
        email=given.take("email", str) if "email" in given.left else "",
    )
    given.end()
    return person


def _read_step(raw: Any, what: str) -> Step:
    given = _Given(raw, what)
    do = given.take("do", str)
    given.what = f"{what}, {do}"
    if do not in _STEPS:
        raise DemoDataError(f"{given.what}: no such step")
    step = _STEPS[do](given, given.take("day", int))
    given.end()
    return step


def _text(given: _Given) -> str:
    return given.take("text", str)


def _text_if_any(given: _Given) -> str:
    return given.take("text", str) if "text" in given.left else ""


def _body(given: _Given, word: str) -> Body:
    return _bodies()[given.among(word, _bodies())]


def _answer(given: _Given, day: int) -> Step:
    result = given.among("result", _RESULTS)
    return values.Answer(
        day=day,
        result=result,
        text=_text(given),
        promise=_promise(given) if result == Result.PROMISED else None,
        basis=given.take("basis", str) if result == Result.CANNOT else "",
        to=_body(given, "to") if result == Result.NOT_OURS else None,
    )


def _promise(given: _Given) -> Promise:
    inner = _Given(given.take("promise", dict), f"{given.what}, promise")
    if "kept" not in inner.left:
        raise DemoDataError(f"{inner.what}: 'kept' is missing (true, false or null)")
    kept = inner.left.pop("kept")
    if kept not in (True, False, None):
        raise DemoDataError(f"{inner.what}: 'kept' is not true, false or null: {kept!r}")
    promise = Promise(
        what=inner.take("what", str),
        paper=inner.take("paper", str),
        due_in_days=inner.take("due_in_days", int),
        kept=kept,
        kept_day=inner.take("kept_day", int) if kept else None,
        evidence=inner.take("evidence", str) if kept else "",
    )
    inner.end()
    return promise


def _publish(given: _Given, day: int) -> Step:
    title = given.take("title", str) if "title" in given.left else ""
    return values.Publish(day, title, _text_if_any(given))


_STEPS: Mapping[str, Callable[[_Given, int], Step]] = {
    "accept": lambda given, day: values.Accept(day),
    "ask-for-more": lambda given, day: values.AskForMore(day, _text(given)),
    "supply": lambda given, day: values.Supply(day, _text(given)),
    "hand-over": lambda given, day: values.HandOver(day, _body(given, "to"), _text(given)),
    "consult": lambda given, day: values.Consult(day, _body(given, "to"), _text(given)),
    "reply": lambda given, day: values.Reply(day, _body(given, "by"), _text(given)),
    "extend": lambda given, day: values.Extend(day, given.take("days", int), _text(given)),
    "answer": _answer,
    "tell": lambda given, day: values.Tell(
        day, given.among("by", _TOLD_BY), given.take("told", bool), _text_if_any(given)
    ),
    "publish": _publish,
    "rate": lambda given, day: values.Rate(
        day, given.among("verdict", _VERDICTS), _text_if_any(given)
    ),
    "reopen": lambda given, day: values.Reopen(day, _text(given)),
    "close": lambda given, day: values.Close(day),
    "join": lambda given, day: values.Join(day, given.take("to", str)),
    "hide": lambda given, day: values.Hide(day, _text(given)),
    "note": lambda given, day: values.Note(day, _text(given)),
    "hold": lambda given, day: values.Hold(day, _text(given)),
}


def read_officer(raw: Any) -> DemoOfficer:
    """One officer out of their JSON object."""
    given = _Given(raw, str(raw.get("username", "?")) if isinstance(raw, dict) else "?")
    officer = DemoOfficer(
        username=given.take("username", str),
        name=given.take("name", str),
        post=given.take("post", str),
        roles=tuple(_read_role(role, given.what) for role in given.take("roles", list)),
    )
    given.end()
    return officer


def _read_role(raw: Any, what: str) -> HeldRole:
    given = _Given(raw, f"{what}, role")
    role = Role(given.among("role", _ROLES))
    body = _body(given, "body")
    commune = given.among("commune", _communes()) if body.level == "commune" else ""
    given.end()
    return HeldRole(role, body, commune)


def read_template(raw: Any) -> DemoTemplate:
    """One template out of its JSON object."""
    given = _Given(raw, str(raw.get("code", "?")) if isinstance(raw, dict) else "?")
    template = DemoTemplate(
        code=given.take("code", str),
        title=given.take("title", str),
        result=given.among("result", _RESULTS),
        field=given.among("field", _fields()) if "field" in given.left else "",
        text=_text(given),
    )
    given.end()
    return template


def read_walk_step(raw: Any) -> WalkStep:
    """One stop of the walk out of its JSON object."""
    given = _Given(raw, str(raw.get("title", "?")) if isinstance(raw, dict) else "?")
    step = WalkStep(
        title=given.take("title", str),
        where=given.take("where", str),
        username=given.take("username", str) if "username" in given.left else "",
        voice=given.take("voice", str) if "voice" in given.left else "",
        text=_text(given),
    )
    given.end()
    return step


def _read_pair(raw: Any) -> tuple[str, str]:
    match raw:
        case [str(new), str(earlier)]:
            return new, earlier
    raise DemoDataError(f"two ids were expected, not {raw!r}")
