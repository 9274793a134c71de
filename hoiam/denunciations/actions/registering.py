"""A denunciation is put on the register: a day, a unit and choices; neither who nor what."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.log.acts import Act as LogAct
from hoiam.core.refusals import Invalid
from hoiam.denunciations import policies, queries
from hoiam.denunciations.actions import _logging, _shared
from hoiam.denunciations.models import (
    DenunciationFile,
    DenunciationStep,
    Part,
    Source,
    Topic,
)
from hoiam.denunciations.models.file import MATTERS_HERE
from hoiam.units.models import Unit

MOST_PAPERS = 500  # house rule: more than that is a slip of the hand
RECEIVED = "received"
# What a further one follows; and what a first one follows that settles it again (D-10).
SETTLED_FIRST = {"matter": Matter.DENUNCIATION.value}
SETTLED_AGAIN = {"matter": Matter.FURTHER_DENUNCIATION.value, "state": "accepted"}


@dataclass(frozen=True, slots=True)
class NewFile:
    """What stands on the line of the register. `key` is the form's own: sent twice, it is one."""

    key: str
    unit: Unit
    received_on: date
    matter: Matter = Matter.DENUNCIATION
    source: Source = Source.WRITTEN
    topic: Topic = Topic.OTHER
    papers: int = 1
    earlier: DenunciationFile | None = None  # settled before, where this is a further one


@transaction.atomic
def register(*, new: NewFile, by: Actor, at: datetime) -> DenunciationFile:
    """Put one on the register. Who does so is let in as its receiver, and nobody else is: the
    leader of the unit may be the one whom it is about."""
    policies.check_can_register(new.unit, by)
    # A second press waits here for the first, and then finds its file.
    officer = Officer.objects.select_for_update(no_key=True).get(code=by.code)
    known = DenunciationFile.objects.filter(key=new.key, registered_by=by.code).first()
    if known is not None:
        return known
    _checked(new, by=by, day=calendar.day_of(at))
    file = _drawn(new, by=by, at=at)
    file.save(force_insert=True)
    _shared.let_in(file, officer, new.unit, Part.RECEIVER, by=by, at=at)
    received_row(file, new).save(force_insert=True)
    _logging.commit(file, LogAct.RECEIPT, day=new.received_on)
    audit.record("denunciations.file.registered", subject=_shared.subject(file), by=by, at=at)
    return file


def _checked(new: NewFile, *, by: Actor, day: date) -> None:
    if new.matter not in MATTERS_HERE:
        raise Invalid("denunciations.no-earlier", field="matter")
    if not 1 <= new.papers <= MOST_PAPERS:
        raise Invalid("denunciations.papers", field="papers", most=MOST_PAPERS)
    _shared.check_happened(new.received_on, day, field="received_on")
    if new.earlier is None:
        return
    # Only what the person sees already: an error must not tell that another one is there.
    mine = queries.visible_to(by).filter(pk=new.earlier.pk, ended_at__isnull=False)
    before = SETTLED_AGAIN if new.matter is Matter.DENUNCIATION else SETTLED_FIRST
    if not mine.filter(**before).exists():
        raise Invalid("denunciations.no-earlier", field="earlier")


def _drawn(new: NewFile, *, by: Actor, at: datetime) -> DenunciationFile:
    return DenunciationFile(
        code=codes.new_code("tc", os.urandom),
        key=new.key,
        matter=new.matter.value,
        unit=new.unit,
        received_on=new.received_on,
        source=new.source,
        topic=new.topic,
        papers=new.papers,
        state=procedure_of(new.matter).initial,
        earlier=new.earlier,
        registered_at=at,
        registered_by=by.code,
    )


def received_row(file: DenunciationFile, new: NewFile) -> DenunciationStep:
    """The day of receipt as the first row of its history: the clocks start there."""
    forwarded = [Act.FORWARDED.value] if new.source == Source.FORWARDED else []
    return DenunciationStep(
        file=file,
        key=f"{file.code}-1",
        number=1,
        step=RECEIVED,
        from_state=file.state,
        to_state=file.state,
        acts=[Act.RECEIVED.value, *forwarded],
        day=new.received_on,
        taken_at=file.registered_at,
        taken_by=file.registered_by,
    )
