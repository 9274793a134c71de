"""Which figure a number of a draft means: by what both speak of and by what one of it is.

The value never helps to find the figure: a number that happens to be equal proves nothing, and a
wrong one would never be found. Where several figures fit about as well, all of them are said and
somebody chooses.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from hoiam.core.claims import words
from hoiam.core.claims.concepts import COUNTS, NOUNS, concepts_of, small
from hoiam.core.claims.shapes import Check, Draft, Kind, Measure, Quantity, Sentence
from hoiam.core.figures.definitions import Counting, Figure

ENOUGH = 0.72  # below it a figure is not what is meant
OFFERED = 0.5  # below it it is not even offered
MARGIN = 0.1  # the best has to be so much better than the next
MOST_OFFERED = 6


class Side(StrEnum):
    """Which number of a figure: how many; of a share, its percent, its numerator, its rest."""

    COUNT = "count"
    PERCENT = "percent"
    PART = "part"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure by what it speaks of."""

    figure: str
    side: Side
    concepts: frozenset[str]
    counting: Counting

    @property
    def code(self) -> str:
        """As somebody's choice is kept."""
        return f"{self.figure}:{self.side.value}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number by what its words speak of. `lent` comes from the number that it is a part of."""

    own: frozenset[str]
    lent: frozenset[str] = frozenset()
    counts: frozenset[Counting] | None = None  # what one of it may be; nothing said, nothing known
    change: bool = False  # "tăng 131 đơn": by how much, not how many
    whole: bool = False  # of 149/158 the 158


_TYING = (Kind.SHARE, Kind.REST, Kind.SUM, Kind.DIFFERENCE, Kind.GROWTH)
_SILENT = Spoken(frozenset())


@dataclass(frozen=True, slots=True)
class Found:
    """A figure that a number may mean, and how well the words fit."""

    meaning: Meaning
    score: float


_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt|cao hơn|thấp hơn|nhiều hơn|ít hơn)\b[^\d.;:]{0,24}$")
_WITHIN = re.compile(r"trong đó|bao gồm|gồm|cụ thể|[:(]")
MOST_BEFORE = 1_000  # numbers before one among which its whole is looked for
_OPENINGS = ("trong đó", "gồm", "bao gồm", "cụ thể", "trong số này", "trong số đó")
_LEFT = re.compile(r"\bcòn(?: lại)?\b")
_ROWS = {noun: name for name, nouns in words.COUNTERS.items() for noun in nouns}
# What is counted and nothing else: these words say no more than the noun itself.
_NOUN_SAYS = {
    "opinion": frozenset({"recommendation"}),
    "paper": frozenset({"decided"}),
}
_PARTS = re.compile(r"[;,:()]|\.\s|\s[-–—]\s|\b(?:và|với|gồm|trong đó|so với)\b")
_STRONG = re.compile(r"[;:]|\.\s")
_THOUGHT = re.compile(
    r"[;:()]|,(?=\s*(?:đạt|chiếm|bằng|tăng|giảm|trong đó|còn|tương|gồm|với|qua|do|nhờ|góp|so))"
)


def meanings(figures: Iterable[Figure]) -> tuple[Meaning, ...]:
    """Every number of these figures, each definition once."""
    found: list[Meaning] = []
    known: set[object] = set()
    for figure in sorted(figures, key=lambda one: one.is_share):
        for one, same in _sides(figure):
            if same not in known:
                known.add(same)
                found.append(one)
    return tuple(found)


def _sides(figure: Figure) -> Iterator[tuple[Meaning, object]]:
    """The numbers of a figure, each with its definition."""
    counting, said = figure.unit_of_counting, concepts_of(figure.name)
    if not said:
        return
    of = (figure.dataset.code, figure.measure)
    if not figure.is_share:
        yield Meaning(figure.code, Side.COUNT, said, counting), (of, figure.where)
        return
    yield Meaning(figure.code, Side.PERCENT, said, counting), (of, figure.where, figure.within)
    yield Meaning(figure.code, Side.PART, said, counting), (of, figure.counted)
    rest = concepts_of(figure.rest_name)
    if rest:
        one = Meaning(figure.code, Side.REST, _instead(said, rest), counting)
        yield one, (of, figure.left_over)


# What a whole list is of.
KINDS = frozenset({"complaint", "denunciation", "recommendation", "own", "inspection", "voter"})
# Of these a thing is in one; what is left over of a share is in another.
STATES = frozenset(
    {
        "received", "finished", "in-time", "processed", "unprocessed", "satisfied", "executed", "open",
        "late", "within", "left", "carried",
    }
)  # fmt: skip


