"""How far entries have come: promised, in the tree, countersigned by k of n."""

from collections.abc import Iterable

from hoiam.base import stamps
from hoiam.base.prepared import Prepared
from hoiam.core.log.proofs import Standing
from hoiam.publication.log import queries
from hoiam.publication.log.models import LogEntry, Opening
from hoiam.publication.log.queries import Head, Place

_ENTRY = Prepared(lambda entry: LogEntry.objects.filter(entry=entry), str)
_best: tuple[int, Head | None] | None = None  # and the stamp of the log when it was read


def places_of(rows: Iterable[Opening]) -> dict[str, Place]:
    """How far each entry has come, in a fixed number of queries."""
    waiting = {row.entry for row in rows}
    if not waiting:
        return {}
    indexes = _indexes(waiting)
    # The head that most have seen proves nearly all; what came since is proved by a newer one.
    heads = [_best_head()]
    if indexes and (heads[0] is None or heads[0].row.size <= max(indexes.values())):
        heads.append(queries.best_head(max(indexes.values())))
    return {entry: _place(indexes.get(entry), heads) for entry in waiting}


def _indexes(entries: set[str]) -> dict[str, int]:
    if len(entries) == 1:
        return {row.entry: row.index for row in _ENTRY(*entries)}
    return dict(LogEntry.objects.filter(entry__in=entries).values_list("entry", "index"))


def _best_head() -> Head | None:
    """The same for every page until the log says something new of itself: its stamp is asked for
    each time, and before the head is read, so that no page says less than the log did."""
    global _best
    said = stamps.log()
    if _best is None or _best[0] != said:
        _best = said, queries.best_head()
    return _best[1]


def _place(index: int | None, heads: list[Head | None]) -> Place:
    holding = (head for head in heads if head is not None and index is not None)
    head = next((one for one in holding if (index or 0) < one.row.size), None)
    if head is None:
        return Place(Standing.PROMISED)
    standing = Standing.WITNESSED if head.is_witnessed else Standing.INCLUDED
    return Place(standing, index, head.row.size, head.names, head.known)
