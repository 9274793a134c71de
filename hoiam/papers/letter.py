"""A letter as a value: everything that stands on it, nothing of how it is drawn.

Built by a form from the facts of the part that sends it. The same value gives Word and PDF, so
that both say the same. Layout of Decree 30/2020/NĐ-CP, appendix I; of Party papers the heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from hoiam.core.text import normalise

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
GAP = "……"  # what a pen fills in
_NO_SIGNS = re.compile("[\ufffe\uffff]")  # what is no sign at all, and no file may hold


class Masthead(StrEnum):
    """Whose paper it is: the State and the Front write under the nation's name."""

    STATE = "state"
    PARTY = "party"


class Weight(StrEnum):
    """How a paragraph is set."""

    PLAIN = "plain"
    STRONG = "strong"
    LIGHT = "light"  # a note, in italics
    CENTRE = "centre"  # a line of its own in the middle, as "QUYẾT ĐỊNH:"


class Side(StrEnum):
    """Where the cells of a column stand."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a section; numbered by whoever writes it, as on official papers."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a line break in it is kept."""

    text: str
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Numbered:
    """Points 1, 2, 3 … of one list."""

    items: tuple[str, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Bulleted:
    """Points with a dash."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Lines of the kind "Địa chỉ: …"."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `share` is its width beside the others'."""

    name: str
    share: int = 1
    side: Side = Side.START


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the names are said again on every page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if not self.columns or any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has one cell a column")


@dataclass(frozen=True, slots=True)
class Bars:
    """One row of bars of a chart: whose they are, and one number a place; nothing where none is
    known, which is not zero."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars side by side at named places. Patterns and printed numbers tell them apart, not colour;
    `says` is the same in words for who cannot see it."""

    title: str
    says: str
    places: tuple[str, ...]
    bars: tuple[Bars, ...]

    def __post_init__(self) -> None:
        if not self.places or any(len(one.numbers) != len(self.places) for one in self.bars):
            raise ValueError("every row of bars has one number a place")


type Block = Heading | Paragraph | Numbered | Bulleted | KeyValues | Table | Chart


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: on whose behalf, as what, by name; `hint` stands where the signature goes."""

    position: str
    name: str = ""
    authority: str = ""  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One paper. Empty `number` or no `day`: a draft, whose place for them stays open."""

    issuer: str  # empty: people write it, not a body
    kind: str  # THÔNG BÁO, BIÊN BẢN; empty: an official letter without a name of type
    subject: str
    body: tuple[Block, ...]
    signers: tuple[Signer, ...]
    superior: str = ""
    number: str = ""
    symbol: str = ""  # TB-UBND; empty: papers of this kind carry no number
    place: str = ""
    day: date | None = None
    addressees: tuple[str, ...] = ()  # Kính gửi
    recipients: tuple[str, ...] = ()  # Nơi nhận
    form: str = ""  # Mẫu số 01/TCD, in the corner
    note: str = ""  # what stands at the foot of the last page
    mark: str = ""  # over every page: a draft, or a training paper that is worth nothing
    masthead: Masthead = Masthead.STATE


_BLOCKS: dict[str, type[Any]] = {
    one.__name__: one for one in (Heading, Paragraph, Numbered, Bulleted, KeyValues, Table, Chart)
}


def to_json(letter: Letter) -> dict[str, Any]:
    """The letter as it is kept and drawn: every text in the one spelling, no hidden signs."""
    plain: dict[str, Any] = _plain(letter)
    for said, block in zip(plain["body"], letter.body, strict=True):
        said["block"] = type(block).__name__
    return plain


def from_json(plain: dict[str, Any]) -> Letter:
    """The letter that was kept."""
    day = plain["day"]
    return Letter(
        **{
            **plain,
            "body": tuple(_block(one) for one in plain["body"]),
            "signers": tuple(Signer(**one) for one in plain["signers"]),
            "addressees": tuple(plain["addressees"]),
            "recipients": tuple(plain["recipients"]),
            "day": date.fromisoformat(day) if day else None,
            "masthead": Masthead(plain["masthead"]),
        }
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return _NO_SIGNS.sub("", normalise(value)) if isinstance(value, str) else value


def _block(plain: dict[str, Any]) -> Block:
    said = {name: value for name, value in plain.items() if name != "block"}
    kind = _BLOCKS[plain["block"]]
    if kind is Table:
        said["columns"] = tuple(
            Column(**{**one, "side": Side(one["side"])}) for one in said["columns"]
        )
        said["rows"] = tuple(tuple(row) for row in said["rows"])
    elif kind is Chart:
        said["places"] = tuple(said["places"])
        said["bars"] = tuple(Bars(one["name"], tuple(one["numbers"])) for one in said["bars"])
    elif kind is KeyValues:
        said["pairs"] = tuple((key, value) for key, value in said["pairs"])
    elif kind is Paragraph:
        said["weight"] = Weight(said["weight"])
    elif kind is not Heading:
        said["items"] = tuple(said["items"])
    block: Block = kind(**said)
    return block


def texts(letter: Letter) -> Iterator[str]:
    """Every text that somebody put into the letter."""
    yield from _texts(to_json(letter))


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, list | dict):
        for one in plain.values() if isinstance(plain, dict) else plain:
            yield from _texts(one)
