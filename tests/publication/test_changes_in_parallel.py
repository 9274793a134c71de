"""Real writers at once: no number is missing, none becomes visible before a smaller one, and a
writer that fails leaves no hole."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from hoiam.core import actor as actors
from hoiam.publication import actions, queries
from hoiam.publication.actions import Content
from tests.cast import NOW

WRITERS, EACH = 4, 6
CONTENT = Content(title="Cống vỡ", text="Cống bị vỡ.")


class Failed(Exception):
    """A writer that gives up after it took a number."""


def _write(number: int) -> None:
    by = actors.system("test", act=f"a-{number}")
    try:
        for turn in range(EACH):
            code = f"LC-{number:04d}-{turn:04d}"
            for _again in range(50):
                try:
                    _release(code, by, fails=turn % 3 == 1)
                except Failed:
                    break
                except OperationalError:  # a busy file: tried again, as every worker does
                    continue
                break
    finally:
        connection.close()


def _release(code: str, by: actors.Actor, *, fails: bool) -> None:
    with transaction.atomic():
        actions.release(code=code, content=CONTENT, by=by, at=NOW)
        if fails:
            raise Failed


def _read(stop: threading.Event, seen: list[int], wrong: list[tuple[int, list[int]]]) -> None:
    """A reader who keeps asking for what comes after the last number that it knows."""
    try:
        last = 0
        while True:
            ended = stop.is_set()
            found = [one.number for one in queries.changes_after(last)]
            if found and found != list(range(last + 1, last + 1 + len(found))):
                wrong.append((last, found))
            seen += found
            last = found[-1] if found else last
            if ended and not found:
                return
            time.sleep(0)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_and_are_seen_in_order_while_many_write() -> None:
    stop, seen, wrong = threading.Event(), list[int](), list[tuple[int, list[int]]]()
    reader = threading.Thread(target=_read, args=(stop, seen, wrong))
    writers = [threading.Thread(target=_write, args=(number,)) for number in range(WRITERS)]
    reader.start()
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    stop.set()
    reader.join()

    kept = WRITERS * len([turn for turn in range(EACH) if turn % 3 != 1])
    assert wrong == []
    assert seen == list(range(1, kept + 1))
