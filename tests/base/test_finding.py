"""Rows with words in them: by whichever way they are found, the same rows in the same order, on
both databases the ones that reading every text gives."""

import random
import unicodedata

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from hoiam.base import finding, looks, samples, search
from hoiam.base.finding import Readable, find, ranked
from hoiam.base.looks import look
from hoiam.base.models import SearchEntry, Stamp
from hoiam.base.samples import Window
from hoiam.base.windows import Part
from hoiam.core.ranking import best_first
from hoiam.core.wanted import Wanted, tokens, wanted

pytestmark = pytest.mark.django_db

_SAID = (
    "Đường làng đổ đèn điện hoà hòa bình mặt đất mật đã bị sạt lở lờ cống cong vỡ nước tràn trường "
    "tiểu học thôn bản xã rác thải thai chợ khoẻ khỏe thuỷ thủy ngõ 12 12m 3 QL4D ủy uỷ ban nhân dân"
)
VOCABULARY = _SAID.split()
# What sounds the same was written both ways, before and after a reform of the tones.
TONES = (("hòa", "hoà"), ("khỏe", "khoẻ"), ("thủy", "thuỷ"), ("ủy", "uỷ"))
COUNT = 300
FAR = 1_000_000


def _texts() -> dict[int, str]:
    chance = random.Random(92)
    weights = [1 / (rank + 3) for rank in range(len(VOCABULARY))]
    found = {
        # With holes between them, over more than one window of PostgreSQL's index.
        place * 37: " ".join(chance.choices(VOCABULARY, weights, k=chance.randint(3, 30)))
        for place in range(1, COUNT + 1)
    }
    found[37] += " chỉ một lần"
    return found


TEXTS = _texts()
FOLDED = {place: " ".join(tokens(text)) for place, text in TEXTS.items()}


def _queries() -> list[str]:
    chance = random.Random(7)
    found = ["một lần", "không có chữ này", "a", "đ", "t", "zz", '"chỉ một"', '"đường" "đèn"']
    while len(found) < 100:
        words = chance.choice(list(TEXTS.values())).split()
        start = chance.randrange(len(words))
        some = words[start : start + chance.randint(1, 4)]
        shape = chance.randrange(4)
        if shape == 0:
            found.append(f'"{" ".join(some)}"')
        elif shape == 1:
            found.append(" ".join(some)[: chance.randint(1, 8)].strip() or "x")
        elif shape == 2:
            found.append(f'"{" ".join(some)}" {chance.choice(VOCABULARY)[:3]}')
        else:
            found.append(" ".join(chance.sample(VOCABULARY, chance.randint(1, 4))))
    return found


QUERIES = _queries()


def spelt(query: str) -> dict[str, str]:
    """The same search as people and machines type it."""
    bare = " ".join(
        "".join(
            sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
        )
        for word in query.replace("đ", "d").replace("Đ", "D").split(" ")
    )
    tones = query
    for new, old in TONES:
        tones = tones.replace(old, "\0").replace(new, old).replace("\0", new)
    return {
        "bare": bare,
        "apart": unicodedata.normalize("NFD", query),
        "tones": tones,
        "capitals": query.upper(),
        "eth": query.replace("đ", "ð").replace("Đ", "Ð"),
    }


def asked(query: str) -> Wanted:
    found = wanted(query)
    assert found is not None, query
    return found


def read(query: str, *, only: set[int] | None = None) -> list[int]:
    """What reading every text gives, the newest first."""
    terms = asked(query)
    places = TEXTS if only is None else only
    return [place for place in sorted(places, reverse=True) if terms.is_in(FOLDED[place])]


@pytest.fixture(autouse=True)
def _far(db: None) -> None:
    """Rows choose their numbers here: those that the table gives to others are far from them."""
    Stamp.objects.update(id=F("id") + FAR)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval('base_stamp_id_seq', %s)", [2 * FAR])


@pytest.fixture
def stock() -> None:
    Stamp.objects.bulk_create(
        Stamp(id=place, name="many" if place % 5 else "few", number=place % 4) for place in TEXTS
    )
    search.put_many(kind="record", things=((str(key), key, text) for key, text in TEXTS.items()))
    # Of another kind at the same places: never found here.
    search.put_many(kind="case", things=((str(key), key, "đường đèn cống") for key in TEXTS))


_SHORT: dict[str, object] = {"HITS": 4, "MOST_HITS": 8, "ROWS": 9}
_NO_WORD = dict.fromkeys(("sqlite", "postgresql"), 10**9)
WAYS: dict[str, dict[str, object]] = {
    "one way": {},
    "every way": _SHORT,
    "reading": _SHORT | {"TEXT": 0, "GATHERED": 0, "FEW": 0},
    "looking up": _SHORT | {"TEXT": 10**6, "GATHERED": 10**6, "MOST_READ": 0, "FEW": 10**6},
    "the rarest word": {"FEW_TOLD": 10**6, "COMMON": _NO_WORD, "FETCHED": 10**9},
    "the rarest word, all at once": _SHORT | {"FEW_TOLD": 0, "COMMON": _NO_WORD, "FETCHED": 0},
}


