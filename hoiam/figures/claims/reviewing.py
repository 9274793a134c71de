"""A draft checked: its own arithmetic done again, and each number beside the figure that it means."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256

from hoiam.core.actor import Actor
from hoiam.core.claims import (
    SERIOUSNESS,
    Check,
    Draft,
    Measure,
    Quantity,
    Sentence,
    Verdict,
    Why,
    check,
    read,
)
from hoiam.core.claims.concepts import plain, small
from hoiam.core.claims.judging import judged
from hoiam.core.claims.matching import (
    Meaning,
    Side,
    Spoken,
    candidates,
    chosen,
    meanings,
    spoken,
)
from hoiam.core.claims.when import Span, Told, spans_of, told
from hoiam.core.figures.catalogue import FIGURES, figure
from hoiam.core.figures.definitions import Counting
from hoiam.core.periods import Period
from hoiam.figures.claims.counting import Counter, Ours
from hoiam.figures.claims.places import Gazetteer, Named, Place, gazetteer, may_count
from hoiam.units.models import Unit

# Beside the reasons of arithmetic (`Why`), those of comparing with our figures.
CHOOSE, NO_FIGURE, NO_DATA, NOT_BEGUN = "choose", "no-figure", "no-data", "not-begun"
ELSEWHERE, SEVERAL_PLACES, FUTURE = "elsewhere", "several-places", "future"
OTHER_RULE, DENUNCIATIONS, WHOLE_OFF, UNKNOWN = (
    "other-rule",
    "denunciations",
    "whole-off",
    "unknown",
)
PARTLY, SET_ASIDE, PART_OPEN = "partly-known", "set-aside", "part-open"
_CLOSED = frozenset({Counting.PETITION, Counting.MATTER, Counting.DECISION})
_CHECKED = (Measure.COUNT, Measure.PERCENT, Measure.MONEY, Measure.AMOUNT)


@dataclass(frozen=True, slots=True)
class Beside:
    """What our figures say of a number: the verdict, why, the number itself, and, where the words
    fit several figures, those to choose from."""

    verdict: Verdict
    why: str
    ours: Ours | None = None
    other: Ours | None = None  # by the other rule of years
    offered: tuple[Ours, ...] = ()
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One number of the draft with everything that was found about it."""

    number: int
    start: int
    end: int
    quantity: Quantity | None  # none of what is no number: a day with its name
    checks: tuple[Check, ...]
    beside: Beside
    key: str = ""  # where a choice is kept: its sentence and its place in it

    @property
    def verdict(self) -> Verdict:
        """The most serious of what was found; what cannot be checked says nothing beside another."""
        said = {self.beside.verdict, *(one.verdict for one in self.checks)}
        return next(one for one in SERIOUSNESS if one in said)


@dataclass(frozen=True, slots=True)
class Review:
    """A draft with its marks in order."""

    draft: Draft
    marks: tuple[Mark, ...]

    @property
    def counts(self) -> Mapping[Verdict, int]:
        found = Tally(one.verdict for one in self.marks)
        return {verdict: found[verdict] for verdict in SERIOUSNESS}


@cache
def known_meanings() -> tuple[Meaning, ...]:
    """Every figure that a draft may mean, by what it speaks of."""
    return meanings(FIGURES)


def by_code(code: str) -> Meaning | None:
    """A choice that somebody made, if there still is such a figure."""
    return next((one for one in known_meanings() if one.code == code), None)


def review(
    text: str,
    *,
    unit: Unit,
    period: Period,
    choices: Mapping[str, str],
    reader: Actor,
    today: date,
) -> Review:
    """Check every number of a text for the report of a unit on a period."""
    draft = read(text)
    checks = check(draft)
    asked = list(_asked(draft, checks, gazetteer(unit), period, choices))
    counter = Counter(reader, today)
    for one in asked:
        for span in one.spans_wanted:
            counter.want(one.wanted, span, one.place)
    counter.count()
    judge = _Judge(counter, today)
    marks = [
        Mark(
            0,
            one.quantity.start,
            one.quantity.end,
            one.quantity,
            one.checks,
            judge.of(one),
            one.key,
        )
        for one in asked
    ]
    marks += [
        Mark(0, *one.place, None, (one,), Beside(Verdict.UNCHECKED, NO_FIGURE))
        for one in checks
        if one.stated is None and not one.numbers
    ]
    in_order = sorted(marks, key=lambda one: one.start)
    return Review(draft, tuple(replace(one, number=at) for at, one in enumerate(in_order, start=1)))


