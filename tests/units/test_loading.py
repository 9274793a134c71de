"""A province as an installation starts with it."""

from datetime import date, datetime

import pytest

from hoiam.base.models import Event
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.units import actions, catalogue, queries
from hoiam.units.models import Change, ChangeLink, Competence, Field, Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)


def test_load_makes_the_province_once(lao_cai: actions.Loaded, administrator: Actor) -> None:
    counts = [model.objects.count() for model in (Unit, Change, ChangeLink, Field, Competence)]

    again = actions.load_province(code="lc", by=administrator, at=AT)

    assert again == actions.Loaded(units=0, changes=0, names=0, fields=0, competences=0)
    assert counts == [m.objects.count() for m in (Unit, Change, ChangeLink, Field, Competence)]
    assert lao_cai.units == counts[0] > 1_200
    assert lao_cai.changes == 100
    assert Event.objects.filter(tag="units.province.loaded").count() == 2


def test_load_keeps_what_somebody_changed(lao_cai: actions.Loaded, administrator: Actor) -> None:
    unit = queries.by_code("lc-02680")
    actions.rename(unit=unit, name="Xã Hợp Thành Mới", reason="thử", by=administrator, at=AT)

    actions.load_province(code="lc", by=administrator, at=AT)

    assert queries.by_code("lc-02680").name == "Xã Hợp Thành Mới"


