"""What was erased leaves the files of the database too, and nobody waits long for that."""

import pytest
from django.db import connection
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


def test_words_that_went_leave_the_index_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "_PAGES", 1)
    search.put(kind="case", code="gone", place=1, text="zyxwvutsr")
    for place in range(2, 40):
        words = " ".join(f"w{place}x{number}" for number in range(400))
        search.put(kind="case", code=f"c-{place}", place=place, text=words)
    search.drop(kind="case", code="gone")
    with CaptureQueriesContext(connection) as heard:
        erasing.tidy()

    said = [asked["sql"] for asked in heard.captured_queries]
    if connection.vendor == "postgresql":
        assert said == ["VACUUM"]
    else:
        assert len([one for one in said if "'merge'" in one]) > 2
        assert _parts() == 1
        assert b"zyxwvutsr" not in _index()
    assert search.matching("case", "zyxwvutsr").count() == 0
    assert search.matching("case", "w7x7").count() == 1
