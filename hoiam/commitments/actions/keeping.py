"""Saying that something was not kept, and the files that show what was done."""

import os
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit, files
from hoiam.commitments import policies
from hoiam.commitments.actions import _shared, ending, taking
from hoiam.commitments.keeping import Evidence, SaidBy, Unkept
from hoiam.commitments.models import Commitment, CommitmentKind, CommitmentState, OwedKind
from hoiam.core import actor as actors
from hoiam.core import calendar, denunciation
from hoiam.core.actor import Actor
from hoiam.core.law.rulebook.house import UNKEPT
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import normalise, vn_date
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit

LONGEST = 2000
MOST_FILES = 10
REOPENED = "người được hứa nói chưa giữ lời"


@dataclass(frozen=True, slots=True)
class Saying:
    """One saying: who, in which words (none are needed), under a key that a retry repeats."""

    key: str
    who: SaidBy
    words: str = ""
    unit: Unit | None = None  # the body that says so


@transaction.atomic
def say_not_kept(*, commitment: Commitment, said: Saying, by: Actor, at: datetime) -> Unkept:
    """That person or body says that it was not kept: what was called done is open again on its old
    date, and the superior of the unit owes an answer. The same key says it once."""
    commitment = _shared.locked(commitment)
    policies.check_can_say_not_kept(commitment, said.unit, by)
    before: Unkept | None = Unkept.objects.filter(key=said.key).first()
    if before is not None:
        return before
    policies.check_is_sayable(commitment, calendar.day_of(at))
    words = _words(said.words)
    if Unkept.objects.filter(commitment=commitment, answer__state=CommitmentState.OPEN).exists():
        raise WrongState("commitments.already-said")
    if commitment.state == CommitmentState.DONE:
        machine = actors.system("kept", act=by.act)
        ending.reopen(commitment=commitment, reason=REOPENED, by=machine, at=at)
    answer = _answer_owed(commitment, said, by=by, at=at)
    row = Unkept(
        commitment=commitment,
        key=said.key,
        who=said.who,
        unit=said.unit,
        words=words,
        answer=answer,
        said_at=at,
        said_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "commitments.commitment.said-unkept",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={
            "commitment": commitment.code,
            "who": said.unit.name if said.unit is not None else str(SaidBy(said.who).label),
            "what": commitment.what,
            "superior": answer.unit.name,
            "due_on": vn_date(answer.due_on),
        },
    )
    return row


def _words(text: str) -> str:
    text = normalise(text).strip()
    if len(text) > LONGEST:
        raise Invalid("commitments.words-too-long", field="words", most=LONGEST)
    if denunciation.is_one([text]):
        raise Invalid("commitments.no-denunciation", field="words")
    return text


def _answer_owed(commitment: Commitment, said: Saying, *, by: Actor, at: datetime) -> Commitment:
    """The superior owes an answer, on a clock of its own; who has nobody above answers itself."""
    day = calendar.day_of(at)
    superior = _shared.superior_on(commitment.unit, day) or commitment.assigned_by_unit
    answer = taking.start_clock(
        kind=CommitmentKind.UNKEPT,
        about=_shared.subject(commitment),
        unit=superior,
        assigned_by=units.superior_of(superior) or superior,
        what=f"Trả lời: được nói là chưa giữ lời: {commitment.what}"[: taking.LONGEST],
        rule=rules.law_rule(UNKEPT, day=day),
        event="ngày nhận lời nói chưa giữ lời",
        day=day,
        days=rules.calendar_on(),
        by=by,
        at=at,
    )
    answer.owed_kind = OwedKind.UNIT if said.unit is not None else OwedKind.ASKER
    answer.owed_code = said.unit.code if said.unit is not None else commitment.owed_code
    answer.save(update_fields=["owed_kind", "owed_code"])
    return answer


def add_evidence(*, commitment: Commitment, file: files.Sent, by: Actor, at: datetime) -> Evidence:
    """Put a file beside the result: a picture, a record of acceptance. The file is judged and
    written before the transaction begins."""
    policies.check_can_work(commitment, by)
    stored = files.store(file, rand=os.urandom)
    try:
        return _kept(commitment, stored, by=by, at=at)
    except BaseException:
        files.remove([stored.original, stored.copy])  # no row would ever lead to them
        raise


@transaction.atomic
def _kept(commitment: Commitment, stored: files.StoredFile, *, by: Actor, at: datetime) -> Evidence:
    commitment = _shared.locked(commitment)
    policies.check_can_work(commitment, by)
    if commitment.files.count() >= MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)
    row = Evidence(
        commitment=commitment,
        code=stored.code,
        name=stored.name,
        media=stored.media,
        size=stored.size,
        digest=stored.digest,
        original=stored.original,
        copy=stored.copy,
        width=stored.width,
        height=stored.height,
        stored_at=at,
        stored_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "commitments.evidence.added",
        subject=_shared.subject(commitment),
        by=by,
        at=at,
        details={"commitment": commitment.code, "file": stored.code},
    )
    return row
