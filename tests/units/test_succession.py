"""Mergers, splits, renamings and ends."""

from datetime import date

import pytest

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, hamlets, queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Competence, Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)
ON = date(2026, 7, 1)
LATER = date(2026, 8, 1)


def commune(name: str, official_code: str) -> NewUnit:
    return NewUnit(
        kind=UnitKind.COMMUNE,
        name=name,
        parent=queries.by_code("lc"),
        official_code=official_code,
        latitude=22.3,
        longitude=104.0,
    )


def replaced(by: Actor, before: list[str], after: list[NewUnit], on: date = ON) -> tuple[Unit, ...]:
    return actions.replace_units(
        predecessors=[queries.by_code(code) for code in before],
        successors=after,
        on=on,
        decision="Nghị quyết thử số 1",
        by=by,
        at=AT,
    )


@pytest.fixture
def with_hamlet(lao_cai: actions.Loaded, administrator: Actor) -> str:
    preview = hamlets.read(
        "commune_code,name\n02680,Thôn 1\n",
        communes=queries.known_communes(TODAY),
        hamlets=(),
    )
    actions.import_hamlets(rows=preview.rows, by=administrator, at=AT)
    return "lc-02680-t01"


def test_merger_carries_bodies_hamlets_and_competence(
    with_hamlet: str, administrator: Actor
) -> None:
    (new,) = replaced(administrator, ["lc-02680", "lc-02746"], [commune("Xã Hợp San", "02680")])

    assert new.code == "lc-02680-2"  # the old code stays with the old commune
    assert {one.code for one in queries.predecessors(new)} == {"lc-02680", "lc-02746"}
    assert queries.communes(date(2026, 6, 30)).count() == 99
    assert queries.communes(ON).count() == 98
    assert str(queries.body(new, "kinh-te", ON)) == "Phòng Kinh tế xã Hợp San"
    assert queries.on_day(queries.by_code("lc-02746.ubnd"), ON) == (
        queries.by_code("lc-02680-2.ubnd"),
    )
    (moved,) = queries.on_day(queries.by_code(with_hamlet), ON)
    assert (moved.parent, moved.name) == (new, "Thôn 1")
    routing = queries.competent_unit(
        field="giao-thong", kind="feedback", area=queries.by_code("lc-02746"), day=LATER
    )
    assert routing.unit.code == "lc-02680-2.kinh-te"
    then = queries.competent_unit(
        field="giao-thong", kind="feedback", area=queries.by_code("lc-02746"), day=TODAY
    )
    assert then.unit.code == "lc-02746.kinh-te"


def test_split_marks_parts_and_leaves_the_choice_to_a_person(
    with_hamlet: str, administrator: Actor
) -> None:
    new = replaced(
        administrator,
        ["lc-02680"],
        [commune("Xã Hợp Thành", "02680"), commune("Xã Tả Phời", "02677")],
    )

    old = queries.by_code("lc-02680")
    assert [link.share for link in old.successor_links.all()] == ["part", "part"]
    assert set(queries.on_day(queries.by_code(with_hamlet), ON)) == set(new)
    with pytest.raises(Invalid):
        queries.competent_unit(field="giao-thong", kind="feedback", area=old, day=LATER)


def test_hamlet_moves_to_another_commune(with_hamlet: str, administrator: Actor) -> None:
    there = queries.by_code("lc-02746")

    new = actions.move_hamlet(
        hamlet=queries.by_code(with_hamlet),
        to=there,
        name="",
        on=ON,
        decision="Nghị quyết thử số 1",
        by=administrator,
        at=AT,
    )

    assert (new.name, new.parent) == ("Thôn 1", there)
    assert new.code == "lc-02746-t01"
    assert not queries.hamlets_in(queries.by_code("lc-02680"), ON)
    assert queries.on_day(queries.by_code(with_hamlet), LATER) == (new,)


