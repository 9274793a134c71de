"""Words among the cases of one unit: the index knows with every act who holds a case."""

from datetime import datetime
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test import Client

from hoiam.base import search
from hoiam.base.finding import Readable, find
from hoiam.base.models import SearchEntry
from hoiam.base.windows import Part
from hoiam.cases import actions as cases
from hoiam.cases import listing, previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core import calendar
from hoiam.core.wanted import wanted
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from tests.cast import Cast, later, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def found(unit: Unit, words: str = "cống vỡ", kind: str = "case") -> list[int]:
    asked = wanted(words)
    assert asked is not None
    readable = Readable(
        Case.objects.filter(unit=unit), kind,
        Case.objects.all(), lambda rows: [Part(rows, "unit", (unit.pk,))], unit=unit.pk,
    )  # fmt: skip
    return find(readable, asked, least=10, most=10).keys


def assert_known() -> None:
    """Every entry of a case names its unit, where the database has a use for it."""
    said = {
        (entry.kind, entry.code): entry.unit
        for entry in SearchEntry.objects.filter(kind__in=("case", "page"))
    }
    held = dict(Case.objects.values_list("code", "unit"))
    knows = connection.vendor == "postgresql"
    assert said == {(kind, code): held[code] if knows else None for kind, code in said}
    assert said


def moved(cast: Cast, case: Case, to: str, *, at: datetime) -> None:
    unit = cast.units[to]
    cases.hand_over(case=case, unit=unit, reason="Đường tỉnh", by=cast.actor("handler"), at=at)


def test_a_case_is_found_where_it_lies_and_no_longer_where_it_lay(cast: Cast) -> None:
    case = cast.receive().case
    office, department = cast.units["commune-office"], cast.units["department"]
    assert (found(office), found(department)) == ([case.pk], [])

    moved(cast, case, "department", at=later(1))

    assert (found(office), found(department)) == ([], [case.pk])
    assert_known()


def test_a_hand_over_that_is_taken_back_leaves_the_case_where_it_was(cast: Cast) -> None:
    case = cast.receive().case

    with pytest.raises(RuntimeError), transaction.atomic():
        moved(cast, case, "department", at=later(1))
        raise RuntimeError

    assert found(cast.units["commune-office"]) == [case.pk]
    assert_known()


def test_what_an_abolished_unit_held_is_found_at_its_successor(cast: Cast) -> None:
    case = cast.receive().case
    on = calendar.day_of(later(days=10))
    new = NewUnit(
        kind=UnitKind.COMMUNE, name="Xã Gộp Thử", parent=cast.units["province"],
        official_code="99990",
    )  # fmt: skip
    former = [cast.units["commune"], cast.units["other"]]
    (merged,) = units.replace_units(
        predecessors=former, successors=[new], on=on, decision="NQ 1/NQ-UBTVQH",
        by=cast.actor("system"), at=later(0),
    )  # fmt: skip

    old = Unit.objects.get(code="t-commune-office")
    cases.settle_succession(unit=old, by=cast.actor("system"), at=later(days=10))

    body = unit_queries.body(merged, "kinh-te", on)
    assert body is not None
    assert (found(old), found(body)) == ([], [case.pk])
    assert_known()


def test_a_public_page_goes_with_its_case(cast: Cast) -> None:
    case = cast.receive().case
    prepared = Prepared(title="Cống vỡ", text="Cống trước trường bị vỡ.")
    by = cast.actor("handler")
    cases.prepare_publication(case=case, prepared=prepared, by=by, at=later(1))
    seen, leader = previewing.digest_of(case), cast.actor("leader")
    cases.publish(case=case, seen=seen, by=leader, at=later(1))
    assert found(cast.units["commune-office"], kind="page") == [case.pk]
    assert_known()

    moved(cast, case, "department", at=later(2))

    assert found(cast.units["department"], kind="page") == [case.pk]
    assert_known()
    for unit, is_there in (("t-department", True), ("t-commune-office", False), ("t-none", False)):
        page = Client().get("/vu-viec", {"q": "cống", "don-vi": unit}).content.decode()
        assert (f"/vu-viec/{case.code}" in page) is is_there, unit


def test_words_put_again_leave_the_unit(cast: Cast) -> None:
    case = cast.receive().case

    cases.me_too(
        case=case, told=cast.told("k2", text="Nước tràn lênh láng."), by=cast.actor("public"),
        at=later(1),
    )  # fmt: skip

    assert found(cast.units["commune-office"], "lênh láng") == [case.pk]
    assert_known()


def test_the_list_of_a_unit_finds_by_words(cast: Cast) -> None:
    case = cast.receive().case
    clerk = cast.browser("clerk")

    here = clerk.get("/van-phong/vu-viec", {"tim": "cống", "dv": "t-commune-office"})
    there = clerk.get("/van-phong/vu-viec", {"tim": "cống", "dv": "t-department"})
    nowhere = clerk.get("/van-phong/vu-viec", {"tim": "cống", "dv": "t-none"})

    assert case.code in here.content.decode()
    assert case.code not in there.content.decode() + nowhere.content.decode()


def test_key_of_no_unit_is_none_of_all(cast: Cast) -> None:
    assert listing.key_of("t-commune-office") == cast.units["commune-office"].pk
    assert listing.key_of("") == listing.key_of("t-none") == listing.key_of("\0") == 0


@pytest.mark.django_db(transaction=True)
def test_a_page_put_while_its_case_goes_on_its_way_goes_too() -> None:
    cast = make_cast()
    case = cast.receive().case
    begun = Event()

    def put() -> None:
        begun.wait(10)
        try:
            search.put(kind="page", code=case.code, place=case.pk, text="Cống vỡ")
        finally:
            connection.close()

    beside = Thread(target=put)
    beside.start()
    with transaction.atomic():
        moved(cast, case, "department", at=later(1))
        begun.set()
        beside.join(0.3)
    beside.join(30)

    assert found(cast.units["department"], kind="page") == [case.pk]
    assert_known()
