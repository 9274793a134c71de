"""Tables over random registers: every identity holds by construction, whatever happened."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from hoiam.core.figures import forms
from hoiam.core.figures.catalogue import execution, petitions, procedures, reception
from hoiam.core.figures.counting import Row, count
from hoiam.core.figures.definitions import Dataset, Figure
from hoiam.core.figures.forms.filling import behind, summed, tally
from hoiam.core.figures.forms.shapes import broken_across, broken_in
from hoiam.core.figures.language import Asked, Column, Kind
from hoiam.core.periods import Cut, Period, PeriodRule

YEAR = Period(PeriodRule.INSPECTION, 2026, Cut.YEAR)
ASKED = Asked.of(YEAR.first, YEAR.last, YEAR.last)
BEGIN = YEAR.first - timedelta(days=200)
UNITS = ("a", "b", "c")
ALL = (
    *petitions.FIGURES, *reception.FIGURES, *reception.IN_FORMS, *execution.IN_FORMS,
    *procedures.FIGURES,
)  # fmt: skip
BY_CODE = {one.code: one for one in ALL}


def day(luck: random.Random, chance: float = 0.5) -> date | None:
    """Mostly around the ends of the period, where a slip would show."""
    if luck.random() > chance:
        return None
    if luck.random() < 0.3:
        return luck.choice((YEAR.first, YEAR.last)) + timedelta(days=luck.randint(-1, 1))
    return BEGIN + timedelta(days=luck.randint(0, 700))


def register(luck: random.Random, number: int) -> Iterator[tuple[str, Any]]:
    """Rows of every dataset, with days in any order: nothing is assumed of a procedure."""
    cases: dict[int, dict] = {}
    for at in range(number):
        unit = UNITS[at % 3]
        case = cases.setdefault(luck.randint(0, number // 2) * 3 + at % 3, {
            f"case_{name}": day(luck, 0.4)
            for name in ("accepted_on", "refused_on", "stopped_on", "going_since", "settled_on")
        } | {"case": f"v{at}"})  # fmt: skip
        base: Any = {"code": f"{at}", "unit": unit, "area": "x", "received_on": day(luck, 1)}
        kind = luck.choice(petitions.KINDS)
        yield "petitions", base | case | {
            "kind": kind, "topic": luck.choice(("land", "policy", "other")),
            "eligible": luck.choice((True, True, False, None)),
            "processed_on": day(luck, 0.8), "kept_on": day(luck, 0.1), "away_on": day(luck, 0.3),
            "transferred_on": day(luck, 0.2), "settled_on": day(luck),
        }  # fmt: skip
        mode = luck.choice(("regular", "regular", "head", "delegated"))
        yield "visits", base | {"mode": mode, "kind": "x", "people": luck.randint(1, 9)}
        yield "matters", base | {
            "mode": mode, "with_crowd": luck.random() < 0.1, "repeated": luck.random() < 0.4,
        }  # fmt: skip
        yield "reception-days", base | {"mode": luck.choice(("head", "delegated"))}
        issued, done = day(luck, 1), day(luck)
        decision = {"issued_on": issued, "finished_on": done}
        yield "decisions", base | decision | {
            "kind": kind, "petition": "p", "done_on": done,
            "result": luck.choice(("right", "wrong", "partly", "upheld", "changed")),
        }  # fmt: skip
        yield from (("amounts", row) for row in order(luck, base | decision))
        yield "dossiers", base | {
            "due_on": day(luck, 0.9), "ended_on": day(luck, 0.7), "online": luck.random() < 0.5,
            "open": luck.random() < 0.3,
        }  # fmt: skip


def order(luck: random.Random, of: Any) -> Iterator[Any]:
    """What a decision orders, and what was done of it before the day from which it was finished."""
    kind = luck.choice(("recover-money", "recover-land", "return-money", "return-land", "refer"))
    people = luck.randint(0, 4)
    due: Any = {
        "money": Decimal(luck.randint(0, 900)), "land": Decimal(luck.randint(0, 50)),
        "people": people, "officials": luck.randint(0, people), "organisations": 1, "cases": 1,
    }  # fmt: skip
    left = {"money_left": due["money"], "land_left": due["land"]}
    yield {**of, **due, **left, "is_order": True, "day": None, "kind": kind}
    issued, finished = of["issued_on"], of["finished_on"] or date.max
    for _part in range(2):
        when = day(luck, 1)
        if when is not None and issued <= when <= finished:
            half = {name: value // 2 for name, value in due.items()}
            half["officials"] = min(half["officials"], half["people"])
            minus = {"money_left": -half["money"], "land_left": -half["land"]}
            yield {**of, **half, **minus, "is_order": False, "day": when, "kind": kind}


def filled(rows: dict[str, list[Row]]) -> dict[tuple[str, str], dict[str, dict]]:
    """Every form's numbers by body."""
    found: dict[tuple[str, str], dict[str, dict]] = {}
    for form in forms.ALL:
        told: dict[str, dict] = {unit: {} for unit in UNITS}
        for dataset in {BY_CODE[code].dataset.code for code in form.figures}:
            of = [BY_CODE[c] for c in form.figures if BY_CODE[c].dataset.code == dataset]
            for unit, numbers in tally(of, rows[dataset], ASKED).items():
                told[unit] |= numbers
        found[form.key] = {
            unit: {n: numbers.get(c.figure, 0) for n, c in form.columns.items()}
            for unit, numbers in told.items()
        }
    return found


