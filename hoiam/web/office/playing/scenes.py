"""The scenes of the play, each through the same acts as any day of the office; twice is once.

The places are those of the demonstration; whoever presents has them done for the clerk who is
signed in, or does every one by hand on the pages that the scene leads to.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hoiam.commitments.keeping import Unkept
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor
from hoiam.core.actor import public as stranger
from hoiam.core.deadlines import Amount
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.meetings import actions, owed, public_minutes, questions
from hoiam.meetings import queries as meetings
from hoiam.meetings.actions import (
    Asked,
    Head,
    Held,
    Masked,
    NewMeeting,
    OldMeeting,
    PastMeeting,
    Received,
    StillOwed,
)
from hoiam.meetings.models import CarriedKind, Meeting, MeetingKind, MeetingState, Way
from hoiam.meetings.old_lines import read_lines
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.office.playing.words import LAST_LINES, QUESTIONS

COMMUNE = "Xã Bảo Thắng"
LAST, TODAY, NEXT = "trinh-dien-lan-truoc", "trinh-dien-hom-nay", "trinh-dien-lan-sau"
# The story of the play began earlier: the law asks for seven days, and a day off may lie in them.
TOLD_BEFORE = timedelta(days=12)
OFFICE, PARTY, GOVERNMENT = "van-phong", "dang-uy", "ubnd"


@dataclass(frozen=True, slots=True)
class Place:
    """The commune of the play and its bodies on a day."""

    commune: Unit
    office: Unit
    hosts: tuple[Unit, Unit]

    def body(self, code: str, day: date) -> Unit:
        """The body of the commune with this template."""
        return _there(units.body(self.commune, code, day))


def place(day: date) -> Place:
    """Where the play is; only in the demonstration there is such a place."""
    commune = _there(units.communes(day).filter(name=COMMUNE).first())
    hosts = (_body(commune, PARTY, day), _body(commune, GOVERNMENT, day))
    return Place(commune, _body(commune, OFFICE, day), hosts)


def _body(commune: Unit, code: str, day: date) -> Unit:
    return _there(units.body(commune, code, day))


def _there(unit: Unit | None) -> Unit:
    if unit is None:
        raise NotFound("base.not-found")
    return unit


@dataclass(frozen=True, slots=True)
class FirstOwed:
    """What today's dialogue gave the nearest date to."""

    number: int
    unit: str
    due_on: date
    is_open: bool
    said: bool  # by the asker: not kept

    def is_missed(self, today: date) -> bool:
        return self.is_open and self.due_on < today


def first_owed(meeting: Meeting) -> FirstOwed | None:
    """The date that the play waits for."""
    given = [one for one in owed.of(meeting) if one.kind == CarriedKind.QUESTION]
    if not given:
        return None
    one = min(given, key=lambda one: (one.commitment.due_on, one.number))
    return FirstOwed(
        one.number,
        one.unit.name,
        one.commitment.due_on,
        one.is_open,
        Unkept.objects.filter(commitment=one.commitment).exists(),
    )


def played(key: str) -> Meeting | None:
    """The meeting of a scene that was played."""
    return meetings.with_key(key)


def last_time(*, by: Actor, at: datetime) -> Meeting:
    """Scene 1: the minutes of the last dialogue, with what is still owed from it."""
    today = calendar.day_of(at)
    here, held_on = place(today), today - timedelta(days=200)
    soon, later = _due(today, 20), _due(today, 30)
    text = LAST_LINES.format(soon=vn_date(soon), later=vn_date(later))
    economy = here.body("kinh-te", today)
    still = [
        StillOwed("Sửa đường vào thôn Múc", economy, soon),
        StillOwed("Xử lý nước sinh hoạt thôn Cốc Sâm", economy, later),
    ]
    new = NewMeeting(
        key=LAST,
        kind=MeetingKind.DIALOGUE,
        title="Đối thoại của người đứng đầu cấp ủy, chính quyền xã với Nhân dân, lần trước",
        unit=here.office,
        hosts=here.hosts,
        areas=(here.commune,),
    )
    past = PastMeeting(new=new, held_on=held_on, source="Biên bản giấy của Văn phòng xã")
    old = OldMeeting(past=past, lines=read_lines(text), owed=still)
    return actions.record_history(old=old, by=by, at=at)


