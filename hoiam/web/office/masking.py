"""Words beside their masks: proposals to tick, what is left to decide, words to cover besides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from django.utils.translation import gettext_lazy

from hoiam.core.redact import MASKS, Kind, Span, apply, find_said, proposals
from hoiam.core.text import fold, normalise

KINDS = {
    Kind.NAME: gettext_lazy("tên người"),
    Kind.PHONE: gettext_lazy("số điện thoại"),
    Kind.ID_NUMBER: gettext_lazy("số giấy tờ"),
    Kind.EMAIL: gettext_lazy("thư điện tử"),
    Kind.ACCOUNT: gettext_lazy("tài khoản mạng"),
    Kind.BANK: gettext_lazy("số tài khoản"),
    Kind.PLATE: gettext_lazy("biển số"),
    Kind.ADDRESS: gettext_lazy("địa chỉ"),
    Kind.BIRTH: gettext_lazy("ngày sinh"),
    Kind.TAX: gettext_lazy("mã số thuế"),
    Kind.LAND: gettext_lazy("số giấy tờ đất"),
    Kind.OTHER: gettext_lazy("chữ được chỉ ra"),
}
# A browser sends each tick as a field, and a form has room for two hundred: what comes after so
# many in one text is masked without being asked, and may be written back by hand.
MOST_TICKS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; with a kind and a reason where it looks personal."""

    text: str
    kind: str = ""
    why: str = ""
    mask: str = ""
    place: str = ""  # field:start:end, what its tick sends
    ticked: bool = True
    in_office: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """A proposal in the public version: to be masked there, or confirmed as staying."""

    words: str
    kind: str
    why: str
    value: str
    kept: bool
    in_office: bool


def found_in(text: str, names: Iterable[str] = ()) -> tuple[Span, ...]:
    """Proposals in a text as it is stored."""
    return proposals(text, names)


def pieces(name: str, text: str, spans: Iterable[Span], kept: Iterable[str]) -> list[Piece]:
    """The text cut at its proposals; unticked where the words were confirmed before."""
    cut, done, stay = [], 0, set(kept)
    numbers = count()
    for span in spans:
        words = text[span.start : span.end]
        cut.append(Piece(text[done : span.start]))
        place = f"{name}:{span.start}:{span.end}" if next(numbers) < MOST_TICKS else ""
        cut.append(
            Piece(
                words,
                str(KINDS[span.kind]),
                span.why,
                MASKS[span.kind],
                place,
                not place or fold(words) not in stay,
                span.in_office,
            )
        )
        done = span.end
    return [piece for piece in (*cut, Piece(text[done:])) if piece.text]


def covered(name: str, text: str, spans: Iterable[Span], ticked: set[str]) -> str:
    """The text with the ticked proposals taken, and with those that had no tick to send."""
    taken = [
        span
        for at, span in enumerate(spans)
        if at >= MOST_TICKS or f"{name}:{span.start}:{span.end}" in ticked
    ]
    return apply(text, taken)


def without(text: str, said: Iterable[str]) -> str:
    """The text without words that somebody typed, wherever they stand."""
    plain = normalise(text)
    return apply(plain, find_said(plain, said, Kind.OTHER))


def value_of(name: str, words: str) -> str:
    """What a confirmation sends: the field and the words, however often they stand there."""
    return f"{name}:{fold(words)}"


def confirmed(
    name: str, text: str, names: Iterable[str], values: set[str]
) -> list[tuple[int, int]]:
    """Places of a public text whose words somebody confirmed."""
    return [
        (span.start, span.end)
        for span in proposals(text, names)
        if value_of(name, text[span.start : span.end]) in values
    ]


def left(
    name: str, text: str, names: Iterable[str], kept: Iterable[Iterable[int]]
) -> Iterator[Left]:
    """Proposals in a public text, each wording once."""
    stay, told = {tuple(place) for place in kept}, set()
    for span in proposals(text, names):
        words = text[span.start : span.end]
        value = value_of(name, words)
        if value not in told:
            told.add(value)
            yield Left(
                words, str(KINDS[span.kind]), span.why, value,
                (span.start, span.end) in stay, span.in_office,
            )  # fmt: skip
