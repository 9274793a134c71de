"""What was erased leaves the files of the database too, and nobody waits long for that."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.base import erasing, search

pytestmark = pytest.mark.django_db(transaction=True)


def _parts() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT segid) FROM base_searchentry_words_idx")
        return int(cursor.fetchone()[0])


def _index() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM base_searchentry_words_data")
        return b"".join(block for (block,) in cursor.fetchall())


def _say(places: range) -> None:
    for place in places:
        words = " ".join(f"w{place}x{number}" for number in range(8_000))
        search.put(kind="case", code=f"c-{place}", place=place, text=words)


@pytest.fixture
def _gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that went, beside some others, and steps as small as can be."""
    erasing.tidy()  # the index keeps its parts when the tables are emptied behind a test
    monkeypatch.setattr(erasing, "_PAGES", 1)
    with transaction.atomic():  # in one part of the index
        search.put(kind="case", code="gone", place=1, text="zyxwvutsr")
        _say(range(2, 4))
    search.drop(kind="case", code="gone")


@pytest.mark.usefixtures("_gone")
def test_words_that_went_leave_the_index_in_small_steps() -> None:
    with CaptureQueriesContext(connection) as heard:
        erasing.tidy()

    said = [asked["sql"] for asked in heard.captured_queries]
    if connection.vendor == "postgresql":
        assert said == ["VACUUM"]
    else:
        assert len([one for one in said if "'merge'" in one]) > 10
        assert _parts() == 1
        assert b"zyxwvutsr" not in _index()
    assert search.matching("case", "zyxwvutsr").count() == 0
    assert search.matching("case", "w2x7").count() == 1


@pytest.mark.usefixtures("_gone")
def test_what_others_say_meanwhile_does_not_end_it_in_the_middle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    breaths: list[float] = []

    def breath(seconds: float) -> None:
        breaths.append(seconds)
        if len(breaths) == 1:  # so little that SQLite merges nothing of its own accord
            for place in range(4, 7):
                search.put(kind="case", code=f"c-{place}", place=place, text=f"little{place}")

    monkeypatch.setattr("hoiam.base.erasing.time.sleep", breath)
    erasing.tidy()

    if connection.vendor == "sqlite":
        assert breaths
        assert b"zyxwvutsr" not in _index()
        assert search.matching("case", "little5").count() == 1