def _instead(said: frozenset[str], rest: frozenset[str]) -> frozenset[str]:
    return (said - STATES) | rest


def spoken(draft: Draft, checks: Iterable[Check] = ()) -> dict[int, Spoken]:
    """What every number of a draft speaks of, by the place where it begins. Numbers that a sum of
    the text ties together lend each other their words: 94,3 % is of what 149 of 158 are."""
    found: dict[int, Spoken] = {}
    earlier: list[Quantity] = []
    tied, low = _ties(checks), small(draft.text)
    for sentence in draft.sentences:
        around = _around(low, sentence)
        for number, one in enumerate(sentence.quantities):
            head, tie = _parent(draft, sentence, number, earlier), tied.get(one.start)
            parent = (tie or head) if one.measure is Measure.PERCENT else (head or tie)
            lent = found.get(parent.start, _SILENT) if parent else _SILENT
            if parent is None and number and one.measure is Measure.COUNT:
                lent = _beside(found[sentence.quantities[number - 1].start])
            said = _spoken(one, *around[number], lent)
            if said.counts is None and one.measure is Measure.PERCENT and earlier:
                said = replace(said, counts=found[earlier[-1].start].counts)
            if number and sentence.quantities[number - 1].of is one:
                # The whole is in no such state, and it is a number of its own.
                said = replace(said, own=said.own - STATES, lent=said.lent - STATES, whole=True)
            found[one.start] = said
            earlier.append(one)
    return found


def _beside(said: Spoken) -> Spoken:
    """What the number before lends: of "khiếu nại lần đầu 131 đơn, lần hai 27 đơn" the kind."""
    return Spoken((said.own | said.lent) & KINDS, counts=said.counts)


def _ties(checks: Iterable[Check]) -> dict[int, Quantity]:
    found: dict[int, Quantity] = {}
    for check in checks:
        if check.kind in _TYING:
            stated = (check.stated,) if check.stated else ()
            first, *others = sorted((*check.numbers, *stated), key=lambda one: one.start)
            for one in others:
                found.setdefault(one.start, first)
    return found


def _spoken(one: Quantity, before: str, after: str, lent: Spoken) -> Spoken:
    own = concepts_of(f"{before} {after}")
    counts, row = _counts(one)
    if row in _NOUN_SAYS:
        own = own - (_NOUN_SAYS[row] & concepts_of(f"{one.noun} {after}")) or own
    if _LEFT.search(before) and not own & {"open", "late", "within", "left", "unprocessed"}:
        own |= {"open"}
    if counts is None:
        counts = lent.counts
    given = lent.own | lent.lent
    if own & STATES:  # what is finished is not what is open
        given -= STATES
    return Spoken(own, given - own, counts, bool(_CHANGE.search(before)))


def _around(text: str, sentence: Sentence) -> list[tuple[str, str]]:
    """The words before and after each number of a sentence that are its own. What stands between
    two numbers belongs to the first up to the last sign or word that parts them."""
    numbers, found = sentence.quantities, []
    if not numbers:
        return []
    before = text[sentence.start : numbers[0].start]
    for one, after in zip(numbers, (*numbers[1:], None), strict=True):
        if after is None:
            found.append((before, _ended(text[one.end : sentence.end])))
        elif one.of is after:  # 149/158 đơn: the words are of both
            found.append((before, ""))
        else:
            mine, theirs = _parted(text[one.end : after.start])
            found.append((before, mine))
            before = theirs
    found = [
        (before, _close(one, after)) for one, (before, after) in zip(numbers, found, strict=True)
    ]
    return [_shared(found, numbers, at) for at in range(len(found))]


def _close(one: Quantity, after: str) -> str:
    """Of a percentage only the words right behind it are its own: "đạt 99,8%, tạo sự hài lòng"."""
    return _PARTS.split(after, maxsplit=1)[0] if one.measure is Measure.PERCENT else after


def _shared(
    found: Sequence[tuple[str, str]], numbers: Sequence[Quantity], at: int
) -> tuple[str, str]:
    """Of "149/158 đơn khiếu nại" the words behind the second belong to the first as well."""
    before, after = found[at]
    whole = numbers[at].of
    if whole is not None and at + 1 < len(numbers) and numbers[at + 1] is whole:
        return before, found[at + 1][1]
    if at and numbers[at - 1].of is numbers[at]:
        return "", after
    return before, after


