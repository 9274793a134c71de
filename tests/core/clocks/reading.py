"""From the typed cases to facts, for the engine and for the slow walk."""

from datetime import date

from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.engine import History
from hoiam.core.clocks.shapes import Criterion, Fact, Matter, Place
from tests.core.clocks import slow
from tests.core.clocks.cases import Case


def history_of(case: Case) -> History:
    """What the engine is asked."""
    _name, matter, place, facts, _expected = case
    return History(Matter(matter), tuple(map(_fact, facts.split(", "))), Place(place))


def expected_of(case: Case) -> list[tuple[str, str, date | None]]:
    """Each clock with its rule and its last day: `clock[@part] rule day`, or that it stands."""
    told = (one.split() for one in case[4].split(", "))
    return [
        (code, rule, None if day == "paused" else date.fromisoformat(day))
        for code, rule, day in told
    ]


def slow_facts(facts: tuple[Fact, ...]) -> list[slow.Fact]:
    """The same facts for the slow walk, in the order of their days."""
    told = [
        slow.Fact(
            one.day,
            one.act.value,
            one.about,
            one.ground.value if one.ground else None,
            len(one.criteria),
        )
        for one in facts
    ]
    return sorted(told, key=lambda one: one.day)


def _fact(told: str) -> Fact:
    act, day, why = f"{told} ".split(" ", 2)
    act, _, about = act.partition("@")
    why = why.strip()
    is_criteria = act == "extended"
    return Fact(
        date.fromisoformat(day),
        Act(act),
        about,
        paper="QĐ",
        ground=Ground(why) if why and not is_criteria else None,
        criteria=frozenset(map(Criterion, why.split("+"))) if why and is_criteria else frozenset(),
    )