@pytest.fixture(params=WAYS)
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With few rows the first way finds all; made short, the others are needed too."""
    for name, value in WAYS[request.param].items():
        module = next(one for one in (finding, looks, samples) if hasattr(one, name))
        monkeypatch.setattr(module, name, value)


def every() -> Readable:
    return Readable(Stamp.objects.all(), "record")


def some(*, parts: bool) -> Readable:
    """A fifth of all rows; in parts, or as one."""
    rows = Stamp.objects.filter(name="few")
    if not parts:
        return Readable(rows, "record")
    return Readable(
        rows, "record", Stamp.objects.all(),
        lambda rest: [Part(rest.filter(name="few"), "number", (0, 1, 2, 3))],
    )  # fmt: skip


FEW = {place for place in TEXTS if place % 5 == 0}


def of_unit(number: int) -> Readable:
    """Those of one unit, which PostgreSQL's index knows."""
    for one in range(4):
        keys = [search.entry_id("record", place) for place in TEXTS if place % 4 == one]
        SearchEntry.objects.filter(pk__in=keys).update(unit=one + 1)
    return Readable(
        Stamp.objects.filter(number=number), "record",
        Stamp.objects.all(), lambda rest: [Part(rest, "number", (number,))], unit=number + 1,
    )  # fmt: skip


@pytest.mark.usefixtures("stock", "ways")
def test_a_hundred_searches_in_a_unit_find_what_reading_its_texts_finds() -> None:
    readable, held = of_unit(3), {place for place in TEXTS if place % 4 == 3}

    for query in QUERIES:
        assert find(readable, asked(query), least=COUNT, most=COUNT).keys == read(query, only=held)


@pytest.mark.usefixtures("stock")
def test_the_index_gives_those_of_the_unit_alone_where_it_knows_them() -> None:
    of_unit(1)
    knows = connection.vendor == "postgresql"

    seen = look("record", asked('"đường"'), Window.of("record"), most=COUNT, unit=2)

    held = {place for place in TEXTS if place % 4 == 1} if knows else None
    assert seen.places == read('"đường"', only=held)
    # No word that somebody types is one of its signs.
    assert find(every(), asked('"33_2"'), least=1, most=1).keys == []


@pytest.mark.usefixtures("stock", "ways")
def test_a_hundred_searches_find_what_reading_every_text_finds() -> None:
    for query in QUERIES:
        for name, typed in {"as it is": query, **spelt(query)}.items():
            found = find(every(), asked(typed), least=7, most=COUNT)
            expected = read(query)
            assert found.keys == expected[: len(found.keys)], (query, name)
            assert found.whole or len(found.keys) >= 7, (query, name)
            assert not found.whole or found.keys == expected, (query, name)


@pytest.mark.usefixtures("stock", "ways")
@pytest.mark.parametrize("parts", [True, False])
def test_a_reader_of_few_finds_theirs_and_no_others(parts: bool) -> None:
    for query in QUERIES:
        found = find(some(parts=parts), asked(query), least=5, most=COUNT)
        expected = read(query, only=FEW)
        assert found.keys == expected[: len(found.keys)], query
        assert len(found.keys) >= min(5, len(expected)), query
        assert not found.whole or found.keys == expected, query


@pytest.mark.usefixtures("stock", "ways")
def test_pages_by_key_are_complete_in_both_directions() -> None:
    for query in QUERIES[:40]:
        for readable, only in ((every(), None), (some(parts=True), FEW)):
            expected = read(query, only=only)
            down: list[int] = []
            below = None
            while page := find(readable, asked(query), least=6, most=6, below=below).keys:
                down += page
                below = page[-1]
            up: list[int] = []
            above = 0
            while page := find(readable, asked(query), least=6, most=6, above=above).keys:
                up += page
                above = page[-1]
            assert down == expected, query
            assert up == expected[::-1], query


@pytest.mark.usefixtures("stock")
def test_best_first_is_one_order_on_every_database() -> None:
    for query in QUERIES:
        hits = read(query)
        expected = best_first(asked(query), {place: FOLDED[place] for place in hits})
        for typed in (query, *spelt(query).values()):
            assert ranked(every(), asked(typed), least=7, most=2_000).keys == expected, query


@pytest.mark.usefixtures("stock")
def test_best_first_ranks_the_newest_alone_and_says_so() -> None:
    hits = read("duong")

    found = ranked(every(), asked("duong"), least=7, most=20)

    assert sorted(found.keys, reverse=True) == hits[:20]
    assert not found.whole


