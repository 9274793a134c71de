"""A synthetic province-year with the numbers of an article of 2022, told honestly.

The article counts 4.209 visits, 4.662 petitions, 158 complaints of own authority and 149 of them
settled (94,3 %), and 16 inspections of 20. Here each of them is a row, so that a form or a report
that counts these rows says exactly these numbers and lists the 9 and the 4 that are left. What the
article does not explain (the other 4.504 petitions) is spread as it might have been.

The year is that of the inspection sector, from 15 December to 14 December: some visits and
petitions of the 14th, the 15th and the 31st of December stand on its edges, so that a calendar
year counts differently. Everything is invented; names and words there are none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hoiam.base.rows import insert_many
from hoiam.cases.models import Docket
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Matter as Kind
from hoiam.core.periods import Cut, Period, PeriodRule
from hoiam.denunciations.models import (
    DenunciationFile,
    DenunciationMember,
    DenunciationStep,
    Part,
)
from hoiam.petitions.models import Decision, Petition, PetitionStep, Result, Source, Topic
from hoiam.reception.models import Handling, Matter, Mode, Visit, VisitKind
from hoiam.registers.models import Batch, Record, RecordState, RegisterKind
from tests import snapshots
from tests.cast import NOW, Cast

YEAR = 2026
PERIOD = Period(PeriodRule.INSPECTION, YEAR, Cut.YEAR)
FIRST, LAST = PERIOD.first, PERIOD.last

# What the article says.
VISITS, PETITIONS, OWN, SETTLED = 4_209, 4_662, 158, 149
LEFT = OWN - SETTLED  # 9
INSPECTIONS, ENDED = 20, 16

# What it does not say, as it is here. The own are complaints; `denounced` of them may be moved
# into the closed room (see `write`).
CASES = 152  # of the 158: six petitions say the same again
DECISIONS = 143  # of the 149 settled ones: the six share the decision of the first
SECOND = 27  # of the own, complaints of the second time
UNREAD, KEPT, GUIDED, TRANSFERRED = 138, 512, 1_820, 830
ANSWERED, ANSWERING = 1_110, 94  # recommendations of own authority
CARRIED = 40  # received before the year and not read before it
PEOPLE = 5_180  # who came to the visits of the year
HEADS, DELEGATED = 412, 148  # visits received by the head, or by whoever stood in
# On the days around the year's ends.
VISITS_AFTER, PETITIONS_AFTER = 57, 61  # 15–31 December at the end: only in the calendar year
VISITS_DECEMBER, PETITIONS_DECEMBER = 140, 120  # 15–31 December before: only in the sector's
VISITS_BEFORE = 12  # 14 December before: in neither

# 02/XLD and 03/GQKN over all bodies, by column.
EXPECTED_XLD = {
    1: PETITIONS, 2: PETITIONS - UNREAD, 3: OWN + ANSWERED + ANSWERING + GUIDED + TRANSFERRED,
    4: OWN + ANSWERED + ANSWERING, 6: OWN, 7: OWN - SECOND, 8: SECOND, 12: 0,
    19: ANSWERED + ANSWERING, 23: GUIDED + TRANSFERRED, 24: GUIDED, 25: TRANSFERRED,
}  # fmt: skip
EXPECTED_TCD = {1: VISITS, 2: PEOPLE, 5: VISITS - HEADS - DELEGATED, 11: HEADS, 17: DELEGATED}

_TOPICS = (Topic.LAND,) * 6 + (Topic.POLICY,) * 2 + (Topic.OTHER,) * 2
_SOURCES = (Source.HANDED, Source.POST, Source.RECEPTION, Source.POST, Source.FORWARDED)
_FIRST_RESULTS = (Result.WRONG,) * 4 + (Result.PARTLY,) + (Result.RIGHT,)
_SECOND_RESULTS = (Result.UPHELD,) * 3 + (Result.CHANGED,)
_SPAN = (LAST - FIRST).days + 1


@dataclass(frozen=True, slots=True)
class Province:
    """What was written: the bodies whose forms have it, and what is left over, by code."""

    period: Period
    bodies: tuple[str, ...]  # codes of the bodies in whose registers it stands
    units: tuple[str, ...]  # codes of the units that have the petitions
    left: tuple[str, ...]  # codes of the 9 petitions (or sealed files) that are not settled
    settled: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Fate:
    """What becomes of a petition: its kind, its steps, and the state it is in then."""

    name: str
    kind: Kind
    steps: tuple[tuple[str, str, int], ...] = ()  # (step, state, days after the one before)
    eligible: bool | None = True
    own: bool | None = None

    @property
    def state(self) -> str:
        return self.steps[-1][1] if self.steps else "received"


_COMPLAINT, _SAID = Kind.COMPLAINT, Kind.RECOMMENDATION
_UNREAD = _Fate("unread", _SAID, (), None)
_KEPT = _Fate("kept", _SAID, (("keep", "kept", 6),), eligible=False)
_GUIDED = _Fate("guided", _COMPLAINT, (("guide", "guided", 7),), own=False)
_TRANSFERRED = _Fate("transferred", _SAID, (("transfer", "transferred", 7),), own=False)
_ANSWERING = _Fate("answering", _SAID, (("accept", "accepted", 5),), own=True)
_ANSWERED = _Fate("answered", _SAID, (*_ANSWERING.steps, ("answer", "answered", 21)), own=True)
_OPEN = _Fate("open", _COMPLAINT, (("accept", "accepted", 8),), own=True)
_SETTLED = _Fate(
    "settled", _COMPLAINT, (*_OPEN.steps, ("decide", "decided", 27), ("send", "sent", 2)), own=True
)  # fmt: skip
_AGAIN = _Fate("again", _COMPLAINT, (("propose", "received", 5),), own=True)
_SETTLED_SECOND = _Fate("settled", Kind.SECOND_COMPLAINT, _SETTLED.steps, own=True)
# What takes so many days until it has ended begins early enough to end in the year.
_ROOM = {"settled": 40, "answered": 30}


@dataclass(frozen=True, slots=True)
class _Planned:
    fate: _Fate
    day: date
    same: int = -1  # the place in the plan of the one that it says again


def write(cast: Cast, *, denounced: int = 0) -> Province:
    """The whole province-year, copied after the first time a process asks for it. `denounced` of
    the settled petitions are denunciations in the closed room, which the province's leader may
    open: then the open forms count so many fewer."""
    return snapshots.of(
        f"province-year {YEAR} {denounced}", lambda: _written(cast, denounced=denounced)
    )


def _written(cast: Cast, *, denounced: int) -> Province:
    _visits(cast)
    kept = _numbered(_planned(denounced))
    _petitions(cast, kept)
    _steps(kept)
    sealed = _denunciations(cast, denounced)
    return Province(
        PERIOD,
        tuple(dict.fromkeys(body for _unit, body, _area in _DESKS)),
        tuple(unit for unit, _body, _area in _DESKS),
        tuple(one.code for one in kept if one.plan.fate is _OPEN),
        (*(one.code for one in kept if one.plan.fate.name in ("settled", "again")), *sealed),
    )


# Who has petitions, in whose register, of which territory.
_DESKS = (
    ("t-commune-office", "t-commune-ubnd", "t-commune"),
    ("t-other-office", "t-other-ubnd", "t-other"),
    ("t-department", "t-department", "t-province"),
    ("t-province-ubnd", "t-province-ubnd", "t-province"),
)
_BY = "system:test"


def _moment(day: date) -> datetime:
    return calendar.start_of_day(day) + timedelta(hours=9)


# ---- petitions ----------------------------------------------------------------------------------


def _planned(denounced: int) -> list[_Planned]:
    """Every petition of the open register with its day. Nobody read before the year what was
    carried into it, so that it counts in it under every rule of carrying over."""
    settled = DECISIONS - denounced
    own = [_SETTLED] * (settled - SECOND) + [_SETTLED_SECOND] * SECOND
    planned = [_Planned(fate, _spread(order, fate)) for order, fate in enumerate(own)]
    planned += [
        _Planned(_AGAIN, planned[one].day + timedelta(days=9), one)
        for one in range(SETTLED - DECISIONS)
    ]
    planned += [_Planned(_OPEN, LAST - timedelta(days=20 + 11 * one)) for one in range(LEFT)]
    planned += [_Planned(_GUIDED, FIRST - timedelta(days=1 + one % 5)) for one in range(CARRIED)]
    planned += [
        _Planned(_TRANSFERRED, FIRST + timedelta(days=one % 17))
        for one in range(PETITIONS_DECEMBER)
    ]
    others = (
        (_GUIDED, GUIDED - CARRIED), (_TRANSFERRED, TRANSFERRED - PETITIONS_DECEMBER),
        (_ANSWERED, ANSWERED), (_ANSWERING, ANSWERING), (_KEPT, KEPT), (_UNREAD, UNREAD),
    )  # fmt: skip
    for fate, count in others:
        planned += [_Planned(fate, _spread(one, fate)) for one in range(count)]
    planned += [
        _Planned(_UNREAD, LAST + timedelta(days=1 + one % 17)) for one in range(PETITIONS_AFTER)
    ]
    return planned


def _spread(order: int, fate: _Fate) -> date:
    """Somewhere between the first of January and the day from which it would not end in time."""
    january = date(YEAR, 1, 1)
    return january + timedelta(days=order * 89 % ((LAST - january).days - _ROOM.get(fate.name, 9)))


@dataclass(frozen=True, slots=True)
class _Written:
    """A petition as it was planned, and where it stands."""

    at: int
    plan: _Planned
    number: int
    desk: tuple[str, str, str]

    @property
    def code(self) -> str:
        return f"don-{self.desk[1][2:]}-{self.plan.day.year}-{self.number}"


def _numbered(planned: Sequence[_Planned]) -> list[_Written]:
    """With numbers in their registers, in the order of the days."""
    last: Counter[tuple[str, int]] = Counter()
    found = []
    for at in sorted(range(len(planned)), key=lambda one: planned[one].day):
        plan = planned[at]
        desk = _DESKS[_place(plan, at)]
        last[desk[1], plan.day.year] += 1
        found.append(_Written(at, plan, last[desk[1], plan.day.year], desk))
    return found


def _place(plan: _Planned, at: int) -> int:
    """Which desk has it: the second time the province; the same again where it went before."""
    if plan.fate is _SETTLED_SECOND:
        return 3
    return (at if plan.same < 0 else plan.same) % 4


def _petitions(cast: Cast, kept: Sequence[_Written]) -> None:
    keys = {unit.code: unit.pk for unit in cast.units.values()}
    insert_many(
        Docket,
        (
            "code", "kind", "number", "register_id", "unit_id", "area_id", "received_on",
            "opened_at",
        ),
        [
            (
                f"hs-{one.code[4:]}", one.plan.fate.kind, f"{one.number}/{one.plan.day.year}-ĐT",
                keys[one.desk[1]], keys[one.desk[0]], keys[one.desk[2]], one.plan.day,
                _moment(one.plan.day),
            )
            for one in kept
        ],
        led_by="petition", opened_by=_BY,
    )  # fmt: skip
    dockets = dict(Docket.objects.values_list("code", "pk"))
    written: dict[int, int] = {}
    for some in (
        [one for one in kept if one.plan.same < 0],
        [one for one in kept if one.plan.same >= 0],
    ):
        insert_many(
            Petition,
            (
                "code", "key", "docket_id", "register_id", "year", "number", "state", "source",
                "topic", "eligible", "own", "same_as_id", "registered_at",
            ),
            [
                (
                    one.code, one.code, dockets[f"hs-{one.code[4:]}"], keys[one.desk[1]],
                    one.plan.day.year, one.number, one.plan.fate.state,
                    _SOURCES[one.at % len(_SOURCES)], _TOPICS[one.at % len(_TOPICS)],
                    one.plan.fate.eligible, one.plan.fate.own, written.get(one.plan.same),
                    _moment(one.plan.day),
                )
                for one in some
            ],
            registered_by=_BY,
        )  # fmt: skip
        by_code = dict(Petition.objects.values_list("code", "pk"))
        written = {one.at: by_code[one.code] for one in some}


def _steps(kept: Sequence[_Written]) -> None:
    keys = dict(Petition.objects.values_list("code", "pk"))
    rows, decided = [], []
    for one in kept:
        day, state = one.plan.day, "received"
        for number, (step, to, days) in enumerate(one.plan.fate.steps, start=1):
            day += timedelta(days=days)
            code = f"b-{one.code[4:]}-{number}"
            rows.append((code, code, keys[one.code], number, step, state, to, day, _moment(day)))
            state = to
            if step == "decide":
                decided.append((one, code, day))
    insert_many(
        PetitionStep,
        (
            "code", "key", "petition_id", "number", "step", "from_state", "to_state", "day",
            "taken_at",
        ),
        rows, taken_by=_BY, criteria=[], facts=[],
    )  # fmt: skip
    steps = dict(PetitionStep.objects.filter(step="decide").values_list("code", "pk"))
    insert_many(
        Decision,
        ("code", "petition_id", "step_id", "result", "number", "issued_on", "decided_at"),
        [
            (
                f"qd-{one.code[4:]}", keys[one.code], steps[code], _result(one),
                f"{one.at + 1}/QĐ-UBND", day, _moment(day),
            )
            for one, code, day in decided
        ],
        decided_by=_BY,
    )  # fmt: skip


def _result(one: _Written) -> Result:
    results = _SECOND_RESULTS if one.plan.fate is _SETTLED_SECOND else _FIRST_RESULTS
    return results[one.at % len(results)]


# ---- the closed room ----------------------------------------------------------------------------


def _denunciations(cast: Cast, count: int) -> tuple[str, ...]:
    """Settled ones, which the leader of the province may open."""
    leader, unit = cast.officers["province-leader"], cast.units["province-ubnd"]
    files = []
    for one in range(count):
        day = _spread(one, _SETTLED)
        files.append(
            DenunciationFile(
                code=f"tc-{one:04d}",
                key=f"tc-{one}",
                matter=Kind.DENUNCIATION,
                unit=unit,
                received_on=day,
                state="decided",
                registered_at=_moment(day),
                registered_by=_BY,
            )
        )
    DenunciationFile.objects.bulk_create(files)
    DenunciationMember.objects.bulk_create(
        DenunciationMember(
            file=file,
            officer=leader,
            unit=unit,
            part=Part.HEAD,
            named_at=file.registered_at,
            named_by=_BY,
            declared_at=file.registered_at,
            declared_by=leader.code,
        )
        for file in files
    )
    DenunciationStep.objects.bulk_create(
        DenunciationStep(
            file=file,
            key=f"{file.code}-{number}",
            number=number,
            step=step,
            from_state=before,
            to_state=after,
            day=file.received_on + timedelta(days=days),
            result=result,
            taken_at=_moment(file.received_on + timedelta(days=days)),
            taken_by=_BY,
        )
        for file in files
        for number, step, before, after, days, result in (
            (1, "accept", "received", "accepted", 7, ""),
            (2, "decide", "accepted", "decided", 30, "wrong"),
        )
    )
    return tuple(file.code for file in files)


# ---- visits -------------------------------------------------------------------------------------


def _visits(cast: Cast) -> None:
    """The register of receptions: of the year exactly VISITS and PEOPLE, and some around it."""
    units = cast.units
    places = [(units["commune-office"], units["commune-ubnd"]),
              (units["other-office"], units["other-ubnd"]),
              (units["province-ubnd"], units["province-ubnd"])]  # fmt: skip
    modes = [Mode.HEAD] * HEADS + [Mode.DELEGATED] * DELEGATED
    days = _visit_days()
    # The further people who came: two crowds of thirty, one of eleven, others with a companion.
    more = dict(zip(range(3), (29, 29, 10), strict=True))
    more |= dict.fromkeys(range(3, 3 + PEOPLE - VISITS - sum(more.values())), 1)
    rows, said, last = [], [], Counter[tuple[str, int]]()
    for at in sorted(range(len(days)), key=lambda one: days[one]):
        day = days[at]
        desk, body = places[at % 3]
        last[body.code, day.year] += 1
        number, people = last[body.code, day.year], 1 + more.get(at, 0)
        code = f"lt-{body.code[2:]}-{day.year}-{number}"
        mode = modes[at] if at < len(modes) else Mode.REGULAR
        kind, done = _VISIT_KINDS[at % len(_VISIT_KINDS)], _HANDLINGS[at % len(_HANDLINGS)]
        rows.append(
            (code, code, desk.pk, body.pk, day.year, number, day, mode, kind, people, people, done,
             _moment(day))
        )  # fmt: skip
        # Every seventh comes with the matter of an earlier one of the same body.
        known = at - 21 if at % 21 < 3 and at >= 21 else at
        said.append((code, f"v-{known}", known != at, _moment(day)))
    insert_many(
        Visit,
        (
            "code", "key", "desk_id", "body_id", "year", "number", "received_on", "mode", "kind",
            "people", "same", "handling", "recorded_at",
        ),
        rows, recorded_by=_BY,
    )  # fmt: skip
    keys = dict(Visit.objects.values_list("code", "pk"))
    insert_many(
        Matter, ("visit_id", "identity", "again", "brought_at"),
        [(keys[code], *rest) for code, *rest in said], brought_by=_BY,
    )  # fmt: skip


_VISIT_KINDS = (
    VisitKind.FEEDBACK, VisitKind.RECOMMENDATION, VisitKind.COMPLAINT, VisitKind.QUESTION,
    VisitKind.RECOMMENDATION,
)  # fmt: skip
_HANDLINGS = (Handling.ANSWERED, Handling.GUIDED, Handling.TAKEN, Handling.AGAIN)


def _visit_days() -> list[date]:
    """The days of the year's visits first, then those around it."""
    january = date(YEAR, 1, 1)
    inside = (LAST - january).days + 1
    return [
        *(january + timedelta(days=one * 89 % inside) for one in range(VISITS - VISITS_DECEMBER)),
        *(FIRST + timedelta(days=one % 17) for one in range(VISITS_DECEMBER)),
        *(LAST + timedelta(days=1 + one % 17) for one in range(VISITS_AFTER)),
        *(FIRST - timedelta(days=1) for _one in range(VISITS_BEFORE)),
    ]


