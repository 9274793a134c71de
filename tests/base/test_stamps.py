"""Stamps: another number after every act that may concern more than one thing, and only then."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.base import audit, stamps
from hoiam.base.models import Stamp
from hoiam.core import actor
from tests.cast import NOW

BY = actor.public(act="a-1")


def record(kind: str, code: str = "x") -> None:
    audit.record("base.thing.done", subject=(kind, code), by=BY, at=NOW)


def test_an_act_on_what_many_things_show_changes_the_world(db: None) -> None:
    before = stamps.world()

    record("unit")

    assert stamps.world() != before


def test_so_does_an_act_on_a_kind_that_nobody_listed(db: None) -> None:
    before = stamps.world()

    record("something-new")

    assert stamps.world() != before


def test_an_act_on_one_thing_changes_the_stamp_of_that_thing_alone(db: None) -> None:
    world, own, other = stamps.world(), stamps.of([("case", "x")]), stamps.of([("case", "y")])

    record("case")

    assert stamps.world() == world
    assert stamps.of([("case", "x")]) == own + 1
    assert stamps.of([("case", "y")]) == other
    assert stamps.of([("case", "x"), ("case", "y")]) == own + other + 1
    assert stamps.of([]) == 0


def test_what_the_log_says_of_itself_changes_its_own_stamp(db: None) -> None:
    world, log = stamps.world(), stamps.log()

    record("log", "1")

    assert stamps.world() == world
    assert stamps.log() != log


def test_many_events_of_one_decision_change_the_world_once(db: None) -> None:
    told: list[tuple[tuple[str, str], audit.Details]] = [
        (("unit", str(number)), {}) for number in range(5)
    ]
    with CaptureQueriesContext(connection) as captured:
        audit.record_each("base.thing.done", told, by=BY, at=NOW)

    assert sum("base_stamp" in query["sql"] for query in captured.captured_queries) == 2


def test_a_number_that_was_rolled_back_is_never_met_again(db: None) -> None:
    record("unit")
    seen = {stamps.world()}
    for _ in range(3):
        with pytest.raises(RuntimeError), transaction.atomic():
            record("unit")
            seen.add(stamps.world())
            raise RuntimeError

    record("unit")

    assert len(seen) == 4
    assert stamps.world() not in seen
    assert Stamp.objects.filter(name=stamps.WORLD).count() == 1
