"""The arithmetic of a draft, done again."""

from collections.abc import Iterable, Iterator

from hoiam.core.claims.changes import changes
from hoiam.core.claims.passages import passages
from hoiam.core.claims.plans import plans, products
from hoiam.core.claims.rests import hundreds, rests
from hoiam.core.claims.shapes import Check, Draft, Kind, Measure, Quantity, Verdict, Why
from hoiam.core.claims.shares import shares
from hoiam.core.claims.sums import sums
from hoiam.core.claims.weekdays import weekdays


def check(draft: Draft) -> list[Check]:
    """Every sum that a draft states, and every number that stands alone, in order."""
    found = list(weekdays(draft))
    for passage in passages(draft):
        for several in (shares, sums, rests, hundreds, changes, plans, products):
            found += several(passage)
    found = list(_once(found))
    found += _alone(draft.quantities, found)
    return sorted(found, key=lambda one: (one.place, one.kind))


def _once(found: Iterable[Check]) -> Iterator[Check]:
    """What is right twice over the same numbers is said once."""
    seen: set[frozenset[int]] = set()
    for one in found:
        places = frozenset(each.start for each in (*one.numbers, one.stated) if each)
        if one.kind in (Kind.SUM, Kind.REST, Kind.DIFFERENCE) and places:
            if places in seen:
                continue
            seen.add(places)
        yield one


def _alone(quantities: Iterable[Quantity], found: list[Check]) -> Iterator[Check]:
    """Numbers that no arithmetic of the text speaks of."""
    spoken = {one.start for done in found for one in (*done.numbers, done.stated) if one}
    for one in quantities:
        if one.start in spoken:
            continue
        percent = one.measure is Measure.PERCENT
        verdict = Verdict.NO_DENOMINATOR if percent else Verdict.UNCHECKED
        why = Why.NO_WHOLE if percent else Why.NOTHING
        yield Check(Kind.LONE, (), one, None, verdict, why)
