"""The line of a day: booked ahead under a code, numbered on arrival, called, missed."""

import os
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit
from hoiam.core import calendar, codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import vn_date
from hoiam.meetings.models import Meeting, MeetingKind
from hoiam.reception import policies, queries
from hoiam.reception.actions import _shared
from hoiam.reception.models import Turn
from hoiam.units.models import Unit
from hoiam.voices import queries as voices
from hoiam.voices.told import phone_of

MOST_A_DAY = 60  # house rule: more than one desk can hear in a day
MOST_PEOPLE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place that somebody asks for: nothing about the matter, a name only if they like."""

    key: str
    body: Unit
    day: date
    session: Meeting | None = None
    people: int = 1
    name: str = ""
    phone: str = ""
    hour: time | None = None


@transaction.atomic
def book_turn(*, wanted: Wanted, by: Actor, at: datetime) -> Turn:
    """A place in the line of a reception day: anybody for themselves, a clerk for who stands
    there. The same form again gives the same place."""
    if by.is_officer:
        policies.check_can_line_up(wanted.body, by)
    key = voices.token_hash(wanted.key)
    known = Turn.objects.filter(key=key).first()
    if known is not None:
        return known
    today = calendar.day_of(at)
    _check(wanted, today, by)
    turn = Turn(
        code=_new_code(),
        key=key,
        body=wanted.body,
        day=wanted.day,
        session=wanted.session,
        hour=wanted.hour,
        people=wanted.people,
        name=_shared.plain(wanted.name, field="name")[:120],
        phone=phone_of(wanted.phone),
        booked_at=at,
        booked_by=by.code,
    )
    turn.save(force_insert=True)
    audit.record(
        "reception.turn.booked",
        subject=(queries.TURN, turn.code),
        by=by,
        at=at,
        details={"body": wanted.body.name, "day": vn_date(wanted.day)},
    )
    return turn


def _new_code() -> str:
    """Of the alphabet that people read aloud; the same letters stand in front of no receipt."""
    return codes.new_reference(queries.TURN_LETTERS, os.urandom)


def _check(wanted: Wanted, today: date, by: Actor) -> None:
    if not 1 <= wanted.people <= MOST_PEOPLE:
        raise Invalid("reception.people-odd", field="people", most=MOST_PEOPLE)
    if wanted.day < today:
        raise Invalid("reception.day-over", field="day", day=vn_date(wanted.day))
    if wanted.session is not None and wanted.session.kind != MeetingKind.RECEPTION:
        raise Invalid("reception.session-odd", field="day")
    if not by.is_officer and wanted.session is None:
        raise Invalid("reception.session-odd", field="day")
    waiting = Turn.objects.filter(body=wanted.body, day=wanted.day, cancelled_at__isnull=True)
    if waiting.count() >= MOST_A_DAY:
        raise WrongState("reception.day-full", day=vn_date(wanted.day), most=MOST_A_DAY)


def _locked(turn: Turn) -> Turn:
    found: Turn = (
        Turn.objects.select_for_update(of=("self",)).select_related("body").get(pk=turn.pk)
    )
    return found


@transaction.atomic
def arrive(*, turn: Turn, by: Actor, at: datetime) -> Turn:
    """Who was expected is there, or somebody came without booking: the next number of the day."""
    turn = _locked(turn)
    policies.check_can_line_up(turn.body, by)
    if turn.arrived_at is not None or turn.cancelled_at is not None:
        raise WrongState("reception.turn-over", turn=turn.code)
    turn.arrived_at, turn.arrived_by = at, by.code
    turn.missed_at, turn.missed_by = None, ""  # late is not absent

    def write(number: int) -> None:
        turn.number = number
        turn.save()

    rows = Turn.objects.filter(body=turn.body, day=turn.day)
    _shared.numbered(write, lambda: rows.aggregate(last=Max("number"))["last"] or 0)
    audit.record(
        "reception.turn.arrived",
        subject=(queries.TURN, turn.code),
        by=by,
        at=at,
        details={"number": turn.number},
    )
    return turn


@transaction.atomic
def call_turn(*, turn: Turn, by: Actor, at: datetime) -> Turn:
    """Its number stands on the screen of the waiting room. Calling again is calling again."""
    turn = _locked(turn)
    policies.check_can_line_up(turn.body, by)
    if turn.number is None or turn.visit_id is not None:
        raise WrongState("reception.turn-over", turn=turn.code)
    turn.called_at, turn.called_by = at, by.code
    turn.missed_at, turn.missed_by = None, ""
    turn.save()
    audit.record(
        "reception.turn.called",
        subject=(queries.TURN, turn.code),
        by=by,
        at=at,
        details={"number": turn.number},
    )
    return turn


@transaction.atomic
def miss_turn(*, turn: Turn, by: Actor, at: datetime) -> Turn:
    """Nobody came. Whoever arrives later the same day is given a number all the same."""
    turn = _locked(turn)
    policies.check_can_line_up(turn.body, by)
    if turn.visit_id is not None or turn.cancelled_at is not None or turn.missed_at is not None:
        raise WrongState("reception.turn-over", turn=turn.code)
    turn.missed_at, turn.missed_by = at, by.code
    turn.save()
    audit.record(
        "reception.turn.missed", subject=(queries.TURN, turn.code), by=by, at=at, details={}
    )
    return turn


@transaction.atomic
def cancel_turn(*, turn: Turn, by: Actor, at: datetime) -> Turn:
    """The person does not come, or asked the desk to say so. With the code anybody may."""
    turn = _locked(turn)
    if by.is_officer:
        policies.check_can_line_up(turn.body, by)
    if turn.arrived_at is not None or turn.cancelled_at is not None:
        raise WrongState("reception.turn-over", turn=turn.code)
    turn.cancelled_at, turn.cancelled_by = at, by.code
    turn.name, turn.phone = "", ""
    turn.save()
    audit.record(
        "reception.turn.cancelled", subject=(queries.TURN, turn.code), by=by, at=at, details={}
    )
    return turn
