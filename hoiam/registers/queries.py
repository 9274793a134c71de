"""Reading old registers: who sees which, which version counts, what is known of a source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from hoiam.core.actor import Actor, Role
from hoiam.registers import plans
from hoiam.registers.models import Batch, Record, RecordStep
from hoiam.registers.policies import KEEPERS, WORKERS
from hoiam.units.models import Unit

SEARCHED = "record"  # the kind under which the words of one version are kept, by its key

# Units and everything they were made of, however long ago.
_FORMER = """
WITH RECURSIVE reached(id) AS (
    SELECT id FROM units_unit WHERE code IN ({})
    UNION
    SELECT units_changelink.predecessor_id FROM units_changelink
    JOIN reached ON units_changelink.successor_id = reached.id
) SELECT id FROM reached
"""
_LED = """
WITH RECURSIVE below(id) AS (
    SELECT id FROM units_unit WHERE code IN ({0})
    UNION
    SELECT units_unit.id FROM units_unit JOIN below ON units_unit.parent_id = below.id
), reached(id) AS (
    SELECT id FROM units_unit WHERE code IN ({1})
    UNION
    SELECT id FROM below
    UNION
    SELECT units_changelink.predecessor_id FROM units_changelink
    JOIN reached ON units_changelink.successor_id = reached.id
) SELECT id FROM reached
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a row of a source: the code of its record, the version, its digest."""

    code: str
    version: int
    digest: str


def visible_to(person: Actor) -> QuerySet[Record]:
    """The current version of every record of the registers of the units that a person works in,
    of what those took over, and of the units below the ones they lead; also records that name
    such a unit. Nobody else, the administrator included."""
    reach = _reach(person, *WORKERS)
    if reach is None:
        return Record.objects.none()
    return current().filter(Q(batch__in=shown_batches().filter(unit__in=reach)) | Q(unit__in=reach))


def kept_by(person: Actor) -> QuerySet[Batch]:
    """Batches of registers that a person may show and withdraw, the unfinished ones included."""
    reach = _reach(person, *KEEPERS)
    return Batch.objects.none() if reach is None else Batch.objects.filter(unit__in=reach)


def _reach(person: Actor, *roles: Role) -> RawSQL | None:
    """Keys of the units whose registers somebody reads; none where they hold no such role."""
    held, led = sorted(person.units(*roles)), sorted(person.units(Role.LEADER))
    if not held:
        return None
    # The statement is made of constants; the codes travel as parameters.
    if led:
        return RawSQL(_LED.format(_marks(led), _marks(held)), [*led, *held])  # noqa: S611
    return RawSQL(_FORMER.format(_marks(held)), held)  # noqa: S611


def _marks(codes: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(codes))


def shown_batches() -> QuerySet[Batch]:
    """Batches that are seen now."""
    return Batch.objects.filter(shown_at__isnull=False, withdrawn_at__isnull=True)


def current() -> QuerySet[Record]:
    """One version of each record: the newest whose batch is shown. The mark `superseded_by` says
    cheaply of most rows that no version comes after them."""
    later = Record.objects.filter(
        code=OuterRef("code"), version__gt=OuterRef("version"), batch__in=shown_batches()
    )
    return Record.objects.filter(batch__in=shown_batches()).filter(
        Q(superseded_by__isnull=True) | ~Exists(later)
    )


def known(
    *, system: str, kind: str, numbers: Sequence[str], batch: Batch | None = None
) -> dict[str, Known]:
    """What is known of these rows of a source: the version shown, or the one that this batch
    already holds."""
    counts = Q(batch__in=shown_batches())
    if batch is not None:
        counts |= Q(batch=batch)
    rows = _numbered(system, kind, numbers).filter(counts).order_by("version")
    return {
        number: Known(code, version, digest)
        for number, code, version, digest in rows.values_list("number", "code", "version", "digest")
    }


def newest(*, system: str, kind: str, numbers: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Key and version of the newest version of these rows in any batch, shown or not."""
    rows = _numbered(system, kind, numbers).order_by("version")
    return {
        number: (pk, version) for number, pk, version in rows.values_list("number", "pk", "version")
    }


def known_steps(
    *, system: str, kind: str, numbers: Sequence[str], batch: Batch | None = None
) -> dict[str, frozenset[str]]:
    """Digests of the steps that are shown for these rows, or that this batch already holds."""
    codes = {plans.code_of(system, kind, number): number for number in numbers}
    counts = Q(batch__in=shown_batches())
    if batch is not None:
        counts |= Q(batch=batch)
    found: dict[str, set[str]] = {}
    rows = RecordStep.objects.filter(counts, record__in=list(codes))
    for code, digest in rows.values_list("record", "digest"):
        found.setdefault(codes[code], set()).add(digest)
    return {number: frozenset(digests) for number, digests in found.items()}


def _numbered(system: str, kind: str, numbers: Sequence[str]) -> QuerySet[Record]:
    return Record.objects.filter(system=system, kind=kind, number__in=list(numbers))


def supersession(record: Record) -> QuerySet[Record]:
    """Every shown version of a record, the newest first."""
    return (
        Record.objects.filter(code=record.code, batch__in=shown_batches())
        .select_related("batch")
        .order_by(F("version").desc())
    )


def units_named(rows: QuerySet[Record]) -> QuerySet[Unit]:
    """Units that some of these records name as answering."""
    return Unit.objects.filter(pk__in=rows.order_by().values("unit"))


def steps_of(code: str) -> list[RecordStep]:
    """What the source tells of the life of a record, each step once, in the order it happened;
    a step without a day stands where the source wrote it."""
    rows = RecordStep.objects.filter(record=code, batch__in=shown_batches()).order_by("id")
    once = {row.digest: row for row in reversed(rows)}
    return sorted(once.values(), key=_order)


def _order(step: RecordStep) -> tuple[bool, str, str, int]:
    """By day, then by the moment within it; what has no day comes last."""
    moment = step.moment.isoformat() if step.moment else ""
    return (step.on is None, step.on.isoformat() if step.on else "", moment, step.pk)
