"""The whole country as it ships: counted by province, and every unit leads somewhere."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.text import fold
from hoiam.units import blueprint, catalogue
from hoiam.units.catalogue import FormerUnit, ProvinceData, ProvinceEntry
from hoiam.units.models import UnitKind

# code: communes, wards, special zones; former districts, former communes, split ones
COUNTS = {
    "hn": (75, 51, 0, 30, 526, 199),
    "cb": (53, 3, 0, 10, 161, 0),
    "tq": (117, 7, 0, 18, 330, 5),
    "db": (42, 3, 0, 10, 129, 0),
    "lch": (36, 2, 0, 8, 106, 0),
    "sl": (67, 8, 0, 12, 200, 0),
    "lc": (89, 10, 0, 18, 319, 0),
    "tn": (77, 15, 0, 17, 280, 3),
    "ls": (61, 4, 0, 11, 194, 2),
    "qn": (22, 30, 2, 13, 171, 12),
    "bn": (54, 45, 0, 18, 313, 0),
    "pt": (133, 15, 0, 32, 479, 3),
    "hp": (67, 45, 2, 27, 374, 71),
    "hy": (93, 11, 0, 18, 381, 3),
    "nb": (97, 32, 0, 22, 398, 6),
    "th": (147, 19, 0, 26, 547, 10),
    "na": (119, 11, 0, 20, 412, 0),
    "ht": (60, 9, 0, 12, 209, 2),
    "qt": (69, 8, 1, 18, 264, 0),
    "hue": (19, 21, 0, 9, 133, 0),
    "dng": (70, 23, 1, 25, 280, 1),
    "qng": (86, 9, 1, 23, 272, 1),
    "gl": (110, 25, 0, 28, 373, 3),
    "kh": (48, 16, 1, 16, 194, 8),
    "dl": (88, 14, 0, 24, 286, 8),
    "ld": (103, 20, 1, 28, 329, 2),
    "dn": (62, 33, 0, 22, 270, 1),
    "hcm": (54, 113, 1, 38, 441, 47),
    "tni": (82, 14, 0, 24, 280, 21),
    "dt": (82, 20, 0, 23, 305, 3),
    "vl": (105, 19, 0, 26, 354, 5),
    "ag": (85, 14, 3, 26, 298, 3),
    "ct": (72, 31, 0, 28, 263, 3),
    "cm": (55, 9, 0, 16, 164, 19),
}
PRESENT = {"lc": 99, "ls": 65, "nb": 129, "tn": 92}  # the provinces of the acceptance check
# Not rearranged on 1 July 2025 (resolution 202/2025/QH15): one unit that lives through.
UNCHANGED = {"hn", "cb", "db", "lch", "sl", "ls", "qn", "th", "na", "ht", "hue"}
COMMUNE_KINDS = ("commune", "ward", "township")
ISLANDS = {
    "hp31-h318": "Đặc khu Bạch Long Vĩ",
    "qt45-h471": "Đặc khu Cồn Cỏ",
    "dng48-h498": "Đặc khu Hoàng Sa",
    "qng51-h536": "Đặc khu Lý Sơn",
    "br77-h755": "Đặc khu Côn Đảo",
}


@pytest.fixture(scope="module")
def country() -> dict[str, ProvinceData]:
    return {one.code: catalogue.province(one.code) for one in catalogue.provinces()}


def test_counts_of_every_province_are_the_committed_ones(country: dict[str, ProvinceData]) -> None:
    found = {}
    for code, one in country.items():
        now = Counter(commune.kind for commune in one.communes)
        then = [former for former in one.former if former.kind in COMMUNE_KINDS]
        found[code] = (
            now["commune"],
            now["ward"],
            now["special-zone"],
            sum(former.kind == "district" for former in one.former),
            len(then),
            sum(len(former.successors) > 1 for former in then),
        )

    assert found == COUNTS
    assert {code: sum(found[code][:3]) for code in PRESENT} == PRESENT


def test_table_of_provinces_says_what_the_files_hold(country: dict[str, ProvinceData]) -> None:
    for entry in catalogue.provinces():
        one = country[entry.code]
        assert (entry.official_code, entry.name) == (one.official_code, one.name)
        assert entry.former == tuple(u.name for u in one.former if u.kind == "province")
        assert COUNTS[entry.code] == (
            entry.communes,
            entry.wards,
            entry.special_zones,
            entry.former_districts,
            entry.former_communes,
            entry.split,
        )
        assert entry.present == len(one.communes)


def test_totals_are_those_of_the_country(country: dict[str, ProvinceData]) -> None:
    totals = [sum(column) for column in zip(*COUNTS.values(), strict=True)]
    merged = sum(u.kind == "province" for one in country.values() for u in one.former)

    # The catalogue of October 2026: twelve communes of Bắc Ninh became wards since July 2026,
    # when the list had 2,611 communes and 697 wards.
    assert totals[:3] == [2_611 - 12, 697 + 12, 13]
    assert sum(totals[:3]) == 3_321
    assert len(country) == 34
    assert merged + len(UNCHANGED) == 63
    assert totals[3:] == [696, 10_035, 441]
    kinds = Counter(u.kind for one in country.values() for u in one.former)
    assert kinds["commune"] == 7_692
    assert kinds["ward"] == 1_726
    assert kinds["township"] == 617


def test_provinces_that_live_through_are_the_eleven(country: dict[str, ProvinceData]) -> None:
    assert {code for code, one in country.items() if one.unchanged} == UNCHANGED
    for code in UNCHANGED:
        one = country[code]
        assert not any(u.kind == "province" for u in one.former)
        assert not one.province_decision
        assert {u.parent for u in one.former if u.kind == "district"} == {code}


def test_twenty_two_provinces_lie_on_the_land_border(country: dict[str, ProvinceData]) -> None:
    assert sum(one.border for one in country.values()) == 22
    assert not {"hn", "hcm", "ct", "cm", "kh"} & {c for c, one in country.items() if one.border}


def test_every_province_names_the_resolution_of_its_communes(
    country: dict[str, ProvinceData],
) -> None:
    decisions = [one.commune_decision for one in country.values()]

    assert sorted(decisions) == [f"{number}/NQ-UBTVQH15" for number in range(1654, 1688)]


def test_no_code_of_ours_is_given_twice(country: dict[str, ProvinceData]) -> None:
    codes: Counter[str] = Counter()
    for one in country.values():
        codes.update([one.code, *(u.code for u in one.communes), *(u.code for u in one.former)])

    assert [code for code, times in codes.items() if times > 1] == []
    assert len(codes) == 34 + 3_321 + 52 + 696 + 10_035
    assert all(len(code) <= 12 for code in codes)


def test_codes_of_lao_cai_stay_as_they_were_given(country: dict[str, ProvinceData]) -> None:
    lao_cai = country["lc"]
    codes = {u.code for u in lao_cai.former} | {u.code for u in lao_cai.communes}

    assert {"lc-02905", "lc10", "yb15", "lc10-h080", "lc10-02650", "yb15-04252"} <= codes
    assert lao_cai.former_valid_from == date(1991, 10, 1)


def test_every_former_unit_leads_to_units_of_its_province(
    country: dict[str, ProvinceData],
) -> None:
    for one in country.values():
        present = {u.code for u in one.communes}
        taken: set[str] = set()
        for former in one.former:
            ends = {one.code} if former.kind == "province" else present
            assert former.successors, former
            assert set(former.successors) <= ends, former
            assert len(set(former.successors)) == len(former.successors)
            taken |= set(former.successors)
        assert present <= taken, one.code  # nothing came out of nowhere


def test_district_leads_where_its_communes_went(country: dict[str, ProvinceData]) -> None:
    for one in country.values():
        went: dict[str | None, set[str]] = {}
        for former in one.former:
            if former.kind in COMMUNE_KINDS:
                went.setdefault(former.parent, set()).update(former.successors)
        for former in one.former:
            if former.kind == "district" and former.code not in ISLANDS:
                assert set(former.successors) == went[former.code], former


def test_island_districts_without_communes_became_special_zones(
    country: dict[str, ProvinceData],
) -> None:
    found = {}
    for one in country.values():
        names = {u.code: u.name for u in one.communes}
        parents = {u.parent for u in one.former if u.kind in COMMUNE_KINDS}
        for former in one.former:
            if former.kind == "district" and former.code not in parents:
                (successor,) = former.successors
                found[former.code] = names[successor]

    assert found == ISLANDS


def test_later_changes_are_the_twenty_two_wards_and_three_cities(
    country: dict[str, ProvinceData],
) -> None:
    wards: Counter[tuple[str, str]] = Counter()
    cities = {}
    for one in country.values():
        for called in one.called:
            cities[one.name] = (called.name, called.decision, called.until)
        for commune in one.communes:
            for called in commune.called:
                if called.until is None:
                    continue
                assert (called.kind, commune.kind) == ("commune", "ward")
                assert fold(called.name).removeprefix("xa") == fold(commune.name).removeprefix(
                    "phuong"
                )
                wards[called.decision, called.until.isoformat()] += 1

    assert wards == {
        ("237/NQ-UBTVQH16", "2026-04-30"): 10,
        ("388/NQ-UBTVQH16", "2026-09-20"): 12,
    }
    assert cities == {
        "Thành phố Đồng Nai": ("Tỉnh Đồng Nai", "30/2026/QH16", date(2026, 4, 30)),
        "Thành phố Quảng Ninh": ("Tỉnh Quảng Ninh", "36/2026/QH16", date(2026, 9, 1)),
        "Thành phố Bắc Ninh": ("Tỉnh Bắc Ninh", "39/2026/QH16", date(2026, 9, 20)),
    }


def test_other_lists_spell_sixteen_names_and_number_one_commune_otherwise(
    country: dict[str, ProvinceData],
) -> None:
    listed = [
        (commune, called)
        for one in country.values()
        for commune in one.communes
        for called in commune.called
        if called.listing
    ]

    lists = Counter(called.listing for _, called in listed)
    assert lists == {"vietnamadminunits 1.0.4": 16, "vietnamese-provinces-database 3.1.0": 1}
    other_codes = {
        (commune.official_code, called.official_code)
        for commune, called in listed
        if commune.official_code != called.official_code
    }
    assert other_codes == {("06970", "06978")}  # Ba Chẽ
    assert ("Xã D’Ran", "Xã D'Ran") in [(commune.name, called.name) for commune, called in listed]


def test_points_lie_in_the_country_and_the_islands_at_sea(
    country: dict[str, ProvinceData],
) -> None:
    points = {
        u.name: (u.latitude or 0, u.longitude or 0)
        for one in country.values()
        for u in one.communes
    }

    assert all(8 < lat < 23.5 and 102 < lon < 115 for lat, lon in points.values())
    assert points["Đặc khu Trường Sa"][1] > 111
    assert points["Đặc khu Hoàng Sa"][1] > 111


def test_plans_of_every_province_are_in_order(country: dict[str, ProvinceData]) -> None:
    for one in country.values():
        seen: set[str] = set()
        for plan in blueprint.units_of(one, catalogue.bodies()):
            assert plan.code not in seen
            assert plan.parent is None or plan.parent in seen, plan
            assert plan.area is None or plan.area in seen, plan
            assert plan.kind in UnitKind.values
            assert plan.valid_to is None or plan.valid_from < plan.valid_to
            assert plan.began_known == (plan.valid_to is None and plan.valid_from.year == 2025)
            assert len(plan.short_name) <= 120
            seen.add(plan.code)
        for link in blueprint.links_of(one):
            assert {link.predecessor, link.successor} <= seen
            assert link.share in ("whole", "part")
        for name in blueprint.names_of(one, catalogue.bodies()):
            assert name.unit in seen


former_units = st.sampled_from([e.code for e in catalogue.provinces()]).flatmap(
    lambda code: st.tuples(st.just(code), st.sampled_from(catalogue.province(code).former))
)


@given(former_units)
def test_share_is_whole_exactly_where_there_is_one_successor(
    place: tuple[str, FormerUnit],
) -> None:
    code, former = place
    links = [
        link
        for link in blueprint.links_of(catalogue.province(code))
        if link.predecessor == former.code
    ]

    assert {link.successor for link in links} == set(former.successors)
    assert {link.share for link in links} == {"whole" if len(links) == 1 else "part"}
    assert all(link.day == date(2025, 7, 1) for link in links)


@given(st.sampled_from(catalogue.provinces()), st.sampled_from(["code", "name", "short", "bare"]))
def test_province_is_found_by_code_and_by_name_with_or_without_marks(
    entry: ProvinceEntry, how: str
) -> None:
    short = entry.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
    words = {"code": entry.code, "name": entry.name, "short": short, "bare": fold(short)}[how]

    assert catalogue.province_named(words) == entry
    assert catalogue.province_named(f"  {words.upper()} ") == entry


def test_province_is_found_by_the_name_it_was_merged_from() -> None:
    found = catalogue.province_named("yên bái")

    assert found is not None
    assert found.code == "lc"
    assert catalogue.province_named("Hà Tây") is None
    assert catalogue.province_named(" ") is None
