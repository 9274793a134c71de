"""What stands in a unit's place, when a person has to choose, what a decision says of it."""

from datetime import date

import pytest

from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Placement, Status, Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)
ON = date(2026, 7, 1)
BEFORE = date(2024, 3, 1)


def former_committee(area: Unit) -> Unit:
    """The People's Committee of a district, of which no list names a successor."""
    body = Unit(
        code=f"{area.code}.ubnd", kind=UnitKind.COMMITTEE, name=f"UBND {area.name}",
        short_name="UBND", folded="ubnd", area=area, template="ubnd",
        valid_from=area.valid_from, valid_to=area.valid_to,
    )  # fmt: skip
    body.save()
    return body


def split(by: Actor) -> tuple[Unit, ...]:
    parts = [
        NewUnit(kind=UnitKind.COMMUNE, name=name, parent=queries.by_code("lc"), official_code=code)
        for name, code in (("Xã Hợp Trên", "99991"), ("Xã Hợp Dưới", "99992"))
    ]
    return actions.replace_units(
        predecessors=[queries.by_code("lc-02680")], successors=parts, on=ON,
        decision="NQ 9", by=by, at=AT,
    )  # fmt: skip


def test_district_of_2020_leads_to_the_communes_that_took_it_over(
    lao_cai: actions.Loaded,
) -> None:
    district = queries.find_ever("huyện văn bàn", TODAY)[0].unit

    heirs = queries.on_day(district, TODAY)

    assert {one.kind for one in heirs} == {"commune"}
    assert "Xã Văn Bàn" in {one.name for one in heirs}
    assert queries.on_day(district, BEFORE) == (district,)


def test_body_without_a_written_successor_follows_its_territory(
    lao_cai: actions.Loaded,
) -> None:
    district = queries.find_ever("huyện văn bàn", TODAY)[0].unit
    committee = former_committee(district)
    town = queries.find_ever("thị trấn khánh yên", TODAY)[0].unit
    of_town = former_committee(town)

    heirs = queries.on_day(committee, TODAY)

    assert {one.area for one in heirs} == set(queries.on_day(district, TODAY))
    assert {one.template for one in heirs} == {"ubnd"}
    (one,) = queries.on_day(of_town, TODAY)
    assert one.name == "Ủy ban nhân dân xã Văn Bàn"


def test_many_units_cost_as_few_questions_as_one(
    lao_cai: actions.Loaded, django_assert_max_num_queries
) -> None:
    former = list(Unit.objects.filter(valid_to__isnull=False))
    assert len(former) > 300

    with django_assert_max_num_queries(2):
        found = queries.on_day_of(former, TODAY)
    with django_assert_max_num_queries(1):
        names = queries.names_on(former, BEFORE)

    assert set(found) == set(names) == {one.pk for one in former}
    assert all(found.values())


