"""What is known of the rows of a source: for judging a file, and for writing its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hoiam.registers import plans
from hoiam.registers.models import Batch, Record, RecordStep
from hoiam.registers.queries.reading import of_unit, shown_batches
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a row of a source: the code of its record, the version, its digest."""

    code: str
    version: int
    digest: str


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


def held_elsewhere(*, system: str, kind: str, numbers: Sequence[str], unit: Unit) -> frozenset[str]:
    """Numbers that stand in the register of another unit: whoever writes a following version
    takes the place of what is there, and reads what it followed."""
    rows = _numbered(system, kind, numbers).filter(batch__in=shown_batches())
    return frozenset(rows.exclude(batch__unit__in=of_unit(unit)).values_list("number", flat=True))


def is_held_elsewhere(batch: Batch) -> bool:
    """Whether a row or a step of a batch speaks of a record in the register of another unit."""
    theirs = Record.objects.filter(batch__in=shown_batches())
    theirs = theirs.exclude(batch__unit__in=of_unit(batch.unit))
    return (
        theirs.filter(code__in=batch.rows.values("code")).exists()
        or theirs.filter(code__in=batch.steps.values("record")).exists()
    )


def _numbered(system: str, kind: str, numbers: Sequence[str]) -> QuerySet[Record]:
    return Record.objects.filter(system=system, kind=kind, number__in=list(numbers))
