"""Whether two reports say nearly the same: words, bands to look them up by, and a measure.

Both sides are folded words as the search keeps them. A word is taken to its skeleton, so that
marks, old tone marks and keys of a keyboard that was switched off (`dduwowngf`) do not matter.
What is common to all reports says little, what is rare says much.

Bands (MinHash, locality-sensitive hashing): texts that share most of their words and pairs of
words have some band in common with near certainty, others nearly never; so a database finds the
few worth reading among millions by equality. Two names of one text (hamlet and road, road and
house) make a band as well: who tells the same in other words keeps the place.

The measure then reads both texts. What each of them names and the other does not (a hamlet, a
road, a house, a day) makes them two matters, however alike they read. Half of it is what both say
as a whole, where the name of the place, which everything there shares, counts little; half is what
stands beside such names, since that is what is broken there: the same greeting, thanks and
complaint about a lamp and about a drain of one hamlet are two matters.

Keys are written into databases: whoever changes how they are made lets every entry wait anew,
in a migration.
Tried and measured by `bench/near.py`; decision 90.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from hashlib import shake_128
from itertools import combinations, pairwise
from struct import Struct
from zlib import crc32

from hoiam.core.text import fold

VERSION = 1
# From here on two reports are shown as nearly the same.
NEAR = 0.72

_BANDS, _ROWS = 14, 3
_LANES = Struct(f"<{_BANDS * _ROWS}I")
_KEY = Struct(f"<B{_ROWS}I")

# Syllables in every twentieth of 225 invented reports of the demonstration, and what offices and
# petitioners say in every letter; as skeletons.
_COMMON = """
    a ai anh ba ban bang bao bat bay be ben bi biet bo ca cac cai cam can canh cap cau cay chan chau
    chay chet chi chieu cho chu chua chuc chung chuyen chinh co con cong cu cua cung cuoi d da dan
    dang dao dat dau day de dem den di dich dien dinh do doan doc doi don dong du dung duoc duoi
    duong em gap ghi gia giai giay giao giua gio go goi gui hai hang het hien hieu hinh ho hoc hoi
    hom hon hop khac khach khong khu kiem kinh la lai lam lan lanh lay len lien loi lop lua luc
    luong ly ma mang mat may mo moi mong mot mua muon nam nang nao nay ngay nghi ngoai nguoi nha
    nhan nhieu nho nhu nhung noi nua nuoc o ong phai phan pho phuc phuong qua quan quy quyen quyet ra
    rat roi ruong san sang sau sinh so som sua tai tam thang thanh thay the thi thon thu thuc thuong
    tien tinh to toi tra trang tre tren tri tro trong truc truoc truong tu tuan tuoi tuyen uy va van
    vao vay ve vi viec vo voi vu xa xe xem xet xin xong xu xuong y
"""
COMMON = frozenset(_COMMON.split())
# After these words a name or a number follows; what stands together is one kind of place.
_NAMED: Mapping[str, str] = {
    marker: group
    for group, markers in {
        "hamlet": "thon ban xom ap to khu doi",
        "commune": "xa phuong",
        "road": "duong pho ngo ngach hem kiet ba lo",
        "house": "nha so km",
        "day": "ngay hom",
        "month": "thang",
    }.items()
    for marker in markers.split()
}
_NUMBERED = ("house", "day", "month")
_BEGINS = "ban"
# How a covered name or address begins: it names nothing.
_COVERED = ("ten", "dia")
# Two of these together are a place, and worth a band.
_PLACES = ("hamlet", "commune", "road", "house")
_PLACED = (*_PLACES, "day")

_RARE, _PLAIN, _OF_NAME = 1.0, 0.1, 0.2  # a word
_RARE_PAIR, _HALF_PAIR = 0.3, 0.1  # two words in a row: both rare, one of them
_SPARED = 0.9  # of what the longer text says beyond the shorter one
_BESIDE = 10  # words on either side of a name

_AROUND = " .,;:!?()[]\"'“”…-–"

type _Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report as it is compared."""

    words: tuple[str, ...]
    said: Mapping[str, float]
    whole: float
    names: Mapping[str, frozenset[_Name]]
    beside: Mapping[str, float]  # words that stand beside names


