"""Fields and units proposed for a case: the field by its words, the unit by law.

Words come from the index of the office, where whatever looks like a name, a telephone or an
address is covered already, and nothing sealed or denounced ever stands; who spoke is not asked.
Who answers for a field in a place says the table of competence alone; beside it stands where
such cases ended after a hand-over, as a fact of the past.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf

from hoiam.base import search
from hoiam.cases.models import Case, RoutingChoice, RoutingModel
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.routing import MOST, Learned, proposals, spelt
from hoiam.core.text import fold
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.units.queries import Routing
from hoiam.units.queries.competence import competent_units

LATELY = 100  # decisions that the share of right ones counts
LEAST_ENDED = 3  # cases that ended at a kind of body before it is named
LEAST_DECISIONS = 20  # of officers, before their share is shown instead of the held-out one
# The figures of a model, without its words.
_FIGURES = (
    "id", "cases", "confirmed", "started", "asked", "first_right", "three_right", "commonest",
    "said", "said_right", "sure", "on_examples", "ends", "trained_at", "trained_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One field, the words that speak for it (folded), who answers for it here, and which other
    bodies such cases ended at, with how many of how many."""

    field: Field
    words: tuple[str, ...]
    unit: Unit | None
    why: str
    ended: tuple[tuple[Unit, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """How often the first proposal was what officers chose, and how often one of them was."""

    first: int
    any: int
    of: int


def figures() -> RoutingModel | None:
    """The model of today without its words; None before the first training."""
    return RoutingModel.objects.only(*_FIGURES).order_by("-id").first()


@lru_cache(maxsize=2)
def _learned(pk: int) -> Learned:
    """The words of one model, kept in the memory of a process: a row never changes once it is
    written and its number is never given again, and every question asks first which is the
    newest, so that what is kept cannot be stale. It is the same for whoever asks."""
    row = RoutingModel.objects.get(pk=pk)
    return Learned.read(row.fields, row.words, row.weights)


def forget() -> None:
    """A process that writes a model takes back what it kept: a number whose transaction is rolled
    back is given again."""
    _learned.cache_clear()


def suggestions(case: Case, *, day: date) -> list[Suggestion]:
    """What is proposed for a case on a day; nothing where nothing is sure."""
    model = figures()
    if model is None or model.sure is None:
        return []
    text = words_of([case.code]).get(case.code, "")
    found = proposals(_learned(model.pk), text, sure=model.sure)
    if not found:
        return []
    codes = [one.field for one in found]
    known = {one.code: one for one in units.fields().filter(code__in=codes)}
    try:
        routes = competent_units(fields=codes, kind=case.kind, area=case.area, day=day)
    except (NotFound, Invalid):  # no table for this place, or it was split: the field alone
        routes = {}
    return [
        Suggestion(
            known[one.field],
            one.words,
            route.unit if route else None,
            route.why if route else "",
            _ended(case, route, model.ends.get(one.field, {}), day),
        )
        for one, route in ((one, routes.get(one.field)) for one in found)
        if one.field in known
    ]


def words_of(codes: Iterable[str]) -> dict[str, str]:
    """The covered words under which the office finds these cases, without their numbers."""
    found = search.folded("case", codes)
    return {code: text.replace(search.folded_words(code), ".") for code, text in found.items()}


def _ended(
    case: Case, route: Routing | None, ends: dict[str, int], day: date
) -> tuple[tuple[Unit, int, int], ...]:
    """Which other bodies answered cases of a field in the end, commonest first."""
    whole = sum(ends.values())
    found = []
    for template, count in sorted(ends.items(), key=lambda one: (-one[1], one[0])):
        unit = _nearest(case.area, template, day) if count >= LEAST_ENDED else None
        if unit is not None and not unit.outside and (route is None or unit != route.unit):
            found.append((unit, count, whole))
    return tuple(found[:MOST])


def _nearest(area: Unit, template: str, day: date) -> Unit | None:
    """The body of a kind in a place, or in the one around it."""
    here: Unit | None = area
    while here is not None:
        found = units.body(here, template, day)
        if found is not None:
            return found
        here = here.parent
    return None


def units_of(case: Case, found: Sequence[Suggestion]) -> list[Unit]:
    """Where a case may be passed on to, by law first: each unit once, none of outside, which can
    only be named to the person, and not the one that holds it."""
    named = [one.unit for one in found if one.unit is not None]
    named += [unit for one in found for unit, _count, _whole in one.ended]
    once = {unit.pk: unit for unit in named if not unit.outside and unit != case.unit}
    return list(once.values())[:MOST]


def shown_words(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words as the text writes them; folded where it does not show them."""
    return spelt(text, words) or tuple(words)


def record(asked: str) -> Record:
    """What became of the last proposals, whoever decided."""
    places = list(
        RoutingChoice.objects.filter(asked=asked)
        .order_by("-id")
        .values_list("place", flat=True)[:LATELY]
    )
    return Record(
        first=sum(place == 1 for place in places),
        any=sum(place > 0 for place in places),
        of=len(places),
    )


def sure_of(lead: float) -> float | None:
    """The bound as it is kept: none where nothing is ever sure."""
    return None if lead == inf else lead


def said_of(field: Field) -> list[str]:
    """The sentences and words of our own description of a field, one by one."""
    lines = [field.name, *field.help.split("."), *field.examples.split("\n")]
    lines += field.folded.split("\n")
    return list({fold(line): line for line in lines if line.strip()}.values())
