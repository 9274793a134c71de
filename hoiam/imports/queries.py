"""Reading imports: whose they are, how far they are, what their rows were told, which profiles fit."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet

from hoiam.base import texts
from hoiam.base.queries import only
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import Invalid, NotFound, RefusalText
from hoiam.imports import mapping as mappings
from hoiam.imports import packs, proposing, shipped, why
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, ImportRow, ImportState, Profile, Target, Verdict
from hoiam.imports.policies import BUSY, KEEPERS, OF_THE_HOUSE
from hoiam.imports.shipped import Ready

FORGOTTEN = timedelta(days=30)
SAMPLES = 100  # rows that a proposal looks at


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by verdict."""

    new: int = 0
    known: int = 0
    changed: int = 0
    refused: int = 0

    @property
    def written(self) -> int:
        """Rows that a commit writes, or has written."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the present stage is."""

    state: ImportState
    total: int
    done: int
    is_paused: bool
    is_busy: bool  # something goes on, or will as soon as a worker comes by

    @property
    def percent(self) -> int:
        """Of the present stage; nothing while nobody knows how long the file is."""
        return 100 * self.done // self.total if self.total else 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """The mapping a page begins with, and where it comes from (empty: from the column names)."""

    mapping: Mapping
    profile: str = ""
    name: str = ""


def visible_to(person: Actor) -> QuerySet[Import]:
    """Imports of the registers of the units whose register somebody keeps; those of the house
    for administrators. A preview shows personal data, so nobody else sees any of it."""
    if person.kind is Kind.SYSTEM:
        return Import.objects.all()
    mine = ~Q(target__in=OF_THE_HOUSE) & Q(unit__code__in=person.units(*KEEPERS))
    if person.holds_anywhere(Role.ADMINISTRATOR):
        mine |= Q(target__in=OF_THE_HOUSE)
    return Import.objects.filter(mine)


def by_code(person: Actor, code: str) -> Import:
    """One import that may be seen."""
    found = only(visible_to(person).select_related("unit").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def latest(person: Actor) -> QuerySet[Import]:
    """What may be seen, newest first."""
    return visible_to(person).select_related("unit").order_by("-pk")


def targets_for(person: Actor) -> tuple[Target, ...]:
    """What somebody may take in at all, somewhere."""
    if person.kind is Kind.SYSTEM:
        return tuple(Target)
    keeps, runs = person.holds_anywhere(*KEEPERS), person.holds_anywhere(Role.ADMINISTRATOR)
    return tuple(one for one in Target if (runs if one in OF_THE_HOUSE else keeps))


def waiting(at: datetime) -> str | None:
    """The code of the import whose turn it is, if any: a long file does not hold up a short one.
    The moment is of the clock that leases are counted by."""
    rows = Import.objects.filter(
        Q(clearing=True) | Q(state__in=BUSY, paused_at__isnull=True)
    ).filter(Q(lease_until__isnull=True) | Q(lease_until__lte=at))
    return rows.order_by("total", "pk").values_list("code", flat=True).first()


def forgotten(before: datetime) -> QuerySet[Import]:
    """What has waited for a person longer than its cells may lie here (house rule)."""
    waits = (ImportState.READ, ImportState.JUDGED)
    return Import.objects.filter(state__in=waits, started_at__lt=before).order_by("pk")


def files_needed() -> frozenset[str]:
    """Codes of the imports whose file may have to be read again."""
    states = (ImportState.READING, ImportState.READ)
    return frozenset(Import.objects.filter(state__in=states).values_list("code", flat=True))


def progress(of: Import) -> Progress:
    """How far it is."""
    return Progress(
        state=ImportState(of.state),
        total=of.total,
        done=of.done,
        is_paused=of.paused_at is not None,
        is_busy=of.state in BUSY and of.paused_at is None,
    )


def counts(of: Import) -> Counts:
    """Rows by verdict, as far as they are judged."""
    found = dict(
        ImportRow.objects.filter(of=of)
        .exclude(verdict=Verdict.NONE)
        .values_list("verdict")
        .annotate(Count("pk"))
    )
    return Counts(**{str(name): number for name, number in found.items()})


def remarks(of: Import) -> list[tuple[int, ImportRow]]:
    """What is remarked on rows that are taken: how many of each kind, and the first of them. It
    looks at every row of the file."""
    rows = ImportRow.objects.filter(of=of, verdict__in=(Verdict.NEW, Verdict.CHANGED))
    told = rows.exclude(why="").values("why").annotate(rows=Count("pk"), first=Min("line"))
    found = [(one["rows"], one["first"]) for one in told.order_by("-rows", "why")]
    firsts = {row.line: row for row in rows.filter(line__in=[line for _rows, line in found])}
    return [(number, firsts[line]) for number, line in found]


def preview_mark(of: Import) -> str:
    """What tells one preview from another: its mapping and what came of it."""
    said = json.dumps([of.content, asdict(counts(of))], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def rows(of: Import, *, verdict: str = "", after: int = 0, most: int = 50) -> list[ImportRow]:
    """A page of rows, those below a line of the file; all verdicts when none is named."""
    found = ImportRow.objects.filter(of=of, line__gt=after)
    if verdict:
        found = found.filter(verdict=verdict)
    return list(found.order_by("line")[:most])


def sentence(row: ImportRow) -> str:
    """Why a row got its verdict, in words."""
    return why.sentence(row.why, row.details)


def refusal(of: Import) -> RefusalText | None:
    """Why the file could not be taken, where it could not."""
    return texts.refusal_of(of.refusal, of.details) if of.refusal else None


def samples(of: Import) -> list[dict[str, str]]:
    """The first rows as they were read."""
    return packs.beginning(of, SAMPLES)


# ── profiles ─────────────────────────────────────────────────────────────────────────────────


def profiles(person: Actor) -> tuple[Ready, ...]:
    """Those that come with the program, then those that were saved at the units of a person."""
    saved = Profile.objects.order_by("name", "pk")
    if person.kind is not Kind.SYSTEM:
        saved = saved.filter(Q(unit__code__in=person.units()) | Q(unit__isnull=True))
    return (*shipped.shipped(), *(ready for one in saved if (ready := _ready(one))))


def _ready(one: Profile) -> Ready | None:
    """A saved profile; none where it says what this version of the program does not know."""
    try:
        return Ready(one.code, one.name, mappings.from_json(one.content), is_shipped=False)
    except Invalid:
        return None


def profile(person: Actor, code: str) -> Ready:
    """One profile that somebody may use."""
    found = next((one for one in profiles(person) if one.code == code), None)
    if found is None:
        raise Invalid("imports.profile-unknown", field="profile", given=code)
    return found


def fitting(person: Actor, target: Target, columns: Iterable[str]) -> Ready | None:
    """The profile that knows these columns best."""
    return shipped.fitting(profiles(person), target, columns)


def proposal(person: Actor, of: Import) -> Proposal:
    """What the columns of a file mean: as chosen, else by a profile, else by their names."""
    if of.content:
        return Proposal(mappings.from_json(of.content), name=of.profile_name)
    found = fitting(person, Target(of.target), of.columns)
    if found is not None:
        return Proposal(found.mapping, found.code, found.name)
    made = proposing.propose(Target(of.target), of.columns, samples(of))
    return Proposal(replace(made, system=""))
