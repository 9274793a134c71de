"""kill -9 of the server while people send: what was acknowledged is there, whole, and once.

The databases wait for the disk here. The operating system stays up, so this shows what a killed
process loses, not what a power cut does.
"""

import pytest

from tests import databases
from tests.storm import storm


def _nothing(number: int) -> None:
    """Nothing but the server is killed."""


def _judge(found: storm.Found) -> None:
    print(found.counts)
    assert found.faults == []
    # A storm that met nobody would prove nothing.
    assert found.counts["acknowledged"] > 0
    assert found.counts["files"] > 0
    assert found.counts["broken connections"] > 0
    # The look afterwards notices what is taken away.
    said = "\n".join(found.planted)
    for sign in ("the code that was seen", "other words", "other files", "0 × contact", "events"):
        assert sign in said


def test_acknowledged_receipts_are_whole_when_the_server_was_killed() -> None:
    with storm.installation() as (made, _):
        found = storm.rage(made, storm.SMALL, seed=1, before=_nothing)

    _judge(found)


@pytest.mark.prove
def test_acknowledged_receipts_are_whole_after_many_kills() -> None:
    with storm.installation() as (made, server):

        def killed_too(number: int) -> None:
            # Once, in the middle: the database under the running server, with everything on its way.
            if server is not None and number == storm.LARGE.kills // 2:
                databases.kill_and_start_again(server)

        found = storm.rage(made, storm.LARGE, seed=2, before=killed_too)

    _judge(found)
