"""Writing the rows of a batch, some hundred at a time.

A chunk is no act: nobody sees anything of it, and the same rows given again change nothing. The
acts, with their events, are the opening, the showing and the withdrawing of the batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from hoiam.base import search
from hoiam.core.refusals import Invalid
from hoiam.registers import plans, policies, queries
from hoiam.registers.actions import _shared
from hoiam.registers.models import Batch, Record, RecordStep, RecordText
from hoiam.registers.plans import RecordPlan, StepPlan
from hoiam.units.models import Unit


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


@transaction.atomic
def write(*, batch: Batch, rows: Sequence[RecordPlan], steps: Sequence[StepPlan] = ()) -> Written:
    """Add rows and steps to a batch that is not shown yet. What is already there counts as known:
    in the batch itself, or in the version that is shown."""
    batch = _shared.locked(batch)
    policies.check_is_open(batch)
    _check_lengths(rows, steps)
    versions = _versions(batch, rows, steps)
    _write_versions(batch, versions)
    written = _write_steps(batch, steps)
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


def _versions(
    batch: Batch, rows: Sequence[RecordPlan], steps: Sequence[StepPlan]
) -> list[_Version]:
    """The rows that say something new, each with the number of its version."""
    said: dict[str, list[StepPlan]] = {}
    for step in steps:
        said.setdefault(step.number, []).append(step)
    numbers = [row.number for row in rows]
    known = queries.known(system=batch.system, kind=batch.kind, numbers=numbers, batch=batch)
    newest = queries.newest(system=batch.system, kind=batch.kind, numbers=numbers)
    found: list[_Version] = []
    mine: dict[str, _Version] = {}
    for row in rows:
        digest = plans.digest_of(row, said.get(row.number, ()))
        before = mine.get(row.number)
        if digest == (before.digest if before else getattr(known.get(row.number), "digest", "")):
            continue
        pk, version = newest.get(row.number, (None, 0))
        if before is not None:  # the same number twice in one chunk: the later one counts
            found.remove(before)
        one = _Version(
            row, plans.code_of(batch.system, batch.kind, row.number), digest, version + 1, pk
        )
        mine[row.number] = one
        found.append(one)
    return found


def _write_versions(batch: Batch, versions: Sequence[_Version]) -> None:
    places = _places(versions)
    records = Record.objects.bulk_create(_record(batch, one, places) for one in versions)
    RecordText.objects.bulk_create(
        RecordText(
            record=record,
            text=one.plan.text,
            answer=one.plan.answer,
            place=one.plan.place,
            source=dict(one.plan.source),
        )
        for record, one in zip(records, versions, strict=True)
    )
    search.put_many(
        kind=queries.SEARCHED,
        things=(
            (str(record.pk), record.pk, _words(one.plan))
            for record, one in zip(records, versions, strict=True)
        ),
    )
    after = [one.after for one in versions if one.after is not None]
    Record.objects.filter(pk__in=after).update(followed_in=batch)


def _record(batch: Batch, one: _Version, places: dict[str, int]) -> Record:
    plan = one.plan
    return Record(
        code=one.code,
        version=one.version,
        batch=batch,
        digest=one.digest,
        kind=batch.kind,
        system=batch.system,
        number=plan.number,
        title=plan.title,
        latitude=plan.latitude,
        longitude=plan.longitude,
        opened_on=plan.opened_on,
        opened_moment=plan.opened_moment,
        due_on=plan.due_on,
        due_moment=plan.due_moment,
        ended_on=plan.ended_on,
        ended_moment=plan.ended_moment,
        state=plan.state,
        state_said=plan.state_said,
        category=plan.category,
        channel=plan.channel,
        agency=plan.agency,
        unit_id=places[plan.unit] if plan.unit else None,
        territory=plan.territory,
        area_id=places[plan.area] if plan.area else None,
        times_reopened=plan.times_reopened,
        rating=plan.rating,
    )


def _places(versions: Sequence[_Version]) -> dict[str, int]:
    """The units that the rows name, by our code; a code nobody has is refused, never dropped."""
    wanted = {code for one in versions for code in (one.plan.unit, one.plan.area) if code}
    found = dict(Unit.objects.filter(code__in=wanted).values_list("code", "pk"))
    for code in sorted(wanted - found.keys()):
        raise Invalid("registers.unit-unknown", field="unit", given=code)
    return found


def _words(plan: RecordPlan) -> str:
    return "\n".join(
        (plan.number, plan.title, plan.text, plan.agency, plan.territory, plan.place, plan.category)
    )


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
