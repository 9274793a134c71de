"""Matters for the tests of what leaders read: of every source, age, level and number of people."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from hoiam.cases.models import Case, Gathering, HandOver
from hoiam.commitments.models import Commitment, DueDate
from hoiam.core.pending import Known, Level
from hoiam.units.models import Unit
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast

TODAY = date(2026, 10, 5)
BY = "system:test"


def duty(
    unit: Unit, code: str, *, kind: str = "conclusion", about: tuple[str, str] = ("visit", "v-1"),
    begun: date = TODAY, due: date = TODAY, **more: object,
) -> Commitment:  # fmt: skip
    """One duty as a row."""
    one = Commitment(
        code=code, kind=kind, about_kind=about[0], about_code=about[1], unit=unit,
        assigned_by_unit=unit, what="Sửa đường vào bản", rule="R-08", started_on=begun,
        first_due_on=due, due_on=due, opened_at=NOW, opened_by=BY, **more,
    )  # fmt: skip
    one.save()
    return one


def moved(one: Commitment, times: int, ground: str = "agreed") -> None:
    for _turn in range(times):
        DueDate(
            commitment=one, due_on=one.due_on, ground=ground, rule="R-08", set_at=NOW, set_by=BY
        ).save()


def case_at(cast: Cast, unit: Unit, number: int, people: int = 1, area: str = "commune") -> Case:
    case = Case(
        code=f"TT-{number:08}", kind="feedback", field=cast.fields["roads"],
        area=cast.units[area], unit=unit, title="việc", people=people, opened_on=TODAY,
        opened_at=NOW, opened_by="public",
    )  # fmt: skip
    case.save()
    return case


def spoken(cast: Cast, case: Case, number: int, desk: Unit | None, channel: str) -> None:
    """One voice of the case, written down at a desk."""
    voice = Voice(
        code=f"v-{case.code}-{number}", key=f"k-{case.code}-{number}", channel=channel,
        kind="feedback", field=case.field, area=case.area, desk=desk, text="cống vỡ",
        spoken_at=NOW, spoken_by="public", received_at=NOW, received_by="public",
    )  # fmt: skip
    voice.save()
    Gathering(
        case=case, voice=voice, how="me-too" if number else "first", gathered_at=NOW,
        gathered_by="public",
    ).save()  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """One duty in one case, and what is known of it."""

    duty: Commitment
    known: Known


LEVELS = {"commune-office": Level.COMMUNE, "department": Level.PROVINCE}


def planted(cast: Cast, count: int, seed: int = 6) -> list[Planted]:
    """Cases of every shape: ages around the border, desks of both levels, calls that count not."""
    chance = random.Random(seed)  # the same rows on every run
    units, found = cast.units, []
    for number in range(count):
        where = chance.choice(list(LEVELS))
        case = case_at(cast, units[where], number, people=chance.choice((1, 4, 5, 30)))
        came = []
        for turn in range(chance.randrange(3)):
            desk = chance.choice(list(LEVELS))
            channel = chance.choice(("desk", "post", "phone", "web"))
            spoken(cast, case, turn, units[desk], channel)
            came += [LEVELS[desk]] if channel in ("desk", "post") else []
        down = []
        if chance.random() < 0.3:
            sender = chance.choice(list(LEVELS))
            HandOver(
                case=case, from_unit=units[sender], to_unit=case.unit, reason="thẩm quyền",
                handed_at=NOW, handed_by=BY,
            ).save()  # fmt: skip
            down.append(LEVELS[sender])
        begun = TODAY - timedelta(days=chance.randrange(85, 100))
        one = duty(
            case.unit, f"d-{number}", kind="answer", about=("case", case.code), begun=begun,
            due=TODAY + timedelta(days=chance.randrange(-20, 20)),
        )  # fmt: skip
        first = begun
        if chance.random() < 0.3:  # an earlier duty about the same case, ended long ago
            first = begun - timedelta(days=30)
            duty(
                case.unit, f"e-{number}", kind="consult", about=("case", case.code), begun=first,
                state="done", result="xong", ended_at=NOW, ended_by=BY, ended_on=TODAY,
            )  # fmt: skip
        moves = chance.randrange(4)
        moved(one, moves, chance.choice(("agreed", "extension", "prolonged")))
        moved(one, chance.randrange(3), "calendar")
        found.append(
            Planted(
                one,
                Known(first, LEVELS[where], tuple(came), tuple(down), case.people, moves),
            )
        )
    return found
