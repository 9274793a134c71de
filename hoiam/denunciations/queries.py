"""Reading denunciations: by who was let into the file, and by nobody else for any role."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.base.prepared import PERSON, Counted
from hoiam.base.queries import only
from hoiam.core.actor import Actor, Role
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.changes import Change, changes
from hoiam.core.clocks.engine import History
from hoiam.core.clocks.engine import clocks_of as worked_out
from hoiam.core.clocks.shapes import Clock, Criterion, Fact, Matter, Timely
from hoiam.core.law.petitions.shapes import Circumstance
from hoiam.core.law.petitions.standing import Known, owes_anything
from hoiam.core.law.petitions.standing import circumstances as standing_circumstances
from hoiam.core.refusals import NotFound
from hoiam.denunciations import counts
from hoiam.denunciations.models import (
    DenunciationEntry,
    DenunciationFile,
    DenunciationMember,
    DenunciationOpening,
    DenunciationStep,
    Part,
    Source,
)
from hoiam.denunciations.standing import RECEIVERS as RECEIVERS
from hoiam.denunciations.standing import WORKERS as WORKERS
from hoiam.denunciations.standing import head as head
from hoiam.denunciations.standing import left_alone as left_alone
from hoiam.denunciations.standing import member as member
from hoiam.denunciations.standing import stands as stands
from hoiam.denunciations.standing import steps as steps
from hoiam.rules import queries as rules
from hoiam.seals.models import SealedCase
from hoiam.units import queries as units
from hoiam.units.models import Unit

# The names of the events of this room: no page reads them (`base.models.CLOSED_KINDS`).
ABOUT = "denunciation"
WITH_UNITS = ("unit__parent__parent__parent",)


def visible_to(person: Actor) -> QuerySet[DenunciationFile]:
    """Files into which the person was let and not relieved since, while they work where they were
    named. No role, no leadership and no administration shows any other."""
    let_in = DenunciationMember.objects.filter(
        officer__code=person.code,
        relieved_at__isnull=True,
        unit__code__in=person.units(*WORKERS),
    )
    return DenunciationFile.objects.filter(pk__in=let_in.values("file"))


def by_code(person: Actor, code: str) -> DenunciationFile:
    """One visible file; a stranger's answer is the same as for a missing one."""
    file = only(visible_to(person).select_related(*WITH_UNITS).filter(code=code))
    if file is None:
        raise NotFound("base.not-found")
    return file


def sealed_case_of(file: DenunciationFile) -> SealedCase | None:
    """What came sealed and became this file, where it did."""
    return only(SealedCase.objects.filter(register_code=file.code))


def openings(file: DenunciationFile) -> list[DenunciationOpening]:
    """Its entries in the public log, the first one first."""
    return list(DenunciationOpening.objects.filter(file=file).order_by("number"))


def opened_keys(person: Actor) -> set[int]:
    """Keys of the files that this person may open: named, and declared where that is asked."""
    mine = DenunciationMember.objects.filter(
        Q(declared_at__isnull=False) | Q(part=Part.RECEIVER),
        officer__code=person.code,
        relieved_at__isnull=True,
        unit__code__in=person.units(*WORKERS),
    )
    return set(mine.values_list("file", flat=True))


def is_opened(file: DenunciationFile, person: Actor) -> bool:
    """Whether nothing stands between this person and the file."""
    own = member(file, person)
    return own is not None and (own.declared_at is not None or own.part == Part.RECEIVER)


def members(file: DenunciationFile) -> list[DenunciationMember]:
    """Everybody who works or worked on it, in the order in which they were named."""
    rows = DenunciationMember.objects.filter(file=file).select_related("officer", "unit")
    return list(rows.order_by("id"))


def member_by_number(file: DenunciationFile, number: int) -> DenunciationMember:
    """One who works on it now, by the place in the list of this file: a key of the table would
    tell how many there are elsewhere."""
    found = members(file)
    if not 1 <= number <= len(found) or found[number - 1].relieved_at is not None:
        raise NotFound("base.not-found")
    return found[number - 1]


# ---- who may be named ----------------------------------------------------------------------------


