"""Compares the units that ship with independent lists and finds the cause of each difference.

`compare_units.py` writes them down, tests/real/test_territory.py counts them. The lists lie in
one folder: `communes_2026-07.csv.gz`, `provinces_2026-07.csv` (thanglequoc/
vietnamese-provinces-database, MIT), `communes_legacy_before_2025-07.csv.gz` (vietnamadminunits,
MIT), `old_to_new_2025-07-01_a.csv.gz` and `old_to_new_provinces_2025-07-01.csv`
(tanthuan031/vnadministrative, MIT). Nothing of them is in the repository.
"""

import csv
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from hoiam.core.text import fold
from hoiam.units import catalogue
from hoiam.units.catalogue import CommuneData, FormerUnit
from scripts.unit_sources import Sources, bare, plain, provinces, toneless_place

# The catalogue cuts its notes after so many letters: what is missing there may have been cut off.
CUT = 254
ALIKE = 0.6
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vii": "7"}
LEFT_ALONE = re.compile(r"giữ nguyên|không (thực hiện )?sắp xếp", re.IGNORECASE)

Place = tuple[str, str, str]  # former province, district, commune


@dataclass(frozen=True, slots=True)
class Difference:
    """One unit on which a list and ours differ, and by what."""

    cause: str
    unit: str
    ours: str
    theirs: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Old:
    """A former commune of ours with the names above it."""

    place: Place
    unit: FormerUnit
    province: str  # own code of the present province


