"""An open record goes on here as a case."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction

from hoiam.base import audit
from hoiam.cases import actions as cases
from hoiam.cases.actions import Elsewhere
from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.registers import policies
from hoiam.registers.actions import _shared
from hoiam.registers.models import Continuation, Record
from hoiam.units.models import Field, Unit
from hoiam.voices.told import Told


@transaction.atomic
def continue_here(
    *,
    record: Record,
    kind: str,
    channel: str,
    field: Field,
    area: Unit,
    desk: Unit,
    by: Actor,
    at: datetime,
    unit: Unit | None = None,
) -> Case:
    """Open a case for what another system left open. The words, the moment they were said, the
    number and the due date are those of the source."""
    record = _shared.seen(record, by)
    policies.check_can_continue(record, by)
    _check_is_first(record)
    received = cases.take_over(
        told=Told(
            key=f"record/{record.code}",
            channel=channel,
            kind=kind,
            field=field,
            area=area,
            text=_words(record),
            place=record.words.place,
            latitude=record.latitude,
            longitude=record.longitude,
            desk=desk,
            spoken_at=_spoken_at(record),
        ),
        elsewhere=Elsewhere(
            system=record.system,
            number=record.number,
            began_on=record.opened_on,
            due_on=record.due_on,
        ),
        title=record.title,
        unit=unit,
        by=by,
        at=at,
    )
    Continuation(
        record=record.code, case=received.case, continued_at=at, continued_by=by.code
    ).save()
    audit.record(
        "registers.record.continued",
        subject=("record", record.code),
        by=by,
        at=at,
        details={"case": received.case.code},
    )
    return received.case


def _check_is_first(record: Record) -> None:
    before = Continuation.objects.select_related("case").filter(record=record.code).first()
    if before is not None:
        raise WrongState("registers.already-continued", case=before.case.code)


def _words(record: Record) -> str:
    text = record.words.text.strip() or record.title.strip()
    if not text:
        raise Invalid("registers.without-words")
    return text


def _spoken_at(record: Record) -> datetime | None:
    """The moment of the source; noon there where it tells only the day, as at the desk."""
    if record.opened_moment is not None or record.opened_on is None:
        return record.opened_moment
    return datetime.combine(record.opened_on, time(12), ZoneInfo(record.batch.zone))
