"""How far entries have come: promised, in the tree, countersigned by k of n."""

from collections.abc import Iterable

from hoiam.core.log.proofs import Standing
from hoiam.publication.log import queries
from hoiam.publication.log.models import LogEntry, Opening
from hoiam.publication.log.queries import Head, Place


def places_of(rows: Iterable[Opening]) -> dict[str, Place]:
    """How far each entry has come, in a fixed number of queries."""
    waiting = {row.entry for row in rows}
    found = LogEntry.objects.filter(entry__in=waiting).values_list("entry", "index")
    indexes = dict(found)
    # The head that most have seen proves nearly all; what came since is proved by a newer one.
    heads = [queries.best_head()]
    if indexes and (heads[0] is None or heads[0].row.size <= max(indexes.values())):
        heads.append(queries.best_head(max(indexes.values())))
    return {entry: _place(indexes.get(entry), heads) for entry in waiting}


def _place(index: int | None, heads: list[Head | None]) -> Place:
    holding = (head for head in heads if head is not None and index is not None)
    head = next((one for one in holding if (index or 0) < one.row.size), None)
    if head is None:
        return Place(Standing.PROMISED)
    standing = Standing.WITNESSED if head.is_witnessed else Standing.INCLUDED
    return Place(standing, index, head.row.size, head.names, head.known)