def rows(path: Path) -> list[dict[str, str]]:
    """A table of strings, packed or not."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return list(csv.DictReader(file))
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


# ---- communes of today ------------------------------------------------------------------------


def spelling(ours: str, theirs: str) -> str:
    """Why two spellings of one unit differ."""
    if ours.split()[0].lower() != theirs.split()[0].lower():
        return "kind"
    if ours.lower() == theirs.lower():
        return "capital letter"
    if plain(ours) == plain(theirs):
        return "apostrophe or space"
    if toneless_place(ours) == toneless_place(theirs):
        return "place of the tone mark"
    return "other letters"


def present(lists: Path) -> Iterator[Difference]:
    """Communes in force against the list of July 2026, by official code and then by name."""
    theirs = {row["ward_code"]: row for row in rows(lists / "communes_2026-07.csv.gz")}
    ours = {one.official_code: one for one in communes()}
    by_name = {(row["province_code"], fold(row["full_name"])): row for row in theirs.values()}
    for code, one in sorted(ours.items()):
        row = theirs.get(code)
        if row is None:
            place = (official_province(one), fold(one.name))
            other = by_name[place]["ward_code"]
            yield Difference("code", one.name, code, other)
        elif one.name != row["full_name"]:
            cause = spelling(one.name, row["full_name"])
            yield Difference(cause, code, one.name, row["full_name"])


def present_provinces(lists: Path) -> Iterator[Difference]:
    """The 34 provinces against the list of July 2026."""
    theirs = {row["code"]: row["full_name"] for row in rows(lists / "provinces_2026-07.csv")}
    for entry in catalogue.provinces():
        other = theirs[entry.official_code]
        if entry.name != other:
            yield Difference(spelling(entry.name, other), entry.official_code, entry.name, other)


def communes() -> Iterator[CommuneData]:
    for entry in catalogue.provinces():
        yield from catalogue.province(entry.code).communes


def official_province(one: CommuneData) -> str:
    code = one.code.split("-")[0]
    return next(e.official_code for e in catalogue.provinces() if e.code == code)


# ---- units before July 2025 -------------------------------------------------------------------


def olds() -> Iterator[Old]:
    """Former communes, and districts that had none, with the names above them."""
    for entry in catalogue.provinces():
        one = catalogue.province(entry.code)
        above = {unit.code: unit for unit in one.former}
        names = {one.code: one.called[0].name if one.called else one.name}
        names |= {unit.code: unit.name for unit in one.former}
        with_communes = {unit.parent for unit in one.former if unit.kind not in _UPPER}
        for unit in one.former:
            if unit.kind in _UPPER:
                if unit.kind == "district" and unit.code not in with_communes:
                    yield Old((names[unit.parent or ""], unit.name, ""), unit, one.code)
                continue
            district = above[unit.parent or ""]
            place = (names[district.parent or ""], district.name, unit.name)
            yield Old(place, unit, one.code)


_UPPER = ("province", "district")


def legacy(lists: Path) -> Iterator[Difference]:
    """Former communes against the list that is said to be the same: codes and names."""
    theirs = Counter(
        (plain(row["province"]), plain(row["district"]), plain(row["ward"]), row["ward_code"])
        for row in rows(lists / "communes_legacy_before_2025-07.csv.gz")
    )
    ours = Counter((*one.place, one.unit.official_code if one.place[2] else "") for one in olds())
    for place in sorted((ours - theirs) | (theirs - ours)):
        yield Difference("former unit", " · ".join(place), str(ours[place]), str(theirs[place]))


class Mapping:
    """Their list of old → new, looked up by ours: exactly, then without marks, then nearly."""

    def __init__(self, lists: Path) -> None:
        self.places: dict[Place, set[tuple[str, str]]] = defaultdict(set)
        self.spelt: dict[Place, Place] = {}
        for row in rows(lists / "old_to_new_2025-07-01_a.csv.gz"):
            raw = (row["old_province"], row["old_district"], row["old_ward"])
            place = exactly(raw)
            self.spelt[place] = raw
            self.places[place].add((row["new_province"], row["new_ward"]))

    def matched(self, ours: list[Old]) -> dict[Place, Place]:
        """Our place → theirs; the rest of a district is matched by likeness of names."""
        found = {one.place: exactly(one.place) for one in ours if exactly(one.place) in self.places}
        for alike in (loosely, roughly):
            left_here = by(alike, (one.place for one in ours if one.place not in found))
            left_there = by(alike, self._left(found))
            for key, mine in left_here.items():
                if len(mine) == len(left_there.get(key, ())) == 1:
                    found[mine[0]] = exactly(left_there[key][0])
        for place, others in self._pairs(ours, found):
            near, likely = max((likeness(place, other), other) for other in others)
            if near > ALIKE:
                found[place] = exactly(likely)
        return found

    def _left(self, found: dict[Place, Place]) -> list[Place]:
        taken = set(found.values())
        return [raw for place, raw in self.spelt.items() if place not in taken]

    def _pairs(
        self, ours: list[Old], found: dict[Place, Place]
    ) -> Iterator[tuple[Place, list[Place]]]:
        """Each of our places without a match, with what is left of its district over there."""
        for one in ours:
            if one.place in found or not one.place[2]:
                continue
            others = by(district, self._left(found)).get(district(one.place), [])
            if others:
                yield one.place, others


def exactly(place: Place) -> Place:
    province, district_name, commune = (toneless_place(part) for part in place)
    return (province, district_name, commune)


def loosely(place: Place) -> Place:
    return (fold(place[0]), district(place)[1], fold(place[2]))


def roughly(place: Place) -> Place:
    """Without spaces and kinds, one letter for i and y, one way of numbers: what remains."""
    words = [ROMAN.get(word, word) for word in fold(bare(place[2])).split()]
    return (*district(place), "".join(words).replace("y", "i"))


def district(place: Place) -> tuple[str, str]:
    return (fold(place[0]), fold(bare_district(place[1])).replace(" ", "").replace("y", "i"))


def bare_district(name: str) -> str:
    return re.sub(r"^(quận|huyện|thị xã|thành phố)\s+", "", name.lower())


def likeness(one: Place, other: Place) -> float:
    return SequenceMatcher(None, fold(bare(one[2])), fold(bare(other[2]))).ratio()


def by(
    key: Callable[[Place], tuple[str, ...]], places: Iterable[Place]
) -> dict[tuple[str, ...], list[Place]]:
    found: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in sorted(places):
        found[key(place)].append(place)
    return found


# ---- old → new --------------------------------------------------------------------------------


class Notes:
    """What the catalogue's note on a present commune says of a former one."""

    def __init__(self, packages: Path | None) -> None:
        self._notes: dict[str, str] = {}
        self._names: dict[str, str] = {}
        if packages is not None:
            source = Sources(packages)
            for codes in provinces():
                for one in source.communes(codes.official):
                    self._notes[one.official] = one.note
                    self._names[one.official] = one.name

    def body(self, commune: str) -> str:
        """The note without its decision."""
        return self._notes[commune].split(". Bỏ")[0].strip()

    def says(self, commune: str, former: str) -> str:
        """yes, no, or cut where the note ends before it could say."""
        if not self._notes:
            return ""
        body = self._notes[commune].split(". Bỏ")[0]
        if LEFT_ALONE.search(body):
            same = toneless_place(bare(self._names[commune])) == toneless_place(bare(former))
            return "yes" if same else "no"
        name = toneless_place(bare(former))
        words = toneless_place(re.sub(r"[,;.()]", " ", body))
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            return "yes"
        return "cut" if len(body) >= CUT else "no"


