"""A cube made of the definitions: rows that no condition tells apart are one cell with a number.

What figures ask of a row is taken to its comparisons. One that needs no day of asking is decided
when the row is counted: a column of words is kept, everything else is a flag. A day that is held
against the marks of a period is kept as the half month it lies in, since every period begins on
the first or the fifteenth; held against the day of asking it is kept as it is, but only of rows
where the rest of the condition lets it matter: of what is open, not of what has ended. The same
conditions then run over cells, and their numbers are summed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from hoiam.core.figures.definitions import Dataset, Figure, Measured
from hoiam.core.figures.language import (
    ALWAYS,
    All,
    AnyOf,
    Asked,
    Compare,
    Condition,
    Empty,
    Kind,
    Mark,
    OneOf,
    Op,
    negated,
)

MOST_TEXTS, MOST_DAYS, MOST_FLAGS = 6, 4, 16
# Comparisons with the edge of a period that a half month answers as well as its days do.
_BY_HALVES = {(Mark.FIRST, Op.GE), (Mark.FIRST, Op.LT), (Mark.LAST, Op.LE), (Mark.LAST, Op.GT)}


def half_month(day: date) -> date:
    """The first day of the half month: the 1st or the 15th."""
    return day.replace(day=15 if day.day >= 15 else 1)


def is_whole(asked: Asked) -> bool:
    """Whether a period is made of half months."""
    return all(day == half_month(day) for day in (asked.first, asked.last + timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class KeptDay:
    """How a column of days is kept: as it is where `exact` holds, as its half month where `half`
    does, and not at all of other rows, where no figure asks."""

    column: str
    exact: Condition
    half: Condition


@dataclass(frozen=True, slots=True)
class Cube:
    """What a cell of a dataset is told apart by, besides body, territory and half month."""

    dataset: Dataset
    texts: tuple[str, ...]
    days: tuple[KeptDay, ...]
    flags: tuple[Condition, ...]
    conditions: frozenset[Condition] = field(repr=False)  # those that it answers

    @property
    def digest(self) -> str:
        """A cube of other definitions is another cube."""
        told = repr((self.dataset.code, self.texts, self.days, self.flags))
        return sha256(told.encode()).hexdigest()

    def answers(self, figures: Iterable[Figure], asked: Asked) -> bool:
        """Whether these figures can be read from it for that period."""
        return is_whole(asked) and all(
            figure.dataset == self.dataset
            and figure.measure.how is Measured.ROWS
            and _of(figure) <= self.conditions
            for figure in figures
        )

    def over(self, condition: Condition) -> Condition:
        """The same condition, over cells: words and days by their columns, the rest by flags
        named `flag_name`."""
        match condition:
            case All(parts):
                return All(tuple(self.over(one) for one in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self.over(one) for one in parts))
        if _mark(condition) is not None or _is_word(condition, self.dataset):
            return condition
        if condition in self.flags:
            return Compare(flag_name(self.flags.index(condition)), Op.EQ, other=True)
        return Compare(flag_name(self.flags.index(negated(condition))), Op.EQ, other=False)


def flag_name(number: int) -> str:
    """The column of a flag."""
    return f"flag_{number}"


def cube(dataset: Dataset, figures: Iterable[Figure], *, groups: Iterable[str] = ()) -> Cube:
    """The cube that answers as many of these figures as fit; `groups` are columns of words that
    tables are made by."""
    sheet = _Sheet(dataset, list(dict.fromkeys(groups)))
    for figure in figures:
        if figure.dataset == dataset and figure.measure.how is Measured.ROWS:
            sheet.add(_of(figure))
    return sheet.cube()


def _of(figure: Figure) -> frozenset[Condition]:
    """Everything that is asked of a figure's rows."""
    told = {figure.counted, figure.within, figure.left_over}
    return frozenset(one for one in told if one is not None)


def _mark(condition: Condition) -> Mark | None:
    match condition:
        case Compare(_, _, Mark() as mark, _):
            return mark
    return None


def _is_word(condition: Condition, dataset: Dataset) -> bool:
    """Whether it holds one column of words against words."""
    match condition:
        case Compare(column, _, str(), _) | Empty(column, _) | OneOf(column, _, _):
            return dataset.columns[column] is Kind.TEXT
    return False


