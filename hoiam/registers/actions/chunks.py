"""Writing the rows of a batch, some hundred at a time.

A chunk is no act: nobody sees anything of it, and the same rows given again change nothing. The
acts, with their events, are the opening, the showing and the withdrawing of the batch. Words are
put into the index once it is shown: a small batch's at once, a large one's by the worker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from django.db import transaction
from django.db.models import QuerySet

from hoiam.base import search
from hoiam.base.encryption import Sealed
from hoiam.base.pace import Pace
from hoiam.base.rows import insert_many, sealed
from hoiam.core.refusals import Invalid
from hoiam.registers import plans, policies, queries
from hoiam.registers.actions import _shared
from hoiam.registers.models import Batch, Record, RecordStep, RecordText
from hoiam.registers.plans import RecordPlan, StepPlan
from hoiam.units.models import Unit

WORDED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the rows of a chunk; `steps` are those that this batch did not have yet."""

    new: int
    changed: int
    known: int
    steps: int


@dataclass(frozen=True, slots=True)
class _Version:
    """A version to write, and the row it comes after."""

    plan: RecordPlan
    code: str
    digest: str
    version: int
    after: int | None  # key of the row that was the newest until now


@dataclass(frozen=True, slots=True)
class Before:
    """What can be worked out of rows before others have to wait for them to be written: their
    digests, with their steps, and their sealed sources, by their numbers; keys of the units that
    they name, by our codes. `there` is what was found of them in this transaction already."""

    digests: Mapping[str, str]
    sources: Mapping[str, Sealed]
    places: Mapping[str, int]
    there: Sequence[queries.Version] | None = None


def sources_of(rows: Sequence[RecordPlan]) -> dict[str, Sealed]:
    """The whole rows of a source, sealed, by their numbers."""
    said = sealed(RecordText, "source", [plans.row_said(row.source) for row in rows])
    return {row.number: source for row, source in zip(rows, said, strict=True)}


def places_of(rows: Sequence[RecordPlan]) -> dict[str, int]:
    """The units that the rows name, by our code; a code nobody has is refused, never dropped."""
    wanted = {code for row in rows for code in (row.unit, row.area) if code}
    found = dict(Unit.objects.filter(code__in=wanted).values_list("code", "pk"))
    for code in sorted(wanted - found.keys()):
        raise Invalid("registers.unit-unknown", field="unit", given=code)
    return found


@transaction.atomic
def write(
    *,
    batch: Batch,
    rows: Sequence[RecordPlan],
    steps: Sequence[StepPlan] = (),
    before: Before | None = None,
) -> Written:
    """Add rows and steps to a batch that is not shown yet. What is already there counts as known:
    in the batch itself, or in the version that is shown."""
    batch = _shared.locked(batch)
    policies.check_is_open(batch)
    _check_lengths(rows, steps)
    before = before or Before(_digests(rows, steps), sources_of(rows), places_of(rows))
    versions = _versions(batch, rows, before)
    _write_versions(batch, versions, before)
    written = _write_steps(batch, steps) if steps else 0
    changed = sum(1 for one in versions if one.version > 1)
    return Written(
        new=len(versions) - changed,
        changed=changed,
        known=len(rows) - len(versions),
        steps=written,
    )


def _check_lengths(rows: Sequence[RecordPlan], steps: Sequence[StepPlan]) -> None:
    for row in rows:
        if (found := plans.too_long(row)) is not None:
            raise Invalid(
                "registers.too-long", field=found[0], number=row.number[:60], limit=found[1]
            )
    for step in steps:
        if (found := plans.step_too_long(step)) is not None:
            raise Invalid(
                "registers.too-long", field=found[0], number=step.number[:60], limit=found[1]
            )


def _digests(rows: Sequence[RecordPlan], steps: Sequence[StepPlan]) -> dict[str, str]:
    said: dict[str, list[StepPlan]] = {}
    for step in steps:
        said.setdefault(step.number, []).append(step)
    return {row.number: plans.digest_of(row, said.get(row.number, ())) for row in rows}


def _versions(batch: Batch, rows: Sequence[RecordPlan], before: Before) -> list[_Version]:
    """The rows that say something new, each with the number of its version; of a number that
    stands there twice, the later one."""
    last = {row.number: row for row in rows}
    there = before.there
    if there is None:
        there = queries.versions(system=batch.system, kind=batch.kind, numbers=list(last))
    known, newest = queries.known_among(there, batch), queries.newest_among(there)
    found: list[_Version] = []
    for row in last.values():
        digest = before.digests[row.number]
        if row.number in known and known[row.number].digest == digest:
            continue
        pk, version = newest.get(row.number, (None, 0))
        code = plans.code_of(batch.system, batch.kind, row.number)
        found.append(_Version(row, code, digest, version + 1, pk))
    return found


