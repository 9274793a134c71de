"""One index of words for every part and both databases, over text folded by the core.

An entry is numbered by what it leads to, so that the index gives the newest first and stops early;
`hoiam.base.finding` narrows what it gives to what a reader may see. SQLite walks its index in that
order by itself. PostgreSQL's has no order: it is asked for the newest few thousand entries, then
for so many as are likely to do, until there are enough.

What a word only begins with is read in the texts: an index gathers every word that begins so
before it gives anything, which is dear where there are many and cheap where there are few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
# How many of these in one question, or two more. PostgreSQL reads through the rarest of what is
# asked for: of single words that is the windows, which are to reach no further than needed; of
# neighbours it is these, and the windows are to be few.
_OF_WORDS, _OF_NEIGHBOURS = 3, 2
_ROOM_BITS = 40
# One in so many of what is wanted tells how far apart hits are.
_TELLING = 4

_ALL = "SELECT id FROM base_searchentry WHERE true"
_SQLITE = "SELECT rowid AS id FROM base_searchentry_words WHERE base_searchentry_words MATCH %s"
_POSTGRES = (
    "SELECT id FROM base_searchentry"
    " WHERE base_searchentry_lexemes(id, folded) @@ CAST(%s AS tsquery)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look into the index gave."""

    places: list[int]  # in the order they were looked at
    whole: bool  # nothing lies behind the last one of them
    unsure: tuple[Term, ...]  # what of the words is still to be read for in the texts


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
    room = _ROOMS[kind] * SearchEntry.ROOM
    entries = keys_in([room + place for place in places])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, folded FROM base_searchentry WHERE id IN ({entries.sql})",  # noqa: S608
            entries.params,
        )
        return {number - room: words for number, words in cursor.fetchall()}


def holding(kind: str, terms: Sequence[Term], places: Sequence[int]) -> dict[int, str]:
    """The folded words of those that hold all of this, by place: read, not looked up."""
    said = [term.text for term in terms]
    return {
        place: folded
        for place, folded in texts(kind, places).items()
        if all([one in f" {folded} " for one in said])
    }


def keys_in(keys: Sequence[int]) -> RawSQL:
    """Many keys as one parameter: a statement with a sign for each is dear to read."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(CAST(%s AS bigint[]))", [list(keys)])
    return RawSQL("SELECT value FROM json_each(%s)", [str(list(keys))])


def look(
    kind: str, asked: Wanted, *, most: int, below: int | None = None, above: int | None = None,
    until: int | None = None, begun_by_index: bool = False, apart: float = 0.0,
) -> Seen:  # fmt: skip
    """The newest things with these words, behind a place; or, above one, the oldest behind it.

    Gives at most so many, and none behind `until`. `apart` is how many numbers there are to a hit,
    where an earlier look told. What the index was not asked for is left to be
    read for: the word that may go on, unless `begun_by_index` has it looked up as well, which pays
    where few texts hold it.
    """
    window = _window(kind, below, above, until)
    terms = asked.terms if begun_by_index else asked.whole
    if not terms:
        found = _numbers(_ALL, [], window, most)
    elif connection.vendor == "postgresql":
        found = _by_windows(terms, window, most, apart)
    else:
        found = _numbers(_SQLITE, [_for_sqlite(terms)], window, most)
    return Seen(
        places=[number % SearchEntry.ROOM for number in found],
        whole=len(found) < most,
        unsure=tuple(term for term in asked.terms if term not in terms or _is_tested(term)),
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """Numbers between two others, both left out, and the end to begin at."""

    low: int
    high: int
    upwards: bool


def _window(
    kind: str, below: int | None = None, above: int | None = None, until: int | None = None
) -> _Window:
    room, most = _ROOMS[kind] * SearchEntry.ROOM, SearchEntry.ROOM

    def end(place: int | None, otherwise: int) -> int:
        return room + (otherwise if place is None else min(place, most))

    if above is None:
        return _Window(end(until and until - 1, 0), end(below, most), upwards=False)
    return _Window(end(above, 0), end(until and until + 1, most), upwards=True)


def _numbers(inner: str, told: Sequence[str], window: _Window, most: int) -> list[int]:
    """Numbers of entries in order."""
    by = "rowid" if inner == _SQLITE else "id"
    # A sum keeps PostgreSQL from gathering every number of a window beside what its words give.
    number = "id + 0" if inner == _POSTGRES else by
    way = "ASC" if window.upwards else "DESC"
    statement = f"{inner} AND {number} > %s AND {number} < %s ORDER BY {by} {way} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(statement, [*told, window.low, window.high, most])
        return [number for (number,) in cursor.fetchall()]


def _by_windows(terms: Sequence[Term], window: _Window, most: int, apart: float = 0.0) -> list[int]:
    """The index of PostgreSQL gives all or nothing: the nearest numbers first, then on from there
    as far as is likely to do, in windows that are small beside that. How far hits are apart is
    known from those that were found, or from an earlier look."""
    place = _nearest(window)
    if place is None:
        return []
    query, upwards = _for_postgres(terms), window.upwards
    together = any(len(term.tokens) > 1 for term in terms)
    at_once = _OF_NEIGHBOURS if together else _OF_WORDS
    reach, passed, found = _likely(apart, most), 0, list[int]()
    while True:
        far = window.high - place if upwards else place - window.low
        bits = next((size for size in _WINDOWS if min(reach, far) >> size < at_once), None)
        near, behind = _ahead(place, bits, min(reach, far), upwards=upwards)
        left = replace(window, low=place - 1) if upwards else replace(window, high=place + 1)
        found += _numbers(_POSTGRES, [f"{query} & ({near})"], left, most - len(found))
        if bits is None or len(found) >= most or not window.low < behind < window.high:
            return found
        passed += abs(behind - place)
        place = behind
        reach = _likely(passed / max(len(found), 1), most - len(found))
        # Where little was found a guess says little: it goes three times as far then.
        least = passed // _TELLING if len(found) * _TELLING >= most else 3 * passed
        reach = min(max(reach, least), 64 * passed)


def _likely(apart: float, most: int) -> int:
    """How far so many are likely to reach; what is guessed may be too few."""
    return int(apart * most * 5 / 4)


def _ahead(place: int, bits: int | None, reach: int, *, upwards: bool) -> tuple[str, int]:
    """The windows from a place on as far as that, and the first number behind them; without a size
    of windows all of the room."""
    if bits is None:
        return f"{_ROOM_BITS}_{place >> _ROOM_BITS}", place
    first, count = place >> bits, (reach >> bits) + 2
    numbers = range(first, first + count) if upwards else range(first, first - count, -1)
    behind = (numbers[-1] + 1) << bits if upwards else (numbers[-1] << bits) - 1
    return " | ".join(f"{bits}_{number}" for number in numbers), behind


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
        sql = " AND ".join([_POSTGRES, *[_test()] * len(tested)])
        return RawSQL(sql.replace("id", shown.format(id="id"), 1), [query, *tested])  # noqa: S611
    window = _window(kind)
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
