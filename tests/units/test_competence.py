"""Who answers, and why."""

from datetime import date

import pytest

from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.units import actions, queries
from hoiam.units.models import Competence, Unit, UnitKind
from tests.units.conftest import AT

TODAY = date(2026, 5, 4)


def routed(field: str, area: str, *, kind: str = "feedback", about: str = "") -> queries.Routing:
    return queries.competent_unit(
        field=field,
        kind=kind,
        area=queries.by_code(area),
        day=TODAY,
        about=queries.by_code(about) if about else None,
    )


DEFAULTS = (
    ("giao-thong", "lc-02680", "lc-02680.kinh-te"),
    ("giao-thong", "lc", "lc.xay-dung"),
    ("y-te", "lc-02680", "lc-02680.van-hoa-xa-hoi"),
    ("thu-tuc", "lc-02647", "lc-02647.hanh-chinh-cong"),
    ("quy-dinh", "lc-02680", "lc.van-phong"),
    ("dien", "lc-02680", "lc.dien-luc"),
    ("an-ninh", "lc-02680", "lc-02680.cong-an"),
    ("khac", "lc-02680", "lc-02680.van-phong"),
    ("khac", "lc", "lc.tiep-cong-dan"),
    # A former commune: the one that took it over answers.
    ("giao-thong", "lc10-02677", "lc-02680.kinh-te"),
    # A field nobody has a row for goes where what fits nowhere goes.
    ("chua-co", "lc-02680", "lc-02680.van-phong"),
)


def test_default_table_names_the_body(lao_cai: actions.Loaded) -> None:
    for field, area, unit in DEFAULTS:
        assert routed(field, area).unit.code == unit, (field, area)


def test_outside_is_said(lao_cai: actions.Loaded) -> None:
    routing = routed("dien", "lc-02680")

    assert routing.outside
    assert "hóa đơn" in routing.unit.advice


CONDUCT = (
    ("lc-02680.kinh-te", "lc-02680.ubnd"),
    ("lc-02680.ubnd", "lc.ubnd"),
    ("lc-02680.dang-uy", "lc.dang-uy"),
    ("lc-02680.cong-an", "lc.cong-an"),
    ("lc.xay-dung", "lc.ubnd"),
    ("lc.ubnd", "lc.trung-uong"),
    # Nobody named: the person meant may be the chairman of the commune.
    ("", "lc.ubnd"),
)


def test_conduct_goes_to_the_superior_and_never_to_the_same_place(
    lao_cai: actions.Loaded,
) -> None:
    for about, unit in CONDUCT:
        routing = routed("can-bo", "lc-02680", about=about)

        assert routing.unit.code == unit
        assert routing.unit.code != about


def test_conduct_without_a_known_superior_is_refused(lao_cai: actions.Loaded) -> None:
    with pytest.raises(NotFound):
        routed("can-bo", "lc-02680", about="lc.trung-uong")


def test_split_area_is_a_question_for_a_person(lao_cai: actions.Loaded) -> None:
    with pytest.raises(Invalid):
        routed("giao-thong", "lc10-h089")


def test_hamlet_is_answered_for_by_its_commune(lao_cai: actions.Loaded) -> None:
    commune = queries.by_code("lc-02680")
    Unit(
        code="lc-02680-t01",
        kind=UnitKind.HAMLET,
        name="Thôn 1",
        short_name="Thôn 1",
        folded="thon 1",
        parent=commune,
        valid_from=commune.valid_from,
    ).save()

    assert routed("giao-thong", "lc-02680-t01").unit.code == "lc-02680.kinh-te"
    assert routed("can-bo", "lc-02680-t01").unit.code == "lc.ubnd"


def changed(by: Actor, *, unit: str, valid_from: date, kinds: tuple[str, ...] = ()) -> Competence:
    return actions.set_competence(
        field=queries.field("giao-thong"),
        area=queries.by_code("lc-02680"),
        unit=queries.by_code(unit),
        kinds=kinds,
        why="vì tuyến đường này do Sở Xây dựng quản lý",
        basis="Quyết định thử",
        valid_from=valid_from,
        by=by,
        at=AT,
    )


def test_new_competence_holds_from_its_day_and_leaves_the_past(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    changed(administrator, unit="lc.xay-dung", valid_from=TODAY)

    area = queries.by_code("lc-02680")
    before = queries.competent_unit(
        field="giao-thong", kind="feedback", area=area, day=date(2026, 5, 3)
    )
    assert before.unit.code == "lc-02680.kinh-te"
    assert routed("giao-thong", "lc-02680").unit.code == "lc.xay-dung"
    assert routed("giao-thong", "lc-02647").unit.code == "lc-02647.kinh-te"


def test_competence_for_one_kind_is_nearer_than_for_all(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    changed(administrator, unit="lc.xay-dung", valid_from=TODAY, kinds=("question",))

    assert routed("giao-thong", "lc-02680", kind="question").unit.code == "lc.xay-dung"
    assert routed("giao-thong", "lc-02680").unit.code == "lc-02680.kinh-te"


def test_competence_that_begins_before_the_present_one_is_refused(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    changed(administrator, unit="lc.xay-dung", valid_from=TODAY)

    with pytest.raises(WrongState):
        changed(administrator, unit="lc.noi-vu", valid_from=TODAY)


def test_conduct_cannot_be_given_to_a_fixed_unit(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    with pytest.raises(Invalid):
        actions.set_competence(
            field=queries.field("can-bo"),
            area=queries.by_code("lc-02680"),
            unit=queries.by_code("lc-02680.ubnd"),
            kinds=(),
            why="vì thử",
            basis="",
            valid_from=TODAY,
            by=administrator,
            at=AT,
        )


def test_superior_codes_are_all_above(lao_cai: actions.Loaded) -> None:
    above = queries.superior_codes(queries.by_code("lc-02680.kinh-te"))

    assert above == {"lc-02680.ubnd", "lc.ubnd", "lc.trung-uong"}


def test_competence_set_by_a_clerk_is_refused(lao_cai: actions.Loaded, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        changed(clerk, unit="lc.xay-dung", valid_from=TODAY)


def test_routing_needs_few_queries(lao_cai: actions.Loaded, django_assert_max_num_queries) -> None:
    area = queries.by_code("lc-02680")

    with django_assert_max_num_queries(5):
        queries.competent_unit(field="giao-thong", kind="feedback", area=area, day=TODAY)
    with django_assert_max_num_queries(1):  # whether anything changed since
        queries.competent_unit(field="giao-thong", kind="feedback", area=area, day=TODAY)


def test_bodies_of_a_named_place_are_those_around_it(
    lao_cai: actions.Loaded, administrator: Actor
) -> None:
    actions.load_province(code="ls", by=administrator, at=AT)

    found = set(
        queries.bodies_for(queries.by_code("lc-02905"), TODAY).values_list("code", flat=True)
    )

    assert {"lc.ubnd", "lc-02905.ubnd"} <= found
    assert not [code for code in found if not code.startswith(("lc.", "lc-02905."))]
