"""What was noted on the road: a matter enters the same queue as every voice, the rest stays a note."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from hoiam.base import audit, files
from hoiam.base.files import StoredFile
from hoiam.base.queries import only
from hoiam.cases import actions as cases
from hoiam.cases.actions import Received
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import Invalid, WrongState
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.outreach import issues, policies
from hoiam.outreach.actions import _shared
from hoiam.outreach.models import Note, NoteFile, Told
from hoiam.outreach.queries import HAMLET
from hoiam.units import queries as units
from hoiam.units.models import Field, Unit
from hoiam.voices.models import Channel, Receipt
from hoiam.voices.told import Reach, checked_reach
from hoiam.voices.told import Told as Spoken

MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Raising:
    """What makes a note a matter: its kind and field; `unit` is where the writer works."""

    kind: str
    field: Field
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note as it was written on the telephone. `key` makes a second sending harmless."""

    key: str
    hamlet: Unit
    noted_on: date
    text: str
    place: str = ""
    speaker: str = ""
    phone: str = ""
    meeting: Meeting | None = None
    raising: Raising | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The note, and the receipt where it became a matter."""

    note: Note
    received: Received | None
    repeated: bool = False


def write_note(
    *,
    new: NewNote,
    sent: Sequence[files.Sent] = (),
    reserved: Receipt | None = None,
    by: Actor,
    at: datetime,
) -> Written:
    """Keep a note once, however often it is sent. The words of a matter lie with its voice alone.

    Photos are judged and written before the transaction begins, as everywhere.
    """
    policies.check_can_note(new.hamlet, by)
    if len(sent) > MOST_FILES:
        raise Invalid("base.too-many-files", field="files", limit=MOST_FILES)
    stored: list[StoredFile] = []
    try:
        stored += [files.store(one, rand=os.urandom) for one in sent]
        written = _once(new=new, stored=stored, reserved=reserved, by=by, at=at)
    except BaseException:
        files.remove([name for one in stored for name in (one.original, one.copy)])
        raise
    if written.repeated:
        files.remove([name for one in stored for name in (one.original, one.copy)])
    return written


def _once(
    *,
    new: NewNote,
    stored: Sequence[StoredFile],
    reserved: Receipt | None,
    by: Actor,
    at: datetime,
) -> Written:
    """Two sendings that meet in the database: the second finds what the first one wrote."""
    try:
        return _written(new=new, stored=stored, reserved=reserved, by=by, at=at)
    except IntegrityError:
        if not Note.objects.filter(key=new.key).exists():
            raise
        return _written(new=new, stored=(), reserved=None, by=by, at=at)


@transaction.atomic
def _written(
    *,
    new: NewNote,
    stored: Sequence[StoredFile],
    reserved: Receipt | None,
    by: Actor,
    at: datetime,
) -> Written:
    policies.check_is_hamlet(new.hamlet)
    known = only(Note.objects.select_related("case", "hamlet").filter(key=new.key))
    if known is not None:
        if known.written_by != by.code:
            raise Invalid("outreach.key-taken", field="key")
        # An answer that was lost on its way is given again, the receipt with its code as well.
        return Written(known, _again(known, new, by=by, at=at), repeated=True)
    policies.check_noted_on(new.noted_on, calendar.day_of(at))
    text = _shared.given(new.text, field="text", longest=10_000)
    if new.meeting is not None:
        policies.check_is_of(new.meeting, new.hamlet)
    reach = checked_reach(Reach(name=new.speaker, phone=new.phone))
    place = _shared.plain(new.place, field="place", longest=300)
    note = Note(
        code=codes.new_code("gn", os.urandom),
        key=new.key,
        hamlet=new.hamlet,
        meeting=new.meeting,
        noted_on=new.noted_on,
        written_at=at,
        written_by=by.code,
    )
    received = None
    if new.raising is not None:
        received = _raised(
            note, text, place, reach, new.raising, stored=stored, reserved=reserved, by=by, at=at
        )
    else:
        note.text, note.place, note.speaker, note.phone = text, place, reach.name, reach.phone
    note.save(force_insert=True)
    if received is None:
        _keep(note, stored, by=by, at=at)
    audit.record(
        "outreach.note.written",
        subject=(HAMLET, new.hamlet.code),
        by=by,
        at=at,
        details={"note": note.code, "case": received.case.code if received else ""},
    )
    return Written(note, received)


@transaction.atomic
def raise_note(*, note: Note, raising: Raising, by: Actor, at: datetime) -> Written:
    """A note turns out to be a matter: its words and photos go to the case, with a receipt."""
    note = Note.objects.select_for_update(of=("self",)).select_related("hamlet").get(pk=note.pk)
    policies.check_can_note(note.hamlet, by)
    if note.case_id is not None:
        raise WrongState("outreach.raised-already")
    kept = [_stored(one) for one in note.files.order_by("pk")]
    reach = Reach(name=note.speaker, phone=note.phone)
    received = _raised(note, note.text, note.place, reach, raising, stored=kept, by=by, at=at)
    note.files.all().delete()  # they belong to the voice now
    note.text = note.place = note.speaker = note.phone = ""
    note.save()
    audit.record(
        "outreach.note.raised",
        subject=(HAMLET, note.hamlet.code),
        by=by,
        at=at,
        details={"note": note.code, "case": received.case.code},
    )
    return Written(note, received)


def _raised(
    note: Note,
    text: str,
    place: str,
    reach: Reach,
    raising: Raising,
    *,
    stored: Sequence[StoredFile],
    reserved: Receipt | None = None,
    by: Actor,
    at: datetime,
) -> Received:
    """The same queue as every voice: who answers is found for the hamlet as it is today."""
    spoken, writer = _spoken(note, text, place, reach, raising, by=by, at=at)
    received = cases.receive(told=spoken, stored=stored, reserved=reserved, by=writer, at=at)
    note.case = received.case
    note.raised_at, note.raised_by = at, by.code
    return received


def _again(known: Note, new: NewNote, *, by: Actor, at: datetime) -> Received | None:
    """The same key again gives the same receipt, as at every door."""
    if known.case_id is None or new.raising is None:
        return None
    spoken, writer = _spoken(known, new.text, new.place, Reach(), new.raising, by=by, at=at)
    return cases.receive(told=spoken, by=writer, at=at)


def _spoken(
    note: Note,
    text: str,
    place: str,
    reach: Reach,
    raising: Raising,
    *,
    by: Actor,
    at: datetime,
) -> tuple[Spoken, Actor]:
    """What was said, and in whose name it is written down: who is assigned here without a desk of
    their own writes it down all the same."""
    here = units.on_day(note.hamlet, calendar.day_of(at))
    at_cell = note.meeting is not None and note.meeting.kind == MeetingKind.CELL
    desk = raising.unit if raising.unit and _writes_at(raising.unit, by) else None
    spoken = Spoken(
        key=f"note/{note.key}",
        channel=Channel.HAMLET if at_cell else Channel.VISIT,
        kind=raising.kind,
        field=raising.field,
        area=here[0] if len(here) == 1 else policies.commune_of(note.hamlet),
        text=text,
        place=place,
        reach=reach,
        desk=desk,
        spoken_at=_shared.noon(note.noted_on, at),
    )
    return spoken, by if desk is not None else _shared.product(by)


def _writes_at(unit: Unit, by: Actor) -> bool:
    return by.holds(Role.CLERK, Role.HANDLER, Role.LEADER, at=unit.code)


def _keep(note: Note, stored: Sequence[StoredFile], *, by: Actor, at: datetime) -> None:
    for one in stored:
        NoteFile(
            note=note, code=one.code, name=one.name, media=one.media, size=one.size,
            digest=one.digest, original=one.original, copy=one.copy, width=one.width,
            height=one.height, stored_at=at, stored_by=by.code,
        ).save(force_insert=True)  # fmt: skip


def _stored(file: NoteFile) -> StoredFile:
    return StoredFile(
        code=file.code, name=file.name, media=file.media, size=file.size, digest=file.digest,
        original=file.original, copy=file.copy, width=file.width, height=file.height,
    )  # fmt: skip


@transaction.atomic
def tell_hamlet(*, hamlet: Unit, meeting: Meeting, by: Actor, at: datetime) -> list[Told]:
    """What the sheet of the meeting said was read out there: each matter answered, or open."""
    policies.check_can_note(hamlet, by)
    policies.check_is_of(meeting, hamlet)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Told.objects.filter(meeting=meeting, hamlet=hamlet).exists():
        raise WrongState("outreach.told-already")
    rows = [
        Told(
            hamlet=hamlet, meeting=meeting, case=case, standing=issues.standing_of(case),
            told_at=at, told_by=by.code,
        )
        for case in issues.to_tell(hamlet)
    ]  # fmt: skip
    if not rows:
        raise WrongState("outreach.nothing-to-tell")
    for row in rows:
        row.save(force_insert=True)
    audit.record(
        "outreach.hamlet.told",
        subject=(HAMLET, hamlet.code),
        by=by,
        at=at,
        details={
            "meeting": meeting.title,
            "answered": sum(row.standing == "answered" for row in rows),
            "open": sum(row.standing == "open" for row in rows),
        },
    )
    return rows
