"""One index of words for every part and both databases, over text folded by the core.

An entry is numbered by what it leads to, so that the index gives the newest first and stops early;
`hoiam.base.finding` narrows what it gives to what a reader may see. SQLite walks its index in that
order by itself. PostgreSQL's has no order: it is asked for the newest few thousand entries, then
for four times as many, until there are enough.

What a word only begins with is read in the texts: an index gathers every word that begins so
before it gives anything, which is dear where there are many and cheap where there are few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hoiam.base import quick
from hoiam.base.models import SearchEntry
from hoiam.core import wanted as core
from hoiam.core.wanted import Term, Wanted

# Both databases see the same words, and PostgreSQL can hold them with their pairs.
MOST_WORDS = 10_000
MOST_SIGNS = 200_000

# Rooms of numbers; a page stands where its case stands.
_ROOMS: Mapping[str, int] = {"case": 1, "page": 2, "record": 3}
# How many numbers, as a power of two, the index of PostgreSQL gathers in one word of its own.
_WINDOWS = (11, 13, 15, 17, 19, 21)
_ROOM_BITS = 40

_ALL = "SELECT id{held} FROM base_searchentry WHERE true"
_SQLITE = "SELECT rowid AS id FROM base_searchentry_words WHERE base_searchentry_words MATCH %s"
_POSTGRES = (
    "SELECT id{held} FROM base_searchentry"
    " WHERE base_searchentry_lexemes(id, folded) @@ CAST(%s AS tsquery)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look into the index gave."""

    places: list[int]  # of things that hold the words, in the order they were looked at
    looked: int  # how many were looked at
    upto: int | None  # the last one of them; none where nothing lies behind it


def entry_id(kind: str, place: int) -> int:
    """The number of the entry for the thing at this place, which is the thing's own key."""
    if not 0 < place < SearchEntry.ROOM:
        raise ValueError(f"no place in the index: {place}")
    return _ROOMS[kind] * SearchEntry.ROOM + place


def put(*, kind: str, code: str, place: int, text: str) -> None:
    """Find this thing under these words from now on. Called by actions, in their transaction."""
    entry = SearchEntry(id=entry_id(kind, place), kind=kind, code=code, folded=folded_words(text))
    if not quick.put(entry, unique=("kind", "code"), change=("folded",)):
        put_many(kind=kind, things=[(code, place, text)])


def put_many(*, kind: str, things: Iterable[tuple[str, int, str]]) -> None:
    """The same for many things of a kind, in few statements: code, place and text of each."""
    entries = [
        SearchEntry(id=entry_id(kind, place), kind=kind, code=code, folded=folded_words(text))
        for code, place, text in things
    ]
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


def matching_places(kind: str, asked: Wanted) -> RawSQL:
    """Places of all things with these words, for use inside another query."""
    return _everything(kind, asked, f"{{id}} - {_ROOMS[kind] * SearchEntry.ROOM}")


def texts(kind: str, places: Sequence[int]) -> dict[int, str]:
    """The folded words of things, by place."""
    entries = keys_in([entry_id(kind, place) for place in places])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, folded FROM base_searchentry WHERE id IN ({entries.sql})",  # noqa: S608
            entries.params,
        )
        return {number % SearchEntry.ROOM: words for number, words in cursor.fetchall()}


def among(kind: str, asked: Wanted, places: Sequence[int]) -> list[int]:
    """Those of the places that hold the words, in their order: read, not looked up."""
    entries = keys_in([entry_id(kind, place) for place in places])
    tests = " AND ".join([_test()] * len(asked.terms))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM base_searchentry WHERE id IN ({entries.sql}) AND {tests}",  # noqa: S608
            [*entries.params, *(term.text for term in asked.terms)],
        )
        held = {number % SearchEntry.ROOM for (number,) in cursor.fetchall()}
    return [place for place in places if place in held]


