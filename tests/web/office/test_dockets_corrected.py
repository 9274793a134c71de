"""A docket whose rules were put right after its facts were recorded: it is read and led on."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import Docket
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.clocks.shapes import Act, Criterion, Ground
from hoiam.core.refusals import WrongState
from hoiam.rules import actions as rules
from hoiam.rules import queries
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

LIST = "/van-phong/thoi-han"
TODAY = datetime.fromisoformat("2026-10-05T02:00:00+00:00")


def led_on(cast: Cast, docket: Docket, day: date, act: Act, **more: Any) -> None:
    happened = Happened(day, act, paper="7/QĐ-UBND", **more)
    cases.record_docket_fact(docket=docket, happened=happened, by=cast.actor("leader"), at=TODAY)


@pytest.fixture
def docket(cast: Cast) -> Docket:
    """Received, accepted, suspended for four days and extended, under the rules as shipped."""
    new = NewDocket(
        kind="complaint", number="12/2026", unit=cast.units["commune-office"],
        area=cast.units["commune"], received_on=date(2026, 8, 3),
    )  # fmt: skip
    found = cases.open_docket(new=new, by=cast.actor("clerk"), at=NOW)
    led_on(cast, found, date(2026, 8, 5), Act.ACCEPTED)
    led_on(cast, found, date(2026, 8, 20), Act.PAUSED, ground=Ground.AWAITING)
    led_on(cast, found, date(2026, 8, 24), Act.RESUMED)
    complex_ = frozenset({Criterion.PLACES})
    led_on(cast, found, date(2026, 8, 28), Act.EXTENDED, criteria=complex_)
    return found


def correct(cast: Cast, rule_id: str, **changes: Any) -> None:
    standing = queries.rulebook_on().rule_on(rule_id, date(2026, 8, 3))
    rules.correct_rule(
        version=standing.valid_from, after=replace(standing, **changes), reason="Đọc lại luật",
        basis="Công báo số 5", seen=0, by=cast.actor("lawyer"), at=TODAY,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule_id", "changes"),
    [
        ("C-02", {"valid_from": date(2026, 9, 1)}),
        ("C-02", {"valid_to": date(2026, 8, 1)}),
        ("C-03", {"extensions": ()}),
        ("C-03", {"extensions": (), "limits": ()}),
        ("C-05", {"valid_from": date(2026, 9, 25)}),
        ("C-13", {"valid_to": date(2026, 8, 15)}),
        ("C-13", {"valid_from": date(2026, 9, 25)}),
    ],
)
def test_docket_whose_rule_was_put_right_since_is_read_and_led_on(
    officer: SignIn, cast: Cast, docket: Docket, rule_id: str, changes: dict[str, Any]
) -> None:
    correct(cast, rule_id, **changes)

    address = f"{LIST}/{docket.code}"
    for page in (address, f"{address}/phieu", f"{address}/buoc/extended"):
        assert officer("leader").get(page).status_code == 200, page
    led_on(cast, docket, date(2026, 10, 1), Act.DECIDED)
    decide = Commitment.objects.get(about_code=docket.code, clock="decide")
    assert decide.state != CommitmentState.OPEN
    # 45 days in all, four of them not counted: as it was told while the shipped rule counted.
    assert decide.due_on == date(2026, 9, 23)


def test_pause_is_not_left_without_its_beginning(cast: Cast, docket: Docket) -> None:
    with pytest.raises(WrongState, match=r"clocks\.not-running"):
        cases.cancel_docket_fact(
            docket=docket, number=2, reason="Gõ nhầm ngày", by=cast.actor("leader"), at=TODAY
        )


def test_date_of_the_docket_page_is_the_one_on_record(
    officer: SignIn, cast: Cast, docket: Docket
) -> None:
    rules.override_day(
        day=date(2026, 8, 6), working=False, reason="Nghỉ bù", decision="QĐ 1",
        by=cast.actor("administrator"), at=TODAY,
    )  # fmt: skip

    accept = Commitment.objects.get(about_code=docket.code, clock="accept")
    page = officer("leader").get(f"{LIST}/{docket.code}").context["page"]
    shown = next(one for one in page.ended if one.clock.code == "accept")
    # Counted anew it would be a day later; it ended before that was decided: nothing moves it.
    assert shown.clock.due_on == date(2026, 8, 13)
    assert shown.due_on == accept.due_on == date(2026, 8, 12)
