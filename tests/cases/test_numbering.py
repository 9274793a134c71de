"""The numbers of a case in other systems: kept once, found by, taken away with a reason."""

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.models import Case, OutsideNumber
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
SYSTEM = "CSDL quốc gia"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def keep(cast: Cast, case: Case, number: str = "0007/2026", who: str = "clerk") -> OutsideNumber:
    return cases.keep_outside_number(
        case=case, system=SYSTEM, number=number, by=cast.actor(who), at=later(1)
    )


def found(cast: Cast, words: str, who: str = "clerk") -> list[str]:
    return list(queries.found_by(cast.actor(who), words).values_list("code", flat=True))


def test_number_is_kept_as_written_and_finds_the_case(cast: Cast) -> None:
    case = cast.receive().case
    cast.receive("k2")

    kept = keep(cast, case, "  0007/2026 ")

    assert kept.number == "0007/2026"
    assert found(cast, "0007/2026") == [case.code]
    assert found(cast, "cống vỡ 0007") == [case.code]
    assert found(cast, "0007/2026", "stranger") == []


def test_number_still_finds_after_another_voice_joined(cast: Cast) -> None:
    case = cast.receive().case
    keep(cast, case)

    cases.me_too(
        case=case, told=cast.told("k2", text="Tôi cũng gặp."), by=cast.actor("public"), at=later(2)
    )

    assert found(cast, "0007/2026") == [case.code]
    assert found(cast, "cũng gặp") == [case.code]


def test_number_is_kept_once(cast: Cast) -> None:
    case = cast.receive().case
    keep(cast, case)

    with pytest.raises(WrongState, match="number-known"):
        keep(cast, case)


@pytest.mark.parametrize(
    ("system", "number"), [("", "7"), (SYSTEM, " "), ("x" * 61, "7"), (SYSTEM, "7" * 121)]
)
def test_number_without_a_system_is_refused(system: str, number: str, cast: Cast) -> None:
    case = cast.receive().case

    with pytest.raises(Invalid, match="number-needed"):
        cases.keep_outside_number(
            case=case, system=system, number=number, by=cast.actor("clerk"), at=later(1)
        )


@pytest.mark.parametrize("who", ["stranger", "other-leader", "front", "administrator", "public"])
def test_others_keep_no_number(who: str, cast: Cast) -> None:
    case = cast.receive().case

    with pytest.raises(NotAllowed):
        keep(cast, case, who=who)


def test_wrong_number_goes_with_a_reason_that_stays(cast: Cast) -> None:
    case = cast.receive().case
    kept = keep(cast, case)
    by = cast.actor("handler")

    with pytest.raises(Invalid, match="reason-needed"):
        cases.drop_outside_number(kept=kept, reason=" ", by=by, at=later(2))
    cases.drop_outside_number(kept=kept, reason="gõ nhầm", by=by, at=later(2))

    assert found(cast, "0007/2026") == []
    assert found(cast, "cống") == [case.code]
    event = Event.objects.get(tag="cases.number.dropped")
    assert event.details == {"system": SYSTEM, "number": "0007/2026", "reason": "gõ nhầm"}
    with pytest.raises(NotFound):
        cases.drop_outside_number(kept=kept, reason="gõ nhầm", by=by, at=later(2))


def test_list_is_taken_in_whole_or_not_at_all(cast: Cast) -> None:
    first, second = cast.receive().case, cast.receive("k2").case
    plans = [cases.NumberPlan(first.code, "01"), cases.NumberPlan(second.code, "02")]
    unit = cast.units["commune-office"]

    def take(plans: list[cases.NumberPlan], who: str = "clerk") -> int:
        return cases.keep_outside_numbers(
            unit=unit, system=SYSTEM, plans=plans, by=cast.actor(who), at=later(1)
        )

    with pytest.raises(NotFound):
        take([*plans, cases.NumberPlan("LC-0000-0000", "03")])
    with pytest.raises(NotAllowed):
        take(plans, "stranger")
    assert not OutsideNumber.objects.exists()
    assert take(plans) == 2
    assert take(plans) == 0
    assert found(cast, "02") == [second.code]
    assert queries.outside_numbers([first, second])[second.pk][0].number == "02"
