"""Form 01/TCD on random registers: identities, and an account made in another way."""

import random
from datetime import date, timedelta

import pytest

from hoiam.core import calendar
from hoiam.core.figures.forms.tt06_2025 import TCD
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.figures.forms import announced, bodies, making
from hoiam.figures.forms.sheets import FormSheet
from hoiam.meetings.models import Host, Meeting, MeetingState
from hoiam.reception.models import Matter, Mode, Visit
from tests.cast import NOW, Cast, make_cast
from tests.reception.making import session

PERIOD = Period(PeriodRule.CALENDAR, 2026, Cut.MONTH, 10)
FIRST, LAST = PERIOD.first, PERIOD.last
MODES = (Mode.REGULAR, Mode.HEAD, Mode.DELEGATED)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def month(cast: Cast, seed: int, *, most: int = 40) -> list[tuple[str, int, str]]:
    """A register as it may fall out: (mode, people, matter) of each visit, also outside the month."""
    draw = random.Random(seed)
    visits: list[Visit] = []
    matters: list[Matter] = []
    said: list[tuple[str, int, str]] = []
    for number in range(1, draw.randint(1, most) + 1):
        day = FIRST + timedelta(days=draw.randint(-5, 35))
        mode, people = draw.choice(MODES), draw.choice((1, 1, 2, 4, 5, 6, 30))
        visit = Visit(
            code=f"lt-{seed}-{number}", key=f"{seed}-{number}", desk=cast.units["commune-office"],
            body=cast.units["commune-ubnd"], year=2026, number=number, received_on=day, mode=mode,
            kind="feedback", people=people, same=people, handling="answered", recorded_at=NOW,
            recorded_by="o-x",
        )  # fmt: skip
        visits.append(visit)
        key = f"m-{draw.randint(1, most // 2)}"
        matters.append(Matter(visit=visit, identity=key, brought_at=NOW, brought_by="o-x"))
        if FIRST <= day <= LAST:
            said.append((mode, people, key))
    Visit.objects.bulk_create(visits)
    for row in matters:
        row.visit_id = Visit.objects.get(code=row.visit.code).pk
    Matter.objects.bulk_create(matters)
    return said


def table() -> FormSheet:
    """Form 01/TCD of the commune in the month."""
    return making.sheet(TCD, PERIOD, [bodies.reporting(LAST)["t-commune-ubnd"]])


@pytest.mark.parametrize("seed", range(6))
def test_random_month_satisfies_every_identity(cast: Cast, seed: int) -> None:
    said = month(cast, seed)
    sheet = table()
    found = sheet.numbers

    assert sheet.holds
    assert found[1] == len(said)
    assert found[2] == sum(people for _mode, people, _key in said)
    assert found[3] == len({key for *_rest, key in said})
    assert found[4] == sum(people >= 5 for _mode, people, _key in said)
    by_head = {key for mode, _people, key in said if mode == Mode.HEAD}
    delegated = {key for mode, _people, key in said if mode == Mode.DELEGATED} - by_head
    assert (found[13], found[19]) == (len(by_head), len(delegated))
    for mode, column in ((Mode.REGULAR, 5), (Mode.HEAD, 11), (Mode.DELEGATED, 17)):
        people = [one for of, one, _key in said if of == mode]
        crowds = [one for one in people if one >= 5]
        assert (found[column], found[column + 1]) == (len(people), sum(people))
        assert (found[column + 3], found[column + 4]) == (len(crowds), sum(crowds))
    for column, number in found.items():
        assert sum(one.adds for one in sheet.behind(column)) == number


def test_days_are_those_announced_and_delegated_ones_are_never_the_heads(cast: Cast) -> None:
    body = cast.units["commune-ubnd"]
    session(cast, "a")
    session(cast, "b", at=NOW + timedelta(hours=4))  # the same day
    delegated = session(cast, "c", at=NOW + timedelta(days=3), in_person=False)
    quiet = session(cast, "d", at=NOW + timedelta(days=5))
    Meeting.objects.filter(pk=quiet.pk).update(announced_at=None, announced_by="")
    unknown = session(cast, "e", at=NOW + timedelta(days=6), in_person=None)
    Meeting.objects.filter(pk=unknown.pk).update(state=MeetingState.HELD)
    ahead = session(cast, "f", at=NOW + timedelta(days=7), in_person=None)

    sheet = table()
    assert [one.dated for one in sheet.behind(10)] == [
        date(2026, 10, 2), calendar.day_of(ahead.starts),  # type: ignore[arg-type]
    ]  # fmt: skip
    assert [one.key for one in sheet.behind(16)] == [delegated.code]
    assert [one.pk for one in announced.unsaid([body], FIRST, LAST)] == [unknown.pk]
    page = cast.browser("clerk").get("/van-phong/tiep-dan/thang?thang=2026-10&cot=16", follow=True)
    assert page.context["unsaid"] == (unknown,)
    (row,) = page.context["opened"].rows
    assert (row.code, row.link) == (delegated.title, f"/van-phong/cuoc-gap/{delegated.code}")
    Host.objects.filter(meeting=unknown).update(head_in_person=True)
    assert table().number(10) == 3