def test_formers_are_everything_a_unit_took_over(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    first = queries.by_code("lc-02680")
    split_up = split(administrator)

    found = queries.formers_of(split_up)

    before = set(queries.predecessors(first).values_list("pk", flat=True))
    assert before
    assert found[split_up[0].pk] == {split_up[0].pk, first.pk} | before


def test_split_unit_needs_a_choice_and_the_last_one_counts(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    upper, lower = split(administrator)
    old = queries.by_code("lc-02680")
    asked = ("record", "BP-1", old)

    assert queries.successor_for(*asked, TODAY) == old
    assert queries.successor_for(*asked, ON) is None
    for choice in (upper, lower):
        actions.place(
            about_kind="record", about_code="BP-1", former=old, successor=choice,
            why="vì thuộc thôn 3", by=administrator, at=AT,
        )  # fmt: skip
        assert queries.successor_for(*asked, ON) == choice
    assert queries.successor_for("record", "BP-2", old, ON) is None
    assert queries.successor_for("case", "BP-1", old, ON) is None
    assert [row.successor for row in queries.placements("record", "BP-1")] == [lower, upper]
    assert Placement.objects.count() == 2


def test_choice_is_followed_through_a_later_merger(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    upper, _lower = split(administrator)
    old, later = queries.by_code("lc-02680"), date(2026, 9, 1)
    actions.place(
        about_kind="record", about_code="BP-1", former=old, successor=upper, why="vì ở trên",
        by=administrator, at=AT,
    )  # fmt: skip
    new = NewUnit(kind=UnitKind.WARD, name="Phường Hợp", parent=queries.by_code("lc"))
    (ward,) = actions.replace_units(
        predecessors=[upper], successors=[new], on=later, decision="NQ", by=administrator, at=AT
    )

    assert queries.successor_for("record", "BP-1", old, later) == ward


def test_choices_of_many_cost_as_few_questions_as_of_one(
    lao_cai: actions.Loaded, administrator: Actor, django_assert_max_num_queries
) -> None:
    upper, lower = split(administrator)
    old = queries.by_code("lc-02680")
    for number in range(20):
        actions.place(
            about_kind="record", about_code=f"BP-{number}", former=old,
            successor=(upper, lower)[number % 2], why="vì thế", by=administrator, at=AT,
        )  # fmt: skip

    with django_assert_max_num_queries(3):
        found = queries.successors_for(
            "record", [(f"BP-{number}", old) for number in range(25)], ON
        )

    assert found["BP-3"] == lower
    assert found["BP-24"] is None


def test_choice_among_strangers_or_by_strangers_is_refused(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    upper, _lower = split(administrator)
    old = queries.by_code("lc-02680")

    def placed(successor: Unit, former: Unit = old, why: str = "vì thế", by: Actor = administrator):
        actions.place(
            about_kind="record", about_code="BP-1", former=former, successor=successor, why=why,
            by=by, at=AT,
        )  # fmt: skip

    with pytest.raises(Invalid):
        placed(queries.by_code("lc-02746"))
    with pytest.raises(Invalid):
        placed(upper, why=" ")
    with pytest.raises(WrongState):
        placed(upper, former=queries.by_code("lc-02746"))
    with pytest.raises(NotAllowed):
        placed(upper, by=actors.public(act="a"))


# ---- remote -----------------------------------------------------------------------------------


def remote(by: Actor, code: str = "lc-02680", valid_from: date = TODAY) -> Status:
    return actions.set_status(
        unit=queries.by_code(code), kind="remote", decision="QĐ 12/QĐ-UBND",
        valid_from=valid_from, by=by, at=AT,
    )  # fmt: skip


def test_remote_is_dated_and_ends_by_another_decision(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    status = remote(administrator)
    place, body = queries.by_code("lc-02680"), queries.by_code("lc-02680.ubnd")
    hamlet = actions.create_unit(
        new=NewUnit(kind=UnitKind.HAMLET, name="Bản Xa", parent=place), on=TODAY, decision="QĐ",
        by=administrator, at=AT,
    )  # fmt: skip

    assert not queries.is_remote(place, date(2026, 5, 3))
    assert all(queries.is_remote(one, TODAY) for one in (place, body, hamlet))
    assert not queries.is_remote(queries.by_code("lc"), TODAY)
    assert not queries.is_remote(queries.by_code("lc-02746"), TODAY)
    assert list(queries.remote_territories(TODAY)) == [place]

    actions.end_status(
        status=status, decision="QĐ 13/QĐ-UBND", valid_to=ON, by=administrator, at=AT
    )
    assert queries.is_remote(place, date(2026, 6, 30))
    assert not queries.is_remote(place, ON)
    remote(administrator, valid_from=ON)
    assert queries.is_remote(place, ON)


def test_remote_ends_with_the_unit(lao_cai: actions.Loaded, administrator: Actor) -> None:
    remote(administrator)

    parts = split(administrator)

    assert not any(queries.is_remote(one, ON) for one in (*parts, queries.by_code("lc-02680")))


def test_status_that_cannot_be_is_refused(
    lao_cai: actions.Loaded, administrator: Actor, clerk: Actor
) -> None:
    status = remote(administrator)

    with pytest.raises(WrongState):
        remote(administrator)  # twice
    with pytest.raises(Invalid):
        remote(administrator, "lc.ubnd")  # no territory
    with pytest.raises(WrongState):
        remote(administrator, "lc10-02650")  # ended
    with pytest.raises(NotAllowed):
        remote(clerk)
    with pytest.raises(Invalid):
        actions.end_status(status=status, decision="QĐ", valid_to=TODAY, by=administrator, at=AT)
    ended = actions.end_status(status=status, decision="QĐ", valid_to=ON, by=administrator, at=AT)
    with pytest.raises(WrongState):
        actions.end_status(status=ended, decision="QĐ", valid_to=ON, by=administrator, at=AT)
