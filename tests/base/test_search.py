"""One index, the same hits on both databases."""

import json
import unicodedata

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hoiam.base import migrating, search, steady
from hoiam.base.models import DataKey, SearchEntry
from hoiam.core import wanted
from hoiam.figures.rollup import triggers
from hoiam.voices.models import Draft
from tests.cast import NOW

pytestmark = pytest.mark.django_db

ROAD = "Đường Hoà Bình bị sạt lở 12m, cạnh trường Tiểu học số 2"


PLACES = {"road": 1, "light": 2, "water": 3, "one": 4, "two": 5, "odd": 6, "7": 7}


def put(kind: str, code: str, text: str) -> None:
    search.put(kind=kind, code=code, place=PLACES[code], text=text)


def found(text: str, kind: str = "case") -> list[str]:
    return sorted(search.matching(kind, text).values_list("code", flat=True))


@pytest.fixture
def entries() -> None:
    put("case", "road", ROAD)
    put("case", "light", "Đèn đường thôn Hòa Lạc hỏng, 1e5 lần báo")
    put("case", "water", "Giếng làng cạn, mùi lạ")
    put("page", "road", ROAD)


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("đường", ["light", "road"]),
        ("Ðường", ["light", "road"]),  # U+00D0, as old converters write it
        ("ĐƯỜNG", ["light", "road"]),
        ("duong", ["light", "road"]),
        (unicodedata.normalize("NFD", "Đường sạt"), ["road"]),
        ("hòa bình", ["road"]),
        ("hoà bình", ["road"]),
        ("hòa", ["light", "road"]),
        ("sat lo duong", ["road"]),
        ("du", ["light", "road"]),  # the last word may be only begun
        ("du sat", []),  # … the ones before it are whole
        ('"sạt lở"', ["road"]),
        ('"lở sạt"', []),
        ('"sat lo" duon', ["road"]),
        ("“sạt lở”", ["road"]),
        ('"sạt lo', ["road"]),  # an open quotation mark is only a sign
        ('"sạ"', []),  # a phrase is whole
        ("12m", ["road"]),
        ("12", ["road"]),
        ("1e5", ["light"]),
        ("số 2", ["road"]),
        ("tiểu-học", ["road"]),
        ("hoc OR nuoc", []),
        ("", []),
        ("   ", []),
        ("!?*", []),
    ],
)
def test_matching_finds(query: str, codes: list[str]) -> None:
    assert found(query) == codes


@pytest.mark.usefixtures("entries")
def test_matching_keeps_kinds_apart() -> None:
    assert found("sạt lở", kind="page") == ["road"]
    assert found("đèn", kind="page") == []


@pytest.mark.usefixtures("entries")
@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        '""',
        '"""',
        "duong*",
        "*",
        "duong NEAR sat",
        "NEAR(duong sat, 3)",
        "duong AND NOT sat",
        "-duong",
        "folded:duong",
        "^duong",
        "(duong",
        "duong)",
        "((((((",
        "' OR 1=1 --",
        "'; DROP TABLE base_searchentry; --",
        "duong & !sat",
        "a <-> b",
        "duong:*",
        "duong:A",
        "\\",
        "%",
        "{duong}",
        "duong\0sat",
        "\0",
        "duong " * 2000,
        "a" * 10_000,
        '"' * 10_000,
        "٣٤ ១២ 日本語 🏠",
        "\ud800",
    ],
)
def test_hostile_query_is_only_words(hostile: str) -> None:
    found(hostile)

    assert SearchEntry.objects.count() == 4


def test_hostile_text_is_indexed_as_words() -> None:
    put("case", "odd", "'a':1B \\ \0 <->&|!():* \"x\" 3.14 1e5abc a1b2 -7 0x1f")

    for word in ("a", "b", "x", "14", "1e5abc", "a1b2", "7", "0x1f"):
        assert found(f'"{word}"') == ([] if word == "b" else ["odd"]), word


