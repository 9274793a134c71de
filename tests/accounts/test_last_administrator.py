"""Somebody is always left who administers."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.accounts import actions as accounts
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, WrongState
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_role_that_ends_on_a_coming_day_leaves_nobody(cast: Cast) -> None:
    first, second = cast.officers["administrator"], cast.officers["clerk"]
    by = cast.actor("system")
    held = accounts.grant_role(
        officer=second, unit=cast.units["province-ubnd"], role=Role.ADMINISTRATOR,
        valid_from=NOW.date(), by=by, at=NOW,
    )  # fmt: skip
    accounts.end_role(
        held=held, valid_to=NOW.date() + timedelta(days=30), reason="nghỉ hưu", by=by, at=later(1)
    )

    with pytest.raises(WrongState):
        accounts.end_role(
            held=first.roles.get(), valid_to=later(2).date(), reason="chuyển", by=by, at=later(2)
        )
    with pytest.raises(WrongState):
        accounts.close(officer=first, reason="chuyển", by=by, at=later(2))


def test_same_role_is_granted_once(cast: Cast) -> None:
    again: dict[str, Any] = {
        "officer": cast.officers["clerk"], "unit": cast.units["commune-office"],
        "role": Role.CLERK, "valid_from": NOW.date(), "at": NOW,
    }  # fmt: skip

    with pytest.raises(Invalid):
        accounts.grant_role(by=cast.actor("administrator"), **again)