def test_only_a_hamlet_moves_and_only_to_another_commune(
    with_hamlet: str, administrator: Actor
) -> None:
    for hamlet, to in (("lc-02680", "lc-02746"), (with_hamlet, "lc"), (with_hamlet, "lc-02680")):
        with pytest.raises(Invalid):
            actions.move_hamlet(
                hamlet=queries.by_code(hamlet),
                to=queries.by_code(to),
                name="",
                on=ON,
                decision="NQ 1",
                by=administrator,
                at=AT,
            )


def test_departments_merge_and_routing_follows(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    new = NewUnit(
        kind=UnitKind.DEPARTMENT,
        name="Sở Hạ tầng tỉnh Lào Cai",
        parent=queries.by_code("lc.ubnd"),
        area=queries.by_code("lc"),
        template="ha-tang",
    )

    replaced(administrator, ["lc.xay-dung", "lc.cong-thuong"], [new])

    routing = queries.competent_unit(
        field="giao-thong", kind="feedback", area=queries.by_code("lc"), day=LATER
    )
    assert routing.unit.code == "lc.ha-tang"


def test_two_units_with_one_name_are_two(lao_cai: actions.Loaded, administrator: Actor) -> None:
    (new,) = replaced(administrator, ["lc-02680"], [commune("Xã Bảo Hà", "99998")])

    found = queries.find_by_name("xã bảo hà", ON).filter(kind=UnitKind.COMMUNE)

    assert {one.code for one in found} == {"lc-02989", new.code}


def test_end_without_successor_leaves_no_unit(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    assert replaced(administrator, ["lc.ngoai-vu"], []) == ()

    assert queries.on_day(queries.by_code("lc.ngoai-vu"), LATER) == ()


def test_replacement_that_cannot_be_is_refused(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    impossible = (
        (["lc10-02650"], ON),  # ended long ago
        (["lc-02680"], date(2025, 7, 1)),  # not before it began
    )
    for before, on in impossible:
        with pytest.raises(WrongState):
            replaced(administrator, before, [commune("Xã Mới", "99999")], on)

    assert queries.communes(LATER).count() == 99


def test_split_province_names_a_place_for_every_commune(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    """Otherwise communes would have nowhere to belong."""
    north = NewUnit(kind=UnitKind.PROVINCE, name="Tỉnh Bắc Thử", parent=None, keeps=("lc-02680",))
    south = NewUnit(kind=UnitKind.PROVINCE, name="Tỉnh Nam Thử", parent=None)

    with pytest.raises(WrongState):
        replaced(administrator, ["lc"], [north, south])
    with pytest.raises(WrongState):
        replaced(administrator, ["lc"], [])
    rest = tuple(one.code for one in queries.communes(TODAY) if one.code != "lc-02680")
    south = NewUnit(kind=UnitKind.PROVINCE, name="Tỉnh Nam Thử", parent=None, keeps=rest)
    made = replaced(administrator, ["lc"], [north, south])

    (kept,) = queries.on_day(queries.by_code("lc-02680"), ON)
    assert kept.parent == made[0]
    assert queries.communes(ON).filter(parent=made[1]).count() == 98


def test_province_takes_its_communes_bodies_and_table_along(
    with_hamlet: str, administrator: Actor
) -> None:
    (new,) = replaced(
        administrator,
        ["lc"],
        [NewUnit(kind=UnitKind.PROVINCE, name="Tỉnh Hoàng Liên", parent=None)],
    )

    assert queries.communes(date(2026, 6, 30)).filter(parent__code="lc").count() == 99
    assert queries.communes(ON).filter(parent=new).count() == 99
    (commune,) = queries.on_day(queries.by_code("lc-02680"), ON)
    assert (commune.name, commune.parent) == ("Xã Hợp Thành", new)
    (office,) = queries.on_day(queries.by_code("lc-02680.kinh-te"), ON)
    assert (office.area, office.name) == (commune, "Phòng Kinh tế xã Hợp Thành")
    committee = queries.body(commune, "ubnd", ON)
    assert committee is not None
    assert committee.parent == queries.body(new, "ubnd", ON)
    (hamlet,) = queries.on_day(queries.by_code(with_hamlet), ON)
    assert hamlet.parent == commune
    there = queries.body(new, "xay-dung", ON)
    assert there is not None
    assert there.name == "Sở Xây dựng tỉnh Hoàng Liên"
    routing = queries.competent_unit(field="giao-thong", kind="feedback", area=commune, day=LATER)
    assert routing.unit == office


def later_rows(area: str, unit: str) -> None:
    """A row that is to begin after the change, and one that holds until after it."""
    for begins, ends in ((LATER, None), (TODAY, LATER)):
        Competence(
            field=queries.field("giao-thong"), kinds="question", area=queries.by_code(area),
            unit=queries.by_code(unit), why="vì đã quyết định", valid_from=begins, valid_to=ends,
        ).save()  # fmt: skip


def test_rows_of_a_commune_end_with_it_also_those_that_were_to_begin_later(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    later_rows("lc-02680", "lc-02680.ubnd")

    replaced(administrator, ["lc-02680", "lc-02746"], [commune("Xã Hợp San", "02680")])

    rows = Competence.objects.filter(area__code="lc-02680")
    assert [(row.valid_from, row.valid_to) for row in rows] == [(TODAY, ON)]


def test_rows_of_a_province_that_begin_or_end_later_go_on_in_the_next(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    later_rows("lc", "lc.xay-dung")

    (new,) = replaced(
        administrator,
        ["lc"],
        [NewUnit(kind=UnitKind.PROVINCE, name="Tỉnh Hoàng Liên", parent=None)],
    )

    rows = Competence.objects.filter(kinds="question").order_by("pk")
    periods = {
        code: {(row.valid_from, row.valid_to) for row in rows.filter(area__code=code)}
        for code in ("lc", new.code)
    }
    assert periods == {"lc": {(TODAY, ON)}, new.code: {(LATER, None), (ON, LATER)}}


def test_new_unit_begins_with_its_bodies(lao_cai: actions.Loaded, administrator: Actor) -> None:
    made = actions.create_unit(
        new=commune("Xã Đất Mới", "99990"), on=ON, decision="NQ 1", by=administrator, at=AT
    )

    body = queries.body(made, "ubnd", ON)
    assert body is not None
    assert body.name == "Ủy ban nhân dân xã Đất Mới"
    assert queries.body(made, "ubnd", TODAY) is None
    with pytest.raises(WrongState):
        actions.create_unit(
            new=NewUnit(kind=UnitKind.HAMLET, name="Thôn 9", parent=made),
            on=TODAY,  # before its commune begins
            decision="NQ 1",
            by=administrator,
            at=AT,
        )


def test_unit_ends_once(lao_cai: actions.Loaded, administrator: Actor) -> None:
    replaced(administrator, ["lc-02680", "lc-02746"], [commune("Xã Hợp San", "02680")], on=LATER)

    with pytest.raises(WrongState):
        replaced(administrator, ["lc-02746"], [commune("Xã Khác", "02681")], on=ON)


def test_replacement_of_nothing_or_without_decision_is_refused(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    with pytest.raises(Invalid):
        replaced(administrator, [], [commune("Xã Mới", "99999")])
    with pytest.raises(Invalid):
        actions.replace_units(
            predecessors=[queries.by_code("lc-02680")],
            successors=[],
            on=ON,
            decision="  ",
            by=administrator,
            at=AT,
        )


def test_replacement_by_a_clerk_is_refused(lao_cai: actions.Loaded, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        replaced(clerk, ["lc-02680"], [])


def test_rename_corrects_a_spelling_and_the_search(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    unit = queries.by_code("lc-02962")

    actions.rename(unit=unit, name="Xã  Xuân Hoà", reason="chính tả", by=administrator, at=AT)

    again = queries.by_code("lc-02962")
    assert (again.name, again.short_name, again.folded) == (
        "Xã Xuân Hoà",
        "Xuân Hoà",
        "xa xuan hoa",
    )


def test_rename_to_nothing_is_refused(lao_cai: actions.Loaded, administrator: Actor) -> None:
    with pytest.raises(Invalid):
        actions.rename(
            unit=queries.by_code("lc-02962"), name=" - ", reason="", by=administrator, at=AT
        )
