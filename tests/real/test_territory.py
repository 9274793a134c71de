"""The territory that ships, against lists that others made. Nothing of them is in the project:
these tests exist only beside a folder of real data.
"""

import csv
import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest

from hoiam.units import catalogue
from scripts import compare_units
from scripts.unit_lists import Difference, Notes

LISTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "admin"

if LISTS.is_dir():
    # The page docs/reference/units-differences.md explains each of these.
    COUNTS = {
        "present": {
            "place of the tone mark": 182,
            "kind": 12,
            "apostrophe or space": 7,
            "capital letter": 1,
            "code": 1,
        },
        "provinces": {"kind": 2, "place of the tone mark": 2},
        "legacy": {},
        "onward-provinces": {},
        "onward": {
            "part missing in the other list": 199,
            "part missing in ours": 13,
            "other successor": 3,
            "only in the other list": 3,
            "district without communes": 5,
            "former district or province: spelling": 108,
            "former name: marks or signs": 91,
            "former name: other letters": 37,
            "former name: spaces, i or y, numerals": 34,
            "former name: kind": 2,
        },
        "notes": {},
    }
    JULY = {"lc": 99, "ls": 65, "nb": 129, "tn": 92}

    @pytest.fixture(scope="module")
    def found() -> dict[str, list[Difference]]:
        return compare_units.every(LISTS, Notes(None))

    def test_differences_are_the_explained_ones(found: dict[str, list[Difference]]) -> None:
        assert compare_units.counted(found) == COUNTS

    def test_every_difference_stands_on_the_page(found: dict[str, list[Difference]]) -> None:
        page = compare_units.PAGE.read_text("utf-8")

        for differences in found.values():
            for one in differences:
                row = " | ".join(part for part in (one.unit, one.ours, one.theirs) if part)
                assert f"| {row} |" in page, one
        explained = set(compare_units.WHY) - set(compare_units.OF_NOTES)  # without the packages
        assert {one.cause for some in found.values() for one in some} == explained

    def test_four_provinces_have_the_communes_of_the_list() -> None:
        with gzip.open(LISTS / "communes_2026-07.csv.gz", "rt", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))

        for code, number in JULY.items():
            province = catalogue.province(code)
            theirs = {r["ward_code"] for r in rows if r["province_code"] == province.official_code}
            assert {one.official_code for one in province.communes} == theirs
            assert len(theirs) == number

    def test_kinds_of_july_are_ours_before_the_decisions_of_september() -> None:
        with gzip.open(LISTS / "communes_2026-07.csv.gz", "rt", encoding="utf-8") as file:
            theirs = {row["ward_code"]: row["unit"] for row in csv.DictReader(file)}
        kinds = {"commune": "Xã", "ward": "Phường", "special-zone": "Đặc khu"}
        changed = []

        for entry in catalogue.provinces():
            for one in catalogue.province(entry.code).communes:
                their_kind = theirs.get(one.official_code, "Xã")
                before = [c for c in one.called if c.until and c.until.isoformat() > "2026-07-31"]
                assert kinds[before[0].kind if before else one.kind] == their_kind, one
                changed += before

        assert len(changed) == 12

    def test_points_of_lao_cai_lie_within_their_outlines() -> None:
        path = LISTS / "geo" / "lao_cai_communes_2026-07.geojson.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            outlines = {
                feature["properties"]["code"]: feature["geometry"]
                for feature in json.load(file)["features"]
            }

        outside = [
            one.name
            for one in catalogue.province("lc").communes
            if not _within(one.longitude or 0, one.latitude or 0, outlines[one.official_code])
        ]

        assert outside == []

    def test_points_lie_in_their_province_but_for_islands_and_coasts() -> None:
        path = LISTS / "geo" / "provinces_34_2026-07.geojson.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            outlines = {
                feature["properties"]["code"]: feature["geometry"]
                for feature in json.load(file)["features"]
            }

        outside = {
            one.name
            for entry in catalogue.provinces()
            for one in catalogue.province(entry.code).communes
            if not _within(one.longitude or 0, one.latitude or 0, outlines[entry.official_code])
        }

        # The outlines are strongly simplified and leave small islands out: 21 km at most.
        assert outside == {
            "Đặc khu Cô Tô",
            "Đặc khu Hoàng Sa",
            "Đặc khu Trường Sa",
            "Xã Cái Chiên",
            "Xã Giao Minh",
            "Xã Hải Lạng",
            "Xã Nhơn Châu",
            "Xã Sơn Hải",
            "Xã Tiên Hải",
            "Xã Vĩnh Thực",
        }

    def _within(x: float, y: float, geometry: dict) -> bool:
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        return any(_in_ring(x, y, polygon[0]) for polygon in polygons)

    def _in_ring(x: float, y: float, ring: list) -> bool:
        inside = False
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
        return inside
