"""A hall whose server is killed while people send: everybody has a receipt, nothing came twice."""

import pytest

from bench import hall
from tests.storm import storm


@pytest.mark.prove
def test_acknowledged_questions_are_there_once_when_the_server_was_killed() -> None:
    with storm.installation() as (made, _):
        made.start()
        told = hall.sit(made, phones=40, seconds=24, kill_after=8)

    assert told.faults == []
    # A kill that met nobody would prove nothing.
    assert told.hall.again > 0
    assert len(told.hall.receipts) == 40
