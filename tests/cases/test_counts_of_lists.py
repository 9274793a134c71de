"""What stands above "my work" counts what the lists behind it hold, whoever reads."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.base.prepared import Fixed, Told
from hoiam.cases import beside, inherited, listing, queries
from hoiam.cases.models import Answer, Case
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.notices.models import Notice, NoticeState
from hoiam.web.office import work
from tests.cast import NOW, Cast, make_cast

DAY = calendar.day_of(NOW)


@pytest.fixture
def cast(db: None) -> Cast:
    made = make_cast()
    received = [made.receive(f"k{number}") for number in range(6)]
    Case.objects.filter(pk__in=[one.case.pk for one in received[:2]]).update(held="urgent")
    Case.objects.filter(pk=received[3].case.pk).update(unit=made.units["province-ubnd"])
    about = [one.case.code for one in received]
    for notice, code in zip(Notice.objects.order_by("id"), about * 9, strict=False):
        Notice.objects.filter(pk=notice.pk).update(state=NoticeState.BY_HAND, about_code=code)
    return made


def actors(cast: Cast) -> list[Actor]:
    return [cast.actor(name) for name in sorted(cast.officers)]


def test_counts_are_those_of_the_lists(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = overdue.gauge_on(DAY)
    counted = set()
    for wide in (100, 0):
        monkeypatch.setattr("hoiam.cases.listing.MOST_KEYS", wide)
        for actor in actors(cast):
            reach = listing.reach_of(actor)
            held = listing.count_held(reach, 1_000)
            assert held == queries.held(actor).count()
            assert listing.count_held(reach, 1) == min(1, held)
            untold = listing.count_untold(reach)
            assert untold == listing.Least(listing.untold(actor).count(), whole=True)
            counted.add((held, untold.number))
            every = [rows(actor).count() for rows in work._WAITS.values()]
            assert list(work._WAITING(actor)) == every
            rows = commitments.my_work(actor)
            told = [rows.filter(one).count() for one in work._when(seen).values()]
            told += [rows.filter(kind="promise").count(), rows.count()]
            assert work._COUNTED(actor, seen) == ([tuple(told)] if rows else [])
            assert work._FIRST(actor, 3) == list(rows[:3])
            left = inherited.awaiting_successor(actor, DAY).count()
            assert inherited.count_awaiting_successor(actor, DAY, 9) == left
    assert len(counted) > 2


def test_of_more_messages_than_are_looked_at_both_ends_are(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach = listing.reach_of(cast.actor("handler"))
    every = listing.count_untold(reach).number
    monkeypatch.setattr(listing, "_LOOKED_AT", Told(listing._looked_at, *listing._LISTS, Fixed()))  # fmt: skip
    monkeypatch.setattr(listing, "LOOKED_AT", 1)

    with CaptureQueriesContext(connection) as captured:
        found = listing.count_untold(reach)

    assert len(captured) == 2
    assert not found.whole
    assert 0 < found.number < every
    assert found.number <= 4  # two at each end


def test_a_unit_that_lends_often_reads_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = cast.actor("handler")
    few = listing.reach_of(actor)
    monkeypatch.setattr(listing, "MOST_LENT", -1)
    often = listing.reach_of(actor)

    assert not few.left
    assert set(often.lending) <= set(often.left)
    assert listing.count_held(often, 99) == listing.count_held(few, 99) > 0


def test_what_stands_beside_cases_is_what_the_tables_say(cast: Cast) -> None:
    codes = list(Case.objects.values_list("code", flat=True))
    case = Case.objects.order_by("id")[0]
    Answer.objects.create(
        case=case, code="TL-1", number=1, text="x", drafted_at=case.opened_at, drafted_by="cb-1"
    )

    for actor in actors(cast):
        found = beside.visible_among(actor, codes)
        assert {one.pk for one in found} == {one.pk for one in queries.visible_to(actor)}
    every = list(Case.objects.all())
    assert set(beside.working_answers(every)) == {case.pk}
    assert set(beside.channels_of(every)) == {one.pk for one in every}
    owed = overdue.open_answers("case", codes)
    rows = Commitment.objects.filter(kind="answer", state="open", about_code__in=codes)
    assert {one.pk for one in owed.values()} == {one.pk for one in rows}
    assert commitments.times_moved(rows) == {}


def test_gauges_of_other_days_count_by_their_own(cast: Cast) -> None:
    actor = cast.actor("handler")
    ahead = overdue.gauge_on(DAY + timedelta(days=400))

    assert work._COUNTED(actor, overdue.gauge_on(DAY))[0][0] == 0
    assert work._COUNTED(actor, ahead)[0][0] > 0
