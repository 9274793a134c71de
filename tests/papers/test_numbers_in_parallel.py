"""Many clerks at once: no number twice, none left out, none lost to one who gave up."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from hoiam.core import actor as actors
from hoiam.papers import actions
from hoiam.papers.models import Paper
from hoiam.units.models import Unit
from tests.cast import NOW, make_cast
from tests.papers.letters import letter

WRITERS, EACH = 16, 2


class GaveUp(Exception):
    """Somebody whose own act failed after the number was taken."""


def _write(number: int, unit: Unit) -> None:
    by = actors.system("test", act=f"a-{number}")
    try:
        for turn in range(EACH):
            # The same key from two clerks at once is one paper.
            key = f"shared-{turn}" if number < 2 else f"k-{number}-{turn}"
            for _again in range(50):
                try:
                    _issue(unit, key, by, gives_up=number > 1 and turn % 3 == 1)
                except GaveUp:
                    break
                except OperationalError:  # a busy file: tried again, as every door does
                    continue
                break
    finally:
        connection.close()


def _issue(unit: Unit, key: str, by: actors.Actor, *, gives_up: bool) -> None:
    with transaction.atomic():
        actions.issue(
            form="conclusion", letter=letter(), unit=unit, about=("meeting", "m"), by=by, at=NOW,
            key=key,
        )  # fmt: skip
        if gives_up:
            raise GaveUp


@pytest.mark.django_db(transaction=True)
def test_numbers_follow_each_other_while_many_issue_and_some_give_up() -> None:
    unit = make_cast().units["commune-ubnd"]
    writers = [threading.Thread(target=_write, args=(at, unit)) for at in range(WRITERS)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()

    numbers = list(Paper.objects.order_by("number").values_list("number", flat=True))
    kept = EACH + (WRITERS - 2) * len([turn for turn in range(EACH) if turn % 3 != 1])
    assert numbers == list(range(1, kept + 1))
