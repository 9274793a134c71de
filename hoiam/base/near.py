"""What says nearly the same as a text, among all entries of the word index of one kind.

`near(kind, text, rows, …)` gives keys of `rows` (a queryset of what the reader may see) whose
words are nearly those of the text, the nearest first. `core/nearness.py` says how; here are its
bands beside the index of words.

The database itself keeps them true: triggers on the index take the bands of an entry away with
its words, in the same transaction, whoever changes them, and put it among those that wait. The
worker (`band_some`) gives bands to what waits, the newest first; a killed one leaves it waiting.
What still waits is read directly, the newest few of it, so that nothing is missed meanwhile.
What is in no index of words, sealed content and denunciations, cannot be here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from hoiam.base import rows as many
from hoiam.base import search
from hoiam.base.models import NearBand, NearWaiting, SearchEntry
from hoiam.core import nearness, wanted
from hoiam.core.nearness import NEAR, Telling

# Newest entries of one band that are looked at: what thousands share tells nothing.
MOST_OF_BAND = 60
# Those with most bands in common: so many are asked for among the reader's rows, so many are read.
MOST_MET, MOST_READ = 400, 40
# Newest entries without bands that are read beside them.
MOST_WAITING = 60
# Entries that get their bands in one transaction.
AT_ONCE = 100

# By place, the texts of some things of a kind: one for each voice.
type Texts = Callable[[Sequence[int]], Mapping[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Near:
    """One that says nearly the same."""

    key: int
    score: float
    shared: list[str]  # rare words of both, as the core takes them
    placed: bool  # both name the same hamlet, commune, road or house


def near(kind: str, text: str, rows: QuerySet[Any], *, most: int = 5) -> list[Near]:
    """Those of the rows whose words are nearly the same. Their keys are places of the index."""
    folded = " ".join(wanted.tokens(text))
    told = nearness.telling(folded)
    if not told.words:
        return []
    met = _met(kind, nearness.bands(folded)) + Counter(_waiting(kind))
    ordered = sorted(met, key=lambda number: (-met[number], -number))
    places = [number % SearchEntry.ROOM for number in ordered]
    seen = set(rows.order_by().filter(pk__in=search.keys_in(places)).values_list("pk", flat=True))
    mine = [place for place in places if place in seen]
    # What waits has no bands to be ranked by, and is read in any case.
    read = [*mine[:MOST_READ], *(place for place in mine[MOST_READ:] if met[place] == 1)]
    found = (_compared(told, place, said) for place, said in _said(kind, read).items())
    return sorted(filter(None, found), key=lambda one: (-one.score, -one.key))[:most]


def band_some(kind: str, texts: Texts, *, most: int = AT_ONCE) -> int:
    """Give bands to some of what waits, the newest first; how many there were.

    The work is done before the transaction; what changed or was taken away meanwhile waits on.
    """
    low, high = _room(kind)
    waiting = NearWaiting.objects.filter(entry__gt=low, entry__lt=high).order_by("-entry")
    numbers = list(waiting.values_list("entry", flat=True)[:most])
    if not numbers:
        return 0
    kept = SearchEntry.objects.filter(pk__in=numbers)
    before = dict(kept.values_list("pk", "folded"))
    said = texts([number % SearchEntry.ROOM for number in before])
    made = {number: bands_of(said.get(number % SearchEntry.ROOM, ())) for number in before}
    with transaction.atomic():
        locked = kept.select_for_update(skip_locked=True, of=("self",)) if _locks() else kept
        now = dict(locked.values_list("pk", "folded"))
        same = [number for number in before if now.get(number) == before[number]]
        gone = [number for number in numbers if number not in before]
        # Another worker may have been here.
        still = NearWaiting.objects.filter(entry__in=[*same, *gone])
        fresh = sorted(still.values_list("entry", flat=True))
        put({number: made[number] for number in fresh if number in made})
        still.filter(entry__in=fresh).delete()
    return len(numbers)


def bands_of(texts: Iterable[str]) -> set[int]:
    """The bands of everything that was said in one thing."""
    folded = (" ".join(wanted.tokens(text)) for text in texts)
    return set(chain.from_iterable(map(nearness.bands, folded)))


def put(bands: Mapping[int, Iterable[int]]) -> None:
    """Write the bands of entries that have none; by number of the entry."""
    rows = [(band, number) for number, of in bands.items() for band in of]
    many.insert_many(NearBand, ("band", "entry"), sorted(rows))


def _locks() -> bool:
    return connection.features.has_select_for_update_skip_locked


def _room(kind: str) -> tuple[int, int]:
    first = search.entry_id(kind, 1)
    return first - 1, first - 1 + SearchEntry.ROOM


def _met(kind: str, bands: Sequence[int]) -> Counter[int]:
    """How many bands each entry has in common with these, of the newest of each band."""
    one = (
        "SELECT entry FROM (SELECT entry FROM base_nearband WHERE band = %s AND entry > %s "
        "AND entry < %s ORDER BY entry DESC LIMIT %s) AS b{}"
    )
    # Constants alone; what was computed travels as parameters.
    statement = " UNION ALL ".join(one.format(number) for number in range(len(bands)))
    low, high = _room(kind)
    told = [value for band in bands for value in (band, low, high, MOST_OF_BAND)]
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        return Counter(row[0] for row in cursor.fetchall())


def _waiting(kind: str) -> list[int]:
    low, high = _room(kind)
    waiting = NearWaiting.objects.filter(entry__gt=low, entry__lt=high).order_by("-entry")
    return list(waiting.values_list("entry", flat=True)[:MOST_WAITING])


def _said(kind: str, places: Sequence[int]) -> dict[int, str]:
    """Folded words by place, without what stands before them: a number of ours is in no text."""
    numbers = [search.entry_id(kind, place) for place in places]
    found = SearchEntry.objects.filter(pk__in=numbers).values_list("pk", "code", "folded")
    return {pk % SearchEntry.ROOM: after_code(code, folded) for pk, code, folded in found}


def after_code(code: str, folded: str) -> str:
    """What was said, of words that begin with a title and the code."""
    _title, _code, said = f" {folded} ".partition(f" {' '.join(wanted.tokens(code))} ")
    return said.strip() or folded


def _compared(told: Telling, place: int, folded: str) -> Near | None:
    other = nearness.telling(folded)
    score = nearness.nearness(told, other)
    if score < NEAR:
        return None
    shared = nearness.shared_words(told, other)
    return Near(place, score, shared, nearness.in_one_place(told, other))