def announce(*, by: Actor, at: datetime) -> Meeting:
    """Scene 2: today's dialogue, announced in time as the law asks; its hall has a code, it begins."""
    here, before = place(calendar.day_of(at)), at - TOLD_BEFORE
    new = NewMeeting(
        key=TODAY,
        kind=MeetingKind.DIALOGUE,
        title="Đối thoại của Bí thư Đảng ủy, Chủ tịch UBND xã với Nhân dân",
        unit=here.office,
        hosts=here.hosts,
        areas=(here.commune,),
        starts=at + timedelta(minutes=30),
        ends=at + timedelta(hours=3),
        place="Hội trường UBND xã",
        subject="Đường sá, nước sạch, đất đai, hỗ trợ tái định cư",
    )
    meeting = played(TODAY) or actions.record_meeting(new=new, by=by, at=before)
    if meeting.state == MeetingState.PLANNED:
        meeting = actions.announce(meeting=meeting, by=by, at=before)
    actions.prepare_hall(meeting=meeting, by=by, at=at)
    if meeting.state == MeetingState.ANNOUNCED:
        meeting = actions.start(meeting=meeting, by=by, at=at)
    return meeting


def ask(*, by: Actor, at: datetime) -> list[Received]:
    """Scene 3: eleven telephones; each gets its receipt. Asked again, the same receipts."""
    meeting = needed(TODAY)
    return [
        actions.ask(
            meeting=meeting,
            asked=Asked(key=f"trinh-dien-{number}", text=one.text, way=Way.HALL),
            by=stranger(act=by.act),
            at=at,
        )
        for number, one in enumerate(QUESTIONS, start=1)
    ]


def answer(*, by: Actor, at: datetime) -> None:
    """Scene 4: each is shown and ended, as the chair said it."""
    today = calendar.day_of(at)
    here, meeting = place(today), needed(TODAY)
    for question in questions.questions(meeting):
        spoken = next((one for one in QUESTIONS if one.text == question.voice.text), None)
        if spoken is None or question.outcome:
            continue
        if not question.shown:
            question = actions.show(
                question=question, shown=spoken.text, seen=question.version, by=by, at=at
            )
        if spoken.answer:
            actions.answer_on_spot(question=question, answer=spoken.answer, by=by, at=at)
        elif spoken.why:
            actions.put_outside(question=question, why=spoken.why, by=by, at=at)
        else:
            unit = here.body(spoken.body, today)
            due_on = _due(today, spoken.days)
            actions.assign(question=question, unit=unit, due_on=due_on, by=by, at=at)


def close(*, by: Actor, at: datetime) -> Meeting:
    """Scene 5: the meeting ends, its minutes are closed and, masked, published."""
    meeting = needed(TODAY)
    if meeting.state == MeetingState.OPEN:
        heads = tuple(Head(one.unit, in_person=True) for one in meeting.hosts.all())
        held = Held(on=calendar.day_of(at), heads=heads)
        meeting = actions.end(meeting=meeting, held=held, by=by, at=at)
    if meeting.state == MeetingState.HELD:
        actions.close_minutes(meeting=meeting, by=by, at=at)
        meeting = needed(TODAY)
    lines = {one.name: one.masked for one in public_minutes.fields_of(meeting)}
    row = actions.prepare_public(meeting=meeting, masked=Masked(lines), by=by, at=at)
    if row.page is None:
        seen = public_minutes.digest(meeting, row)
        actions.publish_minutes(meeting=meeting, seen=seen, by=by, at=at)
    return meeting


def next_time(*, by: Actor, at: datetime) -> Meeting:
    """Last scene: the next dialogue of the same hosts; it opens with whatever is still owed."""
    here = place(calendar.day_of(at))
    new = NewMeeting(
        key=NEXT,
        kind=MeetingKind.DIALOGUE,
        title="Đối thoại của Bí thư Đảng ủy, Chủ tịch UBND xã với Nhân dân, lần sau",
        unit=here.office,
        hosts=here.hosts,
        areas=(here.commune,),
        starts=_morning_after(at),
        place="Hội trường UBND xã",
    )
    meeting = played(NEXT) or actions.record_meeting(new=new, by=by, at=at)
    if meeting.state == MeetingState.PLANNED:
        meeting = actions.announce(meeting=meeting, by=by, at=at)
    return meeting


def needed(key: str) -> Meeting:
    """A scene that must have been played before."""
    meeting = played(key)
    if meeting is None:
        raise NotFound("base.not-found")
    return meeting


def _morning_after(at: datetime) -> datetime:
    """Eight o'clock of the first working day from ten days on."""
    day = rules.calendar_on().next_working(calendar.day_of(at) + timedelta(days=10))
    return calendar.start_of_day(day) + timedelta(hours=8)


def _due(day: date, days: int) -> date:
    return deadlines.due(day, Amount(days, deadlines.Unit.WORKING), rules.calendar_on()).due_on
