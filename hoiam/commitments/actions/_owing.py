"""To what recounts are owed: changes of the calendar, and rules that were put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from hoiam.commitments.models import CalendarChange, Recount
from hoiam.core.text import vn_date
from hoiam.rules import queries as rules
from hoiam.rules.models import CalendarOverride, RuleCorrection


@dataclass(frozen=True, slots=True)
class Change:
    """One change that is not worked off, with its days or its rules: it may move a clock now."""

    run: Recount
    days: tuple[CalendarOverride, ...] = ()
    rules: frozenset[str] = frozenset()

    def moves(self, rule: str, first: date, last: date) -> bool:
        """Whether it touches a clock of this rule that counts the days after `first`."""
        return rule in self.rules or any(first < row.day <= last for row in self.days)

    def words(self, first: date, last: date) -> str:
        """What was decided, with its reason; the days of one paper are named together."""
        return _words(self.run, [row for row in self.days if first < row.day <= last])


def changes() -> list[Change]:
    """Every change that is not worked off, the oldest first."""
    rows = Recount.objects.filter(ended_at__isnull=True).select_related("override", "correction")
    return [_change(run) for run in rows.order_by("id")]


def _change(run: Recount) -> Change:
    if run.correction is not None:
        return Change(run, rules=rules.touched_by(run.correction))
    return Change(run, days=tuple(_rows(run)))


def days(run: Recount) -> list[date]:
    """The days that one recount works off."""
    return [row.day for row in _rows(run)]


def words(run: Recount) -> str:
    """The whole change in words, with every day of its paper."""
    return _words(run, _rows(run))


def _words(run: Recount, rows: Iterable[CalendarOverride]) -> str:
    if run.correction is not None:
        return _rule_words(run, run.correction)
    return _day_words(run, rows)


def _rows(run: Recount) -> list[CalendarOverride]:
    return [] if run.override is None else rules.moved_by(run.override)


def _day_words(run: Recount, rows: Iterable[CalendarOverride]) -> str:
    said = ", ".join(f"{vn_date(row.day)} {'làm việc' if row.working else 'nghỉ'}" for row in rows)
    first = run.override
    if first is None:
        return said
    grounds = first.decision if first.within_id else f"{first.reason}; {first.decision}"
    if run.change == CalendarChange.WITHDRAWN:
        return f"rút: {said} ({grounds}): {first.withdrawn_why}"
    return f"{said} ({grounds})"


def _rule_words(run: Recount, row: RuleCorrection) -> str:
    if run.change == CalendarChange.WITHDRAWN:
        return f"rút đính chính {row.rule_id}: {row.withdrawn_why}"
    return f"đính chính {row.rule_id}: {row.reason} ({row.basis})"


def open_missing() -> None:
    """A recount for every change, through whichever door it came."""
    missing = [*_missing_days(), *_missing_rules()]
    missing.sort(key=lambda one: (one.decided_at, one.override_id or 0, one.correction_id or 0))
    if missing:  # two workers may find the same one
        Recount.objects.bulk_create(missing, ignore_conflicts=True)


def _missing_days() -> list[Recount]:
    known = Recount.objects.filter(override__isnull=False).values("override")
    new = rules.owing().exclude(pk__in=known.filter(change=CalendarChange.SET))
    gone = (
        rules.owing()
        .filter(withdrawn_at__isnull=False)
        .exclude(pk__in=known.filter(change=CalendarChange.WITHDRAWN))
    )
    return [
        *(Recount(override=row, **_set(row.set_at, row.set_by)) for row in new),
        *(Recount(override=row, **_gone(row.withdrawn_at, row.withdrawn_by)) for row in gone),
    ]


def _missing_rules() -> list[Recount]:
    """Words alone move no date."""
    known = Recount.objects.filter(correction__isnull=False).values("correction")
    rows = RuleCorrection.objects.all()
    new = rows.exclude(pk__in=known.filter(change=CalendarChange.SET))
    gone = rows.filter(withdrawn_at__isnull=False).exclude(
        pk__in=known.filter(change=CalendarChange.WITHDRAWN)
    )
    return [
        *(
            Recount(correction=row, **_set(row.set_at, row.set_by))
            for row in new
            if row.moves_dates
        ),
        *(
            Recount(correction=row, **_gone(row.withdrawn_at, row.withdrawn_by))
            for row in gone
            if row.moves_dates
        ),
    ]


def _set(at: datetime, by: str) -> dict[str, object]:
    return {"change": CalendarChange.SET, "decided_at": at, "decided_by": by}


def _gone(at: datetime | None, by: str) -> dict[str, object]:
    return {"change": CalendarChange.WITHDRAWN, "decided_at": at, "decided_by": by}
