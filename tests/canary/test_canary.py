"""What was sealed is nowhere; the same words sent openly are in every place where words live.

Everything at rest, every answer, and the memory of the processes while they work.
"""

import contextlib
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.product import tree_pids
from tests.canary.doors import OPEN, SEAL
from tests.canary.searching import Search, installation
from tests.canary.stage_names import PEOPLE
from tests.notices.cast import mail_server

# Where ordinary words live, and by which doors they came there. Names, addresses and files lie
# sealed at rest by the installation's own keys: the product reads them, the bytes do not say them.
LIVE = {
    "database": {"text", "place", "answer", "published"},
    "dump": {"text", "place", "answer", "published"},
    "rows": {"text", "place", "name", "file", "answer", "published", "mail"},
    "vocabulary": {"text", "published"},
    "uploads, opened": {"exif", "inner"},
    "backup, opened": {"text", "place", "answer", "published"},
    "mail": {"mail"},
    # The answer is read on the page of who asked by its own code, which this walk does not open.
    "pages": {"text", "place", "name", "file", "published"},
    "log of a proxy": {"query"},
}
IN_MEMORY = {"text", "place", "name", "file"}
# More letters than an hour takes without work, so that the flood is in it; seconds to send them.
LETTERS, LONGEST = 60, 300


@contextlib.contextmanager
def _search() -> Iterator[Search]:
    with (
        mail_server() as box,
        installation() as (made, server),
        tempfile.TemporaryDirectory(prefix="hoiam-canary-") as folder,
    ):
        search = Search(made, box, Path(folder), server=server)
        search.prepare()
        yield search


def _look(search: Search) -> None:
    """Everything but memory."""
    search.look_at_mail()
    search.look_at_rest()
    search.look_at_dump()
    search.look_at_backup()
    search.look_at_answers()
    search.look_with_keys()


def _judge(search: Search) -> None:
    spotter = search.spotter
    opened = "sealed files, opened"
    assert {one: spotter.seen[one] for one in spotter.seen if one.startswith("sealed in")} == {
        f"sealed in {opened}": spotter.seen[f"sealed in {opened}"]
    }
    # The letters truly held them: opened with the keys of their readers they are all there.
    assert spotter.found("sealed", opened) >= set(SEAL)
    for place, doors in LIVE.items():
        seen = set().union(*(
            spotter.found("open", one) for one in spotter.searched if one.startswith(place)
        ))  # fmt: skip
        assert doors <= seen, (place, doors - seen)
    came = set().union(*(spotter.found("open", one) for one in spotter.searched))
    assert came >= set(OPEN)


@pytest.mark.prove
def test_sealed_words_are_nowhere_and_open_ones_are_found() -> None:
    with _search() as search:
        search.seal()
        receipt = search.speak()
        search.answer(receipt, ["deliver"], ["dump", str(search.dump)])
        search.open_pages(receipt, [PEOPLE[1][0]])
        _look(search)

    _judge(search)


@pytest.mark.prove
def test_memory_under_load_never_holds_a_sealed_word() -> None:
    done = threading.Event()
    with _search() as search:
        carriers = search.under_load(done)
        until = time.monotonic() + LONGEST
        while min(search.carried.values()) <= LETTERS and time.monotonic() < until:
            time.sleep(1)
        # Reading takes as long as some dozens of letters, which go on coming meanwhile.
        search.look_into_memory("memory", search.made.pids())
        if search.server is not None:
            search.look_into_memory(
                "memory of the database", tree_pids(search.server.processes[-1].pid)
            )
        done.set()
        for one in carriers:
            one.join(timeout=60)
        # Once more when nothing moves: what is left behind of a request stays longest.
        search.look_into_memory("memory", search.made.pids())

    spotter = search.spotter
    assert search.carried["sealed"] > LETTERS, search.carried
    assert search.carried["open"] > LETTERS, search.carried
    assert not spotter.places("sealed")
    assert spotter.found("open", "memory") >= IN_MEMORY, spotter.places("open")