def check(number: int, seed: int) -> None:
    rows: dict[str, list[Row]] = {}
    for dataset, row in register(random.Random(seed), number):
        rows.setdefault(dataset, []).append(row)

    numbers = filled(rows)

    for form in forms.ALL:
        by_unit = numbers[form.key]
        for told in (*by_unit.values(), summed(by_unit.values())):
            assert broken_in(form, told) == [], (form.key, seed)
            assert any(told.values()) == bool(form.figures)
    for circular, rules in forms.ACROSS.items():
        for unit in UNITS:
            of = {code: told[unit] for (of, code), told in numbers.items() if of == circular}
            assert broken_across(rules, of) == []


@pytest.mark.parametrize("seed", range(3))
def test_every_identity_holds_on_a_random_register(seed: int) -> None:
    check(250, seed)


@pytest.mark.prove
def test_every_identity_holds_on_a_hundred_thousand_records() -> None:
    check(15_000, 2026)  # of each of seven datasets


def test_a_walk_over_all_figures_counts_what_each_of_them_counts() -> None:
    """Rows that look the same are judged once: that changes no number, and a number is its list."""
    luck = random.Random(7)
    rows: dict[str, list[Row]] = {}
    for dataset, row in register(luck, 60):
        rows.setdefault(dataset, []).append(row)

    for figure in ALL:
        found = tally([figure], rows[figure.dataset.code], ASKED)
        for unit in UNITS:
            own = [row for row in rows[figure.dataset.code] if row["unit"] == unit]
            said = found.get(unit, {}).get(figure.code, 0)
            assert said == (count(figure, own, ASKED).value or 0), figure.code
            assert said == sum(adds for _row, adds in behind(figure, own, ASKED))


def test_a_day_of_its_own_is_compared_exactly() -> None:
    data = Dataset("d", "d", BY_CODE["xld-1"].dataset.counting, {
        "unit": Kind.TEXT, "a": Kind.DAY, "b": Kind.DAY,
    })  # fmt: skip
    given = Figure("d-1", "n", "m", data, Column("a").before(date(2026, 3, 1)))
    other = Figure("d-2", "n", "m", data, Column("a").before(Column("b")))
    rows: list[Any] = [
        {"unit": "a", "a": date(2026, 2, one), "b": date(2026, 2, 3)} for one in (1, 2, 3, 4)
    ] + [{"unit": "a", "a": date(2026, 3, 1), "b": None}]

    assert tally([given, other], rows, ASKED) == {"a": {"d-1": 4, "d-2": 2}}
