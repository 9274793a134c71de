"""Lives of cases: when it came, who said what, what became of it. One row each, to be multiplied."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from itertools import chain
from typing import Any

from bench.province.words import Said, changed, together
from bench.province.world import DAYS, World
from hoiam.base import search
from hoiam.core import codes, nearness
from hoiam.core.calendar import ZONE
from hoiam.core.text import excerpt
from hoiam.protection import terms
from hoiam.protection.parts import Part
from hoiam.voices import marks

COLUMNS: dict[str, str] = {
    "n": "bigint", "t": "text", "code": "text", "kind": "text", "field": "bigint",
    "area": "bigint", "unit": "bigint", "former": "bigint", "route": "bigint", "state": "text",
    "joined_to": "bigint", "joined_code": "text", "held": "text", "result": "text",
    "people": "integer", "title": "text", "said": "text", "head": "text", "words": "text",
    "more_words": "text", "place": "text",
    "language": "text", "channel": "text", "person": "integer", "mark": "text", "message": "integer",
    "opened_on": "date", "opened_at": "timestamptz", "rule": "bigint", "days": "bigint",
    "first_due": "date", "first_due_vn": "text", "due_on": "date", "due_vn": "text",
    "handed_at": "timestamptz", "extended_at": "timestamptz", "joined_at": "timestamptz",
    "accepted_at": "timestamptz", "answered_at": "timestamptz", "answered_on": "date",
    "closed_at": "timestamptz", "answer": "text", "answer_folded": "text", "answer_rule": "text",
    "promise": "text", "promise_due": "date", "promise_vn": "text", "kept_at": "timestamptz",
    "kept_on": "date", "rated_at": "timestamptz", "released_at": "timestamptz", "told": "boolean",
    "mine": "boolean", "gone": "boolean",
}  # fmt: skip
MORE: dict[str, str] = {
    "n": "bigint", "voice": "bigint", "t": "text", "code": "text", "case_code": "text",
    "kind": "text", "field": "bigint", "area": "bigint", "said": "text", "place": "text",
    "person": "integer", "mark": "text", "message": "integer", "at": "timestamptz",
    "gone": "boolean",
}  # fmt: skip
JOINED_FOR = 240  # days: what another case was joined to is over by then, its promise too
ALIKE = 0.04  # so many say what somebody said before
RESULTS, RESULTS_OFTEN = ("done", "promised", "cannot", "not-ours"), (60, 75, 90, 100)
CHANNELS, CHANNELS_OFTEN = ("web", "desk", "phone", "hamlet-meeting"), (62, 80, 94, 100)
RULE = "Nghị quyết 12/2024/NQ-HĐND về phân bổ kinh phí; khoản 2 Điều 6"
_ON_WEEKDAYS = (1.3, 1.2, 1.1, 1.1, 1.0, 0.45, 0.3)
_SCATTER = 0x9E3779B97F4A7C15  # odd: other numbers have other low bits


@dataclass
class Chunk:
    """Cases that came one after the other, voices that joined them, and pairs known to be alike."""

    cases: list[tuple[Any, ...]]
    more: list[tuple[Any, ...]]
    alike: list[tuple[str, str]]
    people: list[tuple[int, int]]  # (case, people that came by joining)
    bands: list[tuple[int, int]]


def days_of(world: World, count: int) -> list[tuple[date, int]]:
    """How many came on each day: fewer at weekends, more every year; the sum is right."""
    days = [world.today - timedelta(days=back) for back in range(DAYS, 0, -1)]
    weights = [_ON_WEEKDAYS[day.weekday()] * (1 + place / DAYS) for place, day in enumerate(days)]
    whole, told, found = sum(weights), 0, []
    reached = 0.0
    for day, weight in zip(days, weights, strict=True):
        reached += weight
        number = round(count * reached / whole) - told
        told += number
        found.append((day, number))
    return found


def chunks(world: World, count: int, size: int) -> Iterator[list[tuple[date, int, int]]]:
    """(day, first case, how many), together so many that they are written at once."""
    made: list[tuple[date, int, int]] = []
    first, held = 1, 0
    for day, number in days_of(world, count):
        if made and held + number > size:
            yield made
            made, held = [], 0
        made.append((day, first, number))
        first, held = first + number, held + number
    yield made


def draw(world: World, seed: int, count: int, days: list[tuple[date, int, int]]) -> Chunk:
    """The cases of some days; the same ones from the same seed, whoever draws them."""
    return _Drawing(world, random.Random(f"{seed}/{days[0][0]}"), count).all(days)


def _after_a_year(at: datetime) -> date:
    return terms.due_on(Part.CONTACT, at)


def moment(at: datetime | None) -> str | None:
    """As both databases take it."""
    return at.isoformat(" ", "microseconds")[:26] if at else None


@dataclass(slots=True)
class _Earlier:
    """A case that somebody else may speak of again."""

    number: int
    code: str
    said: list[Said]
    kind: str
    field: tuple[int, str]
    area: int
    takes: bool  # it is still open, so that others are joined to it
    people: int = 0


class _Drawing:
    def __init__(self, world: World, chance: random.Random, count: int) -> None:
        self.world, self.chance, self.count = world, chance, count
        self.made = Chunk([], [], [], [], [])
        self.earlier: list[_Earlier] = []

    def all(self, days: list[tuple[date, int, int]]) -> Chunk:
        for day, first, number in days:
            moments = sorted(self._moment(day) for _one in range(number))
            for place, at in enumerate(moments):
                self._case(first + place, day, at)
        self.made.people = [(one.number, one.people) for one in self.earlier if one.people]
        self.made.bands.sort()
        return self.made

    def _moment(self, day: date) -> datetime:
        seconds = int(self.chance.triangular(6 * 3600, 22 * 3600, 9.5 * 3600))
        start = datetime.combine(day, time(), tzinfo=ZONE) + timedelta(seconds=seconds)
        return start.astimezone(UTC).replace(microsecond=self.chance.randrange(10**6))

    def _later(self, at: datetime, days: float) -> datetime:
        return at + timedelta(days=days, seconds=self.chance.randrange(3600))

    def _code(self, voice: int) -> str:
        """As if drawn, but never twice: of a million draws of forty bits two are the same in every
        third province."""
        number = voice * _SCATTER
        signs = "".join(codes.ALPHABET[number >> shift & 31] for shift in range(0, 40, 5))
        return f"LC-{signs[:4]}-{signs[4:]}"

    def _person(self, voice: str) -> tuple[int | None, str]:
        """Three in four say how to reach them."""
        if self.chance.random() < 0.25:
            return None, ""
        number = self.chance.randrange(len(self.world.phones))
        return number, marks.phone_mark(voice, self.world.phones[number])

    def _case(self, n: int, day: date, at: datetime) -> None:
        chance, world = self.chance, self.world
        token = sha256(f"{n}/{chance.getrandbits(64)}".encode()).hexdigest()[:16]
        code = self._code(n)
        again = self._again()
        if again is not None:
            kind, field, area = again.kind, again.field, again.area
            words = changed(again.said, chance)
            parts = [words]
            self.made.alike.append((code, again.code))
        else:
            kind = chance.choices(world.kinds, cum_weights=world.kind_weights)[0]
            field = chance.choices(world.fields, cum_weights=world.field_weights)[0]
            area = chance.choices(world.areas, cum_weights=world.area_weights)[0]
            parts = world.words.said(field[1], area, chance)
            words = together(parts)
        route = world.routes[kind, field[0], area]
        rule, _rule_id, limit = world.rules[kind, field[0]]
        days, due_on = world.dues[limit, day]
        title = excerpt(words.covered, 120)
        life = self._life(day, at, due_on)
        joined = again if again is not None and again.takes and chance.random() < 0.5 else None
        if joined is not None:
            life = _Life(joined_at=self._later(at, 0.4), state="joined")
            joined.people += 1
        answer = together(world.words.answers.draw(chance, 2)) if life.answered_at else None
        result = life.result
        person, mark = self._person(f"y-{token}")
        mine = life.state in ("new", "handling", "waiting") and chance.random() < 0.3
        head = " ".join(words.folded.split(" ")[: len(title.split(" "))])
        more = self._more(n, code, kind, field[0], area, parts, life, at)
        self._near(n, head, [words.folded, *more], is_public=life.released_at is not None)
        new_due = life.due_on or due_on
        self.made.cases.append((
            n, token, code, kind, field[0], area, route.unit,
            route.former if life.handed_at else None, route.key, life.state,
            joined.number if joined else None, joined.code if joined else None,
            life.held, result, 1 + len(more), title, words.text, head, words.folded, " ".join(["", *more]),
            f"thôn {chance.choice(world.words.hamlets[area])}", "vi",
            chance.choices(CHANNELS, cum_weights=CHANNELS_OFTEN)[0], person, mark,
            chance.randrange(200), day.isoformat(), moment(at), rule, days, due_on.isoformat(),
            world.vn[due_on], new_due.isoformat(), world.vn[new_due], moment(life.handed_at),
            moment(life.extended_at), moment(life.joined_at), moment(life.accepted_at),
            moment(life.answered_at),
            life.answered_on.isoformat() if life.answered_on else None, moment(life.closed_at),
            answer.text if answer else None, answer.folded if answer else None,
            RULE if result in ("cannot", "not-ours") else "",
            chance.choice(world.words.promises.sentences).text if life.promise_due else None,
            life.promise_due.isoformat() if life.promise_due else None,
            world.vn[life.promise_due] if life.promise_due else None, moment(life.kept_at),
            life.kept_on.isoformat() if life.kept_on else None, moment(life.rated_at),
            moment(life.released_at), (world.today - day).days > 7, mine,
            self._gone(life, at),
        ))  # fmt: skip
        open_still = joined is None and life.state in ("new", "handling") and not life.held
        if again is None and chance.random() < 0.3:
            self.earlier.append(_Earlier(n, code, parts, kind, field, area, open_still))

    def _gone(self, life: "_Life", at: datetime) -> bool:
        """Whether the worker has disposed by now of how to reach who spoke, as it does every day."""
        if life.state == "joined":
            return _after_a_year(self._later(at, JOINED_FOR)) <= self.world.today
        owes = life.promise_due is not None and life.kept_at is None
        if life.state not in ("answered", "closed") or owes:
            return False
        happened = (at, life.answered_at, life.closed_at, life.kept_at, life.rated_at)
        return _after_a_year(max(one for one in happened if one)) <= self.world.today

    def _near(self, n: int, head: str, said: list[str], *, is_public: bool) -> None:
        """Bands by which what says nearly the same is met, as the worker gives them."""
        bands = set(chain.from_iterable(map(nearness.bands, said)))
        self.made.bands += [(band, search.entry_id("case", n)) for band in bands]
        if is_public:
            entry = search.entry_id("page", n)
            self.made.bands += [(band, entry) for band in nearness.bands(f"{head} {said[0]}")]

    def _again(self) -> _Earlier | None:
        if not self.earlier or self.chance.random() >= ALIKE:
            return None
        return self.earlier[-1 - self.chance.randrange(min(len(self.earlier), 2_000))]

    def _life(self, day: date, at: datetime, due_on: date) -> "_Life":
        """In time as a rule, late sometimes, seldom never; what is not over today is open."""
        chance, today = self.chance, self.world.today
        life, age = _Life(), (today - day).days
        if chance.random() < (0.2 if age < 3 else 0.001):
            life.held = "chữ giống số điện thoại, cần người đọc"
            return life
        luck, span = chance.random(), max(2, (due_on - day).days)
        if chance.random() < 0.03:
            life.handed_at = self._later(at, 0.8)
        accepted = self._later(at, 1 + chance.random() * 2)
        if accepted >= self.world.now:
            life.handed_at = life.handed_at if age > 1 else None
            return life
        life.accepted_at, life.state = accepted, "handling"
        if luck < 0.84:
            took = 3 + chance.random() * max(0, span - 4)
        elif luck < 0.985:
            took = span + 1 + chance.expovariate(1 / 9)
        else:
            return life  # nobody answered yet
        if luck > 0.80 and age > span:
            self._extend(life, at, due_on)
        answered = self._later(at, took)
        if answered >= self.world.now - timedelta(hours=1):
            if chance.random() < 0.05:
                life.state = "waiting"
            return life
        life.answered_at, life.state = answered, "answered"
        life.answered_on = answered.astimezone(ZONE).date()
        life.result = chance.choices(RESULTS, cum_weights=RESULTS_OFTEN)[0]
        if life.result == "promised":
            self._promise(life)
        self._after(life)
        return life

    def _extend(self, life: "_Life", at: datetime, due_on: date) -> None:
        if self.chance.random() < 0.25:
            life.extended_at = self._later(at, max(2, (due_on - at.date()).days - 1))
            life.due_on = due_on + timedelta(days=self.chance.choice((7, 10, 14)))

    def _promise(self, life: "_Life") -> None:
        assert life.answered_on is not None
        life.promise_due = life.answered_on + timedelta(days=self.chance.randint(20, 150))
        late = self.chance.expovariate(1 / 12) if self.chance.random() < 0.25 else -3
        kept = life.promise_due + timedelta(days=int(late))
        if kept < self.world.today:
            life.kept_on = kept
            start = datetime.combine(kept, time(9), tzinfo=ZONE)
            life.kept_at = start.astimezone(UTC)

    def _after(self, life: "_Life") -> None:
        """Rated, released, put away."""
        chance, now = self.chance, self.world.now
        assert life.answered_at is not None
        rated, released = (self._later(life.answered_at, day) for day in (1.5, 2.2))
        if chance.random() < 0.08 and rated < now:
            life.rated_at = rated
        if chance.random() < 0.36 and released < now:
            life.released_at = released
        closed = self._later(life.kept_at or life.answered_at, 20)
        owes = life.promise_due is not None and life.kept_at is None
        if not owes and chance.random() < 0.4 and closed < now:
            life.closed_at, life.state = closed, "closed"

    def _more(
        self, n: int, code: str, kind: str, field: int, area: int, parts: list[Said],
        life: "_Life", at: datetime,
    ) -> list[str]:  # fmt: skip
        """Others with the same trouble: their voices, and the words they add."""
        if life.state == "joined" or life.held or self.chance.random() >= 0.03:
            return []
        words = []
        for place in range(min(90, 1 + int(self.chance.expovariate(0.6)))):
            spoken = self._later(at, 0.5)
            if spoken >= self.world.now:
                break
            voice = 10 * self.count + n * 100 + place
            token = sha256(f"{voice}/{n}/{self.chance.getrandbits(64)}".encode()).hexdigest()[:16]
            said = changed(parts, self.chance)
            person, mark = self._person(f"y-{token}")
            self.made.more.append((
                n, voice, token, self._code(voice), code, kind, field, area, said.text,
                f"thôn {self.chance.choice(self.world.words.hamlets[area])}", person, mark,
                self.chance.randrange(200), moment(spoken), self._gone(life, spoken),
            ))  # fmt: skip
            words.append(said.folded)
        return words


@dataclass(slots=True)
class _Life:
    """What became of one case."""

    state: str = "new"
    held: str = ""
    result: str = ""
    due_on: date | None = None
    handed_at: datetime | None = None
    extended_at: datetime | None = None
    joined_at: datetime | None = None
    accepted_at: datetime | None = None
    answered_at: datetime | None = None
    answered_on: date | None = None
    closed_at: datetime | None = None
    promise_due: date | None = None
    kept_at: datetime | None = None
    kept_on: date | None = None
    rated_at: datetime | None = None
    released_at: datetime | None = None
