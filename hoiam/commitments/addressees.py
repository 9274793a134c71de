"""Who is told of the reminders of a round: the officer who was named, else who works at the unit;
of what came up, who leads the superior."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.commitments.reminders import Escalation, Reminder, ReminderRound
from hoiam.core.actor import Role
from hoiam.notices.delivery import is_configured
from hoiam.notices.models import Channel
from hoiam.units.models import Unit

# So many references of one kind stand in a letter; the rest is a number.
NAMED = 10
ESCALATED = "escalated"


@dataclass(slots=True)
class Said:
    """What a letter says under one heading."""

    count: int = 0
    references: list[str] = field(default_factory=list)

    def add(self, count: int, references: Iterable[str]) -> None:
        self.count += count
        self.references = [*self.references, *references][:NAMED]


@dataclass(frozen=True, slots=True)
class Addressee:
    """One officer with an address, and what is said to them by step."""

    key: int
    code: str
    email: str
    said: dict[str, Said]


def of(run: ReminderRound) -> list[Addressee]:
    """Everybody who gets a letter after a round, in the order of their keys; nobody where this
    installation sends no mail: the list in the office says the same."""
    if not is_configured(Channel.EMAIL):
        return []
    rounds = Q(round=run) | Q(round__told_with=run)
    said: dict[str, dict[str, Said]] = defaultdict(lambda: defaultdict(Said))
    reminded = _groups(Reminder.objects.filter(rounds), "officer", "unit", "step")
    raised = _groups(Escalation.objects.filter(rounds), "superior")
    held = _Held(run, {row["unit"] for row in reminded}, {row["superior"] for row in raised})
    for row in reminded:
        for code in held.workers(row["unit"], row["officer"]):
            said[code][row["step"]].add(row["count"], row["references"])
    for row in raised:
        for code in held.leaders(row["superior"]):
            said[code][ESCALATED].add(row["count"], row["references"])
    officers = Officer.objects.filter(code__in=said, is_active=True).exclude(email="")
    return [
        Addressee(one.pk, one.code, one.email, dict(said[one.code]))
        for one in officers.order_by("pk")
    ]


def _groups(rows: QuerySet[Any], *by: str) -> list[dict[str, Any]]:
    """How many rows there are of each group, and the references of its first ones."""
    counted = rows.order_by().values(*by).annotate(count=Count("id"))
    first = rows.annotate(
        place=Window(RowNumber(), partition_by=[F(name) for name in by], order_by=["due_on", "id"])
    ).filter(place__lte=NAMED)
    named: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for row in first.values_list(*by, "commitment__about_code"):
        named[row[:-1]].append(row[-1])
    return [
        {**row, "references": named[tuple(row[name] for name in by)]}
        for row in counted.order_by(*by)
    ]


class _Held:
    """Who works at which unit and who leads which, on the day of the round."""

    def __init__(self, run: ReminderRound, units: set[int], superiors: set[int]) -> None:
        self._above = _ancestors(superiors)
        seen = units | superiors | {one for above in self._above.values() for one in above}
        self._at: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        roles = accounts.roles_on(run.day).filter(unit__in=seen, officer__is_active=True)
        for unit, role, code in roles.values_list("unit", "role", "officer__code"):
            self._at[unit][role].add(code)

    def workers(self, unit: int, officer: str) -> set[str]:
        """The officer who was named, while they work there; else who handles and who leads; a
        desk where nobody does."""
        here = self._at[unit]
        if any(officer in codes for codes in here.values()):
            return {officer}
        return here[Role.HANDLER] | here[Role.LEADER] or here[Role.CLERK]

    def leaders(self, superior: int) -> set[str]:
        """Who leads the superior; where nobody does, who leads what stands above it."""
        for unit in (superior, *self._above.get(superior, ())):
            if found := self._at[unit][Role.LEADER]:
                return found
        return set()


def _ancestors(units: set[int]) -> dict[int, tuple[int, ...]]:
    rows = Unit.objects.filter(pk__in=units).values_list(
        "pk", "parent", "parent__parent", "parent__parent__parent"
    )
    return {row[0]: tuple(one for one in row[1:] if one is not None) for row in rows}