def heads_for(unit: Unit, day: date, *, file: DenunciationFile | None = None) -> list[RoleHeld]:
    """Who may be asked to settle: leaders of the unit and of what stands above it, but nobody who
    has declared a conflict of interest in this file. A leader who was handed the paper, or let
    into what came sealed, may settle it themselves."""
    codes = {unit.code, *units.superior_codes(unit)}
    return _roles(codes, (Role.LEADER,), day, file, besides=(Part.RECEIVER,))


def heads_anew(file: DenunciationFile, day: date, *, by: Actor) -> list[RoleHeld]:
    """Who may settle what nobody holds any more: as ever, and leaders of what took its place. Who
    hands it on from above is not among them: it would open to them what they only pass on. At the
    top, where nobody stands above, the leaders of the unit itself may take it (house rule)."""
    found: list[RoleHeld] = []
    for unit in units.on_day(file.unit, day) or (file.unit,):
        found += [one for one in heads_for(unit, day, file=file) if one not in found]
    if file.unit.parent_id is None:
        return found
    return [one for one in found if one.officer.code != by.code]


def handlers_for(file: DenunciationFile, day: date) -> list[RoleHeld]:
    """Who may be asked to verify: officers of the unit, of what stands directly above it and of
    its neighbours there."""
    near = Q(pk=file.unit_id)
    if file.unit.parent_id is not None:
        near |= Q(pk=file.unit.parent_id) | Q(parent_id=file.unit.parent_id, outside=False)
    codes = set(Unit.objects.filter(near).values_list("code", flat=True))
    return _roles(codes, WORKERS, day, file)


def _roles(
    codes: set[str],
    roles: tuple[Role, ...],
    day: date,
    file: DenunciationFile | None,
    *,
    besides: tuple[str, ...] = (),
) -> list[RoleHeld]:
    rows = accounts.roles_on(day).filter(
        unit__code__in=codes, role__in=roles, officer__is_active=True
    )
    if file is not None:
        here = Q(relieved_at__isnull=True) & ~Q(part__in=besides)
        out = DenunciationMember.objects.filter(here | Q(conflict=True), file=file)
        rows = rows.exclude(officer__in=out.values("officer"))
    found = rows.select_related("officer", "unit").order_by("officer__name", "unit__folded", "pk")
    # Somebody with two roles at a unit is one choice.
    return list({(one.officer_id, one.unit_id): one for one in found}.values())


def units_for(person: Actor) -> list[Unit]:
    """Bodies on whose register this person may put one."""
    codes = person.units(*RECEIVERS)
    rows = Unit.objects.filter(code__in=codes, valid_to__isnull=True, outside=False)
    return list(rows.exclude(area__isnull=True).order_by("folded"))


def may_enter(person: Actor) -> bool:
    """Whether there is anything here for this person: the entry in the menu."""
    return bool(person.units(*RECEIVERS)) or _LET_INTO(person)[0] > 0


_LET_INTO = Counted([visible_to], PERSON, most=1)


# ---- files that nobody holds any more ------------------------------------------------------------


def left_alone_by_code(person: Actor, code: str, day: date) -> DenunciationFile:
    """One of those."""
    file = only(left_alone(person, day).select_related(*WITH_UNITS).filter(code=code))
    if file is None:
        raise NotFound("base.not-found")
    return file


def officer_by_code(code: str) -> Officer:
    """Who is named; whether they may be is asked of the lists above."""
    found = only(Officer.objects.filter(code=code, is_active=True))
    if found is None:
        raise NotFound("base.not-found")
    return found


# ---- what happened, and the clocks ---------------------------------------------------------------


def facts_of(row: DenunciationStep, *, on_record: bool = True) -> tuple[Fact, ...]:
    """What a step tells the clocks."""
    return tuple(
        Fact(
            day=row.day,
            act=Act(act),
            paper=row.paper,
            ground=Ground(row.ground) if row.ground else None,
            criteria=frozenset(Criterion(one) for one in row.criteria),
            on_record=on_record,
        )
        for act in row.acts
    )


def history(file: DenunciationFile, rows: Iterable[DenunciationStep]) -> History:
    """What happened, of the rows that stand."""
    facts = tuple(fact for row in rows if stands(row) for fact in facts_of(row))
    return History(Matter(file.matter), facts)


