"""One index of words for every part and both databases, over text folded by the core.

An entry is numbered by what it leads to, so that the index gives the newest first and stops early
(`hoiam.base.looks`); `hoiam.base.finding` narrows what it gives to what a reader may see.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hoiam.base import quick
from hoiam.base.models import SearchEntry
from hoiam.base.rows import array
from hoiam.core import wanted as core
from hoiam.core.wanted import Term, Wanted

# Both databases see the same words, and PostgreSQL can hold them with their pairs.
MOST_WORDS = 10_000
MOST_SIGNS = 200_000

# Rooms of numbers; a page stands where its case stands.
_ROOMS: Mapping[str, int] = {"case": 1, "page": 2, "record": 3}
ROOM_BITS = 40
SQLITE = "SELECT rowid AS id FROM base_searchentry_words WHERE base_searchentry_words MATCH %s"
# What is looked up in the index of PostgreSQL; and with the unit of a case as one more lexeme, which
# begins as no word, pair or window does. `hoiam.base.indexing` tells what these functions say.
LEXEMES = "base_searchentry_found(id, folded, unit) @@ CAST(%s AS tsquery)"
OF_UNIT = LEXEMES.replace("%s", "%s || base_searchentry_held(%s)")


def entry_id(kind: str, place: int) -> int:
    """The number of the entry for the thing at this place, which is the thing's own key."""
    if not 0 < place < SearchEntry.ROOM:
        raise ValueError(f"no place in the index: {place}")
    return room(kind) + place


def room(kind: str) -> int:
    """The number before the first one of a kind."""
    return _ROOMS[kind] * SearchEntry.ROOM


def put(*, kind: str, code: str, place: int, text: str, unit: int | None = None) -> None:
    """Find this thing under these words from now on. Called by actions, in their transaction. A
    case that is not written yet names its unit; that of any other PostgreSQL knows."""
    entry = SearchEntry(id=entry_id(kind, place), kind=kind, code=code, folded=folded_words(text))
    if connection.vendor == "postgresql":
        entry.unit = unit
    if not quick.put(entry, unique=("kind", "code"), change=("folded",)):
        _put([entry])


def put_many(
    *,
    kind: str,
    things: Iterable[tuple[str, int, str]],
    folded: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """The same for many things of a kind, in few statements: code, place and text of each; and
    what is kept of texts, where that was worked out already."""
    _put([
        SearchEntry(
            id=entry_id(kind, place),
            kind=kind,
            code=code,
            folded=folded.get(text) or folded_words(text),
        )
        for code, place, text in things
    ])  # fmt: skip


def _put(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "code"], update_fields=["folded"]
    )


def put_beside(*, kind: str, beside: str, code: str, text: str) -> None:
    """The same for a thing that stands where another one of its code stands: in the list of those.
    Beside nothing it is in no list, and nobody looks for it."""
    entries = SearchEntry.objects.filter(kind=beside, code=code).values_list("id", flat=True)
    for there in entries:
        put(kind=kind, code=code, place=there % SearchEntry.ROOM, text=text)


def drop(*, kind: str, code: str) -> None:
    """Find this thing no more."""
    SearchEntry.objects.filter(kind=kind, code=code).delete()


def folded_words(text: str) -> str:
    """What is kept of a text."""
    kept = " ".join(core.tokens(text)[:MOST_WORDS])
    return kept if len(kept) <= MOST_SIGNS else kept[:MOST_SIGNS].rpartition(" ")[0]


def folded(kind: str, codes: Iterable[str]) -> dict[str, str]:
    """The folded words kept for these things, by code."""
    rows = SearchEntry.objects.filter(kind=kind, code__in=list(codes))
    return dict(rows.values_list("code", "folded"))


def matching(kind: str, text: str) -> QuerySet[SearchEntry]:
    """Every entry of a kind with these words, in no order; none for a query without a word."""
    asked = core.wanted(text)
    if asked is None:
        return SearchEntry.objects.none()
    return SearchEntry.objects.filter(pk__in=_everything(kind, asked, "{id}"))


