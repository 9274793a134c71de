"""Everything that the page of one case shows, read with a number of queries that does not grow.

What is hidden is not in these values at all: a template cannot show what it was not given.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.base import texts
from hoiam.base.models import Event
from hoiam.cases import foreseeing, policies, queries
from hoiam.cases.models import (
    Answer,
    Case,
    Gathering,
    Note,
    OutsideNumber,
    PublicDraft,
    Rating,
)
from hoiam.cases.readings import Opened
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate, Ground
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.deadlines import Due, Lateness
from hoiam.core.lateness import gauge
from hoiam.core.law.rules import Rulebook
from hoiam.core.redact.covering import covered
from hoiam.notices import queries as notices
from hoiam.notices.models import Notice, NoticeState
from hoiam.rules import queries as rules
from hoiam.voices.models import Attachment, Contact, Voice
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_steps, effects, opened
from hoiam.web.office.case_steps import Button

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
HOW = {"me-too": "cùng gặp chuyện này", "more": "nói thêm", "not-done": "báo chưa xong"}


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is owed, with its dates and what this officer may do about it."""

    row: Commitment
    lateness: Lateness | None
    why: Due | None
    event: str  # what the count begins with, in Vietnamese as the explanation is
    statement: str
    basis: str
    doubt: str  # how unsure we are of its rule; empty when it was read in the law
    changes: tuple[DueDate, ...]
    assignee: str
    works: Allowed
    dates: Allowed

    @property
    def is_open(self) -> bool:
        return self.lateness is not None


