"""How often a model would have been right: on cases that it did not learn from, beside what
always naming the commonest field would give; and how sure it must be before it says anything."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from hoiam.core.routing.learning import Example, learned
from hoiam.core.routing.proposing import MOST, weighed

FOLDS = 5
ALL_FOLDS = 2_000  # of more cases one fifth says enough
LEAST_CASES = 50  # with fewer of its own, an installation is judged on its example sentences
WANTED = 0.7  # so often at least the first field must be right where it is said
_LEAST_SAID = 10


@dataclass(frozen=True, slots=True)
class Examined:
    """Of `asked` held-out texts: the first field right, one of three right, the commonest field
    right; `sure` is the lead from which the first is right often enough, `said` how many reach
    it, `kept` how many of these are right."""

    asked: int = 0
    first: int = 0
    three: int = 0
    commonest: int = 0
    said: int = 0
    kept: int = 0
    sure: float = inf


def examined(asked: Sequence[Example], always: Sequence[Example]) -> Examined:
    """Every fifth text is asked of a model that learned from the other ones and from `always`."""
    tried: list[tuple[float, int]] = []  # lead, place of the right field (0: the first)
    commonest = 0
    for fold in range(FOLDS if len(asked) <= ALL_FOLDS else 1):
        held = [one for at, one in enumerate(asked) if at % FOLDS == fold]
        rest = [one for at, one in enumerate(asked) if at % FOLDS != fold]
        if not held or not rest:
            continue
        model = learned([*rest, *always])
        common = Counter(one.field for one in rest).most_common(1)[0][0]
        commonest += sum(one.field == common for one in held)
        for one in held:
            said = weighed(model, one.text)
            place = said.order.index(one.field) if one.field in said.order else MOST
            tried.append((said.lead, place))
    sure, said_count, kept = _sure(tried)
    return Examined(
        asked=len(tried),
        first=sum(place == 0 for _lead, place in tried),
        three=sum(place < MOST for _lead, place in tried),
        commonest=commonest,
        said=said_count,
        kept=kept,
        sure=sure,
    )


def _sure(tried: Sequence[tuple[float, int]]) -> tuple[float, int, int]:
    """The smallest lead from which at least `WANTED` of the first fields are right."""
    best: tuple[float, int, int] = (inf, 0, 0)
    right = 0
    for count, (lead, place) in enumerate(sorted(tried, key=lambda one: -one[0]), start=1):
        right += place == 0
        if count >= _LEAST_SAID and right >= WANTED * count:
            best = (lead, count, right)
    return best
