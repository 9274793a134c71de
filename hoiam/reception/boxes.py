"""Reading letter boxes: when each was opened, what is still to be sorted, how long it hung shut."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet

from hoiam.base.queries import only
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.reception.models import Box, BoxLetter, Opening
from hoiam.reception.policies import WORKERS
from hoiam.units import queries as units


@dataclass(frozen=True, slots=True)
class Hung:
    """A box as its list shows it."""

    box: Box
    last: date | None
    next_by: date
    late: bool
    open: Opening | None
    longest: int  # days between two openings, at most

    @property
    def days(self) -> int:
        return self.box.opened_each


@dataclass(frozen=True, slots=True)
class Account:
    """Letters of an opening: all of them, by what became of each; `left` is what is missing."""

    letters: int
    aside: int
    by_found: dict[str, int]

    @property
    def left(self) -> int:
        return self.letters - self.aside - sum(self.by_found.values())


def visible_to(person: Actor) -> QuerySet[Box]:
    """Boxes of the units where somebody works, and of those below the ones they lead."""
    works = person.units(*WORKERS)
    seen = Q(unit__code__in=works)
    led = person.units(Role.LEADER)
    if led:
        seen |= units.led(led, "unit")
    return Box.objects.filter(seen).select_related("unit")


def by_code(person: Actor, code: str) -> Box:
    """One visible box; a stranger's answer is the same as for a missing one."""
    found = only(visible_to(person).filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def opening(person: Actor, code: str) -> Opening:
    """One opening of a visible box."""
    rows = Opening.objects.filter(box__in=visible_to(person).order_by().values("pk"))
    found = only(rows.select_related("box__unit__area").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def hung(person: Actor, today: date) -> list[Hung]:
    """Boxes that hang today with when each has to be opened next; overdue ones first."""
    rows = (
        visible_to(person)
        .filter(Q(valid_to=None) | Q(valid_to__gt=today))
        .annotate(last=Max("openings__opened_on"))
        .prefetch_related(
            Prefetch("openings", Opening.objects.order_by("opened_on", "id"), to_attr="all")
        )
    )
    found = [_hung(box, today) for box in rows]
    return sorted(found, key=lambda one: (one.next_by, one.box.pk))


def _hung(box: Box, today: date) -> Hung:
    days = [one.opened_on for one in box.all]  # type: ignore[attr-defined]
    last = days[-1] if days else None
    next_by = (last or box.valid_from) + timedelta(days=box.opened_each)
    marks = [box.valid_from, *days]
    gaps = [(after - before).days for before, after in pairwise(marks)]
    return Hung(
        box=box,
        last=last,
        next_by=next_by,
        late=next_by < today,
        open=next((one for one in box.all if one.closed_at is None), None),  # type: ignore[attr-defined]
        longest=max([*gaps, (today - (last or box.valid_from)).days]),
    )


def account_of(row: Opening) -> Account:
    """Where each letter of an opening went."""
    found = row.sheets.order_by().values_list("found").annotate(number=Count("id"))
    return Account(row.letters, row.aside, dict(found))


def sheets_of(row: Opening) -> QuerySet[BoxLetter]:
    """The letters sorted so far, in order."""
    return row.sheets.select_related("case").order_by("number")


def unaccounted() -> QuerySet[Opening]:
    """Closed openings whose letters do not add up: there is none, or the doctor names it."""
    return (
        Opening.objects.exclude(closed_at=None)
        .annotate(sorted_letters=Count("sheets"))
        .exclude(letters=F("aside") + F("sorted_letters"))
    )