@dataclass(frozen=True, slots=True)
class Said:
    """One voice as this officer may read it; a contact is here only while it is open."""

    voice: Voice
    how: str
    reference: str
    text: str
    place: str
    covered: bool  # something in the words is covered, and may be opened
    words_open: bool
    joined_from: str
    left: str
    contact: Contact | None
    has_point: bool
    point: str
    photos: tuple[Attachment, ...]
    files: tuple[Attachment, ...]
    originals: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history."""

    moment: str
    who: str
    text: str


SAID_FIRST, NEWEST = 3, 15
WAITING = (NoticeState.QUEUED, NoticeState.BY_HAND)


@dataclass(frozen=True, slots=True)
class CasePage:
    """The whole page."""

    case: Case
    today: date
    works: bool
    inside: bool
    reads: Allowed
    reads_words: Allowed
    asks_why: bool  # who receives is not asked
    tells: Allowed
    hero: Duty | None
    duties: tuple[Duty, ...]
    said: tuple[Said, ...]
    answers: tuple[Answer, ...]
    draft: Answer | None
    notes: tuple[Note, ...]
    ratings: tuple[Rating, ...]
    told: tuple[Notice, ...]
    history: tuple[Line, ...]
    joined: tuple[Case, ...]
    numbers: tuple[OutsideNumber, ...]
    may_number: Allowed
    public_draft: PublicDraft | None
    buttons: tuple[Button, ...]

    @property
    def next_step(self) -> Button | None:
        """The one solid button, named again where the steps stand far below."""
        return next((button for button in self.buttons if button.solid), None)

    # A matter of twelve people stays a page that can be read: what is new or waits is shown, the
    # rest is folded under a line that says how much it is.

    @property
    def said_first(self) -> tuple[Said, ...]:
        return self.said[:SAID_FIRST]

    @property
    def said_more(self) -> tuple[Said, ...]:
        return self.said[SAID_FIRST:]

    @property
    def more_opened(self) -> bool:
        """Whether something folded was just opened, so that it is not searched for."""
        return any(
            said.contact or said.point or said.originals or said.words_open
            for said in self.said_more
        )

    @property
    def told_waiting(self) -> tuple[Notice, ...]:
        return tuple(notice for notice in self.told if notice.state in WAITING)

    @property
    def told_done(self) -> tuple[Notice, ...]:
        return tuple(notice for notice in self.told if notice.state not in WAITING)

    @property
    def history_before(self) -> tuple[Line, ...]:
        return self.history[:-NEWEST]

    @property
    def history_newest(self) -> tuple[Line, ...]:
        return self.history[-NEWEST:]


def read(request: OfficeRequest, code: str) -> CasePage:
    """The page of a case that this officer may see; of any other there is none."""
    actor = request.actor
    case = queries.by_code(actor, code)
    at = now()
    rows = list(commitments.about("case", case.code))
    gatherings = list(queries.voices_of(case))
    answers = list(queries.answers_of(case))
    events = base.history(("case", case.code), *(("voice", row.voice.code) for row in gatherings))
    notes = list(queries.notes_of(case))
    names = accounts.names(_codes(events, rows, notes))
    today, days = calendar.day_of(at), rules.calendar_on()
    duties = tuple(_duties(rows, names, actor, today, days))
    works = bool(allowed("cases.note", case, actor=actor))
    inside = queries.reads_inside(case, rows, actor)
    if not inside:
        _cover(rows, answers)
    shown = opened.for_page(request, case, [row.voice for row in gatherings]) if inside else {}
    draft = next((row for row in reversed(answers) if row.sent_at is None), None)
    public_draft = queries.public_draft(case)
    return CasePage(
        case=case,
        today=calendar.day_of(at),
        works=works,
        inside=inside,
        reads=allowed("cases.read", case, actor=actor),
        reads_words=allowed("cases.read_words", case, actor=actor),
        asks_why=policies.known_purpose(case, actor) is None,
        tells=allowed("cases.tell", case, actor=actor),
        hero=_hero(duties),
        duties=duties,
        said=tuple(_said(case, gatherings, shown, inside=inside)),
        answers=tuple(row for row in answers if row.sent_at is not None),
        draft=draft if works else None,
        notes=tuple(_named(notes, names)) if works else (),
        ratings=tuple(_rated(queries.ratings_of(case), shown)),
        told=tuple(notices.for_about("case", case.code)) if works else (),
        history=tuple(_covered(lines(events, names), inside=inside)),
        joined=tuple(queries.joined_to(case)),
        numbers=tuple(queries.outside_numbers([case]).get(case.pk, ())) if inside else (),
        may_number=allowed("cases.number", case, actor=actor),
        public_draft=public_draft,
        buttons=case_steps.buttons(
            case,
            draft,
            public_draft,
            actor,
            works=works,
            foretell=lambda step: effects.brief(_foreseen(case, step, rows, draft, today, days)),
        ),
    )


def _cover(rows: list[Commitment], answers: list[Answer]) -> None:
    """An answer is written to one person, and reasons speak of people: from outside the handling
    units they are read with everything personal covered. These values are shown, never saved."""
    for row in rows:
        row.what, row.asked_reason = covered(row.what), covered(row.asked_reason)
        for dated in row.due_dates.all():
            if dated.ground != Ground.CALENDAR:  # decisions on the calendar are public
                dated.reason = covered(dated.reason)
    for answer in answers:
        answer.text, answer.promise = covered(answer.text), covered(answer.promise)


def _rated(rows: Iterable[Rating], shown: Opened) -> Iterator[Rating]:
    """What came with a "not done" is a voice like any other: covered until it is opened."""
    for row in rows:
        if row.more is not None and (row.more.pk, "words") not in shown:
            row.more.text = covered(row.more.text)
        yield row


def _covered(history: list[Line], *, inside: bool) -> list[Line]:
    return history if inside else [replace(line, text=covered(line.text)) for line in history]


def _codes(events: list[Event], rows: list[Commitment], notes: list[Note]) -> set[str]:
    """Everybody whose name the page says."""
    found = {event.recorded_by for event in events} | {note.written_by for note in notes}
    return found | {row.assignee for row in rows if row.assignee}


def _foreseen(
    case: Case,
    step: str,
    rows: list[Commitment],
    draft: Answer | None,
    today: date,
    days: calendar.Calendar,
) -> tuple[effects.Line, ...]:
    """What a step does to the dates, without what its form is still to ask."""
    given = foreseeing.Given(reply=draft)
    found = foreseeing.foresee(case, step, owed=rows, today=today, days=days, given=given)
    return effects.of_effects(found)


def _duties(
    rows: list[Commitment],
    names: dict[str, str],
    actor: Actor,
    today: date,
    days: calendar.Calendar,
) -> list[Duty]:
    book = rules.rulebook_on()
    return [_duty(row, names, actor, today, days, book) for row in rows]


def _duty(
    row: Commitment,
    names: dict[str, str],
    actor: Actor,
    today: date,
    days: calendar.Calendar,
    book: Rulebook,
) -> Duty:
    dates = list(row.due_dates.all())
    # After a recount: the way on the calendar that counted then.
    told: dict[str, Any] = next((one.explanation for one in reversed(dates) if one.explanation), {})
    return Duty(
        row=row,
        lateness=overdue.standing(row, gauge(today, days, book)),
        why=deadlines.from_record(told["days"]) if told.get("days") else None,
        event=told.get("event", ""),
        statement=told.get("statement", ""),
        basis=told.get("decision") or told.get("basis", ""),
        doubt=rules.doubt_in(book, row.rule, row.started_on),
        changes=tuple(date for date in dates if date.old_due_on is not None),
        assignee=names.get(row.assignee, ""),
        works=allowed("commitments.work", row, actor=actor),
        dates=allowed("commitments.accept_new_date", row, actor=actor),
    )


def _hero(duties: tuple[Duty, ...]) -> Duty | None:
    """The date above the fold: the open duty to answer, else the promise that comes first."""
    waiting = [duty for duty in duties if duty.is_open]
    answers = [duty for duty in waiting if duty.row.kind == CommitmentKind.ANSWER]
    promises = [duty for duty in waiting if duty.row.kind == CommitmentKind.PROMISE]
    return min(answers or promises, key=lambda duty: duty.row.due_on, default=None)


def _said(case: Case, gatherings: list[Gathering], shown: Opened, *, inside: bool) -> list[Said]:
    contacts = queries.contacts_of(case)
    return [_one(case, row, contacts.get(row.voice_id), shown, inside) for row in gatherings]


def _one(
    case: Case,
    row: Gathering,
    contact: Contact | None,
    shown: Opened,
    inside: bool,
) -> Said:
    voice = row.voice
    kept = list(voice.attachments.all()) if inside else []
    point = voice.latitude is not None and voice.longitude is not None
    shows = {part for pk, part in shown if pk == voice.pk}
    plain = "words" in shows
    return Said(
        voice=voice,
        how=HOW.get(row.how, ""),
        reference=voice.receipt.reference if voice.origin_id is None else "",
        text=voice.text if plain else covered(voice.text),
        place=voice.place if plain else covered(voice.place),
        covered=inside and not plain and opened.is_covered(voice),
        words_open=plain,
        joined_from=row.case.code if row.case_id != case.pk else "",
        left=_left(contact),
        contact=contact if "contact" in shows else None,
        has_point=point,
        point=f"{voice.latitude:.5f}, {voice.longitude:.5f}" if "point" in shows else "",
        photos=tuple(file for file in kept if file.is_photo),
        files=tuple(kept),
        originals="original" in shows,
    )


def words_in_list(text: str) -> str:
    """What a list says in words that people wrote: covered, whoever reads it."""
    return _kept(text) if text else ""


_kept = lru_cache(maxsize=2_000)(covered)


def _left(contact: Contact | None) -> str:
    """Which ways the person left, never what stands in them."""
    if contact is None:
        return ""
    named = (
        (contact.name, _("tên")),
        (contact.phone, _("điện thoại")),
        (contact.email, _("thư điện tử")),
        (contact.address, _("địa chỉ")),
    )
    return ", ".join(label for value, label in named if value)


def _named(notes: list[Note], names: dict[str, str]) -> list[Note]:
    for note in notes:
        note.written_by = who(note.written_by, names)
    return notes


def who(code: str, names: dict[str, str]) -> str:
    """The doer of an event as a reader knows them."""
    if code in names:
        return names[code]
    return _("Người gửi") if code == Kind.PUBLIC.value else _("Hệ thống")


def lines(events: list[Event], names: dict[str, str]) -> list[Line]:
    """One line per act, the newest first: what one press caused is read in one breath."""
    acts: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        acts[event.act].append(event)
    return [
        Line(
            words.moment(act[0].recorded_at),
            who(act[0].recorded_by, names),
            " ".join(dict.fromkeys(texts.sentence(event) for event in act)),
        )
        for act in sorted(acts.values(), key=lambda act: (act[0].recorded_at, act[0].pk))[::-1]
    ]
