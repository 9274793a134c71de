"""What was sealed is nowhere; the same words sent openly are in every place where words live.

Everything at rest and every answer is looked at. The memory of the processes is not yet.
"""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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