def test_load_marks_beginnings_that_an_earlier_version_did_not(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    Unit.objects.update(began_known=True)
    learned = queries.by_code("lc10-02650")
    learned.valid_from = date(1995, 1, 1)
    learned.save(update_fields=["valid_from"])

    actions.load_province(code="lc", by=administrator, at=AT)

    assert Unit.objects.filter(began_known=False).count() == 2 + 18 + 319 - 1
    assert queries.by_code("lc10-02650").began_known
    assert queries.by_code("lc").began_known


def test_load_needs_few_statements(
    db: None, administrator: Actor, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(34):
        actions.load_province(code="lc", by=administrator, at=AT)


def test_load_by_a_clerk_is_refused(db: None, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        actions.load_province(code="lc", by=clerk, at=AT)

    assert not Unit.objects.exists()


def test_load_of_a_province_without_data_is_refused(db: None, administrator: Actor) -> None:
    with pytest.raises(NotFound):
        actions.load_province(code="xx", by=administrator, at=AT)


def test_units_today_are_those_of_two_levels(lao_cai: actions.Loaded) -> None:
    today = queries.as_of(TODAY)

    assert today.filter(kind=UnitKind.PROVINCE).get().code == "lc"
    assert queries.communes(TODAY).count() == 99
    assert not today.filter(kind=UnitKind.DISTRICT).exists()
    assert today.filter(template="ubnd").count() == 100


def test_units_of_2024_are_those_of_three_levels(lao_cai: actions.Loaded) -> None:
    then = queries.as_of(date(2024, 1, 1))

    assert {one.name for one in then.filter(kind=UnitKind.PROVINCE)} == {
        "Tỉnh Lào Cai",
        "Tỉnh Yên Bái",
    }
    assert then.filter(kind=UnitKind.DISTRICT).count() == 18
    communes = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP)
    assert then.filter(kind__in=communes).count() == 319


def test_parents_are_the_superiors(lao_cai: actions.Loaded) -> None:
    def superior(code: str) -> str | None:
        found = queries.superior_of(queries.by_code(code))
        return found.code if found else None

    assert superior("lc-02647") == "lc"
    assert superior("lc-02647.kinh-te") == "lc-02647.ubnd"
    assert superior("lc-02647.ubnd") == "lc.ubnd"
    assert superior("lc-02647.dang-uy") == "lc.dang-uy"
    assert superior("lc.xay-dung") == "lc.ubnd"
    assert superior("lc.ubnd") == "lc.trung-uong"
    assert superior("lc10-02650") == "lc10-h080"
    assert superior("lc10-h080") == "lc10"


def test_successors_and_predecessors_answer_each_other(lao_cai: actions.Loaded) -> None:
    old = queries.by_code("lc10-03055")  # Thị trấn Khánh Yên

    assert [one.name for one in queries.successors(old)] == ["Xã Văn Bàn"]
    assert old in queries.predecessors(queries.by_code("lc-03082"))
    assert [one.code for one in queries.successors(queries.by_code("yb15"))] == ["lc"]


def test_reused_official_code_names_two_units(lao_cai: actions.Loaded) -> None:
    # 02647 was Kim Tân ward and is Lào Cai ward: an official code is no key.
    both = Unit.objects.filter(official_code="02647").order_by("valid_from")

    assert [one.name for one in both] == ["Phường Kim Tân", "Phường Lào Cai"]


def test_district_of_2020_leads_to_its_communes_of_today(lao_cai: actions.Loaded) -> None:
    district = queries.as_of(date(2020, 6, 1)).get(name="Huyện Văn Bàn")

    today = queries.on_day(district, TODAY)

    assert {"Xã Văn Bàn", "Xã Khánh Yên", "Xã Võ Lao"} <= {one.name for one in today}
    assert all(link.share == "part" for link in district.successor_links.all())


def test_descendants_of_a_committee_are_its_divisions(lao_cai: actions.Loaded) -> None:
    below = queries.descendants(queries.by_code("lc-02680.ubnd"), TODAY)

    assert {one.template for one in below} == {
        "ubnd",
        "van-phong",
        "kinh-te",
        "van-hoa-xa-hoi",
        "hanh-chinh-cong",
    }
    assert len(queries.territory_codes(queries.by_code("lc"), TODAY)) == 100


def test_find_by_name_with_and_without_marks(lao_cai: actions.Loaded) -> None:
    for words in ("hop thanh", "Hợp Thành", "xa HOP  thanh", "thanh hop"):
        assert queries.find_by_name(words, TODAY)[0].code == "lc-02680", words


def test_find_by_name_knows_the_day(lao_cai: actions.Loaded) -> None:
    assert not queries.find_by_name("kim tan", TODAY)
    assert queries.find_by_name("phuong kim tan", date(2024, 1, 1)).count() == 1
    assert not queries.find_by_name("  ", TODAY)


def test_fields_for_proposes_by_words_without_marks(lao_cai: actions.Loaded) -> None:
    assert queries.fields_for("duong vao thon nhieu o ga qua")[0].code == "giao-thong"
    assert queries.fields_for("Đèn đường trước chợ tắt")[0].code == "chieu-sang"
    assert queries.fields_for("xyz") == []


def test_every_pair_of_field_and_commune_has_an_answer(lao_cai: actions.Loaded) -> None:
    for code in ("lc-02680", "lc-02647", "lc"):
        area = queries.by_code(code)
        for one in catalogue.fields():
            routing = queries.competent_unit(field=one.code, kind="feedback", area=area, day=TODAY)
            assert routing.why.startswith("vì ")
            assert routing.outside == routing.unit.outside
            assert not routing.outside or routing.unit.advice


def test_load_happens_at_a_moment_named_in_the_rows(lao_cai: actions.Loaded) -> None:
    row = Competence.objects.first()

    assert row is not None
    assert row.set_at == AT
    assert isinstance(row.set_at, datetime)
    assert row.set_by == "cb-admin"


def test_two_provinces_stand_side_by_side(
    lao_cai: actions.Loaded, administrator: Actor, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(34):  # statements do not grow with what is loaded
        loaded = actions.load_province(code="ls", by=administrator, at=AT)

    assert (loaded.changes, loaded.fields, loaded.competences) == (65, 0, 37)
    assert queries.communes(TODAY).count() == 99 + 65
    assert Unit.objects.get(code="ls-06040").parent == queries.by_code("ls")


def test_province_that_lives_through_is_one_unit_of_unknown_beginning(
    db: None, administrator: Actor
) -> None:
    actions.load_province(code="ls", by=administrator, at=AT)

    lang_son = queries.by_code("ls")
    district = queries.as_of(date(2020, 6, 1)).get(name="Huyện Tràng Định")
    commune = queries.by_code("ls-06040")

    assert Unit.objects.filter(kind=UnitKind.PROVINCE).get() == lang_son
    assert not lang_son.began_known
    assert district.parent == lang_son
    assert not district.began_known
    assert commune.began_known
    assert queries.on_day(lang_son, date(2020, 6, 1)) == (lang_son,)
    assert commune in queries.on_day(district, TODAY)
    assert not ChangeLink.objects.filter(predecessor=lang_son).exists()


def test_split_commune_has_parts(db: None, administrator: Actor) -> None:
    actions.load_province(code="ls", by=administrator, at=AT)
    links = ChangeLink.objects.filter(predecessor__code="ls20-06625")  # xã Kiên Mộc

    assert {link.share for link in links} == {"part"}
    assert {link.successor.name for link in links} == {"Xã Kiên Mộc", "Xã Châu Sơn"}


def test_commune_that_became_a_ward_keeps_its_earlier_words(db: None, administrator: Actor) -> None:
    actions.load_province(code="bn", by=administrator, at=AT)
    ward = queries.by_code("bn-09193")
    office = queries.body(ward, "ubnd", TODAY)
    assert office is not None

    def names(unit: Unit) -> list[tuple[str, str, str]]:
        rows = unit.designations.order_by("valid_from")
        return [(row.name, row.valid_from.isoformat(), row.decision) for row in rows]

    assert (ward.kind, ward.name) == ("ward", "Phường Yên Phong")
    assert names(ward) == [
        ("Xã Yên Phong", "2025-07-01", ""),
        ("Phường Yên Phong", "2026-09-20", "388/NQ-UBTVQH16"),
    ]
    assert [name for name, _, _ in names(office)] == [
        "Ủy ban nhân dân xã Yên Phong",
        "Ủy ban nhân dân phường Yên Phong",
    ]
    assert [name for name, _, _ in names(queries.by_code("bn"))] == [
        "Tỉnh Bắc Ninh",
        "Thành phố Bắc Ninh",
    ]
    for unit in (ward, office):
        before, after = unit.designations.order_by("valid_from")
        assert before.valid_to == after.valid_from
        assert after.valid_to is None


def test_spelling_of_another_list_is_kept_for_the_search(db: None, administrator: Actor) -> None:
    actions.load_province(code="ld", by=administrator, at=AT)

    row = queries.by_code("ld-24934").designations.get()

    assert (row.name, row.listing) == ("Xã D'Ran", "vietnamadminunits 1.0.4")
    assert row.decision == ""


def test_island_district_without_communes_leads_to_its_special_zone(
    db: None, administrator: Actor
) -> None:
    actions.load_province(code="dng", by=administrator, at=AT)

    district = queries.as_of(date(2024, 1, 1)).get(name="Huyện Hoàng Sa")

    assert [one.name for one in queries.on_day(district, TODAY)] == ["Đặc khu Hoàng Sa"]
    assert district.successor_links.get().share == "whole"
