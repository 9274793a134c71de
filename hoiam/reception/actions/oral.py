"""An oral statement: its words are the voice's; it is read back, signed or finger-printed, and the
signed sheet lies with the voice as a file."""

import os
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.cases import actions as cases
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.reception import policies
from hoiam.reception.actions import _shared
from hoiam.reception.models import Matter, Sealed, Statement, Visit
from hoiam.voices.models import Channel
from hoiam.voices.told import Told

SCANNED = "Bản ghi lời nói đã đọc lại cho người nói, kèm bản chụp."


@transaction.atomic
def take_statement(
    *, matter: Matter, language: str, interpreter: str, sealed: str, by: Actor, at: datetime
) -> Statement:
    """It was written down and read back, in which language, through whom, and confirmed how."""
    visit = _shared.locked(matter.visit)
    policies.check_can_follow_up(visit, by)
    if matter.voice_id is None:
        raise WrongState("reception.nothing-written")
    if sealed not in Sealed.values:
        raise Invalid("reception.sealed-how", field="sealed")
    if Statement.objects.filter(matter=matter).exists():
        raise WrongState("reception.read-back-already")
    statement = Statement(
        matter=matter,
        language=_shared.given(language, "reception.language-needed", field="language")[:60],
        interpreter=_shared.plain(interpreter, field="interpreter")[:120],
        sealed=sealed,
        read_back_at=at,
        read_back_by=by.code,
    )
    statement.save(force_insert=True)
    audit.record(
        "reception.statement.read-back",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={
            "number": visit.registered,
            "language": statement.language,
            "interpreted": "có" if statement.interpreter else "không",
            "sealed": str(Sealed(sealed).label),
        },
    )
    return statement


def keep_scan(
    *, matter: Matter, key: str, sent: Sequence[files.Sent], by: Actor, at: datetime
) -> Visit:
    """The signed sheet as a picture or PDF, or a recording: a file of the voice, judged and closed
    like every file people send. Files are judged before the transaction begins."""
    if matter.voice_id is None or matter.case_id is None:
        raise WrongState("reception.nothing-written")
    if not sent:
        raise Invalid("reception.file-needed", field="files")
    policies.check_can_follow_up(matter.visit, by)
    stored: list[files.StoredFile] = []
    try:
        for one in sent:
            stored.append(files.store(one, rand=os.urandom))
        return _kept(matter=matter, key=key, stored=stored, by=by, at=at)
    except BaseException:
        files.remove([name for one in stored for name in (one.original, one.copy)])
        raise


@transaction.atomic
def _kept(
    *, matter: Matter, key: str, stored: Sequence[files.StoredFile], by: Actor, at: datetime
) -> Visit:
    visit = _shared.locked(matter.visit)
    policies.check_can_follow_up(visit, by)
    voice, case = matter.voice, matter.case
    assert voice is not None and case is not None  # noqa: S101 - asked by the caller
    told = Told(
        key=f"{key}-{voice.code}",
        channel=Channel.DESK,
        kind=voice.kind,
        field=voice.field,
        area=voice.area,
        text=SCANNED,
        desk=visit.desk,
    )
    cases.supply(case=case, origin=voice, told=told, by=by, at=at, stored=stored)
    statement = Statement.objects.select_for_update().filter(matter=matter).first()
    if statement is not None:
        statement.scanned_at, statement.scanned_by = at, by.code
        statement.save()
    audit.record(
        "reception.file.kept",
        subject=_shared.subject(visit),
        by=by,
        at=at,
        details={"number": visit.registered, "files": len(stored)},
    )
    return visit
