"""The worker's part on the day from which units are others."""

from typing import Any

import pytest

from hoiam.accounts.models import Officer
from hoiam.base.models import Event
from hoiam.cases.models import Case
from hoiam.cli import succession
from hoiam.core import calendar
from hoiam.units import actions as units
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from tests.cast import NOW, Cast, later, make_cast

THEN = later(days=10)
DAY = calendar.day_of(THEN)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_names_work_and_roles_follow_on_the_day(cast: Cast) -> None:
    case = cast.receive().case
    given: dict[str, Any] = {"on": DAY, "decision": "NQ 1", "by": cast.actor("system"), "at": NOW}
    units.replace_units(
        predecessors=[cast.units["commune"]],
        successors=[NewUnit(UnitKind.COMMUNE, "Xã Mới", cast.units["province"])],
        **given,
    )
    units.redesignate(
        unit=cast.units["other"], kind="ward", name="Phường Khe Thử", official_code="", **given
    )
    events = Event.objects.count()

    assert succession.settle_once(at=later(days=9)) == 0
    assert Event.objects.count() == events

    # One redesignation, one body with open work, three bodies with officers.
    assert succession.settle_once(at=THEN) == 5
    assert Unit.objects.get(code="t-other").name == "Phường Khe Thử"
    assert Case.objects.filter(pk=case.pk, unit__area__name="Xã Mới").exists()
    assert not Officer.objects.get(username="clerk").is_active

    assert succession.settle_once(at=THEN) == 0


def test_one_unit_does_not_hold_up_the_others(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    seen = []

    def fails_first(*, unit: Unit, by: object, at: object) -> None:
        seen.append(unit.code)
        if len(seen) == 1:
            raise RuntimeError("một câu có tên người")

    named = [cast.units["commune"], cast.units["other"]]

    assert succession._each(fails_first, named, NOW) == 1
    assert seen == ["t-commune", "t-other"]
    assert "RuntimeError" in caplog.text
    assert "tên người" not in caplog.text