def test_put_again_replaces_the_words() -> None:
    put("case", "one", "cầu gãy")
    put("case", "one", "cống tắc")

    assert found("cầu") == []
    assert found("cống") == ["one"]
    assert SearchEntry.objects.count() == 1


def test_drop_forgets_the_words() -> None:
    put("case", "one", "cầu gãy")
    put("case", "two", "cầu treo")

    search.drop(kind="case", code="one")
    search.drop(kind="case", code="one")

    assert found("cầu") == ["two"]


def test_matching_works_inside_another_query() -> None:
    put("case", "one", "cầu gãy")
    put("page", "one", "khác hẳn")

    inner = search.matching("case", "cau").values("code")

    assert list(SearchEntry.objects.filter(kind="page", code__in=inner)) == [
        SearchEntry.objects.get(kind="page")
    ]
    assert not SearchEntry.objects.filter(code__in=search.matching("case", "").values("code"))


def test_words_of_other_scripts_are_found() -> None:
    put("case", "one", "ꪀꪱꪒ Москва 日本 ٣٤")

    assert found("москва") == ["one"]
    assert found("моск") == ["one"]
    assert found("日") == ["one"]
    assert found("日 本") == []


def test_very_long_text_is_indexed() -> None:
    put("case", "one", "đầu " + "giữa " * 50_000 + "x" * 5000)

    assert found("đầu") == ["one"]


def test_long_word_is_found_by_its_beginning() -> None:
    put("case", "one", "x" * 5000)

    assert found("x" * 300) == ["one"]


def test_words_go_with_the_transaction_that_put_them() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        put("case", "one", "cầu gãy")
        raise RuntimeError

    assert found("cầu") == []


WORDS = st.text(min_size=1, max_size=12).filter(lambda text: bool(wanted.tokens(text)))


class EveryWord(TestCase):
    """What was put in is found by any word of it, on each database."""

    @given(text=st.lists(WORDS, min_size=1, max_size=6))
    @settings(suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow])
    def test_every_word_finds_its_text(self, text: list[str]) -> None:
        put("case", "one", " ".join(text))

        for word in text:
            assert found(f'"{word.replace(chr(34), " ")}"') == ["one"], word
        assert found(" ".join(text)[: wanted.LONGEST_QUERY]) == ["one"]

    @given(text=st.text(max_size=60))
    def test_any_query_is_answered(self, text: str) -> None:
        found(text)


def test_index_is_used() -> None:
    put("case", "one", "cầu gãy")

    plan = search.matching("case", "cau").explain()

    assert "VIRTUAL TABLE" in plan if connection.vendor == "sqlite" else "lexemes" in plan


def _drafts() -> list[str]:
    """What lies in the column of drafts, as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(content AS text) FROM voices_draft ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_index_is_built_from_rows_and_taken_back() -> None:
    put("record", "7", "cầu gãy")
    waiting = {"kept_until": NOW, "started_at": NOW, "started_by": "public"}
    Draft(token_hash="a", content={"phone": "0912345678"}, **waiting).save()
    Draft(token_hash="b", **waiting).save()

    # Forward to the newest of all, or the tests after this one lack the tables of later migrations.
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    with migrating.lightly():
        try:
            # As the command does: no trigger speaks of a table that is taken away.
            for one in (triggers, steady):
                one.remove()
            MigrationExecutor(connection).migrate([("base", "0002_searchentry")])
            kept = SearchEntry.objects.count()
            readable = _drafts()
        finally:
            MigrationExecutor(connection).migrate(newest)
            for one in (steady, triggers):
                one.install()

    assert kept == 1
    # The same way takes the encryption back and seals again what lay readable in between.
    assert [json.loads(text) for text in readable] == [{"phone": "0912345678"}, {}]
    assert "0912345678" not in str(_drafts())
    assert [one.content for one in Draft.objects.order_by("id")] == [{"phone": "0912345678"}, {}]
    assert DataKey.objects.count() == 1
    assert found("cầu", kind="record") == ["7"]
