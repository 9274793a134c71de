"""What an installation that stands again no longer opens by."""

import pytest
from django.utils import timezone

from hoiam.accounts import actions as accounts
from hoiam.accounts import factors
from hoiam.core.refusals import NotFound
from hoiam.standing import actions
from tests.cast import NOW, later, make_cast

pytestmark = pytest.mark.django_db


def test_link_that_may_have_been_used_since_the_backup_sets_no_password() -> None:
    cast = make_cast()
    machine = timezone.now()
    token = accounts.make_entry_link(
        officer=cast.officers["clerk"], machine=machine, by=cast.actor("administrator"), at=NOW
    )
    assert factors.open_entry_link(token, machine=machine)

    actions.take_up(made=NOW.isoformat(), version="0.1.0", by=cast.actor("system"), at=later(1))

    with pytest.raises(NotFound):
        factors.open_entry_link(token, machine=machine)
