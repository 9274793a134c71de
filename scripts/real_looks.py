"""What stands in the registers after `scripts.real_runs`, as one line of JSON."""

import json
from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

import django

django.setup()

from django.db.models import Count, F, Q  # noqa: E402

from hoiam.figures import registers as figures  # noqa: E402
from hoiam.imports import shipped  # noqa: E402
from hoiam.imports.models import Import, ImportRow  # noqa: E402
from hoiam.registers.models import Record, RecordStep, StepKind  # noqa: E402

Lines = dict[str, list[str]]


ODD = (
    ("without coordinates, or with some that stand for no place", Q(latitude=None)),
    ("without a due day", Q(due_on=None)),
    ("with a due day, but no time of day", Q(due_on__isnull=False, due_moment=None)),
    ("without an end", Q(ended_on=None)),
    ("with an end, but no time of day", Q(ended_on__isnull=False, ended_moment=None)),
    ("ended by the state, but without a day for it", Q(state="ended", ended_on=None)),
    ("open by the state, but with an end", Q(state="open", ended_on__isnull=False)),
    (
        "with an end before the beginning",
        Q(ended_moment__lt=F("opened_moment")) | Q(ended_on__lt=F("opened_on")),
    ),
    ("due before the beginning", Q(due_moment__lt=F("opened_moment"))),
    ("whose state says nothing", Q(state="unknown")),
    ("without a category", Q(category="")),
    ("with several categories", Q(category__contains="\n")),
    ("with several agencies", Q(agency__contains="\n")),
    ("without an agency", Q(agency="")),
    ("reopened", Q(times_reopened__gt=0)),
    ("rated", ~Q(rating="")),
)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {'row' if count == 1 else 'rows'} {what}."


def main() -> None:
    """Everything by the code of the profile."""
    systems = {one.code: one.mapping.system for one in shipped.shipped()}
    looked = {
        "verdicts": _verdicts(),
        "states": {code: _states(system, code) for code, system in systems.items()},
        "late": {code: _late(system) for code, system in systems.items()},
        "odd": _odd(systems),
    }
    print(json.dumps(looked, ensure_ascii=False))


def _verdicts() -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for of in Import.objects.order_by("id"):
        code = "workbook" if of.media == "xlsx" else _profile(of)
        rows = ImportRow.objects.filter(of=of).values_list("verdict", flat=True)
        again = "again-" if code in found else ""
        found.setdefault(code, Counter()).update(f"{again}{verdict}" for verdict in rows)
    return found


def _profile(of: Import) -> str:
    return next(one.code for one in shipped.shipped() if one.name == of.profile_name)


def _states(system: str, profile: str) -> list[tuple[str, str, int]]:
    if profile.endswith("-states"):
        steps = RecordStep.objects.filter(kind=StepKind.STATE, batch__system=system)
        rows = steps.values_list("state_said", "state").annotate(n=Count("id"))
    else:
        rows = (
            Record.objects.filter(system=system)
            .values_list("state_said", "state")
            .annotate(n=Count("id"))
        )
    return sorted(rows, key=lambda one: -one[2])


def _late(system: str) -> tuple[int, int, int]:
    seen = figures.tally(Record.objects.filter(system=system), on=date(2026, 11, 22))
    return seen["judged"], seen["late-moment"], seen["late-day"]


def _odd(systems: dict[str, str]) -> Lines:
    """What is strange or missing in each list, counted and left as it is."""
    odd: Lines = {}
    for code, system in systems.items():
        rows = Record.objects.filter(system=system)
        if not rows.exists():
            continue
        if code.endswith("-states"):
            odd[code] = _of_steps(system)
            continue
        odd[code] = [
            _counted(rows.filter(q).count(), what) for what, q in ODD if rows.filter(q).exists()
        ]
        odd[code] += _doubtful(rows, code)
        notes = RecordStep.objects.filter(batch__system=system).exclude(kind=StepKind.STATE).count()
        if notes:
            odd[code].append(f"{notes:,} notes of officers kept as steps.")
    return odd


def _doubtful(rows: "django.db.models.QuerySet[Record]", code: str) -> list[str]:
    """Local times that came twice or not at all in the zone of the profile."""
    zone = ZoneInfo(next(one.mapping.zone for one in shipped.shipped() if one.code == code))
    twice = 0
    for name in ("opened_moment", "due_moment", "ended_moment"):
        for moment in rows.exclude(**{name: None}).values_list(name, flat=True):
            there = moment.astimezone(zone)
            twice += there.utcoffset() != there.replace(fold=1 - there.fold).utcoffset()
    if not twice:
        return []
    return [
        f"{twice:,} times in the hour that came twice when clocks went back: read as the first."
    ]


def _of_steps(system: str) -> list[str]:
    steps = RecordStep.objects.filter(batch__system=system, kind=StepKind.STATE)
    states: dict[str, set[str]] = {}
    for record, said in steps.values_list("record", "state_said"):
        states.setdefault(record, set()).add(said)
    several = sum(1 for said in states.values() if len(said) > 1)
    return [
        f"{steps.count():,} states of {len(states):,} records; {several:,} records were seen in more than one."
    ]


if __name__ == "__main__":
    main()