@dataclass(frozen=True, slots=True)
class _Question:
    """A number with what it may mean, of which days and place."""

    key: str
    quantity: Quantity
    sentence: Sentence
    checks: tuple[Check, ...]
    said: Spoken
    spans: tuple[Span, ...]
    place: Place
    meaning: Meaning | None = None
    offered: tuple[Meaning, ...] = ()
    by_hand: bool = False
    hindered: str = ""

    @property
    def wanted(self) -> tuple[Meaning, ...]:
        if self.hindered:
            return ()
        return (self.meaning,) if self.meaning else self.offered

    @property
    def spans_wanted(self) -> tuple[Span, ...]:
        spans = self.spans if self.meaning else self.spans[:1]
        if not self.said.change:
            return spans
        before = [_year_before(one) for one in spans]
        return (*spans, *(one for one in before if one is not None))


def _asked(
    draft: Draft,
    checks: Sequence[Check],
    names: Gazetteer,
    period: Period,
    choices: Mapping[str, str],
) -> Iterator[_Question]:
    said, named = spoken(draft, checks), told(small(draft.text), period)
    of_number = _by_number(checks)
    for sentence in draft.sentences:
        if not sentence.quantities:
            continue
        words = draft.text[sentence.start : sentence.end]
        mark = sha256(plain(words).encode()).hexdigest()[:16]
        places = names.named_in(words)
        for number, one in enumerate(sentence.quantities):
            question = _Question(
                f"{mark}-{number}",
                one,
                sentence,
                tuple(of_number.get(one.start, ())),
                said[one.start],
                _spans(one, sentence, named, period),
                _place(draft, sentence, one, places, names.own),
            )
            yield _meant(question, choices, names.own)


def _by_number(checks: Iterable[Check]) -> Mapping[int, list[Check]]:
    """The sums that speak of a number: of what is stated, or of all where nothing is."""
    found: dict[int, list[Check]] = {}
    for one in checks:
        for stated in (one.stated,) if one.stated else one.numbers:
            found.setdefault(stated.start, []).append(one)
    return found


def _spans(
    one: Quantity, sentence: Sentence, named: Sequence[Told], period: Period
) -> tuple[Span, ...]:
    return spans_of(one.start, (sentence.start, sentence.end), named, period)


def _place(
    draft: Draft, sentence: Sentence, one: Quantity, places: Sequence[Named], own: Place
) -> Place:
    """The place named last before a number in its sentence, else that of the draft."""
    at = len(plain(draft.text[sentence.start : one.start]))
    before = [named for named in places if named.start <= at]
    return before[-1].place if before else own


def _meant(question: _Question, choices: Mapping[str, str], own: Place) -> _Question:
    """What a number means: as somebody chose, else as the words say."""
    if question.quantity.measure not in _CHECKED:
        return replace(question, hindered=NO_FIGURE)
    if question.key in choices:
        picked = by_code(choices[question.key])
        if picked is None:
            return replace(question, hindered=SET_ASIDE, by_hand=True)
        return _allowed(replace(question, meaning=picked, by_hand=True), own)
    found = candidates(question.quantity, question.said, known_meanings())
    if not found:
        return replace(question, hindered=NO_FIGURE)
    offered = tuple(one.meaning for one in found)
    return _allowed(replace(question, meaning=chosen(found), offered=offered), own)


def _allowed(question: _Question, own: Place) -> _Question:
    if question.place.several:
        return replace(question, hindered=SEVERAL_PLACES)
    wanted = (question.meaning,) if question.meaning else question.offered
    shown = tuple(
        one for one in wanted if may_count(figure(one.figure).dataset, question.place, own)
    )
    if not shown:
        return replace(question, hindered=ELSEWHERE)
    return question if question.meaning else replace(question, offered=shown)


def _year_before(span: Span) -> Span | None:
    period = span.period.year_before if span.period else None
    return Span(period.first, period.last, period) if period else None


