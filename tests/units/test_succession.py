"""Mergers, splits, renamings and ends."""

from datetime import date

import pytest

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.units import actions, hamlets, queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
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

    (new,) = replaced(
        administrator,
        [with_hamlet],
        [NewUnit(kind=UnitKind.HAMLET, name="Thôn 1", parent=there)],
    )

    assert new.code == "lc-02746-t01"
    assert not queries.hamlets_in(queries.by_code("lc-02680"), ON)
    assert queries.on_day(queries.by_code(with_hamlet), LATER) == (new,)


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
        (["lc"], ON),  # communes would have nowhere to belong
    )
    for before, on in impossible:
        with pytest.raises(WrongState):
            replaced(administrator, before, [commune("Xã Mới", "99999")], on)

    assert queries.communes(LATER).count() == 99


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