def _ended(words_after: str) -> str:
    """The words behind the last number, up to where another thought begins."""
    return _THOUGHT.split(words_after, maxsplit=1)[0]


def _parted(between: str) -> tuple[str, str]:
    for parting in (_STRONG, _PARTS):
        signs = list(parting.finditer(between))
        if signs:
            first = signs[0] if parting is _STRONG else signs[-1]
            return between[: first.start()], between[signs[-1].end() :]
    return between, between


def _parent(
    draft: Draft, sentence: Sentence, number: int, earlier: Sequence[Quantity]
) -> Quantity | None:
    """The number that this one is a part of: the same as its whole, or the head of its list."""
    one = sentence.quantities[number]
    if one.of is not None:
        near = reversed(earlier[-MOST_BEFORE:])
        same = (each for each in near if each.value == one.of.value and each is not one.of)
        if (last := next(same, None)) is not None:
            return last
    if number and sentence.quantities[number - 1].of is one:
        return None
    opening = draft.text[sentence.start : one.start].lower().lstrip()
    if not number and earlier and opening.startswith(_OPENINGS):
        return earlier[-1]
    for head in reversed(sentence.quantities[:number]):
        between = draft.text[head.end : one.start].lower()
        if head.measure is Measure.COUNT and _WITHIN.search(between):
            return head
    return None


def _counts(one: Quantity) -> tuple[frozenset[Counting] | None, str]:
    """What one of a number may be, and the row of counters of its noun."""
    if one.measure is Measure.MONEY:
        return frozenset({Counting.MONEY}), ""
    if one.measure is Measure.AMOUNT:
        return frozenset({Counting.LAND}), ""
    noun = one.noun or (one.of.noun if one.of else "")
    row = _ROWS.get(noun, "")
    if noun in NOUNS:
        return NOUNS[noun], row
    return (COUNTS.get(row, frozenset()) if noun else None), row


def candidates(quantity: Quantity, said: Spoken, known: Iterable[Meaning]) -> tuple[Found, ...]:
    """The figures that a number may mean, the best first."""
    sides = frozenset({Side.COUNT}) if said.whole or said.change else _sides_of(quantity)
    found = [
        Found(one, score)
        for one in known
        if one.side in sides
        and (said.counts is None or one.counting in said.counts)
        and (score := _score(said, one)) >= OFFERED
    ]
    best = sorted(_plainest(found), key=lambda each: (-each.score, each.meaning.code))
    return tuple(best)[:MOST_OFFERED]


def _sides_of(quantity: Quantity) -> frozenset[Side]:
    if quantity.measure is Measure.PERCENT:
        return frozenset({Side.PERCENT})
    if quantity.measure in (Measure.COUNT, Measure.MONEY, Measure.AMOUNT):
        if quantity.of is not None:
            return frozenset({Side.PART, Side.REST})
        return frozenset({Side.COUNT, Side.PART, Side.REST})
    return frozenset()


def _score(said: Spoken, one: Meaning) -> float:
    """How much of the figure the words say, and how much of the words the figure."""
    everything = said.own | said.lent
    if not said.own & one.concepts and not (said.lent & one.concepts and not said.own):
        return 0.0
    recall = len(one.concepts & everything) / len(one.concepts)
    foreign = len(said.own - one.concepts) + len(said.lent - one.concepts) / 2
    precision = len(one.concepts & everything) / (len(one.concepts & everything) + foreign)
    # A number of things that the sentence does not name is a guess.
    known = 1.0 if said.counts is not None else 0.9
    return round((0.6 * recall + 0.4 * precision) * known, 3)


def _plainest(found: Sequence[Found]) -> list[Found]:
    """A number of its own is meant rather than a part of a share that says the same."""
    own = {
        (one.meaning.concepts, one.meaning.counting)
        for one in found
        if one.meaning.side is Side.COUNT
    }
    return [
        one
        for one in found
        if one.meaning.side in (Side.COUNT, Side.PERCENT)
        or (one.meaning.concepts, one.meaning.counting) not in own
    ]


def chosen(found: Sequence[Found]) -> Meaning | None:
    """The figure that is meant, where only one fits well."""
    if not found or found[0].score < ENOUGH:
        return None
    if len(found) > 1 and found[0].score - found[1].score < MARGIN:
        return None
    return found[0].meaning
