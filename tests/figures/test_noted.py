"""What the worker noted is what a count says, and is used no longer than it may be."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache

from hoiam.core.calendar import day_of
from hoiam.figures import noted, queries
from hoiam.figures.models import Rollup, Standing
from hoiam.figures.noted import Noting
from hoiam.figures.queries import Lines
from hoiam.figures.rollup import counting
from hoiam.web.public import tallies
from tests.cast import NOW, Cast, make_cast

LATER = NOW + timedelta(hours=1)


def _count_cells() -> None:
    while counting.once():
        pass


@pytest.fixture
def cast(db: None) -> Cast:
    cache.clear()
    cast = make_cast()
    cast.receive("một", at=NOW)
    cast.receive("hai", at=NOW)
    _count_cells()
    return cast


def test_what_is_noted_is_what_a_count_says(cast: Cast) -> None:
    assert Noting().once(at=LATER)

    found = noted.latest(at=LATER)

    assert found is not None
    assert (found.at, found.lines) == (LATER, queries.by_place(day_of(LATER)))
    assert queries.whole(found.lines)["received"] == 2


def test_it_is_counted_again_where_something_changed_alone(cast: Cast) -> None:
    counted: list[datetime] = []

    def count(on: object) -> Lines:
        counted.append(LATER)
        return queries.by_place(day_of(LATER))

    noting = Noting(count)
    assert noting.once(at=LATER)
    assert not noting.once(at=LATER + timedelta(minutes=1))
    assert len(counted) == 1
    last = noted.latest(at=LATER + timedelta(minutes=1))
    assert last is not None and last.at == LATER + timedelta(minutes=1)

    cast.receive("ba", at=LATER)
    assert noting.once(at=LATER + timedelta(minutes=2))
    last = noted.latest(at=LATER + timedelta(minutes=2))
    assert last is not None and queries.whole(last.lines)["received"] == 3

    _count_cells()
    noting.once(at=LATER + timedelta(minutes=2))
    Standing.objects.all().delete()  # as where an older database was put in its place
    assert noting.once(at=LATER + timedelta(minutes=2))
    last = noted.latest(at=LATER + timedelta(minutes=2))
    assert last is not None and queries.whole(last.lines)["received"] == 3

    cast.receive("bốn", at=LATER)
    _count_cells()  # another stamp: the numbers could be others
    assert noting.once(at=LATER + timedelta(minutes=3))
    assert Standing.objects.count() == 1


@pytest.mark.parametrize(
    ("after", "is_used"),
    [
        (timedelta(minutes=5), True),
        (timedelta(minutes=5, seconds=1), False),
        (timedelta(seconds=-30), True),  # noted by a machine whose clock is ahead
        (timedelta(minutes=-2), False),
        (timedelta(days=1), False),  # what was in time may be late
    ],
)
def test_it_is_used_no_longer_than_it_may(cast: Cast, after: timedelta, is_used: bool) -> None:
    Noting().once(at=LATER)

    found = noted.latest(at=LATER + after)

    assert (found is not None) is is_used
    assert found is None or found.at <= LATER + after


def test_while_cells_are_counted_anew_an_older_one_is_shown(cast: Cast) -> None:
    Noting().once(at=LATER)
    at = LATER + timedelta(hours=9)
    assert noted.latest(at=at) is None

    Rollup.objects.update(digest="")  # as after a change of version

    found = noted.latest(at=at)
    assert found is not None and found.at == LATER
    assert noted.latest(at=LATER + timedelta(days=1, seconds=1)) is None
    assert not Noting().once(at=at)  # and nobody counts from the rows meanwhile
    _count_cells()
    assert noted.latest(at=at) is None


def test_figures_that_have_others_since_a_release_are_counted(cast: Cast) -> None:
    Noting().once(at=LATER)
    Standing.objects.update(shorts=["received", "something-old"])

    assert noted.latest(at=LATER) is None


def test_pages_show_what_was_noted_and_when(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "_began", float("-inf"))
    Noting().once(at=LATER)
    cast.receive("ba", at=LATER)
    at = LATER + timedelta(seconds=40)

    counted = tallies.whole(at=at)

    assert (counted.at, counted.value["received"]) == (LATER, 2)
    assert at < counted.until <= at + timedelta(seconds=30)
    assert sum(one["received"] for one in tallies.by_unit(at=at).values()) == 2
    assert sum(one["received"] for one in tallies.by_commune(at=at).values()) == 2


def test_a_worker_that_stands_still_is_not_waited_for(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "_began", float("-inf"))
    Noting().once(at=LATER)
    cast.receive("ba", at=LATER)
    at = LATER + timedelta(minutes=6)

    counted = tallies.whole(at=at)

    assert (counted.at, counted.value["received"]) == (at, 3)


def test_a_house_that_opens_shows_what_was_counted_before_it_was_closed(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "_began", time.monotonic())
    Noting().once(at=LATER)
    at = LATER + timedelta(hours=1)

    counted = tallies.whole(at=at)

    assert counted.at == LATER
    assert counted.until - at <= timedelta(seconds=5)  # the worker that began with it is counting


def test_of_a_crowd_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    counted: list[date] = []

    def by_place(on: date) -> Lines:
        counted.append(on)
        time.sleep(0.05)
        return {}

    monkeypatch.setattr(noted, "latest", lambda **_given: None)
    monkeypatch.setattr(queries, "by_place", by_place)
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda _one: tallies.whole(at=LATER), range(8)))

    assert counted == [day_of(LATER)]
    assert {one.value["received"] for one in found} == {0}
    cache.clear()
