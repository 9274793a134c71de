"""Our numbers for what a draft says: all that are asked for, in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from django.db.models import Min

from hoiam.core.actor import Actor
from hoiam.core.claims.matching import Meaning, Side
from hoiam.core.claims.when import Span
from hoiam.core.figures.catalogue import figure
from hoiam.core.figures.definitions import Dataset, Figure
from hoiam.core.figures.language import Asked
from hoiam.figures.claims.places import Place
from hoiam.figures.datasets import rows_of
from hoiam.figures.engine import Answer, Scope, answers


@dataclass(frozen=True, slots=True)
class Ours:
    """A number of ours beside one of the draft: of which figure, days and place."""

    meaning: Meaning
    span: Span
    place: Place
    answer: Answer

    @property
    def name(self) -> str:
        return self.answer.figure.name

    @property
    def number(self) -> Fraction | None:
        """What compares with the number in the draft; a share of nothing is none."""
        return _number(self.meaning.side, self.answer)

    @property
    def whole(self) -> Fraction | None:
        """Of how many it is, where it is a part."""
        return None if self.answer.whole is None else Fraction(self.answer.whole)


def _number(side: Side, answer: Answer) -> Fraction | None:
    share = answer.share
    match side:
        case Side.PERCENT:
            return share.exact if share is not None else None
        case Side.REST:
            return Fraction(share.rest) if share is not None else None
        case _:
            return None if answer.value is None else Fraction(answer.value)


type _Where = tuple[date, date, Scope]


def _where(one: Meaning, span: Span, place: Place) -> _Where:
    return span.first, span.last, place.scope_of(figure(one.figure).dataset)


@dataclass
class Counter:
    """Collects what is to be counted, then counts it: for all figures of the same days and place
    one statement for each dataset."""

    reader: Actor
    today: date
    _wanted: dict[_Where, set[str]] = field(default_factory=dict)
    _known: dict[_Where, dict[str, Answer]] = field(default_factory=dict)
    _begun: dict[str, date | None] = field(default_factory=dict)
    _closed: set[tuple[date, date, Scope, str]] = field(default_factory=set)

    def want(self, found: Iterable[Meaning], span: Span, place: Place) -> None:
        """Something to count."""
        for one in found:
            self._wanted.setdefault(_where(one, span, place), set()).add(one.figure)

    def count(self) -> None:
        """Count what was wanted since."""
        for where, codes in self._wanted.items():
            first, last, scope = where
            missing = sorted(codes - set(self._known.get(where, {})))
            if missing:
                asked = Asked(first, last, min(last, self.today))
                figures = [figure(code) for code in missing]
                self._known[where] = self._known.get(where, {}) | dict(
                    answers(figures, asked, scope)
                )
                self._count_opened(where, figures, asked)
        self._wanted.clear()

    def _count_opened(self, where: _Where, figures: Sequence[Figure], asked: Asked) -> None:
        """What is no public register is shown only where the reader may open all that it counts."""
        for dataset in {one.dataset.code: one.dataset for one in figures}.values():
            known = rows_of(dataset)
            if known.is_public:
                continue
            same = [one for one in figures if one.dataset.code == dataset.code]
            if known.opened_by is None:
                self._closed |= {(*where, one.code) for one in same}
                continue
            among = known.opened_by(self.reader)
            opened = answers(same, asked, where[2], among=among)
            full = self._known[where]
            for one in same:
                ours, all_of_it = opened[one.code], full[one.code]
                if (ours.value, ours.whole) != (all_of_it.value, all_of_it.whole):
                    self._closed.add((*where, one.code))

    def is_closed(self, one: Meaning, span: Span, place: Place) -> bool:
        """Whether the reader may not open all that this number counts."""
        return (*_where(one, span, place), one.figure) in self._closed

    def ours(self, one: Meaning, span: Span, place: Place) -> Ours:
        """A number that was counted."""
        answer = self._known[_where(one, span, place)][one.figure]
        return Ours(one, span, place, answer)

    def begun(self, dataset: Dataset) -> date | None:
        """The first day of which a register says anything; before it we know nothing, and nothing
        is not nought."""
        if dataset.code not in self._begun:
            known = rows_of(dataset)
            first = known.base().aggregate(first=Min(known.expression(dataset.dated)))["first"]
            self._begun[dataset.code] = first
        return self._begun[dataset.code]
