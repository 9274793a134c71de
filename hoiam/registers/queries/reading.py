"""Who sees which records, which version of each counts, and the pieces of a record's page."""

from collections.abc import Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from hoiam.base import search
from hoiam.base.queries import only
from hoiam.core.actor import Actor, Role
from hoiam.core.redact.covering import names_somebody
from hoiam.core.refusals import NotFound
from hoiam.core.wanted import wanted
from hoiam.registers import plans
from hoiam.registers.models import Batch, Continuation, Record, RecordStep
from hoiam.registers.policies import KEEPERS, WORKERS
from hoiam.units.models import Unit

SEARCHED = "record"  # the kind under which the words of one version are kept, by its key
WITH_UNITS = ("batch", "unit", "area")

# Units and everything they were made of, however long ago.
_FORMER = """
WITH RECURSIVE reached(id) AS (
    SELECT id FROM units_unit WHERE code IN ({})
    UNION
    SELECT units_changelink.predecessor_id FROM units_changelink
    JOIN reached ON units_changelink.successor_id = reached.id
) SELECT id FROM reached
"""
# The same, and everything below the units that somebody leads.
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


def visible_to(person: Actor) -> QuerySet[Record]:
    """The current version of every record of the registers of the units that a person works in,
    of what those took over, and of the units below the ones they lead; also records that name
    such a unit. Nobody else, the administrator included."""
    reach = _reach(person, *WORKERS)
    if reach is None:
        return Record.objects.none()
    kept = shown_batches().filter(unit__in=reach)
    return current().filter(Q(from_batch__in=kept.values("pk")) | Q(unit__in=reach))


def reached_units(person: Actor) -> frozenset[int]:
    """Keys of the units whose registers a person reads: of a register that one of them owns every
    row, of any other the rows that name one of them."""
    reach = _reach(person, *WORKERS)
    if reach is None:
        return frozenset()
    return frozenset(Unit.objects.filter(pk__in=reach).values_list("pk", flat=True))


def kept_by(person: Actor) -> QuerySet[Batch]:
    """Batches of registers that a person may show and withdraw, the unfinished ones included."""
    reach = _reach(person, *KEEPERS)
    return Batch.objects.none() if reach is None else Batch.objects.filter(unit__in=reach)


def batches_of(person: Actor) -> QuerySet[Batch]:
    """Batches whose coming and going a person reads of, the newest first."""
    reach = _reach(person, *WORKERS)
    if reach is None:
        return Batch.objects.none()
    return Batch.objects.filter(unit__in=reach).select_related("unit").order_by("-id")


def of_unit(unit: Unit) -> RawSQL:
    """Keys of a unit and of everything it was made of: what it keeps the registers of."""
    return RawSQL(_FORMER.format("%s"), [unit.code])  # noqa: S611  (as below)


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


def unworded() -> QuerySet[Batch]:
    """Shown batches whose words are not all in the index yet, the first one first."""
    return shown_batches().filter(worded=False).order_by("pk")


def current() -> QuerySet[Record]:
    """One version of each record: the newest whose batch is shown. The mark `followed_in` says
    cheaply of most rows that no version comes after them."""
    # A sum, since by the index of batches the database would gather and sort a hundred thousand
    # rows for the thirty of a page; nearly all rows are of some shown batch.
    rows = Record.objects.alias(from_batch=F("batch_id") + 0)
    return rows.filter(from_batch__in=shown_batches().values("pk")).filter(_is_newest())


def as_if_shown(batch: int) -> QuerySet[Record]:
    """The rows of a batch that would count if it were shown."""
    # A sum here as well: who asks for a month of them is to find it by its days.
    rows = Record.objects.alias(from_batch=F("batch_id") + 0).filter(from_batch=batch)
    return rows.filter(_is_newest())


def _is_newest() -> Q:
    later = Record.objects.filter(
        code=OuterRef("code"), version__gt=OuterRef("version"), batch__in=shown_batches()
    )
    return Q(followed_in__isnull=True) | Q(~Exists(later))


def with_words(rows: QuerySet[Record], typed: str) -> QuerySet[Record]:
    """Those of the rows that hold the words, with or without marks. What looks like a name, a
    telephone or a number of a card finds a row by its own number alone: no page gathers what one
    person said."""
    if names_somebody(typed):
        systems = shown_batches().order_by().values_list("system", "kind").distinct()
        return rows.filter(code__in=[plans.code_of(*one, typed.strip()) for one in systems])
    asked = wanted(typed)
    return rows.filter(pk__in=search.matching_places(SEARCHED, asked)) if asked else rows.none()


def by_code(person: Actor, code: str) -> Record:
    """One visible record with its words and units; a stranger's answer is that of a missing one."""
    rows = visible_to(person).filter(code=code)
    found = only(rows.select_related("words", "batch__unit", "unit", "area"))
    if found is None:
        raise NotFound("base.not-found")
    return found


def batch_by_code(person: Actor, code: str) -> Batch:
    """One batch of a register that a person keeps."""
    found = only(kept_by(person).select_related("unit").filter(code=code))
    if found is None:
        raise NotFound("base.not-found")
    return found


def versions_of(person: Actor, code: str) -> QuerySet[Record]:
    """Every version of a record whose batch was ever shown, the newest first; of a withdrawn
    batch the page says so. Another unit may have had a row of that number in its register."""
    reach = _reach(person, *WORKERS)
    if reach is None:
        return Record.objects.none()
    rows = Record.objects.filter(code=code, batch__shown_at__isnull=False)
    rows = rows.filter(Q(batch__unit__in=reach) | Q(unit__in=reach))
    return rows.select_related("batch", "words").order_by("-version")


def steps_of(code: str) -> list[RecordStep]:
    """What the source tells of the life of a record, each step once, in the order it happened;
    what has no day comes last."""
    rows = RecordStep.objects.filter(record=code, batch__in=shown_batches()).order_by("-id")
    return sorted({row.digest: row for row in rows}.values(), key=_order)


def _order(step: RecordStep) -> tuple[bool, str, str, int]:
    """By day, then by the moment within it, then as the source wrote them."""
    moment = step.moment.isoformat() if step.moment else ""
    return (step.on is None, step.on.isoformat() if step.on else "", moment, step.pk)


def continued_in(batch: Batch) -> int:
    """How many records of a batch go on here as cases, which withdrawing does not touch."""
    return Continuation.objects.filter(record__in=batch.rows.values("code")).count()


def continuation_of(code: str) -> Continuation | None:
    """The case as which a record goes on here."""
    return only(Continuation.objects.select_related("case").filter(record=code))


def systems_of(person: Actor) -> list[str]:
    """Outside systems of which the person sees batches."""
    rows = batches_of(person).filter(pk__in=shown_batches()).order_by("system")
    return list(rows.values_list("system", flat=True).distinct())


def record_of(person: Actor, case: str) -> Record | None:
    """The record that a case continues, where this person may read it."""
    found = only(Continuation.objects.filter(case__code=case))
    return only(visible_to(person).filter(code=found.record)) if found else None