@dataclass(slots=True)
class _Needs:
    """What some conditions ask to be kept."""

    texts: list[str]
    flags: list[Condition]
    exact: dict[str, list[Condition]]
    half: dict[str, list[Condition]]

    def fits(self) -> bool:
        days = self.exact.keys() | self.half.keys()
        return (
            len(self.texts) <= MOST_TEXTS
            and len(self.flags) <= MOST_FLAGS
            and len(days) <= MOST_DAYS
            # Kept as it is of every row, a day would leave as many cells as rows.
            and ALWAYS not in [one for guards in self.exact.values() for one in guards]
        )


@dataclass(slots=True)
class _Sheet:
    """The needs so far, while figures are added one by one."""

    dataset: Dataset
    groups: list[str]
    needs: _Needs = field(init=False)
    taken: set[Condition] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.needs = _Needs(list(self.groups), [], {}, {})

    def add(self, conditions: frozenset[Condition]) -> None:
        """Take the conditions of a figure in, all of them or none."""
        old = self.needs
        more = _Needs(
            list(old.texts),
            list(old.flags),
            {column: list(guards) for column, guards in old.exact.items()},
            {column: list(guards) for column, guards in old.half.items()},
        )
        for condition in sorted(conditions, key=repr):
            _walk(condition, (), lambda atom, beside: _need(more, self.dataset, atom, beside))
        if more.fits():
            self.needs = more
            self.taken |= conditions

    def cube(self) -> Cube:
        needs = self.needs
        own = {self.dataset.unit, self.dataset.area}
        days = sorted(needs.exact.keys() | needs.half.keys())
        return Cube(
            self.dataset,
            tuple(one for one in needs.texts if one not in own),
            tuple(
                KeptDay(one, _one_of_them(needs.exact.get(one)), _one_of_them(needs.half.get(one)))
                for one in days
            ),
            tuple(needs.flags),
            frozenset(self.taken),
        )


def _one_of_them(guards: list[Condition] | None) -> Condition:
    """One of these holds; what only holds where another one does says nothing more."""
    told = [frozenset(_parts(one)) for one in guards or ()]
    least = [one for one in dict.fromkeys(told) if not any(other < one for other in told)]
    if frozenset() in least:
        return ALWAYS
    return AnyOf(tuple(All(tuple(sorted(one, key=repr))) for one in least))


def _parts(condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _walk(
    condition: Condition,
    beside: tuple[Condition, ...],
    visit: Callable[[Condition, tuple[Condition, ...]], None],
) -> None:
    """Every comparison, with what has to hold besides for it to make a difference."""
    match condition:
        case All(parts) | AnyOf(parts):
            is_all = isinstance(condition, All)
            for number, one in enumerate(parts):
                others = (part for at, part in enumerate(parts) if at != number)
                needed = (part if is_all else negated(part) for part in others)
                known = [known for part in needed for known in _known_without_a_day(part)]
                _walk(one, (*beside, *known), visit)
        case _:
            visit(condition, beside)


def _known_without_a_day(condition: Condition) -> Iterator[Condition]:
    """What of a condition that has to hold is decided when the row is counted."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _known_without_a_day(part)
    elif not _asks_for_a_day(condition):
        yield condition


def _asks_for_a_day(condition: Condition) -> bool:
    match condition:
        case All(parts) | AnyOf(parts):
            return any(_asks_for_a_day(one) for one in parts)
    return _mark(condition) is not None


def _need(needs: _Needs, dataset: Dataset, atom: Condition, beside: tuple[Condition, ...]) -> None:
    match atom:
        case Compare(column, op, Mark() as mark, _):
            kept = needs.half if (mark, op) in _BY_HALVES else needs.exact
            guard: Condition = All(beside) if beside else ALWAYS
            guards = kept.setdefault(column, [])
            if guard not in guards:
                guards.append(guard)
        case Compare(column, _, str(), _) | Empty(column, _) | OneOf(column, _, _) if _is_word(
            atom, dataset
        ):
            if column not in needs.texts and column not in (dataset.unit, dataset.area):
                needs.texts.append(column)
        case _:
            if atom not in needs.flags and negated(atom) not in needs.flags:
                needs.flags.append(atom)
