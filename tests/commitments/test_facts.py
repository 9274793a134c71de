"""Facts of a matter: what each does to the rows of its clocks, and what is refused."""

from datetime import date

import pytest

from hoiam.commitments import actions as commitments
from hoiam.commitments import queries
from hoiam.commitments.models import ClockFact, Commitment, DueDate
from hoiam.core.clocks.shapes import Act
from tests.cast import Cast, make_cast
from tests.commitments.matters import fact, matter, owed, record

pytestmark = pytest.mark.django_db
RECEIVED, ACCEPTED = date(2026, 8, 3), date(2026, 8, 10)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_received_starts_what_is_owed_and_accepted_ends_it(cast: Cast) -> None:
    of = matter(cast)

    record(cast, fact(RECEIVED, Act.RECEIVED), of)
    done = record(cast, fact(ACCEPTED, Act.ACCEPTED, paper="TB 5"), of)

    accept, decide = owed(of, "accept"), owed(of, "decide")
    assert (accept.state, accept.ended_on, accept.result) == ("done", ACCEPTED, "thụ lý (TB 5)")
    assert (decide.state, decide.started_on, decide.rule) == ("open", ACCEPTED, "C-03")
    assert [row.pk for row in done.rows] == [accept.pk, decide.pk]