def words(folded: str) -> tuple[str, ...]:
    """Skeletons of folded words, in order."""
    return tuple(map(_skeleton, folded.split()))


def telling(folded: str) -> Telling:
    """Folded words made ready to be compared."""
    plain = words(folded)
    names = _names(plain)
    of_names = {part for group in names.values() for name in group for part in name}
    said = dict(_weights(plain, of_names))
    beside = dict(_beside(plain, of_names))
    return Telling(plain, said, sum(said.values()), names, beside)


def nearness(one: Telling, other: Telling) -> float:
    """From 0 to 1: how much of the shorter text the longer one says too, and, where both name a
    place, how much of what one says beside it; 0 where each names a place, a house or a day that
    the other does not."""
    if _are_elsewhere(one.names, other.names):
        return 0.0
    found = _shared(one, other)
    if not (one.beside and other.beside):
        return found
    return (found + max(_said_beside(one, other), _said_beside(other, one))) / 2


def _shared(one: Telling, other: Telling) -> float:
    little, much = sorted((one, other), key=lambda told: told.whole)
    shared = sum(weight for what, weight in little.said.items() if what in much.said)
    whole = _SPARED * little.whole + (1 - _SPARED) * much.whole
    return shared / whole if whole else 0.0


def _said_beside(one: Telling, other: Telling) -> float:
    """How much of what stands beside the names of one text the other one says, wherever."""
    shared = sum(weight for word, weight in one.beside.items() if word in other.said)
    return shared / sum(one.beside.values())


def in_one_place(one: Telling, other: Telling) -> bool:
    """Whether both name the same hamlet, commune, road or house."""
    return any(
        not one.names[group].isdisjoint(other.names[group])
        for group in one.names.keys() & other.names.keys() & set(_PLACES)
    )


def shared_words(one: Telling, other: Telling, most: int = 6) -> list[str]:
    """What both say, for a human: their rare words, in the order of the first."""
    both = dict.fromkeys(word for word in one.words if word in other.said and word not in COMMON)
    return list(both)[:most]


def said_as(text: str, skeletons: Iterable[str]) -> list[str]:
    """Words of a text as they were typed, of which these are the skeletons; each once."""
    wanted = set(skeletons)
    typed = (piece.strip(_AROUND) for piece in text.split())
    found = {_skeleton(fold(piece)): piece for piece in typed if piece}
    return [piece for skeleton, piece in found.items() if skeleton in wanted]


def bands(folded: str) -> tuple[int, ...]:
    """Keys of 32 bits, with a sign, each once; none for a text without a word."""
    plain = words(folded)
    found = [_key(key) for key in _pairs_of_names(_names(plain))]
    shingles = _shingles(plain)
    if shingles:
        least = tuple(map(min, zip(*map(_lanes, shingles), strict=True)))
        found += (
            crc32(_KEY.pack(band, *least[band * _ROWS : (band + 1) * _ROWS]))
            for band in range(_BANDS)
        )
    return tuple(dict.fromkeys(key - (1 << 31) for key in found))


@lru_cache(1 << 14)
def _skeleton(word: str) -> str:
    """No syllable of Vietnamese ends in or doubles what the keys of Telex leave behind."""
    if not word.isalpha():
        return word
    kept = ""
    for place, sign in enumerate(word):
        mark = place and sign in "sxr" and not (sign == "r" and word[:place] == "t")
        if sign not in "fjwz" and not mark and sign != kept[-1:]:
            kept += sign
    return kept or word


def _is_number(word: str) -> bool:
    return word[-1].isdigit()


