"""What an official table is: its printed head, what fills each column, and what has to hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

type Number = int | Decimal
# A column that somebody else fills says nothing; that is not nought.
type Numbers = Mapping[int, Number | None]


class Unit(StrEnum):
    """In what a column is printed, where it is not a plain count."""

    MONEY = "money"  # kept in đồng, printed in millions
    LAND = "land"  # m²


class Filled(StrEnum):
    """Where a number comes from."""

    FIGURE = "figure"  # from the registers, by a definition of the catalogue
    ROOM = "room"  # from the closed room of denunciations, by who may open it
    BOTH = "both"  # a part from the registers, the rest from the room
    TYPED = "typed"  # no register holds it: entered with a source and a name


@dataclass(frozen=True, slots=True)
class Column:
    """One numbered column of a table, by its official name."""

    number: int
    name: str
    filled: Filled = Filled.TYPED
    figure: str = ""  # code of the definition in the catalogue
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A merged cell of the head with what stands under it."""

    name: str
    under: tuple["Head | Column", ...]
    height: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the printed head: where it begins, and over how much it goes."""

    name: str
    row: int
    column: int  # the first is nought; the name of the unit stands before
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that does not hold, as the circular writes it."""

    form: str
    said: str
    whole: int
    parts: tuple[int, ...]
    other: str = ""  # the other form, of an identity between two


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A table of a circular. The same code names another table in another circular."""

    circular: str
    code: str
    title: str
    head: tuple[Head | Column, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()
    at_most: tuple[tuple[int, int], ...] = ()  # the first is never more than the second
    note_line: int = 0
    since: str = ""  # in force from and until, as the circular says
    until: str = ""
    columns: Mapping[int, Column] = field(init=False)

    def __post_init__(self) -> None:
        found = {one.number: one for one in _leaves(self.head)}
        if list(found) != list(range(min(found), min(found) + len(found))):
            raise ValueError(f"{self.code}: columns are not numbered one by one")
        named = {n for whole, parts in self.sums for n in (whole, *parts)}
        named |= {n for pair in self.at_most for n in pair}
        if named - set(found):
            raise ValueError(f"{self.code}: no column {sorted(named - set(found))}")
        object.__setattr__(self, "columns", found)

    @property
    def key(self) -> tuple[str, str]:
        return (self.circular, self.code)

    @property
    def slug(self) -> str:
        """The form in an address."""
        circular = self.circular.split("/TT-")[0].split("/VPCP")[0].replace("/", "-")
        return f"{circular}.{self.code.replace('/', '-').replace('.', '-')}".lower()

    @property
    def figures(self) -> tuple[str, ...]:
        """Codes of the definitions that its columns take."""
        return tuple(one.figure for one in self.columns.values() if one.figure)

    @property
    def depth(self) -> int:
        """Rows of the printed head, without the row of numbers."""
        return max(_depth(one) for one in self.head)

    def full_name(self, number: int) -> str:
        """The name of a column with the merged cells above it."""
        return ": ".join(_path(self.head, number))

    def marked(self, number: int) -> str:
        """The column in the row of numbers, as the circular prints it: 1=5+11+17."""
        sums = ["+".join(map(str, parts)) for whole, parts in self.sums if whole == number]
        return "=".join([str(number), *sums])

    def cells(self) -> list[Cell]:
        """The printed head, row by row."""
        return sorted(_cells(self.head, 0, 0, self.depth), key=lambda one: (one.row, one.column))


def _leaves(head: Sequence[Head | Column]) -> Iterator[Column]:
    for one in head:
        if isinstance(one, Column):
            yield one
        else:
            yield from _leaves(one.under)


def _depth(one: Head | Column) -> int:
    if isinstance(one, Column):
        return 1
    return one.height + max(_depth(under) for under in one.under)


def _path(head: Sequence[Head | Column], number: int) -> tuple[str, ...]:
    for one in head:
        if isinstance(one, Column):
            if one.number == number:
                return (one.name,)
        elif found := _path(one.under, number):
            return (one.name, *found)
    return ()


def _cells(head: Sequence[Head | Column], row: int, column: int, depth: int) -> Iterator[Cell]:
    for one in head:
        if isinstance(one, Column):
            yield Cell(one.name, row, column, depth - row, 1)
            column += 1
            continue
        wide = sum(1 for _leaf in _leaves(one.under))
        yield Cell(one.name, row, column, one.height, wide)
        yield from _cells(one.under, row + one.height, column, depth)
        column += wide


def broken_in(form: ReportForm, numbers: Numbers) -> list[Broken]:
    """Identities of one table that do not hold; those with a column that says nothing wait."""
    found = []
    for whole, parts in form.sums:
        values = [numbers.get(one) for one in (whole, *parts)]
        known = [one for one in values if one is not None]
        if len(known) == len(values) and known[0] != sum(known[1:]):
            said = f"{whole} = {' + '.join(map(str, parts))}"
            found.append(Broken(form.code, said, whole, parts))
    for less, more in form.at_most:
        small, large = numbers.get(less), numbers.get(more)
        if small is not None and large is not None and small > large:
            found.append(Broken(form.code, f"{less} ≤ {more}", more, (less,)))
    return found


@dataclass(frozen=True, slots=True)
class Across:
    """What holds between a column of one table and one of another of the same circular."""

    code: str
    column: int
    other: str
    of: int
    same: bool = True  # otherwise the first is at least the second


def broken_across(rules: Sequence[Across], numbers: Mapping[str, Numbers]) -> list[Broken]:
    """Identities between tables of the same bodies and period."""
    found = []
    for rule in rules:
        left = numbers.get(rule.code, {}).get(rule.column)
        right = numbers.get(rule.other, {}).get(rule.of)
        if left is None or right is None or left == right or (not rule.same and left > right):
            continue
        said = f"{rule.column} {'=' if rule.same else '≥'} {rule.other}.{rule.of}"
        found.append(Broken(rule.code, said, rule.column, (rule.of,), rule.other))
    return found
