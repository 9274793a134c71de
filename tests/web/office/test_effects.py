"""Every turn of every kind of duty has words."""

from datetime import date
from itertools import product

import pytest

from hoiam.cases.foreseeing import Effect
from hoiam.cases.foreseeing import Turn as CaseTurn
from hoiam.commitments.models import CommitmentKind
from hoiam.core.calendar import calendar_for
from hoiam.core.clocks.changes import Change, Turn
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.shapes import Act, Fact, Matter
from hoiam.core.law.rules import BOOK
from hoiam.web.office import docket_words, effects

DAY = date(2026, 10, 1)


@pytest.mark.parametrize(("turn", "kind"), list(product(CaseTurn, CommitmentKind)))
def test_every_effect_on_a_case_is_told(turn: CaseTurn, kind: CommitmentKind) -> None:
    (line,) = effects.of_effects([Effect(turn, kind, "", None, DAY, DAY)])

    assert line.what[0].isupper()
    assert "{" not in line.says
    told = "Không hạn nào đổi." if turn is CaseTurn.STANDS else "(1/10/2026)"
    assert effects.brief([line]).endswith(told)


@pytest.mark.parametrize("turn", list(Turn))
def test_every_change_of_a_clock_is_told(turn: Turn) -> None:
    facts = (Fact(DAY, Act.RECEIVED, about="person-2"),)
    clock = clocks_of(History(Matter.COMPLAINT, facts), calendar_for(), BOOK)[0]

    (line,) = effects.of_changes([Change(turn, clock, clock)])

    assert "(người 2)" in line.what
    assert line.says


def test_other_changes_have_another_fingerprint() -> None:
    facts = (Fact(DAY, Act.RECEIVED),)
    clock = clocks_of(History(Matter.COMPLAINT, facts), calendar_for(), BOOK)[0]
    started, ended = Change(Turn.STARTED, None, clock), Change(Turn.ENDED, clock, clock)

    assert effects.fingerprint([started]) == effects.fingerprint([started])
    assert (
        len({effects.fingerprint(one) for one in ([], [started], [ended], [started, ended])}) == 4
    )


def test_part_that_is_no_number_keeps_its_name() -> None:
    assert docket_words.part_name("") == ""
    assert docket_words.part_name("content-3") == "nội dung 3"