def keys_in(keys: Sequence[int]) -> RawSQL:
    """Many keys as one parameter: a statement with a sign for each is dear to read."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(CAST(%s AS bigint[]))", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [str(list(keys))])


def look(
    kind: str, asked: Wanted, *, most: int, below: int | None = None, above: int | None = None,
    begun_by_index: bool = False,
) -> Seen:  # fmt: skip
    """The newest things with these words, behind a place; or, above one, the oldest behind it.

    Looks at most at so many. With `begun_by_index` the word that may go on is looked up as well,
    which pays where few texts hold it.
    """
    window = _window(kind, below, above)
    terms = asked.terms if begun_by_index else asked.whole
    tested = [term for term in asked.terms if term not in terms or _is_tested(term)]
    if not terms:
        found = _rows(_ALL, [], tested, window, most)
    elif connection.vendor == "postgresql":
        found = _by_windows(terms, tested, window, most)
    else:
        found = _rows(_SQLITE, [_for_sqlite(terms)], tested, window, most)
    return Seen(
        places=[number % SearchEntry.ROOM for number, holds in found if holds],
        looked=len(found),
        upto=found[-1][0] % SearchEntry.ROOM if len(found) == most else None,
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """Numbers between two others, both left out, and the end to begin at."""

    low: int
    high: int
    upwards: bool


def _window(kind: str, below: int | None, above: int | None) -> _Window:
    room = _ROOMS[kind] * SearchEntry.ROOM
    high = room + (SearchEntry.ROOM if below is None else min(below, SearchEntry.ROOM))
    low = room + (0 if above is None else min(above, SearchEntry.ROOM))
    return _Window(low, high, upwards=above is not None)


type _Found = list[tuple[int, bool]]


def _rows(
    inner: str, told: Sequence[str], tested: Sequence[Term], window: _Window, most: int
) -> _Found:
    """Numbers in order, and whether the texts hold what the index was not asked for."""
    way = "ASC" if window.upwards else "DESC"
    # A sum keeps PostgreSQL from gathering every number of a window beside what its words give.
    number = {_SQLITE: "rowid", _POSTGRES: "id + 0"}.get(inner, "id")
    held = "" if inner == _SQLITE else ", folded"
    statement = (
        f"{inner.format(held=held)} AND {number} > %s AND {number} < %s "
        f"ORDER BY {'rowid' if inner == _SQLITE else 'id'} {way} LIMIT %s"
    )
    values: list[str | int] = [*told, window.low, window.high, most]
    if tested:
        tests = " AND ".join([_test()] * len(tested))
        values = [*(term.text for term in tested), *values]
        join = "JOIN base_searchentry AS e ON e.id = n.id" if inner == _SQLITE else ""
        statement = (
            f"SELECT n.id, {tests} FROM ({statement}) AS n {join} "  # noqa: S608 - of constants
            f"ORDER BY n.id {way}"
        )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [(row[0], not tested or bool(row[1])) for row in cursor.fetchall()]


def _by_windows(
    terms: Sequence[Term], tested: Sequence[Term], window: _Window, most: int
) -> _Found:
    """The index of PostgreSQL gives all or nothing: the nearest numbers first, then more."""
    start = _nearest(window)
    if start is None:
        return []
    query = _for_postgres(terms)
    likely = 0
    for bits in _WINDOWS:
        if bits < likely:
            continue
        here = start >> bits
        there = here + (1 if window.upwards else -1)
        found = _rows(
            _POSTGRES, [f"{query} & ({bits}_{here} | {bits}_{there})"], tested, window, most
        )
        if len(found) == most:
            return found
        end = (there + 1) << bits if window.upwards else there << bits
        if not window.low < end < window.high:
            return found
        # As many bits more as so many more are wanted.
        likely = bits + (most // max(len(found), 1)).bit_length()
    room = f"{_ROOM_BITS}_{start >> _ROOM_BITS}"
    return _rows(_POSTGRES, [f"{query} & {room}"], tested, window, most)


def _nearest(window: _Window) -> int | None:
    """The first number to look at."""
    rows = SearchEntry.objects.filter(pk__gt=window.low, pk__lt=window.high)
    order = "pk" if window.upwards else "-pk"
    return rows.order_by(order).values_list("pk", flat=True).first()


def _everything(kind: str, asked: Wanted, shown: str) -> RawSQL:
    """All hits of a kind. Statements are constants; what was typed travels as parameters."""
    if connection.vendor == "postgresql":
        tested = [term.text for term in asked.terms if _is_tested(term)]
        query = f"{_for_postgres(asked.terms)} & {_ROOM_BITS}_{_ROOMS[kind]}"
        sql = " AND ".join([_POSTGRES.format(held=""), *[_test()] * len(tested)])
        return RawSQL(sql.replace("id", shown.format(id="id"), 1), [query, *tested])  # noqa: S611
    window = _window(kind, None, None)
    sql = f"{_SQLITE} AND rowid > %s AND rowid < %s"
    told = [_for_sqlite(asked.terms), window.low, window.high]
    return RawSQL(sql.replace("rowid AS id", shown.format(id="rowid"), 1), told)  # noqa: S611


def _is_tested(term: Term) -> bool:
    """Of three words that stand together PostgreSQL's index knows two pairs."""
    return connection.vendor == "postgresql" and len(term.tokens) > 2


def _test() -> str:
    name = "strpos" if connection.vendor == "postgresql" else "instr"
    return f"{name}(' ' || folded || ' ', %s) > 0"


def _for_sqlite(terms: Sequence[Term]) -> str:
    return " AND ".join(f'"{" ".join(term.tokens)}"{" *" if term.begun else ""}' for term in terms)


def _for_postgres(terms: Sequence[Term]) -> str:
    """Words, or pairs of neighbours where words stand together."""
    return " & ".join(lexeme for term in terms for lexeme in _lexemes(term))


def _lexemes(term: Term) -> Iterator[str]:
    if len(term.tokens) > 1:
        pairs = zip(term.tokens, term.tokens[1:], strict=False)
        yield from (f"'2{one}_{other}'" for one, other in pairs)
    else:
        yield f"'{term.tokens[0]}'{':*' if term.begun else ''}"
