"""A unit lives on under other words, and is found by any it ever had."""

from datetime import UTC, date, datetime

import pytest

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Designation, Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)
ON = date(2026, 7, 1)
THEN = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)


def redesignated(
    by: Actor, code: str = "lc-02680", *, kind: str = "ward", name: str = "Phường Hợp Thành",
    official: str = "02680", on: date = TODAY,
) -> Unit:  # fmt: skip
    return actions.redesignate(
        unit=queries.by_code(code),
        kind=kind,
        name=name,
        official_code=official,
        on=on,
        decision="NQ 7/NQ-HĐND",
        by=by,
        at=AT,
    )


def test_commune_becomes_a_ward_and_stays_itself(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    unit = redesignated(administrator)

    assert unit == queries.by_code("lc-02680")
    assert (unit.kind, unit.name, unit.short_name) == ("ward", "Phường Hợp Thành", "Hợp Thành")
    assert unit.folded == "phuong hop thanh"
    assert queries.by_code("lc-02680.ubnd").name == "Ủy ban nhân dân phường Hợp Thành"
    office = queries.by_code("lc-02680.kinh-te")
    assert office.name == "Phòng Kinh tế, Hạ tầng và Đô thị phường Hợp Thành"
    before = date(2026, 5, 3)
    assert queries.name_on(unit, before) == "Xã Hợp Thành"
    assert queries.name_on(unit, TODAY) == "Phường Hợp Thành"
    assert queries.name_on(office, before) == "Phòng Kinh tế xã Hợp Thành"
    first, second = queries.designations(unit)
    assert (first.valid_from, first.valid_to) == (unit.valid_from, TODAY)
    assert (second.decision, second.valid_to) == ("NQ 7/NQ-HĐND", None)
    assert unit.valid_to is None
    assert queries.communes(TODAY).count() == 99


def test_coming_words_are_borne_from_their_day_on(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    unit = redesignated(administrator, on=ON)

    assert queries.by_code("lc-02680").name == "Xã Hợp Thành"
    assert queries.name_on(unit, ON) == "Phường Hợp Thành"
    assert not queries.coming_words(TODAY)
    with pytest.raises(WrongState):
        actions.bring_into_force(unit=unit, by=administrator, at=AT)

    (waiting,) = queries.coming_words(ON)
    actions.bring_into_force(unit=waiting.unit, by=administrator, at=THEN)

    assert queries.by_code("lc-02680").name == "Phường Hợp Thành"
    assert queries.by_code("lc-02680.ubnd").name == "Ủy ban nhân dân phường Hợp Thành"
    assert not queries.coming_words(ON)


def test_province_becomes_a_city(lao_cai: actions.Loaded, administrator: Actor) -> None:
    redesignated(administrator, "lc", kind="province", name="Thành phố Lào Cai", official="15")

    assert queries.by_code("lc.ubnd").name == "Ủy ban nhân dân thành phố Lào Cai"
    assert queries.by_code("lc.dang-uy").name == "Thành ủy Lào Cai"
    assert queries.by_code("lc.kiem-tra").short_name == "UBKT Thành ủy"
    assert queries.by_code("lc-02680").parent == queries.by_code("lc")


def test_second_redesignation_follows_the_first(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    redesignated(administrator)
    unit = redesignated(administrator, name="Phường Hợp Mới", on=ON)

    assert [row.name for row in queries.designations(unit)] == [
        "Xã Hợp Thành",
        "Phường Hợp Thành",
        "Phường Hợp Mới",
    ]
    with pytest.raises(WrongState):
        redesignated(administrator, name="Phường Khác", on=date(2026, 6, 1))


def test_own_name_of_a_body_keeps_all_but_the_place(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    body = queries.by_code("lc-02680.kinh-te")
    actions.rename(
        unit=body,
        name="Phòng Kinh tế và Nước sạch xã Hợp Thành",
        reason="",
        by=administrator,
        at=AT,
    )

    redesignated(administrator)

    assert queries.by_code("lc-02680.kinh-te").name == "Phòng Kinh tế và Nước sạch phường Hợp Thành"


def test_spelling_is_corrected_in_the_words_of_today_too(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    unit = redesignated(administrator, name="Phường Hợp Thanh")

    actions.rename(unit=unit, name="Phường Hợp Thành", reason="sót dấu", by=administrator, at=AT)

    assert queries.name_on(unit, ON) == "Phường Hợp Thành"
    assert queries.name_on(unit, date(2026, 1, 1)) == "Xã Hợp Thành"


def test_redesignation_that_cannot_be_is_refused(
    lao_cai: actions.Loaded, administrator: Actor, clerk: Actor
) -> None:
    with pytest.raises(Invalid):
        redesignated(administrator, kind="commune", name="Xã Hợp Thành")  # as it is
    with pytest.raises(Invalid):
        redesignated(administrator, kind="province")
    with pytest.raises(Invalid):
        redesignated(administrator, name=" - ")
    with pytest.raises(WrongState):
        redesignated(administrator, "lc10-02650", name="Phường Cũ")  # ended long ago
    with pytest.raises(NotAllowed):
        redesignated(clerk)
    assert not Designation.objects.exclude(listing="").filter(unit__code="lc-02680").exists()


# ---- found by any name ------------------------------------------------------------------------


def names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (one.called, tuple(now.name for now in one.now)) for one in queries.find_ever(text, TODAY)
    ]


def test_former_unit_is_found_with_what_it_is_now(lao_cai: actions.Loaded) -> None:
    found = names("thị trấn khánh yên")

    assert found[0] == ("Thị trấn Khánh Yên", ("Xã Văn Bàn",))
    one = queries.find_ever("thị trấn khánh yên", TODAY)[0]
    assert (one.until, one.is_present, one.lives_on) == (date(2025, 7, 1), False, False)


def test_two_units_with_one_name_are_told_apart(lao_cai: actions.Loaded) -> None:
    found = queries.find_ever("Văn Bàn", TODAY)

    assert [(one.unit.name, one.is_present) for one in found[:2]] == [
        ("Xã Văn Bàn", True),
        ("Huyện Văn Bàn", False),
    ]
    assert len(found[1].now) > 1
    assert "Xã Văn Bàn" in {one.name for one in found[1].now}


def test_name_before_a_redesignation_finds_the_unit(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    redesignated(administrator)

    one = queries.find_ever("xa hop thanh", TODAY)[0]

    assert (one.called, one.until, one.lives_on) == ("Xã Hợp Thành", TODAY, True)
    assert one.now[0].name == "Phường Hợp Thành"


def test_official_code_finds_who_has_it_and_who_had_it(lao_cai: actions.Loaded) -> None:
    found = {one.unit.name for one in queries.find_ever("03082", TODAY)}

    assert "Xã Văn Bàn" in found


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Xã Hòa Mạc", "Hoà Mạc"),
        ("Xã Thuỷ Sơn", "thủy sơn"),
        ("Xã Đức Xuân", "\u00d0ức Xuân"),  # Icelandic eth
        ("Thị trấn D'Ran", "D\u2019Ran"),
        ("Thị trấn D'Ran", "Đ'Ran"),
        ("Thị trấn D'Ran", "dran"),
        ("Xã Ia Grai", "IAGRAI"),
    ],
)
def test_spelling_makes_no_difference(
    lao_cai: actions.Loaded, administrator: Actor, written: str, asked: str
) -> None:
    new = NewUnit(
        kind=UnitKind.COMMUNE, name=written, parent=queries.by_code("lc"), official_code="99990"
    )
    actions.create_unit(new=new, on=TODAY, decision="NQ 1", by=administrator, at=AT)

    assert written in [called for called, _now in names(asked)]


def test_listing_of_a_public_list_is_found_but_not_shown_as_a_name(
    lao_cai: actions.Loaded,
) -> None:
    unit = queries.by_code("lc-02680")
    Designation(
        unit=unit, kind=unit.kind, name="Xã Hợp Thành (Bảo Thắng)", short_name="Hợp Thành",
        folded="xa hop thanh bao thang", listing="danh mục khác", valid_from=unit.valid_from,
    ).save()  # fmt: skip

    (one,) = queries.find_ever("hợp thành bảo thắng", TODAY)

    assert (one.unit, one.listing) == (unit, "danh mục khác")
    assert queries.name_on(unit, TODAY) == "Xã Hợp Thành"


def test_nothing_asked_finds_nothing(lao_cai: actions.Loaded) -> None:
    assert queries.find_ever(" - ", TODAY) == []
    assert queries.find_ever("không có nơi nào tên thế", TODAY) == []


def test_bodies_are_found_under_the_name_of_who_they_took_over(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    new = NewUnit(kind=UnitKind.COMMUNE, name="Xã Hợp San", parent=queries.by_code("lc"))
    actions.replace_units(
        predecessors=[queries.by_code("lc-02680")], successors=[new], on=TODAY,
        decision="NQ 1", by=administrator, at=AT,
    )  # fmt: skip

    found = queries.find_present("phòng kinh tế xã hợp thành", TODAY, kinds=[UnitKind.DEPARTMENT])

    assert [one.name for one in found] == ["Phòng Kinh tế xã Hợp San"]


def test_search_asks_the_same_however_much_is_found(
    lao_cai: actions.Loaded, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(6):
        few = queries.find_ever("thị trấn khánh yên", TODAY)
    with django_assert_max_num_queries(6):
        many = queries.find_ever("xã", TODAY)
    assert len(few) < len(many)
