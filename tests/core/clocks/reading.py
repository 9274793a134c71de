"""From the typed cases to facts."""

from datetime import date

from hoiam.core.clocks.engine import History
from hoiam.core.clocks.shapes import Act, Criterion, Fact, Ground, Matter, Place
from tests.core.clocks.cases import Case


def history_of(case: Case) -> History:
    """What the engine is asked."""
    _name, matter, place, facts, _expected = case
    return History(Matter(matter), tuple(map(_fact, facts.split(", "))), Place(place))


def expected_of(case: Case) -> list[tuple[str, str, date]]:
    """Each clock with its rule and its last day."""
    told = (one.split() for one in case[4].split(", "))
    return [(code, rule, date.fromisoformat(day)) for code, rule, day in told]


def _fact(told: str) -> Fact:
    act, day, why = f"{told} ".split(" ", 2)
    why = why.strip()
    is_pause = act == "paused"
    return Fact(
        date.fromisoformat(day),
        Act(act),
        paper="QĐ",
        ground=Ground(why) if is_pause else None,
        criteria=frozenset(map(Criterion, why.split("+"))) if why and not is_pause else frozenset(),
    )
