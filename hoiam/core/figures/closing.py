"""A closed period: numbers with the records behind them, frozen, and what came after.

What is closed is a value: its canonical text, and so its hash, can be made again by anybody from
what is kept. A later count never changes it; it is laid beside it, record by record.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

type Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One number of a table, and what each record adds to it.

    A record is named by what it opens by (`petition/…`), never by a person. Where a number counts
    different things once each, the first record of a thing adds it and the others add nothing.
    """

    code: str
    name: str
    counting: str
    number: Number
    records: Mapping[str, Number]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that is in both counts with another amount."""

    record: str
    was: Number
    counted: Number


@dataclass(frozen=True, slots=True)
class Difference:
    """One number as it was closed and as it is counted now."""

    code: str
    name: str
    counting: str
    closed: Number | None  # nothing where the table did not have the line then
    counted: Number | None
    came: Mapping[str, Number]
    gone: Mapping[str, Number]
    changed: tuple[Changed, ...]

    @property
    def by(self) -> Number:
        return (self.counted or 0) - (self.closed or 0)

    @property
    def is_same(self) -> bool:
        """The same number of the same records. Two changes that weigh each other up are not."""
        return self.closed == self.counted and not (self.came or self.gone or self.changed)


def canonical(head: Mapping[str, object], lines: Iterable[Line]) -> str:
    """The text of which the hash is made: one line each, names in order, no spaces to guess."""
    said = [_text(head)]
    for line in lines:
        behind = {key: plain(amount) for key, amount in line.records.items()}
        said.append(
            _text({"line": line.code, "name": line.name, "counting": line.counting,
                   "number": plain(line.number), "records": behind})
        )  # fmt: skip
    return "\n".join(said) + "\n"


def digest(text: str) -> str:
    """SHA-256 of a text, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(number: Number) -> str:
    """One way to write a number: 120.50 and 120.5 are the same."""
    exact = Fraction(number)
    if exact.denominator == 1:
        return str(exact.numerator)
    return format(Decimal(number).normalize(), "f")


def number_of(text: str) -> Number:
    """The number that `plain` wrote."""
    return Decimal(text) if "." in text else int(text)


def compared(closed: Iterable[Line], now: Iterable[Line]) -> tuple[Difference, ...]:
    """Every line of the closed table and of the new count, in their order."""
    before, after = {one.code: one for one in closed}, {one.code: one for one in now}
    codes = [*before, *(code for code in after if code not in before)]
    return tuple(
        _difference(
            after[code] if code in after else before[code], before.get(code), after.get(code)
        )
        for code in codes
    )


def _difference(named: Line, before: Line | None, after: Line | None) -> Difference:
    old = before.records if before else {}
    new = after.records if after else {}
    return Difference(
        named.code,
        named.name,
        named.counting,
        before.number if before else None,
        after.number if after else None,
        {key: amount for key, amount in new.items() if key not in old},
        {key: amount for key, amount in old.items() if key not in new},
        tuple(
            Changed(key, amount, new[key])
            for key, amount in old.items()
            if key in new and new[key] != amount
        ),
    )


def moved(differences: Iterable[Difference]) -> dict[str, tuple[list[str], list[str]]]:
    """Of each record that is elsewhere now: the lines that lost it and the lines that have it."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for one in differences:
        for key in one.gone:
            found.setdefault(key, ([], []))[0].append(one.code)
        for key in one.came:
            found.setdefault(key, ([], []))[1].append(one.code)
    return found