def _weight(word: str) -> float:
    return _PLAIN if word in COMMON else _RARE


def _weights(plain: Sequence[str], of_names: Set[str]) -> Iterator[tuple[str, float]]:
    for word in plain:
        yield word, min(_weight(word), _OF_NAME) if word in of_names else _weight(word)
    for one, other in pairwise(plain):
        if one in of_names or other in of_names:
            continue
        common = (one in COMMON) + (other in COMMON)
        if common < 2:
            yield f"{one} {other}", _HALF_PAIR if common else _RARE_PAIR


def _beside(plain: Sequence[str], of_names: Set[str]) -> Iterator[tuple[str, float]]:
    last = 0
    for place, word in enumerate(plain):
        if word in of_names:
            here = range(max(last, place - _BESIDE), min(place + _BESIDE + 1, len(plain)))
            for at in here:
                beside = plain[at]
                if beside not in of_names and beside not in _NAMED:
                    yield beside, _weight(beside)
            last = here.stop


def _shingles(plain: Sequence[str]) -> set[str]:
    """Rare words, and pairs that hold one; of a text of common words all its pairs."""
    pairs = [*pairwise(plain)]
    found = {word for word in plain if word not in COMMON}
    found |= {f"{a} {b}" for a, b in pairs if not (a in COMMON and b in COMMON)}
    return found or {f"{a} {b}" for a, b in pairs} or set(plain)


@lru_cache(1 << 12)
def _lanes(shingle: str) -> tuple[int, ...]:
    """As many independent numbers as there are rows, the same on every machine."""
    lanes: tuple[int, ...] = _LANES.unpack(shake_128(shingle.encode()).digest(_LANES.size))
    return lanes


def _key(said: str) -> int:
    return crc32(said.encode())


def _names(plain: Sequence[str]) -> dict[str, frozenset[_Name]]:
    found: dict[str, set[_Name]] = {}
    for place in range(len(plain) - 1):
        # "Xã Bản Khoang" is a commune: what begins a name is no marker of its own.
        is_inside = plain[place] == _BEGINS and place and plain[place - 1] in _NAMED
        group = _NAMED.get(plain[place])
        if group is None or is_inside:
            continue
        first = place + 1 + (plain[place + 1] == _BEGINS)
        after = tuple(plain[first : first + 2])
        if after and _is_number(after[0]):
            name: _Name = after if group == "day" and _is_number(after[-1]) else after[:1]
            found.setdefault("hamlet" if plain[place] == "pho" else group, set()).add(name)
        elif group not in _NUMBERED and _is_name(after):
            found.setdefault(group, set()).add(after)
    return {group: frozenset(names) for group, names in found.items()}


def _is_name(after: _Name) -> bool:
    named = len(after) == 2 and after[0] not in _NAMED and after[0] not in _COVERED
    return named and not COMMON.issuperset(after)


def _are_elsewhere(
    one: Mapping[str, frozenset[_Name]], other: Mapping[str, frozenset[_Name]]
) -> bool:
    return any(
        _lacks(one[group], other[group]) and _lacks(other[group], one[group])
        for group in one.keys() & other.keys()
    )


def _lacks(names: Iterable[_Name], others: Iterable[_Name]) -> bool:
    """Whether one of the names is not among the others, not even with half of it: a word that was
    changed or misspelt does not make another place."""
    theirs = set(others)
    parts = {part for name in theirs for part in name}
    return any(
        name not in theirs if _is_number(name[0]) else parts.isdisjoint(name) for name in names
    )


def _pairs_of_names(names: Mapping[str, frozenset[_Name]]) -> list[str]:
    """The first names of two kinds, one band each; few, since a text may list a hundred places."""
    first = [(group, min(names[group])) for group in _PLACED if group in names]
    return [
        "|".join((one, *name, other, *beside))
        for (one, name), (other, beside) in combinations(first, 2)
        if not {one, other} <= {"house", "day"}
    ]
