"""What is known of the rows of a source: for judging a file, and for writing its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hoiam.base.rows import texts
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


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a row of a source, whichever batch brought it."""

    pk: int
    number: str
    code: str
    version: int
    digest: str
    batch: int
    unit: int  # whose register it stands in
    is_shown: bool

    @property
    def known(self) -> Known:
        return Known(self.code, self.version, self.digest)


def versions(*, system: str, kind: str, numbers: Sequence[str]) -> list[Version]:
    """All versions of these rows of a source, the oldest first: one look for many questions."""
    rows = _numbered(system, kind, numbers).order_by("version")
    return [
        Version(pk, number, code, version, digest, batch, unit, shown is not None and withdrawn is None)
        for pk, number, code, version, digest, batch, unit, shown, withdrawn in rows.values_list(
            "pk", "number", "code", "version", "digest", "batch_id", "batch__unit_id",
            "batch__shown_at", "batch__withdrawn_at",
        )
    ]  # fmt: skip


def known(
    *, system: str, kind: str, numbers: Sequence[str], batch: Batch | None = None
) -> dict[str, Known]:
    """What is known of these rows of a source: the version shown, or the one that this batch
    already holds."""
    there = versions(system=system, kind=kind, numbers=numbers)
    return known_among(there, batch)


def known_among(there: Sequence[Version], batch: Batch | None = None) -> dict[str, Known]:
    """The same of versions that were looked at already."""
    own = batch.pk if batch is not None else None
    return {one.number: one.known for one in there if one.is_shown or one.batch == own}


def newest_among(there: Sequence[Version]) -> dict[str, tuple[int, int]]:
    """Key and version of the newest version of each row in any batch, shown or not."""
    return {one.number: (one.pk, one.version) for one in there}


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


def held_elsewhere(there: Sequence[Version], *, unit: Unit) -> frozenset[str]:
    """Numbers that stand in the register of another unit: whoever writes a following version
    takes the place of what is there, and reads what it followed."""
    theirs = [one for one in there if one.is_shown and one.unit != unit.pk]
    if not theirs:
        return frozenset()
    own = set(Unit.objects.filter(pk__in=of_unit(unit)).values_list("pk", flat=True))
    return frozenset(one.number for one in theirs if one.unit not in own)


def is_held_elsewhere(batch: Batch) -> bool:
    """Whether a row or a step of a batch speaks of a record in the register of another unit."""
    theirs = Record.objects.filter(batch__in=shown_batches())
    theirs = theirs.exclude(batch__unit__in=of_unit(batch.unit))
    # Its rows that follow others are found by those: of half a million, mostly none.
    followed = Record.objects.filter(followed_in=batch)
    return (
        theirs.filter(code__in=followed.values("code")).exists()
        or theirs.filter(code__in=batch.steps.values("record")).exists()
    )


def _numbered(system: str, kind: str, numbers: Sequence[str]) -> QuerySet[Record]:
    # By their codes, which are made of just these: numbers have no index of their own.
    codes = [plans.code_of(system, kind, one) for one in numbers]
    return Record.objects.filter(code__in=texts(codes))
