"""The one-stop desk of a place helps with what its bodies hold, however it came in; no other does."""

from typing import Any

import pytest

from hoiam.accounts import actions as accounts
from hoiam.cases import actions, at_desk, policies, queries
from hoiam.cases.actions.seeking import Sought
from hoiam.cases.models import Case, Reading
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.notices.models import Notice
from hoiam.units.models import Unit
from hoiam.voices.marks import Kind
from hoiam.voices.models import Receipt
from tests.cast import NOW, SINCE, Cast, make_cast

GIVEN: dict[str, Any] = {"identity": "card", "reason": "Mất biên nhận", "machine": NOW, "at": NOW}


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def centre(cast: Cast) -> Unit:
    place = cast.units["commune"]
    desk = Unit(
        code="t-centre", kind="centre", name="Trung tâm HCC", short_name="HCC", folded="hcc",
        valid_from=SINCE, parent=cast.units["commune-ubnd"], area=place,
    )  # fmt: skip
    desk.save()
    return desk


def clerk_at(cast: Cast, desk: Unit) -> Actor:
    officer = cast.officers["stranger"]
    accounts.grant_role(
        officer=officer, unit=desk, role=Role.CLERK, valid_from=SINCE, by=cast.actor("system"),
        at=NOW,
    )  # fmt: skip
    return cast.actor("stranger")


def test_desk_of_the_place_helps_whoever_spoke_by_web(cast: Cast, centre: Unit) -> None:
    received = cast.receive()
    voice, case = received.accepted.voice, received.case
    clerk = clerk_at(cast, centre)

    assert not queries.visible_to(clerk).exists()
    assert at_desk.is_known_at_desk(clerk, case.code)
    assert centre in at_desk.assisting_desks(case, clerk)
    sought = actions.seek(
        desk=centre, kind=Kind.PHONE, number="0900000123", purpose=Sought.LOST, by=clerk, at=NOW
    )
    session = actions.start_assisting(case=case, voice=voice, desk=centre, by=clerk, **GIVEN)
    read = actions.read(
        case=case, voice=voice, part="words", purpose="assisting", reason="giúp", demand=None,
        by=clerk, at=NOW,
    )  # fmt: skip
    old = voice.receipt.tracking_hash
    printed = actions.reissue(
        case=case, receipt=voice.receipt, desk=centre, checked_by="căn cước", by=clerk, at=NOW
    )

    assert sought == [case]
    assert session.desk == centre
    assert (read.unit, read.role) == (centre, "intake")
    assert printed.reference == case.code
    assert Receipt.objects.get(voice=voice).tracking_hash != old
    assert Notice.objects.filter(template="cases.reissued").count() == 1


def test_desk_does_not_read_beside_a_session(cast: Cast, centre: Unit) -> None:
    received = cast.receive()
    clerk = clerk_at(cast, centre)

    for part in ("words", "contact"):
        with pytest.raises(NotAllowed):
            actions.read(
                case=received.case, voice=received.accepted.voice, part=part, purpose="assisting",
                reason="tò mò", demand=None, by=clerk, at=NOW,
            )  # fmt: skip
    assert not Reading.objects.exists()


@pytest.mark.parametrize("what", ["held", "above", "elsewhere"])
def test_desk_knows_nothing_of_what_is_not_of_its_place(
    cast: Cast, centre: Unit, what: str
) -> None:
    case = cast.receive().case
    if what == "held":
        Case.objects.update(held="cần người đọc")
    else:
        unit = cast.units["province-ubnd" if what == "above" else "other-ubnd"]
        Case.objects.update(unit=unit)
    case = Case.objects.select_related("unit").get(pk=case.pk)
    clerk = clerk_at(cast, centre)

    assert not at_desk.is_known_at_desk(clerk, case.code)
    assert not at_desk.spoken_in_by(centre, Kind.PHONE, "0900000123")
    with pytest.raises(NotFound):
        at_desk.receipt_of(clerk, case.code)
    with pytest.raises(NotAllowed):
        policies.check_can_assist(case, centre, clerk)
    receipt = Receipt.objects.get()
    with pytest.raises(NotAllowed):
        actions.reissue(
            case=case, receipt=receipt, desk=centre, checked_by="căn cước", by=clerk, at=NOW
        )