# ---- registers that other offices keep -------------------------------------------------------------


def inspections(cast: Cast) -> Batch:
    """The 20 inspections of a plan as lines of an old register: 16 ended, 4 go on. How much of the
    money was recovered nobody wrote down."""
    return _register(cast, RegisterKind.CASE, "ke-hoach-thanh-tra", "Kế hoạch thanh tra", [
        (date(YEAR, 2, 2), date(YEAR, 10, 1) if one < ENDED else None, date(YEAR, 11, 30))
        for one in range(INSPECTIONS)
    ])  # fmt: skip


def dossiers(cast: Cast, *, whole: int = 5_640, late: int = 9) -> Batch:
    """Lines like dossiers of procedures, a hundredth of the article's 564.000 unless told
    otherwise; so many of them ended after their day."""

    def line(one: int) -> tuple[date, date, date]:
        opened = FIRST + timedelta(days=one * 89 % (_SPAN - 30))
        due = opened + timedelta(days=10)
        return opened, due + timedelta(days=3 if one < late else -one % 4), due

    return _register(
        cast, RegisterKind.DOSSIER, "mot-cua", "Hồ sơ một cửa", [line(one) for one in range(whole)]
    )


def _register(
    cast: Cast, kind: str, system: str, title: str,
    lines: Sequence[tuple[date, date | None, date]],
) -> Batch:  # fmt: skip
    unit = cast.units["province-ubnd"]
    batch = Batch(
        code=f"dot-{system}", kind=kind, system=system, title=title, unit=unit,
        zone="Asia/Ho_Chi_Minh", records=len(lines), opened_at=NOW, opened_by=_BY,
        shown_at=NOW, shown_by=_BY,
    )  # fmt: skip
    batch.save()
    areas = [cast.units["commune"], cast.units["other"]]
    units = [cast.units["commune-office"], cast.units["other-office"]]
    insert_many(
        Record,
        (
            "code", "digest", "number", "opened_on", "due_on", "ended_on", "state", "unit_id",
            "area_id",
        ),
        [
            (
                f"{system}-{one}", f"{one:064d}", f"{one + 1:07d}", opened, due, ended,
                RecordState.ENDED if ended else RecordState.WORKING,
                units[one % 2].pk if kind == RegisterKind.DOSSIER else unit.pk, areas[one % 2].pk,
            )
            for one, (opened, ended, due) in enumerate(lines)
        ],
        batch_id=batch.pk, kind=kind, system=system, category=title,
    )  # fmt: skip
    return batch