class _Judge:
    """Compares stated numbers with ours."""

    def __init__(self, counter: Counter, today: date) -> None:
        self._counter, self._today = counter, today

    def of(self, one: _Question) -> Beside:
        """What our figures say of a number."""
        if one.hindered:
            return Beside(Verdict.UNCHECKED, one.hindered, by_hand=one.by_hand)
        span = one.spans[0]
        if span.first > self._today:
            return Beside(Verdict.UNCHECKED, FUTURE)
        if one.meaning is None:
            return self._offered(one, span)
        ours = self._ours(one, one.meaning, span)
        if lacking := self._hidden(one, one.meaning, span):
            return Beside(Verdict.UNCHECKED, lacking, by_hand=one.by_hand)
        found = self._judged(one, ours)
        if found.verdict is not Verdict.DISAGREES:
            return found
        return self._softened(one, found)

    def _ours(self, one: _Question, meaning: Meaning, span: Span) -> Ours:
        return self._counter.ours(meaning, span, one.place)

    def _offered(self, one: _Question, span: Span) -> Beside:
        known = [each for each in one.offered if not self._hidden(one, each, span)]
        offered = tuple(self._ours(one, each, span) for each in known)
        why = CHOOSE if offered else NO_DATA
        return Beside(Verdict.UNCHECKED, why, offered=offered)

    def _lacking(self, meaning: Meaning, span: Span) -> str:
        """Why the register cannot say anything of these days."""
        begun = self._counter.begun(figure(meaning.figure).dataset)
        if begun is None:
            return NO_DATA
        return NOT_BEGUN if begun > span.last else ""

    def _hidden(self, one: _Question, meaning: Meaning, span: Span) -> str:
        """The same, or that the reader may not open all of it."""
        lacking = self._lacking(meaning, span)
        closed = not lacking and self._counter.is_closed(meaning, span, one.place)
        return PART_OPEN if closed else lacking

    def _judged(self, one: _Question, ours: Ours) -> Beside:
        computed = self._changed(one, ours) if one.said.change else ours.number
        if computed is None:
            return Beside(Verdict.UNCHECKED, UNKNOWN, ours, by_hand=one.by_hand)
        told_so = judged(_plainly(one.quantity), computed)
        verdict, why = told_so.verdict, told_so.why.value
        whole = one.quantity.of
        if whole is not None and ours.whole is not None and ours.meaning.side is not Side.COUNT:
            of_whole = judged(whole, ours.whole).verdict
            if of_whole is Verdict.DISAGREES:
                verdict, why = Verdict.DISAGREES, WHOLE_OFF
        return Beside(verdict, why, ours, by_hand=one.by_hand)

    def _changed(self, one: _Question, ours: Ours) -> Fraction | None:
        """By how much, or by how many percent, it is more or less than a year before."""
        earlier = _year_before(ours.span)
        if earlier is None or self._hidden(one, ours.meaning, earlier):
            return None
        before = self._ours(one, ours.meaning, earlier).number
        if before is None or ours.number is None:
            return None
        if one.quantity.measure is not Measure.PERCENT:
            return abs(ours.number - before)
        return abs(ours.number - before) * 100 / before if before else None

    def _softened(self, one: _Question, found: Beside) -> Beside:
        """A number that is right by the other rule of years, or whose register began within the
        days, or that counts what is closed to us, is not called wrong."""
        meaning = found.ours.meaning if found.ours else None
        if meaning is None:
            return found
        for span in one.spans[1:]:
            if span.first <= self._today and not self._hidden(one, meaning, span):
                other = self._ours(one, meaning, span)
                again = self._judged(one, other)
                if again.verdict in (Verdict.AGREES, Verdict.CUT):
                    return replace(
                        found, verdict=Verdict.NEEDS_CONTEXT, why=OTHER_RULE, other=other
                    )
        said = one.said.own | one.said.lent
        if "denunciation" in said and meaning.counting in _CLOSED:
            return replace(found, verdict=Verdict.NEEDS_CONTEXT, why=DENUNCIATIONS)
        begun = self._counter.begun(figure(meaning.figure).dataset)
        if begun is not None and begun > one.spans[0].first:
            return replace(found, verdict=Verdict.NEEDS_CONTEXT, why=PARTLY)
        return found


def _plainly(quantity: Quantity) -> Quantity:
    """A change is stated without its sign."""
    return replace(quantity, value=abs(quantity.value)) if quantity.value < 0 else quantity


def why_codes() -> tuple[str, ...]:
    """Every reason that a mark may give; each has its words."""
    ours = (
        CHOOSE, NO_FIGURE, NO_DATA, NOT_BEGUN, ELSEWHERE, SEVERAL_PLACES, FUTURE, OTHER_RULE,
        DENUNCIATIONS, WHOLE_OFF, UNKNOWN, PARTLY, SET_ASIDE, PART_OPEN,
    )  # fmt: skip
    return (*(one.value for one in Why), *ours)
