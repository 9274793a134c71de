"""Several hands at the same moment, each with a connection of its own."""

import threading
from collections.abc import Callable

from django.db import OperationalError, connection


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each of them got: a row or a refusal; anything else goes to the test."""
    got: list[object] = [None] * len(acts)
    ready = threading.Barrier(len(acts))

    def run(at: int) -> None:
        try:
            ready.wait()
            got[at] = tried(acts[at])
        finally:
            connection.close()

    hands = [threading.Thread(target=run, args=(at,)) for at in range(len(acts))]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    return got


def tried(act: Callable[[], object]) -> object:
    """What one of them got."""
    for _again in range(50):
        try:
            return act()
        except OperationalError:  # a busy file: tried again, as every door does
            continue
        except Exception as error:
            return error
    return None
