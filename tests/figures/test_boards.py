"""Boards: every group of a board adds up to the same number, on its page and behind its links."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.cases.models import Case
from hoiam.core.figures.catalogue.cases import IN_TIME, LATE, RECEIVED, WITHIN
from hoiam.core.figures.language import Asked
from hoiam.figures import boards
from hoiam.figures.engine import Scope
from hoiam.publication.models import Page
from hoiam.units.models import Change, ChangeLink
from tests import snapshots
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db
YEAR = Asked.of(date(2026, 1, 1), date(2026, 12, 31), date(2026, 10, 30))
WHOLE = Scope()


def _town() -> Cast:
    cast = make_cast()
    for number, (field, area) in enumerate(
        (("roads", "commune"), ("roads", "commune"), ("khac", "commune"), ("roads", "other"))
    ):
        cast.receive(
            f"t{number}", field=cast.fields[field], area=cast.units[area], at=later(-10 * number)
        )
    cast.answered("a1")
    return cast


@pytest.fixture
def town(db: None) -> Cast:
    cache.clear()
    return snapshots.of("board town", _town)


def test_fields_and_communes_add_up_to_what_was_received(town: Cast) -> None:
    fields = boards.by_field(YEAR, WHOLE)
    communes = boards.by_commune(YEAR, WHOLE)

    assert [(one.code, one[RECEIVED]) for one in fields] == [("roads", 4), ("khac", 1)]
    assert {unit.code: group[RECEIVED] for unit, group in communes} == {
        "t-commune": 4, "t-other": 1,
    }  # fmt: skip
    for group in (*fields, *(group for _unit, group in communes)):
        assert group[RECEIVED] == group[IN_TIME] + group[LATE] + group[WITHIN]
    here = boards.by_commune(YEAR, Scope(areas=("t-other",)))
    assert [(unit.code, group[RECEIVED]) for unit, group in here] == [("t-other", 1)]


def test_channels_count_voices_and_words_that_were_given_their_source(town: Cast) -> None:
    later_on = Asked.of(YEAR.first, YEAR.last, date(2026, 12, 1))

    assert boards.by_channel(YEAR, WHOLE) == [("web", 5)]
    before, after = boards.by_source(YEAR, WHOLE), boards.by_source(later_on, WHOLE)
    assert [(one.source.code, one.kept, one.broken, one.ahead) for one in before] == [
        ("case-promise", 0, 0, 1)
    ]
    assert [(one.broken, one.ahead) for one in after] == [(1, 0)]


def test_ages_are_all_that_is_open(town: Cast) -> None:
    today = date(2026, 10, 30)
    found = boards.ages(WHOLE, today)

    assert {one.least: one.count for one in found} == {0: 0, 6: 0, 11: 1, 31: 3, 91: 0}
    assert sum(one.count for one in boards.ages(Scope(areas=("t-other",)), today)) == 1


def test_months_carry_over_what_they_leave(town: Cast) -> None:
    found = boards.months(YEAR, WHOLE)

    assert [one.first.month for one in found] == list(range(1, 11))
    before = 0
    for one in found:
        assert one.left == before + one.received - one.finished
        before = one.left
    assert (found[-1].left, found[-1].last) == (4, date(2026, 10, 30))
    sector = boards.months(Asked.of(date(2026, 9, 15), date(2026, 12, 14), YEAR.day), WHOLE)
    assert [one.first for one in sector] == [date(2026, 9, 15), date(2026, 10, 1)]
    assert sector[-1].left == 4


def test_a_body_that_went_over_as_a_whole_is_counted_where_it_went(town: Cast) -> None:
    change = Change(code="c1", decision="Nghị quyết 1", day=date(2026, 10, 20))
    change.save()
    old, new = town.units["other"], town.units["commune"]
    ChangeLink(change=change, predecessor=old, successor=new).save()
    old.valid_to = change.day
    old.save()

    communes = boards.by_commune(YEAR, WHOLE)
    mergers = boards.mergers(YEAR, WHOLE)

    assert {unit.code: group[RECEIVED] for unit, group in communes} == {"t-commune": 5}
    assert [(one.day, one.before, one.after) for one in mergers] == [(change.day, 1, 1)]
    assert boards.mergers(YEAR, Scope(areas=("t-department",))) == []


def test_bodies_stand_beside_each_other_with_what_is_behind_them(town: Cast) -> None:
    late = Asked.of(YEAR.first, YEAR.last, YEAR.day + timedelta(days=60))
    found = boards.league(late, WHOLE)

    assert (found.part, found.whole) == (1, 5)
    assert {one.code: (one.part, one.whole) for one in found.rows} == {
        "t-commune-office": (1, 4), "t-other-office": (0, 1),
    }  # fmt: skip
    assert {one.side.value for one in found.rows} == {"few"}


def test_an_officer_begins_with_the_own_commune(town: Cast) -> None:
    at_commune = boards.home_of(town.actor("handler"))
    assert at_commune == town.units["commune"]
    assert boards.home_of(town.actor("expert")) is None


def test_public_board_shows_every_chart_with_its_table(town: Cast) -> None:
    page = town.browser("public").get("/so-lieu/bang?ky=2026")

    said = page.content.decode()
    assert page.status_code == 200
    assert len(said) < 60_000
    for code in ("linh-vuc", "tuoi", "thang", "dung-han", "ban-do", "kenh", "loi-hua"):
        assert f'id="{code}-h"' in said
    assert "style=" not in said.split("</head>")[1]
    of_commune = town.browser("public").get("/so-lieu/bang?xa=t-commune").content.decode()
    assert 'id="linh-vuc-h"' in of_commune
    assert 'id="kenh-h"' not in of_commune  # a handful of voices are a handful of people
    assert town.browser("public").get("/so-lieu/bang?xa=t-province").status_code == 404


def test_strangers_see_only_what_is_published_counted_by_commune_and_body(town: Cast) -> None:
    case = Case.objects.get(area=town.units["other"])
    read = boards.published()

    assert sum(group[RECEIVED] for _unit, group in boards.by_commune(YEAR, WHOLE, read)) == 0
    page = Page(code=case.code, title="Cống", text="Vỡ", published_at=NOW, published_by="t")
    page.save()
    case.page = page
    case.save()
    found = {unit.code: group[RECEIVED] for unit, group in boards.by_commune(YEAR, WHOLE, read)}
    assert found == {"t-commune": 0, "t-other": 1}
    told = town.browser("public").get("/so-lieu/bang?xa=t-commune&ky=2026").content.decode()
    assert "nhận 0 =" in told
    assert "nhận 4 =" in town.browser("leader").get("/van-phong/bang?ky=2026").content.decode()


def test_board_of_the_office_knows_what_is_owed(town: Cast) -> None:
    leader = town.browser("leader").get("/van-phong/bang").content.decode()
    clerk = town.browser("clerk").get("/van-phong/bang?xa=tat-ca").content.decode()

    assert 'id="nguon-h"' in leader
    assert "Xã Bản Mẫu · Năm" in leader
    assert 'id="nguon-h"' not in clerk
    assert "cả địa phương" in clerk


@pytest.mark.parametrize(("address", "who"), [
    ("/so-lieu/bang?tai=csv", "public"), ("/van-phong/bang?tai=csv", "leader"),
])  # fmt: skip
def test_a_board_is_a_file_too(town: Cast, address: str, who: str) -> None:
    answer = town.browser(who).get(address)
    told = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]

    assert "Nhận theo lĩnh vực" in told
    assert told.splitlines()[0].startswith("Bảng,")


def test_nothing_received_is_a_board_without_charts_and_without_a_rate(db: None) -> None:
    cache.clear()
    cast = make_cast()
    said = cast.browser("public").get("/so-lieu/bang").content.decode()

    assert "Chưa có gì để vẽ" in said
    assert NOW.year == 2026


def test_a_board_costs_as_many_statements_with_more_rows(town: Cast) -> None:
    counts = []
    for _more in range(2):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            town.browser("public").get("/so-lieu/bang?ky=2026")
        counts.append(len(asked))
        for number in range(5):
            key = f"m{len(counts)}{number}"
            town.receive(key, field=town.fields["power"], at=later(-40 - number))
    assert counts[0] == counts[1] <= 30
