"""Who may take over an old register, show it, withdraw it; what may go on here as a case."""

from datetime import datetime

from hoiam.core import calendar
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed, WrongState
from hoiam.core.text import fold
from hoiam.registers.models import Batch, Record, RecordState, RegisterKind
from hoiam.units import queries as units
from hoiam.units.models import Unit

KEEPERS = (Role.CLERK, Role.LEADER)
WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)

# What the source calls a complaint or a denunciation has a procedure of its own. The words are
# folded; they are looked for in short values and at the beginning of a long text.
_OTHER_PROCEDURE = ("khieu nai", "to cao")
_BEGINNING = 60


def check_keeps(unit: Unit, actor: Actor, *, at: datetime) -> None:
    """A clerk or leader of the unit whose register it is, or of what took that unit over, or a
    leader above. An administrator reads no register."""
    if actor.kind is Kind.SYSTEM:
        return
    heirs = units.on_day(unit, calendar.day_of(at))
    if not any(_keeps(actor, one) for one in (unit, *heirs)):
        raise NotAllowed("registers.not-keeper", unit=unit.name)


def _keeps(actor: Actor, unit: Unit) -> bool:
    led = actor.units(Role.LEADER)
    return actor.holds(*KEEPERS, at=unit.code) or not led.isdisjoint(units.superior_codes(unit))


def check_is_open(batch: Batch) -> None:
    """Rows are added until a batch is shown; afterwards another batch brings what changed."""
    if batch.withdrawn_at is not None:
        raise WrongState("registers.batch-withdrawn")
    if batch.shown_at is not None:
        raise WrongState("registers.batch-shown")


def check_is_not_withdrawn(batch: Batch) -> None:
    """A batch is withdrawn once, shown or not."""
    if batch.withdrawn_at is not None:
        raise WrongState("registers.batch-withdrawn")


def check_can_continue(record: Record, actor: Actor) -> None:
    """A worker of the unit that takes it on decides; only what is open, only what has a procedure
    here."""
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(*WORKERS):
        raise NotAllowed("registers.not-worker")
    if record.kind != RegisterKind.CASE:
        raise WrongState("registers.not-a-case")
    if record.state not in (RecordState.OPEN, RecordState.WORKING, RecordState.UNKNOWN):
        raise WrongState("registers.already-ended")
    if is_of_other_procedure(record):
        raise WrongState("registers.other-procedure")


def check_can_place(record: Record, actor: Actor) -> None:
    """A worker says which part of a split unit a record belongs to; seeing it is asked before."""
    del record
    if actor.kind is not Kind.SYSTEM and not actor.holds_anywhere(*WORKERS):
        raise NotAllowed("registers.not-worker")


def is_of_other_procedure(record: Record) -> bool:
    """Whether the source itself calls it a complaint or a denunciation."""
    short = (record.category, record.channel, record.state_said)
    long = (record.title, record.words.text)
    said = [fold(text) for text in short] + [fold(text[:_BEGINNING]) for text in long]
    return any(f" {word} " in f" {one} " for word in _OTHER_PROCEDURE for one in said)