@pytest.mark.usefixtures("stock")
def test_best_first_says_where_only_words_as_typed_were_ranked() -> None:
    exact = read('"duong"')  # quoted it does not go on
    assert len(exact) > 5

    few = ranked(every(), asked("duong"), least=7, most=len(exact) * 4)
    more = ranked(every(), asked("duong"), least=7, most=len(exact) * 4 + 4)

    assert few.as_typed and set(few.keys) == set(exact)
    assert not more.as_typed and set(more.keys) >= set(exact)
    assert not ranked(every(), asked('"duong"'), least=7, most=20).as_typed


@pytest.mark.usefixtures("stock")
def test_far_hits_are_found_in_the_order_of_their_numbers() -> None:
    """On PostgreSQL windows follow one another, each as far as what was found makes likely."""
    room = SearchEntry.ROOM
    far = [3, 90, 2_100, 2_101, 9_000, 40_000, 41_000, 300_000, 2_500_000, 2_500_001, room - 9]
    for place in far:
        search.put(kind="page", code=f"far-{place}", place=place, text="Cổng làng đổ")
    wanted_ones = asked('"cổng" "đổ"')

    downwards, upwards = Window.of("page"), Window.of("page", above=0)
    between = Window.of("page", below=2_500_001, until=2_101)

    for apart in (0.0, 1.0, 250.0, 1e9):
        for most in (1, 3, len(far) - 1, len(far), 50):
            down = look("page", wanted_ones, downwards, most=most, apart=apart)
            up = look("page", wanted_ones, upwards, most=most, apart=apart)
            part = look("page", wanted_ones, between, most=most, apart=apart)
            assert down.places == far[::-1][:most], (apart, most)
            assert up.places == far[:most], (apart, most)
            assert (
                part.places == [place for place in far[::-1] if 2_101 <= place < 2_500_001][:most]
            ), (apart, most)


def test_a_common_word_is_read_for_where_hits_are_far_apart() -> None:
    texts = dict.fromkeys(range(101, 500), "Đường làng")
    texts |= {200: "Đường có sỏi", 201: "Lối có sỏi"}  # once without the common word
    Stamp.objects.bulk_create(Stamp(id=place, name="many", number=0) for place in texts)
    search.put_many(kind="page", things=((str(key), key, text) for key, text in texts.items()))

    def asked_for(*, every_word: bool) -> tuple[str, list[int]]:
        with CaptureQueriesContext(connection) as caught:
            seen = look(
                "page", asked('"đường" "sỏi"'), Window.of("page"), most=50,
                rows=Stamp.objects.all(), every_word=every_word, apart=100.0,
            )  # fmt: skip
        said = [one["sql"] for one in caught if "MATCH" in one["sql"] or "@@" in one["sql"]]
        return str(said).replace("\\", "").replace('"', "'"), seen.sure

    rare, found = asked_for(every_word=False)
    every, same = asked_for(every_word=True)

    assert found == same == [200]
    assert "'soi'" in rare and "'duong'" not in rare
    assert "'soi'" in every and "'duong'" in every


@pytest.mark.usefixtures("stock")
def test_the_index_is_right_within_the_transaction_and_after_it_was_taken_back() -> None:
    place = max(TEXTS) + 1
    Stamp(id=place, name="many", number=0).save()

    with pytest.raises(RuntimeError), transaction.atomic():
        search.put(kind="record", code="new", place=place, text="Một chữ lạ: ngoằn ngoèo")
        search.put(kind="record", code="37", place=37, text="Nay khác hẳn")
        assert find(every(), asked("ngoan ngoeo"), least=1, most=9).keys == [place]
        assert find(every(), asked("khac han"), least=1, most=9).keys == [37]
        assert find(every(), asked("chi mot lan"), least=1, most=9).keys == []
        raise RuntimeError

    assert find(every(), asked("ngoan ngoeo"), least=1, most=9).keys == []
    assert find(every(), asked("chi mot lan"), least=1, most=9).keys == [37]


@pytest.mark.usefixtures("stock")
@pytest.mark.parametrize("query", ["duong", '"đã bị"', "mot lan", "khong-co"])
def test_the_number_of_statements_does_not_grow(query: str) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as caught:
            find(every(), asked(query), least=7, most=50)
        return len(caught)

    few = statements()
    more = {max(TEXTS) + at: "đường đã bị sạt lở" for at in range(1, 400)}
    Stamp.objects.bulk_create(Stamp(id=place, name="many", number=0) for place in more)
    search.put_many(kind="record", things=((f"m{key}", key, text) for key, text in more.items()))

    # Never more than one for each of the windows of PostgreSQL's index, and a few besides.
    assert statements() <= max(few, 4) + 1
    assert statements() <= 12
