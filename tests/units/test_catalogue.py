"""The data that come with the program: whole, consistent, and small."""

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from hoiam.core.text import fold
from hoiam.units import blueprint, catalogue, hamlets
from hoiam.units.models import UnitKind

DATA = Path(catalogue.__file__).parent / "data"


def test_lao_cai_has_its_communes_and_wards() -> None:
    province = catalogue.province("lc")

    assert province.official_code == "15"
    assert Counter(one.kind for one in province.communes) == {"commune": 89, "ward": 10}
    assert len({one.code for one in province.communes}) == 99
    assert all(one.latitude and 21 < one.latitude < 23 for one in province.communes)
    assert all(one.longitude and 103 < one.longitude < 106 for one in province.communes)


def test_former_units_all_lead_to_a_unit_in_force() -> None:
    province = catalogue.province("lc")
    present = {province.code, *(one.code for one in province.communes)}

    kinds = Counter(one.kind for one in province.former)
    assert kinds["province"] == 2
    assert kinds["district"] == 18
    assert sum(kinds.values()) == 2 + 18 + 319
    assert all(one.successors and set(one.successors) <= present for one in province.former)
    communes = [one for one in province.former if one.kind not in ("province", "district")]
    assert {code for one in communes for code in one.successors} == present - {"lc"}


def test_names_are_composed_and_have_single_spaces() -> None:
    province = catalogue.province("lc")

    for name in [one.name for one in province.communes] + [one.name for one in province.former]:
        assert name == unicodedata.normalize("NFC", " ".join(name.split()))


def test_codes_are_unique_and_every_superior_is_planned_first() -> None:
    seen: set[str] = set()

    for plan in blueprint.units_of(catalogue.province("lc"), catalogue.bodies()):
        assert plan.code not in seen
        assert plan.parent is None or plan.parent in seen, plan
        assert plan.area is None or plan.area in seen, plan
        assert plan.kind in UnitKind.values
        assert "{" not in plan.name + plan.short_name
        assert len(plan.code) <= 40
        assert len(plan.short_name) <= 120
        seen.add(plan.code)
    assert 1_200 < len(seen) < 1_500


def test_every_body_outside_says_whom_to_turn_to() -> None:
    for body in catalogue.bodies():
        assert bool(body.advice) == body.outside, body.code


def test_bodies_of_a_ward_bear_the_names_of_a_ward() -> None:
    plans = {
        plan.code: plan for plan in blueprint.units_of(catalogue.province("lc"), catalogue.bodies())
    }

    assert plans["lc-02680.kinh-te"].name == "Phòng Kinh tế xã Hợp Thành"
    assert plans["lc-02647.kinh-te"].name == "Phòng Kinh tế, Hạ tầng và Đô thị phường Lào Cai"


def test_departments_are_the_fourteen_of_the_province() -> None:
    # Resolution 05 of the provincial People's Council of 1 July 2025 made fourteen.
    under = [
        body
        for body in catalogue.bodies()
        if body.level == "province"
        and (body.kind in ("department", "inspectorate") or body.code == "van-phong")
    ]

    assert len(under) == 14


def test_every_field_has_a_competent_body_and_a_target() -> None:
    codes = [field.code for field in catalogue.fields()]
    levels = {(body.level, body.code) for body in catalogue.bodies()}

    for code in codes:
        rows = [row for row in catalogue.competences() if row.field == code]
        assert any(row.area == "province" for row in rows), code
        for row in rows:
            assert row.why.startswith("vì "), row
            assert row.basis
            if row.rule == "unit":
                assert {(row.area, row.body), ("province", row.body)} & levels, row
    assert {target.field for target in catalogue.targets()} == set(codes)
    assert all(target.working_days > 0 for target in catalogue.targets())
    assert all("chưa có quyết định" in target.basis for target in catalogue.targets())
    assert len(codes) == len(set(codes))


def test_synonyms_of_a_field_are_not_told_twice() -> None:
    for field in catalogue.fields():
        folded = [fold(term) for term in field.synonyms]
        assert all(folded)
        assert field.examples
        assert len(folded) == len(set(folded)), (field.code, Counter(folded).most_common(2))


def test_texts_hold_no_telephone_number_but_the_national_ones() -> None:
    allowed = {one.number for one in catalogue.emergencies()}

    for body in catalogue.bodies():
        digits = {word.strip(".,;") for word in body.advice.split() if word.strip(".,;").isdigit()}
        assert digits <= allowed, body.code


def test_data_stay_small() -> None:
    sizes = [path.stat().st_size for path in DATA.rglob("*") if path.is_file()]

    assert sum(sizes) < 1_100_000
    assert max(sizes) < 64_000  # a province can be read and compared by eye


def test_demo_hamlets_are_all_new_in_their_communes() -> None:
    province = catalogue.province("lc")
    known = [
        hamlets.KnownCommune(one.code, one.official_code, one.name, province.valid_from)
        for one in province.communes
    ]

    preview = hamlets.read(catalogue.demo_hamlets(), communes=known, hamlets=())

    assert preview.count(hamlets.NEW) == len(preview.rows) >= 30
    assert len({row.commune for row in preview.rows}) == 12
    assert preview.ignored == ("head_name",)


def test_unknown_province_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        catalogue.province("xx")


def test_every_data_file_is_json_with_composed_letters() -> None:
    for path in DATA.rglob("*.json"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert json.loads(text)