def onward(lists: Path, notes: Notes) -> Iterator[Difference]:
    """Where former communes went, against the other mapping."""
    mine = list(olds())
    mapping = Mapping(lists)
    matched = mapping.matched(mine)
    names = {one.code: one for one in communes()}
    targets = Targets()
    for one in mine:
        said = " · ".join(part for part in one.place if part)
        there = matched.get(one.place)
        if there is None:
            cause = "district without communes" if not one.place[2] else "only in ours"
            yield Difference(cause, said, called(one.unit.successors, names), "")
            continue
        if one.place[2] and exactly(one.place) != there:
            yield Difference(
                former_spelling(one.place, mapping.spelt[there]), said, "", mapping.spelt[there][2]
            )
        theirs = {targets.find(*to) for to in mapping.places[there]}
        if theirs != set(one.unit.successors):
            yield conflict(one, theirs, said, names, notes)
    for place in sorted(mapping.places.keys() - set(matched.values())):
        theirs = {targets.find(*to) for to in mapping.places[place]}
        said = " · ".join(mapping.spelt[place])
        yield Difference("only in the other list", said, "", called(sorted(theirs), names))


def former_spelling(ours: Place, theirs: Place) -> str:
    """Why a former commune, or a place above it, is spelt in two ways."""
    if exactly(ours)[2] == exactly(theirs)[2]:
        return "former district or province: spelling"
    if ours[2].split()[0].lower() != theirs[2].split()[0].lower():
        return "former name: kind"
    if fold(ours[2]) == fold(theirs[2]):
        return "former name: marks or signs"
    if roughly(ours) == roughly(theirs):
        return "former name: spaces, i or y, numerals"
    return "former name: other letters"


def conflict(
    one: Old, theirs: set[str], said: str, names: dict[str, CommuneData], notes: Notes
) -> Difference:
    """A difference in successors, with what the notes say of each that only one list has."""
    ours = set(one.unit.successors)
    if theirs < ours:
        cause = "part missing in the other list"
    elif ours < theirs:
        cause = "part missing in ours"
    else:
        cause = "other successor"
    former = one.unit.name
    heard = [
        f"{names[code].name}: {said_so}"
        for code in sorted(ours ^ theirs)
        if (said_so := notes.says(names[code].official_code, former))
    ]
    here, there = called(sorted(ours), names), called(sorted(theirs), names)
    return Difference(cause, said, here, there, "; ".join(heard))


def called(codes: Iterable[str], names: dict[str, CommuneData]) -> str:
    return ", ".join(names[code].name for code in codes)


class Targets:
    """Present communes by the names of their province and themselves, of any time in our data."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, str], str] = {}
        self._loose: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in catalogue.provinces():
            one = catalogue.province(entry.code)
            for commune in one.communes:
                for province in (one.name, *(called.name for called in one.called)):
                    for name in (commune.name, *(called.name for called in commune.called)):
                        self._exact[toneless_place(province), toneless_place(name)] = commune.code
                        self._loose[fold(province), squeezed(name)].add(commune.code)

    def find(self, province: str, name: str) -> str:
        """Our code of a present commune as they write it."""
        exact = self._exact.get((toneless_place(province), toneless_place(name)))
        if exact is not None:
            return exact
        (code,) = self._loose[fold(province), squeezed(name)]
        return code


def squeezed(name: str) -> str:
    return fold(name).replace(" ", "")


def unnamed(notes: Notes) -> Iterator[Difference]:
    """Links of ours whose former unit the note on the present one does not name."""
    names = {one.code: one for one in communes()}
    for one in olds():
        former = one.place[2] or one.place[1]
        for code in one.unit.successors:
            said = notes.says(names[code].official_code, former)
            if said in ("no", "cut"):
                cause = "note cut" if said == "cut" else "not in the note"
                unit = " · ".join(part for part in one.place if part)
                note = notes.body(names[code].official_code)
                yield Difference(cause, unit, names[code].name, "", note)


def onward_provinces(lists: Path) -> Iterator[Difference]:
    """Where the 63 provinces went."""
    theirs = {
        toneless_place(row["old_province"].replace("-", " - ")): toneless_place(row["new_province"])
        for row in rows(lists / "old_to_new_provinces_2025-07-01.csv")
    }
    for entry in catalogue.provinces():
        one = catalogue.province(entry.code)
        then = one.called[0].name if one.called else one.name
        olds = [unit.name for unit in one.former if unit.kind == "province"] or [then]
        for name in olds:
            if theirs.pop(toneless_place(name), "") not in {
                toneless_place(then),
                toneless_place(one.name),
            }:
                yield Difference("province", name, one.name, "another")
    for name, to in theirs.items():
        yield Difference("province", name, "", to)
