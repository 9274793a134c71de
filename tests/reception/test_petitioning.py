"""A complaint brought to the desk stands on the register of petitions; the visit points at it."""

from typing import Any

import pytest

from hoiam.core.refusals import WrongState
from hoiam.reception import actions as reception
from tests.cast import NOW, make_cast
from tests.petitions.making import new
from tests.reception.making import bare, register

pytestmark = pytest.mark.django_db


def test_complaint_of_a_visit_goes_on_the_register_of_petitions() -> None:
    cast = make_cast()
    visit = register(cast, bare(cast, visitors=())).visit
    denounced = register(cast, bare(cast, "v2", kind="denunciation", visitors=())).visit
    entry: dict[str, Any] = {"new": new(cast), "by": cast.actor("clerk"), "at": NOW}

    done = reception.take_petition(visit=visit, **entry)
    again = reception.take_petition(visit=visit, **entry)

    assert again.petition == done.petition
    assert visit.matters.get().docket == done.petition.docket
    visit.refresh_from_db()
    assert (visit.content, visit.visitors.count()) == ("", 0)
    with pytest.raises(WrongState):
        reception.take_petition(visit=denounced, **entry)