_OF_PLAN = (
    "number", "title", "latitude", "longitude", "opened_on", "opened_moment", "due_on",
    "due_moment", "ended_on", "ended_moment", "state", "state_said", "category", "channel",
    "agency", "territory", "times_reopened", "rating",
)  # fmt: skip
_said = attrgetter(*_OF_PLAN)
_COLUMNS = ("code", "version", "digest", "unit_id", "area_id", *_OF_PLAN)


def _write_versions(batch: Batch, versions: Sequence[_Version], before: Before) -> None:
    if not versions:
        return
    places = before.places
    rows = [
        (
            one.code, one.version, one.digest,
            places[one.plan.unit] if one.plan.unit else None,
            places[one.plan.area] if one.plan.area else None,
            *_said(one.plan),
        )
        for one in versions
    ]  # fmt: skip
    shared = {"batch_id": batch.pk, "kind": batch.kind, "system": batch.system}
    keys = insert_many(Record, _COLUMNS, rows, keyed_by="number", **shared)
    insert_many(
        RecordText,
        ("record_id", "text", "answer", "place", "source"),
        [
            (
                keys[one.plan.number], one.plan.text, one.plan.answer, one.plan.place,
                before.sources[one.plan.number],
            )
            for one in versions
        ],
    )  # fmt: skip
    after = [one.after for one in versions if one.after is not None]
    if after:
        Record.objects.filter(pk__in=after).update(followed_in=batch)


@transaction.atomic
def put_words(
    *, batch: Batch, most: int = WORDED_AT_ONCE, folded: Mapping[str, str] | None = None
) -> bool:
    """Find some more records of a batch that is shown by their words; whether there were any.

    They are read under a lock: whoever erases one at the same time comes before or after. Words
    that were folded before others had to wait are not folded again.
    """
    batch = _shared.locked(batch)
    if batch.worded or batch.shown_at is None or batch.withdrawn_at is not None:
        return False
    keys = _unworded(batch, most)
    list(_from(keys).select_for_update().values_list("pk", flat=True))
    search.put_many(
        kind=queries.SEARCHED,
        things=[(str(pk), pk, words) for pk, words in _said_of(keys).items()],
        folded=folded or {},
    )
    batch.worded = len(keys) < most
    batch.worded_to = keys[-1] if keys else batch.worded_to
    batch.save(update_fields=["worded", "worded_to"])
    return True


def put_words_once(pace: Pace) -> bool:
    """The same for the batch that was shown first among those that wait; whether one did."""
    batch = queries.unworded().first()
    if batch is None:
        return False
    most = pace.rows
    said = _said_of(_unworded(batch, most)).values()
    folded = {words: search.folded_words(words) for words in said}
    with pace.writing(most):
        return put_words(batch=batch, most=most, folded=folded)


def _unworded(batch: Batch, most: int) -> list[int]:
    """Keys of the next records of a batch whose words are not in the index."""
    rows = Record.objects.filter(batch=batch, pk__gt=batch.worded_to).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:most])


def _from(keys: Sequence[int]) -> QuerySet[Record]:
    return Record.objects.filter(pk__in=search.keys_in(keys)).order_by("pk")


_SEARCHED = (
    "number", "title", "words__text", "agency", "territory", "words__place", "category",
)  # fmt: skip


def _said_of(keys: Sequence[int]) -> dict[int, str]:
    """By which words they are found, by their keys."""
    rows = _from(keys).values_list("pk", *_SEARCHED)
    return {pk: "\n".join(said) for pk, *said in rows}


def _write_steps(batch: Batch, steps: Sequence[StepPlan]) -> int:
    coded = {
        (plans.code_of(batch.system, batch.kind, step.number), plans.step_digest(step)): step
        for step in steps
    }
    there = set(
        RecordStep.objects.filter(batch=batch, record__in={code for code, _ in coded}).values_list(
            "record", "digest"
        )
    )
    made = [
        RecordStep(
            record=code,
            digest=digest,
            batch=batch,
            kind=step.kind,
            on=step.on,
            moment=step.moment,
            state=step.state,
            state_said=step.state_said,
            text=step.text,
        )
        for (code, digest), step in coded.items()
        if (code, digest) not in there
    ]
    RecordStep.objects.bulk_create(made)
    return len(made)
