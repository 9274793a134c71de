"""A cube made of the definitions: rows that no condition tells apart are one cell with a number.

What figures ask of a row is taken to its comparisons. One that needs no day of asking is decided
when the row is counted: a column of words is kept, everything else is a flag. A day that is held
against the marks of a period is kept as the half month it lies in, since every period begins on
the first or the fifteenth, and where the last day itself counts, as that of the day after; held
against the day of asking it is kept as it is, but only of rows where the rest of the condition
lets it matter: of what is open, not of what has ended. The same conditions then run over cells,
and their numbers are summed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256

from hoiam.core.figures.definitions import Dataset, Figure, Measured
from hoiam.core.figures.language import (
    ALWAYS,
    NEVER,
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
# Those that the half month of the day after answers: a period never ends on the 1st or the 15th.
_BY_HALVES_AFTER = {(Mark.LAST, Op.GE), (Mark.LAST, Op.LT)}


def half_month(day: date) -> date:
    """The first day of the half month: the 1st or the 15th."""
    return day.replace(day=15 if day.day >= 15 else 1)


def is_whole(asked: Asked) -> bool:
    """Whether a period is made of half months."""
    return all(day == half_month(day) for day in (asked.first, asked.last + timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class KeptDay:
    """How a column of days is kept: as it is where `exact` holds, as its half month where `half`
    does, as that of the day after where `after` does, and not at all of other rows, where no
    figure asks."""

    column: str
    exact: Condition
    half: Condition
    after: Condition = NEVER


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
        return is_whole(asked) and self.holds_all(figures)

    def answers_until_today(self, figures: Iterable[Figure], asked: Asked) -> bool:
        """The same of a period that is cut off at the day of asking, provided that no row has a
        day in `halved` after it: what is kept as a half month then lies before that day whole."""
        return (
            asked.first == half_month(asked.first)
            and asked.last == asked.day
            and self.holds_all(figures)
            and not any(
                _needs_the_day_after(_none_later(condition, self.halved))
                for figure in figures
                for condition in _of(figure)
            )
        )

    @property
    def halved(self) -> tuple[str, ...]:
        """Columns of days that are kept as half months."""
        return tuple(one.column for one in self.days if one.half != NEVER)

    def holds_all(self, figures: Iterable[Figure]) -> bool:
        """Whether these figures ask for nothing else than it was made for."""
        return all(
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


def _none_later(condition: Condition, columns: Collection[str]) -> Condition:
    """The same where these columns have no day after the last one."""
    match condition:
        case All(parts):
            told = [_none_later(one, columns) for one in parts]
            return NEVER if NEVER in told else All(tuple(told))
        case AnyOf(parts):
            told = [_none_later(one, columns) for one in parts]
            return AnyOf(tuple(one for one in told if one != NEVER))
        case Compare(column, Op.GT, Mark.LAST, empty) if column in columns:
            return Empty(column) if empty else NEVER
    return condition


def _needs_the_day_after(condition: Condition) -> bool:
    match condition:
        case All(parts) | AnyOf(parts):
            return any(_needs_the_day_after(one) for one in parts)
        case Compare(_, op, Mark() as mark, _):
            return (mark, op) in _BY_HALVES_AFTER
    return False


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
    after: dict[str, list[Condition]]

    def fits(self) -> bool:
        days = self.exact.keys() | self.half.keys() | self.after.keys()
        return (
            len(self.texts) <= MOST_TEXTS
            and len(self.flags) <= MOST_FLAGS
            and len(days) <= MOST_DAYS
            # Kept as it is of every row, a day would leave as many cells as rows.
            and ALWAYS not in [one for guards in self.exact.values() for one in guards]
            # A column holds one of the two for a row.
            and not self.half.keys() & self.after.keys()
        )


@dataclass(slots=True)
class _Sheet:
    """The needs so far, while figures are added one by one."""

    dataset: Dataset
    groups: list[str]
    needs: _Needs = field(init=False)
    taken: set[Condition] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.needs = _Needs(list(self.groups), [], {}, {}, {})

    def add(self, conditions: frozenset[Condition]) -> None:
        """Take the conditions of a figure in, all of them or none."""
        old = self.needs
        more = _Needs(
            list(old.texts),
            list(old.flags),
            {column: list(guards) for column, guards in old.exact.items()},
            {column: list(guards) for column, guards in old.half.items()},
            {column: list(guards) for column, guards in old.after.items()},
        )
        for condition in sorted(conditions, key=repr):
            _walk(condition, (), lambda atom, beside: _need(more, self.dataset, atom, beside))
        if more.fits():
            self.needs = more
            self.taken |= conditions

    def cube(self) -> Cube:
        needs = self.needs
        own = {self.dataset.unit, self.dataset.area}
        days = sorted(needs.exact.keys() | needs.half.keys() | needs.after.keys())
        return Cube(
            self.dataset,
            tuple(one for one in needs.texts if one not in own),
            tuple(
                KeptDay(
                    one,
                    _one_of_them(needs.exact.get(one)),
                    _one_of_them(needs.half.get(one)),
                    _one_of_them(needs.after.get(one)),
                )
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
    """What of a condition that has to hold is decided when the row is counted: of a day that is
    compared, that there is one."""
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _known_without_a_day(part)
    elif isinstance(condition, Compare) and _mark(condition) is not None and not condition.empty:
        yield Empty(condition.column, holds=False)
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
            if (mark, op) in _BY_HALVES_AFTER:
                kept = needs.after
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
