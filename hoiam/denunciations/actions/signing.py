"""What came sealed through the web becomes a denunciation: it was signed, or presented in person."""

import os
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hoiam.accounts.models import Officer
from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.clocks.shapes import Matter
from hoiam.core.law import sealed as law
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.log.acts import Act
from hoiam.core.refusals import Invalid
from hoiam.denunciations import policies
from hoiam.denunciations.actions import _logging, _shared
from hoiam.denunciations.actions.registering import NewFile, received_row
from hoiam.denunciations.models import DenunciationFile, Part, Source, Topic
from hoiam.seals import actions as seals
from hoiam.seals.actions.working import Taken
from hoiam.seals.models import SealedCase

SOURCES = {law.SIGN: Source.WRITTEN, law.PRESENT: Source.IN_PERSON}


@dataclass(frozen=True, slots=True)
class Signed:
    """How it took a lawful form: by signing or in person, on which day. `key` is the form's own."""

    step: str  # `sign` or `present`
    day: date
    key: str
    topic: Topic = Topic.OTHER


@transaction.atomic
def register_signed(
    *, case: SealedCase, signed: Signed, by: Actor, at: datetime
) -> DenunciationFile:
    """Put a sealed case on the register of its unit: from the day of signing it is a denunciation
    and D-01 runs (Law on Denunciations, Art. 22, 24(1)). Who handles it is let in as its receiver.

    No hour is kept of what came sealed: rows and events bear the beginning of the legal day.
    """
    own = policies.check_can_register_signed(case, by)
    if signed.step not in SOURCES:
        raise Invalid("denunciations.not-signed", field="step")
    moment = calendar.start_of_day(calendar.day_of(at))
    # A second press waits here for the first, and then finds its file.
    officer = Officer.objects.select_for_update(no_key=True).get(code=by.code)
    known = DenunciationFile.objects.filter(key=case.code).first()
    if known is not None:
        return known
    file = DenunciationFile(
        code=codes.new_code("tc", os.urandom),
        key=case.code,
        matter=Matter.DENUNCIATION.value,
        unit=case.unit,
        received_on=signed.day,
        source=SOURCES[signed.step],
        topic=signed.topic,
        state=procedure_of(Matter.DENUNCIATION).initial,
        registered_at=moment,
        registered_by=by.code,
    )
    file.save(force_insert=True)
    seals.become_denunciation(
        case=case,
        taken=Taken(signed.step, signed.day, signed.key),
        register_code=file.code,
        by=by,
        at=at,
    )
    _shared.let_in(file, officer, own.unit, Part.RECEIVER, by=by, at=moment)
    new = NewFile(file.key, file.unit, file.received_on, source=SOURCES[signed.step])
    received_row(file, new).save(force_insert=True)
    _logging.commit(file, Act.RECEIPT, day=signed.day)
    audit.record("denunciations.file.registered", subject=_shared.subject(file), by=by, at=moment)
    return file
