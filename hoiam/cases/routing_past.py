"""What the past teaches about fields: cases whose field a human decided, newest first.

Counted whole: an officer read what was held and said what it is, or wrote it down at the desk.
Counted half: a person chose the field (or nobody did, and a word of it was found), and the unit
that it went to answered it as its own without passing it on. Not counted: what nobody has
answered, what was passed on (somebody said that it was with the wrong unit), what was joined to
another case, what was answered as not ours, and "something else" as nobody's choice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hoiam.base.models import Event
from hoiam.cases import routing
from hoiam.cases.models import Case, CaseState, HandOver, Result
from hoiam.core.routing import Example
from hoiam.units.queries import OTHER

SORTED = "cases.case.sorted"
DECIDED, CONFIRMED = 1.0, 0.5  # beside 1 for each line of our own descriptions
MOST_CASES = 10_000  # that a model learns from
LOOKED_AT = 200_000  # cases of the past among which they are looked for
AT_ONCE = 500
_OFFICER = "cb-"  # how the codes of officers begin


@dataclass
class Past:
    """What was found: examples, and by field at which kinds of bodies such cases ended."""

    examples: list[Example] = field(default_factory=list)
    decided: int = 0
    confirmed: int = 0
    ends: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def past() -> Past:
    """The newest cases that teach something; few statements for each chunk of them."""
    found = Past()
    for rows in _chunks():
        _take(found, rows)
        if len(found.examples) >= MOST_CASES:
            break
    found.examples = found.examples[:MOST_CASES]
    return found


def _chunks() -> Iterator[list[Case]]:
    rows = Case.objects.filter(held="").exclude(state=CaseState.JOINED)
    rows = rows.select_related("field", "unit").only(
        "code", "opened_by", "answered_at", "result", "field__code", "unit__template"
    )
    last, looked = None, 0
    while looked < LOOKED_AT:
        below = rows if last is None else rows.filter(pk__lt=last)
        chunk = list(below.order_by("-id")[:AT_ONCE])
        if not chunk:
            return
        yield chunk
        last, looked = chunk[-1].pk, looked + len(chunk)


def _take(found: Past, rows: list[Case]) -> None:
    by_code = {one.code: one for one in rows}
    told = Event.objects.filter(tag=SORTED, subject_kind="case", subject_code__in=list(by_code))
    was_sorted = set(told.values_list("subject_code", flat=True))
    handed = set(HandOver.objects.filter(case__in=rows).values_list("case", flat=True))
    texts = routing.words_of(by_code)
    for code, one in by_code.items():
        own = one.answered_at is not None and one.result != Result.NOT_OURS
        if own and one.unit.template:
            found.ends[one.field.code][one.unit.template] += 1
        if one.pk in handed or not texts.get(code):
            continue
        if code in was_sorted or one.opened_by.startswith(_OFFICER):
            found.decided += 1
            found.examples.append(Example(one.field.code, texts[code], DECIDED))
        elif own and one.field.code != OTHER:
            found.confirmed += 1
            found.examples.append(Example(one.field.code, texts[code], CONFIRMED))