def clocks(file: DenunciationFile) -> tuple[Clock, ...]:
    """Every clock, on the calendar and by the rules as they stand: nothing of them is kept."""
    return _clocks(history(file, steps(file)))


def clocks_of_all(files: Iterable[DenunciationFile]) -> dict[int, tuple[Clock, ...]]:
    """The clocks of several files, by key; the rows are read at once."""
    found = list(files)
    rows: dict[int, list[DenunciationStep]] = {file.pk: [] for file in found}
    every = DenunciationStep.objects.filter(file__in=rows).select_related("taken_back_by")
    for row in every.order_by("number"):
        rows[row.file_id].append(row)
    days, book = rules.calendar_on(), rules.rulebook_on()
    return {file.pk: worked_out(history(file, rows[file.pk]), days, book) for file in found}


def foresee(file: DenunciationFile, row: DenunciationStep) -> tuple[Change, ...]:
    """What a step that is not written yet would do to the dates; what the law does not allow is
    refused as it would be then."""
    before = history(file, steps(file))
    return changes(_clocks(before), _clocks(before.with_facts(*facts_of(row, on_record=False))))


def foresee_taken_back(file: DenunciationFile, number: int) -> tuple[Change, ...]:
    """What taking the last step back would do."""
    rows = steps(file)
    left = [row for row in rows if row.number != number]
    return changes(_clocks(history(file, rows)), _clocks(history(file, left)))


def _clocks(told: History) -> tuple[Clock, ...]:
    return worked_out(told, rules.calendar_on(), rules.rulebook_on())


def last_standing(rows: Iterable[DenunciationStep]) -> DenunciationStep | None:
    """The last step that counts."""
    found = [row for row in rows if stands(row)]
    return found[-1] if found else None


def circumstances(
    file: DenunciationFile,
    rows: Iterable[DenunciationStep],
    clocks: Iterable[Clock],
    entered: Iterable[DenunciationEntry],
    day: date,
) -> frozenset[Circumstance]:
    """What holds in it beyond its state, for the table of the law."""
    standing = [row for row in rows if stands(row)]
    withdrawn = [row for row in standing if row.step == "withdraw"]
    clocks = tuple(clocks)
    settle = [one for one in clocks if one.spec.code == "settle"]
    known = Known(
        contents=2,  # how many there are stands on the paper alone
        forwarded=file.source == Source.FORWARDED,
        oral=file.source == Source.IN_PERSON,
        overdue=any(one.timely_on(day) is Timely.TOO_LATE for one in settle),
        nothing_left=counts.is_carried_out(
            counts.sums(row for row in entered if counts_as_entered(row))
        ),
        owes=owes_anything(clocks),
        obliged=bool(withdrawn and withdrawn[-1].goes_on),
    )
    return standing_circumstances((row.step for row in standing), known)


# ---- columns -------------------------------------------------------------------------------------


def entries(file: DenunciationFile) -> list[DenunciationEntry]:
    """Every entry in order."""
    rows = DenunciationEntry.objects.filter(file=file)
    return list(rows.select_related("takes_back", "taken_back_by").order_by("number"))


def counts_as_entered(row: DenunciationEntry) -> bool:
    """Whether it counts: neither taken back nor there to take one back."""
    return row.takes_back_id is None and not hasattr(row, "taken_back_by")


def known(files: Iterable[DenunciationFile]) -> list[counts.Known]:
    """Files with their standing steps and entries, read at once, for the official columns."""
    found = list(files)
    steps_of: dict[int, list[DenunciationStep]] = {file.pk: [] for file in found}
    entries_of: dict[int, list[DenunciationEntry]] = {file.pk: [] for file in found}
    for row in (
        DenunciationStep.objects.filter(file__in=found)
        .select_related("taken_back_by")
        .order_by("number")
    ):
        if stands(row):
            steps_of[row.file_id].append(row)
    for one in (
        DenunciationEntry.objects.filter(file__in=found)
        .select_related("taken_back_by")
        .order_by("number")
    ):
        if counts_as_entered(one):
            entries_of[one.file_id].append(one)
    return [counts.Known(one, tuple(steps_of[one.pk]), tuple(entries_of[one.pk])) for one in found]
