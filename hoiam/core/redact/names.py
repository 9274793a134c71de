"""Personal names: after a form of address, by their surname, in an introduction, as initials."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from hoiam.core.redact import words as tables
from hoiam.core.redact.spans import Kind, Span
from hoiam.core.redact.unmarking import unmarked
from hoiam.core.text import fold

LONGEST_NAME = 5

# Words, and what stands between them.
_SPLIT = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)")
_SPACE = re.compile(r"[ \u00a0]+\Z")
_LOOSE = re.compile(r"[ \u00a0]*[:\-–]?[ \u00a0]*[\"“«(]?\Z")
_INITIALS = re.compile(
    # N. V. Tâm
    r"(?<![\w.])(?:[A-ZĐ]\s?\.\s?){2,}[^\W\d_]+"
    # Nguyễn V.A, N.V.A
    r"|(?<![\w.])(?:[A-ZĐ][^\W\d_]*\s)?[A-ZĐ]\s?\.\s?(?:[A-ZĐ]\s?\.\s?)*[A-ZĐ](?![\w])\.?"
)
_ONE_INITIAL = re.compile(r"[A-ZĐ]\s?\.")
_SIGNATURE = re.compile(r"(?:^|\n)[ \t\-–]*(?P<line>[^\n]{3,40}?)[ \t.]*\Z")

_AFTER_ADDRESS = "Tên đứng sau từ xưng hô"
_BY_SURNAME = "Bắt đầu bằng một họ của người Việt Nam"
_BY_MIDDLE = "Viết như họ, đệm và tên"
_INTRODUCED = "Tên trong câu tự giới thiệu"
_OF_A_HOUSE = "Tên chủ nhà, chủ hộ"
_SOUGHT = "Người được nhắc gặp, nhắn"
_IN_INITIALS = "Tên viết tắt"
_SMALL = "Họ và tên viết thường hoặc không dấu"
_SIGNED = "Dòng cuối giống chữ ký"


class _Word(NamedTuple):
    text: str
    low: str
    start: int
    end: int
    spaced: bool  # nothing but blanks between the word before and this one
    near: bool  # at most a colon, a dash or a quotation mark between them
    bare: bool  # the whole text is typed without marks
    is_capital: bool


_OFFICE_BEFORE = re.compile(rf"\b(?:{tables.OFFICES})\b(?P<body>[^.;:!?\n]{{0,60}})\Z")
_OFFICE_AFTER = re.compile(rf"[ ]?[,(–-][ ]?(?:pho )?(?:{tables.OFFICES})\b")


def find_names(text: str) -> Iterator[Span]:
    """Spans that look like the names of persons; who is named in an office is told apart."""
    for span in _find_names(text):
        # Only near the name: a long text is folded piece by piece.
        before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 40]
        yield replace(span, in_office=True) if _is_office(before, after) else span


def _is_office(before: str, after: str) -> bool:
    led = _OFFICE_BEFORE.search(unmarked(before).lower())
    # "Chủ tịch xã gặp ông A": another person between the office and the name.
    if led is not None and not _OTHER.search(led["body"]):
        return True
    return _OFFICE_AFTER.match(unmarked(after).lower()) is not None


_OTHER = re.compile(
    r"\b(?:ba|anh|chi|chu|bac|chau|em|ho|nha|va|voi|cho|cua|ve|gap|phan anh|de nghi|tra loi)\b"
)


def _find_names(text: str) -> Iterator[Span]:
    found = _Words(text)
    for at in found.likely():
        is_capital, low = found.capital[at], found.lows[at]
        if is_capital and found.is_followed_by_capital(at):
            yield from _by_surname(found, at)
            yield from _by_middle(found, at)
        if low in _BEGIN and (found.is_followed_by_capital(at) or found.low(at + 1) in _BETWEEN):
            yield from _after_address(found, at)
            yield from _after_several(found, at)
            yield from _of_a_house(found, at)
            yield from _introduced(found, at)
        if not is_capital and at + 2 < len(found) and found.lows[at + 1] in _ANY_MIDDLE:
            yield from _small(found, at)
    if _ONE_INITIAL.search(text):  # hardly a text has one, and the whole of them is slow to see
        for initials in _INITIALS.finditer(text):
            yield Span(initials.start(), initials.end(), Kind.NAME, _IN_INITIALS)
    yield from _signed(text)


class _Words:
    """The words of a text. Nearly none of them is near a name: what there is to know of one is
    found out when it is asked for."""

    def __init__(self, text: str) -> None:
        pieces = _SPLIT.split(text)
        self._gaps, self._words = pieces[0::2], pieces[1::2]
        self._starts = list(accumulate(map(len, pieces)))[0::2]
        self._bare = text.isascii()
        self._known: dict[int, _Word] = {}
        self.lows = [word.lower() for word in self._words]
        self.capital = [word[0].isupper() for word in self._words]

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, at: int) -> _Word:
        known = self._known.get(at)
        if known is None:
            known = self._known[at] = self._word(at)
        return known

    def part(self, start: int, end: int) -> list[_Word]:
        """Those from here to there, or to the last."""
        return [self[at] for at in range(start, min(end, len(self._words)))]

    def low(self, at: int) -> str:
        """In small letters; nothing behind the last."""
        return self.lows[at] if at < len(self.lows) else ""

    def is_followed_by_capital(self, at: int) -> bool:
        """Whether the next word begins with one."""
        return at + 1 < len(self.capital) and self.capital[at + 1]

    def likely(self) -> list[int]:
        """Where a name may begin, or what leads to one: in order."""
        small = set[int]()
        if not _ANY_MIDDLE.isdisjoint(self.lows):
            small = {at - 1 for at, low in enumerate(self.lows) if at and low in _ANY_MIDDLE}
        pairs = enumerate(zip(self.lows, self.capital, strict=True))
        return [at for at, (low, capital) in pairs if capital or low in _BEGIN or at in small]

    def _word(self, at: int) -> _Word:
        word, gap, start = self._words[at], self._gaps[at], self._starts[at]
        spaced = near = gap == " "
        if not spaced:
            spaced, near = bool(_SPACE.match(gap)), bool(_LOOSE.match(gap))
        end = start + len(word)
        return _Word(word, self.lows[at], start, end, spaced, near, self._bare, self.capital[at])


def _capitals(found: _Words, at: int) -> list[_Word]:
    """The capitalised words from here on that only blanks keep apart."""
    run: list[_Word] = []
    for word in found.part(at, at + LONGEST_NAME):
        if not word.is_capital or (run and not word.spaced) or word.low in _ABBREVIATIONS:
            break
        run.append(word)
    return run


_ABBREVIATIONS = tables.listed("ubnd hđnd mttq mttqvn thcs thpt tdp htx qđ nđ tt bhxh bhyt gd đt")


def _span(run: list[_Word], why: str) -> Span:
    return Span(run[0].start, run[-1].end, Kind.NAME, why)


def _is_no_name(found: _Words, at: int) -> bool:
    """Whether the words from here on are known to name a place, a body or an office."""
    folded = [fold(word.text) for word in found.part(at, at + 3)]
    return any("_".join(folded[:length]) in tables.NOT_NAMES for length in (2, 3))


def _by_surname(found: _Words, at: int) -> Iterator[Span]:
    run = _capitals(found, at)
    least = 3 if found[at].low in tables.WEAK_SURNAMES else 2
    if len(run) < least or not _is_surname(run) or _is_no_name(found, at):
        return
    # Duong Tran Phu is a street, Duong Van Phu a person; so it is where no marks are typed.
    if found[at].bare and run[0].low in tables.BARE_PLACES and run[1].low not in tables.BARE_SIGNS:
        return
    if not _is_placed(found, at):
        yield _span(run, _BY_SURNAME)


def _by_middle(found: _Words, at: int) -> Iterator[Span]:
    """Ẩm Văn Thủy, Ka Thị Hrê: whatever the surname, the word in the middle says it."""
    run = _capitals(found, at)
    signs = tables.MIDDLE_SIGNS | tables.BARE_SIGNS if found[at].bare else tables.MIDDLE_SIGNS
    if len(run) < 3 or run[1].low not in signs or _is_no_name(found, at):
        return
    if run[0].low not in tables.PLACES and not _is_placed(found, at):
        yield _span(run, _BY_MIDDLE)


def _is_surname(run: list[_Word]) -> bool:
    first = run[0].low
    if first in tables.SURNAMES:
        return True
    # Typed without marks the whole name is bare: Nguyen Van Tam.
    return all(word.text.isascii() for word in run) and first in _BARE_SURNAMES


_BARE_SURNAMES = frozenset(fold(name) for name in tables.SURNAMES)
_BARE_ROLES = frozenset(fold(role) for role in tables.ROLES)
_ANY_PLAIN = tables.PLAIN_SURNAMES | {fold(name) for name in tables.PLAIN_SURNAMES}
_ANY_MIDDLE = tables.MIDDLE_NAMES | {fold(name) for name in tables.MIDDLE_NAMES}


def _is_placed(found: _Words, at: int) -> bool:
    """Whether the capitals here name a place: the word before them says so."""
    if at > 1 and "_".join(fold(word.text) for word in found.part(at - 2, at)) in tables.NOT_NAMES:
        return False  # Chủ tịch UBND thành phố Thái Nguyên Lê Quang Mẫu
    for _ in range(LONGEST_NAME):
        if (
            not at
            or not found[at].spaced
            or not found[at - 1].is_capital
            or _is_place(found, at - 1)
        ):
            break
        at -= 1
    if not at or not found[at].spaced or not _is_place(found, at - 1):
        return False
    return not _ends_title(found, at - 1)


def _ends_title(found: _Words, at: int) -> bool:
    """Whether a place word closes a title: trưởng thôn, chủ tịch UBND xã, bí thư chi bộ bản."""
    roles = tables.ROLES | _BARE_ROLES if found[at].bare else tables.ROLES
    heads = tables.TITLE_HEADS | tables.BARE_TITLE_HEADS if found[at].bare else tables.TITLE_HEADS
    while at and found[at].spaced and found[at - 1].low in roles:
        at -= 1
        if found[at].low in heads:
            return True
    return False


def _is_place(found: _Words, at: int) -> bool:
    low = found[at].low
    if low in tables.BARE_PLACES:
        return True
    pair = f"{found[at - 1].low}_{low}" if at else ""
    return low in tables.PLACES or pair in tables.PLACES


def _after_address(found: _Words, at: int) -> Iterator[Span]:
    bare = _honorific(found, at)
    if bare is None:
        return
    # Đường Bà Triệu, chùa Bà …: the form of address is part of a place's name.
    if found[at].is_capital and at and found[at].spaced and _is_place(found, at - 1):
        return
    after = at + 1
    while after < len(found) and found[after].near and _is_role(found, after):
        after += 1
    if after >= len(found) or not found[after].near:
        return
    run = _capitals(found, after)
    if not run or _is_no_name(found, at) or _is_no_name(found, after):
        return
    if bare and not (len(run) > 1 or _is_surname(run)):
        return
    yield _span(run, _AFTER_ADDRESS)


def _after_several(found: _Words, at: int) -> Iterator[Span]:
    """Vợ chồng Dũng – Thúy: each of the few names after it."""
    if not at or (found[at - 1].low, found[at].low) not in tables.SEVERAL:
        return
    at += 1
    while at < len(found) and (found[at].near or found[at - 1].low == "và"):
        if found[at].low == "và":
            at += 1
            continue
        run = _capitals(found, at)
        if not run or _is_no_name(found, at):
            return
        yield _span(run, _AFTER_ADDRESS)
        at += len(run)


def _of_a_house(found: _Words, at: int) -> Iterator[Span]:
    """Nhà Thắng Lan, hộ Chúng; gặp Xuân."""
    low = found[at].low
    houses = tables.HOUSEHOLDS | tables.BARE_HOUSEHOLDS if found[at].bare else tables.HOUSEHOLDS
    sought = tables.SOUGHT | tables.BARE_SOUGHT if found[at].bare else tables.SOUGHT
    if low not in houses | sought or at + 1 == len(found):
        return
    after = found[at + 1]
    run = _capitals(found, at + 1) if after.spaced else []
    if not run or _is_no_name(found, at) or _is_no_name(found, at + 1) or _is_place(found, at + 1):
        return
    if found[at].is_capital and not found[at].text.istitle():
        return
    if not _begins_body(found, at + 1, len(run)):
        yield _span(run, _OF_A_HOUSE if low in houses else _SOUGHT)


def _begins_body(found: _Words, at: int, length: int) -> bool:
    """Công an, Chủ tịch, Điện lực: one capital and a small word that belongs to it."""
    if found[at].low in tables.ROLES:
        return True
    after = at + length
    if length > 1 or after >= len(found) or not found[after].spaced:
        return False
    return f"{fold(found[at].text)}_{fold(found[after].text)}" in tables.BODIES


def _is_role(found: _Words, at: int) -> bool:
    """What somebody is may stand before the name: chị kế toán Hoa, đồng chí Bí thư Mẫu."""
    word = found[at]
    if not word.is_capital and word.low in tables.PLACES:
        # Bà con thôn Sín Chải is nobody's name; anh trưởng thôn Páo is.
        return found[at - 1].low in tables.TITLE_HEADS or _leads(found, at, "trưởng")
    if not word.is_capital:
        return word.low in tables.ROLES
    # Thư, Công, Chi are given names as well; in capitals only a whole office is passed over.
    before = f"{found[at - 1].low}_{word.low}"
    after = f"{word.low}_{found[at + 1].low}" if at + 1 < len(found) else ""
    return before in tables.TITLE_PAIRS or after in tables.TITLE_PAIRS


def _leads(found: _Words, at: int, low: str) -> bool:
    return at + 1 < len(found) and found[at + 1].low == low


def _honorific(found: _Words, at: int) -> bool | None:
    """Whether a form of address stands here without its marks; nothing where none stands."""
    low = found[at].low
    if low in tables.HONORIFICS:
        return False
    if at and (found[at - 1].low, low) in tables.COMRADES:
        return False
    return not found[at].bare if low in tables.BARE_HONORIFICS else None


def _introduced(found: _Words, at: int) -> Iterator[Span]:
    for phrase in _INTRODUCTIONS.get(found[at].low, ()):
        said = tuple(found.lows[at : at + len(phrase)])
        if said != phrase:
            continue
        after = at + len(phrase)
        if after < len(found) and found[after].near:
            run = _capitals(found, after)
            if run and not _is_no_name(found, after):
                yield _span(run, _INTRODUCED)


def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    """Introductions by the word they begin with: nearly every word of a text begins none."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for phrase in tables.INTRODUCTIONS:
        known.setdefault(phrase[0], []).append(phrase)
    return known