def matching_places(kind: str, asked: Wanted, unit: int = 0) -> RawSQL:
    """Places of all things with these words, for use inside another query; where every case that
    is looked for is held by one unit, at least of all those."""
    return _everything(kind, asked, f"{{id}} - {room(kind)}", unit)


def texts(kind: str, places: Sequence[int]) -> dict[int, str]:
    """The folded words of things, by place."""
    before = room(kind)
    numbers = keys_in([before + place for place in places])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id - %s, folded FROM base_searchentry WHERE id IN ({numbers.sql})",  # noqa: S608
            [before, *numbers.params],
        )
        return dict(cursor.fetchall())


def keys_of(rows: QuerySet[Any, Any]) -> set[int]:
    """By hand: to have Django hand two thousand numbers out one by one takes as long as to find
    them."""
    statement, values = rows.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, values)
        return {key for (key,) in cursor.fetchall()}


def texts_of(kind: str, rows: QuerySet[Any, Any]) -> dict[int, str]:
    """Of the things whose keys these rows are."""
    statement, values = rows.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(
            "SELECT entry.id - %s, entry.folded FROM base_searchentry AS entry"  # noqa: S608
            f" WHERE entry.id IN (SELECT %s + things.id FROM ({statement}) AS things)",
            [room(kind), room(kind), *values],
        )
        return dict(cursor.fetchall())


def keys_in(keys: Sequence[int]) -> RawSQL:
    """Many keys as one parameter: a statement with a sign for each is dear to read."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(CAST(%s AS bigint[]))", [array(list(keys))])
    return RawSQL("SELECT value FROM json_each(%s)", [str(list(keys))])


def _everything(kind: str, asked: Wanted, shown: str, unit: int = 0) -> RawSQL:
    """All hits of a kind. Statements are constants; what was typed travels as parameters."""
    if connection.vendor == "postgresql":
        tested = [term.text for term in asked.terms if not is_sure(term)]
        query = f"{for_postgres(asked.terms)} & {ROOM_BITS}_{_ROOMS[kind]}"
        words, values = lexemes(query, kind, unit)
        tests = " AND ".join([words, *[TEST] * len(tested)])
        sql = f"SELECT {shown.format(id='id')} FROM base_searchentry WHERE {tests}"  # noqa: S608
        return RawSQL(sql, [*values, *tested])  # noqa: S611
    sql = f"{SQLITE} AND rowid > %s AND rowid < %s"
    told = [for_sqlite(asked.terms), room(kind), room(kind) + SearchEntry.ROOM]
    return RawSQL(sql.replace("rowid AS id", shown.format(id="rowid"), 1), told)  # noqa: S611


def lexemes(query: str, kind: str, unit: int = 0) -> tuple[str, list[str]]:
    """The condition that PostgreSQL's index answers, and its values."""
    return (OF_UNIT, [query, f"3{_ROOMS[kind]}_{unit}"]) if unit else (LEXEMES, [query])


# On PostgreSQL: whether a text holds what its index was not asked for.
TEST = "strpos(' ' || folded || ' ', %s) > 0"


def is_sure(term: Term) -> bool:
    """Of three words that stand together PostgreSQL's index knows two pairs."""
    return connection.vendor != "postgresql" or len(term.tokens) < 3


def for_sqlite(terms: Sequence[Term]) -> str:
    """What the index of SQLite is asked."""
    return " AND ".join(f'"{" ".join(term.tokens)}"{" *" if term.begun else ""}' for term in terms)


def for_postgres(terms: Sequence[Term]) -> str:
    """The same of PostgreSQL: words, or pairs of neighbours where words stand together."""
    return " & ".join(lexeme for term in terms for lexeme in _lexemes(term))


def _lexemes(term: Term) -> Iterator[str]:
    if len(term.tokens) > 1:
        pairs = zip(term.tokens, term.tokens[1:], strict=False)
        yield from (f"'2{one}_{other}'" for one, other in pairs)
    else:
        yield f"'{term.tokens[0]}'{':*' if term.begun else ''}"
