"""What is held for a human while many send at once: taken in like anything else."""

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.web.public.drafting import HELD
from tests.cast import NOW, make_cast


@pytest.mark.django_db
def test_reason_of_the_public_door_fits_where_it_is_kept() -> None:
    # PostgreSQL refuses what is too long, SQLite does not: this looks at both.
    cast = make_cast()
    received = cases.receive(told=cast.told(), held=HELD, by=cast.actor("public"), at=NOW)

    assert Case.objects.get(pk=received.case.pk).held == HELD
    assert len(HELD) <= (Case._meta.get_field("held").max_length or 0)