_INTRODUCTIONS = _by_first_word()
# Every word after which one of those looks for a name that look at each word.
_BEGIN = frozenset().union(
    *(tables.HONORIFICS, tables.BARE_HONORIFICS, tables.HOUSEHOLDS, tables.BARE_HOUSEHOLDS),
    *(tables.SOUGHT, tables.BARE_SOUGHT, _INTRODUCTIONS),
    (second for _, second in (*tables.COMRADES, *tables.SEVERAL)),
)
# What may stand between such a word and the capital of a name.
_BETWEEN = frozenset().union(
    *(tables.ROLES, tables.PLACES, {"và"}),
    (phrase[1] for phrase in tables.INTRODUCTIONS if len(phrase) > 1),
)


def _small(found: _Words, at: int) -> Iterator[Span]:
    """nguyễn văn tâm, nguyen thi hoa: surname, middle name, and the words of a given name."""
    middle, rest = found[at + 1], found.part(at + 1, at + 4)
    # Such a word makes every surname believed; without its marks it is another word too.
    believed = tables.SURNAMES if middle.low in tables.MIDDLE_NAMES else _ANY_PLAIN
    if (
        not (found[at].low in believed or found[at].low in _ANY_PLAIN)
        or f"{middle.low}_{rest[1].low}" in tables.NOT_GIVEN
    ):
        return
    if not middle.spaced:
        return
    run = [found[at], middle]
    for word in rest[1:]:
        if not word.spaced or (len(run) > 2 and word.low in tables.STOP_WORDS):
            break
        run.append(word)
    if len(run) > 2:
        yield _span(run, _SMALL)


def _signed(text: str) -> Iterator[Span]:
    found = _SIGNATURE.search(text) if "\n" in text else None
    if found is None:
        return
    line = found.group("line").split()
    if 2 <= len(line) <= LONGEST_NAME and all(word[0].isupper() for word in line):
        yield Span(found.start("line"), found.end("line"), Kind.NAME, _SIGNED)
